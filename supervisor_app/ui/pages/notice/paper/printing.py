"""A finished PDF on paper and in pixels: pages rendered as sharp as they are shown, printed at their true size."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QRectF, QTimer, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QTransform
from PySide6.QtPrintSupport import QPrinter

from supervisor_app.errors import UserError

_FINEST = 600  # dpi: more is not seen on paper and takes hundreds of megabytes a page
_MM_PER_INCH = 25.4
_POINTS = 72
Side = tuple[Path, int] | None


def page_image(path: Path, index: int, scale: float) -> QImage:
    """One page at `scale` pixels a point; UserError when the file is gone or damaged."""
    from supervisor_app.documents.preview import render_page

    width, height, stride, pixels = render_page(path, index, scale)
    return QImage(pixels, width, height, stride, QImage.Format.Format_RGB32).copy()


def sheets(counts: Sequence[tuple[Path, int]], both_sides: bool) -> list[Side]:
    """Every page in order; None is an empty back, so that a paper printed on both sides begins on a sheet of its own
    (GB/T 9704—2012, 6.2)."""
    found: list[Side] = []
    for path, count in counts:
        if both_sides and len(found) % 2:
            found.append(None)
        found += [(path, index) for index in range(count)]
    return found


class PrintRun(QObject):
    """Prints papers page by page between other events, so that the window stays alive.

    Nothing is printed when one of the files is gone or damaged, or the printer does not begin: `start` says UserError.
    """

    advanced = Signal(int, int)  # the page being printed, pages in all
    ended = Signal(int, bool)  # pages printed, whether all of them

    def __init__(self, paths: Sequence[Path], printer: QPrinter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._paths, self._printer = paths, printer
        self._sides: list[Side] = []
        self._done, self._stopped = 0, False
        self._painter = QPainter()

    def start(self) -> None:
        """Begin; the pages follow."""
        from supervisor_app.documents.preview import page_count

        printer = self._printer
        counts = [(path, page_count(path)) for path in self._paths]
        sides = sheets(counts, printer.duplex() is not QPrinter.DuplexMode.DuplexNone)
        chosen = sides[max(printer.fromPage() - 1, 0) : printer.toPage() or None]
        self._sides = chosen * (1 if printer.supportsMultipleCopies() else max(printer.copyCount(), 1))
        printer.setFullPage(True)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        printer.setPageOrientation(QPageLayout.Orientation.Portrait)
        if not self._painter.begin(printer):
            raise UserError("打印机没有响应，什么也没有打印；请检查打印机，或先另存为 PDF 再打印")
        self._next()

    def stop(self) -> None:
        """No further page; what the printer has, it may still print."""
        self._stopped = True

    def _next(self) -> None:
        if self._done < len(self._sides):
            self.advanced.emit(self._done + 1, len(self._sides))
            QTimer.singleShot(0, self._print_page)
        else:
            self._finish()

    def _finish(self) -> None:
        self._painter.end()
        self.ended.emit(self._done, self._done == len(self._sides))
        self.deleteLater()

    def _print_page(self) -> None:
        if self._stopped:
            self._finish()
            return
        side = self._sides[self._done]
        try:
            if self._done:
                self._printer.newPage()
            if side is not None:
                self._draw(*side)
        except BaseException:
            self._painter.end()
            raise
        self._done += 1
        self._next()

    def _draw(self, path: Path, index: int) -> None:
        """One page at its true size; a landscape one is turned, its head to the left edge of the upright sheet."""
        from supervisor_app.documents.preview import page_size_mm

        dots = self._printer.resolution()
        width, height = (dots * size / _MM_PER_INCH for size in page_size_mm(path, index))
        image = page_image(path, index, min(dots, _FINEST) / _POINTS)
        if width > height:
            image, (width, height) = image.transformed(QTransform().rotate(-90)), (height, width)
        self._painter.drawImage(QRectF(0, 0, width, height), image)
