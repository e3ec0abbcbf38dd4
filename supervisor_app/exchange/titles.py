"""What a sheet is called: the title above its header."""

import re

from supervisor_app.exchange.cells import text_of
from supervisor_app.exchange.grid import Sheet
from supervisor_app.exchange.header import Header

_NO_TITLE = re.compile(r"^(附件|附表|表)\s*\d*\s*[:：]?$|[:：]|^[（(].*[)）]$|^\d{4}[-年./]")


def sheet_title(sheet: Sheet, header: Header) -> str:
    """The first text above the header that is no annex number, form line or date; empty when there is none."""
    for row in sheet.rows[: header.first]:
        for cell in row:
            text = " ".join(text_of(cell).split())
            if len(text) >= 4 and not _NO_TITLE.search(text):
                return text
    return ""
