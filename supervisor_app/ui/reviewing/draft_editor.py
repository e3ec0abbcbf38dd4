"""The current draft opened in place: title, units, day, cycle and target, with why it is offered."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from supervisor_app.domain.model import Cycle, Unit
from supervisor_app.domain.review import ReviewDraft
from supervisor_app.domain.words import CYCLE_WORDS, cycle_phrase
from supervisor_app.ui.importing.choice import Choice
from supervisor_app.ui.reviewing.draft_delegate import DraftDelegate
from supervisor_app.ui.reviewing.draft_rows import DraftRow
from supervisor_app.ui.reviewing.making import edited, shown_due
from supervisor_app.ui.reviewing.names_edit import NamesEdit
from supervisor_app.ui.reviewing.saying import Names, reasons, resemblance, resemblance_told
from supervisor_app.ui.task_columns import short_number
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import button
from supervisor_app.ui.widgets.date_edit import DateEdit
from supervisor_app.ui.widgets.labels import ElidedLabel, label


class BandMark(QWidget):
    """How sure the reader is, at the end of the title's line."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._row: DraftRow | None = None
        self._painter = DraftDelegate(theme, self)
        self.setFixedSize(theme.px(72), theme.size("control"))

    def show_row(self, row: DraftRow) -> None:
        """Take the row."""
        self._row = row
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Qt: as in the other rows."""
        if self._row is not None:
            self._painter.paint_band(QPainter(self), self.rect(), self._row)


class DraftEditor(QWidget):
    """Holds one draft; `draft()` gives it as typed. `task_asked`: the task it resembles, or became, is to be opened."""

    task_asked = Signal(object)  # TaskLine
    resized = Signal()  # what is typed may need more or less height

    def __init__(self, theme: Theme, held_on: date) -> None:
        super().__init__()
        self._theme, self._held_on = theme, held_on
        self.row: DraftRow | None = None
        self.title, self.target = QLineEdit(), QLineEdit()
        self.lead, self.helping = NamesEdit(theme, "牵头单位"), NamesEdit(theme, "配合单位")
        self.due, self.cycle = DateEdit(theme, held_on), Choice("汇报频次", 4)
        self.band = BandMark(theme)
        self._why, self._said = ElidedLabel("", "smalltext"), ElidedLabel("", "small")
        self.alike = button(theme, "", "copy", rank="link")
        self.alike.clicked.connect(self._ask_task)
        self.due.changed.connect(self.resized)
        self.title.setAccessibleName("督办事项")
        self.title.setPlaceholderText("写明要办的事")
        self.target.setAccessibleName("目标要求")
        self.target.setPlaceholderText("如 500 户、95% 以上")
        self.due.field.setAccessibleName("时限")
        self.due.field.setPlaceholderText("未写明日期，请补")
        self.setFocusProxy(self.title)
        self._build()

    def show_row(self, row: DraftRow, units: Mapping[int, Unit], names: Names, held_on: date) -> None:
        """Show a draft."""
        self.row, self._held_on = row, held_on
        draft = row.draft
        for names_edit, value in ((self.lead, draft.lead), (self.helping, draft.cooperating)):
            names_edit.set_units(units, names)
            names_edit.set_value(value)
        for edit, text in ((self.title, draft.title), (self.target, draft.target)):
            edit.setText(text)
            edit.setCursorPosition(0)
        self.due.set_held_on(held_on)
        self.due.set_text(shown_due(draft))
        self._offer_cycles(draft)
        self.band.show_row(row)
        self._said.set_whole(f"原句“{draft.due_text}”" if draft.due_text else "")
        self._why.set_whole(reasons(draft) or draft.text)
        self._why.setToolTip(reasons(draft).replace("　", "\n"))
        self._show_task(row)
        self._shown = self._values()
        for field in (self.title, self.target, self.lead, self.helping, self.due.field):
            field.setReadOnly(row.task is not None)
        self.cycle.setEnabled(row.task is None)
        self.due.pick.setEnabled(row.task is None)

    def height_at(self, width: int) -> int:
        """How high it has to be at a width."""
        self.ensurePolished()
        layout = self.layout()
        assert layout is not None
        layout.activate()
        return max(layout.totalHeightForWidth(width), self.sizeHint().height())

    def draft(self) -> ReviewDraft | None:
        """The draft as typed; None when nothing was changed."""
        if self.row is None or self.row.task is not None or self._values() == self._shown:
            return None
        cycle, draft = Cycle(self.cycle.currentData()), self.row.draft
        lead = self._names(self.lead, draft.lead, 1)
        helping = self._names(self.helping, draft.cooperating, 2)
        due = self.due.text()
        return edited(draft, self.title.text(), lead, helping, due, cycle, self.target.text(), self._held_on)

    def give_up(self) -> None:
        """Show again what the ledger has."""
        if self.row is not None:
            values = self._shown
            self.title.setText(values[0])
            self.lead.setText(values[1])
            self.helping.setText(values[2])
            self.due.set_text(values[3])
            self.cycle.setCurrentIndex(self.cycle.findData(values[4]))
            self.target.setText(values[5])

    @property
    def editing(self) -> bool:
        """Whether the keyboard is in one of the fields."""
        focused = self.window().focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _show_task(self, row: DraftRow) -> None:
        """The task the draft became, else the one it resembles."""
        line = row.task or row.alike
        self.alike.setVisible(line is not None)
        if row.task is not None:
            self.alike.setText(f" 已立项：{short_number(row.task.task.number)} 号")
            self.alike.setToolTip("在台账中打开这项任务；要修改请在台账里改")
        elif line is not None:
            self.alike.setText(f" {resemblance(line)}")
            self.alike.setToolTip(resemblance_told(line))

    def _ask_task(self) -> None:
        line = self.row and (self.row.task or self.row.alike)
        if line is not None:
            self.task_asked.emit(line)

    def _names(self, field: NamesEdit, before: tuple[str, ...], place: int) -> tuple[str, ...]:
        """The speech's own names where they were left alone."""
        return before if field.text() == self._shown[place] else field.value()

    def _values(self) -> tuple[str, ...]:
        parts = (self.title.text(), self.lead.text(), self.helping.text(), self.due.text())
        return (*parts, str(self.cycle.currentData()), self.target.text())

    def _offer_cycles(self, draft: ReviewDraft) -> None:
        self.cycle.clear()
        for cycle, word in CYCLE_WORDS.items():
            own = cycle_phrase(cycle, draft.cycle_day) if cycle is draft.cycle else ""
            self.cycle.addItem(own or word, cycle.value)
        self.cycle.setCurrentIndex(self.cycle.findData(draft.cycle.value))

    def _build(self) -> None:
        theme = self._theme
        first = QHBoxLayout()
        first.setSpacing(theme.size("space_unit"))
        first.addWidget(self.title, 1)
        first.addWidget(self.band)
        self.alike.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(4), 0, theme.px(8))
        column.setSpacing(theme.px(6))
        column.addLayout(first)
        column.addLayout(self._fields())
        column.addWidget(self.alike)

    def _fields(self) -> QGridLayout:
        theme = self._theme
        beside = QVBoxLayout()
        beside.setSpacing(theme.px(2))
        beside.addWidget(self.target)
        beside.addWidget(self._said)
        beside.addStretch(1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.size("space_unit"))
        grid.setVerticalSpacing(theme.px(6))
        words = (("牵头", self.lead), ("配合", self.helping), ("时限", self.due.field), ("目标", self.target))
        for at, (word, field) in enumerate((*words, ("频次", self.cycle), ("线索", self._why))):
            name = label(word, "muted")
            name.setBuddy(field)
            name.setFixedHeight(theme.size("control"))
            grid.addWidget(name, at // 2, at % 2 * 2, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.lead, 0, 1)
        grid.addWidget(self.helping, 0, 3)
        grid.addWidget(self.due, 1, 1)
        grid.addLayout(beside, 1, 3)
        grid.addWidget(self.cycle, 2, 1)
        grid.addWidget(self._why, 2, 3)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        return grid
