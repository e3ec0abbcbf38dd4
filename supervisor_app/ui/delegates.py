"""One delegate a kind of column; all share the row's ground, hover, selection and focus."""

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

from supervisor_app.domain.lights import Light
from supervisor_app.ui.columns import Kind
from supervisor_app.ui.icons import icon_pixmap
from supervisor_app.ui.painters import paint_light, paint_progress, paint_stack
from supervisor_app.ui.row_look import RowLook
from supervisor_app.ui.table_model import Role

Index = QModelIndex | QPersistentModelIndex
_FIGURE = 32  # room for “100” after a progress bar
_LIGHT_ROOM = 22


class CellDelegate(QStyledItemDelegate):
    """One line of text in the ink and weight the column names; the base of the other kinds."""

    def __init__(self, look: RowLook, parent: QObject | None = None, small: bool = False) -> None:
        super().__init__(parent)
        self.look, self._small = look, small

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: one cell."""
        view = option.widget
        current = isinstance(view, QAbstractItemView) and view.hasFocus() and view.currentIndex().row() == index.row()
        painter.save()
        self.look.paint(painter, option, index, current)
        self.paint_content(painter, self.look.content(option.rect, index.column()), option, index)
        painter.restore()

    def paint_content(self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, index: Index) -> None:
        """The cell's own things inside the padding."""
        self.write(painter, rect, index)

    def write(self, painter: QPainter, rect: QRect, index: Index, align: Qt.AlignmentFlag | None = None) -> None:
        """The text of the cell, elided; `align` replaces the column's alignment."""
        theme = self.look.theme
        font = theme.font("small" if self._small else "body", "strong" if index.data(Role.STRONG) else "text")
        font.setStrikeOut(bool(index.data(Role.STRUCK)))
        painter.setFont(font)
        painter.setPen(theme.color(index.data(Role.INK)))
        line = painter.fontMetrics().elidedText(index.data(), Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, align or index.data(Qt.ItemDataRole.TextAlignmentRole), line)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Qt: rows are as high as the theme says."""
        return QSize(0, self.look.theme.size("row"))

    def helpEvent(  # noqa: N802
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Qt: a text that did not fit is its own tooltip."""
        if event.type() == QEvent.Type.ToolTip and not index.data(Qt.ItemDataRole.ToolTipRole):
            text = index.data()
            font = self.look.theme.font("small" if self._small else "body", "strong")
            room = self.look.content(option.rect, index.column()).width()
            if text and QFontMetrics(font).horizontalAdvance(text) > room:
                QToolTip.showText(event.globalPos(), text, view)
                return True
        return super().helpEvent(event, view, option, index)


class LightDelegate(CellDelegate):
    """The mark of a light; its word is the tooltip."""

    def paint_content(self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, index: Index) -> None:
        """The mark at the left."""
        side = self.look.theme.size("light")
        paint_light(painter, QRect(rect.x(), rect.y(), side, rect.height()), index.data(Role.VALUE), self.look.theme)


class LightWordDelegate(LightDelegate):
    """Mark and word of a light."""

    def paint_content(self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, index: Index) -> None:
        """The mark, then the word in the light's ink."""
        super().paint_content(painter, rect, option, index)
        light, theme = Light(index.data(Role.VALUE)), self.look.theme
        painter.setFont(theme.font("body", "strong"))
        painter.setPen(theme.color(f"light_{light}_ink"))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect.adjusted(theme.px(_LIGHT_ROOM), 0, 0, 0), left, theme.light_word(light))


class ProgressDelegate(CellDelegate):
    """A progress bar with its 序时 mark and the figure at the right."""

    def paint_content(self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, index: Index) -> None:
        """Bar, then figure."""
        bar, theme = index.data(Role.VALUE), self.look.theme
        if bar is not None:
            room = rect.adjusted(0, 0, -theme.px(_FIGURE), 0)
            paint_progress(painter, room, bar, theme, self.look.ground(option, index.row()))
        self.write(painter, rect, index, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class StackDelegate(CellDelegate):
    """A stacked bar of lights."""

    def paint_content(self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, index: Index) -> None:
        """The bar alone."""
        paint_stack(painter, rect, index.data(Role.VALUE), self.look.theme)


class ActionDelegate(CellDelegate):
    """The row's next step: a word in accent that becomes a button under the pointer or in the selected row."""

    triggered = Signal(object)  # the row object

    def __init__(self, look: RowLook, parent: QObject | None = None, small: bool = False) -> None:
        super().__init__(look, parent, small)
        self._pressed: object = None

    def paint_content(self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, index: Index) -> None:
        """The button's ground where the row is hovered or selected, then its word."""
        if not index.data():
            return
        theme = self.look.theme
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        box = self.button(option.rect, index.column())
        if selected or index.row() == self.look.hovered:
            pressed = self._pressed is not None and self._pressed is index.data(Role.ROW)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.color("accent" if selected else "border_button"), theme.px(1)))
            painter.setBrush(theme.color("selection" if pressed else "surface"))
            radius = theme.size("radius_control")
            painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.setFont(theme.font())
        painter.setPen(theme.color("accent"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, index.data())

    def button(self, cell: QRect, column: int) -> QRect:
        """The button inside a cell."""
        room, height = self.look.content(cell, column), self.look.theme.size("control_small")
        return QRect(room.x(), room.y() + (room.height() - height) // 2, room.width(), height)

    def editorEvent(  # noqa: N802
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Qt: a click that begins and ends on the button triggers it."""
        if not isinstance(event, QMouseEvent) or event.button() is not Qt.MouseButton.LeftButton or not index.data():
            return False
        hit = self.button(option.rect, index.column()).contains(event.position().toPoint())
        row = index.data(Role.ROW)
        if event.type() == QEvent.Type.MouseButtonPress:
            self._pressed = row if hit else None
        elif event.type() == QEvent.Type.MouseButtonRelease:
            pressed, self._pressed = self._pressed, None
            if hit and pressed is row:
                self.triggered.emit(row)
                return True
        return False


class CheckDelegate(ActionDelegate):
    """A box, ticked or not."""

    def paint_content(self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, index: Index) -> None:
        """The box in the middle of its height."""
        theme, side = self.look.theme, self.look.theme.px(16)
        box = QRectF(rect.x(), rect.y() + (rect.height() - side) // 2, side, side).adjusted(0.5, 0.5, -0.5, -0.5)
        ticked = bool(index.data(Role.VALUE))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent" if ticked else "border_control"), theme.px(1)))
        painter.setBrush(theme.color("accent" if ticked else "surface"))
        painter.drawRoundedRect(box, theme.px(4), theme.px(4))
        if ticked:
            painter.drawPixmap(box.topLeft(), icon_pixmap(theme, "check", "accent_text"))

    def button(self, cell: QRect, column: int) -> QRect:
        """The whole cell is hit."""
        return cell


DELEGATES: dict[Kind, type[CellDelegate]] = {
    Kind.TEXT: CellDelegate,
    Kind.LIGHT: LightDelegate,
    Kind.LIGHT_WORD: LightWordDelegate,
    Kind.PROGRESS: ProgressDelegate,
    Kind.STACK: StackDelegate,
    Kind.CHECK: CheckDelegate,
    Kind.ACTION: ActionDelegate,
}
