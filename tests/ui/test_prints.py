"""Tables printed from the window: the ledger's menu and the unit's card, by mouse and by keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from supervisor_app.domain.changes import Changes
from supervisor_app.domain.lights import Light
from supervisor_app.ui.jobs import Jobs
from supervisor_app.ui.page import LedgerPage
from supervisor_app.ui.pages.ledger.page import TaskLedgerPage
from supervisor_app.ui.pages.unit.page import UnitPage
from supervisor_app.ui.session import Session
from supervisor_app.ui.theme import Theme
from tests.documents.samples import read
from tests.ui.shell import NotingShell

_CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def shell(theme: Theme, session: Session) -> Iterator[NotingShell]:
    """Over the filled ledger, with one worker, closed at the end."""
    jobs = Jobs()
    yield NotingShell(theme, session, jobs)
    jobs.close()


@pytest.fixture
def proposed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """File names the dialog proposed; it is answered with 表.pdf, its ending left out."""
    asked: list[str] = []

    def choose(parent: QWidget, title: str, name: str, kinds: str) -> tuple[str, str]:
        asked.append(Path(name).name)
        return str(tmp_path / "表"), kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    return asked


def shown(page: LedgerPage, qtbot: QtBot) -> None:
    """Put the page on the screen."""
    qtbot.addWidget(page)
    page.resize(1368, 800)
    page.refresh(Changes.ALL)
    page.show()
    page.activateWindow()
    QTest.qWaitForWindowActive(page)
    page.setFocus()


def text_of(path: Path) -> str:
    """The text of a PDF without blanks."""
    return "".join(page.text for page in read(path)).replace(" ", "")


@pytest.mark.parametrize(
    ("downs", "name", "title", "wide"),
    [
        (2, "督办台账-20261119.pdf", "督办台账", 297),
        (3, "督办台账-20261119.pdf", "督办台账", 420),
        (4, "任务清单-20261119.pdf", "任务清单", 297),
    ],
)
def test_the_menu_prints_what_is_listed(
    downs: int,
    name: str,
    title: str,
    wide: int,
    shell: NotingShell,
    qtbot: QtBot,
    proposed: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """On A4, on A3, as a task list; done, the folder can be opened."""
    page = TaskLedgerPage(shell)
    shown(page, qtbot)
    page.show_target(("filter", {"light": Light.RED}))
    listed = page.table.rows_model.rows
    QTest.mouseClick(page.export, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    for _ in range(downs):
        QTest.keyClick(menu, Qt.Key.Key_Down)
    with qtbot.waitSignal(shell.jobs.idle):
        QTest.keyClick(menu, Qt.Key.Key_Return)
    assert proposed == [name]
    pages = read(tmp_path / "表.pdf")
    text = text_of(tmp_path / "表.pdf")
    assert title in text
    assert f"共{len(listed)}项" in text
    assert all(line.task.title.replace(" ", "") in text for line in listed)
    assert max(rule.right for rule in pages[0].rules) == pytest.approx(wide - (12 if wide == 297 else 14), abs=0.5)
    sentence, run = shell.said[-1]
    assert sentence == f"已生成 表.pdf，共 {len(pages)} 页。"
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    assert run is not None
    run()
    assert opened == [QUrl.fromLocalFile(str(tmp_path))]


def test_the_key_prints_the_whole_ledger(shell: NotingShell, qtbot: QtBot, proposed: list[str], tmp_path: Path) -> None:
    page = TaskLedgerPage(shell)
    shown(page, qtbot)
    with qtbot.waitSignal(shell.jobs.idle):
        QTest.keyClick(page, Qt.Key.Key_P, _CTRL)
    text = text_of(tmp_path / "表.pdf")
    assert f"共{len(shell.session.facts.lines)}项" in text
    assert "按筛选列出" not in text


def test_no_name_chosen_prints_nothing(shell: NotingShell, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    page = TaskLedgerPage(shell)
    shown(page, qtbot)
    QTest.keyClick(page, Qt.Key.Key_P, _CTRL)
    assert shell.said == []


@pytest.mark.parametrize("by_key", [True, False])
def test_a_unit_s_sheet_from_its_card(
    by_key: bool, shell: NotingShell, qtbot: QtBot, proposed: list[str], tmp_path: Path
) -> None:
    page = UnitPage(shell)
    shown(page, qtbot)
    button = next(b for b in page.findChildren(QPushButton) if b.isVisible() and b.text().strip() == "打印…")
    with qtbot.waitSignal(shell.jobs.idle):
        if by_key:
            QTest.keyClick(page, Qt.Key.Key_P, _CTRL)
        else:
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert proposed == ["市住建局督办情况表-20261119.pdf"]
    text = text_of(tmp_path / "表.pdf")
    assert text.startswith("市住建局督办情况表")
    assert "牵头7项，配合7项" in text


def test_the_card_s_print_rests_while_its_form_is_open(shell: NotingShell, qtbot: QtBot) -> None:
    page = UnitPage(shell)
    shown(page, qtbot)
    QTest.keyClick(page, Qt.Key.Key_F2)
    assert not page.acts["print"].isEnabled()
    QTest.keyClick(page.view.form.name, Qt.Key.Key_Escape)
    assert page.acts["print"].isEnabled()
