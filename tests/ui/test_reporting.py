"""报送: the board, sheets out and in, entry by phone; by mouse and by keyboard, errors, undo."""

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from supervisor_app.domain.changes import Changes
from supervisor_app.domain.model import ReportMark
from supervisor_app.domain.reports.collecting import Note
from supervisor_app.domain.reports.reporting import PeriodState
from supervisor_app.ui.dropping import Dropping
from supervisor_app.ui.feedback.collecting import CollectPane
from supervisor_app.ui.feedback.sending import SendPane
from supervisor_app.ui.importing.pane import ImportPane
from supervisor_app.ui.jobs import Jobs
from supervisor_app.ui.pages.reporting.entering import EnterPane
from supervisor_app.ui.pages.reporting.page import ReportingPage
from supervisor_app.ui.pages.reporting.rows import Which
from supervisor_app.ui.session import Session
from supervisor_app.ui.theme import Theme
from tests.ui.forms import fill, handed_out, mangled
from tests.ui.office import empty_session
from tests.ui.shell import NotingShell

_CTRL, _LEFT = Qt.KeyboardModifier.ControlModifier, Qt.MouseButton.LeftButton
Opened = tuple[ReportingPage, NotingShell, Session]


def open_page(qtbot: QtBot, theme: Theme, session: Session, jobs: Jobs) -> Opened:
    shell = NotingShell(theme, session, jobs)
    page = ReportingPage(shell)
    qtbot.addWidget(page)
    page.resize(1208, 620)
    page.refresh(Changes.ALL)
    session.changed.connect(page.refresh)
    page.show()
    page.activateWindow()
    QTest.qWaitForWindowActive(page)
    page.setFocus()
    return page, shell, session


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme, session: Session, jobs: Jobs) -> Opened:
    return open_page(qtbot, theme, session, jobs)


def unit_id(session: Session, name: str) -> int:
    return next(unit.id for unit in session.facts.units.values() if unit.name == name)


def collected(opened: Opened, qtbot: QtBot, paths: list[Path]) -> CollectPane:
    page, _, _ = opened
    page.show_target(("collect", paths))
    pane = page.pane
    assert isinstance(pane, CollectPane)
    qtbot.waitUntil(lambda: not pane.busy)
    return pane


def counts(pane: CollectPane) -> list[str]:
    return [pane.view.tabs.tabText(at) for at in range(pane.view.tabs.count())]


