"""What the ledger says on a day, read once and again only where a command changed it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from supervisor_app.domain.carried import Carried
from supervisor_app.domain.changes import Changes
from supervisor_app.domain.model import Meeting, Milestone, ProgressReport, Unit
from supervisor_app.domain.papers.drafting import Ground
from supervisor_app.domain.papers.notice import DocumentNumber, NoticeKind
from supervisor_app.domain.papers.planning import Plans, plan_notices
from supervisor_app.domain.review import ReviewDraft
from supervisor_app.domain.standing import TaskLine
from supervisor_app.store import carrying, queries, review
from supervisor_app.store.ledger import Done, Ledger
from supervisor_app.store.life_readings import LifeReadings
from supervisor_app.store.recent_readings import RecentReadings
from supervisor_app.store.reporting import ReportingReadings
from supervisor_app.store.todo_readings import TodoReadings

_ASIDE = Changes.DRAFTS | Changes.FILES | Changes.PROBLEMS | Changes.PROJECTS | Changes.CONTACTS
# Cached reading → the kinds of facts it depends on.
_DEPENDS = {
    "office": Changes.SETTINGS,
    "yardstick": Changes.SETTINGS,
    "units": Changes.UNITS,
    "lines": Changes.TASKS | Changes.UNITS | Changes.REPORTS | Changes.MEETINGS | Changes.SETTINGS,
    "meetings": Changes.MEETINGS,
    "problems": Changes.PROBLEMS,
    "projects": Changes.PROJECTS,
    "notices": Changes.NOTICES | Changes.UNITS,
    "unit_lines": Changes.TASKS | Changes.UNITS | Changes.REPORTS | Changes.SETTINGS,
    "_led": Changes.TASKS | Changes.UNITS,
    "last_due": Changes.TASKS | Changes.SETTINGS,
    "past": Changes.TASKS | Changes.UNITS | Changes.REPORTS | Changes.LIFE | Changes.SETTINGS,
    "_recent": Changes.TASKS | Changes.UNITS | Changes.REPORTS | Changes.LIFE | Changes.SETTINGS,
    "put_off": Changes.TASKS | Changes.UNITS | Changes.REPORTS | Changes.LIFE | Changes.SETTINGS,
    "todo_list": Changes.ALL & ~_ASIDE,
    "due_papers": Changes.ALL & ~_ASIDE,
    "day_before": Changes.SETTINGS,
}
# Looked at again in place.
_KEPT = frozenset({"lines", "unit_lines", "_led", "last_due", "past", "put_off", "todo_list", "due_papers", "_recent"})
_SMALL = 500  # this many changed tasks are read one by one; more, and everything is read again
# Kinds of facts whose change leaves all other tasks as they are.
_WITHIN = Changes.ALL & ~(Changes.UNITS | Changes.MEETINGS | Changes.SETTINGS)


@dataclass
class Snapshot(LifeReadings, RecentReadings, ReportingReadings, TodoReadings):
    """Cached readings of an open ledger for `today`."""

    ledger: Ledger
    today: date

    def reports(self, task_id: int) -> list[ProgressReport]:
        """Every report on a task, newest first, corrected ones included."""
        return queries.reports(self.ledger.db, task_id)

    def milestones(self, task_id: int) -> list[Milestone]:
        """A task's milestones by date."""
        return queries.milestones(self.ledger.db, task_id)

    def carried(self, task_ids: Collection[int] | None = None) -> Carried:
        """What the ledger's workbook carries besides its tasks, or besides those chosen."""
        return carrying.carried(self.ledger.db, task_ids)

    def journal(self, task_id: int | None = None, limit: int = 500) -> list[dict[str, Any]]:
        """History rows (id, at, actor, action, task_id, changes as JSON, hash), newest first."""
        return queries.journal(self.ledger.db, task_id, limit)

    def next_number(self, kind: NoticeKind = NoticeKind.SUPERVISION, day: date | None = None) -> DocumentNumber:
        """The number the next paper of a kind gets, dated today or on `day`."""
        numbering, code = self.office.code_of(kind)
        return queries.next_number(self.ledger.db, code, (day or self.today).year, numbering)

    def ground(
        self, unit: Unit | None = None, lines: Iterable[TaskLine] = (), meeting: Meeting | None = None
    ) -> Ground:
        """What a paper on these matters, to this unit (None: to many or upwards), is made of."""
        return Ground(
            office=self.office,
            yardstick=self.yardstick,
            unit=unit,
            lines=tuple(lines),
            notices=tuple(self.notices),
            unit_lines=tuple(self.unit_lines),
            every_line=tuple(self.lines.values()),
            meeting=meeting,
            units=self.units,
            meetings={meeting.id: meeting for meeting in self.meetings},
        )

    def drafts(self, meeting_id: int) -> list[ReviewDraft]:
        """The drafts of a speech under review, by their place in it."""
        return review.drafts(self.ledger.db, meeting_id)

    def source_of(self, task_id: int) -> ReviewDraft | None:
        """The draft a task was made of, with the place of its sentence; None for a task of another origin."""
        return review.source_of(self.ledger.db, task_id)

    def plans(
        self, kind: NoticeKind, unit_ids: frozenset[int] | None = None, task_ids: frozenset[int] | None = None
    ) -> Plans:
        """Papers of a kind that are due, of all units or of those chosen; with `task_ids`, on the matters chosen."""
        planned = plan_notices(
            kind, self._concerned(unit_ids), self.units, self.notices, self.yardstick, self.office.repeat_days, task_ids
        )
        if unit_ids is None:
            return planned
        kept = tuple(plan for plan in planned.plans if plan.unit.id in unit_ids)
        return Plans(kept, tuple(line for line in planned.repeated if unit_ids & set(line.task.lead)))

    def _concerned(self, unit_ids: frozenset[int] | None) -> Iterable[TaskLine]:
        """The tasks these units lead, in order of number; all where none are named."""
        if unit_ids is None:
            return self.lines.values()
        if len(unit_ids) == 1:
            return self.led_by(*unit_ids)
        return (line for line in self.lines.values() if not unit_ids.isdisjoint(line.task.lead))

    def forget(self, done: Done) -> None:
        """Drop the readings a command made old; what depends on a few changed tasks or on papers is looked at again."""
        touches_lines = bool(done.changes & _DEPENDS["lines"])
        few = done.changes in _WITHIN and len(done.tasks) <= _SMALL and bool(done.tasks or not touches_lines)
        for name, kinds in _DEPENDS.items():
            if kinds & done.changes and not (few and name in _KEPT):
                self.__dict__.pop(name, None)
        if few:
            self._judge_again(done.tasks)
            measured = "lines" not in self.__dict__ or not touches_lines or self._measure_again(done.tasks)
            if measured and done.changes & _DEPENDS["todo_list"]:
                self._look_again(done.tasks, done.changes)

    def turn_to(self, today: date) -> None:
        """Measure by another day from now on."""
        self.today = today
        for name in _DEPENDS:
            self.__dict__.pop(name, None)

    def _measure_again(self, task_ids: frozenset[int]) -> bool:
        """Measure these tasks in place; False when there are other tasks than before, and so all is to be read."""
        marks = ", ".join("?" * len(task_ids))
        fresh = queries.task_lines(self.ledger.db, self.yardstick, f"id IN ({marks})", *task_ids)
        before = [self.lines[line.task.id] for line in fresh if line.task.id in self.lines]
        if len(before) != len(task_ids):
            for name in _KEPT:
                self.__dict__.pop(name, None)
            return False
        self.lines.update({line.task.id: line for line in fresh})
        self._count_again(before, fresh)
        return True
