"""Files dropped anywhere on the window: a list is imported, a speech read, a ledger opened; a zone comes first.

Several sheets at once are filled feedback sheets; a single one is told from a task list when it is read.
"""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

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
        """Qt: one file, or several sheets; what it is, is looked at when it is dropped."""
        if not isinstance(event, QDragEnterEvent | QDropEvent):
            return False
        from supervisor_app.ui import files  # with Qt's file dialog, not before the first paint

        paths = files.dropped_files(event.mimeData())
        if len(paths) > 1:
            event.acceptProposedAction()
            if event.type() == QEvent.Type.Drop:
                self._take_several(paths)
            return True
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

    def _take_several(self, paths: list[Path]) -> None:
        from supervisor_app.ui import files

        sheets = [path for path in paths if files.is_sheet(path)]
        if sheets and self._shell.session is not None:
            self._shell.go("reporting", ("collect", sheets))
        if len(sheets) < len(paths):
            other = next(path for path in paths if path not in sheets)
            self._shell.warn(f"{other.name} 不是表格；一次放入多个文件只收反馈表，讲话稿和任务清单请逐个放入")
