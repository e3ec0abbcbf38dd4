"""Rows in groups as one flat list: the head of a group is a row like the others, and closes and opens its group."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from supervisor_app.ui.table_model import Role

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


@dataclass(frozen=True, slots=True)
class Group(Generic[R]):
    """Rows under one head; `hint` is a small remark beside it, `action` the word of what is done with all rows.

    `count`: how many there are, where not all of them are listed.
    """

    key: str
    word: str
    rows: tuple[R, ...]
    hint: str = ""
    action: str = ""
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """The row of a group's head."""

    key: str
    word: str
    count: int
    hint: str = ""
    closed: bool = False
    action: str = ""


class GroupedModel(QAbstractListModel, Generic[R]):
    """`identify` tells a row across refreshes, `speak` reads it aloud; groups without rows are not shown."""

    def __init__(
        self, identify: Callable[[R], Hashable], speak: Callable[[R], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.identify, self._speak = identify, speak
        self.entries: list[Head | R] = []
        self.closed: set[str] = set()
        self._groups: tuple[Group[R], ...] = ()

    def set_groups(self, groups: Sequence[Group[R]]) -> None:
        """Show these groups in their order."""
        self._groups = tuple(group for group in groups if group.rows)
        entries = list(self._flat())
        if [self.key(entry) for entry in entries] == [self.key(entry) for entry in self.entries]:
            self.entries = entries
            if entries:
                self.dataChanged.emit(self.index(0), self.index(len(entries) - 1))
            return
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def set_closed(self, key: str, closed: bool) -> None:
        """Close or open a group, its rows only: what is above and below stays in place."""
        line = self.line(("head", key))
        if line < 0 or closed == (key in self.closed):
            return
        group = next(group for group in self._groups if group.key == key)
        first, last = line + 1, line + len(group.rows)
        self.closed = self.closed | {key} if closed else self.closed - {key}
        begin, end = (
            (self.beginRemoveRows, self.endRemoveRows) if closed else (self.beginInsertRows, self.endInsertRows)
        )
        begin(_NO_INDEX, first, last)
        self.entries = list(self._flat())
        end()
        self.dataChanged.emit(self.index(line), self.index(line))

    def key(self, entry: "Head | R") -> Hashable:
        """What tells an entry from the others."""
        return ("head", entry.key) if isinstance(entry, Head) else self.identify(entry)

    def line(self, key: Hashable) -> int:
        """The line of the entry with this key (a head's is `("head", key)`); -1 when it is not shown."""
        return next((line for line, entry in enumerate(self.entries) if self.key(entry) == key), -1)

    def head_above(self, line: int) -> int:
        """The line of the head that the entry stands under, itself when it is a head."""
        return next((at for at in range(line, -1, -1) if isinstance(self.entries[at], Head)), -1)

    def rows_beside(self, line: int) -> range:
        """The lines of the rows in the group that `line` stands in."""
        first = self.head_above(line) + 1
        after = (at for at in range(first, len(self.entries)) if isinstance(self.entries[at], Head))
        return range(first, next(after, len(self.entries)))

    def rowCount(self, parent: Index = _NO_INDEX) -> int:  # noqa: N802
        """Qt: heads and the rows of open groups."""
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: the entry itself, and what it says."""
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == Role.ROW:
            return entry
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if isinstance(entry, Head):
            return f"{entry.word}，{entry.count} 项，{'已收起' if entry.closed else '已展开'}"
        return self._speak(entry)

    def _flat(self) -> Iterable["Head | R"]:
        for group in self._groups:
            closed = group.key in self.closed
            count = len(group.rows) if group.count is None else group.count
            yield Head(group.key, group.word, count, group.hint, closed, group.action)
            if not closed:
                yield from group.rows
