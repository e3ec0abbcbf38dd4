"""A small closed ledger for the tests of the file's safety."""

from datetime import UTC, datetime
from pathlib import Path

from sqlite_utils import Database

from supervisor_app.store.database import open_ledger
from supervisor_app.store.history import record

NOW = datetime(2026, 11, 22, 10, 30, 15, tzinfo=UTC)


def add_task(db: Database, number: str) -> None:
    """One task more, with its history row."""
    with db.atomic():
        db.execute("INSERT INTO task (number, title, state, cycle) VALUES (?, '修路', 'assigned', 'once')", (number,))
        record(db, NOW, "张三", "登记事项", [{"table": "task", "number": number}])


def small_ledger(folder: Path) -> Path:
    """A closed ledger of three tasks in a new subfolder of `folder`."""
    path = folder / "台账" / "督办.db"
    path.parent.mkdir()
    db = open_ledger(path, create=True)
    for number in "123":
        add_task(db, number)
    db.close()
    return path
