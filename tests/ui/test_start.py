"""The first page: what it asks for, by mouse, by keyboard and by dropping; the questions about the office."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from supervisor_app.domain.changes import Changes
from supervisor_app.domain.office import OfficeSettings
from supervisor_app.errors import UserError
from supervisor_app.ui.office_questions import OfficeQuestions
from supervisor_app.ui.pages.start import START
from supervisor_app.ui.pages.start.page import StartPage
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.window import Window
from tests.ui.office import open_window

_LEFT = Qt.MouseButton.LeftButton
_CTRL = Qt.KeyboardModifier.ControlModifier
Ask = Callable[[str, Path], None]


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> Window:
    """The window before any ledger."""
    made = open_window(theme, None, [], START)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    QTest.qWaitForWindowActive(made)
    return made


@pytest.fixture
def page(window: Window) -> StartPage:
    """Its page."""
    found = window.page()
    assert isinstance(found, StartPage)
    return found


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Let the system's dialog answer with a path (an empty one: cancelled)."""

    def answer(dialog: str, path: Path) -> None:
        monkeypatch.setattr(QFileDialog, dialog, lambda *_: ("" if path == Path() else str(path), ""))

    return answer


def drop(target: QWidget, path: Path) -> None:
    """Let a file go over a widget."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    action, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(target, QDragEnterEvent(QPoint(5, 5), action, data, _LEFT, none))
    QApplication.sendEvent(target, QDropEvent(QPointF(5, 5), action, data, _LEFT, none))


def remember(page: StartPage, *paths: Path) -> None:
    """Have worked on these ledgers."""
    page.shell.memory.setValue("recent", [str(path) for path in paths])
    page.refresh(Changes.ALL)


def test_a_dropped_list_begins_a_ledger_and_a_dropped_ledger_is_opened(page: StartPage, qtbot: QtBot) -> None:
    """By what the file is called, also in capitals; on the zone or beside it."""
    with qtbot.waitSignal(page.import_asked) as asked:
        drop(page.drop, Path("/x/清单.ET"))
    assert asked.args == [Path("/x/清单.ET")]
    with qtbot.waitSignal(page.import_asked) as asked:
        drop(page, Path("/x/讲话.docx"))
    assert asked.args == [Path("/x/讲话.docx")]
    with qtbot.waitSignal(page.open_asked) as asked:
        drop(page, Path("/x/台账.db"))
    assert asked.args == [Path("/x/台账.db")]


def test_what_is_neither_is_refused_in_a_sentence(page: StartPage) -> None:
    """It names the file and what is taken."""
    with pytest.raises(UserError, match=r"照片\.jpg 不是讲话稿、任务清单或台账；请放入 \.docx"):
        page.take(Path("/x/照片.jpg"))


def test_the_zone_asks_for_a_file_by_click_and_by_its_button(page: StartPage, qtbot: QtBot, chosen: Ask) -> None:
    """A cancelled dialog asks for nothing."""
    chosen("getOpenFileName", Path())
    with qtbot.assertNotEmitted(page.import_asked):
        QTest.mouseClick(page.drop, _LEFT)
    chosen("getOpenFileName", Path("/x/清单.xlsx"))
    with qtbot.waitSignal(page.import_asked):
        QTest.mouseClick(page.drop, _LEFT)
    with qtbot.waitSignal(page.import_asked):
        QTest.keyClick(page.drop.button, Qt.Key.Key_Space)
    assert page.shell.memory.value("files/sheets") == "/x"


def test_open_and_sample(page: StartPage, qtbot: QtBot, chosen: Ask) -> None:
    """By the shortcut and by the cards."""
    chosen("getOpenFileName", Path("/x/台账.db"))
    with qtbot.waitSignal(page.open_asked) as asked:
        QTest.keyClick(page, Qt.Key.Key_O, _CTRL)
    assert asked.args == [Path("/x/台账.db")]
    with qtbot.waitSignal(page.open_asked):
        QTest.mouseClick(page.choices["open"], _LEFT)
    with qtbot.waitSignal(page.sample_asked):
        QTest.mouseClick(page.choices["sample"], _LEFT)


def test_a_new_ledger_with_answers(page: StartPage, qtbot: QtBot, chosen: Ask) -> None:
    """The suffix is added; the answers are there for whoever makes the ledger."""
    chosen("getSaveFileName", Path("/x/新台账"))
    QTest.keyClick(page, Qt.Key.Key_N, _CTRL)
    name = page.questions.questions.fields["name"].field
    assert page.questions.isVisible()
    assert isinstance(name, QLineEdit)
    assert name.hasFocus()
    QTest.keyClicks(name, "XX")
    with qtbot.waitSignal(page.new_asked) as asked:
        QTest.keyClick(name, Qt.Key.Key_Return)
    assert asked.args == [Path("/x/新台账.db")]
    made = page.office(OfficeSettings(reply_days=7))
    assert (made.name, made.document_code, made.reply_days) == ("XX", "政督", 7)


def test_the_answers_can_be_put_off_or_the_ledger_given_up(page: StartPage, qtbot: QtBot, chosen: Ask) -> None:
    """以后再填 keeps the settings; Esc makes nothing."""
    chosen("getSaveFileName", Path("/x/新.db"))
    QTest.mouseClick(page.choices["new"], _LEFT)
    QTest.keyClicks(page.questions.questions.fields["name"].field, "XX")
    with qtbot.waitSignal(page.new_asked):
        QTest.mouseClick(page.questions.later, _LEFT)
    assert page.office(OfficeSettings()) == OfficeSettings()
    QTest.mouseClick(page.choices["new"], _LEFT)
    with qtbot.assertNotEmitted(page.new_asked):
        QTest.keyClick(page.questions.questions.fields["name"].field, Qt.Key.Key_Escape)
    assert page.drop.isVisible()


def test_a_code_with_the_year_in_it_is_refused_beside_the_field(theme: Theme, qtbot: QtBot) -> None:
    """Year and serial are the program's; an empty code keeps the one there was."""
    questions = OfficeQuestions(theme)
    qtbot.addWidget(questions)
    code = questions.fields["document_code"].field
    assert isinstance(code, QLineEdit)
    code.setText("政督〔2026〕")
    assert not questions.complete()
    assert code.property("wrong") is True
    code.setText("")
    assert questions.complete()
    assert questions.settings(OfficeSettings(document_code="府督")).document_code == "府督"


