"""The form of a paper's entries: word over input over complaint, with the way back to what the ledger says."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from supervisor_app.domain.papers.drafting import Entry, EntryType
from supervisor_app.ui.pages.notice.drafting.inputs import DayInput, FlagInput, Input, make_input
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import button
from supervisor_app.ui.widgets.date_edit import DateEdit
from supervisor_app.ui.widgets.field import Note, mark_wrong
from supervisor_app.ui.widgets.labels import ElidedLabel

_WIDE = frozenset({EntryType.TEXT})


class EntryField(QWidget):
    """One entry; the links show once it was changed."""

    def __init__(self, theme: Theme, entry: Entry, today: date) -> None:
        super().__init__()
        self.entry = entry
        self.input = make_input(theme, entry, today)
        self.source = cast(Input, self.input)
        self.note = Note(theme)
        word = "" if entry.type is EntryType.FLAG else entry.label + ("（必填）" if entry.needed else "")
        self.word = ElidedLabel(word, "small")
        self.word.setBuddy(self.input)
        self.back, self.everywhere = button(theme, "恢复", rank="link"), button(theme, "用于全部", rank="link")
        self._name(entry)
        head = QHBoxLayout()
        head.setSpacing(theme.size("space_unit"))
        head.addWidget(self.word, 1)
        for link in (self.everywhere, self.back):
            link.setProperty("tiny", True)
            link.hide()
            head.addWidget(link)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size("space_half"))
        column.addLayout(head)
        column.addWidget(self.input)
        column.addWidget(self.note)
        column.addStretch(1)
        self.note.hide()

    def _name(self, entry: Entry) -> None:
        focused = self.input.field if isinstance(self.input, DateEdit) else self.input
        focused.setAccessibleName(entry.label)
        if entry.hint:
            focused.setToolTip(entry.hint)
            if not isinstance(self.input, FlagInput) and hasattr(focused, "setPlaceholderText"):
                focused.setPlaceholderText(entry.hint)
        self.back.setToolTip(f"把{entry.label}恢复成台账里的内容")
        self.everywhere.setToolTip(f"把{entry.label}用于本批每一份")

    def show_entry(self, entry: Entry, changed: bool, shared: bool, fault: str) -> None:
        """Value, links and complaint as they stand."""
        self.entry = entry
        self.source.set_value(entry.value)
        self.back.setVisible(changed)
        self.everywhere.setVisible(changed and shared)
        self.complain(fault)

    def complain(self, sentence: str) -> None:
        """Say what is wrong; the date field says itself what it does not understand."""
        said = sentence if not self.source.unread() else ""
        self.note.set_text(said, wrong=bool(said))
        self.note.setVisible(bool(said))
        if not isinstance(self.input, FlagInput):
            edged = self.input.field if isinstance(self.input, DateEdit) else self.input
            mark_wrong(edged, bool(sentence or self.source.unread()))

    def mark(self, linked: bool) -> None:
        """The text's caret is in a span of this entry."""
        self.word.setProperty("look", "strong" if linked else "small")
        self.word.style().polish(self.word)


class EntryForm(QWidget):
    """Entries two abreast, longer ones over the whole width."""

    changed = Signal(str, object)  # key, value
    restored = Signal(str)  # key: as the ledger has it
    spread = Signal(str)  # key: its value for every paper of the batch

    def __init__(self, theme: Theme, today: date) -> None:
        super().__init__()
        self._theme, self._today = theme, today
        self.fields: dict[str, EntryField] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(10))
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1)
            self._grid.setColumnMinimumWidth(column, theme.px(100))

    def show_entries(
        self, found: Sequence[Entry], changed: Collection[str], shared: bool, faults: Mapping[str, str]
    ) -> None:
        """Show the entries; inputs stay while they are the same ones."""
        if _shape(found) != _shape([field.entry for field in self.fields.values()]):
            self._lay(found)
        for entry in found:
            self.fields[entry.key].show_entry(entry, entry.key in changed, shared, faults.get(entry.key, ""))

    def unread(self) -> dict[str, str]:
        """Key → sentence, of every date that is not understood."""
        return {
            key: f"看不懂{field.entry.label}“{field.source.unread()}”"
            for key, field in self.fields.items()
            if field.source.unread()
        }

    def forget_unread(self) -> None:
        """Another paper: what was not understood is not its."""
        for field in self.fields.values():
            if isinstance(field.input, DayInput):
                field.input.forget()

    def first(self) -> QWidget | None:
        """The input to begin with."""
        return next((field.input for field in self.fields.values()), None)

    def label_of(self, key: str) -> str:
        """What an entry is called; empty when it is not here."""
        return self.fields[key].entry.label if key in self.fields else ""

    def mark(self, key: str) -> None:
        """Show which entry a span of the text is linked to; empty: none."""
        for own, field in self.fields.items():
            field.mark(own == key)

    def _lay(self, found: Sequence[Entry]) -> None:
        for field in self.fields.values():
            field.hide()  # before it is a window of its own
            self._grid.removeWidget(field)
            field.setParent(None)
            field.deleteLater()
        self.fields = {}
        row = column = 0
        for entry in found:
            wide = entry.type in _WIDE
            if wide and column:
                row, column = row + 1, 0
            self._grid.addWidget(self._make(entry), row, column, 1, 2 if wide else 1, Qt.AlignmentFlag.AlignTop)
            row, column = (row, 1) if not wide and not column else (row + 1, 0)

    def _make(self, entry: Entry) -> EntryField:
        field = EntryField(self._theme, entry, self._today)
        key = entry.key
        field.source.changed.connect(lambda: self.changed.emit(key, field.source.value()))
        field.back.clicked.connect(lambda: self.restored.emit(key))
        field.everywhere.clicked.connect(lambda: self.spread.emit(key))
        if isinstance(field.input, QPlainTextEdit):
            field.input.setMinimumWidth(self._theme.px(100))
        self.fields[key] = field
        return field


def _shape(found: Sequence[Entry]) -> list[tuple[object, ...]]:
    return [(entry.key, entry.type, entry.label, entry.needed, entry.choices, entry.hint) for entry in found]
