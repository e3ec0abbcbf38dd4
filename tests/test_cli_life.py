"""The commands on the life of a task: a task led from registering to closing and back, and what is refused."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from supervisor_app.cli import main
from supervisor_app.domain.draft import DraftList
from supervisor_app.store.importing import import_list
from supervisor_app.store.ledger import Ledger
from tests.store.conftest import LISTED, NOW

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """Three tasks assigned on 6 May 2026; 001 is due on 5 June."""
    path = tmp_path / "台账.db"
    opened = Ledger.open(path, create=True)
    opened.clock = lambda: NOW
    listed: DraftList = LISTED
    import_list(opened, listed)
    opened.close()
    return path


def run(capsys: Capture, *call: object) -> Any:
    """What a command prints with --json."""
    assert main([str(word) for word in call] + ["--json"]) == 0
    return json.loads(capsys.readouterr().out)


def refused(capsys: Capture, *call: object) -> str:
    """The one line a command fails with."""
    assert main([str(word) for word in call]) == 2
    line = capsys.readouterr().err
    assert line.startswith("error: ")
    assert line.count("\n") == 1
    return line


def test_a_task_from_registering_to_closing_and_back(ledger: Path, tmp_path: Path, capsys: Capture) -> None:
    call = ("add", ledger, "校车安全检查", "--lead", "市教育局", "--limit", "会议纪要", "--basis", "市长批示")
    added = run(capsys, *call, "--approver", "王市长", "--today", "2026-06-01", "--kind", "special")
    number = added["number"]
    assert added == {"number": number, "state": "registered", "due": "2026-06-21"}
    assert "现为已立项，不能签收" in refused(capsys, "step", ledger, number, "acknowledge", "--by", "李")
    for step, day in (("assign", "02"), ("acknowledge", "03"), ("start", "04")):
        run(capsys, "step", ledger, number, step, "--by", "李", "--on", f"2026-06-{day}")
    proof = tmp_path / "验收单.txt"
    proof.write_text("已验收", encoding="utf-8")
    claimed = run(capsys, "step", ledger, number, "claim", "--by", "赵", "--on", "2026-06-20", "--file", proof)
    assert (claimed["state"], claimed["progress"]) == ("claimed_done", 100)
    assert "现为待核查，不能销号" in refused(capsys, *closing(ledger, number, "2026-06-21"))
    checked = ("verify", ledger, number, "--way", "inspection", "--by", "孙", "--finding", "现场属实", "--on")
    assert run(capsys, *checked, "2026-06-25")["state"] == "completed"
    assert run(capsys, *closing(ledger, number, "2026-06-26"))["state"] == "closed"
    run(capsys, "lookback", ledger, number, "--plan", "2026-07-20")
    seen = ("lookback", ledger, number, "--by", "孙", "--finding", "又停用", "--untrue", "--on", "2026-07-21")
    again = run(capsys, *seen)
    assert (again["state"], again["done"]) == ("in_progress", f"回头看不实 {number}")
    told = run(capsys, "life", ledger, number)
    assert [step["kind"] for step in told["steps"]] == [
        "register",
        "assign",
        "acknowledge",
        "start",
        "claim",
        "verify",
        "close",
        "reopen",
    ]
    assert (told["verified"], told["verifications"][0]["passed"], told["look_backs"][0]["held"]) == (False, True, False)
    [kept] = run(capsys, "files", ledger, number, "--out", tmp_path / "out")
    assert Path(kept["path"]).read_text(encoding="utf-8") == "已验收"
    assert main(["check", str(ledger)]) == 0


def closing(ledger: Path, number: str, day: str) -> tuple[object, ...]:
    """Close a task, as far as it may be."""
    return ("step", ledger, number, "close", "--by", "周主任", "--on", day)


def test_an_extension_is_asked_refused_asked_again_and_granted(ledger: Path, capsys: Capture) -> None:
    asking = ("extend", ledger, "001", "--by", "市住建局", "--reason", "管线迁改", "--on", "2026-06-08")
    assert "不晚于现时限" in refused(capsys, *asking, "--until", "2026-06-05")
    assert run(capsys, *asking, "--until", "2026-07-05")["due"] == "2026-06-05"
    assert "待批" in refused(capsys, *asking, "--until", "2026-07-05")
    deciding = ("decide", ledger, "001", "--by", "王市长", "--on", "2026-06-09")
    assert "理由" in refused(capsys, *deciding, "refused")
    run(capsys, *deciding, "refused", "--reason", "理由不足")
    run(capsys, *asking, "--until", "2026-07-05")
    granted = run(capsys, *deciding, "granted", "--until", "2026-06-30")
    assert (granted["due"], granted["original_due"]) == ("2026-06-30", "2026-06-05")
    told = run(capsys, "life", ledger, "001")
    assert told["granted_extensions"] == 1
    assert [(one["decision"], one["asked_late"]) for one in told["extensions"]] == [
        ("refused", True),
        ("granted", True),
    ]


_CHECK = ("--way", "online", "--by", "孙", "--finding", "属实")


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (("step", "001", "assign", "--by", "李"), "现为办理中，不能交办；现在可以：报结、认定办结、暂停、取消、并入"),
        (("step", "001", "suspend", "--by", "李"), "没有写明原因"),
        (("step", "001", "merge", "--by", "李", "--reason", "同一件事"), "--into"),
        (("step", "001", "resume", "--by", "李", "--state", "gone"), "choose among"),
        (("step", "009", "start", "--by", "李"), "没有这个编号"),
        (("decide", "001", "granted", "--by", "李"), "没有待批的延期申请"),
        (("lookback", "001", "--plan", "2026-12-01"), "还没有办结"),
        (("verify", "001", "--way", "online", "--by", "李", "--finding", "x"), "现为办理中，不能核查通过"),
        (("attach", "001", "gone.pdf"), "找不到文件“gone.pdf”"),
        (("attach", "001", "."), "是文件夹"),
        (("attach", "001", "/dev/null"), "不是普通文件"),
        (("attach", "001", __file__, "--to", "problem", "--id", "9"), "附件所属的问题不在这个事项里"),
        (("attach", "001", __file__, "--to", "problem"), "--id"),
        (("attach", "001", __file__, "--to", "step", "--id", "9" * 20), "--id"),
        (("attach", "001", __file__, "--id", "5"), "--to"),
        (("step", "001", "correct_due", "--by", "李", "--reason", "录错"), "--due"),
        (("step", "001", "start", "--by", "李", "--due", "2026-07-01"), "--due"),
        (("step", "001", "suspend", "--by", "李", "--reason", "停工", "--file", __file__), "--file"),
        (("step", "001", "suspend", "--by", "李", "--reason", "停工", "--into", "002"), "--into"),
        (("decide", "001", "refused", "--by", "李", "--until", "2026-07-01"), "--until"),
        (("verify", "003", *_CHECK, "--progress", "50"), "--progress goes with --return"),
        (("verify", "003", *_CHECK, "--return", "缺", "--completed-on", "2026-06-01"), "--completed-on"),
        (("lookback", "003", "--plan", "2026-12-01", "--untrue"), "--plan"),
        (("lookback", "003", "--plan", "2026-12-01", "--by", "李"), "--plan"),
        (("review", "003", "--decide", "upheld", "--unit", "市住建局"), "--unit"),
        (("add", "新事", "--weight", "nan"), "权重 nan"),
        (("add", "新事", "--weight", "-1"), "权重 -1"),
        (("add", "新事", "--under", "001", "--weight", "inf"), "权重 inf"),
        (("add", "新事", "--assigned-on", "2026-06-01", "--due", "2026-05-01"), "早于交办日期 2026-06-01"),
        (("add", "新事", "--under", "001", "--assigned-on", "2026-06-01", "--due", "2026-05-01"), "早于交办日期"),
        (("add", "新事", "--approved-on", "2026-06-11", "--today", "2026-06-10"), "在今天之后"),
    ],
)
def test_what_cannot_be_is_told_in_one_line(ledger: Path, capsys: Capture, call: tuple[str, ...], told: str) -> None:
    verb, *rest = call
    assert told in refused(capsys, verb, ledger, *rest)


def test_a_unit_objects_to_a_finding(ledger: Path, capsys: Capture) -> None:
    run(capsys, "verify", ledger, "003", "--way", "records", "--by", "孙", "--finding", "缺", "--return", "缺验收单")
    asking = ("review", ledger, "003", "--unit", "市住建局", "--received", "2026-06-01", "--reason", "已交")
    run(capsys, *asking, "--on", "2026-07-02")
    deciding = ("review", ledger, "003", "--decide", "revoked", "--outcome", "确已交", "--on", "2026-07-30", "--by")
    assert "应当由别人办理" in refused(capsys, *deciding, "孙")
    run(capsys, *deciding, "周")
    [told] = run(capsys, "life", ledger, "003")["reviews"]
    assert (told["decision"], told["in_time"]) == ("revoked", False)
    assert (told["ask_until"], told["decide_until"]) == ("2026-07-01", "2026-08-01")


def test_the_same_task_is_not_registered_twice(ledger: Path, capsys: Capture) -> None:
    call = ("add", ledger, "滨河路雨污分流改造", "--lead", "市住建局", "--due", "2026-06-05")
    assert "已有相同的事项 2026-001" in refused(capsys, *call)
    assert run(capsys, *call, "--again")["state"] == "registered"
    parts = ("add", ledger, "一标段", "--lead", "市住建局", "--under", "001", "--due")
    assert run(capsys, *parts, "2026-06-01", "--weight", "3")["number"] == "2026-001.1"
    assert "晚于" in refused(capsys, *parts, "2026-06-06")


@pytest.mark.parametrize(
    "call",
    [
        ("add", "新事"),
        ("step", "001", "suspend", "--by", "李", "--reason", "停工"),
        ("extend", "001", "--until", "2026-12-31", "--by", "李", "--reason", "迁改"),
        ("attach", "001", __file__),
        ("files",),
        ("life", "001"),
        ("periods",),
    ],
)
def test_the_help_tells_every_key_of_the_answer(ledger: Path, capsys: Capture, call: tuple[str, ...]) -> None:
    run(capsys, "attach", ledger, "001", __file__)
    verb, *rest = call
    told = run(capsys, verb, ledger, *rest)
    with pytest.raises(SystemExit):
        main([verb, "--help"])
    named = set(re.findall("[a-z_0-9]+", capsys.readouterr().out))
    first = told[0] if isinstance(told, list) else told
    assert first
    assert first.keys() <= named
