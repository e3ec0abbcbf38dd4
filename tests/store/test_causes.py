"""Causes in Chinese."""

import errno
import sqlite3
import sys
from pathlib import Path

import pytest

from supervisor_app.errors import cause
from supervisor_app.store.causes import not_written, sqlite_cause, told_in_words


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "磁盘已满"),
        (PermissionError(errno.EACCES, "Permission denied"), "没有权限或正被别的程序占用"),
        (OSError(errno.ELOOP, "Too many levels"), "Too many levels"),
        (OSError("only words"), "only words"),
    ],
)
def test_cause(error: OSError, words: str) -> None:
    """Known ones in Chinese, others as the system says."""
    assert cause(error) == words


def test_a_full_disk_is_told_from_a_spoilt_file() -> None:
    """By SQLite's own code; an error without one is none of the disk's."""
    full = sqlite3.connect(":memory:")
    full.execute("PRAGMA max_page_count = 1")
    with pytest.raises(sqlite3.OperationalError) as caught:
        full.execute("CREATE TABLE t (a)")
    assert not_written(caught.value)
    with pytest.raises(sqlite3.OperationalError) as caught:
        full.execute("nonsense")
    assert not not_written(caught.value)
    assert not not_written(sqlite3.Error("no code"))
    full.close()


@pytest.mark.skipif(sys.platform == "win32", reason="an open file keeps its name there")
def test_a_ledger_taken_away_while_open_is_not_called_read_only(tmp_path: Path) -> None:
    """SQLite refuses to write to a file that has lost its name."""
    path = tmp_path / "督办台账.db"
    open_file = sqlite3.connect(path)
    open_file.execute("CREATE TABLE t (a)")
    path.rename(tmp_path / "改名.db")
    with pytest.raises(sqlite3.OperationalError) as caught:
        open_file.execute("INSERT INTO t VALUES (1)")
    assert "移走" in (sqlite_cause(caught.value) or "")
    open_file.close()


def test_a_broken_rule_of_the_schema_is_our_bug_and_no_spoilt_file() -> None:
    """Nobody shall restore a backup for it."""
    sound = sqlite3.connect(":memory:")
    sound.execute("CREATE TABLE t (a NOT NULL)")
    with pytest.raises(sqlite3.IntegrityError), told_in_words(Path("台账.db")):
        sound.execute("INSERT INTO t VALUES (NULL)")
    sound.close()
