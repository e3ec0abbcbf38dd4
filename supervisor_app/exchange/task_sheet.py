"""A sheet with a header as rows of tasks, with everything that was rejected or is doubtful by row and column."""

import re
import unicodedata
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from supervisor_app.domain.dates import DueReading
from supervisor_app.domain.model import Cycle, TaskState
from supervisor_app.errors import UserError
from supervisor_app.exchange.cells import read_date, read_progress, read_units, text_of
from supervisor_app.exchange.grid import Cell, Sheet, read_workbook
from supervisor_app.exchange.header import Header, field_of, find_header
from supervisor_app.exchange.states import read_state

_TOTAL = re.compile(r"(合\s*计|总\s*计|小\s*计|共\s*计)")
_NOTE = re.compile(r"(注|备注|说明|填表说明|填报人|填报单位|审核人|制表人?|联系人|单位负责人)\s*[:：]")
_GROUP = re.compile(r"([一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|第[一二三四五六七八九十]+[部章类])")
_FULL_DATE = re.compile(r"(20\d\d)\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})")
_FORM_DATE = re.compile(r"(?:填报|制表|填表|统计|更新|报送|打印|截至|截止)[^，,；;、]{0,8}$")
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
    "light",
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
    state: TaskState | None
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


def open_sheet(path: Path, sheet_name: str | None = None) -> tuple[Sheet, Header]:
    """The sheet of a workbook to read tasks from, by name or the best one; `UserError` when there is none."""
    sheets = read_workbook(path)
    if sheet_name is not None:
        sheets = [replace(sheet, visible=True) for sheet in sheets if sheet.name == sheet_name]
        if not sheets:
            raise UserError(f"{path.name} 里没有名为“{sheet_name}”的工作表；请检查工作表名称")
    chosen = choose_sheet(sheets)
    if chosen is None:
        where = f"{path.name} 的工作表“{sheet_name}”" if sheet_name else path.name
        raise UserError(
            f"{where}里找不到表头；请确认有一行写着“督办事项”或“工作任务”等列名，以及“牵头单位”“完成时限”等列"
        )
    return chosen


def read_sheet(path: Path, held_on: date, sheet_name: str | None = None, header: Header | None = None) -> SheetReading:
    """The tasks of a workbook's sheet; `UserError` when it has no such sheet, no header or not one task."""
    sheet, found = open_sheet(path, sheet_name)
    reading = read_tasks(sheet, header or found, held_on)
    if not reading.tasks:
        raise UserError(f"{path.name} 的工作表“{sheet.name}”里没有一条任务；请检查表头下面是否写了任务内容")
    return reading


def suggested_held_on(sheet: Sheet) -> date | None:
    """The meeting's date as the sheet tells it: in 来源日期, in 事项来源, or in the rows above the header."""
    header = find_header(sheet)
    last, columns = (header.last, header.columns) if header else (min(9, len(sheet.rows) - 1), {})
    for name in ("source_date", "source"):
        column = columns.get(name)
        if column is not None:
            found = Counter(day for row in sheet.rows[last + 1 :] if (day := _day_in(row[column : column + 1])))
            if found:
                return found.most_common(1)[0][0]
    return next((day for row in sheet.rows[: header.first if header else last + 1] if (day := _day_in(row))), None)


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
                state=self._state(row),
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

    def _state(self, row: int) -> TaskState | None:
        """The state's own column decides; a light tells only that a task is done."""
        state, understood = read_state(self.text(row, "state"))
        if not understood:
            self._warn(row, "state", "看不懂这个状态，原文已保留，请改成如 办理中、已办结、已销号、暂停、取消")
        if state is None:
            state, understood = read_state(self.text(row, "light"))
            if not understood:
                self._warn(row, "light", "看不懂这个亮灯，原文已保留；亮灯由程序按时限和进度计算")
        return state
