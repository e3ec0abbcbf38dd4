"""Papers from the command line: every kind issued, listed, voided, issued anew, received, merged, checked."""

import json
import re
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from openpyxl import load_workbook

from supervisor_app.cli import main
from tests.test_cli import Capture, ledger, sheet, told
from tests.test_cli_trouble import refused

__all__ = ["ledger", "sheet"]
APPROVED = ("--approver", "李市长", "--approved-on", "2026-06-09")
TODAY = ("--today", "2026-06-10")


def issue(capsys: Capture, ledger: Path, kind: str, *more: object) -> list[dict[str, Any]]:
    """What `notices` prints; papers go to the folder 文书."""
    days = () if "--today" in more else TODAY
    found: list[dict[str, Any]] = told(
        capsys, "notices", ledger, "--kind", kind, "--out", ledger.with_name("文书"), *more, *days
    )
    return found


@pytest.mark.parametrize(
    ("kind", "more", "number"),
    [
        ("assignment", (), "政督〔2026〕1号"),
        ("reminder", ("--task", "2026-002"), "政督函〔2026〕1号"),
        ("urging", (), "政督〔2026〕1号"),
        ("supervision", (), "政督〔2026〕1号"),
        ("supervision_letter", (), "政督函〔2026〕1号"),
        ("warning", ("--task", "2026-001"), "政督〔2026〕1号"),
        ("interview", ("--task", "2026-001"), "政督〔2026〕1号"),
        ("interview_record", ("--task", "2026-001"), "约谈记录2026—001"),
        ("circular", APPROVED, "督查通报2026年第1期"),
        ("accountability", ("--task", "2026-001", *APPROVED, "--set", "addressee=市监委"), "政督〔2026〕1号"),
        ("extension", ("--task", "2026-001"), "延期审批单2026—001"),
        ("closure", ("--task", "2026-003"), "销号单2026—001"),
        ("minutes", ("--meeting", "2026年重点工作"), "会议纪要2026年第1期"),
        ("briefing", ("--set", "signer=王秘书长"), "督查专报2026年第1期"),
    ],
)
def test_every_kind_is_issued_once(
    kind: str, more: tuple[str, ...], number: str, ledger: Path, capsys: Capture
) -> None:
    papers = issue(capsys, ledger, kind, *more)
    assert {paper["kind"] for paper in papers} == {kind}
    assert number.endswith(papers[0]["number"])
    assert set(papers[0]) == {"path", "kind", "unit", "number", "tasks"}
    assert all(Path(paper["path"]).read_bytes().startswith(b"%PDF") for paper in papers)
    assert len(told(capsys, "register", ledger, "--kind", kind)) == len(papers)
    assert issue(capsys, ledger, kind, *more) == []
    assert told(capsys, "check", ledger) == {"sound": True, "faults": []}
    assert told(capsys, "void", ledger, number, "--reason", "有误")["state"] == "void"


def test_the_ladder_goes_up_as_papers_went_out(ledger: Path, capsys: Capture) -> None:
    """Each step only after the one before had its days, on the red task only."""
    days = ["2026-06-10", "2026-06-17", "2026-06-25", "2026-07-02"]
    kinds = ["supervision", "warning", "interview", "accountability"]
    filled = ("--set", "addressee=市监委", "--approver", "李市长", "--approved-on", "2026-06-09")
    for at, day in enumerate(days):
        for kind in kinds[at + 1 :]:
            assert issue(capsys, ledger, kind, "--today", day) == []
        [paper] = issue(capsys, ledger, kinds[at], "--unit", "市住建局", *filled[: 6 if at == 3 else 0], "--today", day)
        assert paper["tasks"] == ["2026-001"]
    record = issue(capsys, ledger, "interview_record", "--today", "2026-06-26")
    assert [paper["tasks"] for paper in record] == [["2026-001"]]


