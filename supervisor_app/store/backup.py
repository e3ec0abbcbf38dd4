"""Backups: copied through SQLite while the ledger is open, proved to open before they count, thinned afterwards."""

import os
import re
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from sqlite_utils import Database

from supervisor_app.domain.thinning import kept
from supervisor_app.errors import UserError, cause
from supervisor_app.store.causes import not_written
from supervisor_app.store.check import connect, faults, newer_migrations, read_only
from supervisor_app.store.database import APPLICATION_ID, refuse_foreign

_Answer = TypeVar("_Answer")
STAMP = "%Y-%m-%d_%H%M%S"
_NAME = re.compile(r"(?P<stem>.+)_(?P<at>\d{4}-\d\d-\d\d_\d{6})_(?P<reason>[^_.]+)\.db")
_PART = re.compile(r"\.(?P<stem>.+)_\d{4}-\d\d-\d\d_\d{6}_\d+\.part")
_LEFT_OVER = timedelta(days=1)  # no backup takes so long: a part this old was left by a killed process


class Reason(StrEnum):
    """What a backup was made for, as it stands in its file name."""

    CLOSE = "关闭"
    DAILY = "每日"
    BEFORE_IMPORT = "导入前"
    BEFORE_MIGRATION = "升级前"
    MANUAL = "手动"


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup file: when and why it was made, bytes, number of tasks (None: unreadable), whether it is sound."""

    path: Path
    at: datetime
    reason: str
    size: int
    tasks: int | None
    sound: bool


@dataclass(frozen=True, slots=True)
class _File:
    """A file named as a backup of the ledger file `stem`."""

    path: Path
    stem: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class _Mark:
    """What tells one state of a ledger from another; every command writes a history row, so the last one does."""

    last_history: str | None
    counts: tuple[tuple[str, int], ...]


def backup_folder(ledger: Path, chosen: str = "") -> Path:
    """Where the backups of `ledger` are: in the folder the office chose, else beside it."""
    return Path(chosen) if chosen else ledger.with_name(f"{ledger.stem}.backups")


def make_backup(ledger: Path, folder: Path, reason: Reason, now: datetime) -> Backup | None:
    """A proved backup of `ledger` in `folder` (made when only its last part is missing), older ones thinned.

    None when nothing changed since the last good one. The ledger may be open, also in this process. `UserError` when
    the ledger is damaged or the folder missing, read-only or full: then the folder is as it was.
    """
    if not ledger.is_file():
        raise UserError(f"找不到台账 {ledger}，没有备份；请检查文件名和位置")
    _ready(folder)
    at = _free_moment(ledger, folder, reason, now.astimezone().replace(microsecond=0))
    with _in_words(ledger, folder), closing(connect(ledger, "rw")) as source:
        refuse_foreign(Database(source), ledger)
        last = _last_good(ledger, folder, source)
        if last is not None and last == _mark(source):
            return None
        path = _path(ledger, folder, reason, at)
        tasks = copy_proved(source, folder / f".{ledger.stem}_{at:{STAMP}}_{os.getpid()}.part", path)
        with suppress(OSError, sqlite3.Error):  # the backup is there; what could not be deleted goes next time
            _thin(ledger, folder, source, now.astimezone())
    return Backup(path, at, reason, path.stat().st_size, tasks, True)


def list_backups(folder: Path) -> list[Backup]:
    """Every backup in `folder`, newest first. `sound`: ours, its pages in order; a restore checks the whole of it."""
    return [
        Backup(file.path, file.at, file.reason, file.path.stat().st_size, tasks, tasks is not None)
        for file in _files(folder)
        for tasks in (_asked(file.path, _sound_tasks),)
    ]


def copy_proved(source: sqlite3.Connection, part: Path, path: Path) -> int:
    """Copy an open ledger to `part`, prove it, then give it the name `path`; gives the number of tasks.

    `UserError` when the copy is not sound; whatever fails, `part` is gone.
    """
    part.open("xb").close()
    try:
        source.execute("BEGIN")
        mark = _mark(source)  # in the transaction of the copy, so both are of one state
        _copy(source, part)
        source.rollback()
        tasks = _prove(part, mark)
        os.replace(part, path)
    finally:
        with suppress(OSError):  # it is gone already, or the disk is: the error that led here tells more
            part.unlink()
    sync_folder(path.parent)
    return tasks


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` last through a power cut, where the system has a way (Windows does it by itself)."""
    if os.name != "nt":
        handle = os.open(folder, os.O_RDONLY)
        try:
            with suppress(OSError):  # some network and USB file systems refuse; the copy itself is on the disk
                os.fsync(handle)
        finally:
            os.close(handle)


def _copy(source: sqlite3.Connection, part: Path) -> None:
    with closing(connect(part, "rw")) as target:
        target.execute("PRAGMA journal_mode=OFF")  # no half-written copy is ever read: no journal needed
        target.execute("PRAGMA synchronous=OFF")
        source.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")  # one file, even of a ledger some other tool set to WAL
    with part.open("rb+") as file:
        os.fsync(file.fileno())


