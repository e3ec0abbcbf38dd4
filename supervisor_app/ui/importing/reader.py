"""Reading on the worker thread: one thing at a time, the latest wish counts."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from supervisor_app.errors import UserError
from supervisor_app.ui.importing import reading
from supervisor_app.ui.importing.reading import Outcome, Workbook
from supervisor_app.ui.jobs import Job, Jobs

if TYPE_CHECKING:
    from supervisor_app.exchange.grid import Sheet
    from supervisor_app.exchange.header import Header


class Reader(QObject):
    """A new wish cancels the one under way; its outcome, should it still come, is not told."""

    loaded = Signal(object)  # Workbook
    understood = Signal(object)  # Outcome
    failed = Signal(str)  # one sentence

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None

    @property
    def busy(self) -> bool:
        """Whether something is being read."""
        return self._job is not None

    def load(self, path: Path) -> None:
        """Read a workbook."""
        self._run(f"正在读取 {path.name}", reading.load, path)

    def understand(self, sheet: "Sheet", header: "Header", held_on: date) -> None:
        """Read the tasks of a sheet."""
        self._run("正在核对任务清单", reading.understand, sheet, header, held_on)

    def stop(self) -> None:
        """Nothing is wanted any more."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _run(self, title: str, function: Callable[..., object], *values: object) -> None:
        self.stop()
        job = self._jobs.start(title, function, *values)
        job.handled = True
        job.done.connect(self._done)
        job.failed.connect(self._failed)
        job.cancelled.connect(self._stopped)
        self._job = job

    def _current(self) -> bool:
        """Whether the job that speaks is the one wanted; it has then ended."""
        current = self._job is not None and self.sender() is self._job
        if current:
            self._job = None
        return current

    def _done(self, result: object) -> None:
        if not self._current():
            return
        if isinstance(result, Workbook):
            self.loaded.emit(result)
        elif isinstance(result, Outcome):
            self.understood.emit(result)

    def _failed(self, error: Exception) -> None:
        if not self._current():
            return
        if isinstance(error, UserError):
            self.failed.emit(str(error))
        else:
            self._jobs.failed.emit(error)  # our own mistake: its details are shown where all such are
            self.failed.emit("程序读这个文件时出错；请换一个文件，或另存为 .xlsx 再试")

    def _stopped(self) -> None:
        if self._current():
            self.failed.emit("已停止读取；请重新选择文件")
