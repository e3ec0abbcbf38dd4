"""Bringing a list in: what is shown before anything is written, what is written, and every way it can fail."""

import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QTableView
from pytestqt.qtbot import QtBot

from supervisor_app.domain.carried import Carried, CarriedReport, CarriedSource
from supervisor_app.domain.model import Meeting, ProgressReport
from supervisor_app.exchange.ledger_sheet import LedgerRow, write_ledger
from supervisor_app.ui.importing.choice import Choice
from supervisor_app.ui.importing.pane import ImportPane
from supervisor_app.ui.importing.reading import column_letters
from supervisor_app.ui.jobs import Jobs
from supervisor_app.ui.session import Session
from supervisor_app.ui.table import Table
from supervisor_app.ui.theme import Theme
from tests.ui.office import TODAY
from tests.ui.sheets import GOOD, HEADER, task_list, write_book
from tests.ui.shell import NotingShell

_CTRL = Qt.KeyboardModifier.ControlModifier
_TITLE = "四季度重点工作推进会任务清单"
Read = Callable[[Path], ImportPane]


@pytest.fixture
def shell(theme: Theme, new_session: Session) -> Iterator[NotingShell]:
    """Over a new ledger, with one worker."""
    jobs = Jobs()
    yield NotingShell(theme, new_session, jobs)
    jobs.close()


@pytest.fixture
def read(qtbot: QtBot, shell: NotingShell) -> Read:
    """Show the pane on a file and wait for what it makes of it."""

    def show(path: Path) -> ImportPane:
        pane = ImportPane(shell, path)
        qtbot.addWidget(pane)
        pane.resize(1160, 612)
        pane.show()
        pane.activateWindow()
        QTest.qWaitForWindowActive(pane)
        settle(qtbot, pane)
        return pane

    return show


def settle(qtbot: QtBot, pane: ImportPane) -> None:
    """Wait until nothing is being read."""
    qtbot.waitUntil(lambda: not pane.reader.busy and (pane.book is not None or bool(pane.view.failure)))


def pick(choice: Choice, place: int) -> None:
    """Choose an entry by keyboard: open, go there, confirm."""
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Down)
    QTest.keyClick(choice.view(), Qt.Key.Key_Home)
    for _ in range(place):
        QTest.keyClick(choice.view(), Qt.Key.Key_Down)
    QTest.keyClick(choice.view(), Qt.Key.Key_Return)


def choose(pane: ImportPane, field: str, place: int) -> None:
    """Choose the column of a field (0: not read)."""
    pick(pane.view.mapping.choices[field], place)


def column(table: QTableView, key: str) -> list[str]:
    """What a column of a table says, row by row."""
    assert isinstance(table, Table)
    found = next(column for column in table.rows_model.columns if column.key == key)
    return [found.text(row) for row in table.rows_model.rows]


def test_what_was_read_is_shown_before_anything_is_written(read: Read, shell: NotingShell, tmp_path: Path) -> None:
    """Sheet, header, mapping, meeting, tasks, rejected rows and doubtful cells; the ledger stays as it was."""
    pane = read(task_list(tmp_path))
    view = pane.view
    assert (view.meeting.title(), view.meeting.day()) == (_TITLE, date(2026, 10, 16))
    assert view.choice.sheets.currentText() == "任务清单"
    assert view.choice.rows.currentText().startswith("第 3 行")
    assert view.mapping.choices["due"].currentText() == "E　完成时限"
    result = view.result
    assert [result.tabs.tabText(at) for at in range(4)] == ["将导入 11", "不能导入 2", "存疑 5", "台账已有 0"]
    assert column(result.items, "due")[:6] == [
        "2026-12-31",
        "2026-12-20",
        "2026-11-30",
        "2026-12-31",
        "每月5日前",
        "2026-12-25",
    ]
    assert column(result.items, "progress")[:5] == ["62", "45", "71", "100", "–"]
    assert column(result.items, "lead")[8] == "市应急局"
    assert column(result.items, "doubts")[8:] == ["2 处", "2 处", "1 处"]
    assert column(result.rejected, "row") == ["15", "16"]
    assert column(result.doubtful, "value") == ["尽快", "过半", "（空）", "五成左右", "条件成熟时"]
    assert pane.facts() == "将导入 11 项；2 行不能导入，5 处存疑"
    assert not shell.session.facts.lines
    assert not shell.session.vault.backups()


