"""A date typed as people write it: 11-30, 12月底, 年内, 每月5日前; shows the day it was understood as."""

from datetime import date

from PySide6.QtCore import QDate, QDynamicPropertyChangeEvent, QEvent, QPoint, Qt, Signal
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from supervisor_app.domain.dates import DueReading, read_due
from supervisor_app.domain.words import WEEKDAYS, cycle_phrase
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import tool_button
from supervisor_app.ui.widgets.field import Note, mark_wrong


class DateEdit(QWidget):
    """`held_on` is the day phrases without a year count from; a date may be left out.

    Marked as wrong it leaves the word to whoever complains of it, until something else is typed.
    """

    changed = Signal()

    def __init__(self, theme: Theme, held_on: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._held_on = theme, held_on
        self.field, self._note = QLineEdit(), Note(theme)
        self.field.setPlaceholderText("如 12-31、12月底")
        self.setFocusProxy(self.field)
        self.pick = tool_button(theme, "calendar", "在日历上选")
        self.pick.clicked.connect(self._open_calendar)
        inside = QHBoxLayout(self.field)
        inside.setContentsMargins(0, 0, theme.px(2), 0)
        inside.addStretch(1)
        inside.addWidget(self.pick)
        self.field.setTextMargins(0, 0, theme.px(28), 0)
        self.field.textChanged.connect(self._typed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(2))
        layout.addWidget(self.field)
        layout.addWidget(self._note)
        self._typed()

    def reading(self) -> DueReading:
        """What is understood: due date, cycle, or neither; `known` is False for a phrase not understood."""
        return read_due(self.field.text(), self._held_on)

    def day(self) -> date | None:
        """The day; None when empty, cyclic or not understood."""
        return self.reading().due

    def text(self) -> str:
        """The phrase as typed."""
        return self.field.text().strip()

    def note(self) -> str:
        """The sentence under the field."""
        return self._note.text()

    def set_date(self, day: date | None) -> None:
        """Write a day."""
        self.field.setText(day.isoformat() if day else "")

    def set_text(self, phrase: str) -> None:
        """Write a phrase."""
        self.field.setText(phrase)

    def set_held_on(self, day: date) -> None:
        """Count from another day."""
        self._held_on = day
        self._typed()

    def event(self, event: QEvent) -> bool:
        """Qt: it was marked as wrong, or no longer is."""
        if isinstance(event, QDynamicPropertyChangeEvent) and event.propertyName() == b"wrong":
            wrong = bool(self.property("wrong"))
            mark_wrong(self.field, wrong or not self.reading().known)
            self._note.setVisible(not wrong)
        return super().event(event)

    def _typed(self) -> None:
        reading = self.reading()
        mark_wrong(self.field, not reading.known)
        self._note.set_text(_words(reading, self.text()), wrong=not reading.known)
        self.changed.emit()

    def _open_calendar(self) -> None:
        popup = QCalendarWidget(self)
        popup.setWindowFlag(Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        day = self.day() or self._held_on
        popup.setSelectedDate(QDate(day.year, day.month, day.day))
        popup.clicked.connect(lambda chosen: self._choose(chosen, popup))
        popup.activated.connect(lambda chosen: self._choose(chosen, popup))
        popup.move(self.field.mapToGlobal(QPoint(0, self.field.height() + 2)))
        popup.show()

    def _choose(self, chosen: QDate, popup: QCalendarWidget) -> None:
        self.set_date(date(chosen.year(), chosen.month(), chosen.day()))
        popup.close()


def _words(reading: DueReading, text: str) -> str:
    if not reading.known:
        return f"看不懂“{text}”，请写成 2026-12-31 或 12月底"
    if reading.due is not None:
        return f"{reading.due.isoformat()} 周{WEEKDAYS[reading.due.weekday()]}"
    if reading.cycle is not None:
        return f"{cycle_phrase(reading.cycle, reading.cycle_day)}报送，无办结时限"
    return "无固定时限" if text else ""
