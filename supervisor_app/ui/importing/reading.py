"""What is read from a sheet, as plain data: made on the worker thread, shown by the pane, written on 导入."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from supervisor_app.domain.carried import Carried
from supervisor_app.domain.draft import DraftTask
from supervisor_app.ui.jobs import Progress

if TYPE_CHECKING:
    from supervisor_app.exchange.grid import Sheet
    from supervisor_app.exchange.header import Header
    from supervisor_app.exchange.task_sheet import Remark, SheetReading, TaskRow

# Fields read from a column of their own, those that matter most first; what has no place in the ledger is left out.
FIELDS = (
    "title",
    "lead",
    "cooperating",
    "due",
    "due_adjusted",
    "cycle",
    "progress",
    "state",
    "report",
    "reported_on",
    "problem",
    "next_step",
    "target",
    "measures",
    "sponsor",
    "contact",
    "number",
    "source",
    "approver",
    "approved_on",
    "supervision",
    "urgency",
    "parent",
    "weight",
    "milestones",
    "assigned_on",
    "completed_on",
    "light",
    "merged_into",
    "remark",
)


@dataclass(frozen=True)
class Workbook:
    """The sheets of a file that hold anything, and which of them looks most like a task list.

    `feedback`: they are filled feedback sheets, which are registered, not imported.
    """

    path: Path
    sheets: "list[Sheet]"
    best: int
    feedback: bool = False


@dataclass(frozen=True)
class Item:
    """One task as understood; `number`: the ledger's task it repeats, empty for a new one; `doubts`: remarks on it."""

    row: "TaskRow"
    draft: DraftTask
    doubts: int = 0
    number: str = ""


@dataclass(frozen=True)
class Outcome:
    """Everything a sheet gives under one header and one day."""

    reading: "SheetReading"
    items: tuple[Item, ...]

    @property
    def fresh(self) -> list[Item]:
        """What 导入 would write."""
        return [item for item in self.items if not item.number]

    @property
    def repeated(self) -> list[Item]:
        """What the ledger has already."""
        return [item for item in self.items if item.number]

    @property
    def carried(self) -> Carried:
        """What an exported ledger brings along with them."""
        return self.reading.carried.only({item.draft.number for item in self.fresh if item.draft.number})

    @property
    def rejected(self) -> "list[Remark]":
        """Rows that cannot become a task."""
        return self.reading.rejected

    @property
    def doubtful(self) -> "list[Remark]":
        """Cells that were not understood; their text is kept."""
        return self.reading.warnings

    def with_repeated(self, numbers: Mapping[int, str]) -> "Outcome":
        """The same with the ledger's numbers, given by the place of an item."""
        items = (
            Item(item.row, item.draft, item.doubts, numbers.get(place, "")) for place, item in enumerate(self.items)
        )
        return Outcome(self.reading, tuple(items))


def load(progress: Progress, path: Path) -> Workbook:
    """The workbook of a file; `UserError` when it cannot be read or holds nothing."""
    from supervisor_app.exchange.feedback_reader import holds_forms
    from supervisor_app.exchange.grid import read_workbook
    from supervisor_app.exchange.task_sheet import choose_sheet, with_sheets_behind

    progress(0, 0)
    filled = [sheet for sheet in read_workbook(path) if _has_text(sheet)]
    if holds_forms(filled):
        return Workbook(path, filled, 0, feedback=True)
    filled = [with_sheets_behind(sheet, filled) for sheet in filled]
    found = choose_sheet(filled)
    visible = (at for at, sheet in enumerate(filled) if sheet.visible)
    best = next((at for at, sheet in enumerate(filled) if found and sheet is found[0]), None)
    return Workbook(path, filled, next(visible, 0) if best is None else best)


def propose_header(sheet: "Sheet") -> "Header":
    """The header found; else the first row with several cells, for the user to correct."""
    from supervisor_app.exchange.header import find_header

    several = (at for at, row in enumerate(sheet.rows) if sum(cell not in (None, "") for cell in row) > 1)
    return find_header(sheet) or chosen_header(sheet, next(several, 0))


def chosen_header(sheet: "Sheet", row: int) -> "Header":
    """The header that begins in a row the user points at; where it names nothing, columns are mapped by hand."""
    from supervisor_app.exchange.cells import text_of
    from supervisor_app.exchange.header import Header, header_at

    labels = [text_of(cell) for cell in sheet.rows[row]]
    return header_at(sheet, row) or Header(row, row, labels, {})


def propose_meeting(sheet: "Sheet", header: "Header", path: Path) -> tuple[str, date | None]:
    """What the meeting may be called and when it may have been held, as sheet and file name tell."""
    from supervisor_app.exchange.task_sheet import suggested_held_on
    from supervisor_app.exchange.titles import sheet_title

    return sheet_title(sheet, header) or path.stem, suggested_held_on(sheet)


def understand(progress: Progress, sheet: "Sheet", header: "Header", held_on: date) -> Outcome:
    """Every row below the header; duplicates are not looked for yet."""
    from supervisor_app.exchange.drafts import to_draft
    from supervisor_app.exchange.task_sheet import read_tasks

    progress(0, 0)
    reading = read_tasks(sheet, header, held_on)
    progress(0, 0)
    doubts = _count(remark.row for remark in reading.warnings if not remark.sheet)
    return Outcome(reading, tuple(Item(row, to_draft(row), doubts.get(row.row, 0)) for row in reading.tasks))


def field_titles() -> dict[str, str]:
    """Fields in the order of FIELDS with their Chinese names."""
    from supervisor_app.exchange.columns import FIELD_TITLES

    return {name: FIELD_TITLES[name] for name in FIELDS}


def remarked_cells(outcome: Outcome) -> dict[tuple[int, int], str]:
    """(row, column) from 0 → what is wrong with that cell."""
    header, cells = outcome.reading.header, {}
    for remark in (*outcome.doubtful, *outcome.rejected):
        column = remark_column(header, remark)
        if column is not None:
            cells[remark.row - 1, column] = remark.reason
    return cells


def unread_columns(header: "Header") -> list[str]:
    """Columns with a name that no field is read from."""
    read = {header.columns[name] for name in FIELDS if name in header.columns}
    return [label for at, label in enumerate(header.labels) if label and at not in read]


def column_letters(column: int) -> str:
    """A, B, … Z, AA as sheets name their columns; `column` counts from 0."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def remark_column(header: "Header", remark: "Remark") -> int | None:
    """Where a remark's cell stands; None when its field has no column, or it is in another sheet."""
    if remark.sheet:
        return None
    return header.labels.index(remark.column) if remark.column in header.labels else None


def _has_text(sheet: "Sheet") -> bool:
    return any(cell not in (None, "") for row in sheet.rows for cell in row)


def _count(rows: Iterable[int]) -> dict[int, int]:
    counts: dict[int, int] = {}
    for row in rows:
        counts[row] = counts.get(row, 0) + 1
    return counts


def summary(outcome: Outcome) -> str:
    """One sentence: what 导入 would do and what it would leave out."""
    parts: Sequence[tuple[int, str]] = (
        (len(outcome.rejected), "行不能导入"),
        (len(outcome.repeated), "项台账里已有"),
        (len(outcome.doubtful), "处存疑"),
    )
    left_out = "，".join(f"{count} {word}" for count, word in parts if count)
    behind = outcome.carried.words
    said = f"将导入 {len(outcome.fresh)} 项" + (f"，一并读入{behind}" if behind else "")
    return said + (f"；{left_out}" if left_out else "，没有不能导入的行")
