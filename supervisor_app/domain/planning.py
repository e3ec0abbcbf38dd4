"""Which papers are due: one a unit with all its matters, none repeated too soon."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from supervisor_app.domain.lights import Light
from supervisor_app.domain.model import Unit
from supervisor_app.domain.notice import Notice, NoticeKind, NoticeState
from supervisor_app.domain.standing import TaskLine
from supervisor_app.domain.workdays import WorkCalendar


@dataclass(frozen=True, slots=True)
class NoticePlan:
    """One paper to write: the unit and its matters, the most urgent first."""

    kind: NoticeKind
    unit: Unit
    lines: tuple[TaskLine, ...]


@dataclass(frozen=True, slots=True)
class Plans:
    """Papers to write, and the matters left out: named by a paper of this kind lately, or led by no unit."""

    plans: tuple[NoticePlan, ...]
    repeated: tuple[TaskLine, ...]
    leaderless: tuple[TaskLine, ...] = ()


def plan_notices(
    kind: NoticeKind,
    lines: Iterable[TaskLine],
    units: Mapping[int, Unit],
    notices: Sequence[Notice],
    today: date,
    calendar: WorkCalendar,
    repeat_days: int,
) -> Plans:
    """One paper a lead unit. 交办: matters handed out that no such paper names yet; 督办: matters with a red light.

    A matter named by a paper of the kind within the last `repeat_days` working days is left out: no repeated
    supervision (《政府督查工作条例》 art. 15), fewer papers (2024 rules on reducing formalism).
    """
    wanted = [line for line in lines if _calls_for(kind, line)]
    recent = {
        (notice.unit_id, task_id)
        for notice in notices
        if notice.kind is kind and notice.state is NoticeState.ISSUED
        if kind is NoticeKind.ASSIGNMENT or calendar.between(notice.issued_on, today) < repeat_days
        for task_id in notice.task_ids
    }
    chosen: dict[int, list[TaskLine]] = {}
    repeated = []
    for line in wanted:
        fresh = [unit_id for unit_id in line.task.lead if (unit_id, line.task.id) not in recent]
        if not fresh and line.task.lead:
            repeated.append(line)
        for unit_id in fresh:
            chosen.setdefault(unit_id, []).append(line)
    plans = [NoticePlan(kind, units[unit_id], tuple(sorted(found, key=_urgency))) for unit_id, found in chosen.items()]
    leaderless = tuple(line for line in wanted if not line.task.lead)
    return Plans(tuple(sorted(plans, key=lambda plan: plan.unit.name)), tuple(repeated), leaderless)


def _calls_for(kind: NoticeKind, line: TaskLine) -> bool:
    if kind is NoticeKind.ASSIGNMENT:
        return line.light not in {Light.DONE, Light.GREY}
    return kind is NoticeKind.SUPERVISION and line.light is Light.RED


def _urgency(line: TaskLine) -> tuple[float, str]:
    return float("inf") if line.days_left is None else line.days_left, line.task.number
