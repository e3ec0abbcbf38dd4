"""Cached readings: what a command leaves alone stays, what it changed is read again."""

from dataclasses import replace
from datetime import date

import pytest

from supervisor_app.domain.draft import DraftList, DraftTask
from supervisor_app.domain.lights import Light
from supervisor_app.domain.model import Cycle, ProgressReport, ReportMark, TaskState
from supervisor_app.domain.office import OfficeSettings
from supervisor_app.domain.papers.notice import NoticeKind
from supervisor_app.domain.today.todo import TodoGroup
from supervisor_app.store import queries
from supervisor_app.store.importing import import_list
from supervisor_app.store.ledger import Ledger
from supervisor_app.store.office import save_office
from supervisor_app.store.reports import mark_report
from supervisor_app.store.snapshot import Snapshot
from supervisor_app.store.tasks import edit_task, find_task, register_report
from supervisor_app.store.undo import undo
from supervisor_app.store.units import edit_unit, find_unit

TODAY = date(2026, 6, 10)


@pytest.fixture
def snapshot(ledger: Ledger) -> Snapshot:
    """All readings taken once."""
    found = Snapshot(ledger, TODAY)
    assert len(found.lines) == 3
    assert len(found.unit_lines) == 2
    assert found.notices == []
    assert found.todo
    return found


def test_a_report_measures_one_task_again_and_equals_a_fresh_reading(ledger: Ledger, snapshot: Snapshot) -> None:
    task, lines = find_task(ledger, "001"), snapshot.lines
    register_report(ledger, ProgressReport(0, task.id, task.lead[0], TODAY, 100, "全部完成"))
    snapshot.forget(ledger.last)
    assert snapshot.lines is lines
    fresh = Snapshot(ledger, TODAY)
    assert snapshot.lines == fresh.lines
    assert snapshot.unit_lines == fresh.unit_lines
    assert snapshot.lines[task.id].light is Light.GREEN


def test_units_and_settings_read_everything_again(ledger: Ledger, snapshot: Snapshot) -> None:
    edit_unit(ledger, replace(find_unit(ledger, "市住建局"), name="市住房城乡建设局"))
    snapshot.forget(ledger.last)
    assert snapshot.lines[1].lead == ("市住房城乡建设局",)
    save_office(ledger, OfficeSettings(day_overrides={date(2026, 6, 9): False}))
    snapshot.forget(ledger.last)
    assert snapshot.lines[1].days_left == -2


def test_an_undone_import_empties_it(ledger: Ledger, snapshot: Snapshot) -> None:
    undo(ledger)
    snapshot.forget(ledger.last)
    assert snapshot.lines == {}
    assert snapshot.unit_lines == []


def test_another_day_measures_anew(snapshot: Snapshot) -> None:
    snapshot.turn_to(date(2026, 6, 5))
    assert snapshot.lines[1].overdue is False
    assert snapshot.lines[1].days_left == 0


def test_what_to_do(snapshot: Snapshot) -> None:
    found = [(item.group, item.line.task.number, item.reason, item.suggested_notice) for item in snapshot.todo]
    assert [item for item in found if item[0] is not TodoGroup.STALE] == [
        (TodoGroup.OVERDUE, "2026-001", "逾期 3 天", NoticeKind.SUPERVISION),
        (TodoGroup.REPORT_MISSING, "2026-002", "本期未报", NoticeKind.URGING),
        (TodoGroup.TO_VERIFY, "2026-003", "已报办结", None),
        (TodoGroup.ESCALATE, "2026-002", "连续 2 次亮黄灯", NoticeKind.SUPERVISION_LETTER),
    ]


