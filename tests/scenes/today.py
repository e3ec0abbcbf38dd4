"""今日督办: filled, in a narrow window with list or board, a quiet day, an empty ledger, an unknown calendar."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from supervisor_app.domain.lights import Light
from supervisor_app.domain.model import TaskState
from supervisor_app.domain.today.todo import TodoGroup
from supervisor_app.ui.page import Page, PageSpec
from supervisor_app.ui.pages.start import START
from supervisor_app.ui.pages.today import TODAY
from supervisor_app.ui.pages.today.forms.decisions import ExtensionForm
from supervisor_app.ui.pages.today.page import TodayPage
from supervisor_app.ui.pages.today.rows import TodoRow
from supervisor_app.ui.session import Session
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.window import Window
from tests.scenes import scene
from tests.ui.day import make_full
from tests.ui.office import empty_session, filled_session, open_window, scratch

RAIL = (
    PageSpec("ledger", "台账", "table-2", Page),
    PageSpec("meeting", "会议", "mic", Page),
    PageSpec("unit", "单位", "landmark", Page),
    PageSpec("notice", "文书", "stamp", Page),
    PageSpec("settings", "设置", "settings-2", Page, bottom=True, needs_ledger=False),
)


def _window(theme: Theme, session: Session) -> tuple[Window, TodayPage]:
    window = open_window(theme, session, (TODAY, *RAIL), START)
    page = window.page()
    assert isinstance(page, TodayPage)
    return window, page


@scene("today")
def today(theme: Theme) -> QWidget:
    """An ordinary day, one group closed."""
    window, page = _window(theme, filled_session(scratch()))
    page.list.fold("report_missing", closed=True)
    return window


@scene("today-full")
def full(theme: Theme) -> QWidget:
    """Every group has entries; several rows of one are chosen."""
    session = filled_session(scratch())
    make_full(session)
    window, page = _window(theme, session)
    window.show()
    page.show_group(TodoGroup.DUE_SOON)
    page.list.choose_all()
    return window


def _form(theme: Theme, group: TodoGroup, several: bool = False) -> QWidget:
    session = filled_session(scratch())
    make_full(session)
    window, page = _window(theme, session)
    window.show()
    page.show_group(group)
    if several:
        page.list.choose_all()
    row = page.list.entry()
    assert isinstance(row, TodoRow)
    page.acting.act(row)
    return window


@scene("today-extension")
def extension(theme: Theme) -> QWidget:
    """An extension to decide, refused without a reason."""
    window = _form(theme, TodoGroup.EXTENSION)
    form = next(iter(window.findChildren(ExtensionForm)))
    form.approver.setText("张副市长")
    form.refuse()
    return window


@scene("today-sign")
def sign(theme: Theme) -> QWidget:
    """Papers signed for together."""
    return _form(theme, TodoGroup.UNACKNOWLEDGED, several=True)


@scene("today-look-back")
def look_back(theme: Theme) -> QWidget:
    """A look back to register."""
    return _form(theme, TodoGroup.LOOK_BACK)


@scene("today-review")
def review(theme: Theme) -> QWidget:
    """A request for review to decide."""
    return _form(theme, TodoGroup.REVIEW)


@scene("today-reply-narrow")
def reply(theme: Theme) -> QWidget:
    """The form in the list's place."""
    window = _form(theme, TodoGroup.AWAITING_REPLY)
    window.setMinimumWidth(0)
    window.setMaximumWidth(round(880 * theme.scale))
    return window


@scene("today-news")
def news(theme: Theme) -> QWidget:
    """What was done yesterday."""
    session = filled_session(scratch())
    make_full(session)
    session.turn_to(date(2026, 11, 20))
    window, page = _window(theme, session)
    window.show()
    page.acts["news"].trigger()
    return window


@scene("today-narrow")
def narrow(theme: Theme) -> QWidget:
    """1060 wide: the board without its bars."""
    window, _ = _window(theme, filled_session(scratch()))
    window.setMaximumWidth(round(1060 * theme.scale))
    return window


@scene("today-board")
def board(theme: Theme) -> QWidget:
    """Too narrow for both: the board on demand."""
    window, page = _window(theme, filled_session(scratch()))
    window.setMinimumWidth(0)
    window.setMaximumWidth(round(880 * theme.scale))
    window.resize(round(880 * theme.scale), 700)
    window.show()
    page.acts["board"].trigger()
    return window


@scene("today-quiet")
def quiet(theme: Theme) -> QWidget:
    """Nothing to do."""
    session = filled_session(scratch())
    for line in list(session.facts.lines.values()):
        if line.light in (Light.RED, Light.YELLOW) or line.task.progress == 100:
            session.edit_task(line.task, replace(line.task, state=TaskState.COMPLETED, completed_on=date(2026, 11, 5)))
    for notice in session.facts.notices:
        session.register_receipt(notice, "办公室", date(2026, 11, 18), None)
    session.save_office(replace(session.facts.office, stale_days=120))
    return _window(theme, session)[0]


@scene("today-empty")
def empty(theme: Theme) -> QWidget:
    """A new ledger."""
    return _window(theme, empty_session(scratch()))[0]
