"""What to do, kept up command by command, equals what is read anew; yesterday in one line."""

import tempfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from supervisor_app.domain.changes import Changes
from supervisor_app.domain.draft import DraftTask
from supervisor_app.domain.life.lifecycle import Move, StepKind
from supervisor_app.domain.life.verification import Verification, Way
from supervisor_app.domain.lights import Light
from supervisor_app.domain.model import Cycle, ProgressReport, Task
from supervisor_app.domain.papers.notice import Notice, NoticeKind
from supervisor_app.domain.today.todo import TodoGroup
from supervisor_app.errors import UserError
from supervisor_app.store import extensions, life, notices, queries, verifying
from supervisor_app.store.importing import import_list
from supervisor_app.store.ledger import Ledger
from supervisor_app.store.snapshot import Snapshot
from supervisor_app.store.tasks import add_task, edit_task, find_task, register_report
from supervisor_app.store.undo import redo, undo
from tests.store.conftest import LISTED, NOW

TODAY = NOW.date()
PICK = st.integers(0, 9)
BACK = st.integers(0, 30).map(lambda days: TODAY - timedelta(days=days))


class AnyDay(RuleBasedStateMachine):
    """A ledger in use: the snapshot that is told what changed never differs from one that reads everything."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.ledger = Ledger.open(Path(self.folder.name) / "台账.db", create=True)
        self.ledger.db.execute("PRAGMA synchronous=OFF")  # no power is cut here
        self.ledger.clock = lambda: NOW
        import_list(self.ledger, LISTED)
        for unit in ("市住建局", "市财政局"):
            late = DraftTask(f"{unit}老任务", lead=(unit,), due=date(2026, 5, 8), assigned_on=date(2026, 3, 2))
            add_task(self.ledger, replace(late, cycle=Cycle.WEEKLY))
        self.ledger.undoable.clear()
        self.kept = Snapshot(self.ledger, TODAY)
        self.read(self.kept)

    def teardown(self) -> None:
        if hasattr(self, "ledger"):
            self.ledger.close()
            self.folder.cleanup()

    def read(self, snapshot: Snapshot) -> object:
        return (
            snapshot.todo,
            snapshot.unit_lines,
            snapshot.due_papers.count,
            snapshot.due_papers.repeated,
            snapshot.last_due,
        )

    def do(self, command: object, *values: object, **named: object) -> None:
        self.ledger.last = type(self.ledger.last)()
        try:
            command(self.ledger, *values, **named)  # type: ignore[operator]
        except UserError:
            return
        self.kept.forget(self.ledger.last)

    def task(self, pick: int) -> Task:
        tasks = queries.tasks(self.ledger.db)
        return tasks[pick % len(tasks)]

    def paper(self, pick: int) -> Notice | None:
        papers = queries.notices(self.ledger.db)
        return papers[pick % len(papers)] if papers else None

    @rule(pick=PICK, points=st.sampled_from([20.0, 60.0, 100.0]), day=BACK)
    def report(self, pick: int, points: float, day: date) -> None:
        task = self.task(pick)
        self.do(register_report, ProgressReport(0, task.id, task.lead[0], day, points))

    @rule(pick=PICK, day=BACK, kind=st.sampled_from([NoticeKind.SUPERVISION, NoticeKind.WARNING, NoticeKind.URGING]))
    def issue(self, pick: int, day: date, kind: NoticeKind) -> None:
        unit = self.task(pick).lead[0]
        own = tuple(line.task.id for line in self.kept.lines.values() if unit in line.task.lead)
        number = self.kept.next_number(kind, day)
        self.do(notices.issue_notice, Notice(0, kind, number, unit, "文书", day, day, own), lambda: None)

    @rule(pick=PICK, day=BACK, replied=st.booleans())
    def receive(self, pick: int, day: date, replied: bool) -> None:
        paper = self.paper(pick)
        if paper is not None:
            self.do(notices.register_steps, replace(paper, signed_on=day, replied_on=day if replied else None))

    @rule(day=BACK)
    def receive_all(self, day: date) -> None:
        papers = queries.notices(self.ledger.db)
        self.do(notices.register_steps_of_all, [replace(paper, signed_by="办", signed_on=day) for paper in papers])

    @rule(pick=PICK)
    def void(self, pick: int) -> None:
        paper = self.paper(pick)
        if paper is not None:
            self.do(notices.void_notice, paper, "有误")

    @rule(pick=PICK, day=BACK, ahead=st.integers(1, 60))
    def ask(self, pick: int, day: date, ahead: int) -> None:
        self.do(extensions.ask_extension, self.task(pick), day, TODAY + timedelta(days=ahead), "因故", "李")

    @rule(all_of_them=st.booleans())
    def grant(self, all_of_them: bool) -> None:
        ids = [found.id for found in self.kept.extensions() if found.decided_on is None]
        if all_of_them:
            self.do(extensions.grant_extensions, ids, "王", TODAY)
        elif ids:
            self.do(extensions.refuse_extension, ids[0], "王", TODAY, "不必")

    @rule(pick=PICK, passed=st.booleans())
    def verify(self, pick: int, passed: bool) -> None:
        found = Verification(0, 0, Way.INSPECTION, "查", TODAY, "看过", passed, "" if passed else "不实")
        self.do(verifying.record_verification, self.task(pick), found)

    @rule(pick=PICK, day=BACK)
    def plan(self, pick: int, day: date) -> None:
        self.do(verifying.plan_look_back, self.task(pick), day)

    @rule(pick=PICK, kind=st.sampled_from([StepKind.SUSPEND, StepKind.RESUME, StepKind.CANCEL, StepKind.REOPEN]))
    def step(self, pick: int, kind: StepKind) -> None:
        self.do(life.take_step, self.task(pick), Move(kind, TODAY, "王", "因故"))

    @rule(pick=PICK, other=PICK)
    def hand_over(self, pick: int, other: int) -> None:
        task = self.task(pick)
        self.do(edit_task, task, replace(task, lead=self.task(other).lead, cooperating=()), "改牵头单位")

    @rule()
    def add(self) -> None:
        self.do(add_task, DraftTask("新任务", lead=("市住建局",), due=TODAY, assigned_on=date(2026, 4, 1)))

    @rule()
    def take_back(self) -> None:
        self.do(undo)

    @rule()
    def again(self) -> None:
        self.do(redo)

    @invariant()
    def same_as_read_anew(self) -> None:
        if hasattr(self, "kept"):
            fresh = Snapshot(self.ledger, TODAY)
            assert self.read(self.kept) == self.read(fresh)
            assert self.kept.lines == fresh.lines
            assert list(self.kept.todo_list.groups) == list(TodoGroup)


TestAnyDay = AnyDay.TestCase
TestAnyDay.settings = settings(
    max_examples=15, stateful_step_count=20, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


def test_a_report_leaves_the_list_and_all_other_items_as_they_are(ledger: Ledger) -> None:
    snapshot = Snapshot(ledger, TODAY)
    groups, before = snapshot.todo_list.groups, {id(item) for item in snapshot.todo}
    task = find_task(ledger, "001")
    register_report(ledger, ProgressReport(0, task.id, task.lead[0], TODAY, 100, "全部完成"))
    snapshot.forget(ledger.last)
    assert snapshot.todo_list.groups is groups
    assert snapshot.lines[task.id].light is Light.GREEN
    assert {item.line.task.number for item in snapshot.todo if id(item) not in before} == {"2026-001"}
    assert ledger.last.changes == Changes.TASKS | Changes.REPORTS | Changes.LIFE


def test_many_are_one_command_or_none(ledger: Ledger) -> None:
    """One undo takes all of it back; one that cannot be done leaves all as they were."""
    late, far = find_task(ledger, "001"), find_task(ledger, "002")
    wanted = {late.id: date(2026, 7, 1), far.id: date(2026, 11, 30)}
    ids = [
        extensions.ask_extension(ledger, task, date(2026, 6, 4), wanted[task.id], "管线未迁改", "李")
        for task in (late, far)
    ]
    with pytest.raises(UserError, match="批准人"):
        extensions.grant_extensions(ledger, ids, " ", TODAY)
    extensions.grant_extensions(ledger, ids, "张副市长", TODAY)
    assert [find_task(ledger, number).due for number in ("001", "002")] == list(wanted.values())
    assert [row["action"] for row in queries.journal(ledger.db, limit=1)] == ["批准延期 2 项"]
    undo(ledger)
    assert [find_task(ledger, number).due for number in ("001", "002")] == [late.due, far.due]
    with pytest.raises(UserError, match="早于申请日期"):
        extensions.grant_extensions(ledger, ids, "张副市长", date(2026, 6, 3))
    assert {found.decided_on for found in Snapshot(ledger, TODAY).extensions()} == {None}


def test_yesterday_in_one_line(ledger: Ledger) -> None:
    """Net of what was undone; today's commands do not count; after a weekend since Friday."""
    task = find_task(ledger, "001")
    told = ProgressReport(0, task.id, task.lead[0], TODAY, 70, "过半")
    register_report(ledger, told)
    register_report(ledger, replace(told, progress=80))
    undo(ledger)
    done = Verification(0, 0, Way.INSPECTION, "查", TODAY, "看过", True)
    verifying.record_verification(ledger, find_task(ledger, "003"), done)
    asked = extensions.ask_extension(ledger, task, TODAY, date(2026, 7, 1), "因故", "李")
    extensions.grant_extension(ledger, asked, "王", TODAY)
    ledger.clock = lambda: NOW + timedelta(days=1)
    register_report(ledger, replace(told, reported_on=TODAY + timedelta(days=1)))
    tomorrow = Snapshot(ledger, TODAY + timedelta(days=1)).day_before
    assert tomorrow.words == "昨日：新增事项 3 项，登记进展 1 条，办结 1 项，延期 1 项"
    assert [entry.action for entry in tomorrow.entries][:2] == ["批准延期 2026-001", "申请延期 2026-001"]
    assert Snapshot(ledger, date(2026, 6, 15)).day_before.words == "6月12日至昨日：没有变动"
    assert Snapshot(ledger, date(2026, 6, 14)).day_before.since == date(2026, 6, 12)
