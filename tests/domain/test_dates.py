"""Date phrases as ledgers write them, against the conventions in the module's docstring."""

import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervisor_app.domain.dates import DueReading, read_due
from supervisor_app.domain.model import Cycle
from supervisor_app.domain.workdays import WorkCalendar

HELD = date(2026, 4, 8)


@pytest.mark.parametrize(
    ("phrase", "due"),
    [
        ("2026年6月底", date(2026, 6, 30)),
        ("6月底前", date(2026, 6, 30)),
        ("2026.6.30", date(2026, 6, 30)),
        ("2026/12/31", date(2026, 12, 31)),
        ("2026-12-31", date(2026, 12, 31)),
        ("20261231", date(2026, 12, 31)),
        ("2026年10月1日前完成", date(2026, 10, 1)),
        ("三季度", date(2026, 9, 30)),
        ("第3季度末", date(2026, 9, 30)),
        ("年内", date(2026, 12, 31)),
        ("2026年底前", date(2026, 12, 31)),
        ("明年底", date(2027, 12, 31)),
        ("上半年", date(2026, 6, 30)),
        ("2027年上半年", date(2027, 6, 30)),
        ("6月中旬", date(2026, 6, 20)),
        ("6月上旬前", date(2026, 6, 10)),
        ("２月底", date(2027, 2, 28)),
        ("十一月三十日前", date(2026, 11, 30)),
        ("3月5日", date(2027, 3, 5)),
        ("4月8日", date(2026, 4, 8)),
        ("本月底", date(2026, 4, 30)),
        ("下月15日", date(2026, 5, 15)),
        ("6.30前", date(2026, 6, 30)),
        ("2026.06", date(2026, 6, 30)),
        ("202606", date(2026, 6, 30)),
        ("２０２６年６月", date(2026, 6, 30)),
        ("'2026-06-30 17:00:00", date(2026, 6, 30)),
        ("2026年6月30日17时前", date(2026, 6, 30)),
        ("6月30日下班前完成", date(2026, 6, 30)),
        ("2026年\n6月底", date(2026, 6, 30)),
        ("二○二六年六月", date(2026, 6, 30)),
        ("2026年Q3", date(2026, 9, 30)),
        ("2027Q1", date(2027, 3, 31)),
        ("26.6.30", date(2026, 6, 30)),
        ("二〇二七年底前", date(2027, 12, 31)),
        ("6月（中旬）", date(2026, 6, 20)),
        ("前三季度", date(2026, 9, 30)),
        ("三、四季度", date(2026, 12, 31)),
        ("2026", date(2026, 12, 31)),
        ("2026年", date(2026, 12, 31)),
        ("26年底", date(2026, 12, 31)),
        ("月底前", date(2026, 4, 30)),
        ("7日前", date(2026, 5, 7)),
        ("二十日前", date(2026, 4, 20)),
        ("本周五", date(2026, 4, 10)),
        ("下周三前", date(2026, 4, 15)),
        ("周一前", date(2026, 4, 13)),
        ("季度末", date(2026, 6, 30)),
        ("下季度", date(2026, 9, 30)),
        ("国庆节前", date(2026, 10, 1)),
        ("5-8月", date(2026, 8, 31)),
        ("6月10-15日", date(2026, 6, 15)),
        ("2026-2028年", date(2028, 12, 31)),
        ("3个工作日内", date(2026, 4, 13)),
        ("3-5个工作日内", date(2026, 4, 15)),
        ("会后10日内", date(2026, 4, 18)),
        ("两周内", date(2026, 4, 22)),
        ("一个月内", date(2026, 5, 8)),
        ("半年内", date(2026, 10, 8)),
        ("2年内", date(2028, 4, 8)),
        ("48小时内", date(2026, 4, 10)),
        ("2026年2月30日", None),
        ("2026.6.31", None),
        ("2026.6.30.5", None),
        ("13月", None),
        ("十十月", None),
        ("五季度", None),
        ("每月35日前", None),
        ("尽快", None),
        ("立即", None),
        ("汛期前", None),
        ("开工后3个月内", None),
        ("6月30日后", None),
        ("自5月起", None),
        ("已完成", None),
        ("完成6个项目", None),
        ("6月底" + "报" * 200, None),
    ],
)
def test_due_phrases(phrase: str, due: date | None) -> None:
    """A phrase gives its date, or is said to be unknown."""
    assert read_due(phrase, HELD) == DueReading(due=due, known=due is not None)


