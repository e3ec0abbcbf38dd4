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
    """Holds one draft; `draft()` gives it as typed. `alike_asked` opens the task it resembles."""

    alike_asked = Signal(object)  # TaskLine

    def __init__(self, theme: Theme, held_on: date) -> None:
        super().__init__()
        self._theme, self._held_on = theme, held_on
        self.row: DraftRow | None = None
        self.title, self.target = QLineEdit(), QLineEdit()
        self.lead, self.helping = NamesEdit(theme, "牵头单位"), NamesEdit(theme, "配合单位")
        self.due, self.cycle = DateEdit(theme, held_on), Choice("汇报频次", 4)
        self.band = BandMark(theme)
        self._why, self._said = ElidedLabel("", "small"), ElidedLabel("", "small")
        self.alike = button(theme, "", "copy", rank="link")
        self.alike.clicked.connect(lambda: self.row and self.row.alike and self.alike_asked.emit(self.row.alike))
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
        self.alike.setVisible(row.alike is not None and row.task is None)
        if row.alike is not None:
            self.alike.setText(f" {resemblance(row.alike)}")
            self.alike.setToolTip(resemblance_told(row.alike))
        self._shown = self._values()
        for field in (self.title, self.target, self.lead, self.helping, self.due.field):
            field.setReadOnly(row.task is not None)
        self.cycle.setEnabled(row.task is None)
        self.due.pick.setEnabled(row.task is None)

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
        unit = theme.size("space_unit")
        first = QHBoxLayout()
        first.setSpacing(unit)
        first.addWidget(self.title, 1)
        first.addWidget(self.band)
        last = QHBoxLayout()
        last.setSpacing(unit)
        last.addWidget(self._why, 1)
        last.addWidget(self.alike)
        self.alike.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(4), 0, theme.px(8))
        column.setSpacing(theme.px(6))
        column.addLayout(first)
        column.addLayout(self._fields())
        column.addLayout(last)

    def _fields(self) -> QGridLayout:
        theme = self._theme
        when = QHBoxLayout()
        when.setSpacing(theme.px(6))
        when.addWidget(self.due, 3)
        when.addWidget(self.cycle, 2, Qt.AlignmentFlag.AlignTop)
        self.cycle.setMinimumWidth(theme.px(84))
        beside = QVBoxLayout()
        beside.setSpacing(theme.px(2))
        beside.addWidget(self.target)
        beside.addWidget(self._said)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.size("space_unit"))
        grid.setVerticalSpacing(theme.px(6))
        pairs = (("牵头", self.lead, 0, 0), ("配合", self.helping, 0, 2), ("时限", self.due.field, 1, 0))
        for word, field, line, place in (*pairs, ("目标", self.target, 1, 2)):
            name = label(word, "muted")
            name.setBuddy(field)
            name.setFixedHeight(theme.size("control"))
            grid.addWidget(name, line, place, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.lead, 0, 1)
        grid.addWidget(self.helping, 0, 3)
        grid.addLayout(when, 1, 1)
        grid.addLayout(beside, 1, 3)
        grid.setColumnStretch(1, 9)
        grid.setColumnStretch(3, 8)
        return grid
