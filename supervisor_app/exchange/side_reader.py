"""Reading back the sheets behind an exported ledger: every fact is checked before it may come in."""

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from supervisor_app.domain.carried import (
    Carried,
    CarriedExtension,
    CarriedIndicator,
    CarriedMilestone,
    CarriedProblem,
    CarriedReport,
    CarriedSource,
    CarriedUnit,
)
from supervisor_app.domain.contact import Contact
from supervisor_app.domain.life.extension import EXTENSION_WORDS, Extension, ExtensionState
from supervisor_app.domain.life.problem import PROBLEM_WORDS, Problem, ProblemState
from supervisor_app.domain.model import Meeting, Milestone, ProgressReport, Unit
from supervisor_app.domain.reports.indicators import Indicator, IndicatorStep, IndicatorValue, step_end
from supervisor_app.domain.reports.reporting import MARK_WORDS
from supervisor_app.domain.units import guess_kind
from supervisor_app.domain.words import UNIT_KIND_WORDS
from supervisor_app.exchange.cells import one_line
from supervisor_app.exchange.grid import Sheet
from supervisor_app.exchange.readings import Remark
from supervisor_app.exchange.side_cells import SideRow, side_rows, side_table_of
from supervisor_app.exchange.side_tables import AIM_WORDS, SIDE_TABLES, STEP_WORDS, SUM_WORDS

_LISTING = re.compile(r"[、，,；;\n]")
_LEFT_OUT = "，这一行没有读入"


def is_side_sheet(sheet: Sheet) -> bool:
    """Whether a sheet is one of those that stand behind an exported ledger."""
    return sheet.visible and side_table_of(sheet) is not None


def read_carried(sheets: Iterable[Sheet], numbers: Collection[str], held_on: date) -> tuple[Carried, list[Remark]]:
    """What these sheets tell of the tasks of these numbers; the rows and cells that were not read, with the reasons."""
    reading = _Reading(frozenset(numbers), held_on)
    found = {told[0].name: (sheet, told[1]) for sheet in sheets if (told := side_table_of(sheet))}
    for table in SIDE_TABLES:
        if table.name in found:
            for row in side_rows(*found[table.name], held_on, reading.remarks):
                _READERS[table.name](reading, row)
    carried = Carried(
        tuple(reading.units),
        tuple(reading.milestones),
        tuple(reading.reports),
        tuple(reading.indicators),
        tuple(reading.problems),
        tuple(reading.extensions),
        tuple(reading.sources.values()),
    )
    return carried, reading.remarks


@dataclass
class _Reading:
    """What was read so far; `places`: number of a report's row → its place, `pending`: tasks with an open request."""

    numbers: frozenset[str]
    held_on: date
    remarks: list[Remark] = field(default_factory=list)
    units: list[CarriedUnit] = field(default_factory=list)
    milestones: list[CarriedMilestone] = field(default_factory=list)
    reports: list[CarriedReport] = field(default_factory=list)
    indicators: list[CarriedIndicator] = field(default_factory=list)
    problems: list[CarriedProblem] = field(default_factory=list)
    extensions: list[CarriedExtension] = field(default_factory=list)
    sources: dict[str, CarriedSource] = field(default_factory=dict)
    places: dict[int, int] = field(default_factory=dict)
    pending: set[str] = field(default_factory=set)
    last_indicator: str = ""

    def number(self, row: SideRow) -> str | None:
        """The task a row is about."""
        number = row.line("事项编号")
        if number in self.numbers:
            return number
        row.doubt("事项编号", f"台账表里没有这个编号{_LEFT_OUT}")
        return None


def _unit(reading: _Reading, row: SideRow) -> None:
    name = row.line("单位")
    if not name:
        return row.doubt("单位", f"没有写单位名称{_LEFT_OUT}")
    if not reading.units or reading.units[-1].unit.name != name:
        aliases = tuple(filter(None, map(str.strip, _LISTING.split(row.text("别名")))))
        kind = row.choice("类别", UNIT_KIND_WORDS) or guess_kind(name)
        unit = Unit(0, name, row.line("简称"), kind, aliases=aliases)
        reading.units.append(CarriedUnit(unit, row.line("上级单位")))
    person = row.line("联系人")
    if person:
        contact = Contact(0, 0, person, row.line("职务"), row.line("电话"), row.text("联系人备注"))
        last = reading.units[-1]
        reading.units[-1] = replace(last, contacts=(*last.contacts, contact))
    return None


