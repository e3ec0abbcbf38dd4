"""Facts a supervision office keeps. Terms follow 《政府督查工作条例》 (State Council order 733) where it has one."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class TaskState(StrEnum):
    """Where a task is in its life: 立项 → 交办 → 签收 → 办理 → 报结 → 核查 → 办结 → 销号."""

    REGISTERED = "registered"
    ASSIGNED = "assigned"
    ACKNOWLEDGED = "acknowledged"
    IN_PROGRESS = "in_progress"
    CLAIMED_DONE = "claimed_done"
    COMPLETED = "completed"
    CLOSED = "closed"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"


DONE_STATES = frozenset({TaskState.COMPLETED, TaskState.CLOSED})
IDLE_STATES = frozenset({TaskState.REGISTERED, TaskState.SUSPENDED, TaskState.CANCELLED})
OPEN_STATES = frozenset(TaskState) - DONE_STATES - {TaskState.SUSPENDED, TaskState.CANCELLED}


class Cycle(StrEnum):
    """How often a unit reports on a task (汇报频次)."""

    ONCE = "once"
    WEEKLY = "weekly"
    TEN_DAY = "ten_day"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"


class SupervisionKind(StrEnum):
    """The five kinds of supervision (《政府督查工作条例》 art. 14)."""

    COMPREHENSIVE = "comprehensive"
    SPECIAL = "special"
    INCIDENT = "incident"
    ROUTINE = "routine"
    CLUE = "clue"


class Urgency(StrEnum):
    """紧急程度: 平件, 急件, 特急."""

    ORDINARY = "ordinary"
    URGENT = "urgent"
    EXTRA_URGENT = "extra_urgent"


class UnitKind(StrEnum):
    """Group a unit belongs to in the tree of units."""

    DEPARTMENT = "department"
    DISTRICT = "district"
    TOWN = "town"
    ENTERPRISE = "enterprise"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit that tasks are assigned to; `aliases` are further names it is known by in sheets and speeches."""

    id: int
    name: str
    short_name: str = ""
    kind: UnitKind = UnitKind.DEPARTMENT
    parent_id: int | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Meeting:
    """Where tasks come from (调度会、推进会、常务会)."""

    id: int
    title: str
    held_on: date | None = None
    speaker: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Milestone:
    """A dated step of a task (节点); `weight` counts relative to the task's other milestones."""

    id: int
    task_id: int
    title: str
    due: date
    weight: float = 1.0
    done_on: date | None = None


IMPORTED = "导入"  # channel of the progress a list brought along, which is no unit's report of a period


class ReportMark(StrEnum):
    """What the office found against a report: sent back (退回) or not true (失实)."""

    RETURNED = "returned"
    UNTRUE = "untrue"


@dataclass(frozen=True, slots=True)
class ProgressReport:
    """What a unit reported on a task; a correction names the report it replaces and the old one stays.

    `period`: closing day by the calendar of the period it was made for, None where its day alone tells; `received_on`:
    when the office got it, None on `reported_on`; `signed_by`: who answers for it (签字确认); `form`: key of the row of
    the feedback sheet it came on. A report with a `mark` does not stand: it moves no task and counts for no period.
    """

    id: int
    task_id: int
    unit_id: int
    reported_on: date
    progress: float
    text: str = ""
    problem: str = ""
    next_step: str = ""
    channel: str = ""
    corrects_id: int | None = None
    period: date | None = None
    received_on: date | None = None
    signed_by: str = ""
    evidence: str = ""
    form: str = ""
    mark: ReportMark | None = None
    marked_by: str = ""
    marked_on: date | None = None
    mark_reason: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """One matter (督办事项), checkable; `original_due` never changes, `due` moves by granted extensions only.

    A subtask names its parent in `parent_id` and counts there by `weight`; a parent's progress is that of its subtasks.
    `merged_into_id`: the task a cancelled one went into.
    """

    id: int
    number: str
    title: str
    lead: tuple[int, ...] = ()
    cooperating: tuple[int, ...] = ()
    state: TaskState = TaskState.REGISTERED
    assigned_on: date | None = None
    original_due: date | None = None
    due: date | None = None
    due_text: str = ""
    cycle: Cycle = Cycle.ONCE
    cycle_day: int | None = None
    target: str = ""
    measures: str = ""
    sponsor: str = ""
    contact: str = ""
    basis: str = ""
    approver: str = ""
    approved_on: date | None = None
    progress: float | None = None
    problem: str = ""
    next_step: str = ""
    remark: str = ""
    completed_on: date | None = None
    meeting_id: int | None = None
    task_list_id: int | None = None
    source_row: int | None = None
    supervision: SupervisionKind | None = None
    urgency: Urgency = Urgency.ORDINARY
    parent_id: int | None = None
    weight: float = 1.0
    merged_into_id: int | None = None
