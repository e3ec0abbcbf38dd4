"""What is done on a problem: raised, edited, closed with evidence, opened again."""

from dataclasses import replace
from datetime import date

from supervisor_app.domain.life.problem import Problem
from supervisor_app.domain.model import ProgressReport
from supervisor_app.domain.standing import TaskLine
from supervisor_app.ui.pages.ledger.acts.asking import (
    Act,
    Ask,
    Values,
    ask_day,
    ask_files,
    ask_line,
    ask_text,
)
from supervisor_app.ui.pages.ledger.acts.unit_inputs import OneUnit, TaskPicks
from supervisor_app.ui.session import Session


def problem_act(
    session: Session, line: TaskLine, problem: Problem | None = None, report: ProgressReport | None = None
) -> Act:
    """Raise a problem on a task, what a report told of to begin with; or edit one."""
    today = session.facts.today
    before = problem or _new(line, report, today)
    asks = _asks(session, line, before, today)
    return write_problem_act(session, before, asks, before.task_ids[:1], f"提出问题 {line.task.number}")


def write_problem_act(
    session: Session, before: Problem, asks: tuple[Ask, ...], fixed: tuple[int, ...] = (), title: str = "提出问题"
) -> Act:
    """Raise the problem (id 0) or edit it, by what is asked; `fixed`: tasks it has besides those chosen."""

    def run(values: Values) -> None:
        told = replace(
            before,
            text=values["text"],
            raised_on=values["raised_on"],
            raised_by=values["raised_by"],
            owner_unit=values["owner_unit"],
            owner=values["owner"],
            due=values["due"],
            measures=values["measures"],
            task_ids=(*fixed, *values["tasks"]),
        )
        (session.reporting.edit_problem if before.id else session.reporting.raise_problem)(told)

    return Act(
        name="problem",
        title="修改问题" if before.id else title,
        button="保存" if before.id else "提出",
        hint="每个问题有人负责、有时限，解决一个销一个",
        asks=asks,
        run=run,
    )


def _new(line: TaskLine, report: ProgressReport | None, today: date) -> Problem:
    if report is None:
        return Problem(0, "", today, task_ids=(line.task.id,))
    return Problem(0, report.problem, report.reported_on, report.unit_id, report.id, task_ids=(line.task.id,))


def _asks(session: Session, line: TaskLine, before: Problem, today: date) -> tuple[Ask, ...]:
    facts = session.facts
    units = sorted(facts.units.values(), key=lambda unit: unit.name)
    own = before.task_ids[0]
    others = [one for one in facts.lines.values() if one.task.id != own]
    owner = before.owner_unit if before.id else next(iter(line.task.lead), None)
    return (
        ask_text("text", "存在的问题", "请写存在什么问题", before.text),
        Ask(key="owner_unit", word="解决单位", make=lambda theme: OneUnit(theme, units), start=owner, half=True),
        ask_line("owner", "责任人", start=before.owner, half=True),
        ask_day("due", "解决时限", before.due, today, ahead=True),
        ask_day("raised_on", "提出日期", before.raised_on, today, "请写提出的日期"),
        ask_text("measures", "解决措施", start=before.measures, lines=2),
        Ask(
            key="raised_by",
            word="提出单位",
            make=lambda theme: OneUnit(theme, units, "空着即督查室提出"),
            start=before.raised_by,
        ),
        Ask(
            key="tasks",
            word="还有哪些事项有这个问题",
            make=lambda theme: TaskPicks(theme, others),
            start=before.task_ids[1:],
        ),
    )


def close_problem_act(session: Session, problem: Problem) -> Act:
    """销号 with what proves it solved."""
    today = session.facts.today
    return Act(
        name="close_problem",
        title="问题销号",
        button="销号",
        hint=problem.text,
        asks=(
            ask_day("day", "销号日期", today, today, "请写销号日期"),
            ask_text("evidence", "解决的佐证", "请写凭什么认定已经解决"),
            ask_files(),
        ),
        run=lambda values: session.reporting.close_problem(problem, values["evidence"], values["day"], values["files"]),
    )


def reopen_problem_act(session: Session, problem: Problem) -> Act:
    """重新打开: it was not solved after all."""
    today = session.facts.today
    return Act(
        name="reopen_problem",
        title="重新打开问题",
        button="重新打开",
        hint=problem.text,
        asks=(
            ask_day("day", "日期", today, today, "请写重新打开的日期"),
            ask_text("reason", "原因", "请写为什么重新打开"),
        ),
        run=lambda values: session.reporting.reopen_problem(problem, values["reason"], values["day"]),
    )
