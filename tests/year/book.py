"""The facts of the year in a book of their own, which knows nothing of the program's code."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

DONE = ("completed", "closed")
RESTING = ("registered", "suspended", "cancelled")
UNDER_WAY = ("assigned", "acknowledged", "in_progress")


@dataclass
class Told:
    """A report; `period`: the closing day it names, None where its own day has to tell; `bad`: returned or untrue."""

    id: int
    day: date
    points: int
    unit: str
    period: date | None = None
    replaced: bool = False
    bad: bool = False


@dataclass(frozen=True)
class Grant:
    """The points a person set on a day, whatever was `told` (a count of reports) before."""

    day: date
    points: Fraction
    told: int


@dataclass
class Figures:
    """An indicator: plan and actual by closing day; `running`: they are totals, else each period's own amount."""

    plan: dict[date, int]
    running: bool = False
    base: int = 0
    actual: dict[date, int] = field(default_factory=dict)


@dataclass
class Matter:
    """A matter as the office's clerk would keep it on paper."""

    number: str
    lead: str
    due: date | None
    cycle: str = "once"
    named: int | None = None
    helping: tuple[str, ...] = ()
    assigned: date | None = None
    state: str = "assigned"
    steps: list[tuple[date, int]] = field(default_factory=list)
    figures: Figures | None = None
    told: list[Told] = field(default_factory=list)
    grants: list[Grant] = field(default_factory=list)
    moved: list[tuple[date, date]] = field(default_factory=list)
    parts: list["Matter"] = field(default_factory=list)
    weight: int = 1
    claimed: date | None = None
    finished: date | None = None
    last_step: date | None = None
    before_claim: Fraction | None = None
    rests: list[tuple[date, date | None]] = field(default_factory=list)
    done_spells: list[tuple[date, date | None]] = field(default_factory=list)
    state_before_rest: str = ""

    def __post_init__(self) -> None:
        self.original_due = self.due

    @property
    def over(self) -> bool:
        """Completed or closed."""
        return self.state in DONE

    def standing(self, until: date | None = None) -> Iterator[Told]:
        """Reports neither corrected nor bad, newest first, dated up to a day."""
        for told in sorted(self.told, key=lambda told: (told.day, told.id), reverse=True):
            if not told.replaced and not told.bad and (until is None or told.day <= until):
                yield told

    def points(self) -> Fraction:
        """Where it stands."""
        if self.parts:
            return self._by_parts([(part, part.over, part.points()) for part in self.parts])
        known = self.grants[-1] if self.grants else Grant(date.min, Fraction(0), 0)
        fresh = self.told[known.told :]
        mine = (told for told in self.standing() if told in fresh and told.unit == self.lead)
        return next((Fraction(told.points) for told in mine), known.points)

    def points_then(self, day: date) -> Fraction:
        """Where it stood at the end of a day, by what is known now; all done was never true of what is under way."""
        if self.parts:
            return self._by_parts([(part, part.was_done(day), part.points_then(day)) for part in self.parts])
        grants = [grant for grant in self.grants if grant.day <= day and grant.points < 100]
        known = grants[-1] if grants else Grant(date.min, Fraction(0), 0)
        fresh = [told for told in self.told[known.told :] if told.unit == self.lead and told.points < 100]
        return next((Fraction(told.points) for told in self.standing(day) if told in fresh), known.points)

    @staticmethod
    def _by_parts(parts: list[tuple["Matter", bool, Fraction]]) -> Fraction:
        counted = [(part.weight, Fraction(100) if done else points) for part, done, points in parts if part.counts]
        total = sum(weight for weight, _ in counted)
        return sum((weight * points for weight, points in counted), Fraction(0)) / total if total else Fraction(0)

    @property
    def counts(self) -> bool:
        """As a part of another."""
        return self.state != "cancelled"

    def was_done(self, day: date) -> bool:
        """Whether it counted as completed at the end of a day."""
        return any(since <= day and (until is None or day < until) for since, until in self.done_spells)

    def due_on(self, day: date) -> date | None:
        """The due date that held on a day."""
        return next((before for decided, before in self.moved if decided > day), self.due)

    def rested(self, day: date) -> bool:
        """Whether it was suspended on a day."""
        return any(since <= day and (until is None or day < until) for since, until in self.rests)


@dataclass
class Paper:
    """A paper of the register; without `unit` it went to many."""

    id: int
    kind: str
    unit: str | None
    matters: list[Matter]
    issued: date
    number: str
    answer_by: date | None = None
    signed: date | None = None
    answered: date | None = None
    void: bool = False


@dataclass
class Waiting:
    """An extension, a look back or a request for review; `since`: the day its clock runs from."""

    id: int
    matter: Matter
    since: date
    unit: str = ""
    settled: bool = False


@dataclass
class Book:
    """Everything the office knows."""

    matters: dict[str, Matter] = field(default_factory=dict)
    papers: list[Paper] = field(default_factory=list)
    extensions: list[Waiting] = field(default_factory=list)
    look_backs: list[Waiting] = field(default_factory=list)
    reviews: list[Waiting] = field(default_factory=list)
