"""The escalation ladder (提示函 → 督办通知单 → 预警 → 约谈 → 通报): which paper a matter calls for next.

Custom among offices, not law, and so data: a rung says on what condition which paper is suggested. A suggestion only; a
person decides. Papers already out are taken into account: no rung is suggested twice in one trouble, and a paper that
was answered is given its time.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from supervisor_app.domain.lights import Light
from supervisor_app.domain.papers.notice import Notice, NoticeKind, NoticeState
from supervisor_app.domain.past import AMISS, month_ends
from supervisor_app.domain.reports.periods import last_closing
from supervisor_app.domain.standing import TaskLine
from supervisor_app.domain.words import LIGHT_WORDS, NOTICE_KIND_WORDS
from supervisor_app.domain.workdays import WorkCalendar


class Condition(StrEnum):
    """When a rung applies; `Rung.count` is in working days, or in times for the last two."""

    DUE_SOON = "due_soon"
    REPORT_MISSING = "report_missing"
    RED = "red"
    STILL_RED = "still_red"
    YELLOW_TIMES = "yellow_times"
    RED_TIMES = "red_times"


@dataclass(frozen=True, slots=True)
class Rung:
    """On `condition`, for `count` working days or times, a paper of `notice` is suggested.

    With `after`, only where a paper of one of these kinds went out before.
    """

    notice: NoticeKind
    condition: Condition
    count: int = 0
    after: tuple[NoticeKind, ...] = ()


_K, _C = NoticeKind, Condition
DEFAULT_LADDER = (
    Rung(_K.REMINDER, _C.DUE_SOON, 3),
    Rung(_K.URGING, _C.REPORT_MISSING),
    Rung(_K.SUPERVISION, _C.RED),
    Rung(_K.SUPERVISION_LETTER, _C.YELLOW_TIMES, 2),
    Rung(_K.WARNING, _C.STILL_RED, 5, (_K.SUPERVISION, _K.SUPERVISION_LETTER)),
    Rung(_K.INTERVIEW, _C.STILL_RED, 5, (_K.WARNING,)),
    Rung(_K.INTERVIEW, _C.RED_TIMES, 3, (_K.SUPERVISION, _K.SUPERVISION_LETTER, _K.WARNING)),
    Rung(_K.CIRCULAR, _C.STILL_RED, 10, (_K.INTERVIEW,)),
    Rung(_K.ACCOUNTABILITY, _C.STILL_RED, 10, (_K.CIRCULAR,)),
)


_SMALL_WORDS = frozenset({NoticeKind.REMINDER, NoticeKind.URGING})


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The paper a matter calls for next, and why, in a phrase."""

    notice: NoticeKind
    reason: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """A matter with the papers out on it (any order) and its lights at the ends of the last months, newest first.

    `due_since`: the day its present due date was granted; None where it is still the first one.
    """

    line: TaskLine
    papers: Sequence[Notice] = ()
    past: Sequence[Light] = ()
    due_since: date | None = None

    def standing_papers(self, today: date) -> list[Notice]:
        """Papers on the present trouble that are not void, oldest first.

        A 提示函 is about one due date and a 催办单 about one period, and neither about a matter gone overdue since; any
        other paper stands until a month has ended without red or yellow.
        """
        calm = zip(month_ends(today, len(self.past)), self.past, strict=True)
        over = next((day for day, light in calm if light not in AMISS), date.min)
        kept = [
            paper for paper in self.papers if paper.state is NoticeState.ISSUED and self._stands(paper, over, today)
        ]
        return sorted(kept, key=lambda paper: (paper.issued_on, paper.id))

    def _stands(self, paper: Notice, over: date, today: date) -> bool:
        task = self.line.task
        if paper.kind not in _SMALL_WORDS:
            return paper.issued_on > over
        if self.line.overdue and task.due is not None and paper.issued_on <= task.due:
            return False
        if paper.kind is NoticeKind.REMINDER:
            return self.due_since is None or paper.issued_on >= self.due_since
        closed = last_closing(task.cycle, task.cycle_day, today)
        return closed is None or paper.issued_on > closed


