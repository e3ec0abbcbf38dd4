"""督办台账 and 任务清单, landscape: the columns an office's ledger has, as many as the size of paper takes."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from supervisor_app.documents.prints.drawing import write_print
from supervisor_app.documents.prints.table import Align, Column, Print, PrintSize, PrintTable
from supervisor_app.documents.prints.words import (
    count_lights,
    day_words,
    light_columns,
    limit_words,
    note,
    progress_columns,
    titled,
)
from supervisor_app.domain.office import OfficeSettings
from supervisor_app.domain.standing import TaskLine

_Columns = tuple[Column[TaskLine], ...]


def print_ledger(
    lines: Sequence[TaskLine],
    path: Path,
    *,
    office: OfficeSettings,
    day: date,
    size: PrintSize = "A4",
    listed: str = "",
    **options: Any,
) -> int:
    """督办台账 of these tasks in their order; `listed` says which ones where they are not all.

    `options` are those of `write_print`; gives the number of pages, UserError when the file cannot be made.
    """
    table = PrintTable(
        ledger_columns(size),
        lines,
        summary=lambda rows: count_lights(rows, office.light_names),
        empty="没有督办事项",
    )
    middle = f"{listed + '，' if listed else ''}共 {len(lines)} 项"
    told = Print(titled(office, "督办台账"), note(office, middle, day), (table,))
    return write_print(told, path, size=size, **options)


def print_tasks(
    lines: Sequence[TaskLine], path: Path, *, office: OfficeSettings, day: date, size: PrintSize = "A4", **options: Any
) -> int:
    """任务清单, as it is handed out at a meeting; named after the meeting where all tasks come from one."""
    sources = {line.source for line in lines}
    source = sources.pop() if len(sources) == 1 else ""
    name = source if source.endswith("清单") else f"{source}任务清单" if source else titled(office, "任务清单")
    table = PrintTable(_task_columns(), lines, summary=lambda rows: f"{len(rows)} 项", empty="没有任务")
    told = Print(name, note(office, f"共 {len(lines)} 项", day), (table,))
    return write_print(told, path, size=size, **options)


def ledger_columns(size: PrintSize) -> _Columns:
    """The columns of the ledger that fit a size of paper."""
    return _large() if size == "A3" else _small()


def _small() -> _Columns:
    return (
        *_matter(),
        *_units(),
        Column("办理时限", 29, limit_words, Align.CENTRE),
        Column("最新进展", 52, _latest, grows=True),
        *progress_columns(),
        Column("存在问题", 30, lambda line: line.task.problem, grows=True, always=False),
        *light_columns(),
    )


def _large() -> _Columns:
    return (
        _matter()[0],
        Column("事项来源", 24, _source, always=False, spare=2),
        _matter()[1],
        Column("目标要求", 34, lambda line: line.task.target, grows=True, always=False, spare=7),
        Column("牵头领导", 18, lambda line: line.task.sponsor, always=False, spare=6),
        *_units(),
        Column("责任人及电话", 24, lambda line: line.task.contact, always=False, spare=4),
        Column("交办日期", 24, lambda line: day_words(line.task.assigned_on), Align.CENTRE, spare=5),
        Column("办理时限", 29, limit_words, Align.CENTRE),
        Column("阶段节点", 34, _steps, grows=True, always=False, spare=3),
        Column("最新进展", 50, _latest, grows=True),
        *progress_columns(),
        Column("存在问题", 30, lambda line: line.task.problem, grows=True, always=False),
        Column("下步措施", 30, lambda line: line.task.next_step, grows=True, always=False),
        *light_columns(finished=True),
        Column("备注", 20, lambda line: line.task.remark, always=False, spare=1),
    )


def _matter() -> _Columns:
    return (
        Column("督办编号", 22, lambda line: line.task.number, Align.CENTRE),
        Column("督办事项", 48, lambda line: line.task.title, grows=True),
    )


def _units() -> _Columns:
    return (
        Column("牵头单位", 31, lambda line: "\n".join(line.lead)),
        Column("配合单位", 25, lambda line: "、".join(line.cooperating)),
    )


def _task_columns() -> _Columns:
    return (
        Column("工作任务", 60, lambda line: line.task.title, grows=True),
        Column("目标要求", 40, lambda line: line.task.target, grows=True, always=False),
        Column("具体举措", 50, lambda line: line.task.measures, grows=True, always=False),
        Column("牵头领导", 20, lambda line: line.task.sponsor, Align.CENTRE, always=False),
        Column("牵头单位", 31, lambda line: "\n".join(line.lead)),
        Column("配合单位", 36, lambda line: "、".join(line.cooperating)),
        Column("完成时限", 26, lambda line: line.task.due_text or day_words(line.task.due), Align.CENTRE),
        Column("备注", 20, lambda line: line.task.remark),
    )


def _source(line: TaskLine) -> str:
    return line.task.basis or line.source


def _latest(line: TaskLine) -> str:
    return line.latest.text if line.latest else ""


def _steps(line: TaskLine) -> str:
    """One line a milestone, its day and whether it is done."""
    told = ((step, f"（{day_words(step.done_on)}完成）" if step.done_on else "") for step in line.milestones)
    return "\n".join(f"{day_words(step.due)} {step.title}{done}" for step, done in told)
