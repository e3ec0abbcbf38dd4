"""Opening, keeping and closing the ledger of the window."""

import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from supervisor_app.app.keeper import Keeper
from supervisor_app.app.recent import recent_ledgers
from supervisor_app.domain.model import ProgressReport
from supervisor_app.errors import UserError
from supervisor_app.store.backup import list_backups
from supervisor_app.store.importing import import_list
from supervisor_app.store.ledger import Ledger
from supervisor_app.store.lock import HeldError, LedgerLock
from supervisor_app.ui.errors import ErrorDesk
from supervisor_app.ui.jobs import Jobs
from supervisor_app.ui.memory import Forgetful
from supervisor_app.ui.page import Page, PageSpec, Shell
from supervisor_app.ui.theme import Mode, Theme
from supervisor_app.ui.window import Window
from tests.store.conftest import LISTED, NOW


class Plain(Page):
    """A page with nothing on it."""

    def title(self) -> str:
        """Qt: words."""
        return "页"


@pytest.fixture
def keeper(qtbot: QtBot) -> Iterator[Keeper]:
    """A window with two plain pages and nothing open."""

    def make(shell: Shell) -> Page:
        return Plain(shell)

    theme, memory, jobs = Theme(Mode.LIGHT), Forgetful(), Jobs()
    pages = (PageSpec("today", "今日督办", "list-checks", make), PageSpec("meeting", "会议", "mic", make))
    window = Window(
        theme, memory, jobs, ErrorDesk(), pages, PageSpec("start", "开始", "house", make, needs_ledger=False)
    )
    made = Keeper(window, memory)
    window.show_session(None)
    window.show()
    yield made
    jobs.close()
    made._drop()
    window.deleteLater()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger with three tasks, closed."""
    found = tmp_path / "台账.db"
    ledger = Ledger.open(found, create=True)
    ledger.clock = lambda: NOW
    import_list(ledger, LISTED)
    ledger.close()
    return found


def change(keeper: Keeper) -> None:
    assert keeper.session is not None
    task = keeper.session.facts.lines[1].task
    keeper.session.register_report(ProgressReport(0, task.id, task.lead[0], NOW.date(), 55))


def test_the_first_backup_of_the_day_is_made_after_opening(keeper: Keeper, path: Path, qtbot: QtBot) -> None:
    keeper.open(path)
    with qtbot.waitSignal(keeper._window.jobs.idle):
        pass
    assert [backup.reason for backup in list_backups(path.with_name("台账.backups"))] == ["每日"]
    assert recent_ledgers(keeper._memory) == [path]


def test_closing_backs_up_what_changed_and_gives_the_file_back(keeper: Keeper, path: Path, qtbot: QtBot) -> None:
    keeper.open(path)
    with qtbot.waitSignal(keeper._window.jobs.idle):
        pass
    change(keeper)
    assert keeper._window.close()
    assert {backup.reason for backup in list_backups(path.with_name("台账.backups"))} == {"关闭", "每日"}
    with LedgerLock(path, "测试", NOW):
        pass


def test_a_failed_backup_keeps_the_window_open_and_offers_a_way(keeper: Keeper, path: Path, qtbot: QtBot) -> None:
    path.with_name("台账.backups").write_text("not a folder", encoding="utf-8")
    keeper.open(path)
    assert not keeper._window.close()
    assert keeper.session is not None
    assert "没有关闭" in keeper._window.messages.text()
    assert keeper._window.isVisible()
    keeper._close_anyway()
    assert not keeper._window.isVisible()
    assert keeper.session is None


def test_a_second_opener_is_told_who_holds_the_ledger(keeper: Keeper, path: Path) -> None:
    with LedgerLock(path, "督办台账命令行", NOW), pytest.raises(HeldError, match="督办台账命令行"):
        keeper.open(path)
    assert keeper.session is None


def test_what_cannot_be_opened_leaves_the_present_ledger_open(keeper: Keeper, path: Path, tmp_path: Path) -> None:
    keeper.open(path)
    session = keeper.session
    bad = tmp_path / "照片.db"
    bad.write_bytes(b"no database" * 100)
    for wrong in (bad, tmp_path / "none.db", tmp_path / "none" / "x.db"):
        with pytest.raises(UserError):
            keeper.open(wrong)
    assert keeper.session is session
    assert not bad.with_name("照片.db.lock").exists()
    with pytest.raises(UserError, match="已经存在"):
        keeper.create(bad)


def test_a_ledger_that_cannot_be_left_leaves_the_other_one_free(keeper: Keeper, path: Path, tmp_path: Path) -> None:
    keeper.open(path)
    path.with_name("台账.backups").write_text("not a folder", encoding="utf-8")
    other = tmp_path / "新.db"
    for _ in range(2):  # the second time, too, no lock of ours is in the way and no empty ledger
        with pytest.raises(UserError, match="备份"):
            keeper.create(other)
    assert keeper.session is not None
    assert keeper.session.path == path
    assert [item.name for item in tmp_path.iterdir() if item.name.startswith("新")] == []


def test_a_ledger_that_cannot_be_read_leaves_the_present_one_open(keeper: Keeper, path: Path, tmp_path: Path) -> None:
    keeper.open(path)
    session, bad = keeper.session, tmp_path / "坏.db"
    with closing(Ledger.open(bad, create=True)) as ledger, ledger.command("x") as work:
        work.insert("setting", {"name": "rule", "value": "[]"})
    with pytest.raises(UserError, match="读不懂"):
        keeper.open(bad)
    assert keeper.session is session
    assert session is not None
    assert len(session.facts.lines) == 3
    with LedgerLock(bad, "测试", NOW):
        pass


def test_changing_ledgers_closes_the_first(keeper: Keeper, path: Path, tmp_path: Path, qtbot: QtBot) -> None:
    keeper.open(path)
    with qtbot.waitSignal(keeper._window.jobs.idle):
        pass
    keeper.create(tmp_path / "新.db")
    assert keeper.session is not None
    assert keeper.session.path == tmp_path / "新.db"
    assert len(keeper.session.facts.lines) == 0
    with LedgerLock(path, "测试", NOW):
        pass
    assert recent_ledgers(keeper._memory) == [tmp_path / "新.db", path]


def test_the_sample_opens_filled(keeper: Keeper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("supervisor_app.app.keeper.user_data_dir", lambda: tmp_path / "data")
    keeper.open_sample()
    assert keeper.session is not None
    assert len(keeper.session.facts.lines) >= 30
    keeper.open_sample()
    assert "49 项" in keeper._window.status._facts.whole()


def test_the_sample_is_of_today_until_somebody_works_in_it(
    keeper: Keeper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr("supervisor_app.app.keeper.user_data_dir", lambda: tmp_path / "data")
    path = tmp_path / "data" / "示例台账.db"

    def meeting_seen_at(moment: datetime) -> date | None:
        monkeypatch.setattr("supervisor_app.app.keeper._now", lambda: moment)
        keeper.open_sample()
        assert keeper.session is not None
        held_on = keeper.session.facts.meetings[0].held_on
        if moment.month == 3:
            change(keeper)
        if keeper._window.jobs.busy:
            with qtbot.waitSignal(keeper._window.jobs.idle):
                pass
        keeper._drop()
        return held_on

    first, second, third = (meeting_seen_at(NOW.replace(month=month)) for month in (1, 3, 5))
    assert first is not None
    assert second is not None
    assert second > first
    assert third == second
    path.unlink()
    Ledger.open(path, create=True).close()  # as a kill leaves it
    keeper.open_sample()
    assert "49 项" in keeper._window.status._facts.whole()


def test_the_sample_made_anew_takes_its_own_papers_only(
    keeper: Keeper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """What somebody put beside them stays, and where the ledger was moved away its papers stay as well."""
    monkeypatch.setattr("supervisor_app.app.keeper.user_data_dir", lambda: tmp_path / "data")
    path, folder = tmp_path / "data" / "示例台账.db", tmp_path / "data" / "示例台账.文书"

    def papers() -> set[str]:
        keeper.open_sample()
        if keeper._window.jobs.busy:
            with qtbot.waitSignal(keeper._window.jobs.idle):
                pass
        keeper._drop()
        return {item.name for item in folder.iterdir()}

    first = papers()
    assert first
    (folder / "扫描件.pdf").write_bytes(b"signed")
    assert papers() == first | {"扫描件.pdf"}
    path.rename(tmp_path / "正式台账.db")
    assert papers() > first | {"扫描件.pdf"}


def test_undo_names_follow_the_session(keeper: Keeper, path: Path) -> None:
    keeper.open(path)
    acts = keeper._window.acts
    assert not acts["undo"].isEnabled()
    change(keeper)
    assert acts["undo"].text() == "撤销：登记进展 2026-001"
    acts["undo"].trigger()
    assert acts["redo"].text() == "重做：登记进展 2026-001"
    assert keeper.session is not None
    assert keeper.session.facts.lines[1].task.progress == 40


def test_closing_waits_for_work_under_way(keeper: Keeper, path: Path, qtbot: QtBot) -> None:
    keeper.open(path)
    go = threading.Event()
    with qtbot.waitSignal(keeper._window.jobs.idle):
        pass
    keeper._window.jobs.start("很长的工作", lambda progress: go.wait(10))
    assert not keeper._window.close()
    assert "做完后自动关闭" in keeper._window.messages.text()
    with pytest.raises(UserError, match="没有做完"):
        keeper.create(path.with_name("另一个.db"))
    go.set()
    qtbot.waitUntil(lambda: keeper.session is None)
    assert not keeper._window.isVisible()
