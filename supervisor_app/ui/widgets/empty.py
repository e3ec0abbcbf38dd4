"""What an empty list says: an icon, one line, one hint, and the button for what to do next."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from supervisor_app.ui.icons import icon_pixmap
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import Rank, button
from supervisor_app.ui.widgets.labels import label


class EmptyState(QWidget):
    """Centred in its room; `run` belongs to the button and may be left out with it."""

    def __init__(
        self,
        theme: Theme,
        line: str,
        hint: str = "",
        icon: str = "inbox",
        action: str = "",
        run: Callable[[], object] | None = None,
        rank: Rank = "second",
    ) -> None:
        super().__init__()
        self._theme, self._icon = theme, icon
        self._picture = QLabel()
        self._line, self._hint = label(line, "strong"), label(hint, "small")
        self._hint.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.px(6))
        layout.addStretch(2)
        for part in (self._picture, self._line, self._hint):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(part)
        if action and run is not None:
            pressed = button(theme, action, rank=rank)
            pressed.clicked.connect(run)
            layout.addSpacing(theme.px(6))
            layout.addWidget(pressed, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        theme.changed.connect(self._draw)
        self.set_words(line, hint)
        self._draw()

    def set_words(self, line: str, hint: str = "") -> None:
        """Another line and hint."""
        self._line.setText(line)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))

    def _draw(self) -> None:
        self._picture.setPixmap(icon_pixmap(self._theme, self._icon, "text_muted", 32))
