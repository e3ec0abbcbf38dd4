"""The composition root with a window: log, fonts, theme, errors, window, and the ledger it works on."""

import gc
import sys
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QSettings, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from supervisor_app import __version__
from supervisor_app.app.recent import recent_ledgers
from supervisor_app.errors import UserError
from supervisor_app.log import start_log
from supervisor_app.paths import user_config_dir, user_data_dir
from supervisor_app.ui.dress import Dresser
from supervisor_app.ui.errors import ErrorDesk
from supervisor_app.ui.fonts import install_fonts
from supervisor_app.ui.jobs import Jobs
from supervisor_app.ui.memory import Memory
from supervisor_app.ui.page import Page, Shell
from supervisor_app.ui.pages.ledger import LEDGER
from supervisor_app.ui.pages.meeting import MEETING
from supervisor_app.ui.pages.notice import NOTICE
from supervisor_app.ui.pages.problem import PROBLEM
from supervisor_app.ui.pages.project import PROJECT
from supervisor_app.ui.pages.reporting import REPORTING
from supervisor_app.ui.pages.settings import SETTINGS
from supervisor_app.ui.pages.start import START
from supervisor_app.ui.pages.today import TODAY
from supervisor_app.ui.pages.unit import UNIT
from supervisor_app.ui.rail import mark_icon
from supervisor_app.ui.theme import Mode, Theme
from supervisor_app.ui.widgets.buttons import FocusRing
from supervisor_app.ui.window import Window

if TYPE_CHECKING:
    from supervisor_app.app.choosing import Choosing
    from supervisor_app.app.keeper import Keeper
    from supervisor_app.ui.pages.start.page import StartPage

PAGES = (TODAY, LEDGER, PROBLEM, PROJECT, MEETING, UNIT, REPORTING, NOTICE, SETTINGS)


class Program(QObject):
    """Window, theme and keeper put together; `memory` is what is remembered between starts."""

    def __init__(self, app: QApplication, memory: Memory) -> None:
        super().__init__(app)
        self.memory = memory
        self.theme = Theme(
            Mode(str(memory.value("theme/mode", Mode.SYSTEM.value))), family=install_fonts(), parent=self
        )
        self.theme.set_scale(int(memory.value("theme/scale", 100)))
        self.dresser, self.ring = Dresser(app, self.theme), FocusRing(app, self.theme)
        self.desk, self.jobs = ErrorDesk(self), Jobs(self)
        app.setWindowIcon(mark_icon(self.theme))
        start = replace(START, make=self._start_page)
        self.window = Window(self.theme, memory, self.jobs, self.desk, PAGES, start)
        app.aboutToQuit.connect(self.jobs.close)

    @cached_property
    def keeper(self) -> "Keeper":
        """What opens and closes ledgers; with the store it is imported after the first paint."""
        from supervisor_app.app.keeper import Keeper

        return Keeper(self.window, self.memory)

    @cached_property
    def choosing(self) -> "Choosing":
        """What asks for files."""
        from supervisor_app.app.choosing import Choosing

        return Choosing(self.window, self.keeper, self.memory)

    def start(self, ledger: Path | None) -> None:
        """Paint the window, then open a ledger, or the one worked on last; a failure is told on the first page."""
        recent = recent_ledgers(self.memory)
        chosen = ledger or (recent[0] if recent else None)
        if chosen is not None:
            self.window.header.set_words("正在打开…", chosen.name)
        self.window.show()
        self.window.repaint()
        QTimer.singleShot(0, lambda: self._begin(chosen))

    def _begin(self, ledger: Path | None) -> None:
        """Open without collecting garbage in between: what is loaded and read now stays."""
        gc.disable()
        try:
            self.open(ledger)
        finally:
            gc.enable()

    def open(self, ledger: Path | None) -> None:
        """Open a ledger, or the first page where there is none or it does not open."""
        told, _ = "", self.choosing
        if ledger is not None:
            try:
                self.keeper.open(ledger)
            except UserError as error:
                told = str(error)
        if self.keeper.session is None:
            self.window.show_session(None)
        if told:
            self.window.warn(told)

    def _start_page(self, shell: Shell) -> Page:
        from supervisor_app.ui.pages.start.page import StartPage  # only where no ledger is opened at once

        page = StartPage(shell)
        page.open_asked.connect(self.keeper.open)
        page.new_asked.connect(lambda path: self._create(page, path))
        page.import_asked.connect(self.choosing.create_from_sheet)
        page.sample_asked.connect(self.keeper.open_sample)
        return page

    def _create(self, page: "StartPage", path: Path) -> None:
        """A new ledger that knows its office, if the user said it."""
        from supervisor_app.domain.office import OfficeSettings  # not before the first paint

        base = OfficeSettings()
        office = page.office(base)
        self.keeper.create(path)
        if self.keeper.session is not None and office != base:
            self.keeper.session.save_office(office)
        self.window.say(f"已建立台账“{path.stem}”。下一步：导入任务清单，或新增事项。")


def run(ledger: Path | None) -> int:
    """Open the window and stay until it is closed; gives the exit code."""
    start_log(user_data_dir())
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    words = QTranslator(app)
    if words.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(words)  # Qt's own dialogs: files, colours, printing
    app.setApplicationName("督办台账")
    app.setApplicationVersion(__version__)
    memory = QSettings(str(user_config_dir() / "window.ini"), QSettings.Format.IniFormat)
    program = Program(app, memory)
    program.desk.install()
    program.start(ledger)
    return app.exec()