@pytest.mark.parametrize(
    ("call", "why"),
    [
        (["--kind", "circular"], "请填批准人（approver）；请填批准日期（approved_on）"),
        (["--kind", "circular", "--approver", "李", "--approved-on", "2026-06-11"], "晚于成文日期"),
        (["--kind", "circular", "--approver", "李", "--approved-on", "6月"], "approved_on（批准日期）.*YYYY-MM-DD"),
        (["--kind", "supervision", "--set", "nonsense=1"], "no entry “nonsense”; its entries: .*reply_by（回复期限）"),
        (["--kind", "supervision", "--set", "reply_by=2026-13-01"], "reply_by（回复期限）.*YYYY-MM-DD"),
        (["--kind", "supervision", "--set", "reply_by=2026-06-01"], "早于成文日期"),
        (["--kind", "supervision", "--set", "urgency=很急"], "choose among 加急"),
        (["--kind", "supervision", "--set", "sealed=或许"], "write yes or no"),
        (["--kind", "supervision", "--set", "title="], "请填标题"),
        (["--kind", "supervision", "--set", "reply_by"], "KEY=VALUE"),
        (["--kind", "supervision", "--meeting", "x"], "--meeting does not go with --kind supervision"),
        (["--kind", "supervision", "--task", "2026-003", "--task", "2026-077"], "没有这个编号"),
        (["--kind", "supervision", "--task", "2026-003"], "2026-003 已报结待核查，不发督办通知单；请先核查"),
        (["--kind", "circular", *APPROVED, "--unit", "市住建局"], "--unit does not go with"),
        (["--kind", "minutes"], "--meeting TITLE"),
        (["--kind", "minutes", "--meeting", "常务会"], "没有会议“常务会”"),
        (["--kind", "extension"], "--task NUMBER"),
        (["--kind", "supervision", "--replaces", "政督〔2026〕1号"], "登记簿里没有"),
        (["--kind", "supervision", "--merge", "all.txt"], "ends in .pdf"),
    ],
)
def test_what_is_not_fit_goes_not_out(call: list[str], why: str, ledger: Path, capsys: Capture) -> None:
    before, out = ledger.read_bytes(), ledger.with_name("文书")
    assert re.search(why, refused(capsys, "notices", ledger, *call, "--out", out, *TODAY))
    assert ledger.read_bytes() == before
    assert not out.exists()


def test_entries_are_filled_in(ledger: Path, capsys: Capture) -> None:
    more = ["--set", "reply_by=2026-06-30", "--set", "sealed=否", "--set", "issued_on=2027-01-04"]
    [paper] = issue(capsys, ledger, "supervision", *more, "--set", "reply_by=2027-01-08")
    assert paper["number"] == "政督〔2027〕1号"
    [row] = told(capsys, "register", ledger)
    assert (row["reply_by"], row["issued_on"]) == ("2027-01-08", "2027-01-04")


def test_a_void_paper_is_issued_anew_once(ledger: Path, capsys: Capture) -> None:
    [first] = issue(capsys, ledger, "supervision", "--set", "officer=王")
    call = ["notices", ledger, "--kind", "supervision", "--out", ledger.with_name("文书"), *TODAY]
    assert "没有作废" in refused(capsys, *call, "--replaces", first["number"])
    assert told(capsys, "void", ledger, "政督(2026)1号", "--reason", "日期有误")["number"] == first["number"]
    assert "已经作废" in refused(capsys, "void", ledger, first["number"], "--reason", "又")
    [again] = issue(capsys, ledger, "supervision", "--replaces", first["number"])
    assert (again["number"], again["tasks"]) == ("政督〔2026〕2号", first["tasks"])
    assert "已由 政督〔2026〕2号 重新印发过" in refused(capsys, *call, "--replaces", first["number"])
    rows = told(capsys, "register", ledger)
    assert [(row["state"], row["replaces"], row["void_reason"]) for row in rows] == [
        ("issued", first["number"], ""),
        ("void", None, "日期有误"),
    ]


