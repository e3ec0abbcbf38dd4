"""Reminders: the line at the start, and the tray's notices, by preference of the machine."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from supervisor_app.domain.today.todo import TodoGroup
from supervisor_app.ui.memory import Forgetful
from supervisor_app.ui.page import PageSpec
from supervisor_app.ui.pages.settings import SETTINGS
from supervisor_app.ui.pages.settings.page import SettingsPage
from supervisor_app.ui.pages.settings.remind import RemindSection
from supervisor_app.ui.pages.start import START
from supervisor_app.ui.pages.today import TODAY as TODAY_PAGE
from supervisor_app.ui.pages.unit import UNIT
from supervisor_app.ui.reminding import AT, AT_START, IN_TRAY, Reminder, Tray, is_on, summary
from supervisor_app.ui.session import Session
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.window import Window
from tests.ui.office import TODAY, open_window

SUMMARY = "今日要办 38 项：逾期 6、3日内到期 2、应报未报 3、未签收 1、待核查 1…"


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """What the tray said."""
    found: list[tuple[str, str]] = []
    monkeypatch.setattr(Tray, "tell", lambda self, window, title, text: found.append((title, text)))
    return found


def show(qtbot: QtBot, theme: Theme, session: Session, first: PageSpec) -> Window:
    """The window with a page in front."""
    rest = [spec for spec in (UNIT, TODAY_PAGE, SETTINGS) if spec is not first]
    window = open_window(theme, session, [first, *rest], START)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, session: Session) -> Iterator[Window]:
    """The window on another page than 今日督办."""
    made = show(qtbot, theme, session, UNIT)
    yield made
    made.jobs.close()


def test_a_line_at_the_start_that_can_be_switched_off(window: Window, session: Session) -> None:
    """Said where another page is in front; its button switches it off for the next time."""
    assert summary(session.facts.todo_list.groups) == SUMMARY
    Reminder(window, window.memory).follow(session)
    assert window.messages.text() == SUMMARY
    window.messages.action.click()
    assert not is_on(window.memory, AT_START)
    Reminder(window, window.memory).follow(session)
    assert window.messages.text() == ""


def test_no_line_over_the_page_itself(qtbot: QtBot, theme: Theme, session: Session) -> None:
    """今日督办 says it already."""
    window = show(qtbot, theme, session, TODAY_PAGE)
    Reminder(window, window.memory).follow(session)
    assert window.messages.text() == ""
    window.jobs.close()


def test_the_tray_once_a_day_at_its_time(window: Window, session: Session, told: list[tuple[str, str]]) -> None:
    """Off unless chosen; not before the time, and not twice; the next day again."""
    reminder, nine = Reminder(window, window.memory), datetime(2026, 11, 19, 9, 0, tzinfo=UTC)
    reminder.follow(session)
    reminder.tick(nine)
    assert told == []
    window.memory.setValue(IN_TRAY, "true")
    window.memory.setValue(AT, "08:30")
    reminder.tick(nine.replace(hour=8))
    assert told == []
    reminder.tick(nine)
    reminder.tick(nine.replace(hour=15))
    assert told == [("今日督办", SUMMARY)]
    session.turn_to(date(2026, 11, 20))
    reminder.tick(datetime(2026, 11, 20, 8, 31, tzinfo=UTC))
    assert [title for title, _ in told] == ["今日督办", "今日督办"]


def test_the_tray_when_something_falls_overdue(window: Window, session: Session, told: list[tuple[str, str]]) -> None:
    """As the day turns, with the matters' names; clicking brings the page."""
    reminder = Reminder(window, window.memory)
    reminder.follow(session)
    window.memory.setValue(IN_TRAY, True)
    session.turn_to(date(2026, 11, 21))
    assert told == [("今日起逾期 1 项", "文昌路南延工程通车")]
    task = next(iter(session.facts.todo_list.groups[TodoGroup.DUE_SOON])).line.task
    session.edit_task(task, replace(task, sponsor="李副市长"))
    assert len(told) == 1
    reminder.tray.clicked.emit()
    assert window.rail.items["today"].isChecked()


def test_a_desktop_without_a_tray_is_not_asked(window: Window) -> None:
    """Nothing is shown, nothing fails."""
    Tray(window).tell(window, "今日督办", SUMMARY)


def test_preferences_are_kept_at_once(window: Window, session: Session) -> None:
    """By keyboard; the tray is off where the desktop has none."""
    window.go("settings", "remind")
    page = window.page()
    assert isinstance(page, SettingsPage)
    section = next(part for part in page.sections if isinstance(part, RemindSection))
    assert section.start.isChecked()
    assert not section.tray.isEnabled()
    section.start.setFocus()
    QTest.keyClick(section.start, Qt.Key.Key_Space)
    assert not is_on(window.memory, AT_START)
    section.tray.setEnabled(True)
    section.tray.click()
    section.at.setCurrentText("08:30")
    assert (is_on(window.memory, IN_TRAY), window.memory.value(AT)) == (True, "08:30")
    assert session.facts.today == TODAY
    assert isinstance(window.memory, Forgetful)
