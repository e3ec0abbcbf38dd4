"""The session's commands on reporting: batches of reports, marks, indicators, problems, projects."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from supervisor_app.domain.life.problem import Problem
from supervisor_app.domain.life.project import Project
from supervisor_app.domain.model import ProgressReport, ReportMark, Task
from supervisor_app.domain.reports.collecting import CHANNEL, CollectPlan
from supervisor_app.domain.reports.indicators import Indicator
from supervisor_app.store import indicators, problems, projects, reports


class ReportingCommands(QObject):
    """Every command can be undone by name and raises `UserError`, in one sentence, when it is not possible.

    What there is to see is `session.facts.reporting`.
    """

    def __init__(self, parent: QObject, do: Callable[..., Any]) -> None:
        super().__init__(parent)
        self._do = do

    def register_all(self, told: Sequence[ProgressReport], source: str = CHANNEL) -> list[int]:
        """Register reports that came together, in one command; gives their ids."""
        found: list[int] = self._do(reports.register_all, told, source)
        return found

    def collect(self, plan: CollectPlan) -> list[int]:
        """Register every entry of a plan of feedback sheets, in one command; gives the reports' ids."""
        return self.register_all(plan.reports)

    def mark(self, report: ProgressReport, mark: ReportMark, by: str, on: date, reason: str) -> None:
        """Send a report back (退回) or find it untrue (失实)."""
        self._do(reports.mark_report, report, mark, by, on, reason)

    def clear_mark(self, report: ProgressReport) -> None:
        """Let a report marked by mistake stand again."""
        self._do(reports.clear_mark, report)

    def set_indicators(self, task: Task, told: Sequence[Indicator]) -> None:
        """Write a task's indicators with their figures; those not among them are taken off, id 0 is a new one."""
        self._do(indicators.set_indicators, task, told)

    def set_actual(self, task: Task, indicator: Indicator, closing: date, actual: float | None) -> None:
        """Register what an indicator came to in the period that ends on `closing`; None takes it back."""
        self._do(indicators.set_actual, task, indicator, closing, actual)

    def raise_problem(self, problem: Problem) -> int:
        """Put a problem on the list; gives its id."""
        found: int = self._do(problems.raise_problem, problem)
        return found

    def edit_problem(self, problem: Problem) -> None:
        """Write text, owner, due date, measures and tasks of a problem."""
        self._do(problems.edit_problem, problem)

    def link_problem(self, problem: Problem, task_ids: Iterable[int]) -> None:
        """Say which tasks share a problem."""
        self._do(problems.link_problem, problem, task_ids)

    def close_problem(self, problem: Problem, evidence: str, on: date, files: Iterable[Path] = ()) -> None:
        """Close one problem with what proves it solved."""
        self._do(problems.close_problem, problem, evidence, on, files)

    def reopen_problem(self, problem: Problem, reason: str, on: date) -> None:
        """Open a closed problem again."""
        self._do(problems.reopen_problem, problem, reason, on)

    def save_project(self, project: Project) -> int:
        """Add a project (id 0) or write an edited one with its stages; gives its id."""
        found: int = self._do(projects.save_project, project)
        return found

    def delete_project(self, project: Project) -> None:
        """Take a project off the lists."""
        self._do(projects.delete_project, project)
