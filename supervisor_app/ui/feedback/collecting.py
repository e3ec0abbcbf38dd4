"""收反馈表: what filled sheets say against the ledger; nothing is written before 登记."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from supervisor_app.domain.reports.collecting import CollectPlan, Note
from supervisor_app.errors import UserError
from supervisor_app.ui import files
from supervisor_app.ui.actions import ActionSpec, build_actions
from supervisor_app.ui.feedback import reading
from supervisor_app.ui.feedback.reading import EntryRow, FileReading
from supervisor_app.ui.feedback.view import CollectView
from supervisor_app.ui.jobs import Job
from supervisor_app.ui.page import Shell

_EMPTY = "台账还是空的，没有可以登记的事项；请先导入任务清单"


class CollectPane(QWidget):
    """Reads the files at once; more can be added. Its actions are for the header of the page it stands on."""

    ACTIONS = (
        ActionSpec("collect", "登记", "check", ("Ctrl+Return", "Ctrl+Enter"), "登记打了勾的进展"),
        ActionSpec("other", "再添文件…", "folder-open", ("Ctrl+O",)),
        ActionSpec("back", "返回报送", "chevron-left", ("Esc",)),
    )
    HINTS = (("空格", "登记或不登记这一条"), ("Ctrl+O", "再添文件"), ("Ctrl+Enter", "登记"), ("Esc", "返回"))

    left = Signal()
    changed = Signal()  # what `facts` says is new

    def __init__(self, shell: Shell, paths: Sequence[Path]) -> None:
        super().__init__()
        if shell.session is None:
            raise RuntimeError("feedback sheets need an open ledger")
        self._shell, self._session = shell, shell.session
        self.paths: list[Path] = []
        self.files: tuple[FileReading, ...] = ()
        self.plan = CollectPlan()
        self.rows: list[EntryRow] = []
        self._job: Job | None = None
        self.acts = build_actions(self.ACTIONS, self, shell.theme)
        self.view = CollectView(shell.theme, shell.memory, self.acts["other"])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.setFocusProxy(self.view.entries)
        for name, run in (("collect", self.write), ("other", self.add_files), ("back", self.left.emit)):
            self.acts[name].triggered.connect(lambda _=False, run=run: run())
        self.view.toggled.connect(lambda row: self._tick({row.key}, not row.ticked))
        self.view.all_ticked.connect(lambda on: self._tick({row.key for row in self.rows}, on))
        self.take(paths)

    def title(self) -> str:
        """In the header."""
        return "收反馈表"

    def facts(self) -> str:
        """One line on what would become of the files."""
        if self.busy or not self.files:
            return "先核对，点“登记”之后才写入台账"
        return reading.summary(self.files, self.plan, len(self._ticked()))

    def head(self) -> tuple[QAction | None, QAction | None]:
        """The header's buttons: first and second rank."""
        return self.acts["collect"], self.acts["back"]

    @property
    def busy(self) -> bool:
        """Whether files are being read."""
        return self._job is not None

    def take(self, paths: Sequence[Path]) -> None:
        """Read these files as well; all are read again, since a form may stand in two of them."""
        self.paths = list(dict.fromkeys([*self.paths, *paths]))
        self.stop()
        job = self._shell.jobs.start("正在读取反馈表", reading.read, tuple(self.paths), self._session.facts.today)
        job.handled = True
        job.done.connect(self._read)
        job.failed.connect(self._failed)
        job.cancelled.connect(self._cancelled)
        self._job = job
        self._judge()

    def add_files(self) -> None:
        """Ask for further files."""
        chosen = files.ask_sheets(self, self._shell.memory)
        if chosen:
            self.take(chosen)

    def look_again(self) -> None:
        """The ledger changed: other things conflict, or are registered by now."""
        if self.files and not self.busy:
            self._compare()

    def stop(self) -> None:
        """Stop reading; the pane is not needed any more."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def write(self) -> None:
        """Register what is ticked, in one step; go back when nothing else asks to be looked at."""
        told = [row.entry.report for row in self._ticked()]
        if not told:
            return
        self._session.reporting.register_all(told)
        self._shell.say(f"已登记 {len(told)} 条进展", "撤销", self._session.undo_stack.undo)
        plan = self.plan
        rest = plan.conflicts or plan.strange or self.rows or any(file.fault for file in self.files)
        if not rest:
            self.left.emit()
        elif not self.rows:
            self.view.turn_to_filled()

    def _read(self, found: tuple[FileReading, ...]) -> None:
        if self.sender() is not self._job:
            return
        self._job, self.files = None, found
        self._compare()
        self.view.table().setFocus(Qt.FocusReason.OtherFocusReason)

    def _failed(self, error: Exception) -> None:
        if self.sender() is self._job:
            self._job = None
            self._shell.jobs.failed.emit(error)
            self.left.emit()

    def _cancelled(self) -> None:
        """The user stopped the reading: what was there before stays, if anything."""
        if self.sender() is not self._job:
            return
        self._job = None
        self.paths = [file.path for file in self.files]
        if not self.files:
            self.left.emit()
        self._judge()

    def _compare(self) -> None:
        facts = self._session.facts
        try:
            self.plan = facts.reporting.compare(form for file in self.files for form in file.forms)
        except UserError:  # an empty ledger has handed no sheets out
            forms = [form for file in self.files for form in file.forms]
            self.plan = CollectPlan(conflicts=tuple(Note(form.file, form.sheet, None, _EMPTY) for form in forms))
        self.rows = reading.entry_rows(self.plan, self.rows)
        self.view.show_plan(self.files, self.plan, self.rows)
        self._judge()

    def _ticked(self) -> list[EntryRow]:
        return [row for row in self.rows if row.ticked]

    def _tick(self, keys: set[object], on: bool) -> None:
        self.rows = [row.with_tick(on) if row.key in keys else row for row in self.rows]
        self.view.entries.set_rows(self.rows)
        self.view.show_ticks(self.rows)
        self._judge()

    def _judge(self) -> None:
        count, action = len(self._ticked()), self.acts["collect"]
        action.setEnabled(bool(count) and not self.busy)
        action.setText(f"登记 {count} 条" if count else "登记")
        self.changed.emit()
