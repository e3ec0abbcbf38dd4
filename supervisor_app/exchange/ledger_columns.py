"""The columns of the exported ledger, and what each says of a task."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from supervisor_app.domain.dates import read_due
from supervisor_app.domain.lights import Light
from supervisor_app.domain.model import Cycle, Milestone, SupervisionKind, TaskState, Urgency
from supervisor_app.domain.words import (
    CYCLE_WORDS,
    LIGHT_WORDS,
    STATE_WORDS,
    SUPERVISION_WORDS,
    URGENCY_WORDS,
    cycle_phrase,
)
from supervisor_app.exchange.milestones import milestone_words

INDEX_WIDTH = 4.5
_WIDTH = 210  # of all columns in characters: fitted to A4 across, ten points print as seven
_ANY_DAY = date(2026, 1, 1)
_DUE, _FIRST_DUE, _MOVED_DUE = "办理时限", "原时限", "现时限"

Value = str | date | float | None


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One task as the ledger shows it; `progress` and `expected` in points 0–100, units by name.

    `light_word` is the office's name of the light; empty for the usual one. `report` is the latest one's text, and
    `reported_on` its day where it is a lead unit's of a reporting period. `parent` and `merged_into` are numbers of
    other tasks, `extensions` how often an extension was granted.
    """

    title: str
    number: str = ""
    source: str = ""
    source_date: date | None = None
    target: str = ""
    measures: str = ""
    sponsor: str = ""
    lead: tuple[str, ...] = ()
    cooperating: tuple[str, ...] = ()
    contact: str = ""
    assigned_on: date | None = None
    original_due: date | None = None
    due: date | None = None
    due_text: str = ""
    cycle: Cycle = Cycle.ONCE
    cycle_day: int | None = None
    approver: str = ""
    approved_on: date | None = None
    milestones: tuple[Milestone, ...] = ()
    report: str = ""
    reported_on: date | None = None
    progress: float | None = None
    expected: float | None = None
    problem: str = ""
    next_step: str = ""
    light: Light | None = None
    light_word: str = ""
    state: TaskState | None = None
    completed_on: date | None = None
    remark: str = ""
    supervision: SupervisionKind | None = None
    urgency: Urgency = Urgency.ORDINARY
    parent: str = ""
    weight: float = 1.0
    merged_into: str = ""
    extensions: int = 0


@dataclass(frozen=True)
class Column:
    """A column; texts share what the page leaves in proportion to their widths, the others keep theirs."""

    title: str
    width: float
    value: Callable[[LedgerRow], Value]
    kind: str = "text"  # text, middle (short text), date, percent, number, light
    always: bool = False  # kept even when no row has a value
    least: float = 8.0  # width below which a text column is not pressed

    @property
    def wraps(self) -> bool:
        """Whether its text may need several lines."""
        return self.kind in {"text", "middle"}


def _says_no_date(row: LedgerRow) -> bool:
    """Whether the due date's words may stand in the date's place without being read as another date."""
    return row.due is None and read_due(row.due_text, _ANY_DAY).due is None


def _rhythm(row: LedgerRow) -> str:
    """How often the units report; said of a task reported once only where the due date's words say otherwise."""
    told = cycle_phrase(row.cycle, row.cycle_day)
    return told or (CYCLE_WORDS[Cycle.ONCE] if read_due(row.due_text, _ANY_DAY).cycle else "")


def _urgency(row: LedgerRow) -> str:
    return "" if row.urgency is Urgency.ORDINARY else URGENCY_WORDS[row.urgency]


COLUMNS = (
    Column("督办编号", 12.5, lambda row: row.number, "middle"),
    Column("上级事项", 10.5, lambda row: row.parent, "middle"),
    Column("子任务权重", 6.5, lambda row: row.weight if row.parent or row.weight != 1.0 else None, "number"),
    Column("事项来源", 14, lambda row: row.source),
    Column("来源日期", 10, lambda row: row.source_date, "date"),
    Column("审批人", 10, lambda row: row.approver),
    Column("审批日期", 10, lambda row: row.approved_on, "date"),
    Column("督办分类", 9, lambda row: SUPERVISION_WORDS[row.supervision] if row.supervision else "", "middle"),
    Column("紧急程度", 5.5, _urgency, "middle"),
    Column("督办事项", 34, lambda row: row.title, always=True, least=20),
    Column("目标要求", 22, lambda row: row.target),
    Column("具体举措", 22, lambda row: row.measures),
    Column("牵头领导", 10, lambda row: row.sponsor),
    Column("牵头单位", 15, lambda row: "、".join(row.lead), always=True),
    Column("配合单位", 18, lambda row: "、".join(row.cooperating), always=True),
    Column("责任人及电话", 14, lambda row: row.contact, least=12),
    Column("交办日期", 10, lambda row: row.assigned_on, "date", always=True),
    Column(_FIRST_DUE, 10, lambda row: row.original_due, "date"),
    Column(_MOVED_DUE, 10, lambda row: row.due or (row.due_text if _says_no_date(row) else None), "date", always=True),
    Column("时限说明", 14, lambda row: "" if _says_no_date(row) else row.due_text),
    Column("汇报频次", 7, _rhythm, "middle"),
    Column("阶段节点", 20, lambda row: milestone_words(row.milestones), least=16),
    Column("最新进展", 32, lambda row: row.report, always=True, least=14),
    Column("报告日期", 10, lambda row: row.reported_on, "date"),
    Column("完成率", 6.5, lambda row: row.progress, "percent", always=True),
    Column("序时进度", 6.5, lambda row: row.expected, "percent"),
    Column("存在问题", 20, lambda row: row.problem),
    Column("下步措施", 20, lambda row: row.next_step),
    Column("亮灯", 5.5, lambda row: row.light_word or (LIGHT_WORDS[row.light] if row.light else ""), "light"),
    Column("状态", 7, lambda row: STATE_WORDS[row.state] if row.state else "", "middle", always=True),
    Column("并入事项", 10.5, lambda row: row.merged_into, "middle"),
    Column("延期次数", 5.5, lambda row: row.extensions or None, "number"),
    Column("办结日期", 10, lambda row: row.completed_on, "date"),
    Column("备注", 14, lambda row: row.remark, always=True),
)


def shown_columns(rows: Sequence[LedgerRow]) -> list[Column]:
    """The columns with something in them at the widths they get; where no due date was ever moved, one says it all."""
    shown = [column for column in COLUMNS if column.always or any(column.value(row) not in (None, "") for row in rows)]
    if all(row.original_due == row.due for row in rows):
        shown = [
            replace(column, title=_DUE) if column.title == _MOVED_DUE else column
            for column in shown
            if column.title != _FIRST_DUE
        ]
    return _sized(shown)


def _sized(columns: list[Column]) -> list[Column]:
    fixed = INDEX_WIDTH + sum(column.width for column in columns if column.kind != "text")
    wanted = sum(column.width for column in columns if column.kind == "text")
    stretch = min(1.5, (_WIDTH - fixed) / wanted)
    return [
        replace(column, width=max(column.least, column.width * stretch)) if column.kind == "text" else column
        for column in columns
    ]
