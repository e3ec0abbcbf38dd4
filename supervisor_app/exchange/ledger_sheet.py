"""The ledger as a workbook that prints well and imports back to the same tasks with all that is known of them."""

from collections.abc import Callable, Sequence
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from supervisor_app.domain.carried import NOTHING_CARRIED, Carried
from supervisor_app.exchange.book_out import new_workbook
from supervisor_app.exchange.ledger_columns import INDEX_WIDTH, Column, LedgerRow, Value, shown_columns
from supervisor_app.exchange.ledger_page import HEADER_ROW, Styles, lay_out, refuse_too_many, write_cell, write_head
from supervisor_app.exchange.side_tables import SIDE_TABLES, Row, SideTable
from supervisor_app.exchange.text_height import row_height

__all__ = ["LEDGER_SHEET", "LedgerRow", "write_ledger"]

LEDGER_SHEET = "督办台账"
_STEP = 200  # rows between two words on how far it is

Progress = Callable[[int, int], None]  # rows written, rows in all


def _silent(done: int, total: int) -> None:
    """Nobody asks how far it is."""


def write_ledger(
    rows: Sequence[LedgerRow],
    path: Path,
    title: str,
    subtitle: str = "",
    carried: Carried = NOTHING_CARRIED,
    progress: Progress = _silent,
) -> None:
    """Write the ledger to `path` (.xlsx), replacing it only when all is written; `UserError` when it cannot be.

    What is carried besides the tasks stands in sheets of its own behind them. Columns without any value are left out,
    the main ones excepted.
    """
    titles = {row.number: row.title for row in rows}
    beside = [(table, list(table.rows(carried, titles))) for table in SIDE_TABLES]
    total = len(rows) + sum(len(found) for _, found in beside)
    for name, count in ((LEDGER_SHEET, len(rows)), *((table.name, len(found)) for table, found in beside)):
        refuse_too_many(name, count)
    with new_workbook(path) as workbook:
        styles, done = Styles(workbook), _Count(progress, total)
        _write_tasks(workbook.add_worksheet(LEDGER_SHEET), rows, title, subtitle, styles, done)
        for table, found in beside:
            if found:
                _write_side(workbook, table, found, title, styles, done)


class _Count:
    """Says now and then how many rows are written."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress, self._total, self._done = progress, total, 0

    def one(self) -> None:
        if self._done % _STEP == 0:
            self._progress(self._done, self._total)
        self._done += 1


def _write_tasks(
    sheet: Worksheet, rows: Sequence[LedgerRow], title: str, subtitle: str, styles: Styles, done: _Count
) -> None:
    columns = shown_columns(rows)
    write_head(sheet, ["序号", *(column.title for column in columns)], title, subtitle, styles)
    for at, row in enumerate(rows):
        done.one()
        _write_task(sheet, HEADER_ROW + 1 + at, at + 1, row, columns, styles)
    lay_out(sheet, [INDEX_WIDTH, *(column.width for column in columns)], len(rows), title, frozen=2)


def _write_task(
    sheet: Worksheet, at: int, index: int, row: LedgerRow, columns: Sequence[Column], styles: Styles
) -> None:
    values = [column.value(row) for column in columns]
    told = zip(values, columns, strict=True)
    sheet.set_row(at, row_height([(str(value or ""), column.width) for value, column in told if column.wraps]))
    sheet.write_number(at, 0, index, styles.kinds["middle"])
    for place, (value, column) in enumerate(zip(values, columns, strict=True), start=1):
        write_cell(sheet, at, place, value, column.kind, _style(column, row, value, styles))


def _style(column: Column, row: LedgerRow, value: Value, styles: Styles) -> Format:
    if column.kind == "light" and row.light is not None:
        return styles.lights[row.light]
    return styles.of(column.kind, value)


def _write_side(
    workbook: Workbook, table: SideTable, rows: Sequence[Row], title: str, styles: Styles, done: _Count
) -> None:
    """One of the further sheets, without the columns that nothing stands in."""
    kept = [
        at for at, column in enumerate(table.columns) if column.needed or any(row[at] not in (None, "") for row in rows)
    ]
    columns = [table.columns[at] for at in kept]
    sheet = workbook.add_worksheet(table.name)
    subtitle = f"共 {table.count(rows)} {table.measure}"
    write_head(sheet, [column.title for column in columns], f"{title}（{table.heading}）", subtitle, styles)
    wrapping = [(at, table.columns[at].width) for at in kept if table.columns[at].kind in {"text", "middle"}]
    for line, row in enumerate(rows, start=HEADER_ROW + 1):
        done.one()
        sheet.set_row(line, row_height([(text, width) for at, width in wrapping if isinstance(text := row[at], str)]))
        for place, (at, column) in enumerate(zip(kept, columns, strict=True)):
            write_cell(sheet, line, place, row[at], column.kind, styles.of(column.kind, row[at]))
    lay_out(sheet, [column.width for column in columns], len(rows), f"{title}（{table.heading}）", frozen=2)
