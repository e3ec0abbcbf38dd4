"""The window as a page sees it, written down instead of shown."""

from collections.abc import Callable

from supervisor_app.ui.jobs import Jobs
from supervisor_app.ui.memory import Forgetful, Memory
from supervisor_app.ui.session import Session
from supervisor_app.ui.theme import Theme


class NotingShell:
    """Keeps where pages wanted to go, what they said, and the badges of the rail."""

    def __init__(self, theme: Theme, session: Session, jobs: Jobs, memory: Memory | None = None) -> None:
        self.theme, self.session, self.jobs = theme, session, jobs
        self.memory: Memory = memory or Forgetful()
        self.gone: list[tuple[str, object]] = []
        self.said: list[tuple[str, Callable[[], object] | None]] = []
        self.badges: dict[str, int] = {}

    def say(self, sentence: str, action: str = "", run: Callable[[], object] | None = None) -> None:
        """Keep a sentence and what can be done about it."""
        self.said.append((sentence, run))

    def warn(self, sentence: str, action: str = "", run: Callable[[], object] | None = None) -> None:
        """Keep a warning as a sentence."""
        self.say(sentence, action, run)

    def go(self, page: str, target: object = None) -> None:
        """Keep where to."""
        self.gone.append((page, target))

    def set_badge(self, page: str, count: int) -> None:
        """Keep the number."""
        self.badges[page] = count
