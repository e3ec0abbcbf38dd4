"""The editor of milestones: one row a step, put in order of day, with the sum of weights told."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from supervisor_app.domain.model import Milestone
from supervisor_app.ui.pages.ledger.inputs import PointsField, looking_back
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import button, tool_button
from supervisor_app.ui.widgets.date_edit import DateEdit
from supervisor_app.ui.widgets.field import Note, mark_wrong
from supervisor_app.ui.widgets.labels import label, line


class StepRow(QWidget):
    """One milestone being edited."""

    changed = Signal()
    removed = Signal()

    def __init__(self, theme: Theme, step: Milestone, held_on: date, today: date) -> None:
        super().__init__()
        self._step, self._today = step, today
        self.title, self.weight = QLineEdit(step.title), PointsField(theme)
        self.due, self.done_on = DateEdit(theme, held_on), DateEdit(theme, looking_back(today))
        self.gone, self.note = tool_button(theme, "trash-2", "删去这个节点"), Note(theme)
        self.title.setPlaceholderText("节点名称，如 主体封顶")
        self.title.setCursorPosition(0)
        self.due.set_date(step.due if step.title else None)
        self.weight.setValue(step.weight)
        self.done_on.set_date(step.done_on)
        self.done_on.field.setPlaceholderText("未完成")
        self.title.setAccessibleName("节点")
        self.due.field.setAccessibleName("节点时限")
        self.weight.setAccessibleName("权重")
        self.done_on.field.setAccessibleName("完成日期")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.size("space_unit"))
        grid.setVerticalSpacing(theme.size("space_half"))
        first = QHBoxLayout()
        first.setSpacing(theme.size("space_half"))
        first.addWidget(self.title, 1)
        first.addSpacing(theme.size("space_half"))
        first.addWidget(label("权重", "small"))
        first.addWidget(self.weight)
        first.addWidget(self.gone)
        grid.addLayout(first, 0, 0, 1, 4)
        for column, (word, widget) in enumerate((("时限", self.due), ("完成", self.done_on))):
            name = label(word, "small")
            name.setFixedHeight(theme.size("control"))
            grid.addWidget(name, 1, 2 * column, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(widget, 1, 2 * column + 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        grid.addWidget(self.note, 2, 0, 1, 4)
        self.note.hide()
        for signal in (self.title.textChanged, self.due.changed, self.weight.valueChanged, self.done_on.changed):
            signal.connect(self.changed)
        self.gone.clicked.connect(self.removed)

    def stops(self) -> tuple[QWidget, ...]:
        """What Tab goes through."""
        days = (self.due.field, self.due.pick, self.done_on.field, self.done_on.pick)
        return (self.title, self.weight, *days, self.gone)

    def step(self) -> Milestone | None:
        """The milestone; None while it has no day."""
        day = self.due.day()
        if day is None:
            return None
        return Milestone(
            self._step.id, self._step.task_id, self.title.text().strip(), day, self.weight.value(), self.done_on.day()
        )

    def blank(self) -> bool:
        """Whether nothing is written: such a row is left out."""
        return not self.title.text().strip() and not self.due.text()

    def check(self) -> bool:
        """Say what is wrong; True when nothing is."""
        done, no_due = self.done_on.day(), self.due.day() is None
        bad_done = (done is None and bool(self.done_on.text())) or (done is not None and done > self._today)
        sentence = ""
        if not self.title.text().strip():
            sentence = "请写节点名称"
        elif no_due:
            sentence = "请写节点时限，如 10-31"
        elif bad_done:
            sentence = "完成日期看不懂或在今天之后，请改"
        mark_wrong(self.title, not self.title.text().strip())
        mark_wrong(self.due.field, no_due)
        mark_wrong(self.done_on.field, bad_done)
        self.note.set_text(sentence, bool(sentence))
        self.note.setVisible(bool(sentence))
        return not sentence


class StepRows(QWidget):
    """All milestones of a task being edited."""

    saved = Signal()
    left = Signal()

    def __init__(self, theme: Theme, today: date) -> None:
        super().__init__()
        self._theme, self._today, self._held_on, self._task_id = theme, today, today, 0
        self.rows: list[StepRow] = []
        self._start: list[Milestone] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.size("space_gap"))
        self.sum = label("", "small")
        self.sum.setWordWrap(True)
        self.add, self.order = button(theme, "添加节点", "plus", "link"), button(theme, "按日期排列", rank="link")
        self.save_button, self.cancel_button = button(theme, "保存"), button(theme, "取消")
        self.add.clicked.connect(lambda: self._add(Milestone(0, self._task_id, "", today), focus=True))
        self.order.clicked.connect(self.arrange)
        self.save_button.clicked.connect(self.saved)
        self.cancel_button.clicked.connect(self.left)
        self._build()

    def open(self, task_id: int, steps: Sequence[Milestone], held_on: date, today: date) -> None:
        """Edit these; days without a year count from `held_on`."""
        self._task_id, self._held_on, self._today = task_id, held_on, today
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for step in steps:
            self._add(step)
        if not steps:
            self._add(Milestone(0, task_id, "", self._today))
        self._start = self.steps()
        self.rows[0].title.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell()

    def steps(self) -> list[Milestone]:
        """What is written, by day; rows without a day are left out."""
        found = [step for row in self.rows if (step := row.step()) is not None]
        return sorted(found, key=lambda step: step.due)

    def dirty(self) -> bool:
        """Whether something would be lost."""
        unread = any(not row.blank() and row.step() is None for row in self.rows)
        return self.steps() != self._start or unread

    def check(self) -> bool:
        """Whether every row that is not blank can be saved."""
        told = [row.check() for row in self.rows if not row.blank()]  # every row says what is wrong with it
        return all(told)

    def arrange(self) -> None:
        """Put the rows in order of day, those without one last."""
        self.rows.sort(key=lambda row: row.due.day() or date.max)
        for row in self.rows:
            self._list.removeWidget(row)
        for row in self.rows:
            self._list.addWidget(row)
        self._chain()

    def _add(self, step: Milestone, focus: bool = False) -> None:
        row = StepRow(self._theme, step, self._held_on, self._today)
        row.changed.connect(self._tell)
        row.removed.connect(lambda: self._remove(row))
        self.rows.append(row)
        self._list.addWidget(row)
        self._chain()
        if focus:
            row.title.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell()

    def _remove(self, row: StepRow) -> None:
        self.rows.remove(row)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._tell()

    def _chain(self) -> None:
        """Tab goes down the rows and then to what is under them: rows are younger than the buttons."""
        stops = [stop for row in self.rows for stop in row.stops()]
        for before, after in pairwise((*stops, self.add, self.order, self.cancel_button, self.save_button)):
            QWidget.setTabOrder(before, after)

    def _tell(self) -> None:
        total = sum(row.weight.value() for row in self.rows if not row.blank())
        told = f"权重合计 {total:g}，各节点按占比折算序时进度" if total else "没有节点时，序时进度按工作日均摊"
        self.sum.setText(told)

    def _build(self) -> None:
        theme = self._theme
        gap, unit = theme.size("space_gap"), theme.size("space_unit")
        inner = QWidget()
        inner.setProperty("ground", "none")
        column = QVBoxLayout(inner)
        column.setContentsMargins(gap, theme.px(12), gap, gap)
        column.setSpacing(unit)
        column.addLayout(self._list)
        links = QHBoxLayout()
        links.addWidget(self.add)
        links.addWidget(self.order)
        links.addStretch(1)
        column.addLayout(links)
        column.addWidget(self.sum)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        foot = QHBoxLayout()
        foot.setContentsMargins(gap, unit, gap, unit)
        foot.setSpacing(unit)
        foot.addStretch(1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.save_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(area, 1)
        whole.addWidget(line())
        whole.addLayout(foot)
