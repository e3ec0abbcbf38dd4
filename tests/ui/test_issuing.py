"""A batch of papers without a window: numbers, failures, cancelling."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from supervisor_app.documents import issuing as paper_writing
from supervisor_app.domain.papers.drafting import PaperDraft
from supervisor_app.domain.papers.notice import NoticeKind
from supervisor_app.errors import UserError
from supervisor_app.ui.issuing import BatchResult, NoticeBatch, Order
from supervisor_app.ui.jobs import Jobs
from supervisor_app.ui.session import Session

_prepare = paper_writing.prepare


@pytest.fixture
def batch(session: Session, jobs: Jobs) -> NoticeBatch:
    """A batch over the filled ledger."""
    return NoticeBatch(session, jobs)


def plans(session: Session, count: int = 4) -> list[Order]:
    """The first papers due."""
    facts = session.facts
    due = facts.plans(NoticeKind.SUPERVISION).plans[:count]
    return [Order(PaperDraft(plan.kind, facts.ground(plan.unit, plan.lines)), plan.unit.name) for plan in due]


def run(qtbot: QtBot, batch: NoticeBatch, session: Session, wanted: list[Order], folder: Path) -> BatchResult:
    """Issue and wait."""
    with qtbot.waitSignal(batch.finished) as told:
        batch.start(wanted, folder)
    found: BatchResult = told.args[0]
    return found


def files(folder: Path) -> list[str]:
    """What lies in the folder, unfinished parts too."""
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def test_each_unit_gets_one_paper_under_the_next_number(
    qtbot: QtBot, batch: NoticeBatch, session: Session, tmp_path: Path
) -> None:
    first, folder = session.facts.next_number().serial, tmp_path / "papers"
    wanted, steps = plans(session), []
    batch.advanced.connect(lambda done, total: steps.append((done, total)))
    result = run(qtbot, batch, session, wanted, folder)
    assert str(result) == "已生成 4 份"
    assert steps == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]
    papers = [paper for paper in session.facts.notices if paper.id in result.issued][::-1]
    assert [paper.number.serial for paper in papers] == [first, first + 1, first + 2, first + 3]
    assert [paper.unit_id for paper in papers] == [
        order.draft.ground.unit and order.draft.ground.unit.id for order in wanted
    ]
    assert files(folder) == sorted(Path(paper.path).name for paper in papers)
    assert not batch.running


def test_a_failing_paper_uses_no_number_and_the_rest_goes_on(
    qtbot: QtBot, batch: NoticeBatch, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted, first = plans(session), session.facts.next_number().serial

    def prepare(draft: PaperDraft, *values: object) -> object:
        if draft.ground.unit is wanted[1].draft.ground.unit:
            raise UserError("“羕”在字体里没有，请改用别的字")
        return _prepare(draft, *values)  # type: ignore[arg-type]

    monkeypatch.setattr(paper_writing, "prepare", prepare)
    result = run(qtbot, batch, session, wanted, tmp_path / "papers")
    assert str(result) == "已生成 3 份，1 份没有生成"
    assert result.failed == ((wanted[1], "“羕”在字体里没有，请改用别的字"),)
    assert session.facts.next_number().serial == first + 3
    assert len(files(tmp_path / "papers")) == 3


def test_a_paper_that_cannot_be_delivered_leaves_neither_number_nor_file(
    qtbot: QtBot, batch: NoticeBatch, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = session.facts.next_number()

    def prepare(*values: object) -> paper_writing.IssuedPaper:
        paper = _prepare(*values)  # type: ignore[arg-type]
        (Path(paper.notice.path) / "x").mkdir(parents=True)  # in the way of the PDF, since its name was chosen
        return paper

    monkeypatch.setattr(paper_writing, "prepare", prepare)
    result = run(qtbot, batch, session, plans(session, 1), tmp_path / "papers")
    assert result.issued == ()
    assert str(result) == "1 份没有生成"
    assert session.facts.next_number() == number
    assert [path.is_dir() for path in (tmp_path / "papers").iterdir()] == [True]


def test_cancelling_keeps_what_is_done(qtbot: QtBot, batch: NoticeBatch, session: Session, tmp_path: Path) -> None:
    wanted, first = plans(session), session.facts.next_number().serial
    batch.advanced.connect(lambda done, _: batch.cancel() if done == 3 else None)
    result = run(qtbot, batch, session, wanted, tmp_path / "papers")
    assert str(result) == "已生成 3 份，取消了 1 份"
    assert result.cancelled == (wanted[3],)
    assert session.facts.next_number().serial == first + 3
    assert len(files(tmp_path / "papers")) == 3


def test_a_paper_under_way_when_cancelled_is_thrown_away(
    qtbot: QtBot, batch: NoticeBatch, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = session.facts.next_number()

    def prepare(*values: object) -> object:
        paper = _prepare(*values)  # type: ignore[arg-type]
        batch.cancel()
        return paper

    monkeypatch.setattr(paper_writing, "prepare", prepare)
    result = run(qtbot, batch, session, plans(session), tmp_path / "papers")
    assert str(result) == "已生成 0 份，取消了 4 份"
    assert session.facts.next_number() == number
    assert files(tmp_path / "papers") == []


def test_a_bug_is_one_failed_paper_and_still_shown_as_a_bug(
    qtbot: QtBot,
    batch: NoticeBatch,
    jobs: Jobs,
    session: Session,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wanted = plans(session, 2)
    bugs: list[object] = []
    jobs.failed.connect(bugs.append)

    def prepare(draft: PaperDraft, *values: object) -> object:
        if draft.ground.unit is wanted[0].draft.ground.unit:
            raise ZeroDivisionError
        return _prepare(draft, *values)  # type: ignore[arg-type]

    monkeypatch.setattr(paper_writing, "prepare", prepare)
    result = run(qtbot, batch, session, wanted, tmp_path / "papers")
    assert str(result) == "已生成 1 份，1 份没有生成"
    assert "程序出错" in result.failed[0][1]
    assert [type(bug) for bug in bugs] == [ZeroDivisionError]


def test_papers_are_found_after_the_ledger_moved(session: Session, tmp_path: Path) -> None:
    paper = session.facts.notices[0]
    folder = session.register.folder
    assert folder.name == f"{session.path.stem}.文书"
    moved = replace(paper, path="/elsewhere/政督〔2026〕3号.pdf")
    assert session.register.place(moved) == folder / "政督〔2026〕3号.pdf"
    there = tmp_path / "there.pdf"
    there.touch()
    assert session.register.place(replace(paper, path=str(there))) == there
