"""What the rows and heads of a grouped list look like, and where a row's button is."""

from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QHelpEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from supervisor_app.ui.icons import icon_pixmap
from supervisor_app.ui.row_look import RowLook
from supervisor_app.ui.table_model import Role
from supervisor_app.ui.theme import TextWeight, Theme
from supervisor_app.ui.widgets.grouped_model import Head

Index = QModelIndex | QPersistentModelIndex
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class GroupedDelegate(QStyledItemDelegate):
    """Paints heads; a subclass paints rows and says where a row's button and elided texts are."""

    triggered = Signal(object)  # the row whose button was clicked, or the Head whose action

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme, self.look = theme, RowLook(theme)
        self.pressed: object = None

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, row: Any) -> None:
        """One row, its ground being painted."""
        raise NotImplementedError

    def button(self, rect: QRect, row: Any) -> QRect:
        """Where the row's button is; empty when it has none."""
        return QRect()

    def tooltip(self, rect: QRect, row: Any, x: int) -> str:
        """What hovering at `x` says: a text that was elided."""
        return ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: ground, then head or row."""
        view, entry = option.widget, index.data(Role.ROW)
        current = isinstance(view, QAbstractItemView) and view.hasFocus() and view.currentIndex().row() == index.row()
        painter.save()
        self.look.paint(painter, option, index, current)
        if isinstance(entry, Head):
            self.paint_head(painter, option, index, entry)
        else:
            self.paint_row(painter, option, index, entry)
        painter.restore()

    def paint_head(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, head: Head) -> None:
        """Chevron, word, count, hint; hairlines above and below."""
        theme, rect = self.theme, option.rect
        if not self.is_marked(option, index):
            painter.fillRect(rect, theme.color("surface_alt"))
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), theme.color("border"))
        above = index.siblingAtRow(index.row() - 1) if isinstance(index, QModelIndex) else QModelIndex()
        if above.isValid() and not isinstance(above.data(Role.ROW), Head):
            painter.fillRect(QRect(rect.x(), rect.y(), rect.width(), 1), theme.color("border"))
        x = self.chevron(painter, rect, head, theme.px(16))
        x = self.write(painter, QRect(x, rect.y(), rect.width(), rect.height()), head.word, "text", "strong")
        x = self.write(painter, rect.adjusted(x + theme.px(8), 0, 0, 0), str(head.count), "text_muted")
        link = self.head_action(rect, head)
        room = rect.adjusted(x + theme.px(8) - rect.x(), 0, -theme.px(16) - link.width(), 0)
        self.write(painter, room, head.hint, "text_muted", small=True)
        self.write(painter, link, head.action, "accent", small=True, right=True)

    def head_action(self, rect: QRect, head: Head) -> QRect:
        """Where the word is that does something with all rows of a group; empty when there is none."""
        if not head.action:
            return QRect()
        wide = QFontMetrics(self.theme.font("small")).horizontalAdvance(head.action) + self.theme.px(8)
        return QRect(rect.right() + 1 - self.theme.px(16) - wide, rect.y(), wide, rect.height())

    def is_marked(self, option: QStyleOptionViewItem, index: Index) -> bool:
        """Whether the row's ground says that it is chosen or under the pointer."""
        return self.look.ground(option, index.row()) != self.theme.color("surface")

    def is_chosen(self, option: QStyleOptionViewItem) -> bool:
        """Whether the row is the chosen one."""
        return bool(option.state & QStyle.StateFlag.State_Selected)

    def chevron(self, painter: QPainter, rect: QRect, head: Head, x: int) -> int:
        """The mark of an open or closed group; gives the x after it."""
        side = self.theme.px(16)
        pixmap = icon_pixmap(self.theme, "chevron-right" if head.closed else "chevron-down")
        painter.drawPixmap(rect.x() + x, rect.y() + (rect.height() - side) // 2, pixmap)
        return rect.x() + x + side + self.theme.px(6)

    def write(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        ink: str = "text",
        weight: TextWeight = "text",
        small: bool = False,
        right: bool = False,
    ) -> int:
        """One elided line at the left (or right) of `rect`; gives the x after a line at the left."""
        painter.setFont(self.theme.font("small" if small else "body", weight))
        painter.setPen(self.theme.color(ink))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, (Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft) | _MIDDLE, shown)
        return rect.x() + painter.fontMetrics().horizontalAdvance(shown)

    def paint_button(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, box: QRect, word: str
    ) -> None:
        """A row's next step: a word in accent that becomes a button under the pointer and in the chosen row."""
        theme = self.theme
        selected = self.is_chosen(option)
        if selected or index.row() == self.look.hovered:
            pressed = self.pressed is not None and self.pressed is index.data(Role.ROW)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.color("accent" if selected else "border_button"), theme.px(1)))
            painter.setBrush(theme.color("selection" if pressed else "surface"))
            radius = theme.size("radius_control")
            painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.setFont(theme.font())
        painter.setPen(theme.color("accent"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, word)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Qt: heads and rows are as high as the theme says."""
        return QSize(0, self.theme.size("row"))

    def helpEvent(  # noqa: N802
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Qt: elided texts are their own tooltip."""
        entry = index.data(Role.ROW)
        if event.type() == QEvent.Type.ToolTip and entry is not None and not isinstance(entry, Head):
            text = self.tooltip(option.rect, entry, event.pos().x())
            QToolTip.showText(event.globalPos(), text, view)
            return bool(text)
        return super().helpEvent(event, view, option, index)

    def editorEvent(  # noqa: N802
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Qt: a click that begins and ends on a row's button triggers it."""
        row = index.data(Role.ROW)
        if not isinstance(event, QMouseEvent) or event.button() is not Qt.MouseButton.LeftButton:
            return False
        box = self.head_action(option.rect, row) if isinstance(row, Head) else self.button(option.rect, row)
        hit = box.contains(event.position().toPoint())
        if event.type() == QEvent.Type.MouseButtonPress:
            self.pressed = row if hit else None
        elif event.type() == QEvent.Type.MouseButtonRelease:
            pressed, self.pressed = self.pressed, None
            if hit and pressed is row:
                self.triggered.emit(row)
                return True
        return False
