"""The numbers of the drafts beside the lines they begin in."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from supervisor_app.ui.reviewing.marks import Mark, line_rects, paint_number
from supervisor_app.ui.theme import Theme

if TYPE_CHECKING:
    from supervisor_app.ui.reviewing.speech_text import SpeechText

_HIGH, _AIR, _GAP = 20, 8, 2


class Gutter(QWidget):
    """Lies in the left margin of the text; `picked` with the draft whose number is clicked."""

    picked = Signal(int)

    def __init__(self, theme: Theme, speech: "SpeechText") -> None:
        super().__init__(speech)
        self._theme, self._speech = theme, speech
        self._boxes: list[tuple[QRectF, Mark]] = []
        self.setCursor(Qt.CursorShape.ArrowCursor)

    def boxes(self) -> list[tuple[QRectF, Mark]]:
        """Every number in sight with its place; where a line has more than fit, the last ones are left out."""
        lines: dict[float, list[tuple[float, Mark]]] = {}
        for block, top in self._speech.visible_blocks():
            for mark in self._speech.marks_in(block):
                rects = line_rects(block, top, mark.start, mark.end) if block.contains(mark.start) else []
                if rects:
                    lines.setdefault(rects[0].center().y(), []).append((rects[0].left(), mark))
        return [found for middle, marks in lines.items() for found in self._line(middle, marks)]

    def _line(self, middle: float, marks: list[tuple[float, Mark]]) -> list[tuple[QRectF, Mark]]:
        px, font = self._theme.px, self._theme.font("small", "strong")
        placed: list[tuple[QRectF, Mark]] = []
        right = float(self.width() - px(_AIR))
        for _, mark in sorted(marks, key=lambda pair: -pair[0]):
            wide = max(px(_HIGH), QFontMetrics(font).horizontalAdvance(str(mark.number)) + px(8))
            if right - wide < 0:
                break
            placed.append((QRectF(right - wide, middle - px(_HIGH) / 2, wide, px(_HIGH)), mark))
            right -= wide + px(_GAP)
        return placed

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Qt: the numbers."""
        painter = QPainter(self)
        self._boxes = self.boxes()
        for box, mark in self._boxes:
            paint_number(painter, box, mark, self._theme, mark.draft_id == self._speech.current)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Qt: a number stands for its draft."""
        found = self._at(event.position())
        if found is not None and event.button() is Qt.MouseButton.LeftButton:
            self.picked.emit(found.draft_id)

    def event(self, event: QEvent) -> bool:
        """Qt: what a number is for."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = self._at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), f"第 {found.number} 条" if found else "", self)
            return True
        return super().event(event)

    def _at(self, spot: QPointF) -> Mark | None:
        return next((mark for box, mark in self._boxes if box.contains(spot)), None)
