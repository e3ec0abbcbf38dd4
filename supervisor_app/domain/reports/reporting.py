"""How a unit reports on a task, period by period: on time, late (迟报), missing (漏报), returned, untrue, waiting."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from supervisor_app.domain.model import DONE_STATES, IMPORTED, Cycle, ProgressReport, ReportMark, Task
from supervisor_app.domain.reports.periods import Period, closed_period, owes_reports, period_at, periods
from supervisor_app.domain.workdays import WorkCalendar


class PeriodState(StrEnum):
    """What became of a period's report; WAITING: the period is open and nothing came yet."""

    ON_TIME = "on_time"
    LATE = "late"
    MISSING = "missing"
    RETURNED = "returned"
    UNTRUE = "untrue"
    WAITING = "waiting"


PERIOD_WORDS = {
    PeriodState.ON_TIME: "按时",
    PeriodState.LATE: "迟报",
    PeriodState.MISSING: "漏报",
    PeriodState.RETURNED: "退回",
    PeriodState.UNTRUE: "失实",
    PeriodState.WAITING: "待报",
}
MARK_WORDS = {ReportMark.RETURNED: "退回", ReportMark.UNTRUE: "失实"}
_OWED = frozenset({PeriodState.MISSING, PeriodState.WAITING})


class ToldReport(NamedTuple):
    """What of a report its periods are judged by, as `ProgressReport` has it; quick to make, for very many."""

    id: int
    task_id: int
    unit_id: int
    reported_on: date
    progress: float
    corrects_id: int | None = None
    period: date | None = None
    received_on: date | None = None
    mark: ReportMark | None = None
    marked_on: date | None = None


Report = ProgressReport | ToldReport


@dataclass(frozen=True, slots=True)
class PeriodStanding:
    """One period of a task; `report` is the one that stands, `marked` those returned or untrue in it.

    `days_late`: working days after the closing day, 0 unless late or missing.
    """

    period: Period
    state: PeriodState
    report: Report | None = None
    marked: tuple[Report, ...] = ()
    days_late: int = 0


def task_standings(
    task: Task,
    reports: Iterable[ProgressReport],
    today: date,
    calendar: WorkCalendar,
    moving: WorkCalendar | None = None,
    unit_id: int | None = None,
) -> list[PeriodStanding]:
    """Every period of a task up to `today`, oldest first, by the reports of one unit, or of all its lead units.

    A report belongs to the period it was made for; where only its day tells, to the one that day lies in, and it also
    serves the period before as a late one where that has none. A corrected report counts by the day the first one came,
    unless that was sent back. Progress a list brought along is no report.
    """
    wanted = task.lead if unit_id is None else (unit_id,)
    told = [
        report
        for report in reports
        if report.unit_id in wanted and report.channel != IMPORTED and report.reported_on <= today
    ]
    return judged(task, told, periods(task, today, moving), today, calendar)


def judged(
    task: Task, told: Sequence[Report], listed: Sequence[Period], today: date, calendar: WorkCalendar, passed: int = 0
) -> list[PeriodStanding]:
    """How these periods of a task, one after the other, stand by the reports `told`; without the first `passed`."""
    if not listed:
        return []
    found = _Reports(told, listed)
    standings = [_standing(found, at, listed[at], today, calendar) for at in range(passed, len(listed))]
    end = _no_longer_owed(task, told)
    return [item for item in standings if end is None or item.state not in _OWED or item.period.closes < end]


def asked_period(task: Task, missing: bool, today: date, moving: WorkCalendar | None = None) -> Period | None:
    """The period to ask a report for: the last closed one where it is `missing`, else the one open on `today`.

    None for a task reported once without a due date.
    """
    missed = closed_period(task, today, moving) if missing else None
    if missed is not None:
        return missed
    found = period_at(task, today, moving)
    if found is not None and task.cycle is not Cycle.ONCE and found.closes == task.assigned_on:
        return period_at(task, found.closes + timedelta(days=1), moving)  # handed out on a closing day: owed the next
    return found


def came_on(report: Report) -> date:
    """The day the office got a report."""
    return report.received_on or report.reported_on


class _Reports:
    """Reports sorted into their periods; `next_to`: those whose day alone tells of the period."""

    def __init__(self, reports: Sequence[Report], listed: Sequence[Period]) -> None:
        self.replaced = {report.corrects_id for report in reports if report.corrects_id is not None}
        self.by_id = {report.id: report for report in reports} if self.replaced else {}
        self.own: dict[int, list[Report]] = defaultdict(list)
        self.next_to: dict[int, list[Report]] = defaultdict(list)
        opens, keys = [period.opens for period in listed], [period.key for period in listed]
        last = listed[-1].closes
        for report in reports:
            if report.period is not None:
                at = bisect_left(keys, report.period)
                if at < len(keys):
                    self.own[at].append(report)
            elif opens[0] <= report.reported_on <= last:
                at = bisect_right(opens, report.reported_on) - 1
                self.own[at].append(report)
                if self.stands(report):
                    self.next_to[at].append(report)

    def stands(self, report: Report) -> bool:
        """Neither marked nor corrected."""
        return report.mark is None and report.id not in self.replaced

    def first_came(self, report: Report) -> date:
        """When the first of a chain of corrections came; one sent back does not count."""
        day = came_on(report)
        if report.corrects_id is None:
            return day
        seen = {report.id}
        before = self.by_id.get(report.corrects_id)
        while before is not None and before.mark is None and before.id not in seen:
            seen.add(before.id)
            day = min(day, came_on(before))
            before = self.by_id.get(before.corrects_id or 0)
        return day


def _standing(found: _Reports, at: int, period: Period, today: date, calendar: WorkCalendar) -> PeriodStanding:
    own = found.own[at]
    marked = tuple(report for report in own if report.mark is not None)
    standing = [report for report in own if found.stands(report)]
    late = standing or found.next_to[at + 1]
    if late:
        first = min(found.first_came(report) for report in late)
        newest = max(late, key=lambda report: (report.reported_on, report.id))
        if standing and first <= period.closes:
            return PeriodStanding(period, PeriodState.ON_TIME, newest, marked)
        chosen = newest if standing else min(late, key=lambda report: (report.reported_on, report.id))
        days = calendar.between(period.closes, max(first, period.closes))
        return PeriodStanding(period, PeriodState.LATE, chosen, marked, days)
    if marked:
        newest = max(marked, key=lambda report: (report.marked_on or report.reported_on, report.id))
        state = PeriodState.UNTRUE if newest.mark is ReportMark.UNTRUE else PeriodState.RETURNED
        return PeriodStanding(period, state, None, marked)
    if period.closes < today:
        return PeriodStanding(period, PeriodState.MISSING, days_late=calendar.between(period.closes, today))
    return PeriodStanding(period, PeriodState.WAITING)


def _no_longer_owed(task: Task, told: Sequence[Report]) -> date | None:
    """The day from which a task that is done, claimed done or resting owes no more reports; None while it does."""
    if owes_reports(task):
        return None
    if task.state in DONE_STATES and task.completed_on is not None:
        return task.completed_on
    return max((report.reported_on for report in told if report.mark is None), default=task.assigned_on)
