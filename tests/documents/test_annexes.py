"""Annexes measured on the page: GB/T 9704—2012, 7.3.7 and section 8."""

from pathlib import Path

import pypdfium2
import pytest

from supervisor_app.domain.papers.paper import Annex, ListColumn, ListTable, Paragraph
from tests.documents.measuring import BOTTOM, LEFT, LINE, RIGHT, TEXT, TOP, near, pages
from tests.documents.samples import MM

TABLE = ListTable(
    (ListColumn("序号", 12, "center"), ListColumn("督办事项", 80), ListColumn("完成率", 20, "right")),
    tuple((str(n), f"城东污水处理厂二期扩建工程第{n}标段", f"{n}%") for n in range(1, 41)),
    total=("", "合计", "40项"),
)


def test_label_on_line_one_title_on_line_three(tmp_path: Path) -> None:
    """附件2 in 黑体 flush left, the title centred, its ems within the third line."""
    annexes = (Annex("任务清单", (Paragraph(TEXT),)), Annex("任务办理情况统计表", (TABLE,)))
    found = pages(tmp_path, annexes=annexes, signed=())
    for page, number, title in ((found[1], 1, "任务清单"), (found[2], 2, "任务办理情况统计表")):
        label, heading = page.box(f"附件{number}"), page.box(title)
        assert near(label.left, LEFT, 0.6)
        assert TOP < label.top < label.bottom < TOP + LINE
        assert TOP + 2 * LINE < heading.top < heading.bottom < TOP + 3 * LINE
        assert near((heading.left + heading.right) / 2, (LEFT + RIGHT) / 2, 0.5)
    assert near(found[1].box(TEXT[:9]).top - found[1].box("任务清单").bottom, LINE, 3.0)


def test_one_annex_bears_no_number(tmp_path: Path) -> None:
    page = pages(tmp_path, annexes=(Annex("任务清单", (TABLE,)),))[1]
    assert page.text.startswith("附件任务清单")


def test_a_long_table_repeats_its_head_and_ends_with_its_total(tmp_path: Path) -> None:
    found = pages(tmp_path, annexes=(Annex("任务清单", (TABLE,)),))[1:]
    assert len(found) > 1
    assert all("序号督办事项完成率" in page.text.replace(" ", "") for page in found)
    text = "".join(page.text for page in found)
    assert [n for n in range(1, 41) if f"第{n}标段" not in text] == []
    assert found[-1].text.index("合计") > found[-1].text.index("第40标段")
    assert near(found[0].box("1%").right, found[-1].box("40%").right, 0.5)
    assert max(box.bottom for page in found for char, box in page.chars if char in "标段") <= BOTTOM


@pytest.mark.parametrize("before", [0, 1])
def test_a_turned_table_has_its_head_at_the_left_edge_of_the_paper(before: int, tmp_path: Path) -> None:
    """That is the binding edge on odd pages and the cut edge on even ones; the number stays where it always is."""
    annexes = (*[Annex("说明", (Paragraph(TEXT),))] * before, Annex("统计表", (TABLE,), landscape=True))
    found = pages(tmp_path, annexes=annexes, signed=())
    at = 1 + before
    page, number = found[at], at + 1
    head, row = page.box("完成率"), page.box("第1标段")
    assert LEFT < head.left < head.right < row.left
    assert row.right < RIGHT
    dash = page.box(f"— {number} —")
    assert near(page.box("—").top + 297 - 210, BOTTOM + 7, 0.05)  # read as if the page were 210 mm high
    if number % 2:
        assert near(dash.right, RIGHT - 14 * MM, 0.4)
    else:
        assert near(dash.left, LEFT + 14 * MM, 0.4)
    with pypdfium2.PdfDocument(tmp_path / "文.pdf") as document:
        assert document[at].get_rotation() == 90
        assert document[at].get_mediabox()[2:] == pytest.approx((210 / MM, 297 / MM), abs=0.01)
        assert document[0].get_rotation() == 0
