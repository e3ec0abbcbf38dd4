"""序时进度: where a task should be today."""

from collections.abc import Sequence
from datetime import date

from supervisor_app.domain.model import Milestone, Task
from supervisor_app.domain.reports.indicators import Indicator, attainment
from supervisor_app.domain.workdays import WorkCalendar


def expected_progress(
    task: Task,
    today: date,
    calendar: WorkCalendar,
    milestones: Sequence[Milestone] = (),
    indicators: Sequence[Indicator] = (),
) -> float | None:
    """Points (0–100) the task should have by `today`; None where neither a due date nor milestones say so.

    By milestone weights where milestones exist, else by the plan of its indicators, else linear over working days from
    assignment to due date.
    """
    total = sum(step.weight for step in milestones)
    if total > 0:
        return 100.0 * sum(step.weight for step in milestones if step.due <= today) / total
    planned = attainment(indicators, today) if indicators else None
    if planned is not None:
        return min(100.0, max(0.0, planned.expected))
    if task.due is None or task.assigned_on is None:
        return None
    span = calendar.between(task.assigned_on, task.due)
    if span == 0:
        return 100.0 if today >= task.due else 0.0
    return min(100.0, 100.0 * calendar.between(task.assigned_on, today) / span)


def attained_points(
    today: date, milestones: Sequence[Milestone] = (), indicators: Sequence[Indicator] = ()
) -> float | None:
    """Points (0–100) reached by the actuals of a task's indicators; None where they do not decide or none is known."""
    if not indicators or sum(step.weight for step in milestones) > 0:
        return None
    found = attainment(indicators, today)
    if found is None or found.attained is None:
        return None
    return min(100.0, max(0.0, found.attained))
