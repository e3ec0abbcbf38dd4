"""发反馈表: one sheet a unit and period, those chosen written into a folder as a batch."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from supervisor_app.errors import UserError
from supervisor_app.ui import files
from supervisor_app.ui.actions import ActionSpec, build_actions
from supervisor_app.ui.feedback.plans import NO_PERIOD, PLAN_COLUMNS, PlanRow, write
from supervisor_app.ui.page import Shell
from supervisor_app.ui.table import Table
from supervisor_app.ui.widgets.buttons import button
from supervisor_app.ui.widgets.card import Card
from supervisor_app.ui.widgets.chip import Chip
from supervisor_app.ui.widgets.empty import EmptyState
from supervisor_app.ui.widgets.flow import FlowLayout
from supervisor_app.ui.widgets.labels import ElidedLabel, label

_FOLDER = "feedback/folder"


class SendPane(QWidget):
    """`unit_ids`: the units to begin with, None for all. A chip a period ticks the sheets of that one alone."""

    ACTIONS = (
        ActionSpec("write", "写出", "download", ("Ctrl+Return", "Ctrl+Enter"), "把打了勾的反馈表写进文件夹"),
        ActionSpec("folder", "换一个文件夹…", "folder-open", ("Ctrl+O",)),
        ActionSpec("back", "返回报送", "chevron-left", ("Esc",)),
    )
    HINTS = (("空格", "发或不发这一张"), ("Ctrl+O", "换文件夹"), ("Ctrl+Enter", "写出"), ("Esc", "返回"))

    left = Signal()
    changed = Signal()

    def __init__(self, shell: Shell, unit_ids: Iterable[int] | None = None) -> None:
        super().__init__()
        if shell.session is None:
            raise RuntimeError("feedback sheets need an open ledger")
        self._shell, self._session = shell, shell.session
        wanted = None if unit_ids is None else frozenset(unit_ids)
        self.rows: list[PlanRow] = []
        self.folder = self._proposed()
        self.acts = build_actions(self.ACTIONS, self, shell.theme)
        self.table: Table[PlanRow] = Table(
            shell.theme, PLAN_COLUMNS, lambda row: row.key, shell.memory, "feedback/plans"
        )
        self.chips: dict[str, Chip] = {}
        self._periods: dict[str, set[date | None]] = {}
        self._flow = FlowLayout(None, shell.theme.size("space_unit"))
        self._place = ElidedLabel(str(self.folder))
        self._build()
        self.setFocusProxy(self.table)
        self._plan(wanted)

    def title(self) -> str:
        """In the header."""
        return "发反馈表"

    def facts(self) -> str:
        """How many sheets of how many."""
        chosen = self._chosen()
        tasks = sum(len(row.plan.lines) for row in chosen)
        return f"写出 {len(chosen)} 张，{tasks} 项；共 {len(self.rows)} 张" if self.rows else "没有要报的事项"

    def head(self) -> tuple[QAction | None, QAction | None]:
        """The header's buttons: first and second rank."""
        return self.acts["write"], self.acts["back"]

    def look_again(self) -> None:
        """The ledger changed."""
        self._plan(None, keep=True)

    def stop(self) -> None:
        """Sheets under way are written to the end; the window's bar cancels them."""

    def write(self) -> None:
        """Write what is ticked on the worker, then offer the folder."""
        plans = [row.plan for row in self._chosen()]
        if not plans:
            return
        shell, folder = self._shell, self.folder
        shell.memory.setValue(_FOLDER, str(folder.parent))
        job = shell.jobs.start("正在写反馈表", write, plans, folder, self._session.facts.office)
        done = [0]

        def show() -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

        job.progressed.connect(lambda count, _: done.__setitem__(0, count))
        job.done.connect(lambda count: shell.say(f"已写出 {count} 张反馈表，在 {folder.name}。", "打开文件夹", show))
        job.cancelled.connect(lambda: shell.say(f"已停下，写好了 {done[0]} 张反馈表。", "打开文件夹", show))
        self.left.emit()

    def choose_folder(self) -> None:
        """Ask where the sheets are to lie."""
        chosen = files.ask_folder(self, self.folder.parent)
        if chosen is not None:
            self.folder = chosen
            self._place.set_whole(str(chosen))

    def _proposed(self) -> Path:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        parent = Path(str(self._shell.memory.value(_FOLDER, "") or documents))
        return parent / f"反馈表-{self._session.facts.today:%Y%m%d}"

    def _plan(self, unit_ids: frozenset[int] | None, keep: bool = False) -> None:
        try:
            plans = self._session.facts.reporting.forms()
        except UserError:  # an empty ledger: the list says so
            plans = []
        before = {row.key: row.ticked for row in self.rows}
        rows = [PlanRow(plan) for plan in plans]
        if keep:
            self.rows = [row.with_tick(before.get(row.key, False)) for row in rows]
        else:
            self.rows = [row.with_tick(unit_ids is None or row.plan.key.unit_id in unit_ids) for row in rows]
        self._offer_periods()
        self._show()
        first = next((row for row in self.rows if row.ticked), None)
        if first is not None and not keep:
            self.table.choose(first.key)

    def _offer_periods(self) -> None:
        self._flow.clear()
        self.chips, self._periods = {}, {}
        days = sorted({row.closes for row in self.rows}, key=lambda day: day or date.max)
        named = [(f"截至 {day:%m-%d}" if day else NO_PERIOD, {day}) for day in days]
        for word, wanted in (("全部", set(days)), *named):
            chip = Chip(self._shell.theme, word, checkable=True)
            chip.set_count(sum(row.closes in wanted for row in self.rows))
            chip.clicked.connect(lambda _=False, wanted=wanted: self._tick(lambda one: one.closes in wanted))
            self.chips[word], self._periods[word] = chip, wanted
            self._flow.addWidget(chip)

    def _tick(self, wanted: Callable[[PlanRow], bool]) -> None:
        self.rows = [row.with_tick(wanted(row)) for row in self.rows]
        self._show()

    def _toggle(self, chosen: PlanRow) -> None:
        self._tick(lambda row: row.ticked != (row.key == chosen.key))

    def _show(self) -> None:
        self.table.set_rows(self.rows)
        ticked = {row.key for row in self._chosen()}
        for word, chip in self.chips.items():
            own = {row.key for row in self.rows if row.closes in self._periods[word]}
            chip.setChecked(bool(own) and own == ticked)
        action = self.acts["write"]
        action.setEnabled(bool(ticked))
        action.setText(f"写出 {len(ticked)} 张" if ticked else "写出")
        self.changed.emit()

    def _chosen(self) -> list[PlanRow]:
        return [row for row in self.rows if row.ticked]

    def _build(self) -> None:
        theme, acts = self._shell.theme, self.acts
        for name, run in (("write", self.write), ("folder", self.choose_folder), ("back", self.left.emit)):
            acts[name].triggered.connect(lambda _=False, run=run: run())
        self.table.acted.connect(self._toggle)
        self.table.details.connect(self._toggle)
        self.table.setAccessibleName("要发的反馈表")
        hint = "在办且要定期汇报的事项会按单位列成反馈表；请先在事项里定汇报频次"
        self.table.set_empty(EmptyState(theme, "现在没有要报的事项", hint, "file-spreadsheet"))
        chips = QWidget()
        chips.setLayout(self._flow)
        card = Card(theme, flush=True)
        card.body.addWidget(self.table)
        foot = Card(theme)
        change = button(theme, "换一个文件夹…", "folder-open", small=True)
        change.clicked.connect(acts["folder"].trigger)
        row = QHBoxLayout()
        row.setSpacing(theme.size("space_unit"))
        row.addWidget(label("写到文件夹", "muted"))
        row.addWidget(self._place, 1)
        row.addWidget(change)
        foot.body.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(chips)
        column.addWidget(card, 1)
        column.addWidget(foot)
        column.setAlignment(chips, Qt.AlignmentFlag.AlignTop)
