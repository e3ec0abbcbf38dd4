"""Commands on units: found by any of their names, edited, merged."""

from collections.abc import Iterable
from dataclasses import replace

from supervisor_app.domain.model import Unit
from supervisor_app.domain.units import guess_kind, name_key, names_of, unit_index
from supervisor_app.errors import UserError
from supervisor_app.store import queries
from supervisor_app.store.ledger import Ledger
from supervisor_app.store.rows import to_row
from supervisor_app.store.work import Work


def find_unit(ledger: Ledger, name: str) -> Unit:
    """The unit known by `name`; `UserError` when there is none."""
    units = queries.units(ledger.db)
    unit_id = unit_index(units.values()).get(name_key(name))
    if unit_id is None:
        raise UserError(f"台账里没有单位“{name}”；请检查名称，或在“单位”里给它加别名")
    return units[unit_id]


def ensure_units(work: Work, names: Iterable[str]) -> list[int]:
    """Ids of the units by name, each once; an unknown name becomes a unit."""
    if work.unit_ids is None:
        work.unit_ids = unit_index(queries.units(work.db).values())
    found = []
    for name in filter(None, (name.strip() for name in names)):
        unit_id = work.unit_ids.get(name_key(name))
        if unit_id is None:
            unit_id = work.insert("unit", to_row(Unit(0, name, kind=guess_kind(name))))
            work.unit_ids[name_key(name)] = unit_id
        found.append(unit_id)
    return list(dict.fromkeys(found))


def add_unit(ledger: Ledger, unit: Unit) -> int:
    """Add a unit; gives its id."""
    _refuse_taken_names(ledger, unit)
    with ledger.command(f"新增单位“{unit.name}”") as work:
        unit_id = work.insert("unit", to_row(unit))
        _write_aliases(work, replace(unit, id=unit_id))
    return unit_id


def edit_unit(ledger: Ledger, unit: Unit) -> None:
    """Write an edited unit with its aliases."""
    _refuse_taken_names(ledger, unit)
    with ledger.command(f"修改单位“{unit.name}”") as work:
        work.update("unit", unit.id, to_row(unit))
        _write_aliases(work, unit)


def _write_aliases(work: Work, unit: Unit) -> None:
    rows = {row["alias"]: row["id"] for row in work.db.query("SELECT * FROM unit_alias WHERE unit_id = ?", [unit.id])}
    for alias in rows.keys() - set(unit.aliases):
        work.delete("unit_alias", rows[alias])
    for alias in unit.aliases:
        if alias not in rows:
            work.insert("unit_alias", {"alias": alias, "unit_id": unit.id})


def _refuse_taken_names(ledger: Ledger, unit: Unit) -> None:
    if not unit.name.strip():
        raise UserError("单位名称是空的；请写全称")
    units = queries.units(ledger.db)
    if unit.parent_id is not None and unit.parent_id in _with_children(units, unit.id):
        raise UserError(f"“{unit.name}”的上级不能是它自己或它的下级；请另选上级")
    for other in units.values():
        taken = {name_key(name) for name in names_of(other)} & {name_key(name) for name in names_of(unit)}
        if other.id != unit.id and taken:
            raise UserError(f"“{unit.name}”的某个名称已属于“{other.name}”；请改名，或把两个单位合并")


def _with_children(units: dict[int, Unit], unit_id: int) -> set[int]:
    found, fresh = {unit_id}, {unit_id}
    while fresh:
        fresh = {unit.id for unit in units.values() if unit.parent_id in fresh} - found
        found |= fresh
    return found


def merge_units(ledger: Ledger, gone: Unit, into: Unit) -> None:
    """Make `gone` a name of `into`: its tasks, reports and papers move there."""
    if gone.id == into.id:
        raise UserError("不能把单位合并到它自己；请另选一个单位")
    with ledger.command(f"将“{gone.name}”并入“{into.name}”") as work:
        for table, column in _UNIT_COLUMNS:
            for row in list(work.db.query(f"SELECT id FROM {table} WHERE {column} = ?", [gone.id])):
                work.update(table, row["id"], {column: into.id})
        for row in list(work.db.query("SELECT id, task_id, role FROM task_unit WHERE unit_id = ?", [gone.id])):
            _move_link(work, row["id"], row["task_id"], row["role"], into.id)
        for row in list(work.db.query("SELECT id FROM unit_alias WHERE unit_id = ?", [gone.id])):
            work.update("unit_alias", row["id"], {"unit_id": into.id})
        work.delete("unit", gone.id)
        for name in dict.fromkeys(filter(None, (gone.name, gone.short_name))):
            work.insert("unit_alias", {"alias": name, "unit_id": into.id})


_UNIT_COLUMNS = (
    ("report", "unit_id"),
    ("notice", "unit_id"),
    ("review_request", "unit_id"),
    ("unit", "parent_id"),
    ("problem", "raised_by"),
    ("problem", "owner_unit"),
    ("project", "unit_id"),
    ("unit_contact", "unit_id"),
)


def _move_link(work: Work, link_id: int, task_id: int, role: str, into_id: int) -> None:
    """Hand one task over; where both units are on it, the stronger role stays."""
    query = "SELECT id, role FROM task_unit WHERE task_id = ? AND unit_id = ?"
    other = next(iter(work.db.query(query, [task_id, into_id])), None)
    if other is None:
        work.update("task_unit", link_id, {"unit_id": into_id})
        return
    work.delete("task_unit", link_id)
    if role == "lead":
        work.update("task_unit", other["id"], {"role": "lead"})
