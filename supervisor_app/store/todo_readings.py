"""What to do today, as a snapshot reads it, and the lights of the last months it leans on."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from sqlite_utils import Database

from supervisor_app.domain.escalation import Condition
from supervisor_app.domain.lights import Light
from supervisor_app.domain.past import month_ends, past_lights
from supervisor_app.domain.standing import TaskLine
from supervisor_app.domain.todo import TodoGround, TodoItem, claims_done, todo_items
from supervisor_app.store import life_queries

if TYPE_CHECKING:
    from supervisor_app.store.snapshot import Snapshot

_AMISS = {Light.RED, Light.YELLOW}
_NEWEST = """
    SELECT task_id, progress, max(reported_on || printf('%012d', report.id)) FROM report
    JOIN task_unit USING (task_id, unit_id)
    WHERE role = 'lead' AND reported_on <= ? AND task_id IN (SELECT value FROM json_each(?))
      AND report.id NOT IN (SELECT corrects_id FROM report WHERE corrects_id IS NOT NULL)
    GROUP BY task_id"""


def read_todo(snapshot: "Snapshot") -> list[TodoItem]:
    """What to do on the snapshot's day, group by group."""
    office = snapshot.office
    return todo_items(
        TodoGround(
            lines=snapshot.lines,
            notices=snapshot.notices,
            units={unit.id: unit.name for unit in snapshot.units.values()},
            yardstick=snapshot.yardstick,
            extensions=snapshot.extensions(),
            look_backs=snapshot.look_backs(),
            reviews=snapshot.reviews(),
            past=snapshot.past,
            ladder=office.ladder,
            stale_days=office.stale_days,
        )
    )


def read_past(snapshot: "Snapshot", lines: Iterable[TaskLine]) -> dict[int, tuple[Light, ...]]:
    """The past lights of those of the lines that are red or yellow; nothing where the ladder asks for none."""
    times = (rung.count - 1 for rung in snapshot.office.ladder if rung.condition in _REPEATED)
    days = month_ends(snapshot.today, max(times, default=0))
    chosen = [line for line in lines if line.light in _AMISS and not claims_done(line.task)]
    if not days or not chosen:
        return {}
    db, ids = snapshot.ledger.db, [line.task.id for line in chosen]
    reached = [(day, _progress_by(db, ids, day)) for day in days]
    extensions = defaultdict(list)
    for extension in life_queries.extensions(db, None):
        extensions[extension.task_id].append(extension)
    return {
        line.task.id: past_lights(
            line.task,
            [(day, progress.get(line.task.id)) for day, progress in reached],
            snapshot.yardstick,
            line.milestones,
            extensions.get(line.task.id, ()),
        )
        for line in chosen
    }


_REPEATED = {Condition.RED_TIMES, Condition.YELLOW_TIMES}


def _progress_by(db: Database, task_ids: list[int], day: date) -> Mapping[int, float]:
    """Task id → the progress its lead units had reported by `day`."""
    rows = db.execute(_NEWEST, [day.isoformat(), f"[{','.join(map(str, task_ids))}]"])
    return {task_id: progress for task_id, progress, _ in rows}
