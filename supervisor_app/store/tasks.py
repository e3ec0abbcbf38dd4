"""Commands on tasks: add, edit, report, correct, milestones."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from sqlite_utils import Database

from supervisor_app.domain.draft import DraftTask
from supervisor_app.domain.life.attachment import Owner
from supervisor_app.domain.life.lifecycle import Move, StepKind, step_after_report, way_to
from supervisor_app.domain.model import DONE_STATES, IDLE_STATES, IMPORTED, Milestone, ProgressReport, Task
from supervisor_app.domain.words import STATE_WORDS
from supervisor_app.errors import UserError
from supervisor_app.store import life_queries, queries
from supervisor_app.store.attachments import keep
from supervisor_app.store.ledger import Ledger
from supervisor_app.store.life import put_due
from supervisor_app.store.rows import Value, to_row
from supervisor_app.store.steps import counting_reports, earliest, put_register, put_step
from supervisor_app.store.units import ensure_units
from supervisor_app.store.work import Work

_LONGEST_NUMBER = 12  # a longer one is some file's own code, not a serial to go on from
_HEAVIEST = 1_000_000.0
_BY_FORM = "在修改事项里改动"  # why, where a form asks for no reason


def find_task(ledger: Ledger, number: str) -> Task:
    """The task of a number; the year may be left out where that is clear. `UserError` when there is none."""
    ending = f"-{number}"
    found = queries.tasks(ledger.db, "number = ?", number) or queries.tasks(
        ledger.db, "substr(number, -length(?)) = ?", ending, ending
    )
    if len(found) != 1:
        reason = "有多个年度用过这个编号，请写全，如 2026-012" if found else "台账里没有这个编号；请用 list 查看编号"
        raise UserError(f"编号 {number}：{reason}")
    return found[0]


def add_task(ledger: Ledger, draft: DraftTask, meeting_id: int | None = None, today: date | None = None) -> int:
    """Register one task (立项); gives its id. `today`: the day it is registered, the clock's where not given."""
    refuse_new(draft)
    with ledger.command(f"新增事项“{draft.title}”") as work:
        work.today = today or work.today
        if draft.approved_on is not None and draft.approved_on > work.today:
            raise UserError(f"“{draft.title}”的审批日期 {draft.approved_on} 在今天之后；请改正")
        task_id = insert_task(work, draft, meeting_id=meeting_id, year=work.today.year)
        work.task_id = task_id
    return task_id


def refuse_new(draft: DraftTask) -> None:
    """Say what is wrong with a task somebody writes down; a list that comes in may be as it is."""
    refuse_weight(draft.weight)
    if draft.due is not None and draft.assigned_on is not None and draft.due < draft.assigned_on:
        raise UserError(f"“{draft.title}”的时限 {draft.due} 早于交办日期 {draft.assigned_on}；请改正")


def refuse_weight(weight: float) -> None:
    """A weight among a parent's subtasks must leave a sum to divide by."""
    if not 0 < weight < _HEAVIEST:  # which is false of what is no number
        raise UserError(f"权重 {weight:g} 要大于 0、小于 {_HEAVIEST:,.0f}；请改正")


def insert_task(
    work: Work, draft: DraftTask, *, year: int, meeting_id: int | None = None, list_id: int | None = None
) -> int:
    """Write a draft with its units and, where it brings one, its report; inside a command."""
    title = draft.title.strip()
    if not title:
        raise UserError("事项名称是空的；请写明要办的事")
    due = draft.due or draft.original_due
    task = Task(
        id=0,
        number=_free_number(work, draft.number, year),
        title=title,
        state=draft.starting_state(),
        original_due=draft.original_due or due,
        due=due,
        meeting_id=meeting_id,
        task_list_id=list_id,
        source_row=draft.row,
        **{name: getattr(draft, name) for name in _SAME},
    )
    task_id = work.insert("task", to_row(task))
    put_register(work, replace(task, id=task_id), min(filter(None, (work.today, task.approved_on, task.assigned_on))))
    leads = ensure_units(work, draft.lead)
    helping = [unit for unit in ensure_units(work, draft.cooperating) if unit not in leads]
    _link(work, task_id, leads, helping)
    for step in draft.milestones:
        work.insert("milestone", to_row(replace(step, task_id=task_id)))
    if leads:
        _take_report(work, draft, task_id, leads[0])
    return task_id


