"""Lights: 绿 黄 红 灰 and 办结, computed from facts and the day, never stored.

The default thresholds are custom among supervision offices, not law; an office may change them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from supervisor_app.domain.model import DONE_STATES, IDLE_STATES, Milestone, Task, TaskState
from supervisor_app.domain.progress import expected_progress
from supervisor_app.domain.workdays import WorkCalendar


class Light(StrEnum):
    """How a task stands; listed worst first, which is also the order on the board."""

    RED = "red"
    YELLOW = "yellow"
    GREEN = "green"
    GREY = "grey"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class LightRule:
    """Thresholds: working days before the due date that turn yellow, points behind for yellow and for red."""

    near_days: int = 3
    yellow_gap: float = 10.0
    red_gap: float = 30.0


def task_light(
    task: Task,
    today: date,
    calendar: WorkCalendar,
    rule: LightRule = LightRule(),
    milestones: Sequence[Milestone] = (),
    report_missing: bool = False,
) -> Light:
    """The light of `task` on `today`; `report_missing`: the last closed reporting period has no report."""
    expected = expected_progress(task, today, calendar, milestones)
    near = None if task.due is None else calendar.between(today, task.due)
    return light_at(task, today, expected, near, rule, report_missing)


def light_at(
    task: Task, today: date, expected: float | None, near: int | None, rule: LightRule, report_missing: bool
) -> Light:
    """The light from known figures: `expected` points, and `near`, working days after `today` to the due date."""
    if task.state in DONE_STATES:
        return Light.DONE
    if task.state in IDLE_STATES or task.assigned_on is None or today < task.assigned_on:
        return Light.GREY
    progress = task.progress or 0.0
    if task.state is TaskState.CLAIMED_DONE or progress >= 100:
        return Light.GREEN
    gap = 0.0 if expected is None else expected - progress
    if is_past_due(task, today) or gap > rule.red_gap:
        return Light.RED
    soon = near is not None and near <= rule.near_days
    return Light.YELLOW if soon or gap >= rule.yellow_gap or report_missing else Light.GREEN


def is_past_due(task: Task, today: date) -> bool:
    """Whether the due date lies before `today`, whatever the task's state."""
    return task.due is not None and task.due < today
