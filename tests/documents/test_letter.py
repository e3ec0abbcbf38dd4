"""The letter format measured on the page: GB/T 9704—2012, 10.1."""

from pathlib import Path

import pytest

from supervisor_app.domain.papers.paper import PaperFormat, Paragraph
from tests.documents.measuring import BOTTOM, LEFT, LINE, OFFICE, PLAIN, RIGHT, TEXT, TOP, level_strokes, near, pages
from tests.documents.samples import MM, Page

NUMBER = "云政督函〔2026〕3号"
TITLE = "关于城东污水处理厂二期扩建工程临近办理时限的提示函"


@pytest.fixture
def letter(tmp_path: Path) -> list[Page]:
    """A letter of two pages with all its parts."""
    body = tuple(Paragraph(TEXT * 3) for _ in range(6))
    return pages(
        tmp_path,
        format=PaperFormat.LETTER,
        number=NUMBER,
        urgency="加急",
        title=TITLE,
        body=body,
        copy_to="市政府办公室，市财政局",
        printed_by="云河市人民政府办公室",
    )


def test_mark_and_double_rules(letter: list[Page], tmp_path: Path) -> None:
    """Mark 30 mm from the paper's edge; double rules 4 mm below it and 20 mm from the lower edge, 170 mm, centred."""
    mark = letter[0].box(OFFICE)
    assert near(mark.top, 30, 0.05)
    assert near((mark.left + mark.right) / 2, 105, 1.2)
    thick, thin, lower_thin, lower_thick = level_strokes(tmp_path / "文.pdf")
    assert near(thick.box.top - mark.bottom, 4, 0.05)
    assert near((lower_thin.box.top + lower_thick.box.bottom) / 2, 297 - 20, 0.05)
    assert thick.thickness > thin.thickness
    assert lower_thick.thickness > lower_thin.thickness
    assert thick.box.bottom < thin.box.top
    for stroke in (thick, thin, lower_thin, lower_thick):
        assert stroke.red
        assert near(stroke.box.left, 20, 0.05)
        assert near(stroke.box.right, 190, 0.05)


def test_urgency_and_number_stand_seven_eighths_below_the_rule(letter: list[Page], tmp_path: Path) -> None:
    below = level_strokes(tmp_path / "文.pdf")[1].box.bottom + 16 * MM * 7 / 8
    urgency, number = letter[0].box("加急"), letter[0].box(NUMBER)
    assert near(urgency.top, below, 0.1)
    assert near(urgency.left, LEFT, 0.5)
    assert near(number.top, below, 0.1)
    assert near(number.right, RIGHT, 0.6)
    title = letter[0].box(TITLE)
    assert near(title.top - max(number.bottom, urgency.bottom), 2 * LINE, 0.8)


def test_page_one_has_no_number_and_the_others_no_rules(letter: list[Page], tmp_path: Path) -> None:
    assert len(letter) == 2
    assert "— 1 —" not in letter[0].text
    assert near(letter[1].box("—").top, BOTTOM + 7, 0.05)
    assert level_strokes(tmp_path / "文.pdf", 1) == []


def test_the_imprint_has_neither_issuer_nor_date_nor_rules(letter: list[Page]) -> None:
    """At the foot of the last page's type area."""
    last = letter[-1]
    assert "抄送：市政府办公室，市财政局。" in last.text
    assert "印发" not in last.text
    assert BOTTOM - 3 < last.box("抄送：").bottom <= BOTTOM


def test_the_text_of_page_one_ends_above_the_rule(letter: list[Page]) -> None:
    assert max(box.bottom for char, box in letter[0].chars if char.strip()) <= BOTTOM
    assert letter[1].box(TEXT[:10]).top > TOP


def test_without_number_and_urgency_the_title_moves_up(tmp_path: Path) -> None:
    page = pages(tmp_path, format=PaperFormat.LETTER, number="")[0]
    assert near(page.box(PLAIN.title).top - level_strokes(tmp_path / "文.pdf")[1].box.bottom, 2 * LINE, 0.8)
