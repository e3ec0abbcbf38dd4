"""Prints read back from their PDF: every row once, head on every page, totals that add up, all within the margins."""

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from supervisor_app.documents.prints.ledger import print_ledger, print_tasks
from supervisor_app.documents.prints.register import print_closed, print_register
from supervisor_app.documents.prints.table import PrintSize
from supervisor_app.documents.prints.units import print_unit, print_units
from supervisor_app.domain.life.verification import Verification, Way
from supervisor_app.domain.lights import Light
from supervisor_app.domain.model import Milestone, ProgressReport, TaskState
from supervisor_app.domain.office import OfficeSettings
from supervisor_app.domain.standing import UnitLine, unit_lines
from supervisor_app.errors import UserError
from tests.documents.prints.samples import FONTS, OFFICE, TEXT, TODAY, UNITS, line, lines, notices
from tests.documents.samples import Page, read

LEDGER_HEAD = ("序号", "督办编号", "督办事项", "牵头单位", "配合单位", "办理时限", "最新进展", "亮灯", "状态")
WIDE = {"A4": (297, 210), "A3": (420, 297)}


def ledger(path: Path, count: int, size: PrintSize = "A4") -> list[Page]:
    """A ledger of so many tasks, read back."""
    pages = print_ledger(lines(count), path, office=OFFICE, day=TODAY, size=size, fonts=FONTS, invariant=True)
    found = read(path)
    assert len(found) == pages
    return found


def all_text(pages: list[Page]) -> str:
    """The text of all pages without blanks."""
    return bare("".join(page.text for page in pages))


def bare(text: str) -> str:
    """Text without blanks and line ends."""
    return text.replace(" ", "").replace("\n", "")


@pytest.mark.parametrize("size", ["A4", "A3"])
@pytest.mark.parametrize("count", [0, 1, 2, 7, 38, 200])
def test_every_row_stands_once_under_a_head_within_the_margins(count: int, size: PrintSize, tmp_path: Path) -> None:
    pages = ledger(tmp_path / "台账.pdf", count, size)
    numbers = Counter(re.findall(r"2026-\d{5}", all_text(pages)))
    assert numbers == Counter(f"2026-{number:05d}" for number in range(1, count + 1))
    wide, high = WIDE[size]
    for at, page in enumerate(pages, 1):
        assert all(heading in page.text for heading in (LEDGER_HEAD if count else LEDGER_HEAD[:3]))
        assert f"第{at}页共{len(pages)}页" in bare(page.text)
        ink = [box for char, box in page.chars if char.strip()]
        assert min(box.left for box in ink) >= 11.9
        assert max(box.right for box in ink) <= wide - 11.9
        assert min(box.top for box in ink) >= 10
        assert max(box.bottom for box in ink) <= high - 5
        assert page.embedded


def test_every_text_is_whole(tmp_path: Path) -> None:
    """Cells are read column by column, so each cell's text is together."""
    text = all_text(ledger(tmp_path / "台账.pdf", 60))
    for item in lines(60):
        assert bare(item.task.title) in text
        assert item.latest is None or bare(item.latest.text) in text
        assert bare("、".join(item.cooperating)) in text


def test_totals_of_pages_add_up_to_the_total(tmp_path: Path) -> None:
    found = lines(200)
    pages = ledger(tmp_path / "台账.pdf", 200)
    sums: Counter[str] = Counter()
    for page in pages:
        said = re.search(r"本页小计(\d+)项：(.*?)(?=合计|云河|第)", bare(page.text))
        assert said
        shown = len(re.findall(r"2026-\d{5}", bare(page.text)))
        assert int(said[1]) == shown
        sums.update({word: int(count) for word, count in re.findall(r"(\D+?)(\d+)、?", said[2])})
    names = OFFICE.light_names
    assert sums == Counter(names[item.light] for item in found)
    whole = "、".join(f"{names[light]}{sums[names[light]]}" for light in Light if sums[names[light]])
    assert f"合计200项：{whole}" in bare(pages[-1].text)
    assert all("合计" not in page.text for page in pages[:-1])


def test_one_page_has_no_subtotal_and_no_rows_say_so(tmp_path: Path) -> None:
    page = ledger(tmp_path / "一.pdf", 1)[0]
    assert "合计1项：红1" in bare(page.text)
    assert "小计" not in page.text
    empty = ledger(tmp_path / "零.pdf", 0)[0]
    assert "没有督办事项" in empty.text
    assert "合计" not in empty.text


