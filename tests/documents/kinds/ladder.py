"""Matters for the papers that hand out and chase: one to vary, and short names for grounds of them."""

from dataclasses import replace
from datetime import date
from typing import Any

from supervisor_app.domain.papers.drafting import Ground
from supervisor_app.domain.standing import TaskLine
from tests.documents.kinds.whole import MEETING, ground, line, report, task

NEAR: dict[str, Any] = {"due": date(2026, 11, 24), "original_due": date(2026, 11, 24)}
FAR: dict[str, Any] = {"due": date(2026, 12, 31), "original_due": date(2026, 12, 31)}
UNDATED: dict[str, Any] = {"due": None, "original_due": None}
WORKS, RIVER, HOMES = "加快推进城东污水处理厂二期扩建工程", "清水河综合治理", "老旧小区改造年度任务"
LONG = "加快推进城乡融合发展和产业转型升级重点任务" * 7


def matter(number: int = 1, /, *, told: bool = True, missing: bool = False, **changes: Any) -> TaskLine:
    """A late matter of the meeting, on which the unit reported unless it was not `told`."""
    measured = line(task(number, **{"meeting_id": 1} | changes), report(number) if told else None)
    return replace(measured, source=MEETING.title, report_missing=missing)


def on(*lines: TaskLine, **changes: Any) -> Ground:
    """The ground of a paper on these matters, the meeting known."""
    return ground(lines, **{"meetings": {1: MEETING}} | changes)


def several(count: int, **changes: Any) -> list[TaskLine]:
    """Late matters with names of their own."""
    return [matter(at, title=f"第{at}号泵站改造", **changes) for at in range(1, count + 1)]
