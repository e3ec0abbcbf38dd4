"""What a sheet gives: tasks, rejected rows, doubtful cells, rows passed over."""

from dataclasses import dataclass, field
from datetime import date

from supervisor_app.domain.carried import NOTHING_CARRIED, Carried
from supervisor_app.domain.dates import Step
from supervisor_app.domain.model import Cycle, Milestone, SupervisionKind, TaskState, Urgency
from supervisor_app.exchange.columns import FIELD_TITLES
from supervisor_app.exchange.header import Header
from supervisor_app.exchange.milestones import read_milestones

# Text fields that a draft of the ledger has a place for; what else was read or could not be goes into its remark.
_PLACED = {"number", "source", "target", "measures", "sponsor", "contact", "report", "problem", "next_step", "remark"}
_PLACED |= {"approver", "due", "due_adjusted"}  # their words are in `due_text`


@dataclass(frozen=True)
class Remark:
    """Something to tell about a cell: 1-based `row`, `column` as headed in the sheet, the cell's text, the reason.

    `sheet` is empty in the sheet of the tasks, else the name of one that stands behind it.
    """

    row: int
    column: str
    value: str
    reason: str
    sheet: str = ""


@dataclass(frozen=True)
class TaskRow:
    """One task as read from a sheet; `row` is 1-based.

    `texts` holds the plain text columns by field, and what could not be understood in others. `extra` holds columns
    that are no field, by heading. `milestones` are earlier dates told in the due date's cell. `parent` and
    `merged_into` are numbers of other tasks, which the list may have or not.
    """

    row: int
    title: str
    lead: list[str]
    cooperating: list[str]
    due: date | None
    original_due: date | None
    due_text: str
    cycle: Cycle | None
    cycle_day: int | None
    progress: float | None
    state: TaskState | None
    assigned_on: date | None
    completed_on: date | None
    group: str
    texts: dict[str, str]
    source_date: date | None = None
    approved_on: date | None = None
    reported_on: date | None = None
    milestones: tuple[Step, ...] = ()
    extra: dict[str, str] = field(default_factory=dict)
    supervision: SupervisionKind | None = None
    urgency: Urgency | None = None
    parent: str = ""
    weight: float | None = None
    merged_into: str = ""

    def steps(self) -> tuple[Milestone, ...]:
        """The milestones of the column of that name, where it is written as the exported ledger writes it."""
        return read_milestones(self.texts.get("milestones", ""))

    def leftovers(self) -> list[str]:
        """“列名：原文” of everything the other fields do not keep, so that a remark can."""
        placed = _PLACED | ({"milestones"} if self.steps() else set())
        unread = {FIELD_TITLES[name]: text for name, text in self.texts.items() if name not in placed}
        return [f"{label}：{text}" for label, text in {**unread, **self.extra}.items()]


@dataclass(frozen=True)
class SheetReading:
    """What a sheet gives; nothing of it is dropped unsaid.

    `passed_over`: totals, notes, group headings and repeated headers. `other_sheets`: visible sheets of the workbook
    that look like task lists as well and were not read. `carried`: what the sheets behind an exported ledger tell.
    """

    sheet: str
    header: Header
    tasks: list[TaskRow] = field(default_factory=list)
    rejected: list[Remark] = field(default_factory=list)
    warnings: list[Remark] = field(default_factory=list)
    passed_over: list[Remark] = field(default_factory=list)
    other_sheets: tuple[str, ...] = ()
    carried: Carried = NOTHING_CARRIED
