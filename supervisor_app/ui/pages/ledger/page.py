"""The ledger: every task under chips and words, and beside it what is known of one."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from supervisor_app.domain.changes import Changes
from supervisor_app.domain.standing import TaskLine
from supervisor_app.ui.actions import ActionSpec
from supervisor_app.ui.page import LedgerPage, Shell
from supervisor_app.ui.pages.ledger.acts.book import MANY_REPORTS, REPORT
from supervisor_app.ui.pages.ledger.pane.pane import DetailPane
from supervisor_app.ui.pages.ledger.split import SplitArea
from supervisor_app.ui.pages.ledger.table.columns import ledger_columns
from supervisor_app.ui.pages.ledger.table.empty import EmptyLedger
from supervisor_app.ui.pages.ledger.table.export import export_lines, export_menu, print_lines
from supervisor_app.ui.pages.ledger.table.filter_bar import FilterBar
from supervisor_app.ui.pages.ledger.table.filters import LedgerFilter, asked_filter, offers, urgency
from supervisor_app.ui.pages.ledger.table.order_button import OrderButton
from supervisor_app.ui.pages.ledger.table.row_menu import acts_menu, row_menu
from supervisor_app.ui.session import Session
from supervisor_app.ui.table import Table, rows_as_text
from supervisor_app.ui.widgets.buttons import tool_button
from supervisor_app.ui.widgets.card import Card

_PANE = "ledger/pane"


class TaskLedgerPage(LedgerPage):
    """Chips | table | pane."""

    ACTIONS = (
        ActionSpec("add", "新增事项", "plus", ("Ctrl+N",)),
        ActionSpec("register", "登记进展", "pencil-line", ("Ctrl+R",), tip="登记选中事项的进展"),
        ActionSpec("edit", "修改", "pencil-line", ("F2",), tip="修改选中的事项"),
        ActionSpec("act", "办理", "list-checks", ("Ctrl+D",), tip="选中的事项现在可以办的事"),
        ActionSpec("save", "保存", "save", ("Ctrl+S",), tip="保存修改或登记进展"),
        ActionSpec("export", "导出 Excel", "file-spreadsheet", ("Ctrl+E",), tip="把列出的事项导出为 Excel"),
        ActionSpec("print", "打印台账（PDF）…", "printer", ("Ctrl+P",), tip="把列出的事项印成 A4 横表"),
    )
    WATCHES = Changes.ALL
    HINTS = (("↑ ↓", "选择"), ("Enter", "详情"), ("F2", "修改"), ("Ctrl+D", "办理"), ("Ctrl+F", "筛选"))

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.table: Table[TaskLine] = Table(
            self.theme, ledger_columns(self.session), lambda line: line.task.id, shell.memory, "ledger"
        )
        self.bar = FilterBar(self.theme, lambda: offers(self.session.facts.lines.values(), self.session.facts.units))
        self.pane = DetailPane(shell, self.session)
        card = Card(self.theme, flush=True)
        card.body.addWidget(self.table)
        self.split = SplitArea(self.theme, card, self.pane)
        self.order = OrderButton(self.theme, self.table)
        self.columns = tool_button(self.theme, "columns-3", "选择列")
        self.export = tool_button(self.theme, "file-spreadsheet", "导出 Excel、打印台账")
        self.empty = EmptyLedger(
            self.theme,
            lambda: shell.go("meeting", ("import", None)),
            self._add,
            lambda: self.bar.set_filter(LedgerFilter()),
        )
        self.table.set_empty(self.empty)
        self._ordered: list[TaskLine] = []
        self._quiet = False
        self._wanted = bool(int(shell.memory.value(_PANE, 1)))
        for tool in (self.order, self.columns, self.export):
            self.bar.tools.addWidget(tool)
        self.setFocusProxy(self.table)  # the page itself has nothing to type into
        self.body.setSpacing(self.theme.px(12))
        self.body.addWidget(self.bar)
        self.body.addWidget(self.split, 1)
        self.primary, self.second = self.acts["register"], self.acts["add"]
        self._connect()

    def title(self) -> str:
        """Head of the page."""
        return "台账"

    def facts(self) -> str:
        """How many are listed of how many."""
        shown, total = len(self.table.rows_model.rows), len(self.session.facts.lines)
        return f"共 {total} 项" if shown == total else f"列出 {shown} 项，共 {total} 项"

    def refresh(self, changes: Changes) -> None:
        """List what the filter leaves, in place; the chosen task stays chosen where it is still listed."""
        facts = self.session.facts
        if changes:
            self._ordered = sorted(facts.lines.values(), key=urgency)
        shown = self.bar.filter.look(self._ordered)
        self._quiet = True
        self.table.set_rows(shown.lines)
        if self.table.chosen_row() is None and shown.lines:
            self.table.choose(self.table.rows_model.rows[0].task.id)
        self._quiet = False
        self.bar.set_counts(shown, facts.office.light_names)
        self.empty.set_fresh(not facts.lines)
        self.primary = self.acts["register"] if facts.lines else None  # a new ledger begins with a list
        self._show_details()
        self.head_changed.emit()

    def show_target(self, target: object) -> None:
        """A task: its id, or (what to do on it, id); ("new", None); ("filter", {"unit" | "light" | "source": …}).

        What to do: `report verify extend look_back review` or an act's name; `problem` goes with the problem's id.
        """
        kind, value = target if isinstance(target, tuple) else ("task", target)
        if kind == "new":
            self._add()
        elif kind == "filter" and isinstance(value, dict):
            self.bar.set_filter(asked_filter(value, self.session.facts.units))
            self.table.setFocus()
        elif isinstance(value, int) and self._choose(_task_of(self.session, kind, value)):
            self._show_pane(True)
            self.table.setFocus()
            self.pane.turn_to(kind, value)

    def focus_filter(self) -> None:
        """Ctrl+F."""
        self.bar.words.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> bool:
        """Ask about what is unsaved."""
        return self.pane.may_close()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Qt: Esc goes back one step: form, entry, pane."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif not self.pane.step_back() and self.pane.isVisible() and self.table.hasFocus():
            self._show_pane(False)
        else:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        acts = self.acts
        acts["add"].triggered.connect(self._add)
        acts["register"].triggered.connect(self._register)
        acts["edit"].triggered.connect(self._edit)
        acts["act"].triggered.connect(lambda: _pop_acts(self.table, self.session, self._act))
        acts["save"].triggered.connect(self.pane.save)
        listed = self.shell, self.session, lambda: self.table.rows_model.rows
        acts["export"].triggered.connect(lambda: export_lines(*listed[:2], listed[2](), self))
        acts["print"].triggered.connect(lambda: print_lines(*listed[:2], listed[2](), self))
        saving = acts["export"], acts["print"]
        self.export.clicked.connect(lambda: _pop(export_menu(*listed, self, saving), self.export))
        self.columns.clicked.connect(lambda: _pop(self.table.head.menu(), self.columns))
        self.bar.changed.connect(lambda: self.refresh(Changes.NONE))
        self.bar.tightened.connect(self.order.set_compact)
        self.bar.words.left.connect(self.table.setFocus)
        self.bar.words.entered.connect(self.table.setFocus)
        self.bar.words.moved.connect(lambda _: self.table.setFocus())
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(lambda _: self._show_pane(True))
        self.table.details.connect(lambda _: self._show_pane(self.pane.isHidden()))
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._menu)
        self.pane.closed.connect(lambda: self._show_pane(False))
        self.pane.saved.connect(self._saved)
        self.pane.progress.registered.connect(self.table.setFocus)  # on to the next row
        self.pane.top.menu_asked.connect(lambda: _pop(self._menu(), self.pane.top.more))
        self.pane.basic.editing_changed.connect(lambda _: self._show_details())
        for tab in (self.pane.basic, self.pane.steps, self.pane.acts):
            tab.editing_changed.connect(lambda editing: None if editing else self.table.setFocus())
        self.split.narrowed.connect(self._narrowed)

    def _chosen(self, line: TaskLine | None) -> None:
        """Another row is current; the pane follows unless something unsaved keeps it."""
        if self._quiet:
            return
        kept = self.pane.line
        if not self.pane.isHidden() and not self.pane.may_leave():
            self._quiet = True
            if kept is not None:
                self.table.choose(kept.task.id)
            self._quiet = False
            return
        self._show_details()

    def _show_details(self) -> None:
        """Let the pane show the chosen task; an open form keeps its own."""
        row, kept = self.table.chosen_row(), self.pane.line
        for name in ("register", "edit"):
            self.acts[name].setEnabled(row is not None)
        self.pane.setVisible((self._wanted and bool(self.session.facts.lines)) or self.pane.writing_new)
        if self.pane.isHidden():
            return
        if self.pane.editing and kept is not None:
            row = self.session.facts.lines.get(kept.task.id, row)
        self.pane.show_line(row)

    def _choose(self, task_id: int) -> bool:
        """Make a task current, taking the filter away where it hides the task."""
        if task_id not in self.session.facts.lines:
            return False
        if not self.table.choose(task_id):
            self.bar.set_filter(LedgerFilter())
            self.table.choose(task_id)
        return True

    def _add(self) -> None:
        if self.pane.isHidden() or self.pane.may_leave():
            self.pane.write_new()
            self._show_details()

    def _register(self) -> None:
        self._act(MANY_REPORTS if len(self.table.chosen_rows()) > 1 else REPORT)

    def _edit(self) -> None:
        if self.table.chosen_row() is not None and not self.pane.writing_new:
            self._show_pane(True)
            self.pane.edit()

    def _act(self, name: str) -> None:
        """Open an act on the chosen rows."""
        lines = self.table.chosen_rows()
        if lines and (self.pane.isHidden() or self.pane.may_leave()):
            self._show_pane(True)
            self.pane.act(name, lines)

    def _saved(self, task_id: int) -> None:
        self._choose(task_id)
        self._show_details()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_pane(self, shown: bool) -> None:
        """Open or close the pane; an empty ledger has none, but for a new task."""
        if not shown and not self.pane.isHidden() and not self.pane.may_leave():
            return
        self._wanted = shown
        if not self.split.narrow:
            self.shell.memory.setValue(_PANE, int(shown))
        self._show_details()

    def _narrowed(self, narrow: bool) -> None:
        """Over the list the pane is opened only when asked for; an open form stays."""
        if not self.pane.editing:
            self._wanted = not narrow and bool(int(self.shell.memory.value(_PANE, 1)))
        self._show_details()

    def _menu(self, spot: QPoint | None = None) -> QMenu:
        """The menu of the chosen rows; at a spot of the table, or to be shown elsewhere."""
        lines = self.table.chosen_rows()
        menu = row_menu(
            self,
            lines,
            self.acts,
            self.session,
            lambda pick: self.bar.set_filter(LedgerFilter().with_pick(pick)),
            lambda: QGuiApplication.clipboard().setText(rows_as_text(self.table)),
            self._act,
            lambda kind: self.shell.go("notice", ("issue", kind.value, None, tuple(line.task.id for line in lines))),
        )
        if spot is not None and lines:
            by_mouse = self.table.selectionModel().isSelected(self.table.indexAt(spot))
            place = spot if by_mouse else self.table.visualRect(self.table.currentIndex()).center()
            menu.popup(self.table.viewport().mapToGlobal(place))
        return menu


def _task_of(session: Session, kind: str, value: int) -> int:
    """The task to show: a problem leads to the first of its tasks; 0 where there is none."""
    if kind != "problem":
        return value
    found = next((one for one in session.facts.reporting.problems() if one.id == value), None)
    return next(iter(found.task_ids), 0) if found else 0


def _pop_acts(table: Table[TaskLine], session: Session, act: Callable[[str], object]) -> None:
    """The menu 办理 of the chosen rows, beside the current one."""
    lines = table.chosen_rows()
    if lines:
        spot = table.visualRect(table.currentIndex()).center()
        acts_menu(table, lines, session, act).popup(table.viewport().mapToGlobal(spot))


def _pop(menu: QMenu, under: QWidget) -> None:
    menu.popup(under.mapToGlobal(under.rect().bottomLeft()))
