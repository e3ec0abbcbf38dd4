"""The fields of a task as a form holds them, what is wrong with them, and back to a task or a draft."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from supervisor_app.domain.draft import DraftTask
from supervisor_app.domain.model import DONE_STATES, IDLE_STATES, Cycle, SupervisionKind, Task, TaskState, Urgency
from supervisor_app.domain.words import STATE_WORDS

LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class DueText:
    """A due date as typed and as understood; `known`: a phrase that was understood, if only as 长期坚持."""

    text: str = ""
    day: date | None = None
    known: bool = True


@dataclass(frozen=True, slots=True)
class TaskValues:
    """What a form holds; days not understood are named in `unread` (field → text typed)."""

    title: str = ""
    number: str = ""
    state: TaskState = TaskState.ASSIGNED
    lead: tuple[int, ...] = ()
    cooperating: tuple[int, ...] = ()
    assigned_on: date | None = None
    original_due: date | None = None
    due: DueText = DueText()
    cycle: Cycle = Cycle.ONCE
    cycle_day: int | None = None
    target: str = ""
    measures: str = ""
    problem: str = ""
    next_step: str = ""
    sponsor: str = ""
    contact: str = ""
    basis: str = ""
    approver: str = ""
    approved_on: date | None = None
    completed_on: date | None = None
    remark: str = ""
    supervision: SupervisionKind | None = None
    urgency: Urgency = Urgency.ORDINARY
    unread: Mapping[str, str] = field(default_factory=dict)


_SAME = (
    "title",
    "number",
    "state",
    "lead",
    "cooperating",
    "assigned_on",
    "original_due",
    "cycle",
    "cycle_day",
    "target",
    "measures",
    "problem",
    "next_step",
    "sponsor",
    "contact",
    "basis",
    "approver",
    "approved_on",
    "completed_on",
    "remark",
    "supervision",
    "urgency",
)


def values_of(task: Task) -> TaskValues:
    """A task as the form shows it."""
    due = DueText(task.due.isoformat() if task.due else task.due_text, task.due)
    return TaskValues(due=due, **{name: getattr(task, name) for name in _SAME})


def edited(task: Task, values: TaskValues) -> Task:
    """The task with the form's values; the wording of an unchanged due date stays."""
    due_text = task.due_text
    day, typed = task.due, values.due.text
    if typed != values_of(task).due.text:
        day = values.due.day
        due_text = "" if values.due.day is not None and typed == values.due.day.isoformat() else typed
    return replace(task, due=day, due_text=due_text, **{name: getattr(values, name) for name in _SAME})


def draft(values: TaskValues, names: Mapping[int, str]) -> DraftTask:
    """A new task; `names` gives the units' names."""
    own = {name: getattr(values, name) for name in _SAME if name not in ("lead", "cooperating", "original_due")}
    return DraftTask(
        lead=tuple(names[unit] for unit in values.lead),
        cooperating=tuple(names[unit] for unit in values.cooperating),
        due=values.due.day,
        due_text="" if values.due.day and values.due.text == values.due.day.isoformat() else values.due.text,
        **own,
    )


def faults(values: TaskValues, today: date, taken: frozenset[str], before: Task | None) -> dict[str, str]:
    """Field → one sentence on what is wrong and how to mend it; `taken` are the numbers of other tasks."""
    found = {name: f"看不懂“{text}”，请写成 2026-12-31" for name, text in values.unread.items()}
    if not values.title:
        found["title"] = "请写明要办的事"
    elif len(values.title) > LONGEST_TITLE:
        found["title"] = f"事项名称有 {len(values.title)} 字，请缩到 {LONGEST_TITLE} 字以内，细节写进目标要求"
    if values.number in taken:
        found["number"] = f"{values.number} 已用于另一事项，请换一个编号"
    elif before is not None and not values.number:
        found["number"] = "编号不能空着"
    if set(values.lead) & set(values.cooperating):
        found["cooperating"] = "牵头单位不必再列为配合单位"
    return found | {name: text for name, text in _day_faults(values, today, before).items() if name not in found}


def _day_faults(values: TaskValues, today: date, before: Task | None) -> dict[str, str]:
    found, state, due = {}, values.state, values.due
    under_way = state not in DONE_STATES | IDLE_STATES
    if under_way and values.assigned_on is None:
        found["assigned_on"] = f"{STATE_WORDS[state]}的事项要有交办日期"
    if not due.known and (before is None or due.text != values_of(before).due.text):
        found["due"] = f"看不懂“{due.text}”，请写成 2026-12-31 或 12月底"
    if due.day is not None and values.assigned_on is not None and due.day < values.assigned_on:
        found["due"] = f"早于交办日期 {values.assigned_on}，请改"
    if values.approved_on is not None and values.approved_on > today:
        found["approved_on"] = "审批日期在今天之后，请改"
    if values.completed_on is not None:
        if state not in DONE_STATES:
            found["completed_on"] = f"状态是{STATE_WORDS[state]}，不应有办结日期；请清空，或把状态改为已办结"
        elif values.completed_on > today:
            found["completed_on"] = "办结日期在今天之后，请改"
        elif values.assigned_on is not None and values.completed_on < values.assigned_on:
            found["completed_on"] = f"早于交办日期 {values.assigned_on}，请改"
    return found
