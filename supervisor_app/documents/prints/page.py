"""The sizes of paper of prints, and the type on them."""

from dataclasses import dataclass

from supervisor_app.documents.fonts import FontClass, FontSet
from supervisor_app.documents.prints.cells import Measure
from supervisor_app.documents.sheet import MM, Style

LEADING = 1.36  # line pitch in sizes of type
PAD = 3.0  # beside the text of a cell, points
MARK = 1.25  # room of a light's mark before its word, in sizes of type


@dataclass(frozen=True)
class Page:
    """A page to draw on, in points: lengths count from its top left corner."""

    width: float
    height: float
    side: float
    top: float
    foot: float
    size: float  # of the text in cells

    @property
    def across(self) -> float:
        """The width of tables."""
        return self.width - 2 * self.side

    @property
    def bottom(self) -> float:
        """Where tables end at the latest."""
        return self.height - self.foot


# Not bound into a paper, so free of its margins (custom); type small enough for the columns of each size.
PAGES = {
    "A4": Page(297 * MM, 210 * MM, 12 * MM, 14 * MM, 14 * MM, 9.0),
    "A3": Page(420 * MM, 297 * MM, 14 * MM, 16 * MM, 16 * MM, 9.5),
}


@dataclass(frozen=True)
class Styles:
    """The type of a print, with the measures of its cells."""

    title: Style
    caption: Style
    head: Measure
    cell: Measure

    @staticmethod
    def on(page: Page, fonts: FontSet) -> "Styles":
        """The type that fits a page."""
        size = page.size
        return Styles(
            Style(FontClass.XIAOBIAOSONG, 2 * size),
            Style(FontClass.HEITI, size + 2),
            Measure(fonts, Style(FontClass.HEITI, size)),
            Measure(fonts, Style(FontClass.SONGTI, size)),
        )