def test_ctrl_enter_backs_up_writes_says_and_can_be_undone(read: Read, shell: NotingShell, tmp_path: Path) -> None:
    """The backup holds the ledger from before; the ledger is shown filtered by the meeting."""
    pane = read(task_list(tmp_path))
    QTest.keyClick(pane.view.result.items, Qt.Key.Key_Return, _CTRL)
    session = shell.session
    assert len(session.facts.lines) == 11
    (backup,) = session.vault.backups()
    assert backup.tasks == 0
    assert shell.gone == [("ledger", ("filter", {"source": _TITLE}))]
    sentence, undo = shell.said[-1]
    assert sentence == "已导入 11 项，2 行未导入"
    first = session.facts.lines[1].task
    assert (first.title, first.assigned_on, first.source_row) == (GOOD[0][1], date(2026, 10, 16), 4)
    assert undo is not None
    undo()
    assert not session.facts.lines
    assert not session.facts.meetings


def test_a_list_brought_in_again_is_left_out(read: Read, shell: NotingShell, tmp_path: Path) -> None:
    """What the ledger has stands in its own tab with its number; a ledger that changes is looked at again."""
    path = task_list(tmp_path)
    read(path).write()
    pane = read(path)
    assert column(pane.view.result.repeated, "number")[0] == "2026-001"
    assert pane.facts() == "将导入 0 项；2 行不能导入，11 项台账里已有，5 处存疑"
    assert not pane.acts["import"].isEnabled()
    assert pane.acts["import"].toolTip() == "没有可以导入的事项"
    shell.session.undo_stack.undo()
    pane.look_again()
    assert pane.acts["import"].text() == "导入 11 项"


def test_a_remark_shows_its_cell_in_the_sheet(read: Read, tmp_path: Path) -> None:
    """By keyboard in the tab; the cell is outlined and says why."""
    pane = read(task_list(tmp_path))
    doubtful, grid = pane.view.result.doubtful, pane.view.grid
    pane.view.result.tabs.setCurrentIndex(2)
    doubtful.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(doubtful, Qt.Key.Key_Down)
    assert (grid.currentIndex().row(), column_letters(grid.currentIndex().column())) == (11, "F")
    assert "进度" in grid.sheet.remarks[11, 5]
    assert grid.sheet.data(grid.currentIndex(), Qt.ItemDataRole.ToolTipRole) == grid.sheet.remarks[11, 5]


def test_the_mapping_can_be_changed(read: Read, qtbot: QtBot, tmp_path: Path) -> None:
    """A column serves one field; what is not read any more is named."""
    pane = read(task_list(tmp_path, *GOOD))
    choose(pane, "report", 7)
    settle(qtbot, pane)
    assert pane.outcome is not None
    assert pane.outcome.items[1].draft.report == "10月底完成征收"
    assert pane.view.grid.sheet.fields[6] == "最新进展"
    choose(pane, "lead", 0)
    settle(qtbot, pane)
    assert pane.outcome.doubtful
    assert set(column(pane.view.result.items, "lead")) == {"未写"}


def test_passing_over_a_column_takes_it_from_nobody(read: Read, tmp_path: Path) -> None:
    """The list is opened and left: everything is read as before."""
    pane = read(task_list(tmp_path, *GOOD))
    assert pane.header is not None
    before, choice = pane.header.columns, pane.view.mapping.choices["report"]
    QTest.keyClick(choice, Qt.Key.Key_Down)
    QTest.keyClick(choice.view(), Qt.Key.Key_Down)
    QTest.keyClick(choice.view(), Qt.Key.Key_Escape)
    assert (choice.currentIndex(), pane.header.columns) == (0, before)


def test_without_a_title_nothing_can_be_imported(read: Read, qtbot: QtBot, tmp_path: Path) -> None:
    """It is said beside the choice; choosing the column mends it."""
    pane = read(task_list(tmp_path, *GOOD))
    choose(pane, "title", 0)
    settle(qtbot, pane)
    assert pane.outcome is None
    assert "督办事项" in pane.view.mapping.complaint()
    assert not pane.acts["import"].isEnabled()
    pane.write()
    assert not pane.acts["import"].isEnabled()
    choose(pane, "title", 2)
    settle(qtbot, pane)
    assert pane.acts["import"].text() == "导入 8 项"


