"""会议: filled, empty, and bringing in a list: understood, with doubts, without a header, refused."""

from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

from supervisor_app.ui.page import PageSpec
from supervisor_app.ui.pages.meeting import MEETING
from supervisor_app.ui.pages.meeting.page import MeetingPage
from supervisor_app.ui.pages.start import START
from supervisor_app.ui.session import Session
from supervisor_app.ui.theme import Theme
from tests.scenes import scene
from tests.ui.office import empty_session, filled_session, open_window, scratch
from tests.ui.sheets import task_list, write_book

_RAIL = (
    PageSpec("today", "今日督办", "list-checks", MEETING.make),
    PageSpec("ledger", "台账", "table-2", MEETING.make),
    MEETING,
    PageSpec("unit", "单位", "landmark", MEETING.make),
    PageSpec("notice", "文书", "stamp", MEETING.make),
    PageSpec("settings", "设置", "settings-2", MEETING.make, bottom=True, needs_ledger=False),
)


def _page(theme: Theme, session: Session) -> tuple[QWidget, MeetingPage]:
    window = open_window(theme, session, _RAIL, START)
    window.go("meeting")
    window.destroyed.connect(session.ledger.close)
    page = window.page()
    assert isinstance(page, MeetingPage)
    return window, page


def _reading(theme: Theme, sheet: Path, session: Session | None = None) -> tuple[QWidget, MeetingPage]:
    window, page = _page(theme, session or filled_session(scratch()))
    page.show_target(("import", sheet))
    pane = page.panes.importing
    assert pane is not None
    while pane.outcome is None and not pane.view.failure and not pane.view.mapping.complaint():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    return window, page


@scene("meeting-list")
def listed(theme: Theme) -> QWidget:
    """Three meetings."""
    window, page = _page(theme, filled_session(scratch()))
    page.table.choose(page.session.facts.meetings[1].id)
    return window


@scene("meeting-empty")
def empty(theme: Theme) -> QWidget:
    """A new ledger."""
    return _page(theme, empty_session(scratch()))[0]


@scene("meeting-import")
def importing(theme: Theme) -> QWidget:
    """A list with doubtful cells and rows that cannot be imported."""
    return _reading(theme, task_list(scratch()))[0]


@scene("meeting-doubts")
def doubts(theme: Theme) -> QWidget:
    """A doubtful cell is looked at in the sheet."""
    window, page = _reading(theme, task_list(scratch()))
    assert page.panes.importing is not None
    result = page.panes.importing.view.result
    result.tabs.setCurrentIndex(2)
    result.doubtful.setCurrentIndex(result.doubtful.model().index(1, 0))
    return window


@scene("meeting-headless")
def headless(theme: Theme) -> QWidget:
    """No header is found: the user is asked which column is what."""
    rows = (("重点工作安排",), ("要办的事", "谁来办", "什么时候"), ("修通淮河路", "市交通运输局", "12月底前"))
    return _reading(theme, write_book(scratch() / "安排.xlsx", Sheet1=rows))[0]


@scene("meeting-refused")
def refused(theme: Theme) -> QWidget:
    """A file that is no workbook."""
    path = scratch() / "会议纪要.xlsx"
    path.write_bytes(b"%PDF-1.7 not a workbook at all")
    return _reading(theme, path)[0]
