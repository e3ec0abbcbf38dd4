"""The names of the page's sections at its left: a click goes there, scrolling marks where one is."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from supervisor_app.ui.theme import Theme


class SectionIndex(QWidget):
    """`asked` carries the section's place in the list."""

    asked = Signal(int)

    def __init__(self, theme: Theme, words: Sequence[str]) -> None:
        super().__init__()
        self.setFixedWidth(theme.px(160))
        self.buttons = [QPushButton(word) for word in words]
        self._words = list(words)
        group, column = QButtonGroup(self), QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size("space_half"))
        for at, made in enumerate(self.buttons):
            made.setProperty("kind", "index")
            made.setCheckable(True)
            made.setAutoDefault(False)
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            made.clicked.connect(lambda _=False, at=at: self.asked.emit(at))
            group.addButton(made)
            column.addWidget(made)
        column.addStretch(1)
        self.mark(0)

    def mark(self, at: int) -> None:
        """Say where one is."""
        self.buttons[at].setChecked(True)

    def set_unsaved(self, places: set[int]) -> None:
        """Put a dot behind sections with something unsaved."""
        for at, (made, word) in enumerate(zip(self.buttons, self._words, strict=True)):
            made.setText(f"{word} •" if at in places else word)
            made.setAccessibleName(f"{word}，有未保存的修改" if at in places else word)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Qt: arrows walk through the sections."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        now = next((at for at, made in enumerate(self.buttons) if made.hasFocus()), -1)
        if step is None or now < 0:
            super().keyPressEvent(event)
        elif 0 <= now + step < len(self.buttons):
            self.buttons[now + step].setFocus(Qt.FocusReason.TabFocusReason)
            self.buttons[now + step].click()
