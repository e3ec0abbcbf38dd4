"""A print laid out: widths of columns by what stands in them, lines of cells, pieces of every page."""

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from supervisor_app.documents.prints.cells import fitted
from supervisor_app.documents.prints.page import LEADING, MARK, PAD, Page, Styles
from supervisor_app.documents.prints.paging import Measures, Piece, paged
from supervisor_app.documents.prints.table import Align, Column, Print, PrintTable
from supervisor_app.documents.prints.widths import column_widths, fitting, heading_lines
from supervisor_app.documents.text import clean
from supervisor_app.domain.lights import Light

Progress = Callable[[int, int], None]
_NUMBER = "序号"
_STEP = 200


@dataclass(frozen=True)
class Cell:
    """The lines of a cell, and its light."""

    lines: Sequence[str]
    light: Light | None = None


@dataclass(frozen=True)
class Total:
    """A row of totals: its label with a sentence, or with figures under the columns from `first` on."""

    label: str
    said: str
    first: int = 0
    figures: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """A piece of a table on one page: top of its caption, or of its head where it has none, and the totals below."""

    table: "Laid"
    top: float
    caption: str
    pieces: Sequence[Piece]
    totals: tuple[Total, ...]


class Laid:
    """A table with widths and lines; `rows` holds the cells of each row."""

    def __init__(self, table: PrintTable[Any], page: Page, styles: Styles, tell: Progress) -> None:
        self.table, self.styles = table, styles
        numbers = (Column(_NUMBER, 12, str, Align.CENTRE),) if table.numbered else ()
        texts = self._texts(tell)
        shown = [at for at, column in enumerate(table.columns) if column.always or any(row[at] for row in texts)]
        self.columns: tuple[Column[Any], ...] = (*numbers, *(table.columns[at] for at in shown))
        by_column = [[row[at] for row in texts] for at in shown]
        if table.numbered:
            by_column.insert(0, [str(number) for number in range(1, len(texts) + 1)])
        kept = fitting(self.columns, by_column, page.across, styles)
        self.left_out = [column.heading for at, column in enumerate(self.columns) if at not in kept]
        self.columns, by_column = tuple(self.columns[at] for at in kept), [by_column[at] for at in kept]
        self.widths = column_widths(self.columns, by_column, page.across, styles)
        broken = [self._broken(*pair) for pair in zip(by_column, self.columns, self.widths, strict=True)]
        self.rows = self._rows(broken)
        headings = zip(self.columns, self.widths, strict=True)
        self.head = [heading_lines(column.heading, styles.head, width - 2 * PAD) for column, width in headings]
        self.pitch, self.pad = page.size * LEADING, PAD
        self.head_height = max(map(len, self.head)) * self.pitch + 3 * PAD

    @property
    def measures(self) -> Measures:
        """The heights of its rows and totals."""
        total = self.least if self.table.totalled else 0.0
        return Measures(self.pitch, 2 * PAD, self.least, total, total)

    @property
    def least(self) -> float:
        """The height of a row with one line."""
        return self.pitch + 2 * PAD

    def lines(self) -> list[int]:
        """How many lines each row takes."""
        return [max([1, *(len(cell.lines) for cell in row)]) for row in self.rows]

    def total(self, label: str, rows: Sequence[Any]) -> Total:
        """The totals of some rows."""
        said = self.table.summary(rows) if self.table.summary else ""
        first = next((at for at, column in enumerate(self.columns) if column.total), None)
        if first is None:
            return Total(label, said)
        figures = tuple(column.total(rows) if column.total else "" for column in self.columns[first:])
        return Total(label, said, first, figures)

    def _texts(self, tell: Progress) -> list[list[str]]:
        found, rows, cleaned = [], self.table.rows, functools.cache(clean)
        for at, row in enumerate(rows):
            if at % _STEP == 0:
                tell(at, len(rows))
            found.append([cleaned(column.text(row)) for column in self.table.columns])
        return found

    def _broken(self, texts: Sequence[str], column: Column[Any], width: float) -> list[list[str]]:
        known: dict[str, list[str]] = {}
        room = width - 2 * PAD - (self.styles.cell.style.size * MARK if column.light else 0.0)
        for text in texts:
            if text not in known:
                known[text] = fitted(text, self.styles.cell, room)
        return [known[text] for text in texts]

    def _rows(self, broken: Sequence[Sequence[list[str]]]) -> list[list[Cell]]:
        made = [[Cell(lines) for lines in row] for row in zip(*broken, strict=True)]
        for at, column in enumerate(self.columns):
            if column.light:
                for cells, row in zip(made, self.table.rows, strict=True):
                    cells[at] = Cell(cells[at].lines, column.light(row))
        return made


def lay_out(told: Print, page: Page, styles: Styles, tell: Progress) -> list[list[Part]]:
    """The parts that stand on every page."""
    pages: list[list[Part]] = [[]]
    top = page.top + heading_height(styles)
    whole, done = sum(len(table.rows) for table in told.tables), 0
    for table in told.tables:
        laid = Laid(table, page, styles, functools.partial(_tell_rows, tell, done, whole))
        done += len(table.rows)
        top = _place(laid, pages, top, page)
    return pages


def _tell_rows(tell: Progress, before: int, whole: int, done: int, total: int) -> None:
    """Laying out is the first half of the work."""
    tell((before + done) * 50 // whole, 100)


def heading_height(styles: Styles) -> float:
    """What title and note take on the first page."""
    return styles.title.size * 1.5 + styles.cell.style.size * 2.2


def caption_height(styles: Styles) -> float:
    """What the caption of a table takes."""
    return styles.caption.size * 2.4


def _place(laid: Laid, pages: list[list[Part]], top: float, page: Page) -> float:
    """Put a table on the pages from `top` of the last one on; gives the top of what follows."""
    above = caption_height(laid.styles) if laid.table.caption else 0.0
    lines, measures = laid.lines(), laid.measures
    start = sum(measures.height(min(count, 3)) for count in lines[:2]) or laid.least
    if top + above + laid.head_height + start + measures.total > page.bottom and pages[-1]:
        pages.append([])
        top = page.top
    room = page.bottom - page.top - laid.head_height
    found = paged(lines, measures, page.bottom - top - above - laid.head_height, room)
    if not found[0] and lines:
        found.pop(0)
        pages.append([])
        top = page.top
    for at, pieces in enumerate(found):
        if at:
            pages.append([])
            top, above = page.top, 0.0
        totals = _totals(laid, pieces, at == len(found) - 1, len(found) > 1)
        pages[-1].append(Part(laid, top, laid.table.caption if not at else "", pieces, totals))
        top += above + laid.head_height + len(totals) * laid.least
        top += sum(measures.height(piece.last - piece.first) for piece in pieces) if pieces else laid.least
    return top


def _totals(laid: Laid, pieces: Sequence[Piece], last: bool, several: bool) -> tuple[Total, ...]:
    if not laid.table.totalled or not laid.rows:
        return ()
    rows = laid.table.rows
    own = [rows[piece.row] for piece in pieces if piece.begins]
    found = [laid.total("本页小计", own)] if several and own else []
    return (*found, laid.total("合计", rows)) if last else tuple(found)
