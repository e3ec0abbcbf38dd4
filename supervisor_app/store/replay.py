"""Are the facts in the file those the history tells of? Found by playing the history back, the newest row first."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

from sqlite_utils import Database

_Key = tuple[str, int]


def strays(db: Database, tables: Iterable[str]) -> Iterator[str]:
    """One Chinese sentence a row that differs from what the commands wrote, is there without any, or is gone.

    `tables`: those that commands write. Asks for a file whose tables and history are in order, as `check.faults`
    finds out. Time grows with the history's length; only facts changed after they were first written are remembered.
    """
    replay = _Replay(db)
    with closing(db.conn.cursor()) as cursor:
        for (text,) in cursor.execute("SELECT changes FROM history ORDER BY id DESC"):
            for change in reversed(json.loads(text)):
                yield from replay.back(change["table"], change["id"], change["before"], change["after"])
    yield from replay.rest(tables)


@dataclass
class _Replay:
    """`settled`: table → ids already compared; `later`: values written to a row after the point reached so far."""

    db: Database
    settled: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    later: dict[_Key, dict[str, Any]] = field(default_factory=dict)

    def back(self, table: str, row_id: int, before: Any, after: Any) -> Iterator[str]:
        """One change further back; what it tells of a row counts only where no later one told already."""
        if row_id in self.settled[table]:
            return
        if before is None or after is None:
            self.settled[table].add(row_id)
            later = self.later.pop((table, row_id), {})
            yield from self._compared(table, row_id, None if after is None else after | later)
        else:
            self.later[table, row_id] = after | self.later.get((table, row_id), {})

    def rest(self, tables: Iterable[str]) -> Iterator[str]:
        """Rows of which the history tells no beginning."""
        for (table, row_id), values in self.later.items():
            yield from self._compared(table, row_id, values)
        for table in tables:
            for (row_id,) in self.db.execute(f"SELECT id FROM {table} ORDER BY id"):
                if row_id not in self.settled[table]:
                    yield f"表 {table} 第 {row_id} 行不是本程序写入的，台账日志里没有它"

    def _compared(self, table: str, row_id: int, told: dict[str, Any] | None) -> Iterator[str]:
        try:
            row = next(iter(self.db.query(f"SELECT * FROM {table} WHERE id = ?", [row_id])), None)
        except sqlite3.OperationalError:  # text that is none any more
            yield f"表 {table} 第 {row_id} 行读不出"
            return
        if told is None:
            if row is not None:
                yield f"表 {table} 第 {row_id} 行已按台账日志删去，却还在"
        elif row is None:
            yield f"表 {table} 第 {row_id} 行不见了，台账日志里有它"
        else:
            names = [name for name, value in told.items() if row[name] != value]
            if names:
                yield f"表 {table} 第 {row_id} 行的 {'、'.join(names)} 与台账日志不一致，被别的程序改动过或已损坏"
