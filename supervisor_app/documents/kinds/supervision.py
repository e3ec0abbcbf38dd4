"""督办通知单: chases matters that are late or behind; the form of one, the list of several, and a receipt.

The fields of the form are custom among supervision offices.
"""

from supervisor_app.documents.drafting import KindForm, Values, common_entries
from supervisor_app.documents.kinds.asking import (
    NAMED_AT_MOST,
    basis,
    counts,
    extension,
    goal,
    lag,
    mandate,
    matters,
    reporting,
    state_box,
)
from supervisor_app.documents.kinds.assignment import most_urgent
from supervisor_app.documents.kinds.case import Case, points
from supervisor_app.documents.kinds.matters import boxed, limit, limit_box, name, progress, sentence, titled
from supervisor_app.documents.text import one_line
from supervisor_app.documents.wording import percent
from supervisor_app.domain.papers.drafting import Entry, EntryType, Ground
from supervisor_app.domain.papers.notice import NoticeKind
from supervisor_app.domain.papers.paper import (
    Block,
    Form,
    FormField,
    FormRow,
    ListColumn,
    ListTable,
    PaperFormat,
    Receipt,
)
from supervisor_app.domain.standing import TaskLine
from supervisor_app.domain.words import SUPERVISION_WORDS, URGENCY_WORDS, cycle_phrase

_LIST = "督办事项清单"
_COLUMNS = (
    ListColumn("序号", 11, "center"),
    ListColumn("督办事项（编号）", 53),
    ListColumn("配合单位", 30, "center"),
    ListColumn("完成时限", 30, "center"),
    ListColumn("进展情况", 32, "center"),
)
_OPINION_HEIGHT = 15.0


def _entries(ground: Ground) -> tuple[Entry, ...]:
    (urgency,) = common_entries(ground, "urgency")
    return (
        *common_entries(ground, "addressee", "issued_on", "reply_by"),
        Entry("basis", "督办依据", EntryType.LINE, basis(ground)),
        *common_entries(ground, "approver"),
        Entry(urgency.key, urgency.label, urgency.type, most_urgent(ground), choices=urgency.choices),
        *(_form_entries(ground) if len(ground.lines) == 1 else common_entries(ground, "contact_person", "phone")),
        *common_entries(ground, "signature", "sealed", "copy_to", "printed_by"),
    )


def _form_entries(ground: Ground) -> tuple[Entry, ...]:
    """What only the form of a single matter has; it says whom to ask, so that no note (附注) does."""
    office, task = ground.office, ground.lines[0].task
    category = SUPERVISION_WORDS[task.supervision] if task.supervision else ""
    return (
        Entry("category", "督办分类", EntryType.CHOICE, category, choices=("", *SUPERVISION_WORDS.values())),
        Entry("officer", "督办人", EntryType.LINE, office.contact_person),
        Entry("officer_phone", "联系电话", EntryType.LINE, office.phone),
        Entry("opinion", "批示与意见", EntryType.TEXT, "", hint="不填则留空，由领导手写"),
    )


def _title(ground: Ground, given: Values) -> str:
    return "督办通知单"


def _body(ground: Ground, given: Values) -> tuple[str, ...]:
    case = Case(ground, given)
    stand = _single_standing(case) if case.single else _standings(case)
    return (
        f"{mandate(case)}{matters(case, '' if case.single else '见清单', each=False)}由{case.you}牵头办理{stand}",
        _demand(case),
        *extension(case),
    )


def _single_standing(case: Case) -> str:
    line = case.lines[0]
    due = f"，{limit(line)}" if limit(line) else ""
    late = f"，{lag(case, line)}" if lag(case, line) else ""
    open_still = "，仍未办结" if case.late(line) else ""
    return f"{due}。截至{{issued_on}}，该事项{progress(line)}{late}{open_still}。"


def _standings(case: Case) -> str:
    return f"。截至{{issued_on}}，{counts(case, _late(case))}。"


def _late(case: Case) -> str:
    """That matters are late, and how long; a few by name where their days differ."""
    late = case.latest_first()
    delays = {lag(case, line) for line in late}
    if len(delays) == 1:
        return delays.pop()
    if len(late) > NAMED_AT_MOST:
        return f"已逾期（最长的{lag(case, late[0])}）"
    named = "，".join(f"{name(line.task)}{lag(case, line).removeprefix('已')}" for line in late)
    return f"已逾期（{named}）"


def _demand(case: Case) -> str:
    if not case.latest_first():
        return f"请{case.you}对照时限要求，找准滞后原因，加快推进，{reporting(case)}。"
    explain = "同时书面说明逾期原因和拟完成时间"
    return f"请{case.you}高度重视，查明原因、明确责任、倒排工期，{goal(case)}，{reporting(case)}，{explain}。"


def _tables(ground: Ground, given: Values) -> tuple[Block, ...]:
    case = Case(ground, given)
    if case.single:
        return (_form(case),)
    rows = tuple(_row(case, at, line) for at, line in enumerate(case.lines, 1))
    return (ListTable(_COLUMNS, rows, caption=_LIST),)


def _form(case: Case) -> Form:
    line, given = case.lines[0], case.given
    task, latest = line.task, line.latest.text if line.latest else ""
    often = cycle_phrase(task.cycle, task.cycle_day)
    bounds = limit_box(line) + (f"\n（{often}报送）" if often and task.due else "")
    problem = f"存在问题：{task.problem}" if task.problem else ""
    stand = "，".join(filter(None, (_progress_box(line), lag(case, line))))
    pairs: tuple[tuple[tuple[str, str], ...], ...] = (
        (("督办编号", one_line(task.number)), ("督办分类", given.text("category"))),
        (("督办事项", one_line(task.title)),),
        (("主要内容", "\n".join(filter(None, map(sentence, (task.target, task.measures))))),),
        (("督办依据", given.text("basis")),),
        (
            ("紧急程度", given.text("urgency") or URGENCY_WORDS[task.urgency]),
            ("完成期限\n（汇报频次）", bounds),
        ),
        (("分管领导", one_line(task.sponsor)), ("牵头单位", "、".join(line.lead))),
        (("协办单位", "、".join(line.cooperating)),),
        (("督办人", given.text("officer")), ("联系电话", given.text("officer_phone"))),
        (("工作推进\n情况", "".join(map(sentence, (latest, problem, stand)))),),
    )
    rows = tuple(FormRow(tuple(FormField(*pair) for pair in row)) for row in pairs)
    return Form((*rows, FormRow((FormField("批示与意见", boxed(given, "opinion")),), _OPINION_HEIGHT)))


def _progress_box(line: TaskLine) -> str:
    """Progress and 序时进度 for a table."""
    if points(line) is None or line.done:
        return progress(line)
    expected = f"（序时进度{percent(line.expected)}）" if line.expected is not None else ""
    return f"{progress(line)}{expected}"


def _row(case: Case, at: int, line: TaskLine) -> tuple[str, ...]:
    partners = "\n".join(line.cooperating)
    return str(at), titled(line.task), partners, limit_box(line), state_box(case, line)


def _receipt(ground: Ground, given: Values) -> Receipt:
    count = len(ground.lines)
    matter = f"所列{count}项工作任务均" if count > 1 else "所列事项"
    text = f"《督办通知单》（{given.text('number')}）收悉，{matter}已安排办理。"
    return Receipt("督办通知单回执", f"{given.text('signature')}：", text)


FORM = KindForm(
    NoticeKind.SUPERVISION,
    PaperFormat.GENERAL,
    _entries,
    _title,
    _body,
    tables=_tables,
    receipt=_receipt,
)
