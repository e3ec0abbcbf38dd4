"""The window's one way to the ledger: facts to show, commands to give, and what they changed."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from supervisor_app.domain.changes import Changes
from supervisor_app.domain.draft import DraftList, DraftTask
from supervisor_app.domain.model import Meeting, Milestone, ProgressReport, Task, Unit
from supervisor_app.domain.office import OfficeSettings
from supervisor_app.domain.papers.notice import Notice
from supervisor_app.domain.review import ReviewDraft
from supervisor_app.store import backup, importing, notices, office, review, tasks, undo, units
from supervisor_app.store.backup import Backup as Backup
from supervisor_app.store.backup import Reason
from supervisor_app.store.check import check_ledger
from supervisor_app.store.importing import Duplicate
from supervisor_app.store.ledger import Done, Ledger
from supervisor_app.store.restore import restore as put_back
from supervisor_app.store.snapshot import Snapshot
from supervisor_app.ui.session.contacts import Contacts
from supervisor_app.ui.session.life import Life
from supervisor_app.ui.session.many import Many
from supervisor_app.ui.session.register import Register
from supervisor_app.ui.session.reporting import ReportingCommands

P = ParamSpec("P")
R = TypeVar("R")


class Session(QObject):
    """An open ledger on a day. `facts` are to be read, never kept: a command may replace them.

    Every command raises `UserError` when it cannot be done and has then changed nothing.
    """

    changed = Signal(object)  # Changes
    said = Signal(str)  # one sentence on what a command did

    def __init__(self, ledger: Ledger, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ledger = ledger
        self.facts = Snapshot(ledger, today)
        self.undo_stack = UndoStack(self)
        self.vault = Vault(self)
        self.review = Review(self)
        self.register = Register(self, self.do, ledger, lambda: self.facts)
        self.life = Life(self, self.do, ledger)
        self.many = Many(self, self.do)
        self.reporting = ReportingCommands(self, self.do)
        self.contacts = Contacts(self, self.do)
        ledger.actor = self.facts.office.officer or ledger.actor

    @property
    def path(self) -> Path:
        """The ledger's file."""
        return self._ledger.path

    @property
    def ledger(self) -> Ledger:
        """The open ledger, for the composition root (backup, closing)."""
        return self._ledger

    def turn_to(self, today: date) -> None:
        """Go on to another day."""
        self.facts.turn_to(today)
        self.changed.emit(Changes.ALL)

    def add_task(self, draft: DraftTask) -> int:
        """Register one task; gives its id."""
        return self.do(tasks.add_task, draft)

    def edit_task(self, before: Task, after: Task) -> None:
        """Write an edited task; a due date once set moves by `life` only: an extension, or a correction."""
        self.do(tasks.edit_task, before, after)

    def register_report(self, report: ProgressReport, files: Iterable[Path] = ()) -> int:
        """Register a unit's report with its files, or with `corrects_id` correct one; gives its id."""
        return self.do(tasks.register_report, report, None, files)

    def set_milestones(self, task: Task, steps: Iterable[Milestone]) -> None:
        """Replace a task's milestones."""
        self.do(tasks.set_milestones, task, steps)

    def save_unit(self, unit: Unit) -> int:
        """Add a unit (id 0) or write an edited one; gives its id."""
        if unit.id == 0:
            return self.do(units.add_unit, unit)
        self.do(units.edit_unit, unit)
        return unit.id

    def merge_units(self, gone: Unit, into: Unit) -> None:
        """Make one unit a further name of another."""
        self.do(units.merge_units, gone, into)

    def find_duplicates(self, drafts: tuple[DraftTask, ...]) -> list[Duplicate]:
        """Drafts the ledger has already (`draft`, `number`)."""
        return importing.find_duplicates(self._ledger, drafts)

    def import_list(self, listed: DraftList) -> tuple[list[int], list[Duplicate]]:
        """Write a list; gives the new tasks' ids and the duplicates left out."""
        return self.do(importing.import_list, listed)

    def issue_notice(self, notice: Notice, deliver: Callable[[], None]) -> int:
        """Record a paper and put its file in place (`deliver`), both or neither; gives its id."""
        return self.do(notices.issue_notice, notice, deliver)

    def register_receipt(self, notice: Notice, signed_by: str, signed_on: date | None, replied_on: date | None) -> None:
        """Register who signed for a paper and when its reply came."""
        reply = notice.reply if replied_on else ""
        after = replace(notice, signed_by=signed_by, signed_on=signed_on, replied_on=replied_on, reply=reply)
        self.do(notices.register_steps, after)

    def void_notice(self, notice: Notice, reason: str) -> None:
        """Void a paper; its number stays."""
        self.do(notices.void_notice, notice, reason)

    def save_office(self, settings: OfficeSettings) -> None:
        """Write the office's settings."""
        self.do(office.save_office, settings)

    def do(self, command: Callable[Concatenate[Ledger, P], R], *values: P.args, **named: P.kwargs) -> R:
        """Give a store command to the ledger and tell everyone what it changed."""
        self._ledger.last = Done()
        result = command(self._ledger, *values, **named)
        done = self._ledger.last
        if done.changes:
            self.facts.forget(done)
            self.changed.emit(done.changes)
            self.said.emit(f"已{self._last_action()}")
        return result

    def _last_action(self) -> str:
        found: str = self.facts.journal(limit=1)[0]["action"]
        return found


