"""The life of a task as one table: which step may follow which state, where it leads, and what it needs.

立项 → 交办 → 签收 → 办理 → 报结 → 核查 → 办结 → 销号 → 回头看, with 退回, 暂停, 取消 and 并入 on the way.
"""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from supervisor_app.domain.model import DONE_STATES, IDLE_STATES, OPEN_STATES, TaskState
from supervisor_app.domain.words import STATE_WORDS

_S = TaskState


class StepKind(StrEnum):
    """What can happen to a task; in the order of its life, corrections last."""

    REGISTER = "register"
    ASSIGN = "assign"
    ACKNOWLEDGE = "acknowledge"
    START = "start"
    CLAIM = "claim"
    WITHDRAW = "withdraw"
    RETURN = "return"
    VERIFY = "verify"
    COMPLETE = "complete"
    CLOSE = "close"
    REOPEN = "reopen"
    SUSPEND = "suspend"
    RESUME = "resume"
    CANCEL = "cancel"
    MERGE = "merge"
    CORRECT_STATE = "correct_state"
    CORRECT_DUE = "correct_due"


@dataclass(frozen=True, slots=True)
class StepRule:
    """One row of the table.

    `starts`: states the step may start from, empty for the beginning of a task; `leads`: states it may lead to, empty:
    the one it started from. Needed besides a day not before the step before it: `person`, `reason`, a lead unit
    (`led`), no open subtask (`whole`), a parent that is still open (`within`), a passed verification (`verified`).
    """

    word: str
    starts: frozenset[TaskState]
    leads: frozenset[TaskState]
    person: bool = False
    reason: bool = False
    led: bool = False
    whole: bool = False
    within: bool = False
    verified: bool = False

    def leads_from(self, state: TaskState) -> frozenset[TaskState]:
        """Where the step may lead from `state`."""
        return (self.leads or frozenset({state})) if state in self.starts else frozenset()


def _of(*states: TaskState) -> frozenset[TaskState]:
    return frozenset(states)


_PAUSED = _of(_S.SUSPENDED, _S.CANCELLED)
_HANDED_OUT = _of(_S.ASSIGNED, _S.ACKNOWLEDGED, _S.IN_PROGRESS)

STEPS: Mapping[StepKind, StepRule] = {
    StepKind.REGISTER: StepRule("立项", _of(), frozenset(_S)),
    StepKind.ASSIGN: StepRule("交办", _of(_S.REGISTERED), _of(_S.ASSIGNED), person=True, led=True),
    StepKind.ACKNOWLEDGE: StepRule("签收", _of(_S.ASSIGNED), _of(_S.ACKNOWLEDGED), person=True),
    StepKind.START: StepRule("开始办理", _of(_S.ASSIGNED, _S.ACKNOWLEDGED), _of(_S.IN_PROGRESS)),
    StepKind.CLAIM: StepRule("报结", _HANDED_OUT, _of(_S.CLAIMED_DONE), person=True, whole=True),
    StepKind.WITHDRAW: StepRule("撤回报结", _of(_S.CLAIMED_DONE), _of(_S.IN_PROGRESS), person=True, reason=True),
    StepKind.RETURN: StepRule("退回", _of(_S.CLAIMED_DONE), _of(_S.IN_PROGRESS), person=True, reason=True),
    StepKind.VERIFY: StepRule(
        "核查通过", _of(_S.CLAIMED_DONE, _S.COMPLETED), _of(_S.COMPLETED), person=True, reason=True, whole=True
    ),
    StepKind.COMPLETE: StepRule(
        "认定办结", _HANDED_OUT | {_S.CLAIMED_DONE}, _of(_S.COMPLETED), person=True, reason=True, whole=True
    ),
    StepKind.CLOSE: StepRule("销号", _of(_S.COMPLETED), _of(_S.CLOSED), person=True, whole=True, verified=True),
    StepKind.REOPEN: StepRule("重新办理", DONE_STATES, _of(_S.IN_PROGRESS), person=True, reason=True, within=True),
    StepKind.SUSPEND: StepRule("暂停", OPEN_STATES, _of(_S.SUSPENDED), person=True, reason=True),
    StepKind.RESUME: StepRule("恢复", _PAUSED, OPEN_STATES, person=True, within=True),
    StepKind.CANCEL: StepRule(
        "取消", OPEN_STATES | {_S.SUSPENDED}, _of(_S.CANCELLED), person=True, reason=True, whole=True
    ),
    StepKind.MERGE: StepRule(
        "并入", OPEN_STATES | {_S.SUSPENDED}, _of(_S.CANCELLED), person=True, reason=True, whole=True
    ),
    StepKind.CORRECT_STATE: StepRule("更正状态", OPEN_STATES, OPEN_STATES, person=True, reason=True),
    StepKind.CORRECT_DUE: StepRule("更正时限", frozenset(_S), _of(), person=True, reason=True),
}
STEP_WORDS: Mapping[StepKind, str] = {kind: rule.word for kind, rule in STEPS.items()}
# Steps taken by saying where the task shall be; the others tell of facts of their own (a finding, another task).
_BY_STATE = (
    StepKind.ASSIGN,
    StepKind.ACKNOWLEDGE,
    StepKind.START,
    StepKind.CLAIM,
    StepKind.WITHDRAW,
    StepKind.COMPLETE,
    StepKind.CLOSE,
    StepKind.REOPEN,
    StepKind.SUSPEND,
    StepKind.RESUME,
    StepKind.CANCEL,
)


