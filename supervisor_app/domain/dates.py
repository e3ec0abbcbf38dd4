"""Chinese date phrases of ledgers and speeches, resolved against the day of the meeting.

Conventions (ours): “N前” is that day itself; 上旬, 中旬, 下旬 end on the 10th, 20th and last day; 月底 is the last day;
季度, 上半年, 年内, 年底 and 全年 end on their last day; a date without a year is the first such date on or after the
meeting; “N日内” is counted from the meeting; a span (5月—8月) is due at its end; of several dates the latest is due and
the others are steps on the way; cycles (每月5日前) set the reporting cycle, not the due date.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from supervisor_app.domain.date_points import NUMBER, Point, find_points, number
from supervisor_app.domain.model import Cycle
from supervisor_app.domain.workdays import WorkCalendar

_OPEN = re.compile(r"长期|常态|持续(?:推进|开展|坚持|跟进)|^持续$|常年|^(?:即时|不限|无|无时限|不定期|-+|/+)$")
_CYCLES: tuple[tuple[re.Pattern[str], Cycle], ...] = tuple(
    (re.compile(pattern), cycle)
    for pattern, cycle in (
        (
            r"(?:每|按)(?:周|星期)(?:(?P<weekday>[一二三四五六日天1-7])(?=$|之?前|上午|下午|下班|[,;。]))?|^一周一|^周(?=调度|报送|报)",
            Cycle.WEEKLY,
        ),
        (r"(?:每|按)旬|^一旬一|^旬(?=调度|报)", Cycle.TEN_DAY),
        (
            rf"(?:每个?|按)季度?(?:(?:末|最后一个?)月?)?(?:份?的?(?P<day>{NUMBER})[日号])?|^一季一|^季(?=调度|报送|报)",
            Cycle.QUARTERLY,
        ),
        (rf"(?:每个?|按|逐)月份?(?:的?(?P<day>{NUMBER})[日号]|底|末)?|^一月一|^月(?=调度|报送|报)", Cycle.MONTHLY),
    )
)
_WEEKDAYS = {name: 1 + at % 7 for at, name in enumerate("一二三四五六日1234567")} | {"天": 7}
_SPANS = (  # what is written once for two ends is written out; only the end matters
    (re.compile(rf"(?<![\d年])({NUMBER})[-至到、]({NUMBER})(月|季度)"), r"\2\3"),
    (re.compile(r"(?<!\d)\d{4}[-至到](\d{4})年"), r"\1年"),
    (re.compile(rf"(?<=[月年])({NUMBER})[日号]?[-至到]({NUMBER})([日号月])(?!{NUMBER}[日号])"), r"\2\3"),
    (re.compile(rf"(?<![\d月年]){NUMBER}[-至到]({NUMBER}个?(?:工作日|日|天|周|个月))"), r"\1"),
)
_START_ONLY = re.compile(r"起|开始|以?后|之后|以来")
_FROM_THE_MEETING = re.compile(
    r"(?:会后|会议(?:结束)?后|交办后?|立项后|(?:接|收)(?:到)?(?:任务|通知|交办|文件?)?单?后|印发后|即日起|之日起|今日?起)的?$"
)
_MOVED = re.compile(r"(?:延期?|推迟|顺延|调整|展期)(?:到|至|为)")
_ORIGINAL = re.compile(r"原(?:定|计划|时限|为)*:?$")
_HEAD = re.compile(r"(?:务必|力争|确保|必须|须|应|请|于|在|到|至|截至|截止|预计|计划|会后|交办后|即日起)*")
_LONGEST = 200  # what is longer is a report in the wrong column, not a date
_NEARLY_A_YEAR = timedelta(days=364)
_TIME = r"(?:T?\d{1,2}(?:时|点|:)(?:\d{1,2}分?)?(?::\d\d(?:\.\d+)?)?|下班|上午|中午|下午|晚上?)*"
_TAIL = re.compile(rf"{_TIME}(?:之?前|以前|止|为止|截止|完成|办结|完毕|到位|全部|内|(?:之|以)内)*")


@dataclass(frozen=True, slots=True)
class Step:
    """A dated step on the way to the due date, with the phrase's words for it."""

    due: date
    text: str


