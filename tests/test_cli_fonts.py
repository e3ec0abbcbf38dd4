"""`fonts`: the same table as in the settings."""

import json
from pathlib import Path

import pytest

from supervisor_app.cli import main
from supervisor_app.documents import fonts
from supervisor_app.documents.font_choices import FontChoice, save_choice
from supervisor_app.documents.fonts import FontClass
from supervisor_app.paths import resource


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without fonts of its own, where nothing is chosen."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setattr(fonts, "installed_fonts", lambda: ())
    fonts.find_again()


def test_every_class_with_its_file(capsys: pytest.CaptureFixture[str]) -> None:
    save_choice(FontClass.KAITI, FontChoice(resource("fonts", "FandolKai.ttf")))
    assert main(["fonts", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["class"] for row in rows] == ["仿宋", "小标宋", "黑体", "楷体", "宋体"]
    assert [row["source"] for row in rows] == ["bundled", "bundled", "bundled", "chosen", "bundled"]
    assert [row["substitute"] for row in rows] == [True, True, True, False, True]
    assert all(Path(row["file"]).is_file() for row in rows)


def test_a_file_that_is_gone_and_who_gives_a_character(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    save_choice(FontClass.FANGSONG, FontChoice(tmp_path / "仿宋.ttf"))
    assert main(["fonts", "--text", "李镕\U0001f600"]) == 0
    said = capsys.readouterr().out
    assert f"仿宋：选用的字体文件 {tmp_path / '仿宋.ttf'} 不在了；请放回原处，或另选一个" in said
    assert "仿宋：镕  思源宋体" in said
    assert "黑体：李镕  思源黑体中黑" in said
    assert "仿宋：\U0001f600  没有字体有这些字，印不出来" in said
