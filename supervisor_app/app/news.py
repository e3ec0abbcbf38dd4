"""What the status bar says of the ledger: the last command, the last backup, how much there is."""

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

    def follow(self, session: Session) -> None:
        """Speak of this session from now on."""
        self._session, self._backup, self._said = session, "", "已保存"
        session.changed.connect(self._renew)
        session.said.connect(self._heard)
        self._renew()

    def backed_up(self, at: datetime | None) -> None:
        """The last proved backup was made then; None: there is none yet."""
        self._backup = f"上次备份 {at.astimezone():%m-%d %H:%M}，已试开" if at else ""
        self._renew()

    def _heard(self, sentence: str) -> None:
        self._said = f"{datetime.now().astimezone():%H:%M} {sentence}"
        self._renew()

    def _renew(self) -> None:
        if self._session is None:
            return
        facts = self._session.facts
        counts = f"{len(facts.lines)} 项 · {len(facts.unit_lines)} 个单位"
        self._window.status.set_facts([part for part in (self._said, self._backup, counts) if part])
