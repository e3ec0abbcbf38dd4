"""What every row of a table or list shares: its ground, the bar of the selected row, the focus ring and the padding."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from supervisor_app.ui.painters import outline
from supervisor_app.ui.theme import Theme

EDGE = 16  # air at both ends of a row
GAP = 8  # air after a cell
_BAR = 3


class RowLook:
    """Paints row grounds of one view; the view says which row is under the pointer and which columns are outermost."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.hovered = -1
        self.by_keyboard = False
        self.first = 0
        self.last = 0
        self.gaps: dict[int, int] = {}  # column → air after it, where it is not GAP

    def ground(self, option: QStyleOptionViewItem, row: int) -> QColor:
        """The colour under a row in its present state."""
        if option.state & QStyle.StateFlag.State_Selected:
            active = _in_active_window(option)
            return self.theme.color("selection" if active else "light_grey_soft")
        return self.theme.color("hover" if row == self.hovered else "surface")

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        current: bool = False,
    ) -> None:
        """Ground, selection bar and, for the current row of a view used by keyboard, the ring inside the row."""
        rect: QRect = option.rect
        painter.fillRect(rect, self.ground(option, index.row()))
        first = index.column() == self.first
        if first and option.state & QStyle.StateFlag.State_Selected:
            active = _in_active_window(option)
            bar = QRect(rect.x(), rect.y(), self.theme.px(_BAR), rect.height())
            painter.fillRect(bar, self.theme.color("accent" if active else "light_grey"))
        if current and self.by_keyboard:
            self._ring(painter, rect, first, index.column() == self.last)

    def _ring(self, painter: QPainter, rect: QRect, first: bool, last: bool) -> None:
        width = self.theme.size("focus_ring")
        reach = rect.adjusted(0 if first else -2 * width, 0, 0 if last else 2 * width, 0)
        painter.save()
        painter.setClipRect(rect)
        outline(painter, reach, self.theme.color("accent"), width)
        painter.restore()

    def content(self, rect: QRect, column: int) -> QRect:
        """Where a cell's own things go."""
        left = self.theme.px(EDGE) if column == self.first else 0
        right = self.theme.px(EDGE if column == self.last else self.gaps.get(column, GAP))
        return rect.adjusted(left, 0, -right, 0)


def _in_active_window(option: QStyleOptionViewItem) -> bool:
    """State_Active would be the view's focus: a row keeps its colour while the user types in another field."""
    view = option.widget
    return isinstance(view, QWidget) and view.isActiveWindow()
