"""The sheets behind the exported ledger: units, milestones, reports, indicators, problems, extensions, a table each."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from supervisor_app.domain.carried import Carried
from supervisor_app.domain.life.extension import EXTENSION_WORDS
from supervisor_app.domain.life.problem import PROBLEM_WORDS
from supervisor_app.domain.reports.indicators import IndicatorStep
from supervisor_app.domain.reports.reporting import MARK_WORDS
from supervisor_app.domain.words import UNIT_KIND_WORDS

Row = tuple[str | date | float | None, ...]
STEP_WORDS = {IndicatorStep.MONTH: "月度", IndicatorStep.QUARTER: "季度"}
SUM_WORDS = {True: "累计", False: "当期"}
AIM_WORDS = {True: "越小越好", False: "越大越好"}


@dataclass(frozen=True)
class SideColumn:
    """A column; by the `needed` ones the table is known again, and they are kept even when nothing stands in them."""

    title: str
    width: float
    kind: str = "text"  # text, middle (short text), date, percent, number, figure
    needed: bool = False


@dataclass(frozen=True)
class SideTable:
    """A sheet: its name, its heading, what its rows are counted in, its columns, and its rows.

    `rows` is given the tasks' titles by number; rows of the same first cell are of one thing.
    """

    name: str
    heading: str
    measure: str
    columns: tuple[SideColumn, ...]
    rows: Callable[[Carried, Mapping[str, str]], Iterator[Row]]

    @property
    def needed(self) -> frozenset[str]:
        """The columns by which the table is known again."""
        return frozenset(column.title for column in self.columns if column.needed)

    @staticmethod
    def count(rows: Sequence[Row]) -> int:
        """How many things the rows tell of."""
        return len({row[0] for row in rows})


def _units(carried: Carried, _: Mapping[str, str]) -> Iterator[Row]:
    for at, item in enumerate(carried.units, start=1):
        unit = item.unit
        own = (float(at), unit.name, unit.short_name, "、".join(unit.aliases), UNIT_KIND_WORDS[unit.kind], item.parent)
        for contact in item.contacts:
            yield (*own, contact.name, contact.post, contact.phone, contact.remark)
        if not item.contacts:
            yield (*own, "", "", "", "")


def _milestones(carried: Carried, titles: Mapping[str, str]) -> Iterator[Row]:
    for at, item in enumerate(carried.milestones, start=1):
        step = item.milestone
        yield (float(at), item.number, titles.get(item.number, ""), step.title, step.due, step.weight, step.done_on)


def _reports(carried: Carried, titles: Mapping[str, str]) -> Iterator[Row]:
    for item in carried.reports:
        told = item.report
        corrects = None if told.corrects_id is None else float(told.corrects_id)
        yield (
            *(float(told.id), item.number, titles.get(item.number, ""), item.unit, told.reported_on, told.progress),
            *(told.text, told.problem, told.next_step, told.period, told.received_on, told.signed_by, told.channel),
            *(told.evidence, corrects, MARK_WORDS[told.mark] if told.mark else "", told.marked_by, told.marked_on),
            *(told.mark_reason, told.form),
        )


def _indicators(carried: Carried, titles: Mapping[str, str]) -> Iterator[Row]:
    for at, item in enumerate(carried.indicators, start=1):
        one = item.indicator
        own = (
            *(float(at), item.number, titles.get(item.number, ""), one.name, one.measure, STEP_WORDS[one.step]),
            *(SUM_WORDS[one.cumulative], AIM_WORDS[one.smaller_is_better], one.base, one.weight),
        )
        for value in one.values:
            yield (*own, value.closing, value.plan, value.actual)
        if not one.values:
            yield (*own, None, None, None)


def _problems(carried: Carried, _: Mapping[str, str]) -> Iterator[Row]:
    for at, item in enumerate(carried.problems, start=1):
        one = item.problem
        yield (
            *(float(at), "\n".join(item.numbers), one.text, item.owner_unit, one.owner, one.due, one.measures),
            *(PROBLEM_WORDS[one.state], one.closed_on, one.evidence, one.raised_on, item.raised_by),
            *(None if one.report_id is None else float(one.report_id), one.reopened_on, one.reopen_reason),
        )


def _sources(carried: Carried, titles: Mapping[str, str]) -> Iterator[Row]:
    for at, item in enumerate(carried.sources, start=1):
        own = (float(at), item.number, titles.get(item.number, ""), item.basis)
        met = item.meeting
        yield (*own, met.title, met.held_on, met.speaker) if met else (*own, "", None, "")


def _extensions(carried: Carried, titles: Mapping[str, str]) -> Iterator[Row]:
    for at, item in enumerate(carried.extensions, start=1):
        one = item.extension
        yield (
            *(float(at), item.number, titles.get(item.number, ""), one.asked_on, one.asked_by, one.reason),
            *(one.due_before, one.wanted_due, one.progress, EXTENSION_WORDS[one.decision], one.approver),
            *(one.decided_on, one.new_due, one.decision_reason),
        )


_INDEX = SideColumn("序号", 5.5, "number", needed=True)
_NUMBER = SideColumn("事项编号", 13, "middle", needed=True)
_TITLE = SideColumn("督办事项", 40)

UNITS = SideTable(
    "单位",
    "承办单位",
    "个",
    (
        _INDEX,
        SideColumn("单位", 30, needed=True),
        SideColumn("简称", 14, needed=True),
        SideColumn("别名", 30, needed=True),
        SideColumn("类别", 10, "middle"),
        SideColumn("上级单位", 22),
        SideColumn("联系人", 10, "middle"),
        SideColumn("职务", 14),
        SideColumn("电话", 16, "middle"),
        SideColumn("联系人备注", 24),
    ),
    _units,
)
MILESTONES = SideTable(
    "节点",
    "阶段节点",
    "个",
    (
        _INDEX,
        _NUMBER,
        _TITLE,
        SideColumn("节点", 40, needed=True),
        SideColumn("节点时限", 11, "date", needed=True),
        SideColumn("权重", 7, "number", needed=True),
        SideColumn("完成日期", 11, "date"),
    ),
    _milestones,
)
REPORTS = SideTable(
    "进展",
    "历次进展",
    "条",
    (
        _INDEX,
        _NUMBER,
        _TITLE,
        SideColumn("报告单位", 16, needed=True),
        SideColumn("报告日期", 10.5, "date", needed=True),
        SideColumn("进度", 7, "percent", needed=True),
        SideColumn("进展情况", 44, needed=True),
        SideColumn("存在问题", 22),
        SideColumn("下步措施", 22),
        SideColumn("所属期", 10.5, "date"),
        SideColumn("收到日期", 10.5, "date"),
        SideColumn("签字人", 9, "middle"),
        SideColumn("渠道", 9, "middle"),
        SideColumn("佐证", 18),
        SideColumn("更正序号", 6, "number"),
        SideColumn("认定", 6, "middle"),
        SideColumn("认定人", 9, "middle"),
        SideColumn("认定日期", 10.5, "date"),
        SideColumn("认定原因", 18),
        SideColumn("反馈表行号", 12, "middle"),
    ),
    _reports,
)
INDICATORS = SideTable(
    "指标",
    "指标计划与完成",
    "个",
    (
        _INDEX,
        _NUMBER,
        _TITLE,
        SideColumn("指标", 22, needed=True),
        SideColumn("计量单位", 10, "middle"),
        SideColumn("期别", 6.5, "middle", needed=True),
        SideColumn("口径", 6.5, "middle"),
        SideColumn("方向", 9, "middle"),
        SideColumn("基数", 10, "figure"),
        SideColumn("权重", 7, "number"),
        SideColumn("期末", 11, "date", needed=True),
        SideColumn("计划", 12, "figure", needed=True),
        SideColumn("实际", 12, "figure", needed=True),
    ),
    _indicators,
)
PROBLEMS = SideTable(
    "问题清单",
    "问题清单",
    "个",
    (
        _INDEX,
        _NUMBER,
        SideColumn("问题", 40, needed=True),
        SideColumn("责任单位", 16, needed=True),
        SideColumn("责任人", 10, "middle", needed=True),
        SideColumn("时限", 10.5, "date", needed=True),
        SideColumn("措施", 30, needed=True),
        SideColumn("状态", 8, "middle", needed=True),
        SideColumn("销号日期", 10.5, "date", needed=True),
        SideColumn("佐证", 22, needed=True),
        SideColumn("提出日期", 10.5, "date"),
        SideColumn("提出单位", 16),
        SideColumn("进展序号", 6, "number"),
        SideColumn("重开日期", 10.5, "date"),
        SideColumn("重开原因", 18),
    ),
    _problems,
)
EXTENSIONS = SideTable(
    "延期",
    "延期申请与批复",
    "次",
    (
        _INDEX,
        _NUMBER,
        _TITLE,
        SideColumn("申请日期", 10.5, "date", needed=True),
        SideColumn("申请人", 14, needed=True),
        SideColumn("延期原因", 28),
        SideColumn("申请时时限", 10.5, "date", needed=True),
        SideColumn("申请延至", 10.5, "date", needed=True),
        SideColumn("当时进度", 7, "percent"),
        SideColumn("批复", 8, "middle", needed=True),
        SideColumn("批准人", 10, "middle"),
        SideColumn("批复日期", 10.5, "date"),
        SideColumn("批准延至", 10.5, "date"),
        SideColumn("批复意见", 22),
    ),
    _extensions,
)
SOURCES = SideTable(
    "来源",
    "事项来源",
    "项",
    (
        _INDEX,
        _NUMBER,
        _TITLE,
        SideColumn("督办依据", 34, needed=True),
        SideColumn("会议名称", 34, needed=True),
        SideColumn("会议日期", 11, "date", needed=True),
        SideColumn("讲话人", 12, "middle"),
    ),
    _sources,
)
# In the order of the sheets; the reports are read before the problems that name them.
SIDE_TABLES = (REPORTS, MILESTONES, INDICATORS, PROBLEMS, EXTENSIONS, SOURCES, UNITS)
