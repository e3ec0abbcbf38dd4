"""The sample meeting: on any day it shows every light and every state, and hangs together."""

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from supervisor_app.domain.lights import Light, task_light
from supervisor_app.domain.model import DONE_STATES, Milestone, Task, TaskState, UnitKind
from supervisor_app.domain.periods import report_missing
from supervisor_app.domain.workdays import WorkCalendar
from supervisor_app.exchange.sample import Sample, SampleTask, load_sample
from supervisor_app.paths import resource

CALENDAR = WorkCalendar()
# Every 37 days over two years and a bit, then the ends of long holidays and a weekend.
DAYS = [date(2026, 1, 5) + timedelta(days=37 * step) for step in range(20)] + [
    date(2026, 2, 23),
    date(2026, 10, 7),
    date(2026, 11, 22),
]


def _sample(today: date) -> Sample:
    return load_sample(resource("samples", "meeting_list.toml"), today, CALENDAR)


def _light(sample: SampleTask, today: date, missing: bool = False) -> Light:
    draft = sample.draft
    assert draft.state is not None
    task = Task(
        1, "1", draft.title, (1,), (), draft.state, draft.assigned_on, draft.original_due, draft.due, cycle=draft.cycle,
        cycle_day=draft.cycle_day, progress=draft.progress,
    )  # fmt: skip
    late = missing and report_missing(task, [report.reported_on for _, report in sample.reports], today)
    milestones: tuple[Milestone, ...] = sample.milestones
    return task_light(task, today, CALENDAR, milestones=milestones, report_missing=late)


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_every_light_on_any_day(today: date) -> None:
    """Each several times, with and without the missing reports; overdue from one day to two weeks of work."""
    sample = _sample(today)
    for missing in (False, True):
        counts = Counter(_light(task, today, missing) for task in sample.tasks)
        assert set(counts) == set(Light)
        assert min(counts.values()) >= 5
    assert _light_changes(sample, today) >= 1
    open_dues = [
        task.draft.due for task in sample.tasks if task.draft.due and task.draft.state is TaskState.IN_PROGRESS
    ]
    late = {CALENDAR.between(due, today) for due in open_dues if due < today}
    assert {1, 2} & late
    assert max(late) >= 11
    assert {CALENDAR.between(today, due) for due in open_dues if due >= today} >= {0, 1, 2, 3}


def _light_changes(sample: Sample, today: date) -> int:
    """How many tasks are yellow only for a missing report."""
    return sum(
        _light(task, today) is Light.GREEN and _light(task, today, True) is Light.YELLOW for task in sample.tasks
    )


@pytest.fixture(scope="module")
def sample() -> Sample:
    """The sample on an ordinary day."""
    return _sample(date(2026, 11, 23))


def test_it_is_rich_enough(sample: Sample) -> None:
    """Tasks, units of every kind, states, milestones and reports; nothing said twice."""
    assert len(sample.tasks) >= 36
    assert {task.draft.state for task in sample.tasks} == set(TaskState)
    assert {unit.unit.kind for unit in sample.units} == set(UnitKind)
    assert len({name for task in sample.tasks for name in task.draft.lead}) >= 13
    assert sum(bool(task.milestones) for task in sample.tasks) >= 3
    texts = [report.text for task in sample.tasks for _, report in task.reports]
    assert len(texts) == len(set(texts))
    assert max(len(task.reports) for task in sample.tasks) <= 5
    titles = [task.draft.title for task in sample.tasks]
    assert len(titles) == len(set(titles))
    done = [task.draft for task in sample.tasks if task.draft.state in DONE_STATES]
    assert {bool(draft.due and draft.completed_on and draft.completed_on <= draft.due) for draft in done} == {
        True,
        False,
    }


def test_it_hangs_together(sample: Sample) -> None:
    """Units named are listed, parents before children; days in order; progress never falls; texts are there."""
    names = [unit.unit.name for unit in sample.units]
    for index, unit in enumerate(sample.units):
        assert not unit.parent or unit.parent in names[:index]
    called = [
        name for unit in sample.units for name in (unit.unit.name, unit.unit.short_name, *unit.unit.aliases) if name
    ]
    assert len(called) == len(set(called))
    for task in sample.tasks:
        draft = task.draft
        assert {*draft.lead, *draft.cooperating} <= set(names)
        assert not set(draft.lead) & set(draft.cooperating)
        assert draft.target
        assert draft.sponsor
        assert (draft.completed_on is not None) == (draft.state in DONE_STATES)
        assert (draft.assigned_on is None) == (draft.state is TaskState.REGISTERED)
        reports = [report for _, report in task.reports]
        days = [report.reported_on for report in reports]
        assert days == sorted(days)
        assert [report.progress for report in reports] == sorted(report.progress for report in reports)
        assert all(draft.assigned_on and draft.assigned_on < day for day in days)
        assert {unit for unit, _ in task.reports} <= {*draft.lead, *draft.cooperating}
        assert draft.progress == (reports[-1].progress if reports else None)
        steps = [step.due for step in task.milestones]
        assert steps == sorted(steps)


def test_dates_are_counted_in_working_days(tmp_path: Path) -> None:
    """Around National Day 2026 (1–7 October off), from a free day backwards and forwards."""
    path = tmp_path / "small.toml"
    path.write_text(
        """
unit = [{name = "市水务局"}]
[meeting]
title = "会"
held = -1
speaker = ""
text = ""
[[task]]
title = "通水"
lead = ["市水务局"]
cooperating = []
state = "in_progress"
due = 1
original_due = 0
""",
        encoding="utf-8",
    )
    sample = load_sample(path, date(2026, 10, 5), CALENDAR)
    draft = sample.tasks[0].draft
    assert sample.meeting.held_on == draft.assigned_on == date(2026, 9, 30)
    assert (draft.original_due, draft.due, draft.due_text) == (date(2026, 10, 5), date(2026, 10, 8), "10月8日前")
