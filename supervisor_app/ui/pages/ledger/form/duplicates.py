"""The hint while a title is typed: is this matter in the ledger already? (《政府督查工作条例》 art. 15)"""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from supervisor_app.domain.similar import Similar
from supervisor_app.domain.words import STATE_WORDS
from supervisor_app.ui.session import Session
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import button
from supervisor_app.ui.widgets.field import Note

_PAUSE = 200  # ms of quiet in typing before the ledger is looked through
_SHORTEST = 4  # characters; shorter titles are like everything


class DuplicateHint(QWidget):
    """Hidden while nothing is alike; it never keeps anybody from registering the task."""

    asked = Signal(int)  # id of the task that is alike

    def __init__(self, theme: Theme, session: Session) -> None:
        super().__init__()
        self._session = session
        self._known: Similar | None = None
        self._title, self._task_id = "", 0
        self.note, self.link = Note(theme), button(theme, "查看这一项", rank="link")
        self.link.clicked.connect(lambda: self.asked.emit(self._task_id))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.note)
        column.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.look)
        self.hide()

    def forget(self) -> None:
        """Another task is written; the ledger is looked through anew when first needed."""
        self._known = None
        self._timer.stop()
        self.hide()

    def take(self, title: str) -> None:
        """The title as typed so far."""
        self._title = title.strip()
        self._timer.start()

    def look(self) -> None:
        """Say what is alike."""
        self._timer.stop()
        if len(self._title) < _SHORTEST:
            self.hide()
            return
        if self._known is None:
            self._known = Similar(self._session.facts.lines.values())
        found = self._known.most_similar(self._title)
        if found is not None:
            self._task_id = found.task.id
            same = "同名" if found.task.title == self._title else "相似"
            lead, state = "、".join(found.lead) or "未定单位", STATE_WORDS[found.task.state]
            self.note.set_text(
                f"与 {found.task.number}“{found.task.title}”{same}（{lead}，{state}），请核对，避免重复督办", True
            )
        self.setVisible(found is not None)