def _take_report(work: Work, draft: DraftTask, task_id: int, unit_id: int) -> None:
    """The report a draft brings along; without its day it is dated by the assignment and counts for no period."""
    day = draft.reported_on or draft.assigned_on
    if day and (draft.report or draft.reported_on):
        report = ProgressReport(0, task_id, unit_id, day, draft.progress or 0.0, draft.report)
        channel = "" if draft.reported_on else IMPORTED
        report = replace(report, problem=draft.problem, next_step=draft.next_step, channel=channel)
        work.insert("report", to_row(report))


_SAME = (
    "assigned_on",
    "due_text",
    "cycle",
    "cycle_day",
    "target",
    "measures",
    "sponsor",
    "contact",
    "basis",
    "approver",
    "approved_on",
    "supervision",
    "urgency",
    "weight",
    "progress",
    "problem",
    "next_step",
    "remark",
    "completed_on",
)


def number_taken(db: Database, number: str) -> bool:
    """Whether a task of the ledger has this number."""
    return db.execute("SELECT 1 FROM task WHERE number = ?", [number]).fetchone() is not None


def _free_number(work: Work, wanted: str, year: int) -> str:
    """`wanted` when free, else the next `year-NNN`, which no task of the ledger has and none to come brings along."""
    if wanted and not number_taken(work.db, wanted):
        return wanted
    serial = work.serials[year] if year in work.serials else _last_serial(work.db, year)
    number = wanted
    while not number or number in work.reserved or number_taken(work.db, number):
        serial += 1
        number = f"{year:04d}-{serial:03d}"
    work.serials[year] = serial
    return number


def _last_serial(db: Database, year: int) -> int:
    """The highest serial of a year among numbers of the form `year-NNN`; what else stands in numbers does not count."""
    query = """
        SELECT max(CAST(substr(number, 6) AS INTEGER)) FROM task
        WHERE number GLOB :year || '-[0-9]*' AND number NOT GLOB :year || '-*[^0-9]*' AND length(number) <= :longest"""
    values = {"year": f"{year:04d}", "longest": _LONGEST_NUMBER}
    return int(db.execute(query, values).fetchone()[0] or 0)


def _link(work: Work, task_id: int, leads: Sequence[int], helping: Sequence[int]) -> None:
    for role, ids in (("lead", leads), ("cooperating", helping)):
        for position, unit_id in enumerate(ids):
            work.insert("task_unit", {"task_id": task_id, "unit_id": unit_id, "role": role, "position": position})


def edit_task(ledger: Ledger, before: Task, after: Task, due_reason: str = "") -> None:
    """Write what differs between a task and its edited form.

    Another state is reached by the steps that lead there, and refused where none do. A due date is only set here; once
    set, it moves by a granted extension, or as a correction with `due_reason`. The original one stays.
    """
    _refuse_edit(before, after, due_reason)
    with ledger.command(f"修改事项 {before.number}", before.id) as work:
        if after.original_due is None and after.due is not None:
            after = replace(after, original_due=after.due)
        row, old = to_row(after), to_row(before)
        changed = {name: value for name, value in row.items() if value != old[name] and name != "state"}
        if after.state in DONE_STATES and after.completed_on is None:
            changed.pop("completed_on", None)  # a done task keeps its day; one that is done now gets it by its step
        if before.due is not None and after.due != before.due:
            del changed["due"]
            move = Move(StepKind.CORRECT_DUE, earliest(work, before.id, work.today), work.actor, due_reason)
            put_due(work, before.id, after.due, move, max(move.day, work.today))
        if (before.lead, before.cooperating) != (after.lead, after.cooperating):
            for link in list(work.db.query("SELECT id FROM task_unit WHERE task_id = ?", [before.id])):
                work.delete("task_unit", link["id"])
            _link(work, before.id, after.lead, [unit for unit in after.cooperating if unit not in after.lead])
        _walk(work, before, after)
        work.update("task", before.id, changed)


def _refuse_edit(before: Task, after: Task, due_reason: str) -> None:
    if not after.title.strip():
        raise UserError("事项名称是空的；请写明要办的事")
    if before.original_due is not None and after.original_due != before.original_due:
        raise UserError("原时限不能改；确需延期请申请延期，原时限留作依据")
    if before.due not in {None, after.due} and not due_reason.strip():
        raise UserError(f"{before.number} 的时限只随批准的延期变动；确系录错请更正时限并写明原因")
    if before.assigned_on is not None and after.assigned_on is None and after.state not in IDLE_STATES:
        raise UserError(f"{STATE_WORDS[after.state]}的事项要有交办日期；请填写")
    if after.state not in DONE_STATES and after.completed_on is not None:
        raise UserError(f"状态是{STATE_WORDS[after.state]}，不应有办结日期；请清空，或把状态改为已办结")


