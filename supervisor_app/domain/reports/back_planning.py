"""倒排工期: milestones planned backwards from the due date by working days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from supervisor_app.domain.model import Milestone
from supervisor_app.domain.workdays import WorkCalendar


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A step to plan: its name, the working days it takes, its weight among the others."""

    title: str
    working_days: int
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class BackPlan:
    """`milestones` in order of date, and `starts_after`: the working day before the first step has to begin."""

    milestones: tuple[Milestone, ...]
    starts_after: date

    def late_by(self, ready: date, calendar: WorkCalendar) -> int:
        """Working days by which the first step should have begun before the day after `ready`; 0 where it fits."""
        return calendar.between(self.starts_after, ready)


def plan_back(steps: Sequence[PlannedStep], due: date, calendar: WorkCalendar, task_id: int = 0) -> BackPlan:
    """The last step ends on `due`, or the last working day before it; each one before ends where the next begins."""
    day, found = calendar.back(due, 0), list[Milestone]()
    for step in reversed(steps):
        found.append(Milestone(0, task_id, step.title, day, step.weight))
        day = calendar.back(day, step.working_days)
    return BackPlan(tuple(reversed(found)), day)


def steps_by_weight(
    titles: Sequence[tuple[str, float]], assigned: date, due: date, calendar: WorkCalendar
) -> list[PlannedStep]:
    """Steps that share the working days from assignment to due date by weight, every day given to one of them."""
    total = sum(weight for _, weight in titles)
    days = calendar.between(assigned, calendar.back(due, 0))
    steps, given, weighed = list[PlannedStep](), 0, 0.0
    for title, weight in titles:
        weighed += weight
        upto = round(days * weighed / total) if total > 0 else 0
        steps.append(PlannedStep(title, upto - given, weight))
        given = upto
    return steps
