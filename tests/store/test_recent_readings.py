"""应报 kept up with commands: what a snapshot says after each is what a fresh one reads."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from supervisor_app.domain.model import Cycle, ProgressReport, ReportMark
from supervisor_app.domain.reports.periods import latest_periods
from supervisor_app.domain.reports.recent import Recent
from supervisor_app.domain.reports.reporting import PeriodState
from supervisor_app.domain.standing import TaskLine
from supervisor_app.store import queries
from supervisor_app.store.ledger import Ledger
from supervisor_app.store.reports import clear_mark, mark_report
from supervisor_app.store.snapshot import Snapshot
from supervisor_app.store.tasks import edit_task, find_task, register_report
from supervisor_app.store.undo import undo
from supervisor_app.store.units import find_unit

TODAY = date(2026, 8, 10)  # 秋收作物统防统治, by the 5th of each month: closed on 08-05, open to 09-05
States = tuple[PeriodState | None, PeriodState | None]


def states(recent: Recent) -> States:
    return recent.closed.state if recent.closed else None, recent.open.state if recent.open else None


def by_number(found: dict[int, list[tuple[TaskLine, Recent]]]) -> dict[tuple[int, str], Recent]:
    return {(unit, line.task.number[-3:]): recent for unit, own in found.items() for line, recent in own}


def one_by_one(facts: Snapshot) -> dict[tuple[int, str], Recent]:
    """The same from all the periods of every task."""
    found = {}
    for line in facts.lines.values():
        for unit_id in line.task.lead if line.task.cycle is not Cycle.ONCE else ():
            standings = {item.period: item for item in facts.reporting.standings(line.task.id, unit_id)}
            _, closed, last = latest_periods(line.task.cycle, line.task.cycle_day, facts.today)
            found[unit_id, line.task.number[-3:]] = Recent(standings.get(last), standings.get(closed))
    return found


def plain(found: dict[tuple[int, str], Recent]) -> dict[tuple[int, str], object]:
    """Without the reports, which are read in another form."""
    return {
        key: [
            item and (item.period, item.state, item.days_late, item.report and item.report.id, len(item.marked))
            for item in (recent.open, recent.closed)
        ]
        for key, recent in found.items()
    }


def test_each_command_is_seen_and_nothing_else_is_read_again(ledger: Ledger) -> None:
    ledger.clock = lambda: datetime(TODAY.year, TODAY.month, TODAY.day, 9, tzinfo=UTC)
    facts, unit = Snapshot(ledger, TODAY), find_unit(ledger, "市农业农村局")

    def now() -> States:
        facts.forget(ledger.last)
        known = by_number(facts.recent())
        assert plain(known) == plain(by_number(Snapshot(ledger, TODAY).recent())) == plain(one_by_one(facts))
        assert facts.recent_of(unit.id) == facts.recent()[unit.id]
        return states(known[unit.id, "002"])

    def told(day: date, **more: object) -> ProgressReport:
        base = ProgressReport(0, task.id, unit.id, day, 50, "完成两轮统防", channel="电话")
        register_report(ledger, replace(base, **more), TODAY)  # type: ignore[arg-type]
        return queries.reports(ledger.db, task.id)[0]

    task = find_task(ledger, "002")
    missing, late, on_time, waiting = PeriodState.MISSING, PeriodState.LATE, PeriodState.ON_TIME, PeriodState.WAITING
    assert now() == (missing, waiting)
    first = told(date(2026, 8, 7), period=date(2026, 8, 5))
    assert now() == (late, waiting)
    mark_report(ledger, first, ReportMark.RETURNED, "王科", TODAY, "缺数据")
    assert now() == (PeriodState.RETURNED, waiting)
    clear_mark(ledger, queries.reports(ledger.db, task.id)[0])
    assert now() == (late, waiting)
    told(date(2026, 8, 9))
    assert now() == (late, on_time)
    undo(ledger)
    assert now() == (late, waiting)
    weekly = find_task(ledger, "001")
    edit_task(ledger, weekly, replace(weekly, cycle=Cycle.WEEKLY, lead=(*weekly.lead, unit.id)))
    assert now() == (late, waiting)
    assert states(by_number(facts.recent())[unit.id, "001"]) == (missing, waiting)
    weekly = find_task(ledger, "001")
    edit_task(ledger, weekly, replace(weekly, cycle=Cycle.ONCE))
    assert now() == (late, waiting)
    assert (unit.id, "001") not in by_number(facts.recent())


def test_a_correction_counts_by_the_day_the_first_one_came(ledger: Ledger) -> None:
    """The first ones lie before the days whose reports are read: named months ahead, and corrected one by one."""
    unit, task = find_unit(ledger, "市农业农村局"), find_task(ledger, "002")
    day, before = date(2026, 5, 20), None
    for later in range(3):
        told = ProgressReport(0, task.id, unit.id, day + timedelta(days=40 * later), 50 + later, "统防", channel="电话")
        register_report(ledger, replace(told, corrects_id=before, period=date(2026, 8, 5)), TODAY)
        before = queries.reports(ledger.db, task.id)[0].id
    facts = Snapshot(ledger, TODAY)
    closed = facts.recent_of(unit.id)[0][1].closed
    assert closed is not None
    assert (closed.state, closed.days_late) == (PeriodState.ON_TIME, 0)
    assert plain(by_number(facts.recent())) == plain(one_by_one(facts))


def test_the_reports_of_a_unit_are_read_once(ledger: Ledger) -> None:
    facts = Snapshot(ledger, TODAY)
    asked: list[str] = []
    ledger.db.conn.set_trace_callback(asked.append)
    first = facts.recent()
    looked = sum("FROM report" in query for query in asked)
    assert looked >= 1
    asked.clear()
    assert facts.recent() == first
    assert not any("FROM report" in query for query in asked)
    ledger.db.conn.set_trace_callback(None)
    facts.turn_to(TODAY + timedelta(days=60))
    assert states(next(iter(facts.recent().values()))[0][1]) == (PeriodState.MISSING, PeriodState.WAITING)
