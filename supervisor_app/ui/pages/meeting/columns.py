"""Meetings as rows, and the tasks of one."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from supervisor_app.domain.lights import Light
from supervisor_app.domain.model import Meeting
from supervisor_app.domain.review import DraftState, ReviewDraft
from supervisor_app.domain.standing import TaskLine
from supervisor_app.ui.columns import Column, Kind, muted
from supervisor_app.ui.painters import Stack
from supervisor_app.ui.task_columns import TASK_COLUMNS

NOTHING = "–"
_FIRST = date.min


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting with the lines of its tasks, the most tasks of any meeting (one scale for all bars), and the office's
    names of lights."""

    meeting: Meeting
    lines: tuple[TaskLine, ...]
    largest: int
    names: Mapping[Light, str]
    waiting: int = 0  # drafts of its speech not decided on yet

    @property
    def counts(self) -> dict[Light, int]:
        """Tasks per light, worst first."""
        found = Counter(line.light for line in self.lines)
        return {light: found[light] for light in Light}


def waiting_drafts(drafts: Iterable[ReviewDraft]) -> int:
    """How many drafts wait for a decision."""
    return sum(draft.state is DraftState.OPEN for draft in drafts)


def meeting_rows(
    meetings: Iterable[Meeting], lines: Iterable[TaskLine], names: Mapping[Light, str], waiting: Mapping[int, int]
) -> list[MeetingRow]:
    """Every meeting in the order given; `waiting`: undecided drafts by meeting."""
    tasks: dict[int | None, list[TaskLine]] = defaultdict(list)
    for line in lines:
        tasks[line.task.meeting_id].append(line)
    listed = list(meetings)
    largest = max((len(tasks[meeting.id]) for meeting in listed), default=0)
    return [
        MeetingRow(meeting, tuple(tasks[meeting.id]), largest, names, waiting.get(meeting.id, 0)) for meeting in listed
    ]


def title_words(row: MeetingRow) -> str:
    """The title, after how many drafts of the speech wait."""
    return f"待定 {row.waiting} · {row.meeting.title}" if row.waiting else row.meeting.title


def lights_words(row: MeetingRow) -> str:
    """`红 3、黄 2、绿 7`: what the bar shows, in words."""
    return "、".join(f"{row.names[light]} {count}" for light, count in row.counts.items() if count) or "没有事项"


def held_words(meeting: Meeting) -> str:
    """The day it was held."""
    return meeting.held_on.isoformat() if meeting.held_on else NOTHING


MEETING_COLUMNS: tuple[Column[MeetingRow], ...] = (
    Column(
        key="held_on",
        title="日期",
        width=104,
        text=lambda row: held_words(row.meeting),
        sort=lambda row: row.meeting.held_on or _FIRST,
        ink=muted,
    ),
    Column(key="title", title="会议", text=title_words, strong=lambda row: row.waiting > 0, least=140),
    Column(
        key="count",
        title="事项",
        width=48,
        align="right",
        text=lambda row: str(len(row.lines)) if row.lines else NOTHING,
        sort=lambda row: len(row.lines),
    ),
    Column(
        key="lights",
        title="亮灯构成",
        kind=Kind.STACK,
        width=108,
        text=lights_words,
        value=lambda row: Stack(row.counts, row.largest),
        tooltip=lights_words,
        sort=lambda row: tuple(row.counts.values()),
        spare=1,
    ),
)

# The same columns as in the ledger, narrower: the meeting's own facts stand above them.
_WIDTHS = {"light": 72, "number": 52, "lead": 124, "due": 72, "days": 72, "progress": 124, "state": 76}
_SPARE = {"number": 1, "state": 2, "due": 3, "progress": 4, "days": 5}
MEETING_TASK_COLUMNS: tuple[Column[TaskLine], ...] = tuple(
    replace(column, width=_WIDTHS.get(column.key, column.width), spare=_SPARE.get(column.key, 0))
    for column in TASK_COLUMNS
    if not column.hidden and column.key in {*_WIDTHS, "title"}
)
