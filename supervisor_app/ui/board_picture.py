"""The board as a picture: for the wall, a letter or a chat, made with or without a display."""

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QIODevice, QRect, QRectF, QSaveFile, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QImage, QPainter, QPen
from PySide6.QtWidgets import QApplication

from supervisor_app.domain.standing import UnitLine
from supervisor_app.domain.words import WEEKDAYS
from supervisor_app.errors import UserError
from supervisor_app.ui.board_painter import Places, legend_counts, paint_heads, paint_row, total_line
from supervisor_app.ui.columns import Column, Kind
from supervisor_app.ui.fonts import install_fonts
from supervisor_app.ui.painters import paint_light
from supervisor_app.ui.theme import Mode, Theme
from supervisor_app.ui.unit_columns import NOTHING, UNIT_COLUMNS, BoardRow, board_rows

_WIDTH, _EDGE, _SHARPNESS = 960, 32, 2
_HEAD, _TABLE_HEAD, _ROW, _TOTAL, _FOOT = 84, 32, 36, 44, 36
_WIDTHS = {"worst": 40, "total": 48, "red": 48, "yellow": 48, "lights": 320, "progress": 160, "gap": 60}
_AIR = 16  # before bars, which follow right-aligned figures or another bar
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_NOTE = "承办事项按牵头单位计；序时按工作日计，差距为平均进度减平均序时"


def save_board(unit_lines: Sequence[UnitLine], today: date, path: Path, title: str = "各单位进度") -> None:
    """Paint the units in the order given into a PNG at double sharpness, in the light scheme.

    `path` holds the whole new picture or what was there before; UserError when it cannot be written.
    """
    _ensure_application()
    image = board_image(unit_lines, today, title)
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise UserError(f"图片 {path} 写不进（{file.errorString()}）；请换一个位置")
    written = image.save(file, "PNG")  # type: ignore[call-overload]  # stubs know no QIODevice with a format as str
    if not written or not file.commit():
        raise UserError(f"图片 {path} 没有写成（{file.errorString()}）；请检查磁盘空间，或换一个位置")


def board_image(unit_lines: Sequence[UnitLine], today: date, title: str) -> QImage:
    """The picture itself; needs an application."""
    theme = Theme(Mode.LIGHT, family=install_fonts())
    rows = max(len(unit_lines), 1)
    table = _TABLE_HEAD + rows * _ROW + (_TOTAL if unit_lines else 0)
    height = _HEAD + table + _FOOT
    image = QImage(_WIDTH * _SHARPNESS, height * _SHARPNESS, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SHARPNESS)
    image.fill(theme.color("window"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    _paint_head(painter, unit_lines, today, title, theme)
    card = QRect(_EDGE, _HEAD, _WIDTH - 2 * _EDGE, table)
    _paint_table(painter, card, unit_lines, theme)
    painter.setFont(theme.font("small"))
    painter.setPen(theme.color("text_muted"))
    foot = QRect(_EDGE, card.bottom() + 1, card.width(), _FOOT)
    painter.drawText(foot, _LEFT, _NOTE)
    painter.end()
    return image


def _ensure_application() -> None:
    if QGuiApplication.instance() is not None:
        return
    on_desktop = sys.platform in {"win32", "darwin"} or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if not on_desktop:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    QApplication([])  # Qt keeps it; a window opened afterwards goes on with it


def _paint_head(painter: QPainter, lines: Sequence[UnitLine], today: date, title: str, theme: Theme) -> None:
    total = sum(line.total for line in lines)
    day = f"{today.year}年{today.month}月{today.day}日 星期{WEEKDAYS[today.weekday()]}"
    facts = f"{day}　{len(lines)} 个单位 {total} 项，红灯多者在前" if lines else day
    end = _paint_counts(painter, lines, theme)
    room = end - _EDGE - theme.px(24)
    painter.setPen(theme.color("text"))
    painter.setFont(theme.font("title", "title"))
    shown = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room)
    painter.drawText(QRect(_EDGE, 20, room, 30), _LEFT, shown)
    painter.setPen(theme.color("text_muted"))
    painter.setFont(theme.font("small"))
    painter.drawText(QRect(_EDGE, 50, room, 18), _LEFT, facts)


def _paint_counts(painter: QPainter, lines: Sequence[UnitLine], theme: Theme) -> int:
    """The legend with its counts at the right, last light outermost; gives its left edge."""
    x = _WIDTH - _EDGE
    big, small = theme.font("title", "strong"), theme.font("small")
    for light, count in reversed(legend_counts(lines).items()):
        word, figure = theme.light_word(light), str(count) if count else NOTHING
        wide = max(QFontMetrics(big).horizontalAdvance(figure), QFontMetrics(small).horizontalAdvance(word))
        x -= wide
        painter.setFont(big)
        painter.setPen(theme.color(f"light_{light}_ink" if count else "text_muted"))
        painter.drawText(QRect(x, 20, wide + 2, 30), _LEFT, figure)
        painter.setFont(small)
        painter.setPen(theme.color("text_muted"))
        painter.drawText(QRect(x, 50, wide + 2, 18), _LEFT, word)
        x -= theme.px(28)
        paint_light(painter, QRect(x, 20, theme.px(20), 30), light, theme, 20)
        x -= theme.px(24)
    return x


def _paint_table(painter: QPainter, card: QRect, lines: Sequence[UnitLine], theme: Theme) -> None:
    surface, columns = theme.color("surface"), _columns()
    places = _places(card, columns)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("border"), 1))
    painter.setBrush(surface)
    radius = theme.size("radius_card")
    painter.drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    paint_heads(painter, card.y(), _TABLE_HEAD, places, theme)
    top = card.y() + _TABLE_HEAD
    _rule(painter, card, top - 1, theme)
    if not lines:
        painter.setFont(theme.font())
        painter.setPen(theme.color("text_muted"))
        room = QRect(card.x(), top, card.width(), _ROW)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, "台账里还没有承办单位")
        return
    for row in board_rows(list(lines)):
        paint_row(painter, top, _ROW, places, row, theme, surface)
        top += _ROW
    _rule(painter, card, top, theme)
    whole = BoardRow(total_line(lines), sum(line.total for line in lines), "合计")
    strong = [(replace(_total(column), strong=lambda _: True), x, width) for column, x, width in places]
    paint_row(painter, top, _TOTAL, strong, whole, theme, surface)


def _total(column: Column[BoardRow]) -> Column[BoardRow]:
    """The total row has no light of its own."""
    return replace(column, kind=Kind.TEXT, text=lambda _: "") if column.kind is Kind.LIGHT else column


def _rule(painter: QPainter, card: QRect, y: int, theme: Theme) -> None:
    painter.fillRect(QRect(card.x() + 1, y, card.width() - 2, 1), theme.color("border"))


def _columns() -> list[Column[BoardRow]]:
    return [replace(column, width=_WIDTHS.get(column.key, 0)) for column in UNIT_COLUMNS]


def _places(card: QRect, columns: Sequence[Column[BoardRow]]) -> Places:
    """Fixed widths; the unit's name takes what is left."""
    airy = {Kind.STACK, Kind.PROGRESS}
    rest = card.width() - sum(column.width + _AIR * (column.kind in airy) for column in columns)
    x, places = card.x(), []
    for column in columns:
        x += _AIR * (column.kind in airy)
        width = column.width or rest
        places.append((column, x, width))
        x += width
    return places
