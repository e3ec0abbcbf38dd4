"""Commands on the life of a task: what they write, what they refuse, and that every one is undone and done again."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from supervisor_app.domain.draft import DraftTask
from supervisor_app.domain.life.extension import ExtensionState
from supervisor_app.domain.life.lifecycle import STEP_WORDS, Move, StepKind
from supervisor_app.domain.life.verification import Decision, ReviewRequest, Verification, Way
from supervisor_app.domain.model import ProgressReport, ReportMark, Task, TaskState
from supervisor_app.errors import UserError
from supervisor_app.store import extensions, life, life_queries, queries, verifying
from supervisor_app.store.check import check_ledger
from supervisor_app.store.ledger import Ledger
from supervisor_app.store.reports import mark_report
from supervisor_app.store.tasks import add_task, edit_task, find_task, register_report
from supervisor_app.store.undo import redo, undo, undo_name
from supervisor_app.store.units import find_unit, merge_units
from tests.store.conftest import NOW

K, S = StepKind, TaskState
TODAY = NOW.date()


def day(number: int) -> date:
    """A day of June 2026."""
    return date(2026, 6, number)


def facts(ledger: Ledger) -> dict[str, list[dict[str, Any]]]:
    """Every row but the history and the content of files."""
    names = [row[0] for row in ledger.db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    kept = [name for name in names if name not in {"history", "evidence", "_sqlite_migrations"}]
    return {name: list(ledger.db.query(f"SELECT * FROM {name} ORDER BY id")) for name in kept}


@pytest.fixture(autouse=True)
def every_command_comes_back(ledger: Ledger) -> Iterator[None]:
    """After each test: all commands undone and done again give the same rows, and the file is sound."""
    begun = facts(ledger)
    depth = len(ledger.undoable)
    yield
    end = facts(ledger)
    steps = len(ledger.undoable) - depth
    for _ in range(steps):
        undo(ledger)
    assert facts(ledger) == begun
    for _ in range(steps):
        redo(ledger)
    assert facts(ledger) == end
    assert check_ledger(ledger.path) == []


@pytest.fixture
def take(ledger: Ledger) -> Callable[..., Task]:
    """Take a step of task 001 and give the task as it then stands."""

    def step(kind: StepKind, on: int = 10, **more: Any) -> Task:
        told = Move(kind, day(on), "李", "因故", more.pop("to", None))
        life.take_step(ledger, find_task(ledger, "001"), told, **more)
        return find_task(ledger, "001")

    return step


def words(ledger: Ledger, number: str = "001") -> list[str]:
    """The task's steps."""
    return [STEP_WORDS[step.kind] for step in life_queries.steps(ledger.db, find_task(ledger, number).id)]


def told(ledger: Ledger, progress: float, on: int = 9, **more: Any) -> ProgressReport:
    """A report of 001's lead unit."""
    task = find_task(ledger, "001")
    return ProgressReport(0, task.id, task.lead[0], day(on), progress, "进展", **more)


def checked(task: Task, passed: bool = True, on: int = 10, **more: Any) -> Verification:
    """A check by 孙."""
    return Verification(
        0, task.id, Way.INSPECTION, "孙", day(on), "现场查看", passed, "" if passed else "缺资料", **more
    )


def test_an_import_registers_each_task_where_its_list_says(ledger: Ledger) -> None:
    steps = [life_queries.steps(ledger.db, task.id) for task in queries.tasks(ledger.db)]
    assert [[(step.kind, step.state_after, step.day) for step in own] for own in steps] == [
        [(K.REGISTER, S.IN_PROGRESS, date(2026, 5, 6))],
        [(K.REGISTER, S.ASSIGNED, date(2026, 5, 6))],
        [(K.REGISTER, S.CLAIMED_DONE, date(2026, 5, 6))],
    ]


