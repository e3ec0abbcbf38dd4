"""Write the ledger of the present schema: `python -m tests.databases.make`; refuses to replace one."""

import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from supervisor_app.domain.contact import Contact
from supervisor_app.domain.draft import DraftList, DraftTask
from supervisor_app.domain.life.lifecycle import Move, StepKind
from supervisor_app.domain.life.parts import parts_by_units
from supervisor_app.domain.life.problem import Problem
from supervisor_app.domain.life.project import Project, ProjectStage, Stage
from supervisor_app.domain.life.verification import Decision, ReviewRequest, Verification, Way
from supervisor_app.domain.model import Cycle, Meeting, Milestone, ProgressReport, ReportMark, TaskState
from supervisor_app.domain.office import OfficeSettings
from supervisor_app.domain.papers.notice import Notice, NoticeKind
from supervisor_app.domain.reports.indicators import Indicator, IndicatorValue
from supervisor_app.domain.review import ReviewDraft
from supervisor_app.store import life_queries, queries
from supervisor_app.store.contacts import save_contact
from supervisor_app.store.extensions import ask_extension, grant_extension, refuse_extension
from supervisor_app.store.importing import import_list
from supervisor_app.store.indicators import set_indicators
from supervisor_app.store.ledger import Ledger
from supervisor_app.store.life import claim, merge_task, take_step
from supervisor_app.store.migrations import ledger_migrations
from supervisor_app.store.notices import issue_notice, register_steps
from supervisor_app.store.office import save_office
from supervisor_app.store.parts import decompose
from supervisor_app.store.problems import close_problem, problems, raise_problem, reopen_problem
from supervisor_app.store.projects import save_project
from supervisor_app.store.reports import mark_report
from supervisor_app.store.review import begin_review
from supervisor_app.store.tasks import add_task, find_task, register_report, set_milestones
from supervisor_app.store.undo import redo, undo
from supervisor_app.store.units import edit_unit, find_unit
from supervisor_app.store.verifying import (
    ask_review,
    decide_review,
    finish_look_back,
    plan_look_back,
    record_verification,
)

NOW = datetime(2026, 6, 10, 9, 30, tzinfo=UTC)
TASKS = (
    DraftTask(
        "滨河路雨污分流改造", 4, "", ("市住建局",), ("市财政局",), due=date(2026, 6, 5), progress=40, report="已铺管"
    ),
    DraftTask("秋粮收购监测", 5, "", ("市发改委",), due_text="每月5日前", cycle=Cycle.MONTHLY, cycle_day=5),
)


def make(path: Path) -> None:
    """A small ledger with a row in every table."""
    ledger = Ledger.open(path, create=True)
    ledger.clock = lambda: NOW
    import_list(ledger, DraftList("重点工作推进会", date(2026, 5, 6), "清单.xlsx", TASKS))
    task = find_task(ledger, "001")
    set_milestones(ledger, task, [Milestone(0, task.id, "管网铺设", date(2026, 5, 25), 60)])
    told = ProgressReport(0, task.id, task.lead[0], date(2026, 6, 8), 70, "已回填", "资金缺口", "催拨付", "电话")
    register_report(ledger, told)
    edit_unit(ledger, replace(find_unit(ledger, "市住建局"), aliases=("住建局",)))
    save_office(ledger, OfficeSettings(name="青川市人民政府督查室", document_code="青政督"))
    number = queries.next_number(ledger.db, "青政督", 2026)
    notice = Notice(0, NoticeKind.SUPERVISION, number, task.lead[0], "督办通知单", NOW.date(), task_ids=(task.id,))
    issue_notice(ledger, notice, lambda: None)
    speech = Meeting(0, "调度会讲话", date(2026, 6, 3), "市长", "市水务局要在7月底前修好泵站。")
    begin_review(
        ledger, speech, [ReviewDraft(0, 0, 0, 15, speech.text, "修好泵站", ("市水务局",), due=date(2026, 7, 31))]
    )
    _live_through(ledger, path.parent)
    ledger.close()


def _live_through(ledger: Ledger, folder: Path) -> None:
    """Two tasks more, led through their lives, with all that may stand beside them."""
    proof = folder / "验收单.txt"
    proof.write_text("现场已验收", encoding="utf-8")
    try:
        _to_the_end(ledger, proof)
        _on_the_way(ledger, proof)
    finally:
        proof.unlink()
    undo(ledger)
    redo(ledger)


def _day(month: int, number: int) -> date:
    return date(2026, month, number)


def _step(ledger: Ledger, number: str, kind: StepKind, day: date, reason: str = "") -> None:
    take_step(ledger, find_task(ledger, number), Move(kind, day, "李强", reason))


