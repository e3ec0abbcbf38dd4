"""The ledger's pure parts: filter and counts, order, what is wrong with a task, timeline, chart, journal."""

import json
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from supervisor_app.domain.dates import read_due
from supervisor_app.domain.life.extension import Extension, ExtensionState
from supervisor_app.domain.life.lifecycle import Step, StepKind
from supervisor_app.domain.life.verification import Verification, Way
from supervisor_app.domain.lights import Light
from supervisor_app.domain.model import Cycle, Milestone, ProgressReport, Task, TaskState, Unit
from supervisor_app.domain.standing import TaskLine
from supervisor_app.ui.pages.ledger.form.values import DueText, TaskValues, draft, edited, faults, values_of
from supervisor_app.ui.pages.ledger.inputs import looking_back
from supervisor_app.ui.pages.ledger.pane.head import days_left_words
from supervisor_app.ui.pages.ledger.story.journal import change_lines
from supervisor_app.ui.pages.ledger.story.life import Life
from supervisor_app.ui.pages.ledger.story.timeline import chart_of, steps_of, timeline
from supervisor_app.ui.pages.ledger.table.columns import year_number
from supervisor_app.ui.pages.ledger.table.filters import (
    LedgerFilter,
    Pick,
    Reason,
    Trait,
    asked_filter,
    offers,
    urgency,
)

TODAY = date(2026, 11, 19)
UNITS = {1: Unit(1, "市住建局"), 2: Unit(2, "市城管局")}
NAMES = {1: "市住建局", 2: "市城管局"}


def _line(number: int, light: Light, days: int | None = None, **more: object) -> TaskLine:
    task = Task(number, f"2026-{number:03d}", f"事项{number}", (1,), state=TaskState.IN_PROGRESS)
    overdue = days is not None and days < 0
    return replace(TaskLine(task, ("市住建局",), (), light, days_left=days, overdue=overdue), **more)  # type: ignore[arg-type]


LATE = _line(1, Light.RED, -9, source="推进会")
LATER = _line(2, Light.RED, -2)
BEHIND = _line(3, Light.RED, 20)
SILENT = _line(4, Light.YELLOW, 8, report_missing=True, source="推进会")
CLAIMED = replace(_line(5, Light.GREEN, 4), task=replace(_line(5, Light.GREEN).task, progress=100.0))
OTHERS = replace(_line(6, Light.GREEN), task=replace(_line(6, Light.GREEN).task, lead=(2,)), lead=("市城管局",))
ALL = [LATE, LATER, BEHIND, SILENT, CLAIMED, OTHERS]


def _numbers(lines: list[TaskLine]) -> list[int]:
    return [line.task.id for line in lines]


def test_counts_follow_the_other_conditions() -> None:
    """A light's count heeds the reasons, a reason's count the lights, both the picks; 全部 heeds the picks alone."""
    shown = LedgerFilter(frozenset({Light.RED}), frozenset({Reason.OVERDUE})).look(ALL)
    assert _numbers(shown.lines) == [1, 2]
    assert shown.total == 6
    assert shown.lights == Counter({Light.RED: 2})
    assert shown.reasons == Counter({Reason.OVERDUE: 2})
    assert LedgerFilter().look(ALL).reasons == Counter({Reason.OVERDUE: 2, Reason.MISSING: 1, Reason.TO_VERIFY: 1})


def test_conditions_of_a_kind_widen_and_kinds_narrow() -> None:
    """(来源 推进会) with (红 or 黄) and words."""
    source = Pick(Trait.SOURCE, "推进会", "推进会")
    lead = Pick(Trait.LEAD, 2, "市城管局")
    assert _numbers(LedgerFilter(picks=(source,)).look(ALL).lines) == [1, 4]
    assert _numbers(LedgerFilter(picks=(lead, Pick(Trait.LEAD, 1, "市住建局"))).look(ALL).lines) == [1, 2, 3, 4, 5, 6]
    assert _numbers(LedgerFilter(picks=(source, lead)).look(ALL).lines) == []
    assert _numbers(LedgerFilter(frozenset({Light.YELLOW}), picks=(source,), text="zjj").look(ALL).lines) == [4]


def test_other_pages_ask_for_filters() -> None:
    """Unit, light and source as `show_target` gets them; an unknown unit asks for nothing."""
    wanted = asked_filter({"unit": 2, "light": Light.GREEN, "source": "推进会"}, UNITS)
    assert [str(pick) for pick in wanted.picks] == ["牵头：市城管局", "来源：推进会"]
    assert wanted.lights == {Light.GREEN}
    assert asked_filter({"unit": 9}, UNITS) == LedgerFilter()


def test_offers_name_and_count_everything() -> None:
    """Frequent first within a trait."""
    found = [(str(pick), count) for pick, count in offers(ALL, UNITS)]
    assert found == [("来源：推进会", 2), ("状态：办理中", 6), ("牵头：市住建局", 5), ("牵头：市城管局", 1)]


