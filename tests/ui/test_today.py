"""今日督办: its groups, their next steps, the board, by mouse and by keyboard."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from supervisor_app.domain.changes import Changes
from supervisor_app.domain.model import ProgressReport, TaskState
from supervisor_app.domain.today.todo import TodoGroup
from supervisor_app.ui.jobs import Jobs
from supervisor_app.ui.memory import Forgetful
from supervisor_app.ui.pages.ledger.acts.book import ACT_WORDS, asked_act
from supervisor_app.ui.pages.today.page import TodayPage
from supervisor_app.ui.pages.today.rows import TodoRow
from supervisor_app.ui.pages.today.steps import Step, step_of
from supervisor_app.ui.session import Session
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.grouped_model import Head
from tests.ui.office import TODAY
from tests.ui.shell import NotingShell

_PLAIN = Qt.KeyboardModifier.NoModifier
Opened = tuple[TodayPage, NotingShell]


def open_page(qtbot: QtBot, shell: NotingShell, width: int = 1208, height: int = 760) -> TodayPage:
    """The page as the window shows it."""
    page = TodayPage(shell)
    qtbot.addWidget(page)
    page.resize(width, height)
    page.refresh(Changes.ALL)
    page.show()
    page.activateWindow()
    QTest.qWaitForWindowActive(page)
    page.setFocus()
    return page


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme, session: Session, jobs: Jobs) -> Opened:
    """The page over the filled ledger, and the shell that notes what it asks for."""
    shell = NotingShell(theme, session, jobs)
    return open_page(qtbot, shell), shell


def row(page: TodayPage, group: TodoGroup, unit: str) -> TodoRow:
    """The row of a unit in a group."""
    rows = [entry for entry in page.list.rows_model.entries if isinstance(entry, TodoRow)]
    return next(found for found in rows if found.item.group is group and found.unit == unit)


def press(page: TodayPage, *keys: Qt.Key) -> None:
    """Keys typed into the list."""
    for key in keys:
        QTest.keyClick(page.list, key)


def test_groups_with_heads_counts_and_working_days_named_once(opened: Opened) -> None:
    """The heads in order; the badge counts what is urgent; the first row is chosen and its tile marked."""
    page, shell = opened
    heads = [(head.word, head.count) for head in page.list.rows_model.entries if isinstance(head, Head)]
    assert heads == [
        *(("逾期", 6), ("3日内到期", 2), ("应报未报", 3), ("未签收", 1), ("待核查", 1)),
        *(("建议升级", 3), ("长期未更新", 22)),
    ]
    hints = [head.hint for head in page.list.rows_model.entries if isinstance(head, Head)]
    assert hints.count("按工作日计") == 1
    assert shell.badges == {"today": 11}
    chosen = page.list.entry()
    assert isinstance(chosen, TodoRow)
    assert (chosen.title, chosen.item.reason) == ("老旧小区改造五标段外墙保温收尾", "逾期 14 天")
    assert page.tiles.tiles[TodoGroup.OVERDUE].isChecked()


@pytest.mark.parametrize(
    ("group", "unit", "word", "target"),
    [
        (TodoGroup.OVERDUE, "市住建局", "发督办通知单", ("notice", ("issue", "supervision", "UNIT"))),
        (TodoGroup.OVERDUE, "市工信局", "登记进展", ("ledger", ("report", "TASK"))),
        (TodoGroup.DUE_SOON, "市城管局", "发提示函", ("notice", ("issue", "reminder", "UNIT"))),
        (TodoGroup.REPORT_MISSING, "市商务局", "发催办单", ("notice", ("issue", "urging", "UNIT"))),
        (TodoGroup.TO_VERIFY, "市生态环境局", "核查", ("ledger", ("verify", "TASK"))),
        (TodoGroup.STALE, "市水利局", "登记进展", ("ledger", ("report", "TASK"))),
    ],
)
def test_every_row_leads_to_its_next_step(
    opened: Opened, group: TodoGroup, unit: str, word: str, target: tuple[str, tuple[str, ...]]
) -> None:
    """Enter and a click on the button do the same."""
    page, shell = opened
    found = row(page, group, unit)
    ids = {"UNIT": found.item.line.task.lead[0], "TASK": found.item.line.task.id}
    wanted = (target[0], tuple(ids.get(part, part) for part in target[1]))
    assert found.step.word == word
    page.list.choose(found.key)
    press(page, Qt.Key.Key_Return)
    index = page.list.currentIndex()
    page.list.scrollTo(index)
    spot = page.face.delegate.button(page.list.visualRect(index), found).center()
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, _PLAIN, spot)
    assert shell.gone == [wanted, wanted]


def test_number_keys_and_tiles_jump_to_groups(opened: Opened) -> None:
    """The first row of the group is chosen, its tile is marked, the keyboard is in the list."""
    page, _ = opened
    press(page, Qt.Key.Key_3)
    chosen = page.list.entry()
    assert isinstance(chosen, TodoRow)
    assert chosen.item.group is TodoGroup.REPORT_MISSING
    QTest.mouseClick(page.tiles.tiles[TodoGroup.TO_VERIFY], Qt.MouseButton.LeftButton)
    chosen = page.list.entry()
    assert isinstance(chosen, TodoRow)
    assert chosen.item.group is TodoGroup.TO_VERIFY
    assert page.tiles.tiles[TodoGroup.TO_VERIFY].isChecked()
    assert page.list.hasFocus()


def test_space_and_double_click_show_the_task(opened: Opened) -> None:
    """In the ledger."""
    page, shell = opened
    chosen = page.list.entry()
    assert isinstance(chosen, TodoRow)
    press(page, Qt.Key.Key_Space)
    spot = page.list.visualRect(page.list.currentIndex()).center() - QPoint(150, 0)
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, _PLAIN, spot)
    QTest.mouseDClick(page.list.viewport(), Qt.MouseButton.LeftButton, _PLAIN, spot)
    assert shell.gone == [("ledger", ("task", chosen.item.line.task.id))] * 2


def test_groups_close_and_open_and_are_remembered(qtbot: QtBot, opened: Opened) -> None:
    """By Left, by Enter on the head, by a click on it; a closed group stays closed when the page is made again."""
    page, shell = opened
    rows = len(page.list.rows_model.entries)
    press(page, Qt.Key.Key_Left)
    assert len(page.list.rows_model.entries) == rows - 6
    assert isinstance(page.list.entry(), Head)
    again = open_page(qtbot, shell)
    assert isinstance(again.list.entry(), Head)
    assert again.list.rows_model.closed == {"overdue"}
    press(page, Qt.Key.Key_Return)
    assert len(page.list.rows_model.entries) == rows
    spot = page.list.visualRect(page.list.rows_model.index(0)).center()
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, _PLAIN, spot)
    assert len(page.list.rows_model.entries) == rows - 6


def test_the_board_leads_to_units(opened: Opened) -> None:
    """By click and by Enter; worst first; the sum is below."""
    page, shell = opened
    first = page.side.board.table.rows_model.rows[0]
    assert (first.name, first.line.red) == ("市住建局", 3)
    spot = page.side.board.table.visualRect(page.side.board.table.rows_model.index(0, 1)).center()
    QTest.mouseClick(page.side.board.table.viewport(), Qt.MouseButton.LeftButton, _PLAIN, spot)
    QTest.keyClick(page.side.board.table, Qt.Key.Key_Down)
    QTest.keyClick(page.side.board.table, Qt.Key.Key_Return)
    second = page.side.board.table.rows_model.rows[1]
    assert shell.gone == [("unit", first.line.unit.id), ("unit", second.line.unit.id)]
    assert page.side.board.total.accessibleName().startswith("单位 合计，共 38，红 8，黄 12")


def test_the_board_tells_of_matters_that_several_units_lead(opened: Opened, session: Session) -> None:
    """Its sum counts one in each unit; the ledger's number is told with the reason."""
    page, _ = opened
    board = page.side.board
    lead = [unit.unit.id for unit in session.facts.unit_lines[:3]]
    task = next(line.task for line in session.facts.lines.values() if line.task.lead == (lead[0],))
    session.edit_task(task, replace(task, lead=tuple(lead)))
    page.refresh(Changes.ALL)
    assert board.total.accessibleName().startswith("单位 合计，共 40，")
    assert shown(board, "18 个单位 38 项，其中 1 项联合牵头，各家都计")


