"""A sheet's rows as drafts of the ledger's tasks."""

from supervisor_app.domain.draft import DraftTask
from supervisor_app.domain.model import Cycle, Urgency
from supervisor_app.exchange.task_sheet import TaskRow


def to_draft(row: TaskRow) -> DraftTask:
    """The draft of a row; a source goes into the basis; its group and all that has no place into the remark."""
    said = row.texts.get
    remark = "；".join(filter(None, (said("remark", ""), row.group, *row.leftovers())))
    return DraftTask(
        title=row.title,
        row=row.row,
        lead=tuple(row.lead),
        cooperating=tuple(row.cooperating),
        state=row.state,
        assigned_on=row.assigned_on,
        original_due=row.original_due,
        due=row.due,
        due_text=row.due_text,
        cycle=row.cycle or Cycle.ONCE,
        cycle_day=row.cycle_day,
        progress=row.progress,
        completed_on=row.completed_on,
        number=said("number", ""),
        target=said("target", ""),
        measures=said("measures", ""),
        sponsor=said("sponsor", ""),
        contact=said("contact", ""),
        basis=said("source", ""),
        approver=said("approver", ""),
        approved_on=row.approved_on,
        milestones=row.steps(),
        report=said("report", ""),
        reported_on=row.reported_on,
        problem=said("problem", ""),
        next_step=said("next_step", ""),
        remark=remark,
        supervision=row.supervision,
        urgency=row.urgency or Urgency.ORDINARY,
        parent=row.parent,
        weight=row.weight or 1.0,
        merged_into=row.merged_into,
    )
