"""The imprint measured on the page: GB/T 9704—2012, 7.4."""

from dataclasses import replace
from pathlib import Path

from supervisor_app.domain.papers.paper import Annex, ListColumn, ListTable, PaperFormat, Paragraph, Receipt
from tests.documents.measuring import BOTTOM, LEFT, OFFICE, PLAIN, RIGHT, TEXT, level_strokes, near, pages
from tests.documents.samples import MM

COPY, PRINTED = "市委办公室，市人大常委会办公室", "云河市人民政府办公室"
SMALL = 14 * MM


def test_rules_and_texts_of_the_imprint(tmp_path: Path) -> None:
    """First and last rule 0.35 mm, between 0.25 mm; the last on the type area's lower edge; one character in."""
    page = pages(tmp_path, copy_to=COPY, printed_by=PRINTED)[-1]
    first, between, last = [stroke for stroke in level_strokes(tmp_path / "文.pdf") if not stroke.red]
    assert [round(stroke.thickness, 2) for stroke in (first, between, last)] == [0.35, 0.25, 0.35]
    assert near(last.box.bottom, BOTTOM, 0.01)
    for stroke in (first, between, last):
        assert near(stroke.box.left, LEFT, 0.05)
        assert near(stroke.box.right, RIGHT, 0.05)
    copies, printed, day = page.box(f"抄送：{COPY}。"), page.box(PRINTED), page.box("2026年11月20日印发")
    assert near(copies.left, LEFT + SMALL, 0.6)
    assert near(printed.left, LEFT + SMALL, 0.6)
    assert near(day.right, RIGHT - SMALL, 0.6)
    assert first.box.bottom < copies.top < copies.bottom < between.box.top < printed.top < last.box.top


def test_turned_lines_begin_below_the_first_unit(tmp_path: Path) -> None:
    units = "，".join(f"云河市第{n}街道办事处" for n in range(1, 9))
    page = pages(tmp_path, copy_to=units)[-1]
    first, last = page.box("云河市第1"), page.box("云河市第8")
    assert last.top > first.bottom
    lefts = [box.left for char, box in page.chars[page.text.index("抄送：") + 3 :] if char.strip() and box.top < BOTTOM]
    assert near(min(lefts), first.left, 0.8)
    assert max(box.right for _, box in page.chars[page.text.index("抄送：") :]) <= RIGHT - SMALL + 0.6


def test_the_imprint_stands_on_the_last_page_of_the_annexes(tmp_path: Path) -> None:
    """Also when that is a turned one: then on a page after it."""
    table = ListTable((ListColumn("序号", 10), ListColumn("事项", 60)), (("1", "污水处理厂"),))
    annex = Annex("任务清单", (table,))
    found = pages(tmp_path, copy_to=COPY, annexes=(annex,))
    assert ["抄送：" in page.text for page in found] == [False, True]
    assert near(level_strokes(tmp_path / "文.pdf", 1)[-1].box.bottom, BOTTOM, 0.01)
    turned = pages(tmp_path, copy_to=COPY, annexes=(replace(annex, landscape=True),))
    assert ["抄送：" in page.text for page in turned] == [False, False, True]


def test_forty_addressees_move_to_the_imprint(tmp_path: Path) -> None:
    """7.3.2: where page one would have no room for text; above 抄送, no rule between them."""
    units = "、".join(f"云河市第{n}街道办事处" for n in range(1, 41))
    found = pages(tmp_path, addressee=units, copy_to=COPY, body=(Paragraph(TEXT),) * 3)
    assert TEXT in found[0].text
    last = found[-1]
    assert f"主送：{units}。" in last.text
    assert last.box("主送：").bottom < last.box("抄送：").top
    strokes = [stroke for stroke in level_strokes(tmp_path / "文.pdf", len(found) - 1) if not stroke.red]
    assert [round(stroke.thickness, 2) for stroke in strokes] == [0.35, 0.35]
    assert near(strokes[-1].box.bottom, BOTTOM, 0.01)


def test_a_few_addressees_stay_at_the_head_flush_left(tmp_path: Path) -> None:
    units = "各县（市、区）人民政府，各开发区管委会，市政府各部门、各直属机构，驻云有关单位"
    page = pages(tmp_path, addressee=units)[0]
    assert f"{units}：" in page.text
    assert near(page.box(units).left, LEFT, 0.8)


def test_no_imprint_no_rules(tmp_path: Path) -> None:
    pages(tmp_path, addressee=PLAIN.addressee)
    assert [stroke for stroke in level_strokes(tmp_path / "文.pdf") if not stroke.red] == []


def test_the_imprint_on_the_back_when_it_is_asked_for(tmp_path: Path) -> None:
    """On page two of a paper of one page, numbered; a paper of two pages stays as it is."""
    found = pages(tmp_path, copy_to=COPY, printed_by=PRINTED, even=True)
    assert ["抄送：" in page.text for page in found] == [False, True]
    assert ["— 1 —" in found[0].text, "— 2 —" in found[1].text] == [True, True]
    assert near(level_strokes(tmp_path / "文.pdf", 1)[-1].box.bottom, BOTTOM, 0.01)
    body = (Paragraph(TEXT),) * 10
    assert len(pages(tmp_path, copy_to=COPY, even=True, body=body)) == 2
    assert len(pages(tmp_path, even=True)) == 1


def test_a_blank_page_before_the_imprint_bears_no_number_nor_does_the_imprint_s(tmp_path: Path) -> None:
    """7.5; here behind a turned annex on page two."""
    table = ListTable((ListColumn("序号", 10), ListColumn("事项", 60)), (("1", "污水处理厂"),))
    annex = Annex("任务清单", (table,), landscape=True)
    found = pages(tmp_path, copy_to=COPY, annexes=(annex,), even=True)
    assert [page.text.strip() == "" for page in found] == [False, False, True, False]
    assert "抄送：" in found[3].text
    assert "—" not in found[3].text
    assert "— 2 —" in found[1].text


def test_on_the_back_of_a_receipt_the_imprint_keeps_above_it(tmp_path: Path) -> None:
    slip = Receipt("回执", OFFICE, "已收到。")
    found = pages(tmp_path, copy_to=COPY, receipt=slip, even=True, format=PaperFormat.FORM)
    assert ["抄送：" in page.text for page in found] == [False, True]
    assert found[1].box("抄送：").bottom < found[0].box("回执").top
