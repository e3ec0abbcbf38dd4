"""Undo and redo in the window: actions with the name of what they do, and the offer to undo after each command."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from supervisor_app.domain.changes import Changes
from supervisor_app.ui.page import Shell

if TYPE_CHECKING:
    from supervisor_app.ui.session import Session


class Undoing(QObject):
    """Keeps the two actions true to the open ledger."""

    def __init__(self, shell: Shell, undo: QAction, redo: QAction, parent: QObject) -> None:
        super().__init__(parent)
        self._shell, self._undo, self._redo = shell, undo, redo
        self._session: Session | None = None
        self._small = False
        undo.triggered.connect(self.undo)
        redo.triggered.connect(self.redo)
        self.follow(None)

    def follow(self, session: "Session | None") -> None:
        """Serve this ledger from now on."""
        if self._session is not None:
            self._session.changed.disconnect(self._name)
            self._session.said.disconnect(self._offer)
        self._session = session
        if session is not None:
            session.changed.connect(self._name)
            session.said.connect(self._offer)
        self._name()

    def undo(self) -> None:
        """Take the last command back."""
        if self._session is not None:
            self._session.undo_stack.undo()

    def redo(self) -> None:
        """Do it again."""
        if self._session is not None:
            self._session.undo_stack.redo()

    def _name(self, changes: Changes = Changes.NONE) -> None:
        self._small = changes == Changes.DRAFTS
        stack = None if self._session is None else self._session.undo_stack
        pairs = (
            (self._undo, "撤销", stack and stack.undo_name),
            (self._redo, "重做", stack and stack.redo_name),
        )
        for action, word, name in pairs:
            action.setEnabled(bool(name))
            action.setText(f"{word}：{name}" if name else word)

    def _offer(self, sentence: str) -> None:
        """Say what was done; what can be undone can be undone from the message, an issued paper cannot.

        A decision on a draft is one of a hundred made in a row: the status bar tells it, no message moves the page.
        """
        if self._small or self._session is None:
            return
        undoable = sentence == f"已{self._session.undo_stack.undo_name}"
        self._shell.say(f"{sentence}。", *(("撤销", self.undo) if undoable else ()))
