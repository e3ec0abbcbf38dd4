"""Counts of matters for papers on the whole ledger: every one counted once, parts that add up to their whole."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from supervisor_app.documents.kinds.matters import extended
from supervisor_app.domain.lights import Light
from supervisor_app.domain.model import TaskState, Unit
from supervisor_app.domain.papers.drafting import Ground
from supervisor_app.domain.standing import TaskLine

_RESTING = frozenset({TaskState.SUSPENDED, TaskState.CANCELLED})


@dataclass(frozen=True, slots=True)
class Totals:
    """`total` = `done` + `open` + `resting`; `open` = green + yellow + red + waiting (not begun).

    `undated`: done without a day of completion, so that nobody knows whether on time; `near`: within the working days
    of the yellow light; `late`: past due and not claimed done; `postponed`: limit put off by an extension.
    """

    total: int = 0
    done: int = 0
    on_time: int = 0
    undated: int = 0
    open: int = 0
    green: int = 0
    yellow: int = 0
    red: int = 0
    waiting: int = 0
    resting: int = 0
    near: int = 0
    late: int = 0
    postponed: int = 0

    @property
    def on_time_rate(self) -> float | None:
        """按期办结率 in percent: done on time of those that should be done by now (done or late); None of nothing."""
        owed = self.done + self.late
        return 100 * self.on_time / owed if owed else None


def totals(lines: Iterable[TaskLine], near_days: int) -> Totals:
    """The counts of these matters."""
    listed = list(lines)
    done = [line for line in listed if line.done]
    resting = sum(line.task.state in _RESTING for line in listed)
    under_way = [line for line in listed if not line.done and line.task.state not in _RESTING]

    def lit(light: Light) -> int:
        return sum(line.light is light for line in under_way)

    return Totals(
        total=len(listed),
        done=len(done),
        on_time=sum(line.on_time is True for line in done),
        undated=sum(line.on_time is None for line in done),
        open=len(under_way),
        green=lit(Light.GREEN),
        yellow=lit(Light.YELLOW),
        red=lit(Light.RED),
        waiting=lit(Light.GREY),
        resting=resting,
        near=sum(_near(line, near_days) for line in under_way),
        late=sum(line.overdue for line in under_way),
        postponed=sum(extended(line) for line in listed),
    )


def shares(parts: Sequence[int]) -> list[str]:
    """Each part in percent of their sum, to a tenth, by largest remainder, so that they sum to 100%."""
    whole = sum(parts)
    if not whole:
        return ["0%" for _ in parts]
    tenths = [part * 1000 // whole for part in parts]
    by_rest = sorted(range(len(parts)), key=lambda at: (-(parts[at] * 1000 % whole), -parts[at]))
    for at in by_rest[: 1000 - sum(tenths)]:
        tenths[at] += 1
    return [f"{tenth / 10:g}%" for tenth in tenths]


def rate(value: float | None) -> str:
    """A rate with one decimal where it has one; a dash for none. Just short of the whole is not rounded up to it."""
    if value is None:
        return "—"
    return "100%" if value == 100 else f"{min(round(value, 1), 99.9):g}%"


def by_unit(ground: Ground, near_days: int) -> list[tuple[Unit, list[TaskLine], Totals]]:
    """Every unit that leads a matter with its matters and counts: the best rate first, the latest last."""
    led: dict[int, list[TaskLine]] = {}
    for line in ground.every_line:
        for unit_id in dict.fromkeys(line.task.lead):
            led.setdefault(unit_id, []).append(line)
    counted = [(ground.units[unit], own, totals(own, near_days)) for unit, own in led.items() if unit in ground.units]
    return sorted(counted, key=lambda one: (-_standing(one[2]), one[2].late, one[2].red, one[0].name))


def _standing(counts: Totals) -> float:
    return -1.0 if counts.on_time_rate is None else counts.on_time_rate


def _near(line: TaskLine, near_days: int) -> bool:
    left = line.days_left
    claimed = line.task.state is TaskState.CLAIMED_DONE
    return left is not None and 0 <= left <= near_days and not line.overdue and not claimed
