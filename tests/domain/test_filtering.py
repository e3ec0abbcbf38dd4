"""Search by words, number, unit and initials."""

from dataclasses import replace

import pytest

from supervisor_app.domain.filtering import Searched, initials, matching
from supervisor_app.domain.lights import Light
from supervisor_app.domain.model import Task
from supervisor_app.domain.standing import TaskLine

LINES = [
    TaskLine(Task(1, "2026-001", "老旧小区改造五标段", target="11月底前并网"), ("市住建局",), (), Light.RED),
    TaskLine(
        Task(2, "2026-012", "重庆路拓宽", problem="征收滞后"),
        ("市交通局",),
        ("市财政局",),
        Light.GREEN,
        source="推进会",
    ),
]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("老旧", [1]),
        ("ljxq", [1]),
        ("LJXQ", [1]),
        ("lqxq", []),
        ("012", [2]),
        ("财政", [2]),
        ("szjj", [1]),
        ("并网", [1]),
        ("滞后", [2]),
        ("推进会", [2]),
        ("老旧 财政", []),
        ("老旧 住建", [1]),
        ("", [1, 2]),
        ("０１２", [2]),
    ],
)
def test_matching(text: str, found: list[int]) -> None:
    assert [line.task.id for line in matching(LINES, text)] == found


def test_initials_keep_what_is_no_hanzi() -> None:
    assert initials("老旧小区3号") == "ljxq3h"


def test_an_edited_line_is_searched_as_it_stands() -> None:
    """What was folded once is kept for the very line only."""
    [before] = matching(LINES, "重庆路")
    after = replace(before, task=replace(before.task, title="解放路拓宽"))
    assert matching([after], "重庆路") == []
    assert matching([after], "jfl") == [after]
    assert matching([before], "重庆路") == [before]


@pytest.mark.parametrize(
    ("text", "held"), [("供电", True), ("gd wx", True), ("gd 万象", True), ("sgy", False), ("施工员", True), ("", True)]
)
def test_words_are_found_in_names_by_initials_and_in_the_rest_as_written(text: str, held: bool) -> None:
    assert Searched(("供电线路迁改", "万象公司"), ("施工员未到场",)).holds(text) is held
