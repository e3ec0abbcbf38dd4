"""The command line: exit codes, one JSON value, one line of error."""

import json

import pytest

from supervisor_app.cli import main


def test_due_prints_one_json_value(capsys: pytest.CaptureFixture[str]) -> None:
    """A phrase becomes a date."""
    assert main(["due", "6月底前", "--held-on", "2026-04-08"]) == 0
    assert json.loads(capsys.readouterr().out) == {"due": "2026-06-30", "cycle": None, "cycle_day": None}


@pytest.mark.parametrize(
    "call", [[], ["nonsense"], ["due", "尽快", "--held-on", "2026-04-08"], ["due", "x", "--held-on", "4月"]]
)
def test_a_wrong_call_is_one_line(call: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 2, one line on stderr, nothing on stdout."""
    assert main(call) == 2
    out = capsys.readouterr()
    assert out.out == ""
    assert out.err.startswith("error: ")
    assert out.err.count("\n") == 1
