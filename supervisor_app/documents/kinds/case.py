"""The matters of a paper to one unit as they stand on its day of issue."""

from dataclasses import dataclass
from datetime import date

from supervisor_app.documents.drafting import Values
from supervisor_app.documents.wording import you
from supervisor_app.domain.lights import Clause
from supervisor_app.domain.papers.drafting import Ground
from supervisor_app.domain.standing import TaskLine
from supervisor_app.domain.workdays import WorkCalendar


@dataclass(frozen=True)
class Case:
    """The matters of a paper to one unit on its day of issue; `polite`: how it speaks to the unit (贵单位)."""

    ground: Ground
    given: Values
    polite: bool = False

    def __post_init__(self) -> None:
        """A paper about nothing is a mistake of the caller's."""
        if not self.ground.lines:
            raise ValueError("a paper to a unit needs at least one task")

    @property
    def day(self) -> date:
        """The day of issue."""
        return self.given.day("issued_on") or self.ground.yardstick.today

    @property
    def calendar(self) -> WorkCalendar:
        """The office's working days."""
        return self.ground.yardstick.calendar

    @property
    def lines(self) -> tuple[TaskLine, ...]:
        """The matters, the most urgent first."""
        return self.ground.lines

    @property
    def single(self) -> bool:
        """Whether the paper is about one matter."""
        return len(self.ground.lines) == 1

    @property
    def you(self) -> str:
        """The unit as the paper speaks to it."""
        return you(self.given.text("addressee"), self.polite)

    def late(self, line: TaskLine) -> bool:
        """Past its limit on the day of issue and neither done nor claimed done nor resting."""
        due = line.task.due
        resting = line.done or line.clause in {Clause.CLAIMED_DONE, Clause.RESTING}
        return due is not None and due < self.day and not resting

    def days_late(self, line: TaskLine) -> int:
        """Working days past the limit; 0 also where only days off lie between."""
        due = line.task.due
        return self.calendar.between(due, self.day) if due and self.late(line) else 0

    def days_left(self, line: TaskLine) -> int | None:
        """Working days to the limit; None past it or without one."""
        due = line.task.due
        return self.calendar.between(self.day, due) if due and due >= self.day else None

    def latest_first(self) -> list[TaskLine]:
        """Matters past their limit, the longest first."""
        return sorted(filter(self.late, self.lines), key=lambda line: line.task.due or self.day)

    def parted(self) -> tuple[list[TaskLine], list[TaskLine], list[TaskLine]]:
        """Matters past their limit (the longest first), those behind 序时进度, and the rest: every one once."""
        late = self.latest_first()
        slow = [line for line in self.lines if not self.late(line) and behind(line)]
        return late, slow, [line for line in self.lines if not self.late(line) and not behind(line)]


def points(line: TaskLine) -> float | None:
    """Progress in points: by the matter's indicators, else as reported."""
    return line.task.progress if line.attained is None else line.attained


def behind(line: TaskLine) -> int:
    """Whole points behind 序时进度; 0 when it is not, or nobody knows."""
    return 0 if line.gap is None or points(line) is None else max(int(line.gap + 0.5), 0)
