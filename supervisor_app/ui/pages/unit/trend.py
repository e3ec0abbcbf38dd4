"""The chart of a unit's mean progress by month against 序时."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from supervisor_app.domain.trend import Trend
from supervisor_app.ui.theme import Theme

_AXIS = (100, 50, 0)


class TrendChart(QWidget):
    """Progress as a line, 序时 as dashes, both with their last value; months below."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._trend: Trend | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_trend(self, trend: Trend | None) -> None:
        """Show this; None shows nothing."""
        self._trend = trend
        spoken = [f"{p.day:%m-%d} 进度 {p.progress:.0f}{_expected(p.expected)}" for p in trend.points] if trend else []
        self.setAccessibleName("；".join(spoken))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Qt: as high as the facts beside it."""
        return QSize(self._theme.px(320), self._theme.px(112))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Qt: axis, months, two lines."""
        if self._trend is None:
            return
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("small"))
        area = self.rect().adjusted(theme.px(32), theme.px(10), -theme.px(64), -theme.px(24))
        self._paint_axis(painter, area)
        points = self._trend.points
        inset = theme.px(20)
        step = (area.width() - inset) / (len(points) - 1)
        xs = [area.x() + inset + step * at for at in range(len(points))]
        self._paint_months(painter, area, xs)
        wanted = [QPointF(x, _y(p.expected, area)) for x, p in zip(xs, points, strict=True) if p.expected is not None]
        self._paint_line(painter, wanted, theme.color("text_muted"), dashed=True)
        reached = [QPointF(x, _y(p.progress, area)) for x, p in zip(xs, points, strict=True)]
        self._paint_line(painter, reached, theme.color("accent"), dashed=False)
        self._paint_names(painter, area, wanted)

    def _paint_axis(self, painter: QPainter, area: QRect) -> None:
        theme = self._theme
        painter.setPen(theme.color("text_muted"))
        for points in _AXIS:
            y = round(_y(points, area))
            painter.fillRect(QRect(area.x(), y, area.width(), 1), theme.color("border"))
            room = QRect(0, y - theme.px(9), area.x() - theme.px(8), theme.px(18))
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(points))

    def _paint_months(self, painter: QPainter, area: QRect, xs: list[float]) -> None:
        """Month ends as `9月`, today as `今日`; a word that would touch the one to its right is left out."""
        if self._trend is None:
            return
        metrics, free = painter.fontMetrics(), float(self.width())
        words = [f"{point.day.month}月末" for point in self._trend.points[:-1]] + ["今日"]
        for x, word in reversed(list(zip(xs, words, strict=True))):
            width = metrics.horizontalAdvance(word)
            left = x - width / 2
            if left + width + self._theme.px(8) > free:
                continue
            free = left
            room = QRect(round(left), area.bottom() + self._theme.px(6), width + 2, self._theme.px(18))
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, word)

    def _paint_line(self, painter: QPainter, points: list[QPointF], colour: QColor, dashed: bool) -> None:
        pen = QPen(colour, self._theme.px(1 if dashed else 2))
        if dashed:
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF(points))
        if not dashed:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            for point in points:
                painter.drawEllipse(point, self._theme.px(3), self._theme.px(3))

    def _paint_names(self, painter: QPainter, area: QRect, wanted: list[QPointF]) -> None:
        """`序时 64` and `实际 47` at the right ends, kept a line apart."""
        if self._trend is None:
            return
        theme, last = self._theme, self._trend.points[-1]
        apart = theme.px(18)
        actual, expected = _y(last.progress, area), _y(last.expected or 0.0, area)
        if wanted and abs(actual - expected) < apart:
            middle = (actual + expected) / 2
            below = actual >= expected
            actual, expected = (
                (middle + apart / 2, middle - apart / 2) if below else (middle - apart / 2, middle + apart / 2)
            )
        self._name(painter, area, actual, f"实际 {last.progress:.0f}", "accent")
        if wanted and last.expected is not None:
            self._name(painter, area, expected, f"序时 {last.expected:.0f}", "text_muted")

    def _name(self, painter: QPainter, area: QRect, y: float, words: str, role: str) -> None:
        theme = self._theme
        painter.setPen(theme.color(role))
        room = QRect(area.right() + theme.px(10), round(y) - theme.px(9), theme.px(60), theme.px(18))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)


def _y(points: float | None, area: QRect) -> float:
    return area.bottom() - min(max(points or 0.0, 0.0), 100.0) / 100 * area.height()


def _expected(points: float | None) -> str:
    return "" if points is None else f"，序时 {points:.0f}"