@dataclass(frozen=True, slots=True)
class DueReading:
    """What a date phrase says: a due date, a reporting cycle, or “no fixed date” (长期坚持); `known` if it was read.

    `cycle_day` is a day of the month, of a weekly cycle the weekday (1 Monday). `more`: the phrase says more than
    this, so keep its text. `doubt` tells in Chinese what was decided for the reader.
    """

    due: date | None = None
    cycle: Cycle | None = None
    cycle_day: int | None = None
    known: bool = True
    steps: tuple[Step, ...] = ()
    more: bool = False
    doubt: str = ""


def read_due(text: str, held_on: date, work: WorkCalendar | None = None) -> DueReading:
    """Read a due-date phrase; `known` is False when it cannot be understood (keep the text and say so).

    `work` reckons working days (3个工作日内); without it the published calendars do.
    """
    phrase = _folded(text)
    if len(phrase) > _LONGEST:
        return DueReading(known=False)
    phrase = re.sub(r"\(([上中下]旬|[底末初])\)", r"\1", phrase)
    bare = re.sub(r"\([^()]*\)", "", phrase).strip(",;。.、\n")
    work = work or WorkCalendar()
    reading = _read(re.sub(r"\n", "", bare), held_on, work)
    if reading.more or not reading.known:
        reading = _read(bare, held_on, work)
    if bare == phrase or not phrase:
        return reading
    whole = _read(re.sub(r"[()]", ",", phrase), held_on, work)
    if not reading.known or not bare or _MOVED.search(phrase.replace(bare, "")):
        return whole
    if reading.cycle is None and whole.cycle is not None:
        reading = replace(reading, cycle=whole.cycle, cycle_day=whole.cycle_day)
    return replace(reading, more=True)


def _folded(text: str) -> str:
    """Half-width, one kind of dash and bracket, no blanks; only line breaks inside stay."""
    folded = unicodedata.normalize("NFKC", text).strip().lstrip("'‘’`")
    folded = re.sub(r"(?<=\d)[\sT]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?", "", folded)
    folded = re.sub(r"[—–―~〜−]+|--+", "-", folded)
    folded = folded.translate(str.maketrans("【】〔〕[]，；：", "()()(),;:"))
    folded = re.sub(r"(?<=[一二三四五六七八九〇])[○Oo0]", "〇", folded)
    return re.sub(r"[^\S\n]+|[\x00-\x09\x0b-\x1f\u200b\ufeff]+", "", folded).strip(",;。.、\n")


def _read(phrase: str, held_on: date, work: WorkCalendar) -> DueReading:
    """A folded phrase without brackets."""
    if not phrase:
        return DueReading()
    cycle, phrase = _cut_cycle(phrase)
    if cycle is not None and not cycle.known:
        return cycle
    for pattern, end in _SPANS:
        phrase = pattern.sub(end, phrase)
    points = [point for point in find_points(phrase, work) if not (cycle and point.weak)]
    try:
        reading = _read_points(phrase, points, held_on, work)
    except (ValueError, OverflowError):
        return DueReading(known=False)
    if cycle is not None:
        reading = reading or DueReading()
        return replace(reading, cycle=cycle.cycle, cycle_day=cycle.cycle_day, more=reading.due is not None)
    return reading or DueReading(known=bool(_OPEN.search(phrase)))


def _cut_cycle(phrase: str) -> tuple[DueReading | None, str]:
    """The reporting cycle a phrase sets, and the phrase without it."""
    for pattern, cycle in _CYCLES:
        match = pattern.search(phrase)
        if match is None:
            continue
        groups = match.groupdict()
        try:
            day = number(groups["day"]) if groups.get("day") else _WEEKDAYS.get(groups.get("weekday") or "")
        except ValueError:
            return DueReading(known=False), ""
        if day is not None and not 1 <= day <= 31:
            return DueReading(known=False), ""
        return DueReading(cycle=cycle, cycle_day=day), phrase[: match.start()] + phrase[match.end() :]
    return None, phrase


