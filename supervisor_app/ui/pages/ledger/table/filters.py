"""What the ledger shows: lights, reasons, picked values and words combined, with the counts that follow from them."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from supervisor_app.domain.filtering import matching
from supervisor_app.domain.lights import Light
from supervisor_app.domain.model import TaskState, Unit
from supervisor_app.domain.standing import TaskLine
from supervisor_app.domain.today.todo import claims_done
from supervisor_app.domain.words import STATE_WORDS


class Reason(StrEnum):
    """Why a task needs the office, beside its light."""

    OVERDUE = "逾期"
    MISSING = "应报未报"
    TO_VERIFY = "待核查"


class Trait(StrEnum):
    """By what tasks can be picked; the value is the word before a pick."""

    SOURCE = "来源"
    STATE = "状态"
    LEAD = "牵头"
    HELPING = "配合"


Value = int | str
_RANK = {light: rank for rank, light in enumerate(Light)}


@dataclass(frozen=True, slots=True)
class Pick:
    """One picked value: a unit's id, a source's title or a state; `word` is how it is called."""

    trait: Trait
    value: Value
    word: str

    def __str__(self) -> str:
        """As on its chip."""
        return f"{self.trait}：{self.word}"


def reasons_of(line: TaskLine) -> tuple[Reason, ...]:
    """The reasons that hold; most tasks have none."""
    if line.overdue:
        return (Reason.OVERDUE, Reason.MISSING) if line.report_missing else (Reason.OVERDUE,)
    if line.report_missing:
        return (Reason.MISSING,)
    claimed = line.light is Light.GREEN and claims_done(line.task)
    return (Reason.TO_VERIFY,) if claimed else ()


_VALUES: Mapping[Trait, Callable[[TaskLine], tuple[Value, ...]]] = {
    Trait.LEAD: lambda line: line.task.lead,
    Trait.HELPING: lambda line: line.task.cooperating,
    Trait.SOURCE: lambda line: (line.source,) if line.source else (),
    Trait.STATE: lambda line: (line.task.state,),
}


@dataclass(frozen=True, slots=True)
class LedgerFilter:
    """Conditions of one kind widen, kinds narrow: (红 or 黄) and 逾期 and 牵头 A or B, with every word of `text`."""

    lights: frozenset[Light] = frozenset()
    reasons: frozenset[Reason] = frozenset()
    picks: tuple[Pick, ...] = ()
    text: str = ""

    def with_pick(self, pick: Pick) -> "LedgerFilter":
        """One pick more."""
        return self if pick in self.picks else replace(self, picks=(*self.picks, pick))

    def without_pick(self, pick: Pick) -> "LedgerFilter":
        """One pick less."""
        return replace(self, picks=tuple(kept for kept in self.picks if kept != pick))

    def _picked(self, lines: Iterable[TaskLine]) -> Iterable[TaskLine]:
        wanted: dict[Trait, set[Value]] = {}
        for pick in self.picks:
            wanted.setdefault(pick.trait, set()).add(pick.value)
        tests = [(_VALUES[trait], values) for trait, values in wanted.items()]
        return (line for line in lines if all(not values.isdisjoint(give(line)) for give, values in tests))

    def look(self, lines: Iterable[TaskLine]) -> "Shown":
        """The lines that meet every condition, in the order given, and the count each chip would show."""
        shown = Shown()
        found = self._picked(lines) if self.picks else lines
        if self.text:
            found = matching(found, self.text)
        for line in found:
            shown.total += 1
            why, light = reasons_of(line), line.light
            lit = not self.lights or light in self.lights
            called = not self.reasons or not self.reasons.isdisjoint(why)
            if called:
                shown.lights[light] += 1
            if lit:
                for reason in why:
                    shown.reasons[reason] += 1
                if called:
                    shown.lines.append(line)
        return shown


@dataclass
class Shown:
    """What a filter leaves; `total` counts what the chips choose from."""

    lines: list[TaskLine] = field(default_factory=list)
    total: int = 0
    lights: Counter[Light] = field(default_factory=Counter)
    reasons: Counter[Reason] = field(default_factory=Counter)


def urgency(line: TaskLine) -> tuple[int, int, str]:
    """Order 最急在前: red first, in each light the most overdue first; what is done, latest first."""
    if line.light is Light.DONE:
        finished = line.task.completed_on
        return _RANK[line.light], -finished.toordinal() if finished else 0, line.task.number
    return _RANK[line.light], 1_000_000 if line.days_left is None else line.days_left, line.task.number


def offers(lines: Iterable[TaskLine], units: Mapping[int, Unit]) -> list[tuple[Pick, int]]:
    """Every pick the lines allow with its count, the most frequent first within a trait."""
    counts: dict[Trait, Counter[Value]] = {trait: Counter() for trait in Trait}
    for line in lines:
        for trait, give in _VALUES.items():
            counts[trait].update(give(line))
    return [
        (Pick(trait, value, _word(trait, value, units)), count)
        for trait, found in counts.items()
        for value, count in found.most_common()
    ]


def _word(trait: Trait, value: Value, units: Mapping[int, Unit]) -> str:
    if isinstance(value, int):
        return units[value].name
    return STATE_WORDS[TaskState(value)] if trait is Trait.STATE else value


def unit_pick(unit: Unit) -> Pick:
    """The tasks a unit leads."""
    return Pick(Trait.LEAD, unit.id, unit.name)


def source_pick(source: str) -> Pick:
    """The tasks of one meeting."""
    return Pick(Trait.SOURCE, source, source)


def asked_filter(asked: Mapping[str, object], units: Mapping[int, Unit]) -> LedgerFilter:
    """The filter another page asks for: `unit` id, `light`, `reason`, `source` title, `text`."""
    made = LedgerFilter(text=str(asked.get("text", "")))
    unit, light, source, reason = (asked.get(key) for key in ("unit", "light", "source", "reason"))
    if isinstance(unit, int) and unit in units:
        made = made.with_pick(unit_pick(units[unit]))
    if source:
        made = made.with_pick(source_pick(str(source)))
    lights = frozenset({Light(str(light))}) if light else frozenset()
    return replace(made, lights=lights, reasons=frozenset({Reason(str(reason))}) if reason else frozenset())
