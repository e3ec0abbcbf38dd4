"""Ruled tables that go on over pages: rows stay whole where they can, the head is repeated."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from supervisor_app.documents.sheet import Sheet, Style
from supervisor_app.documents.text import Line

_PADDING = 4.5  # around the text of a cell
_LEADING = 1.35  # line pitch in sizes of type
_THICKNESS = 0.6
_LOOSEST = 0.12  # of the em; narrow columns look better ragged than spaced
_SPLIT_OVER = 0.5  # of the page; a row higher than this may be divided between pages
_FEWEST = 2  # lines of a divided row on either page


@dataclass(frozen=True, slots=True)
class Cell:
    """Text over `span` columns; centred for short words, flush `right` for figures, else even at both sides."""

    text: str
    style: Style
    span: int = 1
    centred: bool = False
    right: bool = False


@dataclass(frozen=True, slots=True)
class _Box:
    cell: Cell
    left: float
    width: float
    lines: list[Line]


class Table:
    """A table at the left margin, drawn row by row on a sheet from its `top` on."""

    def __init__(
        self, sheet: Sheet, widths: Sequence[float], head: Sequence[Cell] = (), caption: Cell | None = None
    ) -> None:
        """`head` is the first row on every page, `caption` stands above the first one."""
        self._sheet, self._widths, self._head, self._caption = sheet, widths, head, caption
        self._begun = False
        self._head_boxes = self._boxes(head) if head else []

    def height(self, cells: Sequence[Cell]) -> float:
        """What a row of these cells takes at least, undivided."""
        return max(len(box.lines) for box in self._boxes(cells)) * _pitch(cells) + 2 * _PADDING

    def row(self, cells: Sequence[Cell], *, least: float = 0.0, keep: float = 0.0) -> None:
        """Draw a row at least `least` high, with `keep` free below it on the page where it ends."""
        boxes = self._boxes(cells)
        first, count = 0, max(len(box.lines) for box in boxes)
        pitch, frame = _pitch(cells), self._sheet.frame
        split_over = frame.height * _SPLIT_OVER
        self._begin(min(max(least, count * pitch + 2 * _PADDING), split_over))
        while True:
            height = max(least if not first else 0.0, (count - first) * pitch + 2 * _PADDING)
            fresh = self._sheet.top <= frame.top + self._head_height()
            if height + keep <= self._sheet.room:
                break
            if height <= self._sheet.room and height + keep <= frame.height - self._head_height():
                self._turn()
                continue
            fitting = min(int((self._sheet.room - 2 * _PADDING) // pitch), count - first - _FEWEST)
            if fitting >= _FEWEST and (height > split_over or fresh):
                self._draw(boxes, first, first + fitting, fitting * pitch + 2 * _PADDING)
                first += fitting
            elif fresh:
                break
            self._turn()
        self._draw(boxes, first, count, height)

    def _begin(self, height: float) -> None:
        if not self._begun:
            self._begun = True
            caption = self._caption.style.size * 2 if self._caption else 0.0
            if caption + self._head_height() + height > self._sheet.room:
                self._sheet.new_page()
            if self._caption:
                middle = self._sheet.frame.left + sum(self._widths) / 2
                self._sheet.centred(self._caption.text, middle, self._sheet.top + caption / 6, self._caption.style)
                self._sheet.top += caption
            self._draw_head()

    def _head_height(self) -> float:
        if not self._head:
            return 0.0
        lines = max(len(box.lines) for box in self._head_boxes)
        return lines * _pitch(self._head) + 2 * _PADDING

    def _turn(self) -> None:
        self._sheet.new_page()
        self._draw_head()

    def _draw_head(self) -> None:
        if self._head:
            self._draw(self._head_boxes, 0, max(len(box.lines) for box in self._head_boxes), self._head_height())

    def _boxes(self, cells: Sequence[Cell]) -> list[_Box]:
        boxes, column, left = [], 0, self._sheet.frame.left
        for cell in cells:
            width = sum(self._widths[column : column + cell.span])
            lines = self._sheet.lines(cell.text, cell.style, width - 2 * _PADDING)
            boxes.append(_Box(cell, left, width, lines))
            column, left = column + cell.span, left + width
        return boxes

    def _draw(self, boxes: list[_Box], first: int, last: int, height: float) -> None:
        """Draw the lines from `first` up to `last` of each cell, in the middle of the row, with the rules around."""
        sheet, top = self._sheet, self._sheet.top
        for box in boxes:
            lines = box.lines[first:last]
            pitch = box.cell.style.size * _LEADING
            text_top = top + (height - len(lines) * pitch) / 2 + (pitch - box.cell.style.size) / 2
            for number, line in enumerate(lines):
                at = text_top + number * pitch
                if box.cell.centred:
                    sheet.centred(line.text, box.left + box.width / 2, at, box.cell.style)
                elif box.cell.right:
                    sheet.text(line.text, box.left + box.width - _PADDING - line.width, at, box.cell.style)
                else:
                    if line.spacing > _LOOSEST * box.cell.style.size:
                        line = replace(line, spacing=0.0)
                    sheet.line(line, box.left + _PADDING, at, box.cell.style)
            sheet.upright(box.left, top, top + height, _THICKNESS)
        left, right = boxes[0].left, boxes[-1].left + boxes[-1].width
        sheet.upright(right, top, top + height, _THICKNESS)
        sheet.rule(left, top, right, _THICKNESS)
        sheet.rule(left, top + height, right, _THICKNESS)
        sheet.top += height


def _pitch(cells: Sequence[Cell]) -> float:
    return max(cell.style.size for cell in cells) * _LEADING
