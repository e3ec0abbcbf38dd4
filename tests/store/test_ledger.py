"""Commands: what they write, what the history keeps, what undo gives back."""

import json
import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from supervisor_app.domain.changes import Changes
from supervisor_app.domain.draft import DraftTask
from supervisor_app.domain.lights import Light, LightRule
from supervisor_app.domain.model import Milestone, ProgressReport, Task, TaskState
from supervisor_app.domain.office import OfficeSettings
from supervisor_app.domain.papers.notice import Notice, NoticeKind
from supervisor_app.domain.standing import Yardstick
from supervisor_app.errors import UserError
from supervisor_app.store import queries
from supervisor_app.store.history import broken_links
from supervisor_app.store.importing import import_list
from supervisor_app.store.ledger import Ledger
from supervisor_app.store.notices import issue_notice, register_steps, void_notice
from supervisor_app.store.office import read_office, save_office
from supervisor_app.store.tasks import add_task, edit_task, find_task, register_report, set_milestones
from supervisor_app.store.undo import redo, redo_name, undo, undo_name
from supervisor_app.store.units import edit_unit, find_unit, merge_units
from tests.store.conftest import LISTED, NOW

TABLES = (
    "meeting",
    "task_list",
    "unit",
    "unit_alias",
    "task",
    "task_unit",
    "milestone",
    "report",
    "notice",
    "setting",
    "draft",
)


def facts(ledger: Ledger) -> dict[str, list[dict[str, object]]]:
    """Every row of the file but the history."""
    return {table: list(ledger.db.query(f"SELECT * FROM {table} ORDER BY id")) for table in TABLES}


def report(ledger: Ledger, progress: float = 55, **more: object) -> ProgressReport:
    task = find_task(ledger, "001")
    base = ProgressReport(0, task.id, task.lead[0], date(2026, 6, 9), progress, "完成管网铺设", channel="电话")
    return replace(base, **more)  # type: ignore[arg-type]


def test_an_imported_list_reads_back(ledger: Ledger) -> None:
    tasks = queries.tasks(ledger.db)
    assert [(task.number, task.title, task.state, task.due, task.progress) for task in tasks] == [
        ("2026-001", "滨河路雨污分流改造", TaskState.IN_PROGRESS, date(2026, 6, 5), 40),
        ("2026-002", "秋收作物统防统治", TaskState.ASSIGNED, date(2026, 9, 30), None),
        ("2026-003", "老旧电梯更新20台", TaskState.CLAIMED_DONE, date(2026, 12, 31), 100),
    ]
    names = {unit.id: unit.name for unit in queries.units(ledger.db).values()}
    assert [names[unit] for unit in tasks[0].lead + tasks[0].cooperating] == ["市住建局", "市财政局"]
    assert queries.meetings(ledger.db)[0].held_on == date(2026, 5, 6)


def test_lines_are_measured(ledger: Ledger) -> None:
    lines = queries.task_lines(ledger.db, Yardstick(date(2026, 6, 10)))
    assert [(line.light, line.overdue, line.days_left, line.report_missing) for line in lines] == [
        (Light.RED, True, -3, False),
        (Light.YELLOW, False, 79, True),
        (Light.GREEN, False, 141, False),
    ]


def test_a_list_comes_in_once(ledger: Ledger) -> None:
    before = facts(ledger)
    ids, duplicates = import_list(ledger, LISTED)
    assert ids == []
    assert [duplicate.number for duplicate in duplicates] == ["2026-001", "2026-002", "2026-003"]
    assert facts(ledger) == before


def test_a_report_moves_the_task_and_is_undone_and_redone(ledger: Ledger) -> None:
    before = facts(ledger)
    register_report(ledger, report(ledger))
    after = facts(ledger)
    assert find_task(ledger, "2026-001").progress == 55
    assert ledger.last.changes == Changes.REPORTS | Changes.TASKS
    assert undo_name(ledger) == "登记进展 2026-001"
    assert undo(ledger) == "登记进展 2026-001"
    assert facts(ledger) == before
    assert redo_name(ledger) == "登记进展 2026-001"
    redo(ledger)
    assert facts(ledger) == after
    assert redo_name(ledger) is None
    assert [row["action"] for row in queries.journal(ledger.db, find_task(ledger, "001").id)][:3] == [
        "重做：登记进展 2026-001",
        "撤销：登记进展 2026-001",
        "登记进展 2026-001",
    ]


def test_a_correction_replaces_and_keeps_the_old_report(ledger: Ledger) -> None:
    wrong = register_report(ledger, report(ledger, 90))
    register_report(ledger, report(ledger, 60, corrects_id=wrong))
    assert find_task(ledger, "001").progress == 60
    assert [found.progress for found in queries.reports(ledger.db, find_task(ledger, "001").id)] == [60, 90]
    line = queries.task_lines(ledger.db, Yardstick(date(2026, 6, 10)), "number = ?", "2026-001")[0]
    assert line.latest is not None
    assert line.latest.progress == 60


