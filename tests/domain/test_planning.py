"""Which papers are due: the conditions of every kind, no repetition, one a unit or a matter."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from supervisor_app.domain.lights import LightRule
from supervisor_app.domain.model import Cycle, Task, TaskState, Unit
from supervisor_app.domain.papers.notice import SERIES, DocumentNumber, Notice, NoticeKind, NoticeState
from supervisor_app.domain.papers.planning import CALLS, SCOPES, Plans, Scope, plan_notices
from supervisor_app.domain.standing import TaskLine, Yardstick, task_line

TODAY = date(2026, 6, 10)  # a Wednesday
LATER = date(2026, 12, 31)
UNITS = {1: Unit(1, "市住建局"), 2: Unit(2, "市财政局")}
K = NoticeKind
BASE = Task(
    1, "2026-001", "修泵站", lead=(1,), state=TaskState.ASSIGNED, assigned_on=date(2026, 5, 6), due=LATER, progress=50
)
LATE = replace(BASE, due=date(2026, 6, 5))
BEHIND = replace(BASE, assigned_on=date(2026, 1, 5), due=date(2026, 7, 31), progress=0)
NEAR = replace(BASE, due=date(2026, 6, 15), progress=90)
CLAIMED = replace(BASE, due=date(2026, 6, 11), progress=100)
DONE = replace(BASE, state=TaskState.COMPLETED, completed_on=date(2026, 6, 1))
CLOSED = replace(DONE, state=TaskState.CLOSED)
IDLE = replace(LATE, state=TaskState.SUSPENDED)
SILENT = replace(BASE, cycle=Cycle.MONTHLY, cycle_day=5, assigned_on=date(2026, 4, 1))
WEEK_AGO, LONG_AGO = date(2026, 6, 3), date(2026, 5, 11)  # 5 and 22 working days


def line(task: Task, on: date = TODAY) -> TaskLine:
    """The task measured."""
    return task_line(task, {unit.id: unit.name for unit in UNITS.values()}, Yardstick(on))


def paper(kind: NoticeKind, on: date, **more: Any) -> Notice:
    """A paper to unit 1 on task 1."""
    made = Notice(1, kind, DocumentNumber("督", 2026, 1), 1, "文书", on, task_ids=(1,))
    return replace(made, **more)


def plan(kind: NoticeKind, tasks: Sequence[Task], papers: Sequence[Notice] = (), **more: Any) -> Plans:
    """The plans of a kind, five days between papers."""
    on = more.pop("on", TODAY)
    return plan_notices(kind, [line(task, on) for task in tasks], UNITS, papers, Yardstick(on), 5, **more)


@pytest.mark.parametrize(
    ("kind", "task", "papers", "due"),
    [
        (K.ASSIGNMENT, BASE, [], True),
        (K.ASSIGNMENT, LATE, [paper(K.ASSIGNMENT, LONG_AGO)], False),
        (K.ASSIGNMENT, DONE, [], False),
        (K.ASSIGNMENT, IDLE, [], False),
        (K.REMINDER, NEAR, [], True),
        (K.REMINDER, replace(NEAR, due=TODAY), [], True),
        (K.REMINDER, replace(NEAR, due=date(2026, 6, 16)), [], False),
        (K.REMINDER, replace(NEAR, progress=0, assigned_on=date(2026, 1, 5)), [], True),
        (K.REMINDER, LATE, [], False),
        (K.REMINDER, CLAIMED, [], False),
        (K.REMINDER, replace(NEAR, due=None), [], False),
        (K.URGING, SILENT, [], True),
        (K.URGING, BASE, [], False),
        (K.URGING, BASE, [paper(K.SUPERVISION, LONG_AGO, reply_by=date(2026, 6, 9))], True),
        (K.URGING, BASE, [paper(K.SUPERVISION, LONG_AGO, reply_by=TODAY)], False),
        (K.URGING, BASE, [paper(K.SUPERVISION, LONG_AGO, reply_by=WEEK_AGO, replied_on=TODAY)], False),
        (K.URGING, BASE, [paper(K.SUPERVISION, LONG_AGO, reply_by=WEEK_AGO, state=NoticeState.VOID)], False),
        (
            K.URGING,
            BASE,
            [paper(K.REMINDER, LONG_AGO, reply_by=WEEK_AGO), paper(K.SUPERVISION, WEEK_AGO, replied_on=TODAY)],
            False,
        ),
        (K.URGING, CLAIMED, [paper(K.SUPERVISION, LONG_AGO, reply_by=WEEK_AGO)], False),
        (K.SUPERVISION, LATE, [], True),
        (K.SUPERVISION, BEHIND, [], True),
        (K.SUPERVISION, NEAR, [], False),
        (K.SUPERVISION, CLAIMED, [], False),
        (K.SUPERVISION, IDLE, [], False),
        (K.SUPERVISION_LETTER, LATE, [], True),
        (K.SUPERVISION_LETTER, LATE, [paper(K.SUPERVISION, date(2026, 6, 9))], False),
        (K.SUPERVISION, LATE, [paper(K.SUPERVISION_LETTER, date(2026, 6, 9))], False),
        (K.SUPERVISION, LATE, [paper(K.SUPERVISION_LETTER, WEEK_AGO)], True),
        (K.WARNING, LATE, [], False),
        (K.WARNING, LATE, [paper(K.REMINDER, LONG_AGO)], False),
        (K.WARNING, LATE, [paper(K.SUPERVISION, date(2026, 6, 9))], False),
        (K.WARNING, LATE, [paper(K.SUPERVISION, WEEK_AGO)], True),
        (K.WARNING, LATE, [paper(K.SUPERVISION_LETTER, WEEK_AGO)], True),
        (K.WARNING, BEHIND, [paper(K.SUPERVISION, WEEK_AGO)], True),
        (K.WARNING, LATE, [paper(K.SUPERVISION, WEEK_AGO, state=NoticeState.VOID)], False),
        (K.WARNING, NEAR, [paper(K.SUPERVISION, WEEK_AGO)], False),
        (K.WARNING, LATE, [paper(K.SUPERVISION, LONG_AGO), paper(K.WARNING, date(2026, 6, 9))], False),
        (K.INTERVIEW, LATE, [paper(K.SUPERVISION, LONG_AGO)], False),
        (K.INTERVIEW, LATE, [paper(K.WARNING, TODAY)], False),
        (K.INTERVIEW, LATE, [paper(K.WARNING, WEEK_AGO)], True),
        (K.INTERVIEW, DONE, [paper(K.WARNING, WEEK_AGO)], False),
        (K.ACCOUNTABILITY, LATE, [paper(K.WARNING, LONG_AGO)], False),
        (K.ACCOUNTABILITY, LATE, [paper(K.INTERVIEW, WEEK_AGO)], True),
        (K.INTERVIEW_RECORD, LATE, [paper(K.WARNING, WEEK_AGO)], False),
        (K.INTERVIEW_RECORD, LATE, [paper(K.INTERVIEW, TODAY)], True),
        (K.INTERVIEW_RECORD, DONE, [paper(K.INTERVIEW, WEEK_AGO)], True),
        (K.INTERVIEW_RECORD, LATE, [paper(K.INTERVIEW, WEEK_AGO), paper(K.INTERVIEW_RECORD, WEEK_AGO, id=2)], False),
        (K.INTERVIEW_RECORD, LATE, [paper(K.INTERVIEW_RECORD, LONG_AGO), paper(K.INTERVIEW, WEEK_AGO, id=2)], True),
        (K.CLOSURE, DONE, [], True),
        (K.CLOSURE, DONE, [paper(K.CLOSURE, LONG_AGO)], False),
        (K.CLOSURE, CLOSED, [], False),
        (K.CLOSURE, CLAIMED, [], False),
        (K.EXTENSION, NEAR, [], False),
    ],
)
def test_when_a_kind_is_due(kind: NoticeKind, task: Task, papers: list[Notice], due: bool) -> None:
    assert bool(plan(kind, [task], papers).plans) is due


def test_a_paper_to_another_unit_or_on_another_matter_does_not_count() -> None:
    for earlier in (paper(K.SUPERVISION, WEEK_AGO, unit_id=2), paper(K.SUPERVISION, WEEK_AGO, task_ids=(7,))):
        assert plan(K.WARNING, [LATE], [earlier]).plans == ()


def test_one_paper_a_unit_with_all_its_matters_the_most_urgent_first() -> None:
    tasks = [
        replace(LATE, id=1, number="2026-001"),
        replace(LATE, id=2, number="2026-002", due=date(2026, 5, 20)),
        replace(LATE, id=3, number="2026-003", lead=(2, 1)),
        replace(LATE, id=4, number="2026-004", lead=()),
    ]
    found = plan(K.SUPERVISION, tasks)
    assert [(item.unit.name, [each.task.id for each in item.lines]) for item in found.plans] == [
        ("市住建局", [2, 1, 3]),
        ("市财政局", [3]),
    ]
    assert [each.task.id for each in found.leaderless] == [4]


def test_a_unit_gets_one_paper_of_a_kind_a_day() -> None:
    """What turned red after the morning's paper waits for tomorrow; tasks handed out later do not."""
    other = replace(LATE, id=2, number="2026-002")
    morning = paper(K.SUPERVISION, TODAY)
    found = plan(K.SUPERVISION, [LATE, other], [morning])
    assert (found.plans, [each.task.id for each in found.repeated]) == ((), [1, 2])
    tomorrow = plan(K.SUPERVISION, [LATE, other], [morning], on=date(2026, 6, 11))
    assert [[each.task.id for each in item.lines] for item in tomorrow.plans] == [[2]]
    assert len(plan(K.ASSIGNMENT, [LATE, other], [paper(K.ASSIGNMENT, TODAY)]).plans) == 1


