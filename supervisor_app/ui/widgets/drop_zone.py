"""Where a file is dropped, or chosen by the button in its middle."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from supervisor_app.ui.files import dropped_file
from supervisor_app.ui.icons import icon_pixmap
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import button
from supervisor_app.ui.widgets.labels import label


class DropZone(QFrame):
    """Takes one file; a click anywhere in it asks for one.."""

    dropped = Signal(object)  # Path
    asked = Signal()  # the user wants to choose a file

    def __init__(self, theme: Theme, line: str, hint: str, action: str = "选择文件") -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("part", "drop")
        self.setAcceptDrops(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._picture, self._hint = QLabel(), label(hint, "small")
        self.button = button(theme, action, "folder-open", "primary")
        self.button.setCursor(Qt.CursorShape.ArrowCursor)
        self.button.clicked.connect(self.asked)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.px(6))
        layout.addStretch(1)
        self._line = label(line, "strong")
        for part in (self._picture, self._line, self._hint):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(part)
        layout.addSpacing(theme.px(10))
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        theme.changed.connect(self._draw)
        self._draw()

    def set_over(self, over: bool) -> None:
        """A file hangs over it."""
        self.setProperty("over", over)
        self.style().unpolish(self)
        self.style().polish(self)

    def _draw(self) -> None:
        self._picture.setPixmap(icon_pixmap(self._theme, "file-input", "accent", 32))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Qt: one local file is taken."""
        if dropped_file(event.mimeData()) is not None:
            self.set_over(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802
        """Qt: it went away."""
        self.set_over(False)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Qt: it was let go."""
        self.set_over(False)
        path = dropped_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Qt: a click beside the button does the same."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.asked.emit()
