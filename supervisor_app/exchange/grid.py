"""Workbooks (.xlsx .xlsm .xls .et .ods) as plain grids of cells."""

import zipfile
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from supervisor_app.errors import UserError

Cell = str | float | bool | date | datetime | time | timedelta | None
MAX_ROWS = 20_000
_OLE_HEAD = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True)
class Sheet:
    """One sheet; row and column indexes start at 0. Cells of a merged range all hold its value."""

    name: str
    visible: bool
    rows: list[list[Cell]]
    merged: list[tuple[int, int, int, int]]  # first row, first column, last row, last column


def read_workbook(path: Path) -> list[Sheet]:
    """Every sheet of a workbook; `UserError` when it is not one, is protected by a password, or is too long."""
    _refuse_unreadable(path)
    try:
        workbook = CalamineWorkbook.from_path(path)
        sheets = [
            _sheet(workbook, meta.name, meta.visible is SheetVisibleEnum.Visible)
            for meta in workbook.sheets_metadata
            if meta.typ is SheetTypeEnum.WorkSheet
        ]
    except (CalamineError, OSError, ValueError, zipfile.BadZipFile):
        raise UserError(f"{path.name} 不是能读的表格；请在表格软件里打开后另存为 .xlsx 再导入") from None
    if not any(_has_text(sheet) for sheet in sheets):
        raise UserError(f"{path.name} 里没有内容；请检查是否选错了文件")
    return sheets


def _refuse_unreadable(path: Path) -> None:
    if not path.is_file():
        raise UserError(f"找不到文件 {path}；请检查文件名和位置")
    try:
        head = path.read_bytes()
    except OSError as error:
        raise UserError(f"{path.name} 打不开（{error.strerror}）；请检查权限，或先在表格软件里关闭它") from None
    if not head:
        raise UserError(f"{path.name} 是空文件（0 字节）；请重新取得文件")
    # An encrypted .xlsx is an OLE container that holds the stream EncryptedPackage.
    if head.startswith(_OLE_HEAD) and "EncryptedPackage".encode("utf-16-le") in head:
        raise UserError(f"{path.name} 有打开密码；请在表格软件里去掉密码后再导入")


def _sheet(workbook: CalamineWorkbook, name: str, visible: bool) -> Sheet:
    source = workbook.get_sheet_by_name(name)
    if source.total_height > MAX_ROWS:
        raise UserError(f"工作表“{name}”有 {source.total_height} 行，一次最多导入 {MAX_ROWS} 行；请拆成几个文件")
    rows: list[list[Cell]] = [list(row) for row in source.to_python(skip_empty_area=False)]
    merged = [(*first, *last) for first, last in source.merged_cell_ranges or []]
    for top, left, bottom, right in merged:
        if top >= len(rows) or left >= len(rows[top]):
            continue
        value = rows[top][left]
        for row in rows[top : bottom + 1]:
            row[left : right + 1] = [value] * len(row[left : right + 1])
    return Sheet(name, visible, rows, merged)


def _has_text(sheet: Sheet) -> bool:
    return any(cell not in (None, "") for row in sheet.rows for cell in row)
