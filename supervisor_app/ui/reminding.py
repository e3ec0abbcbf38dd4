"""Reminders of what is to be done today: a line when a ledger is opened, and a notice in the system's tray.

Both are preferences of this machine, kept in the window's memory; the tray is off unless chosen.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QSystemTrayIcon

from supervisor_app.domain.today.todo import TODO_WORDS, TodoGroup, TodoItem
from supervisor_app.ui.memory import Memory
from supervisor_app.ui.session import Session
from supervisor_app.ui.window import Window

AT_START, IN_TRAY, AT, _TOLD = "remind/start", "remind/tray", "remind/at", "remind/told"
DEFAULT_AT = "09:00"
_NAMED = 5  # groups, or matters, named in one line
_MINIMIZED = Qt.WindowState.WindowMinimized


def is_on(memory: Memory, key: str) -> bool:
    """Whether a preference is on: the line at the start unless switched off, the tray only when chosen."""
    return str(memory.value(key, key == AT_START)).lower() == "true"


def tray_there() -> bool:
    """Whether this desktop has a tray that can show notices."""
    return QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()


def summary(groups: Mapping[TodoGroup, Sequence[TodoItem]]) -> str:
    """`今日要办 34 项：逾期 6、3日内到期 2、应报未报 3…`; empty when there is nothing to do."""
    counts = [(TODO_WORDS[group], len(items)) for group, items in groups.items() if items]
    if not counts:
        return ""
    named = "、".join(f"{word} {count}" for word, count in counts[:_NAMED])
    return f"今日要办 {sum(count for _, count in counts)} 项：{named}{'…' if len(counts) > _NAMED else ''}"


class Tray(QObject):
    """The icon in the tray, there only while it is wanted; `clicked` when its notice or the icon is."""

    clicked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._icon: QSystemTrayIcon | None = None

    def tell(self, window: Window, title: str, text: str) -> None:
        """Show a notice; nothing happens on a desktop without a tray."""
        if not tray_there():
            return
        if self._icon is None:
            self._icon = QSystemTrayIcon(window.windowIcon(), self)
            self._icon.setToolTip("督办台账")
            self._icon.messageClicked.connect(self.clicked)
            self._icon.activated.connect(self.clicked)
        self._icon.show()
        self._icon.showMessage(title, text, window.windowIcon())

    def leave(self) -> None:
        """Take the icon away."""
        if self._icon is not None:
            self._icon.hide()


class Reminder(QObject):
    """Follows the ledger of a window; `tick` is called every minute, and once the day turned in the session."""

    def __init__(self, window: Window, memory: Memory) -> None:
        super().__init__(window)
        self._window, self._memory = window, memory
        self._session: Session | None = None
        self._overdue: frozenset[int] = frozenset()
        self._day = date.min
        self.tray = Tray(self)
        self.tray.clicked.connect(self._come)

    def follow(self, session: Session) -> None:
        """Remind of this ledger from now on; say now what is to be done, where the page in sight does not say it."""
        self._session = session
        session.changed.connect(lambda _: self._turned() if self._session is session else None)
        self._note()
        told = summary(session.facts.todo_list.groups)
        if told and is_on(self._memory, AT_START) and self._memory.value("window/page") != "today":
            self._window.say(told, "不再提示", lambda: self._memory.setValue(AT_START, False))

    def tick(self, now: datetime) -> None:
        """Once a day, at the time set, in the tray."""
        session = self._session
        if session is None or not is_on(self._memory, IN_TRAY):
            self.tray.leave()
            return
        today = session.facts.today.isoformat()
        if str(self._memory.value(_TOLD, "")) == today or now.time() < self._at():
            return
        told = summary(session.facts.todo_list.groups)
        if told:
            self.tray.tell(self._window, "今日督办", told)
        self._memory.setValue(_TOLD, today)

    def _turned(self) -> None:
        """When the day turned: what fell overdue by it, at once."""
        session = self._session
        if session is None or session.facts.today == self._day:
            return
        before = self._overdue
        self._note()
        fresh = [session.facts.lines[task_id].task.title for task_id in sorted(self._overdue - before)]
        if fresh and is_on(self._memory, IN_TRAY):
            more = " 等" if len(fresh) > 2 else ""
            self.tray.tell(self._window, f"今日起逾期 {len(fresh)} 项", "、".join(fresh[:2]) + more)

    def _note(self) -> None:
        assert self._session is not None
        facts = self._session.facts
        self._day = facts.today
        self._overdue = frozenset(item.line.task.id for item in facts.todo_list.groups[TodoGroup.OVERDUE])

    def _at(self) -> time:
        """The time set; the usual one where the entry cannot be read."""
        try:
            return time.fromisoformat(str(self._memory.value(AT, DEFAULT_AT)))
        except ValueError:
            return time.fromisoformat(DEFAULT_AT)

    def _come(self) -> None:
        """The window to the front, on 今日督办."""
        window = self._window
        window.setWindowState(window.windowState() & ~_MINIMIZED)
        window.show()
        window.raise_()
        window.activateWindow()
        window.go("today")
