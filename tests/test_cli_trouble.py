"""The command line when something is wrong: odd words, files in each other's way, other commands, a spoilt ledger."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from supervisor_app import cli
from supervisor_app.cli import main, opening, paper_verbs
from supervisor_app.cli.parser import parser
from supervisor_app.documents.issuing import IssuedPaper, prepare
from supervisor_app.domain.papers.drafting import PaperDraft
from supervisor_app.domain.papers.notice import DocumentNumber
from supervisor_app.errors import UserError
from supervisor_app.store.lock import LedgerLock

ROOT = Path(__file__).parents[1]
Capture = pytest.CaptureFixture[str]


def sheet_of(path: Path, *rows: tuple[str | None, ...]) -> Path:
    """A workbook of tasks: number, title, lead unit, due date."""
    book = Workbook()
    assert book.active is not None
    for row in [("督办编号", "工作任务", "牵头单位", "完成时限"), *rows]:
        book.active.append(row)
    book.save(path)
    return path


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """Two tasks, a row without one, and a number given twice."""
    return sheet_of(
        tmp_path / "清 单😀.xlsx",
        ("2026-007", "滨河路雨污分流改造", "市住建局", "2026-06-05"),
        ("2026-007", "新增公办学位1200个", "市教育局", "2026-12-31"),
        ("2026-008", None, "市水务局", "2026-06-05"),
    )


@pytest.fixture
def ledger(sheet: Path, capsys: Capture) -> Path:
    """The sheet in a ledger."""
    path = sheet.with_name("台 账'\"😀.db")
    assert main(["import", str(path), str(sheet), "--held-on", "2026-05-06"]) == 0
    capsys.readouterr()
    return path


def refused(capsys: Capture, *call: object) -> str:
    """The one line a refused command says; nothing stands on stdout."""
    assert main([str(word) for word in call]) == 2
    out = capsys.readouterr()
    assert out.out == ""
    assert out.err.startswith("error: ")
    assert out.err.count("\n") == 1
    assert "内部出错" not in out.err
    return out.err


@pytest.mark.parametrize(
    "call",
    [
        [""],
        ["-"],
        ["list", ""],
        ["list", "x" * 5000],
        ["list", "FOLDER"],
        ["list", "EMPTY"],
        ["list", "LEDGER", "--unit", ""],
        ["list", "LEDGER", "--light", ""],
        ["list", "LEDGER", "--today", "20260610"],
        ["list", "LEDGER", "--today", "0001-01-01"],
        ["list", "LEDGER", "--today", "9999-12-31"],
        ["list", "LEDGER", "list", "LEDGER"],
        ["notices", "LEDGER", "--kind", "assignment", "--out", "FOLDER", "--unit", ""],
        ["report", "LEDGER", "2026-007", "--unit", "市住建局", "--progress", "nan"],
        ["report", "LEDGER", "2026-007", "--unit", "市住建局", "--progress", "1e9"],
        ["report", "LEDGER", "2026-007", "--unit", "市住建局", "--progress", "-5"],
        ["report", "LEDGER", "2026-007", "--unit", "市住建局", "--progress", "五十"],
        ["report", "LEDGER", "2026-007", "--unit", "市住建局", "--progress", "5", "--text", "\udcff"],
        ["report", "LEDGER", "2026-007", "--unit", "市住建局", "--progress", "5", "--text", "a\0b"],
        ["report", "LEDGER", "%", "--unit", "市住建局", "--progress", "5"],
        ["export", "LEDGER", "LEDGER"],
        ["export", "LEDGER", "FOLDER"],
        ["export", "LEDGER", "none/x.xlsx"],
        ["import", "SHEET", "SHEET"],
        ["import", "FOLDER", "SHEET"],
        ["import", "", "SHEET"],
        ["import", "LEDGER", "SHEET", "--rejected", "SHEET"],
        ["import", "LEDGER", "SHEET", "--rejected", "LEDGER"],
        ["backup", "EMPTY"],
        ["backups", "none.db"],
        ["restore", "EMPTY", "LEDGER"],
        ["restore", "LEDGER", "FOLDER"],
        ["demo", "SHEET", "--no-window"],
    ],
)
def test_odd_words_change_nothing(call: list[str], ledger: Path, sheet: Path, capsys: Capture) -> None:
    folder, empty = ledger.with_name("ordner"), ledger.with_name("leer.db")
    folder.mkdir()
    empty.touch()
    before = ledger.read_bytes(), sheet.read_bytes()
    places = {"LEDGER": ledger, "SHEET": sheet, "FOLDER": folder, "EMPTY": empty}
    refused(capsys, *(places.get(word, word) for word in call))
    assert (ledger.read_bytes(), sheet.read_bytes()) == before
    assert list(folder.iterdir()) == []
    assert empty.read_bytes() == b""


def test_a_ledger_named_like_a_workbook_is_not_exported_over(ledger: Path, capsys: Capture) -> None:
    disguised = ledger.rename(ledger.with_name("台账.xlsx"))
    before = disguised.read_bytes()
    assert "换一个文件名" in refused(capsys, "export", disguised, disguised)
    assert disguised.read_bytes() == before


def test_a_number_given_twice_is_told(sheet: Path, capsys: Capture) -> None:
    """The task comes in under a new number, and the list's reader hears of it, before and after."""
    ledger = sheet.with_name("neu.db")
    call = ["import", str(ledger), str(sheet), "--held-on", "2026-05-06", "--json"]
    told = []
    for more in (["--dry-run"], []):
        assert main(call + more) == 0
        told.append(json.loads(capsys.readouterr().out))
    assert told[0] == told[1]
    assert [(entry["row"], entry["column"], entry["value"]) for entry in told[0]["warnings"]][-1] == (
        3,
        "督办编号",
        "2026-007",
    )
    main(["list", str(ledger), "--json", "--today", "2026-06-10"])
    tasks = json.loads(capsys.readouterr().out)
    assert [(task["number"], task["title"]) for task in tasks] == [
        ("2026-007", "滨河路雨污分流改造"),
        ("2026-008", "新增公办学位1200个"),
    ]


