"""A ledger of any size, filled without the commands so that it is quick to make."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from supervisor_app.store.ledger import Ledger

TODAY = date(2026, 6, 10)
UNITS = 40
_WORDS = ("雨污分流改造", "老旧小区改造", "高标准农田建设", "招商项目落地", "隐患排查整治", "学位供给", "道路贯通")
_STATES = ("in_progress", "in_progress", "in_progress", "assigned", "claimed_done", "completed", "suspended")


def make(path: Path, tasks: int, reports: int) -> None:
    """A ledger at `path` with so many tasks of 40 units and so many reports."""
    ledger = Ledger.open(path, create=True)
    with ledger.db.atomic():
        run = ledger.db.conn.executemany
        run(
            "INSERT INTO unit (id, name, kind) VALUES (?, ?, 'department')",
            ((n, f"市第{n}局") for n in range(1, UNITS + 1)),
        )
        columns = "id, number, title, state, assigned_on, original_due, due, cycle, progress"
        run(f"INSERT INTO task ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", _tasks(tasks))
        run(
            "INSERT INTO task_unit (task_id, unit_id, role, position) VALUES (?, ?, 'lead', 0)",
            ((n, n % UNITS + 1) for n in range(1, tasks + 1)),
        )
        columns = "task_id, unit_id, reported_on, progress, text"
        run(f"INSERT INTO report ({columns}) VALUES (?, ?, ?, ?, ?)", _reports(tasks, reports))
    ledger.close()


def _tasks(count: int) -> Iterator[tuple[object, ...]]:
    for n in range(1, count + 1):
        due = TODAY + timedelta(days=n % 200 - 40)
        assigned = due - timedelta(days=60 + n % 50)
        title = f"第{n}号{_WORDS[n % len(_WORDS)]}"
        state = _STATES[n % len(_STATES)]
        cycle = "monthly" if n % 5 == 0 else "once"
        days = (assigned.isoformat(), due.isoformat(), due.isoformat())
        yield n, f"2026-{n:06d}", title, state, *days, cycle, float(n % 100)


def _reports(tasks: int, count: int) -> Iterator[tuple[object, ...]]:
    for n in range(count):
        task = n % tasks + 1
        day = TODAY - timedelta(days=n // tasks * 7 + n % 7)
        yield task, task % UNITS + 1, day.isoformat(), float(n % 100), "已完成阶段工作，正在组织验收"
