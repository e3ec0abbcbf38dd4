"""The ledger: filled, filtered, edited, reporting, wrong, empty."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from supervisor_app.domain.lights import Light
from supervisor_app.ui.page import PageSpec
from supervisor_app.ui.pages.ledger import LEDGER
from supervisor_app.ui.pages.ledger.page import TaskLedgerPage
from supervisor_app.ui.pages.ledger.pane.pane import JOURNAL, PAPERS
from supervisor_app.ui.session import Session
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.window import Window
from tests.scenes import scene
from tests.ui.office import empty_session, filled_session, open_window, scratch

_START = PageSpec("start", "开始", "inbox", LEDGER.make, needs_ledger=False)
_OVERDUE, _WITH_STEPS = "鹿鸣片区回迁楼三期竣工备案", "城东污水处理厂提标改造"


def ledger_window(theme: Theme, session: Session) -> tuple[Window, TaskLedgerPage]:
    """A window on the ledger page."""
    window = open_window(theme, session, (LEDGER,), _START)
    page = window.page()
    assert isinstance(page, TaskLedgerPage)
    return window, page


def _filled(theme: Theme, prepare: Callable[[TaskLedgerPage], object], title: str = _OVERDUE) -> QWidget:
    session = filled_session(scratch())
    window, page = ledger_window(theme, session)
    window.resize(1440, 900)
    window.show()
    page.show_target(next(line.task.id for line in session.facts.lines.values() if line.task.title == title))
    prepare(page)
    return window


@scene("ledger-filled")
def ledger_filled(theme: Theme) -> QWidget:
    """The most urgent task with its reports."""
    return _filled(theme, lambda page: None)


@scene("ledger-filtered")
def ledger_filtered(theme: Theme) -> QWidget:
    """Red and yellow of one meeting, with words."""

    def narrow(page: TaskLedgerPage) -> None:
        page.show_target(("filter", {"source": "三季度重点工作推进会", "light": Light.RED}))
        page.pane.tabs.setCurrentIndex(0)

    return _filled(theme, narrow)


@scene("ledger-edited")
def ledger_edited(theme: Theme) -> QWidget:
    """The form with two wrong fields."""

    def edit(page: TaskLedgerPage) -> None:
        page.acts["edit"].trigger()
        form = page.pane.basic.form
        form.inputs["title"].set_value("")
        form.inputs["assigned_on"].set_text("不知哪天")
        form.save()

    return _filled(theme, edit)


@scene("ledger-report")
def ledger_report(theme: Theme) -> QWidget:
    """The entry open."""

    def write(page: TaskLedgerPage) -> None:
        page.acts["register"].trigger()
        page.pane.progress.entry.text.setPlainText("消防复验通过，正在办理规划核实")

    return _filled(theme, write)


@scene("ledger-steps")
def ledger_steps(theme: Theme) -> QWidget:
    """Milestones of a task."""
    return _filled(theme, lambda page: page.pane.tabs.setCurrentIndex(2), _WITH_STEPS)


@scene("ledger-steps-edited")
def ledger_steps_edited(theme: Theme) -> QWidget:
    """Milestones being edited."""

    def edit(page: TaskLedgerPage) -> None:
        page.pane.tabs.setCurrentIndex(2)
        page.acts["edit"].trigger()

    return _filled(theme, edit, _WITH_STEPS)


@scene("ledger-papers")
def ledger_papers(theme: Theme) -> QWidget:
    """Papers that name the task."""
    return _filled(theme, lambda page: page.pane.tabs.setCurrentIndex(PAPERS))


@scene("ledger-journal")
def ledger_journal(theme: Theme) -> QWidget:
    """The journal of a task with milestones."""
    return _filled(theme, lambda page: page.pane.tabs.setCurrentIndex(JOURNAL), _WITH_STEPS)


@scene("ledger-new")
def ledger_new(theme: Theme) -> QWidget:
    """The form for a new task."""
    return _filled(theme, lambda page: page.show_target(("new", None)))


@scene("ledger-no-hit")
def ledger_no_hit(theme: Theme) -> QWidget:
    """Words nothing meets."""
    return _filled(theme, lambda page: page.show_target(("filter", {"text": "查无此事"})))


@scene("ledger-empty")
def ledger_empty(theme: Theme) -> QWidget:
    """A new ledger."""
    return ledger_window(theme, empty_session(scratch()))[0]
