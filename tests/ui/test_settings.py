"""设置: typing, saving, undoing, backups and looks, by mouse and by keyboard."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QColorDialog, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from supervisor_app.documents.drafting import compose
from supervisor_app.documents.kinds import FORMS
from supervisor_app.domain.life.time_limits import TIME_LIMITS, TimeLimit
from supervisor_app.domain.lights import Light, LightRule
from supervisor_app.domain.office import OfficeSettings
from supervisor_app.domain.papers.drafting import PaperDraft
from supervisor_app.domain.papers.notice import NoticeKind
from supervisor_app.store.backup import Reason
from supervisor_app.ui.contrast import contrast, legible
from supervisor_app.ui.pages.notice import NOTICE
from supervisor_app.ui.pages.settings import SETTINGS
from supervisor_app.ui.pages.settings.backups import BackupSection
from supervisor_app.ui.pages.settings.days import DaySection, known_words
from supervisor_app.ui.pages.settings.heads import HeadSection
from supervisor_app.ui.pages.settings.imprint import ImprintSection
from supervisor_app.ui.pages.settings.lights import LightSection, moves_words, relit
from supervisor_app.ui.pages.settings.looks import LookSection
from supervisor_app.ui.pages.settings.machine import MachineSection
from supervisor_app.ui.pages.settings.matters import MatterSection
from supervisor_app.ui.pages.settings.office import WhoSection
from supervisor_app.ui.pages.settings.page import SettingsPage
from supervisor_app.ui.pages.settings.papers import PaperSection
from supervisor_app.ui.pages.settings.section import Section
from supervisor_app.ui.pages.start import START
from supervisor_app.ui.session import Session
from supervisor_app.ui.theme import Mode, Theme
from supervisor_app.ui.widgets.chip import Chip
from supervisor_app.ui.widgets.field import Field
from supervisor_app.ui.window import Window
from tests.ui.office import TODAY, open_window

_LEFT, _CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
S = TypeVar("S", bound=Section)


@dataclass
class Opened:
    """The window on the page."""

    window: Window
    page: SettingsPage

    def part(self, kind: type[S]) -> S:
        """The section of a class."""
        return next(section for section in self.page.sections if isinstance(section, kind))

    def press(self, text: str) -> None:
        """Click the visible button that says so."""
        QApplication.sendPostedEvents()
        found = [b for b in self.window.findChildren(QPushButton) if b.isVisible() and b.text().strip() == text]
        assert len(found) == 1, text
        QTest.mouseClick(found[0], _LEFT)

    def save(self) -> None:
        """By the keyboard."""
        QTest.keyClick(self.page, Qt.Key.Key_S, _CTRL)


def said(field: Field) -> str:
    """The sentence under an input."""
    return field._note.text()


def show(qtbot: QtBot, theme: Theme, session: Session | None) -> Opened:
    """The window with this page in front."""
    window = open_window(theme, session, [NOTICE, SETTINGS], START)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    window.go("settings")
    page = window.page()
    assert isinstance(page, SettingsPage)
    if window.jobs.busy:
        with qtbot.waitSignal(window.jobs.idle):
            pass
    return Opened(window, page)


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme, session: Session) -> Iterator[Opened]:
    """The page over the filled ledger."""
    made = show(qtbot, theme, session)
    yield made
    made.window.jobs.close()
    theme.set_mode(Mode.LIGHT)
    theme.set_scale(100)


def test_what_is_typed_is_saved_in_one_command_and_undone(opened: Opened, session: Session) -> None:
    before = session.facts.office
    assert not opened.page.acts["save"].isEnabled()
    name = opened.part(WhoSection).inputs["name"]
    name.setText("  云溪县人民政府督查室 ")
    opened.part(PaperSection).days["reply_days"].setText("7")
    assert opened.page.facts() == "未保存：发文机关、文书"
    opened.press("保存")
    assert session.facts.office == replace(before, name="云溪县人民政府督查室", reply_days=7)
    assert not opened.page.acts["save"].isEnabled()
    opened.press("撤销")
    assert session.facts.office == before
    assert name.text() == before.name


def test_ctrl_s_saves_and_restore_forgets(opened: Opened, session: Session) -> None:
    phone = opened.part(WhoSection).inputs["phone"]
    phone.setText("8801")
    opened.save()
    assert session.facts.office.phone == "8801"
    phone.setText("9")
    opened.press("还原")
    assert phone.text() == "8801"


def test_a_needed_field_is_told_beside_it_and_nothing_is_saved(opened: Opened, session: Session) -> None:
    before, section = session.facts.office, opened.part(HeadSection)
    section.code.clear()
    assert said(section.code_field) == "请填机关代字"
    opened.press("保存")
    assert opened.window.messages.text() == "没有保存：红头和文号：请填机关代字"
    assert session.facts.office == before


def test_the_heads_follow_and_a_new_code_counts_anew(opened: Opened) -> None:
    section = opened.part(HeadSection)
    assert "政督〔2026〕4号" in section.general.accessibleName()
    section.mark.setText("云溪县人民政府文件")
    section.letter_mark.setText("云溪县人民政府")
    section.code.setText("云督")
    assert section.general.accessibleName().startswith("红头样式：云溪县人民政府文件，云督〔2026〕1号")
    assert section.letter.accessibleName().startswith("红头样式：云溪县人民政府，云督函〔2026〕1号")
    section.mark.clear()
    section.letter_mark.clear()
    opened.part(WhoSection).inputs["name"].setText("云溪县督查室")
    assert section.general.accessibleName().startswith("红头样式：云溪县督查室，")
    assert section.letter.accessibleName().startswith("红头样式：云溪县督查室，")


def test_a_kind_may_have_a_code_of_its_own(opened: Opened, session: Session) -> None:
    """The number shown is the one the next paper of the kind gets once it is saved; a wrong code is told beside it."""
    section = opened.part(HeadSection)
    for kind, note in section.numbers.items():
        assert note.text() == str(session.facts.next_number(kind))
    warning = section.codes[NoticeKind.WARNING]
    assert warning.placeholderText() == "政督"
    warning.setText("政督2026")
    assert section.numbers[NoticeKind.WARNING].text() == "只写代字，年份和序号由程序编"
    assert warning.property("wrong")
    opened.save()
    assert session.facts.office.document_codes == {}
    warning.setText("政督预")
    opened.save()
    assert session.facts.office.document_codes == {NoticeKind.WARNING: "政督预"}
    assert section.numbers[NoticeKind.WARNING].text() == str(session.facts.next_number(NoticeKind.WARNING))
    assert str(session.facts.next_number(NoticeKind.WARNING)) == "政督预〔2026〕1号"


def test_the_foot_of_papers_is_set(opened: Opened, session: Session) -> None:
    """Strict papers have no code unless it is asked for; what is set, new papers begin with."""
    section = opened.part(ImprintSection)
    assert not section.flags["qr_code"].isChecked()
    section.inputs["copy_to"].setText(" 市委办公室 ")
    for flag in section.flags.values():
        QTest.keyClick(flag, Qt.Key.Key_Space)
    opened.save()
    office = session.facts.office
    assert (office.copy_to, office.sealed, office.even_pages, office.qr_code) == ("市委办公室", False, True, True)
    draft = PaperDraft(NoticeKind.CIRCULAR, session.facts.ground())
    paper = compose(FORMS[draft.kind], draft, session.facts.next_number(draft.kind))
    assert (paper.copy_to, paper.even, paper.code != "") == ("市委办公室", True, True)


def test_time_limits_are_added_changed_and_taken_away(opened: Opened, session: Session) -> None:
    section = opened.part(MatterSection)
    limits = section.limits
    QTest.mouseClick(limits.rows[0].cross, _LEFT)
    opened.press("加一条")
    row = limits.rows[-1]
    assert row.name.hasFocus()
    QTest.keyClicks(row.days, "7")
    assert section.faults() == ["办理时限要有来源，请填写，或去掉这一条"]
    row.name.setText("会议纪要")
    assert section.faults() == ["有两条都叫“会议纪要”，请改一条"]
    row.name.setText("市长热线转办")
    row.days.setText("0")
    assert section.faults() == ["市长热线转办：请填 1 到 3650 之间的整数"]
    row.days.setText("7")
    row.working.click()
    section.moves.click()
    section.largest.setText("80")
    opened.save()
    office = session.facts.office
    assert office.time_limits == (*TIME_LIMITS[1:], TimeLimit("市长热线转办", 7, working=True))
    assert (office.closing_moves, office.attachment_mb) == (True, 80)
    QTest.mouseClick(section.again, _LEFT)
    opened.save()
    assert session.facts.office == replace(office, time_limits=TIME_LIMITS, closing_moves=False, attachment_mb=50)


def test_the_page_is_not_left_with_something_unsaved(opened: Opened, session: Session) -> None:
    opened.part(WhoSection).inputs["phone"].setText("8801")
    opened.window.go("notice")
    assert opened.window.page() is opened.page
    assert opened.window.messages.text() == "“发文机关”有没保存的修改，请保存或还原"
    opened.press("放弃修改")
    opened.window.go("notice")
    assert opened.window.page() is not opened.page
    assert session.facts.office.phone == "6301"


def test_others_changes_do_not_take_what_is_typed(opened: Opened, session: Session) -> None:
    phone, person = (opened.part(WhoSection).inputs[name] for name in ("phone", "contact_person"))
    days = opened.part(PaperSection).days["reply_days"]
    phone.setText("8801")
    session.save_office(replace(session.facts.office, contact_person="陈立", reply_days=9))
    assert (phone.text(), days.text()) == ("8801", "9")
    opened.save()
    assert session.facts.office.phone == "8801"
    assert person.text() == session.facts.office.contact_person


def test_numbers_tell_at_once_which_tasks_change_light(opened: Opened, session: Session) -> None:
    section, total = opened.part(LightSection), len(session.facts.lines)
    assert section.effect.text() == f"按这组数，{total} 项事项的亮灯与现在相同"
    section.near.setText("20")
    moves = relit(session.facts.lines.values(), session, LightRule(20, 10, 30))
    assert moves[Light.GREEN, Light.YELLOW] > 0
    assert f"有 {moves.total()} 项换灯" in section.effect.text()
    before = {at: line.light for at, line in session.facts.lines.items()}
    opened.save()
    after = {at: line.light for at, line in session.facts.lines.items()}
    assert Counter((before[at], after[at]) for at in after if before[at] is not after[at]) == moves


def test_the_sum_of_moves_is_told_by_kind() -> None:
    moves = Counter({(Light.GREEN, Light.YELLOW): 3, (Light.YELLOW, Light.RED): 1})
    assert moves_words(moves, 38) == "38 项中有 4 项换灯：绿→黄 3 项、黄→红 1 项"


@pytest.mark.parametrize(
    ("near", "yellow", "red", "fault"),
    [
        ("61", "10", "30", "请填 0 到 60 之间的整数"),
        ("3", "x", "30", "请填 1 到 100 之间的数"),
        ("3", "40", "30", "黄灯的落后点数不能大于红灯的，请改小"),
    ],
)
def test_wrong_numbers_are_told_and_not_clipped(
    opened: Opened, session: Session, near: str, yellow: str, red: str, fault: str
) -> None:
    section, before = opened.part(LightSection), session.facts.office
    for edit, text in ((section.near, near), (section.yellow, yellow), (section.red, red)):
        edit.setText(text)
    assert section._note.text() == fault
    assert not section.effect.isVisible()
    opened.save()
    assert session.facts.office == before
    assert section.near.text() == near


def test_arrows_step_a_number_within_its_range(opened: Opened) -> None:
    near = opened.part(LightSection).near
    near.setText("59")
    QTest.keyClick(near, Qt.Key.Key_Up)
    QTest.keyClick(near, Qt.Key.Key_Up)
    assert near.text() == "60"
    QTest.keyClick(near, Qt.Key.Key_Down)
    assert near.text() == "59"


def test_a_pale_colour_is_refused_and_a_legible_one_saved(
    opened: Opened, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = opened.part(LightSection)
    row = section.rows[Light.GREEN]
    row.colour.setText("9fddb8")
    assert section.faults() == ["与白底的对比只有 1.6，看不清，请选深一些的颜色"]
    row.colour.setText("蓝")
    assert section.faults() == ["颜色请写成 #C8302B 的样子"]
    monkeypatch.setattr(QColorDialog, "getColor", lambda *_: QColor("#1b5db0"))
    QTest.mouseClick(row.pick, _LEFT)
    row.name.setText("蓝")
    opened.save()
    assert session.facts.office.light_colours == {Light.GREEN: "#1B5DB0"}
    assert session.facts.office.light_names[Light.GREEN] == "蓝"
    QTest.mouseClick(section.again, _LEFT)
    opened.save()
    default = OfficeSettings()
    office = session.facts.office
    assert (office.rule, office.light_names, office.light_colours) == (default.rule, default.light_names, {})


def test_two_lights_cannot_have_one_name(opened: Opened) -> None:
    section = opened.part(LightSection)
    section.rows[Light.YELLOW].name.setText("红")
    assert section.faults() == ["两种灯不能同名，请改"] * 2


def test_colours_are_made_legible_on_dark_ground() -> None:
    ground, colour = QColor("#1A2028"), QColor("#14427F")
    assert contrast(QColor("white"), QColor("black")) == pytest.approx(21)
    assert contrast(colour, ground) < 3 <= contrast(legible(colour, ground, 3), ground) < 3.2
    assert legible(QColor("white"), ground, 3) == QColor("white")


def test_the_theme_takes_the_offices_colours_in_both_schemes() -> None:
    theme = Theme(Mode.DARK)
    theme.set_lights({}, {Light.RED: "#14427F", Light.YELLOW: "#FFE680"})
    assert contrast(theme.color("light_red"), theme.color("surface")) >= 3
    assert contrast(theme.color("light_red_ink"), theme.color("surface")) >= 4.5
    theme.set_mode(Mode.LIGHT)
    assert theme.color("light_red") == QColor("#14427F")
    assert contrast(theme.color("light_yellow_edge"), theme.color("surface")) >= 3


def test_a_holiday_is_added_as_a_span_and_one_day_taken_away(opened: Opened, session: Session) -> None:
    section = opened.part(DaySection)
    section.first.set_text("2027-02-05")
    section.last.set_text("2027-02-09")
    QTest.mouseClick(section.rest, _LEFT)
    days = {date(2027, 2, 5): False, date(2027, 2, 8): False, date(2027, 2, 9): False}
    assert section.apply(session.facts.office).day_overrides == days
    QTest.keyClick(section._list.findChildren(Chip)[0], Qt.Key.Key_Delete)
    opened.save()
    assert session.facts.office.day_overrides == {date(2027, 2, 8): False, date(2027, 2, 9): False}
    assert not session.facts.yardstick.calendar.is_workday(date(2027, 2, 8))


@pytest.mark.parametrize(
    ("first", "last", "field", "fault"),
    [
        ("", "", "_first_field", "请填日期，如 2027-02-05"),
        ("2026-11-21", "", "_first_field", "本来就是休息，不用加"),
        ("2026-11-23", "2026-11-20", "_last_field", "请填 11-23 之后一个月以内的日期"),
    ],
)
def test_wrong_days_are_told(opened: Opened, first: str, last: str, field: str, fault: str) -> None:
    section = opened.part(DaySection)
    section.first.set_text(first)
    section.last.set_text(last)
    QTest.mouseClick(section.rest, _LEFT)
    assert getattr(section, field)._note.text() == fault
    assert not section.unsaved()


def test_known_calendars_are_told() -> None:
    assert known_words(TODAY).startswith("2025、2026 年按国务院公布的放假安排计。2027 年")
    assert "没有收入" not in known_words(date(2020, 5, 1))


def test_a_folder_is_chosen_and_a_wrong_one_told(
    opened: Opened, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = opened.part(PaperSection).folder
    folder.input.setText("papers")
    assert opened.part(PaperSection).faults() == ["请写完整路径，或用“选择…”"]
    folder.input.setText(str(tmp_path / "a" / "b"))
    assert opened.part(PaperSection).faults() == [f"{tmp_path / 'a'} 不存在，请先建好或另选"]
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    folder._choose()
    opened.save()
    assert session.facts.office.notice_folder == str(tmp_path)


def test_a_backup_is_made_once_and_listed(opened: Opened, qtbot: QtBot) -> None:
    section = opened.part(BackupSection)
    assert section._empty.isVisibleTo(section.table)
    with qtbot.waitSignal(opened.window.jobs.idle):
        opened.press("立即备份")
    assert "已备份 38 项" in opened.window.messages.text()
    (made,) = section.table.rows_model.rows
    assert [column.text(made) for column in section.table.rows_model.columns[1:4]] == ["手动", "完好", "38"]
    with qtbot.waitSignal(opened.window.jobs.idle):
        opened.press("立即备份")
    assert opened.window.messages.text() == "上次备份以后没有改动，不用再备份"


def test_a_backup_is_put_back_after_asking(opened: Opened, session: Session, qtbot: QtBot) -> None:
    section = opened.part(BackupSection)
    session.vault.back_up(Reason.DAILY)
    before = session.facts.office
    session.save_office(replace(before, phone="8801"))
    with qtbot.waitSignal(opened.window.jobs.idle):
        section.refresh()
    opened.page.show_target("backup")
    section.table.choose(section.table.rows_model.rows[0].path)
    QTest.keyClick(section.table, Qt.Key.Key_Return)
    assert section.question.isVisible()
    opened.press("不恢复")
    assert session.facts.office.phone == "8801"
    section.table.acted.emit(section.table.rows_model.rows[0])
    with qtbot.waitSignal(opened.window.jobs.idle):
        opened.press("恢复这份备份")
    assert session.facts.office == before
    assert opened.part(WhoSection).inputs["phone"].text() == before.phone
    aside = [path for path in session.path.parent.iterdir() if path.name in opened.window.messages.text()]
    assert len(aside) == 1


def test_a_damaged_backup_cannot_be_put_back(opened: Opened, session: Session, qtbot: QtBot) -> None:
    made = session.vault.back_up()
    assert made is not None
    made.path.write_bytes(b"SQLite format 3" + bytes(5000))
    section = opened.part(BackupSection)
    with qtbot.waitSignal(opened.window.jobs.idle):
        section.refresh()
    (found,) = section.table.rows_model.rows
    assert [column.text(found) for column in section.table.rows_model.columns[2:4]] == ["不能用", "–"]
    section.table.acted.emit(found)
    assert not section.question.isVisible()


def test_looks_change_at_once_and_are_remembered(opened: Opened, theme: Theme) -> None:
    memory = opened.window.memory
    QTest.mouseClick(opened.part(LookSection).modes[Mode.DARK], _LEFT)
    assert theme.dark
    assert memory.value("theme/mode") == "dark"
    QTest.mouseClick(opened.part(LookSection).scales[125], _LEFT)
    assert theme.scale == 1.25
    assert memory.value("theme/scale") == 125
    page = opened.window.page()
    assert isinstance(page, SettingsPage)
    assert Opened(opened.window, page).part(LookSection).scales[125].isChecked()


def test_the_check_reports_a_sound_file_and_faults(
    opened: Opened, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = opened.part(MachineSection)
    with qtbot.waitSignal(opened.window.jobs.idle):
        opened.press("校验台账")
    assert section.report.text().startswith("台账完好")
    monkeypatch.setattr(session.vault, "faults", lambda: ["台账日志第 3 行与写入时不一致"])
    with qtbot.waitSignal(opened.window.jobs.idle):
        opened.press("校验台账")
    assert section.report.text() == "台账日志第 3 行与写入时不一致。请从备份恢复，或保留这份文件请人检查"


def test_the_index_goes_to_a_section_by_arrows(opened: Opened) -> None:
    index, bar = opened.page.index, opened.page._scroll.verticalScrollBar()
    index.buttons[0].setFocus()
    last = opened.page.sections.index(opened.part(PaperSection))
    for at in range(last):
        assert index.buttons[at].hasFocus()
        QTest.keyClick(index.buttons[at], Qt.Key.Key_Down)
    assert index.buttons[last].isChecked()
    assert bar.value() == opened.part(PaperSection).y()
    bar.setValue(0)
    assert index.buttons[0].isChecked()


def test_without_a_ledger_only_the_machine_s_own_is_set(qtbot: QtBot, theme: Theme) -> None:
    opened = show(qtbot, theme, None)
    assert [section.id for section in opened.page.sections] == ["fonts", "look"]
    assert opened.page.primary is None
    opened.window.jobs.close()


def test_nothing_is_cut_off_in_a_small_window_at_the_largest_scale(opened: Opened, theme: Theme) -> None:
    """The index gives way."""
    assert opened.page.index.isVisible()
    opened.window.resize(1280, 720)
    theme.set_scale(150)
    try:
        page = opened.window.page()
        assert isinstance(page, SettingsPage)
        QApplication.sendPostedEvents()
        assert not page.index.isVisible()
        assert page._inner.minimumSizeHint().width() <= page._scroll.viewport().width()
    finally:
        theme.set_scale(100)
