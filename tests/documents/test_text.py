"""Line breaking, measured without a canvas."""

import re

from hypothesis import given
from hypothesis import strategies as st

from supervisor_app.documents.text import NOT_AT_END, NOT_AT_START, Line, break_lines, break_mixed, clean

EM = 16.0
WIDTH = 28 * EM


def advance(char: str) -> float:
    """Full width for Chinese, half for ASCII."""
    return EM / 2 if char.isascii() else EM


def texts(text: str, width: float = WIDTH, indent: float = 0.0) -> list[str]:
    """The lines' texts."""
    return [line.text for line in break_lines(text, advance, width, em=EM, indent=indent)]


def extent(line: Line) -> float:
    """Where the line's ink ends, counted from the left margin."""
    blank = EM / 2 if line.text[-1] in "，。、；：”’）》〉】〕」』" else 0.0
    return line.indent + line.width + line.spacing * (len(line.text) - 1) - blank


def test_a_full_line_has_28_characters() -> None:
    """28 characters of size 3 fill a line; the first line of a paragraph is indented by two."""
    assert [len(line) for line in texts("督" * 60)] == [28, 28, 4]
    assert [len(line) for line in texts("督" * 60, indent=2 * EM)] == [26, 28, 6]


def test_closing_signs_stay_on_the_line_before() -> None:
    """A comma that would start a line is squeezed in; two signs pull a character down with them."""
    assert texts("督" * 28 + "，请办理") == ["督" * 28 + "，", "请办理"]
    assert texts("督" * 28 + "”）请办理") == ["督" * 27, "督”）请办理"]


def test_opening_signs_go_to_the_next_line() -> None:
    """No line ends with an opening quotation mark or bracket."""
    assert texts("督" * 27 + "“（请办理") == ["督" * 27, "“（请办理"]


def test_numbers_words_and_document_numbers_stay_whole() -> None:
    """What belongs together is not torn apart at the line's end."""
    assert texts("督" * 26 + "2026年办结") == ["督" * 26, "2026年办结"]
    assert texts("督" * 24 + "〔2026〕12号文") == ["督" * 24, "〔2026〕12号文"]
    assert texts("督" * 26 + "PySide6窗口") == ["督" * 26, "PySide6窗口"]
    assert texts("督" * 27 + "99.5%") == ["督" * 27, "99.5%"]


def test_a_document_number_is_torn_only_where_the_line_would_be_too_loose() -> None:
    """After its year; the figures stay whole."""
    assert texts("督" * 7 + "〔2026〕12号文", width=11 * EM) == ["督" * 7 + "〔2026〕", "12号文"]
    assert texts("督" * 20 + "（〔2026〕12号）文", width=24 * EM) == ["督" * 20, "（〔2026〕12号）文"]


def test_addresses_break_after_their_dividing_signs() -> None:
    """Not within a name, nor before the first slashes."""
    broken = texts("详见https://www.yunhe.gov.cn/duban/2026/notice?id=12345。", width=12 * EM)
    assert broken == ["详见https://", "www.yunhe.gov.cn/duban/", "2026/notice?id=12345。"]


def test_parts_of_different_type_are_broken_as_one_paragraph() -> None:
    """Lines say where they begin; turned ones hang."""
    lines = break_mixed([("一二三", lambda _: EM), ("四" * 30, lambda _: EM)], 10 * EM, em=EM, indent=2 * EM, hang=EM)
    assert [(line.start, line.indent, len(line.text)) for line in lines] == [
        (0, 2 * EM, 8),
        (8, EM, 9),
        (17, EM, 9),
        (26, EM, 7),
    ]


def test_a_loose_line_is_spread_to_the_margin_and_the_last_is_not() -> None:
    """Both margins are even but for the last line."""
    first, last = break_lines("督" * 26 + "2026年办结", advance, WIDTH, em=EM)
    assert first.spacing > 0
    assert extent(first) == WIDTH
    assert last.spacing == 0


def test_a_piece_wider_than_the_line_is_cut() -> None:
    """An address of 100 letters cannot stay whole, nor may it hang the program."""
    assert "".join(texts("a" * 100)) == "a" * 100
    assert all(len(line) <= 56 for line in texts("a" * 100))
    assert "".join(texts("，" * 100, width=64)) == "，" * 100


def test_an_opening_sign_is_not_left_behind_by_a_blank() -> None:
    """Found by the properties below."""
    assert [line.text for line in break_lines("督2026年“ 督", advance, 6 * EM, em=EM)] == ["督2026年", "“ 督"]


def test_newlines_make_paragraphs_and_rubbish_is_dropped() -> None:
    """Text from spreadsheets: tabs, Windows line ends, zero-width characters, empty lines."""
    assert texts("一\r\n\r\n二\t三\u200b\ufeff\x07") == ["一", "二 三"]
    assert clean("e\u0301") == "é"
    assert texts(" \n ") == []


PIECES = st.sampled_from(
    [*"督办，。、；：？！”’）》〕】“‘（《〔【 ", "2026年", "12.5%", "〔2026〕12号", "PDF", "……", "——"]
)


@given(st.lists(PIECES, max_size=120).map("".join), st.integers(6, 30), st.sampled_from([0, 2]))
def test_properties(text: str, width: int, indent: int) -> None:
    """Nothing is lost, nothing passes the margin, no sign stands where it may not (unless nothing else fits)."""
    lines = break_lines(text, advance, width * EM, em=EM, indent=indent * EM)
    assert "".join(line.text for line in lines).replace(" ", "") == text.replace(" ", "")
    assert all(extent(line) <= width * EM + 0.1 for line in lines)
    longest = max((sum(map(advance, run)) for run in _unbreakable(text)), default=0)
    if longest <= (width - indent) * EM:
        assert not any(line.text[0] in NOT_AT_START for line in lines[1:])
        assert not any(line.text[-1] in NOT_AT_END for line in lines[:-1])


def _unbreakable(text: str) -> list[str]:
    """The runs that signs, digits and letters tie together, found in another way than the breaker does."""
    signs, ends = "".join(map(re.escape, NOT_AT_START)), "".join(map(re.escape, NOT_AT_END))
    run = r"(?:〔\d+〕|[0-9A-Za-z.%年号])"
    word = rf"{run}+|……|——|[\s\S]"
    return re.findall(rf"[{ends}]*(?:{word})[{signs}]*{run}*[{signs}]*", text)
