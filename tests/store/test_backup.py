"""Backups: proved before they count, only when something changed, and never at the cost of a good one."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from supervisor_app.errors import UserError
from supervisor_app.store.backup import Backup, Reason, backup_folder, list_backups, make_backup
from supervisor_app.store.check import check_ledger
from supervisor_app.store.database import open_ledger
from tests.store.small import NOW, add_task, small_ledger

LOCAL = NOW.astimezone()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A closed ledger of three tasks, in a folder of its own."""
    return small_ledger(tmp_path)


def _backup(file: Path, reason: Reason = Reason.CLOSE, now: datetime = NOW) -> Backup | None:
    return make_backup(file, backup_folder(file), reason, now)


def _change(file: Path, number: str) -> None:
    db = open_ledger(file)
    add_task(db, number)
    db.close()


def _names(file: Path) -> set[str]:
    return {path.name for path in backup_folder(file).iterdir()}


def test_a_backup_is_named_listed_and_sound(file: Path) -> None:
    """Its name says what, when and why; it opens as a ledger."""
    made = _backup(file)
    name = f"督办_{LOCAL:%Y-%m-%d_%H%M%S}_关闭.db"
    assert made == Backup(backup_folder(file) / name, LOCAL, "关闭", file.stat().st_size, 3, True)
    assert list_backups(backup_folder(file)) == [made]
    assert check_ledger(made.path) == []
    db = open_ledger(made.path)
    assert db["task"].count == 3
    db.close()


def test_only_when_something_changed(file: Path) -> None:
    """No second backup of the same state, also another day; one command more and there is."""
    assert _backup(file)
    assert _backup(file, Reason.DAILY, NOW + timedelta(days=1)) is None
    assert len(_names(file)) == 1
    _change(file, "4")
    made = _backup(file, Reason.DAILY, NOW + timedelta(days=1))
    assert made is not None
    assert made.tasks == 4
    assert [item.tasks for item in list_backups(backup_folder(file))] == [4, 3]


def test_a_spoilt_backup_does_not_count_as_the_last(file: Path) -> None:
    """Nothing changed, but the last backup is no longer good: a new one is made, the spoilt one shown as such."""
    first = _backup(file)
    assert first is not None
    first.path.write_bytes(first.path.read_bytes()[:8192])
    second = _backup(file)
    assert second is not None
    assert second.at == LOCAL + timedelta(seconds=1)
    assert [(item.path, item.tasks, item.sound) for item in list_backups(backup_folder(file))] == [
        (second.path, 3, True),
        (first.path, None, False),
    ]


def test_an_open_ledger_with_a_command_under_way(file: Path) -> None:
    """What is committed is in the backup, what is not is not; the command goes on."""
    db = open_ledger(file)
    with db.atomic():
        add_task(db, "4")
        made = _backup(file)
    assert made is not None
    assert made.tasks == 3
    assert db["task"].count == 4
    db.close()


def test_a_damaged_ledger_is_not_backed_up(file: Path) -> None:
    """Neither broken pages nor a changed journal get among the good backups."""
    good = _backup(file)
    assert good is not None
    db = sqlite3.connect(file)
    db.execute("DROP TRIGGER history_is_append_only_update")
    db.execute("UPDATE history SET actor = '李四' WHERE id = 2")
    db.execute("DELETE FROM task WHERE number = '3'")
    db.commit()
    db.close()
    with pytest.raises(UserError, match="有损坏，没有备份"):
        _backup(file)
    file.write_bytes(file.read_bytes()[:4096] + b"\0" * 8192 + file.read_bytes()[12288:])
    with pytest.raises(UserError, match="没有备份"):
        _backup(file)
    file.write_bytes(b"nonsense" * 1000)
    with pytest.raises(UserError, match=r"读不出或已损坏.*没有备份"):
        _backup(file)
    assert _names(file) == {good.path.name}


def test_a_table_of_another_tool_does_not_keep_from_backing_up(file: Path) -> None:
    """It goes into the backup."""
    db = sqlite3.connect(file)
    db.execute("CREATE TABLE notes (a)")
    db.close()
    made = _backup(file)
    assert made is not None
    assert check_ledger(made.path) == ["多出表 notes，不是本程序建立的"]


