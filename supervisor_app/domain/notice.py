"""Official papers the office has issued (文书): kinds, document numbers and the register's facts."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class NoticeKind(StrEnum):
    """Kinds of papers, in the order of the escalation ladder; the first one hands the task out."""

    ASSIGNMENT = "assignment"
    REMINDER = "reminder"
    SUPERVISION = "supervision"
    WARNING = "warning"
    INTERVIEW = "interview"
    CIRCULAR = "circular"


class NoticeState(StrEnum):
    """A void paper keeps its number in the register."""

    ISSUED = "issued"
    VOID = "void"


@dataclass(frozen=True, slots=True, order=True)
class DocumentNumber:
    """发文字号: code, year in full in 〔〕, serial without leading zero (GB/T 9704—2012, 7.2.5)."""

    code: str
    year: int
    serial: int

    def __str__(self) -> str:
        """As printed: `政督〔2026〕12号`."""
        return f"{self.code}〔{self.year}〕{self.serial}号"


_CODE = re.compile(r"[^\d〔〕\[\]（）()\s号]{1,12}")


def code_fault(code: str) -> str:
    """What is wrong with a 机关代字, in a sentence; empty when it is one. Year and serial are the register's."""
    if not code:
        return "请填机关代字"
    return "" if _CODE.fullmatch(code) else "只写代字，年份和序号由程序编"


@dataclass(frozen=True, slots=True)
class Notice:
    """One paper to one unit; `content` is the JSON of what was printed, so that it can be printed again unchanged."""

    id: int
    kind: NoticeKind
    number: DocumentNumber
    unit_id: int
    title: str
    issued_on: date
    reply_by: date | None = None
    task_ids: tuple[int, ...] = ()
    state: NoticeState = NoticeState.ISSUED
    signed_by: str = ""
    signed_on: date | None = None
    replied_on: date | None = None
    void_reason: str = ""
    path: str = ""
    content: str = ""
