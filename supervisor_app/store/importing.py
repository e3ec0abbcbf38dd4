"""Taking a task list into the ledger."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from supervisor_app.domain.carried import Carried
from supervisor_app.domain.draft import DraftList, DraftTask
from supervisor_app.domain.model import Meeting, TaskState
from supervisor_app.domain.units import name_key, unit_index
from supervisor_app.store import queries
from supervisor_app.store.bringing import bring, bring_units
from supervisor_app.store.ledger import Ledger
from supervisor_app.store.linking import ids_by_number, link_tasks
from supervisor_app.store.rows import to_row, to_value
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
        handed_out = Meeting(0, listed.title, listed.held_on)
        year = listed.held_on.year
        carried = carried_along(listed, fresh)
        bring_units(work, carried.units)
        origins = {item.number: item.meeting for item in carried.sources}
        meetings = [_meeting(work, origins.get(draft.number, handed_out)) for draft in fresh]
        own = meetings[0] if len(set(meetings)) == 1 else None  # a whole ledger comes from many meetings
        list_id = work.insert("task_list", {"title": listed.title, "meeting_id": own, "source": listed.source})
        given = [
            draft if draft.number in origins else replace(draft, assigned_on=_handed_out(draft, listed))
            for draft in fresh
        ]
        ids = [
            insert_task(work, draft, year=year, meeting_id=meeting_id, list_id=list_id)
            for draft, meeting_id in zip(_without(carried, given), meetings, strict=True)
        ]
        link_tasks(work, fresh, ids, {item.draft.number: item.number for item in duplicates if item.draft.number})
        bring(work, carried, ids_by_number(fresh, ids))
    return ids, duplicates


def carried_along(listed: DraftList, fresh: Iterable[DraftTask]) -> Carried:
    """What comes in with these tasks of a list."""
    return listed.carried.only({draft.number for draft in fresh if draft.number})


def _without(carried: Carried, drafts: Iterable[DraftTask]) -> Iterator[DraftTask]:
    """The drafts without the report and the milestones that are carried with all the others, and with their basis."""
    basis = {item.number: item.basis for item in carried.sources}
    told = {(item.number, item.report.text) for item in carried.reports}
    planned = {item.number for item in carried.milestones}
    seen: set[str] = set()
    for draft in drafts:
        first = draft.number not in seen  # of several tasks of one number the first has what is carried
        seen.add(draft.number)
        draft = replace(draft, basis=basis.get(draft.number, draft.basis))
        if first and (draft.number, draft.report) in told:
            draft = replace(draft, report="", reported_on=None)
        yield replace(draft, milestones=()) if first and draft.number in planned else draft


def _handed_out(draft: DraftTask, listed: DraftList) -> date | None:
    """The day told, else the meeting's, which hands its list out; one said to be 已立项 is still to be assigned."""
    if draft.assigned_on is not None:
        return draft.assigned_on
    return None if draft.state is TaskState.REGISTERED else listed.held_on


def _meeting(work: Work, meeting: Meeting | None) -> int | None:
    """The id of a meeting by title and day; one the ledger does not have is added."""
    if meeting is None:
        return None
    query = "SELECT id FROM meeting WHERE title = ? AND held_on IS ?"
    found = work.db.execute(query, [meeting.title, to_value(meeting.held_on)]).fetchone()
    return int(found[0]) if found else work.insert("meeting", to_row(meeting))