def test_a_sheet_without_a_known_header_is_mapped_by_hand(read: Read, qtbot: QtBot, tmp_path: Path) -> None:
    """The row of the header can be chosen, and then its columns."""
    rows = (("安排",), ("要办的事", "谁来办", "截止"), ("修通淮河路", "市交通运输局", "12月底前"))
    pane = read(write_book(tmp_path / "a.xlsx", 表=rows))
    assert pane.outcome is None
    pick(pane.view.choice.rows, 1)
    for place, field in enumerate(("title", "lead", "due"), start=1):
        choose(pane, field, place)
    settle(qtbot, pane)
    assert pane.outcome is not None
    (item,) = pane.outcome.items
    assert (item.draft.title, item.draft.lead, item.draft.due) == ("修通淮河路", ("市交通运输局",), date(2026, 12, 31))


def test_another_sheet_of_the_workbook(read: Read, qtbot: QtBot, tmp_path: Path) -> None:
    """Its own meeting is proposed, but not over what the user wrote."""
    other = (("专题会议任务清单",), HEADER, *GOOD[:2])
    first = (("推进会任务清单",), HEADER, *GOOD)
    pane = read(write_book(tmp_path / "b.xlsx", 推进会=first, 专题会=other))
    pick(pane.view.choice.sheets, 1)
    settle(qtbot, pane)
    assert pane.acts["import"].text() == "导入 2 项"
    assert pane.view.meeting.title() == "专题会议任务清单"
    pane.view.meeting.title_edit.setFocus()
    QTest.keyClick(pane.view.meeting.title_edit, Qt.Key.Key_End)
    QTest.keyClicks(pane.view.meeting.title_edit, "X")
    pick(pane.view.choice.sheets, 0)
    settle(qtbot, pane)
    assert pane.view.meeting.title() == "专题会议任务清单X"


def test_the_day_of_the_meeting_decides_the_years(read: Read, qtbot: QtBot, tmp_path: Path) -> None:
    """Without a day in the sheet today is taken and said; a day typed reads the sheet again; nonsense is refused."""
    pane = read(write_book(tmp_path / "c.xlsx", 清单=(HEADER, GOOD[2])))
    meeting = pane.view.meeting
    assert meeting.day() == TODAY
    meeting.date_edit.field.setFocus()
    QTest.keyClick(meeting.date_edit.field, Qt.Key.Key_A, _CTRL)
    QTest.keyClicks(meeting.date_edit.field, "2027-01-08")
    qtbot.waitUntil(lambda: pane.outcome is not None and pane.outcome.items[0].draft.due == date(2027, 11, 30))
    meeting.date_edit.field.setText("")
    assert meeting.complaint() == "请写会议日期，如 2026-09-04"
    assert not pane.acts["import"].isEnabled()
    meeting.date_edit.field.setText("9-4")
    assert meeting.day() == date(TODAY.year, 9, 4)
    meeting.title_edit.clear()
    assert meeting.complaint() == "请写会议或来源的名称"


def test_rows_left_out_are_saved_to_be_mended(
    read: Read, shell: NotingShell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a sheet with the reasons; the suffix is added."""
    pane = read(task_list(tmp_path))
    target = tmp_path / "待修改"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    QTest.mouseClick(pane.view.result.save, Qt.MouseButton.LeftButton)
    saved = openpyxl.load_workbook(target.with_suffix(".xlsx")).active
    assert saved is not None
    assert saved.max_row == 3
    assert shell.said[-1][0] == "已把不能导入的 2 行保存到 待修改.xlsx，改好后可以再导入"


def test_a_list_without_faults_offers_nothing_to_save(read: Read, tmp_path: Path) -> None:
    """No button without use."""
    pane = read(task_list(tmp_path, *GOOD))
    assert pane.view.result.save.isHidden()
    assert pane.facts() == "将导入 8 项，没有不能导入的行"


def _locked(path: Path) -> Path:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"))
    return path


def _nothing(path: Path) -> Path:
    openpyxl.Workbook().save(path)
    return path


def _long(path: Path) -> Path:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("长表")
    for number in range(20_050):
        sheet.append([number])
    book.save(path)
    return path


def _zip(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("说明.txt", "不是表格")
    return path


@pytest.mark.parametrize(
    ("make", "word"),
    [
        (lambda path: path, "找不到"),
        (_locked, "密码"),
        (_nothing, "没有内容"),
        (_zip, "不是"),
        (_long, "行"),
    ],
)
def test_what_cannot_be_read_is_one_sentence_and_another_file_can_be_chosen(
    make: Callable[[Path], Path],
    word: str,
    read: Read,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Missing, locked, empty, no workbook, too long."""
    pane = read(make(tmp_path / "x.xlsx"))
    assert word in pane.view.failure
    assert "\n" not in pane.view.failure
    assert not pane.acts["import"].isEnabled()
    good = task_list(tmp_path, *GOOD)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(good), ""))
    pane.setFocus()
    QTest.keyClick(pane, Qt.Key.Key_O, _CTRL)
    settle(qtbot, pane)
    assert pane.acts["import"].text() == "导入 8 项"


