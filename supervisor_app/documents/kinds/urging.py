"""催办单: asks for a report that did not come or a paper that was not answered; a slip without red head (custom)."""

from datetime import date

from supervisor_app.documents.drafting import KindForm, Values, common_entries
from supervisor_app.documents.kinds.asking import linked, matters, reporting
from supervisor_app.documents.kinds.case import Case
from supervisor_app.documents.kinds.matters import limit_box, progress, titled
from supervisor_app.documents.text import one_line
from supervisor_app.documents.wording import full_date, short_date
from supervisor_app.domain.model import IMPORTED
from supervisor_app.domain.papers.drafting import Entry, Ground
from supervisor_app.domain.papers.notice import Notice, NoticeKind, NoticeState
from supervisor_app.domain.papers.paper import Block, Form, FormField, FormRow, ListColumn, ListTable, PaperFormat
from supervisor_app.domain.reports.periods import Period, closed_period
from supervisor_app.domain.standing import TaskLine
from supervisor_app.domain.words import NOTICE_KIND_WORDS, cycle_phrase

_LIST = "催办事项清单"
_COLUMNS = (
    ListColumn("序号", 12, "center"),
    ListColumn("催办事项（编号）", 58),
    ListColumn("报送频次", 26, "center"),
    ListColumn("未报时段", 30, "center"),
    ListColumn("最近报送", 30, "center"),
)
# Answered by word or deed rather than by a paper, or not sent to be answered.
_UNANSWERED = frozenset(NoticeKind) - {
    NoticeKind.INTERVIEW_RECORD,
    NoticeKind.EXTENSION,
    NoticeKind.CLOSURE,
    NoticeKind.MINUTES,
    NoticeKind.BRIEFING,
}


def _entries(ground: Ground) -> tuple[Entry, ...]:
    keys = ("addressee", "issued_on", "reply_by", "urgency", "contact_person", "phone", "signature", "sealed")
    return common_entries(ground, *keys)


def _title(ground: Ground, given: Values) -> str:
    return "催办单"


def _body(ground: Ground, given: Values) -> tuple[str, ...]:
    case = Case(ground, given)
    papers = unanswered(case)
    missing = [line for line in case.lines if line.report_missing]
    told = [*([_missing(case, missing)] if missing else []), *([_no_reply(case, papers)] if papers else [])]
    return (*(told or [_silent(case)]), _demand(case, bool(missing), bool(papers)))


def _missing(case: Case, missing: list[TaskLine]) -> str:
    """The report that did not come: for which period, due when, how long ago."""
    if not case.single:
        begun = f"截至{{issued_on}}，{case.you}牵头办理的{len(case.lines)}项工作任务"
        among = "" if len(missing) == len(case.lines) else f"中，有{len(missing)}项"
        return f"{begun}{among}未按规定时间报送进展情况（见清单）。"
    period = owed(case, missing[0])
    if period is None:
        return _silent(case)
    span = f"{short_date(period.opens, case.day)}至{short_date(period.closes, case.day)}"
    days = case.calendar.between(period.closes, case.day)
    late = f"，已逾期{days}个工作日" if days else ""
    due = f"应于{full_date(period.closes)}前报送{matters(case)}{span}的进展情况"
    return f"按照报送要求，{case.you}{due}。截至{{issued_on}}仍未收到{late}。"


def _no_reply(case: Case, papers: list[Notice]) -> str:
    """Papers whose day of reply passed without one, oldest first."""
    said = "、".join(
        f"{short_date(paper.issued_on, case.day)}发出的{NOTICE_KIND_WORDS[paper.kind]}"
        f"（{paper.number}，要求{short_date(paper.reply_by, case.day)}前回复）"
        for paper in papers
        if paper.reply_by
    )
    both = "均" if len(papers) > 1 else ""
    return f"{linked(case.given, 'signature')}{said}，截至{{issued_on}}{both}未收到{case.you}回复。"


