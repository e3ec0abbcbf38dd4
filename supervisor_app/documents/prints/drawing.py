"""A print drawn straight on the canvas and written as a file."""

from collections.abc import Sequence
from io import BytesIO
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas

from supervisor_app.documents.archival import make_archival
from supervisor_app.documents.fonts import FontClass, FontSet, font_set
from supervisor_app.documents.prints.layout import Laid, Part, Progress, Total, caption_height, heading_height, lay_out
from supervisor_app.documents.prints.marks import MarkPainter
from supervisor_app.documents.prints.page import LEADING, MARK, PAD, PAGES, Page, Styles
from supervisor_app.documents.prints.paging import Piece
from supervisor_app.documents.prints.pen import Pen
from supervisor_app.documents.prints.table import Align, Print, PrintSize
from supervisor_app.documents.sheet import Style, missing_sentence
from supervisor_app.documents.text import clean
from supervisor_app.domain.lights import Light
from supervisor_app.errors import UserError
from supervisor_app.files import write_whole

_THIN, _THICK = 0.4, 0.9
_HEAD_GROUND = 0.92  # grey under heads, light enough for any printer
_TOTAL_GROUND = 0.965
_STEP = 5
_LABEL = 5.5  # room of a total's label, in sizes of type


def _silent(done: int, total: int) -> None:
    """For callers that show no progress."""


