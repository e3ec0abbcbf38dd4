"""The sheets behind an exported ledger: they come back as they went, and strange rows in them are told."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings

from supervisor_app.domain.carried import Carried, CarriedExtension, CarriedMilestone, CarriedReport
from supervisor_app.domain.life.extension import Extension, ExtensionState
from supervisor_app.domain.model import Milestone, ProgressReport
from supervisor_app.errors import UserError
from supervisor_app.exchange import ledger_page, parts
from supervisor_app.exchange.drafts import to_draft
from supervisor_app.exchange.grid import read_workbook
from supervisor_app.exchange.ledger_sheet import LedgerRow, write_ledger
from supervisor_app.exchange.side_tables import SIDE_TABLES
from supervisor_app.exchange.task_sheet import SheetReading, read_sheet
from tests.carried_facts import NUMBERS, UNITS, carried

HELD = date(2026, 4, 15)
DAY = date(2026, 6, 30)
ROWS = [LedgerRow(f"事项{at}", number=number, lead=(UNITS[0],)) for at, number in enumerate(NUMBERS)]


@given(carried())
@settings(max_examples=60)
def test_what_is_carried_comes_back(tmp_path: Path, facts: Carried) -> None:
    """Every fact of every kind, whatever its text looks like to a spreadsheet, and nothing doubtful."""
    path = tmp_path / "out.xlsx"
    write_ledger(ROWS, path, "督办台账", "", facts)
    reading = read_sheet(path, HELD)
    assert reading.carried == facts
    assert reading.warnings == []
    assert reading.other_sheets == ()


def _report(place: int, text: str) -> CarriedReport:
    return CarriedReport(NUMBERS[0], UNITS[0], ProgressReport(place, 0, 0, DAY, 40.0, text))


def test_the_row_repeats_nothing_the_sheets_tell(tmp_path: Path) -> None:
    """Milestones, and the number of extensions where they agree; where they do not, the remark keeps it."""
    step = Milestone(0, 0, "封顶\n验收", DAY)
    asked = Extension(0, 0, DAY, "市住建局", "征地", DAY, DAY, None, ExtensionState.GRANTED, "王市长", DAY, DAY)
    facts = Carried(
        milestones=(CarriedMilestone(NUMBERS[0], step),),
        extensions=(CarriedExtension(NUMBERS[0], asked),),
    )
    rows = [
        LedgerRow("甲", NUMBERS[0], lead=("市住建局",), milestones=(step,), extensions=1),
        LedgerRow("乙", NUMBERS[1], lead=("市住建局",), extensions=2),
    ]
    write_ledger(rows, tmp_path / "out.xlsx", "督办台账", "", facts)
    reading = read_sheet(tmp_path / "out.xlsx", HELD)
    assert [(to_draft(task).milestones, to_draft(task).remark) for task in reading.tasks] == [
        ((), ""),
        ((), "延期次数：2"),
    ]
    assert reading.carried == facts


def test_progress_is_told_row_by_row(tmp_path: Path) -> None:
    """All sheets count; a long export tells how far it is."""
    told: list[tuple[int, int]] = []
    facts = Carried(reports=tuple(_report(place, "") for place in range(1, 500)))
    write_ledger(ROWS, tmp_path / "out.xlsx", "督办台账", "", facts, lambda *at: told.append(at))
    assert told == [(0, 502), (200, 502), (400, 502)]


def test_too_many_rows_are_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Excel's limit is told before anything is written."""
    monkeypatch.setattr(ledger_page, "_MOST_ROWS", 10)
    facts = Carried(reports=tuple(_report(place, "") for place in range(1, 9)))
    with pytest.raises(UserError, match="“进展”有 8 行，超过 Excel 一张工作表能放的 7 行；请先筛选"):
        write_ledger(ROWS, tmp_path / "out.xlsx", "督办台账", "", facts)
    assert list(tmp_path.iterdir()) == []


def test_a_ledger_with_many_reports_is_not_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit that other people's sheets have does not hold for our own."""
    monkeypatch.setattr(parts, "MAX_ROWS", 10)
    facts = Carried(reports=tuple(_report(place, "甲") for place in range(1, 30)))
    write_ledger(ROWS, tmp_path / "out.xlsx", "督办台账", "", facts)
    assert len(read_sheet(tmp_path / "out.xlsx", HELD).carried.reports) == 29


def test_each_sheet_prints_across_with_its_head_repeated(tmp_path: Path) -> None:
    """As the ledger itself; texts are never formulas, columns without a value are left out."""
    facts = Carried(reports=(_report(1, "=1+1"),))
    write_ledger(ROWS, tmp_path / "out.xlsx", "督办台账", "", facts)
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert book.sheetnames == ["督办台账", "进展"]
    sheet = book["进展"]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.print_title_rows, sheet.freeze_panes) == ("$3:$3", "C4")
    assert [cell.value for cell in sheet[3]] == [
        *("序号", "事项编号", "督办事项", "报告单位", "报告日期", "进度", "进展情况")
    ]
    assert (sheet["A1"].value, sheet["A2"].value, sheet["C4"].value) == ("督办台账（历次进展）", "共 1 条", "事项0")
    assert (sheet["G4"].value, sheet["G4"].data_type, sheet["F4"].number_format) == ("=1+1", "s", "0%")


