"""今日督办: what the office has to do today, by group, the most urgent first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from supervisor_app.domain.life.extension import Extension, ExtensionState
from supervisor_app.domain.life.verification import LookBack, ReviewRequest, days_to_decide
from supervisor_app.domain.lights import Light
from supervisor_app.domain.model import DONE_STATES, Task, TaskState
from supervisor_app.domain.papers.escalation import DEFAULT_LADDER, Rung, Suggestion, Trouble, suggest
from supervisor_app.domain.papers.notice import Notice, NoticeKind, NoticeState
from supervisor_app.domain.standing import TaskLine, Yardstick


class TodoGroup(StrEnum):
    """Why a task needs the office today, in the order of the page."""

    OVERDUE = "overdue"
    DUE_SOON = "due_soon"
    REPORT_MISSING = "report_missing"
    UNACKNOWLEDGED = "unacknowledged"
    TO_VERIFY = "to_verify"
    EXTENSION = "extension"
    ESCALATE = "escalate"
    AWAITING_REPLY = "awaiting_reply"
    STALE = "stale"
    LOOK_BACK = "look_back"
    REVIEW = "review"


TODO_WORDS = {
    TodoGroup.OVERDUE: "逾期",
    TodoGroup.DUE_SOON: "3日内到期",
    TodoGroup.REPORT_MISSING: "应报未报",
    TodoGroup.UNACKNOWLEDGED: "未签收",
    TodoGroup.TO_VERIFY: "待核查",
    TodoGroup.EXTENSION: "延期待批",
    TodoGroup.ESCALATE: "建议升级",
    TodoGroup.AWAITING_REPLY: "待回复文书",
    TodoGroup.STALE: "长期未更新",
    TodoGroup.LOOK_BACK: "回头看到期",
    TodoGroup.REVIEW: "复核时限",
}
_OVER = DONE_STATES | {TaskState.CANCELLED}
# Papers above the first one on an overdue matter, which stands in that matter's own row.
_STEPS_UP = frozenset(
    {
        NoticeKind.SUPERVISION_LETTER,
        NoticeKind.WARNING,
        NoticeKind.INTERVIEW,
        NoticeKind.CIRCULAR,
        NoticeKind.ACCOUNTABILITY,
    }
)


@dataclass(frozen=True, slots=True)
class TodoItem:
    """One line of the page.

    `suggested_notice` is the paper to issue next, `notice_id` the paper that waits to be signed for or answered,
    `fact_id` the extension, look back or request for review, `left` the days that order the group (fewest first).
    """

    group: TodoGroup
    line: TaskLine
    unit: str
    reason: str
    suggested_notice: NoticeKind | None = None
    notice_id: int | None = None
    fact_id: int | None = None
    left: float | None = None


@dataclass(frozen=True)
class TodoGround:
    """Everything the list is made of, on the yardstick's day.

    `past`: a task's lights at the ends of the last months, newest first (tasks now red or yellow); `due_since`: the day
    its due date was last put off; `stale_days`: calendar days without a report; `answer_days`: working days before a
    reply date from which it is waited for.
    """

    lines: Mapping[int, TaskLine]
    notices: Sequence[Notice]
    units: Mapping[int, str]
    yardstick: Yardstick
    extensions: Sequence[Extension] = ()
    look_backs: Sequence[LookBack] = ()
    reviews: Sequence[ReviewRequest] = ()
    past: Mapping[int, Sequence[Light]] = field(default_factory=dict)
    due_since: Mapping[int, date] = field(default_factory=dict)
    ladder: Sequence[Rung] = DEFAULT_LADDER
    stale_days: int = 30
    answer_days: int = 1


def items_of_line(line: TaskLine, ground: TodoGround, papers: Sequence[Notice]) -> Iterator[TodoItem]:
    """What a task itself calls for; `papers`: those that name it."""
    if line.light in {Light.GREY, Light.DONE}:
        return
    unit, days = "、".join(line.lead), line.days_left
    if claims_done(line.task):
        reason = "已报办结" if line.task.state is TaskState.CLAIMED_DONE else "进度已满，待报结"
        yield TodoItem(TodoGroup.TO_VERIFY, line, unit, reason, left=days)
        return
    next_paper = _suggested(line, ground, papers)
    wanted = next_paper.notice if next_paper else None
    if line.overdue:
        late = -(days or 0)
        yield TodoItem(TodoGroup.OVERDUE, line, unit, f"逾期 {late} 天" if late else "刚逾期", wanted, left=days)
    elif days is not None and days <= ground.yardstick.rule.near_days:
        paper = _suggested(line, ground, papers, NoticeKind.REMINDER)
        reason = f"剩 {days} 天" if days else "今日到期"
        yield TodoItem(TodoGroup.DUE_SOON, line, unit, reason, paper.notice if paper else None, left=days)
    if line.report_missing:
        paper = _suggested(line, ground, papers, NoticeKind.URGING)
        yield TodoItem(TodoGroup.REPORT_MISSING, line, unit, "本期未报", paper.notice if paper else None, left=days)
    if next_paper and (wanted in _STEPS_UP or (wanted is NoticeKind.SUPERVISION and not line.overdue)):
        yield TodoItem(TodoGroup.ESCALATE, line, unit, next_paper.reason, wanted, left=days)
    silent = _silent_days(line, ground.yardstick.today)
    if silent is not None and silent > ground.stale_days:
        yield TodoItem(TodoGroup.STALE, line, unit, f"{silent} 天没有进展", left=-silent)


def claims_done(task: Task) -> bool:
    """Whether the unit says the task is done, or its subtasks are, and nobody has verified it yet."""
    return task.state is TaskState.CLAIMED_DONE or (task.progress or 0) >= 100


def _suggested(
    line: TaskLine, ground: TodoGround, papers: Sequence[Notice], kind: NoticeKind | None = None
) -> Suggestion | None:
    """The next paper of the ladder, or of its rungs of one kind."""
    if line.light is Light.GREEN:
        return None
    task_id = line.task.id
    trouble = Trouble(line, papers, ground.past.get(task_id, ()), ground.due_since.get(task_id))
    rungs = ground.ladder if kind is None else [rung for rung in ground.ladder if rung.notice is kind]
    return suggest(trouble, ground.yardstick.today, ground.yardstick.calendar, rungs)


def _silent_days(line: TaskLine, today: date) -> int | None:
    """Calendar days since the last report, or since the assignment where there is none."""
    last = line.latest.reported_on if line.latest else line.task.assigned_on
    return (today - last).days if last else None


def items_of_notice(notice: Notice, ground: TodoGround) -> Iterator[TodoItem]:
    """A paper that nobody signed for, or whose answer is due: one line, under its first matter still to be done."""
    if notice.state is NoticeState.VOID or notice.replied_on is not None:
        return
    named = (ground.lines[task_id] for task_id in notice.task_ids if task_id in ground.lines)
    line = next((line for line in named if line.task.state not in _OVER), None)
    if line is None:
        return
    unit, today = _addressee(notice, ground.units), ground.yardstick.today
    if notice.signed_on is None and notice.unit_id is not None:
        days = (today - notice.issued_on).days
        reason = f"发出 {days} 天" if days else "今日发出"
        yield TodoItem(TodoGroup.UNACKNOWLEDGED, line, unit, reason, notice_id=notice.id, left=-days)
    if notice.reply_by is not None:
        left = _working_days_to(notice.reply_by, ground.yardstick)
        if left <= ground.answer_days:
            reason = f"回复逾期 {-left} 天" if left < 0 else f"剩 {left} 天" if left else "今日应回复"
            yield TodoItem(TodoGroup.AWAITING_REPLY, line, unit, reason, notice_id=notice.id, left=left)


def _addressee(notice: Notice, units: Mapping[int, str]) -> str:
    return notice.addressee if notice.unit_id is None else units[notice.unit_id]


def _working_days_to(day: date, yardstick: Yardstick) -> int:
    """Working days from today to `day`; at least one late past it."""
    if day < yardstick.today:
        return -max(yardstick.calendar.between(day, yardstick.today), 1)
    return yardstick.calendar.between(yardstick.today, day)


def items_of_facts(ground: TodoGround) -> Iterator[TodoItem]:
    """Extensions to decide, look backs due, requests for review on their clock."""
    today = ground.yardstick.today
    for extension in ground.extensions:
        if extension.decision is ExtensionState.PENDING and extension.task_id in ground.lines:
            waited = (today - extension.asked_on).days
            reason = f"申请 {waited} 天" if waited else "今日申请"
            late = "，到期后申请" if extension.asked_late else ""
            yield _fact(ground, TodoGroup.EXTENSION, extension.task_id, reason + late, extension.id, -waited)
    for look_back in ground.look_backs:
        line = ground.lines.get(look_back.task_id)
        if line is not None and look_back.due(line.task.state, today):
            late_by = (today - look_back.planned_on).days
            reason = f"过期 {late_by} 天" if late_by else "今日到期"
            yield _fact(ground, TodoGroup.LOOK_BACK, look_back.task_id, reason, look_back.id, -late_by)
    for review in ground.reviews:
        left = days_to_decide(review, today)
        if left is not None and review.task_id in ground.lines:
            reason = f"剩 {left} 天" if left > 0 else "今日到期" if left == 0 else f"超期 {-left} 天"
            unit = ground.units.get(review.unit_id, "")
            yield _fact(ground, TodoGroup.REVIEW, review.task_id, reason, review.id, left, unit)


def _fact(
    ground: TodoGround, group: TodoGroup, task_id: int, reason: str, fact_id: int, left: int, unit: str = ""
) -> TodoItem:
    line = ground.lines[task_id]
    return TodoItem(group, line, unit or "、".join(line.lead), reason, fact_id=fact_id, left=left)


def urgency(item: TodoItem) -> tuple[float, str, int, int, int]:
    """The order within a group: fewest days first, then by number; no two items of a group are alike in it."""
    left = float("inf") if item.left is None else item.left
    task = item.line.task
    return left, task.number, task.id, item.notice_id or 0, item.fact_id or 0
