"""Painters of what the program shows: lights, stacked bars, progress bars.

Pure functions of painter, rectangle, values and theme: the same code serves the window, the wall and pictures.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPixmapCache, QPolygonF

from supervisor_app.domain.light import Light
from supervisor_app.ui.theme import Theme

_GRID = 16  # lights are drawn on a grid of 16 units


@dataclass(frozen=True, slots=True)
class Bar:
    """A progress bar: points 0–100, the expected points (None: no mark) and the light that colours what is missing."""

    value: float
    expected: float | None = None
    light: Light = Light.GREEN
    yellow_gap: float = 10.0


@dataclass(frozen=True, slots=True)
class Stack:
    """A stacked bar: tasks per light, and the largest total on the board, which sets the common scale."""

    counts: Mapping[Light, int]
    largest: int

    @property
    def total(self) -> int:
        """All tasks of the bar."""
        return sum(self.counts.values())


def paint_light(painter: QPainter, rect: QRect, light: Light, theme: Theme, size: int = 16) -> None:
    """The mark of a light in the middle of `rect`; `size` at 100 %."""
    dpr = painter.device().devicePixelRatio()
    side = theme.px(size)
    pixmap = light_pixmap(light, theme, size, dpr)
    painter.drawPixmap(QPointF(rect.x() + (rect.width() - side) // 2, rect.y() + (rect.height() - side) // 2), pixmap)


def light_pixmap(light: Light, theme: Theme, size: int = 16, dpr: float = 1.0) -> QPixmap:
    """The mark alone, cached by light, size, screen and scheme."""
    light = Light(light)  # views hand values through Qt, which turns a StrEnum into a plain string
    side = theme.px(size)
    key = f"light/{light}/{side}/{dpr:g}/{theme.key}"
    pixmap = QPixmap()
    if QPixmapCache.find(key, pixmap):
        return pixmap
    pixmap = QPixmap(round(side * dpr), round(side * dpr))
    pixmap.setDevicePixelRatio(dpr)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(side / _GRID, side / _GRID)
    _draw_light(painter, light, theme)
    painter.end()
    QPixmapCache.insert(key, pixmap)
    return pixmap


def _draw_light(painter: QPainter, light: Light, theme: Theme) -> None:
    fill = theme.color(f"light_{light}")
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    if light is Light.RED:
        painter.drawPolygon(_polygon((8, 0.3), (15.7, 8), (8, 15.7), (0.3, 8)))
        _exclaim(painter, 4, 5, theme.color("light_red_on"))
    elif light is Light.YELLOW:
        painter.setPen(_pen(theme.color("light_yellow_edge"), 1))
        painter.drawPolygon(_polygon((8, 1.5), (15.2, 14.5), (0.8, 14.5)))
        _exclaim(painter, 6, 4, theme.color("light_yellow_on"))
    elif light is Light.GREEN:
        painter.drawEllipse(QPointF(8, 8), 6.5, 6.5)
    elif light is Light.GREY:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(_pen(fill, 2))
        painter.drawEllipse(QPointF(8, 8), 5.5, 5.5)
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(_pen(fill, 2.4))
        painter.drawPolyline(_polygon((2.4, 8.4), (6.4, 12.4), (13.6, 4.2)))


def _exclaim(painter: QPainter, top: int, height: int, colour: QColor) -> None:
    """Two rectangles two units wide, so that the mark is sharp at 16 pixels."""
    painter.fillRect(QRectF(7, top, 2, height), colour)
    painter.fillRect(QRectF(7, top + height + 1, 2, 2), colour)


def _polygon(*points: tuple[float, float]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])


def _pen(colour: QColor, width: float) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def paint_stack(painter: QPainter, rect: QRect, stack: Stack, theme: Theme, figures: bool = False) -> int:
    """The stacked bar, worst first, the worse the taller; gives the x after its last part.

    One scale for all bars of a board: the widest total fills `rect`. `figures` writes counts into parts they fit.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    gap, least = theme.px(1), theme.px(2)
    scale = rect.width() / max(stack.largest, 1)
    x = rect.x()
    for light in Light:
        count = stack.counts.get(light, 0)
        if not count:
            continue
        width, height = round(count * scale), theme.size(f"stack_{light}")
        part = QRect(x, rect.center().y() + 1 - height // 2, max(width - gap, least), height)
        _part(painter, part, light, theme)
        if figures and light in (Light.RED, Light.YELLOW):
            _figure(painter, part, count, light, theme)
        x = part.right() + 1 + gap
    painter.restore()
    return x


def _part(painter: QPainter, part: QRect, light: Light, theme: Theme) -> None:
    edge = {Light.GREY: "light_grey", Light.YELLOW: "light_yellow_edge"}.get(light)
    if light is not Light.GREY:
        painter.fillRect(part, theme.color(f"light_{light}"))
    if edge is not None:
        outline(painter, part, theme.color(edge), theme.px(1))


def outline(painter: QPainter, rect: QRect, colour: QColor, width: int) -> None:
    """Four filled strips: sharp at every scale, unlike a pen."""
    x, y, w, h = rect.x(), rect.y(), rect.width(), rect.height()
    painter.fillRect(QRect(x, y, w, width), colour)
    painter.fillRect(QRect(x, y + h - width, w, width), colour)
    painter.fillRect(QRect(x, y, width, h), colour)
    painter.fillRect(QRect(x + w - width, y, width, h), colour)


def _figure(painter: QPainter, part: QRect, count: int, light: Light, theme: Theme) -> None:
    painter.setFont(theme.font("small", "strong"))
    if painter.fontMetrics().horizontalAdvance(str(count)) + theme.px(1) <= part.width():
        painter.setPen(theme.color(f"light_{light}_on"))
        painter.drawText(part, Qt.AlignmentFlag.AlignCenter, str(count))


def paint_progress(painter: QPainter, rect: QRect, bar: Bar, theme: Theme, ground: QColor) -> None:
    """A progress bar in the middle of `rect`, its 序时 mark standing off the `ground`, the missing piece coloured."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    height, radius, width = theme.size("progress_bar"), theme.size("radius_bar"), rect.width()
    middle = rect.center().y() + 1
    track = QRect(rect.x(), middle - height // 2, width, height)
    painter.setBrush(theme.color("track"))
    painter.drawRoundedRect(QRectF(track), radius, radius)
    filled = _reach(bar.value, width)
    missing = _missing(bar)
    if bar.expected is not None and missing is not None:
        piece = QRect(track.x() + filled, track.y(), _reach(bar.expected, width) - filled, height)
        painter.fillRect(piece, theme.color(f"light_{missing}"))
        if missing is Light.YELLOW:
            outline(painter, piece, theme.color("light_yellow_edge"), theme.px(1))
    if filled:
        painter.setBrush(theme.color("light_done" if bar.light is Light.DONE else "progress"))
        painter.drawRoundedRect(QRectF(track.x(), track.y(), max(filled, 2 * radius), height), radius, radius)
    if bar.expected is not None:
        _mark(painter, track, _reach(bar.expected, width), theme, ground)
    painter.restore()


def _reach(points: float, width: int) -> int:
    return round(width * min(max(points, 0.0), 100.0) / 100)


def _missing(bar: Bar) -> Light | None:
    """The light that colours the piece between progress and 序时; None leaves it as track."""
    gap = 0.0 if bar.expected is None else bar.expected - bar.value
    if bar.light is Light.RED and gap > 0:
        return Light.RED
    return Light.YELLOW if bar.light is not Light.DONE and gap >= bar.yellow_gap else None


def _mark(painter: QPainter, track: QRect, reach: int, theme: Theme, ground: QColor) -> None:
    wide, tall, air = theme.px(2), theme.px(14), theme.px(1)
    x = track.x() + min(max(reach - theme.px(1), 0), track.width() - wide)
    y = track.y() + (track.height() - tall) // 2
    painter.fillRect(QRect(x - air, y, wide + 2 * air, tall), ground)
    painter.fillRect(QRect(x, y, wide, tall), theme.color("text"))
