"""The window's frame round a plain page: header, rail with a badge, messages, long work, search, shortcuts."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from supervisor_app.domain.changes import Changes
from supervisor_app.ui.actions import ActionSpec
from supervisor_app.ui.bug_dialog import BugDialog
from supervisor_app.ui.chart import ProgressLine, paint_progress_chart
from supervisor_app.ui.page import LedgerPage, Page, PageSpec, Shell
from supervisor_app.ui.shortcuts import ShortcutsDialog
from supervisor_app.ui.table import Table
from supervisor_app.ui.task_columns import TASK_COLUMNS
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.card import Card
from supervisor_app.ui.widgets.empty import EmptyState
from supervisor_app.ui.widgets.labels import label
from tests.scenes import scene
from tests.ui.office import TODAY, filled_session, open_window, scratch


class ChartBox(QWidget):
    """The progress chart of the first task that has reports."""

    def __init__(self, theme: Theme, line: ProgressLine) -> None:
        super().__init__()
        self._theme, self._line = theme, line
        self.setFixedHeight(theme.px(120))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Qt: the chart."""
        area = QRect(0, 0, self.width(), self._theme.px(104))
        paint_progress_chart(QPainter(self), area, self._line, self._theme)


class PlainPage(LedgerPage):
    """The ledger's table beside a chart."""

    ACTIONS = (
        ActionSpec("add", "新增事项", "plus", ("Ctrl+N",)),
        ActionSpec("report", "登记进展", "pencil-line", ("Ctrl+R",)),
    )
    HINTS = (("↑ ↓", "选择"), ("Enter", "打开"), ("F2", "修改"))

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.second, self.primary = self.acts["add"], self.acts["report"]
        self.table = Table(self.theme, TASK_COLUMNS, lambda line: line.task.id, shell.memory, "plain")
        card = Card(self.theme, flush=True)
        card.body.addWidget(self.table)
        self.body.addWidget(card, 1)
        line = next(line for line in self.session.facts.lines.values() if line.latest and line.overdue)
        reports = [
            (report.reported_on, report.progress) for report in reversed(self.session.facts.reports(line.task.id))
        ]
        start = line.task.assigned_on or TODAY
        expected = [(start, 0.0), (line.task.due or TODAY, 100.0)]
        below = Card(self.theme, line.task.title)
        below.body.addWidget(ChartBox(self.theme, ProgressLine(start, TODAY, reports, expected, line.task.due)))
        self.body.addWidget(below)

    def title(self) -> str:
        """What stands in the header."""
        return "台账"

    def facts(self) -> str:
        """Counts."""
        return f"{len(self.table.rows_model.rows)} 项"

    def refresh(self, changes: Changes) -> None:
        """All tasks."""
        self.table.set_rows(list(self.session.facts.lines.values()))


class StartPage(Page):
    """An empty page that says what to do."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        empty = EmptyState(self.theme, "先放进一份材料", "讲话、会议纪要或任务清单都可以", "file-input")
        self.body.addWidget(empty, 1)

    def title(self) -> str:
        """What stands in the header."""
        return "督办台账"

    def facts(self) -> str:
        """Nothing is open."""
        return "尚未打开台账"


PLAIN_PAGES = (
    PageSpec("today", "今日督办", "list-checks", PlainPage),
    PageSpec("ledger", "台账", "table-2", PlainPage),
    PageSpec("meeting", "会议", "mic", PlainPage),
    PageSpec("unit", "单位", "landmark", PlainPage),
    PageSpec("notice", "文书", "stamp", PlainPage),
    PageSpec("settings", "设置", "settings-2", StartPage, bottom=True, needs_ledger=False),
)
PLAIN_START = PageSpec("start", "开始", "file-input", StartPage, needs_ledger=False)


@scene("frame")
def frame(theme: Theme) -> QWidget:
    """The window with everything that can be in its frame."""
    window = open_window(theme, filled_session(scratch()), PLAIN_PAGES, PLAIN_START)
    window.go("ledger")
    window.set_badge("today", 27)
    window.status.set_facts(["已保存 10:42", "上次备份 今天 08:31，已试开", "38 项 · 18 个单位"])
    window.say("已登记 2026-011 号事项的进展。", "撤销", lambda: None)
    page = window.page()
    assert isinstance(page, PlainPage)
    page.table.choose(2)
    return window


@scene("frame-start")
def frame_start(theme: Theme) -> QWidget:
    """The window before a ledger is open."""
    return open_window(theme, None, PLAIN_PAGES, PLAIN_START)


@scene("frame-search")
def frame_search(theme: Theme) -> QWidget:
    """The list under the search box."""
    window = open_window(theme, filled_session(scratch()), PLAIN_PAGES, PLAIN_START)
    window.resize(1280, 720)
    window.header.search.setText("住建")
    window.header.search.searched.emit("住建")
    return window


@scene("frame-dialogs")
def frame_dialogs(theme: Theme) -> QWidget:
    """The list of shortcuts and the dialog for bugs, side by side."""
    sheet = QWidget()
    row = QHBoxLayout(sheet)
    row.addWidget(ShortcutsDialog(theme, PLAIN_PAGES))
    row.addWidget(BugDialog(theme, 'Traceback (most recent call last):\n  File "x.py", line 1\nValueError: x'))
    row.addWidget(label(""))
    return sheet
