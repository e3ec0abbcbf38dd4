"""A white card with an optional head."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.labels import ElidedLabel, label, line


class Card(QFrame):
    """A card: `body` takes the content; with a title, `head` takes more to its right.

    `flush`: lists and tables reach the edges (one pixel of border and four below are kept); else 16 px of air.
    """

    def __init__(self, theme: Theme, title: str = "", flush: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._flush = theme, flush
        self.setProperty("card", True)
        self._outer = outer = QVBoxLayout(self)
        outer.setSpacing(0)
        self.head = QHBoxLayout()
        self.body = QVBoxLayout()
        self.body.setSpacing(0)
        self.title = label(title, "strong")
        self.facts = ElidedLabel("", "small")
        self._head_box = QWidget()
        self._head_box.setLayout(self.head)
        self.head.addWidget(self.title)
        self.head.addWidget(self.facts, 1)
        outer.addWidget(self._head_box)
        if flush and title:
            outer.addWidget(line())
        outer.addLayout(self.body, 1)
        self._head_box.setVisible(bool(title))
        theme.changed.connect(self._take_sizes)
        self._take_sizes()

    def set_title(self, title: str, facts: str = "") -> None:
        """Title and the small facts beside it."""
        self.title.setText(title)
        self.facts.set_whole(facts)
        self._head_box.setVisible(bool(title))

    def _take_sizes(self) -> None:
        theme = self._theme
        edge, gap = theme.px(1), theme.size("space_gap")
        bottom = theme.size("space_half") if self._flush else edge
        self._outer.setContentsMargins(edge, edge, edge, bottom)
        self.head.setContentsMargins(gap - edge, 0, gap - edge, 0)
        self.head.setSpacing(theme.size("space_unit"))
        self._head_box.setFixedHeight(theme.size("card_head") - edge)
        if not self._flush:
            top = 0 if self.title.text() else gap - edge
            self.body.setContentsMargins(gap - edge, top, gap - edge, gap - edge)
