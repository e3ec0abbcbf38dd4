"""The head of a paper as it will look: red mark in 小标宋, document number, red rule, contact; or that of a letter."""

from functools import cache

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from supervisor_app.paths import resource
from supervisor_app.ui.painters import outline
from supervisor_app.ui.theme import Theme

_LARGEST = 30


@cache
def _mark_family() -> str:
    """The family of the shipped font papers set their mark in."""
    face = QFontDatabase.addApplicationFont(str(resource("fonts", "NotoSerifSC-Bold.ttf")))
    return (QFontDatabase.applicationFontFamilies(face) or [""])[0]


class Letterhead(QWidget):
    """A strip of white paper in both schemes; a long mark is set smaller until it fits.

    A `letter` has a double rule under its mark and the number below that at the right (GB/T 9704—2012, 10.1).
    """

    def __init__(self, theme: Theme, letter: bool = False) -> None:
        super().__init__()
        self._theme, self._letter = theme, letter
        self._mark, self._number, self._foot = "", "", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_words(self, mark: str, number: str, foot: str = "") -> None:
        """The mark, the number under it and the small line below the rule (contact and phone)."""
        self._mark, self._number, self._foot = mark, number, foot
        self.setAccessibleName(f"红头样式：{mark}，{number}，{foot}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Qt: the upper quarter of a page, much smaller."""
        return QSize(self._theme.px(320), self._theme.px(136 if self._foot else 112))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Qt: paper, mark, number, rule, foot."""
        theme, painter = self._theme, QPainter(self)
        painter.fillRect(self.rect(), theme.color("paper"))
        outline(painter, self.rect(), theme.color("border"), theme.px(1))
        room, centre = self.rect().adjusted(theme.px(24), 0, -theme.px(24), 0), Qt.AlignmentFlag.AlignCenter
        painter.setPen(theme.color("paper_red"))
        painter.setFont(self._fitting(room.width()))
        painter.drawText(QRect(room.x(), theme.px(14), room.width(), theme.px(46)), centre, self._mark)
        if self._letter:
            self._paint_rule(painter, room, theme.px(64), theme.px(2.25))
            self._paint_rule(painter, room, theme.px(68), theme.px(1))
            place, where = theme.px(76), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        else:
            self._paint_rule(painter, room, theme.px(92), theme.px(1.5))
            place, where = theme.px(62), centre
        painter.setFont(theme.font())
        painter.setPen(theme.color("paper_ink"))
        painter.drawText(QRect(room.x(), place, room.width(), theme.px(24)), where, self._number)
        painter.setFont(theme.font("small"))
        below = QRect(room.x(), theme.px(100), room.width(), theme.px(24))
        painter.drawText(
            below, centre, painter.fontMetrics().elidedText(self._foot, Qt.TextElideMode.ElideRight, below.width())
        )

    def _paint_rule(self, painter: QPainter, room: QRect, y: int, thickness: float) -> None:
        painter.setPen(QPen(self._theme.color("paper_red"), thickness))
        painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))

    def _fitting(self, width: int) -> QFont:
        font = self._theme.font("title", "title")
        font.setFamily(_mark_family())
        for size in range(_LARGEST, 11, -1):
            font.setPixelSize(self._theme.px(size))
            if QFontMetrics(font).horizontalAdvance(self._mark) <= width:
                break
        return font
