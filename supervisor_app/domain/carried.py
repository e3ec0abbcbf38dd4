"""What the workbook of a ledger carries besides its tasks: every fact by number and name, ready for another ledger."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from supervisor_app.domain.contact import Contact
from supervisor_app.domain.life.extension import Extension
from supervisor_app.domain.life.problem import Problem
from supervisor_app.domain.model import Meeting, Milestone, ProgressReport, Unit
from supervisor_app.domain.reports.indicators import Indicator


@dataclass(frozen=True, slots=True)
class CarriedUnit:
    """A unit (its ids are 0) with its superior unit by name and its contacts."""

    unit: Unit
    parent: str = ""
    contacts: tuple[Contact, ...] = ()


@dataclass(frozen=True, slots=True)
class CarriedSource:
    """Where the task `number` came from: its basis (依据), and its meeting (its id and text left out), if any."""

    number: str
    basis: str = ""
    meeting: Meeting | None = None


@dataclass(frozen=True, slots=True)
class CarriedMilestone:
    """A milestone of the task `number`."""

    number: str
    milestone: Milestone


@dataclass(frozen=True, slots=True)
class CarriedReport:
    """A report of a unit on the task `number`.

    Its `id` is its place among the carried reports, from 1; `corrects_id` is such a place, too, and a lower one.
    """

    number: str
    unit: str
    report: ProgressReport


@dataclass(frozen=True, slots=True)
class CarriedIndicator:
    """An indicator of the task `number` with its figures."""

    number: str
    indicator: Indicator


@dataclass(frozen=True, slots=True)
class CarriedProblem:
    """A problem of the tasks `numbers`; its `report_id` is the place of a carried report."""

    numbers: tuple[str, ...]
    problem: Problem
    raised_by: str = ""
    owner_unit: str = ""


@dataclass(frozen=True, slots=True)
class CarriedExtension:
    """An extension of the task `number`."""

    number: str
    extension: Extension


@dataclass(frozen=True, slots=True)
class Carried:
    """All of it. Ids of another ledger mean nothing, so they are 0 except where they are places."""

    units: tuple[CarriedUnit, ...] = ()
    milestones: tuple[CarriedMilestone, ...] = ()
    reports: tuple[CarriedReport, ...] = ()
    indicators: tuple[CarriedIndicator, ...] = ()
    problems: tuple[CarriedProblem, ...] = ()
    extensions: tuple[CarriedExtension, ...] = ()
    sources: tuple[CarriedSource, ...] = ()

    def only(self, numbers: Collection[str]) -> "Carried":
        """What concerns these tasks; all units."""
        chosen = frozenset(numbers)
        return Carried(
            self.units,
            tuple(item for item in self.milestones if item.number in chosen),
            tuple(item for item in self.reports if item.number in chosen),
            tuple(item for item in self.indicators if item.number in chosen),
            tuple(
                replace(item, numbers=kept)
                for item in self.problems
                if (kept := tuple(number for number in item.numbers if number in chosen))
            ),
            tuple(item for item in self.extensions if item.number in chosen),
            tuple(item for item in self.sources if item.number in chosen),
        )

    @property
    def words(self) -> str:
        """How much of each kind: `进展 12 条、节点 3 个`; empty where there is nothing."""
        counts = (
            ("进展", self.reports, "条"),
            ("节点", self.milestones, "个"),
            ("指标", self.indicators, "个"),
            ("问题", self.problems, "个"),
            ("延期", self.extensions, "次"),
            ("单位", self.units, "个"),
        )
        return "、".join(f"{word} {len(found)} {measure}" for word, found, measure in counts if found)


NOTHING_CARRIED = Carried()
