"""Date phrases as ledgers write them, against the conventions in the module's docstring."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervisor_app.domain.dates import DueReading, read_due
from supervisor_app.domain.model import Cycle

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
        ("2026年2月30日", None),
        ("尽快", None),
    ],
)
def test_due_phrases(phrase: str, due: date | None) -> None:
    """A phrase gives its date, or is said to be unknown."""
    assert read_due(phrase, HELD) == DueReading(due=due, known=due is not None)


@pytest.mark.parametrize(
    ("phrase", "cycle", "day"),
    [("每月5日前", Cycle.MONTHLY, 5), ("每周报送", Cycle.WEEKLY, None), ("一季一考核", Cycle.QUARTERLY, None)],
)
def test_cycles_set_no_due_date(phrase: str, cycle: Cycle, day: int | None) -> None:
    """A cycle sets how often a unit reports, never the due date."""
    assert read_due(phrase, HELD) == DueReading(cycle=cycle, cycle_day=day)


def test_open_ended_and_empty_are_understood_without_a_date() -> None:
    """长期坚持 is no mistake of the sheet."""
    assert read_due("长期坚持", HELD) == read_due("", HELD) == DueReading()


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_a_date_without_a_year_is_the_first_on_or_after_the_meeting(day: date, held_on: date) -> None:
    """Never in the past, never more than a year and a leap day ahead."""
    due = read_due(f"{day.month}月{day.day}日", held_on).due
    if due is not None:
        assert held_on <= due
        assert (due.month, due.day) == (day.month, day.day)


@given(st.text(max_size=30))
def test_any_text_is_answered(text: str) -> None:
    """Nothing that stands in a cell raises."""
    read_due(text, HELD)
