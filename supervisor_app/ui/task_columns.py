"""Columns of tasks, for the ledger and the card of a unit."""

from supervisor_app.domain.lights import Light
from supervisor_app.domain.model import TaskState
from supervisor_app.domain.standing import TaskLine, effective_progress
from supervisor_app.domain.words import CYCLE_WORDS, STATE_WORDS
from supervisor_app.ui.columns import Column, Kind, muted
from supervisor_app.ui.painters import Bar

NOTHING = "–"
_FAR = 1_000_000  # more working days than any due date is away
_RANK = {light: rank for rank, light in enumerate(Light)}


def urgency(line: TaskLine) -> int:
    """The order of lights, worst first; within a light by days left. One number, for speed."""
    days = _FAR // 2 if line.days_left is None else line.days_left
    return _RANK[line.light] * _FAR + days


def short_date(line: TaskLine) -> str:
    """The due date without its year where that is the year of assignment: `11-06`, `27-01-15`."""
    due, assigned = line.task.due, line.task.assigned_on
    if due is None:
        return line.task.due_text or NOTHING
    return f"{due:%m-%d}" if assigned is None or assigned.year == due.year else f"{due:%y-%m-%d}"


def days_words(line: TaskLine) -> str:
    """`逾期 9`, `今日`, `剩 4` in working days; `按期` or `超期` once done."""
    if line.done:
        return {True: "按期", False: "超期", None: NOTHING}[line.on_time]
    if line.days_left is None or line.light is Light.GREY:
        return NOTHING
    if line.overdue:
        return f"逾期 {-line.days_left}" if line.days_left else "刚逾期"
    if line.days_left < 0:  # past due, but claimed done: it waits for the office, not for the unit
        return NOTHING
    return f"剩 {line.days_left}" if line.days_left else "今日"


def days_ink(line: TaskLine) -> str:
    """Red ink past due, yellow ink on the last two days, else muted."""
    if line.overdue:
        return "light_red_ink"
    urgent = line.light is Light.YELLOW and line.days_left is not None and line.days_left <= 1
    return "light_yellow_ink" if urgent else "text_muted"


def lead_words(line: TaskLine) -> str:
    """The lead units by short name."""
    return "、".join(line.lead_short or line.lead) or NOTHING


def lead_names(line: TaskLine) -> str:
    """The lead units by full name."""
    return "、".join(line.lead)


def task_bar(line: TaskLine) -> Bar:
    """The progress bar of a task; no mark without a due date, while suspended and once done."""
    marked = line.light not in (Light.GREY, Light.DONE)
    return Bar(effective_progress(line.task), line.expected if marked else None, line.light)


def bar_words(line: TaskLine) -> str:
    """Progress and 序时 in words, for tooltip and screen reader."""
    bar = task_bar(line)
    words = f"进度 {bar.value:.0f}"
    if bar.expected is None:
        return words
    gap = bar.expected - bar.value
    return f"{words}，序时 {bar.expected:.0f}，" + (
        f"落后 {gap:.0f} 点" if gap >= 0.5 else f"超前 {max(-gap, 0):.0f} 点"
    )


def state_words(line: TaskLine) -> str:
    """The state; a missing report goes before 办理中."""
    waiting = line.report_missing and line.task.state is TaskState.IN_PROGRESS
    return "应报未报" if waiting else STATE_WORDS[line.task.state]


def short_number(number: str) -> str:
    """`2026-091` → `091`: within one year's ledger the year says nothing."""
    year, dash, serial = number.partition("-")
    return serial if dash and serial and len(year) == 4 and year.isdigit() else number


TASK_COLUMNS: tuple[Column[TaskLine], ...] = (
    Column(
        key="light",
        title="亮灯",
        kind=Kind.LIGHT_WORD,
        width=84,
        text=lambda line: line.light_word,
        value=lambda line: line.light,
        sort=urgency,
    ),
    Column(
        key="number",
        title="编号",
        width=44,
        text=lambda line: short_number(line.task.number),
        tooltip=lambda line: line.task.number,
        spoken=lambda line: line.task.number,
        ink=muted,
    ),
    Column(key="title", title="督办事项", text=lambda line: line.task.title),
    Column(key="lead", title="牵头单位", width=116, spare=4, text=lead_words, tooltip=lead_names),
    Column(
        key="cooperating",
        title="配合单位",
        width=116,
        text=lambda line: "、".join(line.cooperating) or NOTHING,
        ink=muted,
        hidden=True,
    ),
    Column(
        key="due",
        title="时限",
        width=72,
        spare=2,
        text=short_date,
        tooltip=lambda line: line.task.due.isoformat() if line.task.due else "",
        sort=lambda line: (line.task.due is None, line.task.due),
    ),
    Column(
        key="days",
        title="工作日",
        width=72,
        align="right",
        text=days_words,
        sort=lambda line: (line.days_left is None, line.days_left),
        ink=days_ink,
        strong=lambda line: days_ink(line) != "text_muted",
    ),
    Column(
        key="progress",
        title="进度与序时",
        kind=Kind.PROGRESS,
        width=128,
        spare=3,
        text=lambda line: f"{effective_progress(line.task):.0f}",
        value=task_bar,
        tooltip=bar_words,
        spoken=bar_words,
        sort=lambda line: effective_progress(line.task),
    ),
    Column(key="state", title="状态", width=80, spare=1, text=state_words, ink=muted),
    Column(key="source", title="来源", width=140, text=lambda line: line.source or NOTHING, ink=muted, hidden=True),
    Column(
        key="cycle",
        title="汇报频次",
        width=84,
        text=lambda line: CYCLE_WORDS[line.task.cycle],
        ink=muted,
        hidden=True,
    ),
    Column(key="target", title="目标要求", width=160, text=lambda line: line.task.target, ink=muted, hidden=True),
    Column(key="sponsor", title="牵头领导", width=84, text=lambda line: line.task.sponsor, ink=muted, hidden=True),
    Column(key="remark", title="备注", width=140, text=lambda line: line.task.remark, ink=muted, hidden=True),
)
