"""约谈通知书: whom the office asks to a talk, about what, when and where (《政府督查工作条例》 art. 12)."""

from collections.abc import Mapping

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
    which,
    worst_first,
)
from supervisor_app.documents.wording import full_date, you
from supervisor_app.domain.papers.drafting import Entry, EntryType, Ground
from supervisor_app.domain.papers.notice import NoticeKind
from supervisor_app.domain.papers.paper import Annex, PaperFormat

_DAYS_AHEAD = 3  # working days from the paper to the talk (custom)
_BRING = "事项办理情况书面材料、未按要求推进的原因说明、下一步措施和拟完成时间"


def _entries(ground: Ground) -> tuple[Entry, ...]:
    calendar, today = ground.yardstick.calendar, ground.yardstick.today
    talk = calendar.add(today, _DAYS_AHEAD)
    reply = calendar.add(talk, ground.office.reply_days)
    return (
        *common_entries(ground, "addressee", "issued_on", "approver"),
        Entry("post", "被约谈人", EntryType.LINE, "主要负责人", needed=True, hint="职务或者姓名"),
        Entry("talk_on", "约谈日期", EntryType.DATE, talk, needed=True),
        Entry("talk_at", "约谈时间", EntryType.LINE, "", hint="如：上午9:30"),
        Entry("place", "约谈地点", EntryType.LINE, "", hint="不填则写另行通知"),
        Entry("talkers", "约谈人", EntryType.LINE, ground.office.name, needed=True, hint="主持约谈的人和参加的单位"),
        Entry("bring", "携带材料", EntryType.LINE, _BRING),
        Entry("reply_by", "整改情况报送期限", EntryType.DATE, reply),
        *common_entries(ground, "contact_person", "phone", "signature", "sealed", "copy_to", "printed_by"),
    )


def _title(ground: Ground, given: Values) -> str:
    return "约谈通知书"


def _body(ground: Ground, given: Values) -> tuple[str, ...]:
    approved = "经{approver}批准，" if given.text("approver") else ""
    why, unit = "因有关督办事项推进滞后，" if ground.lines else "", you(given.text("addressee"))
    ruled = "按照《政府督查工作条例》第十二条规定"
    return (
        f"{why}{ruled}，{approved}决定对{unit}{{post}}进行约谈。现将有关事项通知如下。",
        *_reasons(ground, unit),
        "二、约谈安排",
        _when_and_where(given, unit),
        "三、有关要求",
        *_demands(given),
    )


def _reasons(ground: Ground, unit: str) -> tuple[str, ...]:
    """The matters with their facts and the papers that went before."""
    lines, today = worst_first(ground.lines), full_date(ground.yardstick.today)
    if not lines:
        return ("一、约谈事由", f"听取{unit}关于督办事项办理情况的说明。")
    if len(lines) > LISTED_AT_MOST:
        facts = [f"截至{today}，{unit}牵头办理的{name(lines[0].task)}等{len(lines)}项工作任务（见附件）推进滞后。"]
    elif len(lines) > 1:
        told = (numbered(at, account(line, today)) for at, line in enumerate(lines, 1))
        facts = [f"{unit}牵头办理的以下{len(lines)}项工作任务推进滞后：", *told]
    else:
        facts = [f"{unit}牵头办理的{account(lines[0], today)}"]
    found = earlier_papers(ground, lines)
    papers, about = quoted_papers(found), which(lines, chased(lines, found), len(lines) > LISTED_AT_MOST)
    before = f"此前，我单位已就{about}{'于' if papers[:1].isdigit() else ''}{papers}。"
    return ("一、约谈事由", *facts, *((before,) if papers else ()))


def _when_and_where(given: Values, unit: str) -> str:
    if given.day("talk_on"):
        place = "地点：{place}" if given.text("place") else "地点另行通知"
        arranged = f"时间：{{talk_on}}{{talk_at}}；{place}"
    else:
        arranged = "时间、地点另行通知"
    talkers = "；约谈人：{talkers}" if given.text("talkers") else ""
    return f"{arranged}{talkers}；被约谈人：{unit}{{post}}。"


def _demands(given: Values) -> tuple[str, ...]:
    bring = "，并携带{bring}" if given.text("bring") else ""
    result = "约谈后，请按照约谈要求逐项整改"
    report = "，于{reply_by}前将整改情况书面报{signature}" if given.day("reply_by") else ""
    return (
        f"请被约谈人按时参加{bring}。因故不能参加的，请提前书面说明原因，不得自行委托他人代替。",
        f"{result}{report}。",
    )


def _annexes(ground: Ground, given: Values) -> tuple[Annex, ...]:
    return matter_list("约谈事项清单", worst_first(ground.lines), named=True)


def _checks(ground: Ground, given: Values) -> Mapping[str, str]:
    issued, talk, reply = given.day("issued_on"), given.day("talk_on"), given.day("reply_by")
    found = {}
    if issued and talk and talk < issued:
        found["talk_on"] = "约谈日期早于成文日期"
    if talk and reply and reply < talk:
        found["reply_by"] = "整改情况报送期限早于约谈日期"
    return found


FORM = KindForm(
    NoticeKind.INTERVIEW,
    PaperFormat.GENERAL,
    _entries,
    _title,
    _body,
    annexes=_annexes,
    checks=_checks,
)
