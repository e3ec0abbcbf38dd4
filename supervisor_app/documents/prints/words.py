"""Words that several prints share: dates, shares, lights counted."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from supervisor_app.documents.prints.table import Align, Column
from supervisor_app.documents.wording import full_date
from supervisor_app.domain.lights import Light
from supervisor_app.domain.office import OfficeSettings
from supervisor_app.domain.standing import TaskLine, effective_progress
from supervisor_app.domain.words import STATE_WORDS


def day_words(day: date | None) -> str:
    """A date for a narrow column."""
    return day.isoformat() if day else ""


def limit_words(line: TaskLine) -> str:
    """办理时限, under it the original one where it was extended; its words where there is no date."""
    task = line.task
    if task.due is None:
        return task.due_text
    moved = task.original_due is not None and task.original_due != task.due
    return day_words(task.due) + (f"\n（原{day_words(task.original_due)}）" if moved else "")


def points(value: float | None) -> str:
    """Points 0–100 as a whole percentage."""
    return "" if value is None else f"{value:.0f}%"


def done_share(line: TaskLine) -> str:
    """完成率: empty where nobody reported."""
    return points(effective_progress(line.task) if line.done else line.task.progress)


def share(part: int, whole: int) -> str:
    """A part as a percentage with one decimal."""
    return f"{100 * part / whole:.1f}%" if whole else "—"


def titled(office: OfficeSettings, name: str) -> str:
    """The title of a print, with the office before it where it has a name of its own."""
    return f"{office.name}{name}" if office.named else name


def note(office: OfficeSettings, middle: str, day: date) -> tuple[str, str, str]:
    """The line below a title: who made it, what it holds, of which day."""
    return f"制表单位：{office.name}", middle, f"截至{full_date(day)}"


def count_lights(lines: Sequence[TaskLine], names: Mapping[Light, str]) -> str:
    """`23 项：红 3、黄 2、绿 10、灰 1、办结 7`; lights nobody shows are left out."""
    counts = Counter(line.light for line in lines)
    told = "、".join(f"{names[light]} {counts[light]}" for light in Light if counts[light])
    return f"{len(lines)} 项" + (f"：{told}" if told else "")


def progress_columns() -> tuple[Column[TaskLine], ...]:
    """完成率 and 序时进度, as figures."""
    return (
        Column("完成率", 13, done_share, Align.RIGHT),
        Column("序时进度", 13, lambda line: "" if line.done else points(line.expected), Align.RIGHT, always=False),
    )


def light_columns(finished: bool = False) -> tuple[Column[TaskLine], ...]:
    """亮灯 by mark and word, 状态; `finished` puts the day of completion under it."""

    def state(line: TaskLine) -> str:
        day = day_words(line.task.completed_on) if finished and line.done else ""
        return STATE_WORDS[line.task.state] + (f"\n{day}" if day else "")

    return (
        Column("亮灯", 22, lambda line: line.light_word, light=lambda line: line.light),
        Column("状态", 20, state, Align.CENTRE),
    )
