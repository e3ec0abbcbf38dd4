"""A unit's card, filters, search and a report on a big ledger, each beside raw SQLite doing the same.

`python -m tests.benchmarks.units [TASKS]` (100,000 unless told), with ten reports each.
"""

import sys
import tempfile
from itertools import count
from pathlib import Path

from supervisor_app.domain.filtering import matching
from supervisor_app.domain.lights import Light
from supervisor_app.domain.model import ProgressReport
from supervisor_app.domain.papers.notice import NoticeKind
from supervisor_app.domain.trend import monthly_trend
from supervisor_app.store.ledger import Ledger
from supervisor_app.store.snapshot import Snapshot
from supervisor_app.store.tasks import register_report
from tests.benchmarks.big_ledger import TODAY, make
from tests.benchmarks.measure import best, say

UNIT = 6  # leads as many tasks as any, all of them reported monthly
_KINDS = (NoticeKind.INTERVIEW, NoticeKind.WARNING, NoticeKind.SUPERVISION, NoticeKind.URGING, NoticeKind.REMINDER)
_OF_UNIT = "FROM task_unit JOIN task ON task.id = task_id WHERE unit_id = :unit"
_CARD = (
    f"SELECT task.* {_OF_UNIT} ORDER BY number",
    f"SELECT state, count(*), avg(progress), sum(due < :today) {_OF_UNIT} AND role = 'lead' GROUP BY state",
    """SELECT report.task_id, reported_on, progress FROM task_unit JOIN report USING (task_id, unit_id)
       WHERE unit_id = :unit AND role = 'lead' AND mark IS NULL ORDER BY reported_on, report.id""",
    "SELECT * FROM notice WHERE unit_id = :unit ORDER BY issued_on",
)
_FILTER = f"SELECT task.* {_OF_UNIT} AND state = 'in_progress' AND due < :today ORDER BY number"
_SEARCH = """SELECT task.*, unit.name FROM task JOIN task_unit ON task_id = task.id JOIN unit ON unit.id = unit_id
    WHERE (title LIKE '%小区%' OR target LIKE '%小区%' OR problem LIKE '%小区%' OR unit.name LIKE '%小区%')
    AND (title LIKE '%改造%' OR target LIKE '%改造%' OR problem LIKE '%改造%' OR unit.name LIKE '%改造%')"""


def card(facts: Snapshot) -> None:
    """Everything a unit's card says."""
    facts.lines_of(UNIT)
    [line for line in facts.unit_lines if line.unit.id == UNIT]
    monthly_trend(facts.courses(UNIT), facts.yardstick)
    facts.recent_of(UNIT)
    [notice for notice in facts.notices if notice.unit_id == UNIT]
    for kind in _KINDS:
        facts.plans(kind, frozenset({UNIT}))


def measure(path: Path) -> None:
    """One reading of the ledger, then what a user asks of it."""
    ledger = Ledger.open(path)
    facts, values = Snapshot(ledger, TODAY), {"unit": UNIT, "today": TODAY.isoformat()}
    lines = list(facts.lines.values())

    def raw(*queries: str) -> float:
        return best(lambda: [ledger.db.execute(query, values).fetchall() for query in queries], 5)

    name = "raw SQLite"
    card(facts)
    say("a unit's card", best(lambda: card(facts), 5), "ms", "≤ 100", raw(*_CARD), name)
    red = [line for line in lines if line.light is Light.RED and UNIT in line.task.lead]
    assert red
    filtered = best(lambda: [line for line in lines if line.light is Light.RED and UNIT in line.task.lead])
    say("filter by light and unit", filtered, "ms", "≤ 100", raw(_FILTER), name)
    say("search two words", best(lambda: matching(lines, "小区 改造")), "ms", "≤ 100", raw(_SEARCH), name)
    say("search initials", best(lambda: matching(lines, "ljxq")), "ms", "≤ 100", raw(_SEARCH), name)
    points, told = count(1), ProgressReport(0, UNIT, facts.lines[UNIT].task.lead[0], TODAY, 50, "本周完成验收")

    def report() -> None:
        register_report(ledger, told)
        facts.forget(ledger.last)

    facts.todo  # noqa: B018 (kept up from here on)
    by_hand = best(lambda: _by_hand(ledger, next(points)), 20)
    say("register a report, all of 今日督办 kept up", best(report, 20), "ms", "≤ 10", by_hand, name)
    ledger.close()


def _by_hand(ledger: Ledger, points: int) -> None:
    """A report, its task and a row of the history, without anything looked at."""
    with ledger.db.atomic():
        run = ledger.db.execute
        columns = "task_id, unit_id, reported_on, progress, text"
        run(
            f"INSERT INTO report ({columns}) VALUES (?, ?, ?, ?, '本周完成验收')",
            (UNIT, UNIT + 1, TODAY.isoformat(), points),
        )
        run("UPDATE task SET progress = ? WHERE id = ?", (points % 90, UNIT))
        columns = "at, actor, action, task_id, changes, previous_hash, hash"
        run(f"INSERT INTO history ({columns}) VALUES ('', '', '', ?, '[]', '', ?)", (UNIT, str(points)))


def main(tasks: int) -> None:
    """Make the ledger and measure."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "big.db"
        make(path, tasks, tasks * 10)
        measure(path)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
