"""A line of text as papers print it, as a picture for the window."""

from io import BytesIO

import pypdfium2
from reportlab.pdfgen.canvas import Canvas

from supervisor_app.documents.fonts import FontClass, FontSet
from supervisor_app.documents.pdfium import PDFIUM

SAMPLE = "关于加快办理的通知　政督〔2026〕16号　0123456789"
_ASCENT, _HEIGHT, _EDGE = 0.88, 1.25, 0.1  # of the size
_MISSING = "□"  # stands for what no font has


def draw_sample(fonts: FontSet, font_class: FontClass, text: str, size: float) -> tuple[int, int, int, bytes]:
    """Width, height, bytes a row and grey values (0 is ink) of the text set `size` pixels high."""
    text = "".join(char if fonts.face(font_class, char) else _MISSING for char in " ".join(text.split()))
    width = sum(fonts.advance(font_class, char) for char in text) * size + 2 * _EDGE * size
    data = BytesIO()
    first = fonts.first(font_class).name
    canvas = Canvas(data, pagesize=(max(width, size), _HEIGHT * size), initialFontName=first)
    pen = canvas.beginText(_EDGE * size, (_HEIGHT - _EDGE - _ASCENT) * size)
    for face, run in fonts.runs(font_class, text):
        if face is not None:
            pen.setFont(face.name, size)
            pen.textOut(run)
    canvas.drawText(pen)
    canvas.save()
    with PDFIUM, pypdfium2.PdfDocument(data.getvalue()) as document:
        bitmap = document[0].render(scale=1.0, grayscale=True)
        return bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer)
