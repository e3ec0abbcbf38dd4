"""The mean progress of a unit by month."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervisor_app.domain.model import Milestone, Task, TaskState
from supervisor_app.domain.progress import expected_progress
from supervisor_app.domain.standing import Yardstick
from supervisor_app.domain.trend import Course, TrendPoint, monthly_trend
from supervisor_app.domain.workdays import WorkCalendar

TODAY = Yardstick(date(2026, 11, 19))


def task(id_: int, assigned: date, state: TaskState = TaskState.IN_PROGRESS, completed: date | None = None) -> Task:
    """Led by unit 1, due at the year's end."""
    return Task(
        id_, str(id_), "事", (1,), state=state, assigned_on=assigned, due=date(2026, 12, 31), completed_on=completed
    )


def test_month_ends_and_today() -> None:
    """The latest report by then counts; before the first one nothing is done; expected is 序时."""
    course = Course(task(1, date(2026, 9, 4)), [(date(2026, 10, 20), 40), (date(2026, 11, 5), 70)])
    trend = monthly_trend([course], TODAY)
    assert trend is not None
    assert [(p.day, p.progress) for p in trend.points] == [
        (date(2026, 9, 30), 0.0),
        (date(2026, 10, 31), 40.0),
        (TODAY.today, 70.0),
    ]
    calendar, start = WorkCalendar(), date(2026, 9, 4)
    whole = calendar.between(start, date(2026, 12, 31))
    assert trend.points[-1].expected == 100 * calendar.between(start, TODAY.today) / whole


def test_milestones_replace_the_calendar_and_the_last_report_of_a_day_counts() -> None:
    told = [(date(2026, 10, 1), 90), (date(2026, 10, 1), 30)]
    steps = [Milestone(1, 1, "一", date(2026, 10, 9)), Milestone(2, 1, "二", date(2026, 12, 9))]
    trend = monthly_trend([Course(task(1, date(2026, 10, 1)), told, steps)], TODAY)
    assert trend is not None
    assert trend.points == (TrendPoint(date(2026, 10, 31), 30.0, 50.0), TrendPoint(TODAY.today, 30.0, 50.0))


def test_a_task_counts_from_its_assignment_and_is_whole_once_done() -> None:
    """A task without reports is not in the means."""
    early = Course(task(1, date(2026, 9, 1), TaskState.COMPLETED, date(2026, 10, 10)), [(date(2026, 9, 8), 60)])
    late = Course(task(2, date(2026, 11, 2)), [(date(2026, 11, 9), 20)])
    silent = Course(task(3, date(2026, 9, 1)), [])
    trend = monthly_trend([early, late, silent], TODAY)
    assert trend is not None
    assert trend.tasks == 2
    assert [point.progress for point in trend.points] == [60.0, 100.0, 60.0]


def test_no_trend_without_reports_or_within_a_month() -> None:
    """One point is no trend."""
    assert monthly_trend([Course(task(1, date(2026, 9, 1)), [])], TODAY) is None
    assert monthly_trend([Course(task(1, date(2026, 11, 2)), [(date(2026, 11, 3), 9)])], TODAY) is None


def test_at_most_a_year() -> None:
    """The last eleven month ends and today."""
    trend = monthly_trend([Course(task(1, date(2024, 1, 1)), [(date(2024, 2, 1), 9)])], TODAY)
    assert trend is not None
    assert (len(trend.points), trend.points[0].day) == (12, date(2025, 12, 31))


@given(st.lists(st.tuples(st.dates(date(2026, 1, 1), date(2026, 11, 19)), st.none() | st.integers(0, 400)), min_size=1))
def test_the_expected_mean_is_that_of_the_tasks(given_out: list[tuple[date, int | None]]) -> None:
    """Counted day by day it is what each task expects for itself."""
    tasks = [
        replace(task(at, on), due=None if days is None else on + timedelta(days=days))
        for at, (on, days) in enumerate(given_out)
    ]
    trend = monthly_trend([Course(one, [(date(2026, 11, 19), 5.0)]) for one in tasks], TODAY)
    for point in trend.points if trend else ():
        alive = [one for one in tasks if one.assigned_on and one.assigned_on <= point.day]
        wanted = [expected_progress(one, point.day, TODAY.calendar) for one in alive]
        dated = [value for value in wanted if value is not None]
        assert point.expected == (pytest.approx(sum(dated) / len(dated)) if dated else None)
