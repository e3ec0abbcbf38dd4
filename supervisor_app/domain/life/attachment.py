"""Evidence files (佐证材料) kept inside the ledger, told by their digest."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

MEBIBYTE = 1024 * 1024


class Owner(StrEnum):
    """What a file proves, besides its task."""

    TASK = "task"
    STEP = "step"
    VERIFICATION = "verification"
    REPORT = "report"
    PROBLEM = "problem"
    EXTENSION = "extension"
    LOOK_BACK = "look_back"
    REVIEW = "review"


OWNER_WORDS = {
    Owner.TASK: "事项",
    Owner.STEP: "报结",
    Owner.VERIFICATION: "核查",
    Owner.REPORT: "进展",
    Owner.PROBLEM: "问题",
    Owner.EXTENSION: "延期",
    Owner.LOOK_BACK: "回头看",
    Owner.REVIEW: "复核",
}


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file's entry; `size` in bytes, `sha256` in hexadecimal names its content. At most one of the ids is set."""

    id: int
    task_id: int
    name: str
    size: int
    added_on: date
    sha256: str
    step_id: int | None = None
    verification_id: int | None = None
    report_id: int | None = None
    problem_id: int | None = None
    extension_id: int | None = None
    look_back_id: int | None = None
    review_id: int | None = None

    @property
    def owner(self) -> tuple[Owner, int]:
        """What the file belongs to, and its id."""
        for owner in Owner:
            found = getattr(self, f"{owner}_id")
            if owner is not Owner.TASK and found is not None:
                return owner, found
        return Owner.TASK, self.task_id


def size_words(size: int) -> str:
    """`3.2 MB`, or `12 KB` for a small file."""
    return f"{size / MEBIBYTE:.1f} MB" if size >= MEBIBYTE else f"{max(1, round(size / 1024))} KB"
