"""Ledgers opened for one command."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from supervisor_app.store.ledger import Ledger
from supervisor_app.store.lock import LedgerLock
from supervisor_app.store.snapshot import Snapshot

PROGRAM = "督办台账命令行"


def now() -> datetime:
    """The clock of commands."""
    return datetime.now().astimezone()


@contextmanager
def writing(path: Path, today: date | None = None, create: bool = False) -> Iterator[Snapshot]:
    """A ledger under its lock, so that no window writes at the same time; measured on `today`."""
    with LedgerLock(path, PROGRAM, now()):
        ledger = Ledger.open(path, create)
        try:
            snapshot = Snapshot(ledger, today or now().date())
            ledger.actor = snapshot.office.officer or ledger.actor
            yield snapshot
        finally:
            ledger.close()


@contextmanager
def reading(path: Path, today: date | None = None) -> Iterator[Snapshot]:
    """A ledger to look at; needs no lock."""
    ledger = Ledger.open(path)
    try:
        yield Snapshot(ledger, today or now().date())
    finally:
        ledger.close()