def test_a_report_is_the_step_it_means(ledger: Ledger) -> None:
    report_id = register_report(ledger, told(ledger, 100))
    register_report(ledger, told(ledger, 80, 10))
    assert words(ledger) == ["立项", "报结", "撤回报结"]
    claim = life_queries.steps(ledger.db, 1)[1]
    assert (claim.report_id, claim.person, claim.day) == (report_id, "市住建局", day(9))


def test_a_claim_verified_and_closed(ledger: Ledger, take: Callable[..., Task]) -> None:
    """The day it is done is the day of the claim; closing waits for the verification."""
    assert take(K.CLAIM, 4).progress == 100
    verifying.record_verification(ledger, find_task(ledger, "001"), checked(find_task(ledger, "001"), on=8))
    task = find_task(ledger, "001")
    assert (task.state, task.completed_on) == (S.COMPLETED, day(4))
    assert undo_name(ledger) == "核查通过 2026-001"
    assert take(K.CLOSE).state is S.CLOSED
    assert words(ledger) == ["立项", "报结", "核查通过", "销号"]


def test_completed_without_a_check_it_cannot_be_closed(ledger: Ledger, take: Callable[..., Task]) -> None:
    take(K.COMPLETE)
    with pytest.raises(UserError, match="还没有通过核查"):
        take(K.CLOSE)
    verifying.record_verification(ledger, find_task(ledger, "001"), checked(find_task(ledger, "001")))
    assert take(K.CLOSE).state is S.CLOSED
    assert take(K.REOPEN).completed_on is None
    take(K.COMPLETE)
    with pytest.raises(UserError, match="还没有通过核查"):
        take(K.CLOSE)


def test_a_returned_claim_has_the_last_progress_below_hundred(ledger: Ledger) -> None:
    """And the report of 100 points does not claim it again, whatever is registered about the time before."""
    register_report(ledger, told(ledger, 60, 7))
    wrong = register_report(ledger, told(ledger, 100, 8))
    task = find_task(ledger, "001")
    verifying.record_verification(ledger, task, checked(task, passed=False, on=9))
    task = find_task(ledger, "001")
    assert (task.state, task.progress) == (S.IN_PROGRESS, 60)
    register_report(ledger, told(ledger, 50, 6))
    mark_report(ledger, queries.reports(ledger.db, 1)[-1], ReportMark.UNTRUE, "李", day(10), "虚报")
    assert (find_task(ledger, "001").state, find_task(ledger, "001").progress) == (S.IN_PROGRESS, 60)
    register_report(ledger, told(ledger, 90, 8, corrects_id=wrong))
    assert find_task(ledger, "001").progress == 90


@pytest.mark.parametrize(
    ("kind", "to"),
    [(StepKind.WITHDRAW, None), (StepKind.CORRECT_STATE, S.IN_PROGRESS), (StepKind.CORRECT_STATE, S.ASSIGNED)],
)
def test_a_claim_taken_back_by_hand_leaves_the_points_before_it(
    ledger: Ledger, take: Callable[..., Task], kind: StepKind, to: TaskState | None
) -> None:
    """Else the task would stand as claimed done for good; and no report from before moves it again."""
    earlier = register_report(ledger, told(ledger, 60, 6))
    register_report(ledger, told(ledger, 100, 9))
    back = take(kind, 10, to=to)
    assert (back.state, back.progress) == (to or S.IN_PROGRESS, 60)
    first = next(item for item in queries.reports(ledger.db, back.id) if item.id == earlier)
    mark_report(ledger, first, ReportMark.RETURNED, "李", day(10), "附件不全")
    assert find_task(ledger, "001") == back
    assert take(StepKind.CLAIM).progress == 100
    assert take(StepKind.WITHDRAW).progress == 60


def test_a_paused_claim_may_go_on_as_work(ledger: Ledger, take: Callable[..., Task]) -> None:
    """Taken up elsewhere than it was, it is no claim any more."""
    register_report(ledger, told(ledger, 60))
    take(StepKind.CLAIM)
    take(StepKind.SUSPEND)
    back = take(StepKind.RESUME, to=S.IN_PROGRESS)
    assert (back.state, back.progress) == (S.IN_PROGRESS, 60)
    take(StepKind.CLAIM)
    take(StepKind.SUSPEND)
    assert take(StepKind.RESUME).progress == 100