def _silent(case: Case) -> str:
    """Nothing is due by rule: when the unit reported last."""
    told = [day for line in case.lines if (day := _last_told(line)) is not None]
    begun = f"{case.you}牵头办理的{matters(case, '' if case.single else '见清单')}"
    if not told:
        return f"{begun}，截至{{issued_on}}尚未报送进展情况。"
    never = len(case.lines) - len(told)
    some = f"有{never}项尚未报送进展情况，其余" if never else ""
    return f"{begun}，{some}最近一次报送进展情况的时间为{full_date(max(told))}，截至{{issued_on}}未报送新的进展。"


def _demand(case: Case, missing: bool, unreplied: bool) -> str:
    why = "报送" if missing else "回复" if unreplied else ""
    explain = f"，同时说明未按时{why}的原因" if why else ""
    return f"请{case.you}抓紧办理，{reporting(case)}{explain}。"


def owed(case: Case, line: TaskLine) -> Period | None:
    """The period whose report is missing."""
    return closed_period(line.task, case.day, case.ground.yardstick.moving) if line.report_missing else None


def unanswered(case: Case) -> list[Notice]:
    """Papers to the unit on these matters whose day of reply passed without a reply, oldest first."""
    tasks = {line.task.id for line in case.lines}
    unit = case.ground.unit.id if case.ground.unit else None
    found = [
        notice
        for notice in case.ground.notices
        if notice.kind in _UNANSWERED
        and notice.state is NoticeState.ISSUED
        and notice.unit_id == unit
        and notice.replied_on is None
        and notice.reply_by is not None
        and notice.reply_by < case.day
        and tasks & set(notice.task_ids)
    ]
    return sorted(found, key=lambda notice: (notice.issued_on, notice.id))


def _last_told(line: TaskLine) -> date | None:
    """When the unit itself reported last."""
    return line.latest.reported_on if line.latest and line.latest.channel != IMPORTED else None


def _tables(ground: Ground, given: Values) -> tuple[Block, ...]:
    case = Case(ground, given)
    if case.single:
        return (_form(case),)
    rows = tuple(
        (str(at), titled(line.task), _often(line), _span(case, line), _told_box(line))
        for at, line in enumerate(case.lines, 1)
    )
    return (ListTable(_COLUMNS, rows, caption=_LIST),)


def _form(case: Case) -> Form:
    line, task = case.lines[0], case.lines[0].task
    period = owed(case, line)
    pairs: tuple[tuple[tuple[str, str], ...], ...] = (
        (("催办事项", one_line(task.title)),),
        (("督办编号", one_line(task.number)), ("催办次数", f"第{_times(case) + 1}次")),
        (("交办日期", full_date(task.assigned_on) if task.assigned_on else ""), ("办理时限", limit_box(line))),
        *(((("报送频次", _often(line)), ("未报时段", _span(case, line))),) if period else ()),
        (("最近报送", _told_box(line)), ("办理进度", progress(line).removeprefix("办理进度为"))),
    )
    return Form(tuple(FormRow(tuple(FormField(*pair) for pair in row)) for row in pairs))


def _times(case: Case) -> int:
    """How often the unit was urged on these matters before."""
    tasks = {line.task.id for line in case.lines}
    unit = case.ground.unit.id if case.ground.unit else None
    return sum(
        notice.kind is NoticeKind.URGING and notice.state is NoticeState.ISSUED and notice.unit_id == unit
        for notice in case.ground.notices
        if tasks & set(notice.task_ids) and notice.issued_on <= case.day
    )


def _often(line: TaskLine) -> str:
    return cycle_phrase(line.task.cycle, line.task.cycle_day) or "—"


def _span(case: Case, line: TaskLine) -> str:
    """The period whose report is missing."""
    period = owed(case, line)
    if period is None:
        return "—"
    return f"{short_date(period.opens, case.day)}至\n{short_date(period.closes, case.day)}"


def _told_box(line: TaskLine) -> str:
    told = _last_told(line)
    return full_date(told) if told else "尚未报送"


FORM = KindForm(NoticeKind.URGING, PaperFormat.FORM, _entries, _title, _body, tables=_tables)
