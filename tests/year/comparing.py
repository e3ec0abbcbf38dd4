"""Where the program and the oracle differ on a day, in words."""

from collections import Counter
from collections.abc import Iterator

from supervisor_app.store.snapshot import Snapshot
from tests.year.office import Office
from tests.year.oracle import Oracle


def differences(office: Office) -> list[str]:
    """Lights, states, dates and points of every matter, the units' counts, what to do, numbers of papers."""
    fresh, oracle = Snapshot(office.ledger, office.day), Oracle(office.book, office.day)
    found = [*_matters(office, fresh, oracle), *_units(fresh, oracle), *_to_do(fresh, oracle), *_numbers(office)]
    if fresh.todo != office.kept.todo or fresh.unit_lines != office.kept.unit_lines or fresh.lines != office.kept.lines:
        found.append("what was kept up differs from what is read anew")
    return [f"{office.day} {text}" for text in found]


def _matters(office: Office, snapshot: Snapshot, oracle: Oracle) -> Iterator[str]:
    lines = {line.task.number: line for line in snapshot.lines.values()}
    lights = oracle.lights()
    if lines.keys() != lights.keys():
        yield f"other matters: {lines.keys() ^ lights.keys()}"
    for number, matter in office.book.matters.items():
        task = lines[number].task
        program = (lines[number].light.value, task.state.value, task.due, task.original_due, task.completed_on)
        wanted = (lights[number], matter.state, matter.due, matter.original_due, matter.finished)
        if program != wanted:
            yield f"{number}: program {program}, oracle {wanted}"
        if abs((task.progress or 0) - float(matter.points())) > 1e-9:
            yield f"{number}: program {task.progress} points, oracle {float(matter.points())}"


def _units(snapshot: Snapshot, oracle: Oracle) -> Iterator[str]:
    names = ("total", "done", "on_time", "green", "yellow", "red", "grey", "overdue")
    program = {line.unit.name: {name: getattr(line, name) for name in names} for line in snapshot.unit_lines}
    wanted = oracle.units()
    for unit in program.keys() | wanted.keys():
        if program.get(unit) != wanted.get(unit):
            yield f"{unit}: program {program.get(unit)}, oracle {wanted.get(unit)}"


def _to_do(snapshot: Snapshot, oracle: Oracle) -> Iterator[str]:
    program = Counter(
        (item.group.value, item.line.task.number, item.unit, item.suggested_notice and item.suggested_notice.value)
        for item in snapshot.todo
    )
    wanted = oracle.to_do()
    yield from (f"to do, program alone: {item}" for item in (program - wanted).elements())
    yield from (f"to do, oracle alone: {item}" for item in (wanted - program).elements())


def _numbers(office: Office) -> Iterator[str]:
    """The register's numbers: those of the book, each series from 1 without a gap in the order of issue."""
    rows = office.ledger.db.execute("SELECT code, year, serial FROM notice ORDER BY id").fetchall()
    series: Counter[tuple[str, int]] = Counter()
    for code, year, serial in rows:
        series[code, year] += 1
        if serial != series[code, year]:
            yield f"number {code} {year} {serial}, wanted {series[code, year]}"
    if len(rows) != len(office.book.papers):
        yield f"{len(rows)} papers in the register, {len(office.book.papers)} in the book"
