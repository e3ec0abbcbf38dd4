"""Label and value in two columns: the facts of a task or unit, to be read and copied."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.labels import label

_ABSENT = "–"


class FactsGrid(QWidget):
    """Facts in `columns` pairs side by side; long values wrap, every value can be selected."""

    def __init__(self, theme: Theme, columns: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._columns = theme, columns
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.size("space_half"))
        for column in range(columns):
            self._grid.setColumnStretch(2 * column + 1, 1)

    def set_facts(self, facts: Iterable[tuple[str, str]]) -> None:
        """Replace all facts; an empty value shows as –."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()  # before it is a window of its own, which would take the keyboard along
                widget.setParent(None)
                widget.deleteLater()
        for at, (word, value) in enumerate(facts):
            row, column = divmod(at, self._columns)
            self._grid.addWidget(label(word, "muted"), row, 2 * column, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(_value(word, value), row, 2 * column + 1)


def _value(word: str, value: str) -> QLabel:
    made = label(value or _ABSENT)
    made.setWordWrap(True)
    made.setAccessibleName(f"{word}：{value or '无'}")
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    made.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return made
