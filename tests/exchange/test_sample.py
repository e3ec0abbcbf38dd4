"""The sample meeting as it is read: rich enough, and hanging together."""

from datetime import date
from pathlib import Path

import pytest

from supervisor_app.domain.life.extension import Extension
from supervisor_app.domain.life.lifecycle import Move, StepKind
from supervisor_app.domain.model import SupervisionKind, UnitKind, Urgency
from supervisor_app.domain.workdays import WorkCalendar
from supervisor_app.exchange.sample import Sample, SampleTask, load_sample
from supervisor_app.exchange.sample_events import Reported
from supervisor_app.paths import resource

CALENDAR = WorkCalendar()


@pytest.fixture(scope="module")
def sample() -> Sample:
    """The sample on an ordinary day."""
    return load_sample(resource("samples", "meeting_list.toml"), date(2026, 11, 23), CALENDAR)


def _reports(task: SampleTask) -> list[Reported]:
    return [event.fact for event in task.events if isinstance(event.fact, Reported)]


def test_it_is_rich_enough(sample: Sample) -> None:
    """Tasks, units of every kind, milestones, reports, contacts, urgency; nothing said twice."""
    assert len(sample.tasks) >= 36
    assert {unit.unit.kind for unit in sample.units} == set(UnitKind)
    assert sum(bool(unit.contacts) for unit in sample.units) >= 5
    assert len({name for task in sample.tasks for name in task.draft.lead}) >= 13
    assert sum(bool(task.draft.milestones) for task in sample.tasks) >= 3
    assert sum(bool(task.part_of) for task in sample.tasks) == 3
    assert {task.draft.urgency for task in sample.tasks} == set(Urgency)
    assert {task.draft.supervision for task in sample.tasks} >= set(SupervisionKind) - {SupervisionKind.INCIDENT}
    texts = [told.report.text for task in sample.tasks for told in _reports(task)]
    assert len(texts) == len(set(texts))
    assert max(len(_reports(task)) for task in sample.tasks) <= 5
    titles = [task.draft.title for task in sample.tasks]
    assert len(titles) == len(set(titles))


def test_it_hangs_together(sample: Sample) -> None:
    """Units named are listed, parents before children; mandates and targets are there; milestones in order."""
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
        assert draft.basis
        assert draft.approver
        assert {told.unit for told in _reports(task)} - {""} <= {*draft.lead, *draft.cooperating}
        dues = [step.due for step in draft.milestones]
        assert dues == sorted(dues)
        assert not draft.milestones or draft.due is None or dues[-1] <= draft.due
        days = [event.day for event in task.events]
        assert days == sorted(days)


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
due = 1
[[task.extension]]
asked = -1
by = "市水务局"
reason = "停电"
wanted = 2
""",
        encoding="utf-8",
    )
    sample = load_sample(path, date(2026, 10, 5), CALENDAR)
    [task] = sample.tasks
    assert sample.meeting.held_on == task.draft.approved_on == date(2026, 9, 30)
    assert (task.draft.due, task.draft.due_text) == (date(2026, 10, 8), "10月8日前")
    assigned, asked, acknowledged = task.events
    assert assigned.fact == Move(StepKind.ASSIGN, date(2026, 9, 30), "市政府督查室")
    assert isinstance(asked.fact, Extension)
    assert (asked.day, asked.fact.wanted_due) == (date(2026, 9, 30), date(2026, 10, 9))
    assert (acknowledged.day, acknowledged.fact) == (
        date(2026, 10, 5),
        Move(StepKind.ACKNOWLEDGE, date(2026, 10, 5), "市水务局办公室"),
    )
