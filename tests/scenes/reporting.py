"""报送: the board, sheets out, sheets in (entries, conflicts, files), entry by phone, empty."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from supervisor_app.ui.feedback.collecting import CollectPane
from supervisor_app.ui.page import Page, PageSpec
from supervisor_app.ui.pages.reporting import REPORTING
from supervisor_app.ui.pages.reporting.entering import EnterPane
from supervisor_app.ui.pages.reporting.page import ReportingPage
from supervisor_app.ui.pages.start import START
from supervisor_app.ui.pages.unit import UNIT
from supervisor_app.ui.session import Session
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.window import Window
from tests.scenes import scene
from tests.ui.forms import mangled
from tests.ui.office import empty_session, filled_session, open_window, scratch

RAIL = (
    PageSpec("today", "今日督办", "list-checks", UNIT.make),
    PageSpec("ledger", "台账", "table-2", Page),
    PageSpec("meeting", "会议", "mic", Page),
    UNIT,
    REPORTING,
    PageSpec("notice", "文书", "stamp", Page),
    PageSpec("settings", "设置", "settings-2", Page, bottom=True, needs_ledger=False),
)


def _window(theme: Theme, session: Session, target: object = None) -> tuple[Window, ReportingPage]:
    window = open_window(theme, session, RAIL, START)
    window.go("reporting", target)
    page = window.page()
    assert isinstance(page, ReportingPage)
    return window, page


@scene("reporting")
def board(theme: Theme) -> QWidget:
    """What is due."""
    return _window(theme, filled_session(scratch()))[0]


@scene("reporting-empty")
def empty(theme: Theme) -> QWidget:
    """A new ledger."""
    return _window(theme, empty_session(scratch()))[0]


@scene("reporting-send")
def send(theme: Theme) -> QWidget:
    """Sheets to hand out."""
    window, page = _window(theme, filled_session(scratch()), ("send", None))
    page.pane.folder = Path("督办/反馈表-20261119")  # type: ignore[union-attr]
    page.pane._place.set_whole("督办/反馈表-20261119")  # type: ignore[union-attr]
    return window


def _collect(theme: Theme, tab: int) -> QWidget:
    session = filled_session(scratch())
    window, page = _window(theme, session, ("collect", mangled(session, scratch())))
    pane = page.pane
    assert isinstance(pane, CollectPane)
    while pane.busy:
        QApplication.processEvents()
    pane.view.tabs.setCurrentIndex(tab)
    return window


@scene("reporting-collect")
def collect(theme: Theme) -> QWidget:
    """What would be registered."""
    return _collect(theme, 0)


@scene("reporting-conflicts")
def conflicts(theme: Theme) -> QWidget:
    """Filled in twice."""
    return _collect(theme, 1)


@scene("reporting-files")
def the_files(theme: Theme) -> QWidget:
    """What was recognised."""
    return _collect(theme, 6)


@scene("reporting-enter")
def enter(theme: Theme) -> QWidget:
    """By phone, with a wrong figure."""
    session = filled_session(scratch())
    unit = next(one.id for one in session.facts.units.values() if one.name == "市住建局")
    window, page = _window(theme, session, ("enter", unit))
    pane = page.pane
    assert isinstance(pane, EnterPane)
    first, second, third = pane.grid.rows[:3]
    first.points.setText("76")
    first.text.setText("设备安装完成九成，下周联动调试")
    second.points.setText("130")
    third.text.setText("征收协议还剩两户")
    pane.signed.setText("王建国")
    second.complain()
    return window
