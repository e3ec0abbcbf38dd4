"""Annexes on pages of their own (GB/T 9704—2012, 7.3.7); landscape ones as section 8 wants wide tables."""

from supervisor_app.documents.flow import draw_body
from supervisor_app.documents.fonts import FontClass
from supervisor_app.documents.marks import TITLE, TITLE_PITCH, title_block
from supervisor_app.documents.sheet import BODY, LANDSCAPE, PITCH, PORTRAIT, Sheet, Style
from supervisor_app.domain.papers.paper import Annex

_LABEL = Style(FontClass.HEITI, BODY.size, BODY.tracking)
_DOWN = (PITCH - BODY.size) / 2


def draw_annexes(sheet: Sheet, annexes: tuple[Annex, ...]) -> None:
    """附件1 in 黑体 on the first line, the title centred on the third; one annex alone bears no number."""
    for number, annex in enumerate(annexes, 1):
        sheet.new_page(LANDSCAPE if annex.landscape else PORTRAIT)
        sheet.text(f"附件{number}" if len(annexes) > 1 else "附件", sheet.frame.left, sheet.top + _DOWN, _LABEL)
        below = title_block(sheet, annex.title, sheet.top + 2 * PITCH + (PITCH - TITLE.size) / 2)
        sheet.top = below - (TITLE_PITCH - TITLE.size) + PITCH
        draw_body(sheet, [], annex.body, (0.0,))
