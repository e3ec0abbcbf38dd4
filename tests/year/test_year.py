"""A year of the office: what the program says on chosen days equals an independent count, and all goes back and forth.

`YEAR_PAPERS=1` also writes the PDF of every paper, `YEAR_DAYS=all` compares every day of the year.
"""

import io
import json
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from supervisor_app.cli import main
from supervisor_app.store.check import check_ledger
from supervisor_app.store.history import broken_links
from supervisor_app.store.ledger import Ledger
from supervisor_app.store.paper_check import PaperFindings, check_papers
from supervisor_app.store.replay import strays
from tests.year.book import UNDER_WAY
from tests.year.comparing import differences
from tests.year.office import Office, Printer, no_print
from tests.year.oracle import Oracle
from tests.year.papers import printer
from tests.year.script import EXTENSIONS, FIRST, LAST, MEETINGS, UNITS, Year

# Ends of months and quarters, closing days of periods, make-up Saturdays, days within and after long holidays.
DAYS = [
    date(2026, *day)
    for day in (
        *((1, 8), (1, 26), (2, 5), (2, 14), (2, 20), (3, 1), (3, 31), (4, 7), (4, 30), (5, 9)),
        *((5, 25), (6, 5), (6, 30), (7, 28), (8, 31), (9, 10), (10, 3), (10, 20), (11, 25), (12, 31)),
    )
]
PRINTED = bool(os.environ.get("YEAR_PAPERS"))
Rows = dict[str, list[tuple[Any, ...]]]


@dataclass
class Told:
    """What came of the year."""

    office: Office
    year: Year
    differences: list[str] = field(default_factory=list)
    by_command: list[str] = field(default_factory=list)
    astray: list[str] = field(default_factory=list)
    undone: int = 0
    days: int = 0


def open_office(folder: Path, printer: Printer = no_print) -> Office:
    """An empty ledger on the first day."""
    ledger = Ledger.open(folder / "台账.db", create=True)
    ledger.db.execute("PRAGMA synchronous=OFF")  # no power is cut here
    return Office(ledger, FIRST, printer)


def whole(ledger: Ledger) -> Rows:
    """Every row of every table but the history."""
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('history', '_sqlite_migrations')"
    names = [row[0] for row in ledger.db.execute(query)]
    return {name: ledger.db.execute(f"SELECT * FROM {name} ORDER BY rowid").fetchall() for name in names}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    """The year, played once."""
    folder = tmp_path_factory.mktemp("year")
    office = open_office(folder, printer(folder / "papers") if PRINTED else no_print)
    found = Told(office, Year(office))
    before, depth = whole(office.ledger), 0
    for day in found.year.days():
        if day in DAYS or os.environ.get("YEAR_DAYS"):
            found.days += 1
            found.differences += differences(office)
            found.by_command += by_command(office)
            found.astray += back_and_forth(found, before, depth)
        if day + timedelta(days=1) in DAYS:
            before, depth = whole(office.ledger), len(office.ledger.undoable)
    yield found
    office.ledger.close()


def by_command(office: Office) -> list[str]:
    """Where the command line tells anything else than the oracle."""
    oracle, call = Oracle(office.book, office.day), ["--today", str(office.day), "--json"]
    said = {verb: _say(verb, str(office.ledger.path), *call) for verb in ("todo", "list", "status")}
    to_do = Counter((row["group"], row["number"], row["unit"], row["suggested_notice"]) for row in said["todo"])
    lights = {row["number"]: row["light"] for row in said["list"]}
    units = {row["unit"]: {name: row[name] for name in _COUNTS} for row in said["status"]}
    wanted = {unit: {name: counts[name] for name in _COUNTS} for unit, counts in oracle.units().items()}
    same = {"todo": to_do == oracle.to_do(), "list": lights == oracle.lights(), "status": units == wanted}
    return [f"{office.day} {verb}" for verb, is_same in same.items() if not is_same]


_COUNTS = ("total", "done", "on_time", "green", "yellow", "red", "overdue")


def _say(*words: str) -> Any:
    out = io.StringIO()
    with redirect_stdout(out):
        assert main(list(words)) == 0
    return json.loads(out.getvalue())


def back_and_forth(told: Told, before: Rows, depth: int) -> list[str]:
    """Undo the day's commands and redo them; papers issued meanwhile stay, and what they changed is not undone."""
    office = told.office
    ledger, count = office.ledger, len(office.ledger.undoable) - depth
    after = whole(ledger)
    office.back_and_forth(count, undoing=True)
    undone = whole(ledger)
    found = [] if _older(undone, before) == before else [f"{office.day} undone"]
    office.back_and_forth(count, undoing=False)
    told.undone += count
    return found + ([] if whole(ledger) == after else [f"{office.day} redone"])


