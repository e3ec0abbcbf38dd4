"""How the rows of the papers to issue are painted: a paper with its check box, its matters below."""

from enum import IntEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeWidget

from supervisor_app.domain.standing import TaskLine
from supervisor_app.ui.icons import icon_pixmap
from supervisor_app.ui.painters import outline, paint_light
from supervisor_app.ui.task_columns import days_ink, days_words
from supervisor_app.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
EDGE, BOX, INDENT = 16, 16, 26
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ELIDE = Qt.TextElideMode.ElideRight


class Role(IntEnum):
    """What a row tells beside its text."""

    LINE = Qt.ItemDataRole.UserRole  # TaskLine of a matter; None in a paper's row
    NOTE = Qt.ItemDataRole.UserRole + 1  # what keeps the paper, or became of it
    WRONG = Qt.ItemDataRole.UserRole + 2  # whether the note tells what is wrong
    ASIDE = Qt.ItemDataRole.UserRole + 3  # how much the paper is about
    EDITED = Qt.ItemDataRole.UserRole + 4  # whether the officer changed the draft


class PaperDelegate(QStyledItemDelegate):
    """Paints both kinds of rows in the window's look."""

    def __init__(self, theme: Theme, view: QTreeWidget) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Qt: rows as high as everywhere."""
        return QSize(0, self._theme.size("row_dense"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: one row."""
        painter.save()
        self._ground(painter, option, index)
        if index.data(Role.LINE) is None:
            self._paint_paper(painter, option.rect, index)
        else:
            self._paint_matter(painter, option.rect, index)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect = self._theme, option.rect
        now = self._view.currentIndex()
        shown = now.parent() if now.parent().isValid() else now
        is_paper = not index.parent().isValid()
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        current = is_paper and index.row() == shown.row()
        ground = "selection" if current else "hover" if over else "surface"
        painter.fillRect(rect, theme.color(ground))
        if current:
            painter.fillRect(QRect(rect.x(), rect.y(), theme.px(3), rect.height()), theme.color("accent"))
        if self._view.hasFocus() and index == now:
            outline(painter, rect, theme.color("accent"), theme.size("focus_ring"))

    def _paint_paper(self, painter: QPainter, rect: QRect, index: Index) -> None:
        theme = self._theme
        left = rect.x() + theme.px(EDGE)
        chosen = self._box(painter, QRect(left, rect.y(), theme.px(BOX), rect.height()), index)
        room = rect.adjusted(theme.px(EDGE + INDENT), 0, -theme.px(EDGE), 0)
        room.setRight(self._paint_aside(painter, room, index) - theme.px(8))
        if index.data(Role.EDITED):
            side = theme.px(14)
            at = QPointF(room.right() - side, room.y() + (room.height() - side) / 2)
            painter.drawPixmap(at, icon_pixmap(theme, "pencil-line", "accent", 14))
            room.adjust(0, 0, -side - theme.px(6), 0)
        painter.setFont(theme.font("body", "strong"))
        painter.setPen(theme.color("text" if chosen else "text_muted"))
        painter.drawText(room, _LEFT, painter.fontMetrics().elidedText(index.data(), _ELIDE, room.width()))

    def _paint_aside(self, painter: QPainter, room: QRect, index: Index) -> int:
        """At the right: what is wrong or was made, else how much there is; gives where it begins."""
        theme, note, wrong = self._theme, index.data(Role.NOTE), bool(index.data(Role.WRONG))
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text_muted" if not note else "text" if wrong else "accent"))
        metrics = painter.fontMetrics()
        name = QFontMetrics(theme.font("body", "strong")).horizontalAdvance(index.data())
        least = room.width() // 3 if note else room.width() // 2
        icons = theme.px(30 + 22 * bool(index.data(Role.EDITED)))
        rest = max(room.width() - name - icons, least)  # the name first: it tells which paper it is
        how = _ELIDE if wrong or not note else Qt.TextElideMode.ElideMiddle  # a number is told by its end
        text = metrics.elidedText(note or index.data(Role.ASIDE) or "", how, rest)
        wide = metrics.horizontalAdvance(text)
        painter.drawText(room, _RIGHT, text)
        if not note:
            return room.right() - wide
        side = theme.px(14)
        x = room.right() - wide - side - theme.px(4)
        icon = icon_pixmap(theme, "circle-alert" if wrong else "check", "text" if wrong else "accent", 14)
        painter.drawPixmap(QPointF(x, room.y() + (room.height() - side) / 2), icon)
        return x

    def _paint_matter(self, painter: QPainter, rect: QRect, index: Index) -> None:
        theme = self._theme
        line: TaskLine = index.data(Role.LINE)
        room = rect.adjusted(theme.px(EDGE + INDENT), 0, -theme.px(EDGE), 0)
        if index.data(Qt.ItemDataRole.CheckStateRole) is not None:
            self._box(painter, QRect(room.x(), room.y(), theme.px(BOX), room.height()), index)
            room.adjust(theme.px(BOX + 8), 0, 0, 0)
        side = theme.size("light")
        paint_light(painter, QRect(room.x(), room.y(), side, room.height()), line.light, theme)
        room.adjust(side + theme.px(6), 0, 0, 0)
        ink, days = days_ink(line), days_words(line)
        painter.setFont(theme.font("small", "text" if ink == "text_muted" else "strong"))
        painter.setPen(theme.color(ink))
        painter.drawText(room, _RIGHT, days)
        room.adjust(0, 0, -painter.fontMetrics().horizontalAdvance(days) - theme.px(8), 0)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("text"))
        painter.drawText(room, _LEFT, painter.fontMetrics().elidedText(index.data(), _ELIDE, room.width()))

    def _box(self, painter: QPainter, rect: QRect, index: Index) -> bool:
        """A check box, with a stroke where a paper leaves matters out; gives whether it is checked at all."""
        theme, side = self._theme, rect.width()
        state = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole))
        chosen = state is not Qt.CheckState.Unchecked
        box = QRectF(rect.x(), rect.y() + (rect.height() - side) // 2, side, side)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent" if chosen else "border_control"), theme.px(1)))
        painter.setBrush(theme.color("accent" if chosen else "surface"))
        radius = theme.size("radius_chip")
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        if state is Qt.CheckState.PartiallyChecked:
            inset, high = theme.px(4), theme.px(2)
            stroke = QRectF(box.x() + inset, box.center().y() - high / 2, side - 2 * inset, high)
            painter.fillRect(stroke, theme.color("accent_text"))
        elif chosen:
            inner = theme.px(12)
            at = box.topLeft() + QPointF((side - inner) / 2, (side - inner) / 2)
            painter.drawPixmap(at, icon_pixmap(theme, "check", "accent_text", 12))
        return chosen
