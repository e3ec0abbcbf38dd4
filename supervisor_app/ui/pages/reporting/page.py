"""报送: what is due from whom; feedback sheets handed out and taken in; entry by phone."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget

from supervisor_app.domain.changes import Changes
from supervisor_app.ui import files
from supervisor_app.ui.actions import ActionSpec
from supervisor_app.ui.feedback.collecting import CollectPane
from supervisor_app.ui.feedback.sending import SendPane
from supervisor_app.ui.page import LedgerPage, Shell
from supervisor_app.ui.pages.reporting.board import DueBoard
from supervisor_app.ui.pages.reporting.entering import EnterPane
from supervisor_app.ui.pages.reporting.rows import due_units

Pane = CollectPane | SendPane | EnterPane


class ReportingPage(LedgerPage):
    """The board; a pane has all the room while it is open.

    `show_target` takes ("collect", paths | None), ("send", unit ids | None), ("enter", unit id | None).
    """

    ACTIONS = (
        ActionSpec("collect", "收反馈表…", "file-input", ("Ctrl+I",), "读入单位填好的反馈表，核对后登记"),
        ActionSpec("send", "发反馈表…", "file-spreadsheet", ("Ctrl+E",), "按单位写出反馈表，由单位填报"),
        ActionSpec("enter", "电话登记", "pencil-line", ("Ctrl+R",), "逐项登记这个单位报来的进展"),
        ActionSpec("sheet", "发这个单位的表", tip="只发这个单位的反馈表"),
    )
    WATCHES = Changes.TASKS | Changes.UNITS | Changes.REPORTS | Changes.LIFE | Changes.SETTINGS
    HINTS = (("↑ ↓", "选择"), ("Ctrl+R", "电话登记"), ("Ctrl+E", "发反馈表"), ("Ctrl+I", "收反馈表"))

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.pane: Pane | None = None
        self._stack = QStackedWidget()
        self.board = DueBoard(self.theme, shell.memory, self.acts["enter"], self.acts["sheet"])
        self._stack.addWidget(self.board)
        self.body.addWidget(self._stack)
        self.acts["collect"].triggered.connect(lambda: self.collect())
        self.acts["send"].triggered.connect(lambda: self.send(None))
        self.acts["enter"].triggered.connect(lambda: self.enter(self._unit_id()))
        self.acts["sheet"].triggered.connect(lambda: self.send(self._unit_ids()))
        self.board.entering.connect(lambda: self.enter(self._unit_id()))
        self.board.opened.connect(lambda line: shell.go("ledger", ("report", line.task.id)))
        self.setFocusProxy(self.board.units)
        self._show_state()

    def title(self) -> str:
        """In the header."""
        return self.pane.title() if self.pane is not None else "报送"

    def facts(self) -> str:
        """What is owed, or what the pane says."""
        if self.pane is not None:
            return self.pane.facts()
        return self.board.facts()

    def refresh(self, changes: Changes) -> None:
        """Read again how the units stand."""
        self.board.show_rows(due_units(self.session))
        if self.pane is not None:
            self.pane.look_again()
        self._show_state()

    def show_target(self, target: object) -> None:
        """Open a pane."""
        if not isinstance(target, tuple) or len(target) != 2:
            return
        kind, what = target
        if kind == "collect":
            self.collect(what)
        elif kind == "send":
            self.send(what)
        elif kind == "enter":
            self.enter(what)

    def leave(self) -> bool:
        """Not with reports typed and not registered."""
        return not isinstance(self.pane, EnterPane) or self.pane.may_leave()

    def may_close(self) -> bool:
        """As `leave`."""
        return self.leave()

    def collect(self, paths: Sequence[Path] | None = None) -> None:
        """Take filled sheets in; without paths the user chooses."""
        chosen = list(paths) if paths else files.ask_sheets(self, self.shell.memory)
        if not chosen:
            return
        if isinstance(self.pane, CollectPane):
            self.pane.take(chosen)
        else:
            self._open(CollectPane(self.shell, chosen))

    def send(self, unit_ids: Iterable[int] | None) -> None:
        """Hand sheets out."""
        self._open(SendPane(self.shell, unit_ids))

    def enter(self, unit_id: int | None) -> None:
        """Enter what a unit says on the phone."""
        self._open(EnterPane(self.shell, unit_id))

    def close_pane(self) -> None:
        """Back to the board."""
        self._drop()
        self._show_state()
        self.board.units.setFocus(Qt.FocusReason.OtherFocusReason)

    def _unit_id(self) -> int | None:
        row = self.board.units.chosen_row()
        return row.unit.id if row is not None else None

    def _unit_ids(self) -> list[int] | None:
        rows = self.board.units.chosen_rows()
        return [row.unit.id for row in rows] or None

    def _open(self, pane: Pane) -> None:
        if not self.leave():
            pane.deleteLater()
            return
        self._drop()
        self.pane = pane
        pane.left.connect(self.close_pane)
        pane.changed.connect(self._show_state)
        self._stack.addWidget(pane)
        self._show_state()
        pane.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop(self) -> None:
        if self.pane is not None:
            pane, self.pane = self.pane, None
            pane.stop()
            self._stack.removeWidget(pane)
            pane.deleteLater()

    def _show_state(self) -> None:
        """What fills the page, and the header's buttons with it."""
        pane, some = self.pane, bool(self.board.units.rows_model.rows)
        if pane is None:
            self._stack.setCurrentWidget(self.board)
            self.primary, self.second, self.hints = self.acts["collect"], self.acts["send"], self.HINTS
        else:
            self._stack.setCurrentWidget(pane)
            self.primary, self.second = pane.head()
            self.hints = pane.HINTS
        for name in ("collect", "send"):
            self.acts[name].setEnabled(pane is None)
        for name in ("enter", "sheet"):
            self.acts[name].setEnabled(pane is None and some)
        self.head_changed.emit()
