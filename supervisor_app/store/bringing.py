"""Writing what a workbook carries besides its tasks, inside the command that imports them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from supervisor_app.domain.carried import Carried, CarriedProblem, CarriedReport, CarriedUnit
from supervisor_app.domain.model import Task, Unit
from supervisor_app.domain.units import name_key, names_of, unit_index
from supervisor_app.store import life_queries, queries
from supervisor_app.store.rows import Row, Value, to_row
from supervisor_app.store.steps import counting_reports, task_of
from supervisor_app.store.units import ensure_units
from supervisor_app.store.work import Work

_SAME = 0.001  # points by which a sheet's rounding may part the same progress


def bring_units(work: Work, carried: Iterable[CarriedUnit]) -> None:
    """Units by name: new ones as they are; known ones get what they lack. A name of another unit is left to it."""
    listed = list(carried)
    known = queries.units(work.db)
    index = unit_index(known.values())
    ids: dict[str, int] = {}
    for item in listed:
        unit_id = index.get(name_key(item.unit.name))
        if unit_id is None:
            unit_id = work.insert("unit", to_row(replace(item.unit, short_name="", aliases=())))
            index[name_key(item.unit.name)] = unit_id
            known[unit_id] = replace(item.unit, id=unit_id, short_name="", aliases=())
        ids[item.unit.name] = unit_id
    for item in listed:
        _complete(work, known, index, ids[item.unit.name], item)
        _bring_contacts(work, ids[item.unit.name], item)
    work.unit_ids = index


def _complete(work: Work, known: dict[int, Unit], index: dict[str, int], unit_id: int, item: CarriedUnit) -> None:
    """Short name, aliases and the unit above, where the ledger says nothing else."""
    unit = known[unit_id]
    free = {name: key for name in names_of(item.unit) if index.get(key := name_key(name), unit_id) == unit_id}
    index |= dict.fromkeys(free.values(), unit_id)
    changed: dict[str, Value] = {}
    if item.unit.short_name in free and not unit.short_name:
        changed["short_name"] = item.unit.short_name
    above = index.get(name_key(item.parent)) if item.parent else None
    if above is not None and unit.parent_id is None and not _is_above(known, unit_id, above):
        known[unit_id] = replace(unit, parent_id=above)
        changed["parent_id"] = above
    work.update("unit", unit_id, changed)
    for alias in item.unit.aliases:
        if alias in free and alias not in unit.aliases:
            work.insert("unit_alias", {"alias": alias, "unit_id": unit_id})


def _is_above(known: Mapping[int, Unit], unit_id: int, other: int | None) -> bool:
    """Whether a unit is `other` itself or stands above it."""
    while other is not None and other != unit_id:
        other = known[other].parent_id
    return other is not None


def _bring_contacts(work: Work, unit_id: int, item: CarriedUnit) -> None:
    query = "SELECT name, post, phone FROM unit_contact WHERE unit_id = ?"
    present = set(work.db.execute(query, [unit_id]).fetchall())
    for contact in item.contacts:
        if (contact.name, contact.post, contact.phone) not in present:
            work.insert("unit_contact", to_row(replace(contact, unit_id=unit_id)))


def bring(work: Work, carried: Carried, ids: Mapping[str, int]) -> None:
    """Milestones, reports, indicators, problems and extensions of the tasks `ids` (number → id) that just came in."""
    for step in carried.milestones:
        work.insert("milestone", to_row(replace(step.milestone, task_id=ids[step.number])))
    places = _bring_reports(work, carried.reports, ids)
    for one in carried.indicators:
        row = to_row(replace(one.indicator, task_id=ids[one.number]))
        indicator_id = work.insert("indicator", row)
        for value in one.indicator.values:
            work.insert("indicator_value", {"indicator_id": indicator_id, **to_row(value)})
    for problem in carried.problems:
        _bring_problem(work, problem, ids, places)
    for asked in carried.extensions:
        work.insert("extension", to_row(replace(asked.extension, task_id=ids[asked.number])))


def _bring_reports(work: Work, reports: Iterable[CarriedReport], ids: Mapping[str, int]) -> dict[int, int]:
    """Place of a report → its id; the tasks stand where the list says, whatever their reports do."""
    places: dict[int, int] = {}
    for item in reports:
        [unit_id] = ensure_units(work, [item.unit])
        corrects = None if item.report.corrects_id is None else places.get(item.report.corrects_id)
        report = replace(item.report, task_id=ids[item.number], unit_id=unit_id, corrects_id=corrects)
        places[item.report.id] = work.insert("report", to_row(report))
    for number in dict.fromkeys(item.number for item in reports):
        _settle(work, task_of(work, ids[number]))
    return places


def _settle(work: Work, task: Task) -> None:
    """Where a person had set the progress after the reports (退回, 报结), they are not to move it any more."""
    known = counting_reports(work, task)
    replaced = {report.corrects_id for report in known}
    newest = next((report for report in known if report.id not in replaced and report.mark is None), None)
    if known and (newest is None or task.progress is None or abs(newest.progress - task.progress) > _SAME):
        first = life_queries.steps(work.db, task.id)[0]
        work.update("step", first.id, {"after_report_id": known[0].id})


def _bring_problem(work: Work, item: CarriedProblem, ids: Mapping[str, int], places: Mapping[int, int]) -> None:
    row: Row = to_row(item.problem)
    row["report_id"] = None if item.problem.report_id is None else places.get(item.problem.report_id)
    for column, name in (("raised_by", item.raised_by), ("owner_unit", item.owner_unit)):
        row[column] = next(iter(ensure_units(work, [name])), None)
    problem_id = work.insert("problem", row)
    for number in item.numbers:
        work.insert("problem_task", {"problem_id": problem_id, "task_id": ids[number]})
