"""Pictures of a finished PDF for the window's preview and for printing."""

from pathlib import Path
from typing import Any

import pypdfium2

from supervisor_app.documents.pdfium import PDFIUM
from supervisor_app.errors import UserError

_MM_PER_POINT = 25.4 / 72


def page_count(path: Path) -> int:
    """How many pages the PDF has; UserError when it is gone or damaged."""
    with PDFIUM, _opened(path) as document:
        return len(document)


def page_size_mm(path: Path, index: int = 0) -> tuple[float, float]:
    """Width and height of a page in millimetres; UserError when the file is gone or damaged."""
    with PDFIUM, _opened(path) as document:
        width, height = document[index].get_size()
        return width * _MM_PER_POINT, height * _MM_PER_POINT


def render_page(path: Path, index: int, scale: float) -> tuple[int, int, int, bytes]:
    """Width, height, bytes a row and pixels (B, G, R, unused) of a page at `scale` pixels a point (dpi / 72).

    UserError when the file is gone or damaged.
    """
    with PDFIUM, _opened(path) as document:
        bitmap = document[index].render(scale=scale, prefer_bgrx=True)
        return bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer)


def _opened(path: Path) -> Any:
    try:
        return pypdfium2.PdfDocument(path)
    except (pypdfium2.PdfiumError, OSError) as error:
        raise UserError(f"打不开文书“{path.name}”，文件可能已被移走或损坏，请重新生成这份文书") from error
