"""Lines of the ledger as rows of its workbook, and what stands above them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from supervisor_app.domain.carried import Carried
from supervisor_app.domain.life.extension import ExtensionState
from supervisor_app.domain.lights import Light
from supervisor_app.domain.model import IMPORTED
from supervisor_app.domain.office import OfficeSettings
from supervisor_app.domain.standing import TaskLine
from supervisor_app.exchange.ledger_sheet import LedgerRow


def ledger_heading(office: OfficeSettings, today: date, count: int) -> tuple[str, str]:
    """Title and subtitle of an exported ledger of `count` tasks."""
    title = f"{office.name}督办台账" if office.named else "督办台账"
    return title, f"截至{today.year}年{today.month}月{today.day}日　共 {count} 项"


def ledger_rows(
    lines: Iterable[TaskLine], light_names: Mapping[Light, str], numbers: Mapping[int, str], carried: Carried
) -> Iterator[LedgerRow]:
    """What the exported ledger says of tasks; `numbers`: those of all tasks, by id."""
    granted = Counter(item.number for item in carried.extensions if item.extension.decision is ExtensionState.GRANTED)
    for line in lines:
        task = line.task
        yield replace(
            ledger_row(line, light_names),
            parent="" if task.parent_id is None else numbers.get(task.parent_id, ""),
            merged_into="" if task.merged_into_id is None else numbers.get(task.merged_into_id, ""),
            extensions=granted[task.number],
        )


def ledger_row(line: TaskLine, light_names: Mapping[Light, str]) -> LedgerRow:
    """What the exported ledger says of a task by itself; `light_names` are the office's words for the lights."""
    task, latest = line.task, line.latest
    dated = latest is not None and latest.channel != IMPORTED and latest.unit_id in task.lead
    return LedgerRow(
        title=task.title,
        number=task.number,
        source=task.basis or line.source,
        target=task.target,
        measures=task.measures,
        sponsor=task.sponsor,
        lead=line.lead,
        cooperating=line.cooperating,
        contact=task.contact,
        assigned_on=task.assigned_on,
        original_due=task.original_due,
        due=task.due,
        due_text=task.due_text,
        cycle=task.cycle,
        cycle_day=task.cycle_day,
        approver=task.approver,
        approved_on=task.approved_on,
        milestones=line.milestones,
        report=latest.text if latest else "",
        reported_on=latest.reported_on if latest and dated else None,
        progress=task.progress,
        expected=line.expected,
        problem=task.problem,
        next_step=task.next_step,
        light=line.light,
        light_word=light_names[line.light],
        state=task.state,
        completed_on=task.completed_on,
        remark=task.remark,
        supervision=task.supervision,
        urgency=task.urgency,
        weight=task.weight,
    )