def test_a_very_long_cell_is_cut_where_it_is_shown_only(read: Read, tmp_path: Path) -> None:
    """32,000 characters in a title do not stop the painting, and are imported whole."""
    title = "修路" * 16_000
    pane = read(task_list(tmp_path, (1, title, "市交通运输局", "", "年内", "", "", "")))
    assert pane.outcome is not None
    assert len(pane.view.grid.sheet.text(3, 1)) == 200
    assert pane.outcome.items[0].draft.title == title
    assert not pane.grab().isNull()


def test_only_the_last_wish_counts(read: Read, qtbot: QtBot, tmp_path: Path) -> None:
    """A file chosen while another is read takes its place."""
    pane = read(task_list(tmp_path, *GOOD))
    pane.load(write_book(tmp_path / "first.xlsx", 甲=(HEADER, *GOOD[:1])))
    pane.load(write_book(tmp_path / "second.xlsx", 乙=(HEADER, *GOOD[:3])))
    settle(qtbot, pane)
    assert pane.path.name == "second.xlsx"
    assert pane.acts["import"].text() == "导入 3 项"
    assert pane.view.meeting.title() == "second"


def test_states_are_told_in_words(read: Read, tmp_path: Path) -> None:
    """As they would stand in the ledger."""
    pane = read(task_list(tmp_path, *GOOD[:5]))
    assert column(pane.view.result.items, "state") == ["办理中", "办理中", "办理中", "待核查", "已交办"]


@pytest.mark.parametrize(("place", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_are_named_as_in_a_sheet(place: int, letters: str) -> None:
    """A, Z, AA, ZZ, AAA."""
    assert column_letters(place) == letters


def test_an_exported_ledger_comes_in_with_what_stands_behind_it(read: Read, shell: NotingShell, tmp_path: Path) -> None:
    """One line counts it; what was not read of it is told by its sheet; one undo takes all back."""
    told = ProgressReport(1, 0, 0, date(2026, 6, 1), 40.0, "开工")
    reports = (CarriedReport("2026-001", "市住建局", told), CarriedReport("另一个", "市住建局", replace(told, id=2)))
    sources = (CarriedSource("2026-001", "", Meeting(0, "一季度推进会", date(2026, 3, 2))),)
    row = LedgerRow(
        "修通滨河路", "2026-001", lead=("市住建局",), due=date(2026, 12, 31), original_due=date(2026, 12, 31)
    )
    write_ledger([row], tmp_path / "台账.xlsx", "督办台账", "", Carried(reports=reports, sources=sources))
    pane = read(tmp_path / "台账.xlsx")
    assert pane.facts() == "将导入 1 项，一并读入进展 1 条；1 处存疑"
    doubtful = pane.view.result.doubtful
    assert (column(doubtful, "column"), column(doubtful, "value")) == (["进展：事项编号"], ["另一个"])
    before = pane.view.grid.currentIndex()
    doubtful.chosen.emit(doubtful.rows_model.rows[0])
    assert pane.view.grid.currentIndex() == before
    pane.acts["import"].trigger()
    facts = shell.session.facts
    [line] = facts.lines.values()
    assert [report.text for report in facts.reports(line.task.id)] == ["开工"]
    assert line.source == "一季度推进会"
    shell.session.undo_stack.undo()
    assert not shell.session.facts.lines