@dataclass(frozen=True, slots=True)
class Step:
    """A step as it stands in the ledger; `detail`: what it names besides, such as the task it went into.

    `progress_before`: the task's points then; `report_id`: the report it follows from; `after_report_id`: the newest
    report when a person set the progress, so that this one and those before it do not count any more.
    """

    id: int
    task_id: int
    kind: StepKind
    day: date
    state_after: TaskState
    state_before: TaskState | None = None
    person: str = ""
    reason: str = ""
    detail: str = ""
    progress_before: float | None = None
    report_id: int | None = None
    after_report_id: int | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """A step to take; `to` is needed where the table leaves several states open."""

    kind: StepKind
    day: date
    person: str = ""
    reason: str = ""
    to: TaskState | None = None
    detail: str = ""
    report_id: int | None = None


@dataclass(frozen=True, slots=True)
class Footing:
    """What a step stands on: the task's state, the step before, its subtasks and parent, its verification."""

    number: str
    state: TaskState
    last: Step | None = None
    led: bool = True
    open_parts: int = 0
    parent_open: bool = True
    verified: bool = False


def possible_steps(state: TaskState) -> tuple[StepKind, ...]:
    """Steps the table allows from a state, in the order of a task's life, without corrections."""
    corrections = {StepKind.CORRECT_STATE, StepKind.CORRECT_DUE}
    return tuple(kind for kind, rule in STEPS.items() if state in rule.starts and kind not in corrections)


def target(move: Move, state: TaskState) -> TaskState | None:
    """Where the move leads from `state`; None when it leads nowhere, or leaves open where."""
    leads = STEPS[move.kind].leads_from(state)
    if move.kind is StepKind.CORRECT_STATE:
        leads -= {state}
    if move.to is None:
        return next(iter(leads)) if len(leads) == 1 else None
    return move.to if move.to in leads else None


def refusal(move: Move, footing: Footing, today: date) -> str:
    """Why the step cannot be taken, in one sentence; empty when it can."""
    rule, number = STEPS[move.kind], footing.number
    if target(move, footing.state) is None:
        return _out_of_order(move, footing)
    if rule.person and not move.person.strip():
        return f"{number} {rule.word}没有写明经办人；请填写由谁{rule.word}"
    if rule.reason and not move.reason.strip():
        return f"{number} {rule.word}没有写明原因；请填写原因，它会留在事项的经过里"
    return _wrong_day(move, footing, today) or _unready(rule, footing)


def _out_of_order(move: Move, footing: Footing) -> str:
    word, now = STEPS[move.kind].word, STATE_WORDS[footing.state]
    if footing.state in STEPS[move.kind].starts:
        towards = f"到{STATE_WORDS[move.to]}" if move.to else ""
        return f"{footing.number} 现为{now}，不能{word}{towards}；请另选要到的状态"
    can = "、".join(STEP_WORDS[kind] for kind in possible_steps(footing.state))
    return f"{footing.number} 现为{now}，不能{word}；现在可以：{can}"


def _wrong_day(move: Move, footing: Footing, today: date) -> str:
    word = STEPS[move.kind].word
    if move.day > today:
        return f"{footing.number} 的{word}日期 {move.day} 在今天之后；请改成实际的日子"
    if footing.last is not None and move.day < footing.last.day:
        before = f"{STEP_WORDS[footing.last.kind]}，{footing.last.day}"
        return f"{footing.number} 的{word}日期 {move.day} 早于上一步（{before}）；请改正日期"
    return ""


def _unready(rule: StepRule, footing: Footing) -> str:
    if rule.led and not footing.led:
        return f"{footing.number} 还没有牵头单位，不能{rule.word}；请先定牵头单位"
    if rule.whole and footing.open_parts:
        return f"{footing.number} 还有 {footing.open_parts} 个子任务没有办结，不能{rule.word}；请先办结或取消子任务"
    if rule.within and not footing.parent_open:
        return f"{footing.number} 的上级事项已办结或取消，不能{rule.word}；请先恢复上级事项"
    if rule.verified and not footing.verified:
        return f"{footing.number} 还没有通过核查，不能{rule.word}；请先登记核查结论"
    return ""


def step_after_report(state: TaskState, progress: float) -> StepKind | None:
    """What a report of the lead unit does to a task: 100 points claim it done, less sets to work or takes that back."""
    if state in DONE_STATES | IDLE_STATES:
        return None
    if progress >= 100:
        return None if state is _S.CLAIMED_DONE else StepKind.CLAIM
    if state is _S.CLAIMED_DONE:
        return StepKind.WITHDRAW
    return None if state is _S.IN_PROGRESS else StepKind.START


def way_to(state: TaskState, wanted: TaskState) -> tuple[tuple[StepKind, TaskState], ...]:
    """The fewest steps, with their states, that lead from one state to another; a correction only where nothing else.

    Each of them must still be allowed (`refusal`) where it is taken.
    """
    found = _way(state, wanted, _BY_STATE)
    return _way(state, wanted, (*_BY_STATE, StepKind.CORRECT_STATE)) or () if found is None else found


def _way(
    state: TaskState, wanted: TaskState, kinds: tuple[StepKind, ...]
) -> tuple[tuple[StepKind, TaskState], ...] | None:
    ways: dict[TaskState, tuple[tuple[StepKind, TaskState], ...]] = {state: ()}
    ahead = deque([state])
    while ahead and wanted not in ways:
        here = ahead.popleft()
        if here in _PAUSED and here is not state:  # nobody pauses a task to have it elsewhere
            continue
        for kind in kinds:
            for there in sorted(STEPS[kind].leads_from(here), key=lambda state: (state is not _S.IN_PROGRESS, state)):
                if there not in ways:
                    ways[there] = (*ways[here], (kind, there))
                    ahead.append(there)
    return ways.get(wanted)
