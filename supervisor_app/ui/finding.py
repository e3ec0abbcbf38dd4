"""Searching everywhere (Ctrl+K): tasks, units, papers, problems, projects that hold the words; where each is shown."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import islice

from supervisor_app.domain.filtering import Searched, matching
from supervisor_app.domain.life.problem import PROBLEM_WORDS, Problem
from supervisor_app.domain.life.project import PROJECT_LIST_WORDS, Project
from supervisor_app.domain.light import Light
from supervisor_app.domain.model import Unit
from supervisor_app.domain.papers.notice import Notice
from supervisor_app.domain.standing import TaskLine
from supervisor_app.domain.words import NOTICE_KIND_WORDS, UNIT_KIND_WORDS
from supervisor_app.ui.widgets.unit_picker import find_units, unit_label

_TASKS, _OTHERS = 12, 4


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing found: `page` and `target` are what the window goes to."""

    title: str
    detail: str
    page: str
    target: object
    light: Light | None = None
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Haystack:
    """What is searched."""

    lines: Collection[TaskLine]
    units: Mapping[int, Unit]
    notices: Collection[Notice] = ()
    problems: Collection[Problem] = ()
    projects: Collection[Project] = ()


def find(text: str, field: Haystack) -> tuple[list[Hit], int]:
    """What to offer, tasks first (an exact number before all), and how many tasks were left out."""
    found = sorted(matching(field.lines, text), key=lambda line: not line.task.number.endswith(text))
    hits = [_task(line) for line in found[:_TASKS]]
    for others in (_units(text, field), _papers(text, field), _problems(text, field), _projects(text, field)):
        hits += islice(others, _OTHERS)
    return hits, max(len(found) - _TASKS, 0)


def _units(text: str, field: Haystack) -> Iterable[Hit]:
    for unit in find_units(text, field.units.values()):
        yield Hit(unit_label(unit), UNIT_KIND_WORDS[unit.kind], "unit", unit.id, icon="landmark")


def _papers(text: str, field: Haystack) -> Iterable[Hit]:
    for notice in field.notices:
        if text in str(notice.number) or text in notice.title:
            detail = f"{NOTICE_KIND_WORDS[notice.kind]}　{notice.title}"
            yield Hit(str(notice.number), detail, "notice", ("notice", notice.id), icon="stamp")


def _problems(text: str, field: Haystack) -> Iterable[Hit]:
    for problem in field.problems:
        owner = _unit(field, problem.owner_unit)
        if Searched((problem.text, owner, problem.owner)).holds(text):
            parts = ("问题", owner, PROBLEM_WORDS[problem.state])
            yield Hit(problem.text, "　".join(filter(None, parts)), "problem", problem.id, icon="circle-alert")


def _projects(text: str, field: Haystack) -> Iterable[Hit]:
    for project in field.projects:
        unit = _unit(field, project.unit_id)
        if Searched((project.name, unit)).holds(text):
            parts = ("项目", unit, PROJECT_LIST_WORDS[project.listed])
            yield Hit(project.name, "　".join(filter(None, parts)), "project", project.id, icon="flag")


def _unit(field: Haystack, unit_id: int | None) -> str:
    unit = field.units.get(unit_id) if unit_id is not None else None
    return unit_label(unit) if unit is not None else ""


def _task(line: TaskLine) -> Hit:
    detail = f"{line.task.number}　{'、'.join(line.lead)}　{line.light_word}"
    return Hit(line.task.title, detail, "ledger", ("task", line.task.id), line.light)
