"""Several commands as one: one history row, one undo, and nothing at all when one of them is refused."""

from dataclasses import replace
from datetime import datetime

import pytest

from supervisor_app.domain.changes import Changes
from supervisor_app.domain.draft import DraftTask
from supervisor_app.domain.life.lifecycle import Move, StepKind
from supervisor_app.domain.model import TaskState
from supervisor_app.errors import UserError
from supervisor_app.store import queries
from supervisor_app.store.check import check_ledger
from supervisor_app.store.ledger import Ledger
from supervisor_app.store.life import take_step
from supervisor_app.store.parts import decompose
from supervisor_app.store.tasks import add_task
from supervisor_app.store.undo import redo, undo
from tests.store.conftest import NOW

ONE, TWO = (DraftTask(title, lead=("市水务局",), state=TaskState.REGISTERED) for title in ("修泵站", "修东站"))


def _tell(ledger: Ledger, day: datetime) -> None:
    """A task is divided and its part handed out."""
    part_of = queries.tasks(ledger.db, "id = ?", add_task(ledger, ONE))[0]
    [part] = decompose(ledger, part_of, [TWO])
    task = queries.tasks(ledger.db, "id = ?", part)[0]
    take_step(ledger, task, Move(StepKind.ASSIGN, day.date(), "督查室"))
    take_step(ledger, replace(task, state=TaskState.ASSIGNED), Move(StepKind.CLAIM, day.date(), "水务局"))


def test_they_are_one_command_and_undone_as_one(ledger: Ledger) -> None:
    before = len(queries.journal(ledger.db))
    with ledger.together("一起登记") as parts:
        _tell(parts, NOW)
    assert [row["action"] for row in queries.journal(ledger.db, limit=1)] == ["一起登记"]
    assert len(queries.journal(ledger.db)) == before + 1
    assert Changes.TASKS | Changes.LIFE in ledger.last.changes
    assert [task.progress for task in queries.tasks(ledger.db, "title = ?", ONE.title)] == [100]  # rolled up
    undo(ledger)
    assert queries.tasks(ledger.db, "title = ?", ONE.title) == []
    redo(ledger)
    assert queries.tasks(ledger.db, "title = ?", TWO.title)[0].state is TaskState.CLAIMED_DONE
    assert check_ledger(ledger.path) == []


def test_each_is_given_on_the_day_the_clock_shows(ledger: Ledger) -> None:
    """A day after it is refused, though the real day lies later."""
    early = NOW.replace(month=1)
    with ledger.together("一起登记") as parts:
        parts.clock = lambda: early
        _tell(parts, early)
    assert ledger.clock() == NOW
    with ledger.together("一起登记") as parts:
        parts.clock = lambda: early
        with pytest.raises(UserError, match="在今天之后"):
            _tell(parts, NOW)


def test_one_refused_leaves_nothing_of_the_others(ledger: Ledger) -> None:
    before, undoable = (queries.tasks(ledger.db), queries.journal(ledger.db)), list(ledger.undoable)
    with pytest.raises(UserError, match="名称是空的"):
        _add(ledger, ONE, replace(ONE, title=" "))
    assert (queries.tasks(ledger.db), queries.journal(ledger.db)) == before
    assert ledger.undoable == undoable


def _add(ledger: Ledger, *drafts: DraftTask) -> None:
    with ledger.together("一起登记") as parts:
        for draft in drafts:
            add_task(parts, draft)
