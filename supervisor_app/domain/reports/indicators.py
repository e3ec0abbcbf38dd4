"""Indicators (指标) of a task: plan and actual by month or quarter, what they say of progress, and debts carried on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class IndicatorStep(StrEnum):
    """How long one figure of an indicator stands for."""

    MONTH = "month"
    QUARTER = "quarter"


@dataclass(frozen=True, slots=True)
class IndicatorValue:
    """Plan and actual of the period that ends on `closing`, its last day; `actual` is None until it is known."""

    closing: date
    plan: float
    actual: float | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator; `measure` is its unit of measure (万元、吨标准煤).

    `cumulative`: each figure is a level or a running total at the period's end; else the amount of that period alone.
    `smaller_is_better`: 能耗下降 and the like. `base` is the level before the first period, from which the plan starts;
    `weight` counts relative to the task's other indicators. `values` in order of closing.
    """

    id: int
    task_id: int
    name: str
    measure: str = ""
    step: IndicatorStep = IndicatorStep.MONTH
    cumulative: bool = False
    smaller_is_better: bool = False
    base: float = 0.0
    weight: float = 1.0
    values: tuple[IndicatorValue, ...] = ()


@dataclass(frozen=True, slots=True)
class Debt:
    """A period with what was owed before it (谁欠账谁补齐): `wanted` = `plan` + `carried`; `debt` is owed after it.

    All in the indicator's measure, ≥ 0 where owed; a lead over the plan is carried on as a debt below 0. For a
    cumulative indicator plan and actual hold everything before, so that `wanted` is the plan. `debt` is None while the
    actual is not known.
    """

    closing: date
    plan: float
    actual: float | None
    carried: float
    wanted: float
    debt: float | None


@dataclass(frozen=True, slots=True)
class Attainment:
    """Points 0–100 (`attained` may lie outside) planned and reached; `attained` is None before any actual is known."""

    expected: float
    attained: float | None


def step_end(step: IndicatorStep, day: date) -> date:
    """The last day of the month or quarter of `day`."""
    month = day.month if step is IndicatorStep.MONTH else (day.month + 2) // 3 * 3
    return date(day.year, month, _LAST[month] + (month == 2 and _leap(day.year)))


_LAST = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def attainment(indicators: Iterable[Indicator], today: date) -> Attainment | None:
    """The weighted mean over a task's indicators of what the periods closed before `today` planned and reached.

    None where no indicator has a plan that leads anywhere. One without actuals counts as nothing reached as soon as
    another of the task has one.
    """
    found = [(item.weight, one) for item in indicators if item.weight > 0 and (one := _attainment(item, today))]
    total = sum(weight for weight, _ in found)
    if not found:
        return None
    expected = sum(weight * one.expected for weight, one in found) / total
    if all(one.attained is None for _, one in found):
        return Attainment(expected, None)
    return Attainment(expected, sum(weight * (one.attained or 0.0) for weight, one in found) / total)


def _attainment(indicator: Indicator, today: date) -> Attainment | None:
    """Points = 100 × way from `base` to the last plan.

    Where smaller is better and the plan rises, as a limit on consumption, what is saved or overdrawn counts.
    """
    plans, actuals = _levels(indicator)
    if not plans or plans[-1] == indicator.base:
        return None
    span = abs(plans[-1] - indicator.base)
    closed = sum(value.closing < today for value in indicator.values)
    plan = plans[closed - 1] if closed else indicator.base
    falling = plans[-1] < indicator.base
    expected = 100.0 * (indicator.base - plan if falling else plan - indicator.base) / span
    known = [at for at, level in enumerate(actuals[:closed]) if level is not None]
    if not known:
        return Attainment(expected, None)
    level = actuals[known[-1]]
    assert level is not None
    if indicator.smaller_is_better and not falling:
        return Attainment(expected, expected + 100.0 * (plans[known[-1]] - level) / span)
    reached = indicator.base - level if falling else level - indicator.base
    return Attainment(expected, 100.0 * reached / span)


def _levels(indicator: Indicator) -> tuple[list[float], list[float | None]]:
    """Plan and actual at each period's end, as running totals; an actual not known yet is None."""
    if indicator.cumulative:
        return [value.plan for value in indicator.values], [value.actual for value in indicator.values]
    plan = actual = indicator.base
    plans, actuals = list[float](), list[float | None]()
    for value in indicator.values:
        plan += value.plan
        plans.append(plan)
        actual += value.actual or 0.0
        actuals.append(actual if value.actual is not None else None)
    return plans, actuals


def debts(indicator: Indicator) -> list[Debt]:
    """Period by period what is owed: behind a larger plan, or over a smaller one."""
    sign = -1.0 if indicator.smaller_is_better else 1.0
    carried, found = 0.0, []
    for value in indicator.values:
        if indicator.cumulative:
            wanted = value.plan
            debt = None if value.actual is None else sign * (value.plan - value.actual)
        else:
            wanted = value.plan + sign * carried
            debt = None if value.actual is None else sign * (wanted - value.actual)
        found.append(Debt(value.closing, value.plan, value.actual, carried, wanted, debt))
        carried = carried if debt is None else debt
    return found


def spread_plan(target: float, closings: Sequence[date], indicator: Indicator) -> tuple[IndicatorValue, ...]:
    """An even plan from the indicator's base to `target`, the last period's figure exactly that."""
    count = len(closings)
    rise = (target - indicator.base) / count if count else 0.0
    if indicator.cumulative:
        levels = [indicator.base + rise * number for number in range(1, count)] + [target]
        return tuple(IndicatorValue(day, level) for day, level in zip(closings, levels[:count], strict=True))
    return tuple(IndicatorValue(day, rise) for day in closings)
