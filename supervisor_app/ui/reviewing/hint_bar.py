"""What can be done with a draft: key and word, each of them a button too."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QWidget

from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import ActionButton
from supervisor_app.ui.widgets.labels import label

_HEIGHT = 44


class HintBar(QWidget):
    """44 px high."""

    def __init__(self, theme: Theme, acts: Iterable[tuple[str, QAction]]) -> None:
        super().__init__()
        self.buttons: dict[str, ActionButton] = {}
        self.setFixedHeight(theme.px(_HEIGHT))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), 0, theme.px(8), 0)
        row.setSpacing(theme.px(2))
        for keys, action in acts:
            made = ActionButton(theme, action, "hint")
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard has the keys themselves
            self.buttons[action.objectName()] = made
            row.addWidget(label(keys, "key"))
            row.addWidget(made)
        row.addStretch(1)
