"""Whatever is done to tasks in whatever order, none comes into a state it cannot be in, and all of it is undone."""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from supervisor_app.domain.draft import DraftTask
from supervisor_app.domain.life.extension import ExtensionState
from supervisor_app.domain.life.lifecycle import STEPS, Move, Step, StepKind
from supervisor_app.domain.life.parts import PartProgress, rolled_up
from supervisor_app.domain.life.verification import Verification, Way
from supervisor_app.domain.model import DONE_STATES, IDLE_STATES, ProgressReport, ReportMark, Task, TaskState
from supervisor_app.errors import UserError
from supervisor_app.store import extensions, life, life_queries, parts, queries, verifying
from supervisor_app.store.history import broken_links
from supervisor_app.store.ledger import Ledger
from supervisor_app.store.replay import strays
from supervisor_app.store.reports import mark_report
from supervisor_app.store.tasks import add_task, edit_task, register_report
from supervisor_app.store.undo import redo, undo
from tests.store.conftest import NOW

TODAY = NOW.date()
TABLES = ["task", "task_unit", "unit", "report", "step", "extension", "verification", "look_back"]
PICK = st.integers(0, 5)
DAYS = st.integers(0, 20).map(lambda back: TODAY - timedelta(days=back))
DUES = st.integers(-5, 40).map(lambda ahead: TODAY + timedelta(days=ahead))
POINTS = st.sampled_from([0.0, 35.0, 100.0])
WHO = st.sampled_from(["李", "李", "李", ""])
WHY = st.sampled_from(["因故", "因故", "因故", " "])
STARTS = st.sampled_from([TaskState.REGISTERED, TaskState.ASSIGNED, TaskState.CLAIMED_DONE])
Facts = dict[str, dict[int, dict[str, Any]]]


