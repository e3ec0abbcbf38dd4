"""Commands on tasks: list, status, todo, report, due."""

import json
from argparse import Namespace
from dataclasses import replace

from supervisor_app.cli.opening import reading, writing
from supervisor_app.cli.output import number, say, say_json, say_table
from supervisor_app.domain.dates import read_due
from supervisor_app.domain.filtering import matching
from supervisor_app.domain.lights import Light
from supervisor_app.domain.model import Cycle, ProgressReport
from supervisor_app.domain.standing import TaskLine, UnitLine
from supervisor_app.domain.today.todo import TODO_WORDS
from supervisor_app.domain.words import NOTICE_KIND_WORDS, STATE_WORDS, year_span
from supervisor_app.errors import UserError
from supervisor_app.store.snapshot import Snapshot
from supervisor_app.store.tasks import find_task, register_report
from supervisor_app.store.units import find_unit


def list_tasks(args: Namespace) -> None:
    """`list LEDGER`: every task, or those of a unit, of some lights, with some words."""
    wanted = _lights(args.light)
    with reading(args.ledger, args.today) as snapshot:
        unit = find_unit(snapshot.ledger, args.unit).id if args.unit is not None else None
        lines = [
            line
            for line in snapshot.lines.values()
            if (wanted is None or line.light in wanted)
            and (unit is None or unit in line.task.lead + line.task.cooperating)
        ]
        lines = matching(lines, args.search) if args.search else lines
    if args.json:
        say_json([_task(line) for line in lines])
        return
    rows = [
        (
            line.light_word,
            line.task.number,
            line.task.title,
            "、".join(line.lead),
            line.task.due or line.task.due_text,
            line.task.progress,
            line.expected,
            STATE_WORDS[line.task.state],
        )
        for line in lines
    ]
    say_table(("灯", "编号", "督办事项", "牵头单位", "时限", "进度", "序时", "状态"), rows, frozenset({5, 6}))
    _say_unknown_years(snapshot)


def _say_unknown_years(snapshot: Snapshot) -> None:
    """Years within the due dates whose holidays are not published, so that their working days are not quite known."""
    dues = (line.task.due for line in snapshot.lines.values() if line.task.due and not line.done)
    years = snapshot.yardstick.calendar.unknown_years(snapshot.today, max([snapshot.today, *dues]))
    if years:
        say(f"{year_span(years)} 年的放假安排还没有公布，工作日按周一至周五计算")


def _lights(text: str | None) -> set[Light] | None:
    if text is None:
        return None
    try:
        return {Light(word.strip()) for word in text.split(",")}
    except ValueError:
        raise UserError(f"--light “{text}”: choose among {', '.join(Light)}") from None


def _task(line: TaskLine) -> dict[str, object]:
    task = line.task
    return {
        "number": task.number,
        "source_row": task.source_row,
        "title": task.title,
        "lead": list(line.lead),
        "cooperating": list(line.cooperating),
        "due": task.due,
        "original_due": task.original_due,
        "cycle": None if task.cycle is Cycle.ONCE else task.cycle,
        "progress": number(task.progress),
        "expected": number(line.expected),
        "state": task.state,
        "light": line.light,
        "problem": task.problem,
    }


def status(args: Namespace) -> None:
    """`status LEDGER`: one line a unit, worst first."""
    with reading(args.ledger, args.today) as snapshot:
        lines = snapshot.unit_lines
    if args.json:
        say_json([_unit(line) for line in lines])
    else:
        say_units(lines)
        _say_unknown_years(snapshot)


def say_units(lines: list[UnitLine]) -> None:
    """The per-unit table."""
    head = ("单位", "承办", "办结", "按期", "在办", "绿", "黄", "红", "逾期", "平均进度")
    rows = [tuple(_unit(line).values()) for line in lines]
    say_table(head, rows, frozenset(range(1, len(head))))


def _unit(line: UnitLine) -> dict[str, object]:
    counts = {name: getattr(line, name) for name in ("total", "done", "on_time", "open", "green", "yellow", "red")}
    return {"unit": line.unit.name, **counts, "overdue": line.overdue, "progress": number(line.progress)}


def todo(args: Namespace) -> None:
    """`todo LEDGER`: what the office has to do today."""
    with reading(args.ledger, args.today) as snapshot:
        items = snapshot.todo
    if args.json:
        say_json(
            [
                {
                    "group": item.group,
                    "number": item.line.task.number,
                    "unit": item.unit,
                    "reason": item.reason,
                    "suggested_notice": item.suggested_notice,
                }
                for item in items
            ]
        )
        return
    rows = [
        (
            TODO_WORDS[item.group],
            item.line.task.number,
            item.line.task.title,
            item.unit,
            item.reason,
            NOTICE_KIND_WORDS[item.suggested_notice] if item.suggested_notice else "",
        )
        for item in items
    ]
    say_table(("类别", "编号", "督办事项", "单位", "情况", "建议文书"), rows)


def report(args: Namespace) -> None:
    """`report LEDGER NUMBER`: register what a unit reported."""
    with writing(args.ledger, args.today) as snapshot:
        ledger = snapshot.ledger
        task, unit = find_task(ledger, args.number), find_unit(ledger, args.unit)
        on = args.on or snapshot.today
        told = ProgressReport(0, task.id, unit.id, on, args.progress, args.text, args.problem, channel="命令行")
        told = replace(told, signed_by=args.signed_by.strip())
        report_id = register_report(ledger, told, snapshot.today)
        after = find_task(ledger, task.number)
    if args.json:
        say_json(
            {"report": report_id, "number": after.number, "progress": number(after.progress), "state": after.state}
        )
    else:
        say(f"已登记 {after.number} {unit.name} {args.progress:g}%，现为{STATE_WORDS[after.state]}")


def due(args: Namespace) -> None:
    """`due PHRASE`: what a due-date phrase means."""
    found = read_due(args.phrase, args.held_on)
    if not found.known:
        raise UserError(f"“{args.phrase}” is not a due date this program understands; write it as YYYY-MM-DD")
    value = {"due": found.due and found.due.isoformat(), "cycle": found.cycle, "cycle_day": found.cycle_day}
    say(json.dumps(value, ensure_ascii=False))