def test_an_empty_file_becomes_a_ledger_by_import_only(sheet: Path, capsys: Capture) -> None:
    """It is what a killed import or a full disk leaves."""
    ledger = sheet.with_name("leer.db")
    ledger.touch()
    assert main(["import", str(ledger), str(sheet)]) == 0
    assert main(["check", str(ledger)]) == 0


def test_a_report_is_dated_by_the_day_given(ledger: Path, capsys: Capture) -> None:
    call = ["report", str(ledger), "2026-007", "--unit", "市住建局", "--progress", "-0", "--json"]
    assert "今天之后" in refused(capsys, *call, "--on", "2990-01-02", "--today", "2990-01-01")
    assert main([*call, "--on", "2990-01-01", "--today", "2990-01-01"]) == 0
    assert '"progress": 0,' in capsys.readouterr().out


def test_a_link_stands_for_its_file(ledger: Path, capsys: Capture) -> None:
    """Lock and backups are those of the ledger itself, and a restore leaves the link."""
    link = ledger.with_name("link.db")
    link.symlink_to(ledger)
    with LedgerLock(ledger, "督办台账", opening.now()):
        assert "已由 督办台账 在" in refused(
            capsys, "report", link, "007", "--unit", "市住建局", "--progress", "5", "--on", "2026-06-01"
        )
    assert main(["backup", str(link)]) == 0
    [backup] = ledger.with_name(f"{ledger.stem}.backups").iterdir()
    assert main(["restore", str(backup), str(link)]) == 0
    assert link.is_symlink()


