"""Where a sheet's header stands and which column holds what."""

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property

from supervisor_app.exchange.cells import one_line, text_of
from supervisor_app.exchange.columns import bare_label, field_of
from supervisor_app.exchange.grid import Sheet
from supervisor_app.exchange.mapping import adapt_to_content, map_columns, settle_titles

__all__ = ["Header", "field_of", "find_header", "header_at", "repeats"]

_SEARCHED_ROWS = 60
_MOST_ROWS = 3  # of a header
_ENOUGH = 3  # fields that make a row a header beyond doubt
_LONGEST_LABEL = 20


@dataclass(frozen=True)
class Header:
    """`first` and `last` row of the header (0-based), the label of each column, and field → column.

    `beside`: headers of further tables to the right of this one, in the same rows.
    """

    first: int
    last: int
    labels: list[str]
    columns: dict[str, int]
    beside: tuple["Header", ...] = ()

    @cached_property
    def names(self) -> frozenset[str]:
        """Every name of its columns, bare."""
        return frozenset(bare_label(part) for label in self.labels for part in label.split("/") if part)

    def with_column(self, field: str, column: int | None) -> "Header":
        """The same header with `field` read from `column` alone, or from none; a column serves one field."""
        others = {name: at for name, at in self.columns.items() if name != field and at != column}
        return replace(self, columns=others if column is None else {**others, field: column})


def find_header(sheet: Sheet) -> Header | None:
    """The first header among a sheet's upper rows that names enough fields; None when none names a task column."""
    rows = range(min(_SEARCHED_ROWS, len(sheet.rows)))
    found = [header for row in rows for header in _headers_from(sheet, row)]
    if not found:
        return None
    enough = min(_ENOUGH, max(len(header.columns) for header in found))
    good = [header for header in found if len(header.columns) >= enough]
    highest = min(header.last for header in good)
    near = [header for header in good if header.first <= highest and header.last < highest + _MOST_ROWS]
    return max(near, key=lambda header: (len(header.columns), header.first - header.last, -header.first))


def header_at(sheet: Sheet, row: int) -> Header | None:
    """The header that begins in `row`; None when no header does."""
    return max(_headers_from(sheet, row), key=lambda header: (len(header.columns), -header.last), default=None)


def _headers_from(sheet: Sheet, first: int) -> list[Header]:
    """Headers of one to three rows that begin in `first` and name a task column and another."""
    if not _begins_header(sheet, first):
        return []
    found = []
    for last in range(first, min(first + _MOST_ROWS, len(sheet.rows))):
        if last > first and not _continues(sheet, first, last):
            break
        header = _build(sheet, first, last)
        if header is not None:
            found.append(header)
    return found


def _begins_header(sheet: Sheet, row: int) -> bool:
    """At least two different short texts, one of them a column's name; no numbers or dates."""
    cells = [cell for cell in sheet.rows[row] if cell not in (None, "")]
    if any(not isinstance(cell, str) for cell in cells):
        return False
    texts = {text_of(cell) for cell in cells}
    return len(texts) >= 2 and any(len(text) <= _LONGEST_LABEL and field_of(text)[0] for text in texts)


def _continues(sheet: Sheet, first: int, row: int) -> bool:
    """Whether `row` belongs to the header begun in `first`: tied to it by merged cells, or all column names."""
    width = len(sheet.rows[row])
    own = [(column, cell) for column in range(width) if (cell := sheet.own(row, column)) not in (None, "")]
    texts = [(column, text_of(cell)) for column, cell in own]
    if any(not isinstance(cell, str) for _, cell in own) or any(len(text) > _LONGEST_LABEL for _, text in texts):
        return False
    tied = any(first <= area[0] < row <= area[2] for at in range(width) if (area := sheet.areas.get((row, at))))
    under = [column for column, _ in texts if (above := sheet.areas.get((row - 1, column))) and above[3] > above[1]]
    named = sum(field_of(text)[0] is not None for _, text in texts)
    if not texts:
        return tied
    if tied or under:
        return named + sum(column in under for column, _ in texts) >= len(texts)
    return named == len(texts) and _fills_gaps(sheet, row, [column for column, _ in texts])


def _fills_gaps(sheet: Sheet, row: int, columns: list[int]) -> bool:
    """Names without merged cells complete the row above only where it is blank or beside a blank."""
    above = [text_of(cell) for cell in sheet.rows[row - 1]] + [""] * (max(columns) + 2)
    return all(not above[column] or not above[column + 1] for column in columns)


def _build(sheet: Sheet, first: int, last: int) -> Header | None:
    width = max(len(sheet.rows[row]) for row in range(first, last + 1))
    paths = [_path(sheet, first, last, column) for column in range(width)]
    labels = [_label(path) for path in paths]
    starts = _table_starts(labels)
    tables = []
    for start, end in zip(starts, [*starts[1:], width], strict=True):
        columns = map_columns(paths[start:end], start)
        if "title" in columns and len(columns) >= 2:
            columns = settle_titles(columns, paths[start:end], start, sheet, last + 1)
            tables.append(Header(first, last, labels, adapt_to_content(columns, sheet, last + 1)))
    return replace(tables[0], beside=tuple(tables[1:])) if tables else None


def _path(sheet: Sheet, first: int, last: int, column: int) -> list[str]:
    """The column's names from above; an upper name without merged cells reaches right over the blanks beside it."""
    names = [_name(sheet, row, column) for row in range(first, last + 1)]
    leaf = sheet.areas.get((last, column))
    if not any(names) or (leaf is not None and leaf[1] < column):
        return []  # no name, or the rest of a name merged across
    lowest = max(at for at, name in enumerate(names) if name)
    whole = [name or _from_the_left(sheet, first + at, column) for at, name in enumerate(names[: lowest + 1])]
    return [name for at, name in enumerate(whole) if name and name not in whole[:at]]


def _name(sheet: Sheet, row: int, column: int) -> str:
    cells = sheet.rows[row]
    return one_line(text_of(cells[column])) if column < len(cells) else ""


def _from_the_left(sheet: Sheet, row: int, column: int) -> str:
    return next((name for at in range(column - 1, -1, -1) if (name := _name(sheet, row, at))), "")


def _label(path: list[str]) -> str:
    """A column's heading as shown: its lowest name, with the one above where it says too little alone."""
    if len(path) > 1 and (field_of(path[-1])[0] is None or len(bare_label(path[-1])) <= 2):
        return "/".join(path[-2:])
    return path[-1] if path else ""


def _table_starts(labels: list[str]) -> list[int]:
    """First columns of the tables that stand side by side: their first names or task columns repeat."""
    bare = [bare_label(label) for label in labels]
    counts = Counter(name for name in bare if name)
    titles = [at for at, name in enumerate(bare) if field_of(name) == ("title", 2) and counts[name] > 1]
    titles = [at for at in titles if bare[at] == bare[titles[0]]]
    if len(titles) < 2:
        return [0]
    first = next(at for at, name in enumerate(bare) if name)
    starts = [at for at, name in enumerate(bare) if name == bare[first]]
    chosen = starts if len(starts) == len(titles) else titles
    return [0, *chosen[1:]]


def repeats(header: Header, texts: list[str]) -> bool:
    """Whether a row says names of the header again, as at the top of a printed page."""
    if len(texts) < 2 or not all(text in header.names or field_of(text)[0] is not None for text in texts):
        return False
    return any(text in header.names or bare_label(text) in header.names for text in texts)