def shown(widget: QWidget, text: str) -> bool:
    """Whether a label in sight says so."""
    return any(found.isVisible() and text in found.text() for found in widget.findChildren(QLabel))


def test_a_long_reason_takes_what_the_unit_leaves(opened: Opened) -> None:
    """In a narrow list; the title keeps its room."""
    page, _ = opened
    found, delegate = row(page, TodoGroup.OVERDUE, "市住建局"), page.face.delegate
    spots = delegate.spots(QRect(0, 0, 620, 36))
    room = delegate.reason(spots, found)
    assert room.width() > spots.reason.width()
    assert room.right() == spots.reason.right()
    assert room.x() > spots.unit.x() + QFontMetrics(page.theme.font()).horizontalAdvance(found.unit)


def test_notices_are_offered_by_number(opened: Opened, session: Session) -> None:
    """The header's button says how many, goes to the papers, and is off where none is due."""
    page, shell = opened
    assert page.acts["issue"].text() == "生成督办通知单 4 份"
    page.acts["issue"].trigger()
    assert shell.gone == [("notice", ("issue", "supervision", None))]
    for line in list(session.facts.lines.values()):
        session.edit_task(line.task, replace(line.task, state=TaskState.COMPLETED, completed_on=TODAY))
    page.refresh(Changes.TASKS)
    assert not page.acts["issue"].isEnabled()


