"""When reporting periods close, and when a report is missing."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervisor_app.domain.model import Cycle, Task, TaskState
from supervisor_app.domain.reports.periods import last_closing, report_missing
from supervisor_app.domain.workdays import WorkCalendar

CYCLES = st.sampled_from([cycle for cycle in Cycle if cycle is not Cycle.ONCE])
DAYS = st.dates(date(2024, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("cycle", "day", "before", "closing"),
    [
        (Cycle.ONCE, None, date(2026, 6, 10), None),
        (Cycle.WEEKLY, None, date(2026, 6, 10), date(2026, 6, 7)),
        (Cycle.WEEKLY, None, date(2026, 6, 8), date(2026, 6, 7)),
        (Cycle.WEEKLY, 5, date(2026, 6, 10), date(2026, 6, 5)),
        (Cycle.WEEKLY, 5, date(2026, 6, 5), date(2026, 5, 29)),
        (Cycle.WEEKLY, 3, date(2026, 6, 4), date(2026, 6, 3)),
        (Cycle.WEEKLY, None, date(2026, 6, 7), date(2026, 5, 31)),
        (Cycle.TEN_DAY, None, date(2026, 6, 11), date(2026, 6, 10)),
        (Cycle.TEN_DAY, None, date(2026, 6, 10), date(2026, 5, 31)),
        (Cycle.MONTHLY, None, date(2026, 3, 1), date(2026, 2, 28)),
        (Cycle.MONTHLY, 5, date(2026, 6, 5), date(2026, 5, 5)),
        (Cycle.MONTHLY, 5, date(2026, 6, 6), date(2026, 6, 5)),
        (Cycle.MONTHLY, 31, date(2026, 7, 1), date(2026, 6, 30)),
        (Cycle.QUARTERLY, None, date(2026, 6, 30), date(2026, 3, 31)),
        (Cycle.QUARTERLY, 25, date(2026, 6, 26), date(2026, 6, 25)),
    ],
)
def test_last_closing(cycle: Cycle, day: int | None, before: date, closing: date | None) -> None:
    assert last_closing(cycle, day, before) == closing


@given(CYCLES, st.none() | st.integers(1, 31), DAYS)
def test_a_closing_is_past_and_the_last_one(cycle: Cycle, day: int | None, before: date) -> None:
    closing = last_closing(cycle, day, before)
    assert closing is not None
    assert closing < before
    assert (before - closing).days <= 123
    again = last_closing(cycle, day, before.fromordinal(closing.toordinal() + 1))
    assert again == closing


@pytest.mark.parametrize(
    ("reported", "state", "missing"),
    [
        ([], TaskState.IN_PROGRESS, True),
        ([date(2026, 5, 5)], TaskState.IN_PROGRESS, True),
        ([date(2026, 5, 6)], TaskState.IN_PROGRESS, False),
        ([date(2026, 6, 5)], TaskState.IN_PROGRESS, False),
        ([date(2026, 6, 8)], TaskState.IN_PROGRESS, False),  # late, not missing
        ([date(2026, 6, 30)], TaskState.IN_PROGRESS, True),  # of a later day
        ([], TaskState.CLAIMED_DONE, False),
        ([], TaskState.SUSPENDED, False),
        ([], TaskState.CLOSED, False),
    ],
)
def test_report_missing(reported: list[date], state: TaskState, missing: bool) -> None:
    task = Task(1, "1", "x", state=state, assigned_on=date(2026, 4, 15), cycle=Cycle.MONTHLY, cycle_day=5)
    assert report_missing(task, reported, date(2026, 6, 10)) is missing


def test_no_report_is_missing_before_a_period_has_closed() -> None:
    task = Task(1, "1", "x", state=TaskState.ASSIGNED, assigned_on=date(2026, 6, 5), cycle=Cycle.MONTHLY, cycle_day=5)
    assert report_missing(task, [], date(2026, 7, 5)) is False
    assert report_missing(task, [], date(2026, 7, 6)) is True


@pytest.mark.parametrize(("moving", "closed"), [(None, date(2026, 6, 5)), (WorkCalendar(), date(2026, 6, 5))])
def test_a_report_that_names_its_period_counts_for_no_other(moving: WorkCalendar | None, closed: date) -> None:
    """On its own closing day the period is still open, and the one before it still lacks its report."""
    task = Task(1, "1", "x", state=TaskState.ASSIGNED, assigned_on=date(2026, 4, 15), cycle=Cycle.MONTHLY, cycle_day=5)
    for today in (date(2026, 7, 5), date(2026, 7, 2)):
        assert report_missing(task, [], today, moving, named=[date(2026, 7, 5)])
        assert not report_missing(task, [], today, moving, named=[closed])
        assert not report_missing(task, [date(2026, 7, 2)], today, moving)
    assert not report_missing(task, [], date(2026, 7, 7), moving, named=[date(2026, 7, 5)])
