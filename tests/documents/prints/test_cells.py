"""Breaking text in narrow cells: nothing lost, nothing too wide, no sign where it may not stand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from supervisor_app.documents.fonts import FontClass
from supervisor_app.documents.prints.cells import Measure, fitted
from supervisor_app.documents.sheet import Style
from supervisor_app.documents.text import NOT_AT_END, NOT_AT_START
from tests.documents.prints.samples import FONTS

MEASURE = Measure(FONTS, Style(FontClass.SONGTI, 10))


def test_a_short_text_stays_whole() -> None:
    assert fitted("市水利局", MEASURE, 40) == ["市水利局"]
    assert fitted("", MEASURE, 40) == []


def test_line_ends_of_the_text_stay() -> None:
    assert fitted("2026-11-20\n（原2026-10-31）", MEASURE, 200) == ["2026-11-20", "（原2026-10-31）"]


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("完成主体结构，开工", 65, ["完成主体结构，", "开工"]),  # the blank half of the comma passes the edge
        ("完成主体结构（一期）", 70, ["完成主体结构", "（一期）"]),
        ("完成投资1.86亿元", 55, ["完成投资", "1.86亿元"]),
        ("于2026年完成", 40, ["于", "2026年", "完成"]),
        ("详见……附件", 30, ["详见", "……附", "件"]),
    ],
)
def test_breaks(text: str, room: float, lines: list[str]) -> None:
    assert fitted(text, MEASURE, room) == lines


def test_a_word_wider_than_the_column_is_cut_where_it_must_be() -> None:
    lines = fitted("见http://www.example.cn/a", MEASURE, 30)
    assert "".join(lines) == "见http://www.example.cn/a"
    assert all(20 < MEASURE.width(line) <= 30 for line in lines[1:-1])


@given(st.text(st.sampled_from("督办台账事项，。（）“”、1234.5%kmAB年月…— 〔〕号"), max_size=80), st.floats(30, 200))
@settings(max_examples=200, deadline=None)
def test_nothing_is_lost_and_lines_fit(text: str, room: float) -> None:
    """All characters but blanks are there in order; a closing sign's blank half is all that passes the edge."""
    lines = fitted(text, MEASURE, room)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    for line in lines:
        assert MEASURE.width(line) <= room + 5.01
        if MEASURE.width(line) > room + 0.02:  # its tolerance of 0.01, and rounding
            assert line[-1] in "，。、；：）》〉】〕」』”’"


@given(st.lists(st.sampled_from(["督办", "，", "（", "事项", "）", "。", "12", "%", "“", "”"]), max_size=40))
@settings(max_examples=200, deadline=None)
def test_signs_do_not_stand_where_they_may_not(words: list[str]) -> None:
    """On lines wide enough for the longest run of signs."""
    lines = fitted("督".join(words), MEASURE, 120)
    assert all(line[0] not in NOT_AT_START for line in lines[1:])
    assert all(line[-1] not in NOT_AT_END for line in lines[:-1])
