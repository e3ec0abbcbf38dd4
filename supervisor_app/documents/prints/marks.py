"""The marks of lights on paper: each of another shape and darkness, so that a black-and-white print tells them."""

from collections.abc import Callable
from types import MappingProxyType

from reportlab.pdfgen.canvas import Canvas

from supervisor_app.domain.lights import Light

_GRID = 16.0  # marks are drawn on a grid of 16 units
_Colour = tuple[float, float, float]
_RED, _RED_ON = (0.784, 0.188, 0.169), (1.0, 1.0, 1.0)
_YELLOW, _YELLOW_EDGE, _YELLOW_ON = (0.961, 0.765, 0.18), (0.36, 0.25, 0.0), (0.1, 0.08, 0.0)
_GREEN, _GREY, _DONE = (0.122, 0.506, 0.337), (0.42, 0.47, 0.53), (0.26, 0.36, 0.47)


class MarkPainter:
    """Keeps each mark once in the file, however often it is drawn."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas, self._kept = canvas, set[Light]()

    def draw(self, light: Light, left: float, middle: float, size: float) -> None:
        """Draw the mark of a light with its left edge at `left`, around the level `middle` (from the page's foot)."""
        canvas, name = self._canvas, f"light-{light}"
        if light not in self._kept:
            self._kept.add(light)
            canvas.beginForm(name, upperx=_GRID, uppery=_GRID)
            _DRAW[light](canvas)
            canvas.endForm()
        scale = size / _GRID
        canvas.addLiteral(f"q {scale:.4f} 0 0 {scale:.4f} {left:.2f} {middle - size / 2:.2f} cm")
        canvas.doForm(name)
        canvas.addLiteral("Q")


def _polygon(canvas: Canvas, *points: tuple[float, float], fill: _Colour, edge: _Colour | None = None) -> None:
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    path.close()
    canvas.setFillColorRGB(*fill)
    if edge:
        canvas.setStrokeColorRGB(*edge)
        canvas.setLineWidth(1.2)
    canvas.drawPath(path, stroke=int(edge is not None), fill=1)


def _exclaim(canvas: Canvas, low: float, high: float, colour: _Colour) -> None:
    canvas.setFillColorRGB(*colour)
    canvas.rect(7, low + 3.2, 2, high - low - 3.2, stroke=0, fill=1)
    canvas.rect(7, low, 2, 2, stroke=0, fill=1)


def _red(canvas: Canvas) -> None:
    _polygon(canvas, (8, 0.3), (15.7, 8), (8, 15.7), (0.3, 8), fill=_RED)
    _exclaim(canvas, 4, 12, _RED_ON)


def _yellow(canvas: Canvas) -> None:
    _polygon(canvas, (8, 14.5), (15.2, 1.5), (0.8, 1.5), fill=_YELLOW, edge=_YELLOW_EDGE)
    _exclaim(canvas, 3, 10, _YELLOW_ON)


def _green(canvas: Canvas) -> None:
    canvas.setFillColorRGB(*_GREEN)
    canvas.circle(8, 8, 6.5, stroke=0, fill=1)


def _grey(canvas: Canvas) -> None:
    canvas.setStrokeColorRGB(*_GREY)
    canvas.setLineWidth(2)
    canvas.circle(8, 8, 5.5)


def _done(canvas: Canvas) -> None:
    canvas.setStrokeColorRGB(*_DONE)
    canvas.setLineWidth(2.4)
    canvas.lines([(2.4, 7.6, 6.4, 3.6), (6.4, 3.6, 13.6, 11.8)])


_DRAW: MappingProxyType[Light, Callable[[Canvas], None]] = MappingProxyType(
    {Light.RED: _red, Light.YELLOW: _yellow, Light.GREEN: _green, Light.GREY: _grey, Light.DONE: _done}
)
