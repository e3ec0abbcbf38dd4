"""Commands on problems (问题清单): raised, edited, shared by tasks, closed with evidence, opened again."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from sqlite_utils import Database

from supervisor_app.domain.life.attachment import Owner
from supervisor_app.domain.life.problem import Problem, ProblemState
from supervisor_app.errors import UserError
from supervisor_app.store.attachments import keep
from supervisor_app.store.ledger import Ledger
from supervisor_app.store.rows import from_row, to_row
from supervisor_app.store.work import Work


def problems(db: Database, where: str = "1", *values: object) -> list[Problem]:
    """Problems in order of id; `where` is a condition on the table, with its values."""
    links: dict[int, tuple[int, ...]] = {}
    query = f"SELECT problem_id, task_id FROM problem_task WHERE problem_id IN (SELECT id FROM problem WHERE {where})"
    for problem_id, task_id in db.execute(f"{query} ORDER BY id", list(values)):
        links[problem_id] = (*links.get(problem_id, ()), task_id)
    rows = db.query(f"SELECT * FROM problem WHERE {where} ORDER BY id", list(values))
    return [from_row(Problem, row, task_ids=links.get(row["id"], ())) for row in rows]


def raise_problem(ledger: Ledger, problem: Problem) -> int:
    """Put a problem on the list; gives its id."""
    _refuse(problem, ledger.clock().date())
    with ledger.command(f"提出问题“{_short(problem)}”", _only(problem)) as work:
        problem_id = work.insert("problem", to_row(problem))
        _link(work, problem_id, problem.task_ids)
    return problem_id


def edit_problem(ledger: Ledger, problem: Problem) -> None:
    """Write text, owner, due date, measures and tasks of a problem; its state moves by closing and reopening only."""
    _refuse(problem, ledger.clock().date())
    with ledger.command(f"修改问题“{_short(problem)}”", _only(problem)) as work:
        work.update("problem", problem.id, to_row(problem, without=_KEPT))
        _link(work, problem.id, problem.task_ids)


_KEPT = frozenset({"id", "state", "closed_on", "evidence", "reopened_on", "reopen_reason"})


def link_problem(ledger: Ledger, problem: Problem, task_ids: Iterable[int]) -> None:
    """Say which tasks share a problem."""
    edit_problem(ledger, replace(problem, task_ids=tuple(dict.fromkeys(task_ids))))


def close_problem(ledger: Ledger, problem: Problem, evidence: str, on: date, files: Iterable[Path] = ()) -> None:
    """Close one problem (逐项销号) with what proves it solved; files are kept with the first of its tasks."""
    if problem.state is ProblemState.CLOSED:
        raise UserError(f"问题“{_short(problem)}”已于 {problem.closed_on} 销号")
    if not evidence.strip():
        raise UserError(f"请写明问题“{_short(problem)}”已解决的佐证，再销号")
    if on < problem.raised_on or on > ledger.clock().date():
        raise UserError(f"销号日期 {on} 早于提出日期或在今天之后；请改正日期")
    with ledger.command(f"销号问题“{_short(problem)}”", _only(problem)) as work:
        values = {"state": ProblemState.CLOSED.value, "closed_on": on.isoformat(), "evidence": evidence.strip()}
        work.update("problem", problem.id, values)
        keep(work, problem.task_ids[0], files, Owner.PROBLEM, problem.id)


def reopen_problem(ledger: Ledger, problem: Problem, reason: str, on: date) -> None:
    """Open a closed problem again, since it was not solved after all; its evidence stays on file."""
    if problem.state is ProblemState.OPEN:
        raise UserError(f"问题“{_short(problem)}”还没有销号，不用重新打开")
    if not reason.strip():
        raise UserError(f"请写明重新打开问题“{_short(problem)}”的原因")
    if on < (problem.closed_on or problem.raised_on) or on > ledger.clock().date():
        raise UserError(f"重开日期 {on} 早于销号日期或在今天之后；请改正日期")
    with ledger.command(f"重开问题“{_short(problem)}”", _only(problem)) as work:
        values = {"state": ProblemState.OPEN.value, "closed_on": None}
        work.update("problem", problem.id, values | {"reopened_on": on.isoformat(), "reopen_reason": reason.strip()})


def _refuse(problem: Problem, today: date) -> None:
    if not problem.text.strip():
        raise UserError("问题是空的；请写明存在什么问题")
    if not problem.task_ids:
        raise UserError(f"问题“{_short(problem)}”没有对应的事项；请至少选一个事项")
    if problem.raised_on > (problem.closed_on or today):
        raise UserError(f"提出日期 {problem.raised_on} 在{'销号日期' if problem.closed_on else '今天'}之后；请改正日期")
    if problem.due is not None and problem.due < problem.raised_on:
        raise UserError(f"解决时限 {problem.due} 早于提出日期 {problem.raised_on}；请改正日期")


def _link(work: Work, problem_id: int, task_ids: Iterable[int]) -> None:
    wanted = list(dict.fromkeys(task_ids))
    query = "SELECT task_id, id FROM problem_task WHERE problem_id = ?"
    present = dict(work.db.execute(query, [problem_id]).fetchall())
    for task_id in present.keys() - set(wanted):
        work.delete("problem_task", present[task_id])
    for task_id in wanted:
        if task_id not in present:
            work.insert("problem_task", {"problem_id": problem_id, "task_id": task_id})


def _only(problem: Problem) -> int | None:
    """The task the history files it under, where there is one only."""
    return problem.task_ids[0] if len(problem.task_ids) == 1 else None


def _short(problem: Problem) -> str:
    text = " ".join(problem.text.split())
    return text if len(text) <= 20 else f"{text[:20]}…"
