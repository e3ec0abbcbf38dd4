"""What to do today, as a snapshot reads it, and the lights of the last months it leans on."""

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cached_property

from supervisor_app.domain.changes import Changes
from supervisor_app.domain.lights import Light
from supervisor_app.domain.papers.due_papers import DueCount
from supervisor_app.domain.papers.escalation import Condition
from supervisor_app.domain.papers.notice import NoticeKind
from supervisor_app.domain.papers.planning import Plans, plan_notices
from supervisor_app.domain.past import AMISS, Plan, month_ends, past_lights
from supervisor_app.domain.standing import TaskLine
from supervisor_app.domain.today.day_news import DayNews
from supervisor_app.domain.today.todo import TodoGround, TodoItem, claims_done
from supervisor_app.domain.today.todo_list import TodoList
from supervisor_app.store import life_queries, queries
from supervisor_app.store.day_news import read_day_news
from supervisor_app.store.past_readings import past_points
from supervisor_app.store.readings import Readings


class TodoReadings(Readings):
    """The part of a snapshot that says what to do: read once, then looked at again only where a command changed it."""

    @cached_property
    def past(self) -> dict[int, tuple[Light, ...]]:
        """Lights at the ends of the last months, newest first, of every task that is red or yellow now."""
        return read_past(self, self.lines.values())

    @cached_property
    def put_off(self) -> dict[int, date]:
        """The day the due date of a task was last put off, where it was."""
        return life_queries.put_off(self.ledger.db)

    @cached_property
    def todo_list(self) -> TodoList:
        """What to do today by group, the same object as long as only single tasks change."""
        return TodoList(self._todo_ground())

    @property
    def todo(self) -> list[TodoItem]:
        """What to do today, group by group."""
        return self.todo_list.items

    @cached_property
    def due_papers(self) -> DueCount:
        """How many 督办通知单 are due."""
        return DueCount(self._due(self.lines.values()))

    @cached_property
    def day_before(self) -> DayNews:
        """What was done since the last working day, today left out; the history of days past does not change."""
        since = self.yardstick.calendar.back(self.today - timedelta(days=1), 0)
        return read_day_news(self.ledger.db, since, self.today)

    def _look_again(self, task_ids: Iterable[int], changes: Changes) -> None:
        """Keep up what was read with a command that changed these tasks, and papers at most besides."""
        if not {"past", "due_papers"} & self.__dict__.keys():
            return
        if "put_off" in self.__dict__:
            for task_id in task_ids:
                self.put_off.pop(task_id, None)
            self.put_off.update(life_queries.put_off(self.ledger.db, list(task_ids)))
        touched = [self.lines[task_id] for task_id in task_ids if task_id in self.lines]
        if "past" in self.__dict__:
            for task_id in task_ids:
                self.past.pop(task_id, None)
            self.past.update(read_past(self, touched))
        if "todo_list" in self.__dict__:
            self.todo_list.renew(self._todo_ground(), task_ids)
        if Changes.NOTICES & changes:
            self.__dict__.pop("due_papers", None)
        elif "due_papers" in self.__dict__:
            self.due_papers.renew(task_ids, self._due(touched))

    def _due(self, lines: Iterable[TaskLine]) -> Plans:
        repeat_days = self.office.repeat_days
        return plan_notices(NoticeKind.SUPERVISION, lines, self.units, self.notices, self.yardstick, repeat_days)

    def _todo_ground(self) -> TodoGround:
        office, db = self.office, self.ledger.db
        return TodoGround(
            lines=self.lines,
            notices=self.notices,
            units={unit.id: unit.name for unit in self.units.values()},
            yardstick=self.yardstick,
            extensions=life_queries.pending_extensions(db),
            look_backs=life_queries.planned_look_backs(db),
            reviews=life_queries.undecided_reviews(db),
            past=self.past,
            due_since=self.put_off,
            ladder=office.ladder,
            stale_days=office.stale_days,
        )


def read_past(snapshot: TodoReadings, lines: Iterable[TaskLine]) -> dict[int, tuple[Light, ...]]:
    """The past lights of those of the lines that are red or yellow; nothing where the ladder asks for none."""
    times = (rung.count - 1 for rung in snapshot.office.ladder if rung.condition in _REPEATED)
    days = month_ends(snapshot.today, max(times, default=0))
    chosen = [line for line in lines if line.light in AMISS and not claims_done(line.task)]
    if not days or not chosen:
        return {}
    db, ids = snapshot.ledger.db, [line.task.id for line in chosen]
    extensions = defaultdict(list)
    for extension in life_queries.granted_extensions(db, ids):
        extensions[extension.task_id].append(extension)
    measured = queries.indicators(db, "task_id IN (SELECT value FROM json_each(?))", json.dumps(ids))
    points = past_points(db, ids, days)
    found = {}
    for line in chosen:
        task = line.task
        plan = Plan(line.milestones, measured.get(task.id, ()), extensions.get(task.id, ()))
        found[task.id] = tuple(past_lights(task, points[task.id], snapshot.yardstick, plan))
    return found


_REPEATED = {Condition.RED_TIMES, Condition.YELLOW_TIMES}
