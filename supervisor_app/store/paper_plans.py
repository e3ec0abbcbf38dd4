"""Papers of any kind ready to be edited and issued: those that are due, those a person chose, those issued anew."""

from dataclasses import dataclass
from datetime import date

from supervisor_app.domain.lights import Clause, Light
from supervisor_app.domain.model import Meeting
from supervisor_app.domain.papers.drafting import Ground, PaperDraft
from supervisor_app.domain.papers.notice import Notice, NoticeKind, NoticeState
from supervisor_app.domain.papers.planning import CALLS, PRESSING, SCOPES, Scope
from supervisor_app.domain.standing import TaskLine
from supervisor_app.domain.words import NOTICE_KIND_WORDS
from supervisor_app.errors import UserError
from supervisor_app.store.snapshot import Snapshot

# Kinds on matters under way; the others may be about one that is done, or not handed out yet.
_ON_OPEN = frozenset(kind for kind in CALLS if kind not in {NoticeKind.CLOSURE, NoticeKind.INTERVIEW_RECORD})


@dataclass(frozen=True)
class DuePapers:
    """Papers to issue; matters left out as repeated or led by no unit; `said` why there is none, in a sentence."""

    drafts: tuple[PaperDraft, ...]
    repeated: tuple[TaskLine, ...] = ()
    leaderless: tuple[TaskLine, ...] = ()
    said: str = ""


def due_papers(
    facts: Snapshot,
    kind: NoticeKind,
    unit_ids: frozenset[int] | None = None,
    task_ids: frozenset[int] | None = None,
    meeting: Meeting | None = None,
) -> DuePapers:
    """Papers of a kind: one a unit, a matter, a meeting, or one on the whole ledger (`planning.SCOPES`).

    `task_ids`: matters that a person chose, whether or not they call for it. `UserError` when the kind needs a choice
    that is not made, or a chosen matter cannot have such a paper.
    """
    match SCOPES[kind]:
        case Scope.LEDGER:
            return _on_the_ledger(facts, kind)
        case Scope.MEETING:
            return _on_a_meeting(facts, kind, meeting)
    word = NOTICE_KIND_WORDS[kind]
    if kind not in CALLS and task_ids is None:
        raise UserError(f"{word}一事一单；请选定事项")
    _refuse_unfit(facts, kind, task_ids or frozenset())
    plans = facts.plans(kind, unit_ids, task_ids)
    drafts = tuple(PaperDraft(kind, facts.ground(plan.unit, plan.lines)) for plan in plans.plans)
    return DuePapers(drafts, plans.repeated, plans.leaderless)


def _refuse_unfit(facts: Snapshot, kind: NoticeKind, task_ids: frozenset[int]) -> None:
    for task_id in sorted(task_ids) if kind in _ON_OPEN else ():
        line = facts.lines[task_id]
        if kind in PRESSING and line.clause is Clause.CLAIMED_DONE:
            raise UserError(f"{line.task.number} 已报结待核查，不发{NOTICE_KIND_WORDS[kind]}；请先核查，不通过的退回")
        if line.light in {Light.DONE, Light.GREY}:
            state = "已办结" if line.light is Light.DONE else "还没有交办或已暂停、取消"
            raise UserError(f"{line.task.number} {state}，不发{NOTICE_KIND_WORDS[kind]}；请换一项")


def _on_the_ledger(facts: Snapshot, kind: NoticeKind) -> DuePapers:
    today = [paper for paper in _standing(facts, kind) if paper.issued_on == facts.today]
    if today:
        return DuePapers((), said=f"今日已印发 {today[0].number.full}，没有重复发文")
    return DuePapers((PaperDraft(kind, facts.ground()),))


def _on_a_meeting(facts: Snapshot, kind: NoticeKind, meeting: Meeting | None) -> DuePapers:
    if meeting is None:
        raise UserError(f"{NOTICE_KIND_WORDS[kind]}一会一份；请选定会议")
    lines = tuple(line for line in facts.lines.values() if line.task.meeting_id == meeting.id)
    ids = {line.task.id for line in lines}
    earlier = [paper for paper in _standing(facts, kind) if ids & set(paper.task_ids)]
    if earlier:
        return DuePapers((), said=f"“{meeting.title}”已印发 {earlier[0].number.full}，没有重复发文")
    return DuePapers((PaperDraft(kind, facts.ground(lines=lines, meeting=meeting)),))


def _standing(facts: Snapshot, kind: NoticeKind) -> list[Notice]:
    return [paper for paper in facts.notices if paper.kind is kind and paper.state is NoticeState.ISSUED]


def ground_again(facts: Snapshot, old: Notice) -> Ground:
    """What a void paper is issued anew on: its unit, matters and meeting, with today's facts."""
    if old.state is not NoticeState.VOID:
        raise UserError(f"{old.number.full} 没有作废，不能重新印发；请先写明原因作废")
    lines = tuple(facts.lines[task_id] for task_id in old.task_ids if task_id in facts.lines)
    held = {line.task.meeting_id for line in lines} if SCOPES[old.kind] is Scope.MEETING else set()
    meeting = next((found for found in facts.meetings if found.id in held), None)
    unit = facts.units[old.unit_id] if old.unit_id is not None else None
    return facts.ground(unit, lines, meeting)


def find_meeting(facts: Snapshot, title: str, held_on: date | None = None) -> Meeting:
    """The meeting of a title, or of a part of it that only one has."""
    whole = [meeting for meeting in facts.meetings if meeting.title == title]
    found = whole or [meeting for meeting in facts.meetings if title and title in meeting.title]
    found = [meeting for meeting in found if held_on in (None, meeting.held_on)]
    if not found:
        raise UserError(f"台账里没有会议“{title}”；请检查会议名称")
    if len(found) > 1:
        several = "、".join(f"{meeting.title}（{meeting.held_on or '未写日期'}）" for meeting in found)
        raise UserError(f"“{title}”有几个会议：{several}；请写全名称")
    return found[0]
