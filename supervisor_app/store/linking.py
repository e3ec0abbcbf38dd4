"""Tying the tasks of a list together: subtasks to their parents, merged tasks to those they went into."""

from collections.abc import Mapping, Sequence

from supervisor_app.domain.draft import DraftTask
from supervisor_app.domain.life.parts import is_open_part
from supervisor_app.domain.model import DONE_STATES, Task, TaskState
from supervisor_app.store import queries
from supervisor_app.store.steps import task_of
from supervisor_app.store.work import Work


def ids_by_number(drafts: Sequence[DraftTask], ids: Sequence[int]) -> dict[str, int]:
    """Number in the list → id of the task made of it; of several with one number, of the first."""
    found: dict[str, int] = {}
    for draft, task_id in zip(drafts, ids, strict=True):
        if draft.number:
            found.setdefault(draft.number, task_id)
    return found


def link_tasks(work: Work, drafts: Sequence[DraftTask], ids: Sequence[int], known: Mapping[str, str]) -> None:
    """Write the parents and mergers that drafts name, inside a command; where it cannot be, a remark keeps the words.

    `known`: numbers of the list that are tasks of the ledger already → their numbers there.
    """
    tied = [(draft, task_id) for draft, task_id in zip(drafts, ids, strict=True) if draft.parent or draft.merged_into]
    if not tied:
        return
    numbers = ids_by_number(drafts, ids)
    for number, there in known.items():
        for task in queries.tasks(work.db, "number = ?", there):
            numbers.setdefault(number, task.id)
    for draft, task_id in tied:
        left = []
        if draft.parent and not _part_of(work, task_id, numbers.get(draft.parent)):
            left.append(f"上级事项：{draft.parent}")
        if draft.merged_into and not _merged(work, task_id, numbers.get(draft.merged_into)):
            left.append(f"并入事项：{draft.merged_into}")
        if left:
            remark = str(work.row("task", task_id)["remark"])
            work.update("task", task_id, {"remark": "；".join(filter(None, (remark, *left)))})


def _part_of(work: Work, task_id: int, parent_id: int | None) -> bool:
    """Make it a subtask; False where there is no such parent, or it leads back here, or is done before its part."""
    if parent_id is None or _leads_to(work, parent_id, task_id, "parent_id"):
        return False
    task, parent = task_of(work, task_id), task_of(work, parent_id)
    if is_open_part(task.state) and parent.state in DONE_STATES | {TaskState.CANCELLED}:
        return False
    work.update("task", task_id, {"parent_id": parent_id})
    return True


def _merged(work: Work, task_id: int, into_id: int | None) -> bool:
    """Say into which task a cancelled one went; False where it was not cancelled or there is no such task."""
    task: Task = task_of(work, task_id)
    if into_id is None or task.state is not TaskState.CANCELLED or _leads_to(work, into_id, task_id, "merged_into_id"):
        return False
    work.update("task", task_id, {"merged_into_id": into_id})
    return True


def _leads_to(work: Work, start: int, task_id: int, column: str) -> bool:
    """Whether the chain of parents or mergers from one task comes to another; each was free of circles before."""
    at: object = start
    while isinstance(at, int) and at != task_id:
        at = work.row("task", at)[column]
    return at == task_id
