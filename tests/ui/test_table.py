"""The table by mouse and by keyboard: actions, choice, columns, copying, empty state."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from supervisor_app.ui.columns import Column, Kind
from supervisor_app.ui.delegates import ActionDelegate
from supervisor_app.ui.memory import Forgetful
from supervisor_app.ui.table import Table, rows_as_text
from supervisor_app.ui.theme import Theme


@dataclass(frozen=True)
class Todo:
    """A row of the tests."""

    id: int
    title: str
    step: str


ROWS = [Todo(1, "竣工备案", "发督办通知单"), Todo(2, "征收\n扫尾", "登记进展"), Todo(3, "没有下一步", "")]
COLUMNS: tuple[Column[Todo], ...] = (
    Column(key="id", title="编号", width=60, text=lambda row: str(row.id), spare=1),
    Column(key="title", title="督办事项", text=lambda row: row.title),
    Column(key="note", title="备注", width=80, text=lambda row: "无", hidden=True),
    Column(key="step", title="", kind=Kind.ACTION, width=124, text=lambda row: row.step),
)


@pytest.fixture
def memory() -> Forgetful:
    """What is remembered."""
    return Forgetful()


@pytest.fixture
def table(theme: Theme, qtbot: QtBot, memory: Forgetful) -> Table[Todo]:
    """Three rows, shown 600 wide."""
    made = Table(theme, COLUMNS, lambda row: row.id, memory, "todo")
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.set_rows(ROWS)
    made.show()
    return made


def button_spot(table: Table[Todo], row: int) -> QPoint:
    """The middle of a row's button."""
    cell = table.visualRect(table.rows_model.index(row, 3))
    delegate = table.itemDelegateForColumn(3)
    assert isinstance(delegate, ActionDelegate)
    return delegate.button(cell, 3).center()


def test_a_click_on_the_button_acts(table: Table[Todo], qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.acted) as acted:
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=button_spot(table, 1))
    assert acted.args == [ROWS[1]]


def test_a_press_that_ends_elsewhere_does_not_act(table: Table[Todo], qtbot: QtBot) -> None:
    elsewhere = table.visualRect(table.rows_model.index(1, 1)).center()
    with qtbot.assertNotEmitted(table.acted):
        QTest.mousePress(table.viewport(), Qt.MouseButton.LeftButton, pos=button_spot(table, 1))
        QTest.mouseRelease(table.viewport(), Qt.MouseButton.LeftButton, pos=elsewhere)
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=elsewhere)
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=button_spot(table, 2))


def test_enter_acts_where_there_is_an_action_and_opens_where_not(table: Table[Todo], qtbot: QtBot) -> None:
    table.choose(1)
    with qtbot.waitSignal(table.acted) as acted, qtbot.assertNotEmitted(table.opened):
        QTest.keyClick(table, Qt.Key.Key_Return)
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.opened) as opened, qtbot.assertNotEmitted(table.acted):
        QTest.keyClick(table, Qt.Key.Key_Enter)
    assert (acted.args, opened.args) == ([ROWS[0]], [ROWS[2]])


def test_space_asks_for_details(table: Table[Todo], qtbot: QtBot) -> None:
    table.choose(2)
    with qtbot.waitSignal(table.details) as asked:
        QTest.keyClick(table, Qt.Key.Key_Space)
    assert asked.args == [ROWS[1]]


def test_arrows_move_the_choice(table: Table[Todo], qtbot: QtBot) -> None:
    table.choose(1)
    with qtbot.waitSignal(table.chosen) as chosen:
        QTest.keyClick(table, Qt.Key.Key_Down)
    assert chosen.args == [ROWS[1]]
    assert table.chosen_row() == ROWS[1]


def test_the_choice_stays_with_its_row(table: Table[Todo], qtbot: QtBot) -> None:
    table.choose(2)
    table.set_rows([ROWS[2], ROWS[1]])
    assert table.chosen_row() == ROWS[1]
    table.set_rows([ROWS[2], ROWS[0]])
    assert table.chosen_row() == ROWS[0]  # gone: the line it was on
    with qtbot.waitSignal(table.chosen) as chosen:
        table.set_rows([])
    assert chosen.args == [None]
    assert not table.choose(2)