def _milestone(reading: _Reading, row: SideRow) -> None:
    number, title, due, weight = reading.number(row), row.text("节点"), row.day("节点时限"), row.number("权重")
    if number is None:
        return None
    if not title or due is None:
        return row.doubt("节点时限" if title else "节点", f"没有写节点或时限{_LEFT_OUT}")
    if weight is not None and weight < 0:
        return row.doubt("权重", f"权重不能小于 0{_LEFT_OUT}")
    step = Milestone(0, 0, title, due, 1.0 if weight is None else weight, row.day("完成日期"))
    reading.milestones.append(CarriedMilestone(number, step))
    return None


def _report(reading: _Reading, row: SideRow) -> None:
    number, unit, day, progress = reading.number(row), row.line("报告单位"), row.day("报告日期"), row.points("进度")
    if number is None:
        return None
    if not unit or day is None or progress is None:
        missing = next(title for title in ("报告单位", "报告日期", "进度") if title == "进度" or not row.text(title))
        return row.doubt(missing, f"报告单位、报告日期、进度要写全{_LEFT_OUT}")
    place = len(reading.reports) + 1
    corrected = reading.places.get(row.place("更正序号") or 0)
    if corrected is not None and reading.reports[corrected - 1].number != number:
        row.doubt("更正序号", "更正的是另一个事项的进展，没有读入")
        corrected = None
    report = ProgressReport(
        id=place,
        task_id=0,
        unit_id=0,
        reported_on=day,
        progress=progress,
        text=row.text("进展情况"),
        problem=row.text("存在问题"),
        next_step=row.text("下步措施"),
        channel=row.text("渠道"),
        corrects_id=corrected,
        period=row.day("所属期"),
        received_on=row.day("收到日期"),
        signed_by=row.text("签字人"),
        evidence=row.text("佐证"),
        form=row.text("反馈表行号"),
        mark=row.choice("认定", MARK_WORDS),
        marked_by=row.text("认定人"),
        marked_on=row.day("认定日期"),
        mark_reason=row.text("认定原因"),
    )
    reading.reports.append(CarriedReport(number, unit, report))
    reading.places.setdefault(row.place("序号") or place, place)
    return None


def _indicator(reading: _Reading, row: SideRow) -> None:
    """One period of an indicator; the rows of one indicator follow each other and have one number."""
    number, name = reading.number(row), row.text("指标")
    if number is None:
        return None
    if not name:
        return row.doubt("指标", f"没有写指标名称{_LEFT_OUT}")
    key = f"{row.text('序号')}\n{number}\n{name}"
    if not reading.indicators or key != reading.last_indicator:
        base, weight = row.number("基数") or 0.0, row.number("权重")
        if weight is not None and weight < 0:
            row.doubt("权重", "权重不能小于 0，按 1 读入")
            weight = 1.0
        one = Indicator(
            id=0,
            task_id=0,
            name=name,
            measure=row.text("计量单位"),
            step=row.choice("期别", STEP_WORDS) or IndicatorStep.MONTH,
            cumulative=row.choice("口径", SUM_WORDS) or False,
            smaller_is_better=row.choice("方向", AIM_WORDS) or False,
            base=base,
            weight=1.0 if weight is None else weight,
        )
        reading.last_indicator = key
        reading.indicators.append(CarriedIndicator(number, one))
    return _figure(reading, row)


