"""Which papers are due: one a unit with all its matters, none repeated too soon. A person decides what goes out."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from supervisor_app.domain.lights import Clause, Light
from supervisor_app.domain.model import TaskState, Unit
from supervisor_app.domain.papers.notice import Notice, NoticeKind, NoticeState
from supervisor_app.domain.standing import TaskLine, Yardstick


class Scope(StrEnum):
    """What one paper of a kind is about: a unit's matters, one matter, a meeting, or the whole ledger."""

    UNIT = "unit"
    TASK = "task"
    MEETING = "meeting"
    LEDGER = "ledger"


SCOPES: Mapping[NoticeKind, Scope] = MappingProxyType(
    dict.fromkeys(NoticeKind, Scope.UNIT)
    | dict.fromkeys((NoticeKind.EXTENSION, NoticeKind.CLOSURE), Scope.TASK)
    | dict.fromkeys((NoticeKind.CIRCULAR, NoticeKind.BRIEFING), Scope.LEDGER)
    | {NoticeKind.MINUTES: Scope.MEETING}
)


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


@dataclass(frozen=True, slots=True)
class Case:
    """A matter with the papers that stand on it, those to one of its lead units."""

    line: TaskLine
    papers: tuple[Notice, ...]
    yardstick: Yardstick
    repeat_days: int

    def went_out(self, *kinds: NoticeKind, waited: int = 0) -> bool:
        """Whether a paper of these kinds went out, the last of them at least `waited` working days ago."""
        days = [paper.issued_on for paper in self.papers if paper.kind in kinds]
        return bool(days) and self.yardstick.calendar.between(max(days), self.yardstick.today) >= waited

    @property
    def unanswered(self) -> bool:
        """Whether a paper's reply is overdue; a reply to a later paper counts for the earlier ones, too."""
        answered = max((paper.replied_on for paper in self.papers if paper.replied_on), default=date.min)
        asked = (paper for paper in self.papers if paper.replied_on is None and paper.reply_by is not None)
        return any(
            paper.reply_by < self.yardstick.today and paper.issued_on > answered for paper in asked if paper.reply_by
        )


def _under_way(case: Case) -> bool:
    return case.line.light not in {Light.DONE, Light.GREY}


def _not_claimed(case: Case) -> bool:
    return _under_way(case) and case.line.clause is not Clause.CLAIMED_DONE


def _near(case: Case) -> bool:
    left = case.line.days_left
    return _not_claimed(case) and not case.line.overdue and left is not None and left <= case.yardstick.rule.near_days


def _silent(case: Case) -> bool:
    return _not_claimed(case) and (case.line.report_missing or case.unanswered)


def _red(case: Case) -> bool:
    return case.line.light is Light.RED


def _red_after(*kinds: NoticeKind) -> Callable[[Case], bool]:
    """Red although a paper of these kinds went out and had the days within which none is repeated."""
    return lambda case: _red(case) and case.went_out(*kinds, waited=max(case.repeat_days, 1))


def _talked(case: Case) -> bool:
    return case.went_out(NoticeKind.INTERVIEW)


def _never(case: Case) -> bool:
    return False


def _finished(case: Case) -> bool:
    return case.line.task.state is TaskState.COMPLETED


_SUPERVISING = (NoticeKind.SUPERVISION, NoticeKind.SUPERVISION_LETTER)
# Kind → when a matter calls for it (custom; a suggestion). Kinds that are not here are chosen, never due.
CALLS: Mapping[NoticeKind, Callable[[Case], bool]] = MappingProxyType(
    {
        NoticeKind.ASSIGNMENT: _under_way,
        NoticeKind.REMINDER: _near,
        NoticeKind.URGING: _silent,
        NoticeKind.SUPERVISION: _red,
        NoticeKind.SUPERVISION_LETTER: _red,
        NoticeKind.WARNING: _red_after(*_SUPERVISING),
        NoticeKind.INTERVIEW: _red_after(NoticeKind.WARNING),
        NoticeKind.INTERVIEW_RECORD: _talked,
        NoticeKind.ACCOUNTABILITY: _red_after(NoticeKind.INTERVIEW),
        NoticeKind.CLOSURE: _finished,
    }
)
# Kinds that press for a matter to be done; one that its unit claims done is the office's to verify.
PRESSING = frozenset(
    {
        NoticeKind.REMINDER,
        NoticeKind.URGING,
        NoticeKind.SUPERVISION,
        NoticeKind.SUPERVISION_LETTER,
        NoticeKind.WARNING,
    }
)
# Kind → what its call takes at least, seen at a glance: every matter of the ledger is asked; bool: a paper names it.
_GLANCES: Mapping[NoticeKind, Callable[[TaskLine, bool], bool]] = MappingProxyType(
    dict.fromkeys(_SUPERVISING, lambda line, named: line.light is Light.RED)
    | dict.fromkeys(
        (NoticeKind.WARNING, NoticeKind.INTERVIEW, NoticeKind.ACCOUNTABILITY),
        lambda line, named: named and line.light is Light.RED,
    )
    | {
        NoticeKind.ASSIGNMENT: lambda line, named: line.light is not Light.DONE and line.light is not Light.GREY,
        NoticeKind.REMINDER: lambda line, named: not line.overdue and line.light in {Light.YELLOW, Light.RED},
        NoticeKind.URGING: lambda line, named: named or line.report_missing,
        NoticeKind.INTERVIEW_RECORD: lambda line, named: named,
        NoticeKind.CLOSURE: lambda line, named: line.light is Light.DONE,
    }
)
# Kinds of which a matter has one paper only; an interview, one record.
_ONCE = frozenset({NoticeKind.ASSIGNMENT, NoticeKind.CLOSURE})
# Kinds that stand for one another: a matter supervised by letter is not supervised by notice as well.
_ALIKE = {kind: frozenset(_SUPERVISING) for kind in _SUPERVISING}


