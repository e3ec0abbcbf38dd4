"""New workbooks, written whole or not at all."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.exceptions import XlsxWriterException
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from supervisor_app.errors import UserError
from supervisor_app.files import write_whole

# Text stays text: no formulas, links or numbers are made of what a cell says.
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_MAX_TEXT = 32_767  # characters a cell of .xlsx holds
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_FIRST_DATE = date(1900, 3, 1)  # before it Excel's calendar is not the world's


@contextmanager
def new_workbook(path: Path) -> Iterator[Workbook]:
    """A workbook that replaces the file at `path` when the block ends well; `UserError` when it cannot be written."""
    content = BytesIO()
    workbook = Workbook(content, _OPTIONS)
    yield workbook
    try:
        workbook.close()
    except (OSError, XlsxWriterException) as error:
        raise UserError(f"{path.name} 没有写成（{error}）；请检查磁盘空间后重试") from None
    write_whole(path, content.getvalue())


def write_text(sheet: Worksheet, row: int, column: int, text: str, style: Format | None = None) -> None:
    """A text cell; what no cell can hold is cut off and the cell says so."""
    clean = _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(clean) > _MAX_TEXT:
        clean = f"{clean[: _MAX_TEXT - 40]}……（表格放不下，后略 {len(clean) - _MAX_TEXT + 40} 字）"
    if clean:
        sheet.write_string(row, column, clean, style)
    else:
        sheet.write_blank(row, column, None, style)


def write_date(sheet: Worksheet, row: int, column: int, day: date, style: Format | None = None) -> None:
    """A real date; as text where the spreadsheet's calendar does not reach."""
    if day < _FIRST_DATE:
        write_text(sheet, row, column, day.isoformat(), style)
    else:
        sheet.write_datetime(row, column, day, style)
