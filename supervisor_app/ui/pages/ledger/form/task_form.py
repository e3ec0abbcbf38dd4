"""The form of a task: every field with what is wrong beside it; for a task of the ledger or a new one."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from supervisor_app.domain.model import Cycle, Task, Unit
from supervisor_app.domain.words import SUPERVISION_WORDS, URGENCY_WORDS
from supervisor_app.ui.pages.ledger.acts.inputs import Options
from supervisor_app.ui.pages.ledger.form.duplicates import DuplicateHint
from supervisor_app.ui.pages.ledger.form.inputs import Cycles, Day, Due, Lines, Locked, States, Units, Words, mark
from supervisor_app.ui.pages.ledger.form.limits import Limits
from supervisor_app.ui.pages.ledger.form.values import TaskValues, draft, edited, faults, values_of
from supervisor_app.ui.pages.ledger.inputs import looking_back
from supervisor_app.ui.session import Session
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import button
from supervisor_app.ui.widgets.date_edit import DateEdit
from supervisor_app.ui.widgets.field import Field
from supervisor_app.ui.widgets.labels import label, line

_UNITS = ("lead", "cooperating")
_ROWS: tuple[tuple[tuple[str, str], ...], ...] = (
    (("title", "督办事项"),),
    (("number", "编号"), ("state", "状态")),
    (("lead", "牵头单位"),),
    (("cooperating", "配合单位"),),
    (("assigned_on", "交办日期"), ("due", "办理时限")),
    (("limit", "时限模板"), ("original_due", "原时限")),
    (("cycle", "汇报频次"), ("urgency", "紧急程度")),
    (("target", "目标要求"),),
    (("measures", "具体举措"),),
    (("problem", "存在问题"),),
    (("next_step", "下步措施"),),
    (("sponsor", "牵头领导"), ("contact", "责任人及电话")),
    (("supervision", "督办类别"), ("basis", "督办依据")),
    (("approver", "审批人"), ("approved_on", "审批日期")),
    (("completed_on", "办结日期"), ("remark", "备注")),
)


class TaskForm(QWidget):
    """`task` is what is edited; None while a new one is written."""

    saved = Signal(int)  # id of the task
    left = Signal()  # the cancel button
    act_asked = Signal(str)  # the act that moves a due date

    def __init__(self, theme: Theme, session: Session) -> None:
        super().__init__()
        self._theme, self._session = theme, session
        self.task: Task | None = None
        self._start = TaskValues()
        self._tried = False
        self.inputs: dict[str, Any] = self._make_inputs()
        self.fields = {key: Field(theme, word, self.inputs[key], key == "title") for row in _ROWS for key, word in row}
        self.area, self.alike = QScrollArea(), DuplicateHint(theme, session)
        self.save_button, self.cancel_button = button(theme, "保存"), button(theme, "取消")
        self._build()
        self._connect()

    def open_task(self, task: Task) -> None:
        """Edit a task."""
        self.task = task
        self._open(values_of(task))

    def open_new(self) -> None:
        """Write a new task."""
        self.task = None
        self._open(TaskValues(assigned_on=self._session.facts.today))

    def values(self) -> TaskValues:
        """What the form holds now."""
        held = {key: self.inputs[key].value() for key in self.inputs if key not in ("cycle", "limit")}
        held["cycle"], held["cycle_day"] = self.inputs["cycle"].value()
        days = ("assigned_on", "approved_on", "completed_on")
        return TaskValues(**held, unread={key: text for key in days if (text := self.inputs[key].unread())})

    def dirty(self) -> bool:
        """Whether something would be lost."""
        typed = any(self.inputs[key].unread() for key in _UNITS)
        return self.values() != self._start or typed

    def save(self) -> bool:
        """Write the task; False when a field must be mended first."""
        for key in _UNITS:
            self.inputs[key].settle()
        self._tried = True
        wrong = self._check()
        if wrong:
            first = next(key for row in _ROWS for key, _ in row if key in wrong)
            self.inputs[first].setFocus(Qt.FocusReason.OtherFocusReason)
            self.area.ensureWidgetVisible(self.fields[first])
            return False
        values, facts = self.values(), self._session.facts
        if self.task is None:
            names = {unit.id: unit.name for unit in facts.units.values()}
            task_id = self._session.add_task(draft(values, names))
        else:
            task_id = self.task.id
            if self.dirty():
                self._session.edit_task(self.task, edited(self.task, values))
        self._start = values
        self.saved.emit(task_id)
        return True

    def forget(self) -> None:
        """Give up what is unsaved."""
        self._start = self.values()
        for key in _UNITS:
            self.inputs[key].set_value(self.inputs[key].value())

    def _open(self, values: TaskValues) -> None:
        self._tried = False
        facts, new = self._session.facts, self.task is None
        units = self._units()
        for key in _UNITS:
            self.inputs[key].set_units(units)
        self.inputs["due"].set_held_on(values.assigned_on or facts.today)
        for key, widget in self.inputs.items():
            if key != "limit":
                widget.set_value((values.cycle, values.cycle_day) if key == "cycle" else getattr(values, key))
        locked = self.task is not None and self.task.due is not None
        self.inputs["due"].set_locked(locked)
        self.inputs["limit"].setCurrentIndex(0)
        self.fields["limit"].setVisible(not locked)
        self.inputs["state"].setEnabled(new)
        self.inputs["state"].setToolTip("" if new else "状态随办理的步骤变动，见“办理”")
        self.alike.forget()
        self.fields["original_due"].setVisible(not new)
        self.inputs["number"].setPlaceholderText("自动编号" if new else "")
        self.inputs["completed_on"].field.setPlaceholderText("办结时空着即记今天")
        self._show_faults({})
        self._start = self.values()
        self.area.verticalScrollBar().setValue(0)
        self.inputs["title"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _units(self) -> list[Unit]:
        return sorted(self._session.facts.units.values(), key=lambda unit: unit.name)

    def _add_unit(self, name: str) -> int:
        unit_id = self._session.save_unit(Unit(0, name))
        for key in _UNITS:
            self.inputs[key].set_units(self._units())
        return unit_id

    def _check(self) -> dict[str, str]:
        values, own = self.values(), self.task.id if self.task else 0
        taken = frozenset(item.task.number for key, item in self._session.facts.lines.items() if key != own)
        wrong = faults(values, self._session.facts.today, taken, self.task)
        wrong |= {key: "没有这个单位" for key in _UNITS if self.inputs[key].unread()}
        self._show_faults(wrong)
        return wrong

    def _show_faults(self, wrong: Mapping[str, str]) -> None:
        for key, field in self.fields.items():
            itself = isinstance(self.inputs[key], DateEdit | Units)  # the input says what it cannot read
            said = itself and bool(self.inputs[key].unread())
            field.complain("" if said else wrong.get(key, ""))
            mark(self.inputs[key], key in wrong)

    def _changed(self) -> None:
        self.inputs["limit"].count_from(self.inputs["assigned_on"].day())
        if self._tried:
            self._check()

    def _titled(self) -> None:
        if self.task is None:
            self.alike.take(self.inputs["title"].value())

    def _take_cycle(self, cycle: Cycle, day: int | None) -> None:
        self.inputs["cycle"].set_value((cycle, day))

    def _make_inputs(self) -> dict[str, Any]:
        theme, facts = self._theme, self._session.facts
        units, back = self._units(), looking_back(facts.today)
        made: dict[str, Any] = {
            "title": Lines(theme, 2),
            "state": States(),
            "lead": Units(theme, units, self._add_unit),
            "cooperating": Units(theme, units, self._add_unit),
            "cycle": Cycles(theme),
            "original_due": Locked(theme),
            "due": Due(theme, facts.today),
            "limit": Limits(facts.office.time_limits, facts.yardstick.calendar),
            "supervision": Options([(None, "未定"), *SUPERVISION_WORDS.items()]),
            "urgency": Options(list(URGENCY_WORDS.items())),
        }
        made |= {key: Day(theme, back) for key in ("assigned_on", "approved_on", "completed_on")}
        made |= {key: Lines(theme, 3) for key in ("target", "measures")}
        made |= {key: Lines(theme, 2) for key in ("problem", "next_step")}
        made |= {key: Words() for key in ("number", "sponsor", "contact", "basis", "approver", "remark")}
        assert {spec.name for spec in fields(TaskValues)} - made.keys() == {"cycle_day", "unread"}
        return made

    def _connect(self) -> None:
        for key, widget in self.inputs.items():
            changes = (getattr(widget, name, None) for name in ("changed", "textChanged", "currentIndexChanged"))
            next(signal for signal in changes if signal is not None).connect(self._changed)
            if isinstance(widget, QPlainTextEdit):
                widget.setAccessibleName(self.fields[key].field.accessibleName())
        self.inputs["title"].textChanged.connect(self._titled)
        self.inputs["limit"].picked.connect(self.inputs["due"].set_date)
        self.inputs["due"].asked.connect(self.act_asked)
        self.inputs["due"].cycle_read.connect(self._take_cycle)
        self.inputs["due"].field.editingFinished.connect(self.inputs["due"].tell_cycle)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.left)

    def _build(self) -> None:
        theme = self._theme
        gap, unit = theme.size("space_gap"), theme.size("space_unit")
        inner = QWidget()
        inner.setProperty("ground", "none")
        grid = QGridLayout(inner)
        grid.setContentsMargins(gap, theme.px(12), gap, gap)
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(10))
        grid.addWidget(self.alike, 1, 0, 1, 2)
        for at, row in ((at + (at > 0), row) for at, row in enumerate(_ROWS)):  # the hint stands under the title
            for column, (key, _) in enumerate(row):
                span = 2 if len(row) == 1 else 1
                grid.addWidget(self.fields[key], at, column, 1, span, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(len(_ROWS) + 1, 1)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(inner)
        foot = QHBoxLayout()
        foot.setContentsMargins(gap, unit, gap, unit)
        foot.setSpacing(unit)
        for part in (label("Ctrl+S", "key"), label("保存", "small"), label("Esc", "key"), label("取消", "small")):
            foot.addWidget(part)
        foot.addStretch(1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.save_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.area, 1)
        whole.addWidget(line())
        whole.addLayout(foot)
