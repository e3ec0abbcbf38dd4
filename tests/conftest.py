"""Every test without a screen; where Qt cannot be loaded, the tests of the window are left out and that is said."""

import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["XDG_DATA_HOME"] = os.environ["XDG_CONFIG_HOME"] = "/nonexistent"  # no test touches the user's own folders

from hypothesis import HealthCheck, settings

from supervisor_app.app.qt_check import missing_libraries

# A busy machine is no fault of the program's, and examples may write over each other's files in one folder.
_UNCHECKED = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
settings.register_profile("unhurried", deadline=None, suppress_health_check=_UNCHECKED)
settings.load_profile("unhurried")

_TOLD = missing_libraries()
pytest_plugins = [] if _TOLD else ["pytestqt.plugin"]
collect_ignore = ["ui", "app", "scenes"] if _TOLD else []


def pytest_report_header() -> str:
    """Said at the head of the run."""
    return f"without tests of the window: {_TOLD}" if _TOLD else f"Qt loads; {sys.platform}"


def pytest_terminal_summary(terminalreporter) -> None:  # type: ignore[no-untyped-def]
    """Said again where it is read."""
    if _TOLD:
        terminalreporter.write_line(f"LEFT OUT tests of the window: {_TOLD}")