def test_sheets_by_the_dozen_are_shown_before_anything_is_written(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    """Good, renamed, twice, strange, a row added, no sheet at all: each has its place, and nothing is written."""
    session = opened[2]
    before = len(session.facts.journal())
    pane = collected(opened, qtbot, mangled(session, tmp_path))
    assert counts(pane) == ["将登记 2", "冲突 2", "存疑 2", "缺行 0", "未填 12", "已登记 0", "文件 6"]
    assert pane.facts().startswith("6 个文件，将登记 2 条；1 个文件读不了，2 处冲突，2 处存疑")
    assert "曝气池改造完成" in pane.view.beside.text()
    assert "进度由 86% 降为 75%" in pane.view.beside.text()
    pane.view.tabs.setCurrentIndex(1)
    assert "交通局一.xlsx，工作表“反馈表”，第 6 行" in pane.view.beside.text()
    pane.view.tabs.setCurrentIndex(2)
    texts = [note.text for note in pane.view.notes["strange"].rows_model.rows]
    assert any("过半" in text for text in texts)
    assert any("新增的棚改事项" in text for text in texts)
    assert "这一处不会登记" in pane.view.beside.text()
    pane.view.beside.show_row(Note("交通局一.xlsx", "反馈表", None, "没有填主要负责人签字"))
    assert "表里填对的各行照常登记" in pane.view.beside.text()
    pane.view.tabs.setCurrentIndex(6)
    first = pane.view.forms.rows_model.rows[0]
    assert (first.file, first.fault) == ("联系人名单.xlsx", True)
    pane.view.forms.choose(("新建表格(1).xlsx", pane.view.forms.rows_model.rows[2].form))
    assert "文件名里没有“市商务局”" in pane.view.beside.text()
    assert len(session.facts.journal()) == before


def test_ticked_entries_are_registered_at_once_and_undone_at_once(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    """Space and click untick; Ctrl+Enter registers the rest; what is left stays to be looked at."""
    page, shell, session = opened
    pane = collected(opened, qtbot, mangled(session, tmp_path))
    table = pane.view.entries
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert [row.ticked for row in pane.rows] == [False, True]
    box = table.visualRect(table.rows_model.index(0, 0)).center()
    QTest.mouseClick(table.viewport(), _LEFT, pos=box)
    assert pane.acts["collect"].text() == "登记 2 条"
    QTest.mouseClick(pane.view.tick, _LEFT)
    assert not pane.acts["collect"].isEnabled()
    QTest.mouseClick(pane.view.tick, _LEFT)
    QTest.keyClick(table, Qt.Key.Key_Space)
    QTest.keyClick(table, Qt.Key.Key_Return, _CTRL)
    sentence, undo = shell.said[-1]
    assert sentence == "已登记 1 条进展"
    assert counts(pane)[0] == "将登记 1"
    assert counts(pane)[5] == "已登记 1"
    assert page.pane is pane
    line = next(line for line in session.facts.lines.values() if line.task.title == "电子信息签约项目落地")
    assert (line.task.progress, line.latest and line.latest.signed_by) == (100, "王建国")
    assert undo is not None
    undo()
    assert counts(pane)[0] == "将登记 2"
    assert session.facts.lines[line.task.id].task.progress == 64
    QTest.keyClick(table, Qt.Key.Key_Escape)
    assert page.pane is None


def test_when_all_is_registered_the_board_comes_back(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    """The unit's report of the last period is late then, and no longer missing."""
    page, _, session = opened
    blank = handed_out(session, tmp_path)
    path = fill(blank["市商务局"], "好.xlsx", {1: {"progress": 70, "text": "设备进场"}})
    pane = collected(opened, qtbot, [path, path])
    assert len(pane.paths) == 1
    pane.write()
    assert page.pane is None
    page.board.look_at(Which.CLOSED)
    row = next(row for row in page.board.units.rows_model.rows if row.unit.name == "市商务局")
    assert row.count(PeriodState.LATE) == 1


def test_files_are_added_and_a_ledger_of_another_office_is_told(
    opened: Opened,
    qtbot: QtBot,
    theme: Theme,
    jobs: Jobs,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A form dropped on an empty ledger conflicts as a whole; more files are read with those there."""
    session = opened[2]
    blank = handed_out(session, tmp_path)
    path = fill(blank["市商务局"], "好.xlsx", {1: {"progress": 70}})
    (tmp_path / "other").mkdir()
    empty = empty_session(tmp_path / "other")
    other = open_page(qtbot, theme, empty, jobs)
    pane = collected(other, qtbot, [path])
    assert "台账还是空的" in pane.view.beside.text()
    more = fill(blank["市城管局"], "城管.xlsx", {1: {"progress": 72}})
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(more)], ""))
    QTest.mouseClick(pane.view.more, _LEFT)
    qtbot.waitUntil(lambda: not pane.busy)
    assert counts(pane)[-1] == "文件 2"
    empty.ledger.close()


def test_a_single_form_is_told_from_a_task_list(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    """Dropped or chosen where lists are imported, it goes where feedback is taken."""
    _, shell, session = opened
    path = fill(handed_out(session, tmp_path)["市商务局"], "好.xlsx", {1: {"progress": 70}})
    pane = ImportPane(shell, path)
    qtbot.addWidget(pane)
    with qtbot.waitSignal(pane.left):
        pass
    qtbot.waitUntil(lambda: bool(shell.gone))
    assert shell.gone == [("reporting", ("collect", [path]))]


def test_several_sheets_dropped_on_the_window_are_feedback(opened: Opened, qtbot: QtBot) -> None:
    """What is no sheet among them is named."""
    page, shell, _ = opened
    Dropping(page, shell)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(name) for name in ("/x/a.xlsx", "/x/b.xls", "/x/讲话.docx")])
    copy, mouse, keys = Qt.DropAction.CopyAction, _LEFT, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(page.rect().center(), copy, data, mouse, keys)
    QApplication.sendEvent(page, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(page, QDropEvent(QPointF(9, 9), copy, data, mouse, keys))
    assert shell.gone == [("reporting", ("collect", [Path("/x/a.xlsx"), Path("/x/b.xls")]))]
    assert shell.said[-1][0].startswith("讲话.docx 不是表格")


def test_sheets_are_handed_out_for_chosen_units_and_periods(
    opened: Opened, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A chip ticks one period, Space a sheet; the files lie in the folder, which is offered."""
    page, shell, _ = opened
    QTest.keyClick(page.board.units, Qt.Key.Key_E, _CTRL)
    pane = page.pane
    assert isinstance(pane, SendPane)
    assert pane.acts["write"].text() == "写出 15 张"
    QTest.mouseClick(pane.chips["截至 11-15"], _LEFT)
    assert [row.plan.unit.name for row in pane.rows if row.ticked] == ["市交通运输局", "市商务局", "市城管局"]
    pane.table.choose(next(row.key for row in pane.rows if row.ticked))
    QTest.keyClick(pane.table, Qt.Key.Key_Space)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "发出"))
    QTest.keyClick(pane.table, Qt.Key.Key_O, _CTRL)
    QTest.keyClick(pane.table, Qt.Key.Key_Return, _CTRL)
    qtbot.waitUntil(lambda: bool(shell.said))
    assert shell.said[-1][0] == "已写出 2 张反馈表，在 发出。"
    names = sorted(path.name for path in (tmp_path / "发出").iterdir())
    assert names == ["市商务局_反馈表_20261115.xlsx", "市城管局_反馈表_20261115.xlsx"]
    assert page.pane is None


def test_sheets_of_one_unit(opened: Opened) -> None:
    """From the board and from elsewhere."""
    page, _, session = opened
    page.board.units.choose(unit_id(session, "市商务局"))
    page.acts["sheet"].trigger()
    assert isinstance(page.pane, SendPane)
    assert [row.plan.unit.name for row in page.pane.rows if row.ticked] == ["市商务局"]


def test_the_board_tells_who_owes_what(opened: Opened) -> None:
    """Periods by chips; a returned report is owed again; only what is owed; a task leads to the ledger."""
    page, shell, session = opened
    board = page.board
    assert page.facts() == "正在报的还有 7 项没来，上一期还差 3 项"
    QTest.mouseClick(board.chips[Which.CLOSED], _LEFT)
    QTest.mouseClick(board.owed, _LEFT)
    names = [row.unit.name for row in board.units.rows_model.rows]
    assert names == ["市交通运输局", "市商务局", "市城管局"]
    assert "漏报 3" in board.words.whole()
    line = next(line for line in session.facts.lines.values() if line.task.title == "城东污水处理厂提标改造")
    assert line.latest is not None
    session.reporting.mark(line.latest, ReportMark.RETURNED, "周敏", session.facts.today, "没有盖章")
    row = next(row for row in board.units.rows_model.rows if row.unit.name == "市住建局")
    assert row.count(PeriodState.RETURNED) == 1
    board.units.choose(row.unit.id)
    QTest.keyClick(board.items, Qt.Key.Key_Down)
    QTest.keyClick(board.items, Qt.Key.Key_Return)
    assert shell.gone == [("ledger", ("report", line.task.id))]


def test_reports_by_phone_row_by_row(opened: Opened) -> None:
    """Enter goes on, a wrong figure is told and keeps everything, Ctrl+Enter registers all, undo takes all back."""
    page, shell, session = opened
    page.board.units.choose(unit_id(session, "市住建局"))
    QTest.keyClick(page.board.units, Qt.Key.Key_Return)
    pane = page.pane
    assert isinstance(pane, EnterPane)
    first, second = pane.grid.rows[:2]
    assert first.points.hasFocus()
    QTest.keyClicks(first.points, "76")
    QTest.keyClick(first.points, Qt.Key.Key_Return)
    assert first.text.hasFocus()
    QTest.keyClicks(first.text, "installed")
    QTest.keyClick(first.text, Qt.Key.Key_Return)
    assert second.points.hasFocus()
    QTest.keyClicks(second.points, "130")
    QTest.keyClicks(pane.signed, "Wang")
    QTest.keyClick(pane.signed, Qt.Key.Key_Return, _CTRL)
    assert second.note.text() == "进度请填 0 到 100 的数"
    assert second.points.hasFocus()
    assert not page.leave()
    QTest.keyClick(second.points, Qt.Key.Key_A, _CTRL)
    QTest.keyClicks(second.points, "87")
    pane.day.set_text("2027-01-01")
    QTest.keyClick(second.points, Qt.Key.Key_Return, _CTRL)
    assert "今天之后" in pane._day_field._note.text()
    pane.day.set_date(session.facts.today)
    QTest.keyClick(second.points, Qt.Key.Key_Return, _CTRL)
    sentence, undo = shell.said[-1]
    assert sentence == "已登记 市住建局 2 条进展"
    report = session.facts.lines[first.asked.line.task.id].latest
    assert report is not None
    assert (report.progress, report.channel, report.signed_by) == (76, "电话", "Wang")
    assert report.period == first.asked.period.key if first.asked.period else None
    assert not pane.grid.filled()
    assert undo is not None
    undo()
    assert session.facts.lines[second.asked.line.task.id].task.progress == 86
    QTest.keyClick(pane.unit.field, Qt.Key.Key_Escape)
    assert page.pane is None


def test_an_empty_ledger_says_so(qtbot: QtBot, theme: Theme, new_session: Session, jobs: Jobs) -> None:
    """Board, sheets and entry have nothing to show, and say why."""
    page, _, _ = open_page(qtbot, theme, new_session, jobs)
    assert page.facts() == "没有要定期汇报的事项"
    assert page.board._nobody.isVisible()
    page.send(None)
    assert isinstance(page.pane, SendPane)
    assert page.pane.facts() == "没有要报的事项"
    assert not page.pane.acts["write"].isEnabled()
    page.enter(None)
    assert isinstance(page.pane, EnterPane)
    assert page.pane._nothing.isVisible()


def test_writing_and_reading_can_be_cancelled(opened: Opened, jobs: Jobs, qtbot: QtBot, tmp_path: Path) -> None:
    """What was written stays and is told; a reading given up leaves the board as it was."""
    page, shell, session = opened
    page.send(None)
    assert isinstance(page.pane, SendPane)
    page.pane.folder = tmp_path / "发出"
    writing = Event()
    jobs.start("忙", lambda _: writing.wait(5))
    page.pane.write()
    jobs.cancel_all()
    writing.set()
    qtbot.waitUntil(lambda: bool(shell.said))
    assert shell.said[-1][0] == "已停下，写好了 0 张反馈表。"
    path = fill(handed_out(session, tmp_path)["市商务局"], "好.xlsx", {1: {"progress": 70}})
    held = Event()
    jobs.start("忙", lambda _: held.wait(5))  # the one worker is busy until the reading was given up
    page.collect([path])
    jobs.cancel_all()
    held.set()
    qtbot.waitUntil(lambda: page.pane is None)
    assert page.board.isVisible()
