"""Projects: which list they stand in, and which stages are late."""

from dataclasses import replace
from datetime import date

import pytest

from supervisor_app.domain.life.problem import Problem, ProblemState, by_urgency
from supervisor_app.domain.life.project import (
    Project,
    ProjectList,
    ProjectStage,
    Stage,
    late_stages,
    late_starts,
    stage_fault,
)
from supervisor_app.domain.workdays import WorkCalendar

TODAY = date(2026, 6, 10)
PLANNED = Project(
    1,
    "新能源电池产业园",
    investment=120_000,
    stages=(
        ProjectStage(Stage.SIGNED, date(2026, 1, 10), date(2026, 1, 8)),
        ProjectStage(Stage.STARTED, date(2026, 6, 1)),
        ProjectStage(Stage.COMPLETED, date(2027, 6, 30)),
    ),
)


def done(project: Project, stage: Stage, day: date) -> Project:
    stages = (replace(item, actual_on=day) if item.stage is stage else item for item in project.stages)
    return replace(project, stages=tuple(stages))


def test_a_project_moves_by_what_was_done() -> None:
    started = done(PLANNED, Stage.STARTED, date(2026, 6, 5))
    assert PLANNED.listed is ProjectList.PLANNED
    assert (started.listed, started.reached) == (ProjectList.BUILDING, Stage.STARTED)
    assert done(started, Stage.COMPLETED, date(2026, 6, 9)).listed is ProjectList.FINISHED
    assert Project(2, "x").listed is ProjectList.PLANNED
    assert Project(2, "x").reached is None


def test_late_starts() -> None:
    late = done(replace(PLANNED, id=2, name="乙"), Stage.STARTED, date(2026, 6, 3))
    early = done(replace(PLANNED, id=3, name="丙"), Stage.STARTED, date(2026, 5, 30))
    found = late_starts([late, early, PLANNED], TODAY, WorkCalendar())
    assert [(item.project.id, item.actual_on, item.days) for item in found] == [
        (1, None, 7),
        (2, date(2026, 6, 3), 2),
    ]


def test_a_stage_overtaken_by_a_later_one_is_not_late() -> None:
    odd = done(PLANNED, Stage.COMPLETED, date(2026, 6, 9))
    assert late_stages([odd], TODAY, WorkCalendar()) == []


@pytest.mark.parametrize(
    ("project", "words"),
    [
        (PLANNED, ""),
        (done(PLANNED, Stage.STARTED, date(2026, 6, 11)), "在今天之后"),
        (done(PLANNED, Stage.STARTED, date(2026, 1, 1)), "早于签约"),
    ],
)
def test_days_that_cannot_be(project: Project, words: str) -> None:
    found = stage_fault(project, TODAY)
    assert words in found
    assert bool(found) is bool(words)


def test_problems_by_urgency() -> None:
    first = Problem(1, "资金缺口", date(2026, 5, 1), due=date(2026, 6, 9))
    later = replace(first, id=2, due=None)
    closed = replace(first, id=3, state=ProblemState.CLOSED, closed_on=date(2026, 6, 1))
    assert [one.id for one in by_urgency([closed, later, first])] == [1, 2, 3]
    assert (first.overdue(TODAY), later.overdue(TODAY), closed.overdue(TODAY)) == (True, False, False)
