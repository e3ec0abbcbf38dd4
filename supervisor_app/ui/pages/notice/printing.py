"""A finished PDF on paper and in pixels: pages rendered as sharp as they are shown, printed at their true size."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from supervisor_app.errors import UserError

_FINEST = 600  # dpi: more is not seen on paper and takes hundreds of megabytes a page
_MM_PER_INCH = 25.4
_POINTS = 72


def page_image(path: Path, index: int, scale: float) -> QImage:
    """One page at `scale` pixels a point; UserError when the file is gone or damaged."""
    from supervisor_app.documents.preview import render_page

    width, height, stride, pixels = render_page(path, index, scale)
    return QImage(pixels, width, height, stride, QImage.Format.Format_RGB32).copy()


def print_papers(paths: Sequence[Path], printer: QPrinter) -> int:
    """Print papers one after another in true size; gives the number of sheets' sides.

    Nothing is printed when one of the files is gone or damaged, or the printer does not begin: UserError.
    """
    from supervisor_app.documents.preview import page_count, page_size_mm

    sides = [(path, index) for path in paths for index in range(page_count(path))]
    sides = sides[max(printer.fromPage() - 1, 0) : printer.toPage() or None]
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    painter = QPainter()
    if not painter.begin(printer):
        raise UserError("打印机没有响应，什么也没有打印；请检查打印机，或先另存为 PDF 再打印")
    dots = printer.resolution()
    try:
        for at, (path, index) in enumerate(sides):
            if at:
                printer.newPage()
            width, height = (dots * size / _MM_PER_INCH for size in page_size_mm(path, index))
            painter.drawImage(QRectF(0, 0, width, height), page_image(path, index, min(dots, _FINEST) / _POINTS))
    finally:
        painter.end()
    return len(sides)
