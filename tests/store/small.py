"""A small closed ledger for the tests of the file's safety."""

import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from sqlite_utils import Database, Migrations

from supervisor_app.store import migrations
from supervisor_app.store.database import open_ledger
from supervisor_app.store.history import record

_KILLED_IN_A_COMMAND = """
import os, signal, sys
from pathlib import Path
from supervisor_app.store.database import open_ledger
db = open_ledger(Path(sys.argv[1]))
db.execute("PRAGMA cache_size=1")
with db.atomic():
    db.execute("UPDATE task SET title = hex(zeroblob(100000))")
    os.kill(os.getpid(), signal.SIGKILL)
"""

NOW = datetime(2026, 11, 22, 10, 30, 15, tzinfo=UTC)


def add_task(db: Database, number: str) -> None:
    """One task more, with its history row."""
    with db.atomic():
        values = {"number": number, "title": "修路", "state": "assigned", "cycle": "once"}
        row_id = db["task"].insert(values).last_pk  # type: ignore[union-attr]
        record(db, NOW, "张三", "登记事项", [{"table": "task", "id": row_id, "before": None, "after": values}])


def small_ledger(folder: Path) -> Path:
    """A closed ledger of three tasks in a new subfolder of `folder`."""
    path = folder / "台账" / "督办.db"
    path.parent.mkdir()
    db = open_ledger(path, create=True)
    for number in "123":
        add_task(db, number)
    db.close()
    return path


def kill_in_a_command(path: Path) -> None:
    """Leave a hot journal: another process is killed when half of its command is in the file."""
    done = subprocess.run([sys.executable, "-c", _KILLED_IN_A_COMMAND, str(path)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert path.with_name(f"{path.name}-journal").stat().st_size > 0


def present_migrations() -> Migrations:
    """The schema's steps of this program, to be added to."""
    steps = Migrations("ledger")
    for name, step in vars(migrations).items():
        if name.startswith("version_"):
            steps()(step)
    return steps
