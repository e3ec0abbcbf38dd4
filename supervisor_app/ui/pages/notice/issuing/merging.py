"""The papers of a batch put together as one PDF for printing."""

from collections.abc import Sequence
from datetime import date
from itertools import count
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from supervisor_app.domain.papers.notice import Notice
from supervisor_app.domain.words import NOTICE_KIND_WORDS
from supervisor_app.ui.jobs import Progress
from supervisor_app.ui.page import Shell
from supervisor_app.ui.session import Session


def merge_issued(shell: Shell, session: Session, ids: Sequence[int]) -> None:
    """Put the papers of these ids, in their order, into one file beside them, and say where it is."""
    by_id = {notice.id: notice for notice in session.facts.notices}
    papers = [by_id[notice_id] for notice_id in ids if by_id[notice_id].path]
    paths = [session.register.place(paper) for paper in papers]
    target = _free_place(session.register.folder, papers[0], session.facts.today)
    job = shell.jobs.start("正在合成一份 PDF", _merge, paths, target)
    url = QUrl.fromLocalFile(str(target))
    job.done.connect(
        lambda pages: shell.say(
            f"已生成 {len(papers)} 份，并合成 {target.name}，共 {pages} 页",
            "打开",
            lambda: QDesktopServices.openUrl(url),
        )
    )


def _free_place(folder: Path, paper: Notice, today: date) -> Path:
    """A name nobody has there."""
    stem = f"合并打印_{NOTICE_KIND_WORDS[paper.kind]}_{today:%Y%m%d}"
    names = (f"{stem}{f'_{number}' if number > 1 else ''}.pdf" for number in count(1))
    return next(folder / name for name in names if not (folder / name).exists())


def _merge(progress: Progress, papers: Sequence[Path], target: Path) -> int:
    from supervisor_app.documents.merging import merge_papers

    progress(0, 0)
    return merge_papers(papers, target)
