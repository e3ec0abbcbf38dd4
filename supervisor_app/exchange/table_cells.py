"""The cells of one table by field, and what is told about them."""

import re

from supervisor_app.exchange.cells import says_nothing, text_of
from supervisor_app.exchange.columns import FIELD_TITLES
from supervisor_app.exchange.grid import Cell, Sheet
from supervisor_app.exchange.header import Header
from supervisor_app.exchange.readings import Remark, SheetReading

_MENDING = re.compile(r"第 \d+ 行\u3000")  # how the reasons of a sheet of rejected rows begin


class TableCells:
    """Cells of the table that takes up `columns` under `header`; remarks go to `reading`."""

    def __init__(self, sheet: Sheet, header: Header, columns: range, reading: SheetReading) -> None:
        self.sheet, self.header, self.columns, self.reading = sheet, header, columns, reading
        self._fields = {column: name for name, column in header.columns.items()}

    def cell(self, row: int, name: str) -> Cell:
        """The field's cell; a value merged across belongs to its task column, else to its first field."""
        column = self.header.columns.get(name)
        cells = self.sheet.rows[row]
        if column is None or column >= len(cells):
            return None
        area = self.sheet.areas.get((row, column))
        if area is None or area[1] == area[3]:
            return cells[column]
        shared = [at for at in range(area[1], area[3] + 1) if at in self._fields]
        owner = self.header.columns["title"] if self.header.columns.get("title") in shared else shared[0]
        return cells[column] if owner == column else None

    def text(self, row: int, name: str) -> str:
        """The field's text; blank where there is no such column."""
        return text_of(self.cell(row, name))

    def own_text(self, row: int, name: str) -> str:
        """The field's text if it was written in this row and is not merged down from above."""
        column = self.header.columns.get(name)
        text = "" if column is None else text_of(self.sheet.own(row, column))
        return "" if says_nothing(text) else text

    def extra(self, row: int) -> dict[str, str]:
        """Columns that are no field, by heading."""
        found: dict[str, str] = {}
        for column in self.columns:
            text = text_of(self.sheet.own(row, column))
            if column not in self._fields and not says_nothing(text) and not _MENDING.match(text):
                label = self.header.labels[column] if column < len(self.header.labels) else ""
                found[label or f"第 {column + 1} 列"] = text
        return found

    def label(self, name: str) -> str:
        """The field's column as the sheet heads it; our own name where there is no such column."""
        column = self.header.columns.get(name)
        return FIELD_TITLES[name] if column is None else self.header.labels[column]

    def warn(self, row: int, name: str, reason: str) -> None:
        """Tell a doubt about a field of a row."""
        self.reading.warnings.append(Remark(row + 1, self.label(name), self.text(row, name), reason))

    def reject(self, row: int, reason: str) -> None:
        """Tell why a row gives no task."""
        self.reading.rejected.append(Remark(row + 1, self.label("title"), self.text(row, "title"), reason))
