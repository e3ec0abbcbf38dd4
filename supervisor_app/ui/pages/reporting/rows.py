"""Units against what is due: the period open now, or the one closed last, of every task a unit reports on."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from supervisor_app.domain.model import Unit
from supervisor_app.domain.reports.recent import Recent
from supervisor_app.domain.reports.reporting import PERIOD_WORDS, PeriodStanding, PeriodState
from supervisor_app.domain.standing import TaskLine
from supervisor_app.ui.columns import Align, Column, muted
from supervisor_app.ui.task_columns import short_number
from supervisor_app.ui.widgets.unit_picker import unit_label

if TYPE_CHECKING:
    from supervisor_app.ui.session import Session

_NOTHING = "–"
OWED = frozenset({PeriodState.MISSING, PeriodState.RETURNED, PeriodState.UNTRUE, PeriodState.WAITING})


class Which(Enum):
    """Which of a task's periods is looked at."""

    OPEN = "正在报"
    CLOSED = "上一期"


@dataclass(frozen=True)
class DueItem:
    """A task of a unit with the standing of one period."""

    line: TaskLine
    standing: PeriodStanding

    @property
    def owed(self) -> bool:
        """Whether a report is still to come."""
        return self.standing.state in OWED


@dataclass(frozen=True)
class DueUnit:
    """A unit with its tasks of the period, counted; the tasks themselves are wrapped for those shown."""

    unit: Unit
    found: tuple[tuple[TaskLine, PeriodStanding], ...]
    states: Mapping[PeriodState, int]

    @property
    def items(self) -> list[DueItem]:
        """Its tasks in order of number."""
        return [DueItem(line, standing) for line, standing in self.found]

    def count(self, *states: PeriodState) -> int:
        """How many stand so."""
        return sum(self.states[state] for state in states)

    @property
    def owed(self) -> int:
        """How many reports are still to come."""
        return self.count(*OWED)


def due_units(session: "Session") -> dict[Which, list[DueUnit]]:
    """Every unit that leads a task reported again and again; those that owe most come first."""
    facts = session.facts
    found: dict[Which, list[DueUnit]] = {which: [] for which in Which}
    for unit_id, tasks in facts.recent().items():
        for which, own in _by_period(tasks).items():
            if own:
                states = Counter(standing.state for _, standing in own)
                found[which].append(DueUnit(facts.units[unit_id], own, states))
    return {which: sorted(rows, key=lambda row: (-row.owed, row.unit.name)) for which, rows in found.items()}


def unit_owed(session: "Session", unit_id: int) -> list[DueItem]:
    """What one unit still has to report, of the period open now and of the one closed last."""
    both = _by_period(session.facts.recent_of(unit_id)).values()
    return [DueItem(line, standing) for found in both for line, standing in found if standing.state in OWED]


def _by_period(tasks: Iterable[tuple[TaskLine, Recent]]) -> dict[Which, tuple[tuple[TaskLine, PeriodStanding], ...]]:
    listed = list(tasks)
    return {
        Which.OPEN: tuple((line, recent.open) for line, recent in listed if recent.open is not None),
        Which.CLOSED: tuple((line, recent.closed) for line, recent in listed if recent.closed is not None),
    }


def counts(rows: Sequence[DueUnit]) -> str:
    """One line: how many are due and how they stand."""
    total = sum(len(row.found) for row in rows)
    states = [(sum(row.count(state) for row in rows), word) for state, word in PERIOD_WORDS.items()]
    return f"应报 {total} 项" + "".join(f"，{word} {count}" for count, word in states if count)


def _state_column(key: str, title: str, *states: PeriodState, strong: bool = False, spare: int = 0) -> Column[DueUnit]:
    align: Align = "right"
    return Column(
        key=key,
        title=title,
        width=48,
        spare=spare,
        align=align,
        text=lambda row: str(row.count(*states) or _NOTHING),
        sort=lambda row: -row.count(*states),
        ink=lambda row: "text" if row.count(*states) else "text_muted",
        strong=lambda row: strong and row.count(*states) > 0,
    )


UNIT_COLUMNS: tuple[Column[DueUnit], ...] = (
    Column(
        key="unit",
        title="单位",
        text=lambda row: unit_label(row.unit),
        tooltip=lambda row: row.unit.name,
        least=112,
    ),
    Column(
        key="due",
        title="应报",
        width=48,
        align="right",
        text=lambda row: str(len(row.found)),
        sort=lambda row: -len(row.found),
    ),
    _state_column("on_time", "按时", PeriodState.ON_TIME, spare=1),
    _state_column("late", "迟报", PeriodState.LATE, spare=2),
    _state_column("returned", "退回", PeriodState.RETURNED, PeriodState.UNTRUE, strong=True, spare=3),
    _state_column("missing", "漏报", PeriodState.MISSING, strong=True),
    _state_column("waiting", "待报", PeriodState.WAITING),
)


def state_words(item: DueItem) -> str:
    """`漏报 3` with the working days since the closing day."""
    late = f" {item.standing.days_late}" if item.standing.days_late else ""
    return PERIOD_WORDS[item.standing.state] + late


def _reported_on(item: DueItem) -> str:
    report = item.standing.report
    return f"{report.reported_on:%m-%d}" if report else _NOTHING


ITEM_COLUMNS: tuple[Column[DueItem], ...] = (
    Column(
        key="number",
        title="编号",
        width=56,
        text=lambda item: short_number(item.line.task.number),
        sort=lambda item: item.line.task.number,
        ink=muted,
    ),
    Column(key="title", title="督办事项", text=lambda item: item.line.task.title),
    Column(
        key="closes",
        title="报送截止",
        width=72,
        text=lambda item: f"{item.standing.period.closes:%m-%d}",
        tooltip=lambda item: f"{item.standing.period.opens} 至 {item.standing.period.closes}",
        sort=lambda item: item.standing.period.closes,
    ),
    Column(
        key="state",
        title="情况",
        width=72,
        text=state_words,
        tooltip=lambda item: f"迟 {item.standing.days_late} 个工作日" if item.standing.days_late else "",
        sort=lambda item: list(PeriodState).index(item.standing.state),
        ink=lambda item: "text_muted" if item.standing.state is PeriodState.WAITING else "text",
        strong=lambda item: item.owed and item.standing.state is not PeriodState.WAITING,
    ),
    Column(key="reported", title="报告日", width=60, text=_reported_on, ink=muted, spare=1),
    Column(
        key="progress",
        title="进度",
        width=48,
        align="right",
        text=lambda item: _NOTHING if item.line.task.progress is None else f"{item.line.task.progress:g}",
        sort=lambda item: item.line.task.progress or 0.0,
    ),
)
