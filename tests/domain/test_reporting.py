"""Periods of a task and what became of each one's report."""

import itertools
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervisor_app.domain.model import IMPORTED, Cycle, ProgressReport, ReportMark, Task, TaskState
from supervisor_app.domain.reports.periods import Period, closed_period, period_at, periods, report_missing
from supervisor_app.domain.reports.reporting import PeriodState, asked_period, task_standings
from supervisor_app.domain.workdays import WorkCalendar

CALENDAR = WorkCalendar()
MONTHLY = Task(
    1, "1", "x", (7, 8), state=TaskState.IN_PROGRESS, assigned_on=date(2026, 4, 15), cycle=Cycle.MONTHLY, cycle_day=5
)
TODAY = date(2026, 7, 20)
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


def told(day: date, number: int = 1, **more: object) -> ProgressReport:
    return replace(ProgressReport(number, 1, 7, day, 50.0), **more)  # type: ignore[arg-type]


def states(*reports: ProgressReport, today: date = TODAY, task: Task = MONTHLY, unit: int | None = None) -> list[str]:
    return [item.state.value for item in task_standings(task, reports, today, CALENDAR, unit_id=unit)]


def test_periods_run_from_the_assignment_to_the_open_one() -> None:
    assert periods(MONTHLY, date(2026, 6, 6)) == (
        Period(date(2026, 5, 5), date(2026, 4, 6), date(2026, 5, 5)),
        Period(date(2026, 6, 5), date(2026, 5, 6), date(2026, 6, 5)),
        Period(date(2026, 7, 5), date(2026, 6, 6), date(2026, 7, 5)),
    )
    assert periods(replace(MONTHLY, assigned_on=None), TODAY) == ()
    assert periods(replace(MONTHLY, completed_on=date(2026, 5, 20)), TODAY)[-1].key == date(2026, 6, 5)


def test_a_task_reported_once_has_one_period_to_its_due_date() -> None:
    once = replace(MONTHLY, cycle=Cycle.ONCE, due=date(2026, 6, 6))
    assert periods(once, TODAY) == (Period(date(2026, 6, 6), date(2026, 4, 15), date(2026, 6, 6)),)
    assert periods(once, TODAY, CALENDAR)[0].closes == date(2026, 6, 8)  # a Saturday moves to Monday
    assert periods(replace(once, due=None), TODAY) == ()
    assert period_at(replace(once, due=None), TODAY) is None


@pytest.mark.parametrize(
    ("day", "closes"),
    [
        (date(2026, 7, 1), date(2026, 7, 6)),  # the 5th is a Sunday
        (date(2026, 7, 6), date(2026, 7, 6)),
        (date(2026, 7, 7), date(2026, 8, 5)),
        (date(2026, 10, 1), date(2026, 10, 8)),  # National Day, 1 to 7 October
    ],
)
def test_closing_days_move_to_working_days_where_told(day: date, closes: date) -> None:
    found = period_at(MONTHLY, day, CALENDAR)
    assert found is not None
    assert found.closes == closes
    assert found.holds(day)


def test_closing_days_that_move_onto_one_day_close_one_period() -> None:
    weekly = replace(MONTHLY, cycle=Cycle.WEEKLY, cycle_day=4)  # Thursdays 1 and 8 October 2026
    found = periods(weekly, date(2026, 10, 12), CALENDAR)
    assert [item.closes for item in found][-3:] == [date(2026, 9, 24), date(2026, 10, 8), date(2026, 10, 15)]
    assert found[-2] == Period(date(2026, 10, 8), date(2026, 9, 25), date(2026, 10, 8))


def test_a_moved_closing_day_is_missed_a_day_later() -> None:
    assert report_missing(MONTHLY, [], date(2026, 7, 6)) is True
    reported = [date(2026, 6, 1)]
    assert report_missing(MONTHLY, reported, date(2026, 7, 6), CALENDAR) is False
    assert report_missing(MONTHLY, reported, date(2026, 7, 7), CALENDAR) is True


