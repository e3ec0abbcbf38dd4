"""One row of a table as a task: every field from its cell, every doubt by row and column."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cached_property

from supervisor_app.domain.dates import DueReading
from supervisor_app.domain.model import Cycle, TaskState, Urgency
from supervisor_app.exchange.cells import one_line, read_date, read_progress, says_nothing, text_of
from supervisor_app.exchange.grid import Fault, Sheet
from supervisor_app.exchange.header import Header
from supervisor_app.exchange.kinds import read_supervision, read_urgency
from supervisor_app.exchange.readings import SheetReading, TaskRow
from supervisor_app.exchange.states import read_state
from supervisor_app.exchange.table_cells import TableCells
from supervisor_app.exchange.units import UnitsReading, read_units

_HALF_A_YEAR = timedelta(days=183)
_FAR = 10  # years from the meeting beyond which a due date is likely a slip of the pen
_LONG_TITLE = 500
_DATE_DOUBT = "看不懂这个日期，原文已保留，请改成如 2026-06-30 的日期"
_PLAIN = (
    "number",
    "source",
    "target",
    "measures",
    "sponsor",
    "contact",
    "approver",
    "milestones",
    "report",
    "problem",
    "next_step",
    "extensions",
    "remark",
)


class RowReader:
    """Reads rows of one table into a `SheetReading`."""

    def __init__(self, sheet: Sheet, header: Header, held_on: date, columns: range, reading: SheetReading) -> None:
        self.cells = TableCells(sheet, header, columns, reading)
        self.sheet, self.header, self.held_on, self.reading = sheet, header, held_on, reading

    def read(self, row: int, group: str) -> None:
        """Add the row's task, or say why it has none."""
        title = one_line(self.cells.text(row, "title"))
        if isinstance(self.cells.cell(row, "title"), Fault):
            self.cells.reject(row, "公式没有算出结果，没有任务内容；请在表格软件里打开、保存后再导入")
        elif says_nothing(title):
            self.cells.reject(row, "没有写任务内容")
        else:
            if len(title) > _LONG_TITLE:
                self.cells.warn(
                    row, "title", f"任务内容有 {len(title)} 字，已全部保留；建议只留任务，其余移到目标或措施"
                )
            self.reading.tasks.append(self._task(row, title, group))

    def own_plain_texts(self, row: int) -> dict[str, str]:
        """The text columns written in this row itself, units among them."""
        names = (*_PLAIN, "cooperating")
        return {name: text for name in names if (text := self.cells.own_text(row, name))}

    def _task(self, row: int, title: str, group: str) -> TaskRow:
        texts = {name: text for name in _PLAIN if (text := self._plain(row, name))}
        units = self._units(row, texts)
        planned, adjusted = self._due(row, "due", texts), self._due(row, "due_adjusted", texts)
        rhythm = self._cycle(row, texts)
        return TaskRow(
            row=row + 1,
            title=title,
            lead=list(units.lead),
            cooperating=list(units.cooperating),
            due=adjusted.due or planned.due,
            original_due=planned.due or adjusted.due,
            due_text=self._due_text(row, planned, adjusted),
            cycle=rhythm.cycle or planned.cycle or adjusted.cycle,
            cycle_day=rhythm.cycle_day if rhythm.cycle else planned.cycle_day or adjusted.cycle_day,
            progress=self._progress(row, texts),
            state=self._state(row, texts),
            assigned_on=self._past_day(row, "assigned_on", texts),
            completed_on=self._past_day(row, "completed_on", texts),
            group=one_line(self.cells.text(row, "group")) or group,
            texts=texts,
            source_date=self._past_day(row, "source_date", texts),
            approved_on=self._past_day(row, "approved_on", texts),
            reported_on=self._past_day(row, "reported_on", texts),
            milestones=planned.steps + adjusted.steps,
            supervision=read_supervision(self.cells.text(row, "supervision")),
            urgency=self._urgency(row, texts),
            weight=self._weight(row, texts),
            parent=one_line(self.cells.text(row, "parent")),
            merged_into=one_line(self.cells.text(row, "merged_into")),
            extra=self.cells.extra(row),
        )

    def _plain(self, row: int, name: str) -> str:
        text = self.cells.text(row, name)
        if isinstance(self.cells.cell(row, name), Fault):
            self.cells.warn(row, name, "公式没有算出结果，只保留了公式或错误代码；请核对")
        return one_line(text) if name == "number" else text

    def _units(self, row: int, texts: dict[str, str]) -> UnitsReading:
        written = {name: self.cells.text(row, name) for name in ("lead", "cooperating")}
        for name in written:
            if isinstance(self.cells.cell(row, name), Fault):
                self.cells.warn(row, name, "公式没有算出结果，导入后请补上单位")
                texts[name], written[name] = written[name], ""
        units = read_units(written["lead"], written["cooperating"])
        self._tell_all(row, "lead", units.lead_doubts, texts)
        self._tell_all(row, "cooperating", units.helping_doubts, texts)
        if not units.lead and not units.lead_doubts and "lead" not in texts:
            self.cells.warn(row, "lead", "没有写牵头单位，导入后请补上")
        heads_leaders = "领导" in self.cells.label("lead")
        self._add(texts, "sponsor", [*units.leaders, *(units.people if heads_leaders else [])])
        self._add(texts, "contact", [] if heads_leaders else units.people)
        return units

    def _tell_all(self, row: int, name: str, doubts: Iterable[str], texts: dict[str, str]) -> None:
        for doubt in dict.fromkeys(doubts):
            self.cells.warn(row, name, doubt)
            texts[name] = self.cells.text(row, name)

    @staticmethod
    def _add(texts: dict[str, str], name: str, more: list[str]) -> None:
        parts = [text for text in more if text not in texts.get(name, "")]
        if parts:
            texts[name] = "、".join(filter(None, (texts.get(name, ""), *parts)))

    def _due(self, row: int, name: str, texts: dict[str, str]) -> DueReading:
        reading = self._date(row, name, self.held_on, texts)
        if reading.due is not None and abs(reading.due.year - self.held_on.year) > _FAR:
            self.cells.warn(row, name, f"时限 {reading.due} 离会议日期太远，请核对年份")
        return reading

    def _date(self, row: int, name: str, since: date, texts: dict[str, str]) -> DueReading:
        cell, text = self.cells.cell(row, name), self.cells.text(row, name)
        if says_nothing(text):
            return DueReading()
        reading = read_date(cell, since, self.sheet.epoch, counts_months="月" in self.cells.label(name))
        if isinstance(cell, Fault):
            reading = DueReading(known=False)
        if not reading.known or reading.doubt:
            self.cells.warn(row, name, reading.doubt or _DATE_DOUBT)
        if not reading.known:
            texts[name] = text
        return reading

    def _due_text(self, row: int, planned: DueReading, adjusted: DueReading) -> str:
        """The words of a due date that says more than its date, or none that can be understood."""
        told = [
            self.cells.text(row, name)
            for name, reading in (("due", planned), ("due_adjusted", adjusted))
            if (reading.due is None or reading.more) and not says_nothing(self.cells.text(row, name))
        ]
        return "；".join(dict.fromkeys(filter(None, (*told, self.cells.text(row, "due_text")))))

    def _past_day(self, row: int, name: str, texts: dict[str, str]) -> date | None:
        """A day near the meeting, before or after: without its year it is the nearest such day."""
        return self._date(row, name, self.held_on - _HALF_A_YEAR, texts).due

    def _cycle(self, row: int, texts: dict[str, str]) -> DueReading:
        text = self.cells.text(row, "cycle")
        if re.fullmatch(r"一次性?|单次|办结时|办结后|不定期", text):
            return DueReading(cycle=Cycle.ONCE)
        reading = self._date(row, "cycle", self.held_on, texts)
        if not says_nothing(text) and reading.known and reading.cycle is None:
            self.cells.warn(row, "cycle", "看不懂这个频次，原文已保留，请改成如 每月5日前、每周、每季度")
            texts["cycle"] = text
        return reading

    @cached_property
    def _whole_means_percent(self) -> bool | None:
        """Whether the column of progress counts from 0 to 100; None when it counts both ways."""
        column = self.header.columns.get("progress")
        cells = [] if column is None else [self.sheet.own(row, column) for row in range(len(self.sheet.rows))]
        below = cells[self.header.last + 1 :]
        numbers = [float(text) for cell in below if re.fullmatch(r"\d{1,3}(?:\.\d+)?", text := text_of(cell))]
        above, under = any(number > 1 for number in numbers), any(0 < number < 1 for number in numbers)
        return None if above and under else above

    def _progress(self, row: int, texts: dict[str, str]) -> float | None:
        text = self.cells.text(row, "progress")
        if says_nothing(text):
            return None
        counts = self._whole_means_percent
        value = read_progress(self.cells.cell(row, "progress"), bool(counts))
        if value is None:
            self.cells.warn(row, "progress", "看不懂这个进度，原文已保留，请改成 0 至 100 的数")
            texts["progress"] = text
        elif text == "1" and counts is None:
            self.cells.warn(row, "progress", "这一列有小数也有百分数，1 当作 100%；如是 1% 请写成 1%")
        return value

    def _urgency(self, row: int, texts: dict[str, str]) -> Urgency | None:
        text = self.cells.text(row, "urgency")
        found = None if says_nothing(text) else read_urgency(text)
        if found is None and not says_nothing(text):
            self.cells.warn(row, "urgency", "看不懂这个紧急程度，原文已保留，请改成 平件、急件或特急")
            texts["urgency"] = text
        return found

    def _weight(self, row: int, texts: dict[str, str]) -> float | None:
        text = self.cells.text(row, "weight")
        if says_nothing(text):
            return None
        if re.fullmatch(r"\d{1,9}(?:\.\d+)?", text) and float(text) > 0:
            return float(text)
        self.cells.warn(row, "weight", "权重要是大于 0 的数，原文已保留")
        texts["weight"] = text
        return None

    def _state(self, row: int, texts: dict[str, str]) -> TaskState | None:
        """The state's own column decides; a light tells only that a task is done."""
        state, understood = read_state(self.cells.text(row, "state"))
        if not understood:
            self.cells.warn(row, "state", "看不懂这个状态，原文已保留，请改成如 办理中、已办结、已销号、暂停、取消")
            texts["state"] = self.cells.text(row, "state")
        if state is None:
            state, understood = read_state(self.cells.text(row, "light"))
            if not understood:
                self.cells.warn(row, "light", "看不懂这个亮灯，原文已保留；亮灯由程序按时限和进度计算")
                texts["light"] = self.cells.text(row, "light")
        return state
