"""One writer at a time: the lock every program that writes a ledger holds, the window and the command line alike.

The lock is the operating system's own on `<ledger>.lock`, so it goes when its holder goes, however that died, and no
process number has to be guessed at. What the file says (who, where, since when) is only for the message to the next.
It stands beside the ledger, not on it: SQLite locks the ledger itself, for single transactions.
"""

import json
import os
import socket
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from supervisor_app.errors import UserError, cause

if sys.platform == "win32":
    import msvcrt

    _LOCKED_BYTE = 1 << 30  # far behind the text, which others must be able to read

    def _try_lock(handle: int) -> None:
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _remove(handle: int, path: Path) -> None:
        """Unlock, close and delete; the deletion fails, rightly, when the next one has the file open already."""
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
        os.close(handle)
        with suppress(OSError):
            os.unlink(path)

    def _same_file(handle: int, path: Path) -> bool:
        return True  # an open file cannot be deleted there

else:
    import fcntl

    def _try_lock(handle: int) -> None:
        # flock, not lockf: a POSIX record lock would be lost when this process closes the file anywhere else.
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _remove(handle: int, path: Path) -> None:
        """Delete while locked: whoever has the file open sees that it is no longer the lock file."""
        with suppress(OSError):
            os.unlink(path)
        os.close(handle)

    def _same_file(handle: int, path: Path) -> bool:
        """Whether `path` still names the locked file, which its last holder may have deleted in between."""
        with suppress(FileNotFoundError):
            return os.path.samestat(os.fstat(handle), path.stat())
        return False


class ReadOnlyPlaceError(UserError):
    """The ledger cannot be written where it is; to read it needs no lock."""


class HeldError(UserError):
    """Another program has the ledger open; `program` is its name, None when it did not yet say."""

    def __init__(self, sentence: str, program: str | None) -> None:
        super().__init__(sentence)
        self.program = program


@dataclass
class LedgerLock:
    """The lock of `ledger` for a `program` (its name in words); take it before opening the ledger for writing."""

    ledger: Path
    program: str
    now: datetime
    _handle: int | None = field(default=None, init=False)

    @property
    def path(self) -> Path:
        """The lock file."""
        return self.ledger.with_name(f"{self.ledger.name}.lock")

    def take(self) -> None:
        """Take the lock; `HeldError` says who has it, `ReadOnlyPlaceError` that nobody can write there."""
        if self.ledger.exists() and not os.access(self.ledger, os.W_OK):
            raise ReadOnlyPlaceError(f"{self.ledger.name} 是只读文件，只能查看；要修改请去掉只读属性或另存一份")
        while self._handle is None:
            handle = self._opened()
            try:
                _try_lock(handle)
                if _same_file(handle, self.path):
                    self._sign(handle)
                    self._handle = handle
            except (BlockingIOError, PermissionError):
                raise self._held() from None
            except OSError as error:
                raise UserError(
                    f"{self.ledger.name} 所在的磁盘锁不住文件（{cause(error)}）；请把台账移到本机磁盘"
                ) from None
            finally:
                if self._handle is None:
                    os.close(handle)

    def release(self) -> None:
        """Give the lock back; nothing happens when it is not held."""
        handle, self._handle = self._handle, None
        if handle is not None:
            _remove(handle, self.path)

    def __enter__(self) -> Self:
        self.take()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

    def _opened(self) -> int:
        try:
            return os.open(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
        except OSError as error:
            folder = self.path.parent
            if not folder.is_dir():
                raise UserError(f"文件夹 {folder} 不存在；请先建好文件夹或换一个位置") from None
            raise ReadOnlyPlaceError(
                f"文件夹 {folder} 不能写入（{cause(error)}），只能查看；要修改请把台账移到能写的文件夹"
            ) from None

    def _sign(self, handle: int) -> None:
        """Write who holds the lock; it holds as well where this cannot be written, as on a full disk."""
        holder = {"program": self.program, "host": socket.gethostname(), "pid": os.getpid()}
        text = json.dumps({**holder, "since": self.now.astimezone().isoformat(timespec="minutes")}, ensure_ascii=False)
        with suppress(OSError):
            os.ftruncate(handle, 0)
            os.lseek(handle, 0, os.SEEK_SET)
            os.write(handle, text.encode())

    def _held(self) -> HeldError:
        try:
            holder = json.loads(self.path.read_text(encoding="utf-8"))
            since = datetime.fromisoformat(holder["since"]).astimezone()
            program = str(holder["program"])
            today = since.date() == self.now.astimezone().date()
            moment = f"{since:%H:%M}" if today else f"{since.month}月{since.day}日{since:%H:%M}"
            who = f"{program} 在电脑 {holder['host']} 上打开（进程 {holder['pid']}，自 {moment}）"
        except (OSError, ValueError, KeyError, TypeError):  # caught between locking and signing
            program, who = None, "另一个程序打开"
        return HeldError(f"{self.ledger.name} 已由 {who}；请先关闭那一个窗口", program)
