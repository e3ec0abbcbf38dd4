"""The small pieces: dates as people write them, units by initials, chips, messages, search box."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from supervisor_app.domain.lights import Light
from supervisor_app.ui.theme import Mode, Theme
from supervisor_app.ui.widgets.buttons import FocusRing, button
from supervisor_app.ui.widgets.chip import Chip
from supervisor_app.ui.widgets.date_edit import DateEdit
from supervisor_app.ui.widgets.field import Field, Note
from supervisor_app.ui.widgets.labels import ClampedLabel, ElidedLabel
from supervisor_app.ui.widgets.message_bar import MessageBar
from supervisor_app.ui.widgets.search_box import SearchBox
from supervisor_app.ui.widgets.unit_picker import UnitPicker, find_units
from tests.scenes.facts import UNITS

HELD_ON = date(2026, 11, 19)


def write(field: QLineEdit, text: str) -> None:
    """Type through an input method, as Chinese is typed."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(field, event)


@pytest.mark.parametrize(
    ("text", "day", "note"),
    [
        ("12月底前", date(2026, 12, 31), "2026-12-31 周四"),
        ("11-30", date(2026, 11, 30), "2026-11-30 周一"),
        ("每月5日前", None, "每月5日前报送，无办结时限"),
        ("长期坚持", None, "无固定时限"),
        ("", None, ""),
    ],
)
def test_a_date_is_shown_as_understood(theme: Theme, qtbot: QtBot, text: str, day: date | None, note: str) -> None:
    edit = DateEdit(theme, HELD_ON)
    qtbot.addWidget(edit)
    write(edit.field, text)
    assert (edit.day(), edit.note(), edit.text()) == (day, note, text)
    assert not edit.field.property("wrong")


def test_a_date_not_understood_is_complained_of(theme: Theme, qtbot: QtBot) -> None:
    edit = DateEdit(theme, HELD_ON)
    qtbot.addWidget(edit)
    with qtbot.waitSignal(edit.changed):
        edit.set_text("尽快")
    assert not edit.reading().known
    assert edit.field.property("wrong")
    assert "尽快" in edit.note()
    edit.set_date(date(2026, 12, 5))
    assert (edit.text(), edit.field.property("wrong")) == ("2026-12-05", False)


@pytest.mark.parametrize(
    ("text", "ids"),
    [("zj", [1]), ("住房", [1]), ("片区", [2]), ("市城管局", [5]), ("sz", [1, 6]), ("没有", [])],
)
def test_units_are_found_by_name_alias_and_initials(text: str, ids: list[int]) -> None:
    assert [unit.id for unit in find_units(text, UNITS)] == ids


def test_one_unit_is_taken_when_it_is_the_only_match(theme: Theme, qtbot: QtBot) -> None:
    picker = UnitPicker(theme, UNITS)
    qtbot.addWidget(picker)
    write(picker.field, "住房")
    with qtbot.waitSignal(picker.changed):
        QTest.keyClick(picker.field, Qt.Key.Key_Return)
    assert (picker.ids(), picker.field.text(), picker.unknown()) == ((1,), "市住建局", "")


@pytest.mark.parametrize("text", ["没有这个局", "市"])
def test_an_unclear_unit_is_kept_out(theme: Theme, qtbot: QtBot, text: str) -> None:
    picker = UnitPicker(theme, UNITS)
    qtbot.addWidget(picker)
    write(picker.field, text)
    QTest.keyClick(picker.field, Qt.Key.Key_Return)
    assert (picker.ids(), picker.unknown()) == ((), text)
    assert picker.field.property("wrong")


def test_several_units_are_chips(theme: Theme, qtbot: QtBot) -> None:
    picker = UnitPicker(theme, UNITS, several=True)
    qtbot.addWidget(picker)
    for text in ("住房", "水利"):
        write(picker.field, text)
        QTest.keyClick(picker.field, Qt.Key.Key_Return)
    assert picker.ids() == (1, 8)
    chips = picker.findChildren(Chip)
    assert [chip.text() for chip in chips if chip.parent() is not None] == ["市住建局", "市水利局"]
    QTest.keyClick(picker.field, Qt.Key.Key_Backspace)
    assert picker.ids() == (1,)


def test_a_chip_is_pressed_counted_and_removed(theme: Theme, qtbot: QtBot) -> None:
    chip = Chip(theme, "红", light=Light.RED, count=6, checkable=True)
    qtbot.addWidget(chip)
    narrow = chip.sizeHint().width()
    chip.set_count(6000)
    assert chip.sizeHint().width() > narrow
    assert chip.accessibleName() == "红，6000 项"
    QTest.keyClick(chip, Qt.Key.Key_Return)
    assert chip.isChecked()
    gone = Chip(theme, "来源：推进会", removable=True)
    qtbot.addWidget(gone)
    gone.resize(gone.sizeHint())
    with qtbot.waitSignal(gone.removed), qtbot.assertNotEmitted(gone.clicked):
        QTest.mouseClick(gone, Qt.MouseButton.LeftButton, pos=QPoint(gone.width() - 16, 14))
    with qtbot.waitSignal(gone.removed):
        QTest.keyClick(gone, Qt.Key.Key_Delete)


