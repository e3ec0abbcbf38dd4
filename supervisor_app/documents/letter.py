"""The letter format (信函格式), GB/T 9704—2012, 10.1: head and double rules of page one.

Custom, not the standard's: the size of the mark and the thickness of the rules.
"""

from supervisor_app.documents.marks import TITLE, TITLE_PITCH, URGENCY, red_mark, title_block
from supervisor_app.documents.sheet import (
    BODY,
    LEFT,
    MM,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    PITCH,
    RED,
    RIGHT,
    Sheet,
    official_number,
)
from supervisor_app.documents.text import one_line
from supervisor_app.domain.papers.paper import Paper

_MARK_TOP, _BELOW_MARK, _FROM_BOTTOM = 30 * MM, 4 * MM, 20 * MM
_LONG = 170 * MM
_THICK, _THIN, _BETWEEN = 2.25, 0.75, 1.0
_DOUBLE = _THICK + _BETWEEN + _THIN
_LARGEST_MARK = 42.0
_CLOSE = BODY.size * 7 / 8  # between the double rule and the line next to it


def letter_head(sheet: Sheet, paper: Paper) -> None:
    """Mark 30 mm from the paper's edge, double rule 4 mm on, urgency left and number right 7/8 of a character on.

    The title stands two blank lines below the last of them; page one has no number, but a double rule at its foot.
    """
    sheet.page_end = _page_end
    rule_top = red_mark(sheet, paper.mark or paper.issuer, _MARK_TOP, _LARGEST_MARK) + _BELOW_MARK
    _double_rule(sheet, rule_top, (_THICK, _THIN))
    below = rule_top + _DOUBLE
    number, urgency = one_line(paper.number), one_line(paper.urgency)
    for text, style, left in (
        (urgency, URGENCY, LEFT),
        (number, BODY, RIGHT - sheet.width(number, BODY) + BODY.tracking),
    ):
        if text:
            ink_top, ink_bottom = sheet.ink(text, style)
            top = rule_top + _DOUBLE + _CLOSE - ink_top
            sheet.text(text, left, top, style)
            below = max(below, top + ink_bottom)
    sheet.top = below + 2 * PITCH
    if one_line(paper.title):
        sheet.top = title_block(sheet, paper.title, sheet.top) - (TITLE_PITCH - TITLE.size) + PITCH


def _page_end(sheet: Sheet) -> None:
    """The thin-over-thick rule 20 mm above the lower edge of page one; numbers on the others only."""
    if sheet.page == 1:
        _double_rule(sheet, PAGE_HEIGHT - _FROM_BOTTOM - _DOUBLE / 2, (_THIN, _THICK))
    else:
        official_number(sheet)


def _double_rule(sheet: Sheet, top: float, strokes: tuple[float, float]) -> None:
    """Two red lines, the first one's upper edge at `top`, in the middle of the paper's width."""
    left, right = (PAGE_WIDTH - _LONG) / 2, (PAGE_WIDTH + _LONG) / 2
    upper, lower = strokes
    sheet.rule(left, top + upper / 2, right, upper, RED)
    sheet.rule(left, top + _DOUBLE - lower / 2, right, lower, RED)
