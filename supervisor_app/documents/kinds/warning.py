"""预警通知: matters still not done after earlier papers, which are quoted by number and date from the register."""

from collections.abc import Sequence

from supervisor_app.documents.drafting import KindForm, Values, common_entries
from supervisor_app.documents.kinds.asking import counts, has_list, lag, matters, reporting, standing_list, told_apart
from supervisor_app.documents.kinds.case import Case
from supervisor_app.documents.kinds.matters import chased, earlier_papers, extended, limit_words, name, progress, which
from supervisor_app.documents.wording import full_date, in_title, short_date
from supervisor_app.domain.papers.drafting import Entry, Ground
from supervisor_app.domain.papers.notice import Notice, NoticeKind
from supervisor_app.domain.papers.paper import Annex, PaperFormat
from supervisor_app.domain.standing import TaskLine
from supervisor_app.domain.words import NOTICE_KIND_WORDS

_LIST = "预警事项清单"
_QUOTED_AT_MOST = 6  # papers quoted one by one; of more, the first ones are counted


def _entries(ground: Ground) -> tuple[Entry, ...]:
    return common_entries(
        ground,
        *("addressee", "issued_on", "reply_by", "approver", "urgency", "contact_person", "phone"),
        *("signature", "sealed", "copy_to", "printed_by"),
    )


def _title(ground: Ground, given: Values) -> str:
    case = Case(ground, given)
    late = len(case.latest_first())
    what = "逾期未办结" if late == len(case.lines) else "办理滞后" if late else "办理进度滞后"
    return f"关于{in_title([line.task.title for line in case.lines])}{what}的预警通知"


def _body(ground: Ground, given: Values) -> tuple[str, ...]:
    case = Case(ground, given)
    approved = "经{approver}同意，" if case.given.text("approver") else ""
    return (*_told(case), f"{approved}现对{_it(case)}予以预警。{_demand(case)}", _consequence(case))


def _it(case: Case) -> str:
    return "该事项" if case.single else "上述事项"


def _told(case: Case) -> tuple[str, ...]:
    found, listed = _found(case), has_list(case)
    before = chased(case.lines, found)
    papers, late = _papers(case, found), any(case.late(line) for line in before or case.lines)
    still = "仍未办结" if late else "仍未取得明显进展"
    if case.single:
        return (_single(case, papers, still),)
    again = f"对{which(case.lines, before, listed)}，{papers}，{still}。" if papers else ""
    if listed:
        begun = f"{case.you}牵头办理的{matters(case, '见附件', each=False)}推进滞后"
        return (f"截至{{issued_on}}，{begun}，{counts(case, '已逾期')}。{again}",)
    items = [
        "，".join(filter(None, (name(line.task), _limit(line), _until(case, line), f"目前{progress(line)}")))
        for line in case.lines
    ]
    return (f"{case.you}牵头办理的以下{len(items)}项工作任务推进滞后：", *told_apart(items), *filter(None, (again,)))


def _single(case: Case, papers: str, still: str) -> str:
    line = case.lines[0]
    told = (
        f"{case.you}牵头办理的{matters(case, '见附件' if has_list(case) else '')}",
        _limit(line),
        _until(case, line),
        papers,
        still if papers or case.late(line) else "",
        f"目前{progress(line)}",
    )
    return f"{'，'.join(filter(None, told))}。"


def _limit(line: TaskLine) -> str:
    """`原定…办结`, and the day it was put off to."""
    task = line.task
    if task.due is None:
        return f"时限要求为“{limit_words(task)}”" if limit_words(task) else ""
    if extended(line) and task.original_due:
        return f"原定{full_date(task.original_due)}办结，经批准延期至{full_date(task.due)}"
    return f"原定{full_date(task.due)}办结"


def _until(case: Case, line: TaskLine) -> str:
    words = lag(case, line)
    return f"至{{issued_on}}{words}" if words else ""


def _found(case: Case) -> list[Notice]:
    return [paper for paper in earlier_papers(case.ground, case.lines) if paper.issued_on <= case.day]


def _papers(case: Case, papers: Sequence[Notice]) -> str:
    """`曾于6月1日发提示函（…号）、6月8日发督办通知单（…号）`, oldest first; empty without earlier papers."""
    if not papers:
        return ""
    shown = papers[-_QUOTED_AT_MOST:]
    said = "、".join(f"{'' if at else '曾于'}{_quoted(case, paper)}" for at, paper in enumerate(shown))
    more = len(papers) - len(shown)
    return f"先后发文{len(papers)}次，最近{len(shown)}次为{said.removeprefix('曾于')}" if more else said


def _quoted(case: Case, paper: Notice) -> str:
    day = short_date(paper.issued_on, case.day)
    return f"{day}发{NOTICE_KIND_WORDS[paper.kind]}（{paper.number}）"


def _demand(case: Case) -> str:
    steps = (
        "主要负责同志亲自研究调度，逐项查明原因，明确责任人和完成时限"
        if not case.single
        else ("主要负责同志亲自研究调度，查明原因，明确责任人和完成时限")
    )
    late, slow, _ = case.parted()
    goal = "尽快办结" if late else "尽快赶上序时进度" if slow else "加快推进"
    return f"请{case.you}{steps}，采取有力措施{goal}，{reporting(case)}，同时书面说明滞后原因和拟完成时间。"


def _consequence(case: Case) -> str:
    return "届时仍未办结或者没有实质性进展的，将按规定程序提请约谈、通报。"


def _annexes(ground: Ground, given: Values) -> tuple[Annex, ...]:
    return standing_list(Case(ground, given), _LIST)


FORM = KindForm(NoticeKind.WARNING, PaperFormat.GENERAL, _entries, _title, _body, annexes=_annexes)
