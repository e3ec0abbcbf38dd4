"""Lights against a second reading of the rule: day by day, in fractions, from the words of the rule alone."""

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

import chinese_calendar
from hypothesis import given, settings
from hypothesis import strategies as st

from supervisor_app.domain.model import Cycle, Milestone, Task, TaskState
from supervisor_app.domain.standing import Yardstick, task_line

DAY = timedelta(days=1)
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
STEPS = st.lists(st.builds(Milestone, st.just(0), st.just(1), st.just("节点"), DAYS, st.sampled_from([0.5, 1.0, 2.0])))


@st.composite
def tasks(draw: st.DrawFn) -> Task:
    """A task of 2026, mostly under way."""
    assigned = draw(DAYS)
    due = draw(st.none() | st.integers(-3, 150).map(lambda days: assigned + days * DAY))
    cycle = draw(st.sampled_from(Cycle))
    names_a_day = cycle in {Cycle.MONTHLY, Cycle.QUARTERLY, Cycle.WEEKLY}
    return Task(
        1,
        "2026-001",
        "道路贯通",
        state=draw(st.sampled_from([TaskState.IN_PROGRESS, *TaskState])),
        assigned_on=draw(st.sampled_from([assigned, assigned, assigned, None])),
        original_due=due,
        due=due,
        cycle=cycle,
        cycle_day=draw(st.none() | st.integers(1, 7 if cycle is Cycle.WEEKLY else 31)) if names_a_day else None,
        progress=draw(st.none() | st.integers(0, 100) | st.floats(0, 100)),
    )


def working(after: date, until: date) -> int:
    """W(after, until], counted on the fingers."""
    days = (after + number * DAY for number in range(1, (until - after).days + 1))
    return sum(chinese_calendar.is_workday(day) if day.year == 2026 else day.weekday() < 5 for day in days)


def closes(task: Task, day: date) -> bool:
    """Whether a reporting period closes on `day`."""
    month_ends = (day + DAY).day == 1
    wanted = task.cycle_day or 31
    on_its_day = day.day == wanted or (month_ends and wanted > day.day)
    return {
        Cycle.ONCE: False,
        Cycle.WEEKLY: day.isoweekday() == (task.cycle_day or 7),
        Cycle.TEN_DAY: day.day in {10, 20} or month_ends,
        Cycle.MONTHLY: on_its_day,
        Cycle.QUARTERLY: on_its_day and day.month in {3, 6, 9, 12},
    }[task.cycle]


def lacks_a_report(task: Task, today: date, reported: Sequence[date]) -> bool:
    """Nothing came since the period before the last one closed, and the last one closed after the assignment."""
    past = (today - number * DAY for number in range(1, 400))
    closings = [day for day in past if closes(task, day)][:2]
    if not closings or task.assigned_on is None or closings[0] <= task.assigned_on:
        return False
    return not any(closings[1] < day <= today for day in reported)


def points_behind(task: Task, today: date, steps: Sequence[Milestone]) -> Fraction:
    """Expected less reported progress; none without a schedule."""
    done = Fraction(task.progress or 0)
    if steps:
        due = sum((Fraction(step.weight) for step in steps if step.due <= today), Fraction())
        return 100 * due / sum((Fraction(step.weight) for step in steps), Fraction()) - done
    if task.due is None or task.assigned_on is None:
        return Fraction(0)
    span = working(task.assigned_on, task.due)
    if span == 0:
        return Fraction(100 if today >= task.due else 0) - done
    return min(Fraction(100), Fraction(100 * working(task.assigned_on, today), span)) - done


def told(task: Task, today: date, reported: Sequence[date], steps: Sequence[Milestone]) -> str:
    """The rule's seven lines in their order."""
    behind = points_behind(task, today, steps)
    near = task.due is not None and working(today, task.due) <= 3
    idle = task.state in {TaskState.REGISTERED, TaskState.SUSPENDED, TaskState.CANCELLED}
    rule = (
        (task.state in {TaskState.COMPLETED, TaskState.CLOSED}, "done"),
        (idle or task.assigned_on is None or today < task.assigned_on, "grey"),
        (task.state is TaskState.CLAIMED_DONE or (task.progress or 0) >= 100, "green"),
        (task.due is not None and task.due < today, "red"),
        (behind > 30, "red"),
        (near or behind >= 10 or lacks_a_report(task, today, reported), "yellow"),
    )
    return next((light for holds, light in rule if holds), "green")


@settings(max_examples=300)
@given(tasks(), DAYS, st.lists(DAYS, max_size=3), st.just([]) | STEPS)
def test_lights_are_those_of_the_rule(task: Task, today: date, reported: list[date], steps: list[Milestone]) -> None:
    line = task_line(task, {}, Yardstick(today), steps, reported)
    assert line.light == told(task, today, reported, steps)
