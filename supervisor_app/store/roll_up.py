"""A parent's progress follows its subtasks, whatever command changed them; with all of them cancelled it stays."""

from supervisor_app.domain.life.parts import PartProgress, rolled_up
from supervisor_app.domain.model import TaskState
from supervisor_app.store.rows import Value
from supervisor_app.store.work import Work

_COUNTED = frozenset({"progress", "state", "weight", "parent_id"})


def roll_up(work: Work) -> None:
    """Bring the progress of every parent whose subtasks the command changed up to date, up to the root."""
    waiting = _concerned(work)
    while waiting:
        task_id = waiting.pop()
        rows = work.db.query("SELECT weight, progress, state FROM task WHERE parent_id = ?", [task_id])
        points = rolled_up(PartProgress(row["weight"], row["progress"], TaskState(row["state"])) for row in rows)
        parent = {} if points is None else work.row("task", task_id)
        if points is not None and parent["progress"] != points:
            work.update("task", task_id, {"progress": points})
            if isinstance(parent["parent_id"], int):
                waiting.add(parent["parent_id"])


def _concerned(work: Work) -> set[int]:
    """Tasks that may have to follow: parents of what changed, before and after, and what changed itself."""
    found = set[Value]()
    for change in work.changes:
        if change["table"] != "task":
            continue
        before, after = change["before"], change["after"]
        found |= {side["parent_id"] for side in (before, after) if side and side.get("parent_id")}
        if before and after and _COUNTED & after.keys():
            found.add(change["id"])
            found |= {row[0] for row in work.db.execute("SELECT parent_id FROM task WHERE id = ?", [change["id"]])}
    return {task_id for task_id in found if isinstance(task_id, int)}
