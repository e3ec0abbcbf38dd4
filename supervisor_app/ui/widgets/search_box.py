"""The box that searches everywhere (Ctrl+K) or filters a page (Ctrl+F)."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from supervisor_app.ui.icons import icon_pixmap
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.labels import label

_ACTS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Up, Qt.Key.Key_Down)
_PAUSE = 120  # ms of quiet before a search runs


class SearchBox(QLineEdit):
    """Says `searched` with the text after a short pause in typing, at once on Enter; Esc empties, then leaves."""

    searched = Signal(str)
    entered = Signal()
    moved = Signal(int)  # arrow keys: −1 up, +1 down
    left = Signal()

    def __init__(self, theme: Theme, hint: str, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self._glass = QLabel(self)
        self._cap = label(key, "key", self)
        self._cap.setVisible(bool(key))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._say)
        self.textChanged.connect(self._typed)
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self._glass.setPixmap(icon_pixmap(self._theme, "search"))
        self._cap.adjustSize()
        right = self._cap.width() + self._theme.px(4) if self._cap.text() else 0
        self.setTextMargins(self._theme.px(26), 0, right, 0)
        self._place()

    def _place(self) -> None:
        self._glass.adjustSize()
        self._glass.move(self._theme.px(11), (self.height() - self._glass.height()) // 2)
        right = self.width() - self._cap.width() - self._theme.px(7)
        self._cap.move(right, (self.height() - self._cap.height()) // 2)

    def _typed(self) -> None:
        self._cap.setVisible(bool(self._cap.text()) and not self.text())
        self._timer.start()

    def _say(self) -> None:
        self._timer.stop()
        self.searched.emit(self.text().strip())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Qt: glass left, key cap right."""
        super().resizeEvent(event)
        self._place()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Qt: coming by shortcut selects what is there."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Qt: Enter, arrows and Esc."""
        if event.key() in _ACTS and self._timer.isActive():
            self._say()  # what is chosen from is what stands in the box
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._say()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
