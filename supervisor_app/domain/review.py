"""Draft tasks of a speech under review: each tied to the sentence it came from, accepted or dropped one by one."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from supervisor_app.domain.draft import DraftTask
from supervisor_app.domain.model import Cycle


class DraftState(StrEnum):
    """What the officer has decided on a draft."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class ReviewDraft:
    """One draft; `start` and `end` are offsets in the meeting's text, `text` what stands there.

    `lead` and `cooperating` are units by name, `due_text` the phrase where it gives no date, `score` 0–1, `hooks` a
    JSON list of {kind, start, end, text} the reader found, `carried` what it took from an earlier sentence, in words.
    """

    id: int
    meeting_id: int
    start: int
    end: int
    text: str
    title: str
    lead: tuple[str, ...] = ()
    cooperating: tuple[str, ...] = ()
    due: date | None = None
    due_text: str = ""
    cycle: Cycle = Cycle.ONCE
    cycle_day: int | None = None
    target: str = ""
    score: float = 1.0
    state: DraftState = DraftState.OPEN
    task_id: int | None = None
    hooks: str = "[]"
    carried: str = ""


def to_task(draft: ReviewDraft, assigned_on: date) -> DraftTask:
    """The task an accepted draft becomes; its sentence is kept as the measures asked for."""
    return DraftTask(
        draft.title,
        lead=draft.lead,
        cooperating=draft.cooperating,
        assigned_on=assigned_on,
        due=draft.due,
        due_text=draft.due_text,
        cycle=draft.cycle,
        cycle_day=draft.cycle_day,
        target=draft.target,
        measures=draft.text,
    )
