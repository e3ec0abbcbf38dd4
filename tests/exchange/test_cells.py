"""Progress, dates and text of single cells."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervisor_app.exchange.cells import one_line, read_date, read_progress, text_of
from supervisor_app.exchange.grid import Cell

HELD = date(2026, 4, 15)


@pytest.mark.parametrize(
    ("cell", "whole", "expected"),
    [
        (0.6, False, 60),
        (0.6, True, 60),
        (60.0, False, 60),
        ("60", True, 60),
        ("60%", False, 60),
        ("60％", False, 60),
        ("８０％", False, 80),
        ("72.5%", False, 72.5),
        ("完成80%", False, 80),
        ("已完成80%", False, 80),
        ("约60%", False, 60),
        ("60%左右", False, 60),
        ("80%。", False, 80),
        ("60%（截至5月底）", False, 60),
        ("'80%", False, 80),
        ("百分之六十", False, 60),
        ("百分之八十五", False, 85),
        ("完成百分之七点五", False, 7.5),
        ("百分之百", False, 100),
        (1.0, False, 100),
        (1.0, True, 1),
        ("1%", False, 1),
        (0.0, False, 0),
        (0.005, False, 0.5),
        ("已完成", False, 100),
        ("全部完成", False, 100),
        ("未启动", False, 0),
        ("尚未开工", False, 0),
        ("130%", False, None),
        (-5.0, False, None),
        ("三分之一", False, None),
        ("过半", False, None),
        ("60-70%", False, None),
        ("超过60%", False, None),
        ("主体完成80%", False, None),
        ("持续推进", False, None),
        ("百分之十十", False, None),
        (True, False, None),
        (time(8), False, None),
        (date(2026, 6, 30), False, None),
        ("9" * 400 + "%", False, None),
        (float("nan"), False, None),
    ],
)
def test_progress(cell: Cell, whole: bool, expected: float | None) -> None:
    """Fractions, percentages and words; what is vague is not guessed."""
    assert read_progress(cell, whole) == expected


@pytest.mark.parametrize(
    ("cell", "due"),
    [
        (date(2026, 6, 30), date(2026, 6, 30)),
        (datetime.fromisoformat("2026-06-30 17:00"), date(2026, 6, 30)),
        (46203.0, date(2026, 6, 30)),
        (46203.75, date(2026, 6, 30)),
        ("46203", date(2026, 6, 30)),
        ("'2026-06-30", date(2026, 6, 30)),
        (2026.06, date(2026, 6, 30)),
        (2026.0, date(2026, 12, 31)),
        (6.15, date(2026, 6, 15)),
        (2026.1, None),
        (6.3, None),
        (3.0, None),
        (True, None),
        (time(17), None),
        (timedelta(hours=30), None),
    ],
)
def test_dates(cell: Cell, due: date | None) -> None:
    """2026.1 may have been 2026.10 before the spreadsheet took its nought away: nobody knows."""
    reading = read_date(cell, HELD)
    assert (reading.due, reading.known) == (due, due is not None)


def test_serial_numbers_follow_the_workbooks_date_system() -> None:
    """The same number is four years later in a workbook of 1904."""
    assert read_date(46203.0, HELD, date(1904, 1, 1)).due == date(2030, 7, 1)


def test_a_bare_month_under_a_heading_that_says_so() -> None:
    """6 under 完成时限（月） is June."""
    assert read_date(6.0, HELD, counts_months=True).due == date(2026, 6, 30)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        (3.0, "3"),
        (0.1 + 0.2, "0.3"),
        (13800000000.0, "13800000000"),
        (True, "TRUE"),
        (date(2026, 6, 30), "2026-06-30"),
        (datetime.fromisoformat("2026-06-30"), "2026-06-30"),
        (time(17, 30), "17:30"),
        (datetime.fromisoformat("2026-06-30 17:05"), "2026-06-30 17:05"),
        (" a\r\nb\x01\u200b ", "a\nb"),
        ("'007", "'007"),
    ],
)
def test_text(cell: Cell, text: str) -> None:
    """As a person reads the cell, without what cannot be seen."""
    assert text_of(cell) == text


@pytest.mark.parametrize(
    ("text", "line"),
    [("打通9条\n断头路", "打通9条断头路"), ("建成 \n“四上”库", "建成“四上”库"), ("Phase one\ntwo", "Phase one two")],
)
def test_one_line(text: str, line: str) -> None:
    """A title wrapped by hand is one title."""
    assert one_line(text) == line


@given(st.one_of(st.text(), st.floats(), st.booleans(), st.dates(), st.datetimes(), st.times(), st.timedeltas()))
def test_any_cell_is_answered(cell: Cell) -> None:
    """Nothing that stands in a cell raises; progress stays within 0 and 100."""
    text_of(cell)
    read_date(cell, HELD)
    value = read_progress(cell, whole_means_percent=False)
    assert value is None or 0 <= value <= 100
