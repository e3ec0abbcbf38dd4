"""The sample meeting: days told from today in `resources/samples` become dates, so that it is never out of season."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from supervisor_app.domain.contact import Contact
from supervisor_app.domain.draft import DraftTask
from supervisor_app.domain.life.lifecycle import Move, StepKind
from supervisor_app.domain.life.problem import Problem
from supervisor_app.domain.life.project import Project, ProjectStage, Stage
from supervisor_app.domain.model import Cycle, Meeting, Milestone, SupervisionKind, TaskState, Unit, UnitKind, Urgency
from supervisor_app.domain.office import OfficeSettings
from supervisor_app.domain.workdays import WorkCalendar
from supervisor_app.exchange.sample_events import SampleEvent, events_of

_ONE_DAY = timedelta(days=1)
_TEXTS = ("target", "measures", "sponsor", "contact", "remark")


@dataclass(frozen=True, slots=True)
class SampleUnit:
    """A unit, its ids not given yet; `parent` is a name or empty."""

    unit: Unit
    parent: str
    contacts: tuple[Contact, ...]


@dataclass(frozen=True, slots=True)
class SampleTask:
    """A task as it is registered, ids not given yet; `part_of` is the title of the task it is divided from, or empty.

    `events`: what happened to it, in order of day.
    """

    draft: DraftTask
    part_of: str
    events: tuple[SampleEvent, ...]


@dataclass(frozen=True, slots=True)
class SampleProblem:
    """A problem with the names of units (empty: none) and the titles of its tasks in place of ids."""

    problem: Problem
    raised_by: str
    owner_unit: str
    tasks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SampleProject:
    """A project with the names of its unit and task."""

    project: Project
    unit: str
    task: str


@dataclass(frozen=True, slots=True)
class Sample:
    """A meeting with its units and tasks; parents come before their children."""

    meeting: Meeting
    office: OfficeSettings
    units: tuple[SampleUnit, ...]
    tasks: tuple[SampleTask, ...]
    problems: tuple[SampleProblem, ...]
    projects: tuple[SampleProject, ...]


@dataclass(frozen=True, slots=True)
class Days:
    """Dates by working days from today; on a free day -1 is the working day before it, 1 the one after it."""

    today: date
    calendar: WorkCalendar

    def at(self, offset: int) -> date:
        """The day `offset` working days from today."""
        if offset >= 0:
            return self.calendar.add(self.today, offset)
        day = self.today
        while offset < 0:
            day -= _ONE_DAY
            offset += self.calendar.is_workday(day)
        return day

    def of(self, facts: Mapping[str, Any], name: str) -> date | None:
        """The day a fact tells; None where it is not told."""
        return self.at(facts[name]) if name in facts else None


def load_sample(path: Path, today: date, calendar: WorkCalendar) -> Sample:
    """The sample at `path`, its dates around `today`."""
    facts = tomllib.loads(path.read_text(encoding="utf-8"))
    days = Days(today, calendar)
    told = facts["meeting"]
    meeting = Meeting(0, told["title"], days.at(told["held"]), told["speaker"], told["text"].strip())
    contacts = facts.get("contact", ())
    return Sample(
        meeting,
        OfficeSettings(**facts.get("office", {})),
        tuple(_unit(unit, contacts) for unit in facts["unit"]),
        tuple(_task({**_shared(told), **task}, days, told["held"], row) for row, task in enumerate(facts["task"], 1)),
        tuple(_problem(problem, days) for problem in facts.get("problem", ())),
        tuple(_project(project, days) for project in facts.get("project", ())),
    )


def _shared(meeting: Mapping[str, Any]) -> dict[str, str]:
    """What holds for every task that does not say otherwise: on what basis it is supervised, and who approved it."""
    return {name: meeting[name] for name in ("basis", "approver") if name in meeting}


def _unit(facts: Mapping[str, Any], contacts: Sequence[Mapping[str, Any]]) -> SampleUnit:
    kind = UnitKind(facts.get("kind", UnitKind.DEPARTMENT))
    unit = Unit(0, facts["name"], facts.get("short", ""), kind, aliases=tuple(facts.get("aliases", ())))
    people = (told for told in contacts if told["unit"] == unit.name)
    told = (Contact(0, 0, one["name"], one["post"], one["phone"], one["remark"]) for one in people)
    return SampleUnit(unit, facts.get("parent", ""), tuple(told))


def _task(facts: Mapping[str, Any], days: Days, held: int, row: int) -> SampleTask:
    assigned = facts.get("assigned", held)
    handed_out = _handed_out(facts, days, assigned) if assigned != "none" else ()
    due = days.of(facts, "due")
    draft = DraftTask(
        facts["title"],
        row,
        lead=tuple(facts["lead"]),
        cooperating=tuple(facts["cooperating"]),
        state=TaskState.REGISTERED,
        due=due,
        due_text=f"{due.month}月{due.day}日前" if due else "长期坚持",
        cycle=Cycle(facts.get("cycle", Cycle.ONCE)),
        cycle_day=facts.get("cycle_day"),
        basis=facts.get("basis", ""),
        approver=facts.get("approver", ""),
        approved_on=days.at(held if assigned == "none" else assigned),
        milestones=tuple(_milestone(step, days) for step in facts.get("milestone", ())),
        supervision=SupervisionKind(facts.get("supervision", SupervisionKind.ROUTINE)),
        urgency=Urgency(facts.get("urgency", Urgency.ORDINARY)),
        weight=float(facts.get("weight", 1)),
        **{name: facts.get(name, "") for name in _TEXTS},
    )
    events = sorted((*handed_out, *events_of(facts, days)), key=lambda event: event.day)
    return SampleTask(draft, facts.get("part_of", ""), tuple(events))


def _handed_out(facts: Mapping[str, Any], days: Days, assigned: int) -> tuple[SampleEvent, ...]:
    """Assigned and, unless the facts say no, acknowledged on the next working day."""
    day, lead = days.at(assigned), facts["lead"][0]
    given = SampleEvent(day, Move(StepKind.ASSIGN, day, "市政府督查室"))
    if facts.get("acknowledged") == "none":
        return (given,)
    day = days.at(assigned + 1)
    return given, SampleEvent(day, Move(StepKind.ACKNOWLEDGE, day, f"{lead}办公室"))


def _milestone(facts: Mapping[str, Any], days: Days) -> Milestone:
    return Milestone(0, 0, facts["title"], days.at(facts["due"]), float(facts["weight"]), days.of(facts, "done"))


def _problem(facts: Mapping[str, Any], days: Days) -> SampleProblem:
    problem = Problem(
        0,
        facts["text"],
        days.at(facts["raised"]),
        owner=facts["owner"],
        due=days.of(facts, "due"),
        measures=facts["measures"],
        closed_on=days.of(facts, "closed"),
        evidence=facts.get("evidence", ""),
    )
    return SampleProblem(problem, facts.get("by", ""), facts["owner_unit"], tuple(facts["tasks"]))


def _project(facts: Mapping[str, Any], days: Days) -> SampleProject:
    """Each stage has its planned day and, where it was reached, the actual one."""
    stages = tuple(ProjectStage(stage, *map(days.at, facts[stage.value])) for stage in Stage if stage.value in facts)
    project = Project(0, facts["name"], None, facts["investment"], None, facts.get("remark", ""), stages)
    return SampleProject(project, facts["unit"], facts["task"])
