"""会议: taking a speech in, reviewing it from several sides, and what cannot be read."""

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

from supervisor_app.ui.page import PageSpec
from supervisor_app.ui.pages.meeting import MEETING
from supervisor_app.ui.pages.meeting.page import MeetingPage
from supervisor_app.ui.pages.start import START
from supervisor_app.ui.reviewing.pane import ReviewPane
from supervisor_app.ui.session import Session
from supervisor_app.ui.theme import Theme
from tests.scenes import scene
from tests.ui.office import filled_session, open_window, scratch
from tests.ui.speech import SPEECH, long_speech

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


def _wait(page: MeetingPage) -> None:
    while page.panes.taking is not None and page.panes.taking.busy:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _reading(theme: Theme, text: str) -> tuple[QWidget, MeetingPage]:
    window, page = _page(theme, filled_session(scratch()))
    path = scratch() / "调度会讲话.txt"
    path.write_text(text, encoding="utf-8")
    page.show_target(("speech", path))
    _wait(page)
    return window, page


def _reviewing(theme: Theme, text: str = SPEECH) -> tuple[QWidget, ReviewPane]:
    window, page = _reading(theme, text)
    pane = page.panes.reviewing
    assert pane is not None
    return window, pane


@scene("review-asking")
def asking(theme: Theme) -> QWidget:
    """A drop zone and a field to paste into."""
    window, page = _page(theme, filled_session(scratch()))
    page.show_target(("speech", None))
    return window


@scene("review-refused")
def refused(theme: Theme) -> QWidget:
    """English."""
    return _reading(theme, "Dear comrades, this is an English text without any task.")[0]


@scene("review-several")
def several(theme: Theme) -> QWidget:
    """Three speeches in one file."""
    other = SPEECH.replace("冬季攻坚任务", "安全生产工作").replace("11月18日", "10月9日")
    return _reading(theme, f"{SPEECH}\n{other}\n{SPEECH.replace('冬季攻坚任务', '教育工作')}")[0]


@scene("review-begun")
def begun(theme: Theme) -> QWidget:
    """Nothing decided yet."""
    return _reviewing(theme)[0]


@scene("review-decided")
def decided(theme: Theme) -> QWidget:
    """Some accepted, some dropped, one opened."""
    window, pane = _reviewing(theme)
    for key in (pane.acting.accept, pane.acting.accept, pane.acting.drop, pane.acting.accept, pane.acting.drop):
        key()
    pane.show_draft(pane.desk.drafts[2].id)
    return window


@scene("review-typing")
def typing(theme: Theme) -> QWidget:
    """A title is typed, a unit is new, a phrase is no date."""
    window, pane = _reviewing(theme)
    pane.acting.accept()
    editor = pane.view.editor
    editor.lead.setText("市住建局、市临空办")
    editor.due.set_text("尽快")
    pane.acting.edit()
    return window


@scene("review-listed")
def listed(theme: Theme) -> QWidget:
    """The list was made; the first task's sentence."""
    window, pane = _reviewing(theme)
    for _ in range(4):
        pane.acting.accept()
    pane.desk.session.review.make_list(pane.desk.meeting)
    pane.show_draft(pane.desk.drafts[0].id)
    return window


@scene("review-bare")
def bare(theme: Theme) -> QWidget:
    """No task was found."""
    return _reviewing(theme, "同志们：\n今天天气很好，大家辛苦了。\n谢谢大家！")[0]


@scene("review-long")
def long(theme: Theme) -> QWidget:
    """A speech of some 200 drafts, at its end."""
    window, pane = _reviewing(theme, long_speech(40))
    pane.show_draft(pane.desk.drafts[-3].id)
    return window


@scene("review-meetings")
def meetings(theme: Theme) -> QWidget:
    """Left half-way: the list of meetings says so."""
    window, pane = _reviewing(theme)
    pane.acting.accept()
    pane.left.emit()
    return window
