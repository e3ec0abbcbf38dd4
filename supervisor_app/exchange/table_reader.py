"""The rows of a table, one after another: which are tasks, and to which group and header they belong."""

from collections import Counter
from dataclasses import replace
from datetime import date

from supervisor_app.domain.life.extension import ExtensionState
from supervisor_app.exchange.cells import one_line
from supervisor_app.exchange.columns import bare_label
from supervisor_app.exchange.grid import Sheet
from supervisor_app.exchange.header import Header, header_at
from supervisor_app.exchange.readings import Remark, SheetReading, TaskRow
from supervisor_app.exchange.row_kinds import RowKind, group_name, kind_of, own_texts
from supervisor_app.exchange.row_reader import RowReader
from supervisor_app.exchange.side_reader import read_carried
from supervisor_app.exchange.units import read_units

_PASSED = {RowKind.TOTAL: "合计行", RowKind.NOTE: "说明或签名", RowKind.GROUP: "分组标题", RowKind.HEADER: "重复的表头"}
# A row under a merged task is a task of its own when it says one of these itself; else it continues the task above.
_MAKES_A_TASK = ("lead", "due", "progress", "number")


def read_tasks(sheet: Sheet, header: Header, held_on: date) -> SheetReading:
    """Every row below the header; phrases without a year are resolved against `held_on`."""
    reading = SheetReading(sheet.name, header, other_sheets=sheet.others)
    tables = (header, *header.beside)
    starts = [min(table.columns.values()) for table in tables]
    ends = [*starts[1:], max((len(row) for row in sheet.rows), default=0)]
    for table, start, end in zip(tables, starts, ends, strict=True):
        first = 0 if table is header else start
        _Table(sheet, table, range(first, end), held_on, reading).read()
    reading.tasks.sort(key=lambda task: task.row)
    for remarks in (reading.rejected, reading.warnings, reading.passed_over):
        remarks.sort(key=lambda remark: remark.row)
    if sheet.others:
        listed = "、".join(sheet.others)
        reading.warnings.append(
            Remark(header.first + 1, "", listed, "这些工作表也像任务清单，没有读入；需要时请选择它们再导入")
        )
    _tell_hidden(sheet, reading)
    _tell_twins(reading)
    return _with_what_stands_behind(sheet, reading, held_on) if sheet.behind else reading


def _with_what_stands_behind(sheet: Sheet, reading: SheetReading, held_on: date) -> SheetReading:
    """What an exported ledger tells of its tasks in further sheets; what a task's row only sums up goes with it."""
    numbers = {number for task in reading.tasks if (number := task.texts.get("number"))}
    carried, remarks = read_carried(sheet.behind, numbers, held_on)
    planned = {item.number for item in carried.milestones}
    granted = Counter(item.number for item in carried.extensions if item.extension.decision is ExtensionState.GRANTED)

    def known(task: TaskRow) -> TaskRow:
        number = task.texts.get("number", "")
        told = {"milestones"} if number in planned else set()
        if granted[number] and task.texts.get("extensions") == str(granted[number]):
            told.add("extensions")
        return replace(task, texts={name: text for name, text in task.texts.items() if name not in told})

    tasks = [known(task) for task in reading.tasks]
    return replace(reading, tasks=tasks, warnings=[*reading.warnings, *remarks], carried=carried)


