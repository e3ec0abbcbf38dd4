"""Filled feedback sheets read back, however they were renamed, sorted, cut, copied or saved on the way."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from supervisor_app.domain.dates import read_due
from supervisor_app.domain.reports.feedback import FilledForm, FilledRow, FormKey, RowKey, read_form_key, read_row_key
from supervisor_app.errors import UserError
from supervisor_app.exchange.cells import one_line, read_date, read_progress, says_nothing, text_of
from supervisor_app.exchange.feedback_columns import FIELDS, KEY_SHEET, SIGNING, bare
from supervisor_app.exchange.grid import Cell, Fault, Sheet, read_workbook
from supervisor_app.exchange.side_cells import side_table_of

_UNIT = re.compile(r"(?:填报|报送|责任|承办|牵头)单位(?:[（(][^（）()]*[)）])?\s*[:：]\s*(.*)")
_PERIOD = re.compile(r"报告期\s*[:：]\s*(.*)")
_ISO = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_DAY = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日", re.ASCII)
_LABELS = {bare(signing.label): signing.field for signing in SIGNING}
_MADE_NAME = re.compile(r"(.+)_反馈表_\d{8}")
_FILLED = frozenset({"progress", "status", "text", "problem", "next_step", "evidence"})


def read_files(paths: Iterable[Path], today: date) -> Iterator[tuple[Path, list[FilledForm] | UserError]]:
    """Each file with its sheets, or the sentence that says why there are none; stop asking for more to cancel."""
    for path in paths:
        try:
            yield path, read_forms(path, today)
        except UserError as error:
            yield path, error


def read_forms(path: Path, today: date) -> list[FilledForm]:
    """The feedback sheets of a workbook (.xlsx .xls .et .ods); `UserError` when it cannot be read or has none."""
    sheets = read_workbook(path)
    blocks = [block for sheet in sheets if _key_of(sheet) is None for block in _blocks(sheet)]
    if not blocks:
        raise UserError(f"{path.name} 里没有反馈表；请选择由本程序发出、单位填好的反馈表")
    carried = [found for sheet in sheets if (found := _key_of(sheet)) is not None]
    forms = [_form(path, block, carried, len(blocks) == 1, today) for block in blocks]
    return [form for form in forms if form.rows]


def holds_forms(sheets: Iterable[Sheet]) -> bool:
    """Whether a workbook is filled feedback sheets rather than a list of tasks."""
    return any(
        _key_of(sheet) is not None or next(_blocks(sheet), None) is not None
        for sheet in sheets
        if side_table_of(sheet) is None  # the reports behind an exported ledger look much the same
    )


@dataclass(frozen=True)
class _Block:
    """One table of a sheet: the header's row, field → column, the rows above it and those of the table (0-based)."""

    sheet: Sheet
    columns: dict[str, int]
    above: range
    body: range

    def cell(self, row: int, field: str) -> Cell:
        column = self.columns.get(field)
        cells = self.sheet.rows[row]
        return cells[column] if column is not None and column < len(cells) else None

    def text(self, row: int, field: str) -> str:
        text = text_of(self.cell(row, field))
        return "" if says_nothing(text) else text


@dataclass(frozen=True)
class _Carried:
    """What a workbook's hidden sheet says."""

    key: FormKey
    unit: str
    numbers: tuple[str, ...]


def _key_of(sheet: Sheet) -> _Carried | None:
    column = [text_of(row[0]) if row else "" for row in sheet.rows]
    key = read_form_key(column[0]) if column else None
    if key is None:
        return None
    return _Carried(key, column[1] if len(column) > 1 else "", tuple(filter(None, column[2:])))


def _blocks(sheet: Sheet) -> Iterator[_Block]:
    """The tables of a sheet from above; people copy several forms under one another."""
    if sheet.name == KEY_SHEET:
        return
    heads = [(row, columns) for row in range(len(sheet.rows)) if (columns := _header(sheet, row))]
    start = 0
    for at, (row, columns) in enumerate(heads):
        end = heads[at + 1][0] if at + 1 < len(heads) else len(sheet.rows)
        signing = next((line for line in range(row + 1, end) if _is_signing(sheet.rows[line])), end)
        # What stands between the line of signatures and the next header is that one's heading.
        yield _Block(sheet, columns, range(start, row), range(row + 1, min(signing + 1, end)))
        start = signing + 1


def _header(sheet: Sheet, row: int) -> dict[str, int]:
    """Field → column where a row names a form's columns; else nothing."""
    found: dict[str, int] = {}
    for column, cell in enumerate(sheet.rows[row]):
        if isinstance(cell, str) and len(cell) <= 30:
            field = FIELDS.get(bare(cell))
            if field is not None:
                found.setdefault(field, column)
    known = {"progress", "text"} <= found.keys() and found.keys() & {"number", "title"}
    return found if known and len(found) >= 4 else {}


def _is_signing(cells: list[Cell]) -> bool:
    return sum(_signing_field(cell) is not None for cell in cells) >= 2


def _signing_field(cell: Cell) -> str | None:
    if not isinstance(cell, str):
        return None
    label = bare(re.split("[:：]", cell, maxsplit=1)[0])
    return _LABELS.get(label)


