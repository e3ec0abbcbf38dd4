"""Long work on one worker thread: functions of plain data, with progress, cancelling and one outcome.

The work never sees a widget or a database connection. Every signal arrives on the thread of the window.
"""

import threading
from collections.abc import Callable
from itertools import count
from typing import Any, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, QThread, Signal

P = ParamSpec("P")
R = TypeVar("R")


class Cancelled(Exception):  # noqa: N818 - an outcome, not an error
    """Raised inside the work by `progress` after the user cancelled."""


Progress = Callable[[int, int], None]


class Job(QObject):
    """One piece of work under way or waiting; exactly one of done, failed and cancelled is emitted."""

    progressed = Signal(int, int)  # done, total
    done = Signal(object)  # what the function returned
    failed = Signal(object)  # the exception
    cancelled = Signal()
    ended = Signal()  # after any of the three

    def __init__(self, title: str, parent: QObject) -> None:
        super().__init__(parent)
        self.title = title
        self.handled = False  # the starter deals with failures itself
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next progress."""
        self._stop.set()

    @property
    def stopping(self) -> bool:
        """Whether cancelling was asked for."""
        return self._stop.is_set()


class _Worker(QObject):
    """Lives on the worker thread; its signals carry the job's number back."""

    progressed = Signal(int, int, int)
    ended = Signal(int, str, object)

    def run(self, number: int, job: Job, work: Callable[[Progress], object]) -> None:
        def progress(done: int, total: int) -> None:
            if job.stopping:
                raise Cancelled
            self.progressed.emit(number, done, total)

        try:
            if job.stopping:
                raise Cancelled
            self.ended.emit(number, "done", work(progress))
        except Cancelled:
            self.ended.emit(number, "cancelled", None)
        except Exception as error:  # every failure is somebody's outcome: decided in errors.py
            self.ended.emit(number, "failed", error)


class Jobs(QObject):
    """The queue in front of the one worker thread, which starts with the first job."""

    started = Signal(object)  # Job
    failed = Signal(object)  # exception of a job nobody else handles
    idle = Signal()
    _given = Signal(int, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread, self._worker = QThread(), _Worker()
        self._worker.moveToThread(self._thread)
        self._given.connect(self._worker.run)
        self._worker.progressed.connect(self._progressed)
        self._worker.ended.connect(self._ended)
        self._jobs: dict[int, Job] = {}
        self._numbers = count(1)

    def start(
        self, title: str, function: Callable[Concatenate[Progress, P], R], *values: P.args, **named: P.kwargs
    ) -> Job:
        """Queue `function(progress, *values)`; it calls `progress(done, total)` often, so that it can be cancelled."""
        if not self._thread.isRunning():
            self._thread.start()
        number, job = next(self._numbers), Job(title, self)
        self._jobs[number] = job
        self._given.emit(number, job, lambda progress: function(progress, *values, **named))
        self.started.emit(job)
        return job

    @property
    def busy(self) -> bool:
        """Whether work is under way or waiting."""
        return bool(self._jobs)

    def cancel_all(self) -> None:
        """Ask all work to stop."""
        for job in self._jobs.values():
            job.cancel()

    def close(self) -> None:
        """Cancel what is left and wait for the thread; call when the window is gone."""
        self.cancel_all()
        self._thread.quit()
        self._thread.wait()
        self._jobs.clear()

    def _progressed(self, number: int, done: int, total: int) -> None:
        if number in self._jobs:
            self._jobs[number].progressed.emit(done, total)

    def _ended(self, number: int, how: str, value: Any) -> None:
        job = self._jobs.pop(number, None)
        if job is None:
            return
        if how == "done":
            job.done.emit(value)
        elif how == "cancelled":
            job.cancelled.emit()
        else:
            job.failed.emit(value)
            if not job.handled:
                self.failed.emit(value)
        job.ended.emit()
        job.deleteLater()
        if not self._jobs:
            self.idle.emit()
