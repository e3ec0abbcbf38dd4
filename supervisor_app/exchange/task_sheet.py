"""A sheet with a header as rows of tasks, with everything that was rejected or is doubtful by row and column."""

import re
from dataclasses import dataclass, field
from datetime import date

from supervisor_app.domain.dates import DueReading
from supervisor_app.domain.model import Cycle
from supervisor_app.exchange.cells import read_date, read_progress, read_units, text_of
from supervisor_app.exchange.grid import Cell, Sheet
from supervisor_app.exchange.header import Header, field_of, find_header

_TOTAL = re.compile(r"(合\s*计|总\s*计|小\s*计|共\s*计)")
_NOTE = re.compile(r"(注|备注|说明|填表说明|填报人|填报单位|审核人|制表人?|联系人|单位负责人)\s*[:：]")
_GROUP = re.compile(r"([一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|第[一二三四五六七八九十]+[部章类])")
_TEXT_FIELDS = (
    "number",
    "source",
    "target",
    "measures",
    "sponsor",
    "contact",
    "report",
    "problem",
    "next_step",
    "state",
    "remark",
)


@dataclass(frozen=True)
class Remark:
    """Something to tell about a cell: 1-based `row`, `column` as headed in the sheet, the cell's text, the reason."""

    row: int
    column: str
    value: str
    reason: str


@dataclass(frozen=True)
class TaskRow:
    """One task as read from a sheet; `row` is 1-based, `texts` holds the plain text columns by field."""

    row: int
    title: str
    lead: list[str]
    cooperating: list[str]
    due: date | None
    original_due: date | None
    due_text: str
    cycle: Cycle | None
    cycle_day: int | None
    progress: float | None
    assigned_on: date | None
    completed_on: date | None
    group: str
    texts: dict[str, str]


@dataclass(frozen=True)
class SheetReading:
    """What a sheet gives: tasks, rejected rows and doubtful cells; nothing of the sheet is dropped unsaid."""

    sheet: str
    header: Header
    tasks: list[TaskRow] = field(default_factory=list)
    rejected: list[Remark] = field(default_factory=list)
    warnings: list[Remark] = field(default_factory=list)


def choose_sheet(sheets: list[Sheet]) -> tuple[Sheet, Header] | None:
    """The visible sheet whose header names most fields; None when no visible sheet has a task column."""
    found = [(sheet, header) for sheet in sheets if sheet.visible and (header := find_header(sheet))]
    return max(found, key=lambda pair: len(pair[1].columns), default=None)


def read_tasks(sheet: Sheet, header: Header, held_on: date) -> SheetReading:
    """Every row below the header; phrases without a year are resolved against `held_on`."""
    reading, group = SheetReading(sheet.name, header), ""
    reader = _Reader(sheet, header, held_on, reading)
    for row in range(header.last + 1, len(sheet.rows)):
        cells = sheet.rows[row]
        filled = [text for cell in cells if (text := text_of(cell))]
        if not filled or _TOTAL.match(filled[0]) or _repeats_header(cells, header):
            continue
        if _is_heading(sheet, row, filled):
            if not _NOTE.match(filled[0]):
                group = filled[0]
            continue
        reader.read(row, group)
    return reading


def _is_heading(sheet: Sheet, row: int, filled: list[str]) -> bool:
    """One text alone on its row: merged across, a note, or numbered as a heading."""
    across = any(top == row == bottom and right - left >= 2 for top, left, bottom, right in sheet.merged)
    return len(set(filled)) == 1 and (across or bool(_NOTE.match(filled[0]) or _GROUP.match(filled[0])))


def _repeats_header(cells: list[Cell], header: Header) -> bool:
    texts = [text_of(cell) for cell in cells]
    same = sum(bool(text) and text == label for text, label in zip(texts, header.labels, strict=False))
    return same >= 3 and all(not text or field_of(text)[0] for text in texts)


class _Reader:
    """Reads rows of one sheet into its `SheetReading`."""

    def __init__(self, sheet: Sheet, header: Header, held_on: date, reading: SheetReading) -> None:
        self.sheet, self.header, self.held_on, self.reading = sheet, header, held_on, reading
        numbers = [
            cell for row in sheet.rows[header.last + 1 :] if isinstance(cell := self._in(row, "progress"), float)
        ]
        self.whole_means_percent = any(n > 1 for n in numbers) and not any(0 < n < 1 for n in numbers)

    def cell(self, row: int, name: str) -> Cell:
        return self._in(self.sheet.rows[row], name)

    def text(self, row: int, name: str) -> str:
        return text_of(self.cell(row, name))

    def _in(self, cells: list[Cell], name: str) -> Cell:
        column = self.header.columns.get(name)
        return cells[column] if column is not None and column < len(cells) else None

    def _remark(self, row: int, name: str, reason: str) -> Remark:
        column = self.header.columns.get(name)
        return Remark(row + 1, name if column is None else self.header.labels[column], self.text(row, name), reason)

    def _warn(self, row: int, name: str, reason: str) -> None:
        self.reading.warnings.append(self._remark(row, name, reason))

    def read(self, row: int, group: str) -> None:
        title = " ".join(self.text(row, "title").split())
        if not title:
            self.reading.rejected.append(self._remark(row, "title", "没有写任务内容"))
            return
        lead, cooperating = read_units(self.text(row, "lead"), self.text(row, "cooperating"))
        if not lead:
            self._warn(row, "lead", "没有写牵头单位，导入后请补上")
        planned, adjusted = self._date(row, "due"), self._date(row, "due_adjusted")
        self.reading.tasks.append(
            TaskRow(
                row=row + 1,
                title=title,
                lead=lead,
                cooperating=cooperating,
                due=adjusted.due or planned.due,
                original_due=planned.due or adjusted.due,
                due_text=self.text(row, "due") if planned.due is None else "",
                cycle=planned.cycle or self._date(row, "cycle").cycle,
                cycle_day=planned.cycle_day,
                progress=self._progress(row),
                assigned_on=self._date(row, "assigned_on").due,
                completed_on=self._date(row, "completed_on").due,
                group=group,
                texts={name: text for name in _TEXT_FIELDS if (text := self.text(row, name))},
            )
        )

    def _date(self, row: int, name: str) -> DueReading:
        reading = read_date(self.cell(row, name), self.held_on)
        if not reading.known:
            self._warn(row, name, "看不懂这个日期，原文已保留，请改成如 2026-06-30 的日期")
        return reading

    def _progress(self, row: int) -> float | None:
        if not self.text(row, "progress"):
            return None
        value = read_progress(self.cell(row, "progress"), self.whole_means_percent)
        if value is None:
            self._warn(row, "progress", "看不懂这个进度，请改成 0 至 100 的数")
        return value
