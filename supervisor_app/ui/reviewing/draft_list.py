"""The drafts one below the other; the current one is opened in place by the editor that lies over its row."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from supervisor_app.ui.reviewing.draft_delegate import EDGE, TITLE, DraftDelegate
from supervisor_app.ui.reviewing.draft_rows import DraftModel, DraftRow
from supervisor_app.ui.table_model import Role
from supervisor_app.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_BY_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


class DraftList(QListView):
    """`chosen`: another row is current; `ticked`: its box was clicked, or Space; `sided`: its right end was."""

    chosen = Signal(object)  # DraftRow | None
    ticked = Signal(object)  # DraftRow
    left = Signal()  # Left: the keyboard is wanted in the text
    sided = Signal(object)  # DraftRow: 恢复, or the task it became

    def __init__(self, theme: Theme, editor: QWidget) -> None:
        super().__init__()
        self._theme, self._editor = theme, editor
        self.rows_model, self._delegate = DraftModel(), DraftDelegate(theme, self)
        self._empty: QWidget | None = None
        self.setModel(self.rows_model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("任务草稿")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAutoScroll(False)
        editor.setParent(self.viewport())
        editor.hide()
        theme.changed.connect(self.doItemsLayout)

    def row(self) -> DraftRow | None:
        """The current row."""
        found: DraftRow | None = self.currentIndex().data(Role.ROW)
        return found

    def set_rows(self, rows: Sequence[DraftRow], current: int) -> None:
        """Show rows and make draft `current` the current one, where it is among them."""
        self.rows_model.set_rows(rows)
        if self._empty is not None:
            self._empty.setVisible(not rows)
        self.choose(current)

    def set_empty(self, widget: QWidget) -> None:
        """What is shown while there are no rows."""
        widget.setParent(self.viewport())
        self._empty = widget
        self._place()

    def choose(self, draft_id: int) -> None:
        """Make a draft current and bring it into sight; `chosen` is said in any case."""
        place = self.rows_model.place(draft_id)
        index = self.rows_model.index(place) if place >= 0 else QModelIndex()
        select = QItemSelectionModel.SelectionFlag
        self.selectionModel().blockSignals(True)
        self.selectionModel().setCurrentIndex(index, select.ClearAndSelect if place >= 0 else select.Clear)
        self.selectionModel().blockSignals(False)
        self.viewport().update()
        self.chosen.emit(self.row())
        if place >= 0:
            self.scrollTo(index)

    def editor_width(self) -> int:
        """How wide the editor is."""
        return self.viewport().width() - self._theme.px(TITLE + EDGE)

    def open_current(self, height: int) -> None:
        """Give the current row the height of the editor and put the editor there; 0 closes it."""
        row = self.row()
        self._delegate.open_id = row.draft.id if row is not None and height else 0
        self._delegate.open_height = height
        self.scheduleDelayedItemsLayout()
        self.executeDelayedItemsLayout()
        self._editor.setVisible(bool(self._delegate.open_id))
        self._place()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def step(self, by: int) -> None:
        """Go up or down."""
        place = min(max(self.currentIndex().row() + by, 0), len(self.rows_model.rows) - 1)
        if self.rows_model.rows and place != self.currentIndex().row():
            self.choose(self.rows_model.rows[place].draft.id)

    def _place(self) -> None:
        if self._empty is not None:
            self._empty.setGeometry(self.viewport().rect())
        index = self.currentIndex()
        if not index.isValid() or not self._delegate.open_id:
            return
        rect, row = self.visualRect(index), self.row()
        if row is not None:
            left = self._delegate.spots(rect, row).title.x()
            self._editor.setGeometry(QRect(left, rect.y(), self.editor_width(), rect.height() - 1))

    def updateGeometries(self) -> None:  # noqa: N802
        """Qt: rows moved."""
        super().updateGeometries()
        self._place()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802
        """Qt: the editor scrolls along."""
        super().scrollContentsBy(dx, dy)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Qt: another width."""
        super().resizeEvent(event)
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Qt: rows by arrows, Space ticks, Left goes to the text; letters are the pane's."""
        self._delegate.look.by_keyboard = True
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}
        rows, row = self.rows_model.rows, self.row()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif event.key() == Qt.Key.Key_Left:
            self.left.emit()
        elif event.key() in steps:
            self.step(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and rows:
            self.choose(rows[0 if event.key() == Qt.Key.Key_Home else -1].draft.id)
        elif event.key() == Qt.Key.Key_Space and row is not None:
            self.ticked.emit(row)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Qt: a row, its box, or what its right end offers."""
        self._delegate.look.by_keyboard = False
        index = self.indexAt(event.position().toPoint())
        row: DraftRow | None = index.data(Role.ROW)
        if row is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        spots, spot = self._delegate.spots(self.visualRect(index), row), event.position().toPoint()
        if spots.box.adjusted(-8, -8, 8, 8).contains(spot):
            self.ticked.emit(row)
        elif (row.dropped or row.task is not None) and spots.side.contains(spot):
            self.sided.emit(row)
        else:
            self.choose(row.draft.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Qt: the row under the pointer."""
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Qt: the pointer is gone."""
        super().leaveEvent(event)
        self._hover(-1)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Qt: coming by keyboard rings the current row."""
        super().focusInEvent(event)
        if event.reason() in _BY_KEYBOARD:
            self._delegate.look.by_keyboard = True
        self.viewport().update()

    def _hover(self, line: int) -> None:
        if line != self._delegate.look.hovered:
            self._delegate.look.hovered = line
            self.viewport().update()

    def spot(self, draft_id: int, part: str) -> QPoint:
        """The middle of a part of a row, as a click would meet it."""
        index = self.rows_model.index(self.rows_model.place(draft_id))
        rect: QRect = getattr(self._delegate.spots(self.visualRect(index), index.data(Role.ROW)), part)
        return rect.center()
