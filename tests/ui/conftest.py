"""The window's application dressed once, and a ledger under a session for tests of pages."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copy

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from supervisor_app.ui.dress import Dresser
from supervisor_app.ui.fonts import install_fonts
from supervisor_app.ui.jobs import Jobs
from supervisor_app.ui.session import Session
from supervisor_app.ui.theme import Mode, Theme
from tests.ui.office import empty_session, filled_session, open_session


@pytest.fixture(autouse=True)
def _no_window_outlives_its_test() -> Iterator[None]:
    """Widgets closed by a test are deleted after it, so that none answers a change of the theme in a later one."""
    yield
    if (app := QApplication.instance()) is not None:
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    """Light, at 100 %, in the shipped fonts; the application wears it."""
    made = Theme(Mode.LIGHT, family=install_fonts(prefer_shipped=True))
    Dresser(qapp, made)
    return made


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the filled ledger of tests.ui.office, written once and only copied."""
    made = filled_session(tmp_path_factory.mktemp("filled"))
    made.ledger.close()
    return made.path


@pytest.fixture
def session(filled: Path, tmp_path: Path) -> Iterator[Session]:
    """The filled ledger of tests.ui.office, seen on its TODAY."""
    opened = open_session(Path(copy(filled, tmp_path)))
    yield opened
    opened.ledger.close()


@pytest.fixture
def new_session(tmp_path: Path) -> Iterator[Session]:
    """A ledger without a task."""
    opened = empty_session(tmp_path)
    yield opened
    opened.ledger.close()


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    """One worker, closed at the end."""
    made = Jobs()
    yield made
    made.close()
