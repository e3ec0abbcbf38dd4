"""The board without a view: cells, head and total row by the painters of the window, for the total row and pictures."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter

from supervisor_app.domain.lights import Light
from supervisor_app.domain.model import Unit
from supervisor_app.domain.standing import UnitLine
from supervisor_app.ui.columns import Column, Kind
from supervisor_app.ui.painters import paint_light, paint_progress, paint_stack
from supervisor_app.ui.row_look import EDGE, GAP
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.unit_columns import NOTHING, BoardRow, unit_counts

_FIGURE = 32  # room for “100” after a progress bar
_ALIGN = {"left": Qt.AlignmentFlag.AlignLeft, "right": Qt.AlignmentFlag.AlignRight}
Places = Sequence[tuple[Column[BoardRow], int, int]]  # column, left edge, width; from left to right


def total_line(lines: Sequence[UnitLine], name: str = "合计") -> UnitLine:
    """The columns of the board added up; mean progress and 序时 weighted by the units' tasks.

    A task that two units lead counts in both, as it does on the board.
    """

    def added(field: str) -> int:
        return sum(getattr(line, field) for line in lines)

    return UnitLine(
        Unit(0, name),
        total=added("total"),
        done=added("done"),
        on_time=added("on_time"),
        open=added("open"),
        green=added("green"),
        yellow=added("yellow"),
        red=added("red"),
        grey=added("grey"),
        overdue=added("overdue"),
        progress=_mean([(line.progress, line.total - line.grey) for line in lines]),
        expected=_mean([(line.expected, line.total - line.grey) for line in lines]),
        worst=min((line.worst for line in lines), key=list(Light).index, default=Light.DONE),
    )


def _mean(values: Sequence[tuple[float | None, int]]) -> float | None:
    known = [(value, weight) for value, weight in values if value is not None]
    weight = sum(weight for _, weight in known)
    return sum(value * part for value, part in known) / weight if weight else None


def legend_counts(lines: Sequence[UnitLine]) -> dict[Light, int]:
    """Tasks per light over all units, worst first."""
    return unit_counts(total_line(lines))


def paint_legend(
    painter: QPainter, rect: QRect, counts: Mapping[Light, int], names: Mapping[Light, str], theme: Theme
) -> None:
    """Mark, word and count of every light in one line, as many as `rect` takes."""
    painter.setFont(theme.font())
    metrics, x = QFontMetrics(theme.font()), rect.x()
    left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    for light, count in counts.items():
        word, figure = names[light], str(count) if count else NOTHING
        wide, side = metrics.horizontalAdvance(word), theme.size("light")
        end = x + side + theme.px(4) + wide + theme.px(6) + metrics.horizontalAdvance(figure)
        if end > rect.right():
            return
        paint_light(painter, QRect(x, rect.y(), side, rect.height()), light, theme)
        x += side + theme.px(4)
        painter.setPen(theme.color(f"light_{light}_ink"))
        painter.drawText(QRect(x, rect.y(), wide + 2, rect.height()), left, word)
        x += wide + theme.px(6)
        painter.setPen(theme.color("text" if count else "text_muted"))
        painter.drawText(QRect(x, rect.y(), end - x + 2, rect.height()), left, figure)
        x = end + theme.px(18)


def paint_row(
    painter: QPainter, top: int, height: int, places: Places, row: BoardRow, theme: Theme, ground: QColor
) -> None:
    """One row of the board."""
    for at, (column, x, width) in enumerate(places):
        cell = cell_content(QRect(x, top, width, height), at == 0, at == len(places) - 1, theme)
        paint_cell(painter, cell, column, row, theme, ground)


def cell_content(cell: QRect, first: bool, last: bool, theme: Theme) -> QRect:
    """Where a cell's own things go, with the air rows have in tables."""
    return cell.adjusted(theme.px(EDGE) if first else 0, 0, -theme.px(EDGE if last else GAP), 0)


def paint_cell(
    painter: QPainter, rect: QRect, column: Column[BoardRow], row: BoardRow, theme: Theme, ground: QColor
) -> None:
    """What a column says of a row, by the painter of its kind; bars carry figures where they fit."""
    value: Any = column.value(row) if column.value else None
    if column.kind is Kind.LIGHT:
        paint_light(painter, QRect(rect.x(), rect.y(), theme.size("light"), rect.height()), value, theme)
        return
    if column.kind is Kind.STACK:
        paint_stack(painter, rect, value, theme, figures=True)
        return
    align = column.align
    if column.kind is Kind.PROGRESS:
        align = "right"
        if value is not None:
            paint_progress(painter, rect.adjusted(0, 0, -theme.px(_FIGURE), 0), value, theme, ground)
    painter.setFont(theme.font("small" if column.small else "body", "strong" if column.strong(row) else "text"))
    painter.setPen(theme.color(column.ink(row)))
    if align == "right":  # a figure may reach into the gap at its left before it is cut
        rect = rect.adjusted(-theme.px(GAP), 0, 0, 0)
    text = painter.fontMetrics().elidedText(column.text(row), Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, _ALIGN[align] | Qt.AlignmentFlag.AlignVCenter, text)


def paint_heads(painter: QPainter, top: int, height: int, places: Places, theme: Theme) -> None:
    """The titles over the columns."""
    painter.setFont(theme.font("small"))
    painter.setPen(theme.color("text_muted"))
    for at, (column, x, width) in enumerate(places):
        room = cell_content(QRect(x, top, width, height), at == 0, at == len(places) - 1, theme)
        painter.drawText(room, _ALIGN[column.align] | Qt.AlignmentFlag.AlignVCenter, column.title)
