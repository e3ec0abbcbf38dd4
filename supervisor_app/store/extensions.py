"""Commands on extensions (延期): ask, grant, refuse. Only a granted one moves a due date."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from supervisor_app.domain.life.extension import Extension, ExtensionState
from supervisor_app.domain.model import OPEN_STATES, Task
from supervisor_app.errors import UserError
from supervisor_app.store import life_queries, queries
from supervisor_app.store.ledger import Ledger
from supervisor_app.store.rows import from_row, to_row, to_value
from supervisor_app.store.steps import task_of
from supervisor_app.store.work import Work


def ask_extension(
    ledger: Ledger,
    task: Task,
    asked_on: date,
    wanted_due: date,
    reason: str,
    asked_by: str,
    progress: float | None = None,
    today: date | None = None,
) -> int:
    """Register what a unit asks for (申请延期); gives its id. `progress`: points so far, else the task's.

    Asked after the due date it is registered all the same, and marked.
    """
    with ledger.command(f"申请延期 {task.number}", task.id) as work:
        now = task_of(work, task.id)
        _refuse(now, asked_on, today or work.today, "申请延期")
        if now.due is None:
            raise UserError(f"{task.number} 没有时限，不必延期；请先填写时限")
        if any(old.decision is ExtensionState.PENDING for old in life_queries.extensions(work.db, task.id)):
            raise UserError(f"{task.number} 已有一份延期申请待批；请先批复")
        if wanted_due <= now.due:
            raise UserError(f"{task.number} 申请延到 {wanted_due}，不晚于现时限 {now.due}；请改正日期")
        if not reason.strip() or not asked_by.strip():
            raise UserError(f"{task.number} 的延期申请要写明申请人和原因；请补全")
        if progress is not None and not 0 <= progress <= 100:
            raise UserError(f"进度 {progress:g} 不在 0 至 100 之间；请改正")
        asked = Extension(0, task.id, asked_on, asked_by.strip(), reason.strip(), now.due, wanted_due)
        asked = replace(asked, progress=now.progress if progress is None else progress)
        return work.insert("extension", to_row(asked))


def grant_extension(
    ledger: Ledger,
    extension_id: int,
    approver: str,
    decided_on: date,
    new_due: date | None = None,
    reason: str = "",
    today: date | None = None,
) -> None:
    """Grant it (批准延期): the task is due on `new_due`, else on the day asked for; the original date stays."""
    extension, task = _pending(ledger, extension_id)
    given = _decided(extension, ExtensionState.GRANTED, approver, decided_on, reason)
    with ledger.command(f"批准延期 {task.number}", task.id) as work:
        _grant(work, given, new_due or extension.wanted_due, today or work.today)


def grant_extensions(
    ledger: Ledger,
    extension_ids: Sequence[int],
    approver: str,
    decided_on: date,
    reason: str = "",
    today: date | None = None,
) -> None:
    """Grant several, each to the day it asks for, all or none, as one command."""
    pending = [_pending(ledger, extension_id)[0] for extension_id in extension_ids]
    with ledger.command(f"批准延期 {len(pending)} 项") as work:
        for extension in pending:
            given = _decided(extension, ExtensionState.GRANTED, approver, decided_on, reason)
            _grant(work, given, extension.wanted_due, today or work.today)


def _grant(work: Work, given: Extension, due: date, today: date) -> None:
    now = task_of(work, given.task_id)
    _refuse(now, given.decided_on or today, today, "批准延期")
    if now.due is None or due <= now.due:
        raise UserError(f"{now.number} 延到 {due}，不晚于现时限 {now.due or '（无）'}；请改正日期")
    work.update("extension", given.id, to_row(replace(given, new_due=due)))
    work.update("task", now.id, {"due": to_value(due)})


def refuse_extension(
    ledger: Ledger, extension_id: int, approver: str, decided_on: date, reason: str, today: date | None = None
) -> None:
    """Refuse it (不批准延期) with a reason; the due date stays."""
    extension, task = _pending(ledger, extension_id)
    if not reason.strip():
        raise UserError(f"{task.number} 不批准延期要写明理由；请补上")
    with ledger.command(f"不批准延期 {task.number}", task.id) as work:
        if decided_on > (today or work.today):
            raise UserError(f"{task.number} 的批复日期 {decided_on} 在今天之后；请改正")
        refused = _decided(extension, ExtensionState.REFUSED, approver, decided_on, reason)
        work.update("extension", extension.id, to_row(refused))


def _pending(ledger: Ledger, extension_id: int) -> tuple[Extension, Task]:
    row = next(iter(ledger.db.query("SELECT * FROM extension WHERE id = ?", [extension_id])), None)
    if row is None:
        raise UserError("这份延期申请已不在台账里；请刷新后再试")
    extension = from_row(Extension, row)
    task = queries.tasks(ledger.db, "id = ?", extension.task_id)[0]
    if extension.decision is not ExtensionState.PENDING:
        raise UserError(f"{task.number} 的这份延期申请已经批复过；再次延期请另行申请")
    return extension, task


def _decided(extension: Extension, decision: ExtensionState, approver: str, on: date, reason: str) -> Extension:
    if not approver.strip():
        raise UserError("延期批复要写明批准人；请补上")
    if on < extension.asked_on:
        raise UserError(f"批复日期 {on} 早于申请日期 {extension.asked_on}；请改正")
    return replace(
        extension, decision=decision, approver=approver.strip(), decided_on=on, decision_reason=reason.strip()
    )


def _refuse(task: Task, day: date, today: date, word: str) -> None:
    if task.state not in OPEN_STATES:
        raise UserError(f"{task.number} 不在办理中，不能{word}；请先恢复办理")
    if day > today:
        raise UserError(f"{task.number} 的{word}日期 {day} 在今天之后；请改正")
    if task.assigned_on is not None and day < task.assigned_on:
        raise UserError(f"{task.number} 的{word}日期 {day} 早于交办日期 {task.assigned_on}；请改正")
