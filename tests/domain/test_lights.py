"""Lights and 序时进度, each rule at its edge."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervisor_app.domain.lights import Light, LightRule, light_at, task_light
from supervisor_app.domain.model import Milestone, Task, TaskState
from supervisor_app.domain.progress import expected_progress
from supervisor_app.domain.workdays import WorkCalendar

CALENDAR = WorkCalendar()
# 2026-03-02 is a Monday; 20 working days lie between the two dates.
TASK = Task(
    id=1,
    number="2026-001",
    title="道路贯通",
    state=TaskState.IN_PROGRESS,
    assigned_on=date(2026, 3, 2),
    original_due=date(2026, 3, 30),
    due=date(2026, 3, 30),
    progress=50,
)
MIDDLE = date(2026, 3, 16)  # 10 of 20 working days: expected 50


@pytest.mark.parametrize(
    ("changes", "today", "light"),
    [
        ({"state": TaskState.COMPLETED, "due": date(2026, 1, 1)}, MIDDLE, Light.DONE),
        ({"state": TaskState.REGISTERED}, MIDDLE, Light.GREY),
        ({"state": TaskState.SUSPENDED}, MIDDLE, Light.GREY),
        ({}, date(2026, 3, 1), Light.GREY),
        ({"progress": 100}, date(2026, 5, 1), Light.GREEN),
        ({"progress": 99}, date(2026, 3, 31), Light.RED),
        ({"progress": 99}, date(2026, 3, 30), Light.YELLOW),
        ({"progress": 99}, date(2026, 3, 25), Light.YELLOW),
        ({"progress": 99}, date(2026, 3, 24), Light.GREEN),
        ({"progress": 19}, MIDDLE, Light.RED),
        ({"progress": 20}, MIDDLE, Light.YELLOW),
        ({"progress": 40}, MIDDLE, Light.YELLOW),
        ({"progress": 41}, MIDDLE, Light.GREEN),
        ({"progress": None, "due": None}, date(2026, 12, 1), Light.GREEN),
    ],
)
def test_rule_by_rule(changes: dict[str, object], today: date, light: Light) -> None:
    """Each line of the default rule, on either side of its threshold."""
    assert task_light(replace(TASK, **changes), today, CALENDAR) is light  # type: ignore[arg-type]


def test_a_missing_report_is_yellow() -> None:
    """The last closed reporting period without a report."""
    assert task_light(TASK, MIDDLE, CALENDAR, report_missing=True) is Light.YELLOW


def test_milestone_weights_replace_the_calendar() -> None:
    """One of two milestones due, weighing 3 of 4."""
    steps = (Milestone(1, 1, "开工", date(2026, 3, 10), 3), Milestone(2, 1, "竣工", date(2026, 3, 30), 1))
    assert expected_progress(TASK, MIDDLE, CALENDAR, steps) == 75
    assert task_light(TASK, MIDDLE, CALENDAR, milestones=steps) is Light.YELLOW


def test_make_up_days_and_holidays_of_2026() -> None:
    """National Day 2026: 1–7 October off, Saturday 10 October worked (State Council notice for 2026)."""
    assert CALENDAR.between(date(2026, 9, 30), date(2026, 10, 7)) == 0
    assert CALENDAR.is_workday(date(2026, 10, 10))


def test_own_days_overrule_and_unknown_years_are_named() -> None:
    """An office's own holiday counts, and a year without a calendar is said."""
    own = WorkCalendar({date(2026, 3, 3): False, date(2026, 3, 7): True})
    assert own.between(date(2026, 3, 2), date(2026, 3, 6)) == 3
    assert own.between(date(2026, 3, 2), date(2026, 3, 8)) == 4
    assert own.unknown_years(date(2026, 12, 1), date(2099, 1, 1))[-1] == 2099
    own_next_year = WorkCalendar({date(2098, 1, 1): False})
    assert own_next_year.unknown_years(date(2097, 1, 1), date(2099, 1, 1)) == [2097, 2099]


def test_days_are_counted_to_the_ends_of_the_calendar() -> None:
    """Some sheets write 9999-12-31 for no end; W is as quick there as within a year."""
    weeks, rest = divmod((date.max - date(2026, 12, 31)).days, 7)
    assert CALENDAR.between(date(2026, 12, 31), date.max) == 5 * weeks + sum(
        (date.max - timedelta(days=back)).weekday() < 5 for back in range(rest)
    )
    assert CALENDAR.between(date.min, date.min + timedelta(days=7)) == 5
    assert not CALENDAR.is_workday(date.min + timedelta(days=5))


@given(st.dates(date(2024, 1, 1), date(2028, 1, 1)), st.integers(0, 400), st.integers(0, 400))
def test_working_days_add_up(start: date, first: int, second: int) -> None:
    """W(a, c] = W(a, b] + W(b, c], and equals counting day by day."""
    middle, end = start + timedelta(days=first), start + timedelta(days=first + second)
    assert CALENDAR.between(start, end) == CALENDAR.between(start, middle) + CALENDAR.between(middle, end)
    assert CALENDAR.between(start, middle) == sum(
        CALENDAR.is_workday(start + timedelta(days=n)) for n in range(1, first + 1)
    )


def test_ninths_fall_short_of_no_threshold() -> None:
    """Exactly ten points behind, although their difference as floats is a little less."""
    task = Task(1, "1", "x", state=TaskState.IN_PROGRESS, assigned_on=date(2026, 6, 1))
    expected, attained = 100 * 61 / 360, 100 * 25 / 360
    assert expected - attained < 10
    assert light_at(task, date(2026, 6, 10), expected, None, LightRule(), False, attained) is Light.YELLOW
