"""Where tasks stood on days past, by what the ledger knows today."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlite_utils import Database

from supervisor_app.domain.life.lifecycle import Step, StepKind
from supervisor_app.domain.life.parts import PartProgress, rolled_up
from supervisor_app.domain.model import TaskState
from supervisor_app.domain.past import PastPoint
from supervisor_app.store.rows import from_row

# A report of a lead unit that stands and claims nothing, by a day.
_COUNTS = """role = 'lead' AND reported_on <= ? AND mark IS NULL AND progress < 100
    AND NOT EXISTS (SELECT 1 FROM report AS later WHERE later.corrects_id = report.id)
    ORDER BY reported_on DESC, report.id DESC LIMIT 1"""
_OF_TASK = "FROM report JOIN task_unit USING (task_id, unit_id) WHERE task_id ="
_NEWEST = f"SELECT chosen.value, (SELECT progress {_OF_TASK} chosen.value AND {_COUNTS}) FROM json_each(?) AS chosen"
_SINCE = f"SELECT progress {_OF_TASK} ? AND report.id > ? AND {_COUNTS}"
_BEFORE = "SELECT progress_before FROM report WHERE task_id = ? AND id > ? AND id <= ? ORDER BY id LIMIT 1"
_ORDINARY = ("register", "assign", "acknowledge", "start", "correct_due")
_LAST_ID = 2**63 - 1


def past_points(db: Database, task_ids: Iterable[int], days: Sequence[date]) -> dict[int, list[PastPoint]]:
    """Task id → where it stood at the end of each day, a parent by its subtasks."""
    parts = _parts(db, task_ids)
    ids = sorted({*task_ids, *(part.id for below in parts.values() for part in below)})
    past = _Past(db, parts, _steps(db, ids))
    found: dict[int, list[PastPoint]] = {task_id: [] for task_id in task_ids}
    for day in days:
        reported = dict(db.execute(_NEWEST, [day.isoformat(), json.dumps(ids)]))
        for task_id, points in found.items():
            points.append(past.at(task_id, day, reported))
    return found


@dataclass(frozen=True, slots=True)
class _Part:
    id: int
    weight: float


@dataclass(frozen=True, slots=True)
class _Past:
    db: Database
    parts: Mapping[int, Sequence[_Part]]
    steps: Mapping[int, Sequence[Step]]

    def at(self, task_id: int, day: date, reported: Mapping[int, float | None]) -> PastPoint:
        """Where one task stood."""
        steps = self.steps.get(task_id, ())
        taken = sum(step.day <= day for step in steps)
        state = steps[taken - 1].state_after if taken else TaskState.IN_PROGRESS
        below = self.parts.get(task_id)
        if below:
            return PastPoint(day, rolled_up(self._part(part, day, reported) for part in below), state)
        given = next((at for at in reversed(range(taken)) if _given(steps[at])), None)
        points = reported.get(task_id) if given is None else self._since(steps[given], steps[given + 1 :], day)
        return PastPoint(day, points, state)

    def _part(self, part: _Part, day: date, reported: Mapping[int, float | None]) -> PartProgress:
        then = self.at(part.id, day, reported)
        return PartProgress(part.weight, then.progress, then.state)

    def _since(self, given: Step, later: Sequence[Step], day: date) -> float | None:
        """What was reported by `day` since a person set the points, else the points that were set.

        Those stand in the first record after them, or in the task where there is none.
        """
        after = given.after_report_id or 0
        for (points,) in self.db.execute(_SINCE, [given.task_id, after, day.isoformat()]):
            return float(points)
        then = next((step for step in later if _given(step) or _claimed(step)), None)
        last = _LAST_ID if then is None else then.after_report_id or 0
        found = self.db.execute(_BEFORE, [given.task_id, after, last]).fetchone()
        if found is None and then is not None:
            return then.progress_before
        found = found or self.db.execute("SELECT progress FROM task WHERE id = ?", [given.task_id]).fetchone()
        return None if found[0] is None else float(found[0])


_GIVEN = frozenset({StepKind.RETURN, StepKind.REOPEN, StepKind.WITHDRAW})


def _given(step: Step) -> bool:
    """Whether a person said with it how far the task is, whatever was reported before."""
    unclaimed = step.kind is StepKind.CORRECT_STATE and step.state_before is TaskState.CLAIMED_DONE
    return step.report_id is None and (step.kind in _GIVEN or unclaimed)


def _claimed(step: Step) -> bool:
    """Whether a person claimed the task done with it."""
    return step.report_id is None and step.kind is StepKind.CLAIM


def _parts(db: Database, task_ids: Iterable[int]) -> dict[int, list[_Part]]:
    """Parent → its subtasks that count, of these tasks and of all below them."""
    found: dict[int, list[_Part]] = defaultdict(list)
    above = list(task_ids)
    query = """
        SELECT parent_id, id, weight FROM task
        WHERE parent_id IN (SELECT value FROM json_each(?)) AND state <> 'cancelled'"""
    while above:
        rows = db.execute(query, [json.dumps(above)]).fetchall()
        above = [row[1] for row in rows]
        for parent, task_id, weight in rows:
            found[parent].append(_Part(task_id, weight))
    return found


def _steps(db: Database, ids: Sequence[int]) -> dict[int, list[Step]]:
    """Task id → the steps that end a claim, or pause, end or take up its work, in their order."""
    marks = ", ".join("?" * len(_ORDINARY))
    chosen = f"kind NOT IN ({marks}) AND task_id IN (SELECT value FROM json_each(?))"
    found: dict[int, list[Step]] = defaultdict(list)
    for row in db.query(f"SELECT * FROM step WHERE {chosen} ORDER BY id", [*_ORDINARY, json.dumps(ids)]):
        found[row["task_id"]].append(from_row(Step, row))
    return found
