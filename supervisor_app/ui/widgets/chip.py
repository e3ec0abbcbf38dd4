"""Chips: a filter that is on or off, with count and light; or a filter in force that can be taken away."""

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from supervisor_app.domain.lights import Light
from supervisor_app.ui.icons import icon_pixmap
from supervisor_app.ui.painters import paint_light
from supervisor_app.ui.theme import Theme

_PAD = 10
_AIR = 6


class Chip(QAbstractButton):
    """`checkable`: on is accent; `removable`: has a ×, also Delete; `dashed`: “＋ 筛选” that opens a choice."""

    removed = Signal()

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        light: Light | None = None,
        count: int | None = None,
        icon: str = "",
        checkable: bool = False,
        removable: bool = False,
        dashed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._light, self._count, self._icon = theme, light, count, icon
        self._removable, self._dashed, self._hovered = removable, dashed, False
        self.setText(text)
        self.setCheckable(checkable)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        self._name()

    def set_count(self, count: int | None) -> None:
        """The number after the word."""
        if count != self._count:
            self._count = count
            self._name()
            self.updateGeometry()
            self.update()

    def _name(self) -> None:
        count = "" if self._count is None else f"，{self._count} 项"
        self.setAccessibleName(self.text() + count + ("，按 Delete 去掉" if self._removable else ""))

    def _parts(self) -> tuple[int, int]:
        """Widths of the word and of the count."""
        word = QFontMetrics(self._theme.font("body", "strong")).horizontalAdvance(self.text())
        if self._count is None:
            return word, 0
        return word, QFontMetrics(self._theme.font()).horizontalAdvance(str(self._count))

    def sizeHint(self) -> QSize:  # noqa: N802
        """Qt: as wide as what is in it."""
        theme, (word, count) = self._theme, self._parts()
        width = 2 * theme.px(_PAD) + word + (theme.px(_AIR) + count if self._count is not None else 0)
        width += sum(theme.px(16 + _AIR) for wanted in (self._light, self._icon or None) if wanted is not None)
        width += theme.px(16 + _AIR) if self._removable else 0
        return QSize(width, theme.size("control_small"))

    def _cross(self) -> QRect:
        side = self._theme.px(16)
        return QRect(self.width() - self._theme.px(_PAD) - side, (self.height() - side) // 2, side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Qt: ground, mark, word, count, cross."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        x, side = theme.px(_PAD), theme.px(16)
        if self._light is not None:
            paint_light(painter, QRect(x, 0, side, self.height()), self._light, theme)
            x += theme.px(16 + _AIR)
        ink = "accent" if self.isChecked() or self._removable else "text_muted" if self._dashed else "text"
        ink = ink if self.isEnabled() else "text_disabled"
        if self._icon:
            painter.drawPixmap(QPointF(x, (self.height() - side) // 2), icon_pixmap(theme, self._icon, ink))
            x += theme.px(16 + _AIR)
        word, count = self._parts()
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font("body", "strong" if self.isChecked() else "text"))
        painter.setPen(theme.color(ink))
        painter.drawText(QRect(x, 0, word + 2, self.height()), left, self.text())
        if self._count is not None:
            painter.setPen(theme.color(ink if self.isChecked() or not self.isEnabled() else "text_muted"))
            painter.drawText(QRect(x + word + theme.px(_AIR), 0, count + 2, self.height()), left, str(self._count))
        if self._removable:
            cross = self._cross()
            painter.drawPixmap(QPointF(cross.x(), cross.y()), icon_pixmap(theme, "x", "accent"))

    def _paint_ground(self, painter: QPainter) -> None:
        theme = self._theme
        edge, ground = "border_button", "hover" if self._hovered and self.isEnabled() else "surface"
        if self.isChecked() or self._removable:
            edge, ground = "accent" if self.isChecked() else "accent_soft", "accent_soft"
        if self.isDown():
            ground = "selection"
        pen = QPen(theme.color(edge), theme.px(1))
        if self._dashed:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme.color(ground))
        radius = theme.size("radius_chip")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Qt: a click on the cross removes."""
        if self._removable and self._cross().adjusted(-4, -4, 4, 4).contains(event.position().toPoint()):
            self.setDown(False)
            self.removed.emit()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Qt: Delete removes, Enter presses."""
        if self._removable and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """Qt: pointer over the chip."""
        self._hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Qt: pointer gone."""
        self._hovered = False
        self.update()
        super().leaveEvent(event)
