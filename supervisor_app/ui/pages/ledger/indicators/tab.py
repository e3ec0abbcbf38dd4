"""Tab 指标: plan and actual of a task's indicators, what is owed and carried on, and how far they have come."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from supervisor_app.domain.reports.indicators import Indicator, IndicatorStep, attainment, debts
from supervisor_app.domain.standing import TaskLine
from supervisor_app.ui.page import Shell
from supervisor_app.ui.pages.ledger.indicators.acts import indicator_act
from supervisor_app.ui.pages.ledger.indicators.grid import PLAN, FiguresGrid, figure_words, period_words
from supervisor_app.ui.pages.ledger.inputs import Choice
from supervisor_app.ui.pages.ledger.pane.tab import PaneTab
from supervisor_app.ui.session import Session
from supervisor_app.ui.widgets.buttons import button, tool_button
from supervisor_app.ui.widgets.empty import EmptyState
from supervisor_app.ui.widgets.field import Note
from supervisor_app.ui.widgets.labels import ElidedLabel, label, line


class IndicatorsTab(PaneTab):
    """One indicator at a time; figures are typed into its table, each a command of its own."""

    act_made = Signal(object)  # Act

    def __init__(self, shell: Shell, session: Session) -> None:
        super().__init__(shell, session)
        theme = self.theme
        self.known: Sequence[Indicator] = ()
        self.choice, self.grid, self.note = Choice(), FiguresGrid(theme, session.facts.today), Note(theme)
        self.choice.setAccessibleName("指标")
        self.about, self.told = label("", "small"), label()
        for part in (self.about, self.told):
            part.setWordWrap(True)
        self.add, self.change = button(theme, "新增指标", "plus"), button(theme, "修改指标", "pencil-line")
        self.gone = tool_button(theme, "trash-2", "删去这个指标，可以撤销")
        hint = "定了指标，序时进度按指标的计划和实际算；如 投资额、能耗"
        empty = EmptyState(theme, "没有指标", hint, "trending-up", "新增指标", self._add)
        self._stack = QStackedWidget()
        self._stack.addWidget(empty)
        self._stack.addWidget(self._reading())
        self.body.addWidget(self._stack)
        self.add.clicked.connect(self._add)
        self.change.clicked.connect(self.edit)
        self.gone.clicked.connect(self._drop)
        self.choice.activated.connect(lambda _: self._show())
        self.grid.figures.written.connect(self._write)
        self.grid.figures.refused.connect(lambda sentence: self._say(sentence))

    def show_line(self, line: TaskLine) -> None:
        """Read the indicators; the one looked at stays."""
        other = self.line is None or self.line.task.id != line.task.id
        kept = None if other else self.choice.currentData()
        self.line = line
        self.known = self.session.facts.reporting.indicators(line.task.id)
        self.choice.clear()
        for one in self.known:
            self.choice.addItem(one.name, one.id)
        self.choice.setCurrentIndex(max(self.choice.findData(kept), 0) if self.known else -1)
        self.choice.setVisible(len(self.known) > 1)
        self._stack.setCurrentIndex(1 if self.known else 0)
        self._show()

    def shown(self) -> Indicator | None:
        """The indicator whose figures are shown."""
        return next((one for one in self.known if one.id == self.choice.currentData()), None)

    def edit(self) -> None:
        """Change the definition of the one shown; the first is added."""
        if self.line is not None:
            self.act_made.emit(indicator_act(self.session, self.line, self.known, self.shown()))

    def _add(self) -> None:
        if self.line is not None:
            self.act_made.emit(indicator_act(self.session, self.line, self.known))

    def _drop(self) -> None:
        one = self.shown()
        if self.line is not None and one is not None:
            left = [kept for kept in self.known if kept.id != one.id]
            self.session.reporting.set_indicators(self.line.task, left)

    def _write(self, column: int, closing: date, figure: float | None) -> None:
        one = self.shown()
        if self.line is None or one is None:
            return
        at = self.grid.currentIndex()
        if column == PLAN:
            values = tuple(
                replace(value, plan=figure or 0.0) if value.closing == closing else value for value in one.values
            )
            told = [replace(kept, values=values) if kept.id == one.id else kept for kept in self.known]
            self.session.reporting.set_indicators(self.line.task, told)
        else:
            self.session.reporting.set_actual(self.line.task, one, closing, figure)
        self.grid.setCurrentIndex(self.grid.figures.index(at.row(), at.column()))

    def _show(self) -> None:
        one = self.shown()
        self.grid.figures.today = self.session.facts.today
        self.grid.figures.set_indicator(one)
        self._say("")
        if one is not None:
            self.about.setText(about_words(one, len(self.known)))
            self.told.setText(standing_words(one, self.session.facts.today))

    def _say(self, sentence: str) -> None:
        self.note.set_text(sentence, bool(sentence))
        self.note.setVisible(bool(sentence))

    def _reading(self) -> QWidget:
        theme = self.theme
        gap, unit = theme.size("space_gap"), theme.size("space_unit")
        top = QVBoxLayout()
        top.setContentsMargins(gap, theme.px(12), gap, unit)
        top.setSpacing(theme.size("space_half"))
        for part in (self.choice, self.told, self.about, self.note):
            top.addWidget(part)
        foot = QHBoxLayout()
        foot.setContentsMargins(gap, unit, gap, unit)
        foot.setSpacing(unit)
        foot.addWidget(ElidedLabel("可在表里直接填", "small"), 1)
        for pressed in (self.gone, self.change, self.add):
            foot.addWidget(pressed)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        middle = QHBoxLayout()
        middle.setContentsMargins(theme.px(12), 0, theme.px(12), 0)
        middle.addWidget(self.grid)
        column.addLayout(middle, 1)
        column.addWidget(line())
        column.addLayout(foot)
        return box


def about_words(one: Indicator, count: int) -> str:
    """`亿元，按月，当期数，越大越好，起点 0`, with its weight beside others."""
    parts = [
        one.measure,
        "按月" if one.step is IndicatorStep.MONTH else "按季度",
        "累计数" if one.cumulative else "当期数",
        "越小越好" if one.smaller_is_better else "越大越好",
        f"起点 {one.base:.10g}" if one.base else "",
        f"权重 {one.weight:g}" if count > 1 else "",
    ]
    return "，".join(part for part in parts if part)


def standing_words(one: Indicator, today: date) -> str:
    """How far it is: `固定资产投资：应达 75%，到10月已达 68%，欠账 2.4 亿元`; a period under way owes nothing yet."""
    found = attainment([replace(one, weight=1.0)], today)
    told = [debt for debt in debts(one) if debt.debt is not None]
    known = [debt for debt in told if debt.closing < today]
    unit = f" {one.measure}" if one.measure else ""
    if found is None:
        return f"{one.name}：还没有计划，请在表里填写"
    if found.attained is None or not known:
        words = "还没有实际数"
        if told:
            period = period_words(one.step, told[-1].closing, today)
            words = f"{period}还没有结束，实际 {figure_words(told[-1].actual)}{unit}"
        return f"{one.name}：到今天应达 {found.expected:.0f}%，{words}"
    upto, owed = period_words(one.step, known[-1].closing, today), known[-1].debt or 0.0
    debt = f"，欠账 {figure_words(owed)}{unit}" if owed > 1e-9 else "，没有欠账"
    return f"{one.name}：应达 {found.expected:.0f}%，到{upto}已达 {found.attained:.0f}%{debt}"
