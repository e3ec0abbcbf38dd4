"""单位: the tree, the card, editing in place, adding, merging, by mouse and by keyboard."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from supervisor_app.domain.changes import Changes
from supervisor_app.domain.lights import Light
from supervisor_app.domain.model import ProgressReport, Unit, UnitKind
from supervisor_app.domain.standing import UnitLine
from supervisor_app.ui.jobs import Jobs
from supervisor_app.ui.pages.unit.names import NamesEdit
from supervisor_app.ui.pages.unit.page import UnitPage
from supervisor_app.ui.pages.unit.tree import UnitRow, unit_groups
from supervisor_app.ui.session import Session
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.chip import Chip
from tests.ui.office import TODAY
from tests.ui.shell import NotingShell

_CTRL = Qt.KeyboardModifier.ControlModifier
Opened = tuple[UnitPage, NotingShell, Session]


def open_page(qtbot: QtBot, theme: Theme, session: Session, jobs: Jobs) -> Opened:
    """The page as the window shows it, looking again after every command."""
    shell = NotingShell(theme, session, jobs)
    page = UnitPage(shell)
    qtbot.addWidget(page)
    page.resize(1208, 700)
    page.refresh(Changes.ALL)
    session.changed.connect(page.refresh)
    page.show()
    page.activateWindow()
    QTest.qWaitForWindowActive(page)
    page.setFocus()
    return page, shell, session


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme, session: Session, jobs: Jobs) -> Opened:
    """Over the filled ledger."""
    return open_page(qtbot, theme, session, jobs)


def unit_of(session: Session, name: str) -> Unit:
    """A unit by its name."""
    return next(unit for unit in session.facts.units.values() if unit.name == name)


def shown(page: UnitPage) -> str:
    """The name on the card."""
    return page.view.card._name.whole()


def click(page: QWidget, words: str) -> None:
    """A visible button by its text."""
    button = next(b for b in page.findChildren(QPushButton) if b.isVisible() and b.text().strip() == words)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def type_in(field: QWidget, words: str) -> None:
    """As an input method does."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(field, event)


def test_the_tree_has_kinds_levels_and_worst_first() -> None:
    """A unit stands under its parent whatever its kind; those without tasks come last, by pinyin."""
    top, other, idle = Unit(1, "甲区", "", UnitKind.DISTRICT), Unit(2, "乙局"), Unit(3, "丙局")
    child, grandchild = Unit(4, "甲区征收办", "", UnitKind.OTHER, 1), Unit(5, "丁", "", UnitKind.OTHER, 4)
    units = {unit.id: unit for unit in (top, idle, other, child, grandchild)}
    lines = [UnitLine(other, 3, open=2, red=1, worst=Light.RED), UnitLine(top, 1, open=1, worst=Light.GREEN)]
    found = {group.word: [(r.unit.name, r.depth, r.light) for r in group.rows] for group in unit_groups(units, lines)}
    assert found["部门"] == [("乙局", 0, Light.RED), ("丙局", 0, None)]
    assert found["县区"] == [("甲区", 0, Light.GREEN), ("甲区征收办", 1, None), ("丁", 2, None)]
    searched = [row for group in unit_groups(units, lines, "zsb") for row in group.rows]
    assert [(row.unit.name, row.depth) for row in searched] == [("甲区征收办", 0)]


def test_arrows_go_through_the_tree_and_the_card_follows(opened: Opened) -> None:
    """The first unit is the worst one; Enter goes on to its tasks, Enter there to the ledger."""
    page, shell, session = opened
    assert shown(page) == "市住建局"
    assert page.view.card.figures.accessibleName() == "红 3、黄 2、绿 2、灰 0、办结 0"
    assert [chip.accessibleName() for chip in page.view.tasks.chips] == ["牵头在办，7 项", "配合，7 项", "已办结，0 项"]
    QTest.keyClick(page.tree.list, Qt.Key.Key_Down)
    assert shown(page) == "市交通运输局"
    QTest.keyClick(page.tree.list, Qt.Key.Key_Return)
    table = page.view.tasks.table()
    assert table.hasFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    first = table.rows_model.rows[0]
    assert first.light is Light.RED
    QTest.keyClick(page.view.notices.table, Qt.Key.Key_Down)
    QTest.keyClick(page.view.notices.table, Qt.Key.Key_Return)
    notice = next(n for n in session.facts.notices if n.unit_id == unit_of(session, "市交通运输局").id)
    assert shell.gone == [("ledger", ("task", first.task.id)), ("notice", ("notice", notice.id))]


