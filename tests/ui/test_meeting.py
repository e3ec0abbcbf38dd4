"""会议: the list, one meeting, the way into the import and back."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from supervisor_app.domain.changes import Changes
from supervisor_app.domain.draft import DraftList, DraftTask
from supervisor_app.domain.lights import Light
from supervisor_app.ui.jobs import Jobs
from supervisor_app.ui.pages.meeting.columns import lights_words
from supervisor_app.ui.pages.meeting.page import MeetingPage
from supervisor_app.ui.session import Session
from supervisor_app.ui.theme import Theme
from tests.ui.office import TODAY
from tests.ui.sheets import task_list
from tests.ui.shell import NotingShell

_CTRL = Qt.KeyboardModifier.ControlModifier
_NONE = Qt.KeyboardModifier.NoModifier
Opened = tuple[MeetingPage, NotingShell]


def open_page(qtbot: QtBot, shell: NotingShell) -> MeetingPage:
    """The page as the window shows it."""
    page = MeetingPage(shell)
    qtbot.addWidget(page)
    page.resize(1208, 628)
    page.refresh(Changes.ALL)
    page.show()
    page.activateWindow()
    QTest.qWaitForWindowActive(page)
    page.setFocus()
    return page


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme, session: Session, jobs: Jobs) -> Opened:
    """Over three meetings."""
    shell = NotingShell(theme, session, jobs)
    return open_page(qtbot, shell), shell


@pytest.fixture
def empty(qtbot: QtBot, theme: Theme, new_session: Session, jobs: Jobs) -> Opened:
    """Over a new ledger."""
    shell = NotingShell(theme, new_session, jobs)
    return open_page(qtbot, shell), shell


def _carry(path: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    return data


def test_meetings_latest_first_with_how_their_tasks_stand(opened: Opened) -> None:
    """Date, title, number of tasks, lights; the latest is chosen."""
    page, _ = opened
    rows = page.table.rows_model.rows
    assert [(row.meeting.title, len(row.lines)) for row in rows] == [
        ("四季度重点工作调度会", 8),
        ("三季度重点工作推进会", 26),
        ("市政府第12次常务会议", 4),
    ]
    assert rows[2].counts == {Light.RED: 1, Light.YELLOW: 0, Light.GREEN: 1, Light.GREY: 0, Light.DONE: 2}
    assert {row.largest for row in rows} == {26}
    assert page.facts() == "3 次会议，交办 38 项"
    assert len(page.card.table.rows_model.rows) == 8


def test_lights_are_called_as_the_office_calls_them(opened: Opened) -> None:
    """In the list and over the tasks."""
    page, shell = opened
    office = shell.session.facts.office
    shell.session.save_office(replace(office, light_names={**office.light_names, Light.RED: "超期"}))
    page.refresh(Changes.SETTINGS)
    assert lights_words(page.table.rows_model.rows[2]).startswith("超期 1、")
    page.show_target(page.table.rows_model.rows[2].meeting.id)
    assert page.card.counts.accessibleName().startswith("超期 1、")


def test_a_narrow_page_keeps_titles_legible(opened: Opened) -> None:
    """960 × 600, or 1280 × 720 at 150 %: counts and spare columns give way."""
    page, _ = opened
    assert page.card.counts.isVisible()
    page.resize(840, 450)
    assert not page.card.counts.isVisible()
    assert page._list.width() == page.width() * 2 // 5
    head = page.card.table.head
    title = [column.key for column in page.card.table.rows_model.columns].index("title")
    assert head.sectionSize(title) >= 200


def test_another_meeting_shows_its_tasks(opened: Opened) -> None:
    """Down, then Enter goes to the tasks, Enter there opens one in the ledger."""
    page, shell = opened
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    tasks = page.card.table
    assert len(tasks.rows_model.rows) == 26
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert tasks.hasFocus()
    QTest.keyClick(tasks, Qt.Key.Key_Return)
    chosen = tasks.chosen_row()
    assert chosen is not None
    assert shell.gone == [("ledger", chosen.task.id)]


def test_the_ledger_is_opened_for_the_meeting(opened: Opened) -> None:
    """By the button's action and by its keys."""
    page, shell = opened
    QTest.keyClick(page, Qt.Key.Key_L, _CTRL)
    assert shell.gone == [("ledger", ("filter", {"source": "四季度重点工作调度会"}))]


