"""One command's writes, each with the row before and after, for the history, undo and proof."""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlite_utils import Database

from supervisor_app.store.rows import Row, Value


@dataclass
class Work:
    """Writes rows inside one transaction and keeps account of them; a write that changes nothing leaves no trace.

    `today`, `actor`: when and by whom, where nothing else says so; `task_id`: the task the history row is filed under;
    `unit_ids`: names already looked up within this command; `serials`: the last number given in a year; `reserved`:
    numbers that tasks yet to be written bring along.
    """

    db: Database
    today: date
    actor: str = ""
    task_id: int | None = None
    changes: list[dict[str, Any]] = field(default_factory=list)
    touched: set[int] = field(default_factory=set)
    unit_ids: dict[str, int] | None = None
    serials: dict[int, int] = field(default_factory=dict)
    reserved: frozenset[str] = frozenset()

    def insert(self, table: str, values: Mapping[str, Value]) -> int:
        """Add a row; gives its id."""
        columns, marks = ", ".join(f'"{name}"' for name in values), ", ".join("?" * len(values))
        cursor = self.db.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", list(values.values()))
        assert cursor.lastrowid is not None
        self._note(table, cursor.lastrowid, None, {"id": cursor.lastrowid, **values})
        return cursor.lastrowid

    def update(self, table: str, row_id: int, values: Mapping[str, Value]) -> None:
        """Change columns of a row; only those that differ are written."""
        row = self.row(table, row_id)
        changed = {name: value for name, value in values.items() if row[name] != value}
        if changed:
            settings = ", ".join(f'"{name}" = ?' for name in changed)
            self.db.execute(f"UPDATE {table} SET {settings} WHERE id = ?", [*changed.values(), row_id])
            self._note(table, row_id, {name: row[name] for name in changed}, changed)

    def delete(self, table: str, row_id: int) -> None:
        """Remove a row."""
        row = self.row(table, row_id)
        self.db.execute(f"DELETE FROM {table} WHERE id = ?", [row_id])
        self._note(table, row_id, row, None)

    def try_delete(self, table: str, row_id: int) -> bool:
        """Remove a row unless others refer to it; says whether it went."""
        try:
            self.delete(table, row_id)
        except sqlite3.IntegrityError:
            return False
        return True

    def take_in(self, part: "Work") -> None:
        """Account for the writes of another command as for its own."""
        self.changes += part.changes
        self.touched |= part.touched

    def touch(self, task_id: int) -> None:
        """Say that a task stands differently although its own row is unchanged."""
        self.touched.add(task_id)

    def row(self, table: str, row_id: int) -> Row:
        """The row as it stands; `KeyError` when there is none."""
        found: Iterable[dict[str, Any]] = self.db.query(f"SELECT * FROM {table} WHERE id = ?", [row_id])
        for row in found:
            return row
        raise KeyError((table, row_id))

    def _note(self, table: str, row_id: int, before: Row | None, after: Mapping[str, Value] | None) -> None:
        self.changes.append({"table": table, "id": row_id, "before": before, "after": after and dict(after)})
