"""Lines of the register of papers: what each says, how it stands, and which are wanted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from supervisor_app.domain.filtering import initials
from supervisor_app.domain.model import Unit
from supervisor_app.domain.notice import Notice, NoticeKind, NoticeState
from supervisor_app.domain.standing import TaskLine, Yardstick
from supervisor_app.domain.words import NOTICE_KIND_WORDS
from supervisor_app.ui.columns import Column, muted

NOTHING = "–"


class Standing(StrEnum):
    """Where a paper is on its way, as the filter chips call it."""

    UNSIGNED = "未签收"
    UNANSWERED = "未回复"
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
        """Void, or answered and signed for: nothing is waited for."""
        return self.void or self.notice.replied_on is not None

    def stands(self, standing: Standing | None) -> bool:
        """Whether the paper is in this state; None: in any."""
        notice = self.notice
        match standing:
            case None:
                return True
            case Standing.VOID:
                return self.void
            case Standing.UNSIGNED:
                return not self.settled and notice.signed_on is None
            case Standing.UNANSWERED:
                return not self.settled
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


def matching(
    rows: Iterable[NoticeRow], text: str = "", standing: Standing | None = None, kind: NoticeKind | None = None
) -> list[NoticeRow]:
    """Rows in this state and of this kind that hold every word of `text`, also as pinyin initials."""
    words = text.casefold().split()
    return [
        row
        for row in rows
        if row.stands(standing) and kind in (None, row.notice.kind) and all(_holds(row, word) for word in words)
    ]


def _holds(row: NoticeRow, word: str) -> bool:
    notice = row.notice
    kind = NOTICE_KIND_WORDS[notice.kind]
    text = f"{notice.number}\n{row.unit}\n{row.matter}\n{notice.title}\n{kind}\n{notice.signed_by}".casefold()
    return word in text or (word.isascii() and word.isalpha() and word in initials(text))


def short_day(day: date | None, beside: date) -> str:
    """`11-06`; with its year where that is not `beside`'s; – without a day."""
    if day is None:
        return NOTHING
    return f"{day:%m-%d}" if day.year == beside.year else f"{day:%y-%m-%d}"


def left_words(row: NoticeRow) -> str:
    """`逾期 3`, `今日`, `剩 2` in working days, `11-16 复`, `作废`."""
    if row.void:
        return "作废"
    if row.notice.replied_on is not None:
        return f"{short_day(row.notice.replied_on, row.notice.issued_on)} 复"
    if row.left is None:
        return NOTHING
    if row.left < 0:
        return f"逾期 {-row.left}"
    return f"剩 {row.left}" if row.left else "今日"


def signed_words(row: NoticeRow) -> str:
    """The day of the receipt, or that it is waited for."""
    if row.notice.signed_on is None:
        return NOTHING if row.settled else "待签收"
    return short_day(row.notice.signed_on, row.notice.issued_on)


def _ink(row: NoticeRow) -> str:
    return "text_muted" if row.settled else "text"


def _struck(row: NoticeRow) -> bool:
    return row.void


NOTICE_COLUMNS: tuple[Column[NoticeRow], ...] = (
    Column(
        key="number",
        title="文号",
        width=148,
        text=lambda row: str(row.notice.number),
        spoken=lambda row: f"{row.notice.number}{'，已作废' if row.void else ''}",
        sort=lambda row: row.notice.number,
        ink=_ink,
        struck=_struck,
    ),
    Column(
        key="kind",
        title="文种",
        width=78,
        spare=2,
        text=lambda row: NOTICE_KIND_WORDS[row.notice.kind],
        ink=_ink,
        struck=_struck,
    ),
    Column(key="unit", title="主送", width=106, text=lambda row: row.unit, ink=_ink, struck=_struck),
    Column(key="matter", title="事由", text=lambda row: row.matter, ink=_ink, struck=_struck),
    Column(
        key="issued",
        title="印发",
        width=52,
        spare=1,
        text=lambda row: f"{row.notice.issued_on:%m-%d}",
        tooltip=lambda row: row.notice.issued_on.isoformat(),
        sort=lambda row: row.notice.issued_on,
        ink=muted,
    ),
    Column(
        key="signed",
        title="签收",
        width=52,
        text=signed_words,
        tooltip=lambda row: row.notice.signed_by,
        sort=lambda row: (row.notice.signed_on is not None, row.notice.signed_on),
        ink=lambda row: "accent" if row.stands(Standing.UNSIGNED) else "text_muted",
        strong=lambda row: row.stands(Standing.UNSIGNED),
    ),
    Column(
        key="reply",
        title="回复期限",
        width=58,
        text=lambda row: short_day(row.notice.reply_by, row.notice.issued_on),
        tooltip=lambda row: row.notice.reply_by.isoformat() if row.notice.reply_by else "",
        sort=lambda row: (row.notice.reply_by is None, row.notice.reply_by),
        ink=muted,
    ),
    Column(
        key="left",
        title="剩余",
        width=74,
        align="right",
        text=left_words,
        spoken=lambda row: f"{left_words(row)}{' 个工作日' if row.left else ''}",
        sort=lambda row: (row.left is None, row.left),
        ink=lambda row: "text_muted" if row.settled else "text",
        strong=lambda row: row.left is not None and row.left <= 0,
    ),
)
