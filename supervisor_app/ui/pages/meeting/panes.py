"""What may fill the page in place of the meetings: bringing in a list, taking in a speech, reviewing it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QStackedWidget

from supervisor_app.domain.changes import Changes
from supervisor_app.ui import files
from supervisor_app.ui.importing.pane import ImportPane
from supervisor_app.ui.page import Shell
from supervisor_app.ui.reviewing.pane import ReviewPane
from supervisor_app.ui.reviewing.taking import TakingPane
from supervisor_app.ui.session import Session

Pane = ImportPane | TakingPane | ReviewPane


class Panes(QObject):
    """At most one pane at a time, in `stack`. `meeting` names the one a pane is about, by id or title."""

    changed = Signal()  # another pane, or what it says in the header
    closed = Signal()
    meeting = Signal(object)  # id, or title

    def __init__(self, shell: Shell, session: Session, stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._shell, self._session, self._stack = shell, session, stack
        self.pane: Pane | None = None

    def show_target(self, kind: str, what: Any) -> None:
        """A target of the page: import, speech, review or source, and of what."""
        ways: dict[str, Callable[[Any], None]] = {
            "import": self.bring_in if what is not None else lambda _: self.ask_sheet(),
            "speech": self.read,
            "review": self.review,
        }
        if kind == "source":  # the sentence of a task
            draft = self._session.facts.source_of(what)
            if draft is not None:
                self.review(draft.meeting_id, draft.id)
            return
        ways[kind](what)

    def ask_sheet(self) -> None:
        """Choose a sheet and begin to import it."""
        path = files.ask_sheet(self._stack, self._shell.memory)
        if path is not None:
            self.bring_in(path)

    def ask_source(self) -> None:
        """Choose a speech or a sheet and begin with it."""
        path = files.ask_source(self._stack, self._shell.memory)
        if path is not None:
            self.take(path)

    @property
    def importing(self) -> ImportPane | None:
        """The pane for a list, while it is open."""
        return self.pane if isinstance(self.pane, ImportPane) else None

    @property
    def taking(self) -> TakingPane | None:
        """The pane that takes a speech in, while it is open."""
        return self.pane if isinstance(self.pane, TakingPane) else None

    @property
    def reviewing(self) -> ReviewPane | None:
        """The review, while it is open."""
        return self.pane if isinstance(self.pane, ReviewPane) else None

    def bring_in(self, path: Path) -> None:
        """Import a sheet."""
        if isinstance(self.pane, ImportPane):
            self.pane.load(path)
            return
        pane = ImportPane(self._shell, path)
        pane.imported.connect(self._imported)
        self._open(pane)

    def read(self, path: Path | None = None) -> None:
        """Read a speech, or have one dropped, chosen or pasted."""
        pane = TakingPane(self._shell)
        pane.sheet.connect(self.bring_in)
        pane.begun.connect(self.review)
        self._open(pane)
        if path is not None:
            pane.take(path)

    def take(self, path: Path) -> None:
        """A file was dropped or chosen: import a sheet, else read it as a speech."""
        if files.is_sheet(path):
            self.bring_in(path)
        else:
            self.read(path)

    def paste(self) -> None:
        """Read what lies in the clipboard: a file or a text."""
        data = QGuiApplication.clipboard().mimeData()
        path = files.dropped_file(data)
        if path is not None:
            self.take(path)
        elif data.hasText() and data.text().strip():
            self.read()
            if isinstance(self.pane, TakingPane):
                self.pane.take_text(data.text())
        else:
            self._shell.say("剪贴板里没有文字；请先复制讲话全文，再按 Ctrl+V")

    def review(self, meeting_id: int, draft_id: int = 0) -> None:
        """Go on with the review of a meeting's speech."""
        found = next((meeting for meeting in self._session.facts.meetings if meeting.id == meeting_id), None)
        if found is not None and found.text:
            self.meeting.emit(meeting_id)
            self._open(ReviewPane(self._shell, found, draft_id))

    def close(self) -> None:
        """Back to the meetings; what is typed in a review is kept."""
        if self.pane is not None:
            self._drop()
            self.changed.emit()
            self.closed.emit()

    def keep(self) -> None:
        """The page is left."""
        if isinstance(self.pane, ReviewPane):
            self.pane.keep()

    def look_again(self, changes: Changes) -> None:
        """The ledger changed."""
        if isinstance(self.pane, ImportPane):
            self.pane.look_again()
        elif isinstance(self.pane, ReviewPane):
            self.pane.look_again(changes)

    def title(self) -> str:
        """In the header; empty when no pane is open."""
        if isinstance(self.pane, ImportPane):
            return "导入任务清单"
        return self.pane.title() if self.pane is not None else ""

    def head(self) -> tuple[QAction | None, QAction | None]:
        """The header's buttons of the pane: first and second rank."""
        if isinstance(self.pane, ImportPane):
            return None if self.pane.view.failure else self.pane.acts["import"], self.pane.acts["back"]
        return self.pane.head() if self.pane is not None else (None, None)

    def _open(self, pane: Pane) -> None:
        self._drop()
        self.pane = pane
        pane.left.connect(self.close)
        pane.changed.connect(self.changed)
        self._stack.addWidget(pane)
        self.changed.emit()
        pane.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop(self) -> None:
        if self.pane is not None:
            pane, self.pane = self.pane, None
            pane.stop()
            self._stack.removeWidget(pane)
            pane.deleteLater()

    def _imported(self, title: str) -> None:
        self.close()
        self.meeting.emit(title)
