"""Kinds of supervision, urgency and numbers of other tasks, as other people's lists bring them."""

from collections.abc import Callable

import pytest

from supervisor_app.domain.model import SupervisionKind, Urgency
from supervisor_app.domain.words import SUPERVISION_WORDS, URGENCY_WORDS
from supervisor_app.exchange.drafts import to_draft
from supervisor_app.exchange.kinds import read_supervision, read_urgency
from supervisor_app.exchange.task_sheet import SheetReading

Read = Callable[..., SheetReading]


def test_our_own_words_are_understood() -> None:
    """What the ledger prints reads as itself."""
    assert {kind: read_supervision(word) for kind, word in SUPERVISION_WORDS.items()} == {
        kind: kind for kind in SupervisionKind
    }
    assert {urgency: read_urgency(word) for urgency, word in URGENCY_WORDS.items()} == {
        urgency: urgency for urgency in Urgency
    }


def test_kinds_and_urgency_of_a_list(read: Read) -> None:
    """Blank is ordinary; a word that is none is told and kept."""
    reading = read(
        [
            ["工作任务", "牵头单位", "督办类别", "紧急程度"],
            ["甲", "乙局", "专项督查", "特急"],
            ["丙", "丁局", "日常督办", None],
            ["戊", "己局", None, "加急"],
            ["庚", "辛局", None, "十万火急"],
        ]
    )
    drafts = [to_draft(task) for task in reading.tasks]
    assert [(draft.supervision, draft.urgency) for draft in drafts] == [
        (SupervisionKind.SPECIAL, Urgency.EXTRA_URGENT),
        (SupervisionKind.ROUTINE, Urgency.ORDINARY),
        (None, Urgency.URGENT),
        (None, Urgency.ORDINARY),
    ]
    assert [(told.row, told.column, told.value) for told in reading.warnings] == [(5, "紧急程度", "十万火急")]
    assert drafts[3].remark == "紧急程度：十万火急"


def test_an_office_s_own_groups_stay_groups(read: Read) -> None:
    """督办分类 that names no kinds of the regulations goes where other groups go."""
    reading = read([["督办分类", "工作任务", "牵头单位"], ["城建", "甲", "乙局"], ["专项督查", "丙", "丁局"]])
    assert [(task.group, task.supervision) for task in reading.tasks] == [("城建", None), ("专项督查", None)]


@pytest.mark.parametrize(
    ("label", "cell", "field"),
    [
        ("批准人", "王县长", "approver"),
        ("责任人及电话", "王明 13800000000", "contact"),
        ("延期次数", "2", "extensions"),
    ],
)
def test_columns_such_lists_have(read: Read, label: str, cell: str, field: str) -> None:
    """Each is a field, and what the ledger has no place for is kept in the remark."""
    [task] = read([["工作任务", "牵头单位", label], ["甲", "乙局", cell]]).tasks
    assert task.texts[field] == cell
    assert to_draft(task).remark == ("延期次数：2" if field == "extensions" else "")


def test_a_light_is_computed_and_not_kept(read: Read) -> None:
    """亮灯 tells a state only where it says that the task is done."""
    reading = read([["工作任务", "牵头单位", "亮灯"], ["甲", "乙局", "红灯"], ["丙", "丁局", "办结"]])
    assert [(to_draft(task).state, to_draft(task).remark) for task in reading.tasks] == [
        (None, ""),
        ("completed", ""),
    ]


def test_weights_and_superior_tasks(read: Read) -> None:
    """A weight that is none is told and kept."""
    reading = read(
        [
            ["编号", "工作任务", "牵头单位", "上级事项", "子任务权重"],
            ["2026-001.1", "甲", "乙局", "2026-001", 2.5],
            ["2026-001.2", "丙", "丁局", "2026-001", "很大"],
        ]
    )
    drafts = [to_draft(task) for task in reading.tasks]
    assert [(draft.parent, draft.weight, draft.remark) for draft in drafts] == [
        ("2026-001", 2.5, ""),
        ("2026-001", 1.0, "子任务权重：很大"),
    ]
    assert [told.column for told in reading.warnings] == ["子任务权重"]
