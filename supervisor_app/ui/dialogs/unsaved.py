"""The question before something written is lost."""

from enum import Enum, auto

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import button
from supervisor_app.ui.widgets.labels import label


class Answer(Enum):
    """What to do with what is unsaved."""

    SAVE = auto()
    DROP = auto()
    STAY = auto()


class UnsavedDialog(QDialog):
    """`saving` names the button that saves; empty where only staying or dropping is possible. Esc stays."""

    def __init__(self, theme: Theme, what: str, saving: str = "保存", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("还没保存")
        self.answer = Answer.STAY
        self.buttons: dict[Answer, QPushButton] = {}
        sentence = label(f"{what}还没保存，现在离开就没有了。")
        sentence.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(theme.size("space_unit"))
        row.addStretch(1)
        words = ((Answer.STAY, "留下继续"), (Answer.DROP, "不要了"), (Answer.SAVE, saving))
        for answer, word in words:
            if word:
                pressed = button(theme, word, rank="primary" if answer is Answer.SAVE else "second")
                pressed.clicked.connect(lambda _, answer=answer: self._take(answer))
                self.buttons[answer] = pressed
                row.addWidget(pressed)
        self.buttons[Answer.SAVE if saving else Answer.STAY].setDefault(True)
        column = QVBoxLayout(self)
        gap = theme.size("space_gap")
        column.setContentsMargins(gap, gap, gap, gap)
        column.setSpacing(gap)
        column.addWidget(sentence)
        column.addLayout(row)
        self.setMinimumWidth(theme.px(400))

    def _take(self, answer: Answer) -> None:
        self.answer = answer
        self.accept()


def ask_unsaved(theme: Theme, what: str, parent: QWidget, saving: str = "保存") -> Answer:
    """Ask and wait for the answer."""
    dialog = UnsavedDialog(theme, what, saving, parent)
    dialog.exec()
    dialog.deleteLater()
    return dialog.answer
