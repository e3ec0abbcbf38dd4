"""The open act in the pane, in the place of the tabs."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from supervisor_app.domain.standing import TaskLine
from supervisor_app.ui.page import Shell
from supervisor_app.ui.pages.ledger.acts.asking import Act
from supervisor_app.ui.pages.ledger.acts.book import make_act
from supervisor_app.ui.pages.ledger.acts.form import ActForm
from supervisor_app.ui.pages.ledger.pane.tab import PaneTab
from supervisor_app.ui.session import Session


class ActPage(PaneTab):
    """`editing_changed` tells whether an act is open; `lines` are the tasks it is on."""

    editing_changed = Signal(bool)

    def __init__(self, shell: Shell, session: Session) -> None:
        super().__init__(shell, session)
        self.lines: list[TaskLine] = []
        self.form = ActForm(self.theme)
        self.body.addWidget(self.form)
        self.form.done.connect(self._close)
        self.form.turned.connect(lambda name: self.open(self.lines, name))

    @property
    def editing(self) -> bool:
        """Whether an act is open."""
        return self.form.act is not None

    def show_line(self, line: TaskLine) -> None:
        """An open act stays as it is."""
        self.line = line

    def open(self, lines: Sequence[TaskLine], name: str) -> None:
        """Open an act by name on these tasks."""
        self.open_act(lines, make_act(self.session, lines, name))

    def open_act(self, lines: Sequence[TaskLine], act: Act) -> None:
        """Open an act made elsewhere."""
        self.lines = list(lines)
        was_open = self.editing
        self.form.open(act)
        if not was_open:
            self.editing_changed.emit(True)
            self.form.open(act)  # only what is seen takes the keyboard

    def unsaved(self) -> str:
        """The act that was begun."""
        return f"“{self.form.act.title}”" if self.form.act is not None and self.form.dirty() else ""

    def drop(self) -> None:
        """Close without doing it."""
        if self.editing:
            self._close()

    def save(self) -> bool:
        """Do it."""
        return not self.editing or self.form.submit()

    def _close(self) -> None:
        self.form.close_act()
        self.lines = []
        self.editing_changed.emit(False)