class _Table:
    """One table of a sheet; further headers below the first change what its columns mean."""

    def __init__(self, sheet: Sheet, header: Header, columns: range, held_on: date, reading: SheetReading) -> None:
        self.sheet, self.header, self.columns = sheet, header, columns
        self.held_on, self.reading = held_on, reading
        self.rows = RowReader(sheet, header, held_on, columns, reading)
        self.group = ""
        self.titles = {one_line(text) for row in range(header.first) for _, text in own_texts(sheet, row, columns)}

    def read(self) -> None:
        """Read to the sheet's end, or to a table that is no task list."""
        row = self.header.last + 1
        while row < len(self.sheet.rows):
            kind = kind_of(self.sheet, row, self.header, self.columns)
            if kind is RowKind.OTHER_TABLE or (kind is RowKind.HEADER and self._new_header(row)):
                following = self._switch(row)
                if following is None:
                    return
                row = following
                continue
            self._take(row, kind)
            row += 1

    def _take(self, row: int, kind: RowKind) -> None:
        if kind is RowKind.TASK:
            if not self._continues(row):
                self.rows.read(row, self.group)
            return
        if kind is RowKind.BLANK:
            return
        own = own_texts(self.sheet, row, self.columns)
        if kind is RowKind.GROUP and group_name(own) not in self.titles:
            self.group = group_name(own)
        self.reading.passed_over.append(Remark(row + 1, "", own[0][1], _PASSED[kind]))

    def _new_header(self, row: int) -> Header | None:
        """The header that begins here if it differs from the present one."""
        found = header_at(self.sheet, row)
        if found is None or list(map(bare_label, found.labels)) == list(map(bare_label, self.header.labels)):
            return None
        return found

    def _switch(self, row: int) -> int | None:
        """Go on with the table that begins here; None when it has no tasks, which is told."""
        found = self._new_header(row)
        if found is None:
            own = own_texts(self.sheet, row, self.columns)
            reason = "从这一行起是另一张没有任务列的表，没有读入；如需导入请放到单独的工作表"
            self.reading.warnings.append(Remark(row + 1, "", "、".join(text for _, text in own)[:60], reason))
            return None
        self.header, self.group = found, ""
        self.rows = RowReader(self.sheet, found, self.held_on, self.columns, self.reading)
        return found.last + 1

    def _continues(self, row: int) -> bool:
        """Add a row under a merged task to that task unless it says who, when or how far by itself."""
        area = self.sheet.areas.get((row, self.header.columns.get("title", -1)))
        if area is None or area[0] == row or not self.reading.tasks or self.reading.tasks[-1].row < area[0] + 1:
            return False
        if any(self.rows.cells.own_text(row, name) for name in _MAKES_A_TASK):
            return False
        self.reading.tasks[-1] = _joined(
            self.reading.tasks[-1], self.rows.own_plain_texts(row), self.rows.cells.extra(row)
        )
        return True


def _joined(task: TaskRow, texts: dict[str, str], extra: dict[str, str]) -> TaskRow:
    """The task with further lines of its text columns and further cooperating units."""
    helping = read_units("", texts.pop("cooperating", "")).cooperating
    units = [*task.cooperating, *(name for name in helping if name not in {*task.lead, *task.cooperating})]
    return replace(task, cooperating=units, texts=_appended(task.texts, texts), extra=_appended(task.extra, extra))


def _appended(texts: dict[str, str], more: dict[str, str]) -> dict[str, str]:
    both = {name: "\n".join(filter(None, (texts.get(name, ""), text))) for name, text in more.items()}
    return {**texts, **both}


def _tell_hidden(sheet: Sheet, reading: SheetReading) -> None:
    hidden = [task.row for task in reading.tasks if task.row - 1 in sheet.hidden_rows]
    if hidden:
        listed = "、".join(map(str, hidden[:20])) + ("等" if len(hidden) > 20 else "")
        reading.warnings.append(Remark(hidden[0], "", f"第 {listed} 行", "这些行在表格里是隐藏的，已照常读入"))


def _tell_twins(reading: SheetReading) -> None:
    seen: dict[tuple[object, ...], int] = {}
    label = reading.header.labels[reading.header.columns["title"]] if "title" in reading.header.columns else "title"
    for task in reading.tasks:
        key = (
            task.title,
            tuple(task.lead),
            task.due,
            task.due_text,
            task.texts.get("number"),
            task.texts.get("measures"),
        )
        first = seen.setdefault(key, task.row)
        if first != task.row:
            reading.warnings.append(Remark(task.row, label, task.title, f"与第 {first} 行的任务、单位和时限都相同"))
