"""The command `demo`: the whole job on the sample meeting, in a folder of its own."""

import shutil
import sys
from argparse import Namespace
from pathlib import Path

from supervisor_app.app.qt_check import draw_unseen, has_display, missing_libraries
from supervisor_app.app.sample import fill, holds_sample
from supervisor_app.app.sample_speech import review_speech
from supervisor_app.cli.ledger_verbs import say_units
from supervisor_app.cli.opening import locked, now, reading, writing
from supervisor_app.cli.output import say
from supervisor_app.cli.paper_verbs import issue_all
from supervisor_app.documents.prints.ledger import print_ledger
from supervisor_app.domain.papers.notice import NoticeKind
from supervisor_app.domain.words import NOTICE_KIND_WORDS
from supervisor_app.errors import UserError, cause
from supervisor_app.paths import resource
from supervisor_app.store.backup import Reason, backup_folder, make_backup
from supervisor_app.store.paper_plans import due_papers
from supervisor_app.store.snapshot import Snapshot

LEDGER, PAPERS, PRINT, PICTURE = "督办台账.db", "文书", "督办台账.pdf", "各单位进度.png"
_KINDS = (NoticeKind.SUPERVISION, NoticeKind.REMINDER, NoticeKind.URGING)


def demo(args: Namespace) -> None:
    """`demo [DIR]`: ledger, speech, papers, print, picture, proved backup; the per-unit table; then the window."""
    folder: Path = args.dir
    today = args.today or now().date()
    path = folder / LEDGER
    _fresh(folder, path)
    with writing(path, today, create=True) as snapshot:
        fill(snapshot, folder / PAPERS)
        found, made = review_speech(snapshot)
        issued = _issue(snapshot, folder / PAPERS)
        snapshot = Snapshot(snapshot.ledger, today)
        say_units(snapshot.unit_lines)
        say("")
        speech = resource("samples", "speech.txt")
        say(f"讲话  {speech}（读出 {found} 条草稿，采纳 {made} 条列入台账，其余留在“会议”里）")
        say(f"台账  {path.resolve()}（{len(snapshot.lines)} 项，{len(snapshot.unit_lines)} 个单位）")
        say(f"文书  {(folder / PAPERS).resolve()}（{issued}）")
        pages = print_ledger(list(snapshot.lines.values()), folder / PRINT, office=snapshot.office, day=today)
        say(f"打印  {(folder / PRINT).resolve()}（A4 横向，{pages} 页）")
        picture = _picture(snapshot, folder / PICTURE)
    if picture:
        say(f"图    {picture.resolve()}")
    backup = make_backup(path, backup_folder(path), Reason.MANUAL, now())
    if backup:
        say(f"备份  {backup.path.resolve()}（已试开，{backup.tasks} 项）")
    if not args.no_window and has_display():  # not where `_picture` had to draw unseen
        from supervisor_app.app.window_program import run

        run(path)


def _issue(snapshot: Snapshot, folder: Path) -> str:
    """Issue the papers that are due on matters of which none is out, one a matter; says how many of each kind."""
    before, told = len(snapshot.notices), []
    for kind in _KINDS:
        facts = Snapshot(snapshot.ledger, snapshot.today)
        due = {line.task.id for draft in due_papers(facts, kind).drafts for line in draft.ground.lines}
        due -= {task_id for notice in facts.notices for task_id in notice.task_ids}
        papers = due_papers(facts, kind, task_ids=frozenset(due)).drafts if due else ()
        told.append(f"{len(issue_all(facts, papers, folder))} 份{NOTICE_KIND_WORDS[kind]}")
    return f"今日印发 {'、'.join(told)}，以前印发 {before} 份"


def _fresh(folder: Path, path: Path) -> None:
    """Clear what an earlier demo left in its own folder; refuse a folder that holds anything else, or a real ledger."""
    backups = backup_folder(path)
    own = {path.name, f"{path.name}.lock", f"{path.name}-journal", PAPERS, PRINT, PICTURE, backups.name}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        foreign = {item.name for item in folder.iterdir()} - own
        if foreign:
            raise UserError(f"文件夹 {folder} 里有别的文件（{min(foreign)}）；请换一个空文件夹")
        with locked(path):
            _refuse_real(path, folder / PAPERS, backups)
            for item in (folder / PAPERS, backups):
                if item.is_dir():
                    shutil.rmtree(item)
            path.unlink(missing_ok=True)
    except OSError as error:
        raise UserError(f"文件夹 {folder} 写不进（{cause(error)}）；请换一个位置") from None


def _refuse_real(path: Path, *filled: Path) -> None:
    """An office may have called its ledger as the sample is called, and may have lost it but for its backups."""
    if path.exists() and path.stat().st_size:
        with reading(path) as snapshot:
            if not holds_sample(snapshot):
                raise UserError(f"{path} 不是示例台账，没有动它；请换一个空文件夹")
        return
    for item in filled:
        if item.is_dir() and any(item.iterdir()):
            raise UserError(f"{item} 里的文件不是示例留下的，没有动它们；请换一个空文件夹")


def _picture(snapshot: Snapshot, path: Path) -> Path | None:
    """The board as a picture; None where Qt cannot even draw. What a window lacks is told on stderr."""
    told = missing_libraries()
    if told:
        sys.stderr.write(f"{told}\n")
    if missing_libraries(to_draw=True):
        return None
    draw_unseen()
    from supervisor_app.ui.board_picture import save_board

    save_board(snapshot.unit_lines, snapshot.today, path)
    return path
