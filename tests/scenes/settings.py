"""设置: everything an office sets, with something wrong, and asking before a restore."""

from PySide6.QtCore import QEventLoop
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from supervisor_app.domain.lights import Light
from supervisor_app.domain.papers.notice import NoticeKind
from supervisor_app.store.backup import Reason
from supervisor_app.ui.pages.notice import NOTICE
from supervisor_app.ui.pages.settings import SETTINGS
from supervisor_app.ui.pages.settings.backups import BackupSection
from supervisor_app.ui.pages.settings.days import DaySection
from supervisor_app.ui.pages.settings.heads import HeadSection
from supervisor_app.ui.pages.settings.imprint import ImprintSection
from supervisor_app.ui.pages.settings.ladder import LadderSection
from supervisor_app.ui.pages.settings.lights import LightSection
from supervisor_app.ui.pages.settings.machine import MachineSection
from supervisor_app.ui.pages.settings.matters import MatterSection
from supervisor_app.ui.pages.settings.page import SettingsPage
from supervisor_app.ui.pages.settings.typefaces.section import FontSection
from supervisor_app.ui.pages.start import START
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.window import Window
from tests.scenes import scene
from tests.ui.office import TODAY, filled_session, open_window, scratch


def _page(theme: Theme, with_ledger: bool = True) -> tuple[Window, SettingsPage]:
    session = filled_session(scratch()) if with_ledger else None
    if session is not None:
        session.vault.back_up(Reason.DAILY)
        session.register_receipt(session.facts.notices[0], "办公室", TODAY, None)
        session.vault.back_up()
    window = open_window(theme, session, [NOTICE, SETTINGS], START)
    window.go("settings")
    page = window.page()
    assert isinstance(page, SettingsPage)
    _wait(window)
    return window, page


def _wait(window: Window) -> None:
    while window.jobs.busy:
        loop = QEventLoop()
        window.jobs.idle.connect(loop.quit)
        loop.exec()


def _at(window: Window, page: SettingsPage, target: str) -> QWidget:
    window.resize(1280, 720)
    window.ensurePolished()
    window.show()
    page.show_target(target)
    window.hide()
    return window


@scene("settings-ladder")
def ladder(theme: Theme) -> QWidget:
    """The rungs, one changed and two of them wrong."""
    window, page = _page(theme)
    section = next(part for part in page.sections if isinstance(part, LadderSection))
    section.rows[4].set_after(NoticeKind.SUPERVISION, on=False)
    section.rows[5].number.setText("")
    section.rows[7].set_after(NoticeKind.INTERVIEW, on=False)
    return _at(window, page, "ladder")


@scene("settings-office")
def office(theme: Theme) -> QWidget:
    """From the top."""
    return _page(theme)[0]


@scene("settings-lights")
def lights(theme: Theme) -> QWidget:
    """Other numbers, one colour too pale."""
    window, page = _page(theme)
    section = next(part for part in page.sections if isinstance(part, LightSection))
    section.near.setText("5")
    section.red.setText("20")
    section.rows[Light.GREEN].colour.setText("#9FDDB8")
    section.rows[Light.DONE].colour.setText("#3A5AA0")
    return _at(window, page, "lights")


@scene("settings-days")
def days(theme: Theme) -> QWidget:
    """A holiday typed in, one day wrong."""
    window, page = _page(theme)
    section = next(part for part in page.sections if isinstance(part, DaySection))
    section.first.set_text("2027-02-05")
    section.last.set_text("2027-02-11")
    section.rest.click()
    section.first.set_text("2027-02-14")
    section.work.click()
    section.first.set_text("2026-11-23")
    section.work.click()
    return _at(window, page, "days")


@scene("settings-backup")
def backup(theme: Theme) -> QWidget:
    """Asked before a restore, and the report of a check."""
    window, page = _page(theme)
    section = next(part for part in page.sections if isinstance(part, BackupSection))
    section._ask(section.table.rows_model.rows[0])
    machine = next(part for part in page.sections if isinstance(part, MachineSection))
    machine.check.click()
    _wait(window)
    return _at(window, page, "backup")


@scene("settings-heads")
def heads(theme: Theme) -> QWidget:
    """Codes of their own, one of them wrong."""
    window, page = _page(theme)
    section = next(part for part in page.sections if isinstance(part, HeadSection))
    section.mark.setText("信城市人民政府文件")
    section.letter_mark.setText("信城市人民政府督查室")
    section.codes[NoticeKind.SUPERVISION].setText("政督字")
    section.codes[NoticeKind.WARNING].setText("政督2026")
    return _at(window, page, "heads")


@scene("settings-imprint")
def imprint(theme: Theme) -> QWidget:
    """Who gets copies, no seal."""
    window, page = _page(theme)
    section = next(part for part in page.sections if isinstance(part, ImprintSection))
    section.inputs["copy_to"].setText("市委办公室，市人大常委会办公室")
    section.flags["even_pages"].click()
    return _at(window, page, "imprint")


@scene("settings-matters")
def matters(theme: Theme) -> QWidget:
    """A limit added and not finished."""
    window, page = _page(theme)
    section = next(part for part in page.sections if isinstance(part, MatterSection))
    section.limits.add.click()
    section.limits.rows[-1].name.setText("市长热线转办")
    section.limits.rows[-1].days.setText("0")
    return _at(window, page, "matters")


@scene("settings-fonts")
def typefaces(theme: Theme) -> QWidget:
    """Rare names typed, one of them in no font."""
    window, page = _page(theme)
    section = next(part for part in page.sections if isinstance(part, FontSection))
    section.typed.setText("李镕基、王堃、䶮喆淏\U0001f600")
    QTest.qWait(250)
    _wait(window)
    return _at(window, page, "fonts")


@scene("settings-bare")
def bare(theme: Theme) -> QWidget:
    """No ledger is open."""
    return _page(theme, with_ledger=False)[0]
