"""Whether the file of a registered paper is still the one that was issued: read on the worker."""

import hashlib
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from supervisor_app.domain.papers.notice import Notice
from supervisor_app.ui.jobs import Jobs, Progress


class Proof(StrEnum):
    """What the comparison with the register says."""

    SAME = "文件与登记一致"
    CHANGED = "文件已被改动"
    UNKNOWN = "登记时没有留指纹"


class Prover(QObject):
    """`check` compares a paper's file with its fingerprint; `proved` for the paper asked for last."""

    proved = Signal(object, str)  # Proof, fingerprint of the file

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs, self._asked = jobs, 0

    def check(self, notice: Notice, path: Path) -> None:
        """Ask for a paper."""
        self._asked += 1
        asked = self._asked
        job = self._jobs.start("", _digest, path)
        job.done.connect(lambda found: self._tell(asked, notice, found))

    def drop(self) -> None:
        """What was asked is not wanted any more."""
        self._asked += 1

    def _tell(self, asked: int, notice: Notice, found: str) -> None:
        if asked == self._asked and found:
            proof = Proof.UNKNOWN if not notice.sha256 else Proof.SAME if found == notice.sha256 else Proof.CHANGED
            self.proved.emit(proof, found)


def _digest(progress: Progress, path: Path) -> str:
    """SHA-256 of the file as hex; empty when it cannot be read (the preview tells that)."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
