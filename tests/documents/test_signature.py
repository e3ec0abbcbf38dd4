"""Signature and date, annex note and note measured on the page: GB/T 9704—2012, 7.3.4 to 7.3.6."""

from pathlib import Path

import pytest

from supervisor_app.domain.papers.paper import Annex, PaperFormat, Paragraph
from tests.documents.measuring import BOTTOM, EM, LEFT, LINE, OFFICE, RIGHT, TEXT, near, pages
from tests.documents.samples import Box, Page

DAY = "2026年11月20日"
TAIL = TEXT[-8:]  # ends with the office's name
SEAL = 42.0


def signed(page: Page, name: str = OFFICE) -> Box:
    """The last place of a name."""
    return page.box(name, page.text.count(name) - 1)


def middle(box: Box) -> float:
    """Its middle, level."""
    return (box.left + box.right) / 2


def test_a_sealed_signature_is_centred_on_the_date(tmp_path: Path) -> None:
    """7.3.5.1: the date ends four characters from the right; a seal centred on both begins within one line of text.

    Signature and date stand a little below the seal's middle: 3 mm.
    """
    page = pages(tmp_path)[0]
    name, day = signed(page), page.box(DAY)
    assert near(day.right, RIGHT - 4 * EM, 1.6)  # 日 is narrow in its em
    assert near(middle(name), middle(day), 0.8)
    assert near(day.top - name.top, LINE, 0.3)
    text = max(box.bottom for char, box in page.chars[: page.text.index(TAIL) + 4])
    seal_top = (name.top + day.bottom) / 2 - 3 - SEAL / 2
    assert 0 < seal_top - text < LINE


def test_a_long_name_moves_to_the_left_and_stays_within(tmp_path: Path) -> None:
    name = "中共云河市委云河市人民政府重点工作督查考核领导小组"
    page = pages(tmp_path, signed=(name,))[0]
    assert signed(page, name).right <= RIGHT + 0.1
    assert near(middle(signed(page, name)), middle(page.box(DAY)), 1.2)


def test_without_seal_the_date_begins_two_characters_after_the_signature(tmp_path: Path) -> None:
    """7.3.5.2: one blank line below the text, signature two characters from the right."""
    page = pages(tmp_path, sealed=False)[0]
    name, day = signed(page), page.box(DAY)
    assert near(day.left - name.left, 2 * EM, 0.8)
    assert max(name.right, day.right) <= RIGHT - 2 * EM + 0.5
    assert near(max(name.right, day.right), RIGHT - 2 * EM, 1.6)
    assert near(name.top - page.box(TAIL).top, 2 * LINE, 1.0)


def test_without_seal_a_date_longer_than_the_signature_stands_two_from_the_right(tmp_path: Path) -> None:
    page = pages(tmp_path, signed=("督查室",), sealed=False)[0]
    name, day = signed(page, "督查室"), page.box(DAY)
    assert near(day.right, RIGHT - 2 * EM, 1.6)
    assert near(day.left - name.left, 2 * EM, 0.8)


@pytest.mark.parametrize("count", [2, 3, 4, 6])
def test_seals_of_joint_signers_do_not_touch(count: int, tmp_path: Path) -> None:
    """Up to three a row, every seal within the type area, the last one on the date."""
    names = [f"云河市第{sign}办公室" for sign in "一二三四五六"[:count]]
    page = pages(tmp_path, body=(Paragraph(TEXT),), signed=tuple(names))[-1]
    boxes = [page.box(name) for name in names]
    middles = [(middle(box), (box.top + box.bottom) / 2) for box in boxes]
    for at, (x, y) in enumerate(middles):
        assert x - SEAL / 2 >= LEFT
        assert x + SEAL / 2 <= RIGHT
        for other_x, other_y in middles[at + 1 :]:
            assert ((x - other_x) ** 2 + (y - other_y) ** 2) ** 0.5 > SEAL
    assert near(middles[-1][0], middle(page.box(DAY)), 0.8)
    assert page.box(DAY).bottom < BOTTOM


def test_a_paper_nobody_signs_has_no_date_either(tmp_path: Path) -> None:
    page = pages(tmp_path, format=PaperFormat.FORM, signed=())[0]
    assert DAY not in page.text


def test_the_note_stands_in_brackets_below_the_date(tmp_path: Path) -> None:
    """7.3.6."""
    page = pages(tmp_path, note="联系人：李文镕，联系电话：0571-88886666")[0]
    note, day = page.box("（联系人：李文镕，联系电话：0571-88886666）"), page.box(DAY)
    assert near(note.left, LEFT + 2 * EM, 4.0)  # a bracket fills the right half of its em
    assert near(page.box("联系人").bottom - day.bottom, LINE, 0.6)


def test_the_annex_note_lists_the_annexes_below_one_another(tmp_path: Path) -> None:
    """7.3.4: a blank line below the text, two characters in, 附件：1. …, turned lines below the first character."""
    long = "重点任务办理情况统计表（含县区、开发区和市直有关单位）及未办结事项清单"
    annexes = tuple(Annex(title, (Paragraph(TEXT),)) for title in ("任务清单", long))
    page = pages(tmp_path, annexes=annexes, signed=())[0]
    label, first, second = page.box("附件："), page.box("任务清单"), page.box("重点任务办理情况")
    assert near(label.left, LEFT + 2 * EM, 1.0)
    assert near(label.top - page.box(TAIL).top, 2 * LINE, 0.8)
    assert near(first.left, second.left, 0.8)
    assert "附件：1. 任务清单2. 重点任务办理情况统计表" in page.text
    turned = [box.left for char, box in page.chars[page.text.index(long) :][: len(long)] if box.top > second.bottom]
    assert near(min(turned), second.left, 0.8)
    assert pages(tmp_path, annexes=annexes[:1])[0].text.count("附件：任务清单") == 1
