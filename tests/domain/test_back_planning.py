"""倒排工期: steps laid back from the due date."""

import itertools
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from supervisor_app.domain.model import Milestone
from supervisor_app.domain.reports.back_planning import PlannedStep, plan_back, steps_by_weight
from supervisor_app.domain.workdays import WorkCalendar

CALENDAR = WorkCalendar()


def test_steps_end_where_the_next_begins() -> None:
    steps = [PlannedStep("招标", 5, 1), PlannedStep("施工", 10, 3), PlannedStep("验收", 2, 1)]
    found = plan_back(steps, date(2026, 10, 10), CALENDAR, 7)  # a Saturday that is worked, after National Day
    assert found.milestones == (
        Milestone(0, 7, "招标", date(2026, 9, 17), 1),
        Milestone(0, 7, "施工", date(2026, 10, 8), 3),  # 1 to 7 October and 25 to 27 September are free
        Milestone(0, 7, "验收", date(2026, 10, 10), 1),
    )
    assert found.starts_after == date(2026, 9, 10)
    assert found.late_by(date(2026, 9, 1), CALENDAR) == 0
    assert found.late_by(CALENDAR.add(found.starts_after, 3), CALENDAR) == 3


def test_a_due_date_on_a_free_day_is_met_before_it() -> None:
    assert plan_back([PlannedStep("交付", 1)], date(2026, 10, 5), CALENDAR).milestones[0].due == date(2026, 9, 30)


STEPS = st.lists(st.builds(PlannedStep, st.just("步"), st.integers(0, 40), st.floats(0.5, 9)), min_size=1, max_size=8)


@given(STEPS, st.dates(date(2025, 1, 1), date(2027, 12, 31)))
def test_every_step_has_its_working_days(steps: list[PlannedStep], due: date) -> None:
    found = plan_back(steps, due, CALENDAR)
    starts = [found.starts_after, *(milestone.due for milestone in found.milestones)]
    days = [CALENDAR.between(before, after) for before, after in itertools.pairwise(starts)]
    assert days == [step.working_days for step in steps]
    assert starts[-1] <= due
    assert CALENDAR.between(starts[-1], due) == 0
    assert [milestone.weight for milestone in found.milestones] == [step.weight for step in steps]


@given(
    st.lists(st.tuples(st.just("步"), st.integers(1, 9)), min_size=1, max_size=8),
    st.dates(date(2025, 1, 1), date(2026, 6, 30)),
    st.integers(1, 300),
)
def test_steps_by_weight_share_every_working_day(titles: list[tuple[str, float]], assigned: date, days: int) -> None:
    due = CALENDAR.add(assigned, days)
    steps = steps_by_weight(titles, assigned, due, CALENDAR)
    assert sum(step.working_days for step in steps) == days
    total = sum(weight for _, weight in titles)
    for step in steps:
        assert abs(step.working_days - days * step.weight / total) <= 1
    found = plan_back(steps, due, CALENDAR)
    assert CALENDAR.between(found.starts_after, due) == days
    assert found.late_by(assigned, CALENDAR) == 0
