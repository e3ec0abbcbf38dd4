"""An input with the sentence about it: what it was understood as, or what is wrong and how to mend it."""

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from supervisor_app.ui.icons import icon_pixmap
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.labels import label


class Note(QWidget):
    """The line under an input: a quiet remark, or a complaint with a mark."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._mark, self._text = QLabel(), label("", "small")
        self._text.setWordWrap(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.size("space_half"))
        layout.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._text, 1)
        theme.changed.connect(self._draw)

    def set_text(self, text: str, wrong: bool = False) -> None:
        """Say something; with `wrong` it is a complaint."""
        self._text.setText(text)
        self._text.setProperty("look", "smalltext" if wrong else "small")
        self._text.style().polish(self._text)
        self._mark.setVisible(wrong)
        self._draw()

    def text(self) -> str:
        """What is said."""
        return self._text.text()

    def _draw(self) -> None:
        if not self._mark.isHidden():
            self._mark.setPixmap(icon_pixmap(self._theme, "circle-alert", "text", 14))


def mark_wrong(field: QWidget, wrong: bool) -> None:
    """Give an input the heavy edge of a wrong value, or take it away."""
    if bool(field.property("wrong")) != wrong:
        field.setProperty("wrong", wrong)
        field.style().unpolish(field)
        field.style().polish(field)


class Field(QWidget):
    """Word over input over note, for forms. `complain` marks the input; an empty sentence clears it."""

    def __init__(self, theme: Theme, word: str, field: QWidget, needed: bool = False) -> None:
        super().__init__()
        self.field, self._note = field, Note(theme)
        title = label(word + ("（必填）" if needed else ""), "small")
        title.setBuddy(field)
        field.setAccessibleName(word)
        typed = field
        while (within := typed.focusProxy()) is not None:  # of an input made of several parts, the one typed in
            typed = within
        if isinstance(typed, QLineEdit):
            typed.setAccessibleName(word)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.size("space_half"))
        layout.addWidget(title)
        layout.addWidget(field)
        layout.addWidget(self._note)
        self._note.hide()
        for name in ("changed", "textChanged"):
            changed = getattr(field, name, None)
            if isinstance(changed, SignalInstance):
                changed.connect(lambda: self.complain(""))  # what was complained of is gone

    def complain(self, sentence: str) -> None:
        """Say what is wrong with the input."""
        self._note.set_text(sentence, wrong=bool(sentence))
        self._note.setVisible(bool(sentence))
        mark_wrong(self.field, bool(sentence))