class Review(QObject):
    """Speeches under review: every decision is a command that can be undone."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session

    def begin(self, meeting: Meeting, found: Sequence[ReviewDraft]) -> int:
        """Keep a speech (its text in `meeting.text`) with its drafts; gives the meeting's id."""
        return self._session.do(review.begin_review, meeting, found)

    def edit_meeting(self, meeting: Meeting, moved: Sequence[ReviewDraft] = ()) -> None:
        """Write a meeting's title, day and speaker, and the drafts another day of it moves."""
        self._session.do(review.edit_meeting, meeting, moved)

    def save(self, draft: ReviewDraft) -> int:
        """Write a draft edited, accepted, dropped or, with id 0, marked by hand; gives its id."""
        return self._session.do(review.save_draft, draft)

    def save_all(self, changed: Sequence[ReviewDraft], action: str) -> None:
        """Write several drafts in one command named `action`."""
        self._session.do(review.save_drafts, changed, action)

    def replace(self, gone: Iterable[int], new: Sequence[ReviewDraft]) -> list[int]:
        """Merge or split; gives the ids of the new drafts."""
        return self._session.do(review.replace_drafts, gone, new)

    def make_list(self, meeting: Meeting) -> list[int]:
        """Turn the accepted drafts into tasks; gives the tasks' ids."""
        return self._session.do(review.make_list, meeting)


class UndoStack(QObject):
    """Undo and redo with the names of what they would do."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session

    @property
    def undo_name(self) -> str | None:
        """What undo would take back; None when nothing."""
        return undo.undo_name(self._session.ledger)

    @property
    def redo_name(self) -> str | None:
        """What redo would do again; None when nothing."""
        return undo.redo_name(self._session.ledger)

    def undo(self) -> None:
        """Take the last command back."""
        self._session.do(undo.undo)

    def redo(self) -> None:
        """Do it again."""
        self._session.do(undo.redo)


class Vault(QObject):
    """The ledger's backups: made, listed, put back."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session

    @property
    def folder(self) -> Path:
        """Where the backups are: beside the ledger, or where the office chose."""
        chosen = self._session.facts.office.backup_folder
        return Path(chosen) if chosen else backup.backup_folder(self._session.path)

    def back_up(self, reason: Reason = Reason.MANUAL) -> Backup | None:
        """A proved backup; None when nothing changed since the last one."""
        return backup.make_backup(self._session.path, self.folder, reason, self._session.ledger.clock())

    def back_up_before_import(self) -> Backup | None:
        """A proved backup of what a list is about to be added to; None when nothing changed since the last one."""
        return self.back_up(Reason.BEFORE_IMPORT)

    def faults(self) -> list[str]:
        """What is wrong with the ledger's file, or of a sound one with its papers' files; empty when nothing is."""
        return check_ledger(self._session.path) or list(self._session.register.findings().faults)

    def backups(self) -> list[Backup]:
        """Every backup, newest first (path, at, reason, size in bytes, tasks, sound)."""
        return backup.list_backups(self.folder) if self.folder.is_dir() else []

    def reader(self) -> Callable[[], list[Backup]]:
        """What reads `backups` on the worker: it knows the folder, not the ledger."""
        folder = self.folder
        return lambda: backup.list_backups(folder) if folder.is_dir() else []

    def restore(self, chosen: Path) -> Path | None:
        """Put a backup in the ledger's place and go on with it; gives where the present file was set aside."""
        aside = self._session.ledger.replaced(lambda path: put_back(chosen, path, self._session.ledger.clock()))
        self._session.facts.turn_to(self._session.facts.today)
        self._session.changed.emit(Changes.ALL)
        return aside
