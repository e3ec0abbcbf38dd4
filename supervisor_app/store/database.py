"""Opening the ledger file: ours or not, sound or not, migrated, foreign keys on."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database

from supervisor_app.errors import UserError
from supervisor_app.store.causes import sqlite_cause
from supervisor_app.store.migrations import ledger_migrations

APPLICATION_ID = 0x44424C54  # "DBLT"


def open_ledger(
    path: Path, create: bool = False, before_migration: Callable[[Path], object] = lambda path: None
) -> Database:
    """An open ledger; `UserError` when it is missing, not ours, newer than this program, or damaged.

    `before_migration` is called with the path of an older ledger that is sound, before it is brought up to date.
    """
    if not path.exists() and not create:
        raise UserError(f"找不到台账 {path}；请检查文件名和位置")
    if path.is_dir():
        raise UserError(f"{path} 是文件夹，不是台账；请选择其中的台账文件")
    if not path.parent.is_dir():
        raise UserError(f"文件夹 {path.parent} 不存在；请先建好文件夹或换一个位置")
    new = not path.exists() or path.stat().st_size == 0
    if new and not create:
        raise UserError(f"{path.name} 是空文件，不是台账；请选择别的台账，或从备份恢复")
    try:
        connection = sqlite3.connect(path)
    except sqlite3.Error as error:
        raise UserError(f"{path.name} 打不开（{error}）；请检查文件夹的权限") from None
    try:
        return _prepared(connection, path, new, before_migration)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:  # the latter: a name in the schema is none any more
        connection.close()
        known = sqlite_cause(error) if isinstance(error, sqlite3.Error) else None
        cause = known or f"文件已损坏（{error}）；请从备份恢复"
        raise UserError(f"{path.name} 打不开：{cause}") from None
    except UserError:
        connection.close()
        raise


def needs_lock(path: Path) -> bool:
    """Whether opening the ledger writes to it first, which needs its lock: to bring it up to date, or to undo what a
    killed program left half done.
    """
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            db = Database(connection)
            return bool(ledger_migrations.applied(db) and ledger_migrations.pending(db))
    except sqlite3.Error as error:  # any other: opening it says what is wrong
        return getattr(error, "sqlite_errorname", "") == "SQLITE_READONLY_ROLLBACK"


def _prepared(
    connection: sqlite3.Connection, path: Path, new: bool, before_migration: Callable[[Path], object]
) -> Database:
    db = Database(connection)
    if new:
        db.execute(f"PRAGMA application_id={APPLICATION_ID}")
    refuse_foreign(db, path)  # before anything is written
    connection.execute("PRAGMA journal_mode=DELETE")  # a copy of an open WAL file can lack what was written last
    connection.execute("PRAGMA synchronous=FULL")
    _refuse_damaged(db, path)
    if ledger_migrations.pending(db):
        if ledger_migrations.applied(db):  # none where a kill left a new file without its tables
            before_migration(path)
        ledger_migrations.apply(db)
    connection.execute("PRAGMA foreign_keys=ON")
    return db


def refuse_foreign(db: Database, path: Path) -> None:
    """`UserError` when the open file at `path` is not ours, or a newer program's."""
    if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise UserError(f"{path.name} 不是督办台账文件；请选择本程序建立的台账")
    applied = {migration.name for migration in ledger_migrations.applied(db)}
    with closing(Database(memory=True)) as blank:
        known = {migration.name for migration in ledger_migrations.pending(blank)}
    if applied - known:
        raise UserError(f"{path.name} 由更新版本的程序写成；请升级程序后再打开")


def _refuse_damaged(db: Database, path: Path) -> None:
    if db.execute("PRAGMA quick_check").fetchone()[0] != "ok" or db.execute("PRAGMA foreign_key_check").fetchone():
        raise UserError(f"{path.name} 已损坏；请从备份恢复")
