"""What the window says of its ledger beside the page: the names of undo and redo, and the facts of the status bar."""

from datetime import datetime

from PySide6.QtCore import QObject

from supervisor_app.ui.session import Session
from supervisor_app.ui.window import Window


class News(QObject):
    """Follows one session at a time."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._session: Session | None = None
        self._backup, self._said = "", "已保存"
        window.acts["undo"].triggered.connect(self._undo)
        window.acts["redo"].triggered.connect(self._redo)

    def follow(self, session: Session) -> None:
        """Speak of this session from now on."""
        self._session, self._backup, self._said = session, "", "已保存"
        session.changed.connect(self._renew)
        session.said.connect(self._heard)
        self._renew()

    def backed_up(self, at: datetime) -> None:
        """The last proved backup was made then."""
        self._backup = f"上次备份 {at.astimezone():%m-%d %H:%M}，已试开"
        self._renew()

    def _undo(self) -> None:
        if self._session is not None:
            self._session.undo_stack.undo()

    def _redo(self) -> None:
        if self._session is not None:
            self._session.undo_stack.redo()

    def _heard(self, sentence: str) -> None:
        self._said = f"{datetime.now().astimezone():%H:%M} {sentence}"
        self._renew()

    def _renew(self) -> None:
        if self._session is None:
            return
        stack, facts = self._session.undo_stack, self._session.facts
        for name, word, what in (("undo", "撤销", stack.undo_name), ("redo", "重做", stack.redo_name)):
            self._window.acts[name].setText(f"{word}：{what}" if what else word)
            self._window.acts[name].setEnabled(what is not None)
        counts = f"{len(facts.lines)} 项 · {len(facts.unit_lines)} 个单位"
        self._window.status.set_facts([part for part in (self._said, self._backup, counts) if part])