def test_tasks_by_part(opened: Opened) -> None:
    """Chips change the part; a cooperating unit's table names the lead unit."""
    page, _, session = opened
    page.show_target(unit_of(session, "市教体局").id)
    QTest.mouseClick(page.view.tasks.chips[2], Qt.MouseButton.LeftButton)
    assert [line.done for line in page.view.tasks.table().rows_model.rows] == [True]
    page.show_target(unit_of(session, "市统计局").id)
    QTest.mouseClick(page.view.tasks.chips[1], Qt.MouseButton.LeftButton)
    table = page.view.tasks.table()
    assert {line.lead for line in table.rows_model.rows} == {("市工信局",)}
    assert "lead" in [column.key for column in table.rows_model.columns]


def test_search_by_initials_and_back(opened: Opened) -> None:
    """Ctrl+F, letters, Down, Enter; Esc shows all again; a target from elsewhere gives the search up."""
    page, _, session = opened
    page.focus_filter()
    type_in(page.tree.search, "sjty")
    QTest.keyClick(page.tree.search, Qt.Key.Key_Return)
    rows = [entry for entry in page.tree.list.rows_model.entries if isinstance(entry, UnitRow)]
    assert [row.unit.name for row in rows] == ["市交通运输局"]
    assert shown(page) == "市交通运输局"
    page.show_target(unit_of(session, "市水利局").id)
    assert shown(page) == "市水利局"
    assert page.tree.search.text() == ""
    type_in(page.tree.search, "没有这个")
    QTest.keyClick(page.tree.search, Qt.Key.Key_Return)
    assert page.tree._none.isVisible()
    QTest.keyClick(page.tree.search, Qt.Key.Key_Escape)
    assert len(page.tree.list.rows_model.entries) > 20


def test_a_notice_for_the_unit_shown(opened: Opened) -> None:
    """Where something is red and was not written about lately."""
    page, shell, session = opened
    unit = unit_of(session, "市住建局")
    page.acts["issue"].trigger()
    assert shell.gone == [("notice", ("issue", "supervision", unit.id))]
    page.show_target(unit_of(session, "市工信局").id)
    assert not page.acts["issue"].isEnabled()
    assert "不重复发文" in page.acts["issue"].toolTip()


def test_editing_in_place_by_keyboard_and_undo(opened: Opened) -> None:
    """F2, type, add an alias, Ctrl+S; the card and the tree follow; undo takes it back."""
    page, shell, session = opened
    before = unit_of(session, "市住建局")
    QTest.keyClick(page.tree.list, Qt.Key.Key_F2)
    form = page.view.form
    assert form.name.hasFocus()
    type_in(form.name, "市住房和城乡建设局")
    type_in(form.short, "市住建局")
    type_in(form.aliases.field, "市建设局、市住建委")
    QTest.keyClick(form.name, Qt.Key.Key_S, _CTRL)
    assert session.facts.units[before.id] == replace(
        before, name="市住房和城乡建设局", short_name="市住建局", aliases=("市住建委", "市建设局")
    )
    assert shown(page) == "市住房和城乡建设局"
    assert page.tree.list.hasFocus()
    sentence, undo = shell.said[-1]
    assert sentence == "已修改单位“市住房和城乡建设局”"
    assert undo is not None
    undo()
    assert session.facts.units[before.id] == before
    assert shown(page) == "市住建局"


