"""Lines of the register of papers: what each says, how it stands, and which are wanted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from supervisor_app.domain.filtering import initials
from supervisor_app.domain.model import Unit
from supervisor_app.domain.papers.notice import DocumentNumber, Notice, NoticeState, Numbering
from supervisor_app.domain.standing import TaskLine, Yardstick
from supervisor_app.domain.words import NOTICE_KIND_WORDS

NOTHING = "–"


class Standing(StrEnum):
    """Where a paper is on its way, as the filter chips call it."""

    LATE = "逾期未复"
    UNSENT = "待送达"
    UNSIGNED = "待签收"
    UNANSWERED = "待回复"
    ANSWERED = "已回复"
    VOID = "已作废"


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """A paper of the register; `left`: working days to its reply date, negative past it, None when not waited for."""

    notice: Notice
    unit: str
    matter: str
    left: int | None = None

    @property
    def void(self) -> bool:
        """Whether the paper is void."""
        return self.notice.state is NoticeState.VOID

    @property
    def settled(self) -> bool:
        """Void, or answered, or to be answered by nobody and with its unit: nothing is waited for."""
        return self.void or self.notice.replied_on is not None or not self._awaited

    @property
    def _awaited(self) -> bool:
        notice = self.notice
        return notice.reply_by is not None or (notice.unit_id is not None and notice.signed_on is None)

    def stands(self, standing: Standing | None) -> bool:
        """Whether the paper is in this state; None: in any."""
        notice = self.notice
        match standing:
            case None:
                return True
            case Standing.VOID:
                return self.void
            case Standing.LATE:
                return self.left is not None and self.left < 0
            case Standing.UNSENT:  # signed for without a day of delivery: it did arrive
                return not self.settled and notice.sent_on is None and notice.signed_on is None
            case Standing.UNSIGNED:
                return not self.settled and notice.signed_on is None
            case Standing.UNANSWERED:
                return not self.settled and notice.reply_by is not None
        return not self.void and notice.replied_on is not None


def notice_rows(
    notices: Iterable[Notice], units: Mapping[int, Unit], lines: Mapping[int, TaskLine], yardstick: Yardstick
) -> list[NoticeRow]:
    """The register, what is waited for first by reply date, the rest newest first."""
    rows = [_row(notice, units, lines, yardstick) for notice in notices]
    waiting = [row for row in rows if not row.settled]
    waiting.sort(key=lambda row: (row.notice.reply_by is None, row.notice.reply_by or date.max))
    return waiting + [row for row in rows if row.settled]


def _row(notice: Notice, units: Mapping[int, Unit], lines: Mapping[int, TaskLine], yardstick: Yardstick) -> NoticeRow:
    unit = None if notice.unit_id is None else units.get(notice.unit_id)
    titles = [lines[task_id].task.title for task_id in notice.task_ids if task_id in lines]
    more = f" 等 {len(notice.task_ids)} 项" if len(notice.task_ids) > 1 else ""
    return NoticeRow(
        notice,
        unit.name if unit else notice.addressee,
        titles[0] + more if titles else notice.title,
        _left(notice, yardstick),
    )


def _left(notice: Notice, yardstick: Yardstick) -> int | None:
    if notice.reply_by is None or notice.replied_on is not None or notice.state is NoticeState.VOID:
        return None
    late = yardstick.calendar.between(notice.reply_by, yardstick.today)
    return (
        -max(late, 1)
        if notice.reply_by < yardstick.today
        else yardstick.calendar.between(yardstick.today, notice.reply_by)
    )


def holds(row: NoticeRow, word: str) -> bool:
    """Whether one word is in what the row says, also as pinyin initials."""
    notice = row.notice
    kind = NOTICE_KIND_WORDS[notice.kind]
    said = (str(notice.number), row.unit, row.matter, notice.title, kind, notice.signed_by, notice.reply)
    text = "\n".join(said).casefold()
    return word in text or (word.isascii() and word.isalpha() and word in initials(text))


def short_number(number: DocumentNumber) -> str:
    """`12号`, `第16期`, `003`: the number beside the kind of paper."""
    match number.numbering:
        case Numbering.ISSUE:
            return f"第{number.serial}期"
        case Numbering.FORM:
            return f"{number.serial:03d}"
    return f"{number.serial}号"
