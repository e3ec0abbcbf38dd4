"""Tab 节点: the milestones of a task, and their editor."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from supervisor_app.domain.model import Milestone
from supervisor_app.domain.standing import TaskLine
from supervisor_app.ui.columns import Column, Kind, muted
from supervisor_app.ui.page import Shell
from supervisor_app.ui.pages.ledger.milestones.planning import plan_back_act
from supervisor_app.ui.pages.ledger.milestones.rows import StepRows
from supervisor_app.ui.pages.ledger.pane.tab import PaneTab
from supervisor_app.ui.pages.ledger.story.days import day_words
from supervisor_app.ui.session import Session
from supervisor_app.ui.table import Table
from supervisor_app.ui.widgets.buttons import button
from supervisor_app.ui.widgets.empty import EmptyState
from supervisor_app.ui.widgets.labels import ElidedLabel, label, line


class StepsTab(PaneTab):
    """Reading or editing."""

    editing_changed = Signal(bool)
    act_made = Signal(object)  # Act

    def __init__(self, shell: Shell, session: Session) -> None:
        super().__init__(shell, session)
        self._steps: list[Milestone] = []
        self.table: Table[Milestone] = Table(self.theme, self._columns(), lambda step: step.id, shell.memory, "steps")
        hint = "定了节点，序时进度按节点权重算；没有节点按工作日均摊"
        empty = EmptyState(self.theme, "没有节点", hint, "list-checks", "添加节点", self.edit)
        self.table.set_empty(empty)
        self.table.acted.connect(self._complete)
        self.table.doubleClicked.connect(self.edit)
        self.rows = StepRows(self.theme, session.facts.today)
        self.rows.saved.connect(self.save)
        self.rows.left.connect(self.drop)
        self.change, self.sum = button(self.theme, "修改节点", "pencil-line"), ElidedLabel("", "small")
        self.change.clicked.connect(self.edit)
        self.back = button(self.theme, "倒排", "calendar")
        self.back.setToolTip("从时限按工作日往回排出节点")
        self.back.clicked.connect(self._plan_back)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._reading())
        self._stack.addWidget(self.rows)
        self.body.addWidget(self._stack)

    @property
    def editing(self) -> bool:
        """Whether the editor is open."""
        return self._stack.currentWidget() is self.rows

    def show_line(self, line: TaskLine) -> None:
        """Read the milestones; an open editor keeps what is typed."""
        self.line = line
        self._steps = self.session.facts.milestones(line.task.id)
        if self.editing:
            return
        self.table.set_rows(self._steps)
        total = sum(step.weight for step in self._steps)
        done = sum(step.done_on is not None for step in self._steps)
        self.sum.set_whole(f"完成 {done}/{len(self._steps)}，权重 {total:g}" if self._steps else "")
        self.change.setVisible(bool(self._steps))
        self.back.setVisible(line.task.due is not None and not line.done)

    def edit(self) -> None:
        """Open the editor."""
        if self.line is not None and not self.editing:
            self._turn(editing=True)
            task = self.line.task
            today = self.session.facts.today
            self.rows.open(task.id, self._steps, task.assigned_on or today, today)

    def unsaved(self) -> str:
        """The editor's changes."""
        changed = self.editing and self.line is not None and self.rows.dirty()
        return f"{self.line.task.number} 的节点" if changed and self.line is not None else ""

    def drop(self) -> None:
        """Close the editor without saving."""
        if self.editing:
            self._turn(editing=False)

    def save(self) -> bool:
        """Write the milestones; False when a row must be mended first."""
        if not self.editing or self.line is None:
            return True
        if not self.rows.check():
            return False
        changed, steps = self.rows.dirty(), self.rows.steps()
        if changed:
            self.session.set_milestones(self.line.task, steps)
        self._turn(editing=False)
        return True

    def _plan_back(self) -> None:
        if self.line is not None:
            self.act_made.emit(plan_back_act(self.session, self.line, self._steps))

    def _complete(self, step: Milestone) -> None:
        """A step is done today."""
        if self.line is not None and step.done_on is None:
            today = self.session.facts.today
            steps = [replace(kept, done_on=today) if kept.id == step.id else kept for kept in self._steps]
            self.session.set_milestones(self.line.task, steps)

    def _turn(self, editing: bool) -> None:
        self._stack.setCurrentIndex(1 if editing else 0)
        self.editing_changed.emit(editing)
        if not editing and self.line is not None:
            self.show_line(self.line)

    def _columns(self) -> tuple[Column[Milestone], ...]:
        today = self.session.facts.today

        def late(step: Milestone) -> bool:
            return step.done_on is None and step.due < today

        return (
            Column(key="title", title="节点", text=lambda step: step.title),
            Column(
                key="due",
                title="时限",
                width=56,
                text=lambda step: day_words(step.due, today),
                sort=lambda step: step.due,
                ink=lambda step: "light_red_ink" if late(step) else "text",
                strong=late,
            ),
            Column(
                key="weight", title="权重", width=48, align="right", text=lambda step: f"{step.weight:g}", ink=muted
            ),
            Column(
                key="done",
                title="完成",
                width=60,
                align="right",
                text=lambda step: day_words(step.done_on, today) if step.done_on else "未完成",
                ink=muted,
            ),
            Column(key="act", title="", width=80, kind=Kind.ACTION, text=lambda step: "" if step.done_on else "完成"),
        )

    def _reading(self) -> QWidget:
        gap, unit = self.theme.size("space_gap"), self.theme.size("space_unit")
        foot = QHBoxLayout()
        foot.setContentsMargins(gap, unit, gap, unit)
        foot.setSpacing(unit)
        foot.addWidget(label("F2", "key"))
        foot.addWidget(label("修改", "small"))
        foot.addWidget(self.sum, 1)
        foot.addWidget(self.back)
        foot.addWidget(self.change)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(line())
        column.addLayout(foot)
        return box
