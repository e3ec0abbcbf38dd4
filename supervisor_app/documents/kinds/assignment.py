"""任务交办通知: hands matters out to their lead unit, with the task list annexed where there are several."""

from supervisor_app.documents.drafting import KindForm, Values, common_entries
from supervisor_app.documents.kinds.asking import basis, extension, mandate, matters, report_rhythm, reporting
from supervisor_app.documents.kinds.case import Case
from supervisor_app.documents.kinds.matters import limit_box, limit_words, phrase, sentence, titled
from supervisor_app.documents.wording import full_date, in_title, joined, shortened
from supervisor_app.domain.model import Cycle, Urgency
from supervisor_app.domain.papers.drafting import Entry, EntryType, Ground
from supervisor_app.domain.papers.notice import NoticeKind
from supervisor_app.domain.papers.paper import Annex, ListColumn, ListTable, PaperFormat, Receipt
from supervisor_app.domain.standing import TaskLine
from supervisor_app.domain.words import cycle_phrase

_LIST = "工作任务清单"
_LONGEST_TARGET = 300  # characters of a target in the text; a longer one stands in the annexed list
_PARTNERS_AT_MOST = 6
_COLUMNS = (
    ListColumn("序号", 11, "center"),
    ListColumn("工作任务（编号）", 44),
    ListColumn("目标要求", 41),
    ListColumn("配合单位", 30, "center"),
    ListColumn("完成时限", 30, "center"),
)
URGENCIES = {Urgency.ORDINARY: "", Urgency.URGENT: "加急", Urgency.EXTRA_URGENT: "特急"}


def most_urgent(ground: Ground) -> str:
    """紧急程度 of the most urgent matter; empty for ordinary ones."""
    order = list(URGENCIES)
    return URGENCIES[max((line.task.urgency for line in ground.lines), key=order.index, default=Urgency.ORDINARY)]


def _entries(ground: Ground) -> tuple[Entry, ...]:
    partners = list(dict.fromkeys(unit for line in ground.lines for unit in line.cooperating))
    copies = ground.office.copy_to or "，".join(partners)
    urgency, copy_to = common_entries(ground, "urgency", "copy_to")
    return (
        *common_entries(ground, "addressee", "issued_on", "reply_by"),
        Entry("basis", "交办依据", EntryType.LINE, basis(ground)),
        *common_entries(ground, "approver"),
        Entry(urgency.key, urgency.label, urgency.type, most_urgent(ground), choices=urgency.choices),
        *common_entries(ground, "contact_person", "phone", "signature", "sealed"),
        Entry(copy_to.key, copy_to.label, copy_to.type, copies),
        *common_entries(ground, "printed_by"),
    )


def _title(ground: Ground, given: Values) -> str:
    return f"关于交办{in_title([line.task.title for line in Case(ground, given).lines])}的通知"


def _body(ground: Ground, given: Values) -> tuple[str, ...]:
    case = Case(ground, given)
    handed = f"现将{matters(case, '见附件' if _has_list(case) else '')}交由{_leads(case)}牵头办理"
    same = {line.task.due for line in case.lines} == {given.day("reply_by")} and not case.latest_first()
    undated = given.day("reply_by") is None
    first = f"{mandate(case)}{handed}，{_time_limit(case)}，{reporting(case, dated=undated or not same)}。"
    return (first, *_details(case), *_rhythm(case), *extension(case))


def _leads(case: Case) -> str:
    """The unit, with the others that lead the matter."""
    others = _other_leads(case, case.lines[0]) if case.single else []
    return f"{case.you}会同{joined(others, _PARTNERS_AT_MOST)}" if others else case.you


def _other_leads(case: Case, line: TaskLine) -> list[str]:
    unit = case.ground.unit
    return [lead for lead in line.lead if unit is not None and lead != unit.name]


def _time_limit(case: Case) -> str:
    dues = {line.task.due for line in case.lines}
    if len(dues) > 1:
        past = "，已超过时限的请尽快办结" if case.latest_first() else ""
        return f"请按清单所列时限办结{past}"
    due = dues.pop()
    if due is None:
        return _without_date(case)
    late = case.latest_first()
    if late:
        days = case.days_late(late[0])
        over = f"已逾期{days}个工作日" if days else "已超过"
        return f"办理时限{'' if case.single else '均'}为{full_date(due)}（{over}），请尽快办结"
    return f"请于{full_date(due)}前{'' if case.single else '全部'}办结"


def _without_date(case: Case) -> str:
    words = {limit_words(line.task) for line in case.lines}
    text = words.pop() if len(words) == 1 else ""
    if text:
        return f"请按“{text}”的时限要求推进"
    recurring = all(line.task.cycle is not Cycle.ONCE for line in case.lines)
    return "请持续抓好落实" if recurring else "请抓紧推进"


def _details(case: Case) -> tuple[str, ...]:
    """Target and partners of a single matter; those of several stand in the list."""
    if not case.single:
        return ()
    line, target = case.lines[0], _target(case.lines[0])
    partners = joined(line.cooperating, _PARTNERS_AT_MOST)
    return (
        *((f"目标要求：{sentence(target)}",) if phrase(target) and not _has_list(case) else ()),
        *((f"该项工作由{partners}配合，请{case.you}主动对接、抓好统筹。",) if partners else ()),
    )


def _rhythm(case: Case) -> tuple[str, ...]:
    if case.single:
        rhythm = report_rhythm(case.lines[0].task)
        return (f"办理期间，{rhythm}。",) if rhythm else ()
    recurring = any(line.task.cycle is not Cycle.ONCE for line in case.lines)
    return ("清单列明报送频次的，办理期间请按频次报送进展情况。",) if recurring else ()


def _has_list(case: Case) -> bool:
    line = case.lines[0]
    long = shortened(line.task.title) or len(_target(line)) > _LONGEST_TARGET
    return long or not case.single


def _target(line: TaskLine) -> str:
    return "；".join(filter(None, (phrase(line.task.target), phrase(line.task.measures))))


def _annexes(ground: Ground, given: Values) -> tuple[Annex, ...]:
    case = Case(ground, given)
    if not _has_list(case):
        return ()
    rows = tuple(_row(case, at, line) for at, line in enumerate(case.lines, 1))
    return (Annex(_LIST, (ListTable(_COLUMNS, rows),)),)


def _row(case: Case, at: int, line: TaskLine) -> tuple[str, ...]:
    task, others, often = line.task, _other_leads(case, line), cycle_phrase(line.task.cycle, line.task.cycle_day)
    together = f"\n（会同{joined(others, _PARTNERS_AT_MOST)}牵头）" if others else ""
    bound = limit_box(line)
    return (
        str(at),
        titled(task) + together,
        "\n".join(filter(None, map(sentence, (task.target, task.measures)))),
        "\n".join(line.cooperating),
        f"{bound}\n（{often}报送）" if often and often != bound else bound,
    )


def _receipt(ground: Ground, given: Values) -> Receipt:
    count = len(ground.lines)
    matter = f"所列{count}项工作任务均" if count > 1 else "所列工作任务"
    return Receipt("回执", f"{given.text('signature')}：", f"{given.text('number')}通知收悉，{matter}已安排办理。")


FORM = KindForm(NoticeKind.ASSIGNMENT, PaperFormat.GENERAL, _entries, _title, _body, annexes=_annexes, receipt=_receipt)
