"""Papers as a whole: the text that is meant, hard cases, failures, looks of forms with receipts."""

import errno
import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from supervisor_app.domain.papers.paper import (
    Annex,
    Block,
    Form,
    FormField,
    FormRow,
    Heading,
    ListColumn,
    ListTable,
    PaperFormat,
    Paragraph,
    Receipt,
)
from supervisor_app.errors import UserError
from tests.documents.measuring import BOTTOM, LEFT, OFFICE, PLAIN, RIGHT, TEXT, TOP, level_strokes, near, pages
from tests.documents.samples import Page

RECEIPT = Receipt("督办通知单回执", OFFICE, "《督办通知单》（云政督〔2026〕12号）收悉，所列事项已安排办理。")
FORM = Form(
    (
        FormRow((FormField("督办编号", "2026-0001"), FormField("督办分类", "专项督查"))),
        FormRow((FormField("督办事项", "加快推进城东污水处理厂二期扩建工程"),)),
        FormRow((FormField("主要内容", "12月31日前完成主体结构封顶，配套管网建成15.6公里。"),)),
        FormRow((FormField("完成期限\n（汇报频次）", ""), FormField("联系电话"))),
        FormRow((FormField("批示与意见"),), 15),
    )
)
LIST = ListTable(
    (ListColumn("序号", 11, "center"), ListColumn("督办事项", 75), ListColumn("完成时限", 30, "center")),
    tuple((str(n), f"加快推进城东污水处理厂二期扩建工程第{n}标段", "2026年12月31日") for n in range(1, 61)),
    "督办事项清单",
)


def whole(found: list[Page]) -> str:
    """All that stands on the pages, without blanks and page numbers."""
    texts = [page.text.replace(f"— {number} —", "") for number, page in enumerate(found, 1)]
    return "".join("".join(texts).split())


def inside(found: list[Page]) -> bool:
    """No ink but page numbers outside the type area (a comma's blank half aside)."""
    boxes = [
        box
        for number, page in enumerate(found, 1)
        for char, box in page.chars[: page.text.rindex(f"— {number} —")]
        if char.strip()
    ]
    return (
        min(box.left for box in boxes) >= LEFT - 0.1
        and max(box.right for box in boxes) <= RIGHT + 0.1
        and min(box.top for box in boxes) >= TOP - 0.1
        and max(box.bottom for box in boxes) <= BOTTOM + 0.1
    )


def test_the_text_read_back_is_the_text_meant(tmp_path: Path) -> None:
    """Character for character, in the order of reading."""
    body = (
        Heading("一、总体情况"),
        Paragraph("截至11月20日，42项任务已办结18项（42.9%），详见https://www.yunhe.gov.cn/duban/2026?id=12。"),
        Paragraph(TEXT, "（一）严格时限。", 2),
    )
    found = pages(tmp_path, body=body, urgency="特急", note="联系人：李文镕", copy_to="市财政局", printed_by="市府办")
    expected = (
        f"{OFFICE}特急云政督〔2026〕12号{PLAIN.title}{PLAIN.addressee}：一、总体情况{body[1].text}"
        f"（一）严格时限。{TEXT}{OFFICE}2026年11月20日（联系人：李文镕）"
        "抄送：市财政局。市府办2026年11月20日印发"
    )
    assert sorted(whole(found)) == sorted(expected)
    assert whole(found).endswith(expected[len(OFFICE) + 2 :])


TEXTS = st.lists(
    st.sampled_from(
        [*"督办事项要求落实，。、；：？！“”（）《》 ", "2026年", "12.5%", "〔2026〕12号", "GDP", "……", "堃𬭎"]
    ),
    max_size=90,
).map("".join)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(TEXTS, max_size=8), paper_format=st.sampled_from(PaperFormat))
def test_any_text_is_read_back(texts: list[str], paper_format: PaperFormat, tmp_path: Path) -> None:
    found = pages(tmp_path, format=paper_format, body=tuple(map(Paragraph, texts)))
    meant = "".join("".join(texts).split())
    assert meant in whole(found)


def test_sixty_matters_are_all_listed_and_the_signature_has_company(tmp_path: Path) -> None:
    found = pages(tmp_path, body=(Paragraph(TEXT), LIST), receipt=RECEIPT)
    text = whole(found)
    assert [n for n in range(1, 61) if f"第{n}标段" not in text] == []
    assert "第60标段" in found[-1].text
    assert "2026年11月20日" in found[-1].text
    assert inside(found)


def test_a_text_of_3000_characters(tmp_path: Path) -> None:
    text = "".join(f"第{n}项任务已完成{n}%，" for n in range(300))[:3000]
    found = pages(tmp_path, body=(Paragraph(text),))
    assert text in whole(found)
    assert inside(found)
    found = pages(tmp_path, body=(Form((FormRow((FormField("主要内容", text),)),)),), receipt=RECEIPT)
    assert whole(found).count("任务已完成") == text.count("任务已完成")
    assert inside(found)


def test_rare_characters_come_from_some_font_and_every_font_is_embedded(tmp_path: Path) -> None:
    found = pages(tmp_path, body=(Paragraph("堃喆淏䶮𬭎㛃镕"),), signer="王堃喆", title="关于堃喆淏䶮的通知")
    assert "堃喆淏䶮𬭎㛃镕" in whole(found)
    assert all(page.embedded for page in found)
    assert b"Helvetica" not in (tmp_path / "文.pdf").read_bytes()


