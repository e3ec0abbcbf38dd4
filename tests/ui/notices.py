"""The page of papers in its window, for its tests."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from supervisor_app.documents import issuing as paper_writing
from supervisor_app.domain.papers.drafting import PaperDraft
from supervisor_app.domain.papers.notice import NoticeKind
from supervisor_app.ui.pages.notice import NOTICE
from supervisor_app.ui.pages.notice.page import NoticePage
from supervisor_app.ui.session import Session
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.window import Window
from tests.ui.office import open_window

Opened = tuple[Window, NoticePage]


def issue(session: Session, count: int = 1, kind: NoticeKind = NoticeKind.SUPERVISION) -> None:
    """Papers written and registered."""
    for plan in session.facts.plans(kind).plans[:count]:
        facts = session.facts
        draft = PaperDraft(plan.kind, facts.ground(plan.unit, plan.lines))
        paper = paper_writing.prepare(draft, facts.next_number(plan.kind), session.register.folder)
        session.issue_notice(paper.notice, paper.deliver)
        paper.discard()


def show(qtbot: QtBot, theme: Theme, session: Session) -> Opened:
    """The window on the page."""
    window = open_window(theme, session, [NOTICE], NOTICE)
    qtbot.addWidget(window, before_close_func=_forget_drafts)
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    page = window.page()
    assert isinstance(page, NoticePage)
    return window, page


def _forget_drafts(window: QWidget) -> None:
    """Closing would ask whether they may be lost."""
    page = window.page() if isinstance(window, Window) else None
    if isinstance(page, NoticePage):
        page.pane.offer.drafts.drop()


def press(window: QWidget, text: str) -> None:
    """Click the visible button that says so."""
    QApplication.sendPostedEvents()  # buttons just made show themselves
    found = [b for b in window.findChildren(QPushButton) if b.isVisible() and b.text().strip() == text]
    assert len(found) == 1, [b.text() for b in window.findChildren(QPushButton) if b.isVisible()]
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def type_in(field: QWidget, words: str) -> None:
    """As an input method does: first shown as being composed, then given."""
    QApplication.sendEvent(field, QInputMethodEvent(words, []))
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(field, event)