def test_the_office_may_grant_other_points(ledger: Ledger, take: Callable[..., Task]) -> None:
    take(K.CLAIM)
    with pytest.raises(UserError, match="100 以下"):
        take(K.RETURN, progress=100)
    assert take(K.RETURN, progress=75).progress == 75
    with pytest.raises(UserError, match="不改进度"):
        take(K.SUSPEND, progress=75)


def test_a_paused_task_goes_on_where_it_was(ledger: Ledger, take: Callable[..., Task]) -> None:
    take(K.SUSPEND)
    take(K.CANCEL)
    assert take(K.RESUME).state is S.IN_PROGRESS
    task = queries.tasks(ledger.db, "id = ?", add_task(ledger, DraftTask("缓办的事", state=S.SUSPENDED)))[0]
    life.take_step(ledger, task, Move(K.RESUME, TODAY, "李"))
    assert queries.tasks(ledger.db, "id = ?", task.id)[0].state is S.REGISTERED
    life.take_step(ledger, task, Move(K.CORRECT_STATE, TODAY, "李", "其实已交办", S.ASSIGNED))
    assert queries.tasks(ledger.db, "id = ?", task.id)[0].assigned_on == TODAY


def test_a_merged_task_leaves_its_units_to_the_other(ledger: Ledger) -> None:
    gone, into = find_task(ledger, "002"), find_task(ledger, "001")
    life.merge_task(ledger, gone, into, Move(K.MERGE, TODAY, "李", "同一件事"))
    assert undo_name(ledger) == "将 2026-002 并入 2026-001"
    gone = find_task(ledger, "002")
    assert (gone.state, gone.merged_into_id) == (S.CANCELLED, into.id)
    assert find_task(ledger, "001").cooperating == (*into.cooperating, *gone.lead)
    with pytest.raises(UserError, match="已办结或取消"):
        life.merge_task(ledger, into, gone, Move(K.MERGE, TODAY, "李", "同一件事"))
    with pytest.raises(UserError, match="它自己"):
        life.merge_task(ledger, into, into, Move(K.MERGE, TODAY, "李", "同一件事"))
    life.take_step(ledger, gone, Move(K.RESUME, TODAY, "李"))
    assert find_task(ledger, "002").merged_into_id is None


def test_one_step_on_many_is_all_or_none(ledger: Ledger) -> None:
    tasks, before = queries.tasks(ledger.db), facts(ledger)
    with pytest.raises(UserError, match="2026-003 现为待核查，不能报结"):
        life.take_step_on_all(ledger, tasks, Move(K.CLAIM, TODAY, "李"))
    assert facts(ledger) == before
    life.take_step_on_all(ledger, tasks, Move(K.SUSPEND, TODAY, "李", "机构改革"))
    assert {task.state for task in queries.tasks(ledger.db)} == {S.SUSPENDED}
    assert undo_name(ledger) == "暂停 3 项"


def test_a_form_s_state_is_reached_by_steps_or_refused(ledger: Ledger) -> None:
    task = find_task(ledger, "002")
    with pytest.raises(UserError, match="还没有通过核查"):
        edit_task(ledger, task, replace(task, state=S.CLOSED))
    edit_task(ledger, task, replace(task, state=S.COMPLETED, completed_on=day(3)))
    done = find_task(ledger, "002")
    assert (done.state, done.completed_on) == (S.COMPLETED, day(3))
    with pytest.raises(UserError, match="不应有办结日期"):
        edit_task(ledger, done, replace(done, state=S.IN_PROGRESS))
    edit_task(ledger, done, replace(done, completed_on=None, remark="销号待办"))
    assert find_task(ledger, "002").completed_on == day(3)
    with pytest.raises(UserError, match="要有交办日期"):
        edit_task(ledger, done, replace(done, assigned_on=None))
    edit_task(ledger, done, replace(done, state=S.SUSPENDED, completed_on=None))
    assert words(ledger, "002") == ["立项", "认定办结", "重新办理", "暂停"]


