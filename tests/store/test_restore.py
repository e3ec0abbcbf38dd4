"""Restoring: proved, the present file kept, and nothing changed when anything fails."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from supervisor_app.errors import UserError
from supervisor_app.store.backup import Reason, backup_folder, make_backup, sync_folder
from supervisor_app.store.check import check_ledger, unfit
from supervisor_app.store.database import open_ledger
from supervisor_app.store.restore import restore
from tests.store.small import NOW, add_task, kill_in_a_command, small_ledger

WHERE = "supervisor_app.store.restore"
ASIDE = f"督办_恢复前_{NOW.astimezone():%Y-%m-%d_%H%M%S}.db"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A ledger of four tasks."""
    return small_ledger(tmp_path)


@pytest.fixture
def backup(file: Path) -> Path:
    """A backup of three tasks, made before the fourth."""
    made = make_backup(file, backup_folder(file), Reason.CLOSE, NOW)
    assert made is not None
    db = open_ledger(file)
    add_task(db, "4")
    db.close()
    return made.path


def _tasks(path: Path) -> int:
    db = sqlite3.connect(path)
    count = db.execute("SELECT count(*) FROM task").fetchone()[0]
    db.close()
    return int(count)


def _state(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def _fail(*_: object) -> None:
    raise PermissionError(13, "Permission denied")


@pytest.mark.parametrize("links", [True, False], ids=["links", "copies"])
def test_the_backup_comes_and_the_present_file_stays(
    file: Path, backup: Path, links: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Under a name that says what it is, twice in one second too; and from there back again."""
    if not links:
        monkeypatch.setattr(os, "link", _fail)
    before = backup.read_bytes()
    aside = restore(backup, file, NOW)
    assert aside == file.with_name(ASIDE)
    assert (_tasks(file), _tasks(aside), backup.read_bytes()) == (3, 4, before)
    again = restore(aside, file, NOW)
    assert again == file.with_name(ASIDE.replace(".db", "-2.db"))
    assert (_tasks(file), _tasks(again), _tasks(aside)) == (4, 3, 4)
    assert check_ledger(file) == []
    assert len(_state(file.parent)) == 3


def test_a_missing_ledger(file: Path, backup: Path) -> None:
    """Nothing to set aside."""
    file.unlink()
    assert restore(backup, file, NOW) is None
    assert list(_state(file.parent)) == [file.name]
    assert _tasks(file) == 3


def test_a_damaged_ledger_is_set_aside_with_its_journal(
    file: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Byte for byte, for whoever may mend it; a journal SQLite leaves is not played into the restored file."""
    monkeypatch.setattr(f"{WHERE}._settle", lambda _: None)
    content = {"": b"damaged" * 5000, "-journal": b"whatever"}
    for companion, text in content.items():
        file.with_name(file.name + companion).write_bytes(text)
    assert restore(backup, file, NOW)
    assert _tasks(file) == 3
    restored = _state(file.parent)
    assert restored.pop(file.name) != content[""]
    assert restored == {ASIDE + companion: text for companion, text in content.items()}


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_a_ledger_killed_in_a_command_is_set_aside_whole(file: Path, backup: Path) -> None:
    """What was half done is undone first; no journal is left to either file."""
    kill_in_a_command(file)
    aside = restore(backup, file, NOW)
    assert aside is not None
    assert (_tasks(file), _tasks(aside), check_ledger(aside)) == (3, 4, [])
    assert set(_state(file.parent)) == {file.name, aside.name}


_KILLED = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from supervisor_app.store import backup, restore
module, name = (backup, "_prove") if sys.argv[3] == "_prove" else (restore, sys.argv[3])
setattr(module, name, lambda *_: os.kill(os.getpid(), signal.SIGKILL))
restore.restore(Path(sys.argv[1]), Path(sys.argv[2]), datetime.now().astimezone())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
@pytest.mark.parametrize("stage", ["_prove", "_swap", "_set_aside"])
def test_a_killed_restore_can_be_done_again(file: Path, backup: Path, stage: str) -> None:
    """The ledger is what it was; the next restore works and clears up."""
    call = [sys.executable, "-c", _KILLED, str(backup), str(file), stage]
    assert subprocess.run(call, check=False).returncode == -signal.SIGKILL
    assert (_tasks(file), check_ledger(file)) == (4, [])
    aside = restore(backup, file, NOW)
    assert aside is not None
    assert _tasks(file) == 3
    assert set(_state(file.parent)) == {file.name, aside.name}


def _spoil(backup: Path) -> None:
    backup.write_bytes(backup.read_bytes()[:10000])


@pytest.mark.parametrize(
    ("spoil", "says"),
    [(_spoil, "损坏"), (Path.unlink, "找不到"), (lambda path: path.write_bytes(b"x" * 999), "打不开或已损坏")],
)
def test_a_bad_backup_is_refused(file: Path, backup: Path, spoil: Callable[[Path], None], says: str) -> None:
    """Nothing has changed."""
    spoil(backup)
    before = _state(file.parent)
    with pytest.raises(UserError, match=f"不能用来恢复.*{says}.*请换一份备份"):
        restore(backup, file, NOW)
    assert _state(file.parent) == before


def test_the_ledger_itself_is_no_backup(file: Path) -> None:
    """Nor a missing folder a place."""
    with pytest.raises(UserError, match="就是现在的台账"):
        restore(file, file, NOW)
    with pytest.raises(UserError, match="不存在"):
        restore(file, file.parent / "none" / "x.db", NOW)


@pytest.mark.parametrize("links", [True, False], ids=["links", "copies"])
@pytest.mark.parametrize("stage", ["replace", "unfit", "sync", "copy"])
def test_whatever_fails_the_present_file_is_back(
    file: Path, backup: Path, stage: str, links: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before, between and after the swap; no other file is left."""
    before = _state(file.parent)
    if not links:
        monkeypatch.setattr(os, "link", _fail)
    replace = os.replace
    calls: list[Path] = []

    def failing_replace(source: Path, target: Path) -> None:
        if target == file and not calls:
            calls.append(target)
            _fail()
        replace(source, target)

    def failing_check(path: Path) -> list[str]:
        return ["文件内部已损坏"] if path == file else unfit(path)

    def failing_sync(folder: Path) -> None:
        calls.append(folder)
        if len(calls) == 2:
            _fail()
        sync_folder(folder)

    if stage == "replace":
        monkeypatch.setattr(os, "replace", failing_replace)
    elif stage == "unfit":
        monkeypatch.setattr(f"{WHERE}.unfit", failing_check)
    elif stage == "sync":
        monkeypatch.setattr(f"{WHERE}.sync_folder", failing_sync)
    else:
        monkeypatch.setattr(os, "link", _fail)
        monkeypatch.setattr(shutil, "copy2", _fail)
    with pytest.raises(UserError, match=r"没有恢复.*台账仍是原来的"):
        restore(backup, file, NOW)
    assert _state(file.parent) == before


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder nobody can write, also not root")
def test_a_read_only_folder(backup: Path) -> None:
    """One sentence, nothing behind it."""
    with pytest.raises(UserError, match="没有恢复：/proc/self 写不进"):
        restore(backup, Path("/proc/self/x.db"), NOW)


def test_a_full_disk(file: Path, backup: Path) -> None:
    """The disk is named, not the backup; nothing is left."""
    resource = pytest.importorskip("resource")
    before = _state(file.parent)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (16384, hard))
    try:
        with pytest.raises(UserError, match=r"没有恢复：.*写不进（磁盘已满.*请腾出空间"):
            restore(backup, file, NOW)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert _state(file.parent) == before


def test_a_ledger_that_never_was_is_not_left_behind(file: Path, backup: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the result does not pass, the folder is as empty as before."""
    file.unlink()
    monkeypatch.setattr(f"{WHERE}.unfit", lambda path: ["坏了"] if path == file else unfit(path))
    with pytest.raises(UserError, match="没有通过检查"):
        restore(backup, file, NOW)
    assert _state(file.parent) == {}