def test_questions_show_what_is_known(theme: Theme, qtbot: QtBot) -> None:
    """Settings go through unchanged; the general name counts as not answered."""
    questions = OfficeQuestions(theme)
    qtbot.addWidget(questions)
    base = OfficeSettings(name="信城市政府督查室", document_code="信督", contact_person="周敏", phone="6301")
    questions.set_settings(base)
    assert questions.settings(OfficeSettings()) == base
    questions.set_settings(OfficeSettings())
    name = questions.fields["name"].field
    assert isinstance(name, QLineEdit)
    assert name.text() == ""


def test_ledgers_worked_on_lately(page: StartPage, qtbot: QtBot, tmp_path: Path) -> None:
    """One that is there opens by click and Enter, one that is not is greyed and can be removed."""
    there, gone = tmp_path / "台账.db", tmp_path / "旧.db"
    there.touch()
    remember(page, there, gone)
    first, second = page.recent.rows
    assert (first.isEnabled(), second.isEnabled()) == (True, False)
    assert "文件不在了" in second.accessibleName()
    with qtbot.waitSignal(page.open_asked) as asked:
        QTest.mouseClick(first, _LEFT)
    assert asked.args == [there]
    with qtbot.waitSignal(page.open_asked):
        QTest.keyClick(first, Qt.Key.Key_Return)
    (remove,) = (button for button in page.recent.findChildren(QPushButton) if button.text() == "移除")
    QTest.mouseClick(remove, _LEFT)
    assert page.recent_paths() == [there]
    QTest.keyClick(page.recent.rows[0], Qt.Key.Key_Delete)
    assert page.recent_paths() == []
    assert page.recent.isHidden()


def test_one_remembered_path_may_come_back_as_a_text(page: StartPage) -> None:
    """QSettings gives a list of one as its only item."""
    page.shell.memory.setValue("recent", "/x/台账.db")
    assert page.recent_paths() == [Path("/x/台账.db")]
