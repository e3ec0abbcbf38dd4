"""A workbook's task list as tasks, with everything that was rejected or is doubtful by row and column."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from supervisor_app.errors import UserError
from supervisor_app.exchange.grid import Sheet, read_workbook
from supervisor_app.exchange.header import Header, find_header
from supervisor_app.exchange.origin import suggested_held_on
from supervisor_app.exchange.readings import Remark, SheetReading, TaskRow
from supervisor_app.exchange.side_reader import is_side_sheet
from supervisor_app.exchange.table_reader import read_tasks

__all__ = [
    "Remark",
    "SheetReading",
    "TaskRow",
    "choose_sheet",
    "open_sheet",
    "read_sheet",
    "read_tasks",
    "suggested_held_on",
    "with_sheets_behind",
]

_LIST_FIELDS = 3  # columns by which a sheet is taken for a task list
_NO_LIST = re.compile(r"说明|示例|样表|样例|模板|范例|填报须知|字典|汇总|统计")


def choose_sheet(sheets: list[Sheet]) -> tuple[Sheet, Header] | None:
    """The visible sheet whose header names most fields; None when no visible sheet has a task column.

    A sheet named 填表说明, 示例 or 汇总, one without rows, or one that stands behind an exported ledger is taken only
    when there is no other.
    """
    found = [(sheet, header) for sheet in sheets if sheet.visible and (header := find_header(sheet))]

    def worth(pair: tuple[Sheet, Header]) -> tuple[bool, bool, bool, int]:
        sheet, header = pair
        return not is_side_sheet(sheet), not _NO_LIST.search(sheet.name), _is_filled(sheet, header), len(header.columns)

    return max(found, key=worth, default=None)


def with_sheets_behind(sheet: Sheet, sheets: Iterable[Sheet]) -> Sheet:
    """The sheet with those of its workbook that tell more of its tasks, where it is not itself one of them."""
    if is_side_sheet(sheet):
        return sheet
    return replace(sheet, behind=tuple(other for other in sheets if other is not sheet and is_side_sheet(other)))


def open_sheet(path: Path, sheet_name: str | None = None) -> tuple[Sheet, Header]:
    """The sheet of a workbook to read tasks from, by name or the best one; `UserError` when there is none."""
    return _chosen(path, read_workbook(path), sheet_name)


def read_sheet(path: Path, held_on: date, sheet_name: str | None = None, header: Header | None = None) -> SheetReading:
    """The tasks of a workbook's sheet; `UserError` when it has no such sheet, no header or not one task."""
    sheets = read_workbook(path)
    sheet, found = _chosen(path, sheets, sheet_name)
    reading = read_tasks(sheet, header or found, held_on)
    if not reading.tasks:
        raise UserError(f"{path.name} 的工作表“{sheet.name}”里没有一条任务；请检查表头下面是否写了任务内容")
    return reading


def _chosen(path: Path, sheets: list[Sheet], sheet_name: str | None) -> tuple[Sheet, Header]:
    every = sheets
    if sheet_name is not None:
        sheets = [replace(sheet, visible=True) for sheet in sheets if sheet.name == sheet_name]
        if not sheets:
            raise UserError(f"{path.name} 里没有名为“{sheet_name}”的工作表；请检查工作表名称")
    chosen = choose_sheet(sheets)
    if chosen is None:
        where = f"{path.name} 的工作表“{sheet_name}”" if sheet_name else path.name
        raise UserError(
            f"{where}里找不到表头；请确认有一行写着“督办事项”或“工作任务”等列名，以及“牵头单位”“完成时限”等列"
        )
    sheet, header = chosen
    if not _is_filled(sheet, header):
        raise UserError(f"{path.name} 的工作表“{sheet.name}”里没有一条任务；请检查表头下面是否写了任务内容")
    others = () if sheet_name else tuple(other.name for other in sheets if other is not sheet and _is_list(other))
    return with_sheets_behind(replace(sheet, others=others), every), header


def _is_filled(sheet: Sheet, header: Header) -> bool:
    return any(cell not in (None, "") for row in sheet.rows[header.last + 1 :] for cell in row)


def _is_list(sheet: Sheet) -> bool:
    """Whether a sheet that is not read looks as if it should be."""
    if not sheet.visible or _NO_LIST.search(sheet.name) or is_side_sheet(sheet):
        return False
    header = find_header(sheet)
    return header is not None and len(header.columns) >= _LIST_FIELDS and _is_filled(sheet, header)
