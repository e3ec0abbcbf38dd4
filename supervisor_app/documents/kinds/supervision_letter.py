"""督办函: asks a body that is not below the office to speed matters up (letter format, GB/T 9704—2012, 10.1)."""

from supervisor_app.documents.drafting import KindForm, Values, common_entries
from supervisor_app.documents.kinds.asking import (
    NAMED_AT_MOST,
    basis,
    extension,
    lag,
    limit,
    mandate,
    matters,
    name,
    progress,
    reporting,
    standing_list,
    told_apart,
)
from supervisor_app.documents.kinds.case import Case
from supervisor_app.documents.wording import in_title
from supervisor_app.domain.drafting import Entry, EntryType, Ground
from supervisor_app.domain.notice import NoticeKind
from supervisor_app.domain.paper import Annex, PaperFormat
from supervisor_app.domain.standing import TaskLine

_LIST = "督办事项清单"


def _entries(ground: Ground) -> tuple[Entry, ...]:
    return (
        *common_entries(ground, "addressee", "issued_on", "reply_by"),
        Entry("basis", "督办依据", EntryType.LINE, basis(ground)),
        *common_entries(ground, "approver", "urgency", "contact_person", "phone", "signature", "sealed", "copy_to"),
    )


def _title(ground: Ground, given: Values) -> str:
    return f"关于{in_title([line.task.title for line in Case(ground, given).lines])}办理情况的督办函"


def _body(ground: Ground, given: Values) -> tuple[str, ...]:
    case = Case(ground, given, polite=True)
    return (*_told(case), f"{_request(case)}{''.join(extension(case))}", "特此函达。")


def _told(case: Case) -> tuple[str, ...]:
    lead = f"由{case.you}牵头办理"
    if case.single:
        line = case.lines[0]
        due = f"，{limit(line)}" if limit(line) else ""
        return (f"{mandate(case)}{name(line.task)}事项{lead}{due}。截至{{issued_on}}，该事项{_stand(case, line)}。",)
    if len(case.lines) > NAMED_AT_MOST:
        return (f"{mandate(case)}{matters(case, where='见附件')}{lead}。截至{{issued_on}}，{_counts(case)}。",)
    items = ["，".join(filter(None, (name(line.task), limit(line), _stand(case, line)))) for line in case.lines]
    opening = f"{mandate(case)}以下{len(items)}项事项{lead}，截至{{issued_on}}办理情况如下："
    return (opening, *told_apart(items))


def _stand(case: Case, line: TaskLine) -> str:
    return "，".join(filter(None, (progress(line), lag(case, line))))


def _counts(case: Case) -> str:
    late, slow, rest = map(len, case.parted())
    counts = [f"{count}项{words}" for count, words in ((late, "已超过办理时限"), (slow, "落后序时进度")) if count]
    if not counts:
        return "上述事项均未办结"
    return "其中" + "、".join([*counts, *([f"{rest}项正在办理"] if rest else [])])


def _request(case: Case) -> str:
    late, dated = case.latest_first(), any(line.task.due for line in case.lines)
    goal = "尽快办结" if late else "确保按期办结" if dated else "抓好落实"
    explain = "，一并说明未按期办结的原因和拟完成时间" if late else ""
    asked = f"商请{case.you}予以重视支持，进一步加大工作力度，{goal}"
    return f"为确保各项工作部署落到实处，{asked}，{reporting(case, '函告', '并请')}{explain}。"


def _annexes(ground: Ground, given: Values) -> tuple[Annex, ...]:
    return standing_list(Case(ground, given, polite=True), _LIST)


FORM = KindForm(NoticeKind.SUPERVISION_LETTER, PaperFormat.LETTER, _entries, _title, _body, annexes=_annexes)
