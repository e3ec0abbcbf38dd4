"""An official A4 page by GB/T 9704—2012 as a drawing surface: measures, text, rules, page numbers, the file.

Lengths are points, counted downwards from the top edge and rightwards from the left edge of the page.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from supervisor_app.documents.archival import make_archival
from supervisor_app.documents.fonts import Face, FontClass, FontSet
from supervisor_app.documents.text import Advance, Line, break_lines
from supervisor_app.errors import UserError
from supervisor_app.files import write_whole

MM = 72 / 25.4
PAGE_WIDTH, PAGE_HEIGHT = 210 * MM, 297 * MM
LEFT, TOP = 28 * MM, 37 * MM  # binding and head margin
WIDTH, HEIGHT = 156 * MM, 225 * MM  # the type area
RIGHT, BOTTOM = LEFT + WIDTH, TOP + HEIGHT
PITCH = HEIGHT / 22  # 22 lines a page; the standard gives no line pitch in points


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of a page that text may fill, from the page's left and top; `paper` is the sheet's width and height.

    On a `turned` page the lengths are those seen when the paper is turned clockwise by a quarter.
    """

    left: float = LEFT
    top: float = TOP
    width: float = WIDTH
    height: float = HEIGHT
    paper: tuple[float, float] = (PAGE_WIDTH, PAGE_HEIGHT)
    turned: bool = False

    @property
    def right(self) -> float:
        """The right margin."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height


PORTRAIT = Frame()
# The same type area, turned: the table's head is at the left edge of the paper, which is the binding edge of odd
# pages and the cut edge of even ones, as 9704 (section 8) wants it.
LANDSCAPE = Frame(PAGE_HEIGHT - BOTTOM, LEFT, HEIGHT, WIDTH, turned=True)
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
SPREAD = 1.55  # line pitch of large type in its sizes (custom)


def official_number(sheet: "Sheet") -> None:
    """Half-width 宋体 figures of size 4 between dashes, their top 7 mm below the type area, outside one em in (7.5)."""
    text = f"— {sheet.page} —"
    dash_top, _ = sheet.ink("—", _PAGE_NUMBER)
    outside = RIGHT - _PAGE_NUMBER.size - sheet.width(text, _PAGE_NUMBER)
    left = outside if sheet.page % 2 else LEFT + _PAGE_NUMBER.size
    sheet.text(text, left, BOTTOM + 7 * MM - dash_top, _PAGE_NUMBER)


class Sheet:
    """Pages being drawn one after the other; `top` is where the next thing goes.

    `frame` is the present page's, `page_end` draws what stands on every page beside it, seen on the unturned paper.
    """

    def __init__(
        self, fonts: FontSet, title: str, author: str, *, invariant: bool = False, frame: Frame = PORTRAIT
    ) -> None:
        """`invariant` leaves date and time out, so that the same paper gives the same bytes."""
        self.fonts = fonts
        self.page_end: Callable[[Sheet], None] = official_number
        self._measures: dict[Style, _Measure] = {}
        self._data = BytesIO()
        self._canvas = Canvas(
            self._data,
            pagesize=frame.paper,
            pageCompression=1,
            invariant=invariant or None,
            initialFontName=fonts.first(FontClass.FANGSONG).name,
            lang="zh-CN",
        )
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setCreator("督办台账")
        self._canvas.setSubject("")
        make_archival(self._canvas)
        self._missing: dict[str, str] = {}
        self.page = 1
        self._begin(frame)

    @property
    def room(self) -> float:
        """What is left of the type area."""
        return self.frame.bottom - self.top

    def advance(self, style: Style) -> Advance:
        """The measure of a character in the style."""
        found = self._measures.get(style)
        if found is None:
            found = self._measures[style] = _Measure(self.fonts, style)
        return found.__getitem__

    def lines(self, text: str, style: Style, width: float, indent: float = 0.0) -> list[Line]:
        """The text broken into lines of the width."""
        return break_lines(text, self.advance(style), width, em=style.em, indent=indent)

    def width(self, text: str, style: Style) -> float:
        """How wide the text is on one line."""
        return sum(map(self.advance(style), text))

    def line(
        self, line: Line, left: float, top: float, style: Style, lead: tuple[int, FontClass] | None = None
    ) -> None:
        """Draw a broken line with its ems beginning at `top`; the first characters of its paragraph in another type."""
        split = max(lead[0] - line.start, 0) if lead else 0
        runs = self.fonts.runs(lead[1], line.text[:split]) if lead and split else []
        runs = runs + self.fonts.runs(style.font_class, line.text[split:])
        self._show(runs, line.text, (left + line.indent, top), style, line.spacing)

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
        runs = self.fonts.runs(style.font_class, text)
        self._show(runs, text, (left, top), style, spacing, colour, scale)

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

    def box(self, left: float, top: float, width: float, height: float) -> None:
        """Fill a black rectangle."""
        self._canvas.setFillColorRGB(*BLACK)
        self._canvas.rect(left, self._height - top - height, width, height, stroke=0, fill=1)

    def new_page(self, frame: Frame | None = None) -> None:
        """Finish the page with its number and begin the next, like it or with another frame."""
        self._finish()
        self.page += 1
        self._begin(frame or self.frame)

    def save(self, path: Path) -> None:
        """Finish the last page and write the file, whole or not at all; UserError when glyphs or the disk fail."""
        self._finish()
        if self._missing:
            raise UserError(missing_sentence(self._missing))
        self._canvas.save()
        write_whole(path, self._data.getvalue())

    def _begin(self, frame: Frame) -> None:
        self.frame = frame
        self.top = frame.top
        self._height = frame.paper[0] if frame.turned else frame.paper[1]
        self._canvas.setPageSize(frame.paper[::-1] if frame.turned else frame.paper)  # as seen, says reportlab
        self._canvas.setPageRotation(90 if frame.turned else 0)
        if frame.turned:
            self._canvas.saveState()
            self._canvas.transform(0, 1, -1, 0, frame.paper[0], 0)

    def _finish(self) -> None:
        if self.frame.turned:
            self._canvas.restoreState()
            self._height = self.frame.paper[1]
        self.page_end(self)
        self._canvas.showPage()

    def _show(
        self,
        runs: Iterable[tuple[Face | None, str]],
        text: str,
        place: tuple[float, float],
        style: Style,
        spacing: float = 0.0,
        colour: tuple[float, float, float] = BLACK,
        scale: float = 1.0,
    ) -> None:
        left, top = place
        pen = self._canvas.beginText(left, self._height - top - _ASCENT * style.size)
        pen.setFillColorRGB(*colour)
        pen.setCharSpace(style.tracking + spacing)
        pen.setHorizScale(100 * scale)
        for face, run in runs:
            if face is None:
                self._missing.update(dict.fromkeys(run, text))
            else:
                pen.setFont(face.name, style.size)
                pen.textOut(run)
        self._canvas.drawText(pen)

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
        self._canvas.line(left, self._height - top, right, self._height - bottom)


class _Measure(dict[str, float]):
    """The widths of a style's characters, remembered."""

    def __init__(self, fonts: FontSet, style: Style) -> None:
        super().__init__()
        self._fonts, self._style = fonts, style

    def __missing__(self, char: str) -> float:
        width = self._fonts.advance(self._style.font_class, char) * self._style.size + self._style.tracking
        self[char] = width
        return width


def missing_sentence(missing: dict[str, str]) -> str:
    """Names every character no font has, and the text where the first of them stands."""
    names = "、".join(
        f"“{char}”（U+{ord(char):04X}）" if char.isprintable() else f"U+{ord(char):04X}" for char in missing
    )
    char, text = next(iter(missing.items()))
    at = text.index(char)
    where = "".join(near if near.isprintable() else "□" for near in text[max(at - 8, 0) : at + 8])
    return f"字库里没有{names}，文书没有生成（见“{where}”一处），请改用常用字，或安装含有这些字的字体后重新打开本程序"
