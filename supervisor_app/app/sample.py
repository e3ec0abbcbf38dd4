"""The sample meeting written into an empty ledger, its dates around today."""

from dataclasses import replace

from supervisor_app.exchange.sample import Sample, SampleTask, load_sample
from supervisor_app.paths import resource
from supervisor_app.store.queries import first_action
from supervisor_app.store.rows import to_row
from supervisor_app.store.snapshot import Snapshot
from supervisor_app.store.tasks import insert_task
from supervisor_app.store.units import ensure_units
from supervisor_app.store.work import Work

_ACTION = "载入示例"


def fill(snapshot: Snapshot) -> None:
    """Write meeting, units, tasks, milestones and reports of the sample as of the snapshot's day; one command."""
    sample = load_sample(resource("samples", "meeting_list.toml"), snapshot.today, snapshot.yardstick.calendar)
    year = (sample.meeting.held_on or snapshot.today).year
    with snapshot.ledger.command(f"{_ACTION}“{sample.meeting.title}”", undoable=False) as work:
        _units(work, sample)
        meeting = work.insert("meeting", to_row(sample.meeting))
        title = f"{sample.meeting.title}任务清单"
        task_list = work.insert("task_list", {"title": title, "meeting_id": meeting, "source": "程序自带示例"})
        for task in sample.tasks:
            task_id = insert_task(work, task.draft, year=year, meeting_id=meeting, list_id=task_list)
            _happenings(work, task_id, task)
    snapshot.turn_to(snapshot.today)


def holds_sample(snapshot: Snapshot) -> bool:
    """Whether the ledger began as the sample, or is still empty."""
    first = first_action(snapshot.ledger.db)
    return first is None or first.startswith(_ACTION)


def _units(work: Work, sample: Sample) -> None:
    ids: dict[str, int] = {}
    for entry in sample.units:
        unit = replace(entry.unit, parent_id=ids.get(entry.parent))
        ids[unit.name] = work.insert("unit", to_row(unit))
        for alias in unit.aliases:
            work.insert("unit_alias", {"alias": alias, "unit_id": ids[unit.name]})


def _happenings(work: Work, task_id: int, task: SampleTask) -> None:
    for step in task.milestones:
        work.insert("milestone", to_row(replace(step, task_id=task_id)))
    for name, report in task.reports:
        unit_id = ensure_units(work, [name])[0]
        work.insert("report", to_row(replace(report, task_id=task_id, unit_id=unit_id)))
