"""单位: choose a unit in the tree, see how it stands, mend its names in place."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from supervisor_app.domain.changes import Changes
from supervisor_app.domain.model import Unit
from supervisor_app.domain.papers.notice import NoticeKind
from supervisor_app.domain.words import NOTICE_KIND_WORDS
from supervisor_app.ui.actions import ActionSpec
from supervisor_app.ui.page import LedgerPage, Shell
from supervisor_app.ui.pages.unit.contacts import keep_contacts
from supervisor_app.ui.pages.unit.merge import what_moves
from supervisor_app.ui.pages.unit.sheet import print_sheet
from supervisor_app.ui.pages.unit.tree_pane import TreePane
from supervisor_app.ui.pages.unit.view import UnitView
from supervisor_app.ui.widgets.card import Card
from supervisor_app.ui.widgets.empty import EmptyState
from supervisor_app.ui.widgets.unit_picker import unit_label

# Papers that are due to a unit, the gravest first; handing out is done from the page of papers.
_GRAVEST = (
    NoticeKind.INTERVIEW,
    NoticeKind.WARNING,
    NoticeKind.SUPERVISION,
    NoticeKind.URGING,
    NoticeKind.REMINDER,
)


class UnitPage(LedgerPage):
    """One unit at a time; the form and the pane for merging take the place of its card."""

    ACTIONS = (
        ActionSpec("issue", "发督办通知单", "file-text", ("Ctrl+G",)),
        ActionSpec("add", "新增单位", "plus", ("Ctrl+N",)),
        ActionSpec("edit", "修改", "pencil-line", ("F2",), "修改单位的名称、类别、上级、别名"),
        ActionSpec("merge", "并入…", keys=("Ctrl+M",), tip="把这个单位并入另一个单位"),
        ActionSpec("print", "打印…", "printer", ("Ctrl+P",), "把这个单位的事项和收到的文书印成一张表（PDF）"),
        ActionSpec("save", "保存", keys=("Ctrl+S",)),
        ActionSpec("join", "并入", keys=("Ctrl+Return",), tip="把这个单位并入所选单位"),
        ActionSpec("cancel", "取消", keys=("Esc",)),
    )
    WATCHES = Changes.ALL
    HINTS = (("↑ ↓", "选择"), ("F2", "修改"), ("Ctrl+F", "查找单位"))

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.primary, self.second = self.acts["issue"], self.acts["add"]
        self._shown: int | None = None
        self._kind = NoticeKind.SUPERVISION  # of the paper the unit is to get next
        self.tree = TreePane(self.theme)
        self.view = UnitView(self.theme, shell.memory, self.acts)
        self._stack = QStackedWidget()
        self._build()
        self._connect()
        self._show_part(self.view.card)

    def title(self) -> str:
        """What the page is called."""
        return "单位"

    def facts(self) -> str:
        """How many units, and how much they have under way."""
        facts = self.session.facts
        under_way = sum(not line.done for line in facts.lines.values())
        return f"{len(facts.units)} 个单位，在办 {under_way} 项" if facts.units else "还没有单位"

    def refresh(self, changes: Changes) -> None:
        """The tree and the unit shown; the first one when that is gone."""
        facts = self.session.facts
        self.tree.set_units(facts.units, facts.unit_lines)
        if self._shown not in facts.units:
            self._shown = self.tree.first()
            if not self.view.adding:
                self._show_part(self.view.card)
        unit = self._unit()
        if unit is not None:
            self.tree.choose(unit.id)
            self.view.show_unit(self.session, unit)
            self._offer(unit)
        self._show_whole()

    def show_target(self, target: object) -> None:
        """A unit by its id."""
        if isinstance(target, int) and target in self.session.facts.units and self._may_go():
            self._close()
            self.tree.choose(target)

    def focus_filter(self) -> None:
        """The search over the tree."""
        self.tree.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> bool:
        """Not with a form that is not saved."""
        if not self._may_go():
            return False
        self._close()
        return True

    def _build(self) -> None:
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.theme.size("space_gap"))
        row.addWidget(self.tree)
        row.addWidget(self.view, 1)
        empty = Card(self.theme)
        hint = "导入任务清单时，清单里的单位会自动登记；也可以先逐个新增"
        add = self.acts["add"].trigger
        empty.body.addWidget(EmptyState(self.theme, "还没有单位", hint, "landmark", "新增单位", add))
        self._stack.addWidget(both)
        self._stack.addWidget(empty)
        self.body.addWidget(self._stack)
        self.setFocusProxy(self.tree.list)

    def _connect(self) -> None:
        view, to_tasks = self.view, Qt.FocusReason.TabFocusReason
        self.tree.chosen.connect(self._go_to)
        self.tree.list.acted.connect(lambda _: view.tasks.table().setFocus(to_tasks))
        self.tree.list.details.connect(lambda _: view.tasks.table().setFocus(to_tasks))
        view.tasks.opened.connect(lambda line: self.shell.go("ledger", ("task", line.task.id)))
        view.notices.opened.connect(lambda notice: self.shell.go("notice", ("notice", notice.id)))
        view.due.opened.connect(lambda line: self.shell.go("ledger", ("report", line.task.id)))
        view.due.send_asked.connect(lambda: self.shell.go("reporting", ("send", [self._shown])))
        view.due.enter_asked.connect(lambda: self.shell.go("reporting", ("enter", self._shown)))
        keep_contacts(view.contacts, self.session, self.shell)
        view.form.entered.connect(self.acts["save"].trigger)
        for name, run in (
            ("issue", lambda: self.shell.go("notice", ("issue", self._kind.value, self._shown))),
            ("add", lambda: self._open_form(Unit(0, ""))),
            ("edit", lambda: self._open_form(self._unit())),
            ("merge", self._open_merge),
            ("print", lambda: print_sheet(self.shell, self.session, self._unit(), self)),
            ("save", self._save),
            ("join", self._join),
            ("cancel", self._close),
        ):
            self.acts[name].triggered.connect(run)

    def _unit(self) -> Unit | None:
        return None if self._shown is None else self.session.facts.units.get(self._shown)

    def _go_to(self, unit_id: int) -> None:
        """The user chose another unit in the tree; unsaved text calls back."""
        if unit_id == self._shown:
            return
        if not self._may_go():
            QTimer.singleShot(0, lambda: None if self._shown is None else self.tree.choose(self._shown))
            return
        self._shown = unit_id
        self._show_part(self.view.card)
        unit = self.session.facts.units[unit_id]
        self.view.show_unit(self.session, unit)
        self._offer(unit)

    def _offer(self, unit: Unit) -> None:
        """Whether there is something to write to the unit about."""
        facts, only = self.session.facts, frozenset({unit.id})
        due = {kind: plans for kind in _GRAVEST if (plans := facts.plans(kind, only)).plans}
        self._kind = next(iter(due), NoticeKind.SUPERVISION)
        word = NOTICE_KIND_WORDS[self._kind]
        count = sum(len(plan.lines) for plan in due[self._kind].plans) if due else 0
        repeated = facts.plans(NoticeKind.SUPERVISION, only).repeated
        why = "它的红灯事项近日已发过督办通知单，不重复发文" if repeated else "它没有要发文的事项"
        action = self.acts["issue"]
        action.setText(f"发{word}")
        action.setToolTip(f"给{unit_label(unit)}发一份{word}，写明 {count} 项事项（Ctrl+G）" if count else why)
        action.setEnabled(count > 0 and self.view.part is self.view.card)

    def _show_part(self, part: QWidget) -> None:
        """The card, the form or the pane for merging; what can be done goes with it."""
        self.view.show_part(part)
        viewing = part is self.view.card
        for name in ("add", "edit", "merge", "print"):
            self.acts[name].setEnabled(viewing)
        self.acts["issue"].setEnabled(False)
        self.acts["save"].setEnabled(part is self.view.form)
        self.acts["join"].setEnabled(part is self.view.pane)
        self.acts["cancel"].setEnabled(not viewing)
        self._show_whole()

    def _show_whole(self) -> None:
        """The page, or what it says while there is no unit."""
        self._stack.setCurrentIndex(1 if self._shown is None and not self.view.adding else 0)

    def _open_form(self, unit: Unit | None) -> None:
        if unit is not None:
            self.view.form.edit(unit, self.session.facts.units)
            self._show_part(self.view.form)
            self.view.form.name.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _open_merge(self) -> None:
        unit = self._unit()
        if unit is not None:
            facts = self.session.facts
            moves = what_moves(unit, facts.lines.values(), facts.notices, facts.units.values())
            self.view.pane.begin(unit, moves, facts.units)
            self._show_part(self.view.pane)
            self.view.pane.picker.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _save(self) -> None:
        """Write the form; what is wrong with it stands beside its field."""
        form = self.view.form
        if form.complain():
            return
        unit = form.unit()
        if form.changed():
            self._shown = self.session.save_unit(unit)
            word = "修改" if unit.id else "新增"
            self.shell.say(f"已{word}单位“{unit.name}”", "撤销", self.session.undo_stack.undo)
        self._close()

    def _join(self) -> None:
        """Merge the unit shown into the one chosen."""
        gone, into = self._unit(), self.view.pane.into()
        if gone is None or into is None:
            self.view.pane.complain()
            return
        self._shown = into.id
        self.session.merge_units(gone, into)
        self.shell.say(f"已将“{gone.name}”并入“{into.name}”", "撤销", self.session.undo_stack.undo)
        self._close()

    def _close(self) -> None:
        """Back to the card of the unit shown."""
        if self.view.part is not self.view.card:
            self._show_part(self.view.card)
            self.refresh(Changes.ALL)
            self.tree.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _may_go(self) -> bool:
        form = self.view.form
        if self.view.contacts.writing():
            self.shell.warn("联系人还没有保存", "放弃修改", self.view.contacts.close_form)
            return False
        if self.view.part is not form or not form.changed():
            return True
        name = form.unit().name
        self.shell.warn(f"{f'“{name}”' if name else '新单位'}的修改还没有保存", "放弃修改", self._close)
        return False
