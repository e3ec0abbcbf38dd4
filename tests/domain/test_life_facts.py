"""Pure facts of a task's life: clocks of a review, extensions, time limits, subtasks, files."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervisor_app.domain.life.attachment import Attachment, Owner, size_words
from supervisor_app.domain.life.extension import Extension, ExtensionState, granted_count
from supervisor_app.domain.life.parts import (
    PartProgress,
    parts_by_months,
    parts_by_stages,
    parts_by_units,
    rolled_up,
)
from supervisor_app.domain.life.time_limits import TIME_LIMITS
from supervisor_app.domain.life.verification import (
    WAY_WORDS,
    LookBack,
    ReviewRequest,
    Way,
    ask_until,
    days_to_decide,
    took_part,
)
from supervisor_app.domain.model import Task, TaskState, Urgency
from supervisor_app.domain.workdays import WorkCalendar

DUE = date(2026, 6, 30)
ASKED = Extension(1, 1, date(2026, 6, 20), "市住建局", "迁改", DUE, date(2026, 7, 31))
REQUEST = ReviewRequest(1, 1, 1, date(2026, 6, 1), date(2026, 6, 20), "事实不清")
TASK = Task(
    1, "2026-012", "管网改造", (1,), assigned_on=date(2026, 11, 3), due=date(2027, 1, 20), urgency=Urgency.URGENT
)


@pytest.mark.parametrize(("asked_on", "late"), [(DUE, False), (DUE + timedelta(days=1), True)])
def test_asked_after_the_due_date_is_marked(asked_on: date, late: bool) -> None:
    assert replace(ASKED, asked_on=asked_on).asked_late is late


def test_only_granted_ones_count() -> None:
    assert granted_count([replace(ASKED, decision=state) for state in ExtensionState]) == 1


def test_the_eight_ways_have_their_words() -> None:
    assert len(WAY_WORDS) == len(Way) == 8


@pytest.mark.parametrize(
    ("today", "decide"), [(date(2026, 6, 20), 30), (date(2026, 7, 1), 19), (date(2026, 7, 21), -1)]
)
def test_both_clocks_run_thirty_days(today: date, decide: int) -> None:
    assert ask_until(REQUEST.received_on) == date(2026, 7, 1)
    assert days_to_decide(REQUEST, today) == decide
    assert days_to_decide(replace(REQUEST, decided_on=today), today) is None
    assert REQUEST.in_time
    assert not replace(REQUEST, asked_on=date(2026, 7, 2)).in_time


def test_who_made_the_finding_stands_back() -> None:
    assert took_part("李明、王芳", "赵强，王芳")
    assert not took_part("李明", "赵强，李明明")


def test_a_look_back_is_due_from_its_day_while_the_task_is_done() -> None:
    planned = LookBack(1, 1, DUE)
    assert planned.due(TaskState.CLOSED, DUE)
    assert not planned.due(TaskState.CLOSED, DUE - timedelta(days=1))
    assert not planned.due(TaskState.IN_PROGRESS, DUE)
    assert not replace(planned, done_on=DUE, held=True).due(TaskState.CLOSED, DUE)


def test_time_limits_count_calendar_days_and_working_days() -> None:
    calendar, named = WorkCalendar(), {limit.name: limit for limit in TIME_LIMITS}
    assert named["会议纪要"].due(date(2026, 6, 1), calendar) == date(2026, 6, 21)
    assert calendar.between(date(2026, 6, 1), named["常务会议定事项"].due(date(2026, 6, 1), calendar)) == 30


def test_a_parent_has_the_weighted_progress_of_its_parts() -> None:
    parts = [
        PartProgress(3, 50, TaskState.IN_PROGRESS),
        PartProgress(1, None, TaskState.ASSIGNED),
        PartProgress(1, 20, TaskState.COMPLETED),
        PartProgress(9, 90, TaskState.CANCELLED),
    ]
    assert rolled_up(parts) == 50
    assert rolled_up([]) is None
    assert rolled_up([PartProgress(1, 100, TaskState.CANCELLED)]) is None


PARTS = st.builds(PartProgress, st.floats(0.1, 100), st.none() | st.floats(0, 100), st.sampled_from(TaskState))


@given(st.lists(PARTS, min_size=1))
def test_rolled_up_progress_lies_between_its_parts_and_is_whole_when_all_are_done(parts: list[PartProgress]) -> None:
    points = rolled_up(parts)
    assert points is None or -1e-9 <= points <= 100 + 1e-9
    done = [replace(part, state=TaskState.CLOSED) for part in parts]
    assert rolled_up(done) == pytest.approx(100)


def test_a_task_is_split_by_units_stages_and_months() -> None:
    assert [(part.title, part.lead, part.urgency) for part in parts_by_units(TASK, ["滨江区", "青川县"])] == [
        ("管网改造（滨江区）", ("滨江区",), Urgency.URGENT),
        ("管网改造（青川县）", ("青川县",), Urgency.URGENT),
    ]
    [stage] = parts_by_stages(TASK, [("施工", date(2026, 12, 1), 6)], ["滨江区"])
    assert (stage.title, stage.due, stage.weight, stage.lead) == ("管网改造：施工", date(2026, 12, 1), 6, ("滨江区",))
    assert TASK.assigned_on is not None
    assert TASK.due is not None
    assert [(part.title, part.due) for part in parts_by_months(TASK, TASK.assigned_on, TASK.due, ["滨江区"])] == [
        ("管网改造（2026年11月）", date(2026, 11, 30)),
        ("管网改造（2026年12月）", date(2026, 12, 31)),
        ("管网改造（2027年1月）", date(2027, 1, 20)),
    ]


def test_a_file_says_what_it_proves() -> None:
    kept = Attachment(1, 7, "验收单.pdf", 3_355_443, DUE, "00")
    assert kept.owner == (Owner.TASK, 7)
    assert replace(kept, verification_id=3).owner == (Owner.VERIFICATION, 3)
    assert (size_words(kept.size), size_words(10), size_words(12 * 1024)) == ("3.2 MB", "1 KB", "12 KB")
