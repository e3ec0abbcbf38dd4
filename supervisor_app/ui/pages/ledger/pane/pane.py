"""The detail pane: head, tabs, the form of an act, and the question before something unsaved is lost."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from supervisor_app.domain.standing import TaskLine
from supervisor_app.ui.dialogs.unsaved import Answer, ask_unsaved
from supervisor_app.ui.page import Shell
from supervisor_app.ui.pages.ledger.acts.asking import Act
from supervisor_app.ui.pages.ledger.acts.book import REPORT, asked_act
from supervisor_app.ui.pages.ledger.acts.checking import planned_look_back
from supervisor_app.ui.pages.ledger.acts.page import ActPage
from supervisor_app.ui.pages.ledger.files.tab import FilesTab
from supervisor_app.ui.pages.ledger.indicators.tab import IndicatorsTab
from supervisor_app.ui.pages.ledger.milestones.tab import StepsTab
from supervisor_app.ui.pages.ledger.pane.basic import BasicTab
from supervisor_app.ui.pages.ledger.pane.head import PaneHead
from supervisor_app.ui.pages.ledger.pane.papers import JournalTab, PapersTab
from supervisor_app.ui.pages.ledger.pane.progress import ProgressTab
from supervisor_app.ui.pages.ledger.pane.tab import PaneTab
from supervisor_app.ui.pages.ledger.pane.waiting import Waiting
from supervisor_app.ui.pages.ledger.problems.tab import ProblemsTab
from supervisor_app.ui.session import Session
from supervisor_app.ui.widgets.card import Card
from supervisor_app.ui.widgets.empty import EmptyState
from supervisor_app.ui.widgets.labels import line as hairline

_KEPT = "ledger/tab"
_LOW = 500  # a pane in a window of less than about 660
BASIC, PROGRESS, STEPS, INDICATORS, PROBLEMS, PAPERS, FILES, JOURNAL = range(8)
_WORDS = ("基本", "进展", "节点", "指标", "问题", "文书", "附件", "日志")


class DetailPane(Card):
    """Shows one task, or the form for a new one."""

    closed = Signal()
    saved = Signal(int)  # the form added or changed a task

    def __init__(self, shell: Shell, session: Session) -> None:
        super().__init__(shell.theme, flush=True)
        self._shell, self._session = shell, session
        self.line: TaskLine | None = None
        self.top, self.waiting = PaneHead(shell.theme, session), Waiting(shell.theme, session)
        self.tabs, self._stack, self._room = QTabBar(), QStackedWidget(), QStackedWidget()
        self.basic, self.progress = BasicTab(shell, session), ProgressTab(shell, session)
        self.steps, self.acts = StepsTab(shell, session), ActPage(shell, session)
        self.papers, self.journal = PapersTab(shell, session), JournalTab(shell, session)
        self.indicators, self.problems = IndicatorsTab(shell, session), ProblemsTab(shell, session)
        self.files = FilesTab(shell, session)
        self._pages: tuple[PaneTab, ...] = (
            self.basic,
            self.progress,
            self.steps,
            self.indicators,
            self.problems,
            self.papers,
            self.files,
            self.journal,
        )
        self._forms = (self.basic, self.steps, self.acts)
        self._nothing = EmptyState(shell.theme, "没有选中的事项", "在左边选一项，这里看它的进展和日志", "table-2")
        self._details = QWidget()
        self._build()
        self._connect()
        kept = str(shell.memory.value(_KEPT, _WORDS[PROGRESS]))
        self.tabs.setCurrentIndex(_WORDS.index(kept) if kept in _WORDS else PROGRESS)

    @property
    def editing(self) -> bool:
        """Whether a form is open."""
        return any(form.editing for form in self._forms)

    @property
    def writing_new(self) -> bool:
        """Whether the form for a new task is open."""
        return self.basic.editing and self.basic.form.task is None

    def show_line(self, line: TaskLine | None) -> None:
        """Show a task; None when none is chosen. Ask `may_leave` before going to another."""
        other = line is None or self.line is None or line.task.id != self.line.task.id
        self.line = line
        if other:
            self.steps.drop()
            self.acts.drop()
            if not self.writing_new:
                self.basic.drop()
        self._dress()
        if line is not None and not self.writing_new:
            self._pages[self._stack.currentIndex()].show_line(line)

    def may_leave(self) -> bool:
        """Whether the forms may be left: nothing unsaved, or the user says what becomes of it."""
        for page in self._forms:
            what = page.unsaved()
            if not what:
                page.drop()
                continue
            answer = ask_unsaved(self._shell.theme, what, self.window())
            if answer is Answer.STAY or (answer is Answer.SAVE and not page.save()):
                return False
            page.drop()
        return True

    def may_close(self) -> bool:
        """Whether the page may be left: also entries that were not registered."""
        if not self.may_leave():
            return False
        what = self.progress.unsaved()
        if what and ask_unsaved(self._shell.theme, what, self.window(), saving="") is Answer.STAY:
            return False
        self.progress.drop()
        return True

    def edit(self) -> None:
        """F2: milestones, indicator or problem where they are shown, else the task."""
        if not self.may_leave():
            return
        if self.tabs.currentIndex() in (STEPS, INDICATORS, PROBLEMS) and self.line is not None:
            self._pages[self.tabs.currentIndex()].edit()
            return
        self.tabs.setCurrentIndex(BASIC)
        self.basic.edit()

    def write_new(self) -> None:
        """Open the form for a new task."""
        self.tabs.setCurrentIndex(BASIC)
        self.top.show_new()
        self.basic.write_new()
        self._dress()

    def register(self) -> None:
        """Put the cursor into the entry line."""
        self.tabs.setCurrentIndex(PROGRESS)
        self.progress.entry.start()

    def act(self, name: str, lines: Sequence[TaskLine] = ()) -> None:
        """Open an act on the task shown, or on the tasks given; registering progress is done in its own tab."""
        chosen = list(lines) or [line for line in (self.line,) if line is not None]
        if not chosen or not self.may_leave():
            return
        if name == REPORT:
            self.register()
        elif name == "drop_look_back":
            planned = planned_look_back(self._session, chosen[0].task.id)
            if planned is not None:
                self._session.life.drop_look_back(planned)
        else:
            self.acts.open(chosen, name)
            self._dress()

    def turn_to(self, wanted: str, value: int) -> None:
        """Open what another page asks for on the task shown: itself, the problem of id `value`, or an act."""
        if wanted == "problem":
            self.tabs.setCurrentIndex(PROBLEMS)
            self.problems.choose(value)
        elif wanted != "task" and self.line is not None:
            self.act(asked_act(self._session, self.line.task.id, wanted))

    def _open(self, act: Act) -> None:
        """Open an act that a tab made."""
        if self.line is not None and self.may_leave():
            self.acts.open_act([self.line], act)

    def save(self) -> None:
        """Ctrl+S: what is open."""
        for form in self._forms:
            if form.editing:
                form.save()
                return
        if self.tabs.currentIndex() == PROGRESS:
            self.progress.entry.send.click()

    def step_back(self) -> bool:
        """Esc: leave the form or fold the entry; False when there is nothing to leave."""
        if self.editing:
            self.may_leave()
            return True
        inside = self.progress.entry.isAncestorOf(self.focusWidget() or self)
        return self.tabs.currentIndex() == PROGRESS and inside and self.progress.entry.step_back()

    def _turn(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        self._shell.memory.setValue(_KEPT, _WORDS[place])
        if self.line is not None and not self.writing_new:
            self._pages[place].show_line(self.line)
        self._dress()

    def _dress(self) -> None:
        """Show head, tabs and content as what is shown wants them."""
        new, many = self.writing_new, len(self.acts.lines) > 1
        self._room.setCurrentIndex(1 if self.acts.editing else 0)
        if many:
            self.top.show_many(self.acts.lines)
        elif not new and self.line is not None:
            self.top.show_line(self.line)
            self.waiting.show_line(self.line)
            self._make_room()
        self.waiting.setVisible(not (new or many or self.acts.editing) and self.waiting.waits > 0)
        self.tabs.setVisible(not new)
        self.top.more.setVisible(not new and not many)
        self._details.setVisible(new or many or self.line is not None)
        self._nothing.setVisible(not new and not many and self.line is None)

    def _make_room(self) -> None:
        """The head gives way to an open form, and to little height."""
        writing = self.tabs.currentIndex() == PROGRESS and self.progress.entry.more.isChecked()
        low = self.height() < self._shell.theme.px(_LOW)
        self.top.set_compact(self.acts.editing or writing, low, self.waiting.waits > 0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Qt: another height."""
        super().resizeEvent(event)
        if self.line is not None and not self.writing_new and len(self.acts.lines) < 2:
            self._make_room()

    def _connect(self) -> None:
        self.top.closed.connect(self.closed)
        self.top.next_steps.asked.connect(self.act)
        self.waiting.asked.connect(self.act)
        for tab in (self.progress, self.steps, self.indicators, self.problems):
            tab.act_made.connect(self._open)
        self.tabs.currentChanged.connect(self._turn)
        self.basic.saved.connect(self.saved)
        self.basic.left.connect(self.step_back)
        self.basic.act_asked.connect(self.act)
        self.basic.editing_changed.connect(self._dress)
        self.progress.entry.expanded.connect(lambda _: self._dress())
        self.acts.form.left.connect(self.step_back)
        self.acts.editing_changed.connect(self._dress)

    def _build(self) -> None:
        theme = self._shell.theme
        self.tabs.setDocumentMode(True)
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for word, page in zip(_WORDS, self._pages, strict=True):
            self.tabs.addTab(word)
            self._stack.addWidget(page)
        row = QHBoxLayout()
        row.setContentsMargins(theme.size("space_half"), 0, 0, 0)
        row.addWidget(self.tabs)
        row.addStretch(1)
        tabbed = QWidget()
        inner = _tight(tabbed)
        inner.addLayout(row)
        inner.addWidget(hairline())
        inner.addWidget(self._stack, 1)
        self._room.addWidget(tabbed)
        self._room.addWidget(self.acts)
        column = _tight(self._details)
        for part in (self.top, self.waiting):
            column.addWidget(part)
        column.addWidget(self._room, 1)
        self.body.addWidget(self._details)
        self.body.addWidget(self._nothing)


def _tight(owner: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(owner)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column
