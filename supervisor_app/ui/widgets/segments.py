"""A row of words of which one is on: the views of a page."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy

from supervisor_app.ui.theme import Theme


class Segments(QFrame):
    """`asked` carries the key of the word the user wants, by click, or by Left and Right while one has the keyboard."""

    asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("part", "segments")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.buttons: dict[str, QPushButton] = {}
        self._words: tuple[tuple[str, str], ...] = ()
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        edge = theme.px(2)
        self._row.setContentsMargins(edge, edge, edge, edge)
        self._row.setSpacing(edge)
        self.hide()

    def set_words(self, words: Sequence[tuple[str, str]], shown: str) -> None:
        """(key, word) of each; fewer than two are no choice and nothing is shown."""
        if tuple(words) != self._words:
            self._words = tuple(words)
            for gone in self.buttons.values():
                self._group.removeButton(gone)
                gone.hide()
                gone.deleteLater()
            self.buttons = {key: self._button(key, word) for key, word in words}
        self.choose(shown)
        self.setVisible(len(words) > 1)

    def choose(self, shown: str) -> None:
        """Mark one as on; the others are left out by Tab."""
        for key, made in self.buttons.items():
            made.setChecked(key == shown)
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus if key == shown else Qt.FocusPolicy.NoFocus)

    def _button(self, key: str, word: str) -> QPushButton:
        made = QPushButton(word)
        made.setProperty("kind", "segment")
        made.setCheckable(True)
        made.setAutoDefault(False)
        self._group.addButton(made)
        made.clicked.connect(lambda _=False: self.asked.emit(key))
        self._row.addWidget(made)
        return made

    def ask_next(self, step: int = 1) -> None:
        """Ask for the one after, or before, the one that is on."""
        keys = list(self.buttons)
        at = next((place for place, key in enumerate(keys) if self.buttons[key].isChecked()), 0)
        if len(keys) > 1:
            self.asked.emit(keys[(at + step) % len(keys)])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Qt: Left and Right."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.ask_next(step)
