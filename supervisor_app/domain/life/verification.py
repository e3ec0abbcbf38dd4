"""What is checked after a unit claims a task done: the verification, the look back, and the unit's request for review.

Ways of supervising: 《政府督查工作条例》 art. 12; request for review: art. 17; rectification and its check: art. 18.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from supervisor_app.domain.model import DONE_STATES, TaskState

REVIEW_DAYS = 30  # calendar days, for the unit to ask and then for the office to decide


class Way(StrEnum):
    """The eight ways of art. 12."""

    SELF_STATEMENT = "self_statement"
    HEARING = "hearing"
    INSPECTION = "inspection"
    MEETING = "meeting"
    RECORDS = "records"
    CLUES = "clues"
    INTERVIEW = "interview"
    ONLINE = "online"


WAY_WORDS = {
    Way.SELF_STATEMENT: "自查说明",
    Way.HEARING: "听取汇报",
    Way.INSPECTION: "检查访谈暗访",
    Way.MEETING: "座谈听证统计评估",
    Way.RECORDS: "调阅复制资料",
    Way.CLUES: "信函电话媒体线索",
    Way.INTERVIEW: "约谈",
    Way.ONLINE: "互联网+督查",
}


@dataclass(frozen=True, slots=True)
class Verification:
    """A check of a claim (核查); `reason` says why a task was returned, `step_id` is the step it led to."""

    id: int
    task_id: int
    way: Way
    verifier: str
    verified_on: date
    finding: str
    passed: bool
    reason: str = ""
    step_id: int | None = None


@dataclass(frozen=True, slots=True)
class LookBack:
    """A second look after closing (回头看): planned, then done; `held` tells whether the result still stood."""

    id: int
    task_id: int
    planned_on: date
    done_on: date | None = None
    person: str = ""
    finding: str = ""
    held: bool | None = None

    def due(self, state: TaskState, today: date) -> bool:
        """Whether it is to be done by `today`; not while its task is open again."""
        return self.done_on is None and state in DONE_STATES and self.planned_on <= today


class Decision(StrEnum):
    """What came of a request for review."""

    PENDING = "pending"
    UPHELD = "upheld"
    AMENDED = "amended"
    REVOKED = "revoked"
    REJECTED = "rejected"


DECISION_WORDS = {
    Decision.PENDING: "待复核",
    Decision.UPHELD: "维持",
    Decision.AMENDED: "变更",
    Decision.REVOKED: "撤销",
    Decision.REJECTED: "不予受理",
}


@dataclass(frozen=True, slots=True)
class ReviewRequest:
    """A unit's objection to a finding (复核申请); `received_on` is the day the finding reached the unit."""

    id: int
    task_id: int
    unit_id: int
    received_on: date
    asked_on: date
    reason: str
    verification_id: int | None = None
    decision: Decision = Decision.PENDING
    decided_by: str = ""
    decided_on: date | None = None
    outcome: str = ""

    @property
    def in_time(self) -> bool:
        """Whether the unit asked within its 30 days."""
        return self.asked_on <= ask_until(self.received_on)


def ask_until(received_on: date) -> date:
    """The last day on which a unit may ask for a review: 30 days from the finding's receipt (art. 17)."""
    return received_on + timedelta(days=REVIEW_DAYS)


def decide_until(asked_on: date) -> date:
    """The last day for the decision: 30 days from the request's receipt (art. 17)."""
    return asked_on + timedelta(days=REVIEW_DAYS)


def days_to_decide(request: ReviewRequest, today: date) -> int | None:
    """Calendar days left for the decision, negative when it is late; None once it is made."""
    return None if request.decided_on is not None else (decide_until(request.asked_on) - today).days


def took_part(decider: str, verifiers: str) -> bool:
    """Whether one of those who decide made the finding; they must stand back (art. 17)."""
    return bool(_people(decider) & _people(verifiers))


def _people(names: str) -> set[str]:
    return {name for name in re.split(r"[、，,；;/\s]+", names) if name}
