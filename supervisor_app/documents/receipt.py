"""The receipt (回执) at the foot of a paper, to be torn off; custom throughout."""

from supervisor_app.documents.fonts import FontClass
from supervisor_app.documents.sheet import LEFT, MM, RIGHT, WIDTH, Sheet, Style
from supervisor_app.documents.tables import Cell, Table
from supervisor_app.documents.text import one_line
from supervisor_app.domain.papers.paper import Receipt

_TITLE, _LABEL = Style(FontClass.XIAOBIAOSONG, 16), Style(FontClass.HEITI, 12)
_TEXT, _SMALL = Style(FontClass.FANGSONG, 12), Style(FontClass.FANGSONG, 10.5)
_COLUMNS = (29 * MM, 49 * MM, 29 * MM, 49 * MM)
_ROW, _PITCH = 8.5 * MM, 18.0
_EDGE = 3 * MM  # room above the line to tear along
_ABOVE_TITLE, _BELOW_TITLE, _ABOVE_BOXES = 6 * MM, 2 * MM, 1 * MM
_TEAR, _DASHES, _TEAR_HERE = 0.75, (4, 3), "沿此线撕下"
_BELOW_BOXES = 3 * MM


class ReceiptSlip:
    """Measured first, then drawn so that it ends at a given line."""

    def __init__(self, sheet: Sheet, receipt: Receipt | None, *, cut: bool = False) -> None:
        """A paper without receipt has one of no height; with `cut`, there is a line to cut along below it, too."""
        self._sheet, self._receipt = sheet, receipt
        self._below = _BELOW_BOXES if cut else 0.0
        if receipt:
            address = one_line(receipt.address).rstrip("：:")
            self._lines = sheet.lines(f"{address}：" if address else "", _TEXT, WIDTH)
            self._lines += sheet.lines(receipt.text, _TEXT, WIDTH, indent=2 * _TEXT.em)
            self._pairs = [receipt.labels[at : at + 2] for at in range(0, len(receipt.labels), 2)]

    @property
    def height(self) -> float:
        """What it takes, with the room above its tear line."""
        if not self._receipt:
            return 0.0
        words = _ABOVE_TITLE + _TITLE.size + _BELOW_TITLE + len(self._lines) * _PITCH + _ABOVE_BOXES
        return _EDGE + words + len(self._pairs) * _ROW + 1 * MM + self._below

    def draw(self, bottom: float) -> None:
        """Draw it above `bottom`."""
        sheet, receipt = self._sheet, self._receipt
        if not receipt:
            return
        sheet.top = bottom - self.height + _EDGE
        self._tear_line()
        sheet.top += _ABOVE_TITLE
        sheet.centred(one_line(receipt.title), LEFT + WIDTH / 2, sheet.top, _TITLE)
        sheet.top += _TITLE.size + _BELOW_TITLE
        for line in self._lines:
            sheet.line(line, LEFT, sheet.top, _TEXT)
            sheet.top += _PITCH
        sheet.top += _ABOVE_BOXES
        table = Table(sheet, _COLUMNS)
        for pair in self._pairs:
            span = 1 if len(pair) == 2 else 3
            boxes = [cell for label in pair for cell in (Cell(label, _LABEL, centred=True), Cell("", _TEXT, span))]
            table.row(boxes, least=_ROW)
        if self._below:
            sheet.rule(LEFT, bottom, RIGHT, _TEAR, dash=_DASHES)

    def _tear_line(self) -> None:
        sheet, middle = self._sheet, LEFT + WIDTH / 2
        half = sheet.width(_TEAR_HERE, _SMALL) / 2 + 3 * MM
        sheet.rule(LEFT, sheet.top, middle - half, _TEAR, dash=_DASHES)
        sheet.rule(middle + half, sheet.top, RIGHT, _TEAR, dash=_DASHES)
        sheet.centred(_TEAR_HERE, middle, sheet.top - _SMALL.size / 2, _SMALL)
