"""问题清单: problems that hold tasks up, each with an owner, closed one by one with evidence."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from supervisor_app.domain.model import ProgressReport


class ProblemState(StrEnum):
    """A closed problem may be opened again when it was not solved after all."""

    OPEN = "open"
    CLOSED = "closed"


PROBLEM_WORDS = {ProblemState.OPEN: "未解决", ProblemState.CLOSED: "已销号"}


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem of one or several tasks.

    `raised_by`: the unit that reported it, None where the office raised it; `report_id`: the report it was raised in;
    `owner_unit`, `owner`: the unit and the person to solve it; `evidence`: what proved it solved, kept when reopened.
    """

    id: int
    text: str
    raised_on: date
    raised_by: int | None = None
    report_id: int | None = None
    owner_unit: int | None = None
    owner: str = ""
    due: date | None = None
    measures: str = ""
    state: ProblemState = ProblemState.OPEN
    closed_on: date | None = None
    evidence: str = ""
    reopened_on: date | None = None
    reopen_reason: str = ""
    task_ids: tuple[int, ...] = ()

    def overdue(self, today: date) -> bool:
        """Whether it is open past its due date."""
        return self.state is ProblemState.OPEN and self.due is not None and self.due < today


def unlisted(reports: Iterable[ProgressReport], listed: Iterable[Problem]) -> list[ProgressReport]:
    """The last problem each unit told of, where it is not on the list yet; `reports`: standing ones, newest first."""
    known = list(listed)
    places, texts = {item.report_id for item in known}, {item.text.strip() for item in known}
    last: dict[int, ProgressReport] = {}
    for report in reports:
        if report.problem.strip():
            last.setdefault(report.unit_id, report)
    return [told for told in last.values() if told.id not in places and told.problem.strip() not in texts]


def by_urgency(problems: Iterable[Problem]) -> list[Problem]:
    """Open ones first, the earliest due first; closed ones by the day they were closed, newest first."""
    listed = list(problems)
    still = [item for item in listed if item.state is ProblemState.OPEN]
    closed = [item for item in listed if item.state is ProblemState.CLOSED]
    return [
        *sorted(still, key=lambda item: (item.due or date.max, item.raised_on, item.id)),
        *sorted(closed, key=lambda item: (item.closed_on or date.min, item.id), reverse=True),
    ]
