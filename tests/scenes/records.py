"""问题 and 项目: lists, a form, empty."""

from PySide6.QtWidgets import QWidget

from supervisor_app.ui.page import PageSpec
from supervisor_app.ui.pages.ledger import LEDGER
from supervisor_app.ui.pages.meeting import MEETING
from supervisor_app.ui.pages.problem import PROBLEM
from supervisor_app.ui.pages.project import PROJECT
from supervisor_app.ui.pages.start import START
from supervisor_app.ui.records.page import RecordPage
from supervisor_app.ui.session import Session
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.window import Window
from tests.scenes import scene
from tests.ui.office import empty_session, filled_session, open_window, scratch
from tests.ui.records import add_projects, raise_problems

RAIL = (
    PageSpec("today", "今日督办", "list-checks", MEETING.make),
    LEDGER,
    PROBLEM,
    PROJECT,
    MEETING,
    PageSpec("unit", "单位", "landmark", MEETING.make),
    PageSpec("notice", "文书", "stamp", MEETING.make),
    PageSpec("settings", "设置", "settings-2", MEETING.make, bottom=True, needs_ledger=False),
)


def _window(theme: Theme, session: Session, name: str) -> tuple[Window, "RecordPage[object]"]:
    window = open_window(theme, session, RAIL, START)
    window.go(name)
    page = window.page()
    assert isinstance(page, RecordPage)
    return window, page


def _filled() -> Session:
    session = filled_session(scratch())
    raise_problems(session)
    add_projects(session)
    return session


@scene("records-problems")
def problems(theme: Theme) -> QWidget:
    """Open ones."""
    return _window(theme, _filled(), "problem")[0]


@scene("records-problem-form")
def problem_form(theme: Theme) -> QWidget:
    """Raised without a task."""
    window, page = _window(theme, _filled(), "problem")
    page.acts["add"].trigger()
    page.pane.form.inputs["text"].set_value("施工许可证迟迟办不下来")
    page.pane.form.submit()
    return window


@scene("records-problems-empty")
def no_problems(theme: Theme) -> QWidget:
    """None yet."""
    return _window(theme, empty_session(scratch()), "problem")[0]


@scene("records-projects")
def projects(theme: Theme) -> QWidget:
    """Planned ones."""
    return _window(theme, _filled(), "project")[0]


@scene("records-projects-late")
def late(theme: Theme) -> QWidget:
    """Started late or not at all, a stage being registered."""
    window, page = _window(theme, _filled(), "project")
    page.look_at("开工滞后")
    page.acts["stage"].trigger()
    return window


@scene("records-projects-empty")
def no_projects(theme: Theme) -> QWidget:
    """None yet."""
    return _window(theme, empty_session(scratch()), "project")[0]
