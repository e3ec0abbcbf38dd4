"""Ledgers opened for one command."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from supervisor_app.store.causes import told_in_words
from supervisor_app.store.database import needs_lock
from supervisor_app.store.ledger import Ledger
from supervisor_app.store.lock import HeldError, LedgerLock
from supervisor_app.store.snapshot import Snapshot

PROGRAM = "督办台账命令行"
_PATIENCE = 5.0  # seconds a command waits for another one; a window stays open for hours, so it is not waited for
_PAUSE = 0.02


def now() -> datetime:
    """The clock of commands."""
    return datetime.now().astimezone()


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """The ledger's lock; another command is waited for up to 5 s, a window not at all (`HeldError` says who it is)."""
    lock, until = LedgerLock(path, PROGRAM, now()), time.monotonic() + _PATIENCE
    while not _taken(lock, patient=time.monotonic() < until):
        time.sleep(_PAUSE)
    try:
        yield
    finally:
        lock.release()


def _taken(lock: LedgerLock, patient: bool) -> bool:
    try:
        lock.take()
    except HeldError as error:
        if patient and error.program in {None, PROGRAM}:
            return False
        raise
    return True


@contextmanager
def writing(path: Path, today: date | None = None, create: bool = False) -> Iterator[Snapshot]:
    """A ledger under its lock, so that no window writes at the same time; measured on `today`."""
    with locked(path), told_in_words(path):
        ledger = Ledger.open(path, create)
        try:
            snapshot = Snapshot(ledger, today or now().date())
            ledger.actor = snapshot.office.officer or ledger.actor
            yield snapshot
        finally:
            ledger.close()


@contextmanager
def reading(path: Path, today: date | None = None) -> Iterator[Snapshot]:
    """A ledger to look at, as it stands at one moment; needs no lock, unless opening it writes."""
    with told_in_words(path):
        if needs_lock(path):
            with locked(path):
                Ledger.open(path).close()
        ledger = Ledger.open(path)
        try:
            ledger.db.execute("BEGIN")  # all readings are of one state, whatever a writer does meanwhile
            yield Snapshot(ledger, today or now().date())
        finally:
            ledger.close()
