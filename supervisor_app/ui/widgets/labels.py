"""Labels in the window's few looks, key caps, and a label that elides instead of growing."""

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
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
