"""Feedback sheets and periods from the command line."""

from pathlib import Path

import openpyxl
import pytest

from supervisor_app.cli import main
from supervisor_app.cli.opening import reading
from tests.test_cli import Capture, ledger, sheet, told

__all__ = ["ledger", "sheet"]


@pytest.fixture
def forms(ledger: Path, capsys: Capture) -> Path:
    """The sheets written on 10 June, 市工信局's filled in."""
    folder = ledger.with_name("反馈表")
    given = told(capsys, "feedback", ledger, "--out", folder, "--today", "2026-06-10")
    assert [(one["unit"], one["period"], one["tasks"]) for one in given] == [
        ("市住建局", None, ["2026-001"]),
        ("市工信局", "2026-06-05", ["2026-004"]),
        ("市教育局", None, ["2026-002"]),
    ]
    path = Path(given[1]["path"])
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["G6"].value = 40
    book.worksheets[0]["I6"].value = "五月数据已报"
    book.save(path)
    return folder


def test_sheets_go_out_and_come_back(ledger: Path, forms: Path, capsys: Capture) -> None:
    files = sorted(forms.iterdir())
    call = ("collect", ledger, *files, "--today", "2026-06-10")
    dry = told(capsys, *call, "--dry-run")
    [entry] = dry["registered"]
    assert (entry["number"], entry["unit"], entry["period"], entry["progress"]) == (
        "2026-004",
        "市工信局",
        "2026-06-05",
        40,
    )
    assert entry["changes"][0] == {"label": "进度", "old": "", "new": "40%"}
    assert sorted(note["number"] for note in dry["blank"]) == ["2026-001", "2026-002"]
    assert told(capsys, *call) == dry
    again = told(capsys, *call)
    assert again["registered"] == []
    assert [note["number"] for note in again["same"]] == ["2026-004"]
    [state] = told(capsys, "periods", ledger, "--unit", "市工信局", "--today", "2026-06-10")[:1]
    assert (state["closes"], state["state"], state["days_late"]) == ("2026-06-05", "late", 3)


def test_words_for_people(ledger: Path, forms: Path, capsys: Capture) -> None:
    bad = forms / "坏.xlsx"
    bad.write_bytes(b"x")
    assert main(["collect", str(ledger), *map(str, sorted(forms.iterdir())), "--today", "2026-06-10"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("坏.xlsx")
    assert "2026-004  市工信局  进度 – → 40%；进展情况 – → 五月数据已报" in said
    assert said[-1] == "已登记 1 条，存疑 1 处，未填 2 处"
    assert main(["periods", str(ledger), "--today", "2026-06-10"]) == 0
    assert "迟报" in capsys.readouterr().out
    assert main(["feedback", str(ledger), "--out", str(forms), "--unit", "市住建局", "--today", "2026-06-10"]) == 0
    assert capsys.readouterr().out.endswith("共 1 张反馈表\n")


def test_no_readable_sheet_is_an_error(ledger: Path, capsys: Capture) -> None:
    assert main(["collect", str(ledger), str(ledger)]) == 2
    assert capsys.readouterr().err.startswith("error: 没有一个文件是能读的反馈表")


def test_who_signed_a_report_is_kept(ledger: Path, capsys: Capture) -> None:
    call = ("report", ledger, "001", "--unit", "市住建局", "--progress", 50, "--signed-by", "王建国")
    assert told(capsys, *call, "--today", "2026-06-09")["progress"] == 50
    with reading(ledger) as snapshot:
        assert snapshot.reports(1)[0].signed_by == "王建国"
