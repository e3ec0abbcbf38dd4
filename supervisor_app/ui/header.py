"""The header: title over one line of facts, the page's views, the search, its two buttons, in this order."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from supervisor_app.ui.icons import icon_pixmap, set_icon
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import ActionButton, Rank
from supervisor_app.ui.widgets.labels import ElidedLabel
from supervisor_app.ui.widgets.search_box import SearchBox
from supervisor_app.ui.widgets.segments import Segments

_ROOMY = 1100  # width from which title, views, search and buttons have all the room they want


class LedgerButton(QPushButton):
    """The open ledger's name with a chevron."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("kind", "facts")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoDefault(False)
        self.setToolTip("打开另一本台账")
        set_icon(self, theme, "database", size=14)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Qt: the chevron in the padding at the right."""
        super().paintEvent(event)
        side = self._theme.px(12)
        spot = QPoint(self.width() - side - self._theme.px(2), (self.height() - side) // 2)
        QPainter(self).drawPixmap(spot, icon_pixmap(self._theme, "chevron-down", "text_muted", 12))


class Header(QWidget):
    """64 px high; the ledger's name is a button that offers other ledgers."""

    ledger_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._actions: tuple[QAction | None, QAction | None] = (None, None)
        self._title, self._facts = ElidedLabel("", "title"), ElidedLabel("", "small", grows=False)
        self.ledger = LedgerButton(theme)
        self.ledger.clicked.connect(self.ledger_asked)
        self.ledger.hide()
        self.search = SearchBox(theme, "搜索事项、编号、单位、拼音", "Ctrl+K")
        self.views = Segments(theme)
        self._buttons = QHBoxLayout()
        below = QHBoxLayout()
        below.setSpacing(theme.px(12))
        below.addWidget(self._facts)
        below.addWidget(self.ledger)
        below.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addLayout(below)
        words.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.addLayout(words, 1)
        self._row.addWidget(self.views)
        self._row.addWidget(self.search)
        self._row.addLayout(self._buttons)
        theme.changed.connect(self._take_sizes)
        self._take_sizes()

    def set_words(self, title: str, facts: str) -> None:
        """Title and facts of the page."""
        self._title.set_whole(title)
        self._facts.set_whole(facts)

    def set_ledger(self, name: str) -> None:
        """The open ledger's name; empty when none is open."""
        self.ledger.setText(f" {name}" if name else "")
        self.ledger.setVisible(bool(name))

    def set_buttons(self, second: QAction | None, primary: QAction | None) -> None:
        """The page's actions as buttons; the same actions keep their buttons, and with them the keyboard."""
        if self._actions == (second, primary):
            return
        self._actions = (second, primary)
        while (item := self._buttons.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        ranked: tuple[tuple[QAction | None, Rank], ...] = ((second, "second"), (primary, "primary"))
        for action, rank in ranked:
            if action is not None:
                self._buttons.addWidget(ActionButton(self._theme, action, rank))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Qt: with little room the search gives way to the title."""
        super().resizeEvent(event)
        wide = self.width() >= self._theme.px(_ROOMY)
        self.search.setFixedWidth(self._theme.px(304 if wide else 200))

    def primary(self) -> QPushButton | None:
        """The page's primary button."""
        item = self._buttons.itemAt(self._buttons.count() - 1)
        widget = item.widget() if item is not None else None
        return widget if isinstance(widget, QPushButton) else None

    def _take_sizes(self) -> None:
        theme = self._theme
        self.setFixedHeight(theme.size("header"))
        edge, gap = theme.size("space_page"), theme.size("space_gap")
        self._row.setContentsMargins(edge, 0, edge, 0)
        self._row.setSpacing(gap)
        self._buttons.setSpacing(gap)
