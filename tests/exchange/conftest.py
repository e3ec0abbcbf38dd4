"""Sheets written by the tests themselves and read back."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from supervisor_app.exchange.task_sheet import SheetReading, read_sheet


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., SheetReading]:
    """Write rows from a corner (A1 unless told) as a sheet beside a hidden one, merge ranges, and read it back."""

    def write_and_read(rows: Sequence[Sequence[object]], merge: Sequence[str] = (), corner: str = "A1") -> SheetReading:
        book = openpyxl.Workbook()
        hidden = book.active
        assert hidden is not None
        hidden.title, hidden.sheet_state = "字典", "hidden"
        sheet = book.create_sheet("清单")
        first = sheet[corner]
        for down, row in enumerate(rows):
            for across, value in enumerate(row):
                if value is not None:
                    sheet.cell(first.row + down, first.column + across).value = value
        for area in merge:
            sheet.merge_cells(area)
        path = tmp_path / "list.xlsx"
        book.save(path)
        return read_sheet(path, date(2026, 4, 15))

    return write_and_read
