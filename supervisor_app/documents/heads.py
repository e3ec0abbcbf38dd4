"""Heads of papers by GB/T 9704—2012: general and upward (7.2), minutes (10.3); custom ones: bulletin and form.

Custom, not the standard's: size of the red marks, thickness of the red rule, line pitch of titles, and whatever a
bulletin or a form shows; a bulletin's head is kept low, so that a short one has room on one page.
"""

from supervisor_app.documents.fonts import FontClass
from supervisor_app.documents.letter import letter_head
from supervisor_app.documents.marks import RED_RULE, TITLE, TITLE_PITCH, URGENCY, red_mark, title_block
from supervisor_app.documents.sheet import BODY, LEFT, MM, PITCH, RED, RIGHT, TOP, WIDTH, Sheet, Style
from supervisor_app.documents.text import one_line
from supervisor_app.documents.wording import full_date, signer_rows
from supervisor_app.domain.papers.paper import Paper, PaperFormat

_MARK_TOP = TOP + 35 * MM
_BULLETIN_TOP = TOP + 6 * MM
_SIGNED_BY, _SIGNER = "签发人：", Style(FontClass.KAITI, BODY.size, BODY.tracking)


def draw_head(sheet: Sheet, paper: Paper) -> None:
    """Everything above the addressee; `sheet.top` is then its line, one blank line below the title (7.3.2)."""
    match paper.format:
        case PaperFormat.LETTER:
            letter_head(sheet, paper)
        case PaperFormat.FORM:
            _form_head(sheet, paper)
        case PaperFormat.GENERAL:
            _general_head(sheet, paper)
        case _:
            _issue_head(sheet, paper)


def _general_head(sheet: Sheet, paper: Paper) -> None:
    """Urgency in the first line, mark 35 mm below the type area's top, number two lines on, red rule 4 mm on (7.2)."""
    if paper.urgency:
        sheet.text(one_line(paper.urgency), LEFT, TOP, URGENCY)
    number_top = red_mark(sheet, paper.mark or paper.issuer, _MARK_TOP) + 2 * PITCH
    _title_below(sheet, paper, _red_rule(sheet, _number(sheet, paper, number_top)))


def _issue_head(sheet: Sheet, paper: Paper) -> None:
    """Minutes (10.3) and bulletin: the series in red, its issue below, who compiled it and when, the red rule.

    The date stands here when nobody signs.
    """
    if paper.urgency:
        sheet.text(one_line(paper.urgency), LEFT, TOP, URGENCY)
    minutes = paper.format is PaperFormat.MINUTES
    below = red_mark(sheet, paper.mark or paper.issuer, _MARK_TOP if minutes else _BULLETIN_TOP)
    if paper.number:
        below = _number(sheet, paper, below + PITCH)
    compiler, day = one_line(paper.compiler or paper.issuer), full_date(paper.dated)
    if not paper.signed or paper.compiler:
        top = below + PITCH / 2 + (PITCH - BODY.size) / 2
        for at, line in enumerate(sheet.lines(compiler, BODY, WIDTH - sheet.width(day, BODY) - 4 * BODY.em)):
            top += PITCH if at else 0.0
            sheet.text(line.text, LEFT + BODY.em, top, BODY)
        sheet.text(day, RIGHT - BODY.em - sheet.width(day, BODY), top, BODY)
        below = top + sheet.ink(compiler + day, BODY)[1]
    _title_below(sheet, paper, _red_rule(sheet, below), 2 if minutes else 1)


def _form_head(sheet: Sheet, paper: Paper) -> None:
    """A form of the office's own (custom): its title on the first line, its number at the right below, no red."""
    sheet.top = title_block(sheet, paper.title, TOP)
    number = one_line(paper.number)
    if number:
        label = number if number.endswith("号") else f"编号：{number}"
        sheet.text(label, RIGHT - sheet.width(label, BODY), sheet.top + (PITCH - BODY.size) / 2, BODY)
    sheet.top += PITCH + 1 * MM


def _number(sheet: Sheet, paper: Paper, top: float) -> float:
    """The number (7.2.5) in the middle, of an upward paper at the left with 签发人 at the right (7.2.6).

    Gives the bottom of its ink. Two signers stand on a line, the number on the last one.
    """
    number = one_line(paper.number)
    rows = signer_rows(paper.signer)
    if not rows:
        sheet.centred(number, LEFT + WIDTH / 2, top, BODY)
        return top + (sheet.ink(number, BODY)[1] if number else BODY.size)
    left = RIGHT - BODY.em - max(sheet.width(row, _SIGNER) for row in rows) + BODY.tracking
    sheet.text(_SIGNED_BY, left - sheet.width(_SIGNED_BY, BODY), top, BODY)
    for row in rows:
        sheet.text(row, left, top, _SIGNER)
        top += PITCH
    sheet.text(number, LEFT + BODY.em, top - PITCH, BODY)
    return top - PITCH + sheet.ink(number or "号", BODY)[1]


def _red_rule(sheet: Sheet, below: float) -> float:
    """The red rule 4 mm below (7.2.7), as wide as the type area; gives its lower edge."""
    middle = below + 4 * MM + RED_RULE / 2
    sheet.rule(LEFT, middle, RIGHT, RED_RULE, RED)
    return middle + RED_RULE / 2


def _title_below(sheet: Sheet, paper: Paper, rule: float, blank: int = 2) -> None:
    """Two blank lines, the title (7.3.1), one blank line."""
    sheet.top = rule + blank * PITCH
    if one_line(paper.title):
        sheet.top = title_block(sheet, paper.title, sheet.top) - (TITLE_PITCH - TITLE.size) + PITCH
