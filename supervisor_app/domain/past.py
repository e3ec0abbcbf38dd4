"""The lights of a task at the ends of the last months, worked out anew from its facts; no light is ever stored."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from supervisor_app.domain.extension import Extension, ExtensionState
from supervisor_app.domain.lights import Light, task_light
from supervisor_app.domain.model import Milestone, Task, TaskState
from supervisor_app.domain.standing import Yardstick


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


def past_lights(
    task: Task,
    points: Sequence[tuple[date, float | None]],
    yardstick: Yardstick,
    milestones: Sequence[Milestone] = (),
    extensions: Sequence[Extension] = (),
) -> tuple[Light, ...]:
    """The lights of a task that is under way now, on days in the order of `points`: (day, progress reported by then).

    Missing reports do not count; a day before the assignment is grey.
    """
    under_way = replace(task, state=TaskState.IN_PROGRESS)
    return tuple(
        task_light(
            replace(under_way, due=due_on(task, extensions, day), progress=progress),
            day,
            yardstick.calendar,
            yardstick.rule,
            milestones,
        )
        for day, progress in points
    )