@pytest.mark.parametrize(
    ("phrase", "cycle", "day"),
    [
        ("每月5日前", Cycle.MONTHLY, 5),
        ("每月底", Cycle.MONTHLY, None),
        ("逐月报送", Cycle.MONTHLY, None),
        ("每周报送", Cycle.WEEKLY, None),
        ("每周一次", Cycle.WEEKLY, None),
        ("每周五", Cycle.WEEKLY, 5),
        ("每旬", Cycle.TEN_DAY, None),
        ("一季一考核", Cycle.QUARTERLY, None),
        ("每季度末月25日前", Cycle.QUARTERLY, 25),
        ("长期坚持，每月5日前报送", Cycle.MONTHLY, 5),
    ],
)
def test_cycles_set_no_due_date(phrase: str, cycle: Cycle, day: int | None) -> None:
    """A cycle sets how often a unit reports, never the due date."""
    assert read_due(phrase, HELD) == DueReading(cycle=cycle, cycle_day=day)


@pytest.mark.parametrize(
    ("phrase", "due", "steps"),
    [
        ("年底前取得阶段性成效", date(2026, 12, 31), []),
        ("暂定6月底", date(2026, 6, 30), []),
        ("6月30日（星期二）前", date(2026, 6, 30), []),
        ("5月—8月", date(2026, 8, 31), []),
        ("2026.5.1-2026.8.31", date(2026, 8, 31), []),
        ("立即整改，6月底前完成", date(2026, 6, 30), []),
        ("自即日起30日内", date(2026, 5, 8), []),
        ("2026年6月底前完成立项，12月底前开工", date(2026, 12, 31), [(date(2026, 6, 30), "完成立项")]),
        ("2027年6月底立项，12月底开工", date(2027, 12, 31), [(date(2027, 6, 30), "立项")]),
        ("3月底前立项，6月底前开工", date(2026, 6, 30), [(date(2026, 3, 31), "立项")]),
        ("11月底立项，3月底开工", date(2027, 3, 31), [(date(2026, 11, 30), "立项")]),
        ("一期6月30日前建成，二期年底前建成", date(2026, 12, 31), [(date(2026, 6, 30), "一期建成")]),
        ("完成立项6月底前、开工9月底前", date(2026, 9, 30), [(date(2026, 6, 30), "完成立项")]),
        ("6月、9月", date(2026, 9, 30), [(date(2026, 6, 30), "阶段目标")]),
        ("原定6月底，延期至9月底", date(2026, 9, 30), []),
        ("9月底（原定6月底）", date(2026, 9, 30), []),
        ("6月底（已延期至9月底）", date(2026, 9, 30), []),
        ("6月底，延期到9月底", date(2026, 9, 30), []),
    ],
)
def test_a_phrase_that_says_more_than_its_due_date(phrase: str, due: date, steps: list[tuple[date, str]]) -> None:
    """The latest date is due, earlier ones are steps and that is told; the text is worth keeping."""
    reading = read_due(phrase, HELD)
    assert (reading.due, [(step.due, step.text) for step in reading.steps]) == (due, steps)
    assert reading.known
    assert reading.more
    assert bool(reading.doubt) >= bool(steps)


@pytest.mark.parametrize("phrase", ["6月底前（每月5日前报送）", "每月5日前报送，6月底前完成"])
def test_a_cycle_beside_a_due_date(phrase: str) -> None:
    """Both are read."""
    reading = read_due(phrase, HELD)
    assert (reading.due, reading.cycle, reading.cycle_day) == (date(2026, 6, 30), Cycle.MONTHLY, 5)


def test_working_days_follow_the_offices_calendar_and_say_when_it_is_unknown() -> None:
    """An office's own day off is not counted; a year without a calendar is named."""
    work = WorkCalendar({date(2026, 4, 9): False})
    assert read_due("3个工作日内", HELD, work).due == date(2026, 4, 14)
    assert "2090年" in read_due("3个工作日内", date(2090, 4, 3)).doubt


