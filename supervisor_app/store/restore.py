"""Restoring a backup: proved first, the present file set aside, and back in place should anything fail."""

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from supervisor_app.errors import UserError, cause
from supervisor_app.store.backup import STAMP, copy_proved, sync_folder
from supervisor_app.store.causes import not_written
from supervisor_app.store.check import connect, unfit

_COMPANIONS = ("", "-journal", "-wal", "-shm")  # the ledger and what SQLite may have left beside it


def restore(backup: Path, ledger: Path, now: datetime) -> Path | None:
    """Put `backup` in the place of `ledger`; gives where the present file now is, None when there was none.

    The caller holds the ledger's lock and has closed it. `UserError` when the backup is not sound, the folder cannot
    be written or the result does not open; the present file, also a damaged one, is then what and where it was.
    """
    if not ledger.parent.is_dir():
        raise UserError(f"文件夹 {ledger.parent} 不存在；请先建好文件夹或换一个位置")
    if ledger.is_dir():
        raise UserError(f"{ledger} 是文件夹，不能恢复成台账；请写台账的文件名")
    found = unfit(backup)
    if found:
        raise UserError(f"备份 {backup.name} 不能用来恢复：{found[0]}；请换一份备份")
    if ledger.exists() and ledger.samefile(backup):
        raise UserError(f"{backup.name} 就是现在的台账，不用恢复；请选择一份备份")
    aside = _free_name(ledger, now)
    incoming, part = (ledger.with_name(f".{ledger.name}.{step}") for step in ("restore", "restore-part"))
    try:
        part.unlink(missing_ok=True)  # left by a killed restore; the lock keeps any other away
        with closing(connect(backup, "ro")) as source:
            copy_proved(source, part, incoming)
        _swap(incoming, ledger, aside)
    except (OSError, sqlite3.Error) as error:
        raise UserError(_not_restored(error, backup, ledger.parent)) from None
    finally:
        with suppress(OSError):  # it has its place already, or there is no writing here
            incoming.unlink()
    return aside if aside.exists() else None


def _not_restored(error: OSError | sqlite3.Error, backup: Path, folder: Path) -> str:
    if isinstance(error, OSError) or not_written(error):
        reason = cause(error) if isinstance(error, OSError) else "磁盘已满或不能写入"
        return f"没有恢复：{folder} 写不进（{reason}），台账仍是原来的；请腾出空间或检查权限"
    return f"没有恢复：备份 {backup.name} 抄不出（{error}），台账仍是原来的；请换一份备份"


def _swap(incoming: Path, ledger: Path, aside: Path) -> None:
    """The ledger's name always stands for a whole file: the present one, then the restored one."""
    _settle(ledger)
    _set_aside(ledger, aside)
    try:
        for companion in _COMPANIONS[1:]:  # SQLite would play a journal left here into the restored file
            _beside(ledger, companion).unlink(missing_ok=True)
        os.replace(incoming, ledger)
        sync_folder(ledger.parent)
        found = unfit(ledger)
        if found:
            raise UserError(f"没有恢复：恢复后的台账没有通过检查（{found[0]}），台账仍是原来的；请检查磁盘")
    except BaseException:
        _put_back(ledger, aside)
        raise


def _settle(ledger: Path) -> None:
    """Let SQLite undo what a killed program left half done, so that no journal is needed; a damaged file keeps it."""
    if ledger.exists():
        with suppress(sqlite3.Error), closing(connect(ledger, "rw")) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _set_aside(ledger: Path, aside: Path) -> None:
    try:
        for companion in _COMPANIONS:
            if _beside(ledger, companion).exists():
                _second(_beside(ledger, companion), _beside(aside, companion))
        sync_folder(ledger.parent)
    except BaseException:
        for companion in _COMPANIONS:
            _beside(aside, companion).unlink(missing_ok=True)
        raise


def _second(path: Path, aside: Path) -> None:
    """A second name for the file, or a copy where the disk knows no second names (FAT)."""
    try:
        os.link(path, aside)
    except OSError:
        part = _beside(aside, ".part")
        try:
            shutil.copy2(path, part)
            with part.open("rb+") as file:
                os.fsync(file.fileno())
            os.replace(part, aside)
        finally:
            part.unlink(missing_ok=True)


def _put_back(ledger: Path, aside: Path) -> None:
    if not aside.exists():
        ledger.unlink(missing_ok=True)  # there was none before
    for companion in reversed(_COMPANIONS):  # the ledger last: its name must not stand for a file without its journal
        kept, place = _beside(aside, companion), _beside(ledger, companion)
        if kept.exists() and place.exists() and kept.samefile(place):
            kept.unlink()  # renaming one name of a file to another of its names does nothing
        elif kept.exists():
            os.replace(kept, place)


def _beside(path: Path, companion: str) -> Path:
    return path.with_name(path.name + companion)


def _free_name(ledger: Path, now: datetime) -> Path:
    name = f"{ledger.stem}_恢复前_{now.astimezone():{STAMP}}"
    path, turn = ledger.with_name(f"{name}.db"), 1
    while path.exists():
        turn += 1
        path = ledger.with_name(f"{name}-{turn}.db")
    return path
