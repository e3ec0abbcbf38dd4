"""Problems as rows: who, by when, of which tasks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from supervisor_app.domain.life.problem import PROBLEM_WORDS, Problem, ProblemState
from supervisor_app.domain.standing import TaskLine
from supervisor_app.ui.columns import Column, muted
from supervisor_app.ui.task_columns import short_number

NOTHING = "–"


@dataclass(frozen=True)
class ProblemRow:
    """`days`: working days to the due date of an open problem, negative past it."""

    problem: Problem
    unit: str
    raised_by: str
    lines: tuple[TaskLine, ...]
    days: int | None

    @property
    def open(self) -> bool:
        """Whether it still stands."""
        return self.problem.state is ProblemState.OPEN

    @property
    def overdue(self) -> bool:
        """Whether it is open past its day."""
        return self.days is not None and self.days < 0

    @property
    def standing(self) -> str:
        """`逾期 3`, `剩 5`, `已销号`."""
        if not self.open:
            return PROBLEM_WORDS[self.problem.state]
        if self.days is None:
            return "未定时限"
        return f"逾期 {-self.days}" if self.overdue else f"剩 {self.days}"


def _day(day: date | None) -> str:
    return day.isoformat() if day else NOTHING


def _tasks(row: ProblemRow) -> str:
    return "、".join(short_number(line.task.number) for line in row.lines)


PROBLEM_COLUMNS: tuple[Column[ProblemRow], ...] = (
    Column(
        key="text",
        title="问题",
        text=lambda row: " ".join(row.problem.text.split()),
        tooltip=lambda row: row.problem.text,
        struck=lambda row: not row.open,
        ink=lambda row: "text" if row.open else "text_muted",
    ),
    Column(key="unit", title="解决单位", width=112, text=lambda row: row.unit or NOTHING),
    Column(key="owner", title="责任人", width=64, text=lambda row: row.problem.owner or NOTHING, ink=muted, spare=1),
    Column(
        key="due",
        title="解决时限",
        width=96,
        text=lambda row: _day(row.problem.due),
        sort=lambda row: row.problem.due or date.max,
    ),
    Column(
        key="standing",
        title="情况",
        width=76,
        align="right",
        gap=16,
        text=lambda row: row.standing,
        sort=lambda row: (not row.open, 10_000 if row.days is None else row.days),
        ink=lambda row: "text" if row.overdue else "text_muted",
        strong=lambda row: row.overdue,
    ),
    Column(
        key="tasks",
        title="涉及事项",
        width=84,
        text=_tasks,
        tooltip=lambda row: "\n".join(f"{line.task.number} {line.task.title}" for line in row.lines),
        ink=muted,
    ),
    Column(key="raised_by", title="提出单位", width=112, text=lambda row: row.raised_by, ink=muted, hidden=True),
    Column(
        key="raised_on",
        title="提出日期",
        width=96,
        text=lambda row: _day(row.problem.raised_on),
        ink=muted,
        hidden=True,
    ),
)


def problem_facts(row: ProblemRow) -> list[tuple[str, str]]:
    """What is told of one, what there is none of left out."""
    one = row.problem
    facts: Mapping[str, str] = {
        "解决单位": row.unit,
        "责任人": one.owner,
        "解决时限": _day(one.due),
        "解决措施": one.measures,
        "提出": f"{one.raised_on}　{row.raised_by}",
        "销号": _day(one.closed_on) if one.closed_on else "",
        "佐证": one.evidence,
        "重新打开": f"{one.reopened_on}　{one.reopen_reason}" if one.reopened_on else "",
    }
    return [(word, value) for word, value in facts.items() if value]
