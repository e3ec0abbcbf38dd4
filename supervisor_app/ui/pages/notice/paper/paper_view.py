"""The page of a PDF as a sheet of paper on a desk: always white, sharp at every zoom."""

from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from supervisor_app.ui.pages.notice.paper.printing import page_image
from supervisor_app.ui.theme import Theme

WHOLE, WIDTH = 0.0, -1.0
STEPS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
_MARGIN = 16
_POINTS = 72 / 25.4  # points a millimetre
_TRUE = 96 / 72  # pixels a point at 100 %
_KEPT = 6  # rendered pages remembered


class PaperView(QAbstractScrollArea):
    """Shows one page; `zoom` is a factor of the true size, WHOLE or WIDTH."""

    zoomed = Signal()
    turned = Signal(int)  # +1 or −1: another page is asked for by the keyboard or at the end of scrolling

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._path: Path | None = None
        self._page, self._size_mm, self._stamp = 0, (210.0, 297.0), 0
        self._zoom = WHOLE
        self._kept: dict[object, QPixmap] = {}
        self._grabbed: QPoint | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self.viewport().update)

    def show_page(
        self,
        path: Path | None,
        page: int = 0,
        size_mm: tuple[float, float] = (210.0, 297.0),
        stay: bool = False,
    ) -> None:
        """Show a page from its top, or with `stay` where one is; None shows the bare desk."""
        self._path, self._page, self._size_mm = path, page, size_mm
        self._stamp = path.stat().st_mtime_ns if path is not None else 0
        self._lay()
        if not stay:
            self.verticalScrollBar().setValue(0)
        self.viewport().update()

    @property
    def zoom(self) -> float:
        """The factor asked for, WHOLE or WIDTH."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Show the page larger or smaller."""
        self._zoom = zoom
        self._lay()
        self.viewport().update()
        self.zoomed.emit()

    def zoom_by(self, way: int) -> None:
        """The next step up (+1) or down (−1)."""
        now = self._scale() / (_TRUE * self._theme.scale)
        steps = [step for step in STEPS if (step > now + 0.01 if way > 0 else step < now - 0.01)]
        if steps:
            self.set_zoom(steps[0] if way > 0 else steps[-1])

    def _scale(self) -> float:
        """Pixels a point."""
        if self._zoom > 0:
            return self._zoom * _TRUE * self._theme.scale
        room, (width, height) = self.maximumViewportSize(), self._points()
        air = 2 * self._theme.px(_MARGIN)
        by_width = (room.width() - air) / width
        return max(by_width if self._zoom == WIDTH else min(by_width, (room.height() - air) / height), 0.1)

    def _points(self) -> tuple[float, float]:
        return self._size_mm[0] * _POINTS, self._size_mm[1] * _POINTS

    def _sheet(self) -> QSize:
        (width, height), scale = self._points(), self._scale()
        return QSize(round(width * scale), round(height * scale))

    def _lay(self) -> None:
        air, sheet, room = 2 * self._theme.px(_MARGIN), self._sheet(), self.viewport().size()
        for bar, length, shown in (
            (self.horizontalScrollBar(), sheet.width(), room.width()),
            (self.verticalScrollBar(), sheet.height(), room.height()),
        ):
            bar.setPageStep(shown)
            bar.setSingleStep(self._theme.px(40))
            bar.setRange(0, max(0, length + air - shown))

    def _place(self) -> QRect:
        """Where the sheet lies in the viewport."""
        sheet, room, air = self._sheet(), self.viewport().size(), self._theme.px(_MARGIN)
        x = max((room.width() - sheet.width()) // 2, air) - self.horizontalScrollBar().value()
        y = max((room.height() - sheet.height()) // 2, air) - self.verticalScrollBar().value()
        return QRect(QPoint(x, y), sheet)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Qt: desk, sheet, edge."""
        painter, theme = QPainter(self.viewport()), self._theme
        painter.fillRect(event.rect(), theme.color("desk"))
        if self._path is None:
            return
        place = self._place()
        painter.fillRect(place, theme.color("paper"))
        painter.drawPixmap(place.topLeft(), self._picture(self._path, place.size()))
        painter.setPen(QPen(theme.color("border_button"), 1))
        painter.drawRect(QRectF(place).adjusted(-0.5, -0.5, 0.5, 0.5))

    def _picture(self, path: Path, size: QSize) -> QPixmap:
        ratio = self.devicePixelRatioF()
        key = (path, self._stamp, self._page, size.width(), ratio)
        if key not in self._kept:
            while len(self._kept) >= _KEPT:
                del self._kept[next(iter(self._kept))]
            picture = QPixmap.fromImage(page_image(path, self._page, size.width() * ratio / self._points()[0]))
            picture.setDevicePixelRatio(ratio)
            self._kept[key] = picture
        return self._kept[key]

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Qt: fit again."""
        super().resizeEvent(event)
        self._lay()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802
        """Qt: the sheet has moved."""
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Qt: Ctrl zooms; at the end of a page comes the next."""
        way = event.angleDelta().y()
        bar = self.verticalScrollBar()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if way > 0 else -1)
        elif way and bar.value() == (bar.minimum() if way > 0 else bar.maximum()):
            self.turned.emit(-1 if way > 0 else 1)
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Qt: page keys turn pages, arrows scroll."""
        turns = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        if event.key() in turns:
            self.turned.emit(turns[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        """Qt: a large sheet is dragged by the mouse."""
        if isinstance(event, QMouseEvent):
            if event.type() == QEvent.Type.MouseButtonPress:
                self._grabbed = event.position().toPoint()
            elif event.type() == QEvent.Type.MouseButtonRelease:
                self._grabbed = None
            elif event.type() == QEvent.Type.MouseMove and self._grabbed is not None:
                moved = event.position().toPoint() - self._grabbed
                self._grabbed = event.position().toPoint()
                self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - moved.x())
                self.verticalScrollBar().setValue(self.verticalScrollBar().value() - moved.y())
        return super().viewportEvent(event)
