"""Tasks on their way into the ledger: units by name, not yet numbered."""

from dataclasses import dataclass
from datetime import date

from supervisor_app.domain.carried import NOTHING_CARRIED, Carried
from supervisor_app.domain.model import Cycle, Milestone, SupervisionKind, TaskState, Urgency


@dataclass(frozen=True, slots=True)
class DraftTask:
    """One task of a list; `row` is 1-based in its sheet. Without `state` the progress tells it.

    `reported_on`: the day of the `report`, where the list tells it; without it nobody knows of which period it is.
    `weight`: what it counts as a subtask; `parent`: number of the task it is a part of; `merged_into`: number of the
    task it went into.
    """

    title: str
    row: int | None = None
    number: str = ""
    lead: tuple[str, ...] = ()
    cooperating: tuple[str, ...] = ()
    state: TaskState | None = None
    assigned_on: date | None = None
    original_due: date | None = None
    due: date | None = None
    due_text: str = ""
    cycle: Cycle = Cycle.ONCE
    cycle_day: int | None = None
    target: str = ""
    measures: str = ""
    sponsor: str = ""
    contact: str = ""
    basis: str = ""
    progress: float | None = None
    report: str = ""
    reported_on: date | None = None
    problem: str = ""
    next_step: str = ""
    remark: str = ""
    completed_on: date | None = None
    approver: str = ""
    approved_on: date | None = None
    milestones: tuple[Milestone, ...] = ()
    supervision: SupervisionKind | None = None
    urgency: Urgency = Urgency.ORDINARY
    weight: float = 1.0
    parent: str = ""
    merged_into: str = ""

    def starting_state(self) -> TaskState:
        """The state in the ledger: as the list says, else 待核查 at 100 points, 办理中 with progress, else 已交办."""
        if self.state is not None:
            return self.state
        if (self.progress or 0) >= 100:
            return TaskState.CLAIMED_DONE
        return TaskState.IN_PROGRESS if self.progress or self.report else TaskState.ASSIGNED


@dataclass(frozen=True, slots=True)
class DraftList:
    """A task list handed out at a meeting; `held_on` is the day its tasks count as assigned.

    `carried`: what the workbook of a ledger brings along besides, by the numbers of its tasks.
    """

    title: str
    held_on: date
    source: str = ""
    tasks: tuple[DraftTask, ...] = ()
    carried: Carried = NOTHING_CARRIED
