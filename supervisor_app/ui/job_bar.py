"""The bar of long work: what is done, how far it is, and 取消."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from supervisor_app.ui.jobs import Job, Jobs
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import button
from supervisor_app.ui.widgets.labels import ElidedLabel

_SOON = 250  # ms: work that is over by then, and says nothing of its progress, does not make the page jump


class JobBar(QFrame):
    """Shows the latest job that is under way; hidden while there is none."""

    def __init__(self, theme: Theme, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "message")
        self._job: Job | None = None
        self._text, self._bar = ElidedLabel(), QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(theme.px(240))
        self.cancel = button(theme, "取消", small=True)
        self.cancel.clicked.connect(self._stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), theme.px(4), theme.px(6), theme.px(4))
        row.setSpacing(theme.px(12))
        row.addWidget(self._text, 1)
        row.addWidget(self._bar)
        row.addWidget(self.cancel)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SOON)
        self._timer.timeout.connect(self.show)
        jobs.started.connect(self._follow)
        jobs.idle.connect(self._rest)
        self.hide()

    def text(self) -> str:
        """What is said."""
        return self._text.whole()

    def _follow(self, job: Job) -> None:
        if not job.title:  # work of a moment that nobody waits for
            return
        self._job = job
        self.cancel.setEnabled(True)
        self._bar.setRange(0, 0)
        self._text.set_whole(f"{job.title}…")
        job.progressed.connect(self._advance)
        self._timer.start()

    def _rest(self) -> None:
        self._timer.stop()
        self.hide()

    def _advance(self, done: int, total: int) -> None:
        if self._job is None or self.sender() is not self._job:
            return
        self.show()
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        if not self._job.stopping and total:
            self._text.set_whole(f"{self._job.title} {done} / {total}")

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self.cancel.setEnabled(False)
            self._text.set_whole(f"正在停止：{self._job.title.removeprefix('正在')}")