def plan_notices(
    kind: NoticeKind,
    lines: Iterable[TaskLine],
    units: Mapping[int, Unit],
    notices: Sequence[Notice],
    yardstick: Yardstick,
    repeat_days: int,
    chosen: frozenset[int] | None = None,
) -> Plans:
    """Papers of a kind that are due, one a lead unit with all its matters, or one a matter (`SCOPES`).

    A matter that had a paper of the kind within the last `repeat_days` working days is left out, and so is a unit that
    had one today: no repeated supervision (《政府督查工作条例》 art. 15), fewer papers (2024 rules on reducing
    formalism). `chosen`: ids of matters that a person wants a paper on, whether or not they call for it.
    """
    register = _Register(kind, notices, yardstick, repeat_days)
    calls = CALLS.get(kind, _never)
    found: dict[int, list[TaskLine]] = {}
    repeated, leaderless = list[TaskLine](), list[TaskLine]()
    for line in _asked(kind, lines, register, chosen):
        leads = line.task.lead[:1] if SCOPES[kind] is Scope.TASK else line.task.lead
        cases = {unit_id: register.case(line, unit_id) for unit_id in leads}
        wanted = [unit_id for unit_id, case in cases.items() if chosen is not None or calls(case)]
        fresh = [unit_id for unit_id in wanted if not register.holds(cases[unit_id], unit_id)]
        for unit_id in fresh:
            found.setdefault(unit_id, []).append(line)
        if wanted and not fresh:
            repeated.append(line)
        elif not cases and (chosen is not None or calls(register.case(line, None))):
            leaderless.append(line)
    plans = [NoticePlan(kind, units[unit_id], group) for unit_id, own in found.items() for group in _papers(kind, own)]
    ordered = sorted(plans, key=lambda plan: (plan.unit.name, *_urgency(plan.lines[0])))
    return Plans(tuple(ordered), tuple(repeated), tuple(leaderless))


def _asked(
    kind: NoticeKind, lines: Iterable[TaskLine], register: "_Register", chosen: frozenset[int] | None
) -> Iterable[TaskLine]:
    if chosen is not None:
        return (line for line in lines if line.task.id in chosen)
    glance = _GLANCES.get(kind)
    return (line for line in lines if glance(line, line.task.id in register.named)) if glance else ()


class _Register:
    """What the papers that stand say of a unit and a matter."""

    def __init__(self, kind: NoticeKind, notices: Sequence[Notice], yardstick: Yardstick, repeat_days: int) -> None:
        self._kind, self._yardstick, self._repeat_days = kind, yardstick, repeat_days
        self._alike = _ALIKE.get(kind, frozenset({kind}))
        self._papers: dict[tuple[int | None, int], list[Notice]] = defaultdict(list)
        self._served: set[int | None] = set()
        self.named: set[int] = set()
        for notice in notices:
            if notice.state is NoticeState.VOID:
                continue
            if notice.kind in self._alike and notice.issued_on == yardstick.today:
                self._served.add(notice.unit_id)
            self.named.update(notice.task_ids)
            for task_id in notice.task_ids:
                self._papers[notice.unit_id, task_id].append(notice)

    def case(self, line: TaskLine, unit_id: int | None) -> Case:
        """The matter as it stands towards a lead unit."""
        papers = self._papers.get((unit_id, line.task.id), ())
        return Case(line, tuple(papers), self._yardstick, self._repeat_days)

    def holds(self, case: Case, unit_id: int) -> bool:
        """Whether a paper of the kind would be a repeated one."""
        own = [paper for paper in case.papers if paper.kind in self._alike]
        if self._kind in _ONCE:
            return bool(own)
        if self._kind is NoticeKind.INTERVIEW_RECORD:
            talks = [paper for paper in case.papers if paper.kind is NoticeKind.INTERVIEW]
            return bool(own) and max(map(_order, own)) >= max(map(_order, talks), default=(date.min, 0))
        if SCOPES[self._kind] is Scope.UNIT and unit_id in self._served:
            return True
        today, calendar = self._yardstick.today, self._yardstick.calendar
        return any(calendar.between(paper.issued_on, today) < self._repeat_days for paper in own)


def _order(paper: Notice) -> tuple[date, int]:
    return paper.issued_on, paper.id


def _papers(kind: NoticeKind, lines: list[TaskLine]) -> list[tuple[TaskLine, ...]]:
    ordered = sorted(lines, key=_urgency)
    return [(line,) for line in ordered] if SCOPES[kind] is Scope.TASK else [tuple(ordered)]


def _urgency(line: TaskLine) -> tuple[float, str]:
    return float("inf") if line.days_left is None else line.days_left, line.task.number
