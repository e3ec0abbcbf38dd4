"""Single days named inside a Chinese date phrase: 2026年6月底, 6.30, 三季度末, 下月15日, 3个工作日内, 国庆节前.

A point is found first and resolved later, because a day without a year depends on the days named beside it.
"""

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from supervisor_app.domain.workdays import WorkCalendar

_NUMERALS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
NUMBER = r"(?:\d{1,2}|[〇零一二三四五六七八九十两]{1,3})"
_PART_ENDS = {"上旬": 10, "初": 10, "中旬": 20, "中": 20}  # every other part of a month ends with it
_FIXED_HOLIDAYS = {"元旦": (1, 1), "五一": (5, 1), "七一": (7, 1), "八一": (8, 1), "十一": (10, 1), "国庆": (10, 1)}
_YEAR = (
    r"(?:(?P<year>(?<!\d)\d{4}|(?<!\d)\d{2}|[〇零一二三四五六七八九]{4})年度?"
    r"|(?P<rel>今年|本年度?|当年|明年|次年|来年|翌年))?"
)
_NEXT_YEAR = ("明", "次", "来", "翌")
_AHEAD = r"(?:之|以)?内"


@dataclass(frozen=True, slots=True)
class Point:
    """A day named at [start, end) of a phrase; `fixed`: its year is told, so that nothing beside it matters."""

    start: int
    end: int
    fixed: bool
    weak: bool
    on: Callable[[date], date]  # the day, reckoned from another; ValueError when there is no such day


