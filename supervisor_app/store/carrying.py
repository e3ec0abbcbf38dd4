"""Reading what the workbook of a ledger carries besides its tasks."""

import json
from collections.abc import Collection, Iterable
from dataclasses import replace

from sqlite_utils import Database

from supervisor_app.domain.carried import (
    Carried,
    CarriedExtension,
    CarriedIndicator,
    CarriedMilestone,
    CarriedProblem,
    CarriedReport,
    CarriedSource,
    CarriedUnit,
)
from supervisor_app.domain.contact import Contact
from supervisor_app.domain.life.extension import Extension
from supervisor_app.domain.model import Milestone, ProgressReport, Unit
from supervisor_app.store import queries
from supervisor_app.store.problems import problems
from supervisor_app.store.rows import columns_of, from_row, from_tuples

_CHOSEN = "task_id IN (SELECT value FROM json_each(?))"


def carried(db: Database, task_ids: Collection[int] | None = None) -> Carried:
    """Everything of the ledger; with `task_ids`, what concerns those tasks, with the units this speaks of."""
    query = "SELECT id, number FROM task ORDER BY rtrim(number, '0123456789'), length(number), number"
    numbers = dict(db.execute(query).fetchall())
    if task_ids is not None:
        chosen = frozenset(task_ids)
        numbers = {task_id: number for task_id, number in numbers.items() if task_id in chosen}
    units = queries.units(db)
    places, reports = _reports(db, numbers, units)
    found = Carried(
        (),
        tuple(
            CarriedMilestone(numbers[row["task_id"]], replace(from_row(Milestone, row), id=0, task_id=0))
            for row in _of(db, "milestone", "due, id", numbers)
        ),
        reports,
        _indicators(db, numbers),
        _problems(db, numbers, units, places),
        tuple(
            CarriedExtension(numbers[row["task_id"]], replace(from_row(Extension, row), id=0, task_id=0))
            for row in _of(db, "extension", "asked_on, id", numbers)
        ),
        _sources(db, numbers),
    )
    return replace(found, units=_units(db, units, None if task_ids is None else _named(db, found, numbers)))


def _sources(db: Database, numbers: dict[int, str]) -> tuple[CarriedSource, ...]:
    meetings = {one.id: replace(one, id=0, text="") for one in queries.meetings(db)}
    rows = db.execute("SELECT id, basis, meeting_id FROM task")
    found = {task_id: (basis, meetings.get(meeting_id)) for task_id, basis, meeting_id in rows}
    return tuple(CarriedSource(number, *found[task_id]) for task_id, number in numbers.items())


def _of(db: Database, table: str, order: str, numbers: dict[int, str]) -> list[dict[str, object]]:
    """Rows of a table in the order of their tasks, then in their own."""
    at = {task_id: place for place, task_id in enumerate(numbers)}
    rows = db.query(f"SELECT * FROM {table} WHERE {_CHOSEN} ORDER BY {order}", [json.dumps(list(numbers))])
    return sorted(rows, key=lambda row: at[row["task_id"]])


def _reports(
    db: Database, numbers: dict[int, str], units: dict[int, Unit]
) -> tuple[dict[int, int], tuple[CarriedReport, ...]]:
    """Report id → its place, and the reports: in the order of their tasks, each task's as they were entered."""
    at = {task_id: place for place, task_id in enumerate(numbers)}
    query = f"SELECT {columns_of(ProgressReport)} FROM report WHERE {_CHOSEN} ORDER BY id"
    listed = list(from_tuples(ProgressReport, db.execute(query, [json.dumps(list(numbers))])))
    listed.sort(key=lambda report: at[report.task_id])
    places = {report.id: place for place, report in enumerate(listed, start=1)}
    found = (
        CarriedReport(
            numbers[report.task_id],
            units[report.unit_id].name,
            replace(
                report,
                id=places[report.id],
                task_id=0,
                unit_id=0,
                corrects_id=None if report.corrects_id is None else places.get(report.corrects_id),
            ),
        )
        for report in listed
    )
    return places, tuple(found)


def _indicators(db: Database, numbers: dict[int, str]) -> tuple[CarriedIndicator, ...]:
    found = queries.indicators(db, _CHOSEN, json.dumps(list(numbers)))
    return tuple(
        CarriedIndicator(number, replace(one, id=0, task_id=0))
        for task_id, number in numbers.items()
        for one in found.get(task_id, ())
    )


def _problems(
    db: Database, numbers: dict[int, str], units: dict[int, Unit], places: dict[int, int]
) -> tuple[CarriedProblem, ...]:
    found = []
    for one in problems(db):
        told = tuple(numbers[task_id] for task_id in one.task_ids if task_id in numbers)
        if told:
            raised_by = "" if one.raised_by is None else units[one.raised_by].name
            owner = "" if one.owner_unit is None else units[one.owner_unit].name
            place = None if one.report_id is None else places.get(one.report_id)
            bare = replace(one, id=0, task_ids=(), raised_by=None, owner_unit=None, report_id=place)
            found.append(CarriedProblem(told, bare, raised_by, owner))
    return tuple(found)


def _named(db: Database, found: Carried, numbers: dict[int, str]) -> frozenset[str]:
    """The units of the tasks and of what is told of them."""
    query = f"SELECT DISTINCT name FROM unit JOIN task_unit ON unit.id = unit_id WHERE {_CHOSEN}"
    names = {row[0] for row in db.execute(query, [json.dumps(list(numbers))])}
    names |= {report.unit for report in found.reports}
    names |= {name for one in found.problems for name in (one.raised_by, one.owner_unit) if name}
    return frozenset(names)


def _units(db: Database, units: dict[int, Unit], names: frozenset[str] | None) -> tuple[CarriedUnit, ...]:
    """Units by name, all or those named with the ones above them."""
    chosen = [unit for unit in units.values() if names is None or unit.name in names]
    chosen = sorted(_with_those_above(units, chosen), key=lambda unit: unit.name)
    contacts: dict[int, tuple[Contact, ...]] = {}
    for row in db.query("SELECT * FROM unit_contact ORDER BY id"):
        contact = replace(from_row(Contact, row), id=0, unit_id=0)
        contacts[row["unit_id"]] = (*contacts.get(row["unit_id"], ()), contact)
    return tuple(
        CarriedUnit(
            replace(unit, id=0, parent_id=None),
            "" if unit.parent_id is None else units[unit.parent_id].name,
            contacts.get(unit.id, ()),
        )
        for unit in chosen
    )


def _with_those_above(units: dict[int, Unit], chosen: Iterable[Unit]) -> list[Unit]:
    found = {unit.id: unit for unit in chosen}
    waiting = list(found.values())
    while waiting:
        parent_id = waiting.pop().parent_id
        if parent_id is not None and parent_id not in found:
            found[parent_id] = units[parent_id]
            waiting.append(units[parent_id])
    return list(found.values())
