"""Where the pages of a text end, on paper and as a pure function."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervisor_app.documents.flow import Row, choose_pages, page_starts
from supervisor_app.documents.sheet import HEIGHT, PITCH
from supervisor_app.documents.text import Line
from supervisor_app.domain.papers.paper import Heading, PaperFormat, Paragraph
from tests.documents.measuring import BOTTOM, EM, LEFT, LINE, RIGHT, TEXT, TOP, near, pages
from tests.documents.samples import MM, Box, Page

PLAIN, KEPT, BLANK = Row(Line("督", 16.0)), Row(Line("督", 16.0), keep=True), Row(None)


def lines(page: Page) -> list[list[tuple[str, Box]]]:
    """The characters of the type area, line by line, told by where their ems are."""
    found: list[list[tuple[str, Box]]] = []
    for char, box in page.chars:
        if not char.strip() or box.top > BOTTOM:
            continue
        if found and box.left > found[-1][-1][1].left - 1 and abs(box.bottom - found[-1][-1][1].bottom) < LINE / 2:
            found[-1].append((char, box))
        else:
            found.append([(char, box)])
    return found


def test_a_page_has_22_lines_of_28_characters(tmp_path: Path) -> None:
    """5.2.1: the type area is filled by them; the first line of a paragraph is two characters in (7.3.3)."""
    full = "督" * (28 * 60)
    page = pages(tmp_path, body=(Paragraph(full),))[1]
    rows = lines(page)
    assert [len(row) for row in rows] == [28] * 22
    assert near(rows[1][0][1].top - rows[0][0][1].top, LINE, 0.01)
    assert near(rows[-1][0][1].top - rows[0][0][1].top, 21 * LINE, 0.05)
    assert near(rows[0][1][1].left - rows[0][0][1].left, EM, 0.01)
    assert rows[0][0][1].left >= LEFT
    assert rows[0][-1][1].right <= RIGHT
    assert rows[0][0][1].top >= TOP
    assert rows[-1][0][1].bottom <= BOTTOM
    first = pages(tmp_path, body=(Paragraph(full),))[0]
    start = first.box("督督", first.text[: first.text.index("督督督")].count("督督"))
    assert near(start.left - rows[0][0][1].left, 2 * EM, 0.1)


def test_the_size_of_the_text_is_16_points(tmp_path: Path) -> None:
    """Size 3: the em between two characters, and the ink of a full one."""
    row = lines(pages(tmp_path, body=(Paragraph("国" * 400),))[1])[0]
    assert 12 * MM < row[0][1].bottom - row[0][1].top < 16 * MM


def test_levels_are_set_in_their_types_on_one_line_with_the_text(tmp_path: Path) -> None:
    """7.3.3: 一、黑体 （一）楷体 1.仿宋; the whole line is spread to the margin."""
    body = (
        Heading("一、总体情况"),
        Paragraph(TEXT, "（一）加快推进。", 2),
        Paragraph(TEXT, "1.严格时限。", 3),
        Paragraph(TEXT, "总的要求。"),
    )
    page = pages(tmp_path, body=body, format=PaperFormat.FORM)[0]
    for words in ("一、总体情况", "（一）加快推进。", "1.严格时限。", "总的要求。"):
        assert near(page.box(words).left, LEFT + 2 * EM, 4.0)  # a bracket fills the right half of its em
    lead, text = page.box("（一）加快推进。"), page.box(TEXT[:4])
    assert near(lead.bottom, text.bottom, 1.0)
    first = next(row for row in lines(page) if row[0][0] == "（")
    assert near(first[-1][1].right, RIGHT, EM)  # a comma fills the left half of its em


def test_attendance_begins_below_its_first_name_after_a_blank_line(tmp_path: Path) -> None:
    """10.3: 出席 in 黑体 two characters in, turned lines below the first character after the colon."""
    names = "、".join(f"王建{sign}" for sign in "一二三四五六七八九十甲乙丙丁")
    body = (Paragraph(TEXT), Paragraph(names, "出席："), Paragraph("李大伟", "请假："))
    page = pages(tmp_path, format=PaperFormat.MINUTES, signed=(), body=body)[0]
    label, first, second = page.box("出席："), page.box(names[:3]), page.box("王建十")
    rows = lines(page)
    at = next(number for number, row in enumerate(rows) if row[0][0] == "出")
    assert near(rows[at + 1][0][1].left, first.left, 0.8)
    assert near(rows[at][0][1].top - rows[at - 1][0][1].top, 2 * LINE, 1.5)
    assert near(page.box("请假：").top - label.top, (len(rows) - 1 - at) * LINE, 1.5)
    assert near(label.left, LEFT + 2 * EM, 1.0)
    assert second.top > first.top


@pytest.mark.parametrize("count", range(1, 40))
def test_a_signature_never_stands_alone_nor_a_heading_last(count: int, tmp_path: Path) -> None:
    """7.3.5.5, whatever the length: the page of the signature has text, and the lines stay close to their pitch."""
    body = (*(Paragraph(f"第{n}件事。" + TEXT) for n in range(count)), Heading("一、要求"), Paragraph(TEXT))
    found = pages(tmp_path, body=body, number="")
    assert "".join(page.text for page in found).count(TEXT) == count + 1
    last = found[-1]
    day = last.box("2026年11月20日")
    assert last.text.index("云河市人民政府督查室。") < last.text.rindex("2026年11月20日")
    assert day.bottom <= BOTTOM
    for page in found:
        rows = lines(page)
        assert "一、要求" not in "".join(char for char, _ in rows[-1])
        bottoms = [max(box.bottom for _, box in row) for row in rows]
        assert all(b - a > LINE * 0.9 - 1 for a, b in pairwise(bottoms))


@pytest.mark.parametrize("count", range(3, 30, 2))
def test_nor_does_the_signature_of_a_letter(count: int, tmp_path: Path) -> None:
    """With note and imprint, on two pages or one: text stands on the signature's page."""
    body = (*(Paragraph(TEXT[: 20 + n]) for n in range(count)), Paragraph("特此函告。"))
    found = pages(tmp_path, format=PaperFormat.LETTER, body=body, note="联系人：李文镕", copy_to="市财政局")
    page = next(page for page in found if "2026年11月20日" in page.text)
    assert "特此函告。" in page.text
    assert TEXT[:12] in found[0].text
    assert page.text.index("特此函告。") < page.text.index("2026年11月20日") < page.text.index("（联系人")


