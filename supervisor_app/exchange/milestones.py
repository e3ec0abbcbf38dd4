"""Milestones (阶段节点) as the words of one cell, and back."""

import re
from collections.abc import Iterable
from datetime import date

from supervisor_app.domain.model import Milestone

_LINE = re.compile(r"(\d{4}-\d\d-\d\d) (.*)（权重 (\d+(?:\.\d+)?)(?:，(\d{4}-\d\d-\d\d) 完成)?）", re.ASCII)


def milestone_words(steps: Iterable[Milestone]) -> str:
    """One line a milestone: `2026-06-30 主体封顶（权重 2，2026-06-28 完成）`."""
    return "\n".join(_words(step) for step in steps)


def read_milestones(text: str) -> tuple[Milestone, ...]:
    """The milestones of such words; none where a single line is written otherwise."""
    try:
        return tuple(_step(line) for line in text.splitlines())
    except ValueError:
        return ()


def _words(step: Milestone) -> str:
    done = f"，{step.done_on} 完成" if step.done_on else ""
    weight = repr(float(step.weight)).removesuffix(".0")
    return f"{step.due} {' '.join(step.title.split())}（权重 {weight}{done}）"


def _step(line: str) -> Milestone:
    found = _LINE.fullmatch(line.strip())
    if not found:
        raise ValueError(line)
    due, title, weight, done = found.groups()
    return Milestone(0, 0, title, date.fromisoformat(due), float(weight), date.fromisoformat(done) if done else None)
