"""The review's places: tabs of what would be registered and what would not, and beside them one of it in full."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QWidget

from supervisor_app.domain.reports.collecting import CollectPlan, Note
from supervisor_app.ui.feedback.columns import ENTRY_COLUMNS, FORM_COLUMNS, NOTE_COLUMNS
from supervisor_app.ui.feedback.comparison import Comparison
from supervisor_app.ui.feedback.reading import NOTE_LISTS, EntryRow, FileReading, FormRow, form_rows
from supervisor_app.ui.memory import Memory
from supervisor_app.ui.table import Table
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import button
from supervisor_app.ui.widgets.card import Card
from supervisor_app.ui.widgets.empty import EmptyState
from supervisor_app.ui.widgets.labels import line

_ROOMY = 1000  # width from which what is beside the list has all it wants
_FINE = {
    "conflicts": "没有与台账矛盾的内容",
    "strange": "没有看不懂的值",
    "absent": "表里的事项都在",
    "blank": "每一行都填了",
    "same": "没有重复登记的内容",
}


class CollectView(QStackedWidget):
    """`toggled` carries the EntryRow whose tick is to change; `all_ticked` whether every one is to be registered."""

    toggled = Signal(object)
    all_ticked = Signal(bool)

    def __init__(self, theme: Theme, memory: Memory, other: QAction) -> None:
        super().__init__()
        self._theme = theme
        self.tabs, self._pages = QTabBar(), QStackedWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setExpanding(False)
        self.entries: Table[EntryRow] = Table(theme, ENTRY_COLUMNS, lambda row: row.key, memory, "feedback/entries")
        self.notes: dict[str, Table[Note]] = {
            name: Table(theme, NOTE_COLUMNS, lambda note: note, memory, f"feedback/{name}") for name in NOTE_LISTS
        }
        self.forms: Table[FormRow] = Table(
            theme, FORM_COLUMNS, lambda row: (row.file, row.form), memory, "feedback/forms"
        )
        self.beside = Comparison(theme)
        self.tick = button(theme, "全部不登记", small=True)
        self.more = button(theme, "再添文件…", "folder-open", small=True)
        self.more.clicked.connect(other.trigger)
        self._empty = EmptyState(
            theme, "没有可以登记的进展", "请看其他几栏的原因", action="再添文件…", run=other.trigger
        )
        self.addWidget(EmptyState(theme, "正在读取反馈表…", icon="file-spreadsheet"))
        self.addWidget(self._work())
        self._connect()

    def show_plan(self, files: Sequence[FileReading], plan: CollectPlan, rows: Sequence[EntryRow]) -> None:
        """Fill the tables; where there is nothing to register, begin with what says why."""
        first = self.currentIndex() == 0
        self.entries.set_rows(rows)
        self.show_ticks(rows)
        counts = [("将登记", len(rows))]
        for name, word in NOTE_LISTS.items():
            found = getattr(plan, name)
            self.notes[name].set_rows(found)
            counts.append((word, len(found)))
        forms = form_rows(files, plan)
        self.forms.set_rows(forms)
        counts.append(("文件", len(files)))
        for at, (word, count) in enumerate(counts):
            self.tabs.setTabText(at, f"{word} {count}")
            ends = at in (0, len(counts) - 1)
            self.tabs.setTabVisible(at, bool(count) or ends or (at == self.tabs.currentIndex() and not first))
        self.setCurrentIndex(1)
        if first:
            self.turn_to_filled()

    def turn_to_filled(self) -> None:
        """Show the first list that holds anything; the files where there is nothing to register for want of them."""
        tables = self._tables()
        filled = [at for at, table in enumerate(tables) if table.rows_model.rows]
        self.tabs.setCurrentIndex(filled[0] if filled else len(tables) - 1)
        self._choose_first()

    def show_ticks(self, rows: Sequence[EntryRow]) -> None:
        """What ticking all would do now."""
        every = all(row.ticked for row in rows)
        self.tick.setText("全部不登记" if every else "全部登记")
        self.tick.setVisible(bool(rows) and self.tabs.currentIndex() == 0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Qt: with little room the list comes before what is beside it."""
        super().resizeEvent(event)
        self.beside.set_narrow(self.width() < self._theme.px(_ROOMY))

    def table(self) -> Table[Any]:
        """The list that is shown."""
        found: Table[Any] = self._tables()[self.tabs.currentIndex()]
        return found

    def _tables(self) -> list[Table[Any]]:
        return [self.entries, *self.notes.values(), self.forms]

    def _work(self) -> QWidget:
        theme = self._theme
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(8), 0, theme.px(12), 0)
        head.setSpacing(theme.size("space_unit"))
        head.addWidget(self.tabs, 1)
        head.addWidget(self.tick)
        head.addWidget(self.more)
        card = Card(theme, flush=True)
        card.body.addLayout(head)
        card.body.addWidget(line())
        card.body.addWidget(self._pages, 1)
        room = QWidget()
        row = QHBoxLayout(room)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.size("space_gap"))
        row.addWidget(card, 1)
        row.addWidget(self.beside)
        return room

    def _connect(self) -> None:
        for at, (word, table) in enumerate(zip(("将登记", *NOTE_LISTS.values(), "文件"), self._tables(), strict=True)):
            self.tabs.addTab(word)
            table.setAccessibleName(word)
            table.chosen.connect(lambda row, at=at: self._show(at, row))
            self._pages.addWidget(table)
        self.entries.set_empty(self._empty)
        for name, table in self.notes.items():
            table.set_empty(EmptyState(self._theme, _FINE[name], icon="check"))
        self.entries.acted.connect(self.toggled)
        self.entries.details.connect(self.toggled)
        self.tabs.currentChanged.connect(self._turn)
        self.tick.clicked.connect(lambda: self.all_ticked.emit(self.tick.text().strip() == "全部登记"))

    def _turn(self, at: int) -> None:
        self._pages.setCurrentIndex(at)
        self.tick.setVisible(at == 0 and bool(self.entries.rows_model.rows))
        self._choose_first()

    def _choose_first(self) -> None:
        table = self.table()
        if table.chosen_row() is None and table.rows_model.rows:
            table.choose(table.rows_model.key(table.rows_model.rows[0]))
        self.beside.show_row(table.chosen_row())

    def _show(self, at: int, row: object) -> None:
        if at == self.tabs.currentIndex():
            self.beside.show_row(row)