def test_an_undone_import_takes_the_meeting_away(opened: Opened) -> None:
    """The page follows the ledger, there and back."""
    page, _ = opened
    page.session.import_list(DraftList("专题会议", TODAY, "", (DraftTask("修订应急预案", lead=("市应急局",)),)))
    page.refresh(Changes.MEETINGS)
    assert page.table.rows_model.rows[0].meeting.title == "专题会议"
    page.session.undo_stack.undo()
    page.refresh(Changes.MEETINGS)
    assert page.table.rows_model.rows[0].meeting.title == "四季度重点工作调度会"
    assert len(page.table.rows_model.rows) == 3


def test_the_empty_page_leads_to_the_import(
    empty: Opened, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Its first button is in the zone, not in the header."""
    page, _ = empty
    assert (page.primary, page.second) == (None, None)
    assert page.drop.isVisible()
    sheet = task_list(tmp_path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(sheet), ""))
    QTest.mouseClick(page.drop.button, Qt.MouseButton.LeftButton)
    assert page.panes.importing is not None
    assert page.primary is page.panes.importing.acts["import"]
    qtbot.waitUntil(lambda: page.panes.importing is not None and page.panes.importing.outcome is not None)
    assert page.title() == "导入任务清单"


def test_ctrl_i_asks_for_a_sheet_and_esc_comes_back(
    opened: Opened, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A cancelled dialog changes nothing."""
    page, _ = opened
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    QTest.keyClick(page, Qt.Key.Key_I, _CTRL)
    assert page.panes.importing is None
    sheet = task_list(tmp_path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(sheet), ""))
    QTest.keyClick(page, Qt.Key.Key_I, _CTRL)
    pane = page.panes.importing
    assert pane is not None
    qtbot.waitUntil(lambda: pane.outcome is not None)
    QTest.keyClick(pane.view.result.items, Qt.Key.Key_Escape)
    assert page.panes.importing is None
    assert (page.primary, page.second) == (page.acts["speech"], page.acts["import"])
    assert page.table.isVisible()
    assert len(page.session.facts.lines) == 38


def test_a_sheet_may_be_dropped_on_the_page(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    """While it hangs over the page the zone shows; taken away, the list is back."""
    page, _ = opened
    data, action = _carry(task_list(tmp_path)), Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(5, 5), action, data, Qt.MouseButton.LeftButton, _NONE)
    QApplication.sendEvent(page, enter)
    assert page.drop.isVisible()
    QApplication.sendEvent(page, QDragLeaveEvent())
    assert page.table.isVisible()
    QApplication.sendEvent(page, enter)
    QApplication.sendEvent(page, QDropEvent(QPointF(5, 5), action, data, Qt.MouseButton.LeftButton, _NONE))
    pane = page.panes.importing
    assert pane is not None
    assert pane.isVisible()
    qtbot.waitUntil(lambda: pane.outcome is not None)


def test_targets(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    """A path is imported, an id is a meeting; the import makes way for it."""
    page, _ = opened
    page.show_target(("import", task_list(tmp_path)))
    pane = page.panes.importing
    assert pane is not None
    qtbot.waitUntil(lambda: pane.outcome is not None)
    wanted = page.session.facts.meetings[2]
    page.show_target(wanted.id)
    chosen = page.table.chosen_row()
    assert page.panes.importing is None
    assert chosen is not None
    assert chosen.meeting == wanted
