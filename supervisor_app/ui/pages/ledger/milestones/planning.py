"""倒排工期 as an act: milestones planned backwards from the due date by working days, shown before they are kept."""

from collections.abc import Sequence
from dataclasses import replace

from supervisor_app.domain.model import Milestone
from supervisor_app.domain.reports.back_planning import BackPlan, PlannedStep, plan_back, steps_by_weight
from supervisor_app.domain.standing import TaskLine
from supervisor_app.errors import UserError
from supervisor_app.ui.pages.ledger.acts.asking import Act, Ask, Values, ask_day, ask_option
from supervisor_app.ui.pages.ledger.form.inputs import Lines
from supervisor_app.ui.session import Session

_WAYS = (("weight", "按权重分摊工作日"), ("days", "每步写明工作日"))
_HINT = "每行一个节点：名称 权重（或工作日），如\n土建完成 2\n设备安装 1"


def plan_back_act(session: Session, line: TaskLine, present: Sequence[Milestone]) -> Act:
    """Plan the milestones of a task; those of the same name keep the day they were done."""
    facts, task = session.facts, line.task
    start = task.assigned_on or facts.today
    written = "\n".join(f"{step.title} {step.weight:g}" for step in present)

    def preview(values: Values) -> str:
        try:
            return told(session, planned(session, values, task.id), values)
        except UserError as error:
            return str(error)

    def run(values: Values) -> None:
        done = {step.title: step.done_on for step in present}
        found = planned(session, values, task.id).milestones
        session.set_milestones(task, [replace(step, done_on=done.get(step.title)) for step in found])

    return Act(
        name="plan_back",
        title=f"倒排工期 {task.number}",
        button="应用",
        hint="从时限往回排：最后一步在时限当天完成，前一步在后一步开始前完成",
        asks=(
            ask_option("way", "怎样排", _WAYS, "weight", half=False),
            Ask(key="steps", word="节点", make=lambda theme: Lines(theme, 5, _HINT), start=written),
            ask_day("start", "从哪天起", start, facts.today, "请写从哪天起", ahead=True),
            ask_day("due", "到哪天止", task.due, facts.today, "请写到哪天止", ahead=True),
        ),
        run=run,
        preview=preview,
    )


def planned(session: Session, values: Values, task_id: int) -> BackPlan:
    """The plan the answers mean; `UserError` where they mean none."""
    calendar, start, due = session.facts.yardstick.calendar, values["start"], values["due"]
    steps = read_steps(values["steps"])
    if start is None or due is None or due <= start:
        raise UserError("请写从哪天起、到哪天止，止日要在起日之后")
    if values["way"] == "weight":
        return plan_back(steps_by_weight(steps, start, due, calendar), due, calendar, task_id)
    for title, days in steps:
        if days != int(days) or days < 1:
            raise UserError(f"“{title}”的工作日要是不小于 1 的整数，请改")
    return plan_back([PlannedStep(title, int(days), days) for title, days in steps], due, calendar, task_id)


def read_steps(text: str) -> list[tuple[str, float]]:
    """Name and number of each line; the number may be left out and is then 1."""
    found: list[tuple[str, float]] = []
    for at, said in enumerate((row.split() for row in text.splitlines() if row.strip()), start=1):
        try:
            number = float(said[-1]) if len(said) > 1 else 1.0
        except ValueError:
            said, number = [*said, ""], 1.0
        title = "".join(said[:-1] if len(said) > 1 else said)
        if number <= 0:
            raise UserError(f"第 {at} 行的数要大于 0，请改")
        found.append((title, number))
    if not found:
        raise UserError("请每行写一个节点，如 土建完成 2")
    return found


def told(session: Session, plan: BackPlan, values: Values) -> str:
    """The milestones with their days, and whether there is time enough."""
    rows = [f"{step.due}　{step.title}　权重 {step.weight:g}" for step in plan.milestones]
    late = plan.late_by(values["start"], session.facts.yardstick.calendar)
    first = f"第一步 {plan.starts_after} 之后动工"
    rows.append(f"{first}，比 {values['start']} 早 {late} 个工作日，时间不够" if late else first)
    return "\n".join(rows)
