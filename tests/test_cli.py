"""The command line: the contract of every verb, exit codes, one JSON value, one line of error."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from supervisor_app.cli import main, paper_verbs
from supervisor_app.cli.opening import writing
from supervisor_app.domain.today.todo import TodoGroup
from supervisor_app.store.office import save_office

Capture = pytest.CaptureFixture[str]
ROWS: list[list[str | float | None]] = [
    ["2026年重点工作任务清单"],
    ["序号", "工作任务", "牵头单位", "配合单位", "完成时限", "完成率", "存在问题"],
    [1, "滨河路雨污分流改造", "市住建局", "市财政局、滨江区", "6月5日前", 0.4, "资金缺口"],
    [2, "新增公办学位1200个", "市教育局", None, "2026年12月底", "三成多", None],
    [3, None, "市水务局", None, "年内", None, None],
    [4, "老旧电梯更新20台", "市住建局", None, "年底前", "100%", None],
    [5, "报送园区运行数据", "市工信局", None, "每月5日前", None, None],
]


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """A task list as an office keeps it."""
    book, path = Workbook(), tmp_path / "清单.xlsx"
    assert book.active is not None
    for row in ROWS:
        book.active.append(row)
    book.save(path)
    return path


@pytest.fixture
def ledger(sheet: Path, capsys: Capture) -> Path:
    """The list in a ledger, assigned on 6 May 2026."""
    path = sheet.with_name("台账.db")
    assert main(["import", str(path), str(sheet), "--held-on", "2026-05-06"]) == 0
    capsys.readouterr()
    return path


def told(capsys: Capture, *call: object) -> Any:
    """What a command prints with --json."""
    assert main([str(word) for word in call] + ["--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_import_tells_what_came_in_and_what_did_not(sheet: Path, capsys: Capture) -> None:
    ledger = sheet.with_name("new.db")
    call = ("import", ledger, sheet, "--held-on", "2026-05-06")
    dry = told(capsys, *call, "--dry-run")
    assert dry["imported"] == 4
    assert dry["rejected"] == [{"row": 5, "column": "工作任务", "reason": "没有写任务内容"}]
    [doubt] = dry["warnings"]
    assert (doubt["row"], doubt["column"], doubt["value"]) == (4, "完成率", "三成多")
    assert doubt["reason"].startswith("看不懂这个进度")
    assert not ledger.exists()
    assert told(capsys, *call) == dry
    again = told(capsys, *call)
    assert again["imported"] == 0
    assert [entry["row"] for entry in again["rejected"]] == [5, 3, 4, 6, 7]


def test_rejected_rows_are_saved_to_mend(sheet: Path, capsys: Capture) -> None:
    target = sheet.with_name("退回.xlsx")
    told(capsys, "import", sheet.with_name("n.db"), sheet, "--held-on", "2026-05-06", "--rejected", target)
    assert target.stat().st_size > 0


def test_list_gives_every_field(ledger: Path, capsys: Capture) -> None:
    tasks = told(capsys, "list", ledger, "--today", "2026-06-10")
    assert tasks[0] == {
        "number": "2026-001",
        "source_row": 3,
        "title": "滨河路雨污分流改造",
        "lead": ["市住建局"],
        "cooperating": ["市财政局", "滨江区"],
        "due": "2026-06-05",
        "original_due": "2026-06-05",
        "cycle": None,
        "progress": 40,
        "expected": 100,
        "state": "in_progress",
        "light": "red",
        "problem": "资金缺口",
    }
    assert [(task["light"], task["cycle"], task["progress"]) for task in tasks[1:]] == [
        ("yellow", None, None),
        ("green", None, 100),
        ("yellow", "monthly", None),
    ]


@pytest.mark.parametrize(
    ("options", "numbers"),
    [
        (("--light", "red,green"), ["001", "003"]),
        (("--unit", "市住建局"), ["001", "003"]),
        (("--unit", "市财政局"), ["001"]),
        (("--search", "电梯"), ["003"]),
        (("--search", "ljdt"), ["003"]),
        (("--light", "red", "--search", "电梯"), []),
    ],
)
def test_list_filters(ledger: Path, capsys: Capture, options: tuple[str, ...], numbers: list[str]) -> None:
    found = told(capsys, "list", ledger, "--today", "2026-06-10", *options)
    assert [task["number"] for task in found] == [f"2026-{number}" for number in numbers]


def test_status_and_todo(ledger: Path, capsys: Capture) -> None:
    status = told(capsys, "status", ledger, "--today", "2026-06-10")
    assert status[0] == {
        "unit": "市住建局",
        "total": 2,
        "done": 0,
        "on_time": 0,
        "open": 2,
        "green": 1,
        "yellow": 0,
        "red": 1,
        "overdue": 1,
        "progress": 70,
    }
    todo = told(capsys, "todo", ledger, "--today", "2026-06-10")
    found = [(item["group"], item["number"], item["suggested_notice"]) for item in todo]
    assert [item for item in found if item[0] != "stale"] == [
        ("overdue", "2026-001", "supervision"),
        ("report_missing", "2026-004", "urging"),
        ("to_verify", "2026-003", None),
        ("escalate", "2026-002", "supervision_letter"),
    ]


def test_report_then_list(ledger: Path, capsys: Capture) -> None:
    call = ("report", ledger, "001", "--unit", "市住建局", "--progress", "100", "--text", "完工", "--on", "2026-06-09")
    assert told(capsys, *call)["state"] == "claimed_done"
    assert told(capsys, "list", ledger, "--today", "2026-06-10")[0]["light"] == "green"


def test_notices_are_numbered_registered_and_not_repeated(ledger: Path, tmp_path: Path, capsys: Capture) -> None:
    call = ("notices", ledger, "--kind", "supervision", "--out", tmp_path / "文书", "--today", "2026-06-10")
    [paper] = told(capsys, *call)
    assert (paper["kind"], paper["unit"], paper["number"], paper["tasks"]) == (
        "supervision",
        "市住建局",
        "政督〔2026〕1号",
        ["2026-001"],
    )
    assert Path(paper["path"]).read_bytes().startswith(b"%PDF")
    assert told(capsys, *call) == []
    assert len(told(capsys, "notices", ledger, "--kind", "assignment", "--out", tmp_path / "文书")) == 3


def test_backup_restore_and_check(ledger: Path, capsys: Capture) -> None:
    made = told(capsys, "backup", ledger)
    assert made["sound"]
    assert told(capsys, "backup", ledger) is None
    before = ledger.read_bytes()
    told(capsys, "report", ledger, "001", "--unit", "市住建局", "--progress", "60", "--on", "2026-06-09")
    assert [entry["path"] for entry in told(capsys, "backups", ledger)] == [made["path"]]
    restored = told(capsys, "restore", made["path"], ledger)
    assert Path(restored["aside"]).is_file()
    assert told(capsys, "list", ledger)[0]["progress"] == 40
    assert told(capsys, "check", ledger) == {"sound": True, "faults": []}
    ledger.write_bytes(before[:5000] + b"\0" * 4000 + before[9000:])
    assert main(["check", str(ledger)]) == 1
    assert capsys.readouterr().out


def test_what_is_exported_imports_again(ledger: Path, tmp_path: Path, capsys: Capture) -> None:
    out, copy = tmp_path / "out.xlsx", tmp_path / "copy.db"
    told(capsys, "export", ledger, out)
    told(capsys, "import", copy, out)
    tasks, again = (told(capsys, "list", path, "--today", "2026-06-10") for path in (ledger, copy))
    for task in tasks + again:
        del task["source_row"]
    assert again == tasks


def test_demo_does_the_whole_job(tmp_path: Path, capsys: Capture) -> None:
    folder = tmp_path / "demo"
    for _ in range(2):
        assert main(["demo", str(folder), "--no-window"]) == 0
        out = capsys.readouterr().out
        assert "市住房和城乡建设局" in out
        assert re.search(r"读出 \d+ 条草稿，采纳 [1-9]\d* 条", out)
        assert re.search(r"今日印发 [1-9]\d* 份督办通知单、[1-9]\d* 份提示函、[1-9]\d* 份催办单，以前印发 [1-9]", out)
        assert re.search(r"督办台账\.pdf（A4 横向，[1-9]\d* 页）", out)
    tasks = told(capsys, "list", folder / "督办台账.db")
    assert len(tasks) >= 30
    assert {task["light"] for task in tasks} == {"red", "yellow", "green", "grey", "done"}
    papers = told(capsys, "register", folder / "督办台账.db")
    assert len(list((folder / "文书").glob("*.pdf"))) == len(papers)
    assert {item["group"] for item in told(capsys, "todo", folder / "督办台账.db")} == set(TodoGroup)
    assert main(["check", str(folder / "督办台账.db")]) == 0
    capsys.readouterr()
    assert told(capsys, "backups", folder / "督办台账.db")[0]["sound"]
    told(capsys, "export", folder / "督办台账.db", tmp_path / "out.xlsx")
    told(capsys, "import", tmp_path / "again.db", tmp_path / "out.xlsx")
    again = told(capsys, "list", tmp_path / "again.db")
    assert [task | {"source_row": None} for task in again] == [task | {"source_row": None} for task in tasks]
    (folder / "别的.txt").write_text("x", encoding="utf-8")
    assert main(["demo", str(folder), "--no-window"]) == 2
    assert "别的" in capsys.readouterr().err


def test_backups_are_where_the_office_wants_them(ledger: Path, sheet: Path, capsys: Capture) -> None:
    folder = ledger.with_name("备份盘")
    with writing(ledger) as snapshot:
        save_office(snapshot.ledger, replace(snapshot.office, backup_folder=str(folder)))
    told(capsys, "import", ledger, sheet)
    with writing(ledger) as snapshot:
        save_office(snapshot.ledger, replace(snapshot.office, contact_person="王明"))
    told(capsys, "backup", ledger)
    found = told(capsys, "backups", ledger)
    assert [(Path(item["path"]).parent, item["reason"]) for item in found] == [(folder, "手动"), (folder, "导入前")]
    assert not list(ledger.parent.glob("*.backups"))
    assert told(capsys, "backups", ledger, "--to", ledger.parent) == []


def test_rows_that_are_no_tasks_are_counted(tmp_path: Path, capsys: Capture) -> None:
    book, sheet = Workbook(), tmp_path / "清单.xlsx"
    assert book.active is not None
    for row in (*ROWS[1:4], ["合计", None, None, None, None, 0.4, None]):
        book.active.append(row)
    book.save(sheet)
    assert main(["import", str(tmp_path / "台账.db"), str(sheet), "--held-on", "2026-05-06"]) == 0
    assert capsys.readouterr().out.splitlines()[0].endswith("；另有 1 行是标题、合计或说明")


def test_fonts_that_stand_in_for_others_are_told_with_the_papers(
    ledger: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper_verbs, "substitution_note", lambda fonts: f"代替 {len(fonts.substitutes) >= 0}")
    call = ["notices", str(ledger), "--kind", "supervision", "--out", str(ledger.parent), "--today", "2026-06-10"]
    assert main(call) == 0
    assert capsys.readouterr().out.endswith("\n代替 True\n")
    assert main(call) == 0  # nothing is issued again
    assert "代替" not in capsys.readouterr().out


def test_a_year_without_a_published_calendar_is_said(ledger: Path, capsys: Capture) -> None:
    for verb in ("list", "status"):
        assert main([verb, str(ledger), "--today", "2026-06-10"]) == 0
        assert "放假安排" not in capsys.readouterr().out
        assert main([verb, str(ledger), "--today", "2098-06-10"]) == 0
        assert capsys.readouterr().out.endswith("2098 年的放假安排还没有公布，工作日按周一至周五计算\n")


def test_due_prints_one_json_value(capsys: Capture) -> None:
    assert main(["due", "6月底前", "--held-on", "2026-04-08"]) == 0
    assert json.loads(capsys.readouterr().out) == {"due": "2026-06-30", "cycle": None, "cycle_day": None}


@pytest.mark.parametrize(
    "call",
    [
        ["nonsense"],
        ["a", "b"],
        ["report", "x.db"],
        ["list", "x.db"],
        ["status", "LEDGER", "--today", "六月"],
        ["list", "LEDGER", "--light", "pink"],
        ["list", "LEDGER", "--unit", "市气象局"],
        ["report", "LEDGER", "999", "--unit", "市住建局", "--progress", "10"],
        ["report", "LEDGER", "001", "--unit", "市住建局", "--progress", "110"],
        ["report", "LEDGER", "001", "--unit", "市工信局", "--progress", "10"],
        ["notices", "LEDGER", "--kind", "extension", "--out", "x"],
        ["notices", "LEDGER", "--kind", "minutes", "--out", "x"],
        ["import", "LEDGER", "none.xlsx"],
        ["import", "none/x.db", "SHEET"],
        ["list", "SHEET"],
        ["check", "none.db"],
        ["restore", "none.db", "LEDGER"],
        ["restore", "SHEET", "LEDGER"],
        ["backup", "none.db"],
        ["due", "尽快", "--held-on", "2026-04-08"],
        ["due", "x", "--held-on", "4月"],
    ],
)
def test_a_wrong_call_is_one_line(call: list[str], ledger: Path, sheet: Path, capsys: Capture) -> None:
    """Exit 2, one line on stderr, nothing on stdout, the ledger as it was."""
    before = ledger.read_bytes()
    assert main([str({"LEDGER": ledger, "SHEET": sheet}.get(word, word)) for word in call]) == 2
    out = capsys.readouterr()
    assert out.out == ""
    assert out.err.startswith("error: ")
    assert out.err.count("\n") == 1
    assert ledger.read_bytes() == before
