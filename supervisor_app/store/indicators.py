"""Commands on the indicators of a task: which ones with what plan, and the actuals as they come."""

from collections.abc import Sequence
from datetime import date
from math import isfinite

from supervisor_app.domain.model import Task
from supervisor_app.domain.reports.indicators import Indicator, IndicatorValue, step_end
from supervisor_app.errors import UserError
from supervisor_app.store import queries
from supervisor_app.store.ledger import Ledger
from supervisor_app.store.rows import to_row
from supervisor_app.store.work import Work


def set_indicators(ledger: Ledger, task: Task, indicators: Sequence[Indicator]) -> None:
    """Write a task's indicators with their figures; those not among them are taken off, id 0 is a new one."""
    for one in indicators:
        _refuse(one)
    with ledger.command(f"修改指标 {task.number}", task.id) as work:
        present = {one.id: one for one in queries.indicators(work.db, "task_id = ?", task.id).get(task.id, ())}
        for gone in present.keys() - {one.id for one in indicators}:
            _write_values(work, gone, ())
            work.delete("indicator", gone)
        for one in indicators:
            _write(work, task, one, one.id in present)
        if work.changes:
            work.touch(task.id)


def set_actual(ledger: Ledger, task: Task, indicator: Indicator, closing: date, actual: float | None) -> None:
    """Register what an indicator came to in the period that ends on `closing`; None takes a wrong figure back."""
    if closing not in {value.closing for value in indicator.values}:
        raise UserError(f"指标“{indicator.name}”没有 {closing} 这一期的计划；请先填计划")
    if actual is not None and not isfinite(actual):
        raise UserError(f"指标“{indicator.name}”的实际数不是数字；请改正")
    with ledger.command(f"登记指标“{indicator.name}” {task.number}", task.id) as work:
        query = "SELECT id FROM indicator_value WHERE indicator_id = ? AND closing = ?"
        found = work.db.execute(query, [indicator.id, closing.isoformat()]).fetchone()
        work.update("indicator_value", found[0], {"actual": actual})
        work.touch(task.id)


def _refuse(one: Indicator) -> None:
    if not one.name.strip():
        raise UserError("指标名称是空的；请写明指标")
    figures = [one.base, one.weight, *(value.plan for value in one.values)]
    if not all(isfinite(figure) for figure in figures) or one.weight < 0:
        raise UserError(f"指标“{one.name}”的计划或权重不对；请填数字，权重不能小于 0")
    closings = [value.closing for value in one.values]
    if len(set(closings)) < len(closings):
        raise UserError(f"指标“{one.name}”有一期填了两次；每期只填一个计划")
    for day in closings:
        if step_end(one.step, day) != day:
            raise UserError(f"指标“{one.name}”的 {day} 不是一期的最后一天；请填月末或季末")


def _write(work: Work, task: Task, one: Indicator, known: bool) -> None:
    row = to_row(one) | {"task_id": task.id, "name": one.name.strip()}
    if known:
        work.update("indicator", one.id, row)
    indicator_id = one.id if known else work.insert("indicator", row)
    _write_values(work, indicator_id, one.values)


def _write_values(work: Work, indicator_id: int, values: Sequence[IndicatorValue]) -> None:
    query = "SELECT closing, id FROM indicator_value WHERE indicator_id = ?"
    present = dict(work.db.execute(query, [indicator_id]).fetchall())
    for closing in present.keys() - {value.closing.isoformat() for value in values}:
        work.delete("indicator_value", present[closing])
    for value in values:
        row_id = present.get(value.closing.isoformat())
        if row_id is not None:
            work.update("indicator_value", row_id, to_row(value))
        else:
            work.insert("indicator_value", {"indicator_id": indicator_id, **to_row(value)})
