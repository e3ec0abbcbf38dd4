"""The inputs of a paper's entries, all read and written the same way; `changed` only by the user's hand."""

from datetime import date, timedelta
from math import ceil
from typing import Protocol

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from supervisor_app.domain.dates import DueReading, read_due
from supervisor_app.domain.papers.drafting import Entry, EntryType, EntryValue
from supervisor_app.ui.pages.ledger.inputs import Choice, TextArea
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.date_edit import DateEdit

_LONGEST = 2000
_LIMITS = frozenset({"reply_by", "wanted_due", "rectify_by"})  # days something is asked for by
_HALF_YEAR = timedelta(days=182)
_FEWEST, _MOST = 2, 8  # lines of a text


class Input(Protocol):
    """What the form asks of an input."""

    @property
    def changed(self) -> SignalInstance:
        """Another value, by the user."""

    def value(self) -> EntryValue:
        """The value typed."""

    def set_value(self, value: EntryValue) -> None:
        """Show a value; `changed` says nothing of it."""

    def unread(self) -> str:
        """What was typed and is no value."""


class LineInput(QLineEdit):
    """One line of text."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setMaxLength(_LONGEST)
        self.textEdited.connect(lambda _: self.changed.emit())
        self.textChanged.connect(self.setToolTip)

    def value(self) -> str:
        """Without blank ends."""
        return self.text().strip()

    def set_value(self, value: EntryValue) -> None:
        """Show it from its beginning; what is being typed stays."""
        wanted = str(value or "")
        if self.value() != wanted:
            self.setText(wanted)
            self.setCursorPosition(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Qt: a long line is shown from its beginning."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.setCursorPosition(0)

    def unread(self) -> str:
        """Every text is a value."""
        return ""


class TextInput(TextArea):
    """Some lines of text, as high as they need up to a few."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _FEWEST)
        self.textChanged.connect(self.changed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._grow())

    def set_lines(self, lines: int) -> None:
        """So many lines, each of them whole."""
        super().set_lines(lines)
        line, margin = ceil(QFontMetricsF(self.font()).lineSpacing()), 2 * ceil(self.document().documentMargin())
        self.setFixedHeight(lines * line + margin + self._theme.px(12) + 1)  # one more, or Qt scrolls

    def _grow(self) -> None:
        lines = round(self.document().size().height())  # a plain text's height is counted in lines
        wanted = min(max(lines, _FEWEST), _MOST)
        if wanted != self.lines:
            self.set_lines(wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Qt: another width, other lines."""
        super().resizeEvent(event)
        self._grow()

    def value(self) -> str:
        """Without blank ends."""
        return self.text()

    def set_value(self, value: EntryValue) -> None:
        """Show it; what is being typed stays."""
        wanted = str(value or "")
        if self.value() != wanted:
            self.blockSignals(True)
            self.setPlainText(wanted)
            self.blockSignals(False)

    def unread(self) -> str:
        """Every text is a value."""
        return ""


class DayInput(DateEdit):
    """A day, also as a phrase that counts from today; a day written out needs no words below.

    A limit without a year is the next such day, any other day the nearest one: what was approved on 11-21 was so
    before today.
    """

    def __init__(self, theme: Theme, today: date, limit: bool) -> None:
        self._today, self._limit = today, limit
        super().__init__(theme, today)
        self.changed.connect(self._quiet)
        self._quiet()

    def reading(self) -> DueReading:
        """What is understood."""
        found = super().reading()
        if self._limit or found.due is None or found.due - self._today <= _HALF_YEAR:
            return found
        before = read_due(self.text(), self._today - _HALF_YEAR)
        same = before.due and (before.due.month, before.due.day) == (found.due.month, found.due.day)
        return before if same else found

    def value(self) -> date | None:
        """The day."""
        return self.day()

    def set_value(self, value: EntryValue) -> None:
        """Show it; a phrase that means this day stays, as does what is not understood yet."""
        day = value if isinstance(value, date) else None
        if self.day() != day:
            self._write(day)

    def unread(self) -> str:
        """A phrase that is no day."""
        return self.text() if self.day() is None else ""

    def forget(self) -> None:
        """Drop a phrase that is no day."""
        if self.unread():
            self._write(None)

    def _quiet(self) -> None:
        day = self.day()
        self._note.setVisible(bool(self.note()) and (day is None or self.text() != day.isoformat()))
        self.field.setToolTip(self.note())

    def _write(self, day: date | None) -> None:
        self.blockSignals(True)
        self.set_date(day)
        self.blockSignals(False)
        self._quiet()


class ChoiceInput(Choice):
    """One of a few words; none of them shows as 不标注."""

    changed = Signal()

    def __init__(self, choices: tuple[str, ...]) -> None:
        super().__init__()
        for choice in choices:
            self.addItem(choice or "不标注", choice)
        self.activated.connect(lambda _: self.changed.emit())

    def value(self) -> str:
        """The word chosen."""
        return str(self.currentData() or "")

    def set_value(self, value: EntryValue) -> None:
        """Show it."""
        self.setCurrentIndex(max(self.findData(str(value or "")), 0))

    def unread(self) -> str:
        """There is always a value."""
        return ""


class FlagInput(QCheckBox):
    """On or off; its words stand beside the box."""

    changed = Signal()

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.clicked.connect(lambda _: self.changed.emit())

    def value(self) -> bool:
        """Whether it is on."""
        return self.isChecked()

    def set_value(self, value: EntryValue) -> None:
        """Show it."""
        self.setChecked(value is True)

    def unread(self) -> str:
        """There is always a value."""
        return ""


def make_input(theme: Theme, entry: Entry, today: date) -> QWidget:
    """The input of an entry, an `Input`."""
    match entry.type:
        case EntryType.DATE:
            made: QWidget = DayInput(theme, today, entry.key in _LIMITS)
        case EntryType.TEXT:
            made = TextInput(theme)
        case EntryType.CHOICE:
            made = ChoiceInput(entry.choices)
        case EntryType.FLAG:
            made = FlagInput(entry.label)
        case _:
            made = LineInput()
    return made
