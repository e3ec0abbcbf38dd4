"""Reviewing a speech: every decision is written into the ledger at once, so it can be left and gone on with later."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from supervisor_app.domain.changes import Changes
from supervisor_app.domain.model import Meeting
from supervisor_app.ui.actions import ActionSpec, build_actions
from supervisor_app.ui.page import Shell
from supervisor_app.ui.reviewing import sorting
from supervisor_app.ui.reviewing.acting import Acting
from supervisor_app.ui.reviewing.desk import Desk, marks_of
from supervisor_app.ui.reviewing.draft_rows import DraftRow
from supervisor_app.ui.reviewing.saying import Names
from supervisor_app.ui.reviewing.sorting import Heap
from supervisor_app.ui.reviewing.view import ReviewView

_ACTIONS = (
    ActionSpec("accept", "采纳", keys=("Return", "Enter", "A"), tip="采纳这一条，转到下一条待定的"),
    ActionSpec("edit", "修改", keys=("E", "F2"), tip="修改这一条的事项、单位、时限、目标；Enter 写入，Esc 放弃"),
    ActionSpec("merge", "与下条合并", keys=("M",), tip="与讲话里的下一条合并成一条"),
    ActionSpec("split", "拆分", keys=("S",), tip="在光标处拆成两条；光标不在这一条里时先给出建议的位置"),
    ActionSpec("drop", "舍弃", keys=("Delete", "D"), tip="舍弃这一条；已舍弃的恢复为待定"),
    ActionSpec("mark", "标为任务", keys=("N",), tip="把左边选中的文字标为一条任务"),
    ActionSpec("accept_all", "采纳全部把握高的", keys=("Ctrl+Shift+A",), tip="一次采纳所有把握高的待定草稿"),
    ActionSpec("make", "生成清单", "list-plus", ("Ctrl+Return", "Ctrl+Enter"), "把已采纳的草稿写成台账事项"),
    ActionSpec("back", "返回会议", "chevron-left", ("Esc",)),
)
_KEYS = {
    Qt.Key.Key_Return: "accept",
    Qt.Key.Key_Enter: "accept",
    Qt.Key.Key_A: "accept",
    Qt.Key.Key_E: "edit",
    Qt.Key.Key_F2: "edit",
    Qt.Key.Key_M: "merge",
    Qt.Key.Key_S: "split",
    Qt.Key.Key_Delete: "drop",
    Qt.Key.Key_D: "drop",
    Qt.Key.Key_N: "mark",
    Qt.Key.Key_Escape: "back",
}


class ReviewPane(QWidget):
    """Shows a meeting with draft `draft_id`, else with the first undecided one."""

    ACTIONS = _ACTIONS
    HINTS = (
        ("↑ ↓", "上一条、下一条"),
        ("←", "到原文"),
        ("Ctrl+Z", "撤销"),
        ("Ctrl+Enter", "生成清单"),
        ("Esc", "返回"),
    )

    left = Signal()
    changed = Signal()  # what `facts` says is new

    def __init__(self, shell: Shell, meeting: Meeting, draft_id: int = 0) -> None:
        super().__init__()
        if shell.session is None:
            raise RuntimeError("reviewing needs an open ledger")
        self._session = shell.session
        self.desk = Desk(shell.session, meeting)
        self.acts = build_actions(self.ACTIONS, self, shell.theme)
        for name in set(_KEYS.values()):
            self.acts[name].setShortcuts([])  # such keys are popups' first; see keyPressEvent
        self.view = ReviewView(shell.theme, self.acts, self._session.facts.today)
        self.acting = Acting(shell, self.desk, self.view, self.show_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.setFocusProxy(self.view.list)
        self._connect(shell)
        self.view.text.show_speech(meeting.text)
        self.desk.read(Changes.ALL)
        self.show_draft(draft_id or sorting.next_open(self.desk.drafts, 0) or 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Qt: a key without Ctrl that the focused field, list or popup has no use for."""
        name = _KEYS.get(Qt.Key(event.key()), "")
        bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if name and bare and not isinstance(self.window().focusWidget(), QAbstractButton):
            self.acts[name].trigger()
        elif name == "back" and bare:
            self.acting.to_list()
        else:
            super().keyPressEvent(event)

    def title(self) -> str:
        """In the header."""
        return "审阅讲话稿"

    def head(self) -> tuple[QAction | None, QAction | None]:
        """The header's buttons: first and second rank."""
        return self.acts["make"], self.acts["back"]

    def facts(self) -> str:
        """One line on how far the review is."""
        count = sorting.counts(self.desk.drafts)
        if not count[Heap.ALL]:
            return "没有读出任务草稿"
        open_words = f"还有 {count[Heap.OPEN]} 条待定" if count[Heap.OPEN] else "都已看过"
        return f"{count[Heap.ALL]} 条草稿，{open_words}"

    def show_draft(self, draft_id: int) -> None:
        """Go to a draft, whatever is hidden now."""
        self.desk.go_to(draft_id)
        self.show_all()

    def look_again(self, changes: Changes = Changes.ALL) -> None:
        """The ledger changed; without the meeting there is nothing left to review."""
        if self.desk.read(changes):
            self.show_all()
        else:
            self.view.editor.row = None
            self.left.emit()

    def stop(self) -> None:
        """The pane is left: what is typed is kept."""
        self.keep()

    def keep(self) -> None:
        """Write what is typed."""
        self.view.about.commit()
        self.acting.keep()

    def show_all(self) -> None:
        """Show the desk as it is now."""
        desk, view = self.desk, self.view
        desk.settle()
        view.about.show_meeting(desk.meeting)
        view.set_facts(f"{len(desk.meeting.text):,} 字")
        view.set_filter(desk.heap, desk.bands, sorting.counts(desk.drafts))
        view.text.set_marks(marks_of(desk.drafts, desk.bands))
        view.list.set_rows(desk.rows(), desk.current)
        self._judge()

    def _turn(self, row: DraftRow | None) -> None:
        """Another row is current: what was typed into the one before is written, then this one is opened."""
        view, desk = self.view, self.desk
        new, shown = (row.draft.id if row is not None else 0), view.editor.row
        typed = view.editor.draft() if shown is not None and shown.draft.id != new else None
        desk.current = new or desk.current
        if typed is not None:
            view.editor.row = None
            desk.save(typed)  # which has everything shown again
            return
        if row is None or row.dropped:
            if view.editor.editing:
                view.list.setFocus(Qt.FocusReason.OtherFocusReason)
            view.editor.row = None
            view.list.open_current(0)
        elif shown != row:
            facts = self._session.facts
            view.editor.show_row(row, facts.units, Names(facts.units), desk.meeting.held_on or facts.today)
            view.open_editor()
        if view.text.current != new:
            view.text.set_current(new, reveal=not view.text.hasFocus())
        self._judge()

    def _pick(self, draft_id: int) -> None:
        """A draft was clicked in the text."""
        if draft_id != self.desk.current:
            self.acting.keep()
            self.show_draft(draft_id)

    def _filter(self, heap: Heap | None = None) -> None:
        """Another heap or other bands are wanted."""
        self.acting.keep()
        self.desk.heap = heap or self.desk.heap
        self.desk.bands = self.view.legend.bands()
        self.show_all()

    def _step_back(self) -> None:
        if not self.acting.step_back():
            self.left.emit()

    def _judge(self) -> None:
        """What can be done now."""
        drafts, row, acts = self.desk.drafts, self.view.list.row(), self.acts
        ready, sure = len(sorting.ready(drafts)), len(sorting.sure(drafts))
        acts["make"].setText(f"生成清单 {ready} 项" if ready else "生成清单")
        acts["make"].setEnabled(ready > 0)
        acts["accept_all"].setText(f"采纳全部把握高的 {sure} 项" if sure else "采纳全部把握高的")
        acts["accept_all"].setEnabled(sure > 0)
        dropped, changeable = row is not None and row.dropped, row is not None and row.draft.task_id is None
        for name in ("edit", "merge", "split"):
            acts[name].setEnabled(changeable and not dropped)
        acts["drop"].setEnabled(changeable)
        acts["drop"].setText("恢复" if dropped else "舍弃")
        acts["accept"].setEnabled(row is not None)
        self.changed.emit()

    def _connect(self, shell: Shell) -> None:
        view, acting = self.view, self.acting
        for name in ("accept", "edit", "merge", "split", "drop", "mark", "accept_all", "make"):
            self.acts[name].triggered.connect(getattr(acting, name))
        self.acts["back"].triggered.connect(self._step_back)
        view.list.chosen.connect(self._turn)
        view.list.ticked.connect(acting.tick)
        view.list.sided.connect(acting.side)
        view.list.left.connect(lambda: view.text.setFocus(Qt.FocusReason.OtherFocusReason))
        view.text.picked.connect(self._pick)
        view.heap_chosen.connect(self._filter)
        view.legend.changed.connect(lambda: self._filter())
        view.about.edited.connect(self.desk.rename)
        view.editor.task_asked.connect(lambda line: shell.go("ledger", line.task.id))