def test_a_cell_of_3000_characters_goes_on_over_pages(tmp_path: Path) -> None:
    """Whole in the end, its row marked as going on, the other rows not pushed away."""
    long = "".join(f"第{number}段，" + TEXT[:40] for number in range(70))
    items = lines(9)
    items[3] = replace(items[3], latest=ProgressReport(1, 4, 1, TODAY, 5, long))
    path = tmp_path / "长.pdf"
    print_ledger(items, path, office=OFFICE, day=TODAY, fonts=FONTS)
    pages = read(path)
    paragraphs = [int(number) for number in re.findall(r"第(\d+)段", all_text(pages))]
    assert paragraphs == list(range(70))
    assert all("4续" in page.text for page in pages[1:-1])
    assert "2026-00003" in pages[0].text
    assert "第0段" in pages[0].text
    assert "2026-00005" in pages[-1].text


def test_lights_are_words_with_shapes(tmp_path: Path) -> None:
    """Each light's mark is another path, so that a black-and-white print tells them apart."""
    items = lines(30)
    path = tmp_path / "灯.pdf"
    print_ledger(items, path, office=OFFICE, day=TODAY, fonts=FONTS)
    text = "".join(page.text for page in read(path))
    for item in items:
        assert item.light_word in text
    assert {b"light-" + light.value.encode() for light in {item.light for item in items}} <= set(
        re.findall(rb"light-\w+", path.read_bytes())
    )


def test_an_extended_limit_names_the_original(tmp_path: Path) -> None:
    item = line(11)
    text = all_text(ledger(tmp_path / "台账.pdf", 11))
    assert f"{item.task.due}（原{item.task.original_due}）" in text


def test_a_missing_glyph_is_named_and_nothing_written(tmp_path: Path) -> None:
    path = tmp_path / "缺.pdf"
    with pytest.raises(UserError, match=r"U\+1F600"):
        print_ledger([line(1, title="推进😀工程")], path, office=OFFICE, day=TODAY, fonts=FONTS)
    assert not path.exists()


def test_rare_names_are_printed(tmp_path: Path) -> None:
    path = tmp_path / "名.pdf"
    print_ledger([line(1, title="请王堃、李喆、欧阳𬭎牵头")], path, office=OFFICE, day=TODAY, fonts=FONTS)
    assert "请王堃、李喆、欧阳𬭎牵头" in all_text(read(path))


def test_columns_that_do_not_fit_are_named_and_dates_stay_whole(tmp_path: Path) -> None:
    """Every column of the ledger filled: those that can be spared give way, the first page says which."""
    filled = {"target": TEXT, "sponsor": "分管城建副市长", "contact": "排水科85550112", "basis": "市政府常务会议纪要"}
    filled |= {"next_step": TEXT, "problem": TEXT, "remark": "按月调度"}
    steps = tuple(Milestone(at, 1, "主体封顶", TODAY) for at in range(2))
    items = [replace(line(number, **filled), milestones=steps) for number in (1, 2, 11)]
    path = tmp_path / "满.pdf"
    print_ledger(items, path, office=OFFICE, day=TODAY, size="A3", fonts=FONTS)
    pages = read(path)
    text = all_text(pages)
    assert "纸面所限，未列事项来源、阶段节点、备注" in text
    assert "市政府常务会议纪要" not in text
    for item in items:
        place = pages[0].box(str(item.task.assigned_on))
        assert place.bottom - place.top < 4
    print_ledger(items, path, office=OFFICE, day=TODAY, size="A4", fonts=FONTS)
    assert "未列" not in all_text(read(path))


def test_an_office_without_a_name_has_no_name_in_the_title(tmp_path: Path) -> None:
    path = tmp_path / "台账.pdf"
    print_ledger(lines(1), path, office=OfficeSettings(), day=TODAY, fonts=FONTS, listed="红灯")
    text = all_text(read(path))
    assert text.startswith("督办台账制表单位：政府督查室红灯，共1项截至2026年11月20日")


def test_a_task_list_is_named_after_its_meeting(tmp_path: Path) -> None:
    path = tmp_path / "清单.pdf"
    print_tasks(lines(5), path, office=OFFICE, day=TODAY, fonts=FONTS)
    text = read(path)[0].text
    assert text.startswith("四季度重点工作调度会任务清单")
    assert all(word in text for word in ("工作任务", "完成时限", "备注", "合计"))
    mixed = [*lines(2), replace(line(3), source="另一次会议")]
    print_tasks(mixed, path, office=OFFICE, day=TODAY, fonts=FONTS)
    assert read(path)[0].text.startswith("云河市人民政府督查室任务清单")


