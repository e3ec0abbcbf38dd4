"""Chinese date phrases of ledgers and speeches, resolved against the day of the meeting.

Conventions (ours): “N前” is that day itself; 上旬, 中旬, 下旬 end on the 10th, 20th and last day; 月底 is the last day;
季度, 上半年, 年内, 年底 and 全年 end on their last day; a date without a year is the first such date on or after the
meeting; cycles (每月5日前) set the reporting cycle, not the due date.
"""

import calendar
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from supervisor_app.domain.model import Cycle

_NUMERALS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_NUMBER = r"(?:\d+|[〇零一二三四五六七八九十]+)"
_PART_ENDS = {"上旬": 10, "初": 10, "中旬": 20, "中": 20}  # every other part of a month ends with it
_YEAR = r"(?:(?P<year>\d{4}|\d{2}|[〇零一二三四五六七八九]{4})年|(?P<rel>今年|本年|本年度|当年|明年|次年|来年))?"
_TAIL = r"(?:之?前|以前|止|为止|截止|完成|内|(?:之|以)内)*"


@dataclass(frozen=True, slots=True)
class DueReading:
    """What a date phrase says: a due date, a reporting cycle, or “no fixed date” (长期坚持); `known` if it was read."""

    due: date | None = None
    cycle: Cycle | None = None
    cycle_day: int | None = None
    known: bool = True


def read_due(text: str, held_on: date) -> DueReading:
    """Read a due-date phrase; `known` is False when it cannot be understood (keep the text and say so)."""
    phrase = _normalise(text)
    if not phrase:
        return DueReading()
    if re.fullmatch(r"(长期坚持|长期|持续推进|常态化|常态化推进|持续|长期推进|即时|不限|无)", phrase):
        return DueReading()
    cycle = _read_cycle(phrase)
    if cycle is not None:
        return cycle
    for pattern, build in _PATTERNS:
        match = re.fullmatch(pattern, phrase)
        if match:
            try:
                return DueReading(due=build(match, held_on))
            except ValueError:
                return DueReading(known=False)
    return DueReading(known=False)


def _normalise(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text)
    return re.sub(r"\s+", "", folded).strip("。.;,、")


def _number(text: str) -> int:
    """A number in Arabic or Chinese figures up to 99, or a year spelled figure by figure."""
    if text.isdigit():
        return int(text)
    if "十" in text:
        tens, _, ones = text.partition("十")
        return (_NUMERALS[tens] if tens else 1) * 10 + (_NUMERALS[ones] if ones else 0)
    return int("".join(str(_NUMERALS[char]) for char in text))


def _read_cycle(phrase: str) -> DueReading | None:
    day = re.search(rf"({_NUMBER})[日号]", phrase)
    cycle_day = _number(day.group(1)) if day else None
    for pattern, cycle in (
        (r"每周|一周一|按周|周(?:调度|报送|报)", Cycle.WEEKLY),
        (r"每旬|一旬一|按旬", Cycle.TEN_DAY),
        (r"每个?季|一季一|按季|季(?:调度|报送)", Cycle.QUARTERLY),
        (r"每个?月|一月一|按月|月(?:调度|报送)|逐月", Cycle.MONTHLY),
    ):
        if re.match(pattern, phrase):
            return DueReading(cycle=cycle, cycle_day=cycle_day)
    return None


def _year(match: re.Match[str], held_on: date) -> int | None:
    """The year the phrase names; None when it names none."""
    if match["year"]:
        year = _number(match["year"])
        return year + 2000 if year < 100 else year
    if match["rel"]:
        return held_on.year + (match["rel"] in {"明年", "次年", "来年"})
    return None


def _dated(match: re.Match[str], held_on: date, month: int, day: int | None) -> date:
    """The day (None: the month's last) of `month`, in the named year or the first one not before the meeting."""
    year = _year(match, held_on)
    found = _day_of(year if year is not None else held_on.year, month, day)
    if year is None and found < held_on:
        return _day_of(held_on.year + 1, month, day)
    return found


