"""What the keys and buttons of a review do: first what is typed is written, then the decision."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt

from supervisor_app.domain.review import DraftState, ReviewDraft
from supervisor_app.ui.page import Shell
from supervisor_app.ui.reviewing import making
from supervisor_app.ui.reviewing.desk import Desk
from supervisor_app.ui.reviewing.draft_rows import DraftRow
from supervisor_app.ui.reviewing.view import ReviewView

_OTHER = Qt.FocusReason.OtherFocusReason


class Acting(QObject):
    """Acts on the current draft of `desk`; `show` shows the desk anew where no command did."""

    def __init__(self, shell: Shell, desk: Desk, view: ReviewView, show: Callable[[], None]) -> None:
        super().__init__(view)
        self._shell, self._desk, self._view, self._show = shell, desk, view, show

    @property
    def typing(self) -> bool:
        """Whether the keyboard is in a field."""
        return self._view.editor.editing or self._view.about.editing

    def keep(self) -> None:
        """Write what was typed into the current draft."""
        typed = self._view.editor.draft()
        if typed is not None:
            self._view.editor.row = None
            self._desk.save(typed)

    def accept(self) -> None:
        """Enter: accept and go on; in a field, write what is typed and leave the field."""
        if self.typing:
            self._view.about.commit()
            self.keep()
            self._view.list.setFocus(_OTHER)
            return
        draft = self._taken()
        if draft is not None and not self._desk.accept(draft):
            self._show()

    def edit(self) -> None:
        """Put the caret behind the title."""
        self._view.editor.title.setFocus(_OTHER)
        self._view.editor.title.end(False)

    def drop(self) -> None:
        """Delete: drop and go on."""
        draft = self._taken()
        if draft is not None:
            self._desk.drop(draft)

    def merge(self) -> None:
        """M: one of two."""
        draft = self._taken()
        if draft is None:
            return
        if self._desk.merge(draft):
            self._show()
        else:
            self._shell.say("后面没有可以合并的草稿；已生成事项的请在台账里修改")

    def split(self) -> None:
        """S: two of one, at the caret; where it is elsewhere, put it where splitting is likely."""
        draft, text = self._taken(), self._view.text
        if draft is None or draft.task_id is not None:
            return
        if self._desk.split(draft, text.caret()):
            self._show()
            return
        place = making.split_place(draft, self._desk.meeting.text)
        text.select(place, place)
        text.setFocus(_OTHER)
        self._shell.say("光标停在建议拆开的地方，可用 ← → 移动，再按 S 拆开")

    def mark(self) -> None:
        """N: a draft of the selected text."""
        span = self._view.text.chosen()
        self.keep()
        if self._desk.mark(span):
            self._show()
            return
        self._view.text.setFocus(_OTHER)
        self._shell.say("先在左边用鼠标或 Shift+方向键选中一段文字，再按 N 标为任务")

    def accept_all(self) -> None:
        """Accept what the reader is sure of."""
        self.keep()
        self._desk.accept_all()
        self._show()

    def make(self) -> None:
        """Make tasks of the accepted drafts and show them in the ledger."""
        self._view.about.commit()
        self.keep()
        meeting, session = self._desk.meeting, self._desk.session
        if meeting.held_on is None:
            self._view.about.ask_day()
            return
        ids = session.review.make_list(meeting)
        self._shell.go("ledger", ("filter", {"source": meeting.title}))
        self._shell.say(f"已由“{meeting.title}”生成清单 {len(ids)} 项", "撤销", session.undo_stack.undo)

    def step_back(self) -> bool:
        """Esc: give up what is typed in a field and go back to the drafts; False when there already."""
        if not self.typing and not self._view.text.hasFocus():
            return False
        self._view.editor.give_up()
        self._view.about.show_again()
        self.to_list()
        return True

    def to_list(self) -> None:
        """Back to the drafts."""
        self._view.list.setFocus(_OTHER)

    def tick(self, row: DraftRow) -> None:
        """Accept a draft or make it undecided again, and stay with it."""
        self.keep()
        draft = self._desk.draft(row.draft.id)
        if draft is not None and draft.task_id is None:
            self._desk.decide(draft, DraftState.OPEN if row.accepted else DraftState.ACCEPTED, draft.id)

    def side(self, row: DraftRow) -> None:
        """The right end of a row was clicked: take a dropped one back, or see the task it became."""
        if row.task is not None:
            self._shell.go("ledger", row.task.task.id)
        else:
            self.keep()
            self._desk.decide(row.draft, DraftState.OPEN, row.draft.id)

    def _taken(self) -> ReviewDraft | None:
        """The current draft, after what is typed into it was written."""
        self.keep()
        row = self._view.list.row()
        return row.draft if row is not None else None