def test_forms_are_one_a_matter_to_its_first_lead_unit() -> None:
    tasks = [replace(DONE, id=number, number=f"2026-00{number}", lead=(2, 1)) for number in (1, 2)]
    found = plan(K.CLOSURE, tasks)
    assert [(item.unit.id, [each.task.id for each in item.lines]) for item in found.plans] == [(2, [1]), (2, [2])]


def test_a_person_chooses_matters_that_do_not_call_for_it_but_none_is_repeated() -> None:
    tasks = [BASE, replace(BASE, id=2, number="2026-002")]
    assert [
        [each.task.id for each in item.lines] for item in plan(K.INTERVIEW, tasks, chosen=frozenset({2})).plans
    ] == [[2]]
    assert len(plan(K.EXTENSION, tasks, chosen=frozenset({1, 2})).plans) == 2
    again = plan(K.INTERVIEW, tasks, [paper(K.INTERVIEW, date(2026, 6, 9))], chosen=frozenset({1}))
    assert (again.plans, len(again.repeated)) == ((), 1)


def test_near_is_as_the_office_counts() -> None:
    wide = Yardstick(TODAY, rule=LightRule(near_days=10))
    task = replace(NEAR, due=date(2026, 6, 24))
    lines = [task_line(task, {1: "市住建局"}, wide)]
    assert plan_notices(K.REMINDER, lines, UNITS, [], wide, 5).plans
    assert not plan(K.REMINDER, [task]).plans


def test_every_kind_has_a_scope_and_the_others_are_never_due() -> None:
    assert set(SCOPES) == set(NoticeKind)
    chosen = {kind for kind in NoticeKind if kind not in CALLS}
    assert chosen == {K.EXTENSION, K.MINUTES, K.CIRCULAR, K.BRIEFING}
    assert {kind for kind in chosen if SCOPES[kind] is Scope.LEDGER} <= set(SERIES)
