"""The sample meeting: days told from today in `resources/samples` become dates, so that it is never out of season."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from supervisor_app.domain.draft import DraftTask
from supervisor_app.domain.model import Cycle, Meeting, Milestone, ProgressReport, TaskState, Unit, UnitKind
from supervisor_app.domain.workdays import WorkCalendar

_ONE_DAY = timedelta(days=1)
_TEXTS = ("target", "measures", "sponsor", "contact", "remark")


@dataclass(frozen=True, slots=True)
class SampleUnit:
    """A unit, its ids not given yet; `parent` is a name or empty."""

    unit: Unit
    parent: str


@dataclass(frozen=True, slots=True)
class SampleTask:
    """A task with what happened to it; ids are not given yet.

    `draft.assigned_on` None: not assigned. `draft.progress`, `problem`, `next_step` are those of the last report.
    `reports`: name of the unit and its report, by day.
    """

    draft: DraftTask
    milestones: tuple[Milestone, ...]
    reports: tuple[tuple[str, ProgressReport], ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """A meeting with its units and tasks; parents come before their children."""

    meeting: Meeting
    units: tuple[SampleUnit, ...]
    tasks: tuple[SampleTask, ...]


@dataclass(frozen=True, slots=True)
class _Days:
    """Dates by working days from today; on a free day -1 is the working day before it, 1 the one after it."""

    today: date
    calendar: WorkCalendar

    def at(self, offset: int) -> date:
        if offset >= 0:
            return self.calendar.add(self.today, offset)
        day = self.today
        while offset < 0:
            day -= _ONE_DAY
            offset += self.calendar.is_workday(day)
        return day

    def of(self, facts: Mapping[str, Any], name: str) -> date | None:
        return self.at(facts[name]) if name in facts else None


def load_sample(path: Path, today: date, calendar: WorkCalendar) -> Sample:
    """The sample at `path`, its dates around `today`."""
    facts = tomllib.loads(path.read_text(encoding="utf-8"))
    days = _Days(today, calendar)
    told = facts["meeting"]
    held = days.at(told["held"])
    meeting = Meeting(0, told["title"], held, told["speaker"], told["text"].strip())
    units = tuple(_unit(unit) for unit in facts["unit"])
    return Sample(
        meeting, units, tuple(_task(task, days, held, row) for row, task in enumerate(facts["task"], start=1))
    )


def _unit(facts: Mapping[str, Any]) -> SampleUnit:
    kind = UnitKind(facts.get("kind", UnitKind.DEPARTMENT))
    unit = Unit(0, facts["name"], facts.get("short", ""), kind, aliases=tuple(facts.get("aliases", ())))
    return SampleUnit(unit, facts.get("parent", ""))


def _task(facts: Mapping[str, Any], days: _Days, held: date, row: int) -> SampleTask:
    reports = tuple(_report(report, facts["lead"][0], days) for report in facts.get("report", ()))
    last = reports[-1][1] if reports else None
    due = days.of(facts, "due")
    draft = DraftTask(
        facts["title"],
        row,
        lead=tuple(facts["lead"]),
        cooperating=tuple(facts["cooperating"]),
        state=TaskState(facts["state"]),
        assigned_on=_assigned(facts, days, held),
        original_due=days.of(facts, "original_due") or due,
        due=due,
        due_text=f"{due.month}月{due.day}日前" if due else "长期坚持",
        cycle=Cycle(facts.get("cycle", Cycle.ONCE)),
        cycle_day=facts.get("cycle_day"),
        progress=last.progress if last else None,
        problem=last.problem if last else "",
        next_step=facts.get("next_step") or (last.next_step if last else ""),
        completed_on=days.of(facts, "completed"),
        **{name: facts.get(name, "") for name in _TEXTS},
    )
    return SampleTask(draft, tuple(_milestone(step, days) for step in facts.get("milestone", ())), reports)


def _assigned(facts: Mapping[str, Any], days: _Days, held: date) -> date | None:
    if facts.get("assigned") == "none":
        return None
    return days.of(facts, "assigned") or held


def _milestone(facts: Mapping[str, Any], days: _Days) -> Milestone:
    return Milestone(0, 0, facts["title"], days.at(facts["due"]), float(facts["weight"]), days.of(facts, "done"))


def _report(facts: Mapping[str, Any], lead: str, days: _Days) -> tuple[str, ProgressReport]:
    report = ProgressReport(
        0,
        0,
        0,
        days.at(facts["on"]),
        float(facts["progress"]),
        facts["text"],
        facts.get("problem", ""),
        facts.get("next_step", ""),
        facts["channel"],
    )
    return facts.get("unit", lead), report
