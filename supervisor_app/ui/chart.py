"""The progress chart of one task: reports as steps, 序时 as dashes, the days past due on a red ground."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from supervisor_app.ui.theme import Theme

_AXIS = (100, 50, 0)


@dataclass(frozen=True, slots=True)
class ProgressLine:
    """What the chart shows: `reports` and `expected` as (day, points), in order of day; the last drawn day is `today`
    or the due date, whichever is later."""

    start: date
    today: date
    reports: Sequence[tuple[date, float]]
    expected: Sequence[tuple[date, float]] = ()
    due: date | None = None

    @property
    def end(self) -> date:
        """The right edge."""
        return max(self.today, self.due or self.today)


class _Plot:
    """Days and points to pixels."""

    def __init__(self, area: QRect, line: ProgressLine) -> None:
        self.area, self._start = area, line.start
        self._days = max((line.end - line.start).days, 1)

    def x(self, day: date) -> float:
        share = min(max((day - self._start).days / self._days, 0.0), 1.0)
        return self.area.x() + share * self.area.width()

    def y(self, points: float) -> float:
        return self.area.bottom() - min(max(points, 0.0), 100.0) / 100 * self.area.height()

    def at(self, day: date, points: float) -> QPointF:
        return QPointF(self.x(day), self.y(points))


def paint_progress_chart(painter: QPainter, rect: QRect, line: ProgressLine, theme: Theme) -> None:
    """The chart fills `rect`; axis words are 12 px."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(theme.font("small"))
    area = rect.adjusted(theme.px(30), theme.px(8), -theme.px(4), -theme.px(22))
    plot = _Plot(area, line)
    _paint_late(painter, plot, line, theme)
    _paint_axis(painter, plot, rect, theme)
    _paint_days(painter, plot, line, rect, theme)
    if line.expected:
        _paint_expected(painter, plot, line, theme)
    _paint_reports(painter, plot, line, theme)
    painter.restore()


def _paint_late(painter: QPainter, plot: _Plot, line: ProgressLine, theme: Theme) -> None:
    if line.due is None or line.due >= line.today:
        return
    left, right = plot.x(line.due), plot.x(line.today)
    ground = QRectF(left, plot.area.y(), right - left, plot.area.height())
    painter.fillRect(ground, theme.color("light_red_soft"))
    painter.fillRect(QRectF(left, plot.area.y(), theme.px(1), plot.area.height()), theme.color("light_red"))
    word = "已逾期"
    if ground.width() > painter.fontMetrics().horizontalAdvance(word) + theme.px(8):
        painter.setPen(theme.color("light_red_ink"))
        room = ground.adjusted(theme.px(4), 0, 0, -theme.px(6))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, word)


def _paint_axis(painter: QPainter, plot: _Plot, rect: QRect, theme: Theme) -> None:
    for points in _AXIS:
        y = round(plot.y(points))
        painter.fillRect(QRect(plot.area.x(), y, plot.area.width(), 1), theme.color("border"))
        painter.setPen(theme.color("text_muted"))
        room = QRect(rect.x(), y - theme.px(9), theme.px(24), theme.px(18))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(points))


def _paint_days(painter: QPainter, plot: _Plot, line: ProgressLine, rect: QRect, theme: Theme) -> None:
    """Start, due date and today; a word that would run into the one to its right is left out."""
    painter.setPen(theme.color("text_muted"))
    metrics, free = painter.fontMetrics(), rect.right() + theme.px(8)
    for day in sorted({line.start, line.today, line.due or line.today}, reverse=True):
        word = f"{day:%m-%d}"
        width = metrics.horizontalAdvance(word)
        x = min(max(round(plot.x(day)) - width // 2, plot.area.x()), rect.right() - width)
        if x + width + theme.px(8) > free:
            continue
        free = x
        room = QRect(x, plot.area.bottom() + theme.px(4), width + 2, theme.px(18))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, word)


def _paint_expected(painter: QPainter, plot: _Plot, line: ProgressLine, theme: Theme) -> None:
    points = [plot.at(day, value) for day, value in line.expected]
    points.append(plot.at(line.end, line.expected[-1][1]))
    pen = QPen(theme.color("text_muted"), theme.px(1))
    pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.drawPolyline(QPolygonF(points))
    middle = points[0] + (points[-2] - points[0]) * 0.5 if len(points) > 1 else points[0]
    _name(painter, "序时", middle + QPointF(-theme.px(40), -theme.px(22)), "text_muted", theme)


def _paint_reports(painter: QPainter, plot: _Plot, line: ProgressLine, theme: Theme) -> None:
    accent = theme.color("accent")
    steps, level = [plot.at(line.start, 0)], 0.0
    for day, value in line.reports:
        steps += [plot.at(day, level), plot.at(day, value)]
        level = value
    steps.append(plot.at(line.today, level))
    painter.setPen(QPen(accent, theme.px(2), Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin))
    painter.drawPolyline(QPolygonF(steps))
    for day, value in line.reports:
        _dot(painter, plot.at(day, value), accent, theme)
    if line.reports:  # named under (low down: over) its longest step
        ends = [day for day, _ in line.reports[1:]] + [line.today]
        day, value = max(zip(line.reports, ends, strict=True), key=lambda step: step[1] - step[0][0])[0]
        lift = theme.px(2) if value > 30 else -theme.px(20)
        _name(painter, "实际", plot.at(day, value) + QPointF(theme.px(8), lift), "accent", theme)


def _dot(painter: QPainter, spot: QPointF, colour: QColor, theme: Theme) -> None:
    side = theme.px(5)
    painter.fillRect(QRectF(spot.x() - side / 2, spot.y() - side / 2, side, side), colour)


def _name(painter: QPainter, word: str, spot: QPointF, role: str, theme: Theme) -> None:
    painter.setPen(theme.color(role))
    room = QRectF(spot.x(), spot.y(), theme.px(40), theme.px(18))
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, word)
