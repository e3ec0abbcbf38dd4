"""Commands after a claim: the verification, the look back and the unit's request for review."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from supervisor_app.domain.life.attachment import Owner
from supervisor_app.domain.life.lifecycle import Move, StepKind
from supervisor_app.domain.life.verification import (
    DECISION_WORDS,
    Decision,
    LookBack,
    ReviewRequest,
    Verification,
    took_part,
)
from supervisor_app.domain.model import DONE_STATES, Task
from supervisor_app.errors import UserError
from supervisor_app.store import life_queries, queries
from supervisor_app.store.attachments import keep
from supervisor_app.store.ledger import Ledger
from supervisor_app.store.rows import Value, to_row, to_value
from supervisor_app.store.steps import put_step, task_of


def record_verification(
    ledger: Ledger,
    task: Task,
    verification: Verification,
    files: Iterable[Path] = (),
    completed_on: date | None = None,
    progress: float | None = None,
    today: date | None = None,
) -> int:
    """Register a check of a claim with its evidence: passed (办结) or returned (退回); gives the verification's id.

    A passed task counts as done on `completed_on`, else on the day it was claimed; a returned one has `progress`, else
    what the unit last reported below 100. A completed task that does not pass is reopened.
    """
    if not verification.finding.strip():
        raise UserError(f"{task.number} 的核查没有写明结论；请填写核查情况")
    word = "核查通过" if verification.passed else "核查退回"
    with ledger.command(f"{word} {task.number}", task.id) as work:
        now = task_of(work, task.id)
        kind = StepKind.VERIFY
        if not verification.passed:
            kind = StepKind.REOPEN if now.state in DONE_STATES else StepKind.RETURN
        reason = verification.finding if verification.passed else verification.reason
        columns = _columns(now, verification, completed_on, progress)
        move = Move(kind, verification.verified_on, verification.verifier, reason)
        step_id = put_step(work, task.id, move, today or work.today, **columns)
        told = replace(verification, task_id=task.id, step_id=step_id, verifier=verification.verifier.strip())
        verification_id = work.insert("verification", to_row(told))
        keep(work, task.id, files, Owner.VERIFICATION, verification_id)
    return verification_id


def _columns(
    task: Task, verification: Verification, completed_on: date | None, progress: float | None
) -> dict[str, Value]:
    found: dict[str, Value] = {}
    if verification.passed and completed_on is not None:
        if completed_on > verification.verified_on:
            raise UserError(f"{task.number} 的办结日期 {completed_on} 晚于核查日期；请改正")
        if task.assigned_on is not None and completed_on < task.assigned_on:
            raise UserError(f"{task.number} 的办结日期 {completed_on} 早于交办日期 {task.assigned_on}；请改正")
        found["completed_on"] = to_value(completed_on)
    if not verification.passed and progress is not None:
        if not 0 <= progress < 100:
            raise UserError(f"核定进度 {progress:g} 要在 0 以上、100 以下；请改正")
        found["progress"] = progress
    return found


def plan_look_back(ledger: Ledger, task: Task, planned_on: date) -> int:
    """Plan a look back at a completed or closed task (安排回头看); gives its id."""
    with ledger.command(f"安排回头看 {task.number}", task.id) as work:
        now = task_of(work, task.id)
        if now.state not in DONE_STATES:
            raise UserError(f"{task.number} 还没有办结，不能安排回头看；请先核查办结")
        if now.completed_on is not None and planned_on < now.completed_on:
            raise UserError(f"{task.number} 的回头看日期 {planned_on} 早于办结日期 {now.completed_on}；请改正")
        if any(old.done_on is None for old in life_queries.look_backs(work.db, task.id)):
            raise UserError(f"{task.number} 已安排了回头看；请先完成或移除那一次")
        return work.insert("look_back", to_row(LookBack(0, task.id, planned_on)))


def drop_look_back(ledger: Ledger, look_back: LookBack) -> None:
    """Take a planned look back away; one that was done stays."""
    number = queries.tasks(ledger.db, "id = ?", look_back.task_id)[0].number
    if look_back.done_on is not None:
        raise UserError(f"{number} 的这次回头看已经完成，记录要留下")
    with ledger.command(f"取消回头看 {number}", look_back.task_id) as work:
        work.delete("look_back", look_back.id)


def finish_look_back(
    ledger: Ledger,
    look_back: LookBack,
    done_on: date,
    person: str,
    finding: str,
    held: bool,
    files: Iterable[Path] = (),
    today: date | None = None,
) -> None:
    """Register what a look back found; where the result did not hold, the task is taken up again (重新办理)."""
    task = queries.tasks(ledger.db, "id = ?", look_back.task_id)[0]
    if not finding.strip() or not person.strip():
        raise UserError(f"{task.number} 的回头看要写明由谁去看和看到的情况；请补全")
    with ledger.command(f"{'完成回头看' if held else '回头看不实'} {task.number}", task.id) as work:
        if task_of(work, task.id).state not in DONE_STATES:
            raise UserError(f"{task.number} 正在重新办理，不必回头看；请在再次办结后登记")
        if work.row("look_back", look_back.id)["done_on"] is not None:
            raise UserError(f"{task.number} 的这次回头看已经登记过")
        if done_on > (today or work.today):
            raise UserError(f"{task.number} 的回头看日期 {done_on} 在今天之后；请改成实际的日子")
        last = life_queries.last_step(work.db, task.id)
        if last is not None and done_on < last.day:
            raise UserError(f"{task.number} 的回头看日期 {done_on} 早于上一步（{last.day}）；请改正")
        seen = replace(look_back, done_on=done_on, person=person.strip(), finding=finding.strip(), held=held)
        work.update("look_back", look_back.id, to_row(seen))
        keep(work, task.id, files, Owner.LOOK_BACK, look_back.id)
        if not held:
            move = Move(StepKind.REOPEN, done_on, person, f"回头看不实：{finding.strip()}")
            put_step(work, task.id, move, today or work.today)


def ask_review(ledger: Ledger, request: ReviewRequest, today: date | None = None) -> int:
    """Register a unit's request for review of a finding (申请复核); gives its id. A late one is kept and marked."""
    task = queries.tasks(ledger.db, "id = ?", request.task_id)[0]
    if request.unit_id not in task.lead + task.cooperating:
        raise UserError(f"这个单位不承办 {task.number}，不能申请复核；请选牵头或配合单位")
    if not request.reason.strip():
        raise UserError(f"{task.number} 的复核申请没有写明理由；请补上")
    if not request.received_on <= request.asked_on <= (today or ledger.clock().date()):
        raise UserError(f"{task.number} 的复核申请日期要在收到结论之后、今天以前；请改正")
    with ledger.command(f"申请复核 {task.number}", task.id) as work:
        if request.verification_id is not None:
            if work.row("verification", request.verification_id)["task_id"] != task.id:
                raise UserError(f"这个核查结论不是 {task.number} 的；请重新选择")
            known = life_queries.reviews(work.db, task.id)
            same = {(old.verification_id, old.unit_id) for old in known}
            if (request.verification_id, request.unit_id) in same:
                raise UserError(f"{task.number} 的这个结论已申请过复核；不重复受理")
        fresh = ReviewRequest(
            0, task.id, request.unit_id, request.received_on, request.asked_on, request.reason.strip()
        )
        return work.insert("review_request", to_row(replace(fresh, verification_id=request.verification_id)))