def _day_of(year: int, month: int, day: int | None) -> date:
    if not 1 <= month <= 12:
        raise ValueError(f"no month {month}")
    return date(year, month, calendar.monthrange(year, month)[1] if day is None else day)


def _month_day(match: re.Match[str], held_on: date) -> date:
    return _dated(match, held_on, _number(match["month"]), _number(match["day"]))


def _month_part(match: re.Match[str], held_on: date) -> date:
    day = _PART_ENDS.get(match["part"] or "")
    return _dated(match, held_on, _number(match["month"]), day)


def _quarter(match: re.Match[str], held_on: date) -> date:
    quarter = _number(match["quarter"])
    if not 1 <= quarter <= 4:
        raise ValueError(f"no quarter {quarter}")
    return _dated(match, held_on, quarter * 3, None)


def _year_part(match: re.Match[str], held_on: date) -> date:
    return _dated(match, held_on, 6 if "上半年" in match["part"] or "年中" in match["part"] else 12, None)


def _this_month(match: re.Match[str], held_on: date) -> date:
    months = held_on.year * 12 + held_on.month - 1 + (match["which"] in {"下月", "下个月", "次月"})
    year, month = divmod(months, 12)
    day = _number(match["day"]) if match["day"] else _PART_ENDS.get(match["part"] or "")
    return _day_of(year, month + 1, day)


def _named_year_part(match: re.Match[str], held_on: date) -> date:
    year = int(match["year"]) if match["year"] else held_on.year + (match["rel"] in {"明", "次", "来"})
    return _day_of(year, 6 if "上半年" in match["part"] or "年中" in match["part"] else 12, None)


_Build = Callable[[re.Match[str], date], date]
_UNTIL = r"(?:务必|力争|确保|须|应|于|在|到|至|截至|截止)*"
_PATTERNS: tuple[tuple[str, _Build], ...] = (
    (
        rf"{_UNTIL}(?P<year>\d{{4}})[-./年](?P<month>\d{{1,2}})[-./月](?P<day>\d{{1,2}})[日号]?(?P<rel>){_TAIL}",
        _month_day,
    ),
    (rf"{_UNTIL}(?P<year>\d{{4}})(?P<month>\d{{2}})(?P<day>\d{{2}})(?P<rel>){_TAIL}", _month_day),
    (rf"{_UNTIL}(?P<year>\d{{4}})[-./](?P<month>\d{{1,2}})(?P<part>)(?P<rel>)(?:月?底)?{_TAIL}", _month_part),
    (rf"{_UNTIL}(?P<month>\d{{1,2}})[-./](?P<day>\d{{1,2}})(?P<year>)(?P<rel>){_TAIL}", _month_day),
    (rf"{_UNTIL}{_YEAR}(?P<month>{_NUMBER})月份?(?P<day>{_NUMBER})[日号]{_TAIL}", _month_day),
    (rf"{_UNTIL}{_YEAR}(?P<month>{_NUMBER})月份?(?P<part>上旬|中旬|下旬|初|中|底|末)?{_TAIL}", _month_part),
    (rf"{_UNTIL}{_YEAR}第?(?P<quarter>[1-4一二三四])季度?(?:底|末)?{_TAIL}", _quarter),
    (rf"{_UNTIL}{_YEAR}(?P<part>上半年|下半年|全年|年内|年底|年末|年终|年度|年中)(?:底|末)?{_TAIL}", _year_part),
    (
        rf"{_UNTIL}(?:(?P<year>\d{{4}})|(?P<rel>今|本|当|明|次|来))(?P<part>年底|年末|年内|年终|年中|年上半年|年下半年|年全年|年度?){_TAIL}",
        _named_year_part,
    ),
    (
        rf"{_UNTIL}(?P<which>本月|当月|这个月|下个?月|次月)份?(?:(?P<day>{_NUMBER})[日号]|(?P<part>上旬|中旬|下旬|初|中|底|末))?{_TAIL}",
        _this_month,
    ),
)