def _read_points(phrase: str, points: list[Point], held_on: date, work: WorkCalendar) -> DueReading | None:
    """The due date and the steps before it; None when the phrase names no day."""
    for point in points:
        if _counts_from_elsewhere(phrase, point) or _is_cut_short(phrase[: point.start], phrase[point.end :]):
            raise ValueError("counted from a day nobody knows, or only part of a date was read")
    points = [point for point in points if not _START_ONLY.match(phrase, point.end)]
    if not points:
        return None
    days = _resolved(points, held_on)
    due = max(days)
    first, last = points[0], points[-1]
    more = len(points) > 1 or not (_HEAD.fullmatch(phrase[: first.start]) and _TAIL.fullmatch(phrase[last.end :]))
    steps, several = _steps(phrase, points, days, due)
    doubt = "有几个日期，以最后一个为时限，原文已保留" if several else ""
    unknown = work.unknown_years(held_on, due) if "工作日" in phrase[last.start : last.end] else []
    if unknown:
        doubt = f"{unknown[0]}年的放假安排还没有公布，工作日按周一至周五推算"
    return DueReading(due=due, steps=steps, more=more, doubt=doubt)


def _counts_from_elsewhere(phrase: str, point: Point) -> bool:
    """开工后3个月内 counts from a day nobody knows; 会后 and 即日起 count from the meeting."""
    before = phrase[: point.start]
    counted = phrase[point.start : point.end].endswith("内")
    return counted and bool(re.search(r"[后起]的?$", before)) and not _FROM_THE_MEETING.search(before)


def _is_cut_short(before: str, after: str) -> bool:
    """Whether more figures of a date stand beside what was read, as in 2026.6.30.5; the time of day is none."""
    more_before = re.search(r"[\d〇零一二三四五六七八九十][.年月/]?$", before)
    return bool(more_before or re.match(r"[./]?\d", after[_matched(_TIME, after) :]))


def _matched(pattern: str, text: str) -> int:
    match = re.match(pattern, text)
    return match.end() if match else 0


def _resolved(points: list[Point], held_on: date) -> list[date]:
    """Each point's day: after a told year onwards from there; else the last from the meeting, the others up to it."""
    days: list[date | None] = [point.on(held_on) if point.fixed else None for point in points]
    if days[-1] is None:
        known = [day for day in days if day is not None]
        days[-1] = points[-1].on(known[-1] if known else held_on)
    previous = None
    for at, point in enumerate(points):
        if days[at] is None and previous is not None:
            days[at] = point.on(previous)
        previous = days[at] or previous
    for at in range(len(points) - 2, -1, -1):
        following = days[at + 1]
        if days[at] is None and following is not None:
            days[at] = points[at].on(following - _NEARLY_A_YEAR)
    return [day for day in days if day is not None]


def _steps(phrase: str, points: list[Point], days: list[date], due: date) -> tuple[tuple[Step, ...], bool]:
    """The steps before the due date with their words, and whether there was more than one date to choose from."""
    gaps = [phrase[left.end : right.start] for left, right in pairwise(points)]
    parted = [_parted(gap) for gap in gaps]
    before = [phrase[: points[0].start], *(right for _, right in parted)]
    after = [*(left for left, _ in parted), phrase[points[-1].end :]]
    steps, several = [], False
    for at, (point, day) in enumerate(zip(points, days, strict=True)):
        span = at < len(gaps) and re.fullmatch(r"起?(?:-|至|到)", gaps[at])
        if day == due or span:
            continue
        several = True
        if not _ORIGINAL.search(phrase[: point.start]) and not _MOVED.search(phrase):
            steps.append(Step(day, _words(before[at]) + _words(after[at]) or "阶段目标"))
    return tuple(steps), several


def _parted(gap: str) -> tuple[str, str]:
    """What stands between two days: the words of the first and those of the second, parted at the last stop."""
    stops = re.compile(r"[,;。\n]" if re.search(r"[,;。\n]", gap) else "、")
    last = max((match.end() for match in stops.finditer(gap)), default=len(gap))
    return gap[:last], gap[last:]


def _words(text: str) -> str:
    return re.sub(r"^(?:之?前|以前|底|末)+|(?:并?于|至|到|在)$", "", text.strip(",;。.、:\n ")).strip(",;。.、:\n ")
