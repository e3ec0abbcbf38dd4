"""What is done on a project: added, edited, moved on to the next stage."""

from dataclasses import replace
from typing import Any

from supervisor_app.domain.life.project import STAGE_WORDS, Project, ProjectStage, Stage
from supervisor_app.ui.pages.ledger.acts.asking import Act, Ask, Values, ask_day, ask_figure, ask_line, ask_option
from supervisor_app.ui.pages.ledger.acts.inputs import TaskPick
from supervisor_app.ui.pages.ledger.acts.unit_inputs import OneUnit
from supervisor_app.ui.session import Session


def project_act(session: Session, project: Project | None = None) -> Act:
    """Add a project, or edit one."""
    before = project or Project(0, "")

    def run(values: Values) -> None:
        session.reporting.save_project(
            replace(
                before,
                name=values["name"],
                unit_id=values["unit_id"],
                investment=values["investment"],
                task_id=values["task_id"],
                remark=values["remark"],
                stages=_stages(values),
            )
        )

    return Act(
        name="project",
        title="修改项目" if project else "新增项目",
        button="保存" if project else "新增",
        hint="开工前在计划开工清单，开工后自动转入在建清单；没有的阶段空着",
        asks=_asks(session, before),
        run=run,
    )


def _asks(session: Session, before: Project) -> tuple[Ask, ...]:
    facts, today = session.facts, session.facts.today
    units = sorted(facts.units.values(), key=lambda unit: unit.name)
    lines = list(facts.lines.values())
    stages: list[Ask] = []
    for stage in Stage:
        one, word = before.stage(stage), STAGE_WORDS[stage]
        stages.append(ask_day(f"planned_{stage}", f"计划{word}", one.planned_on, today, ahead=True))
        stages.append(ask_day(f"actual_{stage}", f"实际{word}", one.actual_on, today))
    return (
        ask_line("name", "项目名称", "请写项目名称", before.name),
        Ask(key="unit_id", word="责任单位", make=lambda theme: OneUnit(theme, units), start=before.unit_id, half=True),
        ask_figure("investment", "总投资（万元）", start=before.investment, check=_money),
        *stages,
        Ask(key="task_id", word="对应的督办事项", make=lambda _: TaskPick(lines), start=before.task_id),
        ask_line("remark", "备注", start=before.remark),
    )


def _money(value: Any) -> str:
    return "" if value is None or 0 <= value < 1e9 else f"投资额 {value:g} 万元不对，请改"


def _stages(values: Values) -> tuple[ProjectStage, ...]:
    told = (ProjectStage(stage, values[f"planned_{stage}"], values[f"actual_{stage}"]) for stage in Stage)
    return tuple(one for one in told if one.planned_on is not None or one.actual_on is not None)


def next_stage(project: Project) -> Stage | None:
    """The first stage after the last one done; None once all are."""
    order = list(Stage)
    after = order.index(project.reached) + 1 if project.reached else 0
    waiting = [stage for stage in order[after:] if any(item.stage is stage for item in project.stages)]
    rest = [stage for stage in order[after:] if stage is not Stage.SIGNED]
    return next(iter(waiting or rest), None)


def stage_act(session: Session, project: Project) -> Act | None:
    """Say that a stage was reached."""
    stage, today = next_stage(project), session.facts.today
    if stage is None:
        return None
    order = list(Stage)
    left = [one for one in order if project.stage(one).actual_on is None]

    def run(values: Values) -> None:
        chosen = values["stage"]
        done = replace(project.stage(chosen), actual_on=values["day"])
        others = [one for one in project.stages if one.stage is not chosen]
        stages = sorted([*others, done], key=lambda one: order.index(one.stage))
        session.reporting.save_project(replace(project, stages=tuple(stages)))

    return Act(
        name="stage",
        title="登记阶段",
        button="登记",
        hint=project.name,
        asks=(
            ask_option("stage", "到了哪一步", [(one, STAGE_WORDS[one]) for one in left], stage),
            ask_day("day", "实际日期", today, today, "请写实际日期"),
        ),
        run=run,
    )
