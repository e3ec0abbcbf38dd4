"""The columns of the ledger: those of every task table, with the office's own words."""

from dataclasses import replace

from supervisor_app.domain.standing import TaskLine
from supervisor_app.ui.collation import collation_key
from supervisor_app.ui.columns import Column
from supervisor_app.ui.session import Session
from supervisor_app.ui.task_columns import TASK_COLUMNS, short_number


def year_number(number: str, year: int) -> str:
    """`091` in its own year, `25-091` of another; a number of another kind as it is."""
    short = short_number(number)
    return number[2:] if short != number and not number.startswith(f"{year}-") else short


def ledger_columns(session: Session) -> tuple[Column[TaskLine], ...]:
    """Lights are called as the office calls them; numbers of other years keep their year."""

    today = session.facts.today

    def light_word(line: TaskLine) -> str:
        return session.facts.office.light_names[line.light]

    def number(line: TaskLine) -> str:
        return year_number(line.task.number, today.year)

    mixed = any(not line.task.number.startswith(f"{today.year}-") for line in session.facts.lines.values())
    wide = 60 if mixed else 44
    columns = {column.key: column for column in TASK_COLUMNS}
    columns["light"] = replace(columns["light"], text=light_word)
    columns["number"] = replace(
        columns["number"], text=number, width=wide, sort=lambda line: collation_key(line.task.number)
    )
    columns["title"] = replace(
        columns["title"],
        text=lambda line: f"└ {line.task.title}" if line.task.parent_id else line.task.title,
        sort=lambda line: collation_key(line.task.title),
    )
    columns["lead"] = replace(columns["lead"], width=112)
    columns["days"] = replace(columns["days"], width=84, gap=20)
    columns["progress"] = replace(columns["progress"], width=140, gap=20)
    return tuple(columns.values())
