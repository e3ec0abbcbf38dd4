"""Decomposition (任务分解): subtasks for units, stages or months, and a parent's progress from theirs."""

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from supervisor_app.domain.draft import DraftTask
from supervisor_app.domain.model import DONE_STATES, Task, TaskState

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PartProgress:
    """What a subtask adds to its parent: its weight, its points (None: never reported) and its state."""

    weight: float
    progress: float | None
    state: TaskState


def rolled_up(parts: Iterable[PartProgress]) -> float | None:
    """The parent's points (0–100) by weight; cancelled parts do not count, done ones have 100. None without parts."""
    counted = [part for part in parts if part.state is not TaskState.CANCELLED]
    total = sum(part.weight for part in counted)
    if total <= 0:
        return None
    return sum(part.weight * _points(part) for part in counted) / total


def _points(part: PartProgress) -> float:
    return 100.0 if part.state in DONE_STATES else part.progress or 0.0


def is_open_part(state: TaskState) -> bool:
    """Whether a subtask in this state keeps its parent from being done."""
    return state not in DONE_STATES | {TaskState.CANCELLED}


def parts_by_units(task: Task, units: Sequence[str]) -> list[DraftTask]:
    """One subtask a unit, all with the parent's matter and due date."""
    return [replace(_part(task), title=f"{task.title}（{unit}）", lead=(unit,)) for unit in units]


def parts_by_stages(task: Task, stages: Sequence[tuple[str, date, float]], lead: Sequence[str]) -> list[DraftTask]:
    """One subtask a stage, given as name, due date and weight."""
    return [
        replace(_part(task), title=f"{task.title}：{name}", due=due, original_due=due, weight=weight, lead=tuple(lead))
        for name, due, weight in stages
    ]


def parts_by_months(task: Task, start: date, until: date, lead: Sequence[str]) -> list[DraftTask]:
    """One subtask a calendar month from `start` to `until`, each due on the month's last day, the last one `until`."""
    ends = []
    while start <= until:
        last = start.replace(day=calendar.monthrange(start.year, start.month)[1])
        ends.append(min(last, until))
        start = last + _ONE_DAY
    years = {end.year for end in ends}
    return [
        replace(
            _part(task),
            title=f"{task.title}（{f'{end.year}年' if len(years) > 1 else ''}{end.month}月）",
            due=end,
            original_due=end,
            lead=tuple(lead),
        )
        for end in ends
    ]


def _part(task: Task) -> DraftTask:
    state = TaskState.REGISTERED if task.state is TaskState.REGISTERED else TaskState.ASSIGNED
    return DraftTask(
        task.title,
        state=state,
        assigned_on=task.assigned_on,
        due=task.due,
        original_due=task.due,
        cycle=task.cycle,
        cycle_day=task.cycle_day,
        basis=task.basis,
        approver=task.approver,
        approved_on=task.approved_on,
        sponsor=task.sponsor,
        supervision=task.supervision,
        urgency=task.urgency,
    )
