"""The two things set in 小标宋: the red mark of the issuer (发文机关标志, 7.2.4) and the title (7.3.1)."""

from supervisor_app.documents.fonts import FontClass
from supervisor_app.documents.sheet import LEFT, RED, SPREAD, WIDTH, Sheet, Style
from supervisor_app.documents.text import one_line
from supervisor_app.documents.titles import break_title

TITLE = Style(FontClass.XIAOBIAOSONG, 22)
TITLE_PITCH = TITLE.size * SPREAD
URGENCY = Style(FontClass.HEITI, 16)
RED_RULE = 1.0  # thickness (custom)
_LARGEST, _NARROWED, _NARROWEST = 48.0, 36.0, 0.7  # sizes of the mark, and how narrow its type may become (custom)
_TITLE_EMS = 19.0  # the widest line of a title
_FILE = "文件"


def red_mark(sheet: Sheet, mark: str, top: float, largest: float = _LARGEST) -> float:
    """The mark on its lines with the top edge of its ink at `top`; gives the bottom of its ink.

    A long one is narrowed and then made smaller until it fits the type area. The names of joint issuers are spread to
    one width, and 文件 as a last line stands at their right, in the middle of their height (7.2.4).
    """
    lines = [one_line(line) for line in mark.splitlines() if one_line(line)] or [""]
    suffix = lines.pop() if len(lines) > 2 and lines[-1] == _FILE else ""
    unit = Style(FontClass.XIAOBIAOSONG, 1.0)
    names = max(sheet.width(line, unit) for line in lines)
    natural = max(names + sheet.width(suffix, unit) + (0.25 if suffix else 0.0), 1.0)
    size = min(largest, max(WIDTH / natural, min(_NARROWED, WIDTH / natural / _NARROWEST)))
    style, scale = Style(FontClass.XIAOBIAOSONG, size), min(1.0, WIDTH / natural / size)
    left = LEFT + (WIDTH - natural * size * scale) / 2
    bottom = top
    for number, line in enumerate(lines):
        above, below = sheet.ink(line, style)
        em_top = bottom + (size / 4 if number else 0.0) - above
        spread = (names * size - sheet.width(line, style)) / max(len(line) - 1, 1) if len(line) > 1 else 0.0
        sheet.text(line, left, em_top, style, spacing=spread, colour=RED, scale=scale)
        bottom = em_top + below
    if suffix:
        above, below = sheet.ink(suffix, style)
        at = left + (natural * size - sheet.width(suffix, style)) * scale
        sheet.text(suffix, at, (top + bottom - above - below) / 2, style, colour=RED, scale=scale)
    return bottom


def title_block(sheet: Sheet, title: str, top: float) -> float:
    """The title centred on its lines from `top` on, broken by meaning; gives the top of a line below it."""
    for line in break_title(title, _TITLE_EMS):
        sheet.centred(line, sheet.frame.left + sheet.frame.width / 2, top, TITLE)
        top += TITLE_PITCH
    return top
