"""The menu of a row, or of several."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from supervisor_app.domain.papers.notice import NoticeKind
from supervisor_app.domain.papers.planning import SCOPES, Scope
from supervisor_app.domain.standing import TaskLine
from supervisor_app.domain.words import NOTICE_KIND_WORDS
from supervisor_app.ui.pages.ledger.acts.book import MANY_REPORTS, offered_acts, offered_steps
from supervisor_app.ui.pages.ledger.pane.next_steps import fill_acts
from supervisor_app.ui.pages.ledger.table.filters import Pick, source_pick, unit_pick
from supervisor_app.ui.session import Session


def row_menu(
    parent: QWidget,
    lines: Sequence[TaskLine],
    acts: Mapping[str, QAction],
    session: Session,
    pick: Callable[[Pick], object],
    copy: Callable[[], object],
    act: Callable[[str], object],
    issue: Callable[[NoticeKind], object],
) -> QMenu:
    """What can be done with the rows; conditions are offered for one row only."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if len(lines) == 1:
        task = lines[0].task
        menu.addAction(acts["register"])
        menu.addAction(acts["edit"])
        menu.addSeparator()
        fill_acts(menu.addMenu("办理"), offered_acts(session, lines[0]), act)
        menu.addSeparator()
        picks = [unit_pick(session.facts.units[unit]) for unit in task.lead]
        picks += [source_pick(lines[0].source)] if lines[0].source else []
        for one in picks:
            menu.addAction(f"只看“{one}”").triggered.connect(lambda _, one=one: pick(one))
        menu.addSeparator()
    elif lines:
        menu.addAction(f"登记进展 {len(lines)} 项").triggered.connect(lambda: act(MANY_REPORTS))
        if offered_steps(lines):
            fill_acts(menu.addMenu(f"办理 {len(lines)} 项"), [offered_steps(lines)], act)
        menu.addSeparator()
    _offer_papers(menu.addMenu("发文"), issue)
    word = "复制这一行" if len(lines) == 1 else f"复制 {len(lines)} 行"
    menu.addAction(word).triggered.connect(copy)
    return menu


def acts_menu(parent: QWidget, lines: Sequence[TaskLine], session: Session, act: Callable[[str], object]) -> QMenu:
    """What can be done on one task, or on all of several; says so where that is nothing."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    fill_acts(menu, offered_acts(session, lines[0]) if len(lines) == 1 else [offered_steps(lines)], act)
    if not menu.actions():
        menu.addAction(f"选中的 {len(lines)} 项没有可以一起办的").setEnabled(False)
    return menu


def _offer_papers(menu: QMenu, issue: Callable[[NoticeKind], object]) -> None:
    """The papers to a unit and the forms on a matter; those on the whole ledger or a meeting are not about rows."""
    for kind in NoticeKind:
        if SCOPES[kind] in (Scope.UNIT, Scope.TASK):
            menu.addAction(NOTICE_KIND_WORDS[kind]).triggered.connect(lambda _, kind=kind: issue(kind))
