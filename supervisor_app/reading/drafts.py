"""Draft tasks: what the officer reviews, each tied to the sentence it came from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from supervisor_app.domain.model import Cycle


@dataclass(frozen=True, slots=True)
class Hook:
    """One reason why a sentence is offered: its kind and the words, at raw offsets."""

    kind: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Carried:
    """What an earlier sentence or heading said and this one leaves out."""

    units: Sequence[str] = ()
    deadlines: Sequence[str] = ()
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft task. `start`, `end` are offsets of the raw text and `text` is the text between them.

    `units` are all who must act, the lead first; `cooperating` are those of them who only help. Strings stand as in
    the speech. `due` is None where the phrase names no day (X月底) or the day of the meeting is not known. `score` is
    the share of such drafts that an office would keep. `places`: other places with the same sentence.
    """

    start: int
    end: int
    text: str
    title: str
    units: Sequence[str]
    cooperating: Sequence[str]
    deadlines: Sequence[str]
    due: date | None
    cycle: Cycle | None
    targets: Sequence[str]
    score: float
    hooks: Sequence[Hook]
    carried: Carried
    places: Sequence[tuple[int, int]] = ()


@dataclass(frozen=True, slots=True)
class Speech:
    """One speech of a file: what its first lines tell, its place, and its drafts in the order they stand."""

    title: str
    held_on: date | None
    speaker: str
    start: int
    end: int
    drafts: Sequence[Draft]
