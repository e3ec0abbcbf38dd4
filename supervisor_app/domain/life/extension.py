"""Extensions of a due date (延期): asked with reason and progress, granted or refused; the original date stays."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ExtensionState(StrEnum):
    """What came of it."""

    PENDING = "pending"
    GRANTED = "granted"
    REFUSED = "refused"


EXTENSION_WORDS = {
    ExtensionState.PENDING: "待批",
    ExtensionState.GRANTED: "已批准",
    ExtensionState.REFUSED: "未批准",
}


@dataclass(frozen=True, slots=True)
class Extension:
    """One request: `due_before` is the due date it asks to move, `progress` where the task then stood (points)."""

    id: int
    task_id: int
    asked_on: date
    asked_by: str
    reason: str
    due_before: date
    wanted_due: date
    progress: float | None = None
    decision: ExtensionState = ExtensionState.PENDING
    approver: str = ""
    decided_on: date | None = None
    new_due: date | None = None
    decision_reason: str = ""

    @property
    def asked_late(self) -> bool:
        """Whether it was asked after the due date (逾期后才申请)."""
        return self.asked_on > self.due_before


def granted_count(extensions: Iterable[Extension]) -> int:
    """How often the due date was put off (延期次数)."""
    return sum(extension.decision is ExtensionState.GRANTED for extension in extensions)
