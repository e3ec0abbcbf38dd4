"""设置→字体: what serves each class, choosing a file, going back, and trying characters."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from supervisor_app.documents import fonts
from supervisor_app.documents.font_choices import FontChoice, chosen_fonts, save_choice
from supervisor_app.documents.fonts import FontClass, find_again
from supervisor_app.documents.system_fonts import InstalledFont
from supervisor_app.paths import resource
from supervisor_app.ui.pages.notice import NOTICE
from supervisor_app.ui.pages.notice.page import NoticePage
from supervisor_app.ui.pages.notice.paper.fonts_line import FontsLine, substitute_words
from supervisor_app.ui.pages.settings import SETTINGS
from supervisor_app.ui.pages.settings.page import SettingsPage
from supervisor_app.ui.pages.settings.typefaces.section import CLASSES, FontSection
from supervisor_app.ui.pages.settings.typefaces.words import lacking_words
from supervisor_app.ui.pages.start import START
from supervisor_app.ui.session import Session
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.window import Window
from tests.documents.test_font_choice import collection
from tests.ui.office import open_window

_LEFT = Qt.MouseButton.LeftButton
KAI, FANG = resource("fonts", "FandolKai.ttf"), resource("fonts", "FandolFang.ttf")


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[InstalledFont]]:
    """The machine's fonts, none at first; nothing is chosen."""
    found: list[InstalledFont] = []
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setattr(fonts, "installed_fonts", lambda: tuple(found))
    find_again()
    yield found
    find_again()


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, installed: list[InstalledFont]) -> Iterator[Window]:
    """The window without a ledger: fonts are this machine's."""
    made = open_window(theme, None, [SETTINGS], START)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    yield made
    made.jobs.close()


def opened(qtbot: QtBot, window: Window) -> FontSection:
    """The section with everything found."""
    window.go("settings")
    page = window.page()
    assert isinstance(page, SettingsPage)
    section = page.sections[0]
    assert isinstance(section, FontSection)
    page.show_target("fonts")
    settled(qtbot, section)
    return section


def settled(qtbot: QtBot, section: FontSection) -> None:
    """Wait for what is being found."""
    with qtbot.waitSignal(section._finder.found):
        pass


