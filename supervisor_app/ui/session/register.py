"""The session's commands on the register of papers after their issue, and the papers' files."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from supervisor_app.domain.papers.notice import Notice
from supervisor_app.store import notices, paper_files
from supervisor_app.store.ledger import Ledger
from supervisor_app.store.paper_check import PaperFindings, check_papers
from supervisor_app.store.snapshot import Snapshot


class Register(QObject):
    """Every command can be undone by name and raises `UserError`, in one sentence, when it is not possible."""

    def __init__(self, parent: QObject, do: Callable[..., Any], ledger: Ledger, facts: Callable[[], Snapshot]) -> None:
        super().__init__(parent)
        self._do, self._ledger, self._facts = do, ledger, facts

    def save(self, notice: Notice) -> None:
        """Register sending, signing and reply as `notice` has them (`sent_on`, `signed_by`, `reply`, …)."""
        self._do(notices.register_steps, notice)

    def move_reply_due(self, notice: Notice, reply_by: date | None, reason: str) -> None:
        """Give a unit another day to reply by; the reason stays in the journal."""
        self._do(notices.move_reply_due, notice, reply_by, reason)

    @property
    def folder(self) -> Path:
        """Where papers go: the office's choice, else beside the ledger."""
        return paper_files.notice_folder(self._ledger.path, self._facts().office.notice_folder)

    @property
    def mark(self) -> str:
        """What the files of this ledger's papers bear until they are registered (`prepare`)."""
        return paper_files.paper_mark(self._ledger.db)

    def place(self, notice: Notice) -> Path:
        """Where a paper's PDF is, also after the ledger was moved with its papers."""
        return paper_files.paper_place(notice.path, self._ledger.path, self._facts().office.notice_folder)

    def settle(self) -> None:
        """Clear up what a killed batch left: before a batch, and after a ledger was opened for writing."""
        paper_files.settle(self._ledger.db, self.folder)

    def findings(self) -> PaperFindings:
        """Papers whose files are not as issued, or are not found; asked of a ledger without faults."""
        return check_papers(self._ledger.path)
