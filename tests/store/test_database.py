"""The ledger file: what is refused, what is kept, and what nobody may change."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlite_utils import Database

from supervisor_app.errors import UserError
from supervisor_app.store import life_queries
from supervisor_app.store.database import needs_lock, open_ledger
from supervisor_app.store.history import broken_links, record
from tests.store.small import kill_in_a_command, present_migrations, small_ledger
from tests.test_architecture import FILES

NOW = datetime(2026, 4, 15, 9, 0, tzinfo=UTC)
OLDEST = Path(__file__).parents[1] / "databases" / "version_1.db"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the test's ledger is."""
    return tmp_path / "ledger.db"


@pytest.fixture
def db(path: Path) -> Iterator[Database]:
    """A new ledger."""
    ledger = open_ledger(path, create=True)
    yield ledger
    ledger.close()


def test_opening_again_changes_nothing(db: Database, path: Path) -> None:
    """The tables are those the migrations made, and foreign keys are on."""
    tables = set(db.table_names())
    db.close()
    again = open_ledger(path)
    assert set(again.table_names()) == tables
    assert again.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    again.close()


# Few rows, or looked through once, when an import is undone.
_SMALL = {("unit", "parent_id"), ("unit_alias", "unit_id"), ("task_list", "meeting_id")}
_SMALL |= {("task", "meeting_id"), ("task", "task_list_id")}


def test_no_row_is_removed_by_reading_a_whole_table(db: Database) -> None:
    """SQLite looks for every reference to it, which needs an index on each referring column."""
    unaided = set()
    for table in db.table_names():
        for column in [row[3] for row in db.execute(f"PRAGMA foreign_key_list({table})")]:
            plan = db.execute(f"EXPLAIN QUERY PLAN SELECT 1 FROM {table} WHERE {column} = ?", [1]).fetchone()[3]
            if plan.startswith("SCAN"):
                unaided.add((table, column))
    assert unaided == _SMALL


@pytest.mark.parametrize(
    "asked", [life_queries.pending_extensions, life_queries.planned_look_backs, life_queries.undecided_reviews]
)
def test_what_is_still_open_is_found_by_an_index(db: Database, asked: Callable[[Database], list[object]]) -> None:
    """It is asked again after every command."""
    told: list[str] = []
    db.conn.set_trace_callback(told.append)
    asked(db)
    db.conn.set_trace_callback(None)
    [query] = [text for text in told if text.startswith("SELECT")]
    plan = db.execute(f"EXPLAIN QUERY PLAN {query}").fetchone()[3]
    assert "USING INDEX" in plan


def test_foreign_newer_damaged_and_missing_files_are_refused(db: Database, path: Path, tmp_path: Path) -> None:
    """One sentence each, the file untouched."""
    db["_sqlite_migrations"].insert({"migration_set": "ledger", "name": "version_999", "applied_at": "later"})  # type: ignore[union-attr]
    db.close()
    with pytest.raises(UserError, match="更新版本"):
        open_ledger(path)
    foreign = tmp_path / "foreign.db"
    other = sqlite3.connect(foreign)
    other.execute("PRAGMA journal_mode=WAL")  # which opening a ledger would change
    other.execute("CREATE TABLE t (a)")
    other.close()
    damaged = tmp_path / "damaged.db"
    damaged.write_bytes(b"nonsense" * 1000)
    for file, says in ((foreign, "不是督办台账"), (damaged, "损坏"), (tmp_path / "none.db", "找不到")):
        before = file.read_bytes() if file.exists() else None
        with pytest.raises(UserError, match=says):
            open_ledger(file)
        assert (file.read_bytes() if file.exists() else None) == before


def test_history_is_append_only_and_chained(db: Database) -> None:
    """Rows can't be changed; one changed behind the triggers' back is found."""
    for action in ("登记", "交办", "签收"):
        with db.atomic():
            record(db, NOW, "张三", action, [{"table": "task", "id": 1}])
    assert list(broken_links(db)) == []
    for statement in ("UPDATE history SET actor='李四'", "DELETE FROM history"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            db.execute(statement)
    db.execute("DROP TRIGGER history_is_append_only_update")
    db.execute("UPDATE history SET actor='李四' WHERE id=2")
    assert list(broken_links(db)) == [2]


def test_an_original_due_date_never_changes(db: Database) -> None:
    """The present one moves, the original does not."""
    db.execute(
        "INSERT INTO task (number, title, state, cycle, original_due, due)"
        " VALUES ('1', '修路', 'assigned', 'once', '2026-06-30', '2026-06-30')"
    )
    db.execute("UPDATE task SET due='2026-07-31'")
    with pytest.raises(sqlite3.IntegrityError, match="original due"):
        db.execute("UPDATE task SET original_due='2026-07-31'")


def test_an_older_ledger_is_backed_up_before_it_is_migrated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The backup is of the file as it was, and the newer file is refused by the older program."""
    path, seen = tmp_path / "台账.db", list[Path]()
    open_ledger(path, create=True).close()
    newer = present_migrations()

    @newer()
    def later(db: Database) -> None:
        db.execute("ALTER TABLE meeting ADD COLUMN place TEXT NOT NULL DEFAULT ''")

    monkeypatch.setattr("supervisor_app.store.database.ledger_migrations", newer)
    open_ledger(path, before_migration=seen.append).close()
    assert seen == [path]
    open_ledger(path, before_migration=seen.append).close()
    assert seen == [path]
    monkeypatch.undo()
    with pytest.raises(UserError, match="更新版本"):
        open_ledger(path)


@pytest.mark.parametrize("path", [path for path in FILES if "store" in path.parts], ids=lambda path: path.stem)
def test_numbered_marks_are_not_bound_by_position(path: Path) -> None:
    """Python 3.12 warns of `?1` with a sequence of values, 3.14 refuses it."""
    assert not re.search(r"\?\d", path.read_text(encoding="utf-8"))


def test_reading_asks_for_the_lock_only_where_opening_writes(tmp_path: Path) -> None:
    """To bring an older file up to date, and to undo what a killed program left half done."""
    path = small_ledger(tmp_path)
    assert not needs_lock(path)
    kill_in_a_command(path)
    assert needs_lock(path)
    open_ledger(path).close()
    assert not needs_lock(path)
    assert needs_lock(OLDEST)
    assert not needs_lock(tmp_path / "none.db")