def suggest(
    trouble: Trouble, today: date, calendar: WorkCalendar, ladder: Sequence[Rung] = DEFAULT_LADDER
) -> Suggestion | None:
    """The highest rung that applies and is not out yet; None when there is none or a paper still has its time."""
    line, papers = trouble.line, trouble.standing_papers(today)
    if line.light not in {Light.RED, Light.YELLOW}:
        return None
    if any(_has_its_time(paper, today) for paper in papers):
        return None
    out = {paper.kind for paper in papers}
    reached = max((_height(ladder, kind) for kind in out), default=-1)
    for at in range(len(ladder) - 1, -1, -1):
        rung = ladder[at]
        if rung.notice in out or (at < reached and line.light is Light.RED):
            continue
        reason = _applies(rung, trouble, papers, today, calendar)
        if reason:
            return Suggestion(rung.notice, reason)
    return None


def _has_its_time(paper: Notice, today: date) -> bool:
    """Whether a paper that asks for more than a word is still to be answered and its reply date not past."""
    waiting = paper.replied_on is None and paper.reply_by is not None and paper.reply_by >= today
    return waiting and paper.kind not in _SMALL_WORDS


def _height(ladder: Sequence[Rung], kind: NoticeKind) -> int:
    return max((at for at, rung in enumerate(ladder) if rung.notice is kind), default=-1)


def _applies(rung: Rung, trouble: Trouble, papers: Sequence[Notice], today: date, calendar: WorkCalendar) -> str:
    """Why the rung applies, in a phrase; empty when it does not."""
    line = trouble.line
    days = line.days_left
    if rung.after and not any(paper.kind in rung.after for paper in papers):
        return ""
    match rung.condition:
        case Condition.DUE_SOON:
            soon = days is not None and not line.overdue and days <= rung.count
            return f"剩 {days} 个工作日" if soon and days else "今日到期" if soon else ""
        case Condition.REPORT_MISSING:
            return "本期应报未报" if line.report_missing else ""
        case Condition.RED:
            return _red_words(line) if line.light is Light.RED else ""
        case Condition.STILL_RED:
            return _still_red(rung, line, papers, today, calendar)
        case Condition.YELLOW_TIMES:
            return _in_a_row(trouble, Light.YELLOW, rung.count)
    return _in_a_row(trouble, Light.RED, rung.count)


def _red_words(line: TaskLine) -> str:
    if line.overdue:
        days = -(line.days_left or 0)
        return f"逾期 {days} 个工作日" if days else "刚逾期"
    return f"落后序时 {line.gap:.0f} 个百分点" if line.gap else "亮红灯"


def _still_red(rung: Rung, line: TaskLine, papers: Sequence[Notice], today: date, calendar: WorkCalendar) -> str:
    """Red though a paper went out; an answered one has its days from the answer, another its reply date at least."""
    earlier = [paper for paper in papers if paper.kind in rung.after]
    if line.light is not Light.RED or not earlier:
        return ""
    last = earlier[-1]
    since = max(last.issued_on, last.replied_on or last.issued_on)
    waited = calendar.between(since, today)
    word = NOTICE_KIND_WORDS[last.kind]
    if last.replied_on is None and last.reply_by is not None:
        return f"{word}逾期未回复"
    return f"发{word} {waited} 个工作日后仍{LIGHT_WORDS[Light.RED]}" if waited >= rung.count else ""


def _in_a_row(trouble: Trouble, light: Light, times: int) -> str:
    """Today and the ends of the months before, all of this light."""
    seen = (trouble.line.light, *trouble.past)[:times]
    if len(seen) < times or any(one is not light for one in seen):
        return ""
    return f"连续 {times} 次亮{LIGHT_WORDS[light]}灯"
