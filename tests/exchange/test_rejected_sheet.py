"""Rejected and doubtful rows as a sheet to mend."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from supervisor_app.errors import UserError
from supervisor_app.exchange.rejected_sheet import save_rejected
from supervisor_app.exchange.task_sheet import open_sheet, read_sheet, read_tasks

HELD = date(2026, 4, 15)
ROWS: list[list[object]] = [
    ["河东县任务清单", None, None, None, None, None],
    ["序号", "工作任务", "责任单位", None, "完成时限", "完成率"],
    [None, None, "牵头单位", "配合单位", None, None],
    [1, "=甲", "县教育局", None, date(2026, 6, 30), 0.4],
    [2, None, "县住建局", "县财政局", date(2026, 7, 31), 0.5],
    [3, "丙", None, None, "择机", True],
]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A list with a row without a task and a doubtful row."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for down, row in enumerate(ROWS, start=1):
        for across, value in enumerate(row, start=1):
            sheet.cell(down, across).value = value  # type: ignore[assignment]
    sheet["B4"].data_type = "s"
    for area in ("A1:F1", "A2:A3", "B2:B3", "C2:D2", "E2:E3", "F2:F3", "C4:C4"):
        sheet.merge_cells(area)
    book.save(tmp_path / "list.xlsx")
    return tmp_path / "list.xlsx"


def test_rows_are_saved_with_reasons_and_import_once_mended(source: Path) -> None:
    """The original header and cells, a reason for each row; after mending nothing is left to reject."""
    sheet, header = open_sheet(source)
    reading = read_tasks(sheet, header, HELD)
    mending = source.with_name("mend.xlsx")
    assert save_rejected(sheet, header, [*reading.rejected, *reading.warnings], mending) == 2

    book = openpyxl.load_workbook(mending)
    target = book.active
    assert target is not None
    rows = [[cell.value for cell in row] for row in target]
    assert rows[0] == ["序号", "工作任务", "牵头单位", "配合单位", "完成时限", "完成率", "原因"]
    assert [row[:6] for row in rows[1:]] == [
        [2, None, "县住建局", "县财政局", target["E2"].value, 0.5],
        [3, "丙", None, None, "择机", True],
    ]
    assert target["E2"].is_date
    reasons = [str(row[6]) for row in rows[1:]]
    assert reasons[0] == "第 5 行　工作任务：没有写任务内容"
    assert [part in reasons[1] for part in ("第 6 行", "牵头单位：", "完成时限：", "完成率：")] == [True] * 4

    for place, value in {"B2": "乙", "C3": "县水利局", "E3": "年底", "F3": "60%"}.items():
        target[place] = value
    book.save(mending)
    mended = read_sheet(mending, HELD)
    assert [(task.title, task.lead, task.due, task.progress) for task in mended.tasks] == [
        ("乙", ["县住建局"], date(2026, 7, 31), 50),
        ("丙", ["县水利局"], date(2026, 12, 31), 60),
    ]
    assert mended.warnings == mended.rejected == []
    assert [task.extra for task in mended.tasks] == [{}, {}]


def test_a_column_mapped_by_hand_is_found_again(source: Path) -> None:
    """A heading that names nothing is replaced by the field's own name."""
    sheet, header = open_sheet(source)
    header.labels[5] = "栏六"
    changed = header.with_column("progress", None).with_column("remark", 5)
    save_rejected(sheet, changed, read_tasks(sheet, changed, HELD).rejected, source.with_name("mend.xlsx"))
    assert open_sheet(source.with_name("mend.xlsx"))[1].columns["remark"] == 5


def test_a_place_that_cannot_be_written_is_one_sentence(source: Path) -> None:
    """The folder is missing."""
    sheet, header = open_sheet(source)
    with pytest.raises(UserError, match="不存在；请"):
        save_rejected(sheet, header, [], source.parent / "none" / "mend.xlsx")
