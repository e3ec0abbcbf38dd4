"""Reporting periods (汇报频次): when one opens and closes, and whether the last closed one has its report."""

import calendar
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice

from supervisor_app.domain.model import DONE_STATES, IDLE_STATES, Cycle, Task, TaskState
from supervisor_app.domain.workdays import WorkCalendar

_ONE_DAY = timedelta(days=1)
_LONGEST = timedelta(days=124)  # more than a quarter with its closing day anywhere in its last month


@dataclass(frozen=True, slots=True)
class Period:
    """From `opens` to `closes`, both included; `key` is the closing day by the calendar, which names the period.

    `closes` differs from `key` only where closing days that are no working days move to the next one (custom).
    """

    key: date
    opens: date
    closes: date

    def holds(self, day: date) -> bool:
        """Whether `day` lies in the period."""
        return self.opens <= day <= self.closes


@lru_cache(maxsize=20_000)  # asked for every task of a ledger, and few differ
def last_closing(cycle: Cycle, day: int | None, before: date) -> date | None:
    """The last closing day earlier than `before`; None for a task reported once.

    Weeks close on Sunday or on weekday `day` (1 Monday), ten-day periods on the 10th, 20th and last day, months and
    quarters on their last day, or on day `day` of the month (of the quarter's last month) where the cycle names one
    (at most the last).
    """
    if cycle is Cycle.ONCE:
        return None
    if cycle is Cycle.WEEKLY:
        return before - timedelta(days=(before.weekday() - (day or 7)) % 7 + 1)
    candidates = (closing for start in _months_back(before) for closing in _closings(cycle, day, start))
    return next(closing for closing in candidates if closing < before)


def periods(task: Task, upto: date, moving: WorkCalendar | None = None) -> tuple[Period, ...]:
    """The periods a task owes a report for, oldest first: closed after the assignment, opened by `upto`.

    Closing days stay where the cycle puts them; with `moving`, one that is no working day by that calendar moves to the
    next working day (custom, not law). A task reported once has one period, from assignment to due date.
    """
    if task.assigned_on is None:
        return ()
    if task.cycle is Cycle.ONCE:
        return () if task.due is None else (_once(task.assigned_on, task.due, moving),)
    end = min(upto, task.completed_on or upto)
    found = []
    for period in _back_from(task.cycle, task.cycle_day, end + _LONGEST, moving):
        if period.closes <= task.assigned_on:
            break
        if period.opens <= end:
            found.append(period)
    return tuple(reversed(found))


def period_at(task: Task, day: date, moving: WorkCalendar | None = None) -> Period | None:
    """The period that `day` lies in; None where a task has none, as one reported once without a due date."""
    if task.cycle is Cycle.ONCE:
        return next(iter(periods(task, day, moving)), None)
    return next(_opened_by(task.cycle, task.cycle_day, day, moving))


def latest_periods(
    cycle: Cycle, day: int | None, today: date, moving: WorkCalendar | None = None
) -> tuple[Period, ...]:
    """The period open on `today` and the two before it, oldest first, whatever the task; none of one reported once."""
    return () if cycle is Cycle.ONCE else tuple(reversed(list(islice(_opened_by(cycle, day, today, moving), 3))))


def closed_period(task: Task, today: date, moving: WorkCalendar | None = None) -> Period | None:
    """The last period that closed before `today` and after the assignment."""
    if task.assigned_on is None or task.cycle is Cycle.ONCE:
        return None
    before = _back_from(task.cycle, task.cycle_day, today, moving)
    found = next(period for period in before if period.closes < today)
    return found if found.closes > task.assigned_on else None


def owes_reports(task: Task) -> bool:
    """Whether units have to report on the task: handed out, under way, and not claimed done."""
    return task.state not in DONE_STATES | IDLE_STATES | {TaskState.CLAIMED_DONE} and task.assigned_on is not None


def report_missing(
    task: Task,
    reported: Iterable[date],
    today: date,
    moving: WorkCalendar | None = None,
    named: Iterable[date] = (),
) -> bool:
    """Whether the task's last reporting period closed without a report; a late one counts as reported (迟报).

    `reported`: days of reports that stand; `named`: keys of the periods others were made for, which count for no other.
    """
    if task.cycle is Cycle.ONCE or not owes_reports(task):
        return False
    if moving is None:
        return _missing_by_calendar(task, reported, named, today)
    closed = closed_period(task, today, moving)
    if closed is None:
        return False
    return not (
        any(closed.opens <= day <= today for day in reported) or any(closed.opens <= key <= closed.key for key in named)
    )


def _missing_by_calendar(task: Task, reported: Iterable[date], named: Iterable[date], today: date) -> bool:
    """As `report_missing` where closing days stay; quick, as it is asked of every task of the ledger."""
    closing = last_closing(task.cycle, task.cycle_day, today)
    if closing is None or task.assigned_on is None or closing <= task.assigned_on:
        return False
    opening = last_closing(task.cycle, task.cycle_day, closing) or date.min
    return not (any(opening < day <= today for day in reported) or any(opening < key <= closing for key in named))


def _once(assigned: date, due: date, moving: WorkCalendar | None) -> Period:
    return Period(due, min(assigned, due), moving.or_next(due) if moving else due)


def _opened_by(cycle: Cycle, day: int | None, today: date, moving: WorkCalendar | None) -> Iterator[Period]:
    """Periods opened by `today`, latest first."""
    return (period for period in _back_from(cycle, day, today + _LONGEST, moving) if period.opens <= today)


def _back_from(cycle: Cycle, day: int | None, before: date, moving: WorkCalendar | None) -> Iterator[Period]:
    """Periods whose calendar closing lies before `before`, latest first; those that move onto one day are one."""
    key = _closing(cycle, day, before)
    while True:
        closes = _moved(key, moving)
        earlier = _closing(cycle, day, key)
        while _moved(earlier, moving) == closes:
            earlier = _closing(cycle, day, earlier)
        yield Period(key, _moved(earlier, moving) + _ONE_DAY, closes)
        key = earlier


def _closing(cycle: Cycle, day: int | None, before: date) -> date:
    found = last_closing(cycle, day, before)
    assert found is not None
    return found


def _moved(day: date, moving: WorkCalendar | None) -> date:
    return moving.or_next(day) if moving else day


def _months_back(day: date) -> Iterator[date]:
    """First days of the month of `day` and of the months before it."""
    first = day.replace(day=1)
    while True:
        yield first
        first = (first - _ONE_DAY).replace(day=1)


def _closings(cycle: Cycle, day: int | None, first: date) -> Iterable[date]:
    """Closing days within the month that begins on `first`, latest first."""
    last = calendar.monthrange(first.year, first.month)[1]
    if cycle is Cycle.TEN_DAY:
        return [first.replace(day=number) for number in (last, 20, 10)]
    if cycle is Cycle.QUARTERLY and first.month % 3:
        return []
    return [first.replace(day=min(day or last, last))]
