"""Reading the ledger: facts as the domain's dataclasses."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlite_utils import Database

from supervisor_app.domain.model import IMPORTED, Meeting, Milestone, ProgressReport, Task, Unit
from supervisor_app.domain.papers.notice import SERIES, DocumentNumber, Notice, NoticeKind, Numbering
from supervisor_app.domain.reports.indicators import Indicator, IndicatorValue
from supervisor_app.domain.standing import TaskLine, Yardstick, task_line
from supervisor_app.store.rows import columns_of, from_row, from_tuples

# A report that stands: neither corrected nor returned nor untrue.
_CURRENT = "mark IS NULL AND report.id NOT IN (SELECT corrects_id FROM report WHERE corrects_id IS NOT NULL)"
_REPORT = columns_of(ProgressReport)
_NAMES = columns_of(Task).split(", ")
_SIDES = slice(_NAMES.index("lead"), _NAMES.index("cooperating") + 1)  # of another table, one after the other
_TASK = ", ".join([*_NAMES[: _SIDES.start], "NULL", "NULL", *_NAMES[_SIDES.stop :]])
_BY_NUMBER = "ORDER BY rtrim(number, '0123456789'), length(number), number"
# Longest reporting period (a quarter) twice, so that the one before the last closing is covered.
_REPORT_DAYS = "-200 days"


def units(db: Database) -> dict[int, Unit]:
    """Every unit by id, in order of name."""
    aliases = _grouped(db, "SELECT unit_id, alias FROM unit_alias ORDER BY alias")
    rows = db.query("SELECT * FROM unit ORDER BY name")
    return {row["id"]: from_row(Unit, row, aliases=tuple(aliases.get(row["id"], ()))) for row in rows}


def tasks(db: Database, where: str = "1", *values: object) -> list[Task]:
    """Tasks in order of number (999 before 1000); `where` is a condition on the table, with its values."""
    sides: dict[str, dict[int, list[int]]] = {"lead": defaultdict(list), "cooperating": defaultdict(list)}
    chosen = f"SELECT id FROM task WHERE {where}"
    links = f"SELECT task_id, unit_id, role FROM task_unit WHERE task_id IN ({chosen}) ORDER BY position"
    for task_id, unit_id, role in db.execute(links, values):
        sides[role][task_id].append(unit_id)
    rows = db.execute(f"SELECT {_TASK} FROM task WHERE {where} {_BY_NUMBER}", list(values))
    lead, helping = sides.values()
    at, after = _SIDES.start, _SIDES.stop
    whole = ((*row[:at], tuple(lead.get(row[0], ())), tuple(helping.get(row[0], ())), *row[after:]) for row in rows)
    return list(from_tuples(Task, whole))


def task_ids_of_unit(db: Database, unit_id: int) -> list[int]:
    """The tasks a unit leads or cooperates in, in order of number."""
    chosen = "SELECT task_id FROM task_unit WHERE unit_id = ?"
    return [row[0] for row in db.execute(f"SELECT id FROM task WHERE id IN ({chosen}) {_BY_NUMBER}", [unit_id])]


def task_lines(db: Database, yardstick: Yardstick, where: str = "1", *values: object) -> list[TaskLine]:
    """Every chosen task measured on the yardstick's day."""
    found = tasks(db, where, *values)
    chosen = f"task_id IN (SELECT id FROM task WHERE {where})"
    listed = units(db).values()
    names = {unit.id: unit.name for unit in listed}
    short_names = {unit.id: unit.short_name or unit.name for unit in listed}
    sources = dict(db.execute("SELECT id, title FROM meeting"))
    steps: dict[int, list[Milestone]] = defaultdict(list)
    for row in db.query(f"SELECT * FROM milestone WHERE {chosen} ORDER BY due", list(values)):
        steps[row["task_id"]].append(from_row(Milestone, row))
    newest = _latest(db, where, values)
    cyclic = f"task_id IN (SELECT id FROM task WHERE cycle <> 'once' AND ({where}))"
    reported, named = _reported(db, cyclic, values, yardstick.today)
    measured = indicators(db, chosen, *values)
    return [
        task_line(
            task,
            names,
            yardstick,
            steps.get(task.id, ()),
            reported.get(task.id, ()),
            newest.get(task.id),
            sources.get(task.meeting_id, task.basis),
            short_names,
            measured.get(task.id, ()),
            named.get(task.id, ()),
        )
        for task in found
    ]


def _latest(db: Database, where: str, values: tuple[object, ...]) -> dict[int, ProgressReport]:
    """Task id → its newest report that was not corrected; each looked up at the end of an index."""
    newest = f"SELECT id FROM report WHERE task_id = wanted AND {_CURRENT} ORDER BY reported_on DESC, id DESC LIMIT 1"
    columns = ", ".join(f"report.{name}" for name in _REPORT.split(", "))
    wanted = f"SELECT id AS wanted FROM task WHERE {where}"
    rows = db.execute(f"SELECT {columns} FROM ({wanted}) JOIN report ON report.id = ({newest})", values)
    return {report.task_id: report for report in from_tuples(ProgressReport, rows)}


def _reported(
    db: Database, chosen: str, values: tuple[object, ...], today: date
) -> tuple[dict[int, list[date]], dict[int, list[date]]]:
    """Task id → days of its lead units' recent reports, and → the periods that those name that name one."""
    query = f"""
        SELECT task_id, reported_on, period FROM report JOIN task_unit USING (task_id, unit_id)
        WHERE role = 'lead' AND mark IS NULL AND {chosen}
        AND reported_on >= date(?, '{_REPORT_DAYS}') AND channel <> ?"""
    days, named = defaultdict[int, list[date]](list), defaultdict[int, list[date]](list)
    for task_id, day, period in db.execute(query, [*values, today.isoformat(), IMPORTED]):
        side = days if period is None else named
        side[task_id].append(date.fromisoformat(period or day))
    return days, named


