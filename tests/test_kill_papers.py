"""A process killed while it issues papers: numbers, register and files agree afterwards."""

import os
import random
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from supervisor_app.documents.issuing import prepare
from supervisor_app.domain.papers.drafting import PaperDraft
from supervisor_app.domain.papers.notice import NoticeKind, passing_name
from supervisor_app.errors import UserError
from supervisor_app.store import queries
from supervisor_app.store.check import check_ledger
from supervisor_app.store.ledger import Ledger
from supervisor_app.store.notices import issue_notice
from supervisor_app.store.paper_check import PaperFindings, check_papers
from supervisor_app.store.paper_files import paper_mark, settle
from supervisor_app.store.snapshot import Snapshot
from tests.store.conftest import LISTED, NOW, empty, ledger

__all__ = ["LISTED", "empty", "ledger"]
KILLS = int(os.environ.get("KILLS", "12"))
# One process that has everything loaded; for every line it is given it forks one that issues papers until it is killed.
ISSUER = """
import os, sys
from datetime import date
from pathlib import Path
from supervisor_app.cli.paper_verbs import issue_all
from supervisor_app.documents.fonts import font_set
from supervisor_app.domain.papers.drafting import PaperDraft
from supervisor_app.domain.papers.notice import NoticeKind
from supervisor_app.store.ledger import Ledger
from supervisor_app.store.lock import LedgerLock
from supervisor_app.store.snapshot import Snapshot
from tests.store.conftest import NOW

path, folder = map(Path, sys.argv[1:])
font_set()
for line in sys.stdin:
    if child := os.fork():
        print(child, flush=True)
        os.waitpid(child, 0)
        print("killed", flush=True)
        continue
    with LedgerLock(path, "测试", NOW):
        ledger = Ledger.open(path)
        facts = Snapshot(ledger, date(2026, 6, 10))
        kinds = (NoticeKind.SUPERVISION, NoticeKind.REMINDER, NoticeKind.CLOSURE)
        unit, lines = next(iter(facts.units.values())), list(facts.lines.values())[:1]
        drafts = [PaperDraft(kind, facts.ground(unit, lines)) for kind in kinds]
        while True:
            for paper in issue_all(facts, drafts, folder):
                print(paper.notice.number, flush=True)
"""


@pytest.fixture
def issuer(ledger: Ledger, tmp_path: Path) -> Iterator["subprocess.Popen[str]"]:
    """The process that forks."""
    ledger.close()
    command = [sys.executable, "-c", ISSUER, str(ledger.path), str(tmp_path / "文书")]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, stdin=pipe, stdout=pipe, encoding="utf-8", cwd=Path(__file__).parents[1], bufsize=1
    ) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()


def told(process: "subprocess.Popen[str]") -> str:
    """The next line it says."""
    assert process.stdout is not None
    return process.stdout.readline().strip()


def agree(path: Path, folder: Path) -> int:
    """The register has no gap, and its papers are the files of the folder; gives their number."""
    after = Ledger.open(path)
    try:
        settle(after.db, folder)
        papers = queries.notices(after.db)
    finally:
        after.close()
    series = {(paper.number.code, paper.number.year) for paper in papers}
    for code, year in series:
        serials = sorted(
            paper.number.serial for paper in papers if (paper.number.code, paper.number.year) == (code, year)
        )
        assert serials == list(range(1, len(serials) + 1))
    assert {paper.path for paper in papers} == set(map(str, folder.iterdir()))
    for paper in papers:
        assert sha256(Path(paper.path).read_bytes()).hexdigest() == paper.sha256
    assert check_ledger(path) == []
    return len(papers)


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL, fork")
def test_numbers_register_and_files_agree(issuer: "subprocess.Popen[str]", ledger: Ledger, tmp_path: Path) -> None:
    """Killed at any moment of a paper, which takes some 20 ms, or in its first steps."""
    chance, issued = random.Random(2026), set[str]()
    assert issuer.stdin is not None
    assert issuer.stdout is not None
    for _ in range(KILLS):
        issuer.stdin.write("go\n")
        child = int(told(issuer))
        issued.add(told(issuer))
        select.select([issuer.stdin], [], [], chance.uniform(0, 0.09))
        os.kill(child, signal.SIGKILL)
        while (line := told(issuer)) != "killed":
            issued.add(line)
        assert agree(ledger.path, tmp_path / "文书") >= len(issued)


def left_over(ledger: Ledger, folder: Path, registered: bool) -> Path:
    """A paper whose process was killed after it had its name, before or after the commit; gives its place."""
    facts = Snapshot(ledger, NOW.date())
    unit, line = next(iter(facts.units.values())), next(iter(facts.lines.values()))
    draft = PaperDraft(NoticeKind.SUPERVISION, facts.ground(unit, [line]))
    paper = prepare(draft, facts.next_number(), folder, paper_mark(ledger.db))
    content = paper.part.read_bytes()
    if registered:
        issue_notice(ledger, paper.notice, paper.deliver)
        paper.part.write_bytes(content)
    else:
        paper.deliver()
    return Path(paper.notice.path)


@pytest.mark.parametrize("registered", [True, False])
def test_what_a_kill_left_is_cleared_up(registered: bool, ledger: Ledger, tmp_path: Path) -> None:
    path = left_over(ledger, tmp_path / "文书", registered)
    strange = path.with_name(passing_name("别的.pdf", "01234567"))
    strange.touch()
    half = path.with_name(f".123-ab{passing_name('x.pdf', paper_mark(ledger.db))}")
    half.touch()
    settle(ledger.db, path.parent)
    assert sorted(path.parent.iterdir()) == sorted([strange, path] if registered else [strange])
    settle(ledger.db, tmp_path / "none")


def test_a_registered_paper_that_lost_its_name_gets_it_back(ledger: Ledger, tmp_path: Path) -> None:
    """As after a power cut, on a disk that kept one name and not the other."""
    path = left_over(ledger, tmp_path / "文书", registered=True)
    path.unlink()
    settle(ledger.db)
    assert list(path.parent.iterdir()) == [path]
    ledger.close()
    assert check_papers(ledger.path).hints == ()


def test_a_file_with_the_paper_s_name_that_is_not_it_stays(ledger: Ledger, tmp_path: Path) -> None:
    path = left_over(ledger, tmp_path / "文书", registered=False)
    path.unlink()
    path.write_bytes(b"somebody's")
    settle(ledger.db, path.parent)
    assert list(path.parent.iterdir()) == [path]


def test_check_finds_papers_that_are_not_as_issued(ledger: Ledger, tmp_path: Path) -> None:
    paths = []
    for _ in range(4):
        paths.append(left_over(ledger, tmp_path / "文书", registered=True))
        settle(ledger.db)
    moved = tmp_path / "迁移" / "台账.db"
    ledger.close()
    assert check_papers(ledger.path) == PaperFindings()
    paths[0].write_bytes(paths[0].read_bytes() + b" ")
    paths[1].write_bytes(b"")
    paths[2].unlink()
    found = check_papers(ledger.path)
    assert [fault.split(" ")[0] for fault in found.faults] == ["政督〔2026〕2号", "政督〔2026〕1号"]
    assert [hint.split(" ")[0] for hint in found.hints] == ["政督〔2026〕3号"]
    assert check_ledger(ledger.path) == []
    moved.parent.mkdir()
    for item in (ledger.path, tmp_path / "文书"):
        item.rename(moved.parent / item.name)
    assert [len(check_papers(moved).faults), len(check_papers(moved).hints)] == [2, 1]
    with pytest.raises(UserError, match="找不到"):
        Ledger.open(ledger.path)