def test_no_two_tables_are_taken_for_each_other() -> None:
    """None has all the columns by which another is known."""
    for one in SIDE_TABLES:
        labels = {column.title for column in one.columns}
        assert [other.name for other in SIDE_TABLES if other.needed <= labels] == [one.name]


@pytest.fixture
def changed(tmp_path: Path) -> Callable[..., SheetReading]:
    """Export, write one cell of a sheet as a person does, read back."""

    def write_and_read(facts: Carried, sheet: str, cell: str, value: str | float | None) -> SheetReading:
        path = tmp_path / "out.xlsx"
        write_ledger(ROWS, path, "督办台账", "", facts)
        book = openpyxl.load_workbook(path)
        book[sheet][cell] = value
        book.save(path)
        return read_sheet(path, HELD)

    return write_and_read


@pytest.mark.parametrize(
    ("cell", "value", "kept", "column", "says"),
    [
        ("B4", "2026-999", 0, "事项编号", "台账表里没有这个编号，这一行没有读入"),
        ("D4", None, 0, "报告单位", "要写全，这一行没有读入"),
        ("E4", "不久", 0, "报告日期", "看不懂这个日期"),
        ("F4", "很多", 0, "进度", "看不懂这个进度"),
        ("E4", "2026年6月30日", 1, "", ""),
        ("F4", "40%", 1, "", ""),
    ],
)
def test_a_row_that_is_not_understood_is_told(
    changed: Callable[..., SheetReading], cell: str, value: object, kept: int, column: str, says: str
) -> None:
    """By sheet, row and column; what a person writes in words is read."""
    reading = changed(Carried(reports=(_report(1, "甲"),)), "进展", cell, value)
    assert len(reading.carried.reports) == kept
    assert [item for item in reading.carried.reports if item != _report(1, "甲")] == []
    told = [(remark.sheet, remark.row, remark.column) for remark in reading.warnings if says in remark.reason]
    assert told == ([] if kept else [("进展", 4, column)])


def test_a_correction_of_another_tasks_report_is_told(changed: Callable[..., SheetReading]) -> None:
    """The report comes in, the reference does not."""
    other = CarriedReport(NUMBERS[1], UNITS[0], ProgressReport(2, 0, 0, DAY, 50.0))
    third = CarriedReport(NUMBERS[0], UNITS[0], ProgressReport(3, 0, 0, DAY, 60.0, corrects_id=1))
    reading = changed(Carried(reports=(_report(1, "甲"), other, third)), "进展", "H6", 2)
    assert [item.report.corrects_id for item in reading.carried.reports] == [None, None, None]
    assert [(told.row, told.column) for told in reading.warnings] == [(6, "更正序号")]


def _book(path: Path, **sheets: Sequence[Sequence[object]]) -> Path:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def test_a_problem_list_that_an_office_added_by_hand(tmp_path: Path) -> None:
    """Known by its columns whatever its name; a problem of two tasks, a date in words, no day of raising."""
    path = _book(
        tmp_path / "list.xlsx",
        台账=[["督办编号", "督办事项", "牵头单位"], ["1号", "修路", "市住建局"], ["2号", "架桥", "市交通局"]],
        本月问题=[
            ["序号", "事项编号", "问题", "责任单位", "责任人", "时限", "措施", "状态", "销号日期", "佐证"],
            [1, "1号、2号", "征地受阻", "市资源局", "王明", "6月底前", "约谈", "未解决", None, None],
            [2, "2号", "缺资金", "市财政局", None, None, None, "拖着", None, None],
        ],
    )
    reading = read_sheet(path, HELD)
    shared, second = reading.carried.problems
    assert (shared.numbers, shared.owner_unit, shared.problem.due) == (("1号", "2号"), "市资源局", DAY)
    assert (shared.problem.raised_on, second.problem.text) == (HELD, "缺资金")
    assert [(told.sheet, told.row, told.column, told.value) for told in reading.warnings] == [
        ("本月问题", 3, "状态", "拖着")
    ]


def test_a_sheet_behind_is_never_taken_for_the_list(tmp_path: Path) -> None:
    """Even where it has more rows and columns; asked for by name it is read alone."""
    write_ledger(ROWS[:1], tmp_path / "out.xlsx", "督办台账", "", Carried(reports=(_report(1, "甲"), _report(2, "乙"))))
    assert read_sheet(tmp_path / "out.xlsx", HELD).sheet == "督办台账"
    assert [sheet.name for sheet in read_workbook(tmp_path / "out.xlsx")] == ["督办台账", "进展"]
    alone = read_sheet(tmp_path / "out.xlsx", HELD, "进展")
    assert (alone.sheet, alone.carried) == ("进展", Carried())
