"""The journal (台账日志): one row a command, each chained to the one before by SHA-256."""

import hashlib
import json
from collections.abc import Iterator
from datetime import datetime

from sqlite_utils import Database

_GENESIS = "0" * 64


def record(db: Database, at: datetime, actor: str, action: str, changes: object, task_id: int | None = None) -> int:
    """Append one row and give its id; call it inside the transaction (`db.atomic()`) of the rows it tells of.

    `changes` is any JSON value, by custom a list of {table, id, before, after}.
    """
    last = db.execute("SELECT hash FROM history ORDER BY id DESC LIMIT 1").fetchone()
    previous = last[0] if last else _GENESIS
    text = json.dumps(changes, ensure_ascii=False, sort_keys=True, default=str)
    values = (at.isoformat(timespec="seconds"), actor, action, task_id, text, previous)
    cursor = db.execute(
        "INSERT INTO history (at, actor, action, task_id, changes, previous_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (*values, _digest(*values)),
    )
    return int(cursor.lastrowid or 0)


def broken_links(db: Database) -> Iterator[int]:
    """Ids of the rows whose content or place in the chain is not what was written."""
    previous = _GENESIS
    rows = db.execute("SELECT id, at, actor, action, task_id, changes, previous_hash, hash FROM history ORDER BY id")
    for number, *values, written in rows:
        if values[-1] != previous or _digest(*values) != written:
            yield number
        previous = written


def _digest(*values: str | int | None) -> str:
    return hashlib.sha256(json.dumps(values, ensure_ascii=False).encode()).hexdigest()