def choose(monkeypatch: pytest.MonkeyPatch, section: FontSection, name: str, path: Path) -> None:
    """Click 选用文件… and take a file in the system's dialog."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    QTest.mouseClick(section.lines[name].choose, _LEFT)


def test_every_class_says_what_serves_it(qtbot: QtBot, window: Window) -> None:
    assert tuple(FontClass) == CLASSES
    section = opened(qtbot, window)
    line = section.lines["仿宋"]
    assert line.origin.whole() == "Fandol 仿宋（FandolFang.ttf）· 程序自带，代用"
    assert line.sample.accessibleName() == "仿宋样张，Fandol 仿宋"
    assert not line.default.isVisible()
    assert not line.siblings.isVisible()
    shown = line.sample.grab().toImage()
    ink = {shown.pixelColor(x, y).name() for x in range(300) for y in range(shown.height())}
    assert window.theme.color("text").name() in ink


def test_a_file_is_chosen_and_dropped(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = Path(shutil.copy(KAI, tmp_path / "机关楷体.ttf"))
    section = opened(qtbot, window)
    line = section.lines["仿宋"]
    choose(monkeypatch, section, "仿宋", own)
    settled(qtbot, section)
    assert line.origin.whole() == "FandolKai（机关楷体.ttf）· 自选"
    assert line.note.text() == "不在常见的仿宋字体之列，请看样张认定"
    assert window.messages.text() == "仿宋已改用“机关楷体.ttf”，下一份文书起生效"
    assert window.memory.value("fonts/folder") == str(tmp_path)
    line.default.setFocus()
    QTest.keyClick(line.default, Qt.Key.Key_Space)
    settled(qtbot, section)
    assert line.origin.whole().endswith("程序自带，代用")
    assert chosen_fonts() == {}


def test_a_refused_file_is_told_beside_its_class(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = tmp_path / "甲.otf"
    bad.write_bytes(b"OTTO" + FANG.read_bytes()[4:])
    section = opened(qtbot, window)
    with qtbot.waitSignal(window.jobs.idle):
        choose(monkeypatch, section, "黑体", bad)
    line = section.lines["黑体"]
    assert line.trouble.text().startswith("没有选用：“甲.otf”是 PostScript 轮廓（OTF/CFF）的字体")
    assert line.trouble.isVisible()
    assert line.origin.whole().endswith("程序自带，代用")
    assert window.messages.text() == ""
    assert chosen_fonts() == {}


def test_a_file_that_is_gone_is_told(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    save_choice("楷体", FontChoice(tmp_path / "楷.ttf"))
    line = opened(qtbot, window).lines["楷体"]
    assert line.trouble.text() == f"选用的字体文件 {tmp_path / '楷.ttf'} 不在了；请放回原处，或另选一个"
    assert line.default.isVisible()


def test_another_font_of_the_same_collection(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "字体.ttc"
    path.write_bytes(collection(FANG, KAI))
    section = opened(qtbot, window)
    choose(monkeypatch, section, "楷体", path)
    settled(qtbot, section)
    line = section.lines["楷体"]
    assert [line.siblings.itemText(at) for at in range(line.siblings.count())] == ["FandolFang", "FandolKai"]
    line.siblings.setFocus()
    QTest.keyClick(line.siblings, Qt.Key.Key_Down)
    settled(qtbot, section)
    assert line.origin.whole() == "FandolKai（字体.ttc）· 自选"
    assert chosen_fonts()["楷体"].index == 1


def test_a_font_installed_meanwhile_is_found_again(
    qtbot: QtBot, window: Window, installed: list[InstalledFont]
) -> None:
    section = opened(qtbot, window)
    installed.append(InstalledFont(KAI, 0, frozenset({"楷体_GB2312"})))
    QTest.mouseClick(section.again, _LEFT)
    settled(qtbot, section)
    assert section.lines["楷体"].origin.whole() == "楷体_GB2312（FandolKai.ttf）· 本机"


def test_characters_are_tried(qtbot: QtBot, window: Window) -> None:
    """Lent ones are told by class, those of no font under the input; an empty input brings the sample back."""
    section = opened(qtbot, window)
    section.typed.setText("李镕")
    settled(qtbot, section)
    assert section.lines["仿宋"].note.text() == "“镕”借用思源宋体"
    assert section.lines["小标宋"].note.text() == ""
    assert section.told.text() == "每个字都有字形，印得出来"
    section.typed.setText("王\U0001f600")
    settled(qtbot, section)
    assert section.told.text().startswith("“\U0001f600”（U+1F600）哪个字体里都没有，含有它的文书生成不了")
    section.typed.clear()
    settled(qtbot, section)
    assert not section.told.isVisible()


def test_what_some_classes_lack_is_told_by_class() -> None:
    sentence, wrong = lacking_words(("仿宋", "楷体"), ({"甲": "王", "": "𬭎"}, {"甲": "王𬭎"}))
    assert wrong
    assert sentence.startswith("“𬭎”（U+2CB4E）在仿宋里没有")


def test_a_draft_tells_of_substitutes_and_leads_here(
    qtbot: QtBot, theme: Theme, session: Session, installed: list[InstalledFont]
) -> None:
    """Said under the picture, gone with the next picture once the classes are served."""
    window = open_window(theme, session, [NOTICE, SETTINGS], START)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    window.go("notice")
    page = window.page()
    assert isinstance(page, NoticePage)
    with qtbot.waitSignal(page.pane.desk.live.ready):
        page.begin_issue()
    (line,) = page.pane.desk.paper.findChildren(FontsLine)
    assert line.words.whole() == "仿宋以 Fandol 仿宋代替，另有 4 类字体代用"
    assert line.isVisible()
    for font_class in FontClass:
        save_choice(font_class, FontChoice(KAI))
    with qtbot.waitSignal(page.pane.desk.live.ready):
        page.pane.desk.ask_picture(at_once=True)
    assert not line.isVisible()
    line.show()
    QTest.mouseClick(line.choose, _LEFT)
    settings = window.page()
    assert isinstance(settings, SettingsPage)
    fonts_at = [section.id for section in settings.sections].index("fonts")
    assert settings.index.buttons[fonts_at].isChecked()
    section = settings.sections[fonts_at]
    assert isinstance(section, FontSection)
    settled(qtbot, section)
    window.jobs.close()


def test_one_substitute_is_named_and_none_is_silent() -> None:
    assert substitute_words({"仿宋": "Fandol 仿宋"}) == "仿宋以 Fandol 仿宋代替"
    assert substitute_words({}) == ""