def test_a_due_date_is_corrected_with_a_reason_and_is_no_extension(ledger: Ledger) -> None:
    task = find_task(ledger, "001")
    life.correct_due(ledger, task, date(2026, 6, 15), Move(K.CORRECT_DUE, TODAY, "李", "纪要误作5日"))
    after = find_task(ledger, "001")
    assert (after.due, after.original_due, after.state) == (date(2026, 6, 15), date(2026, 6, 5), task.state)
    assert life_queries.steps(ledger.db, task.id)[-1].detail == "2026-06-05 → 2026-06-15"
    for due, reason, said in (
        (date(2026, 6, 15), "同", "没有要更正的"),
        (day(20), "", "没有写明原因"),
        (date(2026, 5, 5), "早", "早于交办日期"),
    ):
        with pytest.raises(UserError, match=said):
            life.correct_due(ledger, after, due, Move(K.CORRECT_DUE, TODAY, "李", reason))


def test_an_extension_moves_the_due_date_only_when_granted(ledger: Ledger) -> None:
    task = find_task(ledger, "001")
    first = extensions.ask_extension(ledger, task, day(8), date(2026, 7, 5), "迁改", "市住建局")
    asked = life_queries.extensions(ledger.db, task.id)[0]
    assert (asked.progress, asked.due_before, asked.asked_late) == (40, day(5), True)
    extensions.refuse_extension(ledger, first, "王", day(9), "理由不足")
    assert find_task(ledger, "001").due == day(5)
    with pytest.raises(UserError, match="已经批复过"):
        extensions.grant_extension(ledger, first, "王", day(9))
    second = extensions.ask_extension(ledger, task, day(9), date(2026, 7, 5), "迁改", "市住建局", 45)
    extensions.grant_extension(ledger, second, "王", day(10), date(2026, 6, 30))
    task = find_task(ledger, "001")
    assert (task.due, task.original_due) == (date(2026, 6, 30), day(5))
    assert undo_name(ledger) == "批准延期 2026-001"
    known = life_queries.extensions(ledger.db)
    assert [one.decision for one in known] == [ExtensionState.REFUSED, ExtensionState.GRANTED]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"wanted_due": day(5)}, "不晚于现时限"),
        ({"asked_on": day(11)}, "在今天之后"),
        ({"asked_on": date(2026, 5, 1)}, "早于交办日期"),
        ({"reason": " "}, "申请人和原因"),
        ({"progress": 101.0}, "不在 0 至 100"),
    ],
)
def test_a_wrong_request_is_refused(ledger: Ledger, change: dict[str, Any], said: str) -> None:
    asked = {"asked_on": day(8), "wanted_due": day(30), "reason": "迁改", "asked_by": "市住建局"}
    with pytest.raises(UserError, match=said):
        extensions.ask_extension(ledger, find_task(ledger, "001"), **(asked | change))  # type: ignore[arg-type]


