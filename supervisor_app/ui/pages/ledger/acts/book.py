"""All acts by name, and which of them a task's state offers: the next step, and the menu 办理."""

from collections.abc import Callable, Mapping, Sequence

from supervisor_app.domain.life.lifecycle import STEP_WORDS, StepKind, possible_steps
from supervisor_app.domain.model import DONE_STATES, OPEN_STATES, TaskState
from supervisor_app.domain.standing import TaskLine
from supervisor_app.ui.pages.ledger.acts import checking, dividing, extending
from supervisor_app.ui.pages.ledger.acts.asking import Act
from supervisor_app.ui.pages.ledger.acts.reporting import many_reports_act
from supervisor_app.ui.pages.ledger.acts.steps import correct_state_act, step_act
from supervisor_app.ui.session import Session

Make = Callable[[Session, TaskLine], Act]
REPORT = "report"  # registering progress, which the pane's entry line does
MANY_REPORTS = "many_reports"
_MAKE: Mapping[str, Make] = {
    StepKind.VERIFY.value: checking.verify_act,
    StepKind.CLOSE.value: checking.close_act,
    "plan_look_back": checking.plan_look_back_act,
    "look_back": checking.look_back_act,
    "ask_review": checking.ask_review_act,
    "decide_review": checking.decide_review_act,
    "ask_extension": extending.ask_extension_act,
    "grant": extending.grant_act,
    "refuse": extending.refuse_act,
    StepKind.CORRECT_DUE.value: extending.correct_due_act,
    StepKind.CORRECT_STATE.value: correct_state_act,
    "divide": dividing.divide_act,
    "place": dividing.place_act,
}
ACT_WORDS: Mapping[str, str] = {
    **{kind.value: word for kind, word in STEP_WORDS.items()},
    StepKind.VERIFY.value: "核查",
    "plan_look_back": "安排回头看",
    "look_back": "登记回头看",
    "ask_review": "登记复核申请",
    "decide_review": "复核决定",
    "ask_extension": "登记延期申请",
    "grant": "批准延期",
    "refuse": "不批准延期",
    "divide": "分解为子任务",
    "place": "上级事项和权重",
    REPORT: "登记进展",
}
_NEXT: Mapping[TaskState, str] = {
    TaskState.REGISTERED: StepKind.ASSIGN.value,
    TaskState.ASSIGNED: StepKind.ACKNOWLEDGE.value,
    TaskState.ACKNOWLEDGED: REPORT,
    TaskState.IN_PROGRESS: REPORT,
    TaskState.CLAIMED_DONE: StepKind.VERIFY.value,
    TaskState.SUSPENDED: StepKind.RESUME.value,
    TaskState.CANCELLED: StepKind.RESUME.value,
}
_ALONE = frozenset({StepKind.VERIFY, StepKind.MERGE})  # each task has its own finding, its own other task


def make_act(session: Session, lines: Sequence[TaskLine], name: str) -> Act:
    """The form of an act on these tasks; several only for a plain step."""
    if name == MANY_REPORTS:
        return many_reports_act(session, lines)
    if len(lines) == 1 and name in _MAKE:
        return _MAKE[name](session, lines[0])
    return step_act(session, lines, StepKind(name))


def next_act(session: Session, line: TaskLine) -> str:
    """What is to be done with the task now."""
    state = line.task.state
    if state is TaskState.COMPLETED:
        return StepKind.CLOSE.value if session.facts.verified(line.task.id) else StepKind.VERIFY.value
    if state is TaskState.CLOSED:
        return "look_back" if checking.planned_look_back(session, line.task.id) else "plan_look_back"
    if _NEXT[state] == REPORT and (line.task.progress or 0.0) >= 100 and session.facts.parts(line.task.id):
        return StepKind.CLAIM.value  # its subtasks are done; reports are theirs
    return _NEXT[state]


def offered_steps(lines: Sequence[TaskLine]) -> list[str]:
    """Steps of the table that every one of these tasks may take."""
    allowed = [set(possible_steps(line.task.state)) for line in lines]
    common = set.intersection(*allowed) if allowed else set()
    if len(lines) > 1:
        common -= _ALONE
    return [kind.value for kind in StepKind if kind in common]


def offered_acts(session: Session, line: TaskLine) -> list[list[str]]:
    """The menu 办理 in groups: steps; due date; after completion."""
    task = line.task
    due: list[str] = []
    if task.due is not None:
        if extending.pending_extension(session, task.id) is not None:
            due += ["grant", "refuse"]
        elif task.state in OPEN_STATES:
            due.append("ask_extension")
        due.append(StepKind.CORRECT_DUE.value)
    if task.state in OPEN_STATES:
        due.append(StepKind.CORRECT_STATE.value)
    after: list[str] = []
    if task.state in DONE_STATES:
        after.append("look_back" if checking.planned_look_back(session, task.id) else "plan_look_back")
    if checking.waiting_review(session, task.id) is not None:
        after.append("decide_review")
    elif session.facts.verifications(task.id) and (task.lead or task.cooperating):
        after.append("ask_review")
    whole = ["divide"] if dividing.can_divide(task) else []
    return [offered_steps([line]), due, [*whole, "place"], after]


def asked_act(session: Session, task_id: int, wanted: str) -> str:
    """The name of the act another page asks for: `verify extend look_back review`, or an act's own name."""
    if wanted == "extend":
        return "grant" if extending.pending_extension(session, task_id) is not None else "ask_extension"
    if wanted == "review":
        return "decide_review" if checking.waiting_review(session, task_id) is not None else "ask_review"
    return wanted
