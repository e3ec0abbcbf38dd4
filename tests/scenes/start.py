"""The first page: before any ledger, with ledgers to go on with, and the questions about the office."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from supervisor_app.domain.changes import Changes
from supervisor_app.ui.pages.start import START
from supervisor_app.ui.pages.start.page import StartPage
from supervisor_app.ui.theme import Theme
from tests.scenes import scene
from tests.ui.office import open_window, scratch


def _page(theme: Theme) -> tuple[QWidget, StartPage]:
    window = open_window(theme, None, [], START)
    page = window.page()
    assert isinstance(page, StartPage)
    return window, page


@scene("start-first")
def first(theme: Theme) -> QWidget:
    """Nothing yet."""
    return _page(theme)[0]


@scene("start-recent")
def recent(theme: Theme) -> QWidget:
    """Two ledgers that are there, one that is not."""
    window, page = _page(theme)
    folder = scratch()
    paths = [folder / "2026年重点事项督办台账.db", folder / "民生实事.db"]
    for path in paths:
        path.touch()
    kept = [*paths, Path("/media/U盘/督查室/2025年度重点工作和领导批示件督办台账（归档）.db")]
    page.shell.memory.setValue("recent", [str(path) for path in kept])
    page.refresh(Changes.ALL)
    return window


@scene("start-office")
def office(theme: Theme) -> QWidget:
    """Who the office is, one answer wrong."""
    window, page = _page(theme)
    page.questions.ask(Path("/home/office/文档/2026年重点事项督办台账.db"))
    page.questions.questions.fields["document_code"].field.setProperty("text", "政督〔2026〕")
    page._stack.setCurrentWidget(page.questions)
    return window
