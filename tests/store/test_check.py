"""The check finds each kind of fault, says it in Chinese, and never changes a byte."""

import random
import sqlite3
import sys
from pathlib import Path

import pytest
from sqlite_utils import Database

from supervisor_app.store import check
from supervisor_app.store.check import check_ledger, journal
from supervisor_app.store.database import open_ledger
from supervisor_app.store.ledger import Ledger
from tests.store.small import kill_in_a_command, present_migrations, small_ledger


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A closed ledger of three tasks, in a folder of its own."""
    return small_ledger(tmp_path)


def _spoil(file: Path, *statements: str) -> None:
    """Change the file as a stranger would, behind the triggers' and foreign keys' back."""
    db = sqlite3.connect(file)
    for statement in statements:
        db.execute(statement)
    db.commit()
    db.close()


def _state(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


_NOTICE = (
    "INSERT INTO notice (kind, code, year, serial, unit_id, title, issued_on, state)"
    " VALUES ('supervision', '政督函', {}, {}, 1, '通知', '2026-11-20', 'issued')"
)
_TRIGGERS = ("history_is_append_only_delete", "history_is_append_only_update")
_UNIT = "INSERT INTO unit (id, name, kind) VALUES (1, '市住建局', 'department')"


@pytest.mark.parametrize(
    ("statements", "faults"),
    [
        ([], []),
        (
            [_UNIT, _NOTICE.format(2026, 1), _NOTICE.format(2026, 3)],
            ["表 notice 第 1 行不是本程序写入的", "表 notice 第 2 行不是本程序写入的", "表 unit 第 1 行不是"],
        ),
        (
            ["UPDATE task SET title = '铺路', progress = 100 WHERE id = 2"],
            ["表 task 第 2 行的 title 与台账日志不一致"],
        ),
        (["DELETE FROM task WHERE id = 3"], ["表 task 第 3 行不见了"]),
        (["UPDATE task SET title = CAST(x'ff' AS TEXT) WHERE id = 1"], ["表 task 第 1 行读不出"]),
        (["PRAGMA application_id=7"], ["不是督办台账文件"]),
        (
            ["INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('ledger', 'version_999', '')"],
            ["由更新版本的程序写成，这个版本认不全"],
        ),
        (["INSERT INTO milestone (task_id, title, due) VALUES (99, '开工', '2026-12-01')"], ["指向的 task 已不存在"]),
        (["CREATE TABLE notes (a)"], ["多出表 notes，不是本程序建立的"]),
        (
            ["PRAGMA writable_schema=ON", "UPDATE sqlite_master SET sql = replace(sql, 'append-only', 'free')"],
            [f"防改规则 {name} 的定义被改动过" for name in _TRIGGERS],
        ),
        (
            [
                "PRAGMA writable_schema=ON",
                "UPDATE sqlite_master SET sql = 'CREATE INDEX report_by_task ON report(task_id, progress)'"
                " WHERE name = 'report_by_task'",
            ],
            ["索引 report_by_task 的定义被改动过"],
        ),
        (["DROP INDEX report_by_task"], ["缺少索引 report_by_task"]),
        (["DROP TRIGGER history_is_append_only_delete"], ["缺少防改规则 history_is_append_only_delete"]),
        ([_UNIT, _NOTICE.format(2025, 1)], ["文号 政督函〔2025〕1号重复，或与成文日期的年份不符"]),
        ([_UNIT, _NOTICE.format(2026, 0)], ["文号 政督函〔2026〕0号"]),
    ],
)
def test_each_kind_of_fault(file: Path, statements: list[str], faults: list[str]) -> None:
    """One sentence a fault, or none; the file as it was."""
    _spoil(file, *statements)
    before = _state(file.parent)
    found = check_ledger(file)
    assert len(found) == len(faults)
    assert all(says in sentence for says, sentence in zip(faults, found, strict=True))
    assert _state(file.parent) == before


@pytest.mark.parametrize(
    "change", ["UPDATE history SET at = '2026-01-01' WHERE id = 2", "DELETE FROM history WHERE id = 1"]
)
def test_a_changed_journal(file: Path, change: str) -> None:
    """The row is named, also when the triggers were put back."""
    trigger = "history_is_append_only_update" if change.startswith("UPDATE") else "history_is_append_only_delete"
    db = sqlite3.connect(file)
    sql = db.execute("SELECT sql FROM sqlite_master WHERE name = ?", (trigger,)).fetchone()[0]
    db.close()
    _spoil(file, f"DROP TRIGGER {trigger}", change, sql)
    assert check_ledger(file) == ["台账日志第 2 行与写入时不一致，此处的记录被改动或删除过"]


def test_files_that_are_none(file: Path, tmp_path: Path) -> None:
    """Missing, empty, garbage, cut off, overwritten in the middle."""
    other = tmp_path / "x.db"
    assert check_ledger(other) == [f"找不到文件 {other}"]
    assert check_ledger(tmp_path) == [f"找不到文件 {tmp_path}"]
    whole = file.read_bytes()
    for content, says in (
        (b"", "不是督办台账文件"),
        (b"nonsense" * 1000, "打不开或已损坏"),
        (whole[:10000], "已损坏"),
        (whole[:12288] + b"\xff" * 20480 + whole[32768:], "损坏"),
    ):
        other.write_bytes(content)
        assert any(says in sentence for sentence in check_ledger(other)), says
        assert other.read_bytes() == content


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_a_ledger_whose_program_was_killed_in_a_command(file: Path) -> None:
    """Half a command is in the file, its journal beside it: sound, for opening undoes it; the check does not."""
    kill_in_a_command(file)
    assert journal(file).stat().st_size > 0
    before = _state(file.parent)
    assert check_ledger(file) == []
    assert _state(file.parent) == before
    db = open_ledger(file)
    assert [row["title"] for row in db["task"].rows] == ["修路"] * 3
    db.close()
    journal(file).write_bytes(b"")
    assert check_ledger(file) == []


def test_a_file_of_an_earlier_schema_is_judged_by_that(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A backup made before a migration lacks what the migration adds, and is sound."""
    longer = present_migrations()

    @longer()
    def later(db: Database) -> None:
        db.execute("CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT")

    monkeypatch.setattr(check, "ledger_migrations", longer)
    assert check_ledger(file) == []
    db = sqlite3.connect(file)
    longer.apply(Database(db))
    assert check_ledger(file) == []
    db.execute("DROP TABLE later")
    db.commit()
    db.close()
    assert check_ledger(file) == ["缺少表 later"]


