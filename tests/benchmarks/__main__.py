"""Run all measurements: `python -m tests.benchmarks [TASKS]` (100,000 unless told)."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from supervisor_app.documents.fonts import font_set
from supervisor_app.documents.former.paper import as_paper
from supervisor_app.documents.typesetting import write_paper
from supervisor_app.domain.filtering import matching
from supervisor_app.domain.lights import Light
from supervisor_app.domain.model import ProgressReport
from supervisor_app.domain.standing import unit_lines
from supervisor_app.store.ledger import Ledger
from supervisor_app.store.snapshot import Snapshot
from supervisor_app.store.tasks import find_task, register_report
from supervisor_app.ui.collation import collation_key
from tests.benchmarks import pages, today, units
from tests.benchmarks.big_ledger import TODAY, make
from tests.benchmarks.measure import best, memory, say
from tests.documents.samples import notice

_BARE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app, window = QApplication([]), QMainWindow()
window.resize(1280, 800)
window.show()
window.repaint()
QTimer.singleShot(0, app.quit)
app.exec()
"""


def papers(folder: Path) -> None:
    """Two-page notices, warm."""
    fonts = font_set(use_system_fonts=False)
    write_paper(as_paper(notice()), folder / "n.pdf", fonts=fonts)
    took = best(lambda: write_paper(as_paper(notice()), folder / "n.pdf", fonts=fonts), 10)
    say("two-page notice, warm", took, "ms", "≤ 50")


def ledger(folder: Path, tasks: int) -> None:
    """What the window does on a big ledger, against SQLite counting the same tasks by unit and state."""
    path = folder / "big.db"
    make(path, tasks, tasks * 10)
    opened = Ledger.open(path)
    count = "SELECT unit_id, state, count(*) FROM task JOIN task_unit ON task_id = task.id GROUP BY 1, 2"
    peer, name = best(lambda: opened.db.execute(count).fetchall()), "SQL count"
    snapshot = Snapshot(opened, TODAY)
    say(f"{tasks:,} tasks, {tasks * 10:,} reports: open", best(lambda: snapshot.lines, 1), "ms", "", peer, name)
    lines = list(snapshot.lines.values())
    say("status per unit", best(lambda: unit_lines(snapshot.units, lines)), "ms", "≤ 100", peer, name)
    say("filter by light", best(lambda: [line for line in lines if line.light is Light.RED]), "ms", "≤ 100", peer, name)
    say("search two words", best(lambda: matching(lines, "小区 改造")), "ms", "≤ 100", peer, name)
    say("search initials", best(lambda: matching(lines, "ljxq")), "ms", "≤ 100", peer, name)
    say(
        "sort by title",
        best(lambda: sorted(lines, key=lambda line: collation_key(line.task.title))),
        "ms",
        "≤ 100",
        peer,
        name,
    )
    task = find_task(opened, "2026-000001")
    told = ProgressReport(0, task.id, task.lead[0], TODAY, 50, "本周完成验收")

    def report() -> None:
        register_report(opened, told)
        snapshot.forget(opened.last)

    say("register a report and measure again", best(report, 20), "ms", "≤ 10")
    say("memory", memory(), "MiB", "≤ 500")
    opened.close()


def start(folder: Path) -> None:
    """Start to first paint with 2,000 tasks, against a bare window, each in a process of its own, compiled before."""
    path = folder / "start.db"
    make(path, 2_000, 6_000)
    own = {
        "XDG_CONFIG_HOME": str(folder),
        "XDG_DATA_HOME": str(folder),
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
    }
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | own

    call = "from tests.benchmarks.first_paint import main; main({!r}, {})"
    codes = (_BARE, call.format(str(path), False), call.format(str(path), True))

    def run(code: str) -> float:
        command = [sys.executable, "-c", code]
        return best(lambda: subprocess.run(command, check=True, env=environment, capture_output=True), 1)

    # By turns, so that whatever else the machine does falls on all of them.
    bare, painted, shown = map(min, zip(*([run(code) for code in codes] for _ in range(7)), strict=True))
    say("start to first paint", painted, "ms", "≤ 2 ×", bare, "bare window")
    say("start to 2,000 tasks shown", shown, "ms", "", bare, "bare window")


def main(tasks: int) -> None:
    """All of them."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        start(folder)
        papers(folder)
        ledger(folder, tasks)
        today.occupy(folder / "big.db", tasks)
        today.measure(folder / "big.db")
        units.measure(folder / "big.db")
        pages.measure(folder / "big.db")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
