"""The window's frame: pages made late, reached by keyboard, refreshed only for what they watch; search and undo."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from supervisor_app.domain.changes import Changes
from supervisor_app.errors import UserError
from supervisor_app.ui.actions import ActionSpec
from supervisor_app.ui.errors import ErrorDesk
from supervisor_app.ui.jobs import Jobs
from supervisor_app.ui.memory import Forgetful
from supervisor_app.ui.page import LedgerPage, Page, PageSpec, Shell
from supervisor_app.ui.session import Session
from supervisor_app.ui.shortcuts import ShortcutsDialog, shortcut_groups
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.window import Window


class Recording(LedgerPage):
    """A page that notes what it is asked."""

    ACTIONS = (ActionSpec("go", "办理", "check", ("Ctrl+R",)), ActionSpec("out", "离开", keys=("Esc",)))
    HINTS = (("Enter", "办理"),)
    stays = False

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.primary = self.acts["go"]
        self.refreshed: list[Changes] = []
        self.targets: list[object] = []
        self.filtered = 0

    def title(self) -> str:
        """Its name."""
        return "记录"

    def facts(self) -> str:
        """How often it was refreshed."""
        return f"{len(self.refreshed)} 次"

    def refresh(self, changes: Changes) -> None:
        """Note it."""
        self.refreshed.append(changes)

    def show_target(self, target: object) -> None:
        """Note it."""
        self.targets.append(target)

    def focus_filter(self) -> None:
        """Count it."""
        self.filtered += 1

    def leave(self) -> bool:
        """Refuse while told to stay."""
        return not self.stays


class Units(Recording):
    """A page that watches units only."""

    WATCHES = Changes.UNITS


class Plain(Page):
    """A page without a ledger."""

    def title(self) -> str:
        """Its name."""
        return "设置"


PAGES = (
    PageSpec("ledger", "台账", "table-2", Recording),
    PageSpec("unit", "单位", "landmark", Units),
    PageSpec("settings", "设置", "settings-2", Plain, bottom=True, needs_ledger=False),
    PageSpec("meeting", "会议", "mic", Recording),
)
START = PageSpec("start", "开始", "file-input", Plain, needs_ledger=False)


@pytest.fixture
def memory() -> Forgetful:
    """What is remembered."""
    return Forgetful()


@pytest.fixture
def window(theme: Theme, session: Session, qtbot: QtBot, memory: Forgetful) -> Window:
    """Shown over the filled ledger."""
    made = Window(theme, memory, Jobs(), ErrorDesk(), PAGES, START)
    qtbot.addWidget(made)
    made.show_session(session)
    made.show()
    made.activateWindow()
    QTest.qWaitForWindowActive(made)
    return made


def shown(window: Window) -> Recording:
    """The page shown."""
    page = window.page()
    assert isinstance(page, Recording)
    return page


def test_pages_are_made_when_first_shown(window: Window) -> None:
    first = shown(window)
    assert first.refreshed == [Changes.ALL]
    window.go("unit", 7)
    units = shown(window)
    assert units.targets == [7]
    window.go("ledger")
    assert shown(window) is first
    assert first.refreshed == [Changes.ALL]


@pytest.mark.parametrize(("key", "page"), [(Qt.Key.Key_2, "unit"), (Qt.Key.Key_3, "settings")])
def test_control_and_a_figure_open_a_page(window: Window, key: Qt.Key, page: str) -> None:
    QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    assert window.rail.items[page].isChecked()
    assert not window.rail.items["ledger"].isChecked()


def test_the_rail_by_arrows(window: Window) -> None:
    window.rail.items["ledger"].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(window.rail.items["ledger"], Qt.Key.Key_Down)
    assert window.rail.items["unit"].hasFocus()
    QTest.keyClick(window.rail.items["unit"], Qt.Key.Key_Return)
    assert isinstance(window.page(), Units)
    QTest.keyClick(window.rail.items["unit"], Qt.Key.Key_Up)
    QTest.keyClick(window.rail.items["ledger"], Qt.Key.Key_Space)
    assert type(window.page()) is Recording


def test_only_what_a_page_watches_makes_it_look_again(window: Window, session: Session) -> None:
    ledger = shown(window)
    window.go("unit")
    units = shown(window)
    task = next(iter(session.facts.lines.values())).task
    session.edit_task(task, replace(task, remark="一"))
    assert (len(ledger.refreshed), len(units.refreshed)) == (1, 1)
    window.go("ledger")
    assert len(ledger.refreshed) == 2
    assert ledger.refreshed[1] & Changes.TASKS


def test_a_page_may_refuse_to_be_left(window: Window) -> None:
    page = shown(window)
    page.stays = True
    window.rail.items["unit"].click()
    assert window.page() is page
    assert window.rail.items["ledger"].isChecked()
    assert not window.close()
    page.stays = False
    assert window.close()


def test_the_root_may_refuse_to_close(window: Window) -> None:
    refuse = [True]

    def decide(event: QCloseEvent) -> None:
        if refuse[0]:
            event.ignore()

    window.closing.connect(decide)
    assert not window.close()
    refuse[0] = False
    assert window.close()


def test_the_header_shows_the_page_and_its_action(window: Window) -> None:
    page, fired = shown(window), []
    page.acts["go"].triggered.connect(lambda: fired.append(1))
    page.acts["go"].setText("办理 3 项")
    page.head_changed.emit()
    button = window.header.primary()
    assert button is not None
    assert button.text().strip() == "办理 3 项"
    button.click()
    QTest.keyClick(window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert len(fired) == 2
    page.acts["go"].setEnabled(False)
    assert not button.isEnabled()


def test_the_keys_of_the_page_work_from_the_header_and_only_while_it_is_seen(window: Window) -> None:
    """Ctrl+R from the search box or the rail; Esc stays with what has the keyboard."""
    done: list[str] = []
    first = shown(window)
    first.acts["go"].triggered.connect(lambda: done.append("台账"))
    first.acts["out"].triggered.connect(lambda: done.append("离开"))
    window.header.search.setFocus()
    QTest.keyClick(window.header.search, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert done == ["台账"]
    QTest.keyClick(window.header.search, Qt.Key.Key_Escape)
    assert done == ["台账"]
    window.go("unit")
    shown(window).acts["go"].triggered.connect(lambda: done.append("单位"))
    window.rail.items["unit"].setFocus()
    QTest.keyClick(window.rail.items["unit"], Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert done == ["台账", "单位"]


def test_control_f_filters_the_page(window: Window) -> None:
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert shown(window).filtered == 1


def test_control_k_finds_and_goes_there(window: Window, session: Session, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    box = window.header.search
    assert box.hasFocus()
    QTest.keyClicks(box, "ljxq")  # 老旧小区, by initials
    with qtbot.waitSignal(box.searched):
        pass
    popup = window.searching.popup
    assert popup.isVisible()
    (wanted,) = popup.hits()
    assert (wanted.title, wanted.page) == ("老旧小区改造五标段外墙保温收尾", "ledger")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert shown(window).targets == [wanted.target]
    assert not popup.isVisible()
    assert box.text() == ""


def test_arrows_choose_among_what_was_found(window: Window) -> None:
    box = window.header.search
    box.setFocus()
    box.searched.emit("住建")
    hits = window.searching.popup.hits()
    assert {hit.page for hit in hits} == {"ledger", "unit"}
    box.setText("住建")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return):
        QTest.keyClick(box, key)
    assert shown(window).targets == [hits[1].target]


def test_papers_are_found_by_number(window: Window, session: Session) -> None:
    paper = session.facts.notices[0]
    window.header.search.searched.emit(str(paper.number))
    assert [(hit.page, hit.target) for hit in window.searching.popup.hits()] == [("notice", ("notice", paper.id))]


def test_nothing_found_says_so(window: Window) -> None:
    window.header.search.setFocus()
    window.header.search.searched.emit("没有这样的事项")
    assert window.searching.popup.hits() == []
    assert window.searching.popup.isVisible()


def test_undo_is_named_and_done(window: Window, session: Session) -> None:
    assert not window.acts["undo"].isEnabled()
    task = next(iter(session.facts.lines.values())).task
    session.edit_task(task, replace(task, remark="一"))
    assert window.acts["undo"].text().startswith("撤销：")
    assert window.messages.text().startswith("已")
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.facts.lines[task.id].task.remark == task.remark
    assert not window.acts["undo"].isEnabled()
    QTest.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert session.facts.lines[task.id].task.remark == "一"


def test_failures_become_sentences(window: Window) -> None:
    window.desk.handle(UserError("编号重复，请改一个"))
    assert window.messages.text() == "编号重复，请改一个"


def test_without_a_ledger_only_settings_can_be_reached(window: Window) -> None:
    window.show_session(None)
    assert {name for name, item in window.rail.items.items() if item.isEnabled()} == {"settings"}
    assert not window.header.search.isVisible()
    QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(window.page(), Plain)


def test_page_and_size_are_remembered(
    window: Window, theme: Theme, session: Session, memory: Forgetful, qtbot: QtBot
) -> None:
    window.go("unit")
    window.resize(1111, 700)
    window.close()
    other = Window(theme, memory, Jobs(), ErrorDesk(), PAGES, START)
    qtbot.addWidget(other)
    other.show_session(session)
    assert isinstance(other.page(), Units)
    assert other.height() == 700


def test_a_badge_is_also_said(window: Window) -> None:
    window.set_badge("unit", 27)
    assert window.rail.items["unit"].badge() == 27
    assert window.rail.items["unit"].accessibleName() == "单位，27 项待办"
    window.set_badge("unit", 0)
    assert window.rail.items["unit"].accessibleName() == "单位"


def test_views_of_an_entry_are_reached_from_the_header(theme: Theme, session: Session, qtbot: QtBot) -> None:
    """The rail shows the entry alone; click, keys and `go` change the view; another entry has no switch."""
    views = (*PAGES, PageSpec("extra", "另一视图", "target", Recording, under="ledger"))
    memory = Forgetful()
    window = Window(theme, memory, Jobs(), ErrorDesk(), views, START)
    qtbot.addWidget(window)
    window.show_session(session)
    window.show()
    segments = window.header.views
    assert list(window.rail.items) == ["ledger", "unit", "settings", "meeting"]
    assert [made.text() for made in segments.buttons.values()] == ["台账", "另一视图"]
    first = shown(window)
    QTest.mouseClick(segments.buttons["extra"], Qt.MouseButton.LeftButton)
    assert shown(window) is not first
    assert window.rail.items["ledger"].isChecked()
    assert memory.value("window/page") == "ledger"
    QTest.keyClick(segments, Qt.Key.Key_Left)
    assert shown(window) is first
    window.acts["view"].trigger()
    assert segments.buttons["extra"].isChecked()
    shown(window).stays = True
    QTest.mouseClick(segments.buttons["ledger"], Qt.MouseButton.LeftButton)
    assert segments.buttons["extra"].isChecked()
    shown(window).stays = False
    window.go("unit")
    assert not segments.isVisible()


def test_shortcuts_are_listed_from_the_declarations() -> None:
    groups = dict(shortcut_groups(PAGES))
    assert ("Ctrl+R", "办理") in groups["台账"]
    assert ("Ctrl+2", "单位") in groups["页面"]
    assert "设置" not in groups


def test_the_list_of_shortcuts_shows_every_line_whole(window: Window, theme: Theme, qtbot: QtBot) -> None:
    dialog = ShortcutsDialog(theme, PAGES, window)
    dialog.show()
    area = dialog.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    inner = area.widget()
    assert inner is not None
    assert area.viewport().width() >= inner.sizeHint().width()
    assert dialog.width() <= 960
    dialog.close()


def test_another_scale_makes_the_page_anew(window: Window, theme: Theme) -> None:
    window.go("unit")
    before = shown(window)
    theme.set_scale(150)
    try:
        assert isinstance(window.page(), Units)
        assert shown(window) is not before
        assert window.header.height() == 96
    finally:
        theme.set_scale(100)


def test_the_same_ledger_shown_again_is_heard_once(window: Window, session: Session) -> None:
    window.show_session(session)
    task = next(iter(session.facts.lines.values())).task
    session.edit_task(task, replace(task, remark="一"))
    assert len(shown(window).refreshed) == 2


def test_the_header_keeps_its_button_and_the_keyboard(window: Window, session: Session) -> None:
    button = window.header.primary()
    assert button is not None
    button.setFocus(Qt.FocusReason.TabFocusReason)
    task = next(iter(session.facts.lines.values())).task
    session.edit_task(task, replace(task, remark="一"))
    assert window.header.primary() is button
    assert button.hasFocus()


def drop(window: Window, path: Path) -> bool:
    """Drop a file in the middle of the window; whether it may be dropped there."""
    data, spot = QMimeData(), window.rect().center()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entering = QDragEnterEvent(spot, *how)
    QApplication.sendEvent(window, entering)
    if entering.isAccepted():
        QApplication.sendEvent(window, QDropEvent(spot.toPointF(), *how))
    return entering.isAccepted()


def test_a_list_or_a_ledger_is_dropped_on_any_page(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    assert drop(window, tmp_path / "清单.xlsx")
    assert window.page() is window._pages["meeting"]
    assert shown(window).targets == [("import", tmp_path / "清单.xlsx")]
    with qtbot.waitSignal(window.dropping.ledger) as told:
        drop(window, tmp_path / "另一本.db")
    assert told.args == [tmp_path / "另一本.db"]
    drop(window, tmp_path / "讲话.docx")
    assert shown(window).targets[-1] == ("speech", tmp_path / "讲话.docx")
    drop(window, tmp_path / "照片.jpg")
    assert window.messages.text().startswith("照片.jpg 不是讲话稿、任务清单或台账")
