"""Commands on workbooks: import, export."""

from argparse import Namespace
from dataclasses import dataclass
from pathlib import Path

from supervisor_app.cli.opening import now, reading, writing
from supervisor_app.cli.output import say, say_json
from supervisor_app.domain.draft import DraftList, DraftTask
from supervisor_app.errors import UserError
from supervisor_app.exchange.drafts import to_draft
from supervisor_app.exchange.header import Header
from supervisor_app.exchange.ledger_sheet import write_ledger
from supervisor_app.exchange.rejected_sheet import save_rejected
from supervisor_app.exchange.rows import ledger_heading, ledger_rows
from supervisor_app.exchange.task_sheet import Remark, open_sheet, read_tasks, suggested_held_on
from supervisor_app.exchange.titles import sheet_title
from supervisor_app.store.backup import Reason, backup_folder, make_backup
from supervisor_app.store.importing import (
    Duplicate,
    carried_along,
    find_duplicates,
    find_renumbered,
    import_list,
)
from supervisor_app.store.ledger import Ledger


def import_sheet(args: Namespace) -> None:
    """`import LEDGER SHEET`: everything the sheet gives, and what was rejected or is doubtful."""
    for target in filter(None, (args.ledger, args.rejected)):
        _apart(target, args.sheet)
    sheet, header = open_sheet(args.sheet)
    held_on = args.held_on or suggested_held_on(sheet) or now().date()
    found = read_tasks(sheet, header, held_on)
    drafts = tuple(to_draft(row) for row in found.tasks)
    title = sheet_title(sheet, header) or args.sheet.stem
    listed = DraftList(title, held_on, args.sheet.name, drafts, found.carried)
    if args.rejected and found.rejected:  # first, so that a failure leaves nothing half done
        save_rejected(sheet, header, found.rejected, args.rejected)
    taken = _take_in(args.ledger, listed, args.dry_run)
    rejected = [{"row": remark.row, "column": remark.column, "reason": remark.reason} for remark in found.rejected]
    label = header.labels[header.columns["title"]]
    rejected += [{"row": item.draft.row, "column": label, "reason": _duplicate(item)} for item in taken.duplicates]
    warnings = [_warning(remark) for remark in found.warnings]
    warnings += [_renumbered(draft, header) for draft in taken.renumbered]
    count = taken.count
    if args.json:
        say_json({"imported": count, "rejected": rejected, "warnings": warnings})
        return
    said = f"{'将导入' if args.dry_run else '已导入'} {count} 项，未导入 {len(rejected)} 行，存疑 {len(warnings)} 处"
    passed = len(found.passed_over)
    said += f"；一并读入{taken.words}" if taken.words else ""
    say(said + (f"；另有 {passed} 行是标题、合计或说明" if passed else ""))
    for remark in rejected + warnings:
        shown = f"“{remark['value']}”" if remark.get("value") else ""
        where = f"工作表“{remark['sheet']}”" if remark.get("sheet") else ""
        say(f"{where}第 {remark['row']} 行 {remark['column']}{shown}：{remark['reason']}")


@dataclass(frozen=True)
class _Taken:
    """What came in, or would: tasks, duplicates left out, tasks under a new number, and what is carried, in words."""

    count: int
    duplicates: list[Duplicate]
    renumbered: list[DraftTask]
    words: str


def _take_in(path: Path, listed: DraftList, dry_run: bool) -> _Taken:
    if dry_run:
        if not path.exists():
            words = carried_along(listed, listed.tasks).words
            return _Taken(len(listed.tasks), [], find_renumbered(None, listed.tasks), words)
        with reading(path) as snapshot:
            return _outlook(snapshot.ledger, listed)
    grown = path.is_file() and path.stat().st_size > 0
    with writing(path, create=True) as snapshot:
        if grown:
            make_backup(path, backup_folder(path, snapshot.office.backup_folder), Reason.BEFORE_IMPORT, now())
        taken = _outlook(snapshot.ledger, listed)
        import_list(snapshot.ledger, listed)
    return taken


def _outlook(ledger: Ledger, listed: DraftList) -> _Taken:
    duplicates = find_duplicates(ledger, listed.tasks)
    known = {id(item.draft) for item in duplicates}
    fresh = [draft for draft in listed.tasks if id(draft) not in known]
    return _Taken(len(fresh), duplicates, find_renumbered(ledger, fresh), carried_along(listed, fresh).words)


def _warning(remark: Remark) -> dict[str, object]:
    """A doubtful cell; `sheet` only where it is not in the sheet of the tasks."""
    told: dict[str, object] = {"row": remark.row, "column": remark.column}
    told |= {"value": remark.value, "reason": remark.reason}
    return told | ({"sheet": remark.sheet} if remark.sheet else {})


def _renumbered(draft: DraftTask, header: Header) -> dict[str, object]:
    label = header.labels[header.columns["number"]]
    reason = "这个编号已有别的事项在用，导入时另编新号"
    return {"row": draft.row, "column": label, "value": draft.number, "reason": reason}


def _apart(target: Path, source: Path) -> None:
    if target.exists() and source.exists() and target.samefile(source):
        raise UserError(f"{target} 是要读的文件，不能写在它上面；请换一个文件名")


def _duplicate(item: Duplicate) -> str:
    return f"台账里已有同一事项 {item.number}，没有重复导入"


def export_sheet(args: Namespace) -> None:
    """`export LEDGER SHEET`: a workbook that prints, and imports back to the same tasks."""
    _apart(args.sheet, args.ledger)
    with reading(args.ledger, args.today) as snapshot:
        carried = snapshot.carried()
        numbers = {task_id: line.task.number for task_id, line in snapshot.lines.items()}
        rows = list(ledger_rows(snapshot.lines.values(), snapshot.office.light_names, numbers, carried))
        heading = ledger_heading(snapshot.office, snapshot.today, len(rows))
    write_ledger(rows, args.sheet, *heading, carried)
    behind = f"（另有{carried.words}）" if carried.words else ""
    said = f"已导出 {len(rows)} 项到 {args.sheet}{behind}"
    say_json({"path": args.sheet, "tasks": len(rows)}) if args.json else say(said)
