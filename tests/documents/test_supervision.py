"""督办通知单 read back from the PDF: words, measures of GB/T 9704—2012, page breaks, failures."""

import errno
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from supervisor_app.documents.fonts import font_set
from supervisor_app.documents.former.facts import Issuer
from supervisor_app.documents.former.paper import as_paper
from supervisor_app.documents.typesetting import write_paper
from supervisor_app.domain.papers.notice import NoticeKind
from supervisor_app.errors import UserError
from tests.documents.samples import ISSUER, MM, Page, notice, task, write

LONG_NAME = "中共云河市委云河市人民政府重点工作督查考核领导小组办公室"
LONG_ISSUER = Issuer(LONG_NAME, LONG_NAME, "欧阳𬭎喆", "0571-88886666", "市委办公室，市人大常委会办公室", LONG_NAME)
LINE = 225 / 22


def near(value: float, expected: float, within: float = 0.3) -> bool:
    """Equal to a fraction of a millimetre."""
    return abs(value - expected) <= within


@pytest.fixture(scope="module")
def single(tmp_path_factory: pytest.TempPathFactory) -> list[Page]:
    """The notice of one late task."""
    return write(notice(urgency="特急"), tmp_path_factory.mktemp("single") / "单.pdf")


def test_the_head_stands_where_the_standard_wants_it(single: list[Page]) -> None:
    """Mark 35 mm below the type area's top, number two lines below it, rule 4 mm on, title two lines below that."""
    page, mark, number = single[0], single[0].box(ISSUER.mark), single[0].box("云政督〔2026〕12号")
    rule, title, addressee = page.rules[0], page.box("督办通知单"), page.box("市住房和城乡建设局：")
    assert near(mark.top, 37 + 35, 0.05)
    assert near((mark.left + mark.right) / 2, 28 + 78, 0.5)
    assert mark.left >= 28
    assert mark.right <= 184
    assert near(number.top - mark.bottom, 2 * LINE, 0.6)
    assert near((number.left + number.right) / 2, 28 + 78, 0.5)
    assert near(rule.top - number.bottom, 4, 0.3)
    assert near(rule.left, 28, 0.5)
    assert near(rule.right, 184, 0.5)
    assert near(title.top - rule.bottom, 2 * LINE, 0.8)
    assert near((title.left + title.right) / 2, 28 + 78, 0.5)
    assert near(addressee.left, 28, 0.8)
    assert addressee.top - title.bottom > LINE
    assert near(page.box("特急").left, 28)
    assert near(page.box("特急").top, 37)


def test_page_numbers_are_outside_and_seven_mm_below(single: list[Page]) -> None:
    """The dash's top is 7 mm below the type area; odd pages right, even pages left, one character in."""
    odd, even = single[0].box("— 1 —"), single[1].box("— 2 —")
    for page in single:
        assert near(page.box("—").top, 37 + 225 + 7, 0.05)
    assert near(odd.right, 184 - 14 * MM, 0.4)
    assert near(even.left, 28 + 14 * MM, 0.4)


def test_a_single_task_takes_two_pages_with_form_signature_and_receipt(single: list[Page]) -> None:
    """Every field of the form, the date four characters from the right, the receipt at the foot."""
    assert len(single) == 2
    text = single[1].text
    labels = (
        *("督办编号", "督办事项", "主要内容", "督办分类", "督办依据", "紧急程度", "完成期限", "汇报频次", "分管领导"),
        *("牵头单位", "协办单位", "督办人", "联系电话", "工作推进", "批示与意见", "回执", "签收人", "签收时间"),
        *("承办科室", "经办人电话"),
    )
    assert [label for label in labels if label not in text] == []
    day, name = single[1].box("2026年11月20日"), single[1].box(ISSUER.name)
    assert near(day.right, 184 - 4 * 156 / 28, 1.6)  # 日 is narrow in its em
    assert near((day.left + day.right) / 2, (name.left + name.right) / 2, 0.8)
    assert near(day.bottom - name.top, LINE + 5.6, 0.8)
    assert single[1].box("经办人电话").bottom < 37 + 225
    assert single[1].box("沿此线撕下").top > day.bottom + 9


def test_nothing_but_page_numbers_leaves_the_type_area(tmp_path: Path) -> None:
    """All ink of a long notice lies within 156 × 225 mm."""
    tasks = [task(n, title="推进“城乡融合发展”，落实（产业）转型升级；" * (n % 6 + 1)) for n in range(1, 25)]
    for page in write(notice(*tasks, issuer=LONG_ISSUER), tmp_path / "长.pdf"):
        body = page.chars[: page.text.rindex("— ", 0, -2)]
        inside = [box for char, box in body if char.strip()]
        assert min(box.left for box in inside) >= 28 - 0.1
        assert max(box.right for box in inside) <= 184 + 0.1
        assert min(box.top for box in inside) >= 37 - 0.1
        assert max(box.bottom for box in inside) <= 37 + 225 + 0.1