def _older(rows: Rows, before: Rows) -> Rows:
    """Without the papers that are newer."""
    cut = {name: rows[name][: len(before[name])] for name in ("notice", "notice_task")}
    return rows | cut


def test_lights_counts_ladder_and_numbers_equal_an_independent_count(told: Told) -> None:
    assert told.differences == []
    assert told.days >= len(DAYS) == 20


def test_the_command_line_tells_the_same(told: Told) -> None:
    assert told.by_command == []


def test_each_day_goes_back_and_forth(told: Told) -> None:
    assert told.astray == []
    assert told.undone > 100


def test_the_history_is_as_long_as_what_was_done_and_replays_to_the_same_rows(told: Told) -> None:
    db = told.office.ledger.db
    assert db.execute("SELECT count(*) FROM history").fetchone()[0] == told.office.commands
    assert list(broken_links(db)) == []
    assert list(strays(db, whole(told.office.ledger).keys() - {"evidence"})) == []
    assert check_ledger(told.office.ledger.path) == []


def test_original_due_dates_are_those_of_the_first_day(told: Told) -> None:
    kept = dict(told.office.ledger.db.execute("SELECT number, original_due FROM task"))
    first = {number: str(matter.original_due or "") or None for number, matter in told.office.book.matters.items()}
    assert kept == first
    moved = [matter for matter in told.office.book.matters.values() if matter.due != matter.original_due]
    assert len(moved) >= 8


def test_the_year_had_everything_in_it(told: Told) -> None:
    """So that the comparison compares something."""
    book, tally, db = told.office.book, told.year.tally, told.office.ledger.db
    assert len(MEETINGS) == db.execute("SELECT count(*) FROM meeting").fetchone()[0] == 3
    assert sum("." not in number for number in book.matters) == 120
    assert len({matter.lead for matter in book.matters.values()}) == len(UNITS) == 25
    assert len(book.papers) == 200
    assert len(book.extensions) == tally["extensions"] == EXTENSIONS
    for deed in ("late", "missing", "wrong", "returned", "untrue", "asked late", "granted", "refused", "voids"):
        assert tally[deed] >= 3, deed
    kinds = {paper.kind for paper in book.papers}
    assert kinds >= {"reminder", "urging", "supervision", "supervision_letter", "warning", "interview", "circular"}
    for deed in (
        "signed",
        "answered",
        "issued again",
        "passed",
        "closed",
        "returned claims",
        "held",
        "reopened",
        "reviews",
    ):
        assert tally[deed] >= 5, deed
    groups = {group for group, *_ in Oracle(book, LAST).to_do()}
    assert len(groups) >= 8
    months = {(told_on.day.year, told_on.day.month) for matter in book.matters.values() for told_on in matter.told}
    assert len(months) == 12


@pytest.mark.skipif(not PRINTED, reason="writes 200 PDFs; set YEAR_PAPERS=1")
def test_every_paper_was_printed(told: Told) -> None:
    """And stays as it was issued."""
    kept = [row[0] for row in told.office.ledger.db.execute("SELECT path FROM notice WHERE sha256 <> ''")]
    assert len(set(kept)) == 200
    assert all(Path(path).read_bytes().startswith(b"%PDF") for path in kept)
    assert check_papers(told.office.ledger.path) == PaperFindings()


def test_a_quarter_is_undone_to_the_empty_ledger_and_done_again(tmp_path: Path) -> None:
    """Without papers, which stay for good; every evening is met again on the way."""
    office = open_office(tmp_path)
    ledger, evenings = office.ledger, {0: whole(office.ledger)}
    for _ in Year(office, papers=False).days(date(2026, 4, 24)):
        evenings[len(ledger.undoable)] = whole(ledger)
    last = len(ledger.undoable)
    assert last > 200
    for undoing, depths in ((True, range(last - 1, -1, -1)), (False, range(1, last + 1))):
        for depth in depths:
            office.back_and_forth(1, undoing)
            assert depth not in evenings or whole(ledger) == evenings[depth]
    assert list(broken_links(ledger.db)) == []
    assert differences(office) == []
    ledger.close()


def test_the_plot_is_the_same_each_time(tmp_path: Path) -> None:
    ends = []
    for name in "ab":
        folder = tmp_path / name
        folder.mkdir()
        office = open_office(folder)
        for _ in Year(office).days(date(2026, 2, 12)):
            pass
        ends.append((whole(office.ledger), list(office.ledger.db.execute("SELECT hash FROM history ORDER BY id"))))
        office.ledger.close()
    assert ends[0] == ends[1]
    assert any(state in UNDER_WAY for state in (matter.state for matter in office.book.matters.values()))