def test_another_command_is_waited_for(ledger: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes as long as a transaction; when it takes longer, the second says who it is."""
    call = ["report", str(ledger), "007", "--unit", "市住建局", "--progress", "5", "--on", "2026-06-01"]
    lock, waiting = LedgerLock(ledger, opening.PROGRAM, opening.now()), threading.Event()
    lock.take()

    def pause(_: float) -> None:
        waiting.set()
        lock.release()

    monkeypatch.setattr("time.sleep", pause)
    assert main(call) == 0
    assert waiting.is_set()
    capsys.readouterr()
    monkeypatch.setattr(opening, "_PATIENCE", 0.0)
    with LedgerLock(ledger, opening.PROGRAM, opening.now()):
        assert opening.PROGRAM in refused(capsys, *call)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE task SET due = '2026-99-99'",
        "UPDATE task SET state = 'lost'",
        "UPDATE task SET title = CAST(x'ff' AS TEXT)",
        "DROP TABLE report",
        "INSERT INTO setting (name, value) VALUES ('reply_days', '{')",
        "INSERT INTO setting (name, value) VALUES ('light_names', '3')",
    ],
)
def test_a_spoilt_ledger_is_told_in_words(damage: str, ledger: Path, capsys: Capture) -> None:
    db = sqlite3.connect(ledger)
    db.execute(damage)
    db.commit()
    db.close()
    for verb in ("list", "status", "todo"):
        refused(capsys, verb, ledger, "--json")
    refused(capsys, "report", ledger, "007", "--unit", "市住建局", "--progress", "5", "--on", "2026-06-01")
    assert main(["check", str(ledger)]) == 1


def test_a_batch_cut_short_says_what_went_out(sheet: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """The papers before are registered and stand; the next call goes on with the rest."""
    ledger, out = sheet.with_name("台账.db"), sheet.with_name("文书")
    main(["import", str(ledger), str(sheet.rename(sheet.with_name("清单.xlsx"))), "--held-on", "2026-05-06"])

    def full(draft: PaperDraft, number: DocumentNumber, folder: Path, mark: str) -> IssuedPaper:
        if number.serial == 2:
            raise UserError("磁盘已满")
        return prepare(draft, number, folder, mark)

    call = ["notices", str(ledger), "--kind", "assignment", "--out", str(out), "--today", "2026-06-10"]
    capsys.readouterr()
    with monkeypatch.context() as patch:
        patch.setattr(paper_verbs, "prepare", full)
        assert refused(capsys, *call).startswith("error: 已印发 1 份（至 政督〔2026〕1号），其余没有印发：磁盘已满")
    assert main(call) == 0
    assert sorted(path.name[:10] for path in out.iterdir()) == ["政督〔2026〕1号", "政督〔2026〕2号"]


def test_the_demo_spares_a_real_ledger(ledger: Path, tmp_path: Path, capsys: Capture) -> None:
    """Only its own sample is made anew, and not while a window has it open."""
    folder = tmp_path / "demo"
    folder.mkdir()
    real = ledger.rename(folder / "督办台账.db")
    main(["backup", str(real)])
    capsys.readouterr()
    kept = {path: path.read_bytes() for path in folder.rglob("*.db")}
    assert len(kept) == 2
    assert "不是示例台账" in refused(capsys, "demo", folder, "--no-window")
    assert {path: path.read_bytes() for path in folder.rglob("*.db")} == kept
    with LedgerLock(real, "督办台账", opening.now()):
        assert "已由 督办台账" in refused(capsys, "demo", folder, "--no-window")
    for lost in (real.unlink, real.touch):  # its backups are all that is left of it
        lost()
        assert "不是示例" in refused(capsys, "demo", folder, "--no-window")
        assert len(list(folder.glob("*.backups/*.db"))) == 1


def test_the_demo_spares_a_folder_of_papers(tmp_path: Path, capsys: Capture) -> None:
    paper = tmp_path / "文书" / "政督〔2026〕1号.pdf"
    paper.parent.mkdir()
    paper.touch()
    assert "不是示例" in refused(capsys, "demo", tmp_path, "--no-window")
    assert paper.exists()


def test_our_own_bug_is_one_line_with_its_details_in_the_log(
    ledger: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> None:
        raise ZeroDivisionError("two\nlines")

    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr("supervisor_app.cli.ledger_verbs.status", fail)
    assert main(["status", str(ledger)]) == 2
    out = capsys.readouterr()
    assert out.err.startswith("error: 程序内部出错（ZeroDivisionError）")
    assert out.err.count("\n") == 1
    [log] = tmp_path.glob("data/**/*.log")
    assert "in fail" in log.read_text(encoding="utf-8")


def test_ctrl_c_is_one_line(ledger: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("supervisor_app.cli.ledger_verbs.status", interrupted)
    assert main(["status", str(ledger)]) == 130
    assert capsys.readouterr().err == "error: 已中断\n"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="Linux")
def test_output_that_nobody_takes(ledger: Path) -> None:
    """A reader that left is no failure, a full disk is; neither shows a traceback."""
    call = [sys.executable, str(ROOT / "main.py"), "list", str(ledger)]
    with open("/dev/full", "wb") as full:
        done = subprocess.run(call, stdout=full, stderr=subprocess.PIPE, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (2, "error: 输出：磁盘已满；请检查文件名、权限和磁盘空间\n")
    with subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode == 0


def test_without_any_stream(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As closed by a shell, or in a program made without a console."""
    monkeypatch.setattr("sys.stdout", None)
    monkeypatch.setattr("sys.stderr", None)
    codes = [main(["status", str(ledger)]), main(["status", "none.db"])]
    for stream in (sys.stdout, sys.stderr):
        stream.close()
    assert codes == [0, 2]


def test_the_verbs_are_those_of_the_parser() -> None:
    """A verb missing in the list would open the window."""
    usage = parser().format_usage()
    assert set(usage[usage.index("{") + 1 : usage.index("}")].split(",")) == set(cli._VERBS.split())


def test_an_older_ledger_is_not_brought_up_to_date_behind_a_window(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "旧.db"
    shutil.copy(Path(__file__).parent / "databases" / "version_1.db", path)
    before = path.read_bytes()
    with LedgerLock(path, "督办台账", datetime.now().astimezone()):
        assert main(["list", str(path)]) == 2
    assert "督办台账" in capsys.readouterr().err
    assert path.read_bytes() == before
    assert main(["list", str(path)]) == 0
    assert list(tmp_path.glob("旧.backups/*_升级前.db"))
