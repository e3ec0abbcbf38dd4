"""What is done on an indicator: added with an even plan, its definition changed, taken away."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from supervisor_app.domain.reports.indicators import Indicator, IndicatorStep, IndicatorValue, spread_plan, step_end
from supervisor_app.domain.standing import TaskLine
from supervisor_app.errors import UserError
from supervisor_app.ui.pages.ledger.acts.asking import (
    Act,
    Ask,
    Values,
    ask_day,
    ask_figure,
    ask_line,
    ask_option,
)
from supervisor_app.ui.session import Session

_STEPS = ((IndicatorStep.MONTH, "按月"), (IndicatorStep.QUARTER, "按季度"))
_SUMS = ((False, "当期数（各期相加）"), (True, "累计数（期末数）"))
_WAYS = ((False, "越大越好"), (True, "越小越好"))
_MOST = 60  # periods of one indicator
_ONE_DAY = timedelta(days=1)


def indicator_act(session: Session, line: TaskLine, known: Sequence[Indicator], before: Indicator | None = None) -> Act:
    """Add an indicator to those `known`, or change one of them."""
    start = before or Indicator(0, line.task.id, "")

    def run(values: Values) -> None:
        told = replace(
            start,
            name=values["name"],
            measure=values["measure"],
            step=values["step"],
            cumulative=values["cumulative"],
            smaller_is_better=values["smaller"],
            base=values["base"] or 0.0,
            weight=1.0 if values["weight"] is None else values["weight"],
        )
        told = replace(told, values=planned(told, values["first"], values["last"], values["target"]))
        others = [one for one in known if one.id != told.id or not one.id]
        place = known.index(before) if before in known else len(known)
        session.reporting.set_indicators(line.task, [*others[:place], told, *others[place:]])

    return Act(
        name="indicator",
        title=f"新增指标 {line.task.number}" if before is None else f"修改指标“{start.name}”",
        button="新增" if before is None else "保存",
        hint="计划按期均分到目标，均分后可在表里逐期改" if before is None else "填了目标就重新均分计划，实际数保留",
        asks=_asks(session, line, start),
        run=run,
    )


def _asks(session: Session, line: TaskLine, start: Indicator) -> tuple[Ask, ...]:
    today, task = session.facts.today, line.task
    new = not start.id
    first = start.values[0].closing if start.values else task.assigned_on or today
    last = start.values[-1].closing if start.values else task.due
    needed = "请写要达到的目标数" if new else ""
    return (
        ask_line("name", "指标", "请写指标名称，如 固定资产投资", start.name),
        ask_line("measure", "计量单位", start=start.measure, half=True),
        ask_option("step", "分期", _STEPS, start.step),
        ask_option("cumulative", "数的口径", _SUMS, start.cumulative),
        ask_option("smaller", "方向", _WAYS, start.smaller_is_better),
        ask_figure("base", "起点（开始前的数）", "0", start.base or None),
        ask_figure("target", "目标", "" if new else "空着不重排", missing=needed),
        ask_day("first", "第一期", first, today, "请写第一期里的任一天", ahead=True),
        ask_day("last", "最后一期", last, today, "请写最后一期里的任一天", ahead=True),
        ask_figure("weight", "权重", start=start.weight),
    )


def planned(one: Indicator, first: date, last: date, target: float | None) -> tuple[IndicatorValue, ...]:
    """The figures of all periods from first to last: spread to `target`, else as they are, what is new being 0."""
    closings = periods(one.step, first, last)
    kept = {value.closing: value for value in one.values}
    if target is not None:
        known = {day: value.actual for day, value in kept.items()}
        spread = spread_plan(target, closings, one)
        return tuple(replace(value, actual=known.get(value.closing)) for value in spread)
    return tuple(kept.get(day, IndicatorValue(day, 0.0)) for day in closings)


def periods(step: IndicatorStep, first: date, last: date) -> list[date]:
    """The closing days of all periods from that of `first` to that of `last`."""
    closings = [step_end(step, first)]
    while closings[-1] < step_end(step, last):
        closings.append(step_end(step, closings[-1] + _ONE_DAY))
        if len(closings) > _MOST:
            raise UserError(f"从 {first} 到 {last} 超过 {_MOST} 期；请改起止")
    if last < first:
        raise UserError(f"最后一期 {last} 早于第一期 {first}；请改正")
    return closings
