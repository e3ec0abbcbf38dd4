"""Searching everywhere (Ctrl+K): tasks, units and papers that hold the words, and where each is shown."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from supervisor_app.domain.filtering import matching
from supervisor_app.domain.lights import Light
from supervisor_app.domain.model import Unit
from supervisor_app.domain.notice import Notice
from supervisor_app.domain.standing import TaskLine
from supervisor_app.domain.words import NOTICE_KIND_WORDS, UNIT_KIND_WORDS
from supervisor_app.ui.widgets.unit_picker import find_units, unit_label

_TASKS, _OTHERS = 12, 4


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing found: `page` and `target` are what the window goes to."""

    title: str
    detail: str
    page: str
    target: object
    light: Light | None = None
    icon: str = ""


def find(
    text: str, lines: Iterable[TaskLine], units: Mapping[int, Unit], notices: Sequence[Notice]
) -> tuple[list[Hit], int]:
    """What to offer, tasks first (an exact number before all), and how many tasks were left out."""
    found = sorted(matching(lines, text), key=lambda line: not line.task.number.endswith(text))
    hits = [_task(line) for line in found[:_TASKS]]
    hits += [
        Hit(unit_label(unit), UNIT_KIND_WORDS[unit.kind], "unit", unit.id, icon="landmark")
        for unit in find_units(text, units.values())[:_OTHERS]
    ]
    papers = [notice for notice in notices if text in str(notice.number) or text in notice.title]
    hits += [
        Hit(
            str(notice.number),
            f"{NOTICE_KIND_WORDS[notice.kind]}　{notice.title}",
            "notice",
            ("notice", notice.id),
            icon="stamp",
        )
        for notice in papers[:_OTHERS]
    ]
    return hits, max(len(found) - _TASKS, 0)


def _task(line: TaskLine) -> Hit:
    detail = f"{line.task.number}　{'、'.join(line.lead)}　{line.light_word}"
    return Hit(line.task.title, detail, "ledger", ("task", line.task.id), line.light)
