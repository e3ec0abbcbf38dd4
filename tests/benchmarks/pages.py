"""报送 and 单位 as they are shown on a big ledger: `python -m tests.benchmarks.pages [TASKS]` (100,000 unless told).

A fifth of the tasks are reported monthly, those of every fifth unit. Beside it raw SQLite counting the same periods.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from itertools import count
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from supervisor_app.domain.changes import Changes
from supervisor_app.domain.model import ProgressReport
from supervisor_app.store.ledger import Ledger
from supervisor_app.ui.jobs import Jobs
from supervisor_app.ui.page import LedgerPage
from supervisor_app.ui.pages.reporting.page import ReportingPage
from supervisor_app.ui.pages.unit.page import UnitPage
from supervisor_app.ui.session import Session
from supervisor_app.ui.theme import Theme
from tests.benchmarks.big_ledger import TODAY, make
from tests.benchmarks.measure import best, say
from tests.ui.shell import NotingShell

UNIT = 6  # leads as many tasks as any, all of them reported monthly
_TOLD = """EXISTS (SELECT 1 FROM report WHERE report.task_id = task.id AND report.unit_id = led.unit_id
    AND mark IS NULL AND reported_on BETWEEN {} AND {})"""
_DUE = f"""
    SELECT led.unit_id, count(*), sum({_TOLD.format("'2026-05-01'", "'2026-05-31'")}),
        sum({_TOLD.format("'2026-06-01'", "'2026-06-10'")})
    FROM task JOIN task_unit AS led ON led.task_id = task.id AND role = 'lead' WHERE cycle <> 'once' GROUP BY 1"""


def measure(path: Path) -> None:
    """Each page filled for the first time, then after a report."""
    app = QApplication.instance() or QApplication([])
    assert app is not None
    ledger = Ledger.open(path)
    session, jobs = Session(ledger, TODAY), Jobs()
    shell = NotingShell(Theme(), session, jobs)
    raw = best(lambda: ledger.db.execute(_DUE).fetchall(), 3)
    _ = session.facts.lines, session.facts.unit_lines
    task, points = session.facts.led_by(UNIT)[0].task, count(1)

    def report() -> None:
        session.register_report(ProgressReport(0, task.id, UNIT, TODAY, next(points) % 90, "本周完成验收"))

    reporting, units = ReportingPage(shell), UnitPage(shell)
    units.refresh(Changes.ALL)
    say(
        "a unit's card shown, 2,500 monthly tasks",
        best(lambda: units.show_target(UNIT), 1),
        "ms",
        "",
        raw,
        "raw SQLite",
    )
    shown = best(lambda: units.refresh(Changes.REPORTS), 5)
    say("the card shown again", shown, "ms", "≤ 100", raw, "raw SQLite")
    say("… after a report", _after(report, units), "ms", "≤ 100", raw, "raw SQLite")
    say("报送: page filled", best(lambda: reporting.refresh(Changes.ALL), 1), "ms", "≤ 1000", raw, "raw SQLite")
    say("报送: filled again after a report", _after(report, reporting), "ms", "≤ 300", raw, "raw SQLite")
    jobs.close()
    for page in (reporting, units):
        page.deleteLater()
    ledger.close()


def _after(command: Callable[[], None], page: LedgerPage) -> float:
    """A page filled again after a command, whose own time is left out; the shortest of several, in milliseconds."""
    found = []
    for _ in range(5):
        command()
        found.append(best(lambda: page.refresh(Changes.REPORTS | Changes.TASKS | Changes.LIFE), 1))
    return min(found)


def main(tasks: int) -> None:
    """Make the ledger and measure."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "big.db"
        make(path, tasks, tasks * 10)
        measure(path)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
