"""提示函: tells a unit, in time and politely, that limits draw near (letter format, GB/T 9704—2012, 10.1)."""

from supervisor_app.documents.drafting import KindForm, Values, common_entries
from supervisor_app.documents.kinds.asking import (
    extension,
    goal,
    has_list,
    linked,
    matters,
    news,
    remaining,
    report_rhythm,
    standing_list,
    told_apart,
)
from supervisor_app.documents.kinds.case import Case, points
from supervisor_app.documents.kinds.matters import UNREPORTED, limit, name, progress
from supervisor_app.documents.wording import full_date, in_title, percent, short_date
from supervisor_app.domain.papers.drafting import Entry, EntryType, Ground
from supervisor_app.domain.papers.notice import NoticeKind
from supervisor_app.domain.papers.paper import Annex, PaperFormat
from supervisor_app.domain.standing import TaskLine

_LIST = "提示事项清单"
_NEAR = 10  # working days to the limit that papers call near (custom)


def _entries(ground: Ground) -> tuple[Entry, ...]:
    (reply,) = common_entries(ground, "reply_by")
    # An answer after the limit would come too late to help.
    dues = [line.task.due for line in ground.lines if line.task.due and line.task.due > ground.yardstick.today]
    usual = reply.value
    soonest = min([*dues, usual]) if usual is not None and not isinstance(usual, str | bool) else usual
    return (
        *common_entries(ground, "addressee", "issued_on"),
        Entry(reply.key, "反馈期限", EntryType.DATE, soonest),
        *common_entries(ground, "urgency", "contact_person", "phone", "signature", "sealed", "copy_to"),
    )


def _title(ground: Ground, given: Values) -> str:
    case = Case(ground, given, polite=True)
    what = in_title([line.task.title for line in case.lines])
    if all(line.task.due is None for line in case.lines):
        return f"关于{what}办理情况的提示函"
    return f"关于{what}{'临近办理时限' if _near(case) else '办理时限'}的提示函"


def _near(case: Case) -> bool:
    left = [case.days_left(line) for line in case.lines]
    return all(days is not None and days <= _NEAR for days in left)


def _body(ground: Ground, given: Values) -> tuple[str, ...]:
    case = Case(ground, given, polite=True)
    told = _single(case) if case.single else _many(case) if has_list(case) else _few(case)
    return (*told, f"{_request(case)}{''.join(extension(case))}", "特此函告。")


def _single(case: Case) -> tuple[str, ...]:
    line, facts = case.lines[0], _facts(case, case.lines[0])
    begun = f"{case.you}牵头办理的{matters(case, '见附件' if has_list(case) else '')}"
    until = f"截至{{issued_on}}，{_ledger_says(case, line)}。{news(case, line)}"
    return (f"{begun}，{facts}。{until}" if facts else f"{begun}，{until}",)


def _facts(case: Case, line: TaskLine) -> str:
    """Handed out, limit, rhythm of reports where there is no limit, what is left; clauses."""
    task = line.task
    assigned = f"{short_date(task.assigned_on, case.day)}交办" if task.assigned_on else ""
    bound = limit(line) or report_rhythm(task).replace("请", "应", 1)
    return "，".join(filter(None, (assigned, bound, remaining(case, line))))


def _ledger_says(case: Case, line: TaskLine) -> str:
    said = progress(line)
    if points(line) is None and said == UNREPORTED:
        return f"尚未收到{case.you}报送的进展情况"
    if line.expected is None or not said.startswith("办理进度"):
        return f"台账登记的{said}" if said.startswith("办理进度") else f"台账登记为{said}"
    return f"台账登记的{said}，序时进度为{percent(line.expected)}"


def _few(case: Case) -> tuple[str, ...]:
    items = ["，".join(filter(None, (name(line.task), _facts(case, line), progress(line)))) for line in case.lines]
    begun = f"{case.you}牵头办理的以下{len(items)}项工作任务{_draw_near(case)}"
    return (f"{begun}，现将有关情况函告如下（进展截至{{issued_on}}）：", *told_apart(items))


def _many(case: Case) -> tuple[str, ...]:
    dated = [line.task.due for line in case.lines if line.task.due and line.task.due >= case.day]
    first = f"，最早的应于{full_date(min(dated))}前办结" if dated else ""
    unreported = sum(progress(line) == UNREPORTED for line in case.lines)
    silent = f"，其中{unreported}项尚未报送进展" if unreported else ""
    begun = f"{case.you}牵头办理的{matters(case, '见附件', each=False)}{_draw_near(case)}{first}"
    return (f"{begun}。截至{{issued_on}}，各项进展见附件{silent}。",)


def _draw_near(case: Case) -> str:
    late = len(case.latest_first())
    if late:
        return "已超过办理时限" if late == len(case.lines) else "临近或者已超过办理时限"
    if all(line.task.due is None for line in case.lines):
        return "需持续推进"
    return "临近办理时限" if _near(case) else "需按期办结"


def _request(case: Case) -> str:
    when = "于{reply_by}前" if case.given.day("reply_by") else "及时"
    return f"请{case.you}加快推进，{goal(case)}，并{when}将办理情况反馈至{linked(case.given, 'signature')}。"


def _annexes(ground: Ground, given: Values) -> tuple[Annex, ...]:
    return standing_list(Case(ground, given, polite=True), _LIST)


FORM = KindForm(NoticeKind.REMINDER, PaperFormat.LETTER, _entries, _title, _body, annexes=_annexes)
