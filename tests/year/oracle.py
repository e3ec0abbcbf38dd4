"""Lights, what to do, the ladder and the units' counts, worked out a second time from the words of the rules.

Nothing here uses the program's code; figures are fractions, so that no rounding hides a difference.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tests.year.book import RESTING, UNDER_WAY, Book, Figures, Matter, Paper
from tests.year.calendar import between, closing_before, month_ends_before

NEAR, YELLOW, RED = 3, 10, 30
STALE = 30
SMALL = ("reminder", "urging")
STEPS_UP = ("supervision_letter", "warning", "interview", "circular", "accountability")


@dataclass(frozen=True)
class Rung:
    """A paper, when it is called for, and the papers that must have gone out before."""

    kind: str
    when: str
    count: int = 0
    after: tuple[str, ...] = ()


LADDER = (
    Rung("reminder", "near", 3),
    Rung("urging", "missing"),
    Rung("supervision", "red"),
    Rung("supervision_letter", "yellow in a row", 2),
    Rung("warning", "still red", 5, ("supervision", "supervision_letter")),
    Rung("interview", "still red", 5, ("warning",)),
    Rung("interview", "red in a row", 3, ("supervision", "supervision_letter", "warning")),
    Rung("circular", "still red", 10, ("interview",)),
    Rung("accountability", "still red", 10, ("circular",)),
)


def claimed(matter: Matter) -> bool:
    """The unit says it is done."""
    return matter.state == "claimed_done" or matter.points() >= 100


def active(matter: Matter, day: date) -> bool:
    """Handed out and neither resting nor done."""
    resting = matter.state in RESTING or matter.assigned is None or day < matter.assigned
    return not resting and not matter.over


def missing(matter: Matter, day: date) -> bool:
    """Whether the last closed period has no report; a late one is one."""
    if matter.cycle == "once" or matter.state not in UNDER_WAY or matter.assigned is None:
        return False
    closing = closing_before(matter.cycle, matter.named, day)
    if closing <= matter.assigned:
        return False
    opening = closing_before(matter.cycle, matter.named, closing)
    kept = [told for told in matter.told if not told.bad and told.unit == matter.lead]
    return not any(told.period == closing or (told.period is None and opening < told.day <= day) for told in kept)


def expected(matter: Matter, day: date, due: date | None) -> Fraction | None:
    """Where it should be: by milestones, else by its indicator's plan, else by working days."""
    if matter.steps:
        behind = sum(weight for on, weight in matter.steps if on <= day)
        return Fraction(100 * behind, sum(weight for _, weight in matter.steps))
    if matter.figures:
        return _share(matter.figures, matter.figures.plan, [on for on in matter.figures.plan if on < day])
    if due is None or matter.assigned is None:
        return None
    span = between(matter.assigned, due)
    return Fraction(100 * min(between(matter.assigned, day), span), span) if span else Fraction(100 * (day >= due))


def attained(matter: Matter, day: date) -> Fraction | None:
    """What its indicator came to by the periods that are over."""
    figures = matter.figures
    if matter.steps or figures is None:
        return None
    known = [on for on in figures.plan if on < day and on in figures.actual]
    return _share(figures, figures.actual, known) if known else None


def _share(figures: Figures, values: dict[date, int], over: list[date]) -> Fraction:
    """How much of the way from base to the last plan is behind, in points."""
    if figures.running:
        last = values[max(over)] if over else figures.base
        way = Fraction(last - figures.base, list(figures.plan.values())[-1] - figures.base)
    else:
        way = Fraction(sum(values[on] for on in over), sum(figures.plan.values()))
    return min(Fraction(100), max(Fraction(0), 100 * way))


def light(matter: Matter, day: date) -> str:
    """The seven lines of the rule."""
    if matter.over:
        return "done"
    if not active(matter, day):
        return "grey"
    if claimed(matter):
        return "green"
    return _pace(matter, day, matter.due, matter.points(), missing(matter, day))


def light_then(matter: Matter, day: date) -> str:
    """The light at the end of a past day of a matter that is under way now, by what is known now of that day.

    A report found wrong, and a claim that did not hold, count for nothing.
    """
    if matter.assigned is None or day < matter.assigned or matter.rested(day):
        return "grey"
    if matter.was_done(day):
        return "done"
    points = matter.points_then(day)
    return (
        "green" if points >= 100 else _pace(matter, day, matter.due_on(day), points, False)
    )  # all its parts were done


def _pace(matter: Matter, day: date, due: date | None, points: Fraction, lacks_report: bool) -> str:
    if due is not None and due < day:
        return "red"
    wanted, reached = expected(matter, day, due), attained(matter, day)
    gap = Fraction(0) if wanted is None else wanted - (points if reached is None else reached)
    if gap > RED:
        return "red"
    near = due is not None and between(day, due) <= NEAR
    return "yellow" if near or gap >= YELLOW or lacks_report else "green"