def number(text: str) -> int:
    """A number in Arabic or Chinese figures up to 99, or a year spelled figure by figure; else ValueError."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.partition("十")
    figures = tens + ones
    if not all(char in _NUMERALS for char in figures) or (ten and max(len(tens), len(ones)) > 1):
        raise ValueError(f"no number {text}")
    if ten:
        return (_NUMERALS[tens] if tens else 1) * 10 + (_NUMERALS[ones] if ones else 0)
    return int("".join(str(_NUMERALS[char]) for char in figures))


def find_points(phrase: str, work: WorkCalendar) -> list[Point]:
    """The days named in a folded phrase without blanks, from left to right; of two that overlap the longer."""
    found = sorted(_all_points(phrase, work), key=lambda point: (point.start, -point.end))
    kept: list[Point] = []
    for point in found:
        if not kept or point.start >= kept[-1].end:
            kept.append(point)
    return kept


def _all_points(phrase: str, work: WorkCalendar) -> Iterator[Point]:
    for pattern, build in _STRONG:
        for match in pattern.finditer(phrase):
            groups = match.groupdict()
            fixed = bool(
                groups.get("year")
                or groups.get("bare")
                or groups.get("rel")
                or groups.get("which")
                or groups.get("span")
            )
            yield Point(match.start(), match.end(), fixed, False, _bound(build, match, work))
    for pattern, build in _WEAK:
        for match in pattern.finditer(phrase):
            yield Point(match.start(), match.end(), False, True, _bound(build, match, work))


def _bound(build: "_Build", match: re.Match[str], work: WorkCalendar) -> Callable[[date], date]:
    return lambda since: build(match, since, work)


def _year(match: re.Match[str], since: date) -> int | None:
    """The year the phrase names; None when it names none."""
    groups = match.groupdict()
    told = groups.get("year") or groups.get("bare")
    if told:
        year = number(told)
        return year + 2000 if year < 100 else year
    if groups.get("rel"):
        return since.year + groups["rel"].startswith(_NEXT_YEAR)
    return None


def _dated(match: re.Match[str], since: date, month: int, day: int | None) -> date:
    """The day (None: the month's last) of `month`, in the named year or the first one not before `since`."""
    year = _year(match, since)
    if year is not None:
        return _day_of(year, month, day)
    for year in range(since.year, since.year + 9):  # 29 February comes after eight years at the latest
        try:
            found = _day_of(year, month, day)
        except ValueError:
            if (month, day) != (2, 29):
                raise
            continue
        if found >= since:
            return found
    raise ValueError(f"no day {month}-{day}")


def _day_of(year: int, month: int, day: int | None) -> date:
    if not 1 <= month <= 12 or not 1900 <= year <= 2199:
        raise ValueError(f"no month {year}-{month}")
    return date(year, month, calendar.monthrange(year, month)[1] if day is None else day)


def _months_on(since: date, months: int, day: int | None) -> date:
    """`day` (None: the last) of the month `months` after that of `since`."""
    year, month = divmod(since.year * 12 + since.month - 1 + months, 12)
    return _day_of(year, month + 1, day)


def _month_day(match: re.Match[str], since: date, work: WorkCalendar) -> date:
    return _dated(match, since, number(match["month"]), number(match["day"]))


def _month_part(match: re.Match[str], since: date, work: WorkCalendar) -> date:
    return _dated(match, since, number(match["month"]), _PART_ENDS.get(match.groupdict().get("part") or ""))


def _quarter(match: re.Match[str], since: date, work: WorkCalendar) -> date:
    quarter = number(match["quarter"])
    if not 1 <= quarter <= 4:
        raise ValueError(f"no quarter {quarter}")
    return _dated(match, since, quarter * 3, None)


def _this_quarter(match: re.Match[str], since: date, work: WorkCalendar) -> date:
    return _months_on(since, 2 - (since.month - 1) % 3 + 3 * (match["which"][0] == "下"), None)


def _year_part(match: re.Match[str], since: date, work: WorkCalendar) -> date:
    year = _year(match, since)
    month = 6 if "上半年" in match["part"] or "年中" in match["part"] else 12
    return _dated(match, since, month, None) if year is None else _day_of(year, month, None)


def _this_month(match: re.Match[str], since: date, work: WorkCalendar) -> date:
    day = number(match["day"]) if match["day"] else _PART_ENDS.get(match["part"] or "")
    return _months_on(since, match["which"] in {"下月", "下个月", "次月"}, day)


def _this_week(match: re.Match[str], since: date, work: WorkCalendar) -> date:
    """A weekday of this or the next week; 内 and 末 mean its Sunday; 周五 alone the first from `since` on."""
    weekday = "一二三四五六".find(match["weekday"] or "日")
    day = since + timedelta(days=(6 if weekday < 0 else weekday) - since.weekday() + 7 * (match["which"][0] == "下"))
    return day + timedelta(days=7) if day < since and match["which"] == "周" else day


def _holiday(match: re.Match[str], since: date, work: WorkCalendar) -> date:
    return _dated(match, since, *_FIXED_HOLIDAYS[match["holiday"]])


def _day_of_month(match: re.Match[str], since: date, work: WorkCalendar) -> date:
    day = number(match["day"])
    found = _months_on(since, 0, day)
    return found if found >= since else _months_on(since, 1, day)


def _within(match: re.Match[str], since: date, work: WorkCalendar) -> date:
    unit, half = match["span"], match["count"] == "半"
    count = 0 if half else number(match["count"])
    if unit == "工作日":
        return work.add(since, count)
    if unit in {"月", "年", "季度"}:
        if half and unit == "月":
            return since + timedelta(days=15)
        months = {"月": 1, "季度": 3, "年": 12}[unit]
        months = 6 if half else count * months
        last = _months_on(since, months, None)
        return last if since.day > last.day else last.replace(day=since.day)
    days = {"日": 1, "天": 1, "周": 7, "星期": 7, "小时": 1 / 24}[unit]
    return since + timedelta(days=-int(-count * days // 1))


_Build = Callable[[re.Match[str], date, WorkCalendar], date]
_START = r"(?:^|(?<=[,;。、:\n\-至到于在前]))"  # where a day without 月 or 年 may begin
_STRONG: tuple[tuple[re.Pattern[str], _Build], ...] = tuple(
    (re.compile(pattern), build)
    for pattern, build in (
        (r"(?<!\d)(?P<year>\d{4})[-./年](?P<month>\d{1,2})[-./月](?P<day>\d{1,2})(?!\d)[日号]?", _month_day),
        (r"^(?P<year>[2-4]\d)[./-](?P<month>\d{1,2})[./-](?P<day>\d{1,2})(?!\d)[日号]?", _month_day),
        (r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>\d{2})(?P<day>\d{2})(?!\d)", _month_day),
        (r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?!\d)", _month_part),
        (r"(?<!\d)(?P<year>(?:19|20)\d\d)[-./](?P<month>\d{1,2})(?![\d]|[-./]\d)月?(?P<part>底|末)?", _month_part),
        (rf"{_YEAR}(?<!\d)(?P<month>{NUMBER})月份?(?P<day>{NUMBER})(?![\d个]|月|项)[日号]?", _month_day),
        (rf"{_YEAR}(?<![\d第])(?P<month>{NUMBER})月份?(?P<part>上旬|中旬|下旬|初|中|底|末)?(?!\d)", _month_part),
        (rf"{_YEAR}(?:第|前)?(?P<quarter>[1-9一二三四])个?季度?(?:底|末)?", _quarter),
        (rf"(?:{_YEAR}|(?<!\d)(?P<bare>\d{{4}})-?)[Qq](?P<quarter>[1-4])", _quarter),
        (rf"{_YEAR}(?P<part>上半年|下半年|全年|年内|年底|年末|年终|年度|年中)(?:底|末)?", _year_part),
        (
            r"(?:(?P<year>(?<!\d)\d{4}|(?<!\d)\d{2}|[〇零一二三四五六七八九]{4})|(?P<rel>[今本当明次来翌]))"
            r"(?P<part>年底|年末|年内|年终|年中|年上半年|年下半年|年全年|年度)",
            _year_part,
        ),
        (r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<part>年)(?=$|之?前|以前|,|;|-|完成)", _year_part),
        (r"^(?P<year>20\d\d)(?P<part>)$", _year_part),
        (
            rf"(?P<which>本月|当月|这个月|下个?月|次月|(?<![\d一二三四五六七八九十个])月(?=底|末|内))"
            rf"份?(?:(?P<day>{NUMBER})[日号]|(?P<part>上旬|中旬|下旬|初|中|底|末))?",
            _this_month,
        ),
        (r"(?P<which>[本这下]周)(?:(?P<weekday>[一二三四五六日天])|末)?", _this_week),
        (r"(?:^|(?<=[,;]))(?P<which>周)(?P<weekday>[一二三四五六日天])(?!次)", _this_week),
        (r"(?P<which>[本这下]个?季|(?:^|(?<=[,;]))季(?=度?[末底内]))度?(?:底|末)?", _this_quarter),
        (r"(?P<holiday>元旦|五一|七一|八一|十一(?!月)|国庆)(?:劳动)?节?(?=之?前|以前)", _holiday),
        (
            rf"(?<![\d月年第])(?P<count>{NUMBER}|\d{{3}}|半)个?(?P<span>工作日|日|天|周|星期|小时|月|季度|年){_AHEAD}",
            _within,
        ),
    )
)
_WEAK: tuple[tuple[re.Pattern[str], _Build], ...] = tuple(
    (re.compile(pattern), build)
    for pattern, build in (
        (rf"{_START}(?P<month>\d{{1,2}})[./](?P<day>\d{{1,2}})(?![\d./])[日号]?", _month_day),
        (r"^(?P<month>\d{1,2})-(?P<day>\d{1,2})(?![\d\-])[日号]?", _month_day),
        (rf"{_START}(?P<day>{NUMBER})[日号](?=之?前|以前)", _day_of_month),
    )
)
