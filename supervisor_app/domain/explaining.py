"""Why a light is what it is, in one sentence."""

from collections.abc import Callable, Iterator
from math import ceil, floor

from supervisor_app.domain.lights import Clause, Light
from supervisor_app.domain.model import TaskState
from supervisor_app.domain.standing import TaskLine
from supervisor_app.domain.words import STATE_WORDS

_CLAIMED = TaskState.CLAIMED_DONE
_DECIDED_BY: dict[Clause, Callable[[TaskLine], str]] = {
    Clause.DONE: lambda line: _finished(line),
    Clause.RESTING: lambda line: f"事项{STATE_WORDS[line.task.state]}",
    Clause.NOT_ASSIGNED: lambda line: "尚未交办",
    Clause.NOT_BEGUN: lambda line: f"交办日期 {line.task.assigned_on} 未到",
    Clause.CLAIMED_DONE: lambda line: "已报办结，待核查" if line.task.state is _CLAIMED else "进度已满，待报结",
    Clause.PAST_DUE: lambda line: _overdue(line),
    Clause.FAR_BEHIND: lambda line: _behind(line),
    Clause.NEAR_DUE: lambda line: _near(line),
    Clause.BEHIND: lambda line: _behind(line),
    Clause.REPORT_MISSING: lambda line: "上一报告期没有报告",
    Clause.ON_SCHEDULE: lambda line: _on_schedule(line),
}
_ALARMS = frozenset({Light.RED, Light.YELLOW})


def explain(line: TaskLine) -> str:
    """`红：落后序时 34 个百分点，逾期节点 1 个`: the light by the office's name, what decided it, what else weighs.

    The clause of the rule that decided comes first.
    """
    word = line.light_word or line.light.value
    if line.clause is None:
        return word
    said = [_DECIDED_BY[line.clause](line)]
    if line.light in _ALARMS:
        said += _besides(line)
    return f"{word}：{'，'.join(said)}"


def _besides(line: TaskLine) -> Iterator[str]:
    """Facts of the rule beside the deciding one, and late milestones."""
    assert line.clause is not None
    behind = {Clause.FAR_BEHIND, Clause.BEHIND}
    if line.clause not in behind and line.gap is not None and floor(round(line.gap * 10, 6)) > 0:
        yield _behind(line)
    if line.late_steps:
        yield f"逾期节点 {line.late_steps} 个"
    if line.report_missing and line.clause is not Clause.REPORT_MISSING:
        yield "上一报告期没有报告"


def _behind(line: TaskLine) -> str:
    """Rounded away from the threshold that the gap has passed or not reached, to a tenth of a point."""
    tenths = round((line.gap or 0.0) * 10, 6)
    gap = (ceil(tenths) if line.clause is Clause.FAR_BEHIND else floor(tenths)) / 10
    return f"落后序时 {gap:g} 个百分点"


def _overdue(line: TaskLine) -> str:
    days = -(line.days_left or 0)
    return f"逾期 {days} 个工作日" if days else f"已过时限 {line.task.due}"


def _near(line: TaskLine) -> str:
    return f"还有 {line.days_left} 个工作日到期" if line.days_left else f"时限 {line.task.due}，其间再无工作日"


def _on_schedule(line: TaskLine) -> str:
    if line.gap is None:
        return "没有时限，不计序时进度" if line.task.due is None else "进度正常"
    tenths = round(line.gap * 10, 6)
    if tenths >= 1:
        return f"落后序时 {floor(tenths) / 10:g} 个百分点，未到提醒线"
    return f"领先序时 {floor(-tenths) / 10:g} 个百分点" if tenths <= -1 else "与序时进度持平"


def _finished(line: TaskLine) -> str:
    word = STATE_WORDS[line.task.state]
    told = {True: "，按期", False: "，超期", None: ""}[line.on_time]
    day = f" {line.task.completed_on}" if line.task.completed_on else ""
    return f"{word}{day}{told}"
