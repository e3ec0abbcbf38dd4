"""The menu of a row, or of several."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from supervisor_app.domain.model import DONE_STATES, Task, TaskState
from supervisor_app.domain.notice import NoticeKind
from supervisor_app.domain.planning import SCOPES, Scope
from supervisor_app.domain.standing import TaskLine
from supervisor_app.domain.words import NOTICE_KIND_WORDS, STATE_WORDS
from supervisor_app.ui.pages.ledger.table.filters import Pick, source_pick, unit_pick
from supervisor_app.ui.session import Session


def row_menu(
    parent: QWidget,
    lines: Sequence[TaskLine],
    acts: Mapping[str, QAction],
    session: Session,
    pick: Callable[[Pick], object],
    copy: Callable[[], object],
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
        _offer_states(menu.addMenu("改状态"), task, session)
        menu.addSeparator()
        picks = [unit_pick(session.facts.units[unit]) for unit in task.lead]
        picks += [source_pick(lines[0].source)] if lines[0].source else []
        for one in picks:
            menu.addAction(f"只看“{one}”").triggered.connect(lambda _, one=one: pick(one))
        menu.addSeparator()
    _offer_papers(menu.addMenu("发文"), issue)
    word = "复制这一行" if len(lines) == 1 else f"复制 {len(lines)} 行"
    menu.addAction(word).triggered.connect(copy)
    return menu


def _offer_papers(menu: QMenu, issue: Callable[[NoticeKind], object]) -> None:
    """The papers to a unit and the forms on a matter; those on the whole ledger or a meeting are not about rows."""
    for kind in NoticeKind:
        if SCOPES[kind] in (Scope.UNIT, Scope.TASK):
            menu.addAction(NOTICE_KIND_WORDS[kind]).triggered.connect(lambda _, kind=kind: issue(kind))


def _offer_states(menu: QMenu, task: Task, session: Session) -> None:
    """Every state of a task's life; leaving the done ones takes the day of completion back."""

    def change(state: TaskState) -> None:
        finished = task.completed_on if state in DONE_STATES else None
        session.edit_task(task, replace(task, state=state, completed_on=finished))

    for state, word in STATE_WORDS.items():
        entry = menu.addAction(word)
        entry.setCheckable(True)
        entry.setChecked(state is task.state)
        entry.setEnabled(state is not task.state)
        entry.triggered.connect(lambda _, state=state: change(state))
