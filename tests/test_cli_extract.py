"""`extract`: the contract of its JSON, its plain list, and one line of error."""

import json
from pathlib import Path

import pytest

from supervisor_app.cli import main

KEYS = {"start", "end", "text", "title", "units", "cooperating", "deadlines", "due", "cycle", "targets", "score"}
TEXT = "在全市河长制工作会议上的讲话\n要提高认识。\n市水利局要在6月底前清理河道32公里，每月通报一次。\n"


@pytest.fixture
def speech(tmp_path: Path) -> Path:
    """A speech of one order."""
    path = tmp_path / "讲话.txt"
    path.write_bytes(TEXT.encode("gb18030"))
    return path


def test_json_is_one_list_with_exact_places(speech: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(speech), "--held-on", "2025-04-02", "--json"]) == 0
    (draft,) = json.loads(capsys.readouterr().out)
    assert draft.keys() >= KEYS
    assert TEXT[draft["start"] : draft["end"]] == draft["text"]
    assert (draft["units"], draft["deadlines"], draft["targets"]) == (
        ["市水利局"],
        ["6月底前", "每月"],
        ["清理河道32公里"],
    )
    assert (draft["due"], draft["cycle"]) == ("2025-06-30", "monthly")
    assert 0.5 < draft["score"] <= 1


def test_the_list_names_speech_and_place(speech: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(speech)]) == 0
    told = capsys.readouterr().out
    assert told.startswith("在全市河长制工作会议上的讲话：1 项拟立项任务")
    assert "单位 市水利局" in told


def test_text_without_words_gives_an_empty_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(" \n", encoding="utf-8")
    assert main(["extract", str(tmp_path / "a.txt"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_a_file_that_is_no_speech_is_one_line_of_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.docx").write_bytes(b"\xd0\xcf\x11\xe0")
    assert main(["extract", str(tmp_path / "a.docx")]) == 2
    told = capsys.readouterr().err
    assert told.startswith("error: a.docx 其实是旧版 Word 文档")
    assert told.count("\n") == 1
