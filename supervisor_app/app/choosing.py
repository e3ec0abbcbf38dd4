"""Which ledger: the menu under the ledger's name, and the system's file dialogs."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from supervisor_app.app.keeper import Keeper
from supervisor_app.app.recent import recent_ledgers
from supervisor_app.ui.files import ask_ledger, ask_new_ledger, is_sheet
from supervisor_app.ui.memory import Memory
from supervisor_app.ui.window import Window


class Choosing(QObject):
    """Asks the user for files and hands them to the keeper."""

    def __init__(self, window: Window, keeper: Keeper, memory: Memory) -> None:
        super().__init__(window)
        self._window, self._keeper, self._memory = window, keeper, memory
        window.ledger_asked.connect(self._offer)
        window.dropping.ledger.connect(keeper.open)

    def create_from_sheet(self, sheet: Path) -> None:
        """Make a ledger, where the user says, and begin to import a task list or to read a speech into it."""
        listed = is_sheet(sheet)
        chosen = ask_new_ledger(self._window, self._memory, sheet if listed else None)
        if chosen is not None:
            self._keeper.create(chosen)
            self._window.go("meeting", ("import" if listed else "speech", sheet))

    def _offer(self) -> None:
        """Ledgers one can go to."""
        menu = QMenu(self._window)
        present = self._keeper.session
        for path in recent_ledgers(self._memory):
            if present is None or path != present.path:
                name = f"{path.stem}（{path.parent}）".replace("&", "&&")  # a single one would mark a key
                menu.addAction(name, partial(self._keeper.open, path))
        menu.addSeparator()
        menu.addAction("打开台账…", self._open)
        menu.addAction("新建台账…", self._create)
        button = self._window.header.ledger
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _open(self) -> None:
        chosen = ask_ledger(self._window, self._memory)
        if chosen is not None:
            self._keeper.open(chosen)

    def _create(self) -> None:
        chosen = ask_new_ledger(self._window, self._memory)
        if chosen is not None:
            self._keeper.create(chosen)