@given(
    st.sampled_from([cycle for cycle in Cycle if cycle is not Cycle.ONCE]),
    st.none() | st.integers(1, 31),
    DAYS,
    st.integers(0, 250),
    st.booleans(),
)
def test_periods_follow_on_without_gap_or_overlap(
    cycle: Cycle, day: int | None, assigned: date, later: int, moves: bool
) -> None:
    day = None if day is None else (day - 1) % 7 + 1 if cycle is Cycle.WEEKLY else day
    task = replace(MONTHLY, cycle=cycle, cycle_day=day, assigned_on=assigned)
    moving, today = CALENDAR if moves else None, assigned + timedelta(days=later)
    found = periods(task, today, moving)
    if not found:  # handed out on a closing day, from which the first period owed begins tomorrow
        present = period_at(task, today, moving)
        assert present is not None
        assert present.closes == today == assigned
        return
    assert found[0].opens <= assigned + timedelta(days=1)
    assert found[-1].holds(today) or (len(found) == 1 and found[0].opens == today + timedelta(days=1))
    for before, after in itertools.pairwise(found):
        assert after.opens == before.closes + timedelta(days=1)
    for item in found:
        assert item.opens <= item.closes
        assert item.key <= item.closes
        assert moving is None or CALENDAR.is_workday(item.closes)
    assert closed_period(task, today, moving) == next((one for one in reversed(found) if one.closes < today), None)


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        ((), ["missing", "missing", "missing", "waiting"]),
        ((told(date(2026, 5, 5)),), ["on_time", "missing", "missing", "waiting"]),
        ((told(date(2026, 5, 8)),), ["late", "on_time", "missing", "waiting"]),
        ((told(date(2026, 5, 4), received_on=date(2026, 5, 8)),), ["late", "missing", "missing", "waiting"]),
        ((told(date(2026, 5, 8), period=date(2026, 5, 5)),), ["late", "missing", "missing", "waiting"]),
        ((told(date(2026, 7, 9), period=date(2026, 6, 5)),), ["missing", "late", "missing", "waiting"]),
        ((told(date(2026, 7, 9)),), ["missing", "missing", "late", "on_time"]),
        ((told(date(2026, 5, 4), channel=IMPORTED),), ["missing", "missing", "missing", "waiting"]),
        ((told(date(2026, 5, 4), unit_id=8),), ["on_time", "missing", "missing", "waiting"]),
        ((told(date(2026, 5, 4), unit_id=9),), ["missing", "missing", "missing", "waiting"]),
        (
            (told(date(2026, 5, 4), mark=ReportMark.RETURNED, marked_on=date(2026, 5, 5)),),
            ["returned", "missing", "missing", "waiting"],
        ),
        (
            (
                told(date(2026, 5, 4), mark=ReportMark.RETURNED, marked_on=date(2026, 5, 5)),
                told(date(2026, 5, 9), 2, corrects_id=1, period=date(2026, 5, 5)),
            ),
            ["late", "missing", "missing", "waiting"],
        ),
        (
            (told(date(2026, 5, 4)), told(date(2026, 5, 9), 2, corrects_id=1, period=date(2026, 5, 5))),
            ["on_time", "missing", "missing", "waiting"],
        ),
        (
            (told(date(2026, 5, 4), mark=ReportMark.UNTRUE, marked_on=date(2026, 6, 1)),),
            ["untrue", "missing", "missing", "waiting"],
        ),
    ],
)
def test_what_became_of_each_period(reports: tuple[ProgressReport, ...], expected: list[str]) -> None:
    assert states(*reports) == expected


def test_one_unit_is_judged_by_its_own_reports() -> None:
    assert states(told(date(2026, 5, 4)), unit=8) == ["missing", "missing", "missing", "waiting"]
    assert states(told(date(2026, 5, 4)), unit=7)[0] == "on_time"


def test_days_late_are_working_days() -> None:
    late, missing, *_ = task_standings(MONTHLY, [told(date(2026, 5, 8), period=date(2026, 5, 5))], TODAY, CALENDAR)
    assert late.days_late == CALENDAR.between(date(2026, 5, 5), date(2026, 5, 8)) == 3
    assert missing.days_late == CALENDAR.between(date(2026, 6, 5), TODAY)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"state": TaskState.CLAIMED_DONE}, ["on_time"]),
        ({"state": TaskState.SUSPENDED}, ["on_time"]),
        ({"state": TaskState.COMPLETED, "completed_on": date(2026, 6, 20)}, ["on_time", "missing"]),
        ({"state": TaskState.REGISTERED, "assigned_on": None}, []),
    ],
)
def test_a_task_that_ended_owes_no_more(change: dict[str, object], expected: list[str]) -> None:
    assert states(told(date(2026, 5, 4)), task=replace(MONTHLY, **change)) == expected  # type: ignore[arg-type]


def test_asked_is_the_missing_period_else_the_open_one() -> None:
    missed, still = asked_period(MONTHLY, True, TODAY), asked_period(MONTHLY, False, TODAY)
    assert missed is not None
    assert still is not None
    assert (missed.key, still.key) == (date(2026, 7, 5), date(2026, 8, 5))


def test_a_task_handed_out_on_a_closing_day_is_asked_for_the_next_period() -> None:
    task = replace(MONTHLY, assigned_on=date(2026, 6, 5))
    asked = asked_period(task, False, date(2026, 6, 5))
    assert asked is not None
    assert asked.key == date(2026, 7, 5)


@given(
    st.sampled_from([cycle for cycle in Cycle if cycle is not Cycle.ONCE]),
    DAYS,
    DAYS,
    st.lists(DAYS, max_size=4),
    st.booleans(),
)
def test_the_last_closed_period_is_missing_when_the_light_says_so(
    cycle: Cycle, assigned: date, today: date, days: list[date], moves: bool
) -> None:
    """Two ways to ask the same: the quick one of the lights, and the one that tells of every period."""
    task = replace(MONTHLY, cycle=cycle, cycle_day=None, assigned_on=assigned)
    moving = CALENDAR if moves else None
    reports = [told(day, number) for number, day in enumerate(days, start=1)]
    found = task_standings(task, reports, today, CALENDAR, moving)
    closed = [item for item in found if item.period.closes < today]
    missing = bool(closed) and closed[-1].state is PeriodState.MISSING
    assert report_missing(task, days, today, moving) is missing