def _figure(reading: _Reading, row: SideRow) -> None:
    item = reading.indicators[-1]
    one, closing, plan = item.indicator, row.day("期末"), row.number("计划")
    if closing is None:
        return None
    if plan is None:
        return row.doubt("计划", f"没有写计划数{_LEFT_OUT}")
    if step_end(one.step, closing) != closing:
        return row.doubt("期末", f"不是一期的最后一天{_LEFT_OUT}")
    if any(value.closing == closing for value in one.values):
        return row.doubt("期末", f"这一期写了两次{_LEFT_OUT}")
    values = sorted((*one.values, IndicatorValue(closing, plan, row.number("实际"))), key=lambda value: value.closing)
    reading.indicators[-1] = replace(item, indicator=replace(one, values=tuple(values)))
    return None


def _problem(reading: _Reading, row: SideRow) -> None:
    text, state = row.text("问题"), row.choice("状态", PROBLEM_WORDS) or ProblemState.OPEN
    whole = row.line("事项编号")
    named = [one_line(part) for part in row.text("事项编号").split("\n")] if whole not in reading.numbers else [whole]
    named = [one for part in named for one in ([part] if part in reading.numbers else _LISTING.split(part))]
    numbers = tuple(dict.fromkeys(number for one in named if (number := one.strip()) in reading.numbers))
    if not numbers:
        return row.doubt("事项编号", f"台账表里没有这个编号{_LEFT_OUT}")
    if not text:
        return row.doubt("问题", f"没有写问题{_LEFT_OUT}")
    closed_on = row.day("销号日期")
    raised_on = row.day("提出日期") or min(filter(None, (reading.held_on, row.day("时限"), closed_on)))
    problem = Problem(
        id=0,
        text=text,
        raised_on=raised_on,
        report_id=reading.places.get(row.place("进展序号") or 0),
        owner=row.text("责任人"),
        due=row.day("时限"),
        measures=row.text("措施"),
        state=state,
        closed_on=closed_on if state is ProblemState.CLOSED else None,
        evidence=row.text("佐证"),
        reopened_on=row.day("重开日期"),
        reopen_reason=row.text("重开原因"),
    )
    reading.problems.append(CarriedProblem(numbers, problem, row.line("提出单位"), row.line("责任单位")))
    return None


def _extension(reading: _Reading, row: SideRow) -> None:
    number, asked_on, before = reading.number(row), row.day("申请日期"), row.day("申请时时限")
    wanted, decision = row.day("申请延至"), row.choice("批复", EXTENSION_WORDS)
    decided_on, new_due = row.day("批复日期"), row.day("批准延至")
    if number is None:
        return None
    if asked_on is None or before is None or wanted is None or decision is None:
        return row.doubt("批复", f"申请日期、申请时时限、申请延至和批复要写全{_LEFT_OUT}")
    if (decision is ExtensionState.PENDING) != (decided_on is None):
        return row.doubt("批复日期", f"批复和批复日期对不上{_LEFT_OUT}")
    if (decision is ExtensionState.GRANTED) != (new_due is not None):
        return row.doubt("批准延至", f"批复和批准延至的日期对不上{_LEFT_OUT}")
    if decision is ExtensionState.PENDING and number in reading.pending:
        return row.doubt("批复", f"一个事项只能有一份待批的延期申请{_LEFT_OUT}")
    if decision is ExtensionState.PENDING:
        reading.pending.add(number)
    asked = Extension(0, 0, asked_on, row.text("申请人"), row.text("延期原因"), before, wanted)
    asked = replace(asked, progress=row.points("当时进度"), decision=decision, approver=row.text("批准人"))
    asked = replace(asked, decided_on=decided_on, new_due=new_due, decision_reason=row.text("批复意见"))
    reading.extensions.append(CarriedExtension(number, asked))
    return None


def _source(reading: _Reading, row: SideRow) -> None:
    number, title = reading.number(row), row.line("会议名称")
    if number is not None:
        meeting = Meeting(0, title, row.day("会议日期"), row.text("讲话人")) if title else None
        reading.sources.setdefault(number, CarriedSource(number, row.text("督办依据"), meeting))


_READERS: dict[str, Callable[[_Reading, SideRow], None]] = {
    "单位": _unit,
    "节点": _milestone,
    "进展": _report,
    "指标": _indicator,
    "问题清单": _problem,
    "延期": _extension,
    "来源": _source,
}
