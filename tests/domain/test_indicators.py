"""Indicators: what plan and actual say of progress, and debts carried on."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervisor_app.domain.lights import Clause, Light
from supervisor_app.domain.model import Milestone, Task, TaskState
from supervisor_app.domain.reports.indicators import (
    Attainment,
    Indicator,
    IndicatorStep,
    IndicatorValue,
    attainment,
    debts,
    spread_plan,
    step_end,
)
from supervisor_app.domain.standing import Yardstick, task_line

ENDS = tuple(step_end(IndicatorStep.MONTH, date(2026, month, 1)) for month in range(1, 13))


def values(*figures: tuple[float, float | None]) -> tuple[IndicatorValue, ...]:
    return tuple(IndicatorValue(day, plan, actual) for day, (plan, actual) in zip(ENDS, figures, strict=False))


MONTHLY = Indicator(1, 1, "固定资产投资", "亿元", values=values((10, 8), (10, 13), (20, None), (10, None)))


@pytest.mark.parametrize(
    ("step", "day", "end"),
    [
        (IndicatorStep.MONTH, date(2026, 2, 3), date(2026, 2, 28)),
        (IndicatorStep.MONTH, date(2028, 2, 29), date(2028, 2, 29)),
        (IndicatorStep.MONTH, date(2100, 2, 1), date(2100, 2, 28)),
        (IndicatorStep.QUARTER, date(2026, 4, 1), date(2026, 6, 30)),
        (IndicatorStep.QUARTER, date(2026, 12, 31), date(2026, 12, 31)),
    ],
)
def test_the_end_of_a_step(step: IndicatorStep, day: date, end: date) -> None:
    assert step_end(step, day) == end


@pytest.mark.parametrize(
    ("today", "expected", "attained"),
    [
        (date(2026, 1, 31), 0, None),  # the month is not over on its last day
        (date(2026, 2, 1), 20, 16),
        (date(2026, 3, 15), 40, 42),
        (date(2026, 4, 1), 80, 42),  # the actual of March is not known
        (date(2026, 9, 1), 100, 42),
    ],
)
def test_amounts_of_months_add_up(today: date, expected: float, attained: float | None) -> None:
    assert attainment([MONTHLY], today) == Attainment(expected, attained)


@pytest.mark.parametrize(
    ("indicator", "expected", "attained"),
    [
        (replace(MONTHLY, cumulative=True, base=60, values=values((70, 66), (90, None))), 100 / 3, 20),
        (
            replace(
                MONTHLY, cumulative=True, smaller_is_better=True, base=0.52, values=values((0.51, 0.515), (0.50, None))
            ),
            50,
            25,
        ),
        (replace(MONTHLY, smaller_is_better=True, values=values((10, 12), (10, None))), 50, 40),  # 2 overdrawn of 20
        (replace(MONTHLY, smaller_is_better=True, values=values((10, 8), (10, None))), 50, 60),
    ],
)
def test_kinds_of_indicators(indicator: Indicator, expected: float, attained: float) -> None:
    found = attainment([indicator], date(2026, 2, 10))
    assert found is not None
    assert found.expected == pytest.approx(expected)
    assert found.attained == pytest.approx(attained)


def test_weights_and_indicators_that_lead_nowhere() -> None:
    other = replace(MONTHLY, weight=3.0, values=values((5, 5), (5, None)))
    found = attainment([MONTHLY, other, replace(MONTHLY, values=())], date(2026, 2, 1))
    assert found == Attainment((20 + 3 * 50) / 4, (16 + 3 * 50) / 4)
    assert attainment([replace(MONTHLY, values=())], date(2026, 2, 1)) is None


def test_the_light_follows_milestones_then_indicators_then_working_days() -> None:
    task = Task(
        1,
        "1",
        "x",
        state=TaskState.IN_PROGRESS,
        assigned_on=date(2026, 1, 1),
        due=date(2026, 12, 31),
        progress=90.0,
    )
    day = Yardstick(date(2026, 4, 1))
    behind = task_line(task, {}, day, indicators=(MONTHLY,))
    assert (behind.light, behind.clause, behind.expected, behind.attained, behind.gap) == (
        Light.RED,
        Clause.FAR_BEHIND,
        80,
        42,
        38,
    )
    step = Milestone(1, 1, "完工", date(2026, 3, 1))
    by_steps = task_line(task, {}, day, [step], indicators=(MONTHLY,))
    assert (by_steps.light, by_steps.expected, by_steps.attained) == (Light.YELLOW, 100, None)
    unknown = replace(MONTHLY, values=values((10, None), (10, None)))
    assert task_line(task, {}, day, indicators=(unknown,)).gap == 10  # without actuals, the reported progress counts


def test_debts_are_carried_on_to_who_owes_them() -> None:
    found = debts(MONTHLY)
    assert [(one.carried, one.wanted, one.debt) for one in found] == [
        (0, 10, 2),
        (2, 12, -1),
        (-1, 19, None),
        (-1, 9, None),
    ]


def test_debts_of_a_limit_and_of_levels() -> None:
    limit = replace(MONTHLY, smaller_is_better=True, values=values((10, 12), (10, 9)))
    assert [(one.wanted, one.debt) for one in debts(limit)] == [(10, 2), (8, 1)]
    level = replace(MONTHLY, cumulative=True, values=values((10, 8), (20, 21)))
    assert [(one.wanted, one.debt) for one in debts(level)] == [(10, 2), (20, -1)]


@given(st.lists(st.tuples(st.floats(0, 1e6), st.floats(0, 1e6)), min_size=1, max_size=12), st.booleans())
def test_the_last_debt_is_the_whole_plan_less_the_whole_actual(
    figures: list[tuple[float, float]], smaller: bool
) -> None:
    told = replace(MONTHLY, smaller_is_better=smaller, values=values(*figures))
    owed = sum(plan for plan, _ in figures) - sum(actual for _, actual in figures)
    debt = debts(told)[-1].debt
    assert debt is not None
    assert debt == pytest.approx(-owed if smaller else owed, abs=1e-3)


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6), st.integers(1, 12), st.booleans())
def test_an_even_plan_ends_at_its_target(base: float, target: float, count: int, cumulative: bool) -> None:
    plan = spread_plan(target, ENDS[:count], replace(MONTHLY, base=base, cumulative=cumulative))
    assert len(plan) == count
    end = plan[-1].plan if cumulative else base + sum(value.plan for value in plan)
    assert end == pytest.approx(target, abs=1e-3)
