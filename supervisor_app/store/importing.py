"""Taking a task list into the ledger."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from supervisor_app.domain.draft import DraftList, DraftTask
from supervisor_app.domain.model import Meeting, TaskState
from supervisor_app.domain.units import name_key, unit_index
from supervisor_app.store import queries
from supervisor_app.store.ledger import Ledger
from supervisor_app.store.rows import to_row
from supervisor_app.store.tasks import insert_task, number_taken
from supervisor_app.store.work import Work


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A draft left out because the ledger has it already, as task `number`."""

    draft: DraftTask
    number: str


def find_duplicates(ledger: Ledger, drafts: Sequence[DraftTask]) -> list[Duplicate]:
    """Drafts whose title, lead units and due date a task of the ledger has (no repeated supervision)."""
    units = queries.units(ledger.db)
    known = unit_index(units.values())
    present: dict[tuple[str, frozenset[int | str], date | None], str] = {
        (name_key(task.title), frozenset(task.lead), task.original_due): task.number
        for task in queries.tasks(ledger.db)
    }
    found = []
    for draft in drafts:
        keys = (name_key(name) for name in draft.lead)
        lead = frozenset(known.get(key, key) for key in keys if key)
        number = present.get((name_key(draft.title), lead, draft.original_due or draft.due))
        if number is not None:
            found.append(Duplicate(draft, number))
    return found


def find_renumbered(ledger: Ledger | None, drafts: Iterable[DraftTask]) -> list[DraftTask]:
    """Drafts that get a new number, since a task of the ledger (if there is one) or a draft before has theirs."""
    taken: set[str] = set()
    found = []
    for draft in drafts:
        number = draft.number
        if number and (number in taken or (ledger is not None and number_taken(ledger.db, number))):
            found.append(draft)
        taken.add(number)
    return found


def import_list(ledger: Ledger, listed: DraftList) -> tuple[list[int], list[Duplicate]]:
    """Write a list in one transaction; gives the ids of its new tasks and the duplicates left out."""
    duplicates = find_duplicates(ledger, listed.tasks)
    known = {id(duplicate.draft) for duplicate in duplicates}
    fresh = [draft for draft in listed.tasks if id(draft) not in known]
    if not fresh:
        return [], duplicates
    with ledger.command(f"导入“{listed.title}”{len(fresh)} 项") as work:
        work.reserved = frozenset(draft.number for draft in fresh if draft.number)
        meeting_id = _meeting(work, listed)
        list_id = work.insert("task_list", {"title": listed.title, "meeting_id": meeting_id, "source": listed.source})
        year = listed.held_on.year
        given = (replace(draft, assigned_on=draft.assigned_on or _handed_out(draft, listed)) for draft in fresh)
        ids = [insert_task(work, draft, year=year, meeting_id=meeting_id, list_id=list_id) for draft in given]
    return ids, duplicates


def _handed_out(draft: DraftTask, listed: DraftList) -> date | None:
    """The meeting hands its list out; a task of which the list says 已立项 is still to be assigned."""
    return None if draft.state is TaskState.REGISTERED else listed.held_on


def _meeting(work: Work, listed: DraftList) -> int:
    query = "SELECT id FROM meeting WHERE title = ? AND held_on = ?"
    found = work.db.execute(query, [listed.title, listed.held_on.isoformat()]).fetchone()
    return int(found[0]) if found else work.insert("meeting", to_row(Meeting(0, listed.title, listed.held_on)))
