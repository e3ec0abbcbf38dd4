"""When the meeting was held that a task list comes from, as far as the sheet tells."""

import re
import unicodedata
from collections import Counter
from contextlib import suppress
from datetime import date, datetime

from supervisor_app.exchange.cells import text_of
from supervisor_app.exchange.grid import Cell, Sheet
from supervisor_app.exchange.header import find_header

_FULL_DATE = re.compile(r"(20\d\d)\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})")
_FORM_DATE = re.compile(r"(?:填报|制表|填表|统计|更新|报送|打印|截至|截止)[^,;、]{0,8}$")
_TITLE_ROWS = 10  # searched where no header tells where the title ends


def suggested_held_on(sheet: Sheet) -> date | None:
    """The meeting's date as the sheet tells it: in 来源日期, in 事项来源, or in the rows above the header."""
    header = find_header(sheet)
    above = sheet.rows[: header.first if header else _TITLE_ROWS]
    for name in ("source_date", "source"):
        column = header.columns.get(name) if header else None
        if header is None or column is None:
            continue
        days = (_day_in(row[column : column + 1]) for row in sheet.rows[header.last + 1 :])
        found = Counter(day for day in days if day is not None)
        if found:
            return found.most_common(1)[0][0]
    return next((day for row in above if (day := _day_in(row)) is not None), None)


def _day_in(cells: list[Cell]) -> date | None:
    """The first real date, or date written with its year, that is not the day somebody filled in the form."""
    for cell in cells:
        if isinstance(cell, date):
            return cell.date() if isinstance(cell, datetime) else cell
        for match in _FULL_DATE.finditer(unicodedata.normalize("NFKC", text_of(cell))):
            if not _FORM_DATE.search(match.string[: match.start()]):
                with suppress(ValueError):
                    return date(*(int(part) for part in match.groups()))
    return None
