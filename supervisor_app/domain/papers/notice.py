"""Official papers the office has issued (文书): kinds, document numbers and the register's facts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType


class NoticeKind(StrEnum):
    """Kinds of papers: the ladder in its order (the first one hands the task out), then forms and upward papers."""

    ASSIGNMENT = "assignment"
    REMINDER = "reminder"
    URGING = "urging"
    SUPERVISION = "supervision"
    SUPERVISION_LETTER = "supervision_letter"
    WARNING = "warning"
    INTERVIEW = "interview"
    INTERVIEW_RECORD = "interview_record"
    CIRCULAR = "circular"
    ACCOUNTABILITY = "accountability"
    EXTENSION = "extension"
    CLOSURE = "closure"
    MINUTES = "minutes"
    BRIEFING = "briefing"


class Numbering(StrEnum):
    """发文字号 by code and year, 期号 of a series in a year, or the running 编号 of a form."""

    DOCUMENT = "document"
    ISSUE = "issue"
    FORM = "form"


# Kinds numbered within a series of their own, by its name; every other kind takes a document number.
SERIES: Mapping[NoticeKind, tuple[Numbering, str]] = MappingProxyType(
    {
        NoticeKind.CIRCULAR: (Numbering.ISSUE, "督查通报"),
        NoticeKind.BRIEFING: (Numbering.ISSUE, "督查专报"),
        NoticeKind.MINUTES: (Numbering.ISSUE, "会议纪要"),
        NoticeKind.INTERVIEW_RECORD: (Numbering.FORM, "约谈记录"),
        NoticeKind.EXTENSION: (Numbering.FORM, "延期审批单"),
        NoticeKind.CLOSURE: (Numbering.FORM, "销号单"),
    }
)
# Kinds in the letter format (信函格式, GB/T 9704—2012, 10.1).
LETTERS = frozenset({NoticeKind.REMINDER, NoticeKind.SUPERVISION_LETTER})
# 通报 and 问责建议 are suggestions that somebody must have approved (《政府督查工作条例》 art. 21).
NEEDS_APPROVAL = frozenset({NoticeKind.CIRCULAR, NoticeKind.ACCOUNTABILITY})


class NoticeState(StrEnum):
    """A void paper keeps its number in the register."""

    ISSUED = "issued"
    VOID = "void"


@dataclass(frozen=True, slots=True, order=True)
class DocumentNumber:
    """The number of a paper: `code` is the 机关代字, or the name of the series.

    发文字号 has the year in full in 〔〕 and a serial without leading zero (GB/T 9704—2012, 7.2.5); the numbers of
    issues and forms are custom.
    """

    code: str
    year: int
    serial: int
    numbering: Numbering = Numbering.DOCUMENT

    def __str__(self) -> str:
        """As printed: `政督〔2026〕12号`, `2026年第16期`, `2026—003`."""
        match self.numbering:
            case Numbering.ISSUE:
                return f"{self.year}年第{self.serial}期"
            case Numbering.FORM:
                return f"{self.year}—{self.serial:03d}"
        return f"{self.code}〔{self.year}〕{self.serial}号"

    @property
    def full(self) -> str:
        """Told apart from every other number of the register: `督查通报2026年第16期`, a 文号 as it is."""
        return str(self) if self.numbering is Numbering.DOCUMENT else f"{self.code}{self}"


_CODE = re.compile(r"[^\d〔〕\[\]（）()\s号]{1,12}")


def code_fault(code: str) -> str:
    """What is wrong with a 机关代字, in a sentence; empty when it is one. Year and serial are the register's."""
    if not code:
        return "请填机关代字"
    if any(code == series for _, series in SERIES.values()):
        return "这是文种名，不作机关代字"
    return "" if _CODE.fullmatch(code) else "只写代字，年份和序号由程序编"


def passing_name(name: str, mark: str) -> str:
    """What the file `name` is called until its paper is registered; `mark` tells the ledger it belongs to."""
    return f".{name}.{mark}.part" if mark else f".{name}.part"


@dataclass(frozen=True, slots=True)
class Notice:
    """One paper of the register; `content` is the JSON of what was printed, so that it can be printed again unchanged.

    `unit_id` is None for a paper to many or upwards, whose `addressee` says to whom; `reply` what the answer was,
    `replaces_id` the void paper it was issued instead of, `sha256` the fingerprint of its PDF as issued (hex).
    """

    id: int
    kind: NoticeKind
    number: DocumentNumber
    unit_id: int | None
    title: str
    issued_on: date
    reply_by: date | None = None
    task_ids: tuple[int, ...] = ()
    state: NoticeState = NoticeState.ISSUED
    addressee: str = ""
    approver: str = ""
    approved_on: date | None = None
    sent_on: date | None = None
    signed_by: str = ""
    signed_on: date | None = None
    replied_on: date | None = None
    reply: str = ""
    void_reason: str = ""
    replaces_id: int | None = None
    path: str = ""
    sha256: str = ""
    content: str = ""

    @property
    def waiting(self) -> bool:
        """Whether a reply is asked for and has not come."""
        return self.state is NoticeState.ISSUED and self.reply_by is not None and self.replied_on is None
