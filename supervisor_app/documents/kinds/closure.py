"""销号单: a completed matter is verified and struck off the ledger.

Ways of verification: 《政府督查工作条例》 art. 12; what is checked before closing is custom.
"""

from collections.abc import Mapping

from supervisor_app.documents.drafting import KindForm, Values, common_entries
from supervisor_app.documents.kinds.boxes import BLANK_DATE, one, opinion, pair
from supervisor_app.documents.kinds.matter_list import matter_list
from supervisor_app.documents.kinds.matters import (
    boxed,
    limit_date,
    listed,
    names,
    numbered,
    numbers,
    phrase,
    responsible,
    worst_first,
)
from supervisor_app.documents.text import one_line
from supervisor_app.documents.wording import full_date
from supervisor_app.domain.life.verification import WAY_WORDS
from supervisor_app.domain.papers.drafting import Entry, EntryType, Ground
from supervisor_app.domain.papers.notice import NoticeKind
from supervisor_app.domain.papers.paper import Annex, Block, Form, PaperFormat
from supervisor_app.domain.standing import TaskLine

_RESULT, _EVIDENCE, _FINDING = 22.0, 28.0, 34.0  # mm


def _entries(ground: Ground) -> tuple[Entry, ...]:
    lines = worst_first(ground.lines)
    finished = [line.task.completed_on for line in lines if line.task.completed_on]
    return (
        Entry("unit", "责任单位", EntryType.LINE, responsible(ground), needed=True),
        Entry("matter", "督办事项", EntryType.TEXT, names(lines), needed=True),
        Entry("completed_on", "办结日期", EntryType.DATE, max(finished, default=None)),
        Entry("result", "办结情况", EntryType.TEXT, listed(lines, _result)),
        Entry("evidence", "佐证材料", EntryType.TEXT, _evidence(lines), hint="一行一件"),
        Entry("way", "核查方式", EntryType.CHOICE, "", choices=("", *WAY_WORDS.values())),
        Entry("verifier", "核查人", EntryType.LINE, ground.office.officer),
        Entry("verified_on", "核查日期", EntryType.DATE, None),
        Entry("finding", "核查结论", EntryType.TEXT, ""),
        Entry("opinion", "销号意见", EntryType.TEXT, ""),
        Entry("closed_on", "销号日期", EntryType.DATE, None),
        *common_entries(ground, "issued_on"),
    )


def _result(line: TaskLine) -> str:
    return one_line(line.latest.text) if line.latest else ""


def _evidence(lines: list[TaskLine]) -> str:
    """What the reports bring along, a line each."""
    named = [phrase(line.latest.evidence) for line in lines if line.latest and phrase(line.latest.evidence)]
    return "\n".join(numbered(at, name) for at, name in enumerate(named, 1)) if len(named) > 1 else "".join(named)


def _title(ground: Ground, given: Values) -> str:
    return "督办事项销号单"


def _body(ground: Ground, given: Values) -> tuple[str, ...]:
    return ()


def _tables(ground: Ground, given: Values) -> tuple[Block, ...]:
    lines = worst_first(ground.lines)
    return (
        Form(
            (
                pair("督办编号", numbers(lines), "责任单位", given.text("unit")),
                one("督办事项", boxed(given, "matter")),
                pair("办理时限", listed(lines, limit_date), "办结日期", _completed(lines, given)),
                one("办结情况", boxed(given, "result"), _RESULT),
                one("佐证材料", boxed(given, "evidence"), _EVIDENCE),
                pair("核查方式", given.text("way"), "核查日期", given.text("verified_on") or BLANK_DATE),
                one("核查结论", boxed(given, "finding"), _FINDING),
                one("核查人", given.text("verifier")),
                opinion("销号意见", boxed(given, "opinion")),
                one("销号日期", given.text("closed_on") or BLANK_DATE),
            )
        ),
    )


def _completed(lines: list[TaskLine], given: Values) -> str:
    """The day of completion; of a single matter with a limit, whether it was kept."""
    day = given.day("completed_on")
    if not day:
        return BLANK_DATE
    due = lines[0].task.due if len(lines) == 1 else None
    kept = "" if due is None else "\n（按期）" if day <= due else "\n（逾期）"
    return full_date(day) + kept


def _annexes(ground: Ground, given: Values) -> tuple[Annex, ...]:
    return matter_list("销号事项清单", worst_first(ground.lines))


def _checks(ground: Ground, given: Values) -> Mapping[str, str]:
    done, checked, closed = given.day("completed_on"), given.day("verified_on"), given.day("closed_on")
    found = {}
    if done and closed and closed < done:
        found["closed_on"] = "销号日期早于办结日期"
    if checked and closed and closed < checked:
        found["closed_on"] = "销号日期早于核查日期"
    return found


FORM = KindForm(
    NoticeKind.CLOSURE,
    PaperFormat.FORM,
    _entries,
    _title,
    _body,
    tables=_tables,
    annexes=_annexes,
    signs=False,
    checks=_checks,
)
