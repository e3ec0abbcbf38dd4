"""Commands on the register of papers: issue with a number, sign for, reply, void."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from supervisor_app.domain.notice import Notice, NoticeState
from supervisor_app.domain.words import NOTICE_KIND_WORDS
from supervisor_app.errors import UserError
from supervisor_app.store import queries
from supervisor_app.store.ledger import Ledger
from supervisor_app.store.rows import to_row, to_value


def issue_notice(ledger: Ledger, notice: Notice, deliver: Callable[[], None]) -> int:
    """Record a paper under its number and put its file in place, both or neither; gives the notice's id.

    The number must still be the next one. `deliver` moves the finished file to `notice.path`; when it fails, no number
    is used up. Issuing cannot be undone: a wrong paper is voided and its number stays.
    """
    number = notice.number
    if number != queries.next_number(ledger.db, number.code, number.year, number.numbering):
        raise UserError(f"文号 {number} 已被占用；请重新生成这份文书")
    delivered = False
    try:
        with ledger.command(f"印发{NOTICE_KIND_WORDS[notice.kind]} {number}", undoable=False) as work:
            row = to_row(notice, without=frozenset({"id", "number"}))
            notice_id = work.insert("notice", row | {"code": number.code, "year": number.year, "serial": number.serial})
            for task_id in notice.task_ids:
                work.insert("notice_task", {"notice_id": notice_id, "task_id": task_id})
            deliver()
            delivered = True
    except BaseException:
        if delivered and notice.path:  # not registered after all, as on a full disk: no paper goes out under the number
            with suppress(OSError):
                Path(notice.path).unlink()
        raise
    return notice_id


def register_receipt(
    ledger: Ledger, notice: Notice, signed_by: str, signed_on: date | None, replied_on: date | None
) -> None:
    """Register who signed for a paper and when the unit replied; None takes a wrong entry back."""
    if notice.state is NoticeState.VOID:
        raise UserError(f"{notice.number} 已作废，不能登记签收；请选择有效的文书")
    for day in filter(None, (signed_on, replied_on)):
        if day < notice.issued_on:
            raise UserError(f"{day} 早于发文日期 {notice.issued_on}；请改正日期")
    receipt = replace(notice, signed_by=signed_by.strip(), signed_on=signed_on, replied_on=replied_on)
    with ledger.command(f"登记签收 {notice.number}") as work:
        work.update("notice", notice.id, {name: to_value(getattr(receipt, name)) for name in _RECEIPT})


_RECEIPT = ("signed_by", "signed_on", "replied_on")


def void_notice(ledger: Ledger, notice: Notice, reason: str) -> None:
    """Void a paper with a reason; its number stays in the register and is not given again."""
    if notice.state is NoticeState.VOID:
        raise UserError(f"{notice.number} 已经作废过了")
    if not reason.strip():
        raise UserError("请写明作废原因，原因会留在登记簿里")
    with ledger.command(f"作废 {notice.number}") as work:
        work.update("notice", notice.id, {"state": NoticeState.VOID.value, "void_reason": reason.strip()})