def test_open_ended_and_empty_are_understood_without_a_date() -> None:
    """长期坚持 is no mistake of the sheet."""
    assert read_due("长期坚持", HELD) == read_due("", HELD) == DueReading()


_CHINESE = ["", *"一二三四五六七八九十", "十一", "十二"]
_MONTH_ENDS = {
    "": None,
    "份": None,
    "底": None,
    "末": None,
    "底前": None,
    "下旬": None,
    "上旬": 10,
    "中旬": 20,
    "15日": 15,
}
_YEAR_ENDS = {"上半年": 6, "下半年": 12, "年内": 12, "年底": 12, "全年": 12, "年底前": 12}


def _first_from(held_on: date, month: int, day: int | None) -> date:
    """The rule told again: the first such day on or after the meeting; None is the month's last day."""
    years = (held_on.year, held_on.year + 1)
    days = [date(year, month, day or calendar.monthrange(year, month)[1]) for year in years]
    return next(found for found in days if found >= held_on)


@pytest.mark.parametrize("held_on", [date(2026, 1, 1), date(2026, 4, 15), date(2027, 12, 31), date(2028, 2, 29)])
def test_every_convention_for_every_month_and_quarter(held_on: date) -> None:
    """Parts of months, quarters, halves and years in Arabic and Chinese figures, with and without the year."""
    for month in range(1, 13):
        for part, day in _MONTH_ENDS.items():
            due = _first_from(held_on, month, day)
            told = (f"{month}月{part}", f"{_CHINESE[month]}月{part}前", f"{due.year}年{month}月{part}完成")
            assert {phrase: read_due(phrase, held_on).due for phrase in told} == dict.fromkeys(told, due)
    for quarter in range(1, 5):
        due = _first_from(held_on, quarter * 3, None)
        told = (f"{_CHINESE[quarter]}季度", f"第{quarter}季度末", f"{due.year}年{_CHINESE[quarter]}季度前")
        assert {phrase: read_due(phrase, held_on).due for phrase in told} == dict.fromkeys(told, due)
    for part, month in _YEAR_ENDS.items():
        assert read_due(part, held_on).due == _first_from(held_on, month, None)
        assert read_due(f"2029年{part}", held_on).due == _first_from(date(2029, 1, 1), month, None)


@given(
    st.dates(date(2000, 1, 1), date(2090, 1, 1)),
    st.sampled_from(
        [
            "{0:%Y}-{0:%m}-{0:%d}",
            "{0.year}.{0.month}.{0.day}",
            "{0.year}/{0.month}/{0.day}",
            "{0.year}年{0.month}月{0.day}日前",
            "{0:%Y%m%d}",
            "于{0.year}年{0.month}月{0.day}日前完成",
        ]
    ),
)
def test_a_whole_date_is_that_day_however_written(day: date, shape: str) -> None:
    """“N前” is that day itself, whenever the meeting was."""
    assert read_due(shape.format(day), HELD) == DueReading(due=day)


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_a_date_without_a_year_is_the_first_on_or_after_the_meeting(day: date, held_on: date) -> None:
    """Never in the past, never more than a year and a leap day ahead."""
    due = read_due(f"{day.month}月{day.day}日", held_on).due
    if due is not None:
        assert held_on <= due
        assert (due.month, due.day) == (day.month, day.day)


_PIECES = [
    "年",
    "月",
    "日",
    "底",
    "前",
    "季度",
    "每",
    "周",
    "旬",
    "内",
    "个",
    "工作日",
    "起",
    "后",
    "至",
    "-",
    ".",
    "/",
]
_PIECES += ["、", "，", "（", "）", "十", "二", "三", "6", "30", "2026", "上半", "完成", "原定", "长期", "半", "\n"]


@given(st.one_of(st.text(max_size=30), st.lists(st.sampled_from(_PIECES), max_size=12).map("".join)))
def test_any_text_is_answered(text: str) -> None:
    """Nothing that stands in a cell raises; what is not known has no date."""
    reading = read_due(text, HELD)
    assert reading.known or (reading.due, reading.cycle, reading.steps) == (None, None, ())
