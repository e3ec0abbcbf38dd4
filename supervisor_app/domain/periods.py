"""Reporting periods (汇报频次): when one closes, and whether the last closed one has its report."""

import calendar
from collections.abc import Iterable
from datetime import date, timedelta

from supervisor_app.domain.model import DONE_STATES, IDLE_STATES, Cycle, Task, TaskState

_ONE_DAY = timedelta(days=1)


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


def report_missing(task: Task, reported: Iterable[date], today: date) -> bool:
    """Whether the task's last reporting period closed without a report; a late one counts as reported (迟报)."""
    if task.state in DONE_STATES | IDLE_STATES | {TaskState.CLAIMED_DONE} or task.assigned_on is None:
        return False
    closing = last_closing(task.cycle, task.cycle_day, today)
    if closing is None or closing <= task.assigned_on:
        return False
    opening = last_closing(task.cycle, task.cycle_day, closing)
    return not any(opening is None or opening < day <= today for day in reported)


def _months_back(day: date) -> Iterable[date]:
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