def _to_the_end(ledger: Ledger, proof: Path) -> None:
    """003: claimed, returned, verified, objected to, closed, looked back at."""
    bus = DraftTask("校车安全检查", lead=("市教育局",), due=_day(6, 1), state=TaskState.REGISTERED)
    add_task(ledger, bus, today=_day(5, 7))
    for kind, day in ((StepKind.ASSIGN, _day(5, 8)), (StepKind.ACKNOWLEDGE, _day(5, 9)), (StepKind.START, _day(5, 11))):
        _step(ledger, "003", kind, day)
    task = find_task(ledger, "003")
    claim(ledger, task, Move(StepKind.CLAIM, _day(5, 20), "赵敏"), [proof])
    check = Verification(0, task.id, Way.INSPECTION, "孙杰", _day(5, 21), "缺两校记录", False, "补齐记录")
    record_verification(ledger, task, check, progress=80)
    claim(ledger, task, Move(StepKind.CLAIM, _day(5, 25), "赵敏"))
    check = replace(check, verified_on=_day(5, 26), finding="记录齐全", passed=True, reason="")
    finding = record_verification(ledger, task, check, [proof])
    ask_review(ledger, ReviewRequest(0, task.id, task.lead[0], _day(5, 27), _day(5, 28), "用词不准", finding))
    [request] = life_queries.reviews(ledger.db, task.id)
    decide_review(ledger, request, Decision.AMENDED, "周宁", _day(5, 29), "改为“已补齐”")
    _step(ledger, "003", StepKind.CLOSE, _day(5, 30))
    plan_look_back(ledger, task, _day(6, 8))
    [planned] = life_queries.look_backs(ledger.db, task.id)
    finish_look_back(ledger, planned, _day(6, 9), "孙杰", "仍在按月检查", True, [proof])
    plan_look_back(ledger, task, _day(9, 1))


def _on_the_way(ledger: Ledger, proof: Path) -> None:
    """004: put off, divided, measured, held up; 005 went into it."""
    for title in ("城区充电桩布点", "充电设施建设"):
        add_task(ledger, DraftTask(title, lead=("市住建局",), due=_day(6, 30), assigned_on=_day(5, 6)))
    task, unit = find_task(ledger, "004"), find_unit(ledger, "市住建局")
    asked = ask_extension(ledger, task, _day(6, 1), _day(8, 31), "选址未定", "市住建局")
    refuse_extension(ledger, asked, "王市长", _day(6, 2), "理由不足")
    asked = ask_extension(ledger, task, _day(6, 3), _day(7, 31), "电网改造", "市住建局")
    grant_extension(ledger, asked, "王市长", _day(6, 4), _day(7, 15))
    decompose(ledger, task, parts_by_units(task, ["市发改委", "市水务局"]))
    part = find_task(ledger, "004.1")
    register_report(ledger, ProgressReport(0, part.id, part.lead[0], _day(6, 5), 30, "已选址", signed_by="钱伟"))
    told = queries.reports(ledger.db, part.id)[0]
    register_report(ledger, replace(told, id=0, progress=35, reported_on=_day(6, 6), corrects_id=told.id))
    mark_report(ledger, queries.reports(ledger.db, part.id)[0], ReportMark.UNTRUE, "孙杰", _day(6, 8), "现场未动工")
    closings = (IndicatorValue(_day(5, 31), 40, 38), IndicatorValue(_day(6, 30), 60))
    set_indicators(ledger, task, [Indicator(0, task.id, "投用桩数", "个", cumulative=True, values=closings)])
    _step(ledger, "005", StepKind.SUSPEND, _day(6, 4), "与 004 重复")
    merge_task(ledger, find_task(ledger, "005"), task, Move(StepKind.MERGE, _day(6, 5), "李强", "同一件事"))
    held_up = Problem(0, "电力容量不足", _day(6, 5), unit.id, told.id, unit.id, "钱伟", _day(6, 9), task_ids=(task.id,))
    held_up = replace(held_up, id=raise_problem(ledger, held_up))
    close_problem(ledger, held_up, "已增容", _day(6, 8), [proof])
    reopen_problem(ledger, problems(ledger.db)[0], "又跳闸", _day(6, 9))
    stages = (ProjectStage(Stage.SIGNED, _day(5, 1), _day(5, 3)), ProjectStage(Stage.STARTED, _day(6, 1)))
    save_project(ledger, Project(0, "城东充电站", unit.id, 3200.0, task.id, "", stages))
    save_contact(ledger, Contact(0, unit.id, "钱伟", "科长", "0000-1234567"))
    [notice] = queries.notices(ledger.db)
    register_steps(ledger, replace(notice, signed_by="钱伟", signed_on=NOW.date()))


if __name__ == "__main__":
    target = Path(__file__).with_name(f"version_{len(ledger_migrations._migrations)}.db")
    if target.exists():
        sys.exit(f"{target} is there already")
    make(target)