def test_a_message_offers_what_can_be_done(theme: Theme, qtbot: QtBot) -> None:
    bar, done = MessageBar(theme), []
    qtbot.addWidget(bar)
    assert bar.text() == ""
    bar.say("已登记进展。", "撤销", lambda: done.append(1))
    assert bar.text() == "已登记进展。"
    bar.action.click()
    assert (done, bar.text()) == ([1], "")
    bar.warn("磁盘已满，请清理后再试")
    assert bar.action.isHidden()


def test_the_search_box_speaks_after_a_pause_and_at_once_on_enter(theme: Theme, qtbot: QtBot) -> None:
    box = SearchBox(theme, "搜索")
    qtbot.addWidget(box)
    said: list[str] = []
    box.searched.connect(said.append)
    write(box, " 学府 ")
    assert said == []
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert said == ["学府"]
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert (box.text(), said) == ("", ["学府", ""])
    with qtbot.waitSignal(box.left):
        QTest.keyClick(box, Qt.Key.Key_Escape)


def test_a_field_complains_and_is_content_again(theme: Theme, qtbot: QtBot) -> None:
    line = QLineEdit()
    field = Field(theme, "编号", line, needed=True)
    qtbot.addWidget(field)
    field.complain("编号已有，请改一个")
    assert line.property("wrong")
    field.complain("")
    assert not line.property("wrong")


def test_a_complained_day_says_one_thing_until_it_is_changed(theme: Theme, qtbot: QtBot) -> None:
    edit = DateEdit(theme, HELD_ON)
    field = Field(theme, "签收日期", edit)
    qtbot.addWidget(field)
    field.show()
    assert edit.field.accessibleName() == "签收日期"
    edit.set_text("2月30日")
    field.complain("请填日期，如 11-20")
    assert edit.field.property("wrong")
    assert notes(field) == ["请填日期，如 11-20"]
    edit.field.selectAll()
    write(edit.field, "2026-11-20")
    assert not edit.field.property("wrong")
    assert notes(field) == ["2026-11-20 周五"]


def test_the_mark_of_a_complaint_follows_the_theme(qtbot: QtBot) -> None:
    """One drawn for the light scheme is not seen on a dark ground."""
    theme = Theme(Mode.LIGHT)
    note = Note(theme)
    qtbot.addWidget(note)
    note.set_text("请改", wrong=True)
    light = note._mark.pixmap().toImage()
    theme.set_mode(Mode.DARK)
    assert note._mark.pixmap().toImage() != light


def notes(field: Field) -> list[str]:
    """What is said under an input."""
    return [note.text() for note in field.findChildren(Note) if note.isVisible() and note.text()]


def test_a_cut_text_is_its_own_tooltip(theme: Theme, qtbot: QtBot) -> None:
    made = ElidedLabel("鹿鸣片区回迁楼三期竣工备案")
    qtbot.addWidget(made)
    made.resize(80, 20)
    made.show()
    assert made.text().endswith("…")
    assert made.toolTip() == made.whole()
    made.resize(400, 20)
    assert (made.text(), made.toolTip()) == (made.whole(), "")


def test_a_long_title_is_cut_after_its_lines(theme: Theme, qtbot: QtBot) -> None:
    made = ClampedLabel(2)
    qtbot.addWidget(made)
    made.resize(200, 100)
    made.show()
    made.set_whole("竣工备案" * 50)
    assert made.text().endswith("…")
    assert made.heightForWidth(200) <= 2 * made.fontMetrics().lineSpacing() + 2
    assert made.toolTip() == made.whole() == "竣工备案" * 50
    made.set_whole("竣工备案")
    assert (made.text(), made.toolTip()) == ("竣工备案", "")


def test_the_ring_follows_the_keyboard(theme: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    focus, box = FocusRing(qapp, theme), QWidget()
    qtbot.addWidget(box)
    row = QHBoxLayout(box)
    first, other = button(theme, "打印"), QLineEdit()
    row.addWidget(first)
    row.addWidget(other)
    box.show()
    box.activateWindow()
    QTest.qWaitForWindowActive(box)
    first.setFocus(Qt.FocusReason.TabFocusReason)
    ring = focus.ring()
    assert ring is not None
    assert ring.isVisible()
    assert ring.geometry() == first.geometry().adjusted(-4, -4, 4, 4)
    other.setFocus(Qt.FocusReason.TabFocusReason)
    assert focus.ring() is None
    focus.deleteLater()


def test_a_tooltip_shows_markup_as_it_is_written(qtbot: QtBot, theme: Theme) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.show()
    QToolTip.showText(QPoint(5, 5), "<b>城建</b> <img src='/nowhere.png'>", host)
    tips = [found for found in QApplication.topLevelWidgets() if found.metaObject().className() == "QTipLabel"]
    assert [(tip.textFormat(), tip.text()) for tip in tips if isinstance(tip, QLabel)] == [
        (Qt.TextFormat.PlainText, "<b>城建</b> <img src='/nowhere.png'>")
    ]
    QToolTip.hideText()
