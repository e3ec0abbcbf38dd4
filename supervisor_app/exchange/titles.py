"""What a sheet is called: the title above its header."""

import re
from collections import Counter

from supervisor_app.exchange.cells import text_of
from supervisor_app.exchange.grid import Sheet
from supervisor_app.exchange.header import Header, field_of

_NO_TITLE = re.compile(r"^(附件|附表|表)\s*\d*\s*[:：]?$|[:：]|^[（(].*[)）]$|^\d{4}[-年./]\d{1,2}([-月./]|$)")
_DATE_IN_BRACKETS = re.compile(r"[（(][^（）()]*\d[^（）()]*[日号]?[)）]$")


def sheet_title(sheet: Sheet, header: Header) -> str:
    """The meeting all its tasks name as their source, else the title above the header; empty when there is neither."""
    return _source(sheet, header) or _heading(sheet, header)


def _source(sheet: Sheet, header: Header) -> str:
    """What most tasks name as their source, without a date in brackets; empty when they differ much."""
    column = header.columns.get("source")
    if column is None:
        return ""
    cells = (row[column] for row in sheet.rows[header.last + 1 :] if column < len(row))
    counted = Counter(text for cell in cells if (text := " ".join(text_of(cell).split())))
    if not counted:
        return ""
    text, count = counted.most_common(1)[0]
    return _DATE_IN_BRACKETS.sub("", text) if count * 2 > counted.total() else ""


def _heading(sheet: Sheet, header: Header) -> str:
    """The first text above the header that is no annex number, form line, date or column name."""
    for row in sheet.rows[: header.first]:
        texts = list(dict.fromkeys(" ".join(text_of(cell).split()) for cell in row))
        for text in texts:
            if len(text) >= 4 and not _NO_TITLE.search(text) and field_of(text)[1] < 2:
                return text
    return ""
