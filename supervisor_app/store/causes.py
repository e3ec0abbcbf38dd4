"""Why SQLite could not read or write, in Chinese."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from supervisor_app.errors import UserError

_NOT_WRITTEN = {"SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_FSYNC", "SQLITE_IOERR_TRUNCATE", "SQLITE_READONLY"}


def not_written(error: sqlite3.Error) -> bool:
    """Whether SQLite failed because the disk is full or cannot be written, not because of the file's content."""
    return getattr(error, "sqlite_errorname", "") in _NOT_WRITTEN


_GONE = "台账文件在打开之后被移走、改名或删除；请放回原处后再做一次，放不回就从备份恢复"
_SQLITE = {
    sqlite3.SQLITE_FULL: "磁盘已满；请腾出空间后再做一次",
    sqlite3.SQLITE_READONLY: "台账文件是只读的；请改为可写，或复制到能写的文件夹",
    sqlite3.SQLITE_CANTOPEN: "它所在的文件夹不能写；请检查权限，或复制到能写的文件夹",
    sqlite3.SQLITE_BUSY: "台账正被别的程序占用；请关闭那个程序后再做一次",
    sqlite3.SQLITE_LOCKED: "台账正被别的程序占用；请关闭那个程序后再做一次",
    sqlite3.SQLITE_IOERR: "读写磁盘出错；请检查磁盘或移动盘是否还连着",
}


def sqlite_cause(error: sqlite3.Error) -> str | None:
    """Why SQLite could not, and what to do; None where the file itself must be at fault."""
    code: int = getattr(error, "sqlite_errorcode", 0)
    return _GONE if code == sqlite3.SQLITE_READONLY_DBMOVED else _SQLITE.get(code & 0xFF)


@contextmanager
def told_in_words(path: Path) -> Iterator[None]:
    """What SQLite cannot read of the ledger at `path` as a `UserError`; a rule of the schema broken is our own bug."""
    try:
        yield
    except sqlite3.IntegrityError:
        raise
    except (sqlite3.Error, UnicodeDecodeError) as error:
        known = sqlite_cause(error) if isinstance(error, sqlite3.Error) else None
        reason = known or f"文件已损坏（{error}）；请从备份恢复"
        raise UserError(f"{path.name} 读不出：{reason}") from error
