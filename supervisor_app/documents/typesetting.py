"""Any paper as PDF, laid out as GB/T 9704—2012 says: head, text, signature, foot, annexes, each in its own module.

Ours or custom, and named so where they stand: sizes of marks, thickness of red rules, line pitches of titles and
imprint, forms, lists, receipt, bulletin, and the small QR code.
"""

from pathlib import Path

from supervisor_app.documents.annexes import draw_annexes
from supervisor_app.documents.code import draw_code
from supervisor_app.documents.flow import addressee_rows, draw_body
from supervisor_app.documents.fonts import FontSet, font_set
from supervisor_app.documents.heads import draw_head
from supervisor_app.documents.imprint import Imprint, turn_to_back
from supervisor_app.documents.receipt import ReceiptSlip
from supervisor_app.documents.sheet import HEIGHT, PITCH, PORTRAIT, Sheet
from supervisor_app.documents.signature import Ending
from supervisor_app.documents.text import one_line
from supervisor_app.domain.papers.paper import Paper, PaperFormat
from supervisor_app.errors import UserError

_TEXT_ON_PAGE_ONE = 3  # lines of text at least, else the addressees go to the imprint (7.3.2)
_TITLE_LEAVES = 2 * PITCH  # of page one, below the title: it shows text (7.3.3)
_FOOT_AT_MOST = HEIGHT * 0.7  # a higher foot has a page of its own
_TOLERANCE = 0.01


def write_paper(paper: Paper, path: Path, *, fonts: FontSet | None = None, invariant: bool = False) -> None:
    """Write the paper as PDF, whole or not at all.

    UserError when the issuer has no name, the title fills page one, a character has no glyph, or the disk fails.
    `fonts` are the machine's when not given; `invariant` gives the same bytes for the same paper.
    """
    if not one_line(paper.issuer):
        raise UserError("还没有填写发文机关名称，文书没有生成，请先在“设置”里填写")
    sheet = Sheet(fonts or font_set(), _about(paper), one_line(paper.issuer), invariant=invariant)
    draw_head(sheet, paper)
    if sheet.room < _TITLE_LEAVES:
        raise UserError(f"标题太长（{len(one_line(paper.title))} 字），首页放不下正文；请改短标题")
    draw_code(sheet, one_line(paper.code), letter=paper.format is PaperFormat.LETTER)
    rows = addressee_rows(sheet, paper.addressee)
    moved = bool(paper.body) and (len(rows) + _TEXT_ON_PAGE_ONE) * PITCH > sheet.room
    ending, imprint = Ending(sheet, paper), Imprint(sheet, paper, main=moved)
    printed = 0.0 if paper.annexes else imprint.height
    slip = ReceiptSlip(sheet, paper.receipt, cut=printed > 0)
    foot = ending.below + slip.height + printed
    tails = [ending.height + below for below in (foot, ending.below) if ending.height + below <= _FOOT_AT_MOST]
    hanging = paper.format is PaperFormat.MINUTES
    draw_body(sheet, [] if moved else rows, paper.body, tails or [0.0], hanging=hanging)
    if ending.height > sheet.room + _TOLERANCE:
        sheet.new_page()
    ending.draw()
    full = foot > sheet.room + _TOLERANCE
    if full:
        sheet.new_page()
    _draw_foot(sheet, paper, imprint, slip, blank=full and not slip.height)
    sheet.save(path)


def _draw_foot(sheet: Sheet, paper: Paper, imprint: Imprint, slip: ReceiptSlip, *, blank: bool) -> None:
    """Receipt at the foot of the text's last page, above the imprint where both stand there: the imprint ends it (7.4).

    The imprint of a paper with annexes stands on their last page, on the back of a receipt above what is torn off.
    With `blank` nothing stands on the present page yet.
    """
    together = imprint.height > 0 and not paper.annexes and not (paper.even and sheet.page % 2)
    slip.draw(sheet.frame.bottom - (imprint.height if together else 0.0))
    above = 0.0 if together else slip.height
    if paper.annexes:
        draw_annexes(sheet, paper.annexes)
        above, blank = 0.0, False
        if imprint.height and (sheet.frame.turned or imprint.height > sheet.room):
            sheet.new_page(PORTRAIT)
            blank = True
    if paper.even and imprint.height:
        turn_to_back(sheet, blank=blank)
    imprint.draw(sheet.frame.bottom - above)


def _about(paper: Paper) -> str:
    """The document's title in its properties."""
    name = one_line(paper.addressee)
    return f"{one_line(paper.title)}（{name}）" if name else one_line(paper.title)
