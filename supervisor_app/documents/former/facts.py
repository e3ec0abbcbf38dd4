"""The facts of a 督办通知单 as versions 1 and 2 kept them in the register."""

from dataclasses import dataclass
from datetime import date

from supervisor_app.domain.papers.notice import NoticeKind


@dataclass(frozen=True, slots=True)
class Issuer:
    """The office that issues papers: `name` signs, `mark` stands in red at the head (发文机关标志).

    `copy_to` (抄送) and `printed_by` (印发机关) make up the imprint (版记), which is left out when both are empty.
    """

    name: str
    mark: str
    contact_person: str = ""
    phone: str = ""
    copy_to: str = ""
    printed_by: str = ""


@dataclass(frozen=True, slots=True)
class NoticeTask:
    """One matter of a notice as it stands on the day of issue; `overdue_days` are working days, 0 when not late.

    `progress` and `expected` (序时进度) are percentages; `cycle` is the reporting cycle in words, `opinion` what goes
    under 批示与意见.
    """

    number: str
    title: str
    lead: str
    cooperating: tuple[str, ...] = ()
    target: str = ""
    sponsor: str = ""
    basis: str = ""
    category: str = ""
    urgency: str = ""
    assigned_on: date | None = None
    original_due: date | None = None
    due: date | None = None
    due_text: str = ""
    cycle: str = ""
    progress: float | None = None
    expected: float | None = None
    light_word: str = ""
    overdue_days: int = 0
    latest: str = ""
    opinion: str = ""


@dataclass(frozen=True, slots=True)
class SupervisionNotice:
    """A 督办通知单 to one unit with all its tasks of one kind; ValueError when it has none or is another paper.

    `basis` is the meeting or instruction that gives the mandate, `approver` who approved the notice, `extension_days`
    how many working days before the due date an extension must be asked for.
    """

    kind: NoticeKind
    issuer: Issuer
    document_number: str
    addressee: str
    issued_on: date
    tasks: tuple[NoticeTask, ...]
    basis: str = ""
    reply_by: date | None = None
    approver: str = ""
    extension_days: int = 3
    urgency: str = ""

    def __post_init__(self) -> None:
        """A notice about nothing, or of a kind with a form of its own, is a mistake of the caller's."""
        if self.kind not in (NoticeKind.ASSIGNMENT, NoticeKind.SUPERVISION):
            raise ValueError(f"not a 督办通知单: {self.kind}")
        if not self.tasks:
            raise ValueError("a notice needs at least one task")
