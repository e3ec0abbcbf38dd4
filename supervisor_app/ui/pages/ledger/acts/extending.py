"""Extensions as acts (延期): asked for, granted, refused; and the correction of a date typed wrongly."""

from dataclasses import replace
from datetime import date

from supervisor_app.domain.life.extension import Extension, ExtensionState
from supervisor_app.domain.life.lifecycle import Move, StepKind
from supervisor_app.domain.standing import TaskLine, effective_progress
from supervisor_app.ui.pages.ledger.acts.asking import (
    Act,
    Values,
    ask_day,
    ask_figure,
    ask_person,
    ask_text,
)
from supervisor_app.ui.session import Session


def pending_extension(session: Session, task_id: int) -> Extension | None:
    """The request that waits for its decision."""
    return next((one for one in session.facts.extensions(task_id) if one.decision is ExtensionState.PENDING), None)


def ask_extension_act(session: Session, line: TaskLine) -> Act:
    """申请延期; after the due date it is registered all the same, and marked."""
    facts, task = session.facts, line.task

    def later(day: date | None) -> str:
        if day is not None and task.due is not None and day <= task.due:
            return f"要晚于现时限 {task.due}，请改"
        return ""

    def run(values: Values) -> None:
        session.life.ask_extension(
            task, values["day"], values["wanted"], values["reason"], values["person"], values["points"]
        )

    wanted = ask_day("wanted", "申请延到", None, facts.today, "请写申请延到哪一天", ahead=True)
    return Act(
        name="ask_extension",
        title=f"登记延期申请 {task.number}",
        button="登记申请",
        hint=_clock(session, task.due),
        asks=(
            ask_day("day", "申请日期", facts.today, facts.today, "请写收到申请的日期"),
            replace(wanted, check=later),
            ask_person("person", "申请人", task.contact or "、".join(line.lead)),
            ask_figure("points", "目前进度", start=effective_progress(task), check=_points),
            ask_text("reason", "延期原因", "请写明延期的原因"),
        ),
        run=run,
    )


def _clock(session: Session, due: date | None) -> str:
    facts = session.facts
    days = facts.office.extension_days
    if due is None:
        return ""
    if facts.today > due:
        return f"现时限 {due} 已过，照登并标明到期后申请；原时限不变"
    last = facts.yardstick.calendar.back(due, days)
    return f"现时限 {due}，应提前 {days} 个工作日、{last} 前申请；原时限不变"


def _points(points: float | None) -> str:
    return "" if points is None or 0 <= points <= 100 else f"进度 {points:g} 不在 0 到 100 之间，请改"


def grant_act(session: Session, line: TaskLine) -> Act:
    """批准延期, to the day asked for or another."""
    facts, extension = session.facts, pending_extension(session, line.task.id)
    if extension is None:
        return ask_extension_act(session, line)
    return Act(
        name="grant",
        title=f"批准延期 {line.task.number}",
        button="批准",
        hint=asked_words(extension),
        asks=(
            ask_person("person", "批准人", facts.office.approver),
            ask_day("day", "批准日期", facts.today, facts.today, "请写批准日期"),
            ask_day("due", "延到", extension.wanted_due, facts.today, "请写批准延到哪一天", ahead=True),
            ask_text("reason", "批复意见", lines=2),
        ),
        run=lambda values: session.life.grant_extension(
            extension.id, values["person"], values["day"], values["due"], values["reason"]
        ),
    )


def refuse_act(session: Session, line: TaskLine) -> Act:
    """不批准延期, with the reason."""
    facts, extension = session.facts, pending_extension(session, line.task.id)
    if extension is None:
        return ask_extension_act(session, line)
    return Act(
        name="refuse",
        title=f"不批准延期 {line.task.number}",
        button="不批准",
        hint=asked_words(extension),
        asks=(
            ask_person("person", "批准人", facts.office.approver),
            ask_day("day", "批复日期", facts.today, facts.today, "请写批复日期"),
            ask_text("reason", "不批准的理由", "请写不批准的理由"),
        ),
        run=lambda values: session.life.refuse_extension(
            extension.id, values["person"], values["day"], values["reason"]
        ),
    )


def asked_words(extension: Extension) -> str:
    """Who asked for what, when and why."""
    late = "（到期后申请）" if extension.asked_late else ""
    return (
        f"{extension.asked_by} {extension.asked_on:%m-%d} 申请{late}，"
        f"{extension.due_before} 延到 {extension.wanted_due}：{extension.reason}"
    )


def correct_due_act(session: Session, line: TaskLine) -> Act:
    """更正时限 of a date typed wrongly: no extension, and the reason is kept."""
    facts, task = session.facts, line.task

    def run(values: Values) -> None:
        move = Move(StepKind.CORRECT_DUE, facts.today, values["person"], values["reason"])
        session.life.correct_due(task, values["due"], move)

    return Act(
        name=StepKind.CORRECT_DUE.value,
        title=f"更正时限 {task.number}",
        button="更正",
        hint=f"只用于录错的时限（现为 {task.due}）；办不完要延期的，请登记延期申请",
        asks=(
            ask_day("due", "正确的时限", task.due, task.assigned_on or facts.today, ahead=True),
            ask_person("person", "更正人", facts.office.officer),
            ask_text("reason", "更正原因", "请写明录错的原因，如：清单写的是 12 月底"),
        ),
        run=run,
    )
