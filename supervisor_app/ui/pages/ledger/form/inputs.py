"""The inputs of the task form, one a field, all read and written the same way."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from supervisor_app.domain.model import Cycle, TaskState, Unit
from supervisor_app.domain.words import CYCLE_WORDS, STATE_WORDS, WEEKDAYS
from supervisor_app.ui.icons import icon_pixmap
from supervisor_app.ui.pages.ledger.form.values import DueText
from supervisor_app.ui.pages.ledger.inputs import Choice, TextArea
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import button
from supervisor_app.ui.widgets.date_edit import DateEdit
from supervisor_app.ui.widgets.field import mark_wrong
from supervisor_app.ui.widgets.labels import label
from supervisor_app.ui.widgets.unit_picker import UnitPicker

AddUnit = Callable[[str], int]


class Input(Protocol):
    """What the form asks of an input."""

    def value(self) -> Any:
        """The value typed."""

    def set_value(self, value: Any) -> None:
        """Show a value."""


class Words(QLineEdit):
    """One line of text."""

    def value(self) -> str:
        """Without blank ends."""
        return self.text().strip()

    def set_value(self, value: str) -> None:
        """Show it from its beginning."""
        self.setText(value)
        self.setCursorPosition(0)


class Lines(TextArea):
    """Some lines of text."""

    def value(self) -> str:
        """Without blank ends."""
        return self.text()

    def set_value(self, value: str) -> None:
        """Show it."""
        self.setPlainText(value)


class Day(DateEdit):
    """A day, or the phrase that was not understood."""

    def value(self) -> date | None:
        """The day."""
        return self.day()

    def unread(self) -> str:
        """What was typed and is no day."""
        return self.text() if self.day() is None else ""

    def set_value(self, value: date | None) -> None:
        """Show it."""
        self.set_date(value)


class Due(DateEdit):
    """A due date with its wording; `cycle_read` when the phrase names a cycle as well."""

    cycle_read = Signal(object, object)  # Cycle, day
    asked = Signal(str)  # the act that moves a due date once it is set

    def __init__(self, theme: Theme, held_on: date) -> None:
        super().__init__(theme, held_on)
        self._links = QWidget()
        row = QHBoxLayout(self._links)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.links = [button(theme, word, rank="link") for word in ("申请延期", "更正时限")]
        for link, name in zip(self.links, ("ask_extension", "correct_due"), strict=True):
            link.clicked.connect(lambda _, name=name: self.asked.emit(name))
            row.addWidget(link)
        row.addStretch(1)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self._links)

    def set_locked(self, locked: bool) -> None:
        """A due date once set moves by an extension, or by a correction with its reason."""
        self.field.setReadOnly(locked)
        self.field.setToolTip("时限定了以后只随批准的延期变动；录错的可以更正" if locked else "")
        self.pick.setHidden(locked)
        self._links.setVisible(locked)

    def value(self) -> DueText:
        """Wording and day."""
        reading = self.reading()
        return DueText(self.text(), reading.due, reading.known)

    def set_value(self, value: DueText) -> None:
        """Show the day, else the wording."""
        self.set_text(value.day.isoformat() if value.day else value.text)

    def unread(self) -> str:
        """A phrase that was not understood."""
        return "" if self.reading().known else self.text()

    def tell_cycle(self) -> None:
        """Pass on the cycle of a phrase like 每月5日前."""
        reading = self.reading()
        if reading.cycle is not None:
            self.cycle_read.emit(reading.cycle, reading.cycle_day)


class States(Choice):
    """The state of the task."""

    def __init__(self) -> None:
        super().__init__()
        for state, word in STATE_WORDS.items():
            self.addItem(word, state.value)

    def value(self) -> TaskState:
        """The state."""
        return TaskState(self.currentData())

    def set_value(self, value: TaskState) -> None:
        """Show it."""
        self.setCurrentIndex(self.findData(value.value))


class Cycles(QWidget):
    """How often and by which day units report; the day is of the week or of the month."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.kind, self.day = Choice(), Choice()
        self.setFocusProxy(self.kind)
        self.day.setAccessibleName("汇报日")
        for cycle, word in CYCLE_WORDS.items():
            self.kind.addItem(word, cycle.value)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.size("space_half"))
        row.addWidget(self.kind, 1)
        row.addWidget(self.day, 1)
        self.kind.currentIndexChanged.connect(lambda: self._offer_days(None))
        self.day.currentIndexChanged.connect(self.changed)
        self._offer_days(None)

    def value(self) -> tuple[Cycle, int | None]:
        """Cycle and day."""
        return Cycle(self.kind.currentData()), self.day.currentData()

    def set_value(self, value: tuple[Cycle, int | None]) -> None:
        """Show both."""
        self.kind.setCurrentIndex(self.kind.findData(value[0].value))
        self._offer_days(value[1])

    def _offer_days(self, chosen: int | None) -> None:
        cycle = Cycle(self.kind.currentData())
        self.day.clear()
        if cycle is Cycle.WEEKLY:
            self.day.addItem("周末前", None)
            for at, name in enumerate(WEEKDAYS, start=1):
                self.day.addItem(f"周{name}前", at)
        elif cycle in (Cycle.MONTHLY, Cycle.QUARTERLY):
            self.day.addItem("月末", None)
            for at in range(1, 32):
                self.day.addItem(f"{at} 日前", at)
        self.day.setVisible(self.day.count() > 0)
        self.day.setCurrentIndex(max(self.day.findData(chosen), 0))
        self.changed.emit()


