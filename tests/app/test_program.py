"""The whole window put together, driven as a user would."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from supervisor_app.app.sample import fill
from supervisor_app.app.window_program import PAGES, Program
from supervisor_app.cli.opening import writing
from supervisor_app.domain.changes import Changes
from supervisor_app.errors import UserError
from supervisor_app.ui.memory import Forgetful
from supervisor_app.ui.pages.start.page import StartPage


@pytest.fixture
def program(qapp: QApplication) -> Iterator[Program]:
    """The program before any ledger is open."""
    made = Program(qapp, Forgetful())
    yield made
    made.jobs.close()
    made.keeper._drop()
    made.window.deleteLater()


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
    for place, spec in enumerate(PAGES, start=1):
        QTest.keyClick(program.window, getattr(Qt.Key, f"Key_{place}"), Qt.KeyboardModifier.ControlModifier)
        page = program.window.page()
        assert page is not None
        assert program.window._shown == spec.id
        page.refresh(Changes.ALL)
        assert not program.window.grab().isNull()
    if program.jobs.busy:
        with qtbot.waitSignal(program.jobs.idle):
            pass
    assert program.window.close()


def test_a_new_ledger_keeps_what_was_said_of_the_office(program: Program, tmp_path: Path) -> None:
    program.start(None)
    page = program.window.page()
    assert isinstance(page, StartPage)
    page.new_asked.emit(tmp_path / "新.db")
    assert program.keeper.session is not None
    assert program.keeper.session.path == tmp_path / "新.db"


def test_a_damaged_last_ledger_is_one_sentence_on_the_first_page(program: Program, tmp_path: Path) -> None:
    bad = tmp_path / "坏.db"
    bad.write_bytes(b"not a database at all" * 50)
    program.memory.setValue("recent", [str(bad)])
    program.window.show_session(None)
    with pytest.raises(UserError, match="已损坏"):
        program.keeper.open_last()
    assert program.keeper.session is None
