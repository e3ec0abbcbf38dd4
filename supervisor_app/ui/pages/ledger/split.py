"""A list with its detail pane: side by side, or in a narrow window the pane over the list."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from supervisor_app.ui.theme import Theme

_NARROW = 1080  # a window of 1200 less rail and page edges


class SplitArea(QWidget):
    """The pane keeps its width; `narrowed` says when it begins or ceases to lie over the list."""

    narrowed = Signal(bool)

    def __init__(self, theme: Theme, main: QWidget, pane: QWidget) -> None:
        super().__init__()
        self._theme, self._pane = theme, pane
        self.narrow = False
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(main, 1)
        self._row.addWidget(pane)
        theme.changed.connect(self._take_sizes)
        self._take_sizes()

    def _take_sizes(self) -> None:
        self._row.setSpacing(self._theme.size("space_gap"))
        self._pane.setFixedWidth(self._theme.size("detail_pane"))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Qt: beside or over."""
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(_NARROW)
        if narrow != self.narrow:
            self.narrow = narrow
            self._row.removeWidget(self._pane)
            if not narrow:
                self._row.addWidget(self._pane)
            self.narrowed.emit(narrow)
        if narrow:
            wide = self._pane.width()
            self._pane.setGeometry(self.width() - wide, 0, wide, self.height())
            self._pane.raise_()