def _form(path: Path, block: _Block, carried: list[_Carried], alone: bool, today: date) -> FilledForm:
    signed = _signing(block, today)
    rows = tuple(_rows(block))
    counted = Counter(row.key.form for row in rows if row.key)
    key = counted.most_common(1)[0][0] if counted else (carried[0].key if alone and len(carried) == 1 else None)
    hidden = next((one for one in carried if one.key == key), None)
    unit = _heading(block, _UNIT) or (hidden.unit if hidden else "") or _named_by(path)
    signed_by, filled_on = signed
    doubts = () if signed_by or all(row.blank for row in rows) else ("没有填主要负责人签字",)
    return FilledForm(
        path.name,
        block.sheet.name,
        key,
        unit,
        key.period if key else _period(_heading(block, _PERIOD)),
        signed_by,
        filled_on,
        rows,
        hidden.numbers if hidden and alone else (),
        doubts,
    )


def _named_by(path: Path) -> str:
    found = _MADE_NAME.match(path.stem)
    return found[1] if found else ""


def _heading(block: _Block, wanted: re.Pattern[str]) -> str:
    """What follows a label above the table, in its own cell or the next one."""
    for row in reversed(block.above):
        cells = block.sheet.rows[row]
        for column, cell in enumerate(cells):
            found = wanted.match(one_line(text_of(cell))) if isinstance(cell, str) else None
            if found:
                after = (text_of(other) for other in cells[column + 1 :] if other not in (None, "", cell))
                beside = next(after, "")
                return found[1].strip() or ("" if re.search("[:：]", beside) else beside)
    return ""


def _period(text: str) -> date | None:
    """The last day that `2026-06-06 至 2026-07-05` names, the key of the period; after it stands when to send it."""
    found = (_ISO.findall(text) or _DAY.findall(text))[:2]
    if not found:
        return None
    try:
        return date.fromisoformat(found[-1])
    except ValueError:
        return read_due(found[-1], date(2000, 1, 1)).due


def _signing(block: _Block, today: date) -> tuple[str, date | None]:
    """Who signed and the day of the sheet, from the line under the table."""
    found: dict[str, Cell] = {}
    for row in block.body:
        cells = block.sheet.rows[row]
        if not _is_signing(cells):
            continue
        for column, cell in enumerate(cells):
            field = _signing_field(cell)
            if field is not None and field not in found:
                found[field] = _beside(cells, column)
    signed_by = text_of(found.get("signed_by"))
    day = read_date(found.get("filled_on"), today, block.sheet.epoch).due if found.get("filled_on") else None
    return "" if says_nothing(signed_by) else signed_by, day


def _beside(cells: list[Cell], column: int) -> Cell:
    """The answer to a label: what was typed after it in its cell, else the next cell up to another label."""
    own = re.split("[:：]", text_of(cells[column]), maxsplit=1)
    if len(own) > 1 and own[1].strip(" _＿"):
        return own[1].strip(" _＿")
    for cell in cells[column + 1 :]:
        if _signing_field(cell) is not None:
            return None
        if cell not in (None, "", cells[column]):
            return cell
    return None


def _rows(block: _Block) -> Iterator[FilledRow]:
    shares = _are_shares(block)
    for row in block.body:
        cells = block.sheet.rows[row]
        if _is_signing(cells):
            continue
        one = _row(block, row, shares)
        if one.key or one.number or one.title or not one.blank:
            yield one


def _are_shares(block: _Block) -> bool | None:
    """Whether progress was typed as percentages, which a sheet keeps as 0.6; None where only 0 and 1 tell."""
    figures = [
        cell
        for row in block.body
        if isinstance(cell := block.cell(row, "progress"), int | float) and not isinstance(cell, bool)
    ]
    if any(figure > 1 for figure in figures):
        return False
    return True if any(0 < figure < 1 for figure in figures) else None


def _row(block: _Block, row: int, shares: bool | None) -> FilledRow:
    cell = block.cell(row, "progress")
    told = text_of(cell)
    progress = None if isinstance(cell, Fault) else read_progress(cell, whole_means_percent=not shares)
    if cell == 1 and shares is None:  # 1 % typed as asked, or 100 % typed with its sign
        progress = None
    return FilledRow(
        row + 1,
        _row_key(block, row),
        one_line(block.text(row, "number")),
        one_line(block.text(row, "title")),
        progress,
        "" if says_nothing(told) else told,
        one_line(block.text(row, "status")),
        block.text(row, "text"),
        block.text(row, "problem"),
        block.text(row, "next_step"),
        block.text(row, "evidence"),
    )


def _row_key(block: _Block, row: int) -> RowKey | None:
    """The row's key, in its column or wherever a copy of the row has brought it."""
    own = read_row_key(text_of(block.cell(row, "key")))
    if own is not None:
        return own
    texts = (cell for cell in block.sheet.rows[row] if isinstance(cell, str) and cell.startswith("DB1."))
    return next((key for text in texts if (key := read_row_key(text)) is not None), None)
