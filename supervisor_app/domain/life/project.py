"""Projects in two lists, 计划开工 and 在建, with their stages 签约、开工、竣工、投产."""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from supervisor_app.domain.workdays import WorkCalendar


class Stage(StrEnum):
    """Stages of a project, in order."""

    SIGNED = "signed"
    STARTED = "started"
    COMPLETED = "completed"
    IN_PRODUCTION = "in_production"


STAGE_WORDS = {Stage.SIGNED: "签约", Stage.STARTED: "开工", Stage.COMPLETED: "竣工", Stage.IN_PRODUCTION: "投产"}


class ProjectList(StrEnum):
    """Which list a project stands in; it moves by what was done, never by hand."""

    PLANNED = "planned"
    BUILDING = "building"
    FINISHED = "finished"


PROJECT_LIST_WORDS = {
    ProjectList.PLANNED: "计划开工",
    ProjectList.BUILDING: "在建",
    ProjectList.FINISHED: "已竣工投产",
}


@dataclass(frozen=True, slots=True)
class ProjectStage:
    """One stage with its planned and actual day; a stage a project does not have is left out of it."""

    stage: Stage
    planned_on: date | None = None
    actual_on: date | None = None


@dataclass(frozen=True, slots=True)
class Project:
    """One project of a unit; `investment` in 万元; `task_id`: the task that supervises it, if any."""

    id: int
    name: str
    unit_id: int | None = None
    investment: float | None = None
    task_id: int | None = None
    remark: str = ""
    stages: tuple[ProjectStage, ...] = ()

    def stage(self, stage: Stage) -> ProjectStage:
        """Planned and actual day of a stage; both None where the project has no such stage."""
        return next((item for item in self.stages if item.stage is stage), ProjectStage(stage))

    @property
    def reached(self) -> Stage | None:
        """The last stage done."""
        done = [stage for stage in Stage if self.stage(stage).actual_on is not None]
        return done[-1] if done else None

    @property
    def listed(self) -> ProjectList:
        """计划开工 until it was started, 在建 until its last stage was done."""
        last = next((stage for stage in reversed(Stage) if any(item.stage is stage for item in self.stages)), None)
        if last in {Stage.COMPLETED, Stage.IN_PRODUCTION} and self.reached is last:
            return ProjectList.FINISHED
        started = self.reached is not None and self.reached is not Stage.SIGNED
        return ProjectList.BUILDING if started else ProjectList.PLANNED


@dataclass(frozen=True, slots=True)
class LateStage:
    """A stage done after its planned day, or not done although that day is past; `days` are working days."""

    project: Project
    stage: Stage
    planned_on: date
    actual_on: date | None
    days: int


def late_stages(projects: Iterable[Project], today: date, calendar: WorkCalendar) -> list[LateStage]:
    """Every late stage, those still to be done first, the longest late first."""
    found = []
    for project in projects:
        for item in project.stages:
            end = item.actual_on or today
            if item.planned_on is not None and item.planned_on < end and not _overtaken(project, item):
                days = calendar.between(item.planned_on, end)
                found.append(LateStage(project, item.stage, item.planned_on, item.actual_on, days))
    return sorted(found, key=lambda late: (late.actual_on is not None, -late.days, late.project.name, late.project.id))


def late_starts(projects: Iterable[Project], today: date, calendar: WorkCalendar) -> list[LateStage]:
    """Projects started late, or not started although planned (应开未开)."""
    return [late for late in late_stages(projects, today, calendar) if late.stage is Stage.STARTED]


def _overtaken(project: Project, item: ProjectStage) -> bool:
    """Whether a stage without its day was done all the same, since a later one was."""
    order = list(Stage)
    reached = project.reached
    return item.actual_on is None and reached is not None and order.index(reached) > order.index(item.stage)


def stage_fault(project: Project, today: date) -> str:
    """What is wrong with a project's days, in a sentence; empty when nothing is."""
    done = [
        (item.stage, item.actual_on) for item in sorted(project.stages, key=lambda one: list(Stage).index(one.stage))
    ]
    actual = [(stage, day) for stage, day in done if day is not None]
    for stage, day in actual:
        if day > today:
            return f"{STAGE_WORDS[stage]}日期 {day} 在今天之后；还没有完成的请填在计划日期里"
    for (earlier, before), (later, after) in itertools.pairwise(actual):
        if after < before:
            return f"{STAGE_WORDS[later]}日期 {after} 早于{STAGE_WORDS[earlier]}日期 {before}；请改正其中一个"
    return ""
