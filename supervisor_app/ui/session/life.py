"""The session's commands on the life of tasks: steps, extensions, verifications, look backs, reviews, files, parts."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from weakref import finalize

from PySide6.QtCore import QObject

from supervisor_app.domain.draft import DraftTask
from supervisor_app.domain.life.attachment import Attachment, Owner
from supervisor_app.domain.life.lifecycle import Move
from supervisor_app.domain.life.verification import Decision, LookBack, ReviewRequest, Verification
from supervisor_app.domain.model import Task
from supervisor_app.store import attachments, extensions, life, parts, verifying
from supervisor_app.store.ledger import Ledger


class Life(QObject):
    """Every command can be undone by name and raises `UserError`, in one sentence, when it is not possible."""

    def __init__(self, parent: QObject, do: Callable[..., Any], ledger: Ledger) -> None:
        super().__init__(parent)
        self._do, self._ledger = do, ledger
        self._opened: Path | None = None

    def step(self, task: Task, move: Move, progress: float | None = None) -> None:
        """Take a step of the table (交办、签收、退回、销号、暂停…); `progress`: granted on 退回 and 重新办理."""
        self._do(life.take_step, task, move, progress=progress)

    def step_all(self, tasks: Sequence[Task], move: Move) -> None:
        """Take the same step on many tasks, all or none, as one command."""
        self._do(life.take_step_on_all, tasks, move)

    def claim(self, task: Task, move: Move, files: Iterable[Path] = ()) -> None:
        """The unit reports the task done (报结), with evidence files."""
        self._do(life.claim, task, move, files)

    def merge(self, gone: Task, into: Task, move: Move) -> None:
        """Let one task go into another."""
        self._do(life.merge_task, gone, into, move)

    def correct_due(self, task: Task, due: date | None, move: Move) -> None:
        """Mend a due date that was entered wrongly, with a reason; no extension."""
        self._do(life.correct_due, task, due, move)

    def ask_extension(
        self, task: Task, asked_on: date, wanted_due: date, reason: str, asked_by: str, progress: float | None = None
    ) -> int:
        """Register a unit's request for a later due date; gives its id."""
        asked: int = self._do(extensions.ask_extension, task, asked_on, wanted_due, reason, asked_by, progress)
        return asked

    def grant_extension(
        self, extension_id: int, approver: str, decided_on: date, new_due: date | None = None, reason: str = ""
    ) -> None:
        """Grant it, to the day asked for or another; this moves the due date."""
        self._do(extensions.grant_extension, extension_id, approver, decided_on, new_due, reason)

    def refuse_extension(self, extension_id: int, approver: str, decided_on: date, reason: str) -> None:
        """Refuse it with a reason."""
        self._do(extensions.refuse_extension, extension_id, approver, decided_on, reason)

    def verify(
        self,
        task: Task,
        verification: Verification,
        files: Iterable[Path] = (),
        completed_on: date | None = None,
        progress: float | None = None,
    ) -> int:
        """Register a check of a claim, passed (办结) or returned (退回); gives its id."""
        found: int = self._do(verifying.record_verification, task, verification, files, completed_on, progress)
        return found

    def plan_look_back(self, task: Task, planned_on: date) -> int:
        """Plan a look back at a done task; gives its id."""
        planned: int = self._do(verifying.plan_look_back, task, planned_on)
        return planned

    def drop_look_back(self, look_back: LookBack) -> None:
        """Take a planned look back away."""
        self._do(verifying.drop_look_back, look_back)

    def finish_look_back(
        self, look_back: LookBack, done_on: date, person: str, finding: str, held: bool, files: Iterable[Path] = ()
    ) -> None:
        """Register what a look back found; where the result did not hold, the task is taken up again."""
        self._do(verifying.finish_look_back, look_back, done_on, person, finding, held, files)

    def ask_review(self, request: ReviewRequest) -> int:
        """Register a unit's request for review of a finding; gives its id."""
        asked: int = self._do(verifying.ask_review, request)
        return asked

    def decide_review(
        self, request: ReviewRequest, decision: Decision, decided_by: str, decided_on: date, outcome: str
    ) -> None:
        """Register the decision on it."""
        self._do(verifying.decide_review, request, decision, decided_by, decided_on, outcome)

    def decompose(self, task: Task, drafts: Sequence[DraftTask]) -> list[int]:
        """Register subtasks, as `domain.parts` proposes them; gives their ids."""
        made: list[int] = self._do(parts.decompose, task, drafts)
        return made

    def move_part(self, task: Task, parent: Task | None, weight: float = 1.0) -> None:
        """Make a task a subtask, change its weight, or with no parent let it stand alone."""
        self._do(parts.move_part, task, parent, weight)

    def attach(
        self, task_id: int, files: Iterable[Path], owner: Owner = Owner.TASK, owner_id: int | None = None
    ) -> list[int]:
        """Keep files in the ledger, all or none; gives the ids of their entries."""
        kept: list[int] = self._do(attachments.attach, task_id, files, owner, owner_id)
        return kept

    def detach(self, attachment: Attachment) -> None:
        """Take a file out of the ledger."""
        self._do(attachments.detach, attachment)

    def open_file(self, attachment: Attachment) -> Path:
        """A read-only copy to look at, in a temporary folder that goes with the program; gives its path."""
        if self._opened is None:
            self._opened = Path(mkdtemp(prefix="supervisor-"))
            finalize(self, attachments.clear_copies, self._opened)
        return attachments.write_out(self._ledger.db, attachment, self._opened)
