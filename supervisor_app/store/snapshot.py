"""What the ledger says on a day, read once and again only where a command changed it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from supervisor_app.domain.changes import Changes
from supervisor_app.domain.drafting import Ground
from supervisor_app.domain.lights import Light
from supervisor_app.domain.model import Meeting, Milestone, ProgressReport, Unit
from supervisor_app.domain.notice import DocumentNumber, Notice, NoticeKind
from supervisor_app.domain.office import OfficeSettings
from supervisor_app.domain.planning import Plans, plan_notices
from supervisor_app.domain.review import ReviewDraft
from supervisor_app.domain.standing import TaskLine, UnitLine, Yardstick, unit_lines
from supervisor_app.domain.todo import TodoItem
from supervisor_app.store import queries, review
from supervisor_app.store.ledger import Done, Ledger
from supervisor_app.store.life_readings import LifeReadings
from supervisor_app.store.office import read_office
from supervisor_app.store.reporting import ReportingReadings
from supervisor_app.store.todo_readings import read_past, read_todo

# Cached reading → the kinds of facts it depends on.
_DEPENDS = {
    "office": Changes.SETTINGS,
    "yardstick": Changes.SETTINGS,
    "units": Changes.UNITS,
    "lines": Changes.TASKS | Changes.UNITS | Changes.REPORTS | Changes.MEETINGS | Changes.SETTINGS,
    "meetings": Changes.MEETINGS,
    "notices": Changes.NOTICES | Changes.UNITS,
    "unit_lines": Changes.TASKS | Changes.UNITS | Changes.REPORTS | Changes.SETTINGS,
    "past": Changes.TASKS | Changes.UNITS | Changes.REPORTS | Changes.LIFE | Changes.SETTINGS,
    "todo": Changes.ALL,
}
_SMALL = 50  # this many changed tasks are read one by one; more, and everything is read again


_WITHIN = Changes.TASKS | Changes.REPORTS | Changes.LIFE | Changes.FILES  # leave all other tasks as they are


@dataclass
class Snapshot(LifeReadings, ReportingReadings):
    """Cached readings of an open ledger for `today`."""

    ledger: Ledger
    today: date

    @cached_property
    def office(self) -> OfficeSettings:
        """The office's settings."""
        return read_office(self.ledger.db)

    @cached_property
    def yardstick(self) -> Yardstick:
        """What lights are measured with."""
        return self.office.yardstick(self.today)

    @cached_property
    def units(self) -> Mapping[int, Unit]:
        """Every unit by id, in order of name."""
        return queries.units(self.ledger.db)

    @cached_property
    def lines(self) -> dict[int, TaskLine]:
        """Every task measured, by id, in order of number."""
        return {line.task.id: line for line in queries.task_lines(self.ledger.db, self.yardstick)}

    @cached_property
    def unit_lines(self) -> list[UnitLine]:
        """Units that lead a task, worst first."""
        return unit_lines(self.units, self.lines.values(), self.office.light_names)

    @cached_property
    def notices(self) -> list[Notice]:
        """The register of papers, newest first."""
        return queries.notices(self.ledger.db)

    @cached_property
    def meetings(self) -> list[Meeting]:
        """Every meeting, the latest first."""
        return queries.meetings(self.ledger.db)

    @cached_property
    def past(self) -> dict[int, tuple[Light, ...]]:
        """Lights at the ends of the last months, newest first, of every task that is red or yellow now."""
        return read_past(self, self.lines.values())

    @cached_property
    def todo(self) -> list[TodoItem]:
        """What to do today, group by group."""
        return read_todo(self)

    def reports(self, task_id: int) -> list[ProgressReport]:
        """Every report on a task, newest first, corrected ones included."""
        return queries.reports(self.ledger.db, task_id)

    def milestones(self, task_id: int) -> list[Milestone]:
        """A task's milestones by date."""
        return queries.milestones(self.ledger.db, task_id)

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
            kind, self.lines.values(), self.units, self.notices, self.yardstick, self.office.repeat_days, task_ids
        )
        if unit_ids is None:
            return planned
        kept = tuple(plan for plan in planned.plans if plan.unit.id in unit_ids)
        return Plans(kept, tuple(line for line in planned.repeated if unit_ids & set(line.task.lead)))

    def forget(self, done: Done) -> None:
        """Drop the readings a command made old; a few changed tasks are measured again in place."""
        few = done.changes in _WITHIN and 0 < len(done.tasks) <= _SMALL
        for name, kinds in _DEPENDS.items():
            if kinds & done.changes and not (name in {"lines", "past"} and few):
                self.__dict__.pop(name, None)
        if few and "lines" in self.__dict__:
            self._measure_again(done.tasks)

    def turn_to(self, today: date) -> None:
        """Measure by another day from now on."""
        self.today = today
        for name in _DEPENDS:
            self.__dict__.pop(name, None)

    def _measure_again(self, task_ids: frozenset[int]) -> None:
        marks = ", ".join("?" * len(task_ids))
        fresh = queries.task_lines(self.ledger.db, self.yardstick, f"id IN ({marks})", *task_ids)
        found = {line.task.id: line for line in fresh}
        for task_id in task_ids - found.keys():
            self.lines.pop(task_id, None)
        if found.keys() <= self.lines.keys():
            self.lines.update(found)
        else:
            del self.__dict__["lines"]
        if "past" in self.__dict__:
            for task_id in task_ids:
                self.past.pop(task_id, None)
            self.past.update(read_past(self, found.values()))
