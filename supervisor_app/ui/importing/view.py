"""The pane's places: what the list is about and how columns are read at the left, the sheet over its outcome right."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from supervisor_app.ui.importing.controls import MeetingFields, SheetChoice
from supervisor_app.ui.importing.grid import SheetGrid
from supervisor_app.ui.importing.mapping import MappingList
from supervisor_app.ui.importing.outcome import OutcomeView
from supervisor_app.ui.memory import Memory
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import tool_button
from supervisor_app.ui.widgets.card import Card
from supervisor_app.ui.widgets.empty import EmptyState
from supervisor_app.ui.widgets.labels import label, line

_LEFT = 304


class ImportView(QStackedWidget):
    """Shows one of three: that a file is being read, that it cannot be read, or what was read."""

    def __init__(self, theme: Theme, memory: Memory, today: date, other: QAction) -> None:
        super().__init__()
        self._theme = theme
        self.meeting = MeetingFields(theme, today)
        self.choice, self.grid = SheetChoice(theme), SheetGrid(theme)
        self.mapping, self.result = MappingList(theme), OutcomeView(theme, memory)
        self.waiting = EmptyState(theme, "正在读取…", icon="file-spreadsheet")
        self.failed = EmptyState(theme, "读不了这个文件", " ", "circle-alert", "选择别的文件", other.trigger, "primary")
        self.failure = ""
        self._left, self._sheet = self._about(), Card(theme, "原表", flush=True)
        self._other = tool_button(theme, "folder-open", "换一个文件（Ctrl+O）")
        self._other.clicked.connect(other.trigger)
        self.work = QWidget()
        row = QHBoxLayout(self.work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.size("space_gap"))
        row.addWidget(self._left)
        row.addWidget(self._halves(), 1)
        for part in (self.waiting, _carded(theme, self.failed), self.work):
            self.addWidget(part)
        theme.changed.connect(self._take_sizes)
        self._take_sizes()

    def name_file(self, name: str) -> None:
        """Say which file the sheet is from."""
        self._sheet.set_title("原表", name)

    def show_waiting(self) -> None:
        """A file is being read."""
        self.failure = ""
        self.setCurrentIndex(0)

    def show_failure(self, sentence: str) -> None:
        """Say why there is nothing to show."""
        self.failure = sentence
        self.failed.set_words("读不了这个文件", sentence)
        self.setCurrentIndex(1)

    def show_work(self) -> None:
        """Show what was read."""
        self.setCurrentIndex(2)

    def _about(self) -> Card:
        theme, card = self._theme, Card(self._theme)
        for part, air in ((self.meeting, 14), (line(), 14), (label("列的对应", "strong"), 8)):
            card.body.addWidget(part)
            card.body.addSpacing(theme.px(air))
        card.body.addWidget(self.mapping, 1)
        return card

    def _halves(self) -> QSplitter:
        theme = self._theme
        sheet, result = self._sheet, Card(theme, flush=True)
        sheet.head.addWidget(self.choice)
        sheet.head.addWidget(self._other)
        sheet.body.addWidget(self.grid)
        result.body.addWidget(self.result)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setChildrenCollapsible(False)
        halves.setHandleWidth(theme.size("space_gap"))
        for card, part in ((sheet, 2), (result, 3)):
            halves.addWidget(card)
            halves.setStretchFactor(halves.count() - 1, part)
        return halves

    def _take_sizes(self) -> None:
        self._left.setFixedWidth(self._theme.px(_LEFT))


def _carded(theme: Theme, part: QWidget) -> QWidget:
    room = QWidget()
    column = QVBoxLayout(room)
    column.setContentsMargins(0, 0, 0, 0)
    card = Card(theme)
    card.body.addWidget(part)
    column.addWidget(card)
    return room
