"""The session's commands on many things at once, each one command that is undone as one."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QObject

from supervisor_app.domain.papers.notice import Notice
from supervisor_app.store import extensions, notices


class Many(QObject):
    """All or none: a `UserError` names the first that cannot be done, and nothing is written."""

    def __init__(self, parent: QObject, do: Callable[..., Any]) -> None:
        super().__init__(parent)
        self._do = do

    def register(self, papers: Sequence[Notice]) -> None:
        """Register sending, signing and reply of papers as they have them."""
        self._do(notices.register_steps_of_all, papers)

    def grant(self, extension_ids: Sequence[int], approver: str, decided_on: date, reason: str = "") -> None:
        """Grant extensions, each to the day it asks for."""
        self._do(extensions.grant_extensions, extension_ids, approver, decided_on, reason)
