"""Rows that could not be imported or are doubtful, as a sheet to mend and import again."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from supervisor_app.exchange.book_out import new_workbook, write_date, write_text
from supervisor_app.exchange.cells import text_of
from supervisor_app.exchange.columns import FIELD_TITLES
from supervisor_app.exchange.grid import Cell, Sheet
from supervisor_app.exchange.header import Header, field_of

if TYPE_CHECKING:
    from supervisor_app.exchange.task_sheet import Remark

REASON = "原因"
_WIDE, _NARROW = 30, 14


def save_rejected(sheet: Sheet, header: Header, remarks: "Iterable[Remark]", path: Path) -> int:
    """Save the rows that `remarks` speak of under the sheet's own header, with a last column 原因; gives their number.

    The file imports once the cells are mended; `UserError` when it cannot be written.
    """
    reasons: dict[int, list[str]] = {}
    for remark in remarks:
        if header.last < remark.row - 1 < len(sheet.rows):
            said = reasons.setdefault(remark.row - 1, [])
            said.append(f"{remark.column}：{remark.reason}")
    width = max((len(sheet.rows[row]) for row in (header.first, header.last, *reasons)), default=0)
    with new_workbook(path) as workbook:
        target = workbook.add_worksheet("待修改")
        head = workbook.add_format(
            {"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1, "bg_color": "#E4EDF8"}
        )
        for column, label in enumerate([*_labels(header, width), REASON]):
            write_text(target, 0, column, label, head)
        _write_rows(workbook, target, sheet, reasons, width)
        for column in range(width):
            target.set_column(column, column, _WIDE if column == header.columns.get("title") else _NARROW)
        target.set_column(width, width, _WIDE * 2)
        target.freeze_panes(1, 0)
    return len(reasons)


def _labels(header: Header, width: int) -> list[str]:
    """The sheet's own labels; a column mapped by hand is named so that it is found again."""
    labels = [*header.labels, *[""] * (width - len(header.labels))]
    for field, column in header.columns.items():
        if field_of(labels[column])[0] != field:
            labels[column] = FIELD_TITLES[field]
    return labels


def _write_rows(workbook: Workbook, target: Worksheet, sheet: Sheet, reasons: dict[int, list[str]], width: int) -> None:
    plain = workbook.add_format({"text_wrap": True, "valign": "top", "border": 1})
    day = workbook.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "border": 1})
    doubt = workbook.add_format({"text_wrap": True, "valign": "top", "border": 1, "font_color": "#B1241F"})
    for at, row in enumerate(sorted(reasons), start=1):
        for column, cell in enumerate(sheet.rows[row]):
            if isinstance(cell, date):
                write_date(target, at, column, cell.date() if isinstance(cell, datetime) else cell, day)
            else:
                _write_cell(target, at, column, cell, plain)
        write_text(target, at, width, f"第 {row + 1} 行　" + "；".join(reasons[row]), doubt)


def _write_cell(target: Worksheet, row: int, column: int, cell: Cell, plain: object) -> None:
    if isinstance(cell, float) and not isinstance(cell, bool):
        target.write_number(row, column, cell, plain)
    elif isinstance(cell, bool):
        target.write_boolean(row, column, cell, plain)
    elif isinstance(cell, time | timedelta):
        write_text(target, row, column, str(cell))
    else:
        write_text(target, row, column, text_of(cell))
