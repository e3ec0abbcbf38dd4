"""Weights are learnt the same way every time; the benchmark says when there is nothing to measure with."""

import sys

import pytest

from tests.benchmarks import reading
from tests.benchmarks.learn_reading import calibrated, fit, total
from tests.benchmarks.reading_gold import Sample


def samples() -> list[Sample]:
    """Orders with a deadline are tasks, slogans are not."""
    return [
        Sample(
            f"speech {number % 3}",
            {"always": 1.0, "deadline": float(task)},
            frozenset({"底前" if task else "奋斗"}),
            task,
            task,
        )
        for number in range(12)
        for task in (True, False)
    ]


def test_what_tasks_have_weighs_for_them() -> None:
    weights = fit(samples())
    assert weights["deadline"] > 0
    assert weights["n:底前"] > 0 > weights["n:奋斗"]
    assert all((total(sample, weights) > 0) is sample.task for sample in samples())
    assert weights == fit(samples())


def test_characters_of_one_speech_alone_are_not_kept() -> None:
    lonely = Sample("speech 9", {"always": 1.0}, frozenset({"某县"}), True, True)
    assert "n:某县" not in fit([*samples(), lonely])


def test_calibration_gives_the_share_that_is_right() -> None:
    slope, offset = calibrated([-1.0] * 10 + [1.0] * 10, [False] * 8 + [True] * 2 + [True] * 8 + [False] * 2)
    assert slope == pytest.approx(1.386, abs=0.01)
    assert offset == pytest.approx(0.0, abs=0.01)


def test_the_benchmark_says_when_speeches_are_absent(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["reading"])
    monkeypatch.setattr(reading, "speed", lambda words: None)
    reading.main()
    assert "no labelled speeches" in capsys.readouterr().out