def test_a_look_back_that_finds_it_untrue_opens_the_task_again(ledger: Ledger, take: Callable[..., Task]) -> None:
    with pytest.raises(UserError, match="还没有办结"):
        verifying.plan_look_back(ledger, find_task(ledger, "001"), TODAY)
    verifying.plan_look_back(ledger, take(K.COMPLETE, 8), day(9))
    [planned] = life_queries.look_backs(ledger.db)
    with pytest.raises(UserError, match="已安排"):
        verifying.plan_look_back(ledger, find_task(ledger, "001"), TODAY)
    with pytest.raises(UserError, match="早于上一步"):
        verifying.finish_look_back(ledger, planned, day(7), "孙", "属实", held=True)
    verifying.finish_look_back(ledger, planned, day(9), "孙", "又停用", held=False)
    task = find_task(ledger, "001")
    assert (task.state, task.progress, task.completed_on) == (S.IN_PROGRESS, 40, None)
    assert life_queries.steps(ledger.db, task.id)[-1].reason == "回头看不实：又停用"
    with pytest.raises(UserError, match="正在重新办理"):
        verifying.finish_look_back(ledger, planned, day(10), "孙", "属实", held=True)
    verifying.plan_look_back(ledger, take(K.COMPLETE), TODAY)
    verifying.drop_look_back(ledger, life_queries.look_backs(ledger.db)[-1])
    assert len(life_queries.look_backs(ledger.db)) == 1


def test_a_review_is_decided_by_somebody_else(ledger: Ledger, take: Callable[..., Task]) -> None:
    task = take(K.CLAIM, 5)
    finding = verifying.record_verification(ledger, task, checked(task, passed=False, on=6))
    asked = ReviewRequest(0, task.id, task.lead[0], day(7), day(8), "资料齐全", finding)
    with pytest.raises(UserError, match="不承办"):
        verifying.ask_review(ledger, replace(asked, unit_id=find_unit(ledger, "市农业农村局").id))
    verifying.ask_review(ledger, asked)
    with pytest.raises(UserError, match="不重复受理"):
        verifying.ask_review(ledger, asked)
    [request] = life_queries.reviews(ledger.db)
    with pytest.raises(UserError, match="应当由别人办理"):
        verifying.decide_review(ledger, request, Decision.UPHELD, "周、孙", day(9), "维持")
    verifying.decide_review(ledger, request, Decision.REVOKED, "周", day(9), "资料确已齐全")
    assert undo_name(ledger) == "复核撤销 2026-001"
    with pytest.raises(UserError, match="已经有决定"):
        verifying.decide_review(ledger, request, Decision.UPHELD, "周", day(9), "维持")
    merge_units(ledger, find_unit(ledger, "市住建局"), find_unit(ledger, "市农业农村局"))
    assert life_queries.reviews(ledger.db)[0].unit_id == find_unit(ledger, "市住建局").id


def test_steps_are_part_of_the_file_s_proof(ledger: Ledger, tmp_path: Path) -> None:
    """A step changed behind the program's back is named."""
    copy = tmp_path / "copy.db"
    copy.write_bytes(ledger.path.read_bytes())
    spoilt = Ledger.open(copy)
    spoilt.db.execute("UPDATE step SET day = '2026-01-01' WHERE id = 2")
    spoilt.close()
    assert check_ledger(copy) == ["表 step 第 2 行的 day 与台账日志不一致，被别的程序改动过或已损坏"]


def test_a_corrected_due_date_lets_earlier_steps_be_entered_still(ledger: Ledger, take: Callable[..., Task]) -> None:
    """It mends an entry and is nothing that happened on its day."""
    life.correct_due(ledger, find_task(ledger, "001"), day(20), Move(StepKind.CORRECT_DUE, TODAY, "李", "录错"))
    assert take(StepKind.CLAIM, 9).state is S.CLAIMED_DONE
    with pytest.raises(UserError, match="早于上一步（报结，2026-06-09）"):
        take(StepKind.WITHDRAW, 8)


def test_a_withdrawn_claim_is_not_the_day_it_was_done(ledger: Ledger, take: Callable[..., Task]) -> None:
    """The day of the claim that was verified counts, however it was entered."""
    take(StepKind.CLAIM, 7)
    take(StepKind.WITHDRAW, 8)
    claimed = take(StepKind.CORRECT_STATE, 9, to=S.CLAIMED_DONE)
    checked = Verification(0, claimed.id, Way.RECORDS, "孙", day(10), "资料齐全", True)
    verifying.record_verification(ledger, claimed, checked)
    assert find_task(ledger, "001").completed_on == day(9)
