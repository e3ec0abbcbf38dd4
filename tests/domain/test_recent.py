"""应报: the two latest periods judged quickly are those judged one by one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from supervisor_app.domain.model import Cycle, ProgressReport, ReportMark, Task, TaskState
from supervisor_app.domain.reports.periods import latest_periods
from supervisor_app.domain.reports.recent import Recent, RecentPeriods
from supervisor_app.domain.reports.reporting import PeriodState, task_standings
from supervisor_app.domain.standing import Yardstick

TODAY = date(2026, 7, 20)
TASK = Task(1, "1", "x", (7,), state=TaskState.IN_PROGRESS, assigned_on=date(2026, 1, 15), cycle=Cycle.MONTHLY)
BACK = st.integers(0, 120)
REPORTS = st.lists(
    st.tuples(
        BACK,  # days before today
        st.none() | st.integers(-5, 60),  # days back to the period it names
        st.none() | st.integers(0, 20),  # days until the office got it
        st.sampled_from([None, None, None, *ReportMark]),
        st.booleans(),  # corrects the one before it
    ),
    max_size=8,
)


def made(
    facts: Sequence[tuple[int, int | None, int | None, ReportMark | None, bool]], begun: date
) -> list[ProgressReport]:
    """Reports since the assignment, the oldest first."""
    found = []
    for number, (back, named, later, mark, corrects) in enumerate(sorted(facts, key=lambda one: -one[0]), start=1):
        day = max(begun, TODAY - timedelta(days=back))
        found.append(
            ProgressReport(
                number,
                1,
                7,
                day,
                50,
                corrects_id=number - 1 if corrects and number > 1 else None,
                period=None if named is None else max(begun, day - timedelta(days=named)),
                received_on=None if later is None else day + timedelta(days=later),
                mark=mark,
                marked_on=None if mark is None else day,
            )
        )
    return found


def worth_reading(judge: RecentPeriods, task: Task, reports: Sequence[ProgressReport]) -> list[ProgressReport]:
    """As the store reads: since the days told, and what they correct."""
    named, since = judge.since(task.cycle, [task.cycle_day])
    kept = {one.id for one in reports if one.reported_on >= (since if one.period is None else named)}
    for one in reversed(reports):
        if one.id in kept and one.corrects_id is not None:
            kept.add(one.corrects_id)
    return [one for one in reports if one.id in kept]


@given(
    st.sampled_from([cycle for cycle in Cycle if cycle is not Cycle.ONCE]),
    st.none() | st.integers(1, 7),
    st.booleans(),
    BACK,
    st.none() | BACK,
    st.sampled_from(TaskState),
    REPORTS,
)
def test_the_two_latest_periods_stand_as_among_all(
    cycle: Cycle,
    day: int | None,
    moves: bool,
    assigned: int,
    ended: int | None,
    state: TaskState,
    facts: Sequence[tuple[int, int | None, int | None, ReportMark | None, bool]],
) -> None:
    begun = TODAY - timedelta(days=assigned)
    completed = None if ended is None else max(begun, TODAY - timedelta(days=ended))
    task = replace(TASK, cycle=cycle, cycle_day=day, assigned_on=begun, completed_on=completed, state=state)
    yardstick = Yardstick(TODAY, closing_moves=moves)
    judge, reports = RecentPeriods(yardstick), made(facts, begun)
    found = {
        item.period: item for item in task_standings(task, reports, TODAY, yardstick.calendar, yardstick.moving, 7)
    }
    _, closed, last = latest_periods(cycle, day, TODAY, yardstick.moving)
    told = worth_reading(judge, task, reports)
    assert judge.of(task, told) == Recent(found.get(last), found.get(closed))


def test_tasks_without_reports_share_what_became_of_them() -> None:
    judge = RecentPeriods(Yardstick(TODAY))
    first, second = judge.of(TASK, ()), judge.of(replace(TASK, id=2), ())
    assert first is second
    assert (first.open and first.open.state, first.closed and first.closed.state) == (
        PeriodState.WAITING,
        PeriodState.MISSING,
    )
    assert judge.of(replace(TASK, state=TaskState.SUSPENDED), ()) == Recent()
    assert judge.of(replace(TASK, cycle=Cycle.ONCE), ()) == Recent()
    assert judge.of(replace(TASK, assigned_on=None), ()) == Recent()