def test_missing_glyphs_are_named_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        pages(tmp_path, body=(Paragraph("见\U0001f600附件"),), note="\ue000")
    assert "U+1F600" in str(caught.value)
    assert "U+E000" in str(caught.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("paper_format", PaperFormat)
def test_a_paper_of_empty_fields_is_written(paper_format: PaperFormat, tmp_path: Path) -> None:
    empty: tuple[Block, ...] = (
        Heading(""),
        Paragraph(""),
        Paragraph("", "出席："),
        Form((FormRow((FormField("事项"),)),)),
    )
    found = pages(
        tmp_path, format=paper_format, title="", number="", mark="", addressee="", body=empty, signed=("",), note=" "
    )
    assert len(found) == 1
    assert "事项" in found[0].text


def test_a_paper_without_body(tmp_path: Path) -> None:
    assert len(pages(tmp_path, body=(), addressee="", annexes=(Annex("", (Paragraph(TEXT),)),))) == 2


def test_a_form_with_receipt_fits_one_page_or_begins_another(tmp_path: Path) -> None:
    """Labels, the tear line below the seal, the receipt's last box on the type area's lower edge."""
    found = pages(tmp_path, title="督办通知单", body=(Paragraph(TEXT), FORM), receipt=RECEIPT)
    last = found[-1]
    for label in ("督办编号", "批示与意见", "督办通知单回执", "签收人", "签收时间", "承办科室", "经办人电话"):
        assert label in last.text
    assert last.box("沿此线撕下").top > last.box("2026年11月20日").bottom + 9
    assert BOTTOM - 1.2 < max(rule.bottom for rule in last.rules) <= BOTTOM + 0.3
    assert inside(found)


def test_a_form_a_little_too_high_for_the_page_has_lower_boxes_and_its_signature_on_it(tmp_path: Path) -> None:
    """One much too high has its boxes as high as they should be."""
    for tall, count in ((60.0, 1), (90.0, 2)):
        rows = tuple(FormRow((FormField(f"说明{n}", ""),), tall) for n in range(4))
        form = Form((*rows, FormRow((FormField("签字", ""),), 17.0)))
        found = pages(tmp_path, format=PaperFormat.FORM, addressee="", body=(form,), signed=())
        assert ["签字" in page.text for page in found] == [False] * (count - 1) + [True]
        assert inside(found)
    between = found[0].box("说明1").top - found[0].box("说明0").top
    assert near(between, 90, 0.1)


def test_the_imprint_ends_the_page_below_the_receipt(tmp_path: Path) -> None:
    """7.4.1: its last rule on the type area's lower edge; the receipt is cut out above it."""
    last = pages(tmp_path, receipt=RECEIPT, copy_to="市财政局")[-1]
    assert last.box("沿此线撕下").bottom < last.box("经办人电话").bottom < last.box("抄送：").top
    strokes = level_strokes(tmp_path / "文.pdf", 1)
    assert near(strokes[-1].box.bottom, BOTTOM, 0.01)
    boxes, cut, first = strokes[-4:-1]
    assert boxes.box.bottom + 1 < cut.box.top < cut.box.bottom + 1 < first.box.top


def test_a_short_text_stays_on_page_one_and_the_receipt_goes_to_the_next(tmp_path: Path) -> None:
    """Page one must show text (7.3.3)."""
    found = pages(
        tmp_path, title="关于报送材料的通知", receipt=RECEIPT, note="联系人：李文镕", signer="王一、王二、王三、王四"
    )
    assert TEXT[:20] in found[0].text


def test_an_imprint_of_eighty_units_has_a_page_of_its_own(tmp_path: Path) -> None:
    found = pages(tmp_path, copy_to="、".join(f"第{n}街道办事处" for n in range(80)))
    assert "第79街道办事处。" in found[-1].text
    assert found[-1].box("抄送：").top > TOP
    assert TEXT in found[0].text


def test_the_same_paper_gives_the_same_bytes(tmp_path: Path) -> None:
    pages(tmp_path, code="云政督〔2026〕12号")
    first = (tmp_path / "文.pdf").read_bytes()
    pages(tmp_path, code="云政督〔2026〕12号")
    assert (tmp_path / "文.pdf").read_bytes() == first


def test_a_paper_without_issuer_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="发文机关名称"):
        pages(tmp_path, issuer=" ")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("paper_format", PaperFormat)
def test_a_title_that_leaves_no_room_for_text_on_page_one_is_refused(paper_format: PaperFormat, tmp_path: Path) -> None:
    """Page one shows text (7.3.3), and a title has no second page; one of 80 characters has room everywhere."""
    with pytest.raises(UserError, match="标题太长"):
        pages(tmp_path, format=paper_format, title=f"关于{'特别长的标题' * 82}的通知")
    assert list(tmp_path.iterdir()) == []
    assert pages(tmp_path, format=paper_format, title=f"关于{'特别长的标题' * 13}")


def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "文.pdf").write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError, match=r"磁盘空间不足，“文\.pdf”"):
        pages(tmp_path)
    assert [(item.name, item.read_bytes()) for item in tmp_path.iterdir()] == [("文.pdf", b"old")]


def test_page_numbers_are_outside_and_the_year_is_whole(tmp_path: Path) -> None:
    """7.5; 7.3.5.4: Arabic figures, no leading zeros."""
    found = pages(tmp_path, body=(Paragraph(TEXT),) * 14, dated=date(2026, 3, 5))
    assert "2026年3月5日" in found[-1].text
    for number, page in enumerate(found, 1):
        box = page.box(f"— {number} —")
        dash = page.box("—")
        assert abs(dash.top - (BOTTOM + 7)) < 0.05
        em = 14 * 25.4 / 72
        edge = box.right - (RIGHT - em) if number % 2 else box.left - (LEFT + em)
        assert abs(edge) < 0.4
