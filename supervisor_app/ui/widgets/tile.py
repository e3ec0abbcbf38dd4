"""A figure over a word: the counts on top of 今日督办, each leading to its group."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from supervisor_app.ui.painters import outline
from supervisor_app.ui.theme import Theme


class Tile(QAbstractButton):
    """64 px high; checked = the group shown, with a line under it; `ink` colours a figure that is not zero."""

    def __init__(self, theme: Theme, word: str, ink: str = "text", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._ink, self._figure = theme, ink, 0
        self.setText(word)
        self.setCheckable(True)
        self.setProperty("own_ring", True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_figure(0)

    def set_figure(self, figure: int) -> None:
        """The number; zero is muted."""
        self._figure = figure
        self.setAccessibleName(f"{self.text()} {figure} 项")
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Qt: all tiles of a row are equal."""
        return QSize(self._theme.px(72), self._theme.px(64))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Qt: narrow windows squeeze."""
        return QSize(self._theme.px(56), self._theme.px(64))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Qt: figure, word, line."""
        theme, painter = self._theme, QPainter(self)
        room = self.rect().adjusted(theme.px(16), theme.px(8), 0, -theme.px(8))
        if self.underMouse():
            painter.fillRect(self.rect(), theme.color("hover"))
        painter.setFont(theme.font("title", "title"))
        painter.setPen(theme.color(self._ink if self._figure else "text_muted"))
        top = QRect(room.x(), room.y(), room.width(), theme.px(29))
        painter.drawText(top, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, str(self._figure))
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text" if self.isChecked() else "text_muted"))
        below = QRect(room.x(), top.bottom() + 1, room.width(), room.bottom() - top.bottom())
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.isChecked():
            line = QRect(room.x(), self.height() - theme.px(2), room.width() - theme.px(8), theme.px(2))
            painter.fillRect(line, theme.color("accent"))
        if self.hasFocus():
            outline(painter, self.rect(), theme.color("accent"), theme.size("focus_ring"))