def test_an_earlier_report_does_not_overrule_a_later_one(ledger: Ledger) -> None:
    register_report(ledger, report(ledger, 70))
    register_report(ledger, report(ledger, 50, reported_on=date(2026, 6, 1)))
    assert find_task(ledger, "001").progress == 70


def test_hundred_points_claim_the_task_done_and_less_takes_it_back(ledger: Ledger) -> None:
    register_report(ledger, report(ledger, 100))
    assert find_task(ledger, "001").state is TaskState.CLAIMED_DONE
    register_report(ledger, report(ledger, 80, reported_on=date(2026, 6, 10)))
    assert find_task(ledger, "001").state is TaskState.IN_PROGRESS


@pytest.mark.parametrize(
    ("change", "message"),
    [({"progress": 101}, "不在 0 至 100"), ({"reported_on": date(2026, 6, 11)}, "今天之后"), ({"unit_id": 2}, None)],
)
def test_a_wrong_report_is_refused(ledger: Ledger, change: dict[str, object], message: str | None) -> None:
    before = facts(ledger)
    if message is None:
        change, message = {"unit_id": find_unit(ledger, "市农业农村局").id}, "不承办"
    with pytest.raises(UserError, match=message):
        register_report(ledger, report(ledger, **change))  # type: ignore[arg-type]
    assert facts(ledger) == before


def test_an_edited_task_keeps_its_original_due_date(ledger: Ledger) -> None:
    task = find_task(ledger, "001")
    later = replace(
        task, due=date(2026, 7, 5), title="滨河路雨污分流改造（二期）", lead=task.cooperating, cooperating=task.lead
    )
    before = facts(ledger)
    with pytest.raises(UserError, match="只随批准的延期变动"):
        edit_task(ledger, task, later)
    edit_task(ledger, task, later, "会议纪要误作6月5日")
    assert find_task(ledger, "001") == later
    with pytest.raises(UserError, match="原时限不能改"):
        edit_task(ledger, later, replace(later, original_due=date(2026, 7, 5)))
    undo(ledger)
    assert facts(ledger) == before


def test_a_done_task_has_a_day(ledger: Ledger) -> None:
    task = find_task(ledger, "003")
    edit_task(ledger, task, replace(task, state=TaskState.COMPLETED))
    assert find_task(ledger, "003").completed_on == NOW.date()


def test_milestones_are_replaced_and_undone(ledger: Ledger) -> None:
    task = find_task(ledger, "001")
    set_milestones(ledger, task, [Milestone(0, task.id, "立项", date(2026, 5, 20))])
    assert ledger.last.tasks == {task.id}
    undo(ledger)
    assert queries.milestones(ledger.db, task.id) == []


def test_an_import_is_undone_whole_unless_built_upon(ledger: Ledger) -> None:
    register_report(ledger, report(ledger))
    undo(ledger)
    undo(ledger)
    assert not any(facts(ledger).values())
    redo(ledger)
    issue(ledger)
    with pytest.raises(UserError, match="不能撤销"):
        undo(ledger)
    assert len(queries.tasks(ledger.db)) == 3


def test_merged_units_are_one(ledger: Ledger) -> None:
    before = facts(ledger)
    merge_units(ledger, find_unit(ledger, "市财政局"), find_unit(ledger, "市住建局"))
    unit = find_unit(ledger, "市财政局")
    assert (unit.name, unit.aliases) == ("市住建局", ("市财政局",))
    task = find_task(ledger, "001")
    assert (task.lead, task.cooperating) == ((unit.id,), ())
    undo(ledger)
    assert facts(ledger) == before


def test_a_due_date_once_set_is_not_undone_but_told(ledger: Ledger) -> None:
    task = queries.tasks(ledger.db, "id = ?", add_task(ledger, DraftTask("未定时限的事")))[0]
    edit_task(ledger, task, replace(task, due=date(2026, 7, 1)))
    before = facts(ledger)
    with pytest.raises(UserError, match="原时限"):
        undo(ledger)
    assert facts(ledger) == before


def test_a_spoilt_row_is_told_in_words(ledger: Ledger) -> None:
    ledger.db.execute("UPDATE task SET due = '2026-99-99' WHERE id = 1")
    with pytest.raises(UserError, match="Task 第 1 行读不懂"):
        queries.tasks(ledger.db)


