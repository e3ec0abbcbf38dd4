"""Labels in the window's few looks, key caps, and a label that elides instead of growing."""

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

Look = Literal["", "small", "smalltext", "muted", "strong", "title", "heading", "key"]


def label(text: str = "", look: Look = "", parent: QWidget | None = None) -> QLabel:
    """A plain-text label: small = 12 px muted, strong = 500, title = 20/700, heading = 20/500, key = key cap."""
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("look", look)
    if look == "key":
        made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


def line(vertical: bool = False) -> QFrame:
    """A hairline in the border's colour."""
    made = QFrame()
    made.setProperty("vline" if vertical else "line", True)
    return made


class ElidedLabel(QLabel):
    """One line that is cut with … where there is no room; the whole text is then the tooltip.

    `grows`: takes all the width it is given; else no more than the text needs.
    """

    def __init__(self, text: str = "", look: Look = "", grows: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("look", look)
        wide = QSizePolicy.Policy.Ignored if grows else QSizePolicy.Policy.Maximum
        self.setSizePolicy(wide, QSizePolicy.Policy.Preferred)
        self._whole = ""
        self.set_whole(text)

    def whole(self) -> str:
        """The text as given."""
        return self._whole

    def set_whole(self, text: str) -> None:
        """Replace the text."""
        self._whole = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self._fit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Qt: room for the … alone."""
        return QSize(QFontMetrics(self.font()).horizontalAdvance("…"), super().sizeHint().height())

    def sizeHint(self) -> QSize:  # noqa: N802
        """Qt: the whole text."""
        return QSize(QFontMetrics(self.font()).horizontalAdvance(self._whole) + 2, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Qt: cut again."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = QFontMetrics(self.font()).elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width())
        self.setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")


class ClampedLabel(QLabel):
    """Text of a few lines: what does not fit in `lines` is cut with …, and the whole text is then the tooltip."""

    def __init__(self, lines: int, look: Look = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("look", look)
        self.setWordWrap(True)
        self._lines, self._whole = lines, ""

    def whole(self) -> str:
        """The text as given."""
        return self._whole

    def set_whole(self, text: str) -> None:
        """Replace the text."""
        self._whole = " ".join(text.split())
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Qt: cut again."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = self._cut(self.contentsRect().width())
        self.setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")
        self.setAccessibleName(self._whole)

    def _cut(self, width: int) -> str:
        """What fits into the lines at this width."""
        layout = QTextLayout(self._whole, self.font())
        layout.beginLayout()
        starts: list[int] = []
        while (row := layout.createLine()).isValid() and len(starts) <= self._lines:
            row.setLineWidth(width)
            starts.append(row.textStart())
        layout.endLayout()
        if len(starts) <= self._lines:
            return self._whole
        last = starts[self._lines - 1]
        rest = QFontMetrics(self.font()).elidedText(self._whole[last:], Qt.TextElideMode.ElideRight, width - 1)
        return self._whole[:last] + rest
