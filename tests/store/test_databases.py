"""Every ledger a released version wrote opens, whole, in the present one."""

import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from supervisor_app.domain.model import ProgressReport
from supervisor_app.store import queries
from supervisor_app.store.check import check_ledger, read_only
from supervisor_app.store.ledger import Ledger
from supervisor_app.store.migrations import ledger_migrations
from supervisor_app.store.office import read_office
from supervisor_app.store.tasks import register_report

FILES = sorted((Path(__file__).parents[1] / "databases").glob("*.db"))


NEWEST = Path(__file__).parents[1] / "databases" / f"version_{len(ledger_migrations._migrations)}.db"


def test_the_present_schema_has_one_with_a_row_in_every_table() -> None:
    """Versions between released ones need none."""
    assert NEWEST in FILES
    with read_only(NEWEST) as db:
        assert [name for name in db.table_names() if not db[name].count] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_released_ledger_opens_whole(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / path.name
    shutil.copy(path, copy)
    ledger = Ledger.open(copy)
    try:
        tasks = queries.tasks(ledger.db)
        assert [(task.number, task.title, task.progress) for task in tasks[:2]] == [
            ("2026-001", "滨河路雨污分流改造", 70),
            ("2026-002", "秋粮收购监测", None),
        ]
        assert [report.text for report in queries.reports(ledger.db, tasks[0].id)] == ["已回填", "已铺管"]
        assert [str(notice.number) for notice in queries.notices(ledger.db)] == ["青政督〔2026〕1号"]
        assert queries.milestones(ledger.db, tasks[0].id)[0].due == date(2026, 5, 25)
        assert read_office(ledger.db).name == "青川市人民政府督查室"
        register_report(ledger, ProgressReport(0, tasks[0].id, tasks[0].lead[0], date(2026, 6, 9), 80))
    finally:
        ledger.close()
    assert check_ledger(copy) == []


_KILLED_IN_A_MIGRATION = """
import os, signal, sys
from pathlib import Path
from supervisor_app.store import migrations
from supervisor_app.store.ledger import Ledger
whole, run, left, on_disk = migrations.complete_statement, migrations._run, [int(sys.argv[2])], []
def counted(text):
    left[0] -= bool(on_disk and whole(text))
    if left[0] < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return whole(text)
def counting(db, statements):
    on_disk[:] = [path for _, _, path in db.execute("PRAGMA database_list") if path]
    run(db, statements)
migrations.complete_statement, migrations._run = counted, counting
Ledger.open(Path(sys.argv[1]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal there")
@pytest.mark.parametrize("statements", [0, 3, 5, 20, 40])
def test_a_killed_migration_leaves_a_whole_ledger_and_its_backup(statements: int, tmp_path: Path) -> None:
    """Its step is taken whole or not at all, and the next start goes on from there."""
    copy = tmp_path / "督办.db"
    shutil.copy(FILES[0], copy)
    done = subprocess.run([sys.executable, "-c", _KILLED_IN_A_MIGRATION, str(copy), str(statements)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert check_ledger(copy) == []
    [backup] = (tmp_path / "督办.backups").glob("*_升级前.db")
    assert check_ledger(backup) == []
    for path in (copy, backup):
        ledger = Ledger.open(path)
        assert ledger_migrations.pending(ledger.db) == []
        assert [task.progress for task in queries.tasks(ledger.db)] == [70, None]
        ledger.close()
        assert check_ledger(path) == []


with read_only(NEWEST) as _newest:
    _TEXTS = {
        table: [column.name for column in _newest.table(table).columns if column.type == "TEXT"]
        for table in sorted({*_newest.table_names()} - {"history", "evidence", "_sqlite_migrations"})
    }


@pytest.mark.parametrize("table", _TEXTS)
def test_the_check_names_what_another_program_did_to_a_table(table: str, tmp_path: Path) -> None:
    """A row put elsewhere, and a row changed."""
    spoilt = ["id = id + 1000", *(f"{column} = {column} || '1'" for column in _TEXTS[table][:1])]
    for at, change in enumerate(spoilt):
        copy = tmp_path / f"{at}.db"
        shutil.copy(NEWEST, copy)
        with closing(sqlite3.connect(copy)) as db, db:
            db.execute("PRAGMA ignore_check_constraints=ON")
            db.execute(f"UPDATE {table} SET {change} WHERE id = (SELECT max(id) FROM {table})")
        assert any(f"表 {table} " in sentence or f"的 {table} " in sentence for sentence in check_ledger(copy))
