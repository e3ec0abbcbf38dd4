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
from supervisor_app.domain.notice import NoticeKind
from supervisor_app.errors import UserError, cause
from supervisor_app.paths import resource
from supervisor_app.store.backup import Reason, backup_folder, make_backup
from supervisor_app.store.paper_plans import due_papers
from supervisor_app.store.snapshot import Snapshot

LEDGER = "督办台账.db"


def demo(args: Namespace) -> None:
    """`demo [DIR]`: speech, ledger, notices, board picture, proved backup; the per-unit table; then the window."""
    folder: Path = args.dir
    today = args.today or now().date()
    path = folder / LEDGER
    _fresh(folder, path)
    with writing(path, today, create=True) as snapshot:
        fill(snapshot)
        found, made = review_speech(snapshot)
        issued = issue_all(snapshot, due_papers(snapshot, NoticeKind.SUPERVISION).drafts, folder / "文书")
        snapshot = Snapshot(snapshot.ledger, today)
        say_units(snapshot.unit_lines)
        say("")
        speech = resource("samples", "speech.txt")
        say(f"讲话  {speech}（读出 {found} 条草稿，采纳 {made} 条列入台账，其余留在“会议”里）")
        say(f"台账  {path.resolve()}（{len(snapshot.lines)} 项，{len(snapshot.unit_lines)} 个单位）")
        say(f"文书  {(folder / '文书').resolve()}（{len(issued)} 份督办通知单）")
        picture = _picture(snapshot, folder / "各单位进度.png")
    if picture:
        say(f"图    {picture.resolve()}")
    backup = make_backup(path, backup_folder(path), Reason.MANUAL, now())
    if backup:
        say(f"备份  {backup.path.resolve()}（已试开，{backup.tasks} 项）")
    if not args.no_window and has_display():  # not where `_picture` had to draw unseen
        from supervisor_app.app.window_program import run

        run(path)


def _fresh(folder: Path, path: Path) -> None:
    """Clear what an earlier demo left in its own folder; refuse a folder that holds anything else, or a real ledger."""
    backups = backup_folder(path)
    own = {path.name, f"{path.name}.lock", f"{path.name}-journal", "文书", "各单位进度.png", backups.name}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        foreign = {item.name for item in folder.iterdir()} - own
        if foreign:
            raise UserError(f"文件夹 {folder} 里有别的文件（{min(foreign)}）；请换一个空文件夹")
        with locked(path):
            _refuse_real(path, folder / "文书", backups)
            for item in (folder / "文书", backups):
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
