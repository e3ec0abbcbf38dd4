"""发文登记 and 销号清单: the papers that went out, and the tasks that are done with."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from supervisor_app.documents.prints.drawing import write_print
from supervisor_app.documents.prints.table import Align, Column, Print, PrintSize, PrintTable
from supervisor_app.documents.prints.words import day_words, note, titled
from supervisor_app.domain.life.verification import WAY_WORDS, Verification
from supervisor_app.domain.model import TaskState, Unit
from supervisor_app.domain.office import OfficeSettings
from supervisor_app.domain.papers.notice import Notice, NoticeKind, NoticeState
from supervisor_app.domain.standing import TaskLine
from supervisor_app.domain.words import NOTICE_KIND_WORDS, STATE_WORDS

_ON_TIME = {True: "按期", False: "逾期", None: ""}


def print_register(
    notices: Sequence[Notice],
    path: Path,
    *,
    units: Mapping[int, Unit],
    office: OfficeSettings,
    day: date,
    size: PrintSize = "A4",
    **options: Any,
) -> int:
    """发文登记簿, the oldest paper first; void ones keep their place and say why."""
    table = PrintTable(
        notice_columns(units, day),
        sorted(notices, key=lambda item: (item.issued_on, item.id)),
        summary=lambda rows: _count_papers(rows, day),
        empty="没有发文",
    )
    told = Print(titled(office, "发文登记簿"), note(office, f"共 {len(notices)} 份", day), (table,))
    return write_print(told, path, size=size, **options)


def notice_columns(units: Mapping[int, Unit], day: date, *, addressed: bool = True) -> tuple[Column[Notice], ...]:
    """The columns of the register; a unit's own sheet needs no addressee."""
    addressee = Column[Notice]("主送", 34, lambda item: _addressee(item, units))
    return (
        Column("文书类型", 24, lambda item: NOTICE_KIND_WORDS[item.kind], Align.CENTRE),
        Column("文号/期号", 36, lambda item: str(item.number), Align.CENTRE),
        Column("标题", 60, lambda item: item.title, grows=True),
        *((addressee,) if addressed else ()),
        Column("批准人", 20, lambda item: item.approver, Align.CENTRE, always=False),
        Column("成文日期", 22, lambda item: day_words(item.issued_on), Align.CENTRE),
        Column("送达日期", 22, lambda item: day_words(item.sent_on), Align.CENTRE),
        Column("签收人", 22, _signed, Align.CENTRE),
        Column("回复期限", 22, lambda item: day_words(item.reply_by), Align.CENTRE),
        Column("是否回复", 24, lambda item: _answer(item, day), Align.CENTRE),
    )


def _addressee(item: Notice, units: Mapping[int, Unit]) -> str:
    unit = units.get(item.unit_id) if item.unit_id is not None else None
    return item.addressee or (unit.name if unit else "")


def _signed(item: Notice) -> str:
    return "\n".join(filter(None, (item.signed_by, day_words(item.signed_on))))


def _answer(item: Notice, day: date) -> str:
    if item.state is NoticeState.VOID:
        return "已作废" + (f"：{item.void_reason}" if item.void_reason else "")
    if item.replied_on:
        return f"已回复\n{day_words(item.replied_on)}"
    if item.reply_by is None:
        return "不需回复"
    return "逾期未回复" if item.reply_by < day else "未回复"


def _count_papers(rows: Sequence[Notice], day: date) -> str:
    standing = [item for item in rows if item.state is NoticeState.ISSUED]
    kinds = Counter(item.kind for item in standing)
    told = [f"{NOTICE_KIND_WORDS[kind]} {kinds[kind]}" for kind in NoticeKind if kinds[kind]]
    void, late = len(rows) - len(standing), sum(_answer(item, day) == "逾期未回复" for item in standing)
    told += [f"已作废 {void}"] if void else []
    return f"{len(rows)} 份" + (f"：{'、'.join(told)}" if told else "") + (f"；逾期未回复 {late} 份" if late else "")


def print_closed(
    lines: Sequence[TaskLine],
    path: Path,
    *,
    office: OfficeSettings,
    day: date,
    checks: Mapping[int, Verification] = MappingProxyType({}),
    closed_on: Mapping[int, date] = MappingProxyType({}),
    size: PrintSize = "A4",
    **options: Any,
) -> int:
    """销号清单: the completed and closed ones among the tasks, in order of completion.

    `checks` and `closed_on` tell by task what the check found and the day of closing; without any, no such columns.
    """
    done = [line for line in lines if line.done]
    table = PrintTable(
        _closed_columns(checks, closed_on),
        sorted(done, key=lambda line: (line.task.completed_on or date.max, line.task.number)),
        summary=_count_done,
        empty="没有办结或销号的事项",
    )
    told = Print(titled(office, "督办事项销号清单"), note(office, f"共 {len(done)} 项", day), (table,))
    return write_print(told, path, size=size, **options)


def _closed_columns(checks: Mapping[int, Verification], closed_on: Mapping[int, date]) -> tuple[Column[TaskLine], ...]:
    def of_check(say: Callable[[Verification], str]) -> Callable[[TaskLine], str]:
        return lambda line: say(checks[line.task.id]) if line.task.id in checks else ""

    return (
        Column("编号", 22, lambda line: line.task.number, Align.CENTRE),
        Column("事项", 60, lambda line: line.task.title, grows=True),
        Column("责任单位", 34, lambda line: "\n".join(line.lead)),
        Column("办理时限", 24, lambda line: day_words(line.task.due) or line.task.due_text, Align.CENTRE),
        Column("办结日期", 22, lambda line: day_words(line.task.completed_on), Align.CENTRE),
        Column("是否按期", 16, lambda line: _ON_TIME[line.on_time], Align.CENTRE),
        Column("佐证材料", 40, lambda line: line.latest.evidence if line.latest else "", grows=True),
        Column("核查人", 20, of_check(lambda check: check.verifier), Align.CENTRE, always=False),
        Column("核查方式", 24, of_check(lambda check: WAY_WORDS[check.way]), Align.CENTRE, always=False),
        Column("核查结论", 40, of_check(lambda check: check.finding), grows=True, always=False),
        Column("状态", 18, lambda line: STATE_WORDS[line.task.state], Align.CENTRE),
        Column("销号日期", 22, lambda line: day_words(closed_on.get(line.task.id)), Align.CENTRE, always=False),
    )


def _count_done(rows: Sequence[TaskLine]) -> str:
    closed = sum(line.task.state is TaskState.CLOSED for line in rows)
    late = sum(line.on_time is False for line in rows)
    return f"{len(rows)} 项：已办结 {len(rows) - closed}、已销号 {closed}" + (f"；逾期办结 {late} 项" if late else "")
