"""Feedback sheets (反馈表): which ones to hand out, how they are told apart, and what a filled one says."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256

from supervisor_app.domain.lights import Light
from supervisor_app.domain.model import Cycle, Unit
from supervisor_app.domain.reports.periods import Period, owes_reports
from supervisor_app.domain.reports.reporting import asked_period
from supervisor_app.domain.standing import TaskLine, Yardstick


class FeedbackStatus(StrEnum):
    """What a unit chooses in the drop-down beside the percentage."""

    NOT_BEGUN = "未启动"
    UNDER_WAY = "办理中"
    DONE = "已完成"
    BLOCKED = "难以按期完成"


@dataclass(frozen=True, slots=True)
class FormKey:
    """What names one sheet: ledger, unit, period (its key; None without one), day it was written, a digest of these."""

    ledger: str
    unit_id: int
    period: date | None
    written_on: date

    def __str__(self) -> str:
        """As kept in the sheet: `DB1.1f3a9c02.12.20260605.20260601.7b2e`."""
        period = self.period.strftime("%Y%m%d") if self.period else "0"
        text = f"DB1.{self.ledger}.{self.unit_id}.{period}.{self.written_on:%Y%m%d}"
        return f"{text}.{_digest(text)}"


@dataclass(frozen=True, slots=True)
class RowKey:
    """The form and the task a row of a sheet belongs to."""

    form: FormKey
    number: str

    def __str__(self) -> str:
        """As kept in the row's hidden cell."""
        return f"{self.form}/{self.number}"


_FORM = re.compile(r"(DB1\.([0-9a-f]{8})\.(\d{1,12})\.(0|\d{8})\.(\d{8}))\.([0-9a-f]{4})", re.ASCII)


def read_form_key(text: str) -> FormKey | None:
    """The key as written; None when it is none or was changed."""
    found = _FORM.fullmatch(text.strip())
    if not found or _digest(found[1]) != found[6]:
        return None
    try:
        period = None if found[4] == "0" else date.fromisoformat(found[4])
        return FormKey(found[2], int(found[3]), period, date.fromisoformat(found[5]))
    except ValueError:
        return None


def read_row_key(text: str) -> RowKey | None:
    """As `read_form_key`, of a row."""
    form, mark, number = text.partition("/")
    key = read_form_key(form) if mark else None
    return RowKey(key, number.strip()) if key and number.strip() else None


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:4]


@dataclass(frozen=True, slots=True)
class FormPlan:
    """One sheet to hand out: a unit's tasks whose report of one period is asked; tasks reported once come along."""

    key: FormKey
    unit: Unit
    period: Period | None
    lines: tuple[TaskLine, ...]


def plan_forms(
    lines: Iterable[TaskLine],
    units: Mapping[int, Unit],
    yardstick: Yardstick,
    ledger: str,
    unit_ids: frozenset[int] | None = None,
) -> list[FormPlan]:
    """Sheets for every lead unit, or those chosen: one a unit and period, its tasks in order of number.

    Asked is the last closed period where its report is missing, else the open one. A task reported once goes on the
    unit's fullest sheet, or on one without a period.
    """
    asked: dict[int, dict[date | None, list[TaskLine]]] = {}
    known: dict[date, Period] = {}
    for line in lines:
        if not owes_reports(line.task) or line.light is Light.GREY:
            continue
        period = _asked(line, yardstick)
        if period is not None:
            known[period.key] = period
        for unit_id in line.task.lead:
            if unit_ids is None or unit_id in unit_ids:
                asked.setdefault(unit_id, {}).setdefault(period.key if period else None, []).append(line)
    found = []
    for unit_id in sorted(asked, key=lambda one: units[one].name):
        for day, own in sorted(_joined(asked[unit_id]).items(), key=lambda item: item[0] or date.max):
            key = FormKey(ledger, unit_id, day, yardstick.today)
            found.append(FormPlan(key, units[unit_id], known[day] if day else None, tuple(own)))
    return found


def _asked(line: TaskLine, yardstick: Yardstick) -> Period | None:
    if line.task.cycle is Cycle.ONCE:
        return None
    return asked_period(line.task, line.report_missing, yardstick.today, yardstick.moving)


def _joined(by_period: dict[date | None, list[TaskLine]]) -> dict[date | None, list[TaskLine]]:
    """Tasks without a period go on the fullest sheet: fewer forms (2024 rules on reducing formalism)."""
    dated = [day for day in by_period if day is not None]
    if not dated or None not in by_period:
        return by_period
    fullest = max(dated, key=lambda day: (len(by_period[day]), day))
    together = sorted([*by_period[fullest], *by_period[None]], key=lambda line: line.task.number)
    return {day: together if day == fullest else by_period[day] for day in dated}


@dataclass(frozen=True, slots=True)
class FilledRow:
    """A row of a filled sheet as it stands there; `row` is 1-based.

    `progress`: points where they could be read, `progress_text`: what the cell says.
    """

    row: int
    key: RowKey | None
    number: str
    title: str
    progress: float | None
    progress_text: str
    status: str = ""
    text: str = ""
    problem: str = ""
    next_step: str = ""
    evidence: str = ""

    @property
    def blank(self) -> bool:
        """Whether nothing was filled in."""
        return not (self.progress_text or self.status or self.text or self.problem or self.next_step or self.evidence)


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A sheet of a file that is a feedback sheet; unit and period as its heading says, for want of keys.

    `asked`: numbers of the tasks it was written for, where its key sheet is left; `doubts`: sentences on the heading.
    """

    file: str
    sheet: str
    key: FormKey | None
    unit: str = ""
    period: date | None = None
    signed_by: str = ""
    filled_on: date | None = None
    rows: tuple[FilledRow, ...] = ()
    asked: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
