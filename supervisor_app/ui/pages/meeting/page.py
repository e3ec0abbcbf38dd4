"""会议: where tasks come from; speeches are read and reviewed here, task lists brought in."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from supervisor_app.domain.changes import Changes
from supervisor_app.domain.standing import TaskLine
from supervisor_app.ui import files
from supervisor_app.ui.actions import ActionSpec
from supervisor_app.ui.page import LedgerPage, Shell
from supervisor_app.ui.pages.meeting.card import MeetingCard
from supervisor_app.ui.pages.meeting.columns import MEETING_COLUMNS, MeetingRow, meeting_rows, waiting_drafts
from supervisor_app.ui.pages.meeting.panes import Panes
from supervisor_app.ui.table import Table
from supervisor_app.ui.widgets.card import Card
from supervisor_app.ui.widgets.drop_zone import DropZone

_LIST = 448
_ZONE = (864, 264)


class MeetingPage(LedgerPage):
    """The list at the left, one meeting at the right; while a list or a speech is worked on, its pane has all the room.

    `show_target` takes ("import", Path | None), ("speech", Path | None), ("review", meeting id), ("source", task id)
    for the sentence a task came from, and a meeting's id.
    """

    ACTIONS = (
        ActionSpec("speech", "读讲话稿", "mic", ("Ctrl+R",), "从讲话稿、会议纪要里读出任务草稿，逐条审阅"),
        ActionSpec("import", "导入任务清单", "file-spreadsheet", ("Ctrl+I",), "从 Excel 或 WPS 表格导入会议的任务清单"),
        ActionSpec("ledger", "在台账中打开", "table-2", ("Ctrl+L",), "在台账中看这次会议的事项"),
        ActionSpec("review", "审阅讲话稿", "list-checks", ("Ctrl+E",), "审阅这次会议的讲话稿"),
        ActionSpec("paste", "粘贴讲话", keys=("Ctrl+V",), tip="读剪贴板里的讲话"),
    )
    WATCHES = Changes.MEETINGS | Changes.TASKS | Changes.REPORTS | Changes.UNITS | Changes.SETTINGS | Changes.DRAFTS
    HINTS = (("Ctrl+R", "读讲话稿"), ("Ctrl+V", "粘贴讲话"), ("Ctrl+I", "导入任务清单"))

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.setAcceptDrops(True)
        theme = self.theme
        self.table: Table[MeetingRow] = Table(
            theme, MEETING_COLUMNS, lambda row: row.meeting.id, shell.memory, "meeting/list"
        )
        self.table.setAccessibleName("会议")
        self.card = MeetingCard(theme, shell.memory, (self.acts["review"], self.acts["ledger"]))
        self.drop = DropZone(
            theme,
            "把领导讲话稿或任务清单拖到这里",
            f"讲话稿（{' '.join(files.SPEECH_SUFFIXES)}）或 Excel、WPS 表格；也可以按 Ctrl+V 粘贴讲话",
        )
        self._list = Card(theme, flush=True)
        self._list.body.addWidget(self.table)
        self._stack = QStackedWidget()
        self.panes = Panes(shell, self.session, self._stack)
        self._filled, self._empty = QWidget(), QWidget()
        for room, parts in ((self._filled, (self._list, self.card)), (self._empty, (self.drop,))):
            row = QHBoxLayout(room)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(theme.size("space_gap"))
            for part in parts:
                row.addWidget(part, 1 if part is self.card else 0)
            self._stack.addWidget(room)
        self.body.addWidget(self._stack)
        self._connect()
        self._take_sizes()

    def title(self) -> str:
        """In the header."""
        return self.panes.title() or "会议"

    def facts(self) -> str:
        """How many meetings and tasks; while importing, what would be written."""
        if self.panes.pane is not None:
            return self.panes.pane.facts()
        meetings = self.session.facts.meetings
        listed = sum(line.task.meeting_id is not None for line in self.session.facts.lines.values())
        return f"{len(meetings)} 次会议，交办 {listed} 项" if meetings else "还没有会议的任务清单"

    def refresh(self, changes: Changes) -> None:
        """Read the meetings again; while a speech is reviewed, its decisions change nothing of the others."""
        if changes == Changes.DRAFTS and self.panes.reviewing is not None:
            self.panes.look_again(changes)
            return
        facts = self.session.facts
        waiting = {meeting.id: waiting_drafts(facts.drafts(meeting.id)) for meeting in facts.meetings if meeting.text}
        names = facts.office.light_names
        self.table.set_rows(meeting_rows(facts.meetings, facts.lines.values(), names, waiting))
        if self.table.chosen_row() is None and facts.meetings:
            self.table.choose(facts.meetings[0].id)
        self._show_chosen()
        self.panes.look_again(changes)
        self._show_state()

    def show_target(self, target: object) -> None:
        """Import a sheet or read a speech (or ask for one), go on with a review, show a source or a meeting."""
        if isinstance(target, int):
            self.panes.close()
            self.table.choose(target)
        elif isinstance(target, tuple) and len(target) > 1:
            self.panes.show_target(*target)

    def leave(self) -> bool:
        """What is typed in a review is kept."""
        self.panes.keep()
        return True

    def focus_filter(self) -> None:
        """Ctrl+F: the list of meetings."""
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _connect(self) -> None:
        self.acts["speech"].triggered.connect(lambda: self.panes.read())
        self.acts["review"].triggered.connect(self._review)
        self.acts["paste"].triggered.connect(self.panes.paste)
        self.acts["import"].triggered.connect(self.panes.ask_sheet)
        self.panes.changed.connect(self._show_state)
        self.panes.closed.connect(self._come_back)
        self.panes.meeting.connect(self._choose)
        self.acts["ledger"].triggered.connect(self._open_ledger)
        self.drop.asked.connect(self.panes.ask_source)
        self.drop.dropped.connect(self.panes.take)
        self.table.chosen.connect(self._show_chosen)
        self.table.opened.connect(lambda: self.card.table.setFocus(Qt.FocusReason.TabFocusReason))
        self.card.opened.connect(self._open_task)
        self.theme.changed.connect(self._take_sizes)

    def _come_back(self) -> None:
        self.refresh(Changes.DRAFTS)
        self.focus_filter()

    def _take_sizes(self) -> None:
        most = self.width() * 2 // 5  # the meeting is what is read
        self._list.setFixedWidth(min(self.theme.px(_LIST), most))
        width, height = _ZONE
        self.drop.setFixedSize(self.theme.px(width), self.theme.px(height))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Qt: share the width anew."""
        super().resizeEvent(event)
        self._take_sizes()

    def _choose(self, which: object) -> None:
        """A meeting by id, or by title as lists name it."""
        meetings = self.session.facts.meetings
        found = next((meeting for meeting in meetings if which in (meeting.id, meeting.title)), None)
        if found is not None:
            self.table.choose(found.id)

    def _show_state(self) -> None:
        """What fills the page, and the header's buttons with it: when empty, the first one is in the drop zone."""
        empty, pane = not self.session.facts.meetings, self.panes.pane
        if pane is not None:
            self._stack.setCurrentWidget(pane)
            self.primary, self.second = self.panes.head()
            self.hints = pane.HINTS
        else:
            self.hints = self.HINTS
            self._stack.setCurrentWidget(self._empty if empty else self._filled)
            self.primary, self.second = (None, None) if empty else (self.acts["speech"], self.acts["import"])
        row = self.table.chosen_row()
        for name in ("speech", "import", "paste"):
            self.acts[name].setEnabled(pane is None)
        self.acts["ledger"].setEnabled(pane is None and not empty)
        self.acts["review"].setEnabled(pane is None and row is not None and bool(row.meeting.text))
        self.head_changed.emit()

    def _show_chosen(self) -> None:
        row = self.table.chosen_row()
        if row is not None:
            self.card.show_row(row)
            self.acts["review"].setVisible(bool(row.meeting.text))
            self.acts["review"].setEnabled(bool(row.meeting.text) and self.panes.pane is None)
            self.acts["review"].setText(f"接着审阅讲话稿（{row.waiting} 条待定）" if row.waiting else "看讲话稿")

    def _review(self) -> None:
        row = self.table.chosen_row()
        if row is not None:
            self.panes.review(row.meeting.id)

    def _open_ledger(self) -> None:
        row = self.table.chosen_row()
        if row is not None:
            self.shell.go("ledger", ("filter", {"source": row.meeting.title}))

    def _open_task(self, line: TaskLine) -> None:
        self.shell.go("ledger", line.task.id)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Qt: a sheet or a speech may be dropped anywhere on the page; a ledger is the window's."""
        path = files.dropped_file(event.mimeData())
        if path is not None and not files.is_ledger(path):
            self.drop.set_over(True)
            self._stack.setCurrentWidget(self._empty)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802
        """Qt: it went away."""
        self.drop.set_over(False)
        self._show_state()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Qt: begin to read it."""
        self.drop.dropEvent(event)
