"""Acts on a task in the ledger's pane: verification, closing, extension, look back, many at once."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from supervisor_app.domain.standing import TaskLine
from supervisor_app.domain.verification import Verification, Way
from supervisor_app.ui.pages.ledger.page import TaskLedgerPage
from supervisor_app.ui.session import Session
from supervisor_app.ui.theme import Theme
from tests.scenes import scene
from tests.scenes.ledger import ledger_window
from tests.ui.office import filled_session, scratch

_CLAIMED, _LATE, _DONE = "水源地隔离围网补设", "鹿鸣片区回迁楼三期竣工备案", "高标准农田验收资料归档"


def line_of(session: Session, title: str) -> TaskLine:
    """The line of a task by its title."""
    return next(line for line in session.facts.lines.values() if line.task.title == title)


def acted(
    theme: Theme, title: str, prepare: Callable[[Session], object], show: Callable[[TaskLedgerPage], object]
) -> QWidget:
    """A window on a task of the filled ledger, after commands and with something open."""
    session = filled_session(scratch())
    prepare(session)
    window, page = ledger_window(theme, session)
    window.resize(1440, 900)
    window.show()
    page.show_target(line_of(session, title).task.id)
    show(page)
    return window


@scene("act-verify")
def act_verify(theme: Theme) -> QWidget:
    """A claim being returned, with a field left empty."""

    def show(page: TaskLedgerPage) -> None:
        page.pane.act("verify")
        form = page.pane.acts.form
        form.inputs["passed"].set_value(False)
        form.inputs["person"].set_value("周敏")
        form.submit()

    return acted(theme, _CLAIMED, lambda session: None, show)


@scene("act-close-blocked")
def act_close(theme: Theme) -> QWidget:
    """Closing a task nobody verified says what is missing."""
    return acted(theme, _DONE, lambda session: None, lambda page: page.pane.act("close"))


@scene("act-extension")
def act_extension(theme: Theme) -> QWidget:
    """An extension asked after the due date waits for its decision."""

    def ask(session: Session) -> None:
        task = line_of(session, _LATE).task
        wanted = date(2026, 12, 20)
        session.life.ask_extension(task, date(2026, 11, 18), wanted, "规划核实尚未完成", "鹿鸣片区管委会", 80)

    return acted(theme, _LATE, ask, lambda page: None)


@scene("act-grant")
def act_grant(theme: Theme) -> QWidget:
    """The form that grants it."""

    def ask(session: Session) -> None:
        task = line_of(session, _LATE).task
        wanted = date(2026, 12, 20)
        session.life.ask_extension(task, date(2026, 11, 18), wanted, "规划核实尚未完成", "鹿鸣片区管委会", 80)

    return acted(theme, _LATE, ask, lambda page: page.pane.act("grant"))


@scene("act-done")
def act_done(theme: Theme) -> QWidget:
    """A verified task with a planned look back, its timeline."""

    def check(session: Session) -> None:
        task = line_of(session, _CLAIMED).task
        found = Verification(0, task.id, Way.INSPECTION, "周敏", date(2026, 11, 19), "现场看过，围网已补齐", True)
        session.life.verify(task, found)
        session.life.plan_look_back(line_of(session, _CLAIMED).task, date(2027, 2, 10))

    return acted(theme, _CLAIMED, check, lambda page: None)


@scene("act-many")
def act_many(theme: Theme) -> QWidget:
    """Progress of many tasks at once."""

    def show(page: TaskLedgerPage) -> None:
        page.table.selectAll()
        page.pane.act("many_reports", page.table.chosen_rows()[:6])

    return acted(theme, _LATE, lambda session: None, show)
