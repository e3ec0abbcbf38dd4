"""Commands on reporting: feedback sheets out and in, how units kept their periods."""

from argparse import Namespace
from dataclasses import asdict

from supervisor_app.cli.opening import reading, writing
from supervisor_app.cli.output import number, say, say_json, say_table
from supervisor_app.domain.reports.collecting import CHANNEL, CollectPlan, Entry, Note
from supervisor_app.domain.reports.feedback import FilledForm, FormPlan
from supervisor_app.domain.reports.reporting import PERIOD_WORDS, PeriodStanding
from supervisor_app.domain.standing import TaskLine
from supervisor_app.errors import UserError
from supervisor_app.exchange.feedback_form import write_forms
from supervisor_app.exchange.feedback_reader import read_files
from supervisor_app.store.reports import register_all
from supervisor_app.store.snapshot import Snapshot
from supervisor_app.store.units import find_unit

_LISTS = {"conflicts": "冲突", "strange": "存疑", "same": "已登记", "blank": "未填", "absent": "缺行"}


def feedback(args: Namespace) -> None:
    """`feedback LEDGER --out DIR`: one sheet a unit and period for the reports that are asked now."""
    with reading(args.ledger, args.today) as snapshot:
        plans = snapshot.reporting.forms(_unit_ids(snapshot, args.unit))
        office = snapshot.office
    paths = list(write_forms(plans, args.out, office))
    if args.json:
        say_json([_form(plan) | {"path": path} for plan, path in zip(plans, paths, strict=True)])
        return
    for plan, path in zip(plans, paths, strict=True):
        say(f"{plan.unit.name}  {len(plan.lines)} 项  {path}")
    say(f"共 {len(plans)} 张反馈表")


def _unit_ids(snapshot: Snapshot, name: str | None) -> frozenset[int] | None:
    return None if name is None else frozenset({find_unit(snapshot.ledger, name).id})


def _form(plan: FormPlan) -> dict[str, object]:
    numbers = [line.task.number for line in plan.lines]
    return {"unit": plan.unit.name, "period": plan.period.closes if plan.period else None, "tasks": numbers}


def collect(args: Namespace) -> None:
    """`collect LEDGER FILE…`: read filled sheets, tell what they say, register it unless `--dry-run`."""
    opened = reading(args.ledger, args.today) if args.dry_run else writing(args.ledger, args.today)
    with opened as snapshot:
        forms, unread = _read(args, snapshot)
        plan = snapshot.reporting.compare(forms)
        if not args.dry_run:
            register_all(snapshot.ledger, plan.reports, CHANNEL, snapshot.today)
    if args.json:
        say_json(_as_json(plan, unread))
    else:
        _say(plan, unread, args.dry_run)
    if unread and not forms:
        raise UserError("没有一个文件是能读的反馈表；原因见上")


def _read(args: Namespace, snapshot: Snapshot) -> tuple[list[FilledForm], dict[str, str]]:
    forms, unread = list[FilledForm](), dict[str, str]()
    for path, found in read_files(args.files, snapshot.today):
        if isinstance(found, UserError):
            unread[str(path)] = str(found)
        else:
            forms += found
    return forms, unread


def _as_json(plan: CollectPlan, unread: dict[str, str]) -> dict[str, object]:
    found: dict[str, object] = {"registered": [_entry(entry) for entry in plan.entries]}
    found |= {name: [asdict(note) for note in getattr(plan, name)] for name in _LISTS}
    return found | {"unread": [{"path": path, "reason": reason} for path, reason in unread.items()]}


def _entry(entry: Entry) -> dict[str, object]:
    return {
        "file": entry.file,
        "sheet": entry.sheet,
        "row": entry.row,
        "number": entry.line.task.number,
        "unit": entry.unit,
        "period": entry.report.period,
        "progress": number(entry.report.progress),
        "corrects": entry.report.corrects_id is not None,
        "changes": [asdict(change) for change in entry.changes],
        "doubts": list(entry.doubts),
    }


def _say(plan: CollectPlan, unread: dict[str, str], dry_run: bool) -> None:
    for reason in unread.values():
        say(reason)
    for entry in plan.entries:
        told = "；".join(f"{change.label} {change.old or '–'} → {change.new or '–'}" for change in entry.changes)
        say(f"{entry.line.task.number}  {entry.unit}  {told}")
        for doubt in entry.doubts:
            say(f"  请留意：{doubt}（{_place(Note(entry.file, entry.sheet, entry.row, ''))}）")
    for name, word in _LISTS.items():
        for note in getattr(plan, name):
            say(f"{word}  {_place(note)}：{note.text}")
    counts = [f"{'将登记' if dry_run else '已登记'} {len(plan.entries)} 条"]
    counts += [f"{word} {len(getattr(plan, name))} 处" for name, word in _LISTS.items() if getattr(plan, name)]
    say("，".join(counts))


def _place(note: Note) -> str:
    return f"{note.file} “{note.sheet}”" + (f"第 {note.row} 行" if note.row else "")


def periods(args: Namespace) -> None:
    """`periods LEDGER`: how units kept their reporting periods, task by task."""
    with reading(args.ledger, args.today) as snapshot:
        wanted = _unit_ids(snapshot, args.unit) or {line.unit.id for line in snapshot.unit_lines}
        names = {unit.id: unit.name for unit in snapshot.units.values()}
        found = [
            (names[unit_id], line, item)
            for unit_id in sorted(wanted, key=lambda one: names[one])
            for line, item in snapshot.reporting.unit_standings(unit_id, args.since)
        ]
    if args.json:
        say_json([_period(unit, line, item) for unit, line, item in found])
        return
    rows = [
        (unit, line.task.number, item.period.closes, PERIOD_WORDS[item.state], item.days_late or "")
        for unit, line, item in found
    ]
    say_table(("单位", "编号", "报送截止", "情况", "迟（工作日）"), rows, frozenset({4}))


def _period(unit: str, line: TaskLine, item: PeriodStanding) -> dict[str, object]:
    return {
        "unit": unit,
        "number": line.task.number,
        "opens": item.period.opens,
        "closes": item.period.closes,
        "state": item.state,
        "days_late": item.days_late,
        "progress": number(item.report.progress) if item.report else None,
    }
