"""The table every page uses: rows of one type under declared columns, by mouse and by keyboard."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from supervisor_app.ui.columns import Column
from supervisor_app.ui.delegates import DELEGATES, ActionDelegate
from supervisor_app.ui.memory import Memory
from supervisor_app.ui.row_look import RowLook
from supervisor_app.ui.table_head import TableHead
from supervisor_app.ui.table_model import Index, Role, TableModel
from supervisor_app.ui.theme import Theme

R = TypeVar("R")
_BY_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Table(QTableView, Generic[R]):
    """Signals carry the row object. Enter is the row's action where it has one, else opens; Space asks for details."""

    chosen = Signal(object)  # the current row changed; None without rows
    opened = Signal(object)  # double click, or Enter in a table without actions
    acted = Signal(object)  # the action of a row: click on its button, or Enter
    details = Signal(object)  # Space

    def __init__(
        self,
        theme: Theme,
        columns: Sequence[Column[R]],
        key: Callable[[R], Hashable],
        memory: Memory,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._look = theme, RowLook(theme)
        self._look.gaps = {at: column.gap for at, column in enumerate(columns)}
        self._key = key
        self._empty: QWidget | None = None
        self.rows_model: TableModel[R] = TableModel(columns, key, self)
        self.head = TableHead(self._look, self.rows_model.columns, memory, name, self)
        self.setHorizontalHeader(self.head)
        self.setModel(self.rows_model)
        _set_manners(self)
        self._set_delegates()
        self.head.restore()
        self.head.sectionResized.connect(self._columns_changed)
        self.head.sectionMoved.connect(self._columns_changed)
        self.head.sortIndicatorChanged.connect(self.rows_model.sort)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(Role.ROW)))
        theme.changed.connect(self._take_sizes)
        self._take_sizes()

    def set_rows(self, rows: Sequence[R]) -> None:
        """Show these rows; the chosen row stays chosen by its key, else the nearest line is."""
        kept, line = self.chosen_row(), self.currentIndex().row()
        self.rows_model.set_rows(rows)
        if self._empty is not None:
            self._empty.setVisible(not rows)
        place = -1 if kept is None else self.rows_model.position(self._key(kept))
        if place < 0 and kept is not None and rows:
            place = min(line, len(rows) - 1)
        if place >= 0:
            self._choose_line(place)
        elif kept is not None:
            self.chosen.emit(None)

    def chosen_row(self) -> R | None:
        """The current row."""
        index = self.currentIndex()
        row: R | None = index.data(Role.ROW) if index.isValid() else None
        return row

    def chosen_rows(self) -> list[R]:
        """All selected rows, top down."""
        lines = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [self.rows_model.rows[line] for line in lines]

    def choose(self, key: Hashable) -> bool:
        """Make the row with this key current and visible; False when it is not shown."""
        place = self.rows_model.position(key)
        if place >= 0:
            self._choose_line(place)
            self.scrollTo(self.currentIndex())
        return place >= 0

    def set_empty(self, widget: QWidget) -> None:
        """What is shown in the middle while there are no rows (an EmptyState)."""
        widget.setParent(self.viewport())
        self._empty = widget
        widget.setVisible(not self.rows_model.rows)
        self._place_empty()

    def _choose_line(self, line: int) -> None:
        """Without a look at the keyboard: a Ctrl held for Ctrl+Enter or Ctrl+Z would take the row out of the choice."""
        if self.currentIndex().row() == line and self.selectionModel().isRowSelected(line):
            return  # the other chosen rows stay
        index = self.rows_model.index(line, max(self._look.first, 0))
        choose = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, choose.ClearAndSelect | choose.Rows)

    def _set_delegates(self) -> None:
        for at, column in enumerate(self.rows_model.columns):
            delegate = DELEGATES[column.kind](self._look, self, column.small)
            self.setItemDelegateForColumn(at, delegate)
            if isinstance(delegate, ActionDelegate):
                delegate.triggered.connect(self.acted)

    def _take_sizes(self) -> None:
        self.verticalHeader().setMinimumSectionSize(self._theme.size("row"))
        self.verticalHeader().setDefaultSectionSize(self._theme.size("row"))
        self.head.setFixedHeight(self._theme.size("table_head"))
        self.head.restore()
        self.viewport().update()

    def _columns_changed(self) -> None:
        if self.head.underMouse():  # laying out is no wish of the user
            self.head.remember()

    def _place_empty(self) -> None:
        if self._empty is not None:
            self._empty.setGeometry(self.viewport().rect())

    def _hover(self, row: int) -> None:
        if row != self._look.hovered:
            self._look.hovered = row
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Qt: Enter, Space and copying; the rest moves the choice."""
        self._look.by_keyboard = True
        row = self.chosen_row()
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(rows_as_text(self))
        elif row is not None and event.key() in _ENTER:
            has_action = any(c.text(row) for c in self.rows_model.columns if DELEGATES[c.kind] is ActionDelegate)
            (self.acted if has_action else self.opened).emit(row)
        elif row is not None and event.key() == Qt.Key.Key_Space:
            self.details.emit(row)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Qt: the ring is for the keyboard only."""
        self._look.by_keyboard = False
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Qt: the whole row under the pointer changes its ground."""
        self._hover(self.rowAt(event.position().toPoint().y()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Qt: no row under the pointer."""
        self._hover(-1)
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Qt: coming by Tab shows where one is."""
        self._look.by_keyboard = event.reason() in _BY_KEYBOARD
        if not self.currentIndex().isValid() and self.rows_model.rows and self._look.by_keyboard:
            self._choose_line(0)
        super().focusInEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Qt: the empty state fills the view; the current row is not covered by what takes room from the table."""
        super().resizeEvent(event)
        self.head.fit(self.viewport().width())
        self._place_empty()
        current = self.currentIndex()
        if current.isValid() and 0 <= self.visualRect(current).top() < event.oldSize().height():
            self.scrollTo(current)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """Qt: another row is current."""
        super().currentChanged(current, previous)
        self.viewport().update()
        if current.row() != previous.row() or not previous.isValid():
            self.chosen.emit(current.data(Role.ROW) if current.isValid() else None)


def rows_as_text(table: Table[Any]) -> str:
    """The selected rows with titles, tab-separated, as the columns stand: for pasting into a sheet."""
    head, declared = table.head, table.rows_model.columns
    shown = [head.logicalIndex(place) for place in range(head.count())]
    columns = [declared[at] for at in shown if not head.isSectionHidden(at) and declared[at].title]
    lines = [[column.title for column in columns]]
    lines += [[column.text(row) for column in columns] for row in table.chosen_rows()]
    return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)


def _set_manners(view: QTableView) -> None:
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    view.setMouseTracking(True)
    view.verticalHeader().hide()
    view.setCornerButtonEnabled(False)