def test_columns_of_units_add_up(tmp_path: Path) -> None:
    items = lines(120)
    rows = unit_lines(UNITS, items)
    path = tmp_path / "汇总.pdf"
    print_units(rows, items, path, office=OFFICE, day=TODAY, fonts=FONTS)
    text = all_text(read(path))
    extended = sum(item.task.due != item.task.original_due for item in items)
    done, on_time = sum(row.done for row in rows), sum(row.on_time for row in rows)
    shown = [sum(row.total for row in rows), done, on_time, sum(row.open for row in rows)]
    shown += [sum(getattr(row, name) for row in rows) for name in ("green", "yellow", "red", "grey")]
    total = text[text.index("合计") + 2 :]
    assert total.startswith("".join(map(str, shown)))
    assert f"{sum(row.overdue for row in rows)}{extended}{100 * on_time / done:.1f}%" in total
    assert all(unit.name in text for unit in UNITS.values())


def test_a_task_of_two_leaders_is_told(tmp_path: Path) -> None:
    items = [line(1), line(2, lead=(1, 2))]
    path = tmp_path / "汇总.pdf"
    print_units(unit_lines(UNITS, items), items, path, office=OFFICE, day=TODAY, fonts=FONTS)
    assert "其中1项由多个单位牵头、分别计入各单位" in all_text(read(path))


def test_a_unit_s_sheet_has_counts_tasks_and_papers(tmp_path: Path) -> None:
    items = lines(40)
    row = next(row for row in unit_lines(UNITS, items) if row.unit.id == 3)
    own = [item for item in items if 3 in item.task.lead + item.task.cooperating]
    path = tmp_path / "单位.pdf"
    print_unit(row, own, notices(30), path, units=UNITS, office=OFFICE, day=TODAY, fonts=FONTS)
    text = all_text(read(path))
    assert text.startswith("市生态环境局督办情况表")
    order = [text.index(caption) for caption in ("一、承办情况", "二、牵头事项", "三、配合事项", "四、收到文书")]
    assert order == sorted(order)
    assert Counter(re.findall(r"2026-\d{5}", text)) == Counter(item.task.number for item in own)
    received = [f"云政督〔2026〕{item.number.serial}号" for item in notices(30) if item.unit_id == 3]
    assert received
    assert all(number in text for number in received)


def test_a_unit_without_anything_says_so(tmp_path: Path) -> None:
    path = tmp_path / "单位.pdf"
    assert print_unit(UnitLine(UNITS[1]), [], [], path, units=UNITS, office=OFFICE, day=TODAY, fonts=FONTS) == 1
    text = read(path)[0].text
    assert text.count("没有事项") == 2
    assert "没有收到文书" in text


def test_the_register_lists_papers_by_day_with_their_answers(tmp_path: Path) -> None:
    path = tmp_path / "登记.pdf"
    print_register(notices(60)[::-1], path, units=UNITS, office=OFFICE, day=TODAY, fonts=FONTS)
    pages = read(path)
    text = all_text(pages)
    serials = [int(serial) for serial in re.findall(r"云政督〔2026〕(\d+)号", text)]
    assert serials == list(range(1, 61))
    assert "已作废：标题有误" in text
    total = bare(pages[-1].text).split("合计")[1]
    assert total.startswith("60份：")
    assert "已作废1；" in total
    late = sum(item.id != 4 and item.reply_by is not None and not item.replied_on for item in notices(60))
    assert f"逾期未回复{late}份" in total


def test_closed_tasks_with_what_the_check_found(tmp_path: Path) -> None:
    items = [line(2), line(7, state=TaskState.CLOSED), line(1)]
    check = Verification(1, 7, Way.INSPECTION, "赵六", TODAY, "现场查看属实", passed=True)
    path = tmp_path / "销号.pdf"
    print_closed(items, path, office=OFFICE, day=TODAY, checks={7: check}, closed_on={7: TODAY}, fonts=FONTS)
    text = all_text(read(path))
    assert "2026-00001" not in text
    assert all(word in text for word in ("检查访谈暗访", "赵六", "现场查看属实", "2026-11-20", "合计2项"))
    print_closed([line(2)], path, office=OFFICE, day=TODAY, fonts=FONTS)
    assert "核查人" not in read(path)[0].text


def test_progress_is_told_and_cancelling_leaves_no_file(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    def tell(done: int, total: int) -> None:
        told.append((done, total))
        if done > 60:
            raise KeyboardInterrupt

    path = tmp_path / "台账.pdf"
    with pytest.raises(KeyboardInterrupt):
        print_ledger(lines(600), path, office=OFFICE, day=TODAY, fonts=FONTS, tell=tell)
    assert told[0] == (0, 100)
    assert told == sorted(told)
    assert len(told) > 5
    assert list(tmp_path.iterdir()) == []
