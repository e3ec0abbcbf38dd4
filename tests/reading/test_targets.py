"""Quantities to be reached, with direction and thing measured."""

import pytest

from supervisor_app.reading.targets import find_targets

CASES = [
    ("年内新增微型企业500户。", ["新增微型企业500户"]),
    ("规上工业增加值增长12%以上。", ["规上工业增加值增长12%以上"]),
    ("完成11个社区的管网改造。", ["11个社区的管网改造"]),
    ("用水降低到61.5立方米。", ["用水降低到61.5立方米"]),
    ("每亩投资强度不低于260万元。", ["每亩投资强度不低于260万元"]),
    ("力争引进项目X个。", ["引进项目X个"]),
    ("同一企业每年检查不得超过两次。", ["同一企业每年检查不得超过两次"]),
    ("确保税收完成9000万元，占财政收入的60以上。", ["税收完成9000万元", "占财政收入的60以上"]),
]


@pytest.mark.parametrize(("sentence", "targets"), CASES)
def test_targets(sentence: str, targets: list[str]) -> None:
    assert [sentence[start:end] for start, end in find_targets(sentence)] == targets


@pytest.mark.parametrize(
    "sentence",
    [
        "去年完成投资45.8亿元。",
        "加快总投资10亿元的轴承项目建设。",
        "要在3个工作日内答复。",
        "落实国家30条政策。",
        "抓好“5个100工程”。",
        "要抓好以下三个方面的工作。",
    ],
)
def test_figures_that_are_no_targets(sentence: str) -> None:
    assert find_targets(sentence) == []
