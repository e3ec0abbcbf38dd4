"""Files dropped anywhere on the window: a list is imported, a speech read, a ledger opened; a zone comes first."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from supervisor_app.ui import files
from supervisor_app.ui.page import Shell


class Dropping(QObject):
    """Watches the window; opening ledgers is the composition root's, so `ledger` only says which."""

    ledger = Signal(object)  # Path

    def __init__(self, window: QWidget, shell: Shell) -> None:
        super().__init__(window)
        self._shell = shell
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Qt: one file may be dropped; what it is, is looked at when it is."""
        if not isinstance(event, QDragEnterEvent | QDropEvent):
            return False
        path = files.dropped_file(event.mimeData())
        if path is None:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            if files.is_ledger(path):
                self.ledger.emit(path)
            elif files.is_sheet(path) and self._shell.session is not None:
                self._shell.go("meeting", ("import", path))
            elif files.is_speech(path) and self._shell.session is not None:
                self._shell.go("meeting", ("speech", path))
            else:
                suffixes = " ".join((*files.SPEECH_SUFFIXES, *files.SHEET_SUFFIXES, files.LEDGER_SUFFIX))
                self._shell.warn(f"{path.name} 不是讲话稿、任务清单或台账；请放入 {suffixes} 文件")
        return True
