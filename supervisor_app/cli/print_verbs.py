"""The command `print`: ledger, task list, units, one unit, register or closed tasks as a PDF of landscape tables."""

from argparse import Namespace
from collections.abc import Callable
from typing import Any

from supervisor_app.cli.opening import reading
from supervisor_app.cli.output import say, say_json
from supervisor_app.documents.prints.ledger import print_ledger, print_tasks
from supervisor_app.documents.prints.register import print_closed, print_register
from supervisor_app.documents.prints.units import print_unit, print_units
from supervisor_app.domain.life.lifecycle import StepKind
from supervisor_app.domain.model import TaskState, Unit
from supervisor_app.domain.standing import TaskLine, UnitLine
from supervisor_app.errors import UserError
from supervisor_app.store.snapshot import Snapshot
from supervisor_app.store.units import find_unit

_Print = Callable[[Snapshot, Unit | None, Namespace, dict[str, Any]], int]


def print_table(args: Namespace) -> None:
    """`print LEDGER OUT.pdf --what WHAT`: one file, replacing what was there; gives its pages."""
    if args.what == "unit" and args.unit is None:
        raise UserError("--what unit needs --unit NAME")
    if args.out.exists() and args.ledger.exists() and args.out.samefile(args.ledger):
        raise UserError(f"{args.out} 是台账，不能写在它上面；请换一个文件名")
    with reading(args.ledger, args.today) as snapshot:
        unit = find_unit(snapshot.ledger, args.unit) if args.unit is not None else None
        options = {"office": snapshot.office, "day": snapshot.today, "size": args.size}
        pages = _PRINTS[args.what](snapshot, unit, args, options)
    if args.json:
        say_json({"path": args.out, "what": args.what, "pages": pages})
        return
    say(f"已生成 {args.out}（{args.size}，{pages} 页）")


def _lines(snapshot: Snapshot, unit: Unit | None) -> list[TaskLine]:
    """All tasks, or those a unit leads or cooperates in."""
    lines = list(snapshot.lines.values())
    return [line for line in lines if unit.id in line.task.lead + line.task.cooperating] if unit else lines


def _ledger(snapshot: Snapshot, unit: Unit | None, args: Namespace, options: dict[str, Any]) -> int:
    listed = unit.name if unit else ""
    return print_ledger(_lines(snapshot, unit), args.out, listed=listed, **options)


def _tasks(snapshot: Snapshot, unit: Unit | None, args: Namespace, options: dict[str, Any]) -> int:
    return print_tasks(_lines(snapshot, unit), args.out, **options)


def _units(snapshot: Snapshot, unit: Unit | None, args: Namespace, options: dict[str, Any]) -> int:
    shown = [line for line in snapshot.unit_lines if unit is None or line.unit.id == unit.id]
    return print_units(shown, list(snapshot.lines.values()), args.out, **options)


def _unit(snapshot: Snapshot, unit: Unit | None, args: Namespace, options: dict[str, Any]) -> int:
    assert unit is not None
    line = next((line for line in snapshot.unit_lines if line.unit.id == unit.id), UnitLine(unit))
    return print_unit(line, _lines(snapshot, unit), snapshot.notices, args.out, units=snapshot.units, **options)


def _register(snapshot: Snapshot, unit: Unit | None, args: Namespace, options: dict[str, Any]) -> int:
    shown = [notice for notice in snapshot.notices if unit is None or notice.unit_id == unit.id]
    return print_register(shown, args.out, units=snapshot.units, **options)


def _closed(snapshot: Snapshot, unit: Unit | None, args: Namespace, options: dict[str, Any]) -> int:
    lines = [line for line in _lines(snapshot, unit) if line.done]
    checks = {check.task_id: check for check in snapshot.verifications() if check.passed}
    closed = {
        step.task_id: step.day
        for line in lines
        if line.task.state is TaskState.CLOSED
        for step in snapshot.steps(line.task.id)
        if step.kind is StepKind.CLOSE
    }
    return print_closed(lines, args.out, checks=checks, closed_on=closed, **options)


_PRINTS: dict[str, _Print] = {
    "ledger": _ledger,
    "tasks": _tasks,
    "units": _units,
    "unit": _unit,
    "register": _register,
    "closed": _closed,
}
