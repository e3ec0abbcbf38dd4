"""Invented facts for pictures and tests of the window: one meeting's tasks and units, as they stand on a day."""

from datetime import date

from supervisor_app.domain.lights import Light
from supervisor_app.domain.model import Cycle, Task, TaskState, Unit, UnitKind
from supervisor_app.domain.standing import TaskLine, UnitLine
from supervisor_app.domain.words import LIGHT_WORDS

TODAY = date(2026, 11, 19)


def unit(id_: int, name: str, kind: UnitKind = UnitKind.DEPARTMENT, *aliases: str) -> Unit:
    """A unit known by its short name."""
    return Unit(id_, name, name, kind, None, aliases)


UNITS = [
    unit(1, "市住建局", UnitKind.DEPARTMENT, "市住房和城乡建设局"),
    unit(2, "鹿鸣片区管委会", UnitKind.DISTRICT),
    unit(3, "市工信局"),
    unit(4, "市交通运输局"),
    unit(5, "市城管局"),
    unit(6, "市自然资源局"),
    unit(7, "市生态环境局"),
    unit(8, "市水利局"),
]

# number, title, unit, light, state, due, working days, progress, expected, report missing
_TASKS: list[tuple[str, str, int, Light, TaskState, date | None, int | None, float, float | None, bool]] = [
    ("091", "鹿鸣片区回迁楼三期竣工备案", 2, Light.RED, TaskState.IN_PROGRESS, date(2026, 11, 6), -9, 80, 100, False),
    ("103", "旧厂区改造项目征收扫尾", 1, Light.RED, TaskState.IN_PROGRESS, date(2026, 11, 9), -8, 86, 100, False),
    ("102", "新材料园东侧道路贯通", 4, Light.RED, TaskState.IN_PROGRESS, date(2026, 11, 11), -6, 64, 100, False),
    ("096", "专精特新企业培育申报", 3, Light.RED, TaskState.IN_PROGRESS, date(2026, 11, 12), -5, 60, 100, False),
    ("100", "地下管廊示范段开工", 1, Light.RED, TaskState.IN_PROGRESS, date(2026, 12, 31), 30, 30, 62, False),
    ("109", "文昌路南延工程通车", 1, Light.YELLOW, TaskState.IN_PROGRESS, date(2026, 11, 20), 1, 88, 97, False),
    ("097", "鹿鸣片区标准化厂房招租", 2, Light.YELLOW, TaskState.IN_PROGRESS, date(2026, 12, 10), 15, 58, 76, False),
    (
        "092",
        "节能改造项目设备投资入统",
        3,
        Light.YELLOW,
        TaskState.IN_PROGRESS,
        date(2026, 12, 31),
        30,
        48,
        62,
        False,
    ),
    ("106", "山区公路防护工程", 4, Light.YELLOW, TaskState.IN_PROGRESS, date(2026, 12, 15), 18, 70, 73, True),
    ("089", "水源地隔离围网补设", 7, Light.GREEN, TaskState.CLAIMED_DONE, date(2026, 11, 25), 4, 100, 92, False),
    (
        "095",
        "老城区公共停车位新增900个",
        5,
        Light.GREEN,
        TaskState.IN_PROGRESS,
        date(2026, 12, 20),
        21,
        69,
        70,
        False,
    ),
    ("088", "城西内河清淤疏浚", 8, Light.GREEN, TaskState.IN_PROGRESS, date(2026, 12, 25), 26, 71, 66, False),
    ("104", "旧车站地块挂牌出让", 6, Light.GREY, TaskState.SUSPENDED, date(2027, 1, 15), 40, 20, None, False),
    ("090", "秋季学期学位新增1500个", 5, Light.DONE, TaskState.COMPLETED, date(2026, 9, 30), None, 100, None, False),
]


def task_lines() -> list[TaskLine]:
    """Every light, in the order of the ledger."""
    names = {item.id: item.name for item in UNITS}
    lines = []
    for at, (serial, title, lead, light, state, due, left, progress, expected, missing) in enumerate(_TASKS, start=1):
        task = Task(
            at,
            f"2026-{serial}",
            title,
            (lead,),
            (),
            state,
            date(2026, 9, 4),
            due,
            due,
            cycle=Cycle.WEEKLY,
            progress=progress,
            completed_on=date(2026, 9, 28) if state is TaskState.COMPLETED else None,
        )
        gap = None if expected is None else expected - progress
        overdue = light is Light.RED and left is not None and left < 0
        lines.append(
            TaskLine(
                task,
                (names[lead],),
                (),
                light,
                expected,
                gap,
                left,
                overdue,
                missing,
                source="三季度推进会",
                light_word=LIGHT_WORDS[light],
            )
        )
    return lines


# unit, red, yellow, green, grey, done, progress, expected
_BOARD = [
    (0, 3, 3, 7, 1, 5, 47, 64),
    (1, 2, 2, 6, 0, 4, 51, 66),
    (2, 1, 2, 7, 0, 4, 56, 66),
    (3, 1, 2, 6, 1, 4, 55, 63),
    (4, 1, 1, 5, 1, 4, 57, 63),
    (6, 0, 2, 7, 0, 3, 59, 63),
    (7, 0, 0, 6, 1, 3, 69, 68),
]


def unit_lines() -> list[UnitLine]:
    """Units, worst first."""
    found = []
    for at, red, yellow, green, grey, done, progress, expected in _BOARD:
        total = red + yellow + green + grey + done
        worst = Light.RED if red else Light.YELLOW if yellow else Light.GREEN
        found.append(
            UnitLine(
                UNITS[at],
                total,
                done,
                done,
                total - done,
                green,
                yellow,
                red,
                grey,
                red,
                float(progress),
                float(expected),
                worst,
            )
        )
    return found
