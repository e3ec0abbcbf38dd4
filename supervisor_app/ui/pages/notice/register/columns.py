"""The columns of the register of papers (发文登记)."""

from datetime import date

from supervisor_app.domain.words import NOTICE_KIND_WORDS
from supervisor_app.ui.columns import Column, muted
from supervisor_app.ui.pages.notice.register.rows import NOTHING, NoticeRow, Standing


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
        return NOTHING if row.notice.reply_by else "不需回复"
    if row.left < 0:
        return f"逾期 {-row.left}"
    return f"剩 {row.left}" if row.left else "今日"


def signed_words(row: NoticeRow) -> str:
    """The day of the receipt, or that it is waited for."""
    if row.notice.signed_on is None:
        return "待签收" if row.stands(Standing.UNSIGNED) else NOTHING
    return short_day(row.notice.signed_on, row.notice.issued_on)


def _ink(row: NoticeRow) -> str:
    return "text_muted" if row.settled else "text"


def _struck(row: NoticeRow) -> bool:
    return row.void


NOTICE_COLUMNS: tuple[Column[NoticeRow], ...] = (
    Column(
        key="number",
        title="文号",
        width=172,
        text=lambda row: str(row.notice.number),
        tooltip=lambda row: f"{row.notice.number.full}{f'，作废：{row.notice.void_reason}' if row.void else ''}",
        spoken=lambda row: f"{row.notice.number}{'，已作废' if row.void else ''}",
        sort=lambda row: row.notice.number,
        ink=_ink,
        struck=_struck,
    ),
    Column(
        key="kind",
        title="文种",
        width=78,
        spare=3,
        text=lambda row: NOTICE_KIND_WORDS[row.notice.kind],
        ink=_ink,
        struck=_struck,
    ),
    Column(
        key="unit",
        title="主送",
        width=106,
        text=lambda row: row.unit,
        tooltip=lambda row: row.unit,
        ink=_ink,
        struck=_struck,
    ),
    Column(
        key="matter",
        title="事由",
        least=150,
        text=lambda row: row.matter,
        tooltip=lambda row: row.matter,
        ink=_ink,
        struck=_struck,
    ),
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
        key="sent",
        title="送达",
        width=52,
        spare=2,
        text=lambda row: short_day(row.notice.sent_on, row.notice.issued_on),
        tooltip=lambda row: row.notice.sent_on.isoformat() if row.notice.sent_on else "",
        sort=lambda row: (row.notice.sent_on is not None, row.notice.sent_on),
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
        key="answer",
        title="回复内容",
        width=140,
        hidden=True,
        text=lambda row: row.notice.reply or NOTHING,
        tooltip=lambda row: row.notice.reply,
        ink=muted,
    ),
    Column(key="approver", title="批准人", width=72, hidden=True, text=lambda row: row.notice.approver, ink=muted),
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