@pytest.mark.parametrize("count", [2, 5, 6, 7, 8, 12, 19, 40])
@pytest.mark.parametrize("kind", [NoticeKind.ASSIGNMENT, NoticeKind.SUPERVISION])
def test_every_task_is_listed_and_the_signature_is_not_alone(count: int, kind: NoticeKind, tmp_path: Path) -> None:
    """Whatever the number of tasks: all in the list, the head repeated, signature and receipt with the last row."""
    pages = write(notice(*(task(n) for n in range(1, count + 1)), kind=kind), tmp_path / "清单.pdf")
    text = "".join(page.text for page in pages)
    assert [n for n in range(1, count + 1) if f"（2026-{n:04d}）" not in text] == []
    assert all("序号" in page.text for page in pages if "（2026-00" in page.text)
    last = pages[-1]
    assert f"（2026-{count:04d}）" in last.text
    assert last.box("2026年11月20日").bottom < last.box("沿此线撕下").top
    assert "（联系人：李文镕，联系电话：0571-88886666）" in last.text


def test_a_title_of_200_characters_and_long_names(tmp_path: Path) -> None:
    """The title is whole in text and form, the mark on one line, the signature within the margins, the imprint set."""
    title = "关于加快推进城乡融合发展和产业转型升级重点任务" * 9
    pages = write(notice(task(title=title), issuer=LONG_ISSUER), tmp_path / "长.pdf")
    assert "".join(page.text for page in pages).count(title[:190]) == 2
    mark, signature = pages[0].box(LONG_NAME), pages[-1].box(LONG_NAME)
    assert near(mark.top, 72, 0.05)
    assert mark.bottom - mark.top < 13
    assert signature.right <= 184 + 0.1
    assert "抄送：市委办公室，市人大常委会办公室。" in pages[-1].text
    assert "2026年11月20日印发" in pages[-1].text


def test_a_row_longer_than_a_page_goes_on(tmp_path: Path) -> None:
    """A cell of 5,000 characters is divided, and nothing of it is lost."""
    report = "".join(f"第{n}项已完成。" for n in range(700))
    pages = write(notice(task(latest=report)), tmp_path / "长.pdf")
    text = "".join(page.text for page in pages[1:]).replace(" ", "")
    assert len(pages) > 3
    assert text.count("项已完成。") == 700


def test_fonts_are_embedded_and_rare_names_are_set(tmp_path: Path) -> None:
    """Only embedded fonts, no Helvetica; characters that 仿宋 lacks come from another font."""
    path = tmp_path / "名.pdf"
    pages = write(notice(task(sponsor="堃喆镕𬭎㛃")), path)
    assert all(page.embedded for page in pages)
    assert b"Helvetica" not in path.read_bytes()
    assert "堃喆镕𬭎㛃" in pages[1].text.replace(" ", "")


def test_missing_glyphs_are_named_before_anything_is_written(tmp_path: Path) -> None:
    """The sentence names every character no font has; the folder stays empty."""
    with pytest.raises(UserError) as caught:
        write(notice(task(sponsor="王\U0001f600", latest="见\ue000附件\U0001f680")), tmp_path / "缺.pdf")
    for name in ("U+1F600", "U+E000", "U+1F680", "改用常用字"):
        assert name in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence; the file that was there stays as it was."""
    path = tmp_path / "旧.pdf"
    path.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError, match=r"磁盘空间不足，“旧\.pdf”"):
        write(notice(), path)
    assert [item.name for item in tmp_path.iterdir()] == ["旧.pdf"]
    assert path.read_bytes() == b"old"


def test_a_missing_folder_and_a_folder_in_the_way(tmp_path: Path) -> None:
    """What is wrong, where, what to do."""
    with pytest.raises(UserError, match=r"文件夹“.*没有”不存在；请先建立文件夹"):
        write(notice(), tmp_path / "没有" / "单.pdf")
    (tmp_path / "单.pdf").mkdir()
    with pytest.raises(UserError, match=r"单\.pdf"):
        write(notice(), tmp_path / "单.pdf")
    assert [item.name for item in tmp_path.iterdir()] == ["单.pdf"]


def test_an_issuer_without_a_name_is_refused(tmp_path: Path) -> None:
    """A paper nobody signs is not written."""
    with pytest.raises(UserError, match="发文机关名称"):
        write(notice(issuer=Issuer("", "")), tmp_path / "单.pdf")
    assert list(tmp_path.iterdir()) == []


def test_the_same_notice_gives_the_same_bytes(tmp_path: Path) -> None:
    """Reproducible on demand, so that papers can be compared."""
    fonts: Any = font_set(use_system_fonts=False)
    for name in ("a", "b"):
        write_paper(as_paper(notice()), tmp_path / name, fonts=fonts, invariant=True)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_an_imprint_of_sixty_units_overlaps_nothing(tmp_path: Path) -> None:
    """A long imprint takes a page of its own with the receipt."""
    issuer = replace(ISSUER, copy_to="、".join(f"第{n}街道办事处" for n in range(60)))
    pages = write(notice(task(1), task(2), issuer=issuer), tmp_path / "抄送.pdf")
    assert "第59街道办事处。" in pages[-1].text
    assert pages[-1].box("抄送：").top > 37
    assert "（联系人：" in pages[-2].text
    assert "抄送：" not in pages[-2].text


def test_a_mark_of_two_lines(tmp_path: Path) -> None:
    """A line break in the mark is kept: one line below the other, both centred."""
    issuer = replace(ISSUER, mark="中共云河市委办公室\n云河市人民政府办公室")
    page = write(notice(issuer=issuer), tmp_path / "单.pdf")[0]
    upper, lower = page.box("中共云河市委办公室"), page.box("云河市人民政府办公室")
    assert near(upper.top, 72, 0.05)
    assert lower.top > upper.bottom
    assert near(upper.left + upper.right, lower.left + lower.right, 1.0)
