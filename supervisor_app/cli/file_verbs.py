"""Commands on the file: backup, backups, restore, check."""

from argparse import Namespace
from contextlib import suppress
from pathlib import Path

from supervisor_app.cli.opening import locked, now
from supervisor_app.cli.output import say, say_json, say_table
from supervisor_app.errors import UserError
from supervisor_app.store.backup import Backup, Reason, backup_folder, list_backups, make_backup
from supervisor_app.store.causes import told_in_words
from supervisor_app.store.check import check_ledger, read_only
from supervisor_app.store.office import read_office
from supervisor_app.store.paper_check import PaperFindings, check_papers
from supervisor_app.store.restore import restore as put_back


def backup(args: Namespace) -> None:
    """`backup LEDGER`: a proved copy, or word that nothing changed since the last one."""
    folder = _folder(args)
    made = make_backup(args.ledger, folder, Reason.MANUAL, now())
    if args.json:
        say_json(made and _as_json(made))
    elif made:
        say(f"已备份并试开：{made.path}（{made.tasks} 项，{made.size / 1024:.0f} KB）")
    else:
        say("上次备份以来没有改动，不必再备份")


def backups(args: Namespace) -> None:
    """`backups LEDGER`: what can be restored, newest first."""
    folder = _folder(args)
    if not args.ledger.is_file() and not folder.is_dir():  # a lost ledger is what its backups are for
        raise UserError(f"找不到台账 {args.ledger}，也没有它的备份文件夹；请检查文件名和位置")
    found = list_backups(folder)
    if args.json:
        say_json([_as_json(item) for item in found])
        return
    rows = [
        (
            f"{item.at:%Y-%m-%d %H:%M:%S}",
            item.reason,
            item.size,
            item.tasks,
            "完好" if item.sound else "损坏",
            item.path,
        )
        for item in found
    ]
    say_table(("时间", "原因", "字节", "事项", "状态", "文件"), rows, frozenset({2, 3}))


def _folder(args: Namespace) -> Path:
    """As told, as the office chose, or beside the ledger, also one that is lost or cannot be read."""
    told: Path | None = args.to
    chosen = ""
    if told is None and args.ledger.is_file():
        with suppress(UserError), told_in_words(args.ledger), read_only(args.ledger) as db:
            chosen = read_office(db).backup_folder
    return told or backup_folder(args.ledger, chosen)


def _as_json(item: Backup) -> dict[str, object]:
    return {
        "path": item.path,
        "at": item.at.isoformat(timespec="seconds"),
        "reason": item.reason,
        "size": item.size,
        "tasks": item.tasks,
        "sound": item.sound,
    }


def restore(args: Namespace) -> None:
    """`restore BACKUP LEDGER`: the present file is set aside, the proved backup takes its place."""
    with locked(args.ledger):
        aside = put_back(args.backup, args.ledger, now())
    if args.json:
        say_json({"ledger": args.ledger, "aside": aside})
    else:
        say(f"已恢复到 {args.ledger}" + (f"；原文件另存为 {aside}" if aside else ""))


def check(args: Namespace) -> int:
    """`check LEDGER`: exit code 0 when sound, 1 when damaged."""
    if not args.ledger.is_file():
        raise UserError(f"找不到台账 {args.ledger}；请检查文件名和位置")
    faults = check_ledger(args.ledger)
    papers = PaperFindings() if faults else check_papers(args.ledger)
    faults += papers.faults
    if args.json:
        say_json({"sound": not faults, "faults": faults} | ({"hints": papers.hints} if papers.hints else {}))
    else:
        found = "，找不到的在下面" if papers.hints else ""
        sound = f"完好：文件、外键、台账日志、附件、文书登记和文书的 PDF 都核对过{found}"
        say("\n".join((*(faults or [sound]), *papers.hints)))
    return 1 if faults else 0