class Oracle:
    """What the book says on a day."""

    def __init__(self, book: Book, day: date) -> None:
        self.book, self.day = book, day
        self.papers: dict[str, list[Paper]] = {}
        for paper in sorted(book.papers, key=lambda paper: (paper.issued, paper.id)):
            for matter in paper.matters:
                self.papers.setdefault(matter.number, []).append(paper)

    def lights(self) -> dict[str, str]:
        """Number → light."""
        return {number: light(matter, self.day) for number, matter in self.book.matters.items()}

    def units(self) -> dict[str, dict[str, int]]:
        """Lead unit → its counts."""
        found: dict[str, Counter[str]] = {}
        for matter in self.book.matters.values():
            counts, now = found.setdefault(matter.lead, Counter()), light(matter, self.day)
            counts.update({"total": 1, now: 1})
            counts["overdue"] += self.overdue(matter)
            in_time = matter.due is None or (matter.finished is not None and matter.finished <= matter.due)
            counts["on_time"] += matter.over and in_time
        names = ("total", "done", "on_time", "green", "yellow", "red", "grey", "overdue")
        return {unit: {name: counts[name] for name in names} for unit, counts in found.items()}

    def overdue(self, matter: Matter) -> bool:
        """Past due, under way, and nobody says it is done."""
        past = matter.due is not None and matter.due < self.day
        return past and active(matter, self.day) and not claimed(matter)

    def to_do(self) -> Counter[tuple[str, str, str, str | None]]:
        """(group, number, unit, paper to issue), each as often as it is listed."""
        return Counter([*self._of_matters(), *self._of_papers(), *self._of_facts()])

    def _of_matters(self) -> Iterator[tuple[str, str, str, str | None]]:
        for number, matter in self.book.matters.items():
            if not active(matter, self.day):
                continue
            if claimed(matter):
                yield "to_verify", number, matter.lead, None
                continue
            wanted = self.next_paper(matter)
            if self.overdue(matter):
                yield "overdue", number, matter.lead, wanted
            elif matter.due is not None and between(self.day, matter.due) <= NEAR:
                yield "due_soon", number, matter.lead, self.next_paper(matter, "reminder")
            if missing(matter, self.day):
                yield "report_missing", number, matter.lead, self.next_paper(matter, "urging")
            if wanted in STEPS_UP or (wanted == "supervision" and not self.overdue(matter)):
                yield "escalate", number, matter.lead, wanted
            last = next((told.day for told in matter.standing()), matter.assigned)
            if last is not None and (self.day - last).days > STALE:
                yield "stale", number, matter.lead, None

    def _of_papers(self) -> Iterator[tuple[str, str, str, str | None]]:
        for paper in self.book.papers:
            alive = [matter for matter in paper.matters if not matter.over and matter.state != "cancelled"]
            if paper.void or paper.answered or not alive:
                continue
            number, unit = alive[0].number, paper.unit or "各有关单位"
            if paper.unit and paper.signed is None:
                yield "unacknowledged", number, unit, None
            if paper.answer_by and (paper.answer_by < self.day or between(self.day, paper.answer_by) <= 1):
                yield "awaiting_reply", number, unit, None

    def _of_facts(self) -> Iterator[tuple[str, str, str, str | None]]:
        book = self.book
        for one in (one for one in book.extensions if not one.settled):
            yield "extension", one.matter.number, one.matter.lead, None
        for one in (one for one in book.look_backs if not one.settled and one.since <= self.day and one.matter.over):
            yield "look_back", one.matter.number, one.matter.lead, None
        for one in (one for one in book.reviews if not one.settled):
            yield "review", one.matter.number, one.unit, None

    def next_paper(self, matter: Matter, only: str | None = None) -> str | None:
        """The highest paper of the ladder that is called for and not out yet in this trouble."""
        now = light(matter, self.day)
        papers = [paper for paper in self.papers.get(matter.number, ()) if self._concerns(paper, matter)]
        if now not in ("red", "yellow") or any(self._has_its_time(paper) for paper in papers):
            return None
        rungs = [rung for rung in LADDER if only in (None, rung.kind)]
        out = {paper.kind for paper in papers}
        reached = max((at for at, rung in enumerate(rungs) if rung.kind in out), default=-1)
        for at, rung in reversed(list(enumerate(rungs))):
            back = now == "red" and at < reached
            if rung.kind not in out and not back and self._called_for(rung, matter, now, papers):
                return rung.kind
        return None

    def _has_its_time(self, paper: Paper) -> bool:
        """Whether more than a word went out whose day of reply is not past yet."""
        waits = paper.answered is None and paper.answer_by is not None and paper.answer_by >= self.day
        return waits and paper.kind not in SMALL

    def _concerns(self, paper: Paper, matter: Matter) -> bool:
        """Whether a paper is about the present trouble.

        A reminder is about one due date, an urging about one period; any other is about a trouble that is over once a
        month ended without red or yellow.
        """
        if paper.void:
            return False
        if paper.kind in SMALL and self.overdue(matter) and matter.due and paper.issued <= matter.due:
            return False
        if paper.kind == "reminder":
            return not matter.moved or paper.issued >= matter.moved[-1][0]
        if paper.kind == "urging":
            return matter.cycle == "once" or paper.issued > closing_before(matter.cycle, matter.named, self.day)
        ends = month_ends_before(self.day, 2)
        return all(light_then(matter, end) in ("red", "yellow") for end in ends if end >= paper.issued)

    def _called_for(self, rung: Rung, matter: Matter, now: str, papers: list[Paper]) -> bool:
        before = [paper for paper in papers if paper.kind in rung.after]
        if rung.after and not before:
            return False
        match rung.when:
            case "near":
                ahead = matter.due is not None and not self.overdue(matter)
                return ahead and matter.due is not None and between(self.day, matter.due) <= rung.count
            case "missing":
                return missing(matter, self.day)
            case "red":
                return now == "red"
            case "still red":
                last = before[-1]
                unanswered = last.answered is None and last.answer_by is not None
                since = max(last.issued, last.answered or last.issued)
                return now == "red" and (unanswered or between(since, self.day) >= rung.count)
        colour = rung.when.split()[0]
        ends = month_ends_before(self.day, rung.count - 1)
        return now == colour and all(light_then(matter, end) == colour for end in ends)