def _walk(work: Work, before: Task, after: Task) -> None:
    """Take the steps that lead to the edited state, dated by what the form says, else today."""
    for kind, state in way_to(before.state, after.state):
        told = {StepKind.ASSIGN: after.assigned_on, StepKind.COMPLETE: after.completed_on}.get(kind)
        day = earliest(work, before.id, told or work.today)
        put_step(work, before.id, Move(kind, day, work.actor, _BY_FORM, state), max(day, work.today))


def register_report(
    ledger: Ledger, report: ProgressReport, today: date | None = None, files: Iterable[Path] = ()
) -> int:
    """Register what a unit reported (登记进展) with its files; gives the report's id. 100 points claim the task done.

    `today` is the last day it can be dated, the clock's where not given.
    """
    task = queries.tasks(ledger.db, "id = ?", report.task_id)[0]
    action = "更正进展" if report.corrects_id else "登记进展"
    with ledger.command(f"{action} {task.number}", task.id) as work:
        report_id = write_report(work, task, report, today or ledger.clock().date())
        keep(work, task.id, files, Owner.REPORT, report_id)
    return report_id


def write_report(work: Work, task: Task, report: ProgressReport, today: date) -> int:
    """Write a report and bring it into its task, inside a command; gives its id."""
    _refuse_report(report, today)
    if report.unit_id not in task.lead + task.cooperating:
        raise UserError(f"这个单位不承办 {task.number}；请选牵头或配合单位")
    report_id = work.insert("report", to_row(report) | {"progress_before": task.progress})
    carry_reports(work, task)
    return report_id


def _refuse_report(report: ProgressReport, today: date) -> None:
    if not 0 <= report.progress <= 100:
        raise UserError(f"进度 {report.progress:g} 不在 0 至 100 之间；请改正后再登记")
    if report.reported_on > today:
        raise UserError(f"报告日期 {report.reported_on} 在今天之后；请改成收到报告的日子")
    if report.received_on is not None and not report.reported_on <= report.received_on <= today:
        raise UserError(f"收到日期 {report.received_on} 早于报告日期或在今天之后；请改正日期")


def carry_reports(work: Work, task: Task) -> None:
    """Bring the lead units' newest report that stands into the task: progress, problem, next step, and its step.

    Where every one was returned or found untrue, the task is again where it was before the first of them. Reports from
    before a person set the progress (退回、重新办理、报结) count no more, and a parent has its subtasks' progress.
    """
    known = counting_reports(work, task)
    if not known:
        return
    replaced = {report.corrects_id for report in known}
    newest = next((report for report in known if report.id not in replaced and report.mark is None), None)
    told: dict[str, Value] = {
        "problem": newest.problem if newest else "",
        "next_step": newest.next_step if newest else "",
    }
    if not life_queries.part_ids(work.db, task.id):
        progress = newest.progress if newest else _progress_before(work, min(report.id for report in known))
        _follow(work, task, progress or 0.0, newest or known[0])
        told["progress"] = progress
    work.update("task", task.id, told)


def _follow(work: Work, task: Task, progress: float, report: ProgressReport) -> None:
    """The step a report, or its being returned, means for its task."""
    kind = step_after_report(task.state, progress)
    if kind is not None:
        day = earliest(work, task.id, report.reported_on)
        unit = str(work.row("unit", report.unit_id)["name"])
        reason = f"{'报告退回，' if report.mark else '报告'}进度 {progress:g}%"
        put_step(work, task.id, Move(kind, day, unit, reason, report_id=report.id), max(day, work.today))


def _progress_before(work: Work, report_id: int) -> float | None:
    found: float | None = work.row("report", report_id)["progress_before"]  # type: ignore[assignment]
    return found


def set_milestones(ledger: Ledger, task: Task, steps: Iterable[Milestone]) -> None:
    """Replace a task's milestones (节点)."""
    with ledger.command(f"修改节点 {task.number}", task.id) as work:
        for old in queries.milestones(work.db, task.id):
            work.delete("milestone", old.id)
        for step in steps:
            work.insert("milestone", to_row(replace(step, task_id=task.id)))
        work.touch(task.id)
