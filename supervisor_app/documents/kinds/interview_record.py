"""约谈记录: 问题—说明—要求—表态—整改期限 and both signatures; typed, or printed with room to fill in by hand."""

from collections.abc import Mapping

from supervisor_app.documents.drafting import KindForm, Values, common_entries
from supervisor_app.documents.kinds.boxes import BLANK_DATE, one, pair
from supervisor_app.documents.kinds.matter_list import matter_list
from supervisor_app.documents.kinds.matters import (
    LISTED_AT_MOST,
    boxed,
    earlier_papers,
    lag,
    limit,
    listed,
    names,
    progress,
    worst_first,
)
from supervisor_app.documents.wording import full_date
from supervisor_app.domain.papers.drafting import Entry, EntryType, Ground
from supervisor_app.domain.papers.notice import NoticeKind
from supervisor_app.domain.papers.paper import Annex, Block, Form, PaperFormat
from supervisor_app.domain.standing import TaskLine

_TALL, _LOW, _SIGNING = 36.0, 23.0, 17.0  # mm


def _entries(ground: Ground) -> tuple[Entry, ...]:
    lines = worst_first(ground.lines)
    facts = listed(lines, _problem) if len(lines) <= LISTED_AT_MOST else ""
    called = next((paper for paper in earlier_papers(ground, lines)[::-1] if paper.kind is NoticeKind.INTERVIEW), None)
    return (
        Entry("talk_on", "约谈日期", EntryType.DATE, ground.yardstick.today),
        Entry("talk_at", "约谈时间", EntryType.LINE, "", hint="如：上午9:30"),
        Entry("place", "约谈地点", EntryType.LINE, ""),
        Entry("talkers", "约谈人", EntryType.LINE, ""),
        Entry("recorder", "记录人", EntryType.LINE, ground.office.officer),
        Entry("unit", "被约谈单位", EntryType.LINE, ground.unit.name if ground.unit else ""),
        Entry("post", "被约谈人", EntryType.LINE, "", hint="姓名和职务"),
        Entry("notice", "约谈依据", EntryType.LINE, f"约谈通知书（{called.number}）" if called else ""),
        Entry("matter", "约谈事项", EntryType.TEXT, names(lines)),
        Entry("problems", "主要问题", EntryType.TEXT, facts),
        Entry("statement", "情况说明", EntryType.TEXT, "", hint="不填则留空，打印后手写"),
        Entry("demands", "约谈要求", EntryType.TEXT, ""),
        Entry("pledge", "表态发言", EntryType.TEXT, ""),
        Entry("rectify_by", "整改期限", EntryType.DATE, None),
        *common_entries(ground, "issued_on"),
    )


def _problem(line: TaskLine) -> str:
    facts = "，".join(filter(None, (limit(line), progress(line), lag(line))))
    return f"{facts}。"


def _title(ground: Ground, given: Values) -> str:
    return "约谈记录"


def _body(ground: Ground, given: Values) -> tuple[str, ...]:
    return ()


def _tables(ground: Ground, given: Values) -> tuple[Block, ...]:
    day = given.day("talk_on")
    time = (full_date(day) if day else BLANK_DATE) + given.text("talk_at")
    told = (("主要问题", "problems", _LOW), ("情况说明", "statement", _TALL), ("约谈要求", "demands", _TALL))
    return (
        Form(
            (
                pair("约谈时间", time, "约谈地点", given.text("place")),
                pair("约谈人", given.text("talkers"), "记录人", given.text("recorder")),
                pair("被约谈单位", given.text("unit"), "被约谈人", given.text("post")),
                one("约谈依据", given.text("notice")),
                one("约谈事项", boxed(given, "matter")),
                *(one(label, boxed(given, key), least) for label, key, least in told),
                one("表态发言", boxed(given, "pledge"), _LOW),
                one("整改期限", given.text("rectify_by") or BLANK_DATE),
                pair("约谈人\n签字", "", "被约谈人\n签字", "", _SIGNING),
            )
        ),
    )


def _annexes(ground: Ground, given: Values) -> tuple[Annex, ...]:
    return matter_list("约谈事项清单", worst_first(ground.lines))


def _checks(ground: Ground, given: Values) -> Mapping[str, str]:
    talk, rectify = given.day("talk_on"), given.day("rectify_by")
    return {"rectify_by": "整改期限早于约谈日期"} if talk and rectify and rectify < talk else {}


FORM = KindForm(
    NoticeKind.INTERVIEW_RECORD,
    PaperFormat.FORM,
    _entries,
    _title,
    _body,
    tables=_tables,
    annexes=_annexes,
    signs=False,
    checks=_checks,
)
