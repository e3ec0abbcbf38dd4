"""Reading the life of tasks: steps, extensions, verifications, look backs, requests for review, files, subtasks."""

import json
from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from sqlite_utils import Database

from supervisor_app.domain.life.attachment import Attachment
from supervisor_app.domain.life.extension import Extension
from supervisor_app.domain.life.lifecycle import Step
from supervisor_app.domain.life.verification import LookBack, ReviewRequest, Verification
from supervisor_app.store.rows import from_row

T = TypeVar("T")


def steps(db: Database, task_id: int) -> list[Step]:
    """A task's steps in the order they were taken; a task of an older file may have none."""
    return _of_task(db, Step, "step", "id", task_id)


def last_step(db: Database, task_id: int) -> Step | None:
    """The newest step that happened; a corrected due date only mends what was entered."""
    query = "SELECT * FROM step WHERE task_id = ? AND kind <> 'correct_due' ORDER BY id DESC LIMIT 1"
    rows = db.query(query, [task_id])
    return next((from_row(Step, row) for row in rows), None)


def extensions(db: Database, task_id: int | None = None) -> list[Extension]:
    """A task's extensions in the order they were asked for, or those of all tasks."""
    return _of_task(db, Extension, "extension", "asked_on, id", task_id)


def verifications(db: Database, task_id: int | None = None) -> list[Verification]:
    """A task's verifications, oldest first, or those of all tasks."""
    return _of_task(db, Verification, "verification", "verified_on, id", task_id)


def look_backs(db: Database, task_id: int | None = None) -> list[LookBack]:
    """Look backs planned and done, the earliest planned first."""
    return _of_task(db, LookBack, "look_back", "planned_on, id", task_id)


def reviews(db: Database, task_id: int | None = None) -> list[ReviewRequest]:
    """Requests for review, oldest first."""
    return _of_task(db, ReviewRequest, "review_request", "asked_on, id", task_id)


def attachments(db: Database, task_id: int | None = None) -> list[Attachment]:
    """The entries of a task's files, in the order they were added; without their content."""
    return _of_task(db, Attachment, "attachment", "id", task_id)


def part_ids(db: Database, task_id: int) -> list[int]:
    """A task's subtasks that count: those not cancelled."""
    query = "SELECT id FROM task WHERE parent_id = ? AND state <> 'cancelled' ORDER BY id"
    return [row[0] for row in db.execute(query, [task_id])]


def pending_extensions(db: Database) -> list[Extension]:
    """Extensions that nobody has decided, oldest first."""
    rows = db.query("SELECT * FROM extension WHERE decision = 'pending' ORDER BY asked_on, id")
    return [from_row(Extension, row) for row in rows]


def granted_extensions(db: Database, task_ids: Sequence[int]) -> list[Extension]:
    """Extensions granted of these tasks, oldest first."""
    chosen = "decision = 'granted' AND task_id IN (SELECT value FROM json_each(?))"
    rows = db.query(f"SELECT * FROM extension WHERE {chosen} ORDER BY asked_on, id", [json.dumps(task_ids)])
    return [from_row(Extension, row) for row in rows]


def put_off(db: Database, task_ids: Sequence[int] | None = None) -> dict[int, date]:
    """Task id → the day its due date was last put off, of these tasks or of all."""
    chosen = "1" if task_ids is None else "task_id IN (SELECT value FROM json_each(?))"
    query = f"SELECT task_id, max(decided_on) FROM extension WHERE decision = 'granted' AND {chosen} GROUP BY task_id"
    rows = db.execute(query, [] if task_ids is None else [json.dumps(task_ids)])
    return {task_id: date.fromisoformat(day) for task_id, day in rows}


def planned_look_backs(db: Database) -> list[LookBack]:
    """Look backs not done yet, the earliest planned first."""
    rows = db.query("SELECT * FROM look_back WHERE done_on IS NULL ORDER BY planned_on, id")
    return [from_row(LookBack, row) for row in rows]


def undecided_reviews(db: Database) -> list[ReviewRequest]:
    """Requests for review not decided yet, oldest first."""
    rows = db.query("SELECT * FROM review_request WHERE decided_on IS NULL ORDER BY asked_on, id")
    return [from_row(ReviewRequest, row) for row in rows]


def _of_task(db: Database, kind: type[T], table: str, order: str, task_id: int | None) -> list[T]:
    condition, values = ("1", []) if task_id is None else ("task_id = ?", [task_id])
    rows = db.query(f"SELECT * FROM {table} WHERE {condition} ORDER BY {order}", values)
    return [from_row(kind, row) for row in rows]
