"""Taking a task list into the ledger."""

from dataclasses import dataclass, replace

from supervisor_app.domain.draft import DraftList, DraftTask
from supervisor_app.domain.model import Meeting
from supervisor_app.domain.units import name_key
from supervisor_app.store import queries
from supervisor_app.store.ledger import Ledger
from supervisor_app.store.rows import to_row
from supervisor_app.store.tasks import insert_task
from supervisor_app.store.work import Work


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A draft left out because the ledger has it already, as task `number`."""

    draft: DraftTask
    number: str


def find_duplicates(ledger: Ledger, drafts: tuple[DraftTask, ...]) -> list[Duplicate]:
    """Drafts whose title, lead units and due date a task of the ledger has (no repeated supervision)."""
    names = {unit.id: name_key(unit.name) for unit in queries.units(ledger.db).values()}
    present = {
        (name_key(task.title), frozenset(names[unit] for unit in task.lead), task.original_due): task.number
        for task in queries.tasks(ledger.db)
    }
    found = []
    for draft in drafts:
        due = draft.original_due or draft.due
        number = present.get((name_key(draft.title), frozenset(map(name_key, draft.lead)), due))
        if number is not None:
            found.append(Duplicate(draft, number))
    return found


def import_list(ledger: Ledger, listed: DraftList) -> tuple[list[int], list[Duplicate]]:
    """Write a list in one transaction; gives the ids of its new tasks and the duplicates left out."""
    duplicates = find_duplicates(ledger, listed.tasks)
    known = {id(duplicate.draft) for duplicate in duplicates}
    fresh = [draft for draft in listed.tasks if id(draft) not in known]
    if not fresh:
        return [], duplicates
    with ledger.command(f"导入“{listed.title}”{len(fresh)} 项") as work:
        meeting_id = _meeting(work, listed)
        list_id = work.insert("task_list", {"title": listed.title, "meeting_id": meeting_id, "source": listed.source})
        year = listed.held_on.year
        given = (replace(draft, assigned_on=draft.assigned_on or listed.held_on) for draft in fresh)
        ids = [insert_task(work, draft, year=year, meeting_id=meeting_id, list_id=list_id) for draft in given]
    return ids, duplicates


def _meeting(work: Work, listed: DraftList) -> int:
    query = "SELECT id FROM meeting WHERE title = ? AND held_on = ?"
    found = work.db.execute(query, [listed.title, listed.held_on.isoformat()]).fetchone()
    return int(found[0]) if found else work.insert("meeting", to_row(Meeting(0, listed.title, listed.held_on)))
