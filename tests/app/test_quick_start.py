"""What is loaded before the first paint: nothing that reads ledgers, computes, prints or exchanges."""

import subprocess
import sys
from pathlib import Path

import pytest

_START = """
import sys
from tests.benchmarks.first_paint import main
main(sys.argv[1], False)
print(*sys.modules)
"""
_LATE = ("domain.lights", "domain.office", "domain.standing", "store", "reading", "documents", "exchange", "ui.session")


def test_the_window_is_painted_before_what_a_ledger_needs_is_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    command = [sys.executable, "-c", _START, str(tmp_path / "台账.db")]
    loaded = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    assert "supervisor_app.ui.window" in loaded
    late = {f"supervisor_app.{name}" for name in _LATE} | {"sqlite_utils", "chinese_calendar", "pypinyin", "reportlab"}
    assert late.isdisjoint(loaded)
