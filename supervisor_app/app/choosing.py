"""Which ledger: the menu under the ledger's name, and the system's file dialogs."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMenu

from supervisor_app.app.keeper import Keeper
from supervisor_app.ui.window import Window

_FILTER = "督办台账 (*.db)"


class Choosing(QObject):
    """Asks the user for files and hands them to the keeper."""

    def __init__(self, window: Window, keeper: Keeper) -> None:
        super().__init__(window)
        self._window, self._keeper = window, keeper
        window.ledger_asked.connect(self._offer)
        window.dropping.ledger.connect(keeper.open)

    def create_from_sheet(self, sheet: Path) -> None:
        """Make a ledger, where the user says, and begin to import a task list into it."""
        chosen = self._place("新台账存放在", str(sheet.with_suffix(".db")))
        if chosen is not None:
            self._keeper.create(chosen)
            self._window.go("meeting", ("import", sheet))

    def _offer(self) -> None:
        """Ledgers one can go to."""
        menu = QMenu(self._window)
        present = self._keeper.session
        for path in self._keeper.recent():
            if present is None or path != present.path:
                menu.addAction(f"{path.stem}（{path.parent}）", partial(self._keeper.open, path))
        menu.addSeparator()
        menu.addAction("打开台账…", self._open)
        menu.addAction("新建台账…", self._create)
        button = self._window.header.ledger
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _open(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self._window, "打开台账", "", _FILTER)
        if chosen:
            self._keeper.open(Path(chosen))

    def _create(self) -> None:
        chosen = self._place("新建台账", "督办台账.db")
        if chosen is not None:
            self._keeper.create(chosen)

    def _place(self, title: str, name: str) -> Path | None:
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, name, _FILTER)
        return Path(chosen).with_suffix(".db") if chosen else None
