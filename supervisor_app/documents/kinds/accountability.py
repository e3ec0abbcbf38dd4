"""问责建议: a suggestion to the body that may decide, never a finding (《政府督查工作条例》 art. 21).

It states facts and quotes papers, names no fault, and cannot be issued before somebody has approved it.
"""

from supervisor_app.documents.drafting import KindForm, Values, common_entries
from supervisor_app.documents.kinds.matter_list import matter_list
from supervisor_app.documents.kinds.matters import (
    LISTED_AT_MOST,
    account,
    chased,
    earlier_papers,
    name,
    numbered,
    quoted_papers,
    responsible,
    sentence,
    which,
    worst_first,
)
from supervisor_app.documents.wording import full_date
from supervisor_app.domain.papers.drafting import Entry, EntryType, Ground
from supervisor_app.domain.papers.notice import NoticeKind
from supervisor_app.domain.papers.paper import Annex, PaperFormat


def _entries(ground: Ground) -> tuple[Entry, ...]:
    hint = "有权研究处理的机关；向上级报送的填签发人"
    return (
        Entry("addressee", "主送", EntryType.LINE, "", needed=True, hint=hint),
        Entry("subject", "所涉单位", EntryType.LINE, responsible(ground), needed=True),
        Entry("account", "单位说明", EntryType.TEXT, _account(ground), hint="该单位的书面说明"),
        *common_entries(ground, "issued_on", "approver", "approved_on", "signer"),
        *common_entries(ground, "contact_person", "phone", "signature", "sealed", "copy_to", "printed_by"),
    )


def _account(ground: Ground) -> str:
    """What the unit itself reported of its matters, the worst first."""
    said = []
    for line in worst_first(ground.lines)[:LISTED_AT_MOST]:
        words = "".join(map(sentence, (line.latest.text, line.latest.problem))) if line.latest else ""
        if line.latest and words:
            said.append(f"{full_date(line.latest.reported_on)}就{name(line.task)}事项报告：{words}")
    return "".join(said)


def _title(ground: Ground, given: Values) -> str:
    return "关于{subject}有关督办事项的问责建议" if given.text("subject") else "关于有关督办事项的问责建议"


def _body(ground: Ground, given: Values) -> tuple[str, ...]:
    account_words = "{account}" if given.text("account") else "台账中尚无该单位的书面说明，建议研究处理前听取其意见。"
    return (
        "根据《政府督查工作条例》第二十一条规定，现就{subject}有关督办事项的办理情况提出如下建议。",
        "一、基本事实",
        *_facts(ground),
        "二、督办情况",
        _history(ground),
        "三、单位说明",
        account_words,
        "四、有关建议",
        "建议有权机关按照管理权限对上述情况依规依纪依法研究处理，并充分听取有关单位和人员的陈述、申辩。"
        "是否存在应当追究责任的情形，以有权机关的调查结论为准。",
        *_approval(given),
    )


def _facts(ground: Ground) -> tuple[str, ...]:
    lines, today = worst_first(ground.lines), full_date(ground.yardstick.today)
    if not lines:
        return ("有关事实见所附材料。",)
    if len(lines) == 1:
        return (account(lines[0], today),)
    if len(lines) > LISTED_AT_MOST:
        late = sum(line.overdue for line in lines)
        counted = f"，其中{late}项已过办理时限" if 0 < late < len(lines) else "，均已过办理时限" if late else ""
        return (f"截至{today}，{name(lines[0].task)}等{len(lines)}项工作任务（见附件）尚未办结{counted}。",)
    return tuple(numbered(at, account(line, today)) for at, line in enumerate(lines, 1))


def _history(ground: Ground) -> str:
    lines = worst_first(ground.lines)
    found = earlier_papers(ground, lines)
    papers, about = quoted_papers(found), which(lines, chased(lines, found), len(lines) > LISTED_AT_MOST)
    if not papers:
        return "台账中没有就上述事项发出督办文书的记录。"
    return f"就{about}，督查机构{'已于' if papers[0].isdigit() else ''}{papers}。"


def _approval(given: Values) -> tuple[str, ...]:
    if not given.text("approver"):
        return ()
    when = "于{approved_on}" if given.day("approved_on") else ""
    return (f"以上建议已经{{approver}}{when}批准。",)


def _annexes(ground: Ground, given: Values) -> tuple[Annex, ...]:
    return matter_list("有关督办事项清单", worst_first(ground.lines), named=True)


FORM = KindForm(NoticeKind.ACCOUNTABILITY, PaperFormat.GENERAL, _entries, _title, _body, annexes=_annexes)
