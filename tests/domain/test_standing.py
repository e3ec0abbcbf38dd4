"""Counts of a unit, what to do, which papers are due."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervisor_app.domain.lights import Light
from supervisor_app.domain.model import Task, TaskState, Unit, UnitKind
from supervisor_app.domain.papers.notice import DocumentNumber, Notice, NoticeKind, NoticeState, code_fault
from supervisor_app.domain.papers.planning import plan_notices
from supervisor_app.domain.standing import TaskLine, Yardstick, task_line, unit_line, unit_lines
from supervisor_app.domain.today.todo import TodoGround, TodoGroup
from supervisor_app.domain.today.todo_list import todo_items
from supervisor_app.domain.units import guess_kind, unit_index

TODAY = date(2026, 6, 10)
UNIT, OTHER = Unit(1, "市住建局"), Unit(2, "市财政局")
NAMES = {1: UNIT.name, 2: OTHER.name}
BASE = Task(
    1,
    "2026-001",
    "修路",
    lead=(1,),
    state=TaskState.IN_PROGRESS,
    assigned_on=date(2026, 5, 6),
    original_due=date(2026, 6, 5),
    due=date(2026, 6, 5),
    progress=40,
)

TASKS = st.builds(
    Task,
    id=st.integers(1, 10_000),
    number=st.just("1"),
    title=st.just("x"),
    lead=st.just((1,)),
    state=st.sampled_from(TaskState),
    assigned_on=st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    due=st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    completed_on=st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    progress=st.none() | st.floats(0, 100),
)


def measured(task: Task) -> TaskLine:
    return task_line(task, NAMES, Yardstick(TODAY))


@given(st.lists(TASKS, max_size=30))
def test_the_counts_of_a_unit_add_up(tasks: list[Task]) -> None:
    line = unit_line(UNIT, [measured(task) for task in tasks])
    assert line.total == len(tasks) == line.done + line.open
    assert line.open == line.green + line.yellow + line.red + line.grey
    assert line.on_time <= line.done
    assert line.overdue <= line.red
    assert line.progress is None or 0 <= line.progress <= 100


def test_a_unit_counts_what_it_leads_worst_first() -> None:
    late, fine = measured(BASE), measured(replace(BASE, id=2, lead=(2,), cooperating=(1,), due=None, progress=90))
    lines = unit_lines({1: UNIT, 2: OTHER}, [fine, late])
    assert [(line.unit.name, line.total, line.red, line.overdue) for line in lines] == [
        ("市住建局", 1, 1, 1),
        ("市财政局", 1, 0, 0),
    ]


def test_a_task_late_over_the_weekend_is_overdue_by_no_working_day() -> None:
    line = task_line(replace(BASE, due=date(2026, 6, 6)), NAMES, Yardstick(date(2026, 6, 7)))
    assert (line.light, line.overdue, line.days_left) == (Light.RED, True, 0)


def test_on_time_needs_a_day_of_completion() -> None:
    done = replace(BASE, state=TaskState.COMPLETED)
    assert measured(done).on_time is None
    assert measured(replace(done, completed_on=date(2026, 6, 5))).on_time is True
    assert measured(replace(done, completed_on=date(2026, 6, 8))).on_time is False
    assert measured(BASE).on_time is None


def paper(kind: NoticeKind = NoticeKind.SUPERVISION, on: date = TODAY, **more: object) -> Notice:
    made = Notice(1, kind, DocumentNumber("督", 2026, 1), 1, "督办", on, task_ids=(1,))
    return replace(made, **more)  # type: ignore[arg-type]


def test_an_unsigned_paper_is_to_be_chased_until_signed_void_or_done() -> None:
    def groups(notice: Notice, line: TaskLine) -> set[TodoGroup]:
        ground = TodoGround({line.task.id: line}, [notice], NAMES, Yardstick(TODAY), stale_days=9999)
        return {item.group for item in todo_items(ground)}

    line = measured(BASE)
    assert groups(paper(), line) == {TodoGroup.OVERDUE, TodoGroup.UNACKNOWLEDGED}
    assert groups(paper(signed_on=TODAY), line) == {TodoGroup.OVERDUE}
    assert groups(paper(state=NoticeState.VOID), line) == {TodoGroup.OVERDUE}
    for over in (TaskState.CLOSED, TaskState.CANCELLED):
        assert groups(paper(reply_by=TODAY), measured(replace(BASE, state=over))) == set()


def test_a_second_paper_waits() -> None:
    def numbers(*notices: Notice, on: date = TODAY) -> list[str]:
        lines = [task_line(BASE, NAMES, Yardstick(on))]
        found = plan_notices(NoticeKind.SUPERVISION, lines, {1: UNIT}, notices, Yardstick(on), 5)
        assert len(found.plans) + len(found.repeated) == 1
        return [plan.unit.name for plan in found.plans]

    assert numbers() == ["市住建局"]
    assert numbers(paper()) == []
    assert numbers(paper(), on=date(2026, 6, 16)) == []
    assert numbers(paper(), on=date(2026, 6, 17)) == ["市住建局"]
    assert numbers(paper(state=NoticeState.VOID)) == ["市住建局"]
    assert numbers(paper(kind=NoticeKind.ASSIGNMENT)) == ["市住建局"]


def test_kinds_and_names_of_units() -> None:
    kinds = {name: guess_kind(name) for name in ("市住建局", "河东区政府", "城关镇", "市城投公司", "高新区管委会")}
    assert kinds == {
        "市住建局": UnitKind.DEPARTMENT,
        "河东区政府": UnitKind.DISTRICT,
        "城关镇": UnitKind.TOWN,
        "市城投公司": UnitKind.ENTERPRISE,
        "高新区管委会": UnitKind.DISTRICT,
    }
    index = unit_index([Unit(1, "市住房城乡建设局", "住建局", aliases=("市住建局",)), Unit(2, "住建局")])
    assert index == {"市住房城乡建设局": 1, "市住建局": 1, "住建局": 2}


@pytest.mark.parametrize(
    ("code", "fault"),
    [("青政督", ""), ("", "请填"), ("政督〔2026〕", "只写代字"), ("政督1", "只写代字"), ("政 督", "只写代字")],
)
def test_a_document_code_is_no_number(code: str, fault: str) -> None:
    found = code_fault(code)
    assert found.startswith(fault)
    assert bool(found) is bool(fault)
