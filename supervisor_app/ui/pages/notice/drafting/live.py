"""The picture of a draft as it will be printed: set on the worker while one types, the newest wish winning."""

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from supervisor_app.domain.papers.drafting import PaperDraft
from supervisor_app.domain.papers.notice import DocumentNumber
from supervisor_app.errors import UserError
from supervisor_app.ui.jobs import Job, Jobs, Progress

if TYPE_CHECKING:
    from supervisor_app.documents.drafting import KindForm

_PAUSE = 250  # ms without typing
Wish = tuple["KindForm", PaperDraft, DocumentNumber]


class LivePreview(QObject):
    """`show` asks for a draft, while `place` is in sight; `ready` with the file of the newest one asked for.

    The file is there until the next one.
    """

    ready = Signal(object)  # Path
    failed = Signal(str)  # why it cannot be printed as it is, in a sentence

    def __init__(self, jobs: Jobs, place: QWidget) -> None:
        super().__init__(place)
        self._jobs, self._place = jobs, place
        self._folder = Path(tempfile.mkdtemp(prefix="paper-"))
        self._wish: Wish | None = None
        self._job: Job | None = None
        self._count = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._start)
        place.installEventFilter(self)
        folder = self._folder
        self.destroyed.connect(lambda: shutil.rmtree(folder, ignore_errors=True))

    def show(self, form: "KindForm", draft: PaperDraft, number: DocumentNumber, at_once: bool = False) -> None:
        """Ask for this draft; `at_once` without waiting for a pause in typing."""
        self._wish = (form, draft, number)
        self._timer.start(0 if at_once else _PAUSE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Qt: the place comes into sight."""
        if event.type() is QEvent.Type.Show and self._wish is not None:
            self._timer.start(0)
        return False

    def stop(self) -> None:
        """Nothing is asked for any more."""
        self._wish = None
        self._timer.stop()

    def _start(self) -> None:
        if self._job is not None or self._wish is None or not self._place.isVisible():
            return  # the end of the one under way, or being seen, begins it
        wish, self._wish = self._wish, None
        self._count += 1
        path = self._folder / f"{self._count}.pdf"
        job = self._jobs.start("", _typeset, *wish, path)  # without a title: the bar of long work stays away
        job.done.connect(lambda path: self._take(path))
        job.failed.connect(lambda error: self._fail(job, error))
        job.ended.connect(self._end)
        self._job = job

    def _take(self, path: Path) -> None:
        for old in self._folder.iterdir():
            if old != path:
                old.unlink(missing_ok=True)
        if self._wish is None:
            self.ready.emit(path)

    def _fail(self, job: Job, error: Exception) -> None:
        if isinstance(error, UserError):
            job.handled = True
            if self._wish is None:
                self.failed.emit(str(error))

    def _end(self) -> None:
        self._job = None
        if self._wish is not None:
            self._timer.start(0)


def _typeset(progress: Progress, form: "KindForm", draft: PaperDraft, number: DocumentNumber, path: Path) -> Path:
    from supervisor_app.documents.drafting import compose
    from supervisor_app.documents.typesetting import write_paper

    write_paper(compose(form, draft, number), path)
    return path
