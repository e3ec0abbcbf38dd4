"""How a row of 今日督办 is painted: light, number, title, unit, reason and the button of its next step."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from supervisor_app.domain.words import LIGHT_WORDS
from supervisor_app.ui.pages.today.rows import TodoRow
from supervisor_app.ui.painters import paint_light
from supervisor_app.ui.theme import TextWeight, Theme
from supervisor_app.ui.widgets.grouped_delegate import GroupedDelegate
from supervisor_app.ui.widgets.grouped_model import Group

Index = QModelIndex | QPersistentModelIndex
_EDGE, _GAP = 16, 10
_LIGHT_ROOM = 24
_REASON, _BUTTON = 76, 108
_WIDEST_REASON = 0.17  # of the row
_UNIT, _WIDEST_UNIT = 104, 200
_ROOM_FOR_UNIT, _ROOM_FOR_NUMBER = 520, 460  # narrower lists leave the unit, then the number, to the tooltip
_WIDEST_NUMBER = 96


@dataclass(frozen=True, slots=True)
class Spots:
    """Where the parts of a row are; a part without room is empty."""

    light: QRect
    number: QRect
    title: QRect
    unit: QRect
    reason: QRect
    button: QRect


class TodoDelegate(GroupedDelegate):
    """Numbers take what the longest of the list needs, reasons what the longest does, up to a part of the row."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._number_width = 0
        self._reason_width = 0

    def measure(self, groups: Sequence[Group[TodoRow]]) -> None:
        """Give numbers and reasons their room."""
        theme = self.theme
        longest = max((row.number for group in groups for row in group.rows), key=len, default="")
        wide = QFontMetrics(theme.font("small")).horizontalAdvance(longest)
        self._number_width = min(wide + theme.px(2), theme.px(_WIDEST_NUMBER))
        metrics = QFontMetrics(theme.font("body", "strong"))
        reasons = (max((row.item.reason for row in group.rows), key=len, default="") for group in groups)
        self._reason_width = max(map(metrics.horizontalAdvance, reasons), default=0) + theme.px(2)

    def spots(self, rect: QRect) -> Spots:
        """The parts from both ends towards the title, which takes what is left."""
        px, top, high = self.theme.px, rect.y(), rect.height()
        wide = rect.width() / self.theme.scale
        side = self.theme.size("control_small")
        left, right = rect.x() + px(_EDGE), rect.right() + 1 - px(_EDGE)
        light = QRect(left, top, self.theme.size("light"), high)
        left += px(_LIGHT_ROOM)
        button = QRect(right - px(_BUTTON), top + (high - side) // 2, px(_BUTTON), side)
        right = button.x() - px(_GAP)
        told = max(min(self._reason_width, px(wide * _WIDEST_REASON)), px(_REASON))
        reason = QRect(right - told, top, told, high)
        right = reason.x() - px(_GAP)
        number, unit = QRect(), QRect()
        if wide >= _ROOM_FOR_NUMBER:
            number = QRect(left, top, self._number_width, high)
            left = number.right() + 1 + px(_GAP)
        if wide >= _ROOM_FOR_UNIT:
            room = px(min(max(_UNIT, wide * 0.16), _WIDEST_UNIT))
            unit = QRect(right - room, top, room, high)
            right = unit.x() - px(_GAP)
        return Spots(light, number, QRect(left, top, max(right - left, 0), high), unit, reason, button)

    def reason(self, spots: Spots, row: TodoRow) -> QRect:
        """Where a row's reason is written: a long one takes what the name of its unit leaves."""
        if spots.unit.isEmpty():
            return spots.reason
        written = QFontMetrics(self.theme.font()).horizontalAdvance(row.unit)
        left = min(spots.unit.x() + written + self.theme.px(_GAP), spots.reason.x())
        return spots.reason.adjusted(left - spots.reason.x(), 0, 0, 0)

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, row: TodoRow) -> None:
        """One row."""
        spots = self.spots(option.rect)
        paint_light(painter, spots.light, row.item.line.light, self.theme)
        if not spots.number.isEmpty():
            self.write(painter, spots.number, row.number, "text_muted", small=True)
        self.write(painter, spots.title, row.title)
        if not spots.unit.isEmpty():
            self.write(painter, spots.unit, row.unit, "text_muted")
        weight: TextWeight = "text" if row.ink == "text_muted" else "strong"
        self.write(painter, self.reason(spots, row), row.item.reason, row.ink, weight, right=True)
        self.paint_button(painter, option, index, spots.button, row.step.word)

    def button(self, rect: QRect, row: TodoRow) -> QRect:
        """Every row has its next step."""
        return self.spots(rect).button

    def tooltip(self, rect: QRect, row: TodoRow, x: int) -> str:
        """The light's word; the title and what the row has no room for; the due date; the paper's number."""
        spots, line = self.spots(rect), row.item.line
        if x < spots.light.right() + self.theme.px(4):
            return LIGHT_WORDS[line.light]
        if x >= spots.button.x():
            return ""
        if x >= self.reason(spots, row).x():
            due = f"时限 {line.task.due:%Y-%m-%d}" if line.task.due else ""
            return "\n".join(filter(None, (row.item.reason, row.paper or due)))
        metrics = QFontMetrics(self.theme.font())
        cut = metrics.horizontalAdvance(row.title) > spots.title.width()
        hidden = spots.unit.isEmpty() or metrics.horizontalAdvance(row.unit) > spots.unit.width()
        return f"{line.task.number} {row.title}\n{row.unit}" if cut or hidden else ""
