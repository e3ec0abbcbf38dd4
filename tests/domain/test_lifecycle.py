"""The table of steps: what may follow what, what each needs, and the way from one state to another."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervisor_app.domain.life.lifecycle import (
    STEP_WORDS,
    STEPS,
    Footing,
    Move,
    Step,
    StepKind,
    possible_steps,
    refusal,
    step_after_report,
    target,
    way_to,
)
from supervisor_app.domain.model import DONE_STATES, IDLE_STATES, OPEN_STATES, TaskState

TODAY = date(2026, 6, 10)
S, K = TaskState, StepKind
BEFORE = Step(1, 1, K.ASSIGN, date(2026, 6, 5), S.ASSIGNED)


def said(kind: StepKind, state: TaskState, *, to: TaskState | None = None, **footing: object) -> str:
    """What is said of a step that lacks nothing else."""
    stands = Footing("2026-012", state, **{"last": BEFORE, "verified": True} | footing)  # type: ignore[arg-type]
    return refusal(Move(kind, TODAY, "李", "因故", to), stands, TODAY)


# What the office may do, state by state, written out once more by hand.
MAY = {
    S.REGISTERED: "交办 暂停 取消 并入",
    S.ASSIGNED: "签收 开始办理 报结 认定办结 暂停 取消 并入",
    S.ACKNOWLEDGED: "开始办理 报结 认定办结 暂停 取消 并入",
    S.IN_PROGRESS: "报结 认定办结 暂停 取消 并入",
    S.CLAIMED_DONE: "撤回报结 退回 核查通过 认定办结 暂停 取消 并入",
    S.COMPLETED: "核查通过 销号 重新办理",
    S.CLOSED: "重新办理",
    S.SUSPENDED: "恢复 取消 并入",
    S.CANCELLED: "恢复",
}


@pytest.mark.parametrize("state", S)
def test_each_state_allows_what_the_field_does(state: TaskState) -> None:
    assert [STEP_WORDS[kind] for kind in possible_steps(state)] == MAY[state].split()


@pytest.mark.parametrize(("kind", "state"), list(product(K, S)))
def test_an_impossible_step_is_refused_in_one_sentence(kind: StepKind, state: TaskState) -> None:
    """Allowed where the table says so; else the sentence names the task, its state and what can be done."""
    to = (S.ASSIGNED if state is S.IN_PROGRESS else S.IN_PROGRESS) if len(STEPS[kind].leads) > 1 else None
    told = said(kind, state, to=to)
    assert (told == "") == (state in STEPS[kind].starts)
    if told:
        assert told.startswith("2026-012 现为")
        assert told.count("；") == 1


@pytest.mark.parametrize(
    ("move", "footing", "told"),
    [
        (Move(K.SUSPEND, TODAY, "李", " "), {}, "没有写明原因"),
        (Move(K.SUSPEND, TODAY, " ", "停工"), {}, "没有写明经办人"),
        (Move(K.CLAIM, date(2026, 6, 11), "李"), {}, "在今天之后"),
        (Move(K.CLAIM, date(2026, 6, 4), "李"), {}, "早于上一步（交办，2026-06-05）"),
        (Move(K.CLAIM, date(2026, 6, 5), "李"), {}, ""),
        (Move(K.CLAIM, TODAY, "李"), {"open_parts": 2}, "还有 2 个子任务没有办结"),
        (Move(K.CANCEL, TODAY, "李", "撤项"), {"open_parts": 1}, "子任务"),
        (Move(K.SUSPEND, TODAY, "李", "停工"), {"open_parts": 2}, ""),
        (Move(K.ASSIGN, TODAY, "李"), {"state": S.REGISTERED, "led": False}, "还没有牵头单位"),
        (Move(K.CLOSE, TODAY, "李"), {"state": S.COMPLETED}, "还没有通过核查"),
        (Move(K.CLOSE, TODAY, "李"), {"state": S.COMPLETED, "verified": True}, ""),
        (Move(K.REOPEN, TODAY, "李", "不实"), {"state": S.CLOSED, "parent_open": False}, "上级事项已办结"),
        (Move(K.CORRECT_STATE, TODAY, "李", "误点", S.ASSIGNED), {}, "不能更正状态到已交办"),
        (Move(K.RESUME, TODAY, "李"), {"state": S.SUSPENDED}, "请另选"),
        (Move(K.RESUME, TODAY, "李", to=S.CLOSED), {"state": S.SUSPENDED}, "不能恢复到已销号"),
        (Move(K.RESUME, TODAY, "李", to=S.ASSIGNED), {"state": S.SUSPENDED}, ""),
    ],
)
def test_what_a_step_needs(move: Move, footing: dict[str, object], told: str) -> None:
    stands = Footing("2026-012", **{"state": S.ASSIGNED, "last": BEFORE} | footing)  # type: ignore[arg-type]
    found = refusal(move, stands, TODAY)
    assert told in found
    assert bool(told) == bool(found)


@pytest.mark.parametrize(
    ("state", "progress", "kind"),
    [
        (S.ASSIGNED, 100, K.CLAIM),
        (S.ASSIGNED, 0, K.START),
        (S.ACKNOWLEDGED, 40, K.START),
        (S.IN_PROGRESS, 40, None),
        (S.CLAIMED_DONE, 100, None),
        (S.CLAIMED_DONE, 80, K.WITHDRAW),
        (S.REGISTERED, 100, None),
        (S.SUSPENDED, 100, None),
        (S.CLOSED, 40, None),
    ],
)
def test_a_report_means_a_step(state: TaskState, progress: float, kind: StepKind | None) -> None:
    assert step_after_report(state, progress) is kind


@given(st.sampled_from(S), st.floats(0, 100))
def test_a_report_never_means_an_impossible_step(state: TaskState, progress: float) -> None:
    kind = step_after_report(state, progress)
    assert kind is None or said(kind, state) == ""
    assert kind is None or state not in DONE_STATES | IDLE_STATES


@pytest.mark.parametrize(("start", "end"), list(product(S, S)))
def test_a_form_s_state_is_reached_by_steps_of_the_table(start: TaskState, end: TaskState) -> None:
    """Nothing when the state stays; no pause on the way; corrections among open states only."""
    state, way = start, way_to(start, end)
    assert bool(way) == (start is not end)
    for kind, to in way:
        assert target(Move(kind, TODAY, to=to), state) is to
        assert kind is not K.CORRECT_STATE or {state, to} <= OPEN_STATES
        state = to
    assert state is end
    assert not {to for _, to in way[:-1]} & {S.SUSPENDED, S.CANCELLED}


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (S.ASSIGNED, S.IN_PROGRESS, "开始办理"),
        (S.REGISTERED, S.IN_PROGRESS, "交办 开始办理"),
        (S.IN_PROGRESS, S.COMPLETED, "认定办结"),
        (S.IN_PROGRESS, S.ASSIGNED, "更正状态"),
        (S.CLOSED, S.SUSPENDED, "重新办理 暂停"),
        (S.SUSPENDED, S.COMPLETED, "恢复 认定办结"),
        (S.ASSIGNED, S.CLOSED, "认定办结 销号"),
    ],
)
def test_the_way_is_the_one_an_officer_would_go(start: TaskState, end: TaskState, words: str) -> None:
    assert [STEP_WORDS[kind] for kind, _ in way_to(start, end)] == words.split()
