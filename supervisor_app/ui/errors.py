"""Where every failure in the window ends: what the user can mend is one sentence, our bug is a dialog, once each."""

import logging
import re
import sys
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from supervisor_app.errors import UserError

_log = logging.getLogger(__name__)
_BY_QT = re.compile(r"^(?:Error calling Python override of [\w:]+\(\): )+")  # put before it by PySide: keys, mouse


class ErrorDesk(QObject):
    """Decides, on the window's thread, between `told` (one sentence) and `bug` (details to copy)."""

    told = Signal(str)
    bug = Signal(str)
    _caught = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seen: set[str] = set()
        self._caught.connect(self.handle)

    def install(self) -> None:
        """Take every exception nobody caught, on any thread."""
        sys.excepthook = self.hook

    def hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """The excepthook: it may be on any thread, so it only passes the exception on."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self._caught.emit(error)

    def handle(self, error: BaseException) -> None:
        """Tell the user; a bug already told of (same place in the code) is only logged."""
        if isinstance(error, UserError):
            self.told.emit(_BY_QT.sub("", str(error)))
            return
        details = "".join(traceback.format_exception(error))
        _log.error("bug\n%s", details)
        place = "".join(f"{frame.filename}:{frame.lineno};" for frame in traceback.extract_tb(error.__traceback__))
        mark = f"{type(error).__name__}@{place}"
        if mark not in self._seen:
            self._seen.add(mark)
            self.bug.emit(details)