def test_a_name_that_is_taken_is_complained_of_beside_its_field(opened: Opened) -> None:
    """Nothing is written; mended, it is; Esc leaves without a trace."""
    page, _, session = opened
    click(page, "修改")
    form = page.view.form
    form.name.clear()
    click(page, "保存")
    assert form.name_field._note.text() == "请写单位全称"
    form.name.setText("市住建局")
    form.short.setText(" 市工信局 ")
    click(page, "保存")
    assert form.short_field._note.text().startswith("“市工信局”已是“市工信局”的名称")
    assert form.isVisible()
    QTest.keyClick(form.short, Qt.Key.Key_Escape)
    assert page.view.card.isVisible()
    assert unit_of(session, "市住建局").short_name == ""


def test_unsaved_text_holds_the_user_back(qtbot: QtBot, opened: Opened) -> None:
    """Another unit, another page: a sentence with a way out; the way out works."""
    page, shell, _ = opened
    QTest.keyClick(page.tree.list, Qt.Key.Key_F2)
    type_in(page.view.form.short, "建")
    assert not page.leave()
    QTest.keyClick(page.tree.list, Qt.Key.Key_Down)
    current = page.tree.list
    qtbot.waitUntil(lambda: isinstance(e := current.entry(), UnitRow) and e.unit.name == "市住建局", timeout=500)
    sentence, discard = shell.said[-1]
    assert sentence == "“市住建局”的修改还没有保存"
    assert discard is not None
    discard()
    assert page.leave()
    QTest.keyClick(page.tree.list, Qt.Key.Key_Down)
    assert shown(page) == "市交通运输局"


def test_adding_a_unit(opened: Opened) -> None:
    """Ctrl+N; the kind follows the name until chosen; Enter saves; it is shown."""
    page, _, session = opened
    QTest.keyClick(page.tree.list, Qt.Key.Key_N, _CTRL)
    form = page.view.form
    assert not page.view.tasks.isVisible()
    type_in(form.name, "柳林镇")
    form.parent_unit.set_ids([unit_of(session, "鹿鸣片区管委会").id])
    QTest.keyClick(form.name, Qt.Key.Key_Return)
    added = unit_of(session, "柳林镇")
    assert (added.kind, added.parent_id) == (UnitKind.TOWN, unit_of(session, "鹿鸣片区管委会").id)
    assert shown(page) == "柳林镇"
    assert page.view.card._other.whole() == "上级 鹿鸣片区管委会"


def test_merging_says_what_moves_and_can_be_undone(opened: Opened) -> None:
    """Without a choice it asks for one; then the unit is a name of the other."""
    page, shell, session = opened
    gone, into = unit_of(session, "市城管局"), unit_of(session, "市住建局")
    page.show_target(gone.id)
    click(page, "并入…")
    pane = page.view.pane
    assert "“市城管局”的牵头 4 项、配合 3 项都归到所选单位名下" in pane.explanation.text()
    click(page, "并入")
    assert pane.target._note.text() == "请选一个单位"
    type_in(pane.picker.field, "市住建局")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Tab)
    assert "“市住建局”的别名" in pane.explanation.text()
    QTest.keyClick(pane.picker.field, Qt.Key.Key_Return, _CTRL)
    assert gone.id not in session.facts.units
    assert session.facts.units[into.id].aliases == ("市城管局",)
    assert shown(page) == "市住建局"
    undo = shell.said[-1][1]
    assert undo is not None
    undo()
    assert session.facts.units[gone.id] == gone


def test_the_trend_needs_reports_on_half_of_the_tasks(opened: Opened) -> None:
    """One task of three is no picture of a unit; two are, and the last point is today's mean of those."""
    page, _, session = opened
    unit = unit_of(session, "鹿鸣片区管委会")
    page.show_target(unit.id)
    card = page.view.card
    assert not card.trend.isVisible()
    other = next(line for line in session.facts.lines.values() if unit.id in line.task.lead and not line.latest)
    session.register_report(ProgressReport(0, other.task.id, unit.id, date(2026, 10, 20), 60))
    assert card.trend.isVisible()
    assert card.trend.accessibleName().endswith(f"{TODAY:%m-%d} 进度 70，序时 100")


