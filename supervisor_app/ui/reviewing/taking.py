"""Taking a speech in: a file dropped or chosen, or text pasted; of several speeches in a file, which one."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from supervisor_app.errors import UserError
from supervisor_app.ui import files
from supervisor_app.ui.actions import ActionSpec, build_actions
from supervisor_app.ui.jobs import Job
from supervisor_app.ui.page import Shell
from supervisor_app.ui.reviewing import making, speeches
from supervisor_app.ui.reviewing.choosing import SpeechList
from supervisor_app.ui.reviewing.saying import Names
from supervisor_app.ui.reviewing.speeches import Found
from supervisor_app.ui.widgets.buttons import ActionButton
from supervisor_app.ui.widgets.card import Card
from supervisor_app.ui.widgets.drop_zone import DropZone
from supervisor_app.ui.widgets.empty import EmptyState
from supervisor_app.ui.widgets.field import Note
from supervisor_app.ui.widgets.labels import label

_SECRETS = "不得录入涉密信息"


class TakingPane(QWidget):
    """`begun` with the meeting whose review may begin; `sheet` with a file that is a task list after all."""

    ACTIONS = (
        ActionSpec("read", "读出任务", "list-checks", ("Ctrl+Return", "Ctrl+Enter"), "从粘贴的文字里读出任务草稿"),
        ActionSpec("other", "选择文件", "folder-open", ("Ctrl+O",)),
        ActionSpec("back", "返回会议", "chevron-left", ("Esc",)),
    )

    HINTS = (("Ctrl+O", "选择文件"), ("Ctrl+Enter", "读出任务"), ("Esc", "返回"))

    begun = Signal(int)
    sheet = Signal(object)  # Path
    left = Signal()
    changed = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        if shell.session is None:
            raise RuntimeError("reading a speech needs an open ledger")
        self._shell, self._session = shell, shell.session
        self._job: Job | None = None
        self.setAcceptDrops(True)
        theme = shell.theme
        self.acts = build_actions(self.ACTIONS, self, theme)
        words = f"{'、'.join(files.SPEECH_SUFFIXES)}；一个文件里有几篇讲话也可以"
        self.drop = DropZone(theme, "把讲话稿、会议纪要拖到这里", words)
        self.paste, self.note = QPlainTextEdit(), Note(theme)
        self.waiting = EmptyState(theme, "正在读讲话稿…", icon="mic")
        self.list = SpeechList(theme)
        self._stack, self._asking = QStackedWidget(), QWidget()
        self._build()
        self._connect()
        self._judge()

    @property
    def busy(self) -> bool:
        """Whether a speech is being read."""
        return self._job is not None

    def facts(self) -> str:
        """One line."""
        if self._stack.currentWidget() is self.list:
            return "文件里有几篇讲话，选一篇开始"
        return "读出的任务是草稿，逐条采纳、生成清单之后才写入台账"

    def title(self) -> str:
        """In the header."""
        return "读讲话稿"

    def head(self) -> tuple[QAction | None, QAction | None]:
        """The header's buttons: first and second rank; the first is in the drop zone."""
        return None, self.acts["back"]

    def take(self, path: Path) -> None:
        """Read a file."""
        if files.is_sheet(path):
            self.sheet.emit(path)
            return
        self._run(f"正在读 {path.name}", speeches.read_file, path)

    def take_text(self, text: str) -> None:
        """Read a text."""
        self._run("正在读粘贴的讲话", speeches.read_text, text)

    def choose_file(self) -> None:
        """Ask for a file."""
        path = files.ask_speech(self, self._shell.memory)
        if path is not None:
            self.take(path)

    def stop(self) -> None:
        """Nothing is wanted any more."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def begin(self, found: Found, at: int) -> None:
        """Keep a speech in the ledger with its drafts; one that is there already is gone on with."""
        meeting = speeches.meeting_of(found, at)
        known = speeches.known_meeting(meeting, self._session.facts.meetings)
        if known is not None:
            self._shell.say(f"这份讲话已在台账里（{known.title}），接着上次审阅")
            self.begun.emit(known.id)
            return
        resolve = Names(self._session.facts.units).resolved
        drafts = [making.resolved(draft, resolve) for draft in speeches.drafts_of(found, at, meeting.held_on)]
        self.begun.emit(self._session.review.begin(meeting, drafts))

    def _run(self, title: str, function: Callable[..., Found], *values: object) -> None:
        self.stop()
        self.note.set_text("")
        self._stack.setCurrentWidget(self.waiting)
        job = self._shell.jobs.start(title, function, *values)
        job.handled = True
        job.done.connect(self._done)
        job.failed.connect(self._failed)
        job.cancelled.connect(lambda: self._ask(""))
        self._job = job
        self._judge()

    def _done(self, found: Found) -> None:
        if self.sender() is not self._job:
            return
        self._job = None
        if len(found.speeches) == 1:
            self.begin(found, 0)
            return
        self.list.show_found(found)
        self._stack.setCurrentWidget(self.list)
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _failed(self, error: Exception) -> None:
        if self.sender() is not self._job:
            return
        self._job = None
        if not isinstance(error, UserError):
            self._shell.jobs.failed.emit(error)  # our own mistake: its details are shown where all such are
        self._ask(str(error) if isinstance(error, UserError) else "程序读这份讲话时出错；请另存为 .txt 再试")

    def _ask(self, sentence: str) -> None:
        """Show drop zone and paste field again, with what was wrong."""
        self._job = None
        self.note.set_text(sentence, wrong=bool(sentence))
        self.note.setVisible(bool(sentence))
        self._stack.setCurrentWidget(self._asking)
        self._judge()

    def _judge(self) -> None:
        self.acts["read"].setEnabled(not self.busy and bool(self.paste.toPlainText().strip()))
        self.changed.emit()

    def _connect(self) -> None:
        self.drop.dropped.connect(self.take)
        self.drop.asked.connect(self.choose_file)
        self.paste.textChanged.connect(self._judge)
        self.acts["read"].triggered.connect(lambda: self.take_text(self.paste.toPlainText()))
        self.acts["other"].triggered.connect(self.choose_file)
        self.acts["back"].triggered.connect(self.left)
        self.list.chosen.connect(self.begin)

    def _build(self) -> None:
        theme = self._shell.theme
        gap = theme.size("space_gap")
        card = Card(theme)
        head = label("或粘贴讲话全文", "strong")
        head.setBuddy(self.paste)
        self.paste.setAccessibleName("讲话全文")
        self.paste.setPlaceholderText(f"在这里按 Ctrl+V；{_SECRETS}")
        self.paste.setTabChangesFocus(True)
        foot = QHBoxLayout()
        foot.addWidget(label(_SECRETS, "small"), 1)
        foot.addWidget(ActionButton(theme, self.acts["read"], "second"))
        card.body.setSpacing(theme.px(8))
        card.body.addWidget(head)
        card.body.addWidget(self.paste, 1)
        card.body.addLayout(foot)
        self.note.hide()
        row = QHBoxLayout()
        row.setSpacing(gap)
        row.addWidget(self.drop, 1)
        row.addWidget(card, 1)
        whole = QVBoxLayout(self._asking)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(8))
        whole.addWidget(self.note)
        whole.addLayout(row, 1)
        for part in (self._asking, self.waiting, self.list):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.setFocusProxy(self.paste)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Qt: a file may be dropped anywhere on the pane."""
        if files.dropped_file(event.mimeData()) is not None:
            self.drop.set_over(True)
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Qt: the same as on the zone."""
        self.drop.dropEvent(event)
