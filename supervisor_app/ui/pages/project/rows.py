"""Projects as rows: planned and actual day of every stage, what is late."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from supervisor_app.domain.life.project import PROJECT_LIST_WORDS, STAGE_WORDS, LateStage, Project, Stage
from supervisor_app.domain.standing import TaskLine
from supervisor_app.ui.columns import Column, muted

NOTHING = "–"


@dataclass(frozen=True)
class ProjectRow:
    """`late`: its late stages, those still to be done first."""

    project: Project
    unit: str
    line: TaskLine | None
    late: tuple[LateStage, ...]
    today: date

    @property
    def late_start(self) -> LateStage | None:
        """The start, where it was late or is overdue."""
        return next((one for one in self.late if one.stage is Stage.STARTED), None)

    def stage(self, stage: Stage) -> str:
        """`05-12` done, `计划 06-30`, `应 06-30` where that is past."""
        one = self.project.stage(stage)
        if one.actual_on is not None:
            return short_day(one.actual_on, self.today)
        if one.planned_on is None:
            return NOTHING
        return ("应 " if self.behind(stage) else "计划 ") + short_day(one.planned_on, self.today)

    def behind(self, stage: Stage) -> bool:
        """Whether a stage is not done although its day is past."""
        return any(one.stage is stage and one.actual_on is None for one in self.late)

    @property
    def standing(self) -> str:
        """What is late, the stage still to be done first."""
        if not self.late:
            return "按计划" if self.project.stages else "没有计划"
        one = self.late[0]
        return late_words(one)


def late_words(one: LateStage) -> str:
    """`应开工未开 12`, `开工迟 3`: days are working days."""
    word = STAGE_WORDS[one.stage]
    return f"{word}迟 {one.days}" if one.actual_on is not None else f"应{word}未{word[0]} {one.days}"


def short_day(day: date, today: date) -> str:
    """The year only where it is another one."""
    return f"{day:%m-%d}" if day.year == today.year else f"{day:%y-%m-%d}"


def _stage_tip(row: ProjectRow, stage: Stage) -> str:
    one = row.project.stage(stage)
    planned = f"计划 {one.planned_on}" if one.planned_on else "没有计划日期"
    return f"{STAGE_WORDS[stage]}：{planned}" + (f"，实际 {one.actual_on}" if one.actual_on else "，未完成")


def _stage_column(stage: Stage) -> Column[ProjectRow]:
    return Column(
        key=stage.value,
        title=STAGE_WORDS[stage],
        width=96,
        text=lambda row: row.stage(stage),
        tooltip=lambda row: _stage_tip(row, stage),
        sort=lambda row: row.project.stage(stage).actual_on or row.project.stage(stage).planned_on or date.max,
        ink=lambda row: "text" if row.project.stage(stage).actual_on is not None or row.behind(stage) else "text_muted",
        strong=lambda row: row.behind(stage),
        spare={Stage.SIGNED: 1, Stage.IN_PRODUCTION: 2}.get(stage, 0),
    )


PROJECT_COLUMNS: tuple[Column[ProjectRow], ...] = (
    Column(key="name", title="项目", text=lambda row: row.project.name, least=160),
    Column(key="unit", title="责任单位", width=112, text=lambda row: row.unit or NOTHING),
    Column(
        key="investment",
        title="投资（万元）",
        width=100,
        align="right",
        gap=16,
        text=lambda row: NOTHING if row.project.investment is None else f"{row.project.investment:,.10g}",
        sort=lambda row: -(row.project.investment or 0.0),
        spare=3,
    ),
    *(_stage_column(stage) for stage in Stage),
    Column(
        key="standing",
        title="情况",
        width=124,
        text=lambda row: row.standing,
        tooltip=lambda row: "\n".join(f"{late_words(one)} 个工作日，计划 {one.planned_on}" for one in row.late),
        sort=lambda row: (not row.late, -row.late[0].days if row.late else 0),
        ink=lambda row: "text" if row.late else "text_muted",
        strong=lambda row: any(one.actual_on is None for one in row.late),
    ),
    Column(
        key="listed",
        title="清单",
        width=88,
        text=lambda row: PROJECT_LIST_WORDS[row.project.listed],
        ink=muted,
        hidden=True,
    ),
)


def project_facts(row: ProjectRow) -> Sequence[tuple[str, str]]:
    """What is told of one."""
    project = row.project
    facts = [
        ("责任单位", row.unit),
        ("投资", "" if project.investment is None else f"{project.investment:,.10g} 万元"),
        *((STAGE_WORDS[stage], _days(row, stage)) for stage in Stage),
        ("滞后", "，".join(f"{late_words(one)} 个工作日" for one in row.late)),
        ("备注", project.remark),
    ]
    return [(word, value) for word, value in facts if value]


def _days(row: ProjectRow, stage: Stage) -> str:
    one = row.project.stage(stage)
    parts = (f"计划 {one.planned_on}" if one.planned_on else "", f"实际 {one.actual_on}" if one.actual_on else "")
    return "　".join(filter(None, parts))
