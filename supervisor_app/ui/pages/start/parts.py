"""Parts of the start page: the large choices and the ledgers worked on lately."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from supervisor_app.ui.icons import icon_pixmap
from supervisor_app.ui.painters import outline
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import button
from supervisor_app.ui.widgets.card import Card

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ChoiceCard(QAbstractButton):
    """A card that is a button: icon, what it does, one line more."""

    def __init__(self, theme: Theme, icon: str, word: str, hint: str, keys: str = "") -> None:
        super().__init__()
        self._theme, self._icon, self._hint = theme, icon, hint
        self.setText(word)
        self.setAccessibleName(f"{word}，{hint}")
        self.setToolTip(f"{word}（{keys}）" if keys else "")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Qt: 76 high, a third of the column."""
        return QSize(self._theme.px(200), self._theme.px(76))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Qt: card, icon, two lines."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = "selection" if self.isDown() else "hover" if self.underMouse() else "surface"
        painter.setPen(QPen(theme.color("border"), theme.px(1)))
        painter.setBrush(theme.color(ground))
        radius = theme.size("radius_card")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.drawPixmap(theme.px(16), theme.px(18), icon_pixmap(theme, self._icon, "accent", 20))
        room = QRect(theme.px(48), theme.px(16), self.width() - theme.px(60), theme.px(22))
        _write(painter, theme, room, self.text(), "text", "strong")
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text_muted"))
        painter.drawText(room.translated(0, theme.px(22)), _LEFT, self._hint)


class RecentRow(QAbstractButton):
    """One ledger: its name, its folder, when it was last written; greyed when the file is not there."""

    forgotten = Signal()  # Delete

    def __init__(self, theme: Theme, path: Path, now: datetime) -> None:
        super().__init__()
        self._theme, self.path = theme, path
        written = _written(path)
        self.setEnabled(written is not None)
        self._when = "文件不在了" if written is None else _day(written, now)
        self.setText(path.stem)
        self.setAccessibleName(f"{path.stem}，{path.parent}，{self._when}")
        self.setToolTip(str(path))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setProperty("own_ring", True)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Qt: a row."""
        return QSize(self._theme.px(400), self._theme.size("row"))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Qt: icon, name, folder, day."""
        theme, painter, on = self._theme, QPainter(self), self.isEnabled()
        if on and (self.underMouse() or self.isDown()):
            painter.fillRect(self.rect(), theme.color("selection" if self.isDown() else "hover"))
        ink = "text" if on else "text_muted"
        top = (self.height() - theme.px(16)) // 2
        painter.drawPixmap(theme.px(16), top, icon_pixmap(theme, "database", "accent" if on else "text_muted"))
        right = theme.px(104)
        room = self.rect().adjusted(theme.px(44), 0, -right - theme.px(28), 0)
        name = QRect(room.x(), room.y(), min(theme.px(300), room.width() // 2), room.height())
        _write(painter, theme, name, self.text(), ink, "strong" if on else "text")
        _write(painter, theme, room.adjusted(name.width() + theme.px(12), 0, 0, 0), str(self.path.parent), "text_muted")
        last = QRect(self.width() - right - theme.px(16), 0, right, self.height())
        painter.setPen(theme.color("text_muted"))
        painter.drawText(last, _RIGHT, self._when)
        if self.hasFocus():
            outline(painter, self.rect(), theme.color("accent"), theme.size("focus_ring"))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Qt: Enter opens, Delete forgets, arrows go on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Delete:
            self.forgotten.emit()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)


class RecentList(Card):
    """The ledgers worked on lately, the latest first."""

    opened = Signal(object)  # Path
    removed = Signal(object)  # Path

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "最近的台账", flush=True)
        self._theme = theme
        self.rows: list[RecentRow] = []
        self._boxes: list[QWidget] = []

    def show_paths(self, paths: Sequence[Path], now: datetime) -> None:
        """Replace the rows."""
        for box in self._boxes:
            box.setParent(None)
            box.deleteLater()
        self.rows, self._boxes = [], []
        for path in paths:
            row = RecentRow(self._theme, path, now)
            row.clicked.connect(lambda _=False, path=path: self.opened.emit(path))
            row.forgotten.connect(lambda path=path: self.removed.emit(path))
            self._add(row)
        self.setVisible(bool(paths))

    def _add(self, row: RecentRow) -> None:
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(row, 1)
        if not row.isEnabled():
            gone = button(self._theme, "移除", rank="link", small=True)
            gone.setAccessibleName(f"移除 {row.text()}")
            gone.clicked.connect(lambda _=False, path=row.path: self.removed.emit(path))
            line.addWidget(gone)
            line.addSpacing(self._theme.px(8))
        self.body.addWidget(box)
        self.rows.append(row)
        self._boxes.append(box)


def _write(painter: QPainter, theme: Theme, room: QRect, text: str, ink: str, weight: str = "text") -> None:
    painter.setFont(theme.font("body", "strong" if weight == "strong" else "text"))
    painter.setPen(theme.color(ink))
    painter.drawText(room, _LEFT, painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, room.width()))


def _written(path: Path) -> datetime | None:
    """When the file was last written; None when it is not there."""
    try:
        return datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    except OSError:
        return None


def _day(then: datetime, now: datetime) -> str:
    if then.date() == now.date():
        return f"今天 {then:%H:%M}"
    return f"{then:%m-%d %H:%M}" if then.year == now.year else f"{then:%Y-%m-%d}"