def decide_review(
    ledger: Ledger,
    request: ReviewRequest,
    decision: Decision,
    decided_by: str,
    decided_on: date,
    outcome: str,
    today: date | None = None,
) -> None:
    """Register the decision on a request for review; those who made the finding stand back (art. 17)."""
    number = queries.tasks(ledger.db, "id = ?", request.task_id)[0].number
    if decision is Decision.PENDING or not decided_by.strip() or not outcome.strip():
        raise UserError(f"{number} 的复核决定要写明结果、复核人和理由；请补全")
    if not request.asked_on <= decided_on <= (today or ledger.clock().date()):
        raise UserError(f"{number} 的复核决定日期要在申请之后、今天以前；请改正")
    with ledger.command(f"复核{DECISION_WORDS[decision]} {number}", request.task_id) as work:
        if work.row("review_request", request.id)["decided_on"] is not None:
            raise UserError(f"{number} 的这份复核申请已经有决定；不再改动")
        if request.verification_id is not None:
            verifier = str(work.row("verification", request.verification_id)["verifier"])
            if took_part(decided_by, verifier):
                raise UserError(f"{number} 的结论由{verifier}作出，复核应当由别人办理；请换复核人")
        made = replace(
            request, decision=decision, decided_by=decided_by.strip(), decided_on=decided_on, outcome=outcome.strip()
        )
        work.update("review_request", request.id, to_row(made))
