"""Commands of reporting: batches, marks, indicators, problems, projects; each undone in one step."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from supervisor_app.domain.changes import Changes
from supervisor_app.domain.life.problem import Problem, ProblemState
from supervisor_app.domain.life.project import Project, ProjectList, ProjectStage, Stage
from supervisor_app.domain.lights import Light
from supervisor_app.domain.model import ProgressReport, ReportMark, TaskState
from supervisor_app.domain.office import OfficeSettings
from supervisor_app.domain.reports.indicators import Indicator, IndicatorValue
from supervisor_app.domain.reports.reporting import PeriodState
from supervisor_app.errors import UserError
from supervisor_app.exchange.feedback_form import write_forms
from supervisor_app.exchange.feedback_reader import read_forms
from supervisor_app.store import queries
from supervisor_app.store.check import check_ledger
from supervisor_app.store.indicators import set_actual, set_indicators
from supervisor_app.store.ledger import Ledger
from supervisor_app.store.office import save_office
from supervisor_app.store.problems import (
    close_problem,
    edit_problem,
    link_problem,
    problems,
    raise_problem,
    reopen_problem,
)
from supervisor_app.store.projects import delete_project, projects, save_project
from supervisor_app.store.reports import clear_mark, mark_report, register_all
from supervisor_app.store.snapshot import Snapshot
from supervisor_app.store.tasks import find_task, register_report
from supervisor_app.store.undo import redo, undo, undo_name
from supervisor_app.store.units import find_unit, merge_units

TODAY = date(2026, 6, 10)
TABLES = ("task", "report", "indicator", "indicator_value", "problem", "problem_task", "project", "project_stage")


def facts(ledger: Ledger) -> dict[str, list[dict[str, object]]]:
    return {table: list(ledger.db.query(f"SELECT * FROM {table} ORDER BY id")) for table in TABLES}


def report(ledger: Ledger, number: str = "001", progress: float = 55, **more: object) -> ProgressReport:
    task = find_task(ledger, number)
    base = ProgressReport(0, task.id, task.lead[0], date(2026, 6, 9), progress, "完成管网铺设", channel="电话")
    return replace(base, **more)  # type: ignore[arg-type]


def stored(ledger: Ledger, report_id: int) -> ProgressReport:
    found = [one for task in queries.tasks(ledger.db) for one in queries.reports(ledger.db, task.id)]
    return next(one for one in found if one.id == report_id)


def undone_and_done_again(ledger: Ledger, before: dict[str, list[dict[str, object]]]) -> None:
    after = facts(ledger)
    assert after != before
    undo(ledger)
    assert facts(ledger) == before
    redo(ledger)
    assert facts(ledger) == after


@pytest.fixture(autouse=True)
def sound(empty: Ledger) -> Iterator[None]:
    """After each test the file is sound and its history tells of every row."""
    yield
    empty.close()
    assert check_ledger(empty.path) == []


def test_reports_that_came_together_are_one_step(ledger: Ledger) -> None:
    before = facts(ledger)
    told = [
        report(ledger, progress=60),
        report(ledger, "002", 20),
        report(ledger, progress=50, reported_on=date(2026, 6, 1)),
    ]
    ids = register_all(ledger, told, "反馈表", TODAY)
    assert [stored(ledger, one).progress for one in ids] == [60, 20, 50]
    assert find_task(ledger, "001").progress == 60
    assert undo_name(ledger) == "登记反馈表 3 条"
    undone_and_done_again(ledger, before)


def test_one_wrong_report_keeps_all_out(ledger: Ledger) -> None:
    before = facts(ledger)
    with pytest.raises(UserError, match="2026-002：进度 120 不在"):
        register_all(ledger, [report(ledger), report(ledger, "002", 120)], "反馈表", TODAY)
    assert facts(ledger) == before
    assert register_all(ledger, [], "反馈表", TODAY) == []


def test_a_report_keeps_all_it_says(ledger: Ledger) -> None:
    told = report(ledger, period=date(2026, 6, 5), received_on=TODAY, signed_by="王建国", evidence="验收单", form="DB1")
    assert stored(ledger, register_report(ledger, told, TODAY)) == replace(told, id=1)
    with pytest.raises(UserError, match="收到日期"):
        register_report(ledger, replace(told, received_on=date(2026, 6, 1)), TODAY)


@pytest.mark.parametrize("mark", ReportMark)
def test_a_marked_report_stands_no_more(ledger: Ledger, mark: ReportMark) -> None:
    first = register_report(ledger, report(ledger, progress=50, reported_on=date(2026, 6, 1)), TODAY)
    second = register_report(ledger, report(ledger, progress=100), TODAY)
    assert find_task(ledger, "001").state is TaskState.CLAIMED_DONE
    before = facts(ledger)
    mark_report(ledger, stored(ledger, second), mark, "李督查", TODAY, "与现场不符")
    task = find_task(ledger, "001")
    assert (task.progress, task.state) == (50, TaskState.IN_PROGRESS)
    snapshot = Snapshot(ledger, TODAY)
    latest = snapshot.lines[task.id].latest
    assert latest is not None
    assert latest.id == first
    kept = stored(ledger, second)
    assert (kept.mark, kept.marked_by, kept.marked_on, kept.mark_reason) == (mark, "李督查", TODAY, "与现场不符")
    undone_and_done_again(ledger, before)
    clear_mark(ledger, kept)
    assert find_task(ledger, "001").progress == 100
    with pytest.raises(UserError, match="不用撤回"):
        clear_mark(ledger, stored(ledger, second))


def test_without_any_report_that_stands_the_task_is_where_it_was(ledger: Ledger) -> None:
    only = register_report(ledger, report(ledger, progress=90), TODAY)
    mark_report(ledger, stored(ledger, only), ReportMark.UNTRUE, "李督查", TODAY, "虚报")
    assert find_task(ledger, "001").progress == 40  # as the imported list said


def test_a_mark_needs_person_reason_and_day(ledger: Ledger) -> None:
    told = stored(ledger, register_report(ledger, report(ledger), TODAY))
    for by, on, reason in (
        ("", TODAY, "x"),
        ("李", TODAY, " "),
        ("李", date(2026, 6, 1), "x"),
        ("李", date(2026, 6, 11), "x"),
    ):
        with pytest.raises(UserError):
            mark_report(ledger, told, ReportMark.RETURNED, by, on, reason)


def test_a_returned_report_of_the_period_leaves_it_without_one(ledger: Ledger) -> None:
    told = report(ledger, "002", 30, reported_on=date(2026, 6, 4))
    told = stored(ledger, register_report(ledger, told, TODAY))
    snapshot = Snapshot(ledger, TODAY)
    assert not snapshot.lines[2].report_missing
    assert [item.state for item in snapshot.reporting.standings(2)] == [PeriodState.ON_TIME, PeriodState.WAITING]
    mark_report(ledger, told, ReportMark.RETURNED, "李督查", TODAY, "没有附佐证")
    snapshot.forget(ledger.last)
    assert snapshot.lines[2].report_missing
    assert snapshot.lines[2].light is Light.YELLOW
    assert [item.state for item in snapshot.reporting.standings(2)] == [PeriodState.RETURNED, PeriodState.WAITING]
    unit = find_unit(ledger, "市农业农村局")
    assert snapshot.reporting.tally(unit.id, date(2026, 6, 1), date(2026, 6, 30)) == {PeriodState.RETURNED: 1}


def test_a_report_made_for_a_period_serves_that_one_only(ledger: Ledger) -> None:
    told = report(ledger, "002", 30, reported_on=date(2026, 6, 9))
    register_report(ledger, replace(told, period=date(2026, 7, 5)), TODAY)
    assert Snapshot(ledger, TODAY).lines[2].report_missing
    register_report(ledger, replace(told, period=date(2026, 6, 5)), TODAY)
    snapshot = Snapshot(ledger, TODAY)
    assert not snapshot.lines[2].report_missing
    states = [item.state for item in snapshot.reporting.standings(2)]
    assert states == [PeriodState.LATE, PeriodState.ON_TIME]


def test_closing_days_move_only_where_the_office_says_so(ledger: Ledger) -> None:
    day = date(2026, 7, 6)  # the 5th of July is a Sunday
    register_report(ledger, report(ledger, "002", 30, reported_on=date(2026, 6, 1)), TODAY)
    assert Snapshot(ledger, day).lines[2].report_missing
    save_office(ledger, OfficeSettings(closing_moves=True))
    assert not Snapshot(ledger, day).lines[2].report_missing
    assert Snapshot(ledger, date(2026, 7, 7)).lines[2].report_missing


def test_sheets_out_and_back_in_one_step(ledger: Ledger, tmp_path: Path) -> None:
    import openpyxl

    snapshot = Snapshot(ledger, TODAY)
    forms = snapshot.reporting.forms()
    assert [(one.unit.name, one.key.period, len(one.lines)) for one in forms] == [
        ("市住建局", None, 1),
        ("市农业农村局", date(2026, 6, 5), 1),
    ]
    read = []
    for path in list(write_forms(forms, tmp_path, snapshot.office)):
        book = openpyxl.load_workbook(path)
        book.worksheets[0]["G6"].value = 70
        book.worksheets[0]["I6"].value = "按月推进"
        book.save(path)
        read += read_forms(path, TODAY)
    plan = snapshot.reporting.compare(read)
    before = facts(ledger)
    register_all(ledger, plan.reports, "反馈表", TODAY)
    assert [find_task(ledger, number).progress for number in ("001", "002")] == [70, 70]
    snapshot.forget(ledger.last)
    assert not snapshot.lines[2].report_missing
    again = snapshot.reporting.compare(read)
    assert again.entries == ()
    assert len(again.same) == 2
    undone_and_done_again(ledger, before)


def test_an_empty_ledger_hands_out_no_sheets(empty: Ledger) -> None:
    with pytest.raises(UserError, match="台账还是空的"):
        Snapshot(empty, TODAY).reporting.forms()


INDICATOR = Indicator(
    0,
    0,
    "完成投资",
    "万元",
    values=(IndicatorValue(date(2026, 5, 31), 50), IndicatorValue(date(2026, 6, 30), 50)),
)


def test_indicators_move_the_light_in_place(ledger: Ledger) -> None:
    task = find_task(ledger, "002")
    snapshot = Snapshot(ledger, TODAY)
    lines = snapshot.lines
    before = facts(ledger)
    set_indicators(ledger, task, [INDICATOR])
    assert ledger.last.tasks == {task.id}
    snapshot.forget(ledger.last)
    assert snapshot.lines is lines
    assert (lines[task.id].expected, lines[task.id].light) == (50, Light.RED)
    undone_and_done_again(ledger, before)
    kept = snapshot.reporting.indicators(task.id)[0]
    set_actual(ledger, task, kept, date(2026, 5, 31), 45)
    snapshot.forget(ledger.last)
    assert (lines[task.id].attained, lines[task.id].gap, lines[task.id].light) == (45, 5, Light.YELLOW)  # no report yet
    assert snapshot.lines == Snapshot(ledger, TODAY).lines
    changed = replace(snapshot.reporting.indicators(task.id)[0], values=INDICATOR.values[:1], measure="亿元")
    set_indicators(ledger, task, [changed, replace(INDICATOR, name="到位资金")])
    assert [one.name for one in snapshot.reporting.indicators(task.id)] == ["完成投资", "到位资金"]
    set_indicators(ledger, task, [])
    assert snapshot.reporting.indicators(task.id) == ()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name": " "}, "名称是空的"),
        ({"weight": -1.0}, "权重不对"),
        ({"base": float("nan")}, "请填数字"),
        ({"values": (IndicatorValue(date(2026, 5, 30), 1),)}, "不是一期的最后一天"),
        ({"values": INDICATOR.values[:1] * 2}, "填了两次"),
    ],
)
def test_wrong_indicators_are_refused(ledger: Ledger, wrong: dict[str, object], words: str) -> None:
    before = facts(ledger)
    with pytest.raises(UserError, match=words):
        set_indicators(ledger, find_task(ledger, "002"), [replace(INDICATOR, **wrong)])  # type: ignore[arg-type]
    assert facts(ledger) == before
    with pytest.raises(UserError, match="没有 2026-04-30 这一期"):
        set_actual(ledger, find_task(ledger, "002"), INDICATOR, date(2026, 4, 30), 1)


def problem(ledger: Ledger, **more: object) -> Problem:
    unit = find_unit(ledger, "市财政局")
    told = Problem(
        0, "配套资金缺口 300 万元", date(2026, 6, 1), owner_unit=unit.id, owner="李科", due=date(2026, 6, 20)
    )
    return replace(told, **{"task_ids": (1,), **more})  # type: ignore[arg-type]


def test_a_problem_is_raised_shared_closed_and_opened_again(ledger: Ledger) -> None:
    before = facts(ledger)
    problem_id = raise_problem(ledger, problem(ledger))
    assert ledger.last.changes == Changes.PROBLEMS
    undone_and_done_again(ledger, before)
    reporting = Snapshot(ledger, TODAY).reporting
    link_problem(ledger, reporting.problems()[0], [1, 2, 2])
    assert [one.id for one in reporting.problems(task_id=2)] == [problem_id]
    edit_problem(ledger, replace(reporting.problems()[0], measures="专题会商", task_ids=(2,)))
    assert reporting.problems(task_id=1) == []
    assert reporting.problems(unit_id=find_unit(ledger, "市财政局").id)[0].measures == "专题会商"
    before = facts(ledger)
    close_problem(ledger, reporting.problems()[0], "拨付凭证 6 号", date(2026, 6, 8))
    undone_and_done_again(ledger, before)
    closed = reporting.problems()[0]
    assert (closed.state, closed.closed_on, closed.evidence) == (ProblemState.CLOSED, date(2026, 6, 8), "拨付凭证 6 号")
    with pytest.raises(UserError, match="已于 2026-06-08 销号"):
        close_problem(ledger, closed, "x", TODAY)
    reopen_problem(ledger, closed, "资金未到账", TODAY)
    again = reporting.problems()[0]
    assert (again.state, again.closed_on, again.evidence, again.reopen_reason) == (
        ProblemState.OPEN,
        None,
        "拨付凭证 6 号",
        "资金未到账",
    )
    with pytest.raises(UserError, match="还没有销号"):
        reopen_problem(ledger, again, "x", TODAY)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"text": " "}, "问题是空的"),
        ({"task_ids": ()}, "至少选一个事项"),
        ({"due": date(2026, 5, 1)}, "早于提出日期"),
        ({"raised_on": date(2026, 6, 11)}, "提出日期 2026-06-11 在今天之后"),
        ({"closed_on": date(2026, 4, 1)}, "在销号日期之后"),
    ],
)
def test_wrong_problems_are_refused(ledger: Ledger, wrong: dict[str, object], words: str) -> None:
    with pytest.raises(UserError, match=words):
        raise_problem(ledger, problem(ledger, **wrong))
    assert problems(ledger.db) == []


def test_closing_needs_evidence_and_a_day(ledger: Ledger) -> None:
    raise_problem(ledger, problem(ledger))
    told = problems(ledger.db)[0]
    for evidence, day in ((" ", TODAY), ("x", date(2026, 5, 1)), ("x", date(2026, 6, 11))):
        with pytest.raises(UserError):
            close_problem(ledger, told, evidence, day)
    close_problem(ledger, told, "凭证", TODAY)
    with pytest.raises(UserError, match="原因"):
        reopen_problem(ledger, problems(ledger.db)[0], "", TODAY)
    with pytest.raises(UserError, match="早于销号日期"):
        reopen_problem(ledger, problems(ledger.db)[0], "x", date(2026, 6, 9))


def test_merged_units_take_problems_and_projects_along(ledger: Ledger) -> None:
    gone, into = find_unit(ledger, "市财政局"), find_unit(ledger, "市住建局")
    raise_problem(ledger, problem(ledger, raised_by=gone.id))
    save_project(ledger, Project(0, "产业园", gone.id))
    merge_units(ledger, gone, into)
    assert (problems(ledger.db)[0].owner_unit, problems(ledger.db)[0].raised_by) == (into.id, into.id)
    assert projects(ledger.db)[0].unit_id == into.id


def test_projects_are_kept_with_their_stages(ledger: Ledger) -> None:
    stages = (ProjectStage(Stage.SIGNED, None, date(2026, 1, 8)), ProjectStage(Stage.STARTED, date(2026, 6, 1)))
    told = Project(0, " 电池产业园 ", find_unit(ledger, "市住建局").id, 120_000.0, 1, "市重点", stages)
    before = facts(ledger)
    project_id = save_project(ledger, told)
    assert ledger.last.changes == Changes.PROJECTS
    undone_and_done_again(ledger, before)
    reporting = Snapshot(ledger, TODAY).reporting
    kept = reporting.projects()[0]
    assert kept == replace(told, id=project_id, name="电池产业园")
    assert [(late.project.id, late.days) for late in reporting.late_starts()] == [(project_id, 7)]
    started = replace(stages[1], actual_on=date(2026, 6, 9))
    save_project(ledger, replace(kept, stages=(started,)))
    assert reporting.projects()[0].stages == (started,)
    assert reporting.projects()[0].listed is ProjectList.BUILDING
    delete_project(ledger, reporting.projects()[0])
    assert reporting.projects() == []


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name": ""}, "名称是空的"),
        ({"investment": -1.0}, "投资额"),
        ({"stages": (ProjectStage(Stage.SIGNED),) * 2}, "重复的阶段"),
        ({"stages": (ProjectStage(Stage.SIGNED, None, date(2026, 6, 11)),)}, "在今天之后"),
    ],
)
def test_wrong_projects_are_refused(ledger: Ledger, wrong: dict[str, object], words: str) -> None:
    with pytest.raises(UserError, match=words):
        save_project(ledger, replace(Project(0, "产业园"), **wrong))  # type: ignore[arg-type]
    assert projects(ledger.db) == []


def test_a_near_first_day_tells_the_same_of_later_periods(ledger: Ledger) -> None:
    for day in (date(2026, 5, 20), date(2026, 6, 4)):
        register_report(ledger, report(ledger, "002", 30, reported_on=day), TODAY)
    reporting = Snapshot(ledger, date(2026, 9, 1)).reporting
    unit, first = find_unit(ledger, "市农业农村局").id, date(2026, 8, 1)
    every = reporting.unit_standings(unit)
    assert [item.state for _, item in every] == [
        PeriodState.ON_TIME,
        PeriodState.MISSING,
        PeriodState.MISSING,
        PeriodState.WAITING,
    ]
    assert reporting.unit_standings(unit, first) == every[-2:]
    assert reporting.unit_standings(unit, None, first) == every[:2]
