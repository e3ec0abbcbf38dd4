"""The list under the search box: what was found, chosen with arrows and Enter or by a click."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from supervisor_app.ui.icons import icon_pixmap
from supervisor_app.ui.painters import paint_light
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.labels import label

if TYPE_CHECKING:
    from supervisor_app.ui.finding import Hit

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_WIDTH = 480


class _Hits(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.hits: list[Hit] = []

    def set_hits(self, hits: Sequence["Hit"]) -> None:
        self.beginResetModel()
        self.hits = list(hits)
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        hit = self.hits[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{hit.title}，{hit.detail}"
        return hit if role == Qt.ItemDataRole.UserRole else None


class _HitDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        return QSize(0, self._theme.px(44))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, hit, rect = self._theme, index.data(Qt.ItemDataRole.UserRole), option.rect
        chosen = option.state & QStyle.StateFlag.State_Selected
        hovered = option.state & QStyle.StateFlag.State_MouseOver
        painter.fillRect(rect, theme.color("selection" if chosen else "hover" if hovered else "surface"))
        mark = QRect(rect.x() + theme.px(12), rect.y(), theme.px(16), rect.height())
        if hit.light is not None:
            paint_light(painter, mark, hit.light, theme)
        else:
            painter.drawPixmap(QPoint(mark.x(), mark.center().y() - theme.px(8)), icon_pixmap(theme, hit.icon))
        room = rect.adjusted(theme.px(40), theme.px(4), -theme.px(12), -theme.px(4))
        for text, font, role, align in (
            (hit.title, theme.font(), "text", Qt.AlignmentFlag.AlignTop),
            (hit.detail, theme.font("small"), "text_muted", Qt.AlignmentFlag.AlignBottom),
        ):
            painter.setFont(font)
            painter.setPen(theme.color(role))
            line = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | align, line)


class SearchPopup(QFrame):
    """A child of the window, over the pages; the search box keeps the keyboard."""

    chosen = Signal(object)  # Hit

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self.setProperty("card", True)
        self._below: QWidget | None = None
        self._model, self._list = _Hits(), QListView()
        self._list.setModel(self._model)
        self._list.setItemDelegate(_HitDelegate(theme, self))
        self._list.setMouseTracking(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.clicked.connect(lambda index: self.take(index.row()))
        self._note = label("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(4), theme.px(6), theme.px(4), theme.px(6))
        column.addWidget(self._list)
        column.addWidget(self._note)
        self._note.setContentsMargins(theme.px(12), 0, 0, 0)
        self.hide()

    def hits(self) -> list["Hit"]:
        """What is offered."""
        return self._model.hits

    def offer(self, hits: Sequence["Hit"], left_out: int, below: QWidget) -> None:
        """Show what was found, right-aligned under the search box."""
        self._model.set_hits(hits)
        more = f"还有 {left_out} 项，请再输入几个字" if left_out else ""
        self._note.setText(more or ("" if hits else "没有找到，请换几个字，或用编号、单位、拼音首字母"))
        self._note.setVisible(bool(self._note.text()))
        self._list.setVisible(bool(hits))
        rows, high = min(len(hits), 9), self._theme.px(44)
        self._list.setFixedHeight(rows * high)
        self.setFixedWidth(self._theme.px(_WIDTH))
        self.adjustSize()
        self._below = below
        self.place()
        self._list.setCurrentIndex(self._model.index(0, 0))
        self.show()
        self.raise_()

    def place(self) -> None:
        """Keep to the right edge of the box."""
        below = self._below
        if below is not None:
            corner = below.mapTo(self.window(), QPoint(below.width(), below.height() + self._theme.px(4)))
            self.move(max(corner.x() - self.width(), 0), corner.y())

    def step(self, by: int) -> None:
        """Move the choice."""
        row = self._list.currentIndex().row() + by
        if 0 <= row < len(self._model.hits):
            self._list.setCurrentIndex(self._model.index(row, 0))

    def take(self, row: int = -1) -> None:
        """Choose a row; −1 the current one."""
        at = self._list.currentIndex().row() if row < 0 else row
        if self.isVisible() and 0 <= at < len(self._model.hits):
            self.hide()
            self.chosen.emit(self._model.hits[at])
