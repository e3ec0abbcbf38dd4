"""The steps of a task's life as acts: 交办, 签收, 报结, 退回, 暂停, 取消, 并入, 重新办理 …; on one task or on many."""

from collections.abc import Sequence

from supervisor_app.domain.life.lifecycle import STEP_WORDS, STEPS, Move, StepKind
from supervisor_app.domain.model import DONE_STATES, OPEN_STATES, TaskState
from supervisor_app.domain.standing import TaskLine
from supervisor_app.domain.words import STATE_WORDS
from supervisor_app.ui.pages.ledger.acts.asking import (
    Act,
    Ask,
    Values,
    ask_day,
    ask_figure,
    ask_files,
    ask_option,
    ask_person,
    ask_text,
    granted_points,
)
from supervisor_app.ui.pages.ledger.acts.inputs import TaskPick
from supervisor_app.ui.session import Session

_PERSONS = {
    StepKind.ACKNOWLEDGE: "签收人",
    StepKind.CLAIM: "报结人",
    StepKind.WITHDRAW: "撤回人",
    StepKind.SUSPEND: "批准人",
    StepKind.CANCEL: "批准人",
    StepKind.MERGE: "批准人",
}
_BY_UNIT = frozenset({StepKind.ACKNOWLEDGE, StepKind.CLAIM, StepKind.WITHDRAW})
_REASONS = {StepKind.COMPLETE: "认定依据"}
_HINTS = {
    StepKind.ASSIGN: "从交办之日起计算序时进度",
    StepKind.CLAIM: "单位报告事项办完，转入待核查",
    StepKind.COMPLETE: "不经核查直接认定办结；销号前仍须补登核查结论",
    StepKind.SUSPEND: "暂停期间不亮灯、不催报",
    StepKind.CANCEL: "取消后不再督办，经过留在台账里，可以恢复",
    StepKind.MERGE: "本事项随即取消，各承办单位转为所并入事项的配合单位",
    StepKind.REOPEN: "回到办理中，原办结日期取消",
    StepKind.RESUME: "回到暂停、取消以前的状态",
    StepKind.CLOSE: "核查通过的事项销号，可再安排回头看",
}
_POINTS = frozenset({StepKind.RETURN, StepKind.REOPEN})


def step_act(session: Session, lines: Sequence[TaskLine], kind: StepKind) -> Act:
    """One of the plain steps; several lines take it together, in one command."""
    word = STEP_WORDS[kind]
    if len(lines) > 1:
        return _act(session, lines, kind, f"{word} {len(lines)} 项")
    return _act(session, lines, kind, f"{word} {lines[0].task.number}")


def _act(session: Session, lines: Sequence[TaskLine], kind: StepKind, title: str) -> Act:
    tasks = [line.task for line in lines]

    def run(values: Values) -> None:
        move = Move(kind, values["day"], values.get("person", ""), values.get("reason", ""))
        if len(tasks) > 1:
            session.life.step_all(tasks, move)
        elif kind is StepKind.CLAIM:
            session.life.claim(tasks[0], move, values["files"])
        elif kind is StepKind.MERGE:
            session.life.merge(tasks[0], session.facts.lines[values["into"]].task, move)
        else:
            session.life.step(tasks[0], move, values.get("points"))

    asks = _asks(session, lines, kind)
    return Act(name=kind.value, title=title, button=STEP_WORDS[kind], asks=asks, run=run, hint=_HINTS.get(kind, ""))


def _asks(session: Session, lines: Sequence[TaskLine], kind: StepKind) -> list[Ask]:
    today, rule, word = session.facts.today, STEPS[kind], STEP_WORDS[kind]
    asks = [_into(session, lines[0])] if kind is StepKind.MERGE else []
    asks.append(ask_day("day", f"{word}日期", today, today, f"请写{word}日期，如 {today:%m-%d}"))
    if rule.person:
        asks.append(ask_person("person", _PERSONS.get(kind, "经办人"), _person(session, lines, kind)))
    if kind in _POINTS and len(lines) == 1:
        asks.append(ask_figure("points", "核定进度", "空着按报结前", check=granted_points))
    if rule.reason:
        what = _REASONS.get(kind, f"{word}原因")
        asks.append(ask_text("reason", what, f"请写明{what}，它会留在事项的经过里"))
    elif kind is StepKind.CLAIM:
        asks.append(ask_text("reason", "办结情况"))
    if kind is StepKind.CLAIM and len(lines) == 1:
        asks.append(ask_files())
    return asks


def _person(session: Session, lines: Sequence[TaskLine], kind: StepKind) -> str:
    """Who usually does it: the unit's contact where the unit acts, else whoever signs for the office."""
    office, first = session.facts.office, lines[0]
    if kind in _BY_UNIT:
        same = all(line.lead == first.lead for line in lines)
        return (first.task.contact or "、".join(first.lead)) if same else ""
    return office.approver if _PERSONS.get(kind) == "批准人" and office.approver else office.officer


def _into(session: Session, line: TaskLine) -> Ask:
    gone = DONE_STATES | {TaskState.CANCELLED}
    others = [
        other
        for other in session.facts.lines.values()
        if other.task.id != line.task.id and other.task.state not in gone
    ]
    return Ask(key="into", word="并入哪一项", make=lambda _: TaskPick(others), start=None, missing="请选并入的事项")


def correct_state_act(session: Session, line: TaskLine) -> Act:
    """更正状态 of an open task whose state was entered wrongly."""
    task, facts = line.task, session.facts
    options = [(state, STATE_WORDS[state]) for state in TaskState if state in OPEN_STATES - {task.state}]

    def run(values: Values) -> None:
        kind = StepKind.CORRECT_STATE
        session.life.step(task, Move(kind, facts.today, values["person"], values["reason"], values["to"]))

    return Act(
        name=StepKind.CORRECT_STATE.value,
        title=f"更正状态 {task.number}",
        button="更正",
        hint=f"现为{STATE_WORDS[task.state]}；只用于录错的状态，平常按办理的步骤走",
        asks=(
            ask_option("to", "正确的状态", options, options[0][0]),
            ask_person("person", "更正人", facts.office.officer),
            ask_text("reason", "更正原因", "请写明录错的原因，它会留在事项的经过里"),
        ),
        run=run,
    )