class AnyLife(RuleBasedStateMachine):
    """Few tasks and one unit, so that steps meet."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.ledger = Ledger.open(Path(self.folder.name) / "台账.db", create=True)
        self.ledger.db.execute("PRAGMA synchronous=OFF")  # no power is cut here
        self.ledger.clock = lambda: NOW
        for title in "甲乙":
            add_task(self.ledger, self.draft(title, TaskState.ASSIGNED))
        self.ledger.undoable.clear()
        self.states: list[Facts] = [self.facts()]

    def teardown(self) -> None:
        if hasattr(self, "ledger"):
            self.ledger.close()
            self.folder.cleanup()

    def draft(self, title: str, state: TaskState) -> DraftTask:
        assigned = None if state is TaskState.REGISTERED else TODAY - timedelta(days=15)
        return DraftTask(title, lead=("市住建局",), state=state, assigned_on=assigned, due=TODAY)

    def facts(self) -> Facts:
        return {table: {row["id"]: row for row in self.ledger.db.query(f"SELECT * FROM {table}")} for table in TABLES}

    def task(self, pick: int) -> Task:
        tasks = queries.tasks(self.ledger.db)
        return tasks[pick % len(tasks)]

    def do(self, command: Callable[..., object], *values: object, **named: object) -> None:
        """A refused command changes nothing; one that is done is one step to undo."""
        before, depth = self.facts(), len(self.ledger.undoable)
        try:
            command(self.ledger, *values, **named)
        except UserError:
            assert self.facts() == before
            return
        assert len(self.ledger.undoable) in {depth, depth + 1}
        if len(self.ledger.undoable) > depth:
            self.states = [*self.states[: depth + 1], self.facts()]

    @rule(title=st.sampled_from("丙丁"), state=STARTS)
    def add(self, title: str, state: TaskState) -> None:
        if len(queries.tasks(self.ledger.db)) < 6:
            self.do(add_task, self.draft(title, state))

    @rule(pick=PICK, kind=st.sampled_from(StepKind), on=DAYS, who=WHO, why=WHY, points=st.none() | POINTS)
    def take(self, pick: int, kind: StepKind, on: date, who: str, why: str, points: float | None) -> None:
        task = self.task(pick)
        chosen = points if kind in {StepKind.RETURN, StepKind.REOPEN} else None
        self.do(life.take_step, task, Move(kind, on, who, why), progress=chosen)

    @rule(pick=PICK, kind=st.sampled_from(StepKind))
    def take_today(self, pick: int, kind: StepKind) -> None:
        self.do(life.take_step, self.task(pick), Move(kind, TODAY, "李", "因故"))

    @rule(pick=PICK, state=st.sampled_from(TaskState), due=DUES)
    def edit(self, pick: int, state: TaskState, due: date) -> None:
        task = self.task(pick)
        finished = task.completed_on if state in DONE_STATES else None
        self.do(edit_task, task, replace(task, state=state, due=due, completed_on=finished), "录错")

    @rule(pick=PICK, on=DAYS, points=POINTS, correct=st.booleans())
    def report(self, pick: int, on: date, points: float, correct: bool) -> None:
        task = self.task(pick)
        known = queries.reports(self.ledger.db, task.id)
        wrong = known[pick % len(known)].id if known and correct else None
        self.do(register_report, ProgressReport(0, task.id, task.lead[0], on, points, "进展", corrects_id=wrong))

    @rule(pick=PICK, mark=st.sampled_from(ReportMark))
    def mark(self, pick: int, mark: ReportMark) -> None:
        known = queries.reports(self.ledger.db, self.task(pick).id)
        if known:
            self.do(mark_report, known[pick % len(known)], mark, "李", TODAY, "不实")

    @rule(pick=PICK, on=DAYS, passed=st.booleans(), done=st.none() | DAYS)
    def verify(self, pick: int, on: date, passed: bool, done: date | None) -> None:
        told = Verification(0, 0, Way.INSPECTION, "孙", on, "现场查看", passed, "缺资料")
        self.do(verifying.record_verification, self.task(pick), told, (), done)

    @rule(pick=PICK, on=DAYS, until=DUES)
    def ask(self, pick: int, on: date, until: date) -> None:
        self.do(extensions.ask_extension, self.task(pick), on, until, "迁改", "市住建局")

    @rule(pick=PICK, on=DAYS, grant=st.booleans(), until=st.none() | DUES)
    def decide(self, pick: int, on: date, grant: bool, until: date | None) -> None:
        waiting = [one for one in life_queries.extensions(self.ledger.db) if one.decided_on is None]
        if waiting and grant:
            self.do(extensions.grant_extension, waiting[pick % len(waiting)].id, "王", on, until)
        elif waiting:
            self.do(extensions.refuse_extension, waiting[pick % len(waiting)].id, "王", on, "不够")

    @rule(pick=PICK, on=DAYS, held=st.booleans())
    def look_back(self, pick: int, on: date, held: bool) -> None:
        planned = [one for one in life_queries.look_backs(self.ledger.db) if one.done_on is None]
        if planned:
            self.do(verifying.finish_look_back, planned[pick % len(planned)], on, "孙", "现场", held)
        else:
            self.do(verifying.plan_look_back, self.task(pick), on)

    @rule(gone=PICK, into=PICK)
    def merge(self, gone: int, into: int) -> None:
        self.do(life.merge_task, self.task(gone), self.task(into), Move(StepKind.MERGE, TODAY, "李", "同一件事"))

    @rule(pick=PICK)
    def split(self, pick: int) -> None:
        if len(queries.tasks(self.ledger.db)) < 6:
            self.do(parts.decompose, self.task(pick), [replace(self.draft("段", TaskState.ASSIGNED), weight=2)])

    @rule(pick=PICK, parent=st.none() | PICK, weight=st.sampled_from([0.0, 1.0, 3.0]))
    def move(self, pick: int, parent: int | None, weight: float) -> None:
        above = None if parent is None else self.task(parent)
        self.do(parts.move_part, self.task(pick), above, weight)

    @rule()
    def to_the_start_and_back(self) -> None:
        depth = len(self.ledger.undoable)
        for at in reversed(range(depth)):
            undo(self.ledger)
            assert self.facts() == self.states[at]
        for at in range(depth):
            redo(self.ledger)
            assert self.facts() == self.states[at + 1]

    @rule()
    def undo_one(self) -> None:
        if self.ledger.undoable:
            undo(self.ledger)
            assert self.facts() == self.states[len(self.ledger.undoable)]

    @invariant()
    def every_task_stands_as_its_steps_tell(self) -> None:
        for task in queries.tasks(self.ledger.db):
            _follows_the_table(life_queries.steps(self.ledger.db, task.id), task)
            _is_possible(task, self.ledger)

    @invariant()
    def the_history_tells_of_it_all(self) -> None:
        assert list(broken_links(self.ledger.db)) == []
        assert list(strays(self.ledger.db, TABLES)) == []


def _follows_the_table(steps: list[Step], task: Task) -> None:
    first, *later = steps
    assert first.kind is StepKind.REGISTER
    assert task.state is steps[-1].state_after
    for before, step in zip(steps, later, strict=False):
        rule = STEPS[step.kind]
        assert step.state_before is before.state_after
        assert step.state_after in rule.leads_from(before.state_after)
        assert step.day <= TODAY
        assert step.person or not rule.person
        assert step.reason or not rule.reason
    happened = [step.day for step in steps if step.kind is not StepKind.CORRECT_DUE]
    assert happened == sorted(happened)
    since = max((at for at, step in enumerate(steps) if step.kind is StepKind.REOPEN), default=0)
    closed = task.state is TaskState.CLOSED
    assert not closed or StepKind.VERIFY in [step.kind for step in steps[since:]]


def _is_possible(task: Task, ledger: Ledger) -> None:
    below = queries.tasks(ledger.db, "parent_id = ?", task.id)
    assert (task.completed_on is not None) == (task.state in DONE_STATES)
    assert task.completed_on is None or task.completed_on <= TODAY
    assert task.assigned_on is not None or task.state in IDLE_STATES
    assert task.merged_into_id is None or task.state is TaskState.CANCELLED
    assert task.original_due == TODAY
    if task.state in DONE_STATES | {TaskState.CANCELLED}:
        assert all(part.state in DONE_STATES | {TaskState.CANCELLED} for part in below)
    points = rolled_up(PartProgress(part.weight, part.progress, part.state) for part in below)
    assert points is None or task.progress == points
    asked = life_queries.extensions(ledger.db, task.id)
    moved = [one.new_due for one in asked if one.decision is ExtensionState.GRANTED]
    corrected = [step for step in life_queries.steps(ledger.db, task.id) if step.kind is StepKind.CORRECT_DUE]
    assert task.due in {task.original_due, *moved} or corrected
    assert sum(one.decision is ExtensionState.PENDING for one in asked) <= 1


AnyLife.TestCase.settings = settings(
    max_examples=25, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
TestAnyLife = AnyLife.TestCase
