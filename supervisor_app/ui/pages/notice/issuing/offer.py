"""What can be issued now: the papers of a kind that are due, chosen by a person, or issued anew, with their drafts."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from supervisor_app.domain.papers.notice import DocumentNumber, Notice, NoticeKind, NoticeState
from supervisor_app.domain.papers.planning import CALLS, SCOPES, Plans, Scope
from supervisor_app.domain.words import NOTICE_KIND_WORDS
from supervisor_app.ui.pages.notice.issuing.drafts import Drafts
from supervisor_app.ui.pages.notice.issuing.planned import (
    KINDS,
    WHO,
    Key,
    Planned,
    again,
    due,
    open_plans,
    planned,
)
from supervisor_app.ui.session import Session

_FIRST = (NoticeKind.SUPERVISION, NoticeKind.ASSIGNMENT)  # looked at first for something that is due
_ONCE = (NoticeKind.ASSIGNMENT, NoticeKind.CLOSURE)


class Offer:
    """`read` the papers; `open`: matters beyond what is due, which a person picks from."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.kind = _FIRST[0]
        self.drafts = Drafts()
        self.plans = Plans((), ())
        self.open = False
        self.replaced: Notice | None = None
        self._task_ids = frozenset[int]()

    def begin(self, kind: NoticeKind | None, task_ids: frozenset[int] = frozenset()) -> None:
        """Offer a kind, or the first one that is due, on these matters or what is due."""
        first = (item for item in (*_FIRST, *KINDS) if due(self._session, item))
        self.kind = kind or next(first, _FIRST[0])
        self.replaced, self._task_ids = None, task_ids
        self.open = self.kind not in CALLS and self.scope is Scope.TASK

    def begin_again(self, notice: Notice) -> None:
        """Offer a void paper as the draft of a new one."""
        self.kind, self.replaced, self.open = notice.kind, notice, False

    def widen(self, wide: bool) -> None:
        """Offer every matter under way, or only what is due."""
        self.open, self._task_ids = wide, frozenset()

    @property
    def scope(self) -> Scope:
        """What one paper of the kind is about."""
        return SCOPES[self.kind]

    @property
    def may_widen(self) -> bool:
        """Whether there is more to pick from than what is due."""
        return self.kind in CALLS and self.scope in (Scope.UNIT, Scope.TASK) and self.replaced is None

    def counts(self) -> Mapping[NoticeKind, int]:
        """How many papers of each kind are due."""
        return {kind: due(self._session, kind) for kind in KINDS}

    def read(self) -> None:
        """Take the papers as the ledger has them now; what was changed in them stays."""
        session, self.plans = self._session, Plans((), ())
        if self.replaced is not None:
            self.drafts.take([again(session, self.replaced)])
            return
        if self.scope in (Scope.UNIT, Scope.TASK):
            wide = self.open or self._task_ids
            self.plans = (
                open_plans(session, self.kind, self._task_ids or None) if wide else session.facts.plans(self.kind)
            )
        self.drafts.take(planned(session, self.kind, self.plans))

    def checked_at_first(self, key: Key) -> bool:
        """Due papers are, and the newest meeting's; what a person picks from is not."""
        if self.scope is Scope.MEETING:
            return key == next((paper.key for paper in self.drafts.papers), None)
        return not self.open

    def who(self) -> str:
        """To whom papers of the kind go, in a sentence."""
        if self.replaced is not None:
            return f"{self.replaced.number} 已作废（{self.replaced.void_reason}），改好后用新的文号印发"
        facts = self._session.facts
        today = next(
            (
                notice.number.full
                for notice in facts.notices
                if (notice.kind, notice.issued_on, notice.unit_id) == (self.kind, facts.today, None)
                if notice.state is NoticeState.ISSUED
            ),
            "",
        )
        return f"今日已印发 {today}，请确认是否还要发" if today else WHO[self.kind]

    def rule(self) -> str:
        """Why matters are left out, in a sentence."""
        word, repeat = NOTICE_KIND_WORDS[self.kind], self._session.facts.office.repeat_days
        if self.kind in _ONCE:
            return f"每个事项只发一次{word}"
        return f"同一事项 {repeat} 个工作日内不重复发{word}"

    def nothing(self) -> tuple[str, str]:
        """What is said when there is no paper to issue, and what to do."""
        word = NOTICE_KIND_WORDS[self.kind]
        if self.scope is Scope.MEETING:
            return "还没有会议", "在“会议”里加入讲话或清单，议定事项就能写成纪要"
        if self.open:
            return "没有在办事项", "先在台账里登记事项"
        return f"现在没有要发的{word}", "仍要发文，可从在办事项里选" if self.may_widen else WHO[self.kind]

    def number(self, place: int) -> DocumentNumber:
        """The number the paper at a place of the batch would have, as things are."""
        first = self._session.facts.next_number(self.kind)
        return replace(first, serial=first.serial + place)

    def number_of(self, key: Key, chosen: Sequence[Planned]) -> DocumentNumber:
        """The number a paper would have among those chosen."""
        return self.number(next((at for at, paper in enumerate(chosen) if paper.key == key), 0))

    def received(self, paper: Planned) -> str:
        """The kind, and how many papers the unit got this month: fewer papers (减负)."""
        unit, facts = paper.draft.ground.unit, self._session.facts
        count = sum(
            (notice.issued_on.year, notice.issued_on.month) == (facts.today.year, facts.today.month)
            for notice in facts.notices
            if unit is not None and notice.unit_id == unit.id and notice.state is NoticeState.ISSUED
        )
        word = NOTICE_KIND_WORDS[self.kind] if self.scope is not Scope.LEDGER else ""
        return "，".join(filter(None, (word, f"本月已发该单位 {count} 份" if count else "")))
