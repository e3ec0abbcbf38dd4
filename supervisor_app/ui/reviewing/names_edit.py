"""Several units typed in one line, separated by 、; the ledger's are offered, others are said to be new."""

import re
from collections.abc import Mapping

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from supervisor_app.domain.model import Unit
from supervisor_app.ui.reviewing.saying import NEW_UNIT, Names
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.labels import label
from supervisor_app.ui.widgets.unit_picker import find_units, unit_label

_SIGNS = re.compile(r"[、，,;；\s]+")
_OFFERED = 12


class NamesEdit(QLineEdit):
    """Down or typing offers units by name, further names or pinyin initials for the name the caret is in."""

    def __init__(self, theme: Theme, word: str) -> None:
        super().__init__()
        self._theme = theme
        self._units: Mapping[int, Unit] = {}
        self._names = Names({})
        self.setAccessibleName(word)
        self.setPlaceholderText("单位名称或拼音首字母")
        self._new = label(NEW_UNIT, "key", self)
        self._new.hide()
        self._offer = QStringListModel(self)
        self._completer = QCompleter(self._offer, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._popup = QListView()
        self._popup.setProperty("popup", True)
        self._completer.setPopup(self._popup)
        self._completer.setWidget(self)
        self._completer.activated.connect(self._take)
        self.textEdited.connect(lambda: self._suggest(begun=True))
        self.textChanged.connect(self._tell)
        self.editingFinished.connect(self._settle)

    def set_units(self, units: Mapping[int, Unit], names: Names) -> None:
        """The ledger's units."""
        self._units, self._names = units, names
        self._tell()

    def value(self) -> tuple[str, ...]:
        """The names, without blanks and repetitions."""
        return tuple(dict.fromkeys(name for name in _SIGNS.split(self.text()) if name))

    def set_value(self, names: tuple[str, ...]) -> None:
        """Show names, the ledger's by the name it shows."""
        self.setText("、".join(self._names.label(name) for name in names))
        self.setCursorPosition(0)

    def unknown(self) -> list[str]:
        """Names the ledger does not know."""
        return self._names.unknown(self.value())

    def _settle(self) -> None:
        """A beginning or pinyin initials that fit one unit alone stand for it."""
        names = self.value()
        found = {name: find_units(name, self._units.values()) for name in self._names.unknown(names)}
        known = {name: unit_label(units[0]) for name, units in found.items() if len(units) == 1}
        if known:
            self.setText("、".join(known.get(name, name) for name in names))

    def _span(self) -> tuple[int, int]:
        """Where the name the caret is in begins and ends."""
        text, caret = self.text(), self.cursorPosition()
        before = re.search(r"[^、，,;；\s]*$", text[:caret])
        after = re.match(r"[^、，,;；\s]*", text[caret:])
        return (before.start() if before else caret), caret + (after.end() if after else 0)

    def _suggest(self, begun: bool) -> None:
        start, end = self._span()
        typed = self.text()[start:end]
        if begun and not typed:
            self._popup.hide()
            return
        found = find_units(typed, self._units.values()) if typed else list(self._units.values())
        self._offer.setStringList([unit_label(unit) for unit in found[:_OFFERED]])
        if found and not (len(found) == 1 and unit_label(found[0]) == typed):
            self._completer.complete()
        else:
            self._popup.hide()

    def _take(self, name: str) -> None:
        start, end = self._span()
        text = self.text()
        self.setText(text[:start] + name + text[end:])
        self.setCursorPosition(start + len(name))

    def _tell(self) -> None:
        new = self.unknown()
        self._new.setVisible(bool(new))
        self._new.setToolTip("台账里没有：" + "、".join(new) if new else "")
        told = "、".join(new)
        self.setToolTip(f"台账里没有“{told}”，生成清单时作为新单位登记" if new else "")
        self._place()

    def _place(self) -> None:
        self._new.adjustSize()
        right = self._new.width() + self._theme.px(4) if not self._new.isHidden() else 0
        self.setTextMargins(0, 0, right, 0)
        self._new.move(self.width() - right - self._theme.px(2), (self.height() - self._new.height()) // 2)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Qt: the word stays at the right."""
        super().resizeEvent(event)
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Qt: Down opens the list; while it is open, Enter takes from it."""
        popup = self._popup
        if popup.isVisible() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            index = popup.currentIndex() if popup.currentIndex().isValid() else self._offer.index(0)
            popup.hide()
            self._take(index.data())
        elif event.key() == Qt.Key.Key_Down:
            self._suggest(begun=False)
        else:
            super().keyPressEvent(event)
