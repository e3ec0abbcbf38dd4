"""One writer at a time, by real processes; they are waited for by their pipes."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest

from supervisor_app.errors import UserError
from supervisor_app.store.lock import HeldError, LedgerLock, ReadOnlyPlaceError

NOW = datetime.fromisoformat("2026-11-22T10:20").astimezone()

_HOLDER = """
import sys
from datetime import datetime
from pathlib import Path
from supervisor_app.store.lock import LedgerLock
lock = LedgerLock(Path(sys.argv[1]), "督办台账窗口", datetime.fromisoformat(sys.argv[2]).astimezone())
lock.take()
print("held", flush=True)
sys.stdin.readline()
lock.release()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a ledger is to be."""
    return tmp_path / "督办 2026.db"


@contextmanager
def _holder(path: Path, since: str = "2026-11-22T10:15") -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lock until told on stdin."""
    call = [sys.executable, "-c", _HOLDER, str(path), since]
    with subprocess.Popen(call, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


@pytest.mark.parametrize(
    ("since", "says"), [("2026-11-22T10:15", "自 10:15"), ("2026-11-21T17:05", "自 11月21日17:05")]
)
def test_the_second_is_told_who_has_it(path: Path, since: str, says: str) -> None:
    """Program, computer, process and time; the first keeps it."""
    with _holder(path, since) as process:
        for _ in range(2):
            with pytest.raises(HeldError) as caught:
                LedgerLock(path, "命令行", NOW).take()
        host = os.uname().nodename if sys.platform != "win32" else os.environ["COMPUTERNAME"]
        assert str(caught.value) == (
            f"督办 2026.db 已由 督办台账窗口 在电脑 {host} 上打开（进程 {process.pid}，{says}）；请先关闭那一个窗口"
        )


def test_given_back_it_can_be_taken(path: Path) -> None:
    """The file is gone then."""
    with _holder(path) as process:
        process.communicate("\n")
        assert not (path.parent / "督办 2026.db.lock").exists()
        with LedgerLock(path, "命令行", NOW):
            pass
    assert list(path.parent.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_a_killed_holder_is_taken_over(path: Path) -> None:
    """Its file is still there, and names the new holder afterwards."""
    with _holder(path) as process:
        process.send_signal(signal.SIGKILL)
        process.wait()
        lock = LedgerLock(path, "命令行", NOW)
        assert lock.path.exists()
        with lock:
            assert str(os.getpid()) in lock.path.read_text(encoding="utf-8")
            with pytest.raises(HeldError, match=f"命令行.*进程 {os.getpid()}"):
                LedgerLock(path, "窗口", NOW).take()


def test_two_in_one_process_and_twice_given_back(path: Path) -> None:
    """Also within one process there is one holder; giving back what is not held harms nobody."""
    first, second = LedgerLock(path, "窗口", NOW), LedgerLock(path, "命令行", NOW)
    first.take()
    with pytest.raises(HeldError):
        second.take()
    second.release()
    with pytest.raises(HeldError):
        second.take()
    first.release()
    first.release()
    second.take()
    second.release()


@pytest.mark.parametrize("text", ["", "1234\nQt\nhost\n", '{"program": "x", "since": "?"}', "[]"])
def test_a_strange_lock_file(path: Path, text: str) -> None:
    """Left by nobody it is taken over; in use it is respected without knowing whose it is."""
    lock = LedgerLock(path, "窗口", NOW)
    lock.path.write_text(text, encoding="utf-8")
    with lock:
        lock.path.write_text(text, encoding="utf-8")
        with pytest.raises(HeldError, match="另一个程序"):
            LedgerLock(path, "命令行", NOW).take()


def test_many_at_once_one_holds(path: Path) -> None:
    """Four processes take and give back 30 times each; a counter nobody else guards loses no step."""
    script = """
import sys
from datetime import datetime
from pathlib import Path
from supervisor_app.store.lock import HeldError, LedgerLock
path, done = Path(sys.argv[1]), 0
while done < 30:
    try:
        with LedgerLock(path, "x", datetime.now().astimezone()):
            count = int(path.read_text(encoding="utf-8"))
            path.write_text(str(count + 1), encoding="utf-8")
            done += 1
    except HeldError:
        pass
"""
    path.write_text("0", encoding="utf-8")
    processes = [subprocess.Popen([sys.executable, "-c", script, str(path)]) for _ in range(4)]
    assert [process.wait() for process in processes] == [0] * 4
    assert path.read_text(encoding="utf-8") == "120"


def test_a_missing_folder(path: Path) -> None:
    """One sentence."""
    with pytest.raises(UserError, match="不存在"):
        LedgerLock(path.parent / "none" / "x.db", "窗口", NOW).take()


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder nobody can write, also not root")
def test_a_read_only_folder() -> None:
    """It says so, and that reading is possible."""
    with pytest.raises(ReadOnlyPlaceError, match="只能查看"):
        LedgerLock(Path("/proc/self/new.db"), "窗口", NOW).take()


def test_a_read_only_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a read-only folder; no lock file is left."""
    path.touch()
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(ReadOnlyPlaceError, match="只读文件"):
        LedgerLock(path, "窗口", NOW).take()
    assert list(path.parent.iterdir()) == [path]