def write_print(
    told: Print,
    path: Path,
    *,
    size: PrintSize = "A4",
    fonts: FontSet | None = None,
    invariant: bool = False,
    tell: Progress = _silent,
) -> int:
    """Write the print, whole or not at all, and give its number of pages; UserError when glyphs or the disk fail.

    `tell` hears how much of 100 is done, often enough to cancel by raising; `invariant` leaves the time out.
    """
    chosen = fonts or font_set()
    page = PAGES[size]
    styles = Styles.on(page, chosen)
    drawing = _Drawing(told, page, styles, chosen, invariant)
    pages = lay_out(told, page, styles, tell)
    for at, parts in enumerate(pages):
        if at % _STEP == 0:
            tell(50 + at * 50 // len(pages), 100)
        drawing.page(at + 1, len(pages), parts)
    data = drawing.finished()
    write_whole(path, data)
    return len(pages)


class _Box(NamedTuple):
    """The place of a cell."""

    left: float
    right: float
    top: float
    low: float


class _Drawing:
    """Pages drawn one after the other; lengths count from the top left corner."""

    def __init__(self, told: Print, page: Page, styles: Styles, fonts: FontSet, invariant: bool) -> None:
        self._told, self._page, self._styles, self._fonts = told, page, styles, fonts
        self._data = BytesIO()
        self._canvas = Canvas(
            self._data,
            pagesize=(page.width, page.height),
            pageCompression=1,
            invariant=invariant or None,
            initialFontName=fonts.first(FontClass.SONGTI).name,
            lang="zh-CN",
        )
        self._canvas.setTitle(told.title)
        self._canvas.setAuthor(told.note[0])
        self._canvas.setCreator("督办台账")
        make_archival(self._canvas)
        self._marks = MarkPainter(self._canvas)
        self._pen = Pen(self._canvas, fonts, page.height)

    def page(self, number: int, count: int, parts: Sequence[Part]) -> None:
        """Draw a page and finish it."""
        if number == 1:
            self._heading()
        for part in parts:
            self._part(part)
        self._footer(number, count, [heading for part in parts for heading in part.table.left_out])
        self._pen.finish_page()
        self._canvas.showPage()

    def finished(self) -> bytes:
        """The file; UserError when a character has no glyph."""
        if self._pen.missing:
            raise UserError(missing_sentence(self._pen.missing))
        self._canvas.save()
        return self._data.getvalue()

    def _heading(self) -> None:
        told, page, title, cell = self._told, self._page, self._styles.title, self._styles.cell
        room, text = page.across, clean(told.title).replace("\n", "")
        wide = sum(self._fonts.advance(title.font_class, char) for char in text)
        title = Style(title.font_class, min(title.size, room / max(wide, 1.0)))
        middle = page.width / 2
        self._pen.text(text, middle - wide * title.size / 2, page.top, title)
        top = page.top + heading_height(self._styles) - cell.style.size * 1.6
        left, centre, right = told.note
        self._pen.text(left, page.side, top, cell.style)
        self._pen.text(centre, middle - cell.width(centre) / 2, top, cell.style)
        self._pen.text(right, page.width - page.side - cell.width(right), top, cell.style)

    def _footer(self, number: int, count: int, left_out: Sequence[str]) -> None:
        page, cell = self._page, self._styles.cell
        words = f"第 {number} 页  共 {count} 页"
        top = page.height - page.foot + 1.1 * cell.style.size
        self._pen.text(words, (page.width - cell.width(words)) / 2, top, cell.style)
        if number == 1 and left_out:
            self._pen.text(f"纸面所限，未列{'、'.join(left_out)}", page.side, top, cell.style)
        if number > 1:  # so that a loose page tells where it is from
            left, right = self._told.title, self._told.note[2]
            self._pen.text(left, page.side, top, cell.style)
            self._pen.text(right, page.width - page.side - cell.width(right), top, cell.style)

    def _part(self, part: Part) -> None:
        table, top = part.table, part.top
        if part.caption:
            self._pen.text(part.caption, self._page.side, top + self._styles.caption.size, self._styles.caption)
            top += caption_height(self._styles)
        edges = [self._page.side + x for x in accumulate(table.widths, initial=0.0)]
        levels = [top, top + table.head_height]
        self._ground(_Box(edges[0], edges[-1], *levels), _HEAD_GROUND)
        for at, lines in enumerate(table.head):
            self._lines(lines, _Box(edges[at], edges[at + 1], *levels), Align.CENTRE, head=True)
        for piece in part.pieces:
            low = levels[-1] + table.measures.height(piece.last - piece.first)
            self._row(table, piece, edges, levels[-1], low)
            levels.append(low)
        if not part.pieces:
            levels.append(levels[-1] + table.least)
            self._lines([table.table.empty], _Box(edges[0], edges[-1], *levels[-2:]), Align.CENTRE)
        body = levels[-1] if part.pieces else levels[1]
        for total in part.totals:
            levels.append(levels[-1] + table.least)
            self._total(total, table, edges, *levels[-2:])
        columns = part.totals[0].first if part.totals else 0
        self._rules(edges, levels, body, columns)

    def _row(self, table: Laid, piece: Piece, edges: Sequence[float], top: float, low: float) -> None:
        divided = piece.first > 0
        for at, cell in enumerate(table.rows[piece.row]):
            lines = cell.lines[piece.first : piece.last]
            box = _Box(edges[at], edges[at + 1], top, low)
            if cell.light is not None and lines:
                self._light(cell.light, lines, box)
            elif lines:
                self._lines(lines, box, table.columns[at].align)
            elif divided and at == 0 and table.table.numbered:
                self._lines([*cell.lines, "续"], box, Align.CENTRE)

    def _light(self, light: Light, lines: Sequence[str], box: "_Box") -> None:
        """The mark before the word, both in the middle."""
        measure = self._styles.cell
        size = measure.style.size
        left = (box.left + box.right - max(map(measure.width, lines)) - MARK * size) / 2
        self._marks.draw(light, left, self._page.height - (box.top + box.low) / 2, size)
        self._lines(lines, _Box(left + MARK * size - PAD, box.right, box.top, box.low), Align.LEFT)

    def _total(self, total: Total, table: Laid, edges: Sequence[float], top: float, low: float) -> None:
        self._ground(_Box(edges[0], edges[-1], top, low), _TOTAL_GROUND)
        if not total.figures:
            size = self._styles.cell.style.size
            self._lines([total.label], _Box(edges[0] + PAD, edges[-1], top, low), Align.LEFT, head=True)
            self._lines([total.said], _Box(edges[0] + PAD + _LABEL * size, edges[-1], top, low), Align.LEFT)
            return
        self._lines([total.label], _Box(edges[0], edges[total.first], top, low), Align.CENTRE, head=True)
        for at, figure in enumerate(total.figures, total.first):
            self._lines([figure], _Box(edges[at], edges[at + 1], top, low), table.columns[at].align)

    def _lines(self, lines: Sequence[str], box: "_Box", align: Align, head: bool = False) -> None:
        """The lines of a cell in the middle of its height."""
        measure = self._styles.head if head else self._styles.cell
        size = measure.style.size
        pitch = size * LEADING
        at = (box.top + box.low - len(lines) * pitch + pitch - size) / 2
        for line in lines:
            if align is Align.LEFT:
                left = box.left + PAD
            elif align is Align.CENTRE:
                left = (box.left + box.right - measure.width(line)) / 2
            else:
                left = box.right - PAD - measure.width(line)
            self._pen.text(line, left, at, measure.style)
            at += pitch

    def _ground(self, box: "_Box", grey: float) -> None:
        canvas = self._canvas
        canvas.setFillGray(grey)
        canvas.rect(box.left, self._page.height - box.low, box.right - box.left, box.low - box.top, stroke=0, fill=1)
        canvas.setFillGray(0)

    def _rules(self, edges: Sequence[float], levels: Sequence[float], body: float, figures: int) -> None:
        """Thin lines between cells, thick ones around.

        Uprights between columns end at `body`; those from the column `figures` on (0: none) go through the totals.
        """
        high = self._page.height
        lines = [f"{edges[0]:.2f} {high - level:.2f} m {edges[-1]:.2f} {high - level:.2f} l" for level in levels[1:-1]]
        for at, edge in enumerate(edges[1:-1], 1):
            low = levels[-1] if 0 < figures <= at else body
            lines.append(f"{edge:.2f} {high - levels[0]:.2f} m {edge:.2f} {high - low:.2f} l")
        self._canvas.addLiteral(f"{_THIN} w\n" + "\n".join(lines) + "\nS")
        self._canvas.setLineWidth(_THICK)
        self._canvas.rect(edges[0], high - levels[-1], edges[-1] - edges[0], levels[-1] - levels[0])
