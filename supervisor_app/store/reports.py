"""Commands on reports beyond registering one: a batch of feedback sheets, returned and untrue ones."""

from collections.abc import Mapping, Sequence
from datetime import date

from supervisor_app.domain.model import ProgressReport, ReportMark, Task
from supervisor_app.domain.reports.reporting import MARK_WORDS
from supervisor_app.errors import UserError
from supervisor_app.store import queries
from supervisor_app.store.ledger import Ledger
from supervisor_app.store.tasks import carry_reports, write_report


def register_all(
    ledger: Ledger, reports: Sequence[ProgressReport], source: str, today: date | None = None
) -> list[int]:
    """Register reports that came together, all or none, undone in one step; gives their ids in the order given.

    `source`: where they came from, in a few words.
    """
    if not reports:
        return []
    on = today or ledger.clock().date()
    known = _tasks(ledger, {report.task_id for report in reports})
    order = sorted(range(len(reports)), key=lambda at: (reports[at].reported_on, at))
    found = dict[int, int]()
    with ledger.command(f"登记{source} {len(reports)} 条") as work:
        for at in order:
            report = reports[at]
            try:
                found[at] = write_report(work, known[report.task_id], report, on)
            except UserError as error:
                raise UserError(f"{known[report.task_id].number}：{error}") from error
            known[report.task_id] = queries.tasks(work.db, "id = ?", report.task_id)[0]
    return [found[at] for at in range(len(reports))]


def _tasks(ledger: Ledger, ids: set[int]) -> dict[int, Task]:
    marks = ", ".join("?" * len(ids))
    return {task.id: task for task in queries.tasks(ledger.db, f"id IN ({marks})", *ids)}


def mark_report(ledger: Ledger, report: ProgressReport, mark: ReportMark, by: str, on: date, reason: str) -> None:
    """Send a report back (退回) or find it untrue (失实); it stays on file and stands no more."""
    word = MARK_WORDS[mark]
    if not reason.strip() or not by.strip():
        raise UserError(f"请写明{word}的原因和经办人，两样都会留在台账里")
    if on < report.reported_on or on > ledger.clock().date():
        raise UserError(f"{word}日期 {on} 早于报告日期或在今天之后；请改正日期")
    values = {"mark": mark.value, "marked_by": by.strip(), "marked_on": on.isoformat(), "mark_reason": reason.strip()}
    _write_mark(ledger, report, f"{word}报告", values)


def clear_mark(ledger: Ledger, report: ProgressReport) -> None:
    """Let a report marked by mistake stand again."""
    if report.mark is None:
        raise UserError("这份报告没有被退回或认定失实，不用撤回")
    _write_mark(
        ledger,
        report,
        f"撤回{MARK_WORDS[report.mark]}",
        {"mark": None, "marked_by": "", "marked_on": None, "mark_reason": ""},
    )


def _write_mark(ledger: Ledger, report: ProgressReport, action: str, values: Mapping[str, str | None]) -> None:
    task = queries.tasks(ledger.db, "id = ?", report.task_id)[0]
    with ledger.command(f"{action} {task.number}", task.id) as work:
        work.update("report", report.id, values)
        work.touch(task.id)
        carry_reports(work, task)
