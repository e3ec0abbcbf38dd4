"""How the mean progress of a unit went from month to month, by its reports; nothing is guessed where none came."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import inf

from supervisor_app.domain.model import DONE_STATES, Milestone, Task
from supervisor_app.domain.progress import expected_progress
from supervisor_app.domain.standing import Yardstick

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Course:
    """A task with its `steps` and what its lead units `told` of it that stands: (day, points) in order of day."""

    task: Task
    told: Sequence[tuple[date, float]]
    steps: Sequence[Milestone] = ()


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """Means over the tasks assigned by `day`, in points; `expected` is None where no task has a due date."""

    day: date
    progress: float
    expected: float | None


@dataclass(frozen=True, slots=True)
class Trend:
    """`tasks` counts the tasks with reports, which alone are in the means."""

    points: tuple[TrendPoint, ...]
    tasks: int


def monthly_trend(courses: Iterable[Course], yardstick: Yardstick) -> Trend | None:
    """The means at the ends of the last months and today; None without reports or within the first month."""
    known = [course for course in courses if course.task.assigned_on and course.told]
    starts = [course.task.assigned_on for course in known if course.task.assigned_on]
    if not starts:
        return None
    start = min(starts)
    days = _days(start, yardstick.today)
    measured = [(course, _Schedule(course, yardstick, start)) for course in known]
    passed = [yardstick.calendar.between(start, day) for day in days]
    points = tuple(_point(day, worked, measured) for day, worked in zip(days, passed, strict=True))
    return Trend(points, len(known)) if len(points) > 1 else None


class _Schedule:
    """The expected progress of a task day by day; working days count from `start`, so that each day is counted once."""

    def __init__(self, course: Course, yardstick: Yardstick, start: date) -> None:
        task, calendar = course.task, yardstick.calendar
        self._course, self._calendar = course, calendar
        self._assigned = self._span = 0
        if task.assigned_on is not None and task.due is not None and not course.steps:
            self._assigned = calendar.between(start, task.assigned_on)
            self._span = calendar.between(task.assigned_on, task.due)

    def expected(self, day: date, worked: int) -> float | None:
        """As `expected_progress`; `worked`: working days from the start to `day`, not before the assignment."""
        if self._span:
            return min(100.0, 100.0 * (worked - self._assigned) / self._span)
        return expected_progress(self._course.task, day, self._calendar, self._course.steps)


def _days(first: date, today: date) -> list[date]:
    """The last days of the months since `first` that are over, at most eleven, then today."""
    days, day = [today], today.replace(day=1) - timedelta(days=1)
    while day >= first and len(days) < _MONTHS:
        days.append(day)
        day = day.replace(day=1) - timedelta(days=1)
    return days[::-1]


def _point(day: date, worked: int, measured: Sequence[tuple[Course, _Schedule]]) -> TrendPoint:
    points, wanted = [], []
    for course, schedule in measured:
        task = course.task
        if task.assigned_on is None or task.assigned_on > day:
            continue
        done = _done(task, day)
        points.append(100.0 if done else _reached(course.told, day))
        expected = 100.0 if done else schedule.expected(day, worked)
        if expected is not None:
            wanted.append(expected)
    return TrendPoint(day, sum(points) / len(points), sum(wanted) / len(wanted) if wanted else None)


def _done(task: Task, day: date) -> bool:
    return task.state in DONE_STATES and task.completed_on is not None and task.completed_on <= day


def _reached(told: Sequence[tuple[date, float]], day: date) -> float:
    after = bisect_right(told, (day, inf))
    return told[after - 1][1] if after else 0.0
