"""Papers that can be issued now, each with its draft: what is due of a kind, or what a person picks."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from supervisor_app.domain.lights import Clause, Light
from supervisor_app.domain.model import Meeting
from supervisor_app.domain.papers.drafting import EntryValue, Ground, PaperDraft
from supervisor_app.domain.papers.notice import Notice, NoticeKind
from supervisor_app.domain.papers.planning import CALLS, PRESSING, SCOPES, NoticePlan, Plans, Scope
from supervisor_app.domain.standing import TaskLine
from supervisor_app.domain.words import NOTICE_KIND_WORDS
from supervisor_app.ui.session import Session

if TYPE_CHECKING:
    from supervisor_app.documents.drafting import KindForm

Key = tuple[NoticeKind, Scope, int]
Changed = Mapping[str, EntryValue]

GROUPS: tuple[tuple[str, tuple[NoticeKind, ...]], ...] = (
    (
        "发给单位的",
        (
            NoticeKind.ASSIGNMENT,
            NoticeKind.REMINDER,
            NoticeKind.URGING,
            NoticeKind.SUPERVISION,
            NoticeKind.SUPERVISION_LETTER,
            NoticeKind.WARNING,
            NoticeKind.INTERVIEW,
        ),
    ),
    ("表单", (NoticeKind.INTERVIEW_RECORD, NoticeKind.EXTENSION, NoticeKind.CLOSURE)),
    ("上报与通报", (NoticeKind.CIRCULAR, NoticeKind.BRIEFING, NoticeKind.ACCOUNTABILITY, NoticeKind.MINUTES)),
)
KINDS = tuple(kind for _, kinds in GROUPS for kind in kinds)
_HEAD = "给牵头单位"
WHO: Mapping[NoticeKind, str] = MappingProxyType(
    {
        NoticeKind.ASSIGNMENT: f"{_HEAD}已交办、还没有发过交办通知的事项，一个单位一份",
        NoticeKind.REMINDER: f"{_HEAD}临近时限、还没有报办结的事项，一个单位一份",
        NoticeKind.URGING: f"{_HEAD}本期没有报送进展，或发文逾期没有回复的事项，一个单位一份",
        NoticeKind.SUPERVISION: f"{_HEAD}亮红灯的事项：逾期，或大幅落后序时进度，一个单位一份",
        NoticeKind.SUPERVISION_LETTER: f"{_HEAD}亮红灯的事项，用信函格式，一个单位一份",
        NoticeKind.WARNING: f"{_HEAD}督办之后仍亮红灯的事项，一个单位一份",
        NoticeKind.INTERVIEW: f"{_HEAD}预警之后仍亮红灯的事项，一个单位一份",
        NoticeKind.INTERVIEW_RECORD: "约谈之后填写，一个单位一份",
        NoticeKind.EXTENSION: "单位申请延期的事项，一项一份",
        NoticeKind.CLOSURE: "已办结、等待销号的事项，一项一份",
        NoticeKind.CIRCULAR: "全部事项的进展，发各承办单位；须先经批准",
        NoticeKind.BRIEFING: "全部事项的进展和需要决定的事，报领导",
        NoticeKind.ACCOUNTABILITY: "约谈之后仍亮红灯的事项；只是建议，须先经批准",
        NoticeKind.MINUTES: "一次会议的议定事项，一次会议一份",
    }
)


@dataclass(frozen=True)
class Planned:
    """A paper that can be issued: `name` says to whom or on what, `aside` how much, `lines` its matters."""

    key: Key
    name: str
    aside: str
    draft: PaperDraft
    lines: tuple[TaskLine, ...] = ()
    replaces: Notice | None = None

    @property
    def changed(self) -> Changed:
        """What the officer changed."""
        return self.draft.changed

    def with_changes(self, changed: Changed) -> "Planned":
        """The paper with other changes."""
        return replace(self, draft=replace(self.draft, changed=changed))

    @property
    def left_out(self) -> frozenset[int]:
        """Ids of the matters below that the officer leaves out."""
        told = {line.task.id for line in self.draft.ground.lines}
        return frozenset(line.task.id for line in self.lines) - told

    @property
    def size(self) -> str:
        """How much the paper is about, in words."""
        left = len(self.left_out)
        return f"{len(self.lines) - left}/{len(self.lines)} 项" if left else self.aside

    def without(self, task_ids: Collection[int]) -> "Planned":
        """The paper on its matters but these; on all of them where none would be left."""
        kept = tuple(line for line in self.lines if line.task.id not in task_ids) or self.lines
        if kept == self.draft.ground.lines or not self.lines:
            return self
        return replace(self, draft=replace(self.draft, ground=replace(self.draft.ground, lines=kept)))


def form_of(kind: NoticeKind) -> "KindForm":
    """What papers of a kind are made of."""
    from supervisor_app.documents.kinds import FORMS

    return FORMS[kind]


def due(session: Session, kind: NoticeKind) -> int:
    """How many papers of a kind are due; 0 for kinds that a person chooses."""
    return len(session.facts.plans(kind).plans) if kind in CALLS else 0


def open_plans(session: Session, kind: NoticeKind, task_ids: frozenset[int] | None = None) -> Plans:
    """What a person may pick from beyond what is due: every matter under way, or the matters given.

    Nobody is pressed for what is claimed done and waits for the office to verify it.
    """
    if task_ids is None:
        lines = [line for line in session.facts.lines.values() if line.light not in {Light.DONE, Light.GREY}]
        waits = Clause.CLAIMED_DONE if kind in PRESSING else None
        task_ids = frozenset(line.task.id for line in lines if line.clause is not waits)
    return session.facts.plans(kind, task_ids=task_ids)


def planned(session: Session, kind: NoticeKind, plans: Plans) -> list[Planned]:
    """The papers of a kind, of these plans where it has a paper for every unit or matter."""
    facts, scope = session.facts, SCOPES[kind]
    ground = facts.ground()
    if scope is Scope.LEDGER:
        whole = f"全部 {len(facts.lines)} 项"
        return [Planned((kind, scope, 0), NOTICE_KIND_WORDS[kind], whole, PaperDraft(kind, ground))]
    if scope is Scope.MEETING:
        return [_of_meeting(kind, meeting, session) for meeting in facts.meetings]
    return [_of_plan(plan, replace(ground, unit=plan.unit, lines=plan.lines)) for plan in plans.plans]


def again(session: Session, notice: Notice) -> Planned:
    """The void paper as a draft of a new one; its key is of no unit, matter or meeting."""
    from supervisor_app.documents.issuing import draft_from

    facts = session.facts
    lines = tuple(facts.lines[task_id] for task_id in notice.task_ids if task_id in facts.lines)
    unit = None if notice.unit_id is None else facts.units.get(notice.unit_id)
    held = {line.task.meeting_id for line in lines} if SCOPES[notice.kind] is Scope.MEETING else set()
    meeting = next((found for found in facts.meetings if found.id in held), None)
    draft = draft_from(notice, facts.ground(unit, lines, meeting))
    name = unit.name if unit else notice.addressee or NOTICE_KIND_WORDS[notice.kind]
    return Planned((notice.kind, SCOPES[notice.kind], -notice.id), name, f"代替 {notice.number}", draft, lines, notice)


def _of_plan(plan: NoticePlan, ground: Ground) -> Planned:
    draft = PaperDraft(plan.kind, ground)
    if SCOPES[plan.kind] is Scope.TASK:
        task = plan.lines[0].task
        return Planned((plan.kind, Scope.TASK, task.id), task.title, plan.unit.short_name or plan.unit.name, draft)
    return Planned((plan.kind, Scope.UNIT, plan.unit.id), plan.unit.name, f"{len(plan.lines)} 项", draft, plan.lines)


def _of_meeting(kind: NoticeKind, meeting: Meeting, session: Session) -> Planned:
    facts = session.facts
    lines = tuple(line for line in facts.lines.values() if line.task.meeting_id == meeting.id)
    aside = f"{meeting.held_on:%m-%d}，{len(lines)} 项" if meeting.held_on else f"{len(lines)} 项"
    draft = PaperDraft(kind, facts.ground(lines=lines, meeting=meeting))
    return Planned((kind, Scope.MEETING, meeting.id), meeting.title, aside, draft)
