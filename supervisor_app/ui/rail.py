"""The rail: one item a page, reached by mouse, Tab and arrows, Ctrl+1…7; a number on what waits."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QIcon, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QVBoxLayout, QWidget

from supervisor_app.ui.icons import icon_pixmap
from supervisor_app.ui.page import PageSpec
from supervisor_app.ui.painters import outline
from supervisor_app.ui.theme import Theme


class AppMark(QWidget):
    """The program's mark: 督 on the accent."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(theme.px(72), theme.px(48))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Qt: a square of 32 at y 16."""
        theme = self._theme
        self.setFixedSize(theme.px(72), theme.px(48))
        side = theme.px(32)
        paint_mark(QPainter(self), QRect((self.width() - side) // 2, theme.px(16), side, side), theme)


def paint_mark(painter: QPainter, square: QRect, theme: Theme) -> None:
    """The mark filling a square."""
    side = square.width()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("accent"))
    painter.drawRoundedRect(square, side * 0.19, side * 0.19)
    font = theme.font("title", "title")
    font.setPixelSize(round(side * 0.625))
    painter.setFont(font)
    painter.setPen(theme.color("accent_text"))
    painter.drawText(square, Qt.AlignmentFlag.AlignCenter, "督")


def mark_icon(theme: Theme) -> QIcon:
    """The mark as the icon of the window, in the sizes desktops ask for."""
    icon = QIcon()
    for side in (16, 24, 32, 48, 64, 128, 256):
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_mark(painter, pixmap.rect(), theme)
        painter.end()
        icon.addPixmap(pixmap)
    return icon


class RailItem(QAbstractButton):
    """Icon over word, 60 × 54."""

    def __init__(self, theme: Theme, spec: PageSpec, place: int) -> None:
        super().__init__()
        self._theme, self._icon, self._badge = theme, spec.icon, 0
        self.page = spec.id
        self.setText(spec.word)
        self.setCheckable(True)
        self.setProperty("own_ring", True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        keys = QKeySequence(f"Ctrl+{place}").toString(QKeySequence.SequenceFormat.NativeText)
        self.setToolTip(f"{spec.word}（{keys}）")
        self.set_badge(0)

    def set_badge(self, count: int) -> None:
        """A number beside the icon; 0 takes it away."""
        self._badge = count
        self.setAccessibleName(f"{self.text()}，{count} 项待办" if count else self.text())
        self.update()

    def badge(self) -> int:
        """The number shown."""
        return self._badge

    def sizeHint(self) -> QSize:  # noqa: N802
        """Qt: fixed by the theme."""
        return QSize(self._theme.px(60), self._theme.px(54))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Qt: ground, icon, word, badge, ring."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink, ground = self._colours()
        if ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(ground))
            painter.drawRoundedRect(self.rect(), theme.size("radius_control"), theme.size("radius_control"))
        side = theme.px(20)
        spot = QRect((self.width() - side) // 2, theme.px(7), side, side)
        painter.drawPixmap(spot.topLeft(), icon_pixmap(theme, self._icon, ink, 20))
        painter.setFont(theme.font("small", "strong" if self.isChecked() else "text"))
        painter.setPen(theme.color(ink))
        below = QRect(0, theme.px(30), self.width(), theme.px(20))
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.text())
        if self._badge:
            self._paint_badge(painter, spot)
        if self.hasFocus():
            outline(painter, self.rect(), theme.color("accent"), theme.size("focus_ring"))

    def _colours(self) -> tuple[str, str]:
        if not self.isEnabled():
            return "text_disabled", ""
        if self.isChecked():
            return "accent", "accent_soft"
        return ("text", "hover") if self.underMouse() else ("text_muted", "")

    def _paint_badge(self, painter: QPainter, spot: QRect) -> None:
        theme = self._theme
        words = str(self._badge) if self._badge < 100 else "99+"
        painter.setFont(theme.font("small", "strong"))
        width = max(QFontMetrics(painter.font()).horizontalAdvance(words) + theme.px(8), theme.px(16))
        pill = QRectF(spot.center().x() + theme.px(4), theme.px(4), width, theme.px(16))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setPen(theme.color("accent_text"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)


class Rail(QWidget):
    """All items; `asked` carries the page the user wants (which need not come: see `show_page`)."""

    asked = Signal(str)

    def __init__(self, theme: Theme, specs: Sequence[PageSpec]) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("part", "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.items: dict[str, RailItem] = {}
        self._needs = {spec.id: spec.needs_ledger for spec in specs}
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.addWidget(AppMark(theme), 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addSpacing(theme.px(12))
        for place, spec in enumerate(specs, start=1):
            item = RailItem(theme, spec, place)
            self.items[spec.id] = item
            self._group.addButton(item)
            item.clicked.connect(lambda _=False, page=spec.id: self.asked.emit(page))
            if spec.bottom:
                self._column.addStretch(1)
            self._column.addWidget(item, 0, Qt.AlignmentFlag.AlignHCenter)
        if not any(spec.bottom for spec in specs):
            self._column.addStretch(1)
        theme.changed.connect(self._take_sizes)
        self._take_sizes()

    def show_page(self, page: str) -> None:
        """Mark the page that is shown; an empty name marks none."""
        self._group.setExclusive(False)
        for name, item in self.items.items():
            item.setChecked(name == page)
        self._group.setExclusive(True)

    def set_open(self, is_open: bool) -> None:
        """Pages that need a ledger can be reached only while one is open."""
        for name, item in self.items.items():
            item.setEnabled(is_open or not self._needs[name])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Qt: up and down move between items, Enter opens."""
        items = [item for item in self.items.values() if item.isEnabled()]
        focused = next((at for at, item in enumerate(items) if item.hasFocus()), None)
        if focused is not None and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = -1 if event.key() == Qt.Key.Key_Up else 1
            items[(focused + step) % len(items)].setFocus(Qt.FocusReason.TabFocusReason)
        elif focused is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            items[focused].click()
        else:
            super().keyPressEvent(event)

    def _take_sizes(self) -> None:
        theme = self._theme
        self.setFixedWidth(theme.size("rail"))
        self._column.setContentsMargins(0, 0, 0, theme.size("space_unit"))
        self._column.setSpacing(theme.size("space_half"))
        for item in self.items.values():
            item.setFixedSize(item.sizeHint())
