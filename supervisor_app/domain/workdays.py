"""Working days: Monday to Friday, less statutory holidays, plus make-up days (调休上班).

The calendars of published years come from `chinesecalendar` (State Council notices on holidays); an office may add
or overrule single days. A year without a published calendar counts Monday to Friday and is named by `unknown_years`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from chinese_calendar.constants import holidays as _published_holidays
from chinese_calendar.constants import workdays as _published_makeup

_PUBLISHED_YEARS = frozenset(day.year for day in _published_holidays)
_ONE_DAY = timedelta(days=1)

__all__ = ["WorkCalendar"]


@lru_cache(maxsize=64)
def _published(year: int) -> tuple[bool, ...]:
    """One flag a day of `year`: is it a working day by the published calendar."""
    first, days = date(year, 1, 1), (date(year + 1, 1, 1) - date(year, 1, 1)).days
    return tuple(_is_published_workday(first + timedelta(days=n)) for n in range(days))


def _is_published_workday(day: date) -> bool:
    if day.year in _PUBLISHED_YEARS:
        return day in _published_makeup or (day.weekday() < 5 and day not in _published_holidays)
    return day.weekday() < 5


@dataclass(frozen=True)
class WorkCalendar:
    """The published calendars with the office's own days: `overrides` maps a date to working (True) or not."""

    overrides: Mapping[date, bool] = field(default_factory=dict)

    def is_workday(self, day: date) -> bool:
        """Whether offices work on `day`."""
        own = self.overrides.get(day)
        return _published(day.year)[day.timetuple().tm_yday - 1] if own is None else own

    def between(self, after: date, until: date) -> int:
        """W(after, until]: working days after `after` up to and including `until`; 0 when `until` is not later."""
        if until <= after:
            return 0
        count = sum(self._year_part(year, after, until) for year in range(after.year, until.year + 1))
        changed = sum(
            working - _published(day.year)[day.timetuple().tm_yday - 1]
            for day, working in self.overrides.items()
            if after < day <= until
        )
        return count + changed

    def add(self, day: date, working_days: int) -> date:
        """The date `working_days` (≥ 0) working days after `day`."""
        while working_days > 0:
            day += _ONE_DAY
            working_days -= self.is_workday(day)
        return day

    def unknown_years(self, first: date, last: date) -> list[int]:
        """Years from `first` to `last` for which no calendar is published, so that only Monday to Friday is known."""
        return [year for year in range(first.year, last.year + 1) if year not in _PUBLISHED_YEARS]

    @staticmethod
    def _year_part(year: int, after: date, until: date) -> int:
        running = _running(year)
        low = after.timetuple().tm_yday if after.year == year else 0
        high = until.timetuple().tm_yday if until.year == year else len(running) - 1
        return running[high] - running[low]


@lru_cache(maxsize=64)
def _running(year: int) -> tuple[int, ...]:
    """Running totals: item n is the number of working days among the first n days of `year`."""
    totals = [0]
    for working in _published(year):
        totals.append(totals[-1] + working)
    return tuple(totals)