@pytest.mark.parametrize(
    ("folder", "says"),
    [("gone/deep", "文件夹不存在"), ("督办.db", "不是文件夹"), ("督办.db/x", "不是文件夹")],
)
def test_a_folder_that_cannot_be_used(file: Path, folder: str, says: str) -> None:
    """One sentence, the ledger untouched."""
    before = file.read_bytes()
    with pytest.raises(UserError, match=says):
        make_backup(file, file.parent / folder, Reason.MANUAL, NOW)
    assert file.read_bytes() == before


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder nobody can write, also not root")
def test_a_read_only_folder(file: Path) -> None:
    """One sentence."""
    with pytest.raises(UserError, match="/proc"):
        make_backup(file, Path("/proc/self"), Reason.MANUAL, NOW)


@pytest.fixture
def full_disk(file: Path) -> Iterator[None]:
    """Files of this process cannot grow over 16 KiB, which SQLite sees as a full disk."""
    assert file.stat().st_size > 16384
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (16384, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.usefixtures("full_disk")
def test_a_full_disk_leaves_nothing(file: Path) -> None:
    """One sentence and no part of a file."""
    with pytest.raises(UserError, match=r"写不进.*请腾出空间"):
        _backup(file)
    assert _names(file) == set()


def test_thinning_keeps_what_the_rule_keeps_and_what_is_not_ours(file: Path, tmp_path: Path) -> None:
    """Old backups of this ledger go; another ledger's, an unreadable one and the user's files stay."""
    folder = backup_folder(file)
    folder.mkdir()
    other = tmp_path / "other.db"
    db = open_ledger(other, create=True)
    add_task(db, "7")
    db.close()
    day = "2026-03-0"
    for name, source in {
        f"督办_{day}1_090000_每日.db": file,
        f"督办_{day}2_090000_每日.db": file,
        f"督办_{day}3_090000_每日.db": other,
        f"别的_{day}1_090000_每日.db": file,
    }.items():
        shutil.copy(source, folder / name)
    (folder / f"督办_{day}4_090000_每日.db").write_bytes(b"spoilt")
    (folder / f"督办_{day}5_999999_每日.db").write_bytes(b"no such time")
    (folder / "说明.txt").write_text("勿删", encoding="utf-8")
    before = _names(file)
    _change(file, "4")
    made = _backup(file)
    assert made is not None
    assert _names(file) - before == {made.path.name}
    assert before - _names(file) == {f"督办_{day}1_090000_每日.db"}


def test_parts_of_killed_processes_go_after_a_day(file: Path) -> None:
    """A fresh part may still be in use."""
    folder = backup_folder(file)
    folder.mkdir()
    old, fresh = folder / ".督办_2026-11-20_103015_77.part", folder / ".督办_2026-11-22_103015_78.part"
    for part in (old, fresh):
        part.touch()
    os.utime(old, (0, 0))
    assert _backup(file)
    assert not old.exists()
    assert fresh.exists()


_KILLED_IN_THE_MIDDLE = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from supervisor_app.store import backup

stage = sys.argv[2]
whole = getattr(backup, stage)
def killed(*args):
    if stage == "_copy":
        args[1].write_bytes(Path(sys.argv[1]).read_bytes()[:10000])
    os.kill(os.getpid(), signal.SIGKILL)
setattr(backup, stage, killed)
file = Path(sys.argv[1])
backup.make_backup(file, backup.backup_folder(file), backup.Reason.CLOSE, datetime.now().astimezone())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
@pytest.mark.parametrize("stage", ["_copy", "_prove"])
def test_a_killed_backup_leaves_none_that_counts(file: Path, stage: str) -> None:
    """Killed while copying or proving: no backup is listed, the ledger is sound, the next one works."""
    done = subprocess.run([sys.executable, "-c", _KILLED_IN_THE_MIDDLE, str(file), stage], check=False)
    assert done.returncode == -signal.SIGKILL
    assert len(_names(file)) == 1
    assert list_backups(backup_folder(file)) == []
    assert check_ledger(file) == []
    made = _backup(file)
    assert list_backups(backup_folder(file)) == [made]


def test_a_ledger_in_wal_mode_becomes_one_file(file: Path) -> None:
    """Some other tool switched the ledger; the backup is whole by itself."""
    db = sqlite3.connect(file)
    db.execute("PRAGMA journal_mode=WAL")
    made = _backup(file)
    assert made is not None
    copy = sqlite3.connect(made.path)
    assert copy.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
    copy.close()
    db.close()
    assert _names(file) == {made.path.name}
