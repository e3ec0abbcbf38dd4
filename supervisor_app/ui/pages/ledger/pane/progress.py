"""Tab 进展: the chart against 序时, what happened, and the entry line."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from supervisor_app.domain.model import ProgressReport
from supervisor_app.domain.papers.notice import NoticeKind
from supervisor_app.domain.reports.reporting import MARK_WORDS
from supervisor_app.domain.standing import TaskLine
from supervisor_app.domain.words import cycle_phrase
from supervisor_app.ui.chart import ProgressLine, paint_progress_chart
from supervisor_app.ui.page import Shell
from supervisor_app.ui.pages.ledger.acts.reporting import mark_report_act
from supervisor_app.ui.pages.ledger.files.opening import open_attachment
from supervisor_app.ui.pages.ledger.pane.report_entry import ReportEntry
from supervisor_app.ui.pages.ledger.pane.tab import PaneTab
from supervisor_app.ui.pages.ledger.story.life import Life
from supervisor_app.ui.pages.ledger.story.timeline import chart_of, timeline
from supervisor_app.ui.pages.ledger.story.view import StoryList
from supervisor_app.ui.session import Session
from supervisor_app.ui.task_columns import task_bar
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.empty import EmptyState
from supervisor_app.ui.widgets.labels import label, line

_LOW = 330  # less height than this is left to the timeline


class ProgressChart(QWidget):
    """The chart of one task; hidden when there is nothing to draw."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._line: ProgressLine | None = None
        theme.changed.connect(self._take_sizes)
        self._take_sizes()

    def set_line(self, drawn: ProgressLine | None) -> None:
        """Draw this."""
        self._line = drawn
        self.update()

    def drawn(self) -> ProgressLine | None:
        """What is drawn."""
        return self._line

    def _take_sizes(self) -> None:
        self.setFixedHeight(self._theme.px(112))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Qt: the chart."""
        if self._line is not None:
            edge = self._theme.size("space_gap")
            paint_progress_chart(QPainter(self), self.rect().adjusted(edge, 0, -edge, 0), self._line, self._theme)


class ProgressTab(PaneTab):
    """Chart, timeline, entry; the chart makes room while the entry is open."""

    registered = Signal()
    act_made = Signal(object)  # Act: a report is to be sent back or found untrue

    def __init__(self, shell: Shell, session: Session) -> None:
        super().__init__(shell, session)
        theme = self.theme
        self._reports: dict[int, ProgressReport] = {}
        self.chart, self.stories = ProgressChart(theme), StoryList(theme)
        self.entry = ReportEntry(theme, session.facts.today)
        self._done, self._wanted, self._gap, self._cycle = label("", "strong"), label("", "strong"), label(), label()
        self._facts, self._above = self._facts_row(), QWidget()
        self.stories.set_empty(
            EmptyState(theme, "还没有进展报告", "在下面登记单位报来的进度和情况", icon="pencil-line")
        )
        above = QVBoxLayout(self._above)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(0)
        above.addWidget(self._facts)
        above.addWidget(self.chart)
        self.body.addWidget(self._above)
        self.stories.setMinimumHeight(1)  # in a low pane the open entry comes first
        self.body.addWidget(self.stories, 1)
        self.body.addWidget(line())
        self.body.addWidget(self.entry)
        self.entry.expanded.connect(lambda _: self._make_room())
        self.entry.submitted.connect(self._register)
        self.stories.acted.connect(self._act)
        self.stories.asked.connect(self._mark)
        self.stories.opened.connect(self._open)

    def show_line(self, line: TaskLine) -> None:
        """Read reports, milestones and papers of the task."""
        self.line = line
        facts, task = self.session.facts, line.task
        reports = facts.reports(task.id)
        self._reports = {report.id: report for report in reports}
        drawn = chart_of(line, reports, facts.milestones(task.id), facts.today)
        self.chart.set_line(drawn)
        self._make_room()
        self.stories.set_stories(
            timeline(
                line, reports, facts.notices, facts.units, facts.today, facts.journal(task.id), self._life(task.id)
            )
        )
        self.entry.show_line(line, {unit.id: unit.name for unit in facts.units.values()}, facts.today)
        self._show_facts(line)

    def _life(self, task_id: int) -> Life:
        facts = self.session.facts
        return Life(
            facts.steps(task_id),
            facts.extensions(task_id),
            facts.verifications(task_id),
            facts.look_backs(task_id),
            facts.reviews(task_id),
            facts.attachments(task_id),
            facts.reporting.problems(task_id),
            facts.reporting.standings(task_id),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Qt: a low pane keeps its timeline."""
        super().resizeEvent(event)
        self._make_room()

    def unsaved(self) -> str:
        """Entries written and not registered."""
        self.entry.keep()
        lines = self.session.facts.lines
        numbers = [lines[task_id].task.number for task_id in self.entry.drafts if task_id in lines]
        return f"{'、'.join(numbers)} 还没登记的进展" if numbers else ""

    def drop(self) -> None:
        """Give all of them up."""
        self.entry.clear()
        self.entry.drafts.clear()

    def _make_room(self) -> None:
        """The chart goes where it would leave the timeline nothing, and all above it while the entry is open."""
        self._above.setVisible(not self.entry.more.isChecked())
        self.chart.setVisible(self.chart.drawn() is not None and self.height() >= self.theme.px(_LOW))

    def _register(self, report: ProgressReport, files: tuple[Path, ...]) -> None:
        self.session.register_report(report, files)
        self.entry.clear()
        self.stories.scrollToTop()
        self.registered.emit()

    def _act(self, key: tuple[str, int]) -> None:
        """The action of a story: a report is corrected or stands again, a missing one is urged, a file opened."""
        kind, id_ = key
        if kind == "report":
            report = self._reports[id_]
            if report.mark is not None:
                self.session.reporting.clear_mark(report)
            else:
                self.entry.correct(report)
        elif kind == "file":
            self._open(key)
        elif kind == "missing" and self.line is not None:
            self.shell.go("notice", ("issue", NoticeKind.URGING.value, None, (self.line.task.id,)))

    def _mark(self, key: tuple[str, int], word: str) -> None:
        mark = next(mark for mark, said in MARK_WORDS.items() if said == word)
        self.act_made.emit(mark_report_act(self.session, self._reports[key[1]], mark))

    def _open(self, key: tuple[str, int]) -> None:
        """A double click: the paper in its register, the file in its program, the problem in its tab."""
        kind, id_ = key
        if kind == "notice":
            self.shell.go("notice", ("notice", id_))
        elif kind == "problem":
            self.shell.go("ledger", ("problem", id_))
        elif kind == "file" and self.line is not None:
            kept = self.session.facts.attachments(self.line.task.id)
            open_attachment(self.session, next(one for one in kept if one.id == id_))

    def _facts_row(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        edge = self.theme.size("space_gap")
        row.setContentsMargins(edge, self.theme.px(12), edge, self.theme.px(4))
        row.setSpacing(self.theme.px(16))
        for part in (self._done, self._wanted, self._gap):
            row.addWidget(part)
        row.addStretch(1)
        self._cycle.setProperty("look", "small")
        row.addWidget(self._cycle)
        return box

    def _show_facts(self, line: TaskLine) -> None:
        bar = task_bar(line)
        gap = 0.0 if bar.expected is None else bar.expected - bar.value
        self._done.setText(f"进度 {bar.value:g}")
        self._wanted.setText("" if bar.expected is None else f"序时 {bar.expected:.0f}")
        word = f"落后 {gap:.0f}" if gap >= 0.5 else f"超前 {-gap:.0f}" if gap <= -0.5 else ""
        self._gap.setText(word)
        look = "late" if gap >= 0.5 and line.light.value == "red" else "strong"
        self._gap.setProperty("look", look)
        self._gap.style().polish(self._gap)
        phrase = cycle_phrase(line.task.cycle, line.task.cycle_day)
        self._cycle.setText(f"{phrase}报送" if phrase else "")
