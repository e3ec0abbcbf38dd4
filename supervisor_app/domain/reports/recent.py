"""应报: the period open today and the one closed last, of the tasks reported again and again; quick for very many."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from supervisor_app.domain.model import Cycle, Task
from supervisor_app.domain.reports.periods import Period, latest_periods, owes_reports
from supervisor_app.domain.reports.reporting import PeriodStanding, Report, judged
from supervisor_app.domain.standing import Yardstick


@dataclass(frozen=True, slots=True)
class Recent:
    """How a unit stands with a task: None where the task has no such period, or owes nothing for it."""

    open: PeriodStanding | None = None
    closed: PeriodStanding | None = None


_NONE = Recent()


class RecentPeriods:
    """Judges tasks by the two periods, as `reporting.task_standings` does; what many tasks share is worked out once."""

    def __init__(self, yardstick: Yardstick) -> None:
        self._yardstick = yardstick
        self._known: dict[tuple[Cycle, int | None], tuple[Period, ...]] = {}
        self._silent: dict[tuple[Period, ...], Recent] = {}

    def since(self, cycle: Cycle, days: Collection[int | None]) -> tuple[date, date]:
        """From which days on reports matter: those that name their period, and those whose day alone tells of it."""
        listed = [self._periods(cycle, day) for day in days]
        return min(found[0].opens for found in listed), min(found[1].opens for found in listed)

    def of(self, task: Task, told: Sequence[Report]) -> Recent:
        """How a task stands; `told`: one unit's reports up to today since `since`, with all that they correct."""
        listed = self._periods_of(task)
        if not listed:
            return _NONE
        if told or not owes_reports(task):
            return self._judged(task, told, listed)
        if listed not in self._silent:
            self._silent[listed] = self._judged(task, told, listed)
        return self._silent[listed]

    def _judged(self, task: Task, told: Sequence[Report], listed: tuple[Period, ...]) -> Recent:
        yardstick = self._yardstick
        oldest, _, last = self._periods(task.cycle, task.cycle_day)
        passed = listed[0] is oldest
        now = before = None
        for item in judged(task, told, listed, yardstick.today, yardstick.calendar, passed):
            if item.period is last:
                now = item
            else:
                before = item
        return Recent(now, before)

    def _periods_of(self, task: Task) -> tuple[Period, ...]:
        """Of the three latest periods those of the task; the oldest takes what is no report of the other two."""
        begun, ended = task.assigned_on, task.completed_on
        if begun is None:
            return ()
        listed = self._periods(task.cycle, task.cycle_day)
        if ended is None and listed and begun < listed[0].closes:
            return listed
        return tuple(item for item in listed if item.closes > begun and (ended is None or item.opens <= ended))

    def _periods(self, cycle: Cycle, day: int | None) -> tuple[Period, ...]:
        if (cycle, day) not in self._known:
            yardstick = self._yardstick
            self._known[cycle, day] = latest_periods(cycle, day, yardstick.today, yardstick.moving)
        return self._known[cycle, day]