def test_a_command_elsewhere_renews_list_and_badge(qtbot: QtBot, opened: Opened, session: Session) -> None:
    """A report takes the row away and the choice goes to the next; hidden, the page still counts."""
    page, shell = opened
    done = page.list.entry()
    assert isinstance(done, TodoRow)
    page.hide()
    task = done.item.line.task
    session.register_report(ProgressReport(0, task.id, task.lead[0], TODAY, 100, "已完工"))
    qtbot.waitUntil(lambda: shell.badges["today"] == 10, timeout=500)
    page.refresh(Changes.REPORTS)
    after = page.list.entry()
    assert isinstance(after, TodoRow)
    assert after.item.line.task.id != task.id
    assert page.tiles.tiles[TodoGroup.TO_VERIFY].accessibleName() == "待核查 2 项"


def test_an_unknown_calendar_is_named(opened: Opened, session: Session) -> None:
    """As long as a task is due in a year without calendar and the office has not filled it in."""
    page, _ = opened
    assert page.face.warning.text().startswith("2027 年的放假安排还不知道")
    assert page.face.warning.isVisible()
    session.save_office(replace(session.facts.office, day_overrides={date(2027, 1, 1): False}))
    page.refresh(Changes.SETTINGS)
    assert not page.face.warning.isVisible()


def test_nothing_to_do_says_what_comes_next(opened: Opened, session: Session) -> None:
    """No row, no figure, and the next date."""
    page, _ = opened
    for line in list(session.facts.lines.values()):
        if line.task.title != "省级物流枢纽申报":
            session.edit_task(line.task, replace(line.task, state=TaskState.COMPLETED, completed_on=TODAY))
    session.save_office(replace(session.facts.office, stale_days=999))
    page.refresh(Changes.TASKS)
    assert page.list.rows_model.entries == []
    assert page.face.nothing.isVisible()
    assert not page.tiles.tiles[TodoGroup.OVERDUE].isEnabled()
    assert page.face._next_due() == "最近一项 12-04 到期：省级物流枢纽申报"


def test_an_empty_ledger_leads_on(qtbot: QtBot, theme: Theme, new_session: Session, jobs: Jobs) -> None:
    """One sentence and one button instead of zeros."""
    shell = NotingShell(theme, new_session, jobs)
    page = open_page(qtbot, shell)
    assert not page.list.isVisible()
    button = next(found for found in page.findChildren(QPushButton) if found.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert shell.gone == [("meeting", ("import", None))]


def test_without_room_for_both_the_board_comes_on_demand(
    qtbot: QtBot, theme: Theme, session: Session, jobs: Jobs
) -> None:
    """Ctrl+B turns over, a number key turns back; wide again, both are there."""
    page = open_page(qtbot, NotingShell(theme, session, jobs, Forgetful()), width=700)
    assert page.face.card.isVisible()
    assert not page.side.board.isVisible()
    QTest.keyClick(page.list, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert page.side.board.isVisible()
    assert not page.face.card.isVisible()
    QTest.keyClick(page.side.board.table, Qt.Key.Key_2)
    assert page.face.card.isVisible()
    page.resize(1208, 700)
    assert page.side.board.isVisible()
    assert page.face.card.isVisible()


def test_a_task_whose_subtasks_are_done_is_claimed_before_it_is_verified(opened: Opened) -> None:
    """Its progress is full by theirs, yet nobody said that it is done."""
    page, _ = opened
    item = row(page, TodoGroup.TO_VERIFY, "市生态环境局").item
    full = replace(item.line, task=replace(item.line.task, state=TaskState.IN_PROGRESS))
    assert step_of(replace(item, line=full)) == Step("报结", "ledger", ("claim", full.task.id))
    assert asked_act(page.session, full.task.id, "claim") in ACT_WORDS