def test_what_came_back_is_registered(ledger: Path, capsys: Capture) -> None:
    issue(capsys, ledger, "assignment")
    number = "政督〔2026〕1号"
    waiting = told(capsys, "register", ledger, "--waiting")
    assert len(waiting) == 3
    told(capsys, "receive", ledger, number, "--sent", "2026-06-11")
    told(capsys, "receive", ledger, number, "--signed-by", "李", "--signed-on", "2026-06-12")
    row = told(capsys, "receive", ledger, number, "--replied-on", "2026-06-16", "--reply", "已开工")
    assert [row[name] for name in ("sent_on", "signed_by", "signed_on", "replied_on", "reply")] == [
        *("2026-06-11", "李", "2026-06-12", "2026-06-16", "已开工")
    ]
    assert len(told(capsys, "register", ledger, "--waiting")) == 2
    moved = told(capsys, "receive", ledger, "政督〔2026〕2号", "--reply-by", "2026-07-01", "--reason", "防汛")
    assert moved["reply_by"] == "2026-07-01"
    for call, why in (
        ([number, "--sent", "2026-06-01"], "早于发文日期"),
        ([number], "nothing to register"),
        ([number, "--reply-by", "2026-07-01"], "写明改回复期限的原因"),
        ([number, "--reply-by", "2026-07-01", "--sent", "2026-06-11"], "goes alone"),
        (["政督〔2026〕99号", "--sent", "2026-06-11"], "登记簿里没有"),
    ):
        assert why in refused(capsys, "receive", ledger, *call)


def test_the_register_as_a_workbook(ledger: Path, tmp_path: Path, capsys: Capture) -> None:
    issue(capsys, ledger, "supervision")
    told(capsys, "void", ledger, "政督〔2026〕1号", "--reason", "=1+1")
    [again] = issue(capsys, ledger, "supervision", "--replaces", "政督〔2026〕1号")
    told(capsys, "receive", ledger, again["number"], "--sent", "2026-06-11")
    book = tmp_path / "登记.xlsx"
    assert len(told(capsys, "register", ledger, "--out", book, "--today", "2026-07-01")) == 2
    active: Any = load_workbook(book).active
    rows = [[cell.value for cell in row] for row in active.iter_rows(min_row=3)]
    assert rows[0] == [
        *("序号", "文书类型", "文号/期号", "标题", "主送", "签发人", "成文日期", "送达日期", "签收人"),
        *("签收日期", "回复期限", "是否回复", "备注"),
    ]
    assert rows[1][:3] == [1, "督办通知单", "政督〔2026〕1号"]
    assert rows[1][-2:] == ["—", "作废：=1+1；已重新印发 政督〔2026〕2号"]
    assert rows[2][7].date().isoformat() == "2026-06-11"
    assert rows[2][-2:] == ["否（已逾期）", None]


def test_a_batch_for_the_printer(ledger: Path, tmp_path: Path, capsys: Capture) -> None:
    merged = tmp_path / "全部.pdf"
    papers = issue(capsys, ledger, "assignment", "--merge", merged)
    single = [len(pypdfium2.PdfDocument(paper["path"])) for paper in papers]
    assert len(pypdfium2.PdfDocument(merged)) == sum(count + count % 2 for count in single[:-1]) + single[-1]
    assert issue(capsys, ledger, "assignment", "--merge", tmp_path / "none.pdf") == []
    assert not (tmp_path / "none.pdf").exists()


def test_a_failed_merge_says_what_went_out(ledger: Path, tmp_path: Path, capsys: Capture) -> None:
    call = ["notices", ledger, "--kind", "supervision", "--out", tmp_path / "文书", *TODAY]
    said = refused(capsys, *call, "--merge", tmp_path / "none" / "all.pdf")
    assert "已印发 1 份（至 政督〔2026〕1号），没有合为一份" in said
    assert len(told(capsys, "register", ledger)) == 1


def test_check_names_a_paper_that_was_changed(ledger: Path, capsys: Capture) -> None:
    [paper] = issue(capsys, ledger, "supervision")
    path = Path(paper["path"])
    content = path.read_bytes()
    path.unlink()
    found = told(capsys, "check", ledger)
    assert (found["sound"], [paper["number"] in hint for hint in found["hints"]]) == (True, [True])
    for changed in (b"", content[:-1]):
        path.write_bytes(changed)
        assert main(["check", str(ledger), "--json"]) == 1
        [fault] = json.loads(capsys.readouterr().out)["faults"]
        assert paper["number"] in fault
    assert told(capsys, "backup", ledger)["sound"]
    path.write_bytes(content)
    assert told(capsys, "check", ledger)["sound"]