class Units(QWidget):
    """Units by name; a name the ledger does not know can be added on the spot."""

    changed = Signal()

    def __init__(self, theme: Theme, units: Sequence[Unit], add: AddUnit) -> None:
        super().__init__()
        self._add = add
        self.picker = UnitPicker(theme, units, several=True)
        self.setFocusProxy(self.picker)
        self.new = button(theme, "", "plus", rank="link")
        self.new.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.new.hide()
        self.new.clicked.connect(self._add_unknown)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size("space_half"))
        column.addWidget(self.picker)
        column.addWidget(self.new)
        self.picker.changed.connect(self._settle)
        self.picker.field.editingFinished.connect(self._settle)

    def value(self) -> tuple[int, ...]:
        """Ids in order."""
        return self.picker.ids()

    def set_value(self, value: Sequence[int]) -> None:
        """Show these."""
        self.picker.set_ids(value)

    def set_units(self, units: Sequence[Unit]) -> None:
        """The units to choose from, keeping those chosen."""
        self.picker.set_units(units)

    def unread(self) -> str:
        """A name typed that is no unit."""
        return self.picker.unknown()

    def settle(self) -> None:
        """Take what is typed for a unit where it is one, else say that it is none."""
        self.picker.settle()
        self._settle()

    def _settle(self) -> None:
        unknown = self.picker.unknown()
        self.new.setText(f" 新增单位“{unknown}”")
        self.new.setVisible(bool(unknown))
        self.changed.emit()

    def _add_unknown(self) -> None:
        chosen = self.picker.ids()
        self.set_value((*chosen, self._add(self.picker.unknown())))


class Locked(QLineEdit):
    """A day that cannot be changed, with a lock."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._day: date | None = None
        self.setReadOnly(True)
        lock = label()
        lock.setPixmap(icon_pixmap(theme, "lock", "text_muted", 14))
        lock.setToolTip("原时限不可改，延期改“办理时限”，原时限留作依据")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, theme.px(9), 0)
        row.addStretch(1)
        row.addWidget(lock)

    def value(self) -> date | None:
        """The day."""
        return self._day

    def set_value(self, value: date | None) -> None:
        """Show it."""
        self._day = value
        self.setText(value.isoformat() if value else "未定，填办理时限即定")


def mark(widget: QWidget, wrong: bool) -> None:
    """The heavy edge round what is typed into, wherever it sits inside the input."""
    inner: list[QWidget] = [*widget.findChildren(QLineEdit), *widget.findChildren(QPlainTextEdit)]
    for part in inner or [widget]:
        mark_wrong(part, wrong)
