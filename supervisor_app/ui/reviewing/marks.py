"""How drafts are marked in the speech: ground, line and start bar under the words, by how sure the reader is."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QTextBlock

from supervisor_app.domain.review import DraftState
from supervisor_app.ui.reviewing.sorting import Band
from supervisor_app.ui.theme import Theme

LINE = 28  # height of a line of the speech
_GROUNDS = {Band.HIGH: "accent_soft", Band.MIDDLE: "accent_softer"}
_DASHES = {Band.MIDDLE: (4.0, 3.0), Band.LOW: (1.0, 1.5)}  # in widths of the line


@dataclass(frozen=True, slots=True)
class Mark:
    """One draft in the text; `start` and `end` are positions of the document."""

    draft_id: int
    start: int
    end: int
    number: int
    band: Band
    state: DraftState
    places: tuple[tuple[int, int], ...] = ()  # where the same words stand again


def line_rects(block: QTextBlock, top: QPointF, start: int, end: int) -> list[QRectF]:
    """Where the characters [start, end) of the document stand in a block whose layout begins at `top`."""
    layout, base = block.layout(), block.position()
    first, last = max(start - base, 0), min(end - base, block.length() - 1)
    found = []
    for at in range(layout.lineCount()):
        line = layout.lineAt(at)
        begins, ends = max(first, line.textStart()), min(last, line.textStart() + line.textLength())
        if begins < ends:
            left, right = _x(line.cursorToX(begins)), _x(line.cursorToX(ends))
            found.append(QRectF(top.x() + left, top.y() + line.y(), right - left, line.height()))
    return found


def _x(place: object) -> float:
    """PySide gives the x with the position it belongs to, or alone."""
    return float(place[0] if isinstance(place, tuple) else place)  # type: ignore[arg-type]


def mark_box(rect: QRectF, theme: Theme) -> QRectF:
    """The ground of a line's piece: the words sit low in their line, so it reaches below them, and 1 px apart."""
    return rect.adjusted(1, theme.px(5), -1, theme.px(3))


def paint_ground(painter: QPainter, rects: list[QRectF], mark: Mark, theme: Theme, current: bool, begins: bool) -> None:
    """The mark of a draft under its lines; `begins`: the first of them is where it starts."""
    if mark.state is DraftState.DROPPED and not current:
        return
    for rect in rects:
        box = mark_box(rect, theme)
        ground = "selection" if current else _GROUNDS.get(mark.band, "")
        if ground:
            painter.fillRect(box, theme.color(ground))
        if mark.state is not DraftState.DROPPED:
            paint_line(painter, box.left(), box.right(), box.bottom(), mark.band, theme)
    if begins and rects:
        box = mark_box(rects[0], theme)
        painter.fillRect(QRectF(box.left() - 1, box.top(), theme.px(2), box.height()), theme.color("accent"))


def paint_line(painter: QPainter, left: float, right: float, y: float, band: Band, theme: Theme) -> None:
    """The line under a draft: solid, dashed or dotted."""
    width = theme.px(2)
    pen = QPen(theme.color("accent"), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if band in _DASHES:
        pen.setDashPattern(_DASHES[band])
    painter.setPen(pen)
    painter.drawLine(QPointF(left, y - width / 2), QPointF(right, y - width / 2))


def paint_sample(painter: QPainter, rect: QRectF, band: Band, theme: Theme) -> None:
    """A small piece of a mark, for the legend and the rows."""
    if band in _GROUNDS:
        painter.fillRect(rect, theme.color(_GROUNDS[band]))
    paint_line(painter, rect.left(), rect.right(), rect.bottom(), band, theme)


def paint_number(painter: QPainter, box: QRectF, mark: Mark, theme: Theme, current: bool) -> None:
    """A draft's number in the gutter: filled when accepted, ringed when it is the one looked at."""
    accepted = mark.state is DraftState.ACCEPTED
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if accepted or current:
        width = theme.px(2) if current else 0
        painter.setPen(QPen(theme.color("accent"), width) if width else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent" if accepted else "accent_soft"))
        half, radius = width / 2, theme.size("radius_chip")
        painter.drawRoundedRect(box.adjusted(half, half, -half, -half), radius, radius)
    font = theme.font("small", "strong")
    font.setStrikeOut(mark.state is DraftState.DROPPED)
    painter.setFont(font)
    ink = "accent_text" if accepted else "text_muted" if mark.state is DraftState.DROPPED else "accent"
    painter.setPen(theme.color(ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(mark.number))