def test_papers_due(ledger: Ledger, snapshot: Snapshot) -> None:
    late = snapshot.plans(NoticeKind.SUPERVISION)
    assert [(plan.unit.name, [line.task.number for line in plan.lines]) for plan in late.plans] == [
        ("市住建局", ["2026-001"])
    ]
    handed = snapshot.plans(NoticeKind.ASSIGNMENT, frozenset({find_unit(ledger, "市农业农村局").id}))
    assert [plan.unit.name for plan in handed.plans] == ["市农业农村局"]
    task = find_task(ledger, "001")
    edit_task(ledger, task, replace(task, state=TaskState.SUSPENDED))
    snapshot.forget(ledger.last)
    assert snapshot.plans(NoticeKind.SUPERVISION).plans == ()


def test_progress_brought_by_a_list_is_no_report_of_a_period(empty: Ledger) -> None:
    draft = DraftTask("月报", lead=("市统计局",), cycle=Cycle.MONTHLY, cycle_day=5, report="已建群", progress=20)
    import_list(empty, DraftList("会", date(2026, 5, 6), "", (draft,)))
    assert Snapshot(empty, TODAY).lines[1].report_missing
    register_report(empty, ProgressReport(0, 1, 1, date(2026, 6, 4), 30, "报来"))
    assert not Snapshot(empty, TODAY).lines[1].report_missing


def test_a_unit_reads_its_own_tasks_and_what_stands_of_them(ledger: Ledger) -> None:
    """In order of number; corrected, returned and a cooperating unit's reports are left out."""
    task, helper = find_task(ledger, "001"), find_unit(ledger, "市财政局")
    told = [ProgressReport(0, task.id, task.lead[0], date(2026, 6, day), day) for day in (1, 3, 5)]
    told.append(replace(told[0], unit_id=helper.id, reported_on=date(2026, 6, 8)))
    ids = [register_report(ledger, report) for report in told]
    register_report(ledger, replace(told[0], reported_on=date(2026, 6, 2), progress=7, corrects_id=ids[0]))
    [wrong] = [report for report in queries.reports(ledger.db, task.id) if report.id == ids[2]]
    mark_report(ledger, wrong, ReportMark.UNTRUE, "李", TODAY, "不实")
    facts = Snapshot(ledger, TODAY)
    unit = task.lead[0]
    assert [line.task.number for line in facts.led_by(unit)] == ["2026-001", "2026-003"]
    assert facts.lines_of(unit) == facts.led_by(unit)
    assert [line.task.number for line in facts.lines_of(helper.id)] == ["2026-001"]
    assert facts.led_by(helper.id) == []
    assert facts.courses(unit)[0].told == [(date(2026, 6, 2), 7), (date(2026, 6, 3), 3)]


@pytest.mark.parametrize("kind", [NoticeKind.SUPERVISION, NoticeKind.REMINDER])
def test_papers_of_chosen_units_are_those_among_all(ledger: Ledger, kind: NoticeKind) -> None:
    facts = Snapshot(ledger, TODAY)
    every = facts.plans(kind)
    for unit in facts.units:
        assert facts.plans(kind, frozenset({unit})).plans == tuple(p for p in every.plans if p.unit.id == unit)
    assert facts.plans(kind, frozenset(facts.units)).plans == every.plans


def test_the_latest_report_is_the_last_of_its_day_that_stands(ledger: Ledger) -> None:
    """Of two on one day the later entry; corrected and untrue ones are passed over."""
    task = find_task(ledger, "001")
    told = [ProgressReport(0, task.id, task.lead[0], date(2026, 6, day), 40 + at) for at, day in enumerate((4, 4, 3))]
    ids = [register_report(ledger, report) for report in told]

    def latest() -> int | None:
        report = Snapshot(ledger, TODAY).lines[task.id].latest
        return report.id if report else None

    assert latest() == ids[1]
    corrected = register_report(ledger, replace(told[1], reported_on=date(2026, 6, 2), corrects_id=ids[1]))
    assert latest() == ids[0]
    [wrong] = [report for report in queries.reports(ledger.db, task.id) if report.id == ids[0]]
    mark_report(ledger, wrong, ReportMark.UNTRUE, "李", TODAY, "不实")
    assert latest() == ids[2] != corrected