def _prove(part: Path, mark: _Mark) -> int:
    with read_only(part) as db:
        found = faults(db)
        if found:
            raise UserError(f"台账有损坏，没有备份，以免盖住好的备份：{found[0]}；请从备份恢复")
        if _mark(db.conn) != mark:
            raise UserError("备份读回后与台账不一致，没有留下；请检查磁盘，或换一个备份文件夹")
        return int(db.execute("SELECT count(*) FROM task").fetchone()[0])


def _mark(connection: sqlite3.Connection) -> _Mark:
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"
    ).fetchall()
    counts = tuple((name, connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]) for (name,) in tables)
    last = connection.execute("SELECT hash FROM history ORDER BY id DESC LIMIT 1").fetchone()
    return _Mark(last and last[0], counts)


def _identity(connection: sqlite3.Connection) -> str | None:
    """What all states of one ledger have in common: the hash of its first history row."""
    first = connection.execute("SELECT hash FROM history ORDER BY id LIMIT 1").fetchone()
    return first and str(first[0])


def _last_good(ledger: Path, folder: Path, source: sqlite3.Connection) -> _Mark | None:
    identity = _identity(source)
    for file in _files(folder, ledger.stem):
        if _asked(file.path, _identity) == identity and _asked(file.path, _sound_tasks) is not None:
            return _asked(file.path, _mark)
    return None


def _thin(ledger: Path, folder: Path, source: sqlite3.Connection, now: datetime) -> None:
    """Delete what the thinning rule gives up; only readable backups of this very ledger count and go."""
    identity = _identity(source)
    own = [file for file in _files(folder, ledger.stem) if identity and _asked(file.path, _identity) == identity]
    stay = kept([file.at for file in own], now)
    for file in own:
        if file.at not in stay:
            with suppress(OSError):  # open in another program: it goes next time
                file.path.unlink()


def _asked(path: Path, question: Callable[[sqlite3.Connection], _Answer | None]) -> _Answer | None:
    """The answer of a backup file; None when it does not open."""
    try:
        with closing(connect(path, "ro")) as connection:
            return question(connection)
    except (sqlite3.Error, UnicodeDecodeError):
        return None


def _sound_tasks(connection: sqlite3.Connection) -> int | None:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        return None
    if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok" or newer_migrations(Database(connection)):
        return None
    return int(connection.execute("SELECT count(*) FROM task").fetchone()[0])


def _files(folder: Path, stem: str | None = None) -> list[_File]:
    """Files of `folder` named as backups (of `stem`), newest first; none when there is no such folder."""
    return sorted(_named(folder, stem), key=lambda file: (file.at, file.path.name), reverse=True)


def _named(folder: Path, stem: str | None) -> Iterator[_File]:
    for path in folder.iterdir() if folder.is_dir() else ():
        match = _NAME.fullmatch(path.name)
        if match and stem in (None, match["stem"]):
            with suppress(ValueError):  # digits that are no date: not ours
                at = datetime.strptime(match["at"], STAMP).astimezone()
                yield _File(path, match["stem"], at, match["reason"])


def _path(ledger: Path, folder: Path, reason: Reason, at: datetime) -> Path:
    return folder / f"{ledger.stem}_{at:{STAMP}}_{reason}.db"


def _free_moment(ledger: Path, folder: Path, reason: Reason, at: datetime) -> datetime:
    """`at`, or the first second after it whose name is not taken."""
    while _path(ledger, folder, reason, at).exists():
        at += timedelta(seconds=1)
    return at


def _ready(folder: Path) -> None:
    """The folder is there, without parts that killed processes left."""
    try:
        folder.mkdir(exist_ok=True)
        for path in folder.iterdir():
            if _PART.fullmatch(path.name) and time.time() - path.stat().st_mtime > _LEFT_OVER.total_seconds():
                path.unlink()
    except OSError as error:
        raise UserError(f"备份文件夹 {folder} 用不了（{cause(error)}），没有备份；请检查或换一个备份文件夹") from None


@contextmanager
def _in_words(ledger: Path, folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UserError(f"备份写不进 {folder}（{cause(error)}）；请腾出空间或换一个备份文件夹") from None
    except UnicodeDecodeError as error:
        raise UserError(f"{ledger.name} 已损坏（{error}），没有备份；请从备份恢复") from None
    except sqlite3.Error as error:
        if not_written(error):
            raise UserError(f"备份写不进 {folder}（磁盘已满或不能写入）；请腾出空间或换一个备份文件夹") from None
        if getattr(error, "sqlite_errorname", "") in ("SQLITE_BUSY", "SQLITE_LOCKED"):
            raise UserError(f"{ledger.name} 正被另一个程序写入，没有备份；请稍后再试") from None
        raise UserError(f"{ledger.name} 读不出或已损坏（{error}），没有备份；请从备份恢复") from None
