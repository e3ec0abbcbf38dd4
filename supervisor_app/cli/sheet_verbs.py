"""Commands on workbooks: import, export."""

from argparse import Namespace
from pathlib import Path

from supervisor_app.cli.opening import now, reading, writing
from supervisor_app.cli.output import say, say_json
from supervisor_app.domain.draft import DraftList
from supervisor_app.exchange.drafts import to_draft
from supervisor_app.exchange.ledger_sheet import write_ledger
from supervisor_app.exchange.rejected_sheet import save_rejected
from supervisor_app.exchange.rows import ledger_row
from supervisor_app.exchange.task_sheet import open_sheet, read_tasks, suggested_held_on
from supervisor_app.exchange.titles import sheet_title
from supervisor_app.store.backup import Reason, backup_folder, make_backup
from supervisor_app.store.importing import Duplicate, find_duplicates, import_list


def import_sheet(args: Namespace) -> None:
    """`import LEDGER SHEET`: everything the sheet gives, and what was rejected or is doubtful."""
    sheet, header = open_sheet(args.sheet)
    held_on = args.held_on or suggested_held_on(sheet) or now().date()
    found = read_tasks(sheet, header, held_on)
    drafts = tuple(to_draft(row) for row in found.tasks)
    title = sheet_title(sheet, header) or args.sheet.stem
    listed = DraftList(title, held_on, args.sheet.name, drafts)
    count, duplicates = _take_in(args.ledger, listed, args.dry_run)
    rejected = [{"row": remark.row, "column": remark.column, "reason": remark.reason} for remark in found.rejected]
    label = header.labels[header.columns["title"]]
    rejected += [{"row": item.draft.row, "column": label, "reason": _duplicate(item)} for item in duplicates]
    if args.rejected and found.rejected:
        save_rejected(sheet, header, found.rejected, args.rejected)
    warnings = [
        {"row": remark.row, "column": remark.column, "value": remark.value, "reason": remark.reason}
        for remark in found.warnings
    ]
    if args.json:
        say_json({"imported": count, "rejected": rejected, "warnings": warnings})
        return
    say(f"{'将导入' if args.dry_run else '已导入'} {count} 项，未导入 {len(rejected)} 行，存疑 {len(warnings)} 处")
    for remark in rejected + warnings:
        shown = f"“{remark['value']}”" if remark.get("value") else ""
        say(f"第 {remark['row']} 行 {remark['column']}{shown}：{remark['reason']}")


def _take_in(path: Path, listed: DraftList, dry_run: bool) -> tuple[int, list[Duplicate]]:
    if dry_run:
        if not path.exists():
            return len(listed.tasks), []
        with reading(path) as snapshot:
            duplicates = find_duplicates(snapshot.ledger, listed.tasks)
            return len(listed.tasks) - len(duplicates), duplicates
    if path.exists():
        make_backup(path, backup_folder(path), Reason.BEFORE_IMPORT, now())
    with writing(path, create=True) as snapshot:
        ids, duplicates = import_list(snapshot.ledger, listed)
    return len(ids), duplicates


def _duplicate(item: Duplicate) -> str:
    return f"台账里已有同一事项 {item.number}，没有重复导入"


def export_sheet(args: Namespace) -> None:
    """`export LEDGER SHEET`: a workbook that prints, and imports back to the same tasks."""
    with reading(args.ledger, args.today) as snapshot:
        rows = [ledger_row(line, snapshot.office.light_names) for line in snapshot.lines.values()]
        office, today = snapshot.office, snapshot.today
    title = f"{office.name}督办台账" if office.name else "督办台账"
    write_ledger(rows, args.sheet, title, f"截至{today.year}年{today.month}月{today.day}日　共 {len(rows)} 项")
    say_json({"path": args.sheet, "tasks": len(rows)}) if args.json else say(f"已导出 {len(rows)} 项到 {args.sheet}")
