"""单位进展汇总 and 单位督办情况表: how all units stand, and one of them with its tasks and papers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from supervisor_app.documents.prints.drawing import write_print
from supervisor_app.documents.prints.register import notice_columns
from supervisor_app.documents.prints.table import Align, Column, Print, PrintSize, PrintTable
from supervisor_app.documents.prints.words import (
    count_lights,
    day_words,
    light_columns,
    limit_words,
    note,
    points,
    progress_columns,
    share,
    titled,
)
from supervisor_app.domain.lights import Light
from supervisor_app.domain.model import Unit
from supervisor_app.domain.office import OfficeSettings
from supervisor_app.domain.papers.notice import Notice, NoticeState
from supervisor_app.domain.standing import TaskLine, UnitLine


@dataclass(frozen=True, slots=True)
class UnitCount:
    """A unit's counts, with those that only its tasks tell: due soon (临期) and extended."""

    line: UnitLine
    near: int
    extended: int


def unit_count(unit_line: UnitLine, lines: Sequence[TaskLine], near_days: int) -> UnitCount:
    """The counts of a unit; `lines` are those it leads."""
    return UnitCount(
        unit_line,
        sum(_is_near(line, near_days) for line in lines),
        sum(line.task.due != line.task.original_due and line.task.original_due is not None for line in lines),
    )


def _is_near(line: TaskLine, near_days: int) -> bool:
    under_way = line.light in {Light.RED, Light.YELLOW, Light.GREEN} and (line.task.progress or 0) < 100
    return under_way and line.days_left is not None and 0 <= line.days_left <= near_days and not line.overdue


def print_units(
    unit_lines: Sequence[UnitLine],
    lines: Sequence[TaskLine],
    path: Path,
    *,
    office: OfficeSettings,
    day: date,
    size: PrintSize = "A4",
    **options: Any,
) -> int:
    """单位进展汇总: one row a unit in the order given; `lines` are the tasks they lead.

    A task of two lead units counts with each of them, and so twice in the totals, which the note says.
    """
    led: dict[int, list[TaskLine]] = {}
    for line in lines:
        for unit_id in line.task.lead:
            led.setdefault(unit_id, []).append(line)
    near = office.rule.near_days
    rows = [unit_count(line, led.get(line.unit.id, []), near) for line in unit_lines]
    unit = Column[UnitCount]("单位", 60, lambda row: row.line.unit.name, grows=True)
    table = PrintTable((unit, *_count_columns(office)), rows, empty="没有承办事项的单位")
    several = sum(len(line.task.lead) > 1 for line in lines)
    middle = f"{len(rows)} 个单位" + (f"，其中 {several} 项由多个单位牵头、分别计入各单位" if several else "")
    told = Print(titled(office, "督办事项单位进展汇总表"), note(office, middle, day), (table,))
    return write_print(told, path, size=size, **options)


def _figure(heading: str, count: Callable[[UnitCount], int]) -> Column[UnitCount]:
    """A count, summed below."""
    return Column(heading, 18, lambda row: str(count(row)), Align.RIGHT, total=lambda rows: str(sum(map(count, rows))))


def _count_columns(office: OfficeSettings) -> tuple[Column[UnitCount], ...]:
    names = office.light_names
    return (
        _figure("承办总数", lambda row: row.line.total),
        _figure("已办结", lambda row: row.line.done),
        _figure("按期办结", lambda row: row.line.on_time),
        _figure("在办", lambda row: row.line.open),
        _figure(_lamp(names[Light.GREEN]), lambda row: row.line.green),
        _figure(_lamp(names[Light.YELLOW]), lambda row: row.line.yellow),
        _figure(_lamp(names[Light.RED]), lambda row: row.line.red),
        _figure(_lamp(names[Light.GREY]), lambda row: row.line.grey),
        _figure("临期", lambda row: row.near),
        _figure("逾期", lambda row: row.line.overdue),
        _figure("延期", lambda row: row.extended),
        Column(
            "按期办结率",
            20,
            lambda row: share(row.line.on_time, row.line.done),
            Align.RIGHT,
            total=lambda rows: share(sum(row.line.on_time for row in rows), sum(row.line.done for row in rows)),
        ),
        Column("平均进度", 18, lambda row: points(row.line.progress) or "—", Align.RIGHT),
        Column("序时进度", 18, lambda row: points(row.line.expected) or "—", Align.RIGHT),
    )


def _lamp(name: str) -> str:
    return name if len(name) > 1 else f"{name}灯"


def print_unit(
    unit_line: UnitLine,
    lines: Sequence[TaskLine],
    notices: Sequence[Notice],
    path: Path,
    *,
    units: Mapping[int, Unit],
    office: OfficeSettings,
    day: date,
    size: PrintSize = "A4",
    **options: Any,
) -> int:
    """单位督办情况表: the unit's counts, what it leads and cooperates in (`lines`), the papers it received."""
    unit = unit_line.unit
    led = [line for line in lines if unit.id in line.task.lead]
    helped = [line for line in lines if unit.id in line.task.cooperating and line not in led]
    papers = [item for item in notices if item.unit_id == unit.id and item.state is NoticeState.ISSUED]
    partner = Column[TaskLine]("配合单位", 32, lambda line: "、".join(line.cooperating))
    leader = Column[TaskLine]("牵头单位", 32, lambda line: "\n".join(line.lead))
    tables: tuple[PrintTable[Any], ...] = (
        _counts(unit_line, led, office),
        _tasks("二、牵头事项", led, partner, office),
        _tasks("三、配合事项", helped, leader, office),
        PrintTable(
            notice_columns(units, day, addressed=False),
            sorted(papers, key=lambda item: (item.issued_on, item.id)),
            caption="四、收到文书",
            summary=lambda found: f"{len(found)} 份",
            empty="没有收到文书",
        ),
    )
    middle = f"牵头 {len(led)} 项，配合 {len(helped)} 项，收到文书 {len(papers)} 份"
    told = Print(f"{unit.name}督办情况表", note(office, middle, day), tables)
    return write_print(told, path, size=size, **options)


def _counts(unit_line: UnitLine, led: Sequence[TaskLine], office: OfficeSettings) -> PrintTable[UnitCount]:
    columns = tuple(Column(c.heading, c.width, c.text, Align.CENTRE) for c in _count_columns(office))
    count = unit_count(unit_line, led, office.rule.near_days)
    return PrintTable(columns, [count], caption="一、承办情况", numbered=False)


def _tasks(
    caption: str, rows: Sequence[TaskLine], partner: Column[TaskLine], office: OfficeSettings
) -> PrintTable[TaskLine]:
    return PrintTable(
        _matters(partner),
        rows,
        caption=caption,
        summary=lambda found: count_lights(found, office.light_names),
        empty="没有事项",
    )


def _matters(partner: Column[TaskLine]) -> tuple[Column[TaskLine], ...]:
    return (
        Column("督办编号", 22, lambda line: line.task.number, Align.CENTRE),
        Column("督办事项", 60, lambda line: line.task.title, grows=True),
        partner,
        Column("交办日期", 22, lambda line: day_words(line.task.assigned_on), Align.CENTRE),
        Column("办理时限", 29, limit_words, Align.CENTRE),
        Column("最新进展", 60, lambda line: line.latest.text if line.latest else "", grows=True),
        *progress_columns(),
        *light_columns(),
    )
