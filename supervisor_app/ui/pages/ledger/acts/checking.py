"""What follows a claim, as acts: 核查, 销号, 回头看 and the unit's request for review with its two clocks."""

from datetime import timedelta

from supervisor_app.domain.life.lifecycle import StepKind
from supervisor_app.domain.life.verification import (
    DECISION_WORDS,
    WAY_WORDS,
    Decision,
    LookBack,
    ReviewRequest,
    Verification,
    Way,
    ask_until,
    decide_until,
)
from supervisor_app.domain.standing import TaskLine
from supervisor_app.ui.pages.ledger.acts.asking import (
    Act,
    Values,
    ask_day,
    ask_figure,
    ask_files,
    ask_option,
    ask_person,
    ask_text,
    ask_verdict,
    granted_points,
)
from supervisor_app.ui.pages.ledger.acts.steps import step_act
from supervisor_app.ui.session import Session

_QUARTER = timedelta(days=90)


def _passed(values: Values) -> bool:
    return bool(values["passed"])


def _returned(values: Values) -> bool:
    return not values["passed"]


def verify_act(session: Session, line: TaskLine) -> Act:
    """核查: way, finding, and passed or returned."""
    facts, task = session.facts, line.task

    def run(values: Values) -> None:
        passed = _passed(values)
        reason = "" if passed else values["reason"]
        told = values["way"], values["person"], values["day"], values["finding"], passed, reason
        done, points = (values["completed_on"], None) if passed else (None, values["points"])
        session.life.verify(task, Verification(0, task.id, *told), values["files"], done, points)

    missing = "请写退回的原因，单位据此整改"
    return Act(
        name=StepKind.VERIFY.value,
        title=f"核查 {task.number}",
        button="登记核查",
        hint="看事实清不清、问题解决没有、任务完成没有、措施合不合规、材料齐不齐",
        asks=(
            ask_verdict("passed", "核查结论", "通过，办结", "退回，继续办理"),
            ask_option("way", "核查方式", [(way, WAY_WORDS[way]) for way in Way], Way.INSPECTION),
            ask_person("person", "核查人", facts.office.officer),
            ask_day("day", "核查日期", facts.today, facts.today, "请写核查日期"),
            ask_day("completed_on", "办结日期", None, facts.today, shown=_passed, hint="空着按报结日"),
            ask_figure("points", "核定进度", "空着按报结前", shown=_returned, check=granted_points),
            ask_text("finding", "核查情况", "请写核查看到的情况"),
            ask_text("reason", "退回原因", missing, lines=2, shown=_returned),
            ask_files(),
        ),
        run=run,
    )


def close_act(session: Session, line: TaskLine) -> Act:
    """销号; without a passed verification it says what is missing and leads there."""
    act = step_act(session, [line], StepKind.CLOSE)
    if session.facts.verified(line.task.id):
        return act
    blocked = f"{line.task.number} 还没有通过核查的结论，不能销号；请先登记核查"
    return Act(
        name=act.name,
        title=act.title,
        button=act.button,
        run=act.run,
        blocked=blocked,
        instead=(StepKind.VERIFY.value, "登记核查"),
    )


def planned_look_back(session: Session, task_id: int) -> LookBack | None:
    """The look back that is still to be done."""
    return next((one for one in session.facts.look_backs(task_id) if one.done_on is None), None)


def plan_look_back_act(session: Session, line: TaskLine) -> Act:
    """安排回头看 on a day to come."""
    facts, task = session.facts, line.task
    start = max((task.completed_on or facts.today) + _QUARTER, facts.today)
    return Act(
        name="plan_look_back",
        title=f"安排回头看 {task.number}",
        button="安排",
        hint="办结后再看一次结果是否还在；到期列入今日督办",
        asks=(ask_day("day", "回头看日期", start, facts.today, "请写哪一天去看", ahead=True),),
        run=lambda values: session.life.plan_look_back(task, values["day"]),
    )


def look_back_act(session: Session, line: TaskLine) -> Act:
    """登记回头看: whether the result still stood; else the task is taken up again."""
    facts, task = session.facts, line.task
    planned = planned_look_back(session, task.id)
    if planned is None:
        return plan_look_back_act(session, line)
    return Act(
        name="look_back",
        title=f"回头看 {task.number}",
        button="登记",
        hint=f"原定 {planned.planned_on} 回头看",
        asks=(
            ask_verdict("held", "结果", "属实，成果仍在", "不实，重新办理"),
            ask_day("day", "回头看日期", facts.today, facts.today, "请写哪一天去看的"),
            ask_person("person", "回头看人员", facts.office.officer),
            ask_text("finding", "看到的情况", "请写看到的情况"),
            ask_files(),
        ),
        run=lambda values: session.life.finish_look_back(
            planned, values["day"], values["person"], values["finding"], values["held"], values["files"]
        ),
    )


def waiting_review(session: Session, task_id: int) -> ReviewRequest | None:
    """The request for review that waits for its decision."""
    waiting = (one for one in session.facts.reviews(task_id) if one.decision is Decision.PENDING)
    return next(waiting, None)


def ask_review_act(session: Session, line: TaskLine) -> Act:
    """申请复核 of the newest finding; 30 days from its receipt (《政府督查工作条例》 art. 17)."""
    facts, task = session.facts, line.task
    found = facts.verifications(task.id)
    newest = found[-1] if found else None
    units = [(unit, facts.units[unit].name) for unit in (*task.lead, *task.cooperating)]
    received = newest.verified_on if newest else facts.today

    def run(values: Values) -> None:
        session.life.ask_review(
            ReviewRequest(
                0,
                task.id,
                values["unit"],
                values["received"],
                values["asked"],
                values["reason"],
                newest.id if newest else None,
            )
        )

    return Act(
        name="ask_review",
        title=f"登记复核申请 {task.number}",
        button="登记",
        hint=f"单位收到结论起 30 日内可以申请（{received} 收到的，到 {ask_until(received)} 为止）；逾期的照登并标明",
        asks=(
            ask_option("unit", "申请单位", units, units[0][0] if units else None, half=False),
            ask_day("received", "收到结论日期", received, facts.today, "请写单位收到结论的日期"),
            ask_day("asked", "申请日期", facts.today, facts.today, "请写收到申请的日期"),
            ask_text("reason", "申请理由", "请写单位申请复核的理由"),
        ),
        run=run,
    )


def decide_review_act(session: Session, line: TaskLine) -> Act:
    """复核决定, by somebody who did not make the finding, within 30 days."""
    facts, task = session.facts, line.task
    request = waiting_review(session, task.id)
    if request is None:
        return ask_review_act(session, line)
    left = (decide_until(request.asked_on) - facts.today).days
    clock = f"还有 {left} 日" if left >= 0 else f"已超期 {-left} 日"
    late = "" if request.in_time else "；单位超过 30 日才申请"
    options = [(one, word) for one, word in DECISION_WORDS.items() if one is not Decision.PENDING]
    return Act(
        name="decide_review",
        title=f"复核决定 {task.number}",
        button="登记决定",
        hint=f"{request.asked_on} 申请，应在 {decide_until(request.asked_on)} 前决定，{clock}{late}；原核查人应当回避",
        asks=(
            ask_option("decision", "复核结果", options, Decision.UPHELD),
            ask_person("person", "复核人", ""),
            ask_day("day", "决定日期", facts.today, facts.today, "请写决定日期"),
            ask_text("outcome", "复核理由和意见", "请写复核的理由和意见"),
        ),
        run=lambda values: session.life.decide_review(
            request, values["decision"], values["person"], values["day"], values["outcome"]
        ),
    )
