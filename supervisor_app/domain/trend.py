"""How the mean progress of a unit went from month to month, by its reports; nothing is guessed where none came."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from supervisor_app.domain.model import DONE_STATES, Milestone, ProgressReport, Task
from supervisor_app.domain.progress import expected_progress
from supervisor_app.domain.standing import Yardstick

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Course:
    """A task with what was reported on it; `steps` are its milestones."""

    task: Task
    reports: Sequence[ProgressReport]
    steps: Sequence[Milestone] = ()

    def standing(self) -> list[tuple[date, float]]:
        """(day, points) by its lead units in order of day, without corrected reports."""
        replaced = {report.corrects_id for report in self.reports}
        own = [report for report in self.reports if report.unit_id in self.task.lead and report.id not in replaced]
        return [(report.reported_on, report.progress) for report in sorted(own, key=lambda r: (r.reported_on, r.id))]


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
    known = [(course, found) for course in courses if course.task.assigned_on and (found := course.standing())]
    starts = [course.task.assigned_on for course, _ in known if course.task.assigned_on]
    if not starts:
        return None
    days = _days(min(starts), yardstick.today)
    points = tuple(_point(day, known, yardstick) for day in days)
    return Trend(points, len(known)) if len(points) > 1 else None


def _days(first: date, today: date) -> list[date]:
    """The last days of the months since `first` that are over, at most eleven, then today."""
    days, day = [today], today.replace(day=1) - timedelta(days=1)
    while day >= first and len(days) < _MONTHS:
        days.append(day)
        day = day.replace(day=1) - timedelta(days=1)
    return days[::-1]


def _point(day: date, known: Sequence[tuple[Course, list[tuple[date, float]]]], yardstick: Yardstick) -> TrendPoint:
    given = [(c, found) for c, found in known if c.task.assigned_on is not None and c.task.assigned_on <= day]
    points = [100.0 if _done(c.task, day) else _reached(found, day) for c, found in given]
    wanted = [
        100.0 if _done(c.task, day) else expected_progress(c.task, day, yardstick.calendar, c.steps) for c, _ in given
    ]
    dated = [value for value in wanted if value is not None]
    return TrendPoint(day, sum(points) / len(points), sum(dated) / len(dated) if dated else None)


def _done(task: Task, day: date) -> bool:
    return task.state in DONE_STATES and task.completed_on is not None and task.completed_on <= day


def _reached(found: Sequence[tuple[date, float]], day: date) -> float:
    return next((points for reported, points in reversed(found) if reported <= day), 0.0)
