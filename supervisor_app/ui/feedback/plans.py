"""Which feedback sheets are to be handed out: rows to tick, and the worker's part of writing them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from supervisor_app.domain.office import OfficeSettings
from supervisor_app.domain.reports.feedback import FormPlan
from supervisor_app.ui.columns import Column, Kind, muted
from supervisor_app.ui.jobs import Progress
from supervisor_app.ui.widgets.unit_picker import unit_label

NO_PERIOD = "不分期"


@dataclass(frozen=True)
class PlanRow:
    """A sheet, and whether it is to be written."""

    plan: FormPlan
    ticked: bool = True

    @property
    def key(self) -> tuple[int, date | None]:
        """Its unit and period."""
        return self.plan.key.unit_id, self.plan.key.period

    @property
    def closes(self) -> date | None:
        """By when it is to be back."""
        return self.plan.period.closes if self.plan.period else None

    def with_tick(self, ticked: bool) -> "PlanRow":
        """The same, to be written or not."""
        return replace(self, ticked=ticked)


def write(progress: Progress, plans: Sequence[FormPlan], folder: Path, office: OfficeSettings) -> int:
    """Write the sheets; those done before a cancelling stay. Gives their number."""
    from supervisor_app.exchange.feedback_form import write_forms

    done = 0
    progress(done, len(plans))
    for _ in write_forms(plans, folder, office):
        done += 1
        progress(done, len(plans))
    return done


def _days(row: PlanRow) -> str:
    period = row.plan.period
    return f"{period.opens:%m-%d} 至 {period.key:%m-%d}" if period else NO_PERIOD


PLAN_COLUMNS: tuple[Column[PlanRow], ...] = (
    Column(
        key="tick",
        title="",
        width=40,
        kind=Kind.CHECK,
        text=lambda row: "发" if row.ticked else "不发",
        value=lambda row: row.ticked,
        sort=lambda row: not row.ticked,
        tooltip=lambda _: "单击或按空格：发或不发这一张",
    ),
    Column(
        key="unit",
        title="单位",
        width=152,
        text=lambda row: unit_label(row.plan.unit),
        tooltip=lambda row: row.plan.unit.name,
    ),
    Column(key="period", title="报告期", width=136, text=_days, sort=lambda row: row.closes or date.max, ink=muted),
    Column(
        key="closes",
        title="报送截止",
        width=96,
        text=lambda row: row.closes.isoformat() if row.closes else "–",
        sort=lambda row: row.closes or date.max,
    ),
    Column(
        key="count",
        title="事项",
        width=64,
        gap=20,
        align="right",
        text=lambda row: str(len(row.plan.lines)),
        sort=lambda row: len(row.plan.lines),
    ),
    Column(
        key="titles",
        title="内容",
        text=lambda row: "；".join(line.task.title for line in row.plan.lines),
        tooltip=lambda row: "\n".join(f"{line.task.number} {line.task.title}" for line in row.plan.lines),
        ink=muted,
    ),
)
