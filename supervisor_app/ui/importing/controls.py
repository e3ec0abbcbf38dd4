"""What the user says about a sheet: which one it is, where its header stands, and of which meeting it is."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from supervisor_app.ui.importing.choice import Choice
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.date_edit import DateEdit
from supervisor_app.ui.widgets.field import Field
from supervisor_app.ui.widgets.labels import label

if TYPE_CHECKING:
    from supervisor_app.exchange.grid import Sheet
    from supervisor_app.exchange.header import Header

_HEADER_ROWS = 60  # rows from the top that may be the header
_SNIPPET = 12  # characters of a row shown with its number


class SheetChoice(QWidget):
    """The sheet of the workbook and the row its header begins in."""

    sheet_changed = Signal(int)
    header_changed = Signal(int)  # row from 0

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.sheets, self.rows = Choice("工作表", 10), Choice("表头在", 15)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        for word, choice, width in (("工作表", self.sheets, 160), ("表头在", self.rows, 240)):
            name = label(word, "muted")
            name.setBuddy(choice)
            choice.setMaximumWidth(theme.px(width))
            choice.view().setMinimumWidth(theme.px(280))
            row.addWidget(name)
            row.addWidget(choice)
            row.addSpacing(theme.px(8))
        self.sheets.activated.connect(self.sheet_changed)
        self.rows.activated.connect(self.header_changed)

    def show_sheets(self, sheets: "list[Sheet]", chosen: int) -> None:
        """Offer the sheets of a workbook."""
        self.sheets.clear()
        self.sheets.addItems([sheet.name + ("" if sheet.visible else "（隐藏）") for sheet in sheets])
        self.sheets.setCurrentIndex(chosen)

    def show_rows(self, sheet: "Sheet", header: "Header") -> None:
        """Offer the rows of a sheet; the chosen one says how far the header reaches."""
        from supervisor_app.exchange.cells import text_of

        self.rows.clear()
        for at, cells in enumerate(sheet.rows[:_HEADER_ROWS]):
            texts = list(dict.fromkeys(text for cell in cells if (text := " ".join(text_of(cell)[:_SNIPPET].split()))))
            number = f"第 {at + 1} 行"
            if at == header.first and header.last > header.first:
                number = f"第 {at + 1}–{header.last + 1} 行"
            self.rows.addItem(f"{number}　{' '.join(texts)[:_SNIPPET]}")
        self.rows.setCurrentIndex(header.first)


class MeetingFields(QWidget):
    """Title and day of the meeting; what the user wrote is not overwritten by proposals."""

    changed = Signal()

    def __init__(self, theme: Theme, today: date) -> None:
        super().__init__()
        self._today, self._guessed = today, False
        self._proposed = ("", "")
        self.title_edit = QLineEdit()
        self.title_edit.setPlaceholderText("如 三季度重点工作推进会")
        self._title = Field(theme, "会议或来源", self.title_edit)
        # A day without a year is one of this year: meetings lie in the past, deadlines in the future.
        self.date_edit = DateEdit(theme, date(today.year, 1, 1))
        self.date_edit.field.setPlaceholderText("如 2026-09-04")
        self._hint = label("", "small")
        self._hint.setWordWrap(True)
        when = label("会议日期", "small")
        when.setBuddy(self.date_edit.field)
        self.date_edit.field.setAccessibleName("会议日期")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size("space_half"))
        column.addWidget(self._title)
        column.addSpacing(theme.px(8))
        column.addWidget(when)
        column.addWidget(self.date_edit)
        column.addWidget(self._hint)
        self.title_edit.textChanged.connect(self._typed)
        self.date_edit.changed.connect(self._typed)

    def propose(self, title: str, held_on: date | None) -> None:
        """Write what the sheet tells, where the user has written nothing himself; without a day today is taken."""
        old_title, old_day = self._proposed
        day = held_on or self._today
        self._proposed, self._guessed = (title, day.isoformat()), held_on is None
        if self.title_edit.text() == old_title:
            self.title_edit.setText(title)
            self.title_edit.setCursorPosition(0)  # of a long title the beginning shows
        if self.date_edit.text() == old_day:
            self.date_edit.set_date(day)
        self._typed()

    def forget(self) -> None:
        """What is written now belongs to another file."""
        self._proposed = (self.title_edit.text(), self.date_edit.text())

    def title(self) -> str:
        """The meeting's title; empty when there is none."""
        return " ".join(self.title_edit.text().split())

    def day(self) -> date | None:
        """The day it was held; None when it is not understood."""
        return self.date_edit.day()

    def complaint(self) -> str:
        """What has to be mended before importing; empty when nothing has."""
        if not self.title():
            return "请写会议或来源的名称"
        return "" if self.day() else "请写会议日期，如 2026-09-04"

    def _typed(self) -> None:
        self._title.complain("" if self.title() else "请写会议或来源的名称")
        guessed = self._guessed and self.date_edit.text() == self._proposed[1]
        told = "表里没有写会议日期，先按今天；" if guessed else ""
        self._hint.setText(f"{told}没写年份的时限从这天往后推，也是交办日期。")
        self.changed.emit()
