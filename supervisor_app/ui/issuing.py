"""Issuing a batch of papers: written one after another on the worker, registered on the thread of the window."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from supervisor_app.domain.papers.drafting import PaperDraft
from supervisor_app.domain.papers.notice import DocumentNumber, Notice
from supervisor_app.errors import UserError
from supervisor_app.ui.jobs import Cancelled, Job, Jobs, Progress
from supervisor_app.ui.session import Session

if TYPE_CHECKING:
    from supervisor_app.documents.issuing import IssuedPaper

_BUG = "程序出错，这一份没有生成；其余不受影响"


@dataclass(frozen=True)
class Order:
    """A paper to issue: its draft, to whom or on what it is, and the void paper it comes instead of.

    `key` is the caller's own.
    """

    draft: PaperDraft
    name: str
    key: Any = None
    replaces: Notice | None = None


@dataclass(frozen=True, slots=True)
class BatchResult:
    """What became of every paper of a batch; `issued` are ids of the register."""

    issued: tuple[int, ...]
    failed: tuple[tuple[Order, str], ...]
    cancelled: tuple[Order, ...]

    def __str__(self) -> str:
        """One sentence: 已生成 3 份，取消了 4 份."""
        parts = [f"已生成 {len(self.issued)} 份"] if self.issued or not self.failed else []
        parts += [f"{len(self.failed)} 份没有生成"] if self.failed else []
        parts += [f"取消了 {len(self.cancelled)} 份"] if self.cancelled else []
        return "，".join(parts)


class NoticeBatch(QObject):
    """One batch at a time. A paper that fails, or is under way when cancelled, uses no number; the others go on."""

    advanced = Signal(int, int)  # papers dealt with, papers of the batch
    registered = Signal(object, str)  # Order, its number
    gave_up = Signal(object, str)  # Order, why, in a sentence
    finished = Signal(object)  # BatchResult

    def __init__(self, session: Session, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._jobs = session, jobs
        self._waiting: list[Order] = []
        self._issued: list[int] = []
        self._failed: list[tuple[Order, str]] = []
        self._total, self._stopping = 0, False
        self._job: Job | None = None

    @property
    def running(self) -> bool:
        """Whether papers are being written."""
        return self._job is not None

    def start(self, orders: Sequence[Order], folder: Path) -> None:
        """Issue the papers in their order into `folder` (made when missing)."""
        if self.running:
            raise RuntimeError("a batch is under way")
        self._waiting, self._issued, self._failed, self._total = list(orders), [], [], len(orders)
        self._folder, self._stopping = folder, False
        self._session.register.settle()
        self._next()

    def cancel(self) -> None:
        """Stop before the next paper is registered; what is registered stays."""
        if self._job is not None:
            self._stopping = True
            self._job.cancel()

    def _next(self) -> None:
        dealt = self._total - len(self._waiting)
        if not self._waiting or self._stopping:
            self.advanced.emit(dealt, self._total)
            self._finish()
            return
        order, facts = self._waiting[0], self._session.facts
        number = facts.next_number(order.draft.kind, _dated(order.draft))
        job = self._jobs.start(
            f"正在生成文书：{order.name}",
            _write,
            (dealt, self._total),
            order.draft,
            number,
            self._folder,
            self._session.register.mark,
        )
        job.done.connect(self._register)
        job.failed.connect(self._fail)
        job.cancelled.connect(self._finish)
        self._job = job
        self.advanced.emit(dealt, self._total)

    def _register(self, paper: "IssuedPaper") -> None:
        order = self._waiting[0]
        if self._job is not None and self._job.stopping:
            paper.discard()
            self._finish()
            return
        try:
            notice_id = self._issued_id(paper, order)
        except Exception as error:
            self._give_up(order, error)
            if not isinstance(error, UserError):
                raise
        else:
            self._waiting.pop(0)
            self._issued.append(notice_id)
            self.registered.emit(order, str(paper.notice.number))
            self._next()

    def _issued_id(self, paper: "IssuedPaper", order: Order) -> int:
        notice = replace(paper.notice, replaces_id=order.replaces.id) if order.replaces else paper.notice
        try:
            return self._session.issue_notice(notice, paper.deliver)
        finally:
            paper.discard()

    def _fail(self, error: Exception) -> None:
        if self._job is not None:
            self._job.handled = isinstance(error, UserError)
        self._give_up(self._waiting[0], error)

    def _give_up(self, order: Order, error: Exception) -> None:
        self._waiting.pop(0)
        why = str(error) if isinstance(error, UserError) else _BUG
        self._failed.append((order, why))
        self.gave_up.emit(order, why)
        self._next()

    def _finish(self) -> None:
        self._job = None
        result = BatchResult(tuple(self._issued), tuple(self._failed), tuple(self._waiting))
        self._waiting = []
        self.finished.emit(result)


def _dated(draft: PaperDraft) -> date | None:
    """The day of the paper, whose year its number has."""
    from supervisor_app.documents.drafting import values
    from supervisor_app.documents.kinds import FORMS

    return values(FORMS[draft.kind], draft).day("issued_on")


def _write(
    progress: Progress,
    place: tuple[int, int],
    draft: PaperDraft,
    number: DocumentNumber,
    folder: Path,
    mark: str,
) -> "IssuedPaper":
    """The paper of one draft, on the worker; nothing is left of it when cancelled meanwhile."""
    from supervisor_app.documents.issuing import prepare

    progress(*place)
    paper = prepare(draft, number, folder, mark)
    try:
        progress(*place)
    except Cancelled:
        paper.discard()
        raise
    return paper
