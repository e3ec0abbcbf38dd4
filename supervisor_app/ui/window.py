"""The window: rail, header, pages made when first shown, messages, long work, status bar."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from supervisor_app.domain.changes import Changes
from supervisor_app.ui.actions import WINDOW_ACTIONS, build_actions
from supervisor_app.ui.dropping import Dropping
from supervisor_app.ui.errors import ErrorDesk
from supervisor_app.ui.header import Header
from supervisor_app.ui.job_bar import JobBar
from supervisor_app.ui.jobs import Jobs
from supervisor_app.ui.memory import Memory
from supervisor_app.ui.page import Page, PageSpec
from supervisor_app.ui.rail import Rail
from supervisor_app.ui.searching import Searching
from supervisor_app.ui.status import StatusBar
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.undoing import Undoing
from supervisor_app.ui.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from supervisor_app.ui.session import Session


class Window(QMainWindow):
    """Pages see it as `Shell`. Opening and closing ledgers is the composition root's: it calls `show_session`."""

    ledger_asked = Signal()  # the user wants another ledger
    closing = Signal(object)  # QCloseEvent: the root may refuse it (a failed backup)

    def __init__(
        self, theme: Theme, memory: Memory, jobs: Jobs, desk: ErrorDesk, pages: Sequence[PageSpec], start: PageSpec
    ) -> None:
        super().__init__()
        self.theme, self.memory, self.jobs, self.desk = theme, memory, jobs, desk
        self.session: Session | None = None
        self._listed = tuple(pages)
        self._specs = {spec.id: spec for spec in (*pages, start)}
        self._start = start.id
        self._pages: dict[str, Page] = {}
        self._stale: dict[str, Changes] = {}
        self._shown, self._scale = "", theme.scale
        entries = [spec for spec in pages if not spec.under]
        self.rail, self.header, self.status = Rail(theme, entries), Header(theme), StatusBar(theme)
        self.messages, self.work = MessageBar(theme), JobBar(theme, jobs)
        self._stack = QStackedWidget()
        self._build()
        self.acts = build_actions(WINDOW_ACTIONS, self, theme, whole_window=True)
        self.undoing = Undoing(self, self.acts["undo"], self.acts["redo"], self)
        self.searching = Searching(self, self.header.search, self)
        self.dropping = Dropping(self, self)
        self._connect()
        self._restore_size()

    def show_session(self, session: "Session | None") -> None:
        """Show an open ledger, or the start page when there is none; pages are made anew."""
        if self.session is not None:
            self.session.changed.disconnect(self._changed)
        self._drop_pages()
        self.session = session
        self.undoing.follow(session)
        self.rail.set_open(session is not None)
        self.header.search.setVisible(session is not None)
        self.header.set_ledger(session.path.stem if session is not None else "")
        if session is None:
            self.go(self._start)
            return
        session.changed.connect(self._changed)
        kept = str(self.memory.value("window/page", ""))
        first = next(spec.id for spec in self._specs.values() if spec.needs_ledger)
        self.go(kept if kept in self.rail.items else first)

    def _drop_pages(self) -> None:
        for page in self._pages.values():
            self._stack.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self._stale.clear()
        self._shown = ""

    def _rescale(self) -> None:
        """At another scale pages are made anew, because their layouts hold lengths; colours they take by themselves."""
        if self.theme.scale != self._scale:
            self._scale, shown = self.theme.scale, self._shown
            self._drop_pages()
            self.go(shown)

    def page(self) -> Page | None:
        """The page shown."""
        return self._pages.get(self._shown)

    def go(self, page: str, target: object = None) -> None:
        """Show a page, making it if need be; the present one may refuse to be left."""
        present = self.page()
        if page != self._shown:
            if present is not None and not present.leave():
                self._mark_place(self._shown)
                return
            self._show(page)
        if target is not None:
            self._pages[page].show_target(target)

    def say(self, sentence: str, action: str = "", run: Callable[[], object] | None = None) -> None:
        """One sentence on what happened."""
        self.messages.say(sentence, action, run)

    def warn(self, sentence: str, action: str = "", run: Callable[[], object] | None = None) -> None:
        """One sentence on what went wrong; stays until closed."""
        self.messages.warn(sentence, action, run)

    def set_badge(self, page: str, count: int) -> None:
        """The number on an item of the rail."""
        self.rail.items[page].set_badge(count)

    def _show(self, name: str) -> None:
        new = name not in self._pages
        if new:
            page = self._specs[name].make(self)
            self._pages[name] = page
            self._stack.addWidget(page)
            page.head_changed.connect(self._read_head)
            self._stale[name] = Changes.ALL
        self._shown = name
        self._refresh()
        self._stack.setCurrentWidget(self._pages[name])
        self._mark_place(name)
        entry = self._specs[name].under or name
        if entry in self.rail.items:
            self.memory.setValue("window/page", entry)
        self._read_head()
        self._pages[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def _mark_place(self, name: str) -> None:
        """Mark a page in the rail, and among the views of its entry in the header."""
        entry = self._specs[name].under or name
        self.rail.show_page(entry)
        views = [(spec.id, spec.view or spec.word) for spec in self._listed if entry in (spec.id, spec.under)]
        self.header.views.set_words(views, name)

    def _refresh(self) -> None:
        stale = self._stale.pop(self._shown, Changes.NONE)
        page = self._pages[self._shown]
        if stale & page.WATCHES or stale == Changes.ALL:
            page.refresh(stale)

    def _changed(self, changes: Changes) -> None:
        for name in self._pages:
            self._stale[name] = self._stale.get(name, Changes.NONE) | changes
        self._refresh()
        self._read_head()

    def _read_head(self) -> None:
        page = self.page()
        if page is not None:
            self.header.set_words(page.title(), page.facts())
            self.header.set_buttons(page.second, page.primary)
            self.status.set_hints(page.hints)
            self.setWindowTitle(f"{page.title()} - 督办台账")

    def _build(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.header)
        right.addWidget(self._stack, 1)
        notes = QVBoxLayout()
        edge, unit = self.theme.size("space_page"), self.theme.size("space_unit")
        notes.setContentsMargins(edge, 0, edge, unit)
        notes.setSpacing(unit)
        notes.addWidget(self.work)
        notes.addWidget(self.messages)
        right.addLayout(notes)
        right.addWidget(self.status)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        self.setCentralWidget(whole)

    def _connect(self) -> None:
        self.rail.asked.connect(self.go)
        self.header.views.asked.connect(self.go)
        self.theme.changed.connect(self._rescale)
        self.header.ledger_asked.connect(self.ledger_asked)
        self.desk.told.connect(self.warn)
        self.desk.bug.connect(self._show_bug)
        self.jobs.failed.connect(self.desk.handle)
        self.acts["search"].triggered.connect(lambda: self.header.search.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self.acts["view"].triggered.connect(lambda: self.header.views.ask_next())
        self.acts["filter"].triggered.connect(lambda: self._pages[self._shown].focus_filter())
        self.acts["shortcuts"].triggered.connect(self._show_shortcuts)
        for place, item in enumerate(self.rail.items.values(), start=1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{place}"), self)
            shortcut.activated.connect(item.click)

    def _show_shortcuts(self) -> None:
        from supervisor_app.ui.shortcuts import ShortcutsDialog  # seldom wanted: not before the first paint

        dialog = ShortcutsDialog(self.theme, self._listed, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _show_bug(self, details: str) -> None:
        from supervisor_app.ui.bug_dialog import BugDialog

        dialog = BugDialog(self.theme, details, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _restore_size(self) -> None:
        self.setMinimumSize(960, 600)
        kept = self.memory.value("window/geometry")
        if not (isinstance(kept, QByteArray) and self.restoreGeometry(kept)):
            self.resize(1280, 800)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Qt: the page and the root may refuse; size and page are remembered."""
        page = self.page()
        if (page is not None and not page.leave()) or not all(made.may_close() for made in self._pages.values()):
            event.ignore()
            return
        event.accept()
        self.closing.emit(event)
        if event.isAccepted():
            self.memory.setValue("window/geometry", self.saveGeometry())
