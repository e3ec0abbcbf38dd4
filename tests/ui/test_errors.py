"""Where failures end: one sentence for what the user can mend, a dialog once for each bug."""

import threading

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from supervisor_app.errors import UserError
from supervisor_app.ui.bug_dialog import BugDialog
from supervisor_app.ui.errors import ErrorDesk
from supervisor_app.ui.theme import Theme


@pytest.fixture
def desk(qtbot: QtBot) -> ErrorDesk:
    """A desk of its own."""
    return ErrorDesk()


def _caught(error: Exception) -> Exception:
    try:
        raise error
    except type(error) as caught:
        return caught


def test_what_the_user_can_mend_is_a_sentence(desk: ErrorDesk, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(desk.bug), qtbot.waitSignal(desk.told) as told:
        desk.handle(UserError("文件只读，请另存到别处"))
    assert told.args == ["文件只读，请另存到别处"]


class _Failing(QWidget):
    """A key in it fails, as a save on a full disk does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Qt: fail."""
        raise UserError("没有写入：磁盘已满")


def test_a_sentence_raised_under_a_key_is_told_as_it_is(desk: ErrorDesk, qtbot: QtBot) -> None:
    failing = _Failing()
    qtbot.addWidget(failing)
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    with pytest.raises(UserError) as caught:
        QApplication.sendEvent(failing, key)
    with qtbot.waitSignal(desk.told) as told:
        desk.handle(caught.value)
    assert told.args == ["没有写入：磁盘已满"]


def test_a_bug_is_told_once_a_place(desk: ErrorDesk, qtbot: QtBot) -> None:
    bugs: list[str] = []
    desk.bug.connect(bugs.append)
    for word in ("甲", "乙"):
        desk.handle(_caught(ValueError(word)))
    assert len(bugs) == 1
    assert "ValueError: 甲" in bugs[0]
    try:
        int("x")
    except ValueError as other:
        desk.handle(other)
    assert len(bugs) == 2


def test_the_hook_brings_failures_of_other_threads_here(desk: ErrorDesk, qtbot: QtBot) -> None:
    error = _caught(ValueError("远处"))
    threads: list[int] = []
    desk.bug.connect(lambda _: threads.append(threading.get_ident()))
    with qtbot.waitSignal(desk.bug):
        worker = threading.Thread(target=desk.hook, args=(ValueError, error, error.__traceback__))
        worker.start()
        worker.join()
    assert threads == [threading.get_ident()]


def test_the_dialog_gives_the_details_to_copy(theme: Theme, qtbot: QtBot) -> None:
    dialog = BugDialog(theme, "Traceback: x")
    qtbot.addWidget(dialog)
    assert dialog.details() == "Traceback: x"
