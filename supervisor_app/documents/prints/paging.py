"""Rows over pages: whole where they can be, divided where they cannot, no page of one row. Pure; lengths in points."""

from collections.abc import Sequence
from dataclasses import dataclass

_FEWEST = 3  # lines of a divided row on either page


@dataclass(frozen=True, slots=True)
class Piece:
    """The lines from `first` up to `last` of a row; a whole row unless it is divided."""

    row: int
    first: int
    last: int

    @property
    def begins(self) -> bool:
        """Whether the row begins here."""
        return self.first == 0


@dataclass(frozen=True, slots=True)
class Measures:
    """`pitch` of lines, `padding` of rows above and below together, `least` height of a row; room for totals."""

    pitch: float
    padding: float
    least: float
    page_total: float = 0.0
    total: float = 0.0

    def height(self, lines: int) -> float:
        """The height of a row with so many lines."""
        return max(self.least, lines * self.pitch + self.padding)


def paged(lines: Sequence[int], measures: Measures, first_room: float, room: float) -> list[list[Piece]]:
    """The pieces of every page, for rows with so many `lines`, with room below them for the totals.

    The first page is empty where its room does not do for a beginning. Totals of pages are left out when there is one
    page only.
    """
    alone = _filled(lines, measures, first_room - measures.total, first_room - measures.total)
    if len(alone) == 1:
        return alone
    pages = _filled(lines, measures, first_room - measures.page_total, room - measures.page_total)
    _make_room(pages, measures, room - measures.page_total - measures.total)
    _give_company(pages, measures, room - measures.page_total - measures.total)
    return pages


def _filled(lines: Sequence[int], measures: Measures, first_room: float, room: float) -> list[list[Piece]]:
    pages: list[list[Piece]] = [[]]
    left = first_room
    for row, count in enumerate(lines):
        done = 0
        while count - done:
            height = measures.height(count - done)
            if height <= left:
                pages[-1].append(Piece(row, done, count))
                left -= height
                break
            fitting = _fitting(count - done, left, room, measures)
            if fitting:
                pages[-1].append(Piece(row, done, done + fitting))
                done += fitting
            pages.append([])
            left = room
    return pages


def _fitting(count: int, left: float, room: float, measures: Measures) -> int:
    """How many lines of a row that does not fit stay on the page: none unless it takes more than half a page."""
    if measures.height(count) <= room / 2:
        return 0
    fitting = min(int((left - measures.padding) // measures.pitch), count - _FEWEST)
    if fitting >= _FEWEST:
        return fitting
    return max(fitting, 1) if left >= room else 0  # on a fresh page something must go on


def _make_room(pages: list[list[Piece]], measures: Measures, room: float) -> None:
    """Let the totals of all stand on the last page, below two rows at least where there are two to move."""
    last = pages[-1]
    if _height(last, measures) <= room:
        return
    moved = min(2, len(last) - 1)
    if moved:
        pages.append(last[-moved:])
        del last[-moved:]
    else:
        pages.append([_halved(last)])


def _halved(page: list[Piece]) -> Piece:
    """Cut the last lines off a row that fills a page alone."""
    piece = page[-1]
    at = max(piece.last - _FEWEST, piece.first + 1)
    page[-1] = Piece(piece.row, piece.first, at)
    return Piece(piece.row, at, piece.last)


def _give_company(pages: list[list[Piece]], measures: Measures, room: float) -> None:
    """Move a row over where the last page would have one alone."""
    if len(pages) < 2 or len(pages[-1]) != 1 or len(pages[-2]) < 3:
        return
    moved = pages[-2][-1]
    if moved.begins and moved.row != pages[-1][0].row and _height([moved, *pages[-1]], measures) <= room:
        pages[-1].insert(0, pages[-2].pop())


def _height(page: Sequence[Piece], measures: Measures) -> float:
    return sum(measures.height(piece.last - piece.first) for piece in page)
