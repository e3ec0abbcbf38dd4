"""延期审批单: a unit asks for a later date, the office and the leader give their opinions (custom form).

The original date stays on the form whatever is decided.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from supervisor_app.documents.drafting import KindForm, Values, common_entries
from supervisor_app.documents.kinds.boxes import BLANK_DATE, one, opinion, pair
from supervisor_app.documents.kinds.matter_list import matter_list
from supervisor_app.documents.kinds.matters import (
    boxed,
    extended,
    limit_date,
    listed,
    names,
    numbers,
    phrase,
    progress,
    responsible,
)
from supervisor_app.documents.text import one_line
from supervisor_app.documents.wording import full_date
from supervisor_app.domain.papers.drafting import Entry, EntryType, Ground
from supervisor_app.domain.papers.notice import NoticeKind, NoticeState
from supervisor_app.domain.papers.paper import Annex, Block, Form, PaperFormat
from supervisor_app.domain.standing import TaskLine

_REASON, _PROGRESS = 24.0, 18.0  # mm


def _entries(ground: Ground) -> tuple[Entry, ...]:
    lines = ground.lines
    return (
        Entry("unit", "申请单位", EntryType.LINE, responsible(ground), needed=True),
        Entry("matter", "督办事项", EntryType.TEXT, names(lines), needed=True),
        Entry("asked_on", "申请日期", EntryType.DATE, ground.yardstick.today, needed=True),
        Entry("wanted_due", "拟延至日期", EntryType.DATE, None, hint="不填则留空，打印后手写"),
        Entry("reason", "延期原因", EntryType.TEXT, ""),
        Entry("progress_now", "目前进展", EntryType.TEXT, listed(lines, _progress)),
        Entry("earlier", "此前延期", EntryType.LINE, listed(lines, partial(_times, ground))),
        Entry("unit_opinion", "承办单位意见", EntryType.TEXT, ""),
        Entry("office_opinion", "督查室意见", EntryType.TEXT, ""),
        Entry("leader_opinion", "分管领导意见", EntryType.TEXT, ""),
        Entry("approver", "审批人", EntryType.LINE, "", hint="留空则由审批人签字"),
        Entry("contact", "联系人", EntryType.LINE, _contact(lines), hint="申请单位的联系人和电话"),
        *common_entries(ground, "issued_on"),
    )


def _progress(line: TaskLine) -> str:
    told = one_line(line.latest.text).rstrip("。") if line.latest else ""
    return f"{told}（{progress(line)}）" if told else progress(line)


def _contact(lines: Sequence[TaskLine]) -> str:
    return "、".join(dict.fromkeys(named for line in lines if (named := phrase(line.task.contact))))


def _times(ground: Ground, line: TaskLine) -> str:
    """How often an extension was asked on a form of the register; at least once where the limit was put off."""
    asked = sum(
        notice.kind is NoticeKind.EXTENSION and notice.state is NoticeState.ISSUED and line.task.id in notice.task_ids
        for notice in ground.notices
    )
    times = max(asked, int(extended(line)))
    return f"{times}次" if times else "无"


def _original(line: TaskLine) -> str:
    return full_date(line.task.original_due) if line.task.original_due else limit_date(line)


def _title(ground: Ground, given: Values) -> str:
    return "督办事项延期审批单"


def _body(ground: Ground, given: Values) -> tuple[str, ...]:
    return ()


def _tables(ground: Ground, given: Values) -> tuple[Block, ...]:
    lines = ground.lines
    return (
        Form(
            (
                pair("申请单位", given.text("unit"), "督办编号", numbers(lines)),
                one("督办事项", boxed(given, "matter")),
                pair("原定时限", listed(lines, _original), "现定时限", listed(lines, limit_date)),
                pair("申请日期", _asked(ground, given), "拟延至", given.text("wanted_due") or BLANK_DATE),
                pair("此前延期", boxed(given, "earlier"), "联系人", given.text("contact")),
                one("延期原因", boxed(given, "reason"), _REASON),
                one("目前进展", boxed(given, "progress_now"), _PROGRESS),
                opinion("承办单位\n意见", boxed(given, "unit_opinion")),
                opinion("督查室\n意见", boxed(given, "office_opinion")),
                opinion("分管领导\n意见", boxed(given, "leader_opinion")),
                *((one("审批人", given.text("approver")),) if given.text("approver") else ()),
            )
        ),
    )


def _asked(ground: Ground, given: Values) -> str:
    """The day of the request; marked where it came after the limit."""
    asked = given.day("asked_on")
    if not asked:
        return BLANK_DATE
    late = any(due and asked > due for due in _dues(ground))
    return full_date(asked) + ("\n（到期后申请）" if late else "")


def _dues(ground: Ground) -> list[date | None]:
    return [line.task.due for line in ground.lines]


def _annexes(ground: Ground, given: Values) -> tuple[Annex, ...]:
    return matter_list("申请延期事项清单", ground.lines)


def _checks(ground: Ground, given: Values) -> Mapping[str, str]:
    asked, wanted, issued = given.day("asked_on"), given.day("wanted_due"), given.day("issued_on")
    found = {}
    if wanted and any(due and wanted <= due for due in _dues(ground)):
        found["wanted_due"] = "拟延至日期不晚于现定时限"
    if asked and issued and asked > issued:
        found["asked_on"] = "申请日期晚于填表日期"
    return found


FORM = KindForm(
    NoticeKind.EXTENSION,
    PaperFormat.FORM,
    _entries,
    _title,
    _body,
    tables=_tables,
    annexes=_annexes,
    signs=False,
    checks=_checks,
)
