"""Lights: 绿 黄 红 灰 and 办结, computed from facts and the day, never stored.

The default thresholds are custom among supervision offices, not law; an office may change them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from supervisor_app.domain.light import Light as Light
from supervisor_app.domain.model import DONE_STATES, IDLE_STATES, Milestone, Task, TaskState
from supervisor_app.domain.progress import expected_progress
from supervisor_app.domain.workdays import WorkCalendar


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


class Clause(StrEnum):
    """The line of the rule that decides a light, in the rule's order."""

    DONE = "done"
    RESTING = "resting"
    NOT_ASSIGNED = "not_assigned"
    NOT_BEGUN = "not_begun"
    CLAIMED_DONE = "claimed_done"
    PAST_DUE = "past_due"
    FAR_BEHIND = "far_behind"
    NEAR_DUE = "near_due"
    BEHIND = "behind"
    REPORT_MISSING = "report_missing"
    ON_SCHEDULE = "on_schedule"


LIGHT_OF = {
    Clause.DONE: Light.DONE,
    Clause.RESTING: Light.GREY,
    Clause.NOT_ASSIGNED: Light.GREY,
    Clause.NOT_BEGUN: Light.GREY,
    Clause.CLAIMED_DONE: Light.GREEN,
    Clause.PAST_DUE: Light.RED,
    Clause.FAR_BEHIND: Light.RED,
    Clause.NEAR_DUE: Light.YELLOW,
    Clause.BEHIND: Light.YELLOW,
    Clause.REPORT_MISSING: Light.YELLOW,
    Clause.ON_SCHEDULE: Light.GREEN,
}


def light_at(
    task: Task,
    today: date,
    expected: float | None,
    near: int | None,
    rule: LightRule,
    report_missing: bool,
    attained: float | None = None,
) -> Light:
    """The light from known figures, as `clause_at`."""
    return LIGHT_OF[clause_at(task, today, expected, near, rule, report_missing, attained)]


def clause_at(
    task: Task,
    today: date,
    expected: float | None,
    near: int | None,
    rule: LightRule,
    report_missing: bool,
    attained: float | None = None,
) -> Clause:
    """What decides the light: `expected` points, and `near`, working days after `today` to the due date.

    `attained`: points by the task's indicators, compared with `expected` in the place of the reported progress.
    """
    before = _before_the_gap(task, today)
    if before is not None:
        return before
    reached = attained if attained is not None else task.progress or 0.0
    gap = 0.0 if expected is None else round(expected - reached, 9)  # as floats, ninths would fall short of a threshold
    if gap > rule.red_gap:
        return Clause.FAR_BEHIND
    if near is not None and near <= rule.near_days:
        return Clause.NEAR_DUE
    if gap >= rule.yellow_gap:
        return Clause.BEHIND
    return Clause.REPORT_MISSING if report_missing else Clause.ON_SCHEDULE


def _before_the_gap(task: Task, today: date) -> Clause | None:
    """The lines of the rule that ask for no progress."""
    if task.state in DONE_STATES:
        return Clause.DONE
    if task.state in IDLE_STATES:
        return Clause.NOT_ASSIGNED if task.state is TaskState.REGISTERED else Clause.RESTING
    if task.assigned_on is None:
        return Clause.NOT_ASSIGNED
    if today < task.assigned_on:
        return Clause.NOT_BEGUN
    if task.state is TaskState.CLAIMED_DONE or (task.progress or 0.0) >= 100:
        return Clause.CLAIMED_DONE
    return Clause.PAST_DUE if is_past_due(task, today) else None


def is_past_due(task: Task, today: date) -> bool:
    """Whether the due date lies before `today`, whatever the task's state."""
    return task.due is not None and task.due < today
