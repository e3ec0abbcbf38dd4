"""A light's sentence names the line of the rule that decided, and never another light."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from supervisor_app.domain.explaining import explain
from supervisor_app.domain.lights import LIGHT_OF, Clause
from supervisor_app.domain.model import Cycle, Milestone, Task, TaskState
from supervisor_app.domain.standing import TaskLine, Yardstick, task_line
from supervisor_app.domain.words import LIGHT_WORDS
from tests.domain.test_lights_by_prose import DAYS, STEPS, lacks_a_report, points_behind, tasks, working

BASE = Task(
    1,
    "2026-001",
    "道路贯通",
    state=TaskState.IN_PROGRESS,
    assigned_on=date(2026, 3, 2),
    original_due=date(2026, 3, 30),
    due=date(2026, 3, 30),
    progress=50.0,
)
STEP = Milestone(1, 1, "开工", date(2026, 3, 10), 84)
NEXT = Milestone(2, 1, "竣工", date(2026, 3, 30), 16)
MIDDLE = date(2026, 3, 16)  # 10 of 20 working days: expected 50


def said(today: date = MIDDLE, steps: tuple[Milestone, ...] = (), **change: object) -> str:
    return explain(task_line(replace(BASE, **change), {}, Yardstick(today), steps))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("sentence", "more"),
    [
        ("红：落后序时 34 个百分点，逾期节点 1 个", {"steps": (STEP, NEXT)}),
        ("红：落后序时 30.1 个百分点", {"progress": 19.96}),
        ("红：逾期 3 个工作日，落后序时 50 个百分点", {"today": date(2026, 4, 2)}),
        ("红：已过时限 2026-03-28，落后序时 50 个百分点", {"today": date(2026, 3, 29), "due": date(2026, 3, 28)}),
        ("黄：还有 3 个工作日到期，落后序时 15 个百分点", {"today": date(2026, 3, 25), "progress": 70.0}),
        ("黄：落后序时 10 个百分点", {"progress": 40.0}),
        ("黄：落后序时 29.9 个百分点", {"progress": 20.04}),
        ("黄：上一报告期没有报告", {"cycle": Cycle.WEEKLY}),
        ("绿：与序时进度持平", {}),
        ("绿：领先序时 10 个百分点", {"progress": 60.0}),
        ("绿：落后序时 9.9 个百分点，未到提醒线", {"progress": 40.04}),
        ("绿：没有时限，不计序时进度", {"due": None, "original_due": None}),
        ("绿：已报办结，待核查", {"progress": 100.0, "state": TaskState.CLAIMED_DONE}),
        ("绿：进度已满，待报结", {"progress": 100.0}),
        ("灰：尚未交办", {"state": TaskState.REGISTERED}),
        ("灰：事项暂停", {"state": TaskState.SUSPENDED}),
        ("灰：交办日期 2026-03-02 未到", {"today": date(2026, 3, 1)}),
        ("办结：已办结 2026-03-20，按期", {"state": TaskState.COMPLETED, "completed_on": date(2026, 3, 20)}),
        ("办结：已销号 2026-04-20，超期", {"state": TaskState.CLOSED, "completed_on": date(2026, 4, 20)}),
    ],
)
def test_sentences(sentence: str, more: dict[str, object]) -> None:
    assert said(**more) == sentence  # type: ignore[arg-type]


def test_the_office_s_own_words_are_used() -> None:
    line = task_line(
        BASE, {}, Yardstick(date(2026, 4, 2), light_names={**LIGHT_WORDS, LIGHT_OF[Clause.PAST_DUE]: "黑"})
    )
    assert explain(line).startswith("黑：逾期")


def test_a_line_of_no_rule_says_its_light_only() -> None:
    line = task_line(BASE, {}, Yardstick(MIDDLE))
    assert explain(replace(line, clause=None)) == "绿"


def decided(task: Task, today: date, reported: list[date], steps: list[Milestone]) -> str:
    """What the sentence must begin with, told from the words of the rule alone."""
    behind = points_behind(task, today, steps)
    under_way = task.assigned_on is not None and today >= task.assigned_on
    idle = {TaskState.REGISTERED: "尚未交办", TaskState.SUSPENDED: "事项暂停", TaskState.CANCELLED: "事项取消"}
    rule = (
        (task.state is TaskState.COMPLETED, "办结：已办结"),
        (task.state is TaskState.CLOSED, "办结：已销号"),
        (task.state in idle, "灰：" + idle.get(task.state, "")),
        (not under_way, "灰：尚未交办" if task.assigned_on is None else "灰：交办日期"),
        (task.state is TaskState.CLAIMED_DONE, "绿：已报办结"),
        ((task.progress or 0) >= 100, "绿：进度已满"),
        (task.due is not None and task.due < today, ("红：逾期", "红：已过时限")),
        (behind > 30, "红：落后序时"),
        (task.due is not None and working(today, task.due) <= 3, ("黄：还有", "黄：时限")),
        (behind >= 10, "黄：落后序时"),
        (lacks_a_report(task, today, reported), "黄：上一报告期没有报告"),
    )
    return next((beginning for holds, beginning in rule if holds), "绿：")  # type: ignore[return-value]


@settings(max_examples=300)
@given(tasks(), DAYS, st.lists(DAYS, max_size=3), st.just([]) | STEPS)
def test_the_sentence_begins_with_what_decided(
    task: Task, today: date, reported: list[date], steps: list[Milestone]
) -> None:
    line: TaskLine = task_line(task, {}, Yardstick(today), steps, reported)
    told = explain(line)
    assert told.startswith(decided(task, today, reported, steps))
    assert told.split("：")[0] == LIGHT_WORDS[line.light]
    assert "没有报告" not in told or line.report_missing
    assert ("逾期节点" in told) <= any(step.due < today and step.done_on is None for step in steps)
