"""Commands of reporting among all others, with undo and redo in any order."""

from dataclasses import replace
from datetime import date

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from supervisor_app.domain.life.problem import Problem
from supervisor_app.domain.life.project import Project, ProjectStage, Stage
from supervisor_app.domain.model import ProgressReport, ReportMark
from supervisor_app.domain.reports.indicators import Indicator, IndicatorValue
from supervisor_app.store import queries
from supervisor_app.store.indicators import set_indicators
from supervisor_app.store.problems import close_problem, edit_problem, problems, raise_problem, reopen_problem
from supervisor_app.store.projects import delete_project, projects, save_project
from supervisor_app.store.reports import clear_mark, mark_report, register_all
from supervisor_app.store.snapshot import Snapshot
from tests.store.conftest import NOW
from tests.store.test_undo_any_order import DAYS, PICK, AnyOrder

TODAY = NOW.date()
ENDS = (date(2026, 2, 28), date(2026, 3, 31))


class ReportingAnyOrder(AnyOrder):
    """The rules of the base, and those of reporting."""

    @rule(picks=st.lists(PICK, min_size=1, max_size=3), day=DAYS, progress=st.integers(0, 105))
    def batch(self, picks: list[int], day: date, progress: int) -> None:
        found = [task for task in map(self.task, picks) if task and task.lead]
        told = [ProgressReport(0, task.id, task.lead[0], day, float(progress), "进展", period=day) for task in found]
        if told:
            self.do(register_all, told, "反馈表")

    @rule(pick=PICK, mark=st.none() | st.sampled_from(ReportMark))
    def mark(self, pick: int, mark: ReportMark | None) -> None:
        task = self.task(pick)
        known = queries.reports(self.ledger.db, task.id) if task else []
        if known and mark:
            self.do(mark_report, known[pick % len(known)], mark, "李", TODAY, "不实")
        elif known:
            self.do(clear_mark, known[pick % len(known)])

    @rule(pick=PICK, plans=st.lists(st.integers(0, 9), max_size=2))
    def indicators(self, pick: int, plans: list[int]) -> None:
        task = self.task(pick)
        if task:
            known = queries.indicators(self.ledger.db, "task_id = ?", task.id).get(task.id, ())
            values = tuple(IndicatorValue(day, plan) for day, plan in zip(ENDS, plans, strict=False))
            fresh = [Indicator(0, task.id, f"指标{pick}", values=values)] if plans else []
            self.do(set_indicators, task, [*(replace(one, values=values) for one in known[:1]), *fresh])

    @rule(pick=PICK, other=PICK, move=st.sampled_from(["raise", "edit", "close", "reopen"]))
    def problem(self, pick: int, other: int, move: str) -> None:
        first, second, unit = self.task(pick), self.task(other), self.unit(other)
        known = problems(self.ledger.db)
        if move == "raise" and first and unit:
            told = Problem(0, f"问题{other}", date(2026, 6, 1), owner_unit=unit.id, task_ids=(first.id,))
            self.do(raise_problem, told)
        elif known and second:
            chosen = known[pick % len(known)]
            match move:
                case "edit":
                    self.do(edit_problem, replace(chosen, task_ids=(second.id,), measures=f"措施{pick}"))
                case "close":
                    self.do(close_problem, chosen, "凭证", TODAY)
                case "reopen":
                    self.do(reopen_problem, chosen, "未解决", TODAY)

    @rule(pick=PICK, day=st.none() | DAYS, gone=st.booleans())
    def project(self, pick: int, day: date | None, gone: bool) -> None:
        known, unit = projects(self.ledger.db), self.unit(pick)
        if known and gone:
            self.do(delete_project, known[pick % len(known)])
        elif unit:
            stages = (ProjectStage(Stage.STARTED, date(2026, 6, 1), day),)
            base = known[pick % len(known)] if known and pick % 2 else Project(0, f"项目{pick}", unit.id)
            self.do(save_project, replace(base, stages=stages))

    @invariant()
    def everything_can_be_told(self) -> None:
        """Readings do not fail whatever the facts, and a marked report is nobody's newest."""
        snapshot = Snapshot(self.ledger, TODAY)
        for line in snapshot.lines.values():
            assert line.latest is None or line.latest.mark is None
            snapshot.reporting.standings(line.task.id)
        if snapshot.lines:
            snapshot.reporting.forms()


ReportingAnyOrder.TestCase.settings = settings(
    max_examples=20, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
TestReportingAnyOrder = ReportingAnyOrder.TestCase
