"""应报 as a snapshot reads it: the last two periods of cyclic tasks, judged again only where a command changed one."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property

from sqlite_utils import Database

from supervisor_app.domain.model import IMPORTED, Cycle, ReportMark
from supervisor_app.domain.reports.recent import Recent, RecentPeriods
from supervisor_app.domain.reports.reporting import ToldReport
from supervisor_app.domain.standing import TaskLine, Yardstick
from supervisor_app.store.rows import making_many
from supervisor_app.store.unit_readings import UnitReadings

Owed = list[tuple[TaskLine, Recent]]
_Told = Mapping[tuple[int, int], Sequence[ToldReport]]

_COLUMNS = ", ".join(ToldReport._fields)
_RECENT = "reported_on >= :named AND (period IS NOT NULL OR reported_on >= :since)"
_CHOSEN = "task_id IN (SELECT value FROM json_each(:tasks)) AND channel <> :imported"
_QUERY = f"""
    WITH RECURSIVE corrected(id) AS (
        SELECT corrects_id FROM report WHERE corrects_id > 0 AND {_RECENT}
        UNION SELECT corrects_id FROM report JOIN corrected USING (id) WHERE corrects_id IS NOT NULL)
    SELECT {_COLUMNS} FROM report WHERE {_CHOSEN} AND {_RECENT} AND reported_on <= :today
    UNION ALL SELECT {_COLUMNS} FROM report WHERE id IN corrected AND {_CHOSEN} AND NOT ({_RECENT})"""


class RecentReadings(UnitReadings):
    """The part of a snapshot that says how units stand with the period open today and the one closed last."""

    def recent_of(self, unit_id: int) -> Owed:
        """The tasks a unit leads and reports on again and again, in order of number."""
        return self._recent.of({unit_id: self._reported_again(unit_id)})[unit_id]

    def recent(self) -> dict[int, Owed]:
        """The same of every unit that leads such tasks."""
        led = {unit_id: self._reported_again(unit_id) for unit_id in self._led}
        return self._recent.of({unit_id: lines for unit_id, lines in led.items() if lines})

    @cached_property
    def _recent(self) -> "Judged":
        return Judged(self.ledger.db, self.yardstick)

    def _judge_again(self, task_ids: Iterable[int]) -> None:
        if "_recent" in self.__dict__:
            self._recent.forget(task_ids)

    def _reported_again(self, unit_id: int) -> list[TaskLine]:
        return [line for line in self.led_by(unit_id) if line.task.cycle is not Cycle.ONCE]


class Judged:
    """What was judged, by unit and task; of the rest the reports are read, by one question for each cycle."""

    def __init__(self, db: Database, yardstick: Yardstick) -> None:
        self._db, self._today = db, yardstick.today
        self._periods = RecentPeriods(yardstick)
        self._known: dict[int, dict[int, Recent]] = defaultdict(dict)

    def forget(self, task_ids: Iterable[int]) -> None:
        """Judge these tasks again when they are asked for."""
        for task_id in task_ids:
            for known in self._known.values():
                known.pop(task_id, None)

    @making_many()
    def of(self, led: Mapping[int, Sequence[TaskLine]]) -> dict[int, Owed]:
        """The tasks of each unit with how it stands with them."""
        known = {unit_id: self._known[unit_id] for unit_id in led}
        missing = {
            unit_id: [line for line in lines if line.task.id not in known[unit_id]] for unit_id, lines in led.items()
        }
        told = self._told({unit_id: lines for unit_id, lines in missing.items() if lines})
        judge = self._periods.of
        for unit_id, lines in missing.items():
            judged = known[unit_id]
            for line in lines:
                task = line.task
                judged[task.id] = judge(task, told.get((task.id, unit_id), ()))
        return {unit_id: [(line, known[unit_id][line.task.id]) for line in lines] for unit_id, lines in led.items()}

    def _told(self, asked: Mapping[int, Sequence[TaskLine]]) -> _Told:
        """(task, unit) → the unit's reports that matter."""
        cycles: dict[Cycle, dict[int, int | None]] = defaultdict(dict)
        for lines in asked.values():
            for line in lines:
                cycles[line.task.cycle][line.task.id] = line.task.cycle_day
        found: dict[tuple[int, int], list[ToldReport]] = defaultdict(list)
        for cycle, tasks in cycles.items():
            named, since = self._periods.since(cycle, set(tasks.values()))
            for report in self._read(list(tasks), named, since):
                found[report.task_id, report.unit_id].append(report)
        return found

    def _read(self, task_ids: list[int], named: date, since: date) -> list[ToldReport]:
        values = {"tasks": json.dumps(task_ids), "named": named.isoformat(), "since": since.isoformat()}
        values |= {"today": self._today.isoformat(), "imported": IMPORTED}
        day = date.fromisoformat
        return [
            ToldReport(
                number,
                task_id,
                unit_id,
                day(reported),
                points,
                corrects,
                period and day(period),
                received and day(received),
                mark and ReportMark(mark),
                marked and day(marked),
            )
            for number, task_id, unit_id, reported, points, corrects, period, received, mark, marked in (
                self._db.execute(_QUERY, values)
            )
        ]