def test_the_choice_stays_while_ctrl_is_held(table: Table[Todo]) -> None:
    """Ctrl+Enter and Ctrl+Z show the rows anew: that is no click with Ctrl, which would take a row out."""
    table.acted.connect(lambda _: table.set_rows(ROWS))
    table.choose(2)
    QTest.keyClick(table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert table.chosen_rows() == [ROWS[1]]
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    table.set_rows(ROWS)
    assert table.chosen_rows() == [ROWS[1], ROWS[2]]  # nor does it take the others away


def test_copying_gives_a_sheet(table: Table[Todo], qtbot: QtBot) -> None:
    table.selectAll()
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    expected = "编号\t督办事项\n1\t竣工备案\n2\t征收 扫尾\n3\t没有下一步"
    assert rows_as_text(table) == expected
    assert QGuiApplication.clipboard().text() == expected


def test_the_empty_state_shows_only_without_rows(table: Table[Todo]) -> None:
    empty = QLabel("没有事项")
    table.set_empty(empty)
    assert empty.isHidden()
    table.set_rows([])
    assert not empty.isHidden()
    assert empty.geometry() == table.viewport().rect()
    table.set_rows(ROWS)
    assert empty.isHidden()


def test_the_current_row_stays_in_sight_when_the_table_gets_lower(table: Table[Todo]) -> None:
    table.set_rows([Todo(number, f"事项{number}", "") for number in range(30)])
    table.choose(7)
    table.resize(600, 160)
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()).center())
    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum())
    below = table.verticalScrollBar().value()
    table.resize(600, 150)
    assert table.verticalScrollBar().value() >= below  # scrolled away on purpose


def test_columns_are_remembered(table: Table[Todo], theme: Theme, qtbot: QtBot, memory: Forgetful) -> None:
    table.head.show_column("note", True)
    table.head.moveSection(table.head.visualIndex(1), 0)
    table.head.resizeSection(0, 90)
    table.head.remember()
    other = Table(theme, COLUMNS, lambda row: row.id, memory, "todo")
    qtbot.addWidget(other)
    other.resize(700, 300)
    other.show()
    assert [other.head.logicalIndex(place) for place in range(4)] == [1, 0, 2, 3]
    assert other.head.sectionSize(0) == 90
    assert not other.head.isSectionHidden(2)
    other.head.reset_columns()
    assert [other.head.logicalIndex(place) for place in range(4)] == [0, 1, 2, 3]
    assert other.head.isSectionHidden(2)


def test_spare_columns_give_way_in_a_narrow_table(table: Table[Todo]) -> None:
    table.resize(320, 300)
    assert table.head.isSectionHidden(0)
    table.resize(600, 300)
    assert not table.head.isSectionHidden(0)


def test_the_menu_shows_and_hides(table: Table[Todo]) -> None:
    entries = {action.text(): action for action in table.head.menu().actions() if action.isCheckable()}
    assert {word: entry.isChecked() for word, entry in entries.items()} == {
        "编号": True,
        "督办事项": True,
        "备注": False,
    }
    entries["编号"].trigger()
    assert table.head.isSectionHidden(0)


def test_a_click_on_a_title_sorts_up_down_and_not_at_all(table: Table[Todo], qtbot: QtBot) -> None:
    spot = QPoint(table.head.sectionViewportPosition(1) + 20, 10)
    orders = []
    for _ in range(3):
        QTest.mouseClick(table.head.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        orders.append([row.id for row in table.rows_model.rows])
    assert orders == [[1, 3, 2], [2, 3, 1], [1, 2, 3]]


def test_rows_take_the_scale(theme: Theme, table: Table[Todo]) -> None:
    theme.set_scale(150)
    try:
        assert (table.rowHeight(0), table.head.height(), table.columnWidth(3)) == (54, 48, 186)
    finally:
        theme.set_scale(100)


def test_the_row_under_the_pointer_changes_its_ground(table: Table[Todo], theme: Theme, qtbot: QtBot) -> None:
    spot = table.visualRect(table.rows_model.index(1, 1)).center()
    QTest.mouseMove(table.viewport(), spot)
    image = table.viewport().grab().toImage()
    line = table.visualRect(table.rows_model.index(1, 0))
    assert image.pixelColor(2, line.center().y()) == theme.color("hover")
    assert image.pixelColor(2, line.center().y() + line.height()) == theme.color("surface")