ROWS = st.lists(st.sampled_from([PLAIN, PLAIN, PLAIN, KEPT, BLANK]), min_size=1, max_size=90)


@given(ROWS, st.floats(0, HEIGHT), st.floats(PITCH, HEIGHT * 0.7))
def test_pages_hold_what_fits_and_the_tail_has_company(rows: list[Row], first: float, tail: float) -> None:
    """Every page within its room; the tail on the page of the last rows."""
    rows = [*rows, PLAIN]
    pitch, starts = choose_pages(rows, first, HEIGHT, tail)
    assert starts == sorted(set(starts))
    assert 0.9 * PITCH < pitch < 1.11 * PITCH
    bounds = [0, *starts, len(rows)]
    for number, (start, end) in enumerate(pairwise(bounds)):
        room = HEIGHT if number else first
        assert (end - start - (rows[end - 1].line is None)) * pitch <= room + 0.01
    left = len(rows) - bounds[-2]
    assert left >= 1
    assert left * pitch + tail <= (HEIGHT if starts else first) + 0.01


@given(ROWS, st.floats(0, HEIGHT))
def test_no_page_ends_with_a_row_to_keep_where_another_would_do(rows: list[Row], first: float) -> None:
    starts = page_starts(rows, first, HEIGHT, PITCH)
    before = 0
    for start in starts:
        if any(not row.keep for row in rows[before : start - 1]) and start > before:
            ends = rows[start - 1] if rows[start - 1].line else rows[start - 2]
            assert not ends.keep
        before = start


def test_a_signature_that_just_does_not_fit_is_brought_back() -> None:
    """Six lines too few: the pitch is made tighter rather than the page torn."""
    pitch, starts = choose_pages([PLAIN] * 17, HEIGHT, HEIGHT, 5.5 * PITCH)
    assert starts == []
    assert pitch < PITCH
    pitch, starts = choose_pages([PLAIN] * 22, HEIGHT, HEIGHT, 6 * PITCH)
    assert starts == [20]
    assert pitch > PITCH
