"""Commands on the register of papers: issue with a number, send, sign for, reply, move the reply date, void."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from supervisor_app.domain.papers.notice import NEEDS_APPROVAL, SERIES, Notice, NoticeState, Numbering
from supervisor_app.domain.words import NOTICE_KIND_WORDS
from supervisor_app.errors import UserError
from supervisor_app.store import queries
from supervisor_app.store.ledger import Ledger
from supervisor_app.store.paper_files import clear_part, sync_paper
from supervisor_app.store.rows import to_row, to_value

# What is registered after issue → what the command is called when it is the first of them that changed.
_STEPS = {
    "signed_by": "登记签收",
    "signed_on": "登记签收",
    "replied_on": "登记回复",
    "reply": "登记回复",
    "sent_on": "登记送达",
}


def issue_notice(ledger: Ledger, notice: Notice, deliver: Callable[[], None]) -> int:
    """Record a paper under its number and put its file in place, both or neither; gives the notice's id.

    The number must still be the next one. `deliver` puts the finished file at `notice.path`; when it fails, no number
    is used up. Issuing cannot be undone: a wrong paper is voided and its number stays. A process killed on the way
    leaves what `paper_files.settle` clears up.
    """
    delivered = False
    try:
        with ledger.command(f"印发{NOTICE_KIND_WORDS[notice.kind]} {notice.number}", undoable=False) as work:
            _refuse_unapproved(notice)
            _refuse_number(ledger, notice)
            _refuse_replacement(ledger, notice)
            number = notice.number
            row = to_row(notice, without=frozenset({"id", "number"}))
            notice_id = work.insert("notice", row | {"code": number.code, "year": number.year, "serial": number.serial})
            for task_id in notice.task_ids:
                work.insert("notice_task", {"notice_id": notice_id, "task_id": task_id})
            deliver()
            delivered = True
            sync_paper(notice.path)
    except BaseException:
        if delivered and notice.path:  # not registered after all, as on a full disk: no paper goes out under the number
            with suppress(OSError):
                Path(notice.path).unlink()
        raise
    clear_part(ledger.db, notice.path)
    return notice_id


def _refuse_unapproved(notice: Notice) -> None:
    if notice.kind not in NEEDS_APPROVAL:
        return
    word = NOTICE_KIND_WORDS[notice.kind]
    if not notice.approver.strip() or notice.approved_on is None:
        raise UserError(f"{word}须经批准才能印发（《政府督查工作条例》第二十一条）；请填批准人和批准日期")
    if notice.approved_on > notice.issued_on:
        raise UserError(f"批准日期 {notice.approved_on} 晚于成文日期 {notice.issued_on}；请改正日期")


def _refuse_number(ledger: Ledger, notice: Notice) -> None:
    number = notice.number
    series = SERIES.get(notice.kind)
    names = {name for _, name in SERIES.values()}
    if (number.numbering, number.code) != (series or (Numbering.DOCUMENT, number.code)) or (
        series is None and number.code in names
    ):
        raise ValueError(f"{number!r} is no number of {notice.kind}")
    if number.year != notice.issued_on.year:
        raise UserError(f"文号 {number} 与成文日期 {notice.issued_on} 的年份不符；请重新生成这份文书")
    if number != queries.next_number(ledger.db, number.code, number.year, number.numbering):
        raise UserError(f"文号 {number} 已被占用；请重新生成这份文书")


def _refuse_replacement(ledger: Ledger, notice: Notice) -> None:
    if notice.replaces_id is None:
        return
    [old] = queries.notices(ledger.db, "id = ?", notice.replaces_id)
    if old.state is not NoticeState.VOID:
        raise UserError(f"{old.number.full} 没有作废，不能重新印发；请先写明原因作废")
    later = queries.notices(ledger.db, "replaces_id = ?", old.id)
    if later:
        raise UserError(f"{old.number.full} 已由 {later[0].number.full} 重新印发过；请从那一份再重新印发")


def register_steps(ledger: Ledger, notice: Notice) -> None:
    """Register sending, signing and reply of a paper as `notice` has them; None or empty takes a wrong entry back."""
    stored, after = _stored_and_after(ledger, notice)
    changed = _changed_steps(stored, after)
    action = _STEPS[changed[0]] if changed else "登记"
    with ledger.command(f"{action} {stored.number.full}") as work:
        work.update("notice", stored.id, {name: to_value(getattr(after, name)) for name in changed})


def register_steps_of_all(ledger: Ledger, notices: Sequence[Notice]) -> None:
    """The same of several papers, all or none, as one command."""
    found = [_stored_and_after(ledger, notice) for notice in notices]
    changed = [(stored, after, _changed_steps(stored, after)) for stored, after in found]
    action = next((_STEPS[names[0]] for _, _, names in changed if names), "登记")
    with ledger.command(f"{action} {len(found)} 份") as work:
        for stored, after, names in changed:
            work.update("notice", stored.id, {name: to_value(getattr(after, name)) for name in names})


def _stored_and_after(ledger: Ledger, notice: Notice) -> tuple[Notice, Notice]:
    """The paper as it is and as it shall be; refused where it cannot be so."""
    [stored] = queries.notices(ledger.db, "id = ?", notice.id)
    if stored.state is NoticeState.VOID:
        raise UserError(f"{stored.number.full} 已作废，不能登记；请选择有效的文书")
    after = replace(notice, signed_by=notice.signed_by.strip(), reply=notice.reply.strip())
    _refuse_days(stored, after)
    return stored, after


def _changed_steps(stored: Notice, after: Notice) -> list[str]:
    return [name for name in _STEPS if getattr(after, name) != getattr(stored, name)]


def _refuse_days(stored: Notice, after: Notice) -> None:
    for day in filter(None, (after.sent_on, after.signed_on, after.replied_on)):
        if day < stored.issued_on:
            raise UserError(f"{day} 早于发文日期 {stored.issued_on}；请改正日期")
    if after.sent_on and after.signed_on and after.signed_on < after.sent_on:
        raise UserError(f"签收日期 {after.signed_on} 早于送达日期 {after.sent_on}；请改正日期")
    if after.reply and after.replied_on is None:
        raise UserError(f"{stored.number.full} 写了回复内容，没有回复日期；请填日期")
    if after.signed_by and after.signed_on is None:
        raise UserError(f"{stored.number.full} 写了签收人，没有签收日期；请填日期")


def move_reply_due(ledger: Ledger, notice: Notice, reply_by: date | None, reason: str) -> None:
    """Give a unit another day to reply by; the reason stays in the journal, the paper as issued says the first day."""
    if notice.state is NoticeState.VOID:
        raise UserError(f"{notice.number.full} 已作废，不能改回复期限")
    if reply_by is not None and reply_by < notice.issued_on:
        raise UserError(f"回复期限 {reply_by} 早于发文日期 {notice.issued_on}；请改正日期")
    if not reason.strip():
        raise UserError("请写明改回复期限的原因，原因会留在台账日志里")
    moved = f"改为 {reply_by}" if reply_by else "取消"
    with ledger.command(f"把 {notice.number.full} 回复期限{moved}：{reason.strip()}") as work:
        work.update("notice", notice.id, {"reply_by": to_value(reply_by)})


def void_notice(ledger: Ledger, notice: Notice, reason: str) -> None:
    """Void a paper with a reason; its number stays in the register and is not given again."""
    if notice.state is NoticeState.VOID:
        raise UserError(f"{notice.number.full} 已经作废过了")
    if not reason.strip():
        raise UserError("请写明作废原因，原因会留在登记簿里")
    with ledger.command(f"作废 {notice.number.full}") as work:
        work.update("notice", notice.id, {"state": NoticeState.VOID.value, "void_reason": reason.strip()})


def find_notice(ledger: Ledger, text: str, kind: str | None = None) -> Notice:
    """The paper of a number as printed; brackets of any shape, an issue's series before it or its `kind` beside."""
    wanted = _key(text)
    found = [
        notice
        for notice in queries.notices(ledger.db)
        if wanted in {_key(str(notice.number)), _key(notice.number.full)} and kind in (None, notice.kind.value)
    ]
    if not found:
        raise UserError(f"登记簿里没有 {text}；请检查文号")
    if len(found) > 1:
        several = "、".join(notice.number.full for notice in found)
        raise UserError(f"{text} 有几份：{several}；请写全文种")
    return found[0]


def _key(number: str) -> str:
    return "".join(number.split()).translate(str.maketrans("[]()（）【】", "〔〕〔〕〔〕〔〕"))
