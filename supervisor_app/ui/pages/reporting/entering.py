"""电话登记: what a unit says on the phone, task by task in one grid, registered at once."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from supervisor_app.domain.model import Cycle, ProgressReport
from supervisor_app.errors import UserError
from supervisor_app.ui.actions import ActionSpec, build_actions
from supervisor_app.ui.page import Shell
from supervisor_app.ui.pages.ledger.inputs import Choice, looking_back
from supervisor_app.ui.pages.ledger.pane.report_entry import CHANNELS
from supervisor_app.ui.pages.reporting.entry_rows import Asked, EntryGrid, EntryRow
from supervisor_app.ui.widgets.card import Card
from supervisor_app.ui.widgets.date_edit import DateEdit
from supervisor_app.ui.widgets.empty import EmptyState
from supervisor_app.ui.widgets.field import Field
from supervisor_app.ui.widgets.unit_picker import UnitPicker, unit_label


class EnterPane(QWidget):
    """`unit_id`: the unit to begin with."""

    ACTIONS = (
        ActionSpec("register", "登记", "check", ("Ctrl+Return", "Ctrl+Enter"), "登记填了的各项进展"),
        ActionSpec("back", "返回报送", "chevron-left", ("Esc",)),
    )
    HINTS = (("Enter", "下一格"), ("Ctrl+Enter", "全部登记"), ("Esc", "返回"))

    left = Signal()
    changed = Signal()

    def __init__(self, shell: Shell, unit_id: int | None = None) -> None:
        super().__init__()
        if shell.session is None:
            raise RuntimeError("entering reports needs an open ledger")
        self._shell, self._session = shell, shell.session
        self._unit: int | None = None
        facts = self._session.facts
        leading = {one for line in facts.lines.values() for one in line.task.lead}
        self.unit = UnitPicker(shell.theme, [facts.units[one] for one in sorted(leading)])
        self.channel, self.signed = Choice(), QLineEdit()
        self.day = DateEdit(shell.theme, looking_back(facts.today))
        self.grid = EntryGrid(shell.theme)
        self.acts = build_actions(self.ACTIONS, self, shell.theme)
        self._nothing = EmptyState(shell.theme, "先选单位", "选好后列出它要报的事项", "landmark")
        self._build()
        self.day.set_date(facts.today)
        self.unit.changed.connect(self._take_unit)
        self.unit.set_ids([unit_id] if unit_id in leading else [])
        self._list()

    def title(self) -> str:
        """In the header."""
        return "电话登记"

    def facts(self) -> str:
        """How many lines were filled."""
        filled = len(self.grid.filled())
        return f"共 {len(self.grid.rows)} 项，已填 {filled} 项；没填的不登记" if self.grid.rows else "选单位，逐项登记"

    def head(self) -> tuple[QAction | None, QAction | None]:
        """The header's buttons: first and second rank."""
        return self.acts["register"], self.acts["back"]

    def look_again(self) -> None:
        """The ledger changed: what is typed stays."""
        if not self.grid.filled():
            self._list()

    def stop(self) -> None:
        """Nothing is under way."""

    def may_leave(self) -> bool:
        """Whether nothing typed would be lost; else it is said."""
        filled = self.grid.filled()
        if filled:
            self._shell.warn(f"填好的 {len(filled)} 项还没有登记", "放弃", self._give_up)
        return not filled

    def register(self) -> None:
        """Register every line that was filled, in one step; what is wrong stands under its line."""
        filled, day = self.grid.filled(), self.day.day()
        wrong = [row for row in filled if row.complain()]
        fault = self._day_fault()
        self._day_field.complain(fault)
        if wrong or fault or not filled or self._unit is None or day is None:
            (wrong[0].points if wrong else self.day.field).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        unit = self._session.facts.units[self._unit]
        told = [self._report(row) for row in filled]
        self._session.reporting.register_all(told, self.channel.currentText())
        self._shell.say(f"已登记 {unit_label(unit)} {len(filled)} 条进展", "撤销", self._session.undo_stack.undo)
        self._list()
        self.unit.field.selectAll()
        self.unit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _report(self, row: EntryRow) -> ProgressReport:
        task, day = row.asked.line.task, self.day.day()
        assert self._unit is not None
        assert day is not None
        told = ProgressReport(0, task.id, self._unit, day, row.progress() or 0.0, row.text.text().strip())
        period = row.asked.period
        return replace(
            told,
            problem=row.problem.text().strip(),
            channel=self.channel.currentText(),
            period=period.key if period and task.cycle is not Cycle.ONCE else None,
            received_on=day,
            signed_by=self.signed.text().strip(),
        )

    def _day_fault(self) -> str:
        day = self.day.day()
        if day is None:
            return "请写收到报告的日期，如 11-18"
        return "收到日期在今天之后；请改成收到报告的日子" if day > self._session.facts.today else ""

    def _take_unit(self) -> None:
        chosen = next(iter(self.unit.ids()), None)
        if chosen is None or chosen == self._unit:
            return
        if self.grid.filled() and self._unit is not None:
            self.may_leave()
            self.unit.set_ids([self._unit])
            return
        self._unit = chosen
        self._list()
        if self.grid.rows:
            self.grid.rows[0].points.setFocus(Qt.FocusReason.OtherFocusReason)

    def _list(self) -> None:
        """The tasks the unit reports on now."""
        facts, asked = self._session.facts, []
        if self._unit is not None:
            try:
                plans = facts.reporting.forms(frozenset({self._unit}))
            except UserError:  # an empty ledger has no tasks either
                plans = []
            asked = [
                Asked(line, plan.period if line.task.cycle is not Cycle.ONCE else None)
                for plan in plans
                for line in plan.lines
            ]
            self._nothing.set_words("没有要报的事项", "这个单位牵头的事项都已办结、报结或未交办")
        asked.sort(key=lambda one: (one.period is None, one.period.closes if one.period else facts.today))
        self.grid.show_tasks(asked, facts.today)
        self.setFocusProxy(self.grid.rows[0].points if self.grid.rows else self.unit)
        self._area.setVisible(bool(asked))
        self._nothing.setVisible(not asked)
        self._judge()

    def _give_up(self) -> None:
        self.grid.show_tasks([], self._session.facts.today)
        self.left.emit()

    def _judge(self) -> None:
        count, action = len(self.grid.filled()), self.acts["register"]
        action.setEnabled(bool(count))
        action.setText(f"登记 {count} 条" if count else "登记")
        self.changed.emit()

    def _leave(self) -> None:
        if self.may_leave():
            self.left.emit()

    def _build(self) -> None:
        theme = self._shell.theme
        self.channel.addItems(CHANNELS)
        self.signed.setPlaceholderText("单位里对这次报告负责的人")
        self._day_field = Field(theme, "收到日期", self.day)
        fields = (
            Field(theme, "单位", self.unit),
            Field(theme, "方式", self.channel),
            self._day_field,
            Field(theme, "报告人（签字确认）", self.signed),
        )
        top, grid = Card(theme), QGridLayout()
        grid.setHorizontalSpacing(theme.size("space_gap"))
        for at, (field, stretch) in enumerate(zip(fields, (4, 2, 3, 4), strict=True)):
            grid.addWidget(field, 0, at, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(at, stretch)
        top.body.addLayout(grid)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setWidget(self.grid)
        card = Card(theme, flush=True)
        card.body.addWidget(self._area, 1)
        card.body.addWidget(self._nothing, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size("space_gap"))
        column.addWidget(top)
        column.addWidget(card, 1)
        self.grid.changed.connect(self._judge)
        self.acts["register"].triggered.connect(self.register)
        self.acts["back"].triggered.connect(self._leave)
