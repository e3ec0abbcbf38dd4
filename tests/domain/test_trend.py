"""The mean progress of a unit by month."""

from datetime import date

from supervisor_app.domain.model import Milestone, ProgressReport, Task, TaskState
from supervisor_app.domain.standing import Yardstick
from supervisor_app.domain.trend import Course, TrendPoint, monthly_trend
from supervisor_app.domain.workdays import WorkCalendar

TODAY = Yardstick(date(2026, 11, 19))


def task(id_: int, assigned: date, state: TaskState = TaskState.IN_PROGRESS, completed: date | None = None) -> Task:
    """Led by unit 1, due at the year's end."""
    return Task(
        id_, str(id_), "事", (1,), state=state, assigned_on=assigned, due=date(2026, 12, 31), completed_on=completed
    )


def report(id_: int, day: date, points: float, unit: int = 1, corrects: int | None = None) -> ProgressReport:
    """On any task."""
    return ProgressReport(id_, 0, unit, day, points, corrects_id=corrects)


def test_month_ends_and_today() -> None:
    """The latest report by then counts; before the first one nothing is done; expected is 序时."""
    course = Course(task(1, date(2026, 9, 4)), [report(2, date(2026, 11, 5), 70), report(1, date(2026, 10, 20), 40)])
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


def test_only_reports_that_stand_and_by_lead_units() -> None:
    """A corrected report and one of a cooperating unit are left out; a milestone replaces the calendar."""
    reports = [report(1, date(2026, 10, 1), 90), report(2, date(2026, 10, 1), 30, corrects=1)]
    reports.append(report(3, date(2026, 10, 9), 99, unit=2))
    steps = [Milestone(1, 1, "一", date(2026, 10, 9)), Milestone(2, 1, "二", date(2026, 12, 9))]
    trend = monthly_trend([Course(task(1, date(2026, 10, 1)), reports, steps)], TODAY)
    assert trend is not None
    assert trend.points == (TrendPoint(date(2026, 10, 31), 30.0, 50.0), TrendPoint(TODAY.today, 30.0, 50.0))


def test_a_task_counts_from_its_assignment_and_is_whole_once_done() -> None:
    """A task without reports is not in the means."""
    early = Course(
        task(1, date(2026, 9, 1), TaskState.COMPLETED, date(2026, 10, 10)), [report(1, date(2026, 9, 8), 60)]
    )
    late = Course(task(2, date(2026, 11, 2)), [report(2, date(2026, 11, 9), 20)])
    silent = Course(task(3, date(2026, 9, 1)), [])
    trend = monthly_trend([early, late, silent], TODAY)
    assert trend is not None
    assert trend.tasks == 2
    assert [point.progress for point in trend.points] == [60.0, 100.0, 60.0]


def test_no_trend_without_reports_or_within_a_month() -> None:
    """One point is no trend."""
    assert monthly_trend([Course(task(1, date(2026, 9, 1)), [])], TODAY) is None
    assert monthly_trend([Course(task(1, date(2026, 11, 2)), [report(1, date(2026, 11, 3), 9)])], TODAY) is None


def test_at_most_a_year() -> None:
    """The last eleven month ends and today."""
    trend = monthly_trend([Course(task(1, date(2024, 1, 1)), [report(1, date(2024, 2, 1), 9)])], TODAY)
    assert trend is not None
    assert (len(trend.points), trend.points[0].day) == (12, date(2025, 12, 31))
