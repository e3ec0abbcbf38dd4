"""Undo and redo by name: the history's before and after, written back as a command of its own."""

import json
import sqlite3
from typing import Any

from supervisor_app.errors import UserError
from supervisor_app.store.ledger import Ledger
from supervisor_app.store.work import Work


def undo_name(ledger: Ledger) -> str | None:
    """What undo would take back, such as 登记进展 2026-012; None when there is nothing."""
    return _action(ledger, ledger.undoable[-1]) if ledger.undoable else None


def redo_name(ledger: Ledger) -> str | None:
    """What redo would do again; None when there is nothing."""
    return _action(ledger, ledger.redoable[-1]) if ledger.redoable else None


def undo(ledger: Ledger) -> str:
    """Take the last command back; gives its name. `UserError` when later facts build on it."""
    return _step(ledger, ledger.undoable, ledger.redoable, "撤销", forward=False)


def redo(ledger: Ledger) -> str:
    """Do the last undone command again; gives its name."""
    return _step(ledger, ledger.redoable, ledger.undoable, "重做", forward=True)


def _step(ledger: Ledger, source: list[int], target: list[int], word: str, forward: bool) -> str:
    if not source:
        raise UserError(f"没有可以{word}的操作")
    row = next(iter(ledger.db.query("SELECT * FROM history WHERE id = ?", [source[-1]])))
    changes = json.loads(row["changes"])
    name: str = row["action"]
    try:
        with ledger.command(f"{word}：{name}", row["task_id"], undoable=False) as work:
            for change in changes if forward else reversed(changes):
                before, after = change["before"], change["after"]
                old, new = (before, after) if forward else (after, before)
                if not _write(work, change["table"], change["id"], old, new):
                    raise UserError(f"“{name}”之后又有了以它为依据的记录，不能{word}；请直接修改")
    except sqlite3.IntegrityError as error:  # what the file itself guards, such as an original due date once set
        raise UserError(f"“{name}”定下的原时限或文号不再改动，不能{word}；请直接修改") from error
    target.append(source.pop())
    return name


def _write(work: Work, table: str, row_id: int, old: dict[str, Any] | None, new: dict[str, Any] | None) -> bool:
    """Bring one row from `old` to `new`; False when it is no longer as `old` says, or others refer to it."""
    if old is None and new is not None:
        work.insert(table, {"id": row_id, **new})
        return True
    row = work.row(table, row_id)
    if old is None or any(row[name] != value for name, value in old.items()):
        return False
    if new is None:
        return work.try_delete(table, row_id)
    work.update(table, row_id, new)
    return True


def _action(ledger: Ledger, history_id: int) -> str:
    found: str = ledger.db.execute("SELECT action FROM history WHERE id = ?", [history_id]).fetchone()[0]
    return found
