"""Commands on the life of a task: its steps, and corrections of what was wrongly entered."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from supervisor_app.domain.life.attachment import Owner
from supervisor_app.domain.life.lifecycle import STEP_WORDS, Move, StepKind
from supervisor_app.domain.model import DONE_STATES, Task, TaskState
from supervisor_app.errors import UserError
from supervisor_app.store import life_queries
from supervisor_app.store.attachments import keep
from supervisor_app.store.ledger import Ledger
from supervisor_app.store.rows import Value, to_value
from supervisor_app.store.steps import put_step, resumed_state, task_of
from supervisor_app.store.work import Work

_OWN_COMMAND = frozenset({StepKind.REGISTER, StepKind.VERIFY, StepKind.MERGE, StepKind.CORRECT_DUE})


def take_step_on_all(ledger: Ledger, tasks: Sequence[Task], move: Move, today: date | None = None) -> None:
    """Take the same step on several tasks, all or none, as one command."""
    _refuse_kind(move.kind)
    if not tasks:
        return
    with ledger.command(f"{STEP_WORDS[move.kind]} {len(tasks)} 项") as work:
        for task in tasks:
            _take(work, task, move, today or work.today, None)


def take_step(ledger: Ledger, task: Task, move: Move, today: date | None = None, progress: float | None = None) -> int:
    """Take a step (交办、签收、退回、销号…); gives its id. `UserError` when the table or the facts forbid it.

    A resumed task goes back to the state it was paused in, or to `move.to`. `progress`: points the office grants a
    returned or reopened task, else those the unit last reported below 100.
    """
    _refuse_kind(move.kind)
    with ledger.command(f"{STEP_WORDS[move.kind]} {task.number}", task.id) as work:
        return _take(work, task, move, today or work.today, progress)


def _refuse_kind(kind: StepKind) -> None:
    if kind in _OWN_COMMAND:
        raise UserError(f"“{STEP_WORDS[kind]}”要连同它的内容一起登记；请用相应的操作")


def _take(work: Work, task: Task, move: Move, today: date, progress: float | None) -> int:
    columns = _granted(move.kind, progress)
    if move.kind is StepKind.RESUME and move.to is None:
        steps = life_queries.steps(work.db, task.id)
        move = replace(move, to=resumed_state(steps, task_of(work, task.id)))
    if move.kind is StepKind.CLAIM and not life_queries.part_ids(work.db, task.id):
        columns["progress"] = 100.0  # a task with subtasks has their progress, which is 100 once they are done
    return put_step(work, task.id, move, today, **columns)


def _granted(kind: StepKind, progress: float | None) -> dict[str, Value]:
    if progress is None:
        return {}
    if kind not in {StepKind.RETURN, StepKind.REOPEN}:
        raise UserError(f"“{STEP_WORDS[kind]}”不改进度；进度随登记进展变动")
    if not 0 <= progress < 100:
        raise UserError(f"核定进度 {progress:g} 要在 0 以上、100 以下；请改正")
    return {"progress": progress}


def claim(ledger: Ledger, task: Task, move: Move, files: Iterable[Path] = (), today: date | None = None) -> int:
    """The unit reports the task done (报结), `move.reason` in its words, with evidence files; gives the step's id."""
    with ledger.command(f"报结 {task.number}", task.id) as work:
        step_id = _take(work, task, replace(move, kind=StepKind.CLAIM), today or work.today, None)
        keep(work, task.id, files, Owner.STEP, step_id)
    return step_id


def merge_task(ledger: Ledger, gone: Task, into: Task, move: Move, today: date | None = None) -> int:
    """Let one task go into another (并入); its units go on as cooperating units there. Gives the step's id."""
    if gone.id == into.id:
        raise UserError(f"{gone.number} 不能并入它自己；请另选事项")
    if into.state in DONE_STATES | {TaskState.CANCELLED}:
        raise UserError(f"{into.number} 已办结或取消，不能再并入别的事项；请另选事项")
    with ledger.command(f"将 {gone.number} 并入 {into.number}", gone.id) as work:
        if life_queries.part_ids(work.db, gone.id):
            raise UserError(f"{gone.number} 有子任务，不能并入别的事项；请先把子任务移走或并入")
        move = replace(move, kind=StepKind.MERGE, detail=into.number)
        step_id = put_step(work, gone.id, move, today or work.today, merged_into_id=into.id)
        taking = task_of(work, into.id)
        present = taking.lead + taking.cooperating
        coming = [unit for unit in gone.lead + gone.cooperating if unit not in present]
        for place, unit_id in enumerate(coming, start=len(taking.cooperating)):
            link: dict[str, Value] = {"unit_id": unit_id, "role": "cooperating", "position": place}
            work.insert("task_unit", {"task_id": into.id} | link)
    return step_id


def correct_due(ledger: Ledger, task: Task, due: date | None, move: Move, today: date | None = None) -> int:
    """Mend a due date that was entered wrongly (更正时限): no extension. Gives the step's id."""
    if task.due is None:
        raise UserError(f"{task.number} 还没有时限，不必更正；请在修改事项里填写")
    with ledger.command(f"更正时限 {task.number}", task.id) as work:
        return put_due(work, task.id, due, move, today or work.today)


def put_due(work: Work, task_id: int, due: date | None, move: Move, today: date) -> int:
    """The same inside a command."""
    task = task_of(work, task_id)
    if due == task.due:
        raise UserError(f"{task.number} 的时限已是 {due}；没有要更正的")
    if due is not None and task.assigned_on is not None and due < task.assigned_on:
        raise UserError(f"{task.number} 的时限 {due} 早于交办日期 {task.assigned_on}；请改正")
    move = replace(move, kind=StepKind.CORRECT_DUE, detail=f"{task.due} → {due or '不定'}")
    return put_step(work, task_id, move, today, due=to_value(due))
