"""Working days and closing days of reporting periods, counted from the published calendar alone."""

from datetime import date, timedelta
from functools import cache

import chinese_calendar

DAY = timedelta(days=1)
_PUBLISHED_UNTIL = 2026


@cache
def works(day: date) -> bool:
    """Whether offices work on a day; a year not published yet counts Monday to Friday."""
    if day.year > _PUBLISHED_UNTIL:
        return day.weekday() < 5
    return bool(chinese_calendar.is_workday(day))


@cache
def _until(day: date) -> int:
    """Working days since the end of 2024."""
    return 0 if day.year < 2025 else _until_start(day) + sum(works(day.replace(day=n)) for n in range(1, day.day + 1))


@cache
def _until_start(day: date) -> int:
    return _until(day.replace(day=1) - DAY)


def between(after: date, until: date) -> int:
    """W(after, until]."""
    return _until(until) - _until(after) if until > after else 0


def on_or_after(day: date) -> date:
    """The first working day from `day` on."""
    return day if works(day) else on_or_after(day + DAY)


def on_or_before(day: date) -> date:
    """The last working day up to `day`."""
    return day if works(day) else on_or_before(day - DAY)


def closes(cycle: str, named: int | None, day: date) -> bool:
    """Whether a period of a cycle closes on `day`; a month without the named day closes on its last one."""
    last = (day + DAY).day == 1
    by_day = day.day == (named or 31) or (last and (named or 31) > day.day)
    return {
        "once": False,
        "weekly": day.isoweekday() == (named or 7),
        "ten_day": day.day in (10, 20) or last,
        "monthly": by_day,
        "quarterly": by_day and day.month % 3 == 0,
    }[cycle]


@cache
def closing_before(cycle: str, named: int | None, day: date) -> date:
    """The last closing day earlier than `day`."""
    day -= DAY
    while not closes(cycle, named, day):
        day -= DAY
    return day


@cache
def closing_from(cycle: str, named: int | None, day: date) -> date:
    """The first closing day not earlier than `day`."""
    while not closes(cycle, named, day):
        day += DAY
    return day


def month_ends_before(day: date, count: int) -> list[date]:
    """The last days of the months before that of `day`, newest first."""
    found = []
    for _ in range(count):
        day = day.replace(day=1) - DAY
        found.append(day)
    return found