def test_an_empty_ledger_begins_with_a_unit(qtbot: QtBot, theme: Theme, new_session: Session, jobs: Jobs) -> None:
    """The button opens the form; Esc leads back."""
    page, _, session = open_page(qtbot, theme, new_session, jobs)
    assert not page.tree.isVisible()
    click(page, "新增单位")
    assert page.view.form.isVisible()
    QTest.keyClick(page.view.form.name, Qt.Key.Key_Escape)
    assert not page.tree.isVisible()
    click(page, "新增单位")
    type_in(page.view.form.name, "市住建局")
    QTest.keyClick(page.view.form.name, Qt.Key.Key_S, _CTRL)
    assert [unit.name for unit in session.facts.units.values()] == ["市住建局"]
    assert page.view.card.isVisible()
    assert page.tree.isVisible()


def test_names_as_chips(qtbot: QtBot, theme: Theme) -> None:
    """Enter and 、 take a name, each once; × and Backspace take it away."""
    names = NamesEdit(theme)
    qtbot.addWidget(names)
    names.show()
    type_in(names.field, "甲、乙")
    QTest.keyClick(names.field, Qt.Key.Key_Return)
    type_in(names.field, "甲 ")
    assert names.names() == ("甲", "乙")
    chip = names.findChildren(Chip)[0]
    chip.removed.emit()
    names.field.clear()
    assert names.names() == ("乙",)
    QTest.keyClick(names.field, Qt.Key.Key_Backspace)
    assert names.names() == ()


def test_a_narrow_card_keeps_its_name(opened: Opened) -> None:
    """The figures give way; the bar below has them too."""
    card = opened[0].view.card
    assert card.figures.isVisible()
    card.resize(500, card.height())
    assert not card.figures.isVisible()


def test_contacts_are_kept_in_place(opened: Opened) -> None:
    """Added, edited, taken off; a person without a name is told; unsaved ones keep the page; undo."""
    page, shell, session = opened
    unit = unit_of(session, "市住建局")
    contacts = page.view.contacts
    QTest.mouseClick(page.view.side.chips[2], Qt.MouseButton.LeftButton)
    click(page, "新增联系人")
    form = contacts.form
    assert form.fields["name"].hasFocus()
    QTest.keyClick(form.fields["name"], Qt.Key.Key_Return)
    assert form._name._note.text() == "请写姓名"
    type_in(form.fields["name"], "李敏")
    type_in(form.fields["phone"], "6302")
    assert not page.leave()
    assert shell.said[-1][0] == "联系人还没有保存"
    QTest.keyClick(form.fields["phone"], Qt.Key.Key_Return)
    assert [(one.name, one.phone) for one in session.facts.contacts(unit.id)] == [("李敏", "6302")]
    assert page.view.side.chips[2].accessibleName() == "联系人，1 项"
    QTest.keyClick(contacts.table, Qt.Key.Key_Down)
    QTest.keyClick(contacts.table, Qt.Key.Key_Return)
    type_in(form.fields["post"], "主任")
    QTest.keyClick(form.fields["post"], Qt.Key.Key_Escape)
    assert session.facts.contacts(unit.id)[0].post == ""
    QTest.keyClick(contacts.table, Qt.Key.Key_Space)
    click(page, "删去")
    assert session.facts.contacts(unit.id) == []
    sentence, undo = shell.said[-1]
    assert sentence == "已删去联系人“李敏”"
    assert undo is not None
    undo()
    assert len(contacts.table.rows_model.rows) == 1
    page.show_target(unit_of(session, "市水利局").id)
    assert contacts.table.rows_model.rows == []


def test_what_a_unit_owes_leads_to_its_sheets(opened: Opened) -> None:
    """The open period and the missed one; sheets and entry of this unit alone."""
    page, shell, session = opened
    unit = unit_of(session, "市交通运输局")
    page.show_target(unit.id)
    QTest.mouseClick(page.view.side.chips[1], Qt.MouseButton.LeftButton)
    table = page.view.due.table
    states = [table.rows_model.columns[-1].text(item) for item in table.rows_model.rows]
    assert states == ["漏报 4", "待报"]
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Return)
    click(page, "发反馈表…")
    click(page, "电话登记")
    line = table.rows_model.rows[0].line
    assert shell.gone == [
        ("ledger", ("report", line.task.id)),
        ("reporting", ("send", [unit.id])),
        ("reporting", ("enter", unit.id)),
    ]
