"""The schema, one step a released version; tables are created here and nowhere else."""

from sqlite3 import complete_statement

from sqlite_utils import Database, Migrations

from supervisor_app.store.migrations import version_1 as tables_1
from supervisor_app.store.migrations import version_2 as tables_2
from supervisor_app.store.migrations import version_3 as tables_3
from supervisor_app.store.migrations import version_4 as tables_4
from supervisor_app.store.migrations import version_5 as tables_5
from supervisor_app.store.migrations import version_6 as tables_6
from supervisor_app.store.migrations import version_7 as tables_7

ledger_migrations = Migrations("ledger")


@ledger_migrations()
def version_1(db: Database) -> None:
    """Meetings, lists, units, tasks, milestones, reports, notices, settings and the history."""
    _run(db, tables_1.TABLES)


@ledger_migrations()
def version_2(db: Database) -> None:
    """Drafts of speeches under review."""
    _run(db, tables_2.TABLES)


@ledger_migrations()
def version_3(db: Database) -> None:
    """The register of papers holds every kind."""
    _run(db, tables_3.TABLES)


@ledger_migrations()
def version_4(db: Database) -> None:
    """The life of a task: steps, subtasks, extensions, verifications, look backs, reviews, evidence files."""
    _run(db, tables_4.TABLES)


@ledger_migrations()
def version_5(db: Database) -> None:
    """Reports of a period, signed for and marked; indicators, problems, projects."""
    _run(db, tables_5.TABLES)


@ledger_migrations()
def version_6(db: Database) -> None:
    """Contacts of units."""
    _run(db, tables_6.TABLES)


@ledger_migrations()
def version_7(db: Database) -> None:
    """Indexes for what is still open, and for references that an undo has to look for."""
    _run(db, tables_7.TABLES)


def _run(db: Database, statements: str) -> None:
    """Every statement, within the transaction of its step (`executescript` would commit)."""
    statement = ""
    for line in statements.splitlines(keepends=True):
        statement += line
        if complete_statement(statement):
            db.execute(statement)
            statement = ""
