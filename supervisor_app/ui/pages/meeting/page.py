"""会议: where tasks come from; task lists are brought in here."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from supervisor_app.domain.changes import Changes
from supervisor_app.domain.standing import TaskLine
from supervisor_app.ui import files
from supervisor_app.ui.actions import ActionSpec
from supervisor_app.ui.importing.pane import ImportPane
from supervisor_app.ui.page import LedgerPage, Shell
from supervisor_app.ui.pages.meeting.card import MeetingCard
from supervisor_app.ui.pages.meeting.columns import MEETING_COLUMNS, MeetingRow, meeting_rows
from supervisor_app.ui.table import Table
from supervisor_app.ui.widgets.card import Card
from supervisor_app.ui.widgets.drop_zone import DropZone

_LIST = 448
_ZONE = (864, 264)


class MeetingPage(LedgerPage):
    """The list at the left, one meeting at the right; while a list is brought in, the pane for it has all the room.

    `show_target` takes ("import", Path | None) and a meeting's id.
    """

    ACTIONS = (
        ActionSpec("import", "导入任务清单", "file-spreadsheet", ("Ctrl+I",), "从 Excel 或 WPS 表格导入会议的任务清单"),
        ActionSpec("ledger", "在台账中打开", "table-2", ("Ctrl+L",), "在台账中看这次会议的事项"),
    )
    WATCHES = Changes.MEETINGS | Changes.TASKS | Changes.REPORTS | Changes.UNITS | Changes.SETTINGS
    HINTS = (("Ctrl+I", "导入任务清单"), ("Ctrl+Enter", "核对后导入"), ("Esc", "返回"))

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.setAcceptDrops(True)
        self.pane: ImportPane | None = None
        theme = self.theme
        self.table: Table[MeetingRow] = Table(
            theme, MEETING_COLUMNS, lambda row: row.meeting.id, shell.memory, "meeting/list"
        )
        self.table.setAccessibleName("会议")
        self.card = MeetingCard(theme, shell.memory)
        self.drop = DropZone(
            theme,
            "把会议的任务清单拖到这里",
            f"Excel 或 WPS 表格（{' '.join(files.SHEET_SUFFIXES)}），核对后才写入台账",
        )
        self._list = Card(theme, flush=True)
        self._list.body.addWidget(self.table)
        self._stack = QStackedWidget()
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
        return "会议" if self.pane is None else "导入任务清单"

    def facts(self) -> str:
        """How many meetings and tasks; while importing, what would be written."""
        if self.pane is not None:
            return self.pane.facts()
        meetings = self.session.facts.meetings
        listed = sum(line.task.meeting_id is not None for line in self.session.facts.lines.values())
        return f"{len(meetings)} 次会议，交办 {listed} 项" if meetings else "还没有会议的任务清单"

    def refresh(self, changes: Changes) -> None:
        """Read the meetings again."""
        facts = self.session.facts
        self.table.set_rows(meeting_rows(facts.meetings, facts.lines.values(), facts.office.light_names))
        if self.table.chosen_row() is None and facts.meetings:
            self.table.choose(facts.meetings[0].id)
        self._show_chosen()
        if self.pane is not None:
            self.pane.look_again()
        self._show_state()

    def show_target(self, target: object) -> None:
        """Begin to import a sheet (or ask for one), or show a meeting."""
        if isinstance(target, tuple) and target and target[0] == "import":
            self._import(target[1]) if len(target) > 1 and target[1] else self.ask()
        elif isinstance(target, int):
            self._close_pane()
            self.table.choose(target)

    def focus_filter(self) -> None:
        """Ctrl+F: the list of meetings."""
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def ask(self) -> None:
        """Choose a sheet and begin to import it."""
        path = files.ask_sheet(self, self.shell.memory)
        if path is not None:
            self._import(path)

    def _connect(self) -> None:
        self.acts["import"].triggered.connect(self.ask)
        self.acts["ledger"].triggered.connect(self._open_ledger)
        self.drop.asked.connect(self.ask)
        self.drop.dropped.connect(self._import)
        self.table.chosen.connect(self._show_chosen)
        self.table.opened.connect(lambda: self.card.table.setFocus(Qt.FocusReason.TabFocusReason))
        self.card.opened.connect(self._open_task)
        self.theme.changed.connect(self._take_sizes)

    def _take_sizes(self) -> None:
        most = self.width() * 2 // 5  # the meeting is what is read
        self._list.setFixedWidth(min(self.theme.px(_LIST), most))
        width, height = _ZONE
        self.drop.setFixedSize(self.theme.px(width), self.theme.px(height))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Qt: share the width anew."""
        super().resizeEvent(event)
        self._take_sizes()

    def _import(self, path: Path) -> None:
        if self.pane is not None:
            self.pane.load(path)
            return
        self.pane = ImportPane(self.shell, path)
        self.pane.left.connect(self._close_pane)
        self.pane.imported.connect(self._imported)
        self.pane.changed.connect(self._show_state)
        self._stack.addWidget(self.pane)
        self._show_state()
        self.pane.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_pane(self) -> None:
        if self.pane is None:
            return
        pane, self.pane = self.pane, None
        pane.stop()
        self._stack.removeWidget(pane)
        pane.deleteLater()
        self._show_state()
        self.focus_filter()

    def _imported(self, title: str) -> None:
        self._close_pane()
        found = next((meeting for meeting in self.session.facts.meetings if meeting.title == title), None)
        if found is not None:
            self.table.choose(found.id)

    def _show_state(self) -> None:
        """What fills the page, and the header's buttons with it: when empty, the first one is in the drop zone."""
        empty = not self.session.facts.meetings
        if self.pane is not None:
            self._stack.setCurrentWidget(self.pane)
            self.primary = None if self.pane.view.failure else self.pane.acts["import"]
            self.second = self.pane.acts["back"]
        else:
            self._stack.setCurrentWidget(self._empty if empty else self._filled)
            self.primary, self.second = (None, None) if empty else (self.acts["import"], self.acts["ledger"])
        self.acts["ledger"].setEnabled(self.pane is None and not empty)
        self.head_changed.emit()

    def _show_chosen(self) -> None:
        row = self.table.chosen_row()
        if row is not None:
            self.card.show_row(row)

    def _open_ledger(self) -> None:
        row = self.table.chosen_row()
        if row is not None:
            self.shell.go("ledger", ("filter", {"source": row.meeting.title}))

    def _open_task(self, line: TaskLine) -> None:
        self.shell.go("ledger", line.task.id)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Qt: a sheet may be dropped anywhere on the page."""
        if files.dropped_file(event.mimeData()) is not None:
            self.drop.set_over(True)
            self._stack.setCurrentWidget(self._empty)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802
        """Qt: it went away."""
        self.drop.set_over(False)
        self._show_state()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Qt: begin to import it."""
        self.drop.dropEvent(event)
