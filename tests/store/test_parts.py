"""Subtasks: numbered after their parent, its progress and light theirs, and never a circle."""

from datetime import date

import pytest

from supervisor_app.domain.draft import DraftTask
from supervisor_app.domain.life.lifecycle import Move, StepKind
from supervisor_app.domain.life.parts import parts_by_units
from supervisor_app.domain.lights import Light
from supervisor_app.domain.model import ProgressReport, Task, TaskState
from supervisor_app.errors import UserError
from supervisor_app.store import life, queries
from supervisor_app.store.check import check_ledger
from supervisor_app.store.ledger import Ledger
from supervisor_app.store.parts import decompose, move_part
from supervisor_app.store.snapshot import Snapshot
from supervisor_app.store.tasks import find_task, register_report
from supervisor_app.store.undo import redo, undo
from tests.store.conftest import NOW

TODAY = NOW.date()
PARTS = (
    DraftTask("一标段", lead=("市住建局",), assigned_on=date(2026, 5, 6), due=date(2026, 5, 30), weight=3),
    DraftTask("二标段", lead=("滨江区",), assigned_on=date(2026, 5, 6), due=date(2026, 6, 5)),
)


def told(ledger: Ledger, number: str, progress: float) -> None:
    task = find_task(ledger, number)
    register_report(ledger, ProgressReport(0, task.id, task.lead[0], TODAY, progress, "进展"))


def step(ledger: Ledger, task: Task, kind: StepKind) -> None:
    life.take_step(ledger, task, Move(kind, TODAY, "李", "因故"))


def test_a_parent_follows_its_parts(ledger: Ledger) -> None:
    """By weight, through every command and its undoing, and its own reports no longer move it."""
    snapshot = Snapshot(ledger, TODAY)
    before = find_task(ledger, "001")
    assert snapshot.lines[before.id].light is Light.RED
    decompose(ledger, before, PARTS)
    assert [task.number for task in snapshot.parts(before.id)] == ["2026-001.1", "2026-001.2"]
    assert find_task(ledger, "001").progress == 0
    told(ledger, "001.1", 80)
    assert find_task(ledger, "001").progress == 60
    told(ledger, "001", 10)
    assert find_task(ledger, "001").progress == 60
    told(ledger, "001.1", 100)
    told(ledger, "001.2", 100)
    snapshot.forget(ledger.last)
    assert before.id in ledger.last.tasks
    assert snapshot.lines[before.id].light is Light.GREEN
    step(ledger, find_task(ledger, "001.2"), StepKind.RETURN)
    assert find_task(ledger, "001").progress == 75
    step(ledger, find_task(ledger, "001.2"), StepKind.CANCEL)
    assert find_task(ledger, "001").progress == 100
    steps = len(ledger.undoable) - 1
    for _ in range(steps):
        undo(ledger)
    assert find_task(ledger, "001") == before
    for _ in range(steps):
        redo(ledger)
    assert find_task(ledger, "001").progress == 100
    assert check_ledger(ledger.path) == []


def test_grandchildren_count_too(ledger: Ledger) -> None:
    decompose(ledger, find_task(ledger, "001"), PARTS)
    decompose(ledger, find_task(ledger, "001.1"), [DraftTask("桥", lead=("市住建局",)), DraftTask("路")])
    told(ledger, "001.1.1", 50)
    assert [find_task(ledger, number).progress for number in ("001.1", "001")] == [25, 18.75]


def test_a_parent_is_not_done_before_its_parts(ledger: Ledger) -> None:
    decompose(ledger, find_task(ledger, "001"), PARTS[1:])
    parent, part = find_task(ledger, "001"), find_task(ledger, "001.1")
    for kind in (StepKind.CLAIM, StepKind.COMPLETE, StepKind.CANCEL):
        with pytest.raises(UserError, match="还有 1 个子任务没有办结"):
            step(ledger, parent, kind)
    with pytest.raises(UserError, match="有子任务"):
        life.merge_task(ledger, parent, find_task(ledger, "002"), Move(StepKind.MERGE, TODAY, "李", "同"))
    step(ledger, part, StepKind.COMPLETE)
    step(ledger, parent, StepKind.COMPLETE)
    with pytest.raises(UserError, match="上级事项已办结"):
        step(ledger, part, StepKind.REOPEN)
    with pytest.raises(UserError, match="不能再分解"):
        decompose(ledger, parent, PARTS)


def test_parts_keep_their_parent_s_limits_and_no_circle_is_made(ledger: Ledger) -> None:
    parent = find_task(ledger, "001")
    with pytest.raises(UserError, match="晚于 2026-001 的时限"):
        decompose(ledger, parent, [DraftTask("三标段", due=date(2026, 6, 6))])
    with pytest.raises(UserError, match="大于 0"):
        decompose(ledger, parent, [DraftTask("三标段", weight=0)])
    [part_id] = decompose(ledger, parent, parts_by_units(parent, ["滨江区"]))
    part = queries.tasks(ledger.db, "id = ?", part_id)[0]
    assert (part.title, part.due, part.meeting_id) == ("滨河路雨污分流改造（滨江区）", parent.due, parent.meeting_id)
    for below in (parent, part):
        with pytest.raises(UserError, match="另选上级"):
            move_part(ledger, parent, below)
    move_part(ledger, part, find_task(ledger, "002"), 2)
    assert queries.tasks(ledger.db, "id = ?", part_id)[0].parent_id == find_task(ledger, "002").id
    move_part(ledger, part, None)
    assert queries.tasks(ledger.db, "id = ?", part_id)[0].parent_id is None
    with pytest.raises(UserError, match="已报结、办结或取消"):
        move_part(ledger, part, find_task(ledger, "003"))
    assert find_task(ledger, "003").state is TaskState.CLAIMED_DONE


def test_a_parent_whose_parts_were_all_cancelled_is_reported_on_again(ledger: Ledger) -> None:
    decompose(ledger, find_task(ledger, "001"), PARTS)
    told(ledger, "001.1", 40)
    for number in ("001.2", "001.1"):
        step(ledger, find_task(ledger, number), StepKind.CANCEL)
    parent = find_task(ledger, "001")
    assert parent.progress == 40  # what its parts had come to stays until somebody says otherwise
    told(ledger, "001", 55)
    assert find_task(ledger, "001").progress == 55
    step(ledger, parent, StepKind.CLAIM)
    assert find_task(ledger, "001").progress == 100
    step(ledger, parent, StepKind.RETURN)
    merge = Move(StepKind.MERGE, TODAY, "李", "同")
    life.merge_task(ledger, find_task(ledger, "001"), find_task(ledger, "002"), merge)
    steps = len(ledger.undoable) - 1
    for _ in range(steps):
        undo(ledger)
    for _ in range(steps):
        redo(ledger)
    assert check_ledger(ledger.path) == []
