"""Tab 基本: what the ledger says of a task, to be read and copied, and the form that changes it."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from supervisor_app.domain.life.extension import EXTENSION_WORDS, Extension
from supervisor_app.domain.model import Task, Urgency
from supervisor_app.domain.standing import TaskLine
from supervisor_app.domain.words import STATE_WORDS, SUPERVISION_WORDS, URGENCY_WORDS, cycle_phrase
from supervisor_app.ui.page import Shell
from supervisor_app.ui.pages.ledger.form.task_form import TaskForm
from supervisor_app.ui.pages.ledger.pane.parts import PartsList
from supervisor_app.ui.pages.ledger.pane.tab import PaneTab
from supervisor_app.ui.session import Session
from supervisor_app.ui.widgets.buttons import button
from supervisor_app.ui.widgets.facts_grid import FactsGrid
from supervisor_app.ui.widgets.labels import label, line


class BasicTab(PaneTab):
    """Reading or editing; `editing_changed` tells which."""

    editing_changed = Signal(bool)
    saved = Signal(int)
    left = Signal()
    act_asked = Signal(str)

    def __init__(self, shell: Shell, session: Session) -> None:
        super().__init__(shell, session)
        self._form: TaskForm | None = None
        self.facts = FactsGrid(self.theme, columns=1)
        self.parts = PartsList(self.theme, session)
        self.parts.asked.connect(lambda task_id: shell.go("ledger", ("task", task_id)))
        self.change = button(self.theme, "修改", "pencil-line")
        self.change.clicked.connect(self.edit)
        self.source = button(self.theme, "查看出处", "mic", rank="link")
        self.source.setToolTip("打开讲话稿里写这项任务的那一句")
        self.source.clicked.connect(self._show_source)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._reading())
        self.body.addWidget(self._stack)

    @property
    def editing(self) -> bool:
        """Whether the form is open."""
        return self._form is not None and self._stack.currentWidget() is self._form

    @property
    def form(self) -> TaskForm:
        """The form; its many inputs are made when first wanted."""
        if self._form is None:
            self._form = TaskForm(self.theme, self.session)
            self._stack.addWidget(self._form)
            self._form.saved.connect(self._saved)
            self._form.left.connect(self.left)
            self._form.act_asked.connect(self.act_asked)
            self._form.alike.asked.connect(lambda task_id: self.shell.go("ledger", ("task", task_id)))
        return self._form

    def show_line(self, line: TaskLine) -> None:
        """Show the task's facts; an open form keeps what is typed."""
        self.line = line
        if not self.editing:
            self.facts.set_facts(basic_facts(line, self.session))
            self.parts.show_line(line)
            self.source.setVisible(self.session.facts.source_of(line.task.id) is not None)

    def edit(self) -> None:
        """Open the form on the task shown."""
        if self.line is not None and not self.editing:
            self._open(partial(self.form.open_task, self.line.task))

    def write_new(self) -> None:
        """Open the form for a new task."""
        self._open(self.form.open_new)

    def unsaved(self) -> str:
        """The form's changes."""
        if not self.editing or not self.form.dirty():
            return ""
        return f"{self.form.task.number} 的修改" if self.form.task else "新增的事项"

    def drop(self) -> None:
        """Close the form without saving."""
        if self.editing:
            self.form.forget()
            self._close()

    def save(self) -> bool:
        """Save the form, where it is open."""
        return not self.editing or self.form.save()

    def _show_source(self) -> None:
        if self.line is not None:
            self.shell.go("meeting", ("source", self.line.task.id))

    def _saved(self, task_id: int) -> None:
        self._close()
        self.saved.emit(task_id)

    def _open(self, fill: Callable[[], None]) -> None:
        self._stack.setCurrentWidget(self.form)
        fill()
        self.editing_changed.emit(True)

    def _close(self) -> None:
        self._stack.setCurrentIndex(0)
        self.editing_changed.emit(False)
        if self.line is not None:
            self.show_line(self.line)

    def _reading(self) -> QWidget:
        theme = self.theme
        gap, unit = theme.size("space_gap"), theme.size("space_unit")
        inner = QWidget()
        inner.setProperty("ground", "none")
        column = QVBoxLayout(inner)
        column.setContentsMargins(gap, theme.px(12), gap, gap)
        column.addWidget(self.facts)
        column.addWidget(self.parts)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        area.setWidget(inner)
        foot = QHBoxLayout()
        foot.setContentsMargins(gap, unit, gap, unit)
        foot.setSpacing(unit)
        foot.addWidget(label("F2", "key"))
        foot.addWidget(label("修改", "small"))
        foot.addStretch(1)
        foot.addWidget(self.source)
        foot.addWidget(self.change)
        box = QWidget()
        whole = QVBoxLayout(box)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(area, 1)
        whole.addWidget(line())
        whole.addLayout(foot)
        return box


def basic_facts(line: TaskLine, session: Session) -> list[tuple[str, str]]:
    """Word and value of what is known; the fields an office always fills are there even when empty."""
    task, facts = line.task, session.facts
    parent = facts.lines.get(task.parent_id or 0)
    into = facts.lines.get(task.merged_into_id or 0)
    always = [
        ("状态", STATE_WORDS[task.state]),
        ("牵头单位", "、".join(line.lead)),
        ("配合单位", "、".join(line.cooperating)),
        ("交办日期", _day(task.assigned_on)),
        ("原时限", _day(task.original_due)),
        ("现时限", _due_words(task)),
        ("汇报频次", cycle_phrase(task.cycle, task.cycle_day) or "一次性"),
        ("目标要求", task.target),
        ("存在问题", task.problem),
        ("下步措施", task.next_step),
    ]
    approved = f"{task.approver}　{_day(task.approved_on)}".strip("　")
    row = f"　原表第 {task.source_row} 行" if task.source_row else ""
    kind = SUPERVISION_WORDS[task.supervision] if task.supervision else ""
    sometimes = [
        ("延期", "\n".join(extension_words(one) for one in facts.extensions(task.id))),
        ("上级事项", f"{parent.task.number} {parent.task.title}（权重 {task.weight:g}）" if parent else ""),
        ("并入", f"{into.task.number} {into.task.title}" if into else ""),
        ("督办类别", kind),
        ("紧急程度", URGENCY_WORDS[task.urgency] if task.urgency is not Urgency.ORDINARY else ""),
        ("具体举措", task.measures),
        ("牵头领导", task.sponsor),
        ("责任人", task.contact),
        ("来源", f"{line.source}{row}" if line.source != task.basis or row else ""),
        ("督办依据", task.basis),
        ("审批", approved),
        ("办结日期", _day(task.completed_on)),
        ("备注", task.remark),
    ]
    return always + [(word, value) for word, value in sometimes if value]


def extension_words(one: Extension) -> str:
    """`11-18 申请延到 2026-12-20（到期后申请），待批`."""
    late = "（到期后申请）" if one.asked_late else ""
    came = EXTENSION_WORDS[one.decision]
    moved = f"，延到 {one.new_due}" if one.new_due and one.new_due != one.wanted_due else ""
    return f"{one.asked_on:%m-%d} 申请延到 {one.wanted_due}{late}，{came}{moved}"


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _due_words(task: Task) -> str:
    said = f"（{task.due_text}）" if task.due_text and task.due else task.due_text
    return f"{_day(task.due)}{said}"
