"""Where tasks stood on days past, and the lights of those days."""

from datetime import UTC, date, datetime, time

import pytest

from supervisor_app.domain.draft import DraftTask
from supervisor_app.domain.life.lifecycle import Move, StepKind
from supervisor_app.domain.life.verification import Verification, Way
from supervisor_app.domain.lights import Light
from supervisor_app.domain.model import ProgressReport, ReportMark, Task, TaskState
from supervisor_app.domain.past import PastPoint
from supervisor_app.domain.reports.indicators import Indicator, IndicatorValue
from supervisor_app.store import indicators, life, parts, queries, reports, verifying
from supervisor_app.store.ledger import Ledger
from supervisor_app.store.past_readings import past_points
from supervisor_app.store.snapshot import Snapshot
from supervisor_app.store.tasks import add_task, register_report

MAY, JUNE, JULY = date(2026, 5, 31), date(2026, 6, 30), date(2026, 7, 31)


class Story:
    """One task, handed out on 1 April and due on 30 April, told day by day."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.on(date(2026, 4, 1))
        draft = DraftTask("修复水闸", lead=("市水利局",), assigned_on=date(2026, 4, 1), due=date(2026, 4, 30))
        self.id = add_task(ledger, draft)

    def on(self, day: date) -> date:
        self.ledger.clock = lambda: datetime.combine(day, time(9), UTC)
        return day

    @property
    def task(self) -> Task:
        return queries.tasks(self.ledger.db, "id = ?", self.id)[0]

    def report(self, day: date, points: float, task: Task | None = None) -> int:
        told = task or self.task
        return register_report(self.ledger, ProgressReport(0, told.id, told.lead[0], self.on(day), points))

    def step(self, day: date, kind: StepKind, progress: float | None = None) -> None:
        life.take_step(self.ledger, self.task, Move(kind, self.on(day), "李", "因故"), None, progress)

    def points(self, *days: date) -> list[PastPoint]:
        return past_points(self.ledger.db, [self.id], days)[self.id]


@pytest.fixture
def story(empty: Ledger) -> Story:
    return Story(empty)


def test_what_was_reported_by_then_and_stands_today(story: Story) -> None:
    story.report(date(2026, 5, 10), 40)
    story.report(date(2026, 6, 10), 90)
    untrue = queries.reports(story.ledger.db, story.id)[0]
    reports.mark_report(story.ledger, untrue, ReportMark.UNTRUE, "李", story.on(date(2026, 7, 5)), "不实")
    story.report(date(2026, 7, 20), 50)
    assert story.points(JULY, JUNE, MAY, date(2026, 4, 30)) == [
        PastPoint(JULY, 50),
        PastPoint(JUNE, 40),
        PastPoint(MAY, 40),
        PastPoint(date(2026, 4, 30), None),
    ]


@pytest.mark.parametrize("told_again", [True, False])
def test_a_claim_that_was_returned_counts_for_nothing(story: Story, told_again: bool) -> None:
    story.report(date(2026, 5, 10), 60)
    story.report(date(2026, 5, 20), 100)
    story.step(date(2026, 6, 3), StepKind.RETURN, 30)
    if told_again:
        story.report(date(2026, 7, 2), 70)
        story.step(date(2026, 7, 10), StepKind.CLAIM)
        story.step(date(2026, 7, 20), StepKind.RETURN, 45)
    assert [point.progress for point in story.points(MAY, JUNE, JULY)] == [60, 30, 45 if told_again else 30]
    assert story.points(MAY)[0].state is TaskState.CLAIMED_DONE


def test_days_of_rest_are_grey_and_days_done_are_done(story: Story) -> None:
    story.step(date(2026, 4, 20), StepKind.SUSPEND)
    story.step(date(2026, 6, 1), StepKind.RESUME)
    story.report(date(2026, 6, 15), 100)
    story.on(date(2026, 6, 20))
    seen = Verification(0, 0, Way.INSPECTION, "孙", date(2026, 6, 20), "属实", True)
    verifying.record_verification(story.ledger, story.task, seen)
    story.step(date(2026, 7, 9), StepKind.REOPEN, 80)
    today = story.on(date(2026, 8, 3))
    assert Snapshot(story.ledger, today).past == {story.id: (Light.RED, Light.DONE)}
    assert Snapshot(story.ledger, date(2026, 7, 10)).past == {story.id: (Light.DONE, Light.GREY)}


def test_a_parent_stood_where_its_parts_did(story: Story) -> None:
    drafts = [
        DraftTask(title, lead=("市水利局",), assigned_on=date(2026, 4, 1), weight=3 - at)
        for at, title in enumerate("甲乙丙")
    ]
    first, second, third = parts.decompose(story.ledger, story.task, drafts)
    of = {task.id: task for task in queries.tasks(story.ledger.db)}
    story.report(date(2026, 5, 10), 30, of[first])
    story.report(date(2026, 6, 10), 60, of[second])
    life.take_step(story.ledger, of[third], Move(StepKind.CANCEL, story.on(date(2026, 6, 12)), "李", "不需要"))
    assert [point.progress for point in story.points(MAY, JUNE)] == [18, 42]
    assert story.task.progress == 42


def test_an_indicator_measures_the_past_too(story: Story) -> None:
    """Half a year's plan: by working days the task would have been late, by its plan it was not."""
    values = [IndicatorValue(day, 10, 10) for day in (MAY, JUNE, JULY)]
    values += [IndicatorValue(date(2026, 8, 31), 970)]
    indicators.set_indicators(story.ledger, story.task, [Indicator(0, 0, "完成额", values=tuple(values))])
    story.ledger.db.execute("UPDATE task SET due = '2026-08-31' WHERE id = ?", [story.id])
    story.ledger.db.conn.commit()
    found = Snapshot(story.ledger, story.on(date(2026, 8, 27)))
    assert found.lines[story.id].light is Light.YELLOW  # due in three days
    assert found.past == {story.id: (Light.GREEN, Light.GREEN)}
