"""Taking a step of a task's life, inside a command: asked of the table, written with what it does to the task."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import takewhile

from supervisor_app.domain.life.lifecycle import Footing, Move, Step, StepKind, refusal, target
from supervisor_app.domain.life.parts import is_open_part
from supervisor_app.domain.model import DONE_STATES, OPEN_STATES, ProgressReport, Task, TaskState
from supervisor_app.errors import UserError
from supervisor_app.store import life_queries, queries
from supervisor_app.store.rows import Value, to_row, to_value
from supervisor_app.store.work import Work

_PAUSES = frozenset({StepKind.SUSPEND, StepKind.CANCEL, StepKind.MERGE})
_CLAIMS = frozenset({StepKind.CLAIM, StepKind.CORRECT_STATE})
_MAY_CLAIM = frozenset({TaskState.CLAIMED_DONE, TaskState.SUSPENDED, TaskState.CANCELLED})


def task_of(work: Work, task_id: int) -> Task:
    """The task as it stands inside the command."""
    return queries.tasks(work.db, "id = ?", task_id)[0]


def put_register(work: Work, task: Task, day: date) -> int:
    """The first step of a task, which stands where its list or form says."""
    step = Step(0, task.id, StepKind.REGISTER, day, task.state, person=task.approver, detail=task.basis)
    return work.insert("step", to_row(step))


def put_step(work: Work, task_id: int, move: Move, today: date, **columns: Value) -> int:
    """Take a step and give its id; `UserError` says why it cannot be taken.

    `columns` of the task to write besides those the step itself brings.
    """
    task = task_of(work, task_id)
    footing = _footing(work, task)
    refused = refusal(move, footing, today)
    if refused:
        raise UserError(refused)
    state = target(move, task.state)
    assert state is not None
    written = _effect(work, task, move) | columns | {"state": state.value}
    work.update("task", task.id, written)
    step = Step(0, task.id, move.kind, move.day, state, task.state, move.person.strip(), move.reason.strip())
    by_hand = move.report_id is None and (move.kind is StepKind.CLAIM or "progress" in written)
    newest = _newest_report(work, task) if by_hand else None
    step = replace(step, detail=move.detail, progress_before=task.progress)
    step = replace(step, report_id=move.report_id, after_report_id=newest)
    return work.insert("step", to_row(step))


def _newest_report(work: Work, task: Task) -> int | None:
    return next((report.id for report in queries.reports(work.db, task.id) if report.unit_id in task.lead), None)


def counting_reports(work: Work, task: Task) -> list[ProgressReport]:
    """Reports of the lead units, corrected ones too, since a person last set the progress; newest first."""
    known = queries.reports(work.db, task.id)
    query = "SELECT after_report_id FROM step WHERE task_id = ? AND after_report_id NOT NULL ORDER BY id DESC LIMIT 1"
    set_after = work.db.execute(query, [task.id]).fetchone()
    if set_after is not None:
        known = list(takewhile(lambda report: report.id != set_after[0], known))
    return [report for report in known if report.unit_id in task.lead]


def earliest(work: Work, task_id: int, day: date) -> date:
    """`day`, or the day of the task's last step where that is later: for steps that follow from another fact."""
    last = life_queries.last_step(work.db, task_id)
    return day if last is None else max(day, last.day)


def resumed_state(steps: Iterable[Step], task: Task) -> TaskState:
    """Where a paused task was before; told by its facts where no step tells."""
    for step in reversed(list(steps)):
        if step.kind in _PAUSES and step.state_before in OPEN_STATES:
            return step.state_before
    if task.assigned_on is None:
        return TaskState.REGISTERED
    return TaskState.IN_PROGRESS if task.progress else TaskState.ASSIGNED


def progress_before_claim(work: Work, task: Task) -> float | None:
    """Points a returned task goes on with: those before its claim, else last reported below 100; None: nobody knows."""
    if task.progress is not None and task.progress < 100:
        return task.progress
    claims = [step for step in life_queries.steps(work.db, task.id) if step.kind is StepKind.CLAIM]
    known = [step.progress_before for step in claims[-1:]]
    known += [report.progress for report in queries.standing_reports(work.db, task)]
    return next((points for points in known if points is not None and points < 100), None)


def claimed_on(work: Work, task: Task, until: date) -> date:
    """The day the task counts as done: that of its last claim, else of the report of 100 points, else `until`."""
    steps = life_queries.steps(work.db, task.id)
    claims = [step for step in steps if step.kind in _CLAIMS and step.state_after is TaskState.CLAIMED_DONE]
    if claims:
        return claims[-1].day
    standing = queries.standing_reports(work.db, task)
    if standing and standing[0].progress >= 100:
        return min(standing[0].reported_on, until)
    return until


def _effect(work: Work, task: Task, move: Move) -> dict[str, Value]:
    match move.kind:
        case StepKind.ASSIGN:
            return {"assigned_on": to_value(move.day)}
        case StepKind.VERIFY if task.completed_on is None:
            return {"completed_on": to_value(claimed_on(work, task, move.day))}
        case StepKind.COMPLETE if task.completed_on is None:
            return {"completed_on": to_value(move.day)}
        case StepKind.RETURN | StepKind.WITHDRAW:
            return {"progress": progress_before_claim(work, task)}
        case StepKind.REOPEN:
            return {"progress": progress_before_claim(work, task), "completed_on": None}
        case StepKind.RESUME | StepKind.CORRECT_STATE:
            return {"merged_into_id": None} | _handed_out(task, move) | _unclaimed(work, task, move)
    return {}


def _unclaimed(work: Work, task: Task, move: Move) -> dict[str, Value]:
    """A claim that goes on as anything else has the points from before it, or it would stand as done all the same."""
    claimed = task.state in _MAY_CLAIM and (task.progress or 0.0) >= 100
    return {"progress": progress_before_claim(work, task)} if claimed and move.to is not TaskState.CLAIMED_DONE else {}


def _handed_out(task: Task, move: Move) -> dict[str, Value]:
    """A task that is under way although nobody wrote down when it was assigned counts from that step."""
    if task.assigned_on is None and move.to is not TaskState.REGISTERED:
        return {"assigned_on": to_value(move.day)}
    return {}


def _footing(work: Work, task: Task) -> Footing:
    states = [TaskState(row[0]) for row in work.db.execute("SELECT state FROM task WHERE parent_id = ?", [task.id])]
    parent = None if task.parent_id is None else task_of(work, task.parent_id).state
    return Footing(
        task.number,
        task.state,
        life_queries.last_step(work.db, task.id),
        bool(task.lead),
        sum(map(is_open_part, states)),
        parent is None or parent not in DONE_STATES | {TaskState.CANCELLED},
        is_verified(life_queries.steps(work.db, task.id)),
    )


def is_verified(steps: Iterable[Step]) -> bool:
    """Whether the task passed a verification since it was last reopened."""
    verified = False
    for step in steps:
        verified = step.kind is StepKind.VERIFY or (verified and step.kind is not StepKind.REOPEN)
    return verified
