"""The page 台账 over a session as the window shows it, and real keys and clicks on it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from supervisor_app.domain.changes import Changes
from supervisor_app.ui.jobs import Jobs
from supervisor_app.ui.pages.ledger.page import TaskLedgerPage
from supervisor_app.ui.session import Session
from supervisor_app.ui.theme import Theme
from tests.ui.shell import NotingShell

CTRL = Qt.KeyboardModifier.ControlModifier
LATE = "鹿鸣片区回迁楼三期竣工备案"  # with four reports and a paper
STEPPED = "城东污水处理厂提标改造"  # with milestones
UNDATED = "规上企业用电保障协调"
CLAIMED = "水源地隔离围网补设"
Opened = tuple[TaskLedgerPage, NotingShell, Session]


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme, session: Session, jobs: Jobs) -> Opened:
    """Over the filled ledger."""
    return open_page(qtbot, theme, session, jobs)


def open_page(qtbot: QtBot, theme: Theme, session: Session, jobs: Jobs, width: int = 1368) -> Opened:
    """The page as the window shows it, looking again after every command."""
    shell = NotingShell(theme, session, jobs)
    page = TaskLedgerPage(shell)
    qtbot.addWidget(page)
    page.resize(width, 760)
    page.refresh(Changes.ALL)
    session.changed.connect(page.refresh)
    page.show()
    page.activateWindow()
    QTest.qWaitForWindowActive(page)
    page.setFocus()
    return page, shell, session


def task_id(session: Session, title: str) -> int:
    """The id of a task by its title."""
    return next(key for key, line in session.facts.lines.items() if line.task.title == title)


def focus() -> QWidget:
    """Where the keyboard is."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def keys(target: QWidget | None, *pressed: Qt.Key) -> None:
    """Press keys in a widget, or each where the keyboard then is."""
    for key in pressed:
        QTest.keyClick(target or focus(), key)


def write(text: str) -> None:
    """Type at the cursor; Chinese comes by the input method, so it is inserted."""
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(focus(), Qt.Key.Key_V, CTRL)


def click(target: QWidget) -> None:
    """A click in the middle."""
    QTest.mouseClick(target, Qt.MouseButton.LeftButton)


def words(menu: QMenu) -> list[str]:
    """The entries of a menu."""
    return [action.text() for action in menu.actions() if action.text()]


def choose(menu: QMenu, word: str) -> None:
    """Choose an entry by keyboard."""
    actions = menu.actions()
    menu.setActiveAction(next(action for action in actions if action.text() == word))
    QTest.keyClick(menu, Qt.Key.Key_Return)
