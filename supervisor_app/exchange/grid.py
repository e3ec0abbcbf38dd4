"""Workbooks (.xlsx .xlsm .xls .et .ods) as plain grids of cells."""

import zipfile
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property, partial
from io import BytesIO
from pathlib import Path
from xml.parsers.expat import ExpatError

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from supervisor_app.errors import UserError
from supervisor_app.exchange.apart import NoAnswerError, run_apart
from supervisor_app.exchange.file_kind import BROKEN_ZIP, checked_bytes
from supervisor_app.exchange.ods_parts import ods_facts
from supervisor_app.exchange.parts import EPOCH, SheetFacts, refuse_oversize
from supervisor_app.exchange.xlsx_parts import xlsx_facts

_MAX_UNPACKED = 300_000_000
_MAX_MERGED = 1_000_000  # cells filled by merged ranges, over all sheets of a sane workbook
_BROKEN = (*BROKEN_ZIP, CalamineError, ExpatError, MemoryError, NoAnswerError)


class Fault(str):
    """A cell whose formula has no value: its text is the error (#REF!) or the formula."""

    __slots__ = ()


Cell = str | float | bool | date | datetime | time | timedelta | None


@dataclass(frozen=True)
class Sheet:
    """One sheet; row and column indexes start at 0. Cells of a merged range all hold its value."""

    name: str
    visible: bool
    rows: list[list[Cell]]
    merged: list[tuple[int, int, int, int]]  # first row, first column, last row, last column
    hidden_rows: frozenset[int] = frozenset()
    epoch: date = EPOCH  # what the serial number 0 means
    others: tuple[str, ...] = ()  # further visible sheets of the workbook that look like task lists
    behind: tuple["Sheet", ...] = ()  # sheets that stand behind an exported ledger and tell more of its tasks

    @cached_property
    def areas(self) -> dict[tuple[int, int], tuple[int, int, int, int]]:
        """The merged range of every cell that lies in one."""
        return {
            (row, column): (top, left, bottom, right)
            for top, left, bottom, right in self.merged
            for row in range(top, min(bottom + 1, len(self.rows)))
            for column in range(left, min(right + 1, len(self.rows[row])))
        }

    def own(self, row: int, column: int) -> Cell:
        """The cell's value where it was written; None in the rest of a merged range."""
        cells = self.rows[row]
        if column >= len(cells):
            return None
        area = self.areas.get((row, column))
        return cells[column] if area is None or area[:2] == (row, column) else None


def read_workbook(path: Path) -> list[Sheet]:
    """Every sheet of a workbook; `UserError` when it is not one, is protected by a password, or is too long."""
    data = checked_bytes(path)
    try:
        facts = _look_inside(data) if data.startswith(b"PK") else {}
        work = partial(_sheets, path.name, facts)
        # Only formats whose true size was looked at are read in this process.
        sheets = work(data) if facts else run_apart(work, data)
    except _BROKEN:
        raise UserError(
            f"{path.name} 已经损坏或不完整；请重新取得文件，或在表格软件里打开后另存为 .xlsx 再导入"
        ) from None
    if not any(_has_text(sheet) for sheet in sheets):
        raise UserError(f"{path.name} 里没有内容；请检查是否选错了文件")
    return sheets


def _sheets(name: str, facts: dict[str, SheetFacts], data: bytes) -> list[Sheet]:
    """The sheets of the workbook `name`."""
    try:
        with CalamineWorkbook.from_filelike(BytesIO(data)) as workbook:
            return [
                _sheet(workbook, meta, facts[meta.name] if facts else SheetFacts())
                for meta in workbook.sheets_metadata
                if meta.typ is SheetTypeEnum.WorkSheet
            ]
    except PasswordError:
        raise UserError(f"{name} 有打开密码；请在表格软件里去掉密码后再导入") from None
    except BaseException as error:
        # A panic inside the Rust reader reaches Python as a BaseException whose type cannot be imported.
        if type(error).__name__ == "PanicException":
            raise ValueError(str(error)) from None
        raise


def _look_inside(data: bytes) -> dict[str, SheetFacts]:
    with zipfile.ZipFile(BytesIO(data)) as packed:
        if sum(part.file_size for part in packed.infolist()) > _MAX_UNPACKED:
            raise UserError("表格展开后太大，读不下；请只留要导入的工作表，另存后再导入")
        names = packed.namelist()
        if "content.xml" in names:
            return ods_facts(packed)
        return xlsx_facts(packed) if "xl/workbook.xml" in names else {}


def _sheet(workbook: CalamineWorkbook, meta: SheetMetadata, facts: SheetFacts) -> Sheet:
    name, source = meta.name, workbook.get_sheet_by_name(meta.name)
    refuse_oversize(name, source.total_height, source.total_width)
    rows: list[list[Cell]] = [list(row) for row in source.to_python(skip_empty_area=False)]
    for (row, column), text in facts.faults.items():
        _put(rows, row, column, Fault(text))
    merged = [(*first, *last) for first, last in source.merged_cell_ranges or []] or facts.merged
    _fill(name, rows, merged)
    visible = meta.visible is SheetVisibleEnum.Visible
    return Sheet(name, visible, rows, merged, frozenset(facts.hidden_rows), facts.epoch)


def _put(rows: list[list[Cell]], row: int, column: int, cell: Cell) -> None:
    """Set a cell that may lie outside what the reader took for the sheet's used area."""
    rows.extend([] for _ in range(row + 1 - len(rows)))
    rows[row].extend([None] * (column + 1 - len(rows[row])))
    rows[row][column] = cell


def _fill(name: str, rows: list[list[Cell]], merged: list[tuple[int, int, int, int]]) -> None:
    filled = 0
    for top, left, bottom, right in merged:
        if top >= len(rows) or left >= len(rows[top]):
            continue
        value = rows[top][left]
        for row in rows[top : bottom + 1]:
            width = len(row[left : right + 1])
            row[left : right + 1] = [value] * width
            filled += width + 1
        if filled > _MAX_MERGED:
            raise UserError(f"工作表“{name}”合并的单元格太多，读不下；请取消合并后再导入")


def _has_text(sheet: Sheet) -> bool:
    return any(cell not in (None, "") for row in sheet.rows for cell in row)
