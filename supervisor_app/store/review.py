"""Commands on a speech under review: begin, decide draft by draft, make the list."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlite_utils import Database

from supervisor_app.domain.model import Meeting
from supervisor_app.domain.review import DraftState, ReviewDraft, to_task
from supervisor_app.errors import UserError
from supervisor_app.store.ledger import Ledger
from supervisor_app.store.rows import Row, from_row, to_row
from supervisor_app.store.tasks import insert_task
from supervisor_app.store.work import Work

_ACTIONS = {DraftState.OPEN: "修改草稿", DraftState.ACCEPTED: "采纳草稿", DraftState.DROPPED: "舍去草稿"}


def drafts(db: Database, meeting_id: int) -> list[ReviewDraft]:
    """The drafts of a meeting by their place in its text."""
    rows = db.query('SELECT * FROM draft WHERE meeting_id = ? ORDER BY start, "end", id', [meeting_id])
    return [_from_row(row) for row in rows]


def source_of(db: Database, task_id: int) -> ReviewDraft | None:
    """The draft a task was made of; None for a task of another origin."""
    rows = db.query("SELECT * FROM draft WHERE task_id = ?", [task_id])
    return next((_from_row(row) for row in rows), None)


def begin_review(ledger: Ledger, meeting: Meeting, found: Sequence[ReviewDraft]) -> int:
    """Keep a speech with the drafts the reader found in it; gives the meeting's id."""
    title = meeting.title.strip()
    if not title:
        raise UserError("会议名称是空的；请写上会议或讲话的名称")
    with ledger.command(f"读入讲话稿“{title}”") as work:
        meeting_id = work.insert("meeting", to_row(replace(meeting, title=title)))
        for draft in found:
            work.insert("draft", _to_row(replace(draft, meeting_id=meeting_id)))
    return meeting_id


def edit_meeting(ledger: Ledger, meeting: Meeting, moved: Sequence[ReviewDraft] = ()) -> None:
    """Write a meeting's title, day and speaker, and drafts whose days another day of it moves; its text stays."""
    if not meeting.title.strip():
        raise UserError("会议名称是空的；请写上会议或讲话的名称")
    with ledger.command(f"修改会议“{meeting.title.strip()}”") as work:
        work.update("meeting", meeting.id, to_row(replace(meeting, title=meeting.title.strip()), without=_KEPT))
        for draft in moved:
            work.update("draft", draft.id, _to_row(draft))


_KEPT = frozenset({"id", "text"})


def save_draft(ledger: Ledger, draft: ReviewDraft) -> int:
    """Write a draft edited, accepted, dropped or, with id 0, marked by hand; gives its id."""
    _refuse(draft)
    word = _ACTIONS[draft.state] if draft.id else "标出草稿"
    with ledger.command(f"{word}“{draft.title[:20]}”") as work:
        if draft.id == 0:
            return work.insert("draft", _to_row(draft))
        work.update("draft", draft.id, _to_row(draft))
    return draft.id


def save_drafts(ledger: Ledger, changed: Sequence[ReviewDraft], action: str) -> None:
    """Write several drafts of the ledger in one command named `action`."""
    for draft in changed:
        _refuse(draft)
    with ledger.command(action) as work:
        for draft in changed:
            work.update("draft", draft.id, _to_row(draft))


def replace_drafts(ledger: Ledger, gone: Iterable[int], new: Sequence[ReviewDraft]) -> list[int]:
    """Merge or split: some drafts make way for others; gives the ids of the new ones."""
    for draft in new:
        _refuse(draft)
    gone = list(gone)
    with ledger.command("合并草稿" if len(gone) > len(new) else "拆分草稿") as work:
        for draft_id in gone:
            if work.row("draft", draft_id)["task_id"] is not None:
                raise UserError("这条草稿已列入清单，不能再合并或拆分；请在台账里修改事项")
            work.delete("draft", draft_id)
        return [work.insert("draft", _to_row(draft)) for draft in new]


def make_list(ledger: Ledger, meeting: Meeting) -> list[int]:
    """Turn the accepted drafts that are no tasks yet into tasks, in one command; gives the tasks' ids."""
    held_on = meeting.held_on
    if held_on is None:
        raise UserError(f"“{meeting.title}”没有日期；请先填会议日期，它也是交办日期")
    ready = [
        draft for draft in drafts(ledger.db, meeting.id) if draft.state is DraftState.ACCEPTED and draft.task_id is None
    ]
    if not ready:
        raise UserError("还没有采纳的草稿；请先逐条采纳，再生成清单")
    with ledger.command(f"由“{meeting.title}”生成清单 {len(ready)} 项") as work:
        title = f"{meeting.title}任务清单"
        list_id = work.insert("task_list", {"title": title, "meeting_id": meeting.id, "source": "讲话稿"})
        return [_task(work, draft, meeting, list_id) for draft in ready]


def _task(work: Work, draft: ReviewDraft, meeting: Meeting, list_id: int) -> int:
    assert meeting.held_on is not None
    task = to_task(draft, meeting.held_on)
    task_id = insert_task(work, task, year=meeting.held_on.year, meeting_id=meeting.id, list_id=list_id)
    work.update("draft", draft.id, {"task_id": task_id})
    return task_id


def _refuse(draft: ReviewDraft) -> None:
    if not draft.title.strip():
        raise UserError("事项名称是空的；请写明要办的事")
    if not 0 <= draft.start <= draft.end:
        raise UserError("草稿在讲话稿里的位置不对；请重新选中一段文字")


def _to_row(draft: ReviewDraft) -> Row:
    names = {name: json.dumps(getattr(draft, name), ensure_ascii=False) for name in ("lead", "cooperating")}
    return to_row(draft) | names


def _from_row(row: dict[str, Any]) -> ReviewDraft:
    names = {name: tuple(json.loads(row[name])) for name in ("lead", "cooperating")}
    return from_row(ReviewDraft, {name: value for name, value in row.items() if name not in names}, **names)