def reports(db: Database, task_id: int) -> list[ProgressReport]:
    """Every report on a task, newest first, corrected ones included."""
    rows = db.execute(f"SELECT {_REPORT} FROM report WHERE task_id = ? ORDER BY reported_on DESC, id DESC", [task_id])
    return list(from_tuples(ProgressReport, rows))


def reports_of_unit(db: Database, unit_id: int, since: str) -> list[ProgressReport]:
    """A unit's reports on tasks it reports on again and again, dated after `since` (ISO), in no order."""
    cyclic = "SELECT id FROM task WHERE cycle <> 'once'"
    query = f"SELECT {_REPORT} FROM report WHERE unit_id = ? AND reported_on > ? AND task_id IN ({cyclic})"
    return list(from_tuples(ProgressReport, db.execute(query, [unit_id, since])))


def told_points(db: Database, unit_id: int) -> dict[int, list[tuple[date, float]]]:
    """Task a unit leads → (day, points) of its lead units' reports that stand, in order of day.

    CROSS JOIN keeps SQLite to this order, in which an index alone answers for the reports.
    """
    query = f"""
        SELECT report.task_id, reported_on, progress FROM task_unit AS own
        CROSS JOIN task_unit AS led ON led.task_id = own.task_id AND led.role = 'lead'
        CROSS JOIN report ON report.task_id = led.task_id AND report.unit_id = led.unit_id
        WHERE own.unit_id = ? AND own.role = 'lead' AND {_CURRENT}
        ORDER BY reported_on, report.id"""
    found: dict[int, list[tuple[date, float]]] = defaultdict(list)
    for task_id, day, points in db.execute(query, [unit_id]):
        found[task_id].append((date.fromisoformat(day), points))
    return found


def standing_reports(db: Database, task: Task) -> list[ProgressReport]:
    """Reports of the lead units that are neither corrected, returned nor untrue, newest first."""
    led = [report for report in reports(db, task.id) if report.unit_id in task.lead]
    replaced = {report.corrects_id for report in led}
    return [report for report in led if report.id not in replaced and report.mark is None]


def milestones(db: Database, task_id: int) -> list[Milestone]:
    """A task's milestones by date."""
    rows = db.query("SELECT * FROM milestone WHERE task_id = ? ORDER BY due, id", [task_id])
    return [from_row(Milestone, row) for row in rows]


def indicators(db: Database, chosen: str, *values: object) -> dict[int, tuple[Indicator, ...]]:
    """Task id → its indicators with their figures; `chosen` is a condition on `task_id`, with its values."""
    rows = list(db.query(f"SELECT * FROM indicator WHERE {chosen} ORDER BY id", list(values)))
    figures: dict[int, list[IndicatorValue]] = defaultdict(list)
    if rows:
        wanted = f"indicator_id IN (SELECT id FROM indicator WHERE {chosen})"
        for row in db.query(f"SELECT * FROM indicator_value WHERE {wanted} ORDER BY closing", list(values)):
            figures[row["indicator_id"]].append(from_row(IndicatorValue, row))
    found: dict[int, tuple[Indicator, ...]] = {}
    for row in rows:
        one = from_row(Indicator, row, values=tuple(figures.get(row["id"], ())))
        found[one.task_id] = (*found.get(one.task_id, ()), one)
    return found


def meetings(db: Database) -> list[Meeting]:
    """Every meeting, the latest first."""
    return [from_row(Meeting, row) for row in db.query("SELECT * FROM meeting ORDER BY held_on DESC, id DESC")]


def notices(db: Database, where: str = "1", *values: object) -> list[Notice]:
    """The register of papers, newest first."""
    links = _grouped(db, "SELECT notice_id, task_id FROM notice_task ORDER BY id")
    rows = db.query(f"SELECT * FROM notice WHERE {where} ORDER BY issued_on DESC, id DESC", list(values))
    return [_notice(row, tuple(links.get(row["id"], ()))) for row in rows]


def next_number(db: Database, code: str, year: int, numbering: Numbering = Numbering.DOCUMENT) -> DocumentNumber:
    """The number the next paper of a code or series gets; void numbers stay used."""
    top = db.execute("SELECT max(serial) FROM notice WHERE code = ? AND year = ?", [code, year]).fetchone()[0]
    return DocumentNumber(code, year, (top or 0) + 1, numbering)


def journal(db: Database, task_id: int | None = None, limit: int = 500) -> list[dict[str, Any]]:
    """Rows of the history as stored, newest first; of one task, or of all."""
    condition, values = ("task_id = ?", [task_id]) if task_id is not None else ("1", [])
    return list(db.query(f"SELECT * FROM history WHERE {condition} ORDER BY id DESC LIMIT {limit}", values))


def first_action(db: Database) -> str | None:
    """What the ledger began with; None while it is empty."""
    row = db.execute("SELECT action FROM history ORDER BY id LIMIT 1").fetchone()
    return None if row is None else str(row[0])


def _notice(row: Mapping[str, Any], task_ids: tuple[int, ...]) -> Notice:
    numbering, _ = SERIES.get(NoticeKind(row["kind"]), (Numbering.DOCUMENT, ""))
    number = DocumentNumber(row["code"], row["year"], row["serial"], numbering)
    plain = {name: value for name, value in row.items() if name not in {"code", "year", "serial"}}
    return from_row(Notice, plain, number=number, task_ids=task_ids)


def _grouped(db: Database, query: str, *values: object) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for key, value in db.execute(query, values):
        found[key].append(value)
    return found
