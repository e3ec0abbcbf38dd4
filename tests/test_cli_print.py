"""`print`: every table of the sample ledger as a PDF."""

import json
from pathlib import Path

import pytest

from supervisor_app.cli import main
from tests.documents.samples import read

WHATS = {
    "ledger": "督办台账",
    "tasks": "任务清单",
    "units": "单位进展汇总表",
    "unit": "督办情况表",
    "register": "发文登记簿",
    "closed": "销号清单",
}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's ledger."""
    folder = tmp_path_factory.mktemp("demo")
    assert main(["demo", str(folder), "--no-window"]) == 0
    return folder / "督办台账.db"


def first_unit(ledger: Path, capsys: pytest.CaptureFixture[str]) -> str:
    main(["status", str(ledger), "--json"])
    return str(json.loads(capsys.readouterr().out)[0]["unit"])


@pytest.mark.parametrize("what", WHATS)
def test_every_table(what: str, ledger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    unit = first_unit(ledger, capsys)
    out = tmp_path / "表.pdf"
    call = ["print", str(ledger), str(out), "--what", what, "--json", "--today", "2026-06-10"]
    assert main([*call, *(["--unit", unit] if what == "unit" else [])]) == 0
    said = json.loads(capsys.readouterr().out)
    pages = read(out)
    assert said == {"path": str(out), "what": what, "pages": len(pages)}
    assert WHATS[what] in pages[0].text
    assert "截至2026年6月10日" in pages[0].text


def test_a3_and_one_unit_only(ledger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    unit = first_unit(ledger, capsys)
    out = tmp_path / "表.pdf"
    assert main(["print", str(ledger), str(out), "--what", "ledger", "--size", "A3", "--unit", unit]) == 0
    assert f"已生成 {out}（A3，" in capsys.readouterr().out
    assert f"{unit}，共" in read(out)[0].text


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["表.pdf", "--what", "unit"], "--unit NAME"),
        (["表.db", "--what", "ledger"], "ends in .pdf"),
        (["表.pdf", "--what", "ledger", "--unit", "没有的局"], "没有的局"),
        (["没有/表.pdf", "--what", "ledger"], "文件夹"),
    ],
)
def test_wrong_calls(
    words: list[str], told: str, ledger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["print", str(ledger), str(tmp_path / words[0]), *words[1:]]) == 2
    assert told in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