def test_a_taken_name_and_a_circle_are_refused(ledger: Ledger) -> None:
    unit = find_unit(ledger, "市住建局")
    with pytest.raises(UserError, match="已属于"):
        edit_unit(ledger, replace(unit, aliases=("市财政局",)))
    with pytest.raises(UserError, match="上级不能"):
        edit_unit(ledger, replace(unit, parent_id=unit.id))
    edit_unit(ledger, replace(unit, aliases=("住建",), short_name="住建局"))
    assert find_unit(ledger, "住建").id == unit.id


def issue(ledger: Ledger, fail: bool = False) -> int:
    def deliver() -> None:
        if fail:
            raise UserError("磁盘已满")

    number = queries.next_number(ledger.db, "青政督", 2026)
    task = find_task(ledger, "001")
    notice = Notice(
        0, NoticeKind.SUPERVISION, number, task.lead[0], "督办通知单", date(2026, 6, 10), task_ids=(task.id,)
    )
    return issue_notice(ledger, notice, deliver)


def test_numbers_run_on_and_a_failed_paper_uses_none(ledger: Ledger) -> None:
    issue(ledger)
    with pytest.raises(UserError, match="磁盘已满"):
        issue(ledger, fail=True)
    issue(ledger)
    first = queries.notices(ledger.db)[-1]
    void_notice(ledger, first, "主送单位有误")
    issue(ledger)
    assert [(str(notice.number), notice.state) for notice in queries.notices(ledger.db)] == [
        ("青政督〔2026〕3号", "issued"),
        ("青政督〔2026〕2号", "issued"),
        ("青政督〔2026〕1号", "void"),
    ]
    with pytest.raises(UserError, match="已作废"):
        register_steps(ledger, replace(queries.notices(ledger.db)[-1], signed_by="王", signed_on=date(2026, 6, 10)))


def test_a_paper_that_could_not_be_registered_is_not_left_lying(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk fills up after the paper was put in its place."""
    paper, task = tmp_path / "1号.pdf", find_task(ledger, "001")
    number = queries.next_number(ledger.db, "政督", 2026)
    notice = Notice(
        0,
        NoticeKind.SUPERVISION,
        number,
        task.lead[0],
        "通知单",
        date(2026, 6, 10),
        task_ids=(task.id,),
        path=str(paper),
    )

    def full(*_: object) -> int:
        assert paper.exists()
        raise UserError("磁盘已满")

    monkeypatch.setattr(Ledger, "_journal", full)
    with pytest.raises(UserError, match="磁盘已满"):
        issue_notice(ledger, notice, paper.touch)
    assert not paper.exists()
    assert queries.notices(ledger.db) == []


def test_the_file_itself_guards_the_register(ledger: Ledger) -> None:
    issue(ledger)
    for statement in (
        "UPDATE notice SET serial = 9",
        "DELETE FROM notice",
        "UPDATE task SET original_due = '2030-01-01'",
    ):
        with pytest.raises(sqlite3.IntegrityError):
            ledger.db.execute(statement)


def test_settings_read_back(ledger: Ledger) -> None:
    office = OfficeSettings(
        name="青川市人民政府督查室",
        rule=LightRule(near_days=5),
        light_names={**OfficeSettings().light_names, Light.RED: "红牌"},
        light_colours={Light.RED: "#c00000"},
        day_overrides={date(2026, 6, 13): True},
    )
    save_office(ledger, office)
    assert read_office(ledger.db) == office
    undo(ledger)
    assert read_office(ledger.db) == OfficeSettings()


def test_every_command_is_chained(ledger: Ledger) -> None:
    register_report(ledger, report(ledger))
    undo(ledger)
    assert list(broken_links(ledger.db)) == []
    rows = queries.journal(ledger.db)
    assert [row["actor"] for row in rows] == ["督查室"] * 3
    assert {change["table"] for change in json.loads(rows[1]["changes"])} == {"report", "task"}


def test_a_command_that_changes_nothing_leaves_no_trace(ledger: Ledger) -> None:
    task: Task = find_task(ledger, "001")
    edit_task(ledger, task, task)
    assert undo_name(ledger) == "导入“重点工作推进会任务清单”3 项"
    assert ledger.last.changes is Changes.NONE


def test_unknown_numbers_and_names_are_told(ledger: Ledger) -> None:
    for number in ("999", "%", "_01", "", "1"):
        with pytest.raises(UserError, match="没有这个编号"):
            find_task(ledger, number)
    with pytest.raises(UserError, match="没有单位“市气象局”"):
        find_unit(ledger, "市气象局")


def test_a_read_only_file_is_told_in_words(ledger: Ledger) -> None:
    ledger.db.execute("PRAGMA query_only=ON")
    with pytest.raises(UserError, match="只读"):
        register_report(ledger, report(ledger))
