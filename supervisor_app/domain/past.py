"""The lights of a task at the ends of the last months, worked out anew from its facts; no light is ever stored."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from supervisor_app.domain.life.extension import Extension, ExtensionState
from supervisor_app.domain.lights import LIGHT_OF, Light, clause_at
from supervisor_app.domain.model import DONE_STATES, Milestone, Task, TaskState
from supervisor_app.domain.progress import attained_points, expected_progress
from supervisor_app.domain.reports.indicators import Indicator
from supervisor_app.domain.standing import Yardstick

AMISS = frozenset({Light.RED, Light.YELLOW})


@dataclass(frozen=True, slots=True)
class PastPoint:
    """Where a task stood at the end of a day: what it had reached, in points, and its state."""

    day: date
    progress: float | None
    state: TaskState = TaskState.IN_PROGRESS


@dataclass(frozen=True, slots=True)
class Plan:
    """What a task's expected progress is measured by, and the extensions that moved its due date."""

    milestones: Sequence[Milestone] = ()
    indicators: Sequence[Indicator] = ()
    extensions: Sequence[Extension] = ()


def month_ends(today: date, count: int) -> tuple[date, ...]:
    """The last days of the `count` months before today's, newest first (月 通报 is the rhythm of most offices)."""
    days, day = [], today
    for _ in range(count):
        day = day.replace(day=1) - timedelta(days=1)
        days.append(day)
    return tuple(days)


def due_on(task: Task, extensions: Iterable[Extension], day: date) -> date | None:
    """The due date that held on `day`: that before the first extension granted after it, else the present one."""
    later = [
        extension
        for extension in extensions
        if extension.decision is ExtensionState.GRANTED and extension.decided_on and extension.decided_on > day
    ]
    return min(later, key=lambda item: (item.decided_on or day, item.id)).due_before if later else task.due


def past_lights(task: Task, points: Sequence[PastPoint], yardstick: Yardstick, plan: Plan = Plan()) -> list[Light]:
    """The lights of a task that is under way now, in the order of `points`; missing reports do not count.

    By what is known now: a claim that was not accepted counts no more than a report found untrue.
    """
    return [_past_light(task, point, yardstick, plan) for point in points]


def _past_light(task: Task, point: PastPoint, yardstick: Yardstick, plan: Plan) -> Light:
    day, calendar = point.day, yardstick.calendar
    claimed = point.state is TaskState.CLAIMED_DONE
    then = replace(
        task,
        state=TaskState.IN_PROGRESS if claimed else point.state,
        due=due_on(task, plan.extensions, day),
        progress=point.progress,
    )
    if point.state in DONE_STATES:
        return Light.DONE
    expected = expected_progress(then, day, calendar, plan.milestones, plan.indicators)
    near = None if then.due is None else calendar.between(day, then.due)
    attained = attained_points(day, plan.milestones, plan.indicators)
    return LIGHT_OF[clause_at(then, day, expected, near, yardstick.rule, False, attained)]
