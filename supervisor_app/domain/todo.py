"""今日督办: what the office has to do today, by group, the most urgent first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from supervisor_app.domain.model import TaskState
from supervisor_app.domain.notice import Notice, NoticeKind, NoticeState
from supervisor_app.domain.standing import TaskLine


class TodoGroup(StrEnum):
    """Why a task needs the office today, in the order of the page."""

    OVERDUE = "overdue"
    DUE_SOON = "due_soon"
    REPORT_MISSING = "report_missing"
    UNACKNOWLEDGED = "unacknowledged"
    TO_VERIFY = "to_verify"


TODO_WORDS = {
    TodoGroup.OVERDUE: "逾期",
    TodoGroup.DUE_SOON: "3日内到期",
    TodoGroup.REPORT_MISSING: "应报未报",
    TodoGroup.UNACKNOWLEDGED: "未签收",
    TodoGroup.TO_VERIFY: "待核查",
}


@dataclass(frozen=True, slots=True)
class TodoItem:
    """One line of the page; `suggested_notice` is the paper to issue next, `notice_id` the unsigned one."""

    group: TodoGroup
    line: TaskLine
    unit: str
    reason: str
    suggested_notice: NoticeKind | None = None
    notice_id: int | None = None


def todo_items(
    lines: Iterable[TaskLine], notices: Sequence[Notice], units: Mapping[int, str], today: date, near_days: int = 3
) -> list[TodoItem]:
    """Everything to do on `today`, group by group; a task may stand in several groups."""
    by_id = {line.task.id: line for line in lines}
    chased = {
        task_id
        for notice in notices
        if notice.kind is NoticeKind.SUPERVISION and notice.state is NoticeState.ISSUED
        for task_id in notice.task_ids
    }
    found = [item for line in by_id.values() for item in _of_line(line, near_days, chased)]
    found += [item for notice in notices for item in _of_notice(notice, by_id, units, today)]
    return sorted(found, key=_urgency)


def _of_line(line: TaskLine, near_days: int, chased: set[int]) -> Iterable[TodoItem]:
    unit = "、".join(line.lead)
    if line.overdue:
        wanted = None if line.task.id in chased else NoticeKind.SUPERVISION
        days = -(line.days_left or 0)
        yield TodoItem(TodoGroup.OVERDUE, line, unit, f"逾期 {days} 天" if days else "刚逾期", wanted)
    elif _under_way(line) and line.days_left is not None and line.days_left <= near_days:
        left = line.days_left
        yield TodoItem(TodoGroup.DUE_SOON, line, unit, f"剩 {left} 天" if left else "今日到期")
    if line.report_missing:
        yield TodoItem(TodoGroup.REPORT_MISSING, line, unit, "本期未报")
    if not line.done and _claims_done(line):
        yield TodoItem(TodoGroup.TO_VERIFY, line, unit, "已报办结")


def _under_way(line: TaskLine) -> bool:
    return line.light.value in {"red", "yellow", "green"} and not _claims_done(line)


def _claims_done(line: TaskLine) -> bool:
    if line.light.value == "grey":
        return False
    return line.task.state is TaskState.CLAIMED_DONE or (line.task.progress or 0) >= 100


def _of_notice(
    notice: Notice, lines: Mapping[int, TaskLine], units: Mapping[int, str], today: date
) -> Iterable[TodoItem]:
    if notice.state is NoticeState.VOID or notice.signed_on is not None:
        return
    line = next((lines[task_id] for task_id in notice.task_ids if task_id in lines), None)
    if line is not None and not line.done:
        unit = notice.addressee if notice.unit_id is None else units[notice.unit_id]
        days = (today - notice.issued_on).days
        reason = f"发出 {days} 天" if days else "今日发出"
        yield TodoItem(TodoGroup.UNACKNOWLEDGED, line, unit, reason, notice_id=notice.id)


def _urgency(item: TodoItem) -> tuple[int, float, str]:
    days = item.line.days_left
    return list(TodoGroup).index(item.group), float("inf") if days is None else days, item.line.task.number
