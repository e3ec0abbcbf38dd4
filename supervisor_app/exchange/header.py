"""Where a sheet's header stands and which column holds what."""

import re
import unicodedata
from dataclasses import dataclass, replace

from supervisor_app.exchange.cells import text_of
from supervisor_app.exchange.columns import ALIASES
from supervisor_app.exchange.grid import Sheet

_BY_NAME = {name: field for field, names in ALIASES.items() for name in names}
_LONGEST_FIRST = sorted((name for name in _BY_NAME if len(name) > 2), key=len, reverse=True)
_SEARCHED_ROWS = 40


@dataclass(frozen=True)
class Header:
    """`first` and `last` row of the header (0-based), the label of each column, and field → column."""

    first: int
    last: int
    labels: list[str]
    columns: dict[str, int]

    def with_column(self, field: str, column: int | None) -> "Header":
        """The same header with `field` read from `column` alone, or from none; a column serves one field."""
        others = {name: at for name, at in self.columns.items() if name != field and at != column}
        return replace(self, columns=others if column is None else {**others, field: column})


def find_header(sheet: Sheet) -> Header | None:
    """The header that names most fields among a sheet's first rows; None when none names a task column."""
    found = [
        header
        for row in range(min(_SEARCHED_ROWS, len(sheet.rows)))
        for span in (1, 2)
        if (header := _header_at(sheet, row, span)) and "title" in header.columns and len(header.columns) >= 2
    ]
    # Most fields, then the fewer rows, then the upper place.
    return max(found, key=lambda header: (len(header.columns), header.first - header.last, -header.first), default=None)


def header_at(sheet: Sheet, first: int, rows: int = 0) -> Header:
    """The header in 1 or 2 `rows` from `first` (0: as many as belong together), as a person chose it."""
    if not rows:
        rows = 2 if first + 1 < len(sheet.rows) and _is_second_row(sheet, first) else 1
    last = min(first + rows, len(sheet.rows)) - 1
    width = max(len(sheet.rows[row]) for row in (first, last))
    upper, lower = (_labels(sheet, row, width) for row in (first, last))
    return Header(first, last, [low or up for up, low in zip(upper, lower, strict=True)], _map(upper, lower))


def _header_at(sheet: Sheet, first: int, span: int) -> Header | None:
    if first + span > len(sheet.rows) or (span == 2 and not _is_second_row(sheet, first)):
        return None
    return header_at(sheet, first, span)


def _is_second_row(sheet: Sheet, first: int) -> bool:
    """The next row completes the header: no numbers in it, and merged with, or under, the row above."""
    cells = sheet.rows[first + 1]
    if any(not isinstance(cell, str) and cell is not None for cell in cells):
        return False
    named = sum(field_of(text_of(cell))[0] is not None for cell in cells)
    merged = any(top <= first < bottom and bottom == first + 1 for top, _, bottom, _ in sheet.merged)
    return named >= 2 if merged else named >= 1 and named == sum(bool(text_of(cell)) for cell in cells)


def _labels(sheet: Sheet, row: int, width: int) -> list[str]:
    cells = [text_of(cell) for cell in sheet.rows[row]]
    return cells + [""] * (width - len(cells))


def _map(upper: list[str], lower: list[str]) -> dict[str, int]:
    """Field → column; a column whose name is one of a field's own wins over one that only contains it."""
    best: dict[str, tuple[int, int]] = {}
    for column, (up, low) in enumerate(zip(upper, lower, strict=True)):
        field, quality = field_of(low) if low else (None, 0)
        if field is None and up:
            field, quality = field_of(up)
        if field == "lead" and "lead" in best and low.startswith("责任"):
            field = "cooperating"
        if field and (field not in best or quality > best[field][0]):
            best[field] = (quality, column)
    return {field: column for field, (_, column) in best.items()}


def field_of(label: str) -> tuple[str | None, int]:
    """(field, quality) of a column name: 2 for one of its own names, 1 if it contains such a name, 0 for none."""
    bare = re.sub(r"[\s*:]", "", unicodedata.normalize("NFKC", label))
    bare = re.sub(r"\(.*?\)", "", bare)
    if bare in _BY_NAME:
        return _BY_NAME[bare], 2
    if len(bare) <= 12:
        for name in _LONGEST_FIRST:
            if name in bare:
                return _BY_NAME[name], 1
    return None, 0
