"""Working days: Monday to Friday, less statutory holidays, plus make-up days (调休上班).

The calendars of published years come from `chinesecalendar` (State Council notices on holidays); an office may add
or overrule single days. A year without a published calendar counts Monday to Friday and is named by `unknown_years`.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from chinese_calendar.constants import holidays as _published_holidays
from chinese_calendar.constants import workdays as _published_makeup

_PUBLISHED_YEARS = frozenset(day.year for day in _published_holidays)
_ONE_DAY = timedelta(days=1)
_FREE = sorted(day.toordinal() for day in _published_holidays if day.weekday() < 5 and day not in _published_makeup)
_MADE_UP = sorted(day.toordinal() for day in _published_makeup if day.weekday() >= 5)

__all__ = ["WorkCalendar"]


def _is_published_workday(day: date) -> bool:
    return day in _published_makeup or (day.weekday() < 5 and day not in _published_holidays)


@lru_cache(maxsize=10_000)  # asked several times for every task of a ledger, and few days differ
def _workdays_until(day: date) -> int:
    """Working days of the published calendars from 1 January 0001, a Monday, up to and including `day`."""
    ordinal = day.toordinal()
    weeks, rest = divmod(ordinal, 7)
    return 5 * weeks + min(rest, 5) - bisect_right(_FREE, ordinal) + bisect_right(_MADE_UP, ordinal)


@dataclass(frozen=True)
class WorkCalendar:
    """The published calendars with the office's own days: `overrides` maps a date to working (True) or not."""

    overrides: Mapping[date, bool] = field(default_factory=dict)

    def is_workday(self, day: date) -> bool:
        """Whether offices work on `day`."""
        own = self.overrides.get(day)
        return _is_published_workday(day) if own is None else own

    def between(self, after: date, until: date) -> int:
        """W(after, until]: working days after `after` up to and including `until`; 0 when `until` is not later."""
        if until <= after:
            return 0
        counted = _workdays_until(until) - _workdays_until(after)
        if not self.overrides:
            return counted
        return counted + sum(
            working - _is_published_workday(day) for day, working in self.overrides.items() if after < day <= until
        )

    def add(self, day: date, working_days: int) -> date:
        """The date `working_days` (≥ 0) working days after `day`."""
        while working_days > 0:
            day += _ONE_DAY
            working_days -= self.is_workday(day)
        return day

    def back(self, day: date, working_days: int) -> date:
        """The working day `working_days` (≥ 0) before `day`; 0 gives `day` itself, or the last working day before."""
        while not self.is_workday(day):
            day -= _ONE_DAY
        while working_days > 0:
            day -= _ONE_DAY
            working_days -= self.is_workday(day)
        return day

    def or_next(self, day: date) -> date:
        """`day`, or the next working day where it is none."""
        while not self.is_workday(day):
            day += _ONE_DAY
        return day

    def unknown_years(self, first: date, last: date) -> list[int]:
        """Years from `first` to `last` with neither a published calendar nor a day of the office: Monday to Friday."""
        known = _PUBLISHED_YEARS | {day.year for day in self.overrides}
        return [year for year in range(first.year, last.year + 1) if year not in known]
