"""今日督办 on a big ledger: `python -m tests.benchmarks.today [TASKS]` (100,000 unless told).

The same tasks with ten reports each, a paper on every twentieth and an extension asked on every two-hundredth; beside
it raw SQLite asking for the same groups without their reasons, suggestions and lights of former months.
"""

import os
import sys
import tempfile
from datetime import timedelta
from itertools import count
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from supervisor_app.domain.changes import Changes
from supervisor_app.domain.model import ProgressReport
from supervisor_app.store.ledger import Ledger
from supervisor_app.ui.jobs import Jobs
from supervisor_app.ui.pages.today.page import TodayPage
from supervisor_app.ui.session import Session
from supervisor_app.ui.theme import Theme
from tests.benchmarks.big_ledger import TODAY, make
from tests.benchmarks.measure import best, say
from tests.ui.shell import NotingShell

_UNDER_WAY = "task.state IN ('assigned', 'acknowledged', 'in_progress') AND coalesce(task.progress, 0) < 100"
_RAW = (
    f"SELECT id, number, title, due FROM task WHERE {_UNDER_WAY} AND due < :today ORDER BY due, number",
    f"SELECT id, number, title, due FROM task WHERE {_UNDER_WAY} AND due BETWEEN :today AND :near ORDER BY due, number",
    "SELECT id, number, title, due FROM task WHERE state = 'claimed_done' ORDER BY due, number",
    "SELECT id, serial, unit_id FROM notice WHERE state = 'issued' AND signed_on IS NULL ORDER BY issued_on",
    "SELECT id, serial, unit_id FROM notice WHERE state = 'issued' AND replied_on IS NULL AND reply_by <= :today",
    "SELECT id, task_id, wanted_due FROM extension WHERE decision = 'pending' ORDER BY asked_on",
    f"""SELECT task.id, max(reported_on) FROM task JOIN report ON task_id = task.id
        WHERE {_UNDER_WAY} GROUP BY task.id HAVING max(reported_on) < :silent""",
    "SELECT unit_id, state, count(*) FROM task JOIN task_unit ON task_id = task.id WHERE role = 'lead' GROUP BY 1, 2",
)


def occupy(path: Path, tasks: int) -> None:
    """Papers and extensions on a big ledger, by SQL."""
    ledger = Ledger.open(path)
    with ledger.db.atomic():
        run = ledger.db.conn.executemany
        columns = "id, kind, unit_id, code, year, serial, title, issued_on, reply_by, signed_on, state"
        day = TODAY - timedelta(days=9)
        run(
            f"INSERT INTO notice ({columns}) VALUES (?, 'supervision', ?, '政督', 2026, ?, '文书', ?, ?, ?, 'issued')",
            (
                (n, n * 20 % 40 + 1, n, day.isoformat(), TODAY.isoformat(), day.isoformat() if n % 3 else None)
                for n in range(1, tasks // 20 + 1)
            ),
        )
        run(
            "INSERT INTO notice_task (notice_id, task_id) VALUES (?, ?)",
            ((n, n * 20) for n in range(1, tasks // 20 + 1)),
        )
        columns = "task_id, asked_on, asked_by, reason, due_before, wanted_due, decision"
        run(
            f"INSERT INTO extension ({columns}) VALUES (?, ?, '办公室', '因故', ?, ?, 'pending')",
            (
                (n, day.isoformat(), TODAY.isoformat(), (TODAY + timedelta(days=60)).isoformat())
                for n in range(1, tasks, 200)
            ),
        )
    ledger.close()


def measure(path: Path) -> None:
    """First reading, then what every report costs the page."""
    app = QApplication.instance() or QApplication([])
    assert app is not None
    ledger = Ledger.open(path)
    session, jobs = Session(ledger, TODAY), Jobs()
    values = {"today": TODAY.isoformat(), "near": (TODAY + timedelta(days=5)).isoformat()}
    values["silent"] = (TODAY - timedelta(days=30)).isoformat()
    raw = best(lambda: [ledger.db.execute(query, values).fetchall() for query in _RAW], 3)
    name = "raw SQLite"
    _ = session.facts.lines
    say("今日督办: all groups made, tasks being read", best(lambda: session.facts.todo_list, 1), "ms", "", raw, name)
    page = TodayPage(NotingShell(Theme(), session, jobs))
    page.resize(1280, 720)
    say("今日督办: page filled", best(lambda: page.refresh(Changes.ALL), 1), "ms", "", raw, name)
    task = session.facts.lines[1].task
    points = count(1)

    def report() -> None:
        told = ProgressReport(0, task.id, task.lead[0], TODAY, next(points) % 90, "本周完成验收")
        session.register_report(told)

    registered = best(report, 20)
    say("a report registered, its reasons looked at again", registered, "ms", "≤ 20")
    say("今日督办: page filled again after a report", best(lambda: _after(report, page), 20), "ms", "≤ 100", raw, name)
    jobs.close()
    page.deleteLater()
    ledger.close()


def _after(report: object, page: TodayPage) -> None:
    assert callable(report)
    report()
    page.refresh(Changes.REPORTS | Changes.TASKS | Changes.LIFE)


def main(tasks: int) -> None:
    """Make the ledger and measure."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "big.db"
        make(path, tasks, tasks * 10)
        occupy(path, tasks)
        measure(path)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
