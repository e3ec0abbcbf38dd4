"""How tasks and units stand on a day: facts with everything computed from them, never stored."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from statistics import fmean

from supervisor_app.domain.lights import LIGHT_OF, Clause, Light, LightRule, clause_at, is_past_due
from supervisor_app.domain.model import DONE_STATES, Milestone, ProgressReport, Task, Unit
from supervisor_app.domain.progress import attained_points, expected_progress
from supervisor_app.domain.reports.indicators import Indicator
from supervisor_app.domain.reports.periods import report_missing
from supervisor_app.domain.words import LIGHT_WORDS
from supervisor_app.domain.workdays import WorkCalendar


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task on a day.

    `days_left`: working days to the due date, negative past it; `gap`: points behind expected progress;
    `overdue`: past due, under way and not claimed done; `light_word`: what the office calls the light;
    `lead_short`: the lead units by short name, for lists; `clause`: the line of the rule that decided the light;
    `attained`: points by the task's indicators, which take the place of the reported progress in the gap;
    `late_steps`: milestones past and not done.
    """

    task: Task
    lead: tuple[str, ...]
    cooperating: tuple[str, ...]
    light: Light
    expected: float | None = None
    gap: float | None = None
    days_left: int | None = None
    overdue: bool = False
    report_missing: bool = False
    source: str = ""
    latest: ProgressReport | None = None
    light_word: str = ""
    lead_short: tuple[str, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    clause: Clause | None = None
    attained: float | None = None
    late_steps: int = 0

    @property
    def done(self) -> bool:
        """Completed or closed."""
        return self.task.state in DONE_STATES

    @property
    def on_time(self) -> bool | None:
        """Whether a done task was done by its due date; None while open, and when the day of completion is unknown."""
        due, finished = self.task.due, self.task.completed_on
        if not self.done or (due is not None and finished is None):
            return None
        return due is None or finished is None or finished <= due


@dataclass(frozen=True, slots=True)
class UnitLine:
    """The tasks a unit leads, counted: `total` = `done` + `open`, `open` = green + yellow + red + grey.

    `progress` and `expected` are means over the same tasks, those under way or done; a task without a schedule counts
    as where it should be. None without such tasks.
    """

    unit: Unit
    total: int = 0
    done: int = 0
    on_time: int = 0
    open: int = 0
    green: int = 0
    yellow: int = 0
    red: int = 0
    grey: int = 0
    overdue: int = 0
    progress: float | None = None
    expected: float | None = None
    worst: Light = Light.DONE
    light_names: Mapping[Light, str] = field(default_factory=lambda: LIGHT_WORDS, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Yardstick:
    """What lights are measured with: the day, the working days, the thresholds, and the office's words for them.

    `closing_moves`: a reporting period closes on the next working day where its closing day is none.
    """

    today: date
    calendar: WorkCalendar = field(default_factory=WorkCalendar)
    rule: LightRule = field(default_factory=LightRule)
    light_names: Mapping[Light, str] = field(default_factory=lambda: LIGHT_WORDS)
    closing_moves: bool = False

    @property
    def moving(self) -> WorkCalendar | None:
        """The calendar by which closing days move; None where they stay."""
        return self.calendar if self.closing_moves else None


def task_line(
    task: Task,
    names: Mapping[int, str],
    yardstick: Yardstick,
    milestones: Sequence[Milestone] = (),
    reported: Iterable[date] = (),
    latest: ProgressReport | None = None,
    source: str = "",
    short_names: Mapping[int, str] | None = None,
    indicators: Sequence[Indicator] = (),
    named: Iterable[date] = (),
) -> TaskLine:
    """The task measured; `names`: unit id → name; `reported`, `named`: of its lead units, as `report_missing`."""
    today = yardstick.today
    expected = expected_progress(task, today, yardstick.calendar, milestones, indicators)
    attained = attained_points(today, milestones, indicators)
    near = yardstick.calendar.between(today, task.due) if task.due else None
    missing = report_missing(task, reported, today, yardstick.moving, named)
    clause = clause_at(task, today, expected, near, yardstick.rule, missing, attained)
    light, past = LIGHT_OF[clause], is_past_due(task, today)
    return TaskLine(
        task,
        tuple(names[unit] for unit in task.lead),
        tuple(names[unit] for unit in task.cooperating),
        light,
        expected,
        None if light in {Light.DONE, Light.GREY} else _gap(task, expected, attained),
        -yardstick.calendar.between(task.due, today) if past and task.due else near,
        past and light is Light.RED,
        missing,
        source,
        latest,
        yardstick.light_names[light],
        tuple((short_names or names)[unit] for unit in task.lead),
        tuple(milestones),
        clause,
        attained,
        _late_steps(milestones, today),
    )


def _late_steps(milestones: Sequence[Milestone], today: date) -> int:
    return sum(step.due < today and step.done_on is None for step in milestones)


def _gap(task: Task, expected: float | None, attained: float | None) -> float | None:
    """Points behind expected progress."""
    return None if expected is None else expected - ((task.progress or 0.0) if attained is None else attained)


def effective_progress(task: Task) -> float:
    """Points 0–100; a done task has 100, one that never reported 0."""
    return 100.0 if task.state in DONE_STATES else task.progress or 0.0


def unit_line(unit: Unit, lines: Sequence[TaskLine], light_names: Mapping[Light, str] = LIGHT_WORDS) -> UnitLine:
    """The counts of one unit over the tasks it leads; `light_names`: what the office calls the lights."""
    counts = dict.fromkeys(Light, 0)
    on_time = overdue = 0
    progress, expected = [], []
    for line in lines:
        counts[line.light] += 1
        overdue += line.overdue
        if line.light is Light.GREY:
            continue
        done = line.light is Light.DONE
        on_time += done and line.on_time is True
        own = 100.0 if done else line.task.progress or 0.0
        progress.append(own)
        expected.append(own if done or line.expected is None else line.expected)
    return UnitLine(
        unit,
        total=len(lines),
        done=counts[Light.DONE],
        on_time=on_time,
        open=len(lines) - counts[Light.DONE],
        green=counts[Light.GREEN],
        yellow=counts[Light.YELLOW],
        red=counts[Light.RED],
        grey=counts[Light.GREY],
        overdue=overdue,
        progress=fmean(progress) if progress else None,
        expected=fmean(expected) if expected else None,
        worst=next((light for light in Light if counts[light]), Light.DONE),
        light_names=light_names,
    )


def unit_lines(
    units: Mapping[int, Unit], lines: Iterable[TaskLine], light_names: Mapping[Light, str] = LIGHT_WORDS
) -> list[UnitLine]:
    """One line a unit that leads a task, worst first."""
    led: dict[int, list[TaskLine]] = {}
    for line in lines:
        for unit_id in line.task.lead:
            led.setdefault(unit_id, []).append(line)
    return worst_first(unit_line(units[unit_id], own, light_names) for unit_id, own in led.items())


def worst_first(lines: Iterable[UnitLine]) -> list[UnitLine]:
    """Most red, most yellow, then furthest behind."""
    return sorted(lines, key=lambda line: (-line.red, -line.yellow, _ahead(line), line.unit.name))


def _ahead(line: UnitLine) -> float:
    return 0.0 if line.progress is None or line.expected is None else line.progress - line.expected
