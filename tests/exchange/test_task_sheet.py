"""Task lists from Excel, as wild as offices keep them; every sheet is written by the test itself."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from supervisor_app.domain.model import Cycle, TaskState
from supervisor_app.errors import UserError
from supervisor_app.exchange.columns import ALIASES, FIELD_TITLES
from supervisor_app.exchange.grid import Sheet
from supervisor_app.exchange.header import Header
from supervisor_app.exchange.task_sheet import (
    SheetReading,
    TaskRow,
    read_sheet,
    suggested_held_on,
)

HELD = date(2026, 4, 15)
Row = Sequence[object]
Read = Callable[..., SheetReading]


def _book(path: Path, **sheets: Sequence[Row]) -> Path:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def _brief(task: TaskRow) -> tuple[object, ...]:
    return task.row, task.title, task.lead, task.cooperating, task.due, task.progress


def test_title_rows_groups_totals_and_notes(read: Read) -> None:
    """Only task rows become tasks; a group's name goes with its tasks."""
    reading = read(
        [
            ["河东县重点任务清单", None, None, None, None],
            ["序号", "工作任务", "牵头单位", "完成时限", "完成比例"],
            ["一、城建（1项）", None, None, None, None],
            [1, "修通滨河路", "县住建局", "6月底前", "40%"],
            ["合计", "1项", None, None, None],
            ["注：按月更新", None, None, None, None],
        ],
        ["A1:E1", "A3:E3"],
    )
    assert [_brief(task) for task in reading.tasks] == [(4, "修通滨河路", ["县住建局"], [], date(2026, 6, 30), 40)]
    assert reading.tasks[0].group == "一、城建（1项）"
    assert reading.rejected == reading.warnings == []


def test_two_row_header_and_cells_merged_down(read: Read) -> None:
    """The lower header row names the column; a merged lead serves every row under it; the original date stays."""
    reading = read(
        [
            ["事项名称", "责任单位", None, "时限", None],
            [None, "牵头单位", "配合单位", "原时限", "调整后"],
            ["建粮库", "县发改局", "县财政局", "2026.5.31", date(2026, 7, 15)],
            ["修水渠", None, None, 46387, None],
        ],
        ["A1:A2", "B1:C1", "D1:E1", "B3:B4"],
    )
    assert [_brief(task)[2:5] for task in reading.tasks] == [
        (["县发改局"], ["县财政局"], date(2026, 7, 15)),
        (["县发改局"], [], date(2026, 12, 31)),
    ]
    assert reading.tasks[0].original_due == date(2026, 5, 31)


def test_doubtful_cells_are_kept_and_named(read: Read) -> None:
    """Row, column, value and reason of each; a row without a task is rejected."""
    reading = read(
        [
            ["工作任务", "牵头单位", "完成时限", "完成率"],
            ["修通滨河路", None, "2026年2月30日", "过半"],
            [None, "县教育局", "6月底", "3%"],
            ["月报制度", "县统计局", "每月5日前", "130%"],
        ]
    )
    assert [(item.row, item.column) for item in reading.rejected] == [(3, "工作任务")]
    assert [(item.row, item.column, item.value) for item in reading.warnings] == [
        (2, "牵头单位", ""),
        (2, "完成时限", "2026年2月30日"),
        (2, "完成率", "过半"),
        (4, "完成率", "130%"),
    ]
    assert reading.tasks[0].due_text == "2026年2月30日"
    assert (reading.tasks[1].cycle, reading.tasks[1].cycle_day, reading.tasks[1].due) == (Cycle.MONTHLY, 5, None)


def test_every_field_has_a_title_and_the_title_names_the_field() -> None:
    """The mapping dialog's names are read back as the same fields."""
    assert FIELD_TITLES.keys() == ALIASES.keys()
    assert {field: title for field, title in FIELD_TITLES.items() if title not in ALIASES[field]} == {}


def test_a_column_serves_one_field() -> None:
    """Mapping a field by hand takes the column from the field that had it."""
    header = Header(0, 0, ["甲", "乙"], {"title": 0, "lead": 1})
    assert header.with_column("title", 1).columns == {"title": 1}
    assert header.with_column("lead", None).columns == {"title": 0}


def test_states_and_the_day_of_completion(read: Read) -> None:
    """Words of 状态 decide, then those of 亮灯; an unknown word is kept and named."""
    reading = read(
        [
            ["工作任务", "牵头单位", "亮灯", "办理结果", "办结日期"],
            ["甲", "县发改局", "绿", "已办结", "2026.5.8"],
            ["乙", "县发改局", "红灯", "正在办理", None],
            ["丙", "县发改局", "完成", None, None],
            ["丁", "县发改局", "黄色", "等待天晴", None],
            ["戊", "县发改局", "绿", None, None],
        ]
    )
    assert [task.state for task in reading.tasks] == [
        TaskState.COMPLETED,
        TaskState.IN_PROGRESS,
        TaskState.COMPLETED,
        None,
        None,
    ]
    assert reading.tasks[0].completed_on == date(2026, 5, 8)
    assert reading.tasks[3].texts["state"] == "等待天晴"
    assert [(item.row, item.column) for item in reading.warnings] == [(5, "办理结果")]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["全县调度会任务清单（2026年4月15日）"], ["工作任务", "牵头单位"], ["甲", "乙局"]], date(2026, 4, 15)),
        ([["填报日期：2026年6月12日"], ["工作任务", "牵头单位"], ["甲", "乙局"]], None),
        ([["会议日期", "工作任务"], ["2026-03-02", "甲"], ["2026.3.2", "乙"], ["2026.4.2", "丙"]], date(2026, 3, 2)),
        ([["任务来源", "工作任务"], ["二季度调度会（2026年4月15日）", "甲"]], date(2026, 4, 15)),
        ([["一张空表"]], None),
    ],
)
def test_the_meetings_date_is_suggested(rows: list[list[str | float | None]], expected: date | None) -> None:
    """From the title, the date column or the source; not the day the form was filled in."""
    assert suggested_held_on(Sheet("表", True, [list(row) for row in rows], [])) == expected


def test_a_sheet_is_read_by_name_even_when_hidden_or_second(tmp_path: Path) -> None:
    """`sheet_name` overrules the choice."""
    head = ["工作任务", "牵头单位", "完成时限"]
    path = _book(tmp_path / "two.xlsx", 一=[head, ["甲", "县教育局", "年底"]], 二=[head[:2], ["乙", "县财政局"]])
    assert [read_sheet(path, HELD, name).tasks[0].title for name in (None, "二")] == ["甲", "乙"]


@pytest.mark.parametrize(
    ("rows", "sheet", "says"),
    [
        ([["甲", "乙"], [1, 2]], None, "找不到表头"),
        ([["工作任务", "牵头单位"]], None, "没有一条任务"),
        ([["工作任务", "牵头单位"], ["甲", "乙局"]], "没有这张", "没有名为“没有这张”的工作表"),
    ],
)
def test_what_holds_no_tasks_is_one_sentence(rows: list[Row], sheet: str | None, says: str, tmp_path: Path) -> None:
    """No header, no task, no such sheet."""
    with pytest.raises(UserError, match=says):
        read_sheet(_book(tmp_path / "bad.xlsx", 表=rows), HELD, sheet)
