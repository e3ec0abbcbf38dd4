"""Choosing units by name, further names or pinyin initials: one, or several as chips."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QVBoxLayout, QWidget

from supervisor_app.domain.filtering import initials
from supervisor_app.domain.model import Unit
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.chip import Chip
from supervisor_app.ui.widgets.field import Note, mark_wrong
from supervisor_app.ui.widgets.flow import FlowLayout


def unit_label(unit: Unit) -> str:
    """The name shown: the short one where there is one."""
    return unit.short_name or unit.name


def find_units(text: str, units: Iterable[Unit]) -> list[Unit]:
    """Units whose name, short name or alias matches, those that begin with the text first."""
    found = [unit for unit in units if any(_holds(name, text) for name in _names(unit))]
    return sorted(found, key=lambda unit: not any(name.startswith(text) for name in (unit.name, unit.short_name)))


def _names(unit: Unit) -> tuple[str, ...]:
    return (unit.name, unit.short_name, *unit.aliases)


def _holds(name: str, text: str) -> bool:
    folded = text.casefold()
    return folded in name.casefold() or (folded.isascii() and folded.isalpha() and folded in initials(name.casefold()))


class UnitPicker(QWidget):
    """`several`: chips under the field. A name that is no unit is complained of and kept out of `ids`."""

    changed = Signal()

    def __init__(self, theme: Theme, units: Sequence[Unit] = (), several: bool = False) -> None:
        super().__init__()
        self._theme, self._units, self._several = theme, tuple(units), several
        self._ids: tuple[int, ...] = ()
        self.field, self._note = QLineEdit(), Note(theme)
        self.field.setPlaceholderText("单位名称或拼音首字母")
        self.setFocusProxy(self.field)
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        popup = QListView()
        popup.setProperty("popup", True)
        completer.setPopup(popup)
        completer.activated.connect(self._take_name, Qt.ConnectionType.QueuedConnection)
        self.field.setCompleter(completer)
        self.field.textEdited.connect(self._typed)
        self.field.editingFinished.connect(self.settle)
        self.field.installEventFilter(self)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, theme.size("space_unit"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.size("space_half"))
        for part in (self.field, self._note, self._chips):
            layout.addWidget(part)
        self._show()

    def set_units(self, units: Sequence[Unit]) -> None:
        """The units to choose from."""
        self._units = tuple(units)
        self._show()

    def ids(self) -> tuple[int, ...]:
        """The chosen units in the order chosen."""
        return self._ids

    def set_ids(self, ids: Iterable[int]) -> None:
        """Choose these."""
        self._ids = tuple(ids)
        self._show()
        self.changed.emit()

    def unknown(self) -> str:
        """A typed name that is no unit; empty when all is well."""
        text = self.field.text().strip()
        return "" if not text or text in self._chosen_labels() else text

    def settle(self) -> None:
        """Take the one unit that what is typed fits, or say why there is none."""
        text = self.unknown()
        if not text:
            return
        exact = [u for u in self._units if text in _names(u)]
        found = exact or find_units(text, self._units)
        if len(found) == 1:
            self._add(found[0])
        else:
            self._complain(f"没有叫“{text}”的单位" if not found else f"“{text}”不止一个单位，请选一个")

    def _chosen_labels(self) -> list[str]:
        by_id = {unit.id: unit for unit in self._units}
        return [unit_label(by_id[unit_id]) for unit_id in self._ids if unit_id in by_id]

    def _typed(self, text: str) -> None:
        found = find_units(text.strip(), self._units) if text.strip() else list(self._units)
        self._names.setStringList([unit_label(unit) for unit in found[:50]])
        self._complain("")
        if not self._several and self._ids:
            self._ids = ()
            self.changed.emit()

    def _take_name(self, name: str) -> None:
        unit = next((unit for unit in self._units if unit_label(unit) == name), None)
        if unit is not None:
            self._add(unit)

    def _add(self, unit: Unit) -> None:
        kept = tuple(i for i in self._ids if i != unit.id) if self._several else ()
        self.set_ids((*kept, unit.id))

    def _complain(self, sentence: str) -> None:
        self._note.set_text(sentence, wrong=bool(sentence))
        self._note.setVisible(bool(sentence))
        mark_wrong(self.field, bool(sentence))

    def _show(self) -> None:
        self._complain("")
        self._names.setStringList([unit_label(unit) for unit in self._units])
        labels = self._chosen_labels()
        if not self._several:
            self.field.setText(labels[0] if labels else "")
            self._chips.hide()
            return
        self.field.clear()
        self._flow.clear()
        by_id = {unit.id: unit for unit in self._units}
        for unit_id in self._ids:
            if unit_id in by_id:
                chip = Chip(self._theme, unit_label(by_id[unit_id]), removable=True)
                chip.removed.connect(lambda gone=unit_id: self.set_ids(i for i in self._ids if i != gone))
                self._flow.addWidget(chip)
        self._chips.setVisible(bool(labels))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Qt: Down opens the list; Backspace in the empty field takes the last chip away."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down:
                self._typed_list()
            elif event.key() == Qt.Key.Key_Backspace and self._several and not self.field.text() and self._ids:
                self.set_ids(self._ids[:-1])
        return False

    def _typed_list(self) -> None:
        completer = self.field.completer()
        if completer is not None:
            completer.complete()
