"""What every page is, and what it may ask of the window round it."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, ClassVar, Protocol

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from supervisor_app.domain.changes import Changes
from supervisor_app.ui.actions import ActionSpec, build_actions
from supervisor_app.ui.jobs import Jobs
from supervisor_app.ui.memory import Memory
from supervisor_app.ui.theme import Theme

if TYPE_CHECKING:
    from supervisor_app.ui.session import Session


class Shell(Protocol):
    """The window as pages see it."""

    @property
    def theme(self) -> Theme:
        """Colours, sizes, fonts."""

    @property
    def memory(self) -> Memory:
        """What is remembered between starts."""

    @property
    def jobs(self) -> Jobs:
        """Long work."""

    @property
    def session(self) -> "Session | None":
        """The open ledger; None before one is open."""

    def say(self, sentence: str, action: str = "", run: Callable[[], object] | None = None) -> None:
        """One sentence on what happened, with what can be done about it."""

    def warn(self, sentence: str, action: str = "", run: Callable[[], object] | None = None) -> None:
        """One sentence on what went wrong and what to do; stays until closed."""

    def go(self, page: str, target: object = None) -> None:
        """Show another page; `target` is handed to its `show_target`."""

    def set_badge(self, page: str, count: int) -> None:
        """The number on a page's item in the rail; 0 takes it away."""


class Page(QWidget):
    """A page of the window: it owns everything below the header.

    A subclass builds its widgets into `self.body`, names `primary` (and `second`) actions for the header and overrides
    what it needs. Exceptions in slots need no handling here: a UserError becomes a sentence in the window.
    """

    ACTIONS: ClassVar[tuple[ActionSpec, ...]] = ()
    WATCHES: ClassVar[Changes] = Changes.ALL  # kinds of facts that make the page look again
    HINTS: ClassVar[tuple[tuple[str, str], ...]] = ()  # (keys, word) shown in the status bar

    head_changed = Signal()  # title, facts or buttons are to be read again

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self.theme = shell.theme
        self.acts: dict[str, QAction] = build_actions(self.ACTIONS, self, shell.theme)
        self.primary: QAction | None = None
        self.second: QAction | None = None
        self.hints = self.HINTS  # what the status bar shows now; a page with several faces changes it
        self.body = QVBoxLayout(self)
        edge, gap = shell.theme.size("space_page"), shell.theme.size("space_gap")
        self.body.setContentsMargins(edge, 0, edge, gap)
        self.body.setSpacing(gap)

    def title(self) -> str:
        """What stands in the header."""
        raise NotImplementedError

    def facts(self) -> str:
        """The small line under the title."""
        return ""

    def refresh(self, changes: Changes) -> None:
        """Read the facts again; called before the first showing and after every command that touches WATCHES."""

    def show_target(self, target: object) -> None:
        """Show one thing on the page (what it is, is the page's own agreement)."""

    def focus_filter(self) -> None:
        """Ctrl+F: put the cursor where the page is filtered."""

    def leave(self) -> bool:
        """The user goes to another page or closes; False keeps the page (after asking about unsaved text)."""
        return True

    def may_close(self) -> bool:
        """The window closes, also while another page is shown; False keeps it (after asking)."""
        return True


class LedgerPage(Page):
    """A page that needs an open ledger."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        if shell.session is None:
            raise RuntimeError(f"{type(self).__name__} opened without a ledger")
        self.session: Session = shell.session


@dataclass(frozen=True, slots=True)
class Late:
    """A page by the names of its module and class, imported when it is first wanted, so that the start stays quick."""

    module: str
    name: str

    def page(self) -> type[Page]:
        """The class."""
        found: type[Page] = getattr(import_module(self.module), self.name)
        return found

    def __call__(self, shell: Shell) -> Page:
        """The page made."""
        return self.page()(shell)


@dataclass(frozen=True, slots=True)
class PageSpec:
    """An entry of the rail; the page is made when it is first shown.

    `under`: id of the entry it is a further view of; such a page is reached by the switch in the header.
    """

    id: str
    word: str
    icon: str
    make: Callable[[Shell], Page]
    bottom: bool = False
    needs_ledger: bool = True
    under: str = ""
    view: str = ""  # what the switch says, where it is not `word`

    @property
    def actions(self) -> tuple[ActionSpec, ...]:
        """What can be done on the page."""
        page = self.make.page() if isinstance(self.make, Late) else self.make
        found: tuple[ActionSpec, ...] = getattr(page, "ACTIONS", ())
        return found
