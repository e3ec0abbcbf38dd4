"""The sample meeting written into an empty ledger, its dates around today: one command made of an office's own."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

from supervisor_app.app.sample_events import Story, take_place
from supervisor_app.domain.model import Unit
from supervisor_app.exchange.sample import Sample, SampleTask, load_sample
from supervisor_app.paths import resource
from supervisor_app.store.contacts import save_contact
from supervisor_app.store.ledger import Ledger
from supervisor_app.store.office import save_office
from supervisor_app.store.paper_files import notice_folder
from supervisor_app.store.parts import decompose
from supervisor_app.store.problems import close_problem, problems, raise_problem
from supervisor_app.store.projects import save_project
from supervisor_app.store.queries import first_action
from supervisor_app.store.rows import to_row
from supervisor_app.store.snapshot import Snapshot
from supervisor_app.store.steps import task_of
from supervisor_app.store.tasks import insert_task
from supervisor_app.store.units import add_unit

_ACTION = "载入示例"
_MORNING = time(9)


def fill(snapshot: Snapshot, papers: Path | None = None) -> None:
    """Write the sample as of the snapshot's day, everything on the day it happened; one command.

    The papers it tells of are written as PDF into the folder `papers`, else where the ledger's papers are.
    """
    sample = load_sample(resource("samples", "meeting_list.toml"), snapshot.today, snapshot.yardstick.calendar)
    with snapshot.ledger.together(f"{_ACTION}“{sample.meeting.title}”", undoable=False) as ledger:
        _at(ledger, sample.meeting.held_on or snapshot.today)
        save_office(ledger, sample.office)
        units = _units(ledger, sample)
        story = Story(ledger, units, {}, papers or notice_folder(ledger.path))
        _register(ledger, sample, story.tasks)
        _tell(story, sample)
        _at(ledger, snapshot.today)
        _problems(ledger, sample, units, story.tasks)
        for told in sample.projects:
            save_project(ledger, replace(told.project, unit_id=units[told.unit], task_id=story.tasks[told.task]))
    snapshot.turn_to(snapshot.today)


def holds_sample(snapshot: Snapshot) -> bool:
    """Whether the ledger began as the sample, or is still empty."""
    first = first_action(snapshot.ledger.db)
    return first is None or first.startswith(_ACTION)


def _at(ledger: Ledger, day: date) -> None:
    """Let the next commands be given on `day`."""
    ledger.clock = lambda: datetime.combine(day, _MORNING).astimezone()


def _units(ledger: Ledger, sample: Sample) -> dict[str, int]:
    ids: dict[str, int] = {}
    for entry in sample.units:
        unit: Unit = replace(entry.unit, parent_id=ids.get(entry.parent))
        ids[unit.name] = add_unit(ledger, unit)
        for contact in entry.contacts:
            save_contact(ledger, replace(contact, unit_id=ids[unit.name]))
    return ids


def _register(ledger: Ledger, sample: Sample, ids: dict[str, int]) -> None:
    """The meeting with its list; tasks divided from others come later."""
    year = ledger.clock().year
    with ledger.command(_ACTION) as work:
        meeting = work.insert("meeting", to_row(sample.meeting))
        title = f"{sample.meeting.title}任务清单"
        listed = work.insert("task_list", {"title": title, "meeting_id": meeting, "source": "程序自带示例"})
        for task in sample.tasks:
            if not task.part_of:
                ids[task.draft.title] = insert_task(work, task.draft, year=year, meeting_id=meeting, list_id=listed)


def _tell(story: Story, sample: Sample) -> None:
    """Everything that happened, by day, a task divided as soon as one of its parts is handed out."""
    happened: dict[date, list[tuple[str, SampleTask, int]]] = defaultdict(list)
    parts: dict[str, list[SampleTask]] = defaultdict(list)
    for task in sample.tasks:
        if task.part_of:
            parts[task.part_of].append(task)
        for at, event in enumerate(task.events):
            happened[event.day].append((task.draft.title, task, at))
    for day in sorted(happened):
        _at(story.ledger, day)
        for title, task, at in happened[day]:
            if title not in story.tasks:
                _divide(story, task.part_of, parts[task.part_of])
            take_place(story, title, task.events[at])


def _divide(story: Story, title: str, parts: Sequence[SampleTask]) -> None:
    with story.ledger.command(_ACTION) as work:
        parent = task_of(work, story.tasks[title])
    found = decompose(story.ledger, parent, [part.draft for part in parts])
    story.tasks.update(zip((part.draft.title for part in parts), found, strict=True))


def _problems(ledger: Ledger, sample: Sample, units: Mapping[str, int], tasks: Mapping[str, int]) -> None:
    for told in sample.problems:
        raised = replace(
            told.problem,
            raised_by=units.get(told.raised_by),
            owner_unit=units[told.owner_unit],
            task_ids=tuple(tasks[title] for title in told.tasks),
            closed_on=None,
            evidence="",
        )
        problem_id = raise_problem(ledger, raised)
        if told.problem.closed_on is not None:
            [problem] = problems(ledger.db, "id = ?", problem_id)
            close_problem(ledger, problem, told.problem.evidence, told.problem.closed_on)
