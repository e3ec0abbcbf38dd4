"""Deadline and cycle phrases as they stand."""

import pytest

from supervisor_app.reading.deadlines import find_deadlines, is_cycle

CASES = [
    ("6月底前必须完工。", ["6月底前"]),
    ("下周内报送结果。", ["下周内"]),
    ("X月底完成。", ["X月底"]),
    ("要在3个工作日内答复。", ["3个工作日内"]),
    ("开展为期3个月的整治。", ["为期3个月"]),
    ("实行一月一调度、一季一考核。", ["一月一调度", "一季一考核"]),
    ("原则上9—10月达到平均水平。", ["9—10月"]),
    ("到“十四五”期末建成投产。", ["“十四五”期末"]),
    ("年内开工，明年6月底前竣工。", ["年内", "明年6月底前"]),
    ("每月5日前上报，每季度通报。", ["每月5日前", "每季度"]),
    ("三季度要见成效，上半年要过半。", ["三季度", "上半年"]),
    ("2025年12月31日前全部销号。", ["2025年12月31日前"]),
    ("坚持周调度、月通报。", ["周调度", "月通报"]),
    ("春节前动态清零。", ["春节前"]),
]


@pytest.mark.parametrize(("sentence", "phrases"), CASES)
def test_phrases(sentence: str, phrases: list[str]) -> None:
    assert [sentence[start:end] for start, end in find_deadlines(sentence)] == phrases


@pytest.mark.parametrize(
    "sentence",
    [
        "截至5月底完成投资3亿元。",
        "1—8月增长9%。",
        "今年以来形势向好。",
        "从去年底开始，我们启动了改革。",
        "2023年工业经济工作要点已印发。",
    ],
)
def test_dates_of_what_was_are_no_deadlines(sentence: str) -> None:
    assert find_deadlines(sentence) == []


def test_cycles_are_told_from_days() -> None:
    assert [phrase for phrase in ("每月5日前", "一周一检查", "周调度", "6月底前", "年内") if is_cycle(phrase)] == [
        "每月5日前",
        "一周一检查",
        "周调度",
    ]
