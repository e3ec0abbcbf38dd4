"""An open ledger: every command is one transaction with one history row, and can be undone by name."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Self, TypeVar

from sqlite_utils import Database

from supervisor_app.domain.changes import Changes
from supervisor_app.errors import UserError
from supervisor_app.store.backup import Reason, backup_folder, make_backup
from supervisor_app.store.causes import sqlite_cause
from supervisor_app.store.database import open_ledger
from supervisor_app.store.history import record
from supervisor_app.store.roll_up import roll_up
from supervisor_app.store.work import Work

_KINDS = {
    "task": Changes.TASKS,
    "task_unit": Changes.TASKS | Changes.UNITS,
    "task_list": Changes.MEETINGS,
    "milestone": Changes.TASKS,
    "meeting": Changes.MEETINGS,
    "draft": Changes.DRAFTS,
    "unit": Changes.UNITS,
    "unit_alias": Changes.UNITS,
    "unit_contact": Changes.CONTACTS,
    "report": Changes.REPORTS,
    "indicator": Changes.TASKS,
    "indicator_value": Changes.TASKS,
    "problem": Changes.PROBLEMS,
    "problem_task": Changes.PROBLEMS,
    "project": Changes.PROJECTS,
    "project_stage": Changes.PROJECTS,
    "notice": Changes.NOTICES,
    "notice_task": Changes.NOTICES,
    "setting": Changes.SETTINGS,
    "step": Changes.LIFE,
    "extension": Changes.LIFE,
    "verification": Changes.LIFE,
    "look_back": Changes.LIFE,
    "review_request": Changes.LIFE,
    "attachment": Changes.FILES,
}

R = TypeVar("R")


def _back_up(path: Path) -> None:
    make_backup(path, backup_folder(path), Reason.BEFORE_MIGRATION, _now())


def _now() -> datetime:
    return datetime.now().astimezone()


@dataclass
class Done:
    """What a command did: which kinds of facts changed, and the id of its history row (None: nothing changed)."""

    changes: Changes = Changes.NONE
    history_id: int | None = None
    tasks: frozenset[int] = frozenset()


@dataclass
class Ledger:
    """The open file with who works on it; `undoable` and `redoable` hold history ids, newest last.

    `within`: the command whose parts this ledger's commands are (`together`); None: each stands for itself.
    """

    db: Database
    path: Path
    actor: str = "督查室"
    clock: Callable[[], datetime] = _now
    undoable: list[int] = field(default_factory=list)
    redoable: list[int] = field(default_factory=list)
    last: Done = field(default_factory=Done)
    within: Work | None = None

    @classmethod
    def open(cls, path: Path, create: bool = False) -> Self:
        """Open or create; errors as `open_ledger`. An older file is backed up before it is brought up to date."""
        return cls(open_ledger(path, create, _back_up), path)

    def close(self) -> None:
        """Give the file back."""
        self.db.close()

    def replaced(self, replace: Callable[[Path], R]) -> R:
        """Close the file while `replace` puts another in its place, then open what is there; gives its answer."""
        self.db.close()
        try:
            return replace(self.path)
        finally:
            self.db = open_ledger(self.path)
            self.undoable.clear()
            self.redoable.clear()

    @contextmanager
    def command(self, action: str, task_id: int | None = None, undoable: bool = True) -> Iterator[Work]:
        """One transaction: the writes of the block and their history row, or nothing at all.

        `last` tells afterwards what changed. A full disk or a read-only file is a `UserError`; nothing is written then.
        """
        work = Work(self.db, self.clock().date(), self.actor, task_id)
        if self.within is not None:
            yield work
            roll_up(work)
            self.within.take_in(work)
            return
        try:
            with self.db.atomic():
                yield work
                roll_up(work)
                history_id = self._journal(action, work)
        except sqlite3.IntegrityError:  # a rule of the schema: our own bug
            raise
        except sqlite3.DatabaseError as error:
            cause = sqlite_cause(error) or f"{error}；请重新打开台账，打不开就从备份恢复"
            raise UserError(f"{self.path.name} 没有写入：{cause}") from error
        except UnicodeEncodeError as error:
            raise UserError(f"{self.path.name} 没有写入：文字里有存不下的字符；请重新输入") from error
        self.last = _done(work, history_id)
        if undoable and history_id is not None:
            self.undoable.append(history_id)
            self.redoable.clear()

    @contextmanager
    def together(self, action: str, undoable: bool = True) -> Iterator["Ledger"]:
        """Several commands as one: those of the ledger it gives are one transaction with one history row, or nothing.

        Its clock may be set to the day each of them is told of.
        """
        with self.command(action, undoable=undoable) as work:
            yield replace(self, within=work)

    def _journal(self, action: str, work: Work) -> int | None:
        if not work.changes:
            return None
        return record(self.db, self.clock(), self.actor, action, work.changes, work.task_id)


def _done(work: Work, history_id: int | None) -> Done:
    kinds, tasks = Changes.NONE, set(work.touched)
    for change in work.changes:
        kinds |= _KINDS[change["table"]]
        if change["table"] == "task":
            tasks.add(change["id"])
        tasks |= {side["task_id"] for side in (change["before"], change["after"]) if side and "task_id" in side}
    return Done(kinds, history_id, frozenset(tasks))
