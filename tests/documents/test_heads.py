"""The heads of papers measured on the page: GB/T 9704—2012, 7.2, 7.3.1, 10.3, and the custom ones."""

from pathlib import Path

import pytest

from supervisor_app.domain.papers.paper import PaperFormat
from tests.documents.measuring import BOTTOM, EM, LEFT, LINE, OFFICE, PLAIN, RIGHT, TOP, level_strokes, near, pages
from tests.documents.samples import MM

NUMBER = "云政督〔2026〕12号"
MIDDLE = (LEFT + RIGHT) / 2


def test_the_general_head_stands_where_the_standard_wants_it(tmp_path: Path) -> None:
    """Urgency, mark at 35 mm, number two lines on, red rule 4 mm on over 156 mm, title two lines on, addressee."""
    page = pages(tmp_path, urgency="特急")[0]
    urgency, mark, number = page.box("特急"), page.box(OFFICE), page.box(NUMBER)
    title, addressee = page.box(PLAIN.title), page.box(PLAIN.addressee)
    (rule,) = [stroke for stroke in level_strokes(tmp_path / "文.pdf") if stroke.red]
    assert near(urgency.left, LEFT)
    assert near(urgency.top, TOP)
    assert near(mark.top, TOP + 35, 0.05)
    assert near((mark.left + mark.right) / 2, MIDDLE, 0.5)
    assert near(number.top - mark.bottom, 2 * LINE, 0.6)
    assert near((number.left + number.right) / 2, MIDDLE, 0.5)
    assert near(rule.box.top - number.bottom, 4, 0.05)
    assert near(rule.box.left, LEFT, 0.05)
    assert near(rule.box.right, RIGHT, 0.05)
    assert near(title.top - rule.box.bottom, 2 * LINE, 0.8)
    assert near(title.bottom - title.top, 22 * MM, 1.0)
    assert near((title.left + title.right) / 2, MIDDLE, 0.5)
    assert near(addressee.top - title.bottom, LINE + (LINE - 16 * MM) / 2, 1.0)
    assert near(addressee.left, LEFT, 0.7)


@pytest.mark.parametrize(
    "mark", ["督查室", "云河市人民政府督查室文件", "中共云河市委云河市人民政府重点工作督查考核领导小组办公室"]
)
def test_a_mark_of_any_length_keeps_within_the_type_area(mark: str, tmp_path: Path) -> None:
    box = pages(tmp_path, mark=mark)[0].box(mark)
    assert near(box.top, TOP + 35, 0.05)
    assert box.left >= LEFT - 0.1
    assert box.right <= RIGHT + 0.1
    assert near((box.left + box.right) / 2, MIDDLE, 0.8)


def test_joint_issuers_are_spread_to_one_width_with_wenjian_at_their_right(tmp_path: Path) -> None:
    """7.2.4: the names one below the other, 文件 at the right in the middle of their height."""
    names = "中共云河市委办公室", "云河市人民政府办公室"
    page = pages(tmp_path, mark="\n".join((*names, "文件")))[0]
    upper, lower, word = (page.box(text) for text in (*names, "文件"))
    assert near(upper.top, TOP + 35, 0.05)
    assert lower.top > upper.bottom
    assert near(upper.left, lower.left, 1.0)
    assert near(upper.right, lower.right, 1.0)
    assert word.left > upper.right
    assert near((word.top + word.bottom) / 2, (upper.top + lower.bottom) / 2, 0.1)
    assert word.right <= RIGHT + 0.1


def test_an_upward_paper_names_its_signers_at_the_right(tmp_path: Path) -> None:
    """7.2.5, 7.2.6: number one character in, 签发人 one character in from the right, two names a line, rule 4 mm on."""
    page = pages(tmp_path, signer="王建国、李大伟、赵小明")[0]
    number, label, third = page.box(NUMBER), page.box("签发人："), page.box("赵小明")
    assert near(number.left, LEFT + EM, 0.6)
    assert near(page.box("李大伟").right, RIGHT - EM, 0.6)
    assert near(label.top, page.box("王建国").top, 0.6)
    assert near(third.left, page.box("王建国").left, 0.6)
    assert near((number.top + number.bottom) / 2, (third.top + third.bottom) / 2, 0.6)
    assert near(level_strokes(tmp_path / "文.pdf")[0].box.top - number.bottom, 4, 0.05)


