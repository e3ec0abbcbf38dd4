"""The part of a snapshot that tells of reporting: periods, feedback sheets, indicators, problems, projects."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, cast

from supervisor_app.domain.life.problem import Problem, by_urgency
from supervisor_app.domain.life.project import LateStage, Project, late_starts
from supervisor_app.domain.model import Cycle, ProgressReport
from supervisor_app.domain.reports.collecting import CollectPlan, plan_collection
from supervisor_app.domain.reports.feedback import FilledForm, FormPlan, plan_forms
from supervisor_app.domain.reports.indicators import Indicator
from supervisor_app.domain.reports.reporting import PeriodStanding, PeriodState, task_standings
from supervisor_app.domain.standing import TaskLine
from supervisor_app.errors import UserError
from supervisor_app.store import problems, projects, queries

# Days before a period's closing in which its reports may be dated: two of its lengths and a moved closing day.
_REACH = {Cycle.WEEKLY: 24, Cycle.TEN_DAY: 32, Cycle.MONTHLY: 72, Cycle.QUARTERLY: 200}

if TYPE_CHECKING:
    from supervisor_app.store.snapshot import Snapshot


class Reporting:
    """Read at each call from the ledger the snapshot is of, by its day."""

    def __init__(self, facts: "Snapshot") -> None:
        self._facts = facts
        self._db = facts.ledger.db

    @property
    def ledger_id(self) -> str:
        """What feedback sheets carry to be known again: eight digits of the journal's first row, the same in a copy."""
        row = self._db.execute("SELECT hash FROM history ORDER BY id LIMIT 1").fetchone()
        if row is None:
            raise UserError("台账还是空的，没有可发的反馈表；请先导入或新增事项")
        return str(row[0])[:8]

    def standings(self, task_id: int, unit_id: int | None = None) -> list[PeriodStanding]:
        """Every period of a task, oldest first, by the reports of one unit or of all its lead units."""
        return self._standings(self._facts.lines[task_id], self._facts.reports(task_id), unit_id)

    def unit_standings(
        self, unit_id: int, first: date | None = None, last: date | None = None
    ) -> list[tuple[TaskLine, PeriodStanding]]:
        """Periods that close from `first` to `last` of the tasks a unit leads and reports on again and again.

        Tasks in order of number, periods by date. A near `first` makes it quick: older reports are not read.
        """
        led = [line for line in self._facts.led_by(unit_id) if line.task.cycle is not Cycle.ONCE]
        reach = max((_REACH[line.task.cycle] for line in led), default=0)
        reports = self._reports_of(unit_id, first - timedelta(days=reach) if first else date.min)
        return [
            (line, item)
            for line in led
            for item in self._standings(line, reports.get(line.task.id, ()), unit_id)
            if (first is None or first <= item.period.closes) and (last is None or item.period.closes <= last)
        ]

    def tally(self, unit_id: int, first: date, last: date) -> Mapping[PeriodState, int]:
        """How often a unit was on time, late, missing, … with the reports of its cyclic tasks due in those days."""
        return Counter(item.state for _, item in self.unit_standings(unit_id, first, last))

    def forms(self, unit_ids: frozenset[int] | None = None) -> list[FormPlan]:
        """Feedback sheets to hand out on the snapshot's day, to all lead units or those chosen."""
        facts = self._facts
        return plan_forms(facts.lines.values(), facts.units, facts.yardstick, self.ledger_id, unit_ids)

    def compare(self, forms: Iterable[FilledForm]) -> CollectPlan:
        """Filled sheets against the ledger; nothing is written."""
        facts = self._facts
        return plan_collection(forms, facts.lines.values(), facts.units, facts.yardstick, self.ledger_id, facts.reports)

    def indicators(self, task_id: int) -> tuple[Indicator, ...]:
        """A task's indicators with their figures."""
        return queries.indicators(self._db, "task_id = ?", task_id).get(task_id, ())

    def problems(self, task_id: int | None = None, unit_id: int | None = None) -> list[Problem]:
        """Problems of a task, of a unit that is to solve them, or all; open ones first, the earliest due first."""
        if task_id is not None:
            where = "id IN (SELECT problem_id FROM problem_task WHERE task_id = ?)"
            return by_urgency(problems.problems(self._db, where, task_id))
        if unit_id is not None:
            return by_urgency(problems.problems(self._db, "owner_unit = ?", unit_id))
        return by_urgency(problems.problems(self._db))

    def projects(self) -> list[Project]:
        """Every project in order of name; `listed` says in which list it stands."""
        return projects.projects(self._db)

    def late_starts(self) -> list[LateStage]:
        """Projects started late or not at all by their planned day, those not started first."""
        return late_starts(self.projects(), self._facts.today, self._facts.yardstick.calendar)

    def _standings(
        self, line: TaskLine, reports: Iterable[ProgressReport], unit_id: int | None
    ) -> list[PeriodStanding]:
        yard = self._facts.yardstick
        return task_standings(line.task, reports, yard.today, yard.calendar, yard.moving, unit_id)

    def _reports_of(self, unit_id: int, since: date) -> dict[int, list[ProgressReport]]:
        """Task id → a unit's reports on its cyclic tasks dated after `since`."""
        found: dict[int, list[ProgressReport]] = defaultdict(list)
        for report in queries.reports_of_unit(self._db, unit_id, since.isoformat()):
            found[report.task_id].append(report)
        return found


class ReportingReadings:
    """What gives a snapshot its `reporting`, and what of it is searched at every key."""

    @property
    def reporting(self) -> Reporting:
        """Periods, feedback sheets, indicators, problems, projects."""
        return Reporting(cast("Snapshot", self))

    @cached_property
    def problems(self) -> list[Problem]:
        """Every problem; open ones first, the earliest due first."""
        return self.reporting.problems()

    @cached_property
    def projects(self) -> list[Project]:
        """Every project in order of name."""
        return self.reporting.projects()
