"""The view of rows in groups: by mouse and by keyboard, with a next step in every row that has one."""

from collections.abc import Hashable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from supervisor_app.ui.table_model import Role
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.grouped_delegate import GroupedDelegate
from supervisor_app.ui.widgets.grouped_model import Group, GroupedModel, Head

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
_BY_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class GroupedList(QListView, Generic[R]):
    """Enter acts on a row and closes or opens a group, as a click on its head does; Left and Right close and open."""

    chosen = Signal(object)  # the current row changed: the row, its group's Head, or None
    acted = Signal(object)  # Enter on a row, or a click on its button
    details = Signal(object)  # Space or double click on a row
    folded = Signal()  # a group was closed or opened
    all_asked = Signal(object)  # the Head whose action was clicked

    def __init__(self, theme: Theme, model: GroupedModel[R], delegate: GroupedDelegate, name: str) -> None:
        super().__init__()
        self._theme, self._delegate, self.rows_model = theme, delegate, model
        self._empty: QWidget | None = None
        self._taken = False  # the click under way was on a button or a head's action
        self.setModel(model)
        self.setItemDelegate(delegate)
        delegate.triggered.connect(self._triggered)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._clicked)
        self.doubleClicked.connect(self._double_clicked)
        theme.changed.connect(self.doItemsLayout)

    def set_groups(self, groups: Sequence[Group[R]]) -> None:
        """Show these groups; the chosen row stays chosen, else the nearest line is."""
        kept, line = self.entry(), self.currentIndex().row()
        self.rows_model.set_groups(groups)
        if self._empty is not None:
            self._empty.setVisible(not self.rows_model.entries)
        if kept is None or not self.rows_model.entries:
            return
        place = self.rows_model.line(self.rows_model.key(kept))
        self._choose_line(place if place >= 0 else self._near(line))

    def _near(self, line: int) -> int:
        """The line that takes a gone one's place: a row rather than the head over it."""
        last = len(self.rows_model.entries) - 1
        line = min(line, last)
        on_open_head = isinstance(entry := self.rows_model.entries[line], Head) and not entry.closed
        return min(line + 1, last) if on_open_head else line

    def _triggered(self, entry: "Head | R") -> None:
        self._taken = True
        if isinstance(entry, Head):
            self.all_asked.emit(entry)
        else:
            self.acted.emit(entry)

    def entry(self) -> "Head | R | None":
        """What is current."""
        index = self.currentIndex()
        return self.rows_model.entries[index.row()] if index.isValid() else None

    def choose(self, key: Hashable) -> bool:
        """Make the entry with this key current and visible; False when it is not shown."""
        line = self.rows_model.line(key)
        if line >= 0:
            self._choose_line(line)
        return line >= 0

    def show_group(self, key: str) -> bool:
        """Open a group, bring its head to the top and choose its first row; False without such a group."""
        self.fold(key, closed=False)
        line = self.rows_model.line(("head", key))
        if line >= 0:
            self._choose_line(line + 1)
            self.scrollTo(self.rows_model.index(line), QAbstractItemView.ScrollHint.PositionAtTop)
        return line >= 0

    def fold(self, key: str, closed: bool) -> None:
        """Close or open a group; a current row that goes hands over to the head."""
        line = self.rows_model.line(("head", key))
        inside = line >= 0 and self.rows_model.head_above(self.currentIndex().row()) == line
        if inside and closed:
            self._choose_line(line)
        self.rows_model.set_closed(key, closed)
        self.folded.emit()

    def set_empty(self, widget: QWidget) -> None:
        """What is shown in the middle while there are no rows."""
        widget.setParent(self.viewport())
        self._empty = widget
        widget.setVisible(not self.rows_model.entries)

    def _choose_line(self, line: int) -> None:
        self.setCurrentIndex(self.rows_model.index(line))

    def _clicked(self, index: QModelIndex) -> None:
        entry = self.rows_model.entries[index.row()]
        if isinstance(entry, Head) and not self._taken:
            self.fold(entry.key, not entry.closed)

    def _double_clicked(self, index: QModelIndex) -> None:
        entry = index.data(Role.ROW)
        if not isinstance(entry, Head):
            self.details.emit(entry)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Qt: Enter, Space, Left and Right; the rest moves the choice."""
        self._delegate.look.by_keyboard = True
        entry, key = self.entry(), event.key()
        if isinstance(entry, Head) and (key in _ENTER or key == Qt.Key.Key_Space):
            self.fold(entry.key, not entry.closed)
        elif entry is not None and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            head = self.rows_model.entries[self.rows_model.head_above(self.currentIndex().row())]
            if isinstance(head, Head):
                self.fold(head.key, key == Qt.Key.Key_Left)
        elif entry is not None and key in _ENTER:
            self.acted.emit(entry)
        elif entry is not None and key == Qt.Key.Key_Space:
            self.details.emit(entry)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Qt: the ring is for the keyboard only."""
        self._delegate.look.by_keyboard = self._taken = False
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Qt: the row under the pointer changes its ground."""
        self._hover(self.indexAt(event.position().toPoint()).row())
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Qt: no row under the pointer."""
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, row: int) -> None:
        if row != self._delegate.look.hovered:
            self._delegate.look.hovered = row
            self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Qt: coming by Tab shows where one is."""
        self._delegate.look.by_keyboard = event.reason() in _BY_KEYBOARD
        super().focusInEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Qt: the empty state fills the view."""
        super().resizeEvent(event)
        if self._empty is not None:
            self._empty.setGeometry(self.viewport().rect())

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """Qt: another row is current."""
        super().currentChanged(current, previous)
        self.viewport().update()
        self.chosen.emit(current.data(Role.ROW) if current.isValid() else None)
