"""Ctrl+K finds problems and projects, too, as they stand after each command."""

from dataclasses import replace
from datetime import date

import pytest

from supervisor_app.domain.life.problem import Problem, ProblemState
from supervisor_app.domain.life.project import Project, ProjectStage, Stage
from supervisor_app.domain.model import Unit
from supervisor_app.ui.finding import Haystack, find
from supervisor_app.ui.session import Session

DAY = date(2026, 6, 1)
UNIT = Unit(3, "市自然资源和规划局", "市资规局")
PROBLEMS = (
    Problem(1, "红线内三户未签征收协议", DAY, owner_unit=3, owner="王敏"),
    Problem(2, "管线迁改资金缺口", DAY, state=ProblemState.CLOSED),
)
PROJECTS = (Project(7, "电池产业园二期", 3, stages=(ProjectStage(Stage.STARTED, DAY, DAY),)),)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("征收", [("红线内三户未签征收协议", "问题　市资规局　未解决", "problem", 1)]),
        ("王敏 红线", [("红线内三户未签征收协议", "问题　市资规局　未解决", "problem", 1)]),
        ("gxqg", [("管线迁改资金缺口", "问题　已销号", "problem", 2)]),
        ("dccyy", [("电池产业园二期", "项目　市资规局　在建", "project", 7)]),
        ("电池 征收", []),
    ],
)
def test_problems_and_projects_are_found(text: str, found: list[tuple[str, str, str, int]]) -> None:
    hits, left_out = find(text, Haystack((), {3: UNIT}, (), PROBLEMS, PROJECTS))
    assert [(hit.title, hit.detail, hit.page, hit.target) for hit in hits] == found
    assert left_out == 0


def test_few_of_many_are_offered() -> None:
    many = [replace(PROBLEMS[0], id=number) for number in range(50)]
    assert len(find("红线", Haystack((), {}, (), many))[0]) == 4


def test_what_was_just_written_is_found(session: Session) -> None:
    facts = session.facts
    assert (len(facts.problems), len(facts.projects)) == (0, 0)
    session.reporting.raise_problem(Problem(0, "变电站选址未定", facts.today, task_ids=(min(facts.lines),)))
    session.reporting.save_project(Project(0, "冷链物流园"))
    assert [problem.text for problem in session.facts.problems] == ["变电站选址未定"]
    assert [project.name for project in session.facts.projects] == ["冷链物流园"]
    session.undo_stack.undo()
    assert session.facts.projects == []
