"""From a draft to a paper ready to be registered: PDF written beside its place, fingerprint, file name, contents."""

import re
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import chain, count
from pathlib import Path

from supervisor_app.documents.delivery import put_in_place
from supervisor_app.documents.drafting import compose, faults, values
from supervisor_app.documents.former.paper import former_paper
from supervisor_app.documents.kinds import FORMS
from supervisor_app.documents.text import clean, one_line
from supervisor_app.documents.typesetting import write_paper
from supervisor_app.domain.papers.content import changes_of, content_of, paper_of
from supervisor_app.domain.papers.drafting import Ground, PaperDraft
from supervisor_app.domain.papers.notice import DocumentNumber, Notice, NoticeKind, passing_name
from supervisor_app.domain.papers.paper import Paper
from supervisor_app.domain.words import NOTICE_KIND_WORDS
from supervisor_app.errors import UserError, cause

WRITTEN_KINDS: tuple[NoticeKind, ...] = tuple(FORMS)
_UNSAFE = re.compile(r'[\\/:*?"<>|\s]+')


@dataclass(frozen=True)
class IssuedPaper:
    """A paper whose PDF stands finished at `part`; `deliver` gives it its name, once its number is registered.

    `unit`: to whom it goes, empty for one to nobody in particular.
    """

    notice: Notice
    unit: str
    task_numbers: tuple[str, ...]
    part: Path

    def deliver(self) -> None:
        """Give the PDF its name, while the passing one stays until it is registered; `UserError` when that fails."""
        try:
            put_in_place(self.part, Path(self.notice.path))
        except OSError as error:
            where = Path(self.notice.path).parent
            raise UserError(f"{self.notice.number} 的 PDF 存不进 {where}（{cause(error)}）；请检查权限和空间") from None

    def discard(self) -> None:
        """Remove the passing name."""
        self.part.unlink(missing_ok=True)


def prepare(draft: PaperDraft, number: DocumentNumber, folder: Path, mark: str = "") -> IssuedPaper:
    """Write the paper of a draft into `folder` (made when missing) under a passing name that bears the ledger's `mark`.

    UserError when the draft is not fit to be issued, and as `write_paper`.
    """
    form, ground, word = FORMS[draft.kind], draft.ground, NOTICE_KIND_WORDS[draft.kind]
    given = values(form, draft)
    unit = ground.unit.name if ground.unit else given.text("addressee")
    wrong = faults(form, draft)
    if wrong:
        raise UserError(f"{word}{f'（{unit}）' if unit else ''}还不能印发：{'；'.join(wrong.values())}")
    paper = compose(form, draft, number)
    name = _free_name(_made(folder), "_".join(filter(None, (str(number), unit, word))))
    part = folder / passing_name(name, mark)
    try:
        write_paper(paper, part)
    except UserError as error:  # the passing name is no word to the user
        raise UserError(str(error).replace(part.name, name)) from error
    notice = Notice(
        id=0,
        kind=draft.kind,
        number=number,
        unit_id=ground.unit.id if ground.unit else None,
        title=_listed_title(paper, ground, word),
        issued_on=paper.dated,
        reply_by=given.day("reply_by"),
        task_ids=tuple(line.task.id for line in ground.lines),
        addressee=paper.addressee,
        approver=given.text("approver"),
        approved_on=given.day("approved_on"),
        path=str((folder / name).resolve()),
        sha256=fingerprint(part),
        content=content_of(paper, draft.changed),
    )
    return IssuedPaper(notice, unit, tuple(line.task.number for line in ground.lines), part)


def draft_from(notice: Notice, ground: Ground) -> PaperDraft:
    """The draft of a paper to be issued instead of a registered one: the officer's changes, the facts of `ground`.

    The days of the old paper do not come along: not its date, nor a day of reply that is past.
    """
    changed = changes_of(notice.content)
    changed.pop("issued_on", None)
    reply = changed.get("reply_by")
    if isinstance(reply, date) and reply < ground.yardstick.today:
        del changed["reply_by"]
    return PaperDraft(notice.kind, ground, changed)


def stored_paper(notice: Notice) -> Paper:
    """A registered paper as it was issued; UserError when the register does not have its text."""
    for read in (paper_of, former_paper):
        try:
            return read(notice.content)
        except (ValueError, KeyError, TypeError):
            continue
    raise UserError(f"{notice.number} 登记时没有留存正文，不能重新生成；请从纸质件或备份中找回这份文书")


def reprint(notice: Notice, path: Path) -> None:
    """Write a registered paper again, with the text as it was issued; errors as `stored_paper` and `write_paper`."""
    write_paper(stored_paper(notice), path)


def fingerprint(path: Path) -> str:
    """SHA-256 of a file, hex."""
    return sha256(path.read_bytes()).hexdigest()


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"文件夹 {folder} 建不了（{cause(error)}）；请换一个位置") from None
    return folder


def _free_name(folder: Path, stem: str) -> str:
    """A name nobody has there, of signs and a length that file systems take (255 bytes with passing suffixes)."""
    short = _UNSAFE.sub("_", clean(stem)).encode()[:200].decode(errors="ignore")
    names = (f"{short}{tail}.pdf" for tail in chain([""], (f"_{number}" for number in count(2))))
    return next(name for name in names if not (folder / name).exists())


def _listed_title(paper: Paper, ground: Ground, word: str) -> str:
    """The title for the register; one that only says the kind, with the matter or how many there are."""
    title = one_line(paper.title)
    if title != word or not ground.lines:
        return title
    return f"{word}（{len(ground.lines)} 项）" if len(ground.lines) > 1 else f"{word}：{ground.lines[0].task.title}"
