"""Is a ledger file sound? Looked at read-only: nothing is migrated and no byte of the file changes."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from sqlite_utils import Database

from supervisor_app.errors import cause
from supervisor_app.store.database import APPLICATION_ID
from supervisor_app.store.evidence import damaged
from supervisor_app.store.history import broken_links
from supervisor_app.store.migrations import ledger_migrations
from supervisor_app.store.replay import strays

_WORDS = {"table": "表", "index": "索引", "trigger": "防改规则", "view": "视图"}
_KEPT_BY_SQLITE_UTILS = {"_sqlite_migrations"}  # whose definition is that of its version
_MOST_NAMED = 5  # of a kind of fault, so that one spoilt page does not fill the window


@contextmanager
def read_only(path: Path) -> Iterator[Database]:
    """The file at `path`, which is never written, also not to undo what a killed program left half done.

    In that case it is a copy that is read. `sqlite3.Error` as SQLite gives it.
    """
    with TemporaryDirectory(prefix="ledger-check-", ignore_cleanup_errors=True) as folder:
        connection = connect(path, "ro")
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except (sqlite3.Error, UnicodeDecodeError) as error:
            connection.close()
            if getattr(error, "sqlite_errorname", "") != "SQLITE_READONLY_ROLLBACK":
                raise
            connection = connect(_copy_with_journal(path, Path(folder)), "rw")
        with closing(connection):
            yield Database(connection)


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """A connection to an existing file; `mode` is SQLite's: ro, rw. A UNC path keeps its two leading slashes."""
    name = path.absolute().as_posix()
    uri = f"file://{'' if name.startswith('/') else '/'}{quote(name)}?mode={mode}"
    return sqlite3.connect(uri, uri=True)


def _copy_with_journal(path: Path, folder: Path) -> Path:
    copy = folder / "ledger.db"
    shutil.copyfile(path, copy)
    shutil.copyfile(journal(path), journal(copy))
    return copy


def journal(path: Path) -> Path:
    """Where SQLite keeps the rollback journal of `path`."""
    return path.with_name(f"{path.name}-journal")


def check_ledger(path: Path) -> list[str]:
    """What is wrong with the ledger at `path`, one Chinese sentence a fault; an empty list: it is sound."""
    return _of_file(path, lambda db: faults(db) or _indexes(db) or [*_strangers(db), *_strays(db), *_files(db)])


def unfit(path: Path) -> list[str]:
    """What makes the file at `path` unfit for work, for a backup and for a restore, as `faults` says."""
    return _of_file(path, faults)


def _of_file(path: Path, question: Callable[[Database], list[str]]) -> list[str]:
    if not path.is_file():
        return [f"找不到文件 {path}"]
    try:
        with read_only(path) as db:
            return question(db)
    except (sqlite3.Error, UnicodeDecodeError) as error:  # the latter of a name in the schema that is none any more
        return [f"{path.name} 打不开或已损坏（{error}）"]
    except OSError as error:
        return [f"{path.name} 读不出（{cause(error)}）"]


def faults(db: Database) -> list[str]:
    """Faults of an open database that make it unfit for work and for a backup; tables of others beside ours do not."""
    if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        return ["不是督办台账文件"]
    if newer_migrations(db):
        return ["由更新版本的程序写成，这个版本认不全"]
    pages = [row[0] for row in db.execute(f"PRAGMA quick_check({_MOST_NAMED})")]
    if pages != ["ok"]:
        return [f"文件内部已损坏：{text}" for text in pages]
    missing = list(_missing(db))
    if missing:  # the checks below would stumble over it
        return missing
    return [*_foreign_keys(db), *_history(db), *_notices(db)]


def newer_migrations(db: Database) -> set[str]:
    """Migrations applied to the file that this program does not know."""
    return _applied(db) - _known()


def _applied(db: Database) -> set[str]:
    return {step.name for step in ledger_migrations.applied(db)}


def _known() -> set[str]:
    with closing(Database(memory=True)) as fresh:
        return {step.name for step in ledger_migrations.pending(fresh)}


def _indexes(db: Database) -> list[str]:
    """Indexes that do not say what their table says, so that a search finds too little; `quick_check` leaves them."""
    found = [row[0] for row in db.execute(f"PRAGMA integrity_check({_MOST_NAMED})")]
    return [] if found == ["ok"] else [f"文件内部已损坏：{text}" for text in found]


def _missing(db: Database) -> Iterator[str]:
    """Tables, indexes and triggers that the file's migrations make and the file lacks, or has otherwise."""
    present = _objects(db)
    for (kind, name), definition in sorted(_expected(db).items()):
        if (kind, name) not in present:
            yield f"缺少{_WORDS[kind]} {name}"
        elif present[kind, name] != definition and name not in _KEPT_BY_SQLITE_UTILS:
            yield f"{_WORDS[kind]} {name} 的定义被改动过或已损坏"


def _strangers(db: Database) -> Iterator[str]:
    """Those that no migration of ours makes."""
    for kind, name in sorted(_objects(db).keys() - _expected(db).keys()):
        yield f"多出{_WORDS[kind]} {name}，不是本程序建立的"


def _strays(db: Database) -> Iterator[str]:
    """Facts that are not as the history tells."""
    tables = {name for kind, name in _expected(db) if kind == "table"} - {"history", "evidence"} - _KEPT_BY_SQLITE_UTILS
    yield from islice(strays(db, sorted(tables)), _MOST_NAMED)


def _files(db: Database) -> Iterator[str]:
    """Evidence files whose content is not what was kept."""
    yield from islice(damaged(db), _MOST_NAMED)


def _expected(db: Database) -> dict[tuple[str, str], str]:
    with closing(Database(memory=True)) as fresh:
        ledger_migrations.apply(fresh, stop_before=_known() - _applied(db))
        return _objects(fresh)


def _objects(db: Database) -> dict[tuple[str, str], str]:
    """Kind and name of what the file defines → its definition."""
    query = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    return {(kind, name): definition for kind, name, definition in db.execute(query)}


def _foreign_keys(db: Database) -> Iterator[str]:
    for table, row, parent, _ in islice(db.execute("PRAGMA foreign_key_check"), _MOST_NAMED):
        yield f"表 {table} 第 {row} 行指向的 {parent} 已不存在"


def _history(db: Database) -> Iterator[str]:
    for row in islice(broken_links(db), _MOST_NAMED):
        yield f"台账日志第 {row} 行与写入时不一致，此处的记录被改动或删除过"


def _notices(db: Database) -> Iterator[str]:
    """Numbers of the notice register that no issued paper can have."""
    wrong = db.execute(
        "SELECT code, year, serial FROM notice GROUP BY code, year, serial"
        " HAVING count(*) > 1 OR serial < 1 OR max(substr(issued_on, 1, 4)) <> CAST(year AS TEXT) LIMIT ?",
        (_MOST_NAMED,),
    )
    for code, year, serial in wrong:
        yield f"文号 {code}〔{year}〕{serial}号重复，或与成文日期的年份不符"
