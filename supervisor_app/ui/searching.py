"""Ctrl+K: the header's box, what is found in the open ledger, and going there."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from supervisor_app.ui.page import Shell
from supervisor_app.ui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from supervisor_app.ui.finding import Hit
    from supervisor_app.ui.search_popup import SearchPopup


class Searching(QObject):
    """Ties box, list and window together."""

    def __init__(self, shell: Shell, box: SearchBox, window: QWidget) -> None:
        super().__init__(window)
        self._shell, self._box, self._window = shell, box, window
        box.searched.connect(self._search)
        box.moved.connect(lambda by: self.popup.step(by))
        box.entered.connect(lambda: self.popup.take())
        box.left.connect(self._leave)
        box.installEventFilter(self)

    @cached_property
    def popup(self) -> "SearchPopup":
        """The list of what was found; made with the first search."""
        from supervisor_app.ui.search_popup import SearchPopup  # not before the first paint

        popup = SearchPopup(self._shell.theme, self._window)
        popup.chosen.connect(self._go)
        return popup

    def _search(self, text: str) -> None:
        session = self._shell.session
        if not text or session is None:
            self.popup.hide()
            return
        from supervisor_app.ui.finding import Haystack, find  # not before the first paint

        facts = session.facts
        field = Haystack(facts.lines.values(), facts.units, facts.notices, facts.problems, facts.projects)
        hits, left_out = find(text, field)
        self.popup.offer(hits, left_out, self._box)

    def _go(self, hit: "Hit") -> None:
        self._box.clear()
        self._box.clearFocus()
        self._shell.go(hit.page, hit.target)

    def _leave(self) -> None:
        self.popup.hide()
        self._box.clearFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Qt: the list moves with the box, and goes when the box loses the keyboard to something else."""
        if "popup" not in self.__dict__ and event.type() != QEvent.Type.FocusIn:
            return False
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self.popup.place()
        if event.type() == QEvent.Type.FocusOut and not self.popup.underMouse():
            self.popup.hide()
        elif event.type() == QEvent.Type.FocusIn and self._box.text() and QApplication.activePopupWidget() is None:
            self._search(self._box.text().strip())
        return False