def test_an_index_that_disagrees_with_its_table(file: Path) -> None:
    """A search by it would find too little."""
    whole = file.read_bytes()
    entry = b"\x05\x03\x0f\x01%c\x03"  # in the index of numbers: the number, a text of one byte, of the third task
    assert entry % b"3" in whole
    file.write_bytes(whole.replace(entry % b"3", entry % b"4"))
    assert any("sqlite_autoindex_task_1" in fault for fault in check_ledger(file))


@pytest.mark.parametrize("seed", range(3))
def test_flipped_bits_are_found(ledger: Ledger, seed: int) -> None:
    """Wherever a bit of what the file says is another, the check says so; it never fails itself."""
    path, chance = ledger.path, random.Random(seed)
    whole, said = path.read_bytes(), _said(path)
    ledger.close()
    for _ in range(25):
        spoilt = bytearray(whole)
        for _ in range(chance.choice((1, 1, 1, 8))):
            spoilt[chance.randrange(len(spoilt))] ^= 1 << chance.randrange(8)
        path.write_bytes(spoilt)
        assert check_ledger(path) or _said(path) == said


def _said(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    try:
        return [
            line for line in connection.iterdump() if 'INSERT INTO "_sqlite_migrations"' not in line
        ]  # but when it was made
    finally:
        connection.close()


def test_what_is_no_database_is_not_held_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows would not let anybody move or delete it."""
    opened: list[sqlite3.Connection] = []

    def connect(path: Path, mode: str) -> sqlite3.Connection:
        opened.append(_connect(path, mode))
        return opened[-1]

    path, _connect = tmp_path / "照片.db", check.connect
    path.write_bytes(b"no database" * 100)
    monkeypatch.setattr(check, "connect", connect)
    assert check_ledger(path)
    assert len(opened) == 1
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        opened[0].execute("SELECT 1")
