"""The sample in a ledger: on any day it shows every light, every state and every group of the morning's list."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from supervisor_app.app.sample import fill, holds_sample
from supervisor_app.cli.opening import reading, writing
from supervisor_app.domain.life.extension import ExtensionState
from supervisor_app.domain.life.lifecycle import StepKind
from supervisor_app.domain.life.problem import ProblemState
from supervisor_app.domain.life.project import ProjectList, late_starts
from supervisor_app.domain.lights import Light
from supervisor_app.domain.model import IDLE_STATES, ReportMark, TaskState
from supervisor_app.domain.reports.reporting import PeriodState, task_standings
from supervisor_app.domain.standing import TaskLine
from supervisor_app.store import queries
from supervisor_app.store.check import check_ledger
from supervisor_app.store.paper_check import PaperFindings, check_papers
from supervisor_app.store.problems import problems
from supervisor_app.store.projects import projects
from supervisor_app.store.snapshot import Snapshot

DAYS = [
    date(2026, 1, 1),  # New Year
    date(2026, 1, 5),
    date(2026, 2, 23),  # the end of Spring Festival
    date(2026, 3, 1),  # a Sunday that begins a month
    date(2026, 5, 9),  # a Saturday worked
    date(2026, 6, 30),
    date(2026, 10, 1),  # the beginning and the end of the Golden Week
    date(2026, 10, 7),
    date(2026, 11, 22),
    date(2026, 12, 31),
    date(2028, 2, 29),
]
ORDINARY = date(2026, 11, 23)


@contextmanager
def _sample(path: Path, today: date) -> Iterator[Snapshot]:
    with writing(path, today, create=True) as snapshot:
        fill(snapshot)
        yield snapshot


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's file, made for an ordinary day."""
    path = tmp_path_factory.mktemp("sample") / "示例.db"
    with _sample(path, ORDINARY):
        pass
    return path


@pytest.fixture
def sample(path: Path) -> Iterator[Snapshot]:
    """What it says on that day."""
    with reading(path, ORDINARY) as snapshot:
        yield snapshot


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_every_light_and_every_group_on_any_day(today: date, tmp_path: Path) -> None:
    """Overdue from one day to two weeks of work, due from today on; nothing of it was refused or lies ahead."""
    with _sample(tmp_path / "示例.db", today) as snapshot:
        lines, calendar = list(snapshot.lines.values()), snapshot.yardstick.calendar
        counts = Counter(line.light for line in lines)
        assert set(counts) == set(Light)
        assert min(counts.values()) >= 5
        assert {line.task.state for line in lines} == set(TaskState)
        assert {group for group, items in snapshot.todo_list.groups.items() if not items} == set()
        late = {calendar.between(line.task.due, today) for line in lines if line.overdue and line.task.due}
        assert {1, 2} & late
        assert max(late) >= 11
        assert {line.days_left for line in lines if line.task.state is TaskState.IN_PROGRESS} >= {0, 1, 2, 3}
        assert all(step.day <= today for line in lines for step in snapshot.steps(line.task.id))
        assert all(report.reported_on <= today for line in lines for report in snapshot.reports(line.task.id))
        assert all(notice.issued_on <= today for notice in snapshot.notices)


def test_it_is_one_command_and_sound(path: Path, sample: Snapshot) -> None:
    assert len(sample.journal()) == 1
    assert holds_sample(sample)
    assert check_ledger(path) == []


def _one(sample: Snapshot, wanted: Callable[[TaskLine], bool]) -> TaskLine:
    [line] = [line for line in sample.lines.values() if wanted(line)]
    return line


def test_the_whole_life_of_tasks_is_there(sample: Snapshot) -> None:
    """Every step an office takes but those that mend an entry; extensions, checks, look backs, a review."""
    steps = {step.kind for line in sample.lines.values() for step in sample.steps(line.task.id)}
    assert steps >= {
        StepKind.ASSIGN, StepKind.ACKNOWLEDGE, StepKind.START, StepKind.CLAIM, StepKind.RETURN, StepKind.VERIFY,
        StepKind.CLOSE, StepKind.SUSPEND, StepKind.CANCEL,
    }  # fmt: skip
    extensions = Counter(extension.decision for extension in sample.extensions())
    assert extensions == {ExtensionState.GRANTED: 2, ExtensionState.PENDING: 2, ExtensionState.REFUSED: 2}
    assert any(extension.asked_late for extension in sample.extensions())
    assert {check.passed for check in sample.verifications()} == {True, False}
    assert {back.held for back in sample.look_backs()} == {True, None}
    [review] = sample.reviews()
    assert review.in_time
    [file] = sample.attachments()
    assert file.size
    moved = [line.task for line in sample.lines.values() if line.task.due != line.task.original_due]
    assert len(moved) == 2
    done = [line for line in sample.lines.values() if line.done]
    assert {line.on_time for line in done} == {True, False}
    for line in sample.lines.values():
        assert (line.task.assigned_on is not None) == (line.task.state is not TaskState.REGISTERED)


def test_reports_come_in_time_late_not_at_all_wrong_and_untrue(sample: Snapshot) -> None:
    states, marks, calendar = set[PeriodState](), set[ReportMark | None](), sample.yardstick.calendar
    for line in sample.lines.values():
        reports = sample.reports(line.task.id)
        marks |= {report.mark for report in reports}
        states |= {standing.state for standing in task_standings(line.task, reports, sample.today, calendar)}
        if line.task.state not in IDLE_STATES and not any(report.mark for report in reports):
            points = [report.progress for report in reversed(reports) if report.unit_id in line.task.lead]
            returned = any(not check.passed for check in sample.verifications(line.task.id))
            assert returned or points == sorted(points)
    assert marks == {None, *ReportMark}
    assert states >= {PeriodState.ON_TIME, PeriodState.LATE, PeriodState.MISSING, PeriodState.WAITING}


def test_a_task_is_divided_and_one_is_measured(sample: Snapshot) -> None:
    whole = _one(sample, lambda line: bool(sample.parts(line.task.id)))
    parts = sample.parts(whole.task.id)
    weighed = sum(part.weight * (part.progress or 0) for part in parts) / sum(part.weight for part in parts)
    assert len(parts) == 3
    assert whole.task.progress == pytest.approx(weighed)
    [levels] = queries.indicators(sample.ledger.db, "1").values()
    assert sample.lines[levels[0].task_id].light is Light.YELLOW
    assert {(one.smaller_is_better, one.cumulative) for one in levels} == {(True, True), (False, True)}


def test_problems_and_projects_are_listed(sample: Snapshot) -> None:
    listed = problems(sample.ledger.db)
    assert {problem.state for problem in listed} == set(ProblemState)
    assert sum(problem.overdue(sample.today) for problem in listed) == 1
    assert any(len(problem.task_ids) > 1 for problem in listed)
    kept = projects(sample.ledger.db)
    assert {project.listed for project in kept} == set(ProjectList)
    late = late_starts(kept, sample.today, sample.yardstick.calendar)
    assert {item.actual_on is None for item in late} == {True, False}


def test_papers_went_out_before(path: Path, sample: Snapshot) -> None:
    """They are in the register, answered and not, each with its PDF beside the ledger."""
    assert len(sample.notices) >= 5
    assert {notice.replied_on is None for notice in sample.notices} == {True, False}
    assert check_papers(path) == PaperFindings()
    assert len(list(path.with_name("示例.文书").iterdir())) == len(sample.notices)
