"""The cells of the sheets behind an exported ledger, and what is told of those that cannot be read."""

from collections.abc import Iterator, Mapping
from datetime import date
from math import isfinite
from typing import TypeVar

from supervisor_app.exchange.cells import one_line, read_date, read_progress, text_of
from supervisor_app.exchange.columns import bare_label
from supervisor_app.exchange.grid import Cell, Sheet
from supervisor_app.exchange.readings import Remark
from supervisor_app.exchange.side_tables import SIDE_TABLES, SideTable

_SEARCHED_ROWS = 6

T = TypeVar("T")


def side_table_of(sheet: Sheet) -> tuple[SideTable, int] | None:
    """Which of the further tables a sheet holds, and in which row its head stands; None where it is none of them."""
    for at, cells in enumerate(sheet.rows[:_SEARCHED_ROWS]):
        labels = {text for cell in cells if isinstance(cell, str) and (text := bare_label(cell))}
        for table in SIDE_TABLES:
            if table.needed <= labels:
                return table, at
    return None


class SideRow:
    """One row by the names of its columns; what cannot be read is told in `remarks`."""

    def __init__(self, sheet: Sheet, row: int, columns: Mapping[str, int], since: date, remarks: list[Remark]) -> None:
        self._sheet, self._row, self._columns, self._since, self._remarks = sheet, row, columns, since, remarks

    def cell(self, title: str) -> Cell:
        """The cell as it stands; None where there is no such column."""
        at, cells = self._columns.get(title), self._sheet.rows[self._row]
        return cells[at] if at is not None and at < len(cells) else None

    def text(self, title: str) -> str:
        """The text; empty where there is none."""
        return text_of(self.cell(title))

    def line(self, title: str) -> str:
        """The text on one line."""
        return one_line(self.text(title))

    def day(self, title: str) -> date | None:
        """A date, a real one or in words."""
        if not self.text(title):
            return None
        due = read_date(self.cell(title), self._since, self._sheet.epoch).due
        if due is None:
            self.doubt(title, "看不懂这个日期，没有读入")
        return due

    def number(self, title: str) -> float | None:
        """A number."""
        cell = self.cell(title)
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            return float(cell)
        if not self.text(title):
            return None
        try:
            value = float(self.text(title).replace(",", "").replace("，", ""))
        except ValueError:
            value = float("nan")
        if isfinite(value):
            return value
        self.doubt(title, "不是数字，没有读入")
        return None

    def place(self, title: str) -> int | None:
        """The number of a row."""
        value = self.number(title)
        return None if value is None else int(value)

    def points(self, title: str) -> float | None:
        """Progress from 0 to 100."""
        if not self.text(title):
            return None
        value = read_progress(self.cell(title), whole_means_percent=False)
        if value is None:
            self.doubt(title, "看不懂这个进度，没有读入")
        return value

    def choice(self, title: str, words: Mapping[T, str]) -> T | None:
        """What a word stands for."""
        text = self.line(title)
        found = next((key for key, word in words.items() if word == text), None)
        if text and found is None:
            self.doubt(title, f"只能是{'、'.join(words.values())}，没有读入")
        return found

    def doubt(self, title: str, reason: str) -> None:
        """Tell what is wrong with a cell."""
        self._remarks.append(Remark(self._row + 1, title, self.text(title), reason, self._sheet.name))


def side_rows(sheet: Sheet, head: int, since: date, remarks: list[Remark]) -> Iterator[SideRow]:
    """The rows below the head that hold anything; phrases without a year are resolved against `since`."""
    columns: dict[str, int] = {}
    for at, cell in enumerate(sheet.rows[head]):
        columns.setdefault(bare_label(text_of(cell)), at)
    for row in range(head + 1, len(sheet.rows)):
        if any(cell not in (None, "") for cell in sheet.rows[row]):
            yield SideRow(sheet, row, columns, since, remarks)
