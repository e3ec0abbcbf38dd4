"""A process killed while it registers reports loses none that it was told was kept."""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from supervisor_app.store.check import check_ledger
from supervisor_app.store.ledger import Ledger

KILLS = int(os.environ.get("KILLS", "6"))
WRITER = """
import sys
from datetime import date
from pathlib import Path
from supervisor_app.domain.model import ProgressReport
from supervisor_app.store.ledger import Ledger
from supervisor_app.store.lock import LedgerLock
from supervisor_app.store.tasks import find_task, register_report
from tests.store.conftest import NOW

path = Path(sys.argv[1])
with LedgerLock(path, "测试", NOW):
    ledger = Ledger.open(path)
    ledger.clock = lambda: NOW
    task = find_task(ledger, "001")
    for count in range(100_000):
        told = ProgressReport(0, task.id, task.lead[0], date(2026, 6, 9), count % 100, f"第{count}次报告")
        print(register_report(ledger, told), flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_no_committed_report_is_lost(ledger: Ledger, tmp_path: Path) -> None:
    """Killed at any moment: every report acknowledged is there, whole, and the file is sound."""
    chance, path, kept = random.Random(26), ledger.path, set[int]()
    ledger.close()
    for _ in range(KILLS):
        command = [sys.executable, "-c", WRITER, str(path)]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, encoding="utf-8", cwd=Path(__file__).parents[2]
        ) as child:
            assert child.stdout is not None
            for _ in range(chance.randrange(1, 12)):
                kept.add(int(child.stdout.readline()))
            child.send_signal(signal.SIGKILL)
            kept.update(int(line) for line in child.stdout.read().splitlines(keepends=True) if line.endswith("\n"))
        assert check_ledger(path) == []
        after = Ledger.open(path)
        found = {row[0] for row in after.db.execute("SELECT id FROM report")}
        journalled = after.db.execute("SELECT count(*) FROM history").fetchone()[0]
        after.close()
        assert kept <= found
        assert journalled == len(found) + 1  # and the import
