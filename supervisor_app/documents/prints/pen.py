"""Text on a canvas, many short pieces a page: about four times as quick as reportlab's text objects."""

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from supervisor_app.documents.fonts import FontClass, FontSet
from supervisor_app.documents.sheet import Style

_ASCENT = 0.88  # of the em over the base line in Chinese fonts
_KEPT = 24  # characters of a text that may well come again: units, dates, states


class Pen:
    """Collects a page's text and writes it in one text object; `missing` names the characters no font has."""

    def __init__(self, canvas: Canvas, fonts: FontSet, height: float) -> None:
        self._canvas, self._fonts, self._height = canvas, fonts, height
        self._page: list[str] = []
        self._shown: dict[tuple[Style, str], str] = {}
        self._known: dict[FontClass, set[str]] = {font_class: set() for font_class in FontClass}
        self.missing: dict[str, str] = {}

    def text(self, text: str, left: float, top: float, style: Style) -> None:
        """One line of text with its ems beginning at `top`, counted from the page's upper edge."""
        base = self._height - top - _ASCENT * style.size
        self._page.append(f"1 0 0 1 {left:.2f} {base:.2f} Tm {self._operators(text, style)}")

    def finish_page(self) -> None:
        """Write what was collected."""
        self._canvas.addLiteral("BT 0 g")
        self._canvas.addLiteral("\n".join(self._page))
        self._canvas.addLiteral("ET")
        self._page.clear()

    def _operators(self, text: str, style: Style) -> str:
        key = style, text
        found = self._shown.get(key)
        if found is None:
            found = " ".join(self._runs(text, style))
            if len(text) <= _KEPT:
                self._shown[key] = found
        return found

    def _runs(self, text: str, style: Style) -> list[str]:
        """What sets the fonts and shows the text, in the canvas's subsets of the fonts."""
        known, first = self._known[style.font_class], self._fonts.first(style.font_class)
        if known.issuperset(text):
            return self._show(first.name, text, style.size)
        found = []
        for face, run in self._fonts.runs(style.font_class, text):
            if face is None:
                self.missing.update(dict.fromkeys(run, text))
                continue
            if face is first:
                known.update(run)
            found += self._show(face.name, run, style.size)
        return found

    def _show(self, font_name: str, text: str, size: float) -> list[str]:
        font, document = pdfmetrics.getFont(font_name), self._canvas._doc
        return [
            f"{font.getSubsetInternalName(subset, document)} {size:g} Tf <{codes.hex()}> Tj"
            for subset, codes in font.splitString(text, document)
        ]
