"""An official A4 page by GB/T 9704—2012 as a drawing surface: measures, text, rules, page numbers, the file.

Lengths are points, counted downwards from the top edge and rightwards from the left edge of the page.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from supervisor_app.documents.fonts import FontClass, FontSet
from supervisor_app.documents.text import Advance, Line, break_lines
from supervisor_app.errors import UserError
from supervisor_app.files import write_whole

MM = 72 / 25.4
PAGE_WIDTH, PAGE_HEIGHT = 210 * MM, 297 * MM
LEFT, TOP = 28 * MM, 37 * MM  # binding and head margin
WIDTH, HEIGHT = 156 * MM, 225 * MM  # the type area
RIGHT, BOTTOM = LEFT + WIDTH, TOP + HEIGHT
PITCH = HEIGHT / 22  # 22 lines a page; the standard gives no line pitch in points
BLACK, RED = (0.0, 0.0, 0.0), (1.0, 0.0, 0.0)
_ASCENT = 0.88  # of the em over the base line in Chinese fonts


@dataclass(frozen=True, slots=True)
class Style:
    """Class and size of type; `tracking` is added to every character."""

    font_class: FontClass
    size: float
    tracking: float = 0.0

    @property
    def em(self) -> float:
        """Width of a full character."""
        return self.size + self.tracking


BODY = Style(FontClass.FANGSONG, 16, WIDTH / 28 - 16)  # 28 characters of size 3 fill the type area
_PAGE_NUMBER = Style(FontClass.SONGTI, 14)


class Sheet:
    """Pages being drawn one after the other; `top` is where the next thing goes."""

    def __init__(self, fonts: FontSet, title: str, author: str, *, invariant: bool = False) -> None:
        """`invariant` leaves date and time out, so that the same paper gives the same bytes."""
        self.fonts = fonts
        self._data = BytesIO()
        self._canvas = Canvas(
            self._data,
            pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
            pageCompression=1,
            invariant=invariant or None,
            initialFontName=fonts.first(FontClass.FANGSONG).name,
            lang="zh-CN",
        )
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setCreator("督办台账")
        self._missing: dict[str, str] = {}
        self.page = 1
        self.top = TOP

    @property
    def room(self) -> float:
        """What is left of the type area."""
        return BOTTOM - self.top

    def advance(self, style: Style) -> Advance:
        """The measure of a character in the style."""
        em_width = partial(self.fonts.advance, style.font_class)
        return lambda char: em_width(char) * style.size + style.tracking

    def lines(self, text: str, style: Style, width: float, indent: float = 0.0) -> list[Line]:
        """The text broken into lines of the width."""
        return break_lines(text, self.advance(style), width, em=style.em, indent=indent)

    def width(self, text: str, style: Style) -> float:
        """How wide the text is on one line."""
        return sum(map(self.advance(style), text))

    def line(self, line: Line, left: float, top: float, style: Style) -> None:
        """Draw a broken line with its ems beginning at `top`."""
        self.text(line.text, left + line.indent, top, style, spacing=line.spacing)

    def text(
        self,
        text: str,
        left: float,
        top: float,
        style: Style,
        *,
        spacing: float = 0.0,
        colour: tuple[float, float, float] = BLACK,
        scale: float = 1.0,
    ) -> None:
        """Draw text on one line with its ems beginning at `top`; `scale` narrows the characters."""
        pen = self._canvas.beginText(left, PAGE_HEIGHT - top - _ASCENT * style.size)
        pen.setFillColorRGB(*colour)
        pen.setCharSpace(style.tracking + spacing)
        pen.setHorizScale(100 * scale)
        for face, run in self.fonts.runs(style.font_class, text):
            if face is None:
                self._missing.update(dict.fromkeys(run, text))
            else:
                pen.setFont(face.name, style.size)
                pen.textOut(run)
        self._canvas.drawText(pen)

    def centred(self, text: str, middle: float, top: float, style: Style) -> None:
        """Draw text on one line around `middle`."""
        self.text(text, middle - (self.width(text, style) - style.tracking) / 2, top, style)

    def rule(
        self,
        left: float,
        top: float,
        right: float,
        thickness: float,
        colour: tuple[float, float, float] = BLACK,
        dash: Iterable[float] = (),
    ) -> None:
        """Draw a level line whose middle is at `top`."""
        self._stroke((left, top, right, top), thickness, colour, dash)

    def upright(self, left: float, top: float, bottom: float, thickness: float) -> None:
        """Draw an upright black line."""
        self._stroke((left, top, left, bottom), thickness, BLACK, ())

    def ink(self, text: str, style: Style) -> tuple[float, float]:
        """Top and bottom of the text's ink, counted from the top of its ems."""
        edges = [face.ink(char) for char in text if (face := self.fonts.face(style.font_class, char))]
        low, high = min((low for low, _ in edges), default=0.0), max((high for _, high in edges), default=0.0)
        return (_ASCENT - high) * style.size, (_ASCENT - low) * style.size

    def new_page(self) -> None:
        """Finish the page with its number and begin the next."""
        self._page_number()
        self._canvas.showPage()
        self.page += 1
        self.top = TOP

    def save(self, path: Path) -> None:
        """Finish the last page and write the file, whole or not at all; UserError when glyphs or the disk fail."""
        self._page_number()
        self._canvas.showPage()
        if self._missing:
            raise UserError(_missing_sentence(self._missing))
        self._canvas.save()
        write_whole(path, self._data.getvalue())

    def _stroke(
        self,
        ends: tuple[float, float, float, float],
        thickness: float,
        colour: tuple[float, float, float],
        dash: Iterable[float],
    ) -> None:
        left, top, right, bottom = ends
        self._canvas.setStrokeColorRGB(*colour)
        self._canvas.setLineWidth(thickness)
        self._canvas.setDash(list(dash))
        self._canvas.line(left, PAGE_HEIGHT - top, right, PAGE_HEIGHT - bottom)

    def _page_number(self) -> None:
        """Half-width 宋体 figures of size 4 between dashes, their top 7 mm below the type area, outside one em in."""
        text = f"— {self.page} —"
        dash_top, _ = self.ink("—", _PAGE_NUMBER)
        outside = RIGHT - _PAGE_NUMBER.size - self.width(text, _PAGE_NUMBER)
        left = outside if self.page % 2 else LEFT + _PAGE_NUMBER.size
        self.text(text, left, BOTTOM + 7 * MM - dash_top, _PAGE_NUMBER)


def _missing_sentence(missing: dict[str, str]) -> str:
    """Names every character no font has, and the text where the first of them stands."""
    names = "、".join(
        f"“{char}”（U+{ord(char):04X}）" if char.isprintable() else f"U+{ord(char):04X}" for char in missing
    )
    char, text = next(iter(missing.items()))
    at = text.index(char)
    where = "".join(near if near.isprintable() else "□" for near in text[max(at - 8, 0) : at + 8])
    return f"字库里没有{names}，文书没有生成（见“{where}”一处），请改用常用字，或安装含有这些字的字体后重新打开本程序"
