"""Commands on subtasks (任务分解)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from supervisor_app.domain.draft import DraftTask
from supervisor_app.domain.model import OPEN_STATES, Task, TaskState
from supervisor_app.errors import UserError
from supervisor_app.store.ledger import Ledger
from supervisor_app.store.steps import task_of
from supervisor_app.store.tasks import insert_task, number_taken, refuse_new, refuse_weight
from supervisor_app.store.work import Work


def decompose(ledger: Ledger, task: Task, parts: Sequence[DraftTask], today: date | None = None) -> list[int]:
    """Register subtasks, numbered after their parent (2026-012.1); gives their ids. The parent's progress is theirs."""
    if not parts:
        raise UserError(f"{task.number} 没有写明子任务；请至少写一个")
    with ledger.command(f"分解 {task.number} 为 {len(parts)} 个子任务", task.id) as work:
        work.today = today or work.today
        now = task_of(work, task.id)
        _refuse_parent(now)
        for part in parts:
            _refuse_part(now, part)
        found, serial = [], 0
        for part in parts:
            serial = _next_serial(work, now.number, serial)
            numbered = replace(part, number=f"{now.number}.{serial}")
            year = (now.assigned_on or work.today).year
            part_id = insert_task(work, numbered, year=year, meeting_id=now.meeting_id, list_id=now.task_list_id)
            work.update("task", part_id, {"parent_id": now.id})
            found.append(part_id)
    return found


def move_part(ledger: Ledger, task: Task, parent: Task | None, weight: float = 1.0) -> None:
    """Make a task a subtask of another, change its weight there, or with no parent let it stand alone."""
    refuse_weight(weight)
    with ledger.command(f"调整子任务 {task.number}", task.id) as work:
        if parent is not None:
            now = task_of(work, parent.id)
            if now.id != task_of(work, task.id).parent_id:
                _refuse_parent(now)
            _refuse_circle(work, task, now)
        work.update("task", task.id, {"parent_id": None if parent is None else parent.id, "weight": weight})


def _refuse_circle(work: Work, task: Task, parent: Task) -> None:
    above: Task | None = parent
    while above is not None:
        if above.id == task.id:
            raise UserError(f"{parent.number} 是 {task.number} 本身或它的子任务，不能作它的上级；请另选上级")
        above = None if above.parent_id is None else task_of(work, above.parent_id)


def _refuse_parent(task: Task) -> None:
    if task.state not in OPEN_STATES | {TaskState.SUSPENDED} or task.state is TaskState.CLAIMED_DONE:
        raise UserError(f"{task.number} 已报结、办结或取消，不能再分解；请先退回或恢复办理")


def _refuse_part(task: Task, part: DraftTask) -> None:
    refuse_new(part)
    if task.due is not None and part.due is not None and part.due > task.due:
        raise UserError(f"子任务“{part.title}”的时限 {part.due} 晚于 {task.number} 的时限 {task.due}；请改正")


def _next_serial(work: Work, number: str, serial: int) -> int:
    serial += 1
    while number_taken(work.db, f"{number}.{serial}"):
        serial += 1
    return serial