def test_most_urgent_first() -> None:
    """Red before yellow, the most overdue first, what is done last, latest first."""
    done = [
        replace(line, light=Light.DONE, task=replace(line.task, completed_on=day))
        for line, day in ((_line(7, Light.DONE), date(2026, 9, 1)), (_line(8, Light.DONE), date(2026, 10, 1)))
    ]
    mixed = [*done, OTHERS, CLAIMED, SILENT, BEHIND, LATER, LATE]
    assert _numbers(sorted(mixed, key=urgency)) == [1, 2, 3, 4, 5, 6, 8, 7]


def test_days_past_the_due_date_are_not_left() -> None:
    """Of a task claimed done that waits for its verification."""
    assert days_left_words(CLAIMED) == ("剩余", "4 个工作日", "")
    assert days_left_words(replace(CLAIMED, days_left=-2)) == ("剩余", "–", "")
    assert days_left_words(LATER) == ("逾期", "2 个工作日", "late")


def test_numbers_of_other_years_keep_their_year() -> None:
    """`091` this year, `25-091` of last year, other numbers whole."""
    assert [year_number(n, 2026) for n in ("2026-091", "2025-091", "督12")] == ["091", "25-091", "督12"]


GOOD = TaskValues("修路", "2026-001", TaskState.IN_PROGRESS, (1,), (2,), date(2026, 9, 1))


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "长" * 201}, "title"),
        ({"number": "2026-009"}, "number"),
        ({"cooperating": (1,)}, "cooperating"),
        ({"assigned_on": None}, "assigned_on"),
        ({"due": DueText("2026-08-01", date(2026, 8, 1))}, "due"),
        ({"due": DueText("尽快", None, known=False)}, "due"),
        ({"approved_on": date(2026, 11, 20)}, "approved_on"),
        ({"completed_on": date(2026, 10, 1)}, "completed_on"),
        ({"state": TaskState.COMPLETED, "completed_on": date(2026, 11, 20)}, "completed_on"),
        ({"unread": {"approved_on": "哪天"}}, "approved_on"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(change: dict[str, object], field: str) -> None:
    """One wrong value, one sentence, at that field only."""
    values = replace(GOOD, **change)  # type: ignore[arg-type]
    assert list(faults(values, TODAY, frozenset({"2026-009"}), None)) == [field]
    assert faults(GOOD, TODAY, frozenset({"2026-009"}), None) == {}


def test_a_due_date_keeps_its_wording_until_it_is_changed() -> None:
    """长期坚持 stays as it is, and does not stand in the way of saving; a new phrase replaces it."""
    task = Task(1, "2026-001", "修路", due_text="抓紧", state=TaskState.ASSIGNED, assigned_on=TODAY)
    values = values_of(task)
    assert faults(replace(values, due=DueText("抓紧", None, known=False)), TODAY, frozenset(), task) == {}
    assert edited(task, replace(values, title="修桥")).due_text == "抓紧"
    moved = edited(task, replace(values, due=DueText("12月底", date(2026, 12, 31))))
    assert (moved.due, moved.due_text) == (date(2026, 12, 31), "12月底")
    plain = edited(task, replace(values, due=DueText("2026-12-31", date(2026, 12, 31))))
    assert plain.due_text == ""


def test_a_new_task_takes_every_field() -> None:
    """The draft names the units and keeps approver and cycle."""
    made = draft(replace(GOOD, approver="张三", approved_on=TODAY, cycle=Cycle.MONTHLY, cycle_day=5), NAMES)
    assert (made.lead, made.cooperating, made.approver, made.approved_on) == (
        ("市住建局",),
        ("市城管局",),
        "张三",
        TODAY,
    )
    assert (made.cycle, made.cycle_day, made.number) == (Cycle.MONTHLY, 5, "2026-001")


def _report(id_: int, day: int, points: float, unit: int = 1, corrects: int | None = None) -> ProgressReport:
    return ProgressReport(
        id_, 1, unit, date(2026, 10, day), points, f"报告{id_}", "缺钱", channel="电话", corrects_id=corrects
    )


def test_a_correction_counts_from_where_its_report_did() -> None:
    """Lead units go on together, a cooperating unit by itself, a corrected report moves nothing."""
    task = replace(LATE.task, cooperating=(2,))
    reports = [_report(1, 5, 20), _report(2, 12, 60), _report(3, 12, 40, corrects=2), _report(4, 20, 30, unit=2)]
    assert steps_of(task, reports) == {1: 0, 2: 20, 3: 20, 4: 0}


def test_timeline_newest_first() -> None:
    """The missing report on top, the corrected one struck and without its action."""
    line = replace(SILENT, task=replace(SILENT.task, id=1, cycle=Cycle.WEEKLY))
    stories = timeline(line, [_report(2, 12, 40, corrects=1), _report(1, 12, 60)], (), UNITS, TODAY)
    assert [(story.mark, story.when, story.right, story.gone, story.action) for story in stories] == [
        ("ring", "11-15", "", False, ""),
        ("dot", "10-12", "0 → 40", False, "更正"),
        ("dot", "10-12", "0 → 60", True, ""),
    ]
    assert stories[1].text() == "10-12　市住建局 · 电话（更正）　0 → 40\n报告2\n问题：缺钱"


def test_steps_of_one_day_stand_as_they_follow_each_other() -> None:
    """Signed for before the report, claimed after it, checked, then struck off the list."""
    day, states = date(2026, 10, 12), TaskState
    kinds = (
        (StepKind.CLAIM, states.CLAIMED_DONE),
        (StepKind.CLOSE, states.CLOSED),
        (StepKind.ACKNOWLEDGE, states.ASSIGNED),
    )
    steps = tuple(Step(at, 1, kind, day, state) for at, (kind, state) in enumerate(kinds, start=1))
    checked = Verification(7, 1, Way.INSPECTION, "周敏", day, "属实", True)
    life = Life(steps=steps, verifications=(checked,))
    line = replace(LATE, task=replace(LATE.task, id=1))
    told = [story.title for story in timeline(line, [_report(1, 12, 60)], (), UNITS, TODAY, life=life)]
    assert [title.split(" · ")[0] for title in told] == ["销号", "核查通过", "报结", "市住建局", "签收"]


def test_what_was_entered_later_stands_higher_on_its_day() -> None:
    """By the journal: a suspension after an extension, a decision after its request."""
    day = date(2026, 10, 12)
    step = Step(3, 1, StepKind.SUSPEND, day, TaskState.SUSPENDED)
    asked = Extension(4, 1, day, "市住建局", "等批复", date(2026, 12, 1), date(2026, 11, 1))
    granted = replace(asked, decision=ExtensionState.GRANTED, decided_on=day, approver="赵明")
    journal = [
        _journal_row(at, table, row_id, before)
        for at, table, row_id, before in ((3, "step", 3, None), (2, "extension", 4, {}), (1, "extension", 4, None))
    ]
    life = Life(steps=(step,), extensions=(granted,))
    line = replace(LATE, task=replace(LATE.task, id=1))
    stories = timeline(line, (), (), UNITS, TODAY, journal, life)
    assert [story.title[:4] for story in stories] == ["暂停", "同意延期", "申请延期"]


def _journal_row(at: int, table: str, row_id: int, before: dict[str, object] | None) -> dict[str, object]:
    change = {"table": table, "id": row_id, "before": before, "after": {}}
    return {"id": at, "at": "2026-10-12T09:00:00", "action": "", "changes": json.dumps([change])}


def test_a_day_of_the_coming_month_is_not_taken_for_last_years() -> None:
    """It is told as not there yet; one further ahead is the last one."""
    assert read_due("11-20", looking_back(TODAY)).due == date(2026, 11, 20)
    assert read_due("12-31", looking_back(TODAY)).due == date(2025, 12, 31)


def test_chart_goes_by_milestones_where_there_are_some() -> None:
    """Weights 1 and 3 step to 25 and 100; only standing reports of lead units are drawn."""
    task = replace(LATE.task, assigned_on=date(2026, 9, 4), due=date(2026, 11, 6))
    line = replace(LATE, task=task)
    plain = chart_of(line, [_report(1, 12, 60)], (), TODAY)
    assert plain is not None
    assert plain.expected == [(date(2026, 9, 4), 0.0), (date(2026, 11, 6), 100.0)]
    assert plain.reports == [(date(2026, 10, 12), 60)]
    steps = [Milestone(1, 1, "一", date(2026, 10, 1), 1), Milestone(2, 1, "二", date(2026, 11, 1), 3)]
    stepped = chart_of(line, [], steps, TODAY)
    assert stepped is not None
    assert [points for _, points in stepped.expected] == [0, 0, 25, 25, 100]
    assert chart_of(replace(line, task=replace(task, assigned_on=None)), [], (), TODAY) is None


def test_journal_says_fields_in_chinese() -> None:
    """Edits as old → new, units as lists, additions as facts."""

    def row(table: str, before: dict[str, object] | None, after: dict[str, object] | None) -> dict[str, object]:
        return {"table": table, "id": 1, "before": before, "after": after}

    def unit(unit_id: int) -> dict[str, object]:
        return {"task_id": 1, "unit_id": unit_id, "role": "lead", "position": 0}

    edit = row("task", {"state": "assigned", "due": None}, {"state": "suspended", "due": "2026-12-31"})
    assert change_lines([edit], NAMES.__getitem__) == ["状态：已交办 → 暂停", "时限：（空） → 2026-12-31"]
    moved = [row("task_unit", unit(1), None), row("task_unit", None, unit(2))]
    assert change_lines(moved, NAMES.__getitem__) == ["牵头单位：市住建局 → 市城管局"]
    told = row("report", None, {"unit_id": 2, "progress": 40.0, "text": "过半", "problem": "", "channel": "电话"})
    assert change_lines([told], NAMES.__getitem__) == ["单位 市城管局，进度 40，进展 过半，方式 电话"]
    gone = row("milestone", {"title": "封顶", "due": "2026-10-01", "weight": 1.0, "done_on": None}, None)
    assert change_lines([gone], NAMES.__getitem__) == ["删去　节点 封顶，节点时限 2026-10-01，权重 1"]
