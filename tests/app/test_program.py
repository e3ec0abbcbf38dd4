"""The whole window put together, driven as a user would."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from supervisor_app.app.sample import fill
from supervisor_app.app.window_program import PAGES, Program, run
from supervisor_app.cli.opening import writing
from supervisor_app.domain.changes import Changes
from supervisor_app.log import stop_log
from supervisor_app.ui.memory import Forgetful
from supervisor_app.ui.pages.meeting.page import MeetingPage
from supervisor_app.ui.pages.start.page import StartPage
from tests.ui.speech import SPEECH


@pytest.fixture
def program(qapp: QApplication) -> Iterator[Program]:
    """The program before any ledger is open."""
    made = Program(qapp, Forgetful())
    yield made
    made.jobs.close()
    made.keeper._drop()
    made.window.deleteLater()
    QApplication.sendPostedEvents(made.window, QEvent.Type.DeferredDelete)  # no later test meets its pages


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """The sample in a ledger."""
    path = tmp_path / "示例.db"
    with writing(path, create=True) as snapshot:
        fill(snapshot)
    return path


def test_every_page_opens_by_key_and_shows_the_sample(program: Program, sample: Path, qtbot: QtBot) -> None:
    with qtbot.waitActive(program.window):
        program.start(sample)
    for place, spec in enumerate((spec for spec in PAGES if not spec.under), start=1):
        QTest.keyClick(program.window, getattr(Qt.Key, f"Key_{place}"), Qt.KeyboardModifier.ControlModifier)
        page = program.window.page()
        assert page is not None
        assert program.window._shown == spec.id
        page.refresh(Changes.ALL)
        assert not program.window.grab().isNull()
        for view in (view for view in PAGES if view.under == spec.id):
            QTest.keyClick(program.window, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
            assert program.window._shown == view.id
            assert not program.window.grab().isNull()
    if program.jobs.busy:
        with qtbot.waitSignal(program.jobs.idle):
            pass
    assert program.window.close()


def test_a_new_ledger_keeps_what_was_said_of_the_office(program: Program, tmp_path: Path) -> None:
    program.open(None)
    page = program.window.page()
    assert isinstance(page, StartPage)
    page.questions.ask(tmp_path / "新.db")
    name = page.questions.questions.fields["name"].field
    assert isinstance(name, QLineEdit)
    name.setText("青川市人民政府督查室")
    page.questions.make.click()
    assert program.keeper.session is not None
    assert program.keeper.session.path == tmp_path / "新.db"
    assert program.keeper.session.facts.office.name == "青川市人民政府督查室"


def test_a_list_becomes_a_ledger_under_its_whole_name(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What stands behind a full stop in a name is no extension; proposed is the list's name beside it."""
    sheet, asked = tmp_path / "2026.6 清单.xlsx", list[str]()

    def choose(_: QWidget, __: str, proposed: str, *___: str) -> tuple[str, str]:
        asked.append(proposed)
        return str(tmp_path / "2026.6 调度会"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    program.open(None)
    program.choosing.create_from_sheet(sheet)
    assert asked == [str(tmp_path / "2026.6 清单.db")]
    assert program.keeper.session is not None
    assert program.keeper.session.path.name == "2026.6 调度会.db"


def test_a_speech_becomes_a_ledger_with_its_review(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """The ledger is not named after the speech; its drafts are there to decide on."""
    speech, asked = tmp_path / "讲话.txt", list[str]()
    speech.write_text(SPEECH, encoding="utf-8")

    def choose(_: QWidget, __: str, proposed: str, *___: str) -> tuple[str, str]:
        asked.append(Path(proposed).name)
        return str(tmp_path / "台账.db"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    program.open(None)
    program.choosing.create_from_sheet(speech)
    page = program.window.page()
    assert isinstance(page, MeetingPage)
    qtbot.waitUntil(lambda: page.panes.reviewing is not None)
    assert asked == ["督办台账.db"]
    assert page.session.facts.drafts(page.session.facts.meetings[0].id)


def test_the_ledger_worked_on_last_opens_again(program: Program, sample: Path, qtbot: QtBot) -> None:
    program.memory.setValue("recent", [str(sample)])
    program.start(None)
    qtbot.waitUntil(lambda: program.keeper.session is not None)
    assert program.window.isVisible()


@pytest.mark.parametrize("content", [b"not a database at all" * 50, b""])
def test_a_ledger_that_does_not_open_is_one_sentence_on_the_first_page(
    program: Program, tmp_path: Path, content: bytes
) -> None:
    bad = tmp_path / "坏.db"
    bad.write_bytes(content)
    program.open(bad)
    assert isinstance(program.window.page(), StartPage)
    assert "坏.db" in program.window.messages.text()
    assert program.keeper.session is None
    assert bad.read_bytes() == content


def test_run_dresses_the_application_and_opens_the_ledger(
    qapp: QApplication, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """Everything a real start does, but for waiting until the user closes the window."""
    opened = list[Program]()
    monkeypatch.setattr("supervisor_app.app.window_program.user_data_dir", lambda: tmp_path / "data")
    monkeypatch.setattr("supervisor_app.app.window_program.user_config_dir", lambda: tmp_path / "config")
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(QApplication, "exec", lambda _: 0)

    def start(program: Program, ledger: Path) -> None:
        opened.append(program)
        program.open(ledger)

    monkeypatch.setattr(Program, "start", start)
    assert run(sample) == 0
    [program] = opened
    assert not qapp.windowIcon().isNull()
    assert qapp.translate("QPlatformTheme", "Cancel") == "取消"
    assert program.keeper.session is not None
    with qtbot.waitSignal(program.jobs.idle):
        pass
    program.window.close()
    program.jobs.close()
    stop_log()
