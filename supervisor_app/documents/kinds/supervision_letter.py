"""督办函: asks a body that is not below the office to speed matters up (letter format, GB/T 9704—2012, 10.1)."""

from supervisor_app.documents.drafting import KindForm, Values, common_entries
from supervisor_app.documents.kinds.asking import (
    basis,
    counts,
    extension,
    goal,
    has_list,
    lag,
    mandate,
    matters,
    reporting,
    standing_list,
    told_apart,
)
from supervisor_app.documents.kinds.case import Case
from supervisor_app.documents.kinds.matters import limit, name, progress
from supervisor_app.documents.wording import in_title
from supervisor_app.domain.papers.drafting import Entry, EntryType, Ground
from supervisor_app.domain.papers.notice import NoticeKind
from supervisor_app.domain.papers.paper import Annex, PaperFormat
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
        begun = f"{mandate(case)}{matters(case, '见附件' if has_list(case) else '')}{lead}{due}"
        return (f"{begun}。截至{{issued_on}}，该事项{_stand(case, line)}。",)
    if has_list(case):
        stand = counts(case, "已超过办理时限")
        return (f"{mandate(case)}{matters(case, '见附件', each=False)}{lead}。截至{{issued_on}}，{stand}。",)
    items = ["，".join(filter(None, (name(line.task), limit(line), _stand(case, line)))) for line in case.lines]
    opening = f"{mandate(case)}以下{len(items)}项工作任务{lead}，截至{{issued_on}}办理情况如下："
    return (opening, *told_apart(items))


def _stand(case: Case, line: TaskLine) -> str:
    return "，".join(filter(None, (progress(line), lag(case, line))))


def _request(case: Case) -> str:
    explain = "，一并说明未按期办结的原因和拟完成时间" if case.latest_first() else ""
    asked = f"商请{case.you}予以重视支持，进一步加大工作力度，{goal(case)}"
    return f"为确保各项工作部署落到实处，{asked}，{reporting(case, '函告', '并请')}{explain}。"


def _annexes(ground: Ground, given: Values) -> tuple[Annex, ...]:
    return standing_list(Case(ground, given, polite=True), _LIST)


FORM = KindForm(NoticeKind.SUPERVISION_LETTER, PaperFormat.LETTER, _entries, _title, _body, annexes=_annexes)
