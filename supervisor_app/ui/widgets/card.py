"""A white card with an optional head."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.labels import ElidedLabel, label, line


class Card(QFrame):
    """A card: `body` takes the content; with a title, `head` takes more to its right.

    `flush`: lists and tables reach the edges and are cut round at the corners; else 16 px of air.
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
        self._corners = _Corners(theme, self) if flush else None
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
        self._outer.setContentsMargins(edge, edge, edge, edge)
        self.head.setContentsMargins(gap - edge, 0, gap - edge, 0)
        self.head.setSpacing(theme.size("space_unit"))
        self._head_box.setFixedHeight(theme.size("card_head") - edge)
        if not self._flush:
            top = 0 if self.title.text() else gap - edge
            self.body.setContentsMargins(gap - edge, top, gap - edge, gap - edge)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Qt: the corners follow."""
        super().resizeEvent(event)
        if self._corners is not None:
            self._corners.resize(self.size())
            self._corners.raise_()


class _Corners(QWidget):
    """Lies over what reaches the edges of a card and gives the corners back to the window."""

    def __init__(self, theme: Theme, card: Card) -> None:
        super().__init__(card)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Qt: what is outside the rounded rectangle, and its edge at the corners."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius, width = theme.size("radius_card"), theme.px(1)
        whole, inside = QRectF(self.rect()), QPainterPath()
        inside.addRoundedRect(whole.adjusted(width / 2, width / 2, -width / 2, -width / 2), radius, radius)
        outside = QPainterPath()
        outside.addRect(whole)
        corners = QPainterPath()
        for x in (0.0, whole.width() - radius):
            for y in (0.0, whole.height() - radius):
                corners.addRect(QRectF(x, y, radius, radius))
        painter.setClipPath(corners)
        painter.fillPath(outside - inside, theme.color("window"))
        painter.setPen(QPen(theme.color("border"), width))
        painter.drawPath(inside)