def test_a_signer_of_many_characters_stays_on_the_page(tmp_path: Path) -> None:
    box = pages(tmp_path, signer="欧阳　司马青云")[0].box("司马青云")
    assert box.right <= RIGHT


def test_minutes_have_their_mark_at_35_mm_and_say_issue_and_date(tmp_path: Path) -> None:
    """10.3; who compiled them and when stands above the rule, for nobody signs."""
    page = pages(
        tmp_path, format=PaperFormat.MINUTES, mark="云河市政府常务会议纪要", number="第16期", signed=(), compiler=OFFICE
    )[0]
    (rule,) = [stroke for stroke in level_strokes(tmp_path / "文.pdf") if stroke.red]
    assert near(page.box("云河市政府常务会议纪要").top, TOP + 35, 0.05)
    issue, day, compiler = page.box("第16期"), page.box("2026年11月20日"), page.box(OFFICE)
    assert near((issue.left + issue.right) / 2, MIDDLE, 0.5)
    assert near(compiler.left, LEFT + EM, 0.7)
    assert near(day.right, RIGHT - EM, 1.6)  # 日 is narrow in its em
    assert near(rule.box.top - max(day.bottom, compiler.bottom), 4, 0.1)
    assert near(rule.box.right - rule.box.left, 156, 0.1)


def test_a_bulletin_has_mark_issue_compiler_and_date_above_the_rule(tmp_path: Path) -> None:
    """Custom."""
    page = pages(tmp_path, format=PaperFormat.BULLETIN, mark="督查通报", number="第3期", compiler=OFFICE, signed=())[0]
    (rule,) = [stroke for stroke in level_strokes(tmp_path / "文.pdf") if stroke.red]
    order = [page.box("督查通报").bottom, page.box("第3期").top, page.box(OFFICE).top, rule.box.top]
    assert order == sorted(order)
    assert near(rule.box.top - page.box("2026年11月20日").bottom, 4, 0.1)
    assert page.box(PLAIN.title).top > rule.box.bottom


def test_a_form_has_its_title_first_its_number_at_the_right_and_no_red(tmp_path: Path) -> None:
    """Custom."""
    page = pages(tmp_path, format=PaperFormat.FORM, title="延期审批单", number="2026—003", addressee="", signed=())[0]
    title, number = page.box("延期审批单"), page.box("编号：2026—003")
    assert near(title.top, TOP, 0.8)
    assert near((title.left + title.right) / 2, MIDDLE, 0.5)
    assert near(number.right, RIGHT, 0.5)
    assert number.top > title.bottom
    assert level_strokes(tmp_path / "文.pdf") == []


def test_the_title_is_broken_into_unequal_lines_in_the_middle(tmp_path: Path) -> None:
    title = "关于加快推进城乡融合发展和产业转型升级重点任务落实情况的督查通报"
    page = pages(tmp_path, title=title)[0]
    upper, lower = page.box(title[:19]), page.box(title[19:])
    assert upper.right - upper.left > lower.right - lower.left
    assert near(upper.left + upper.right, lower.left + lower.right, 1.0)
    assert lower.top > upper.bottom
    assert upper.left >= LEFT


def test_an_empty_number_urgency_and_mark_leave_nothing_out_of_line(tmp_path: Path) -> None:
    """The issuer's name stands in for the mark; the rule keeps its place."""
    page = pages(tmp_path, number="", mark="")[0]
    (rule,) = [stroke for stroke in level_strokes(tmp_path / "文.pdf") if stroke.red]
    assert near(page.box(OFFICE).top, TOP + 35, 0.05)
    assert page.box(OFFICE).bottom + 2 * LINE < rule.box.top < BOTTOM
