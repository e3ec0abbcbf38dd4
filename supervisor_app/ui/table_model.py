"""A table model over a list of row objects; rows are filtered outside and sorted here as a plain Python list."""

from collections.abc import Callable, Hashable, Sequence
from enum import IntEnum
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from supervisor_app.ui.columns import Column

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    "right": Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
    "center": Qt.AlignmentFlag.AlignCenter,
}


class Role(IntEnum):
    """Roles beside Qt's own."""

    ROW = Qt.ItemDataRole.UserRole  # the row object itself
    VALUE = Qt.ItemDataRole.UserRole + 1  # what the column's painter needs
    INK = Qt.ItemDataRole.UserRole + 2  # role of the text colour
    STRONG = Qt.ItemDataRole.UserRole + 3  # whether the text is set in weight 500
    STRUCK = Qt.ItemDataRole.UserRole + 4  # whether a line goes through the text


class TableModel(QAbstractTableModel, Generic[R]):
    """Rows of one type under columns declared as data; `key` tells a row's identity across refreshes."""

    def __init__(
        self, columns: Sequence[Column[R]], key: Callable[[R], Hashable], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.key = key
        self.rows: list[R] = []
        self._given: list[R] = []
        self._sorted_by: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)

    def set_rows(self, rows: Sequence[R]) -> None:
        """Show these rows in their order, or in the order the user sorted by; same rows changed keep the selection."""
        self._given = list(rows)
        arranged = self._arranged()
        if [self.key(row) for row in arranged] == [self.key(row) for row in self.rows]:
            self.rows = arranged
            if arranged:
                self.dataChanged.emit(self.index(0, 0), self.index(len(arranged) - 1, len(self.columns) - 1))
            return
        self.beginResetModel()
        self.rows = arranged
        self.endResetModel()

    def position(self, key: Hashable) -> int:
        """The line of the row with this key; -1 when it is not shown."""
        return next((line for line, row in enumerate(self.rows) if self.key(row) == key), -1)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:  # noqa: N802
        """Qt: number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:  # noqa: N802
        """Qt: number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: what a cell says in a role."""
        if not index.isValid():
            return None
        give = _GIVE.get(role)
        return None if give is None else give(self.columns[index.column()], self.rows[index.row()])

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Qt: column titles."""
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        return _ALIGN[self.columns[section].align] if role == Qt.ItemDataRole.TextAlignmentRole else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Qt: sort by a column; -1 gives back the order of `set_rows`. Selected rows stay selected."""
        self._sorted_by = (column, order)
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        keys = [self.key(self.rows[index.row()]) for index in kept]
        self.rows = self._arranged()
        lines = {self.key(row): line for line, row in enumerate(self.rows)} if kept else {}
        moved = [self.index(lines[key], index.column()) for key, index in zip(keys, kept, strict=True)]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    def _arranged(self) -> list[R]:
        column, order = self._sorted_by
        if column < 0:
            return self._given
        return sorted(self._given, key=self.columns[column].sort_key, reverse=order is Qt.SortOrder.DescendingOrder)


def _text(column: Column[Any], row: Any) -> str:
    return column.text(row)


def _tooltip(column: Column[Any], row: Any) -> str | None:
    return column.tooltip(row) if column.tooltip else None


def _spoken(column: Column[Any], row: Any) -> str:
    text = column.spoken(row) if column.spoken else column.text(row)
    return f"{column.title}：{text}" if column.title and text else text


_GIVE: dict[int, Callable[[Column[Any], Any], Any]] = {
    Qt.ItemDataRole.DisplayRole: _text,
    Qt.ItemDataRole.ToolTipRole: _tooltip,
    Qt.ItemDataRole.AccessibleTextRole: _spoken,
    Qt.ItemDataRole.TextAlignmentRole: lambda column, _: _ALIGN[column.align],
    Role.ROW: lambda _, row: row,
    Role.VALUE: lambda column, row: column.value(row) if column.value else None,
    Role.INK: lambda column, row: column.ink(row),
    Role.STRONG: lambda column, row: column.strong(row),
    Role.STRUCK: lambda column, row: column.struck(row),
}
