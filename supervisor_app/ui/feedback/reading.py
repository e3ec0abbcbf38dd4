"""What lies in the files: read on the worker thread, then compared with the ledger; as plain data."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from supervisor_app.domain.reports.collecting import CollectPlan, Entry, Note
from supervisor_app.domain.reports.feedback import FilledForm
from supervisor_app.ui.jobs import Progress

# Lists of a plan that are no entries, in the order they matter, with what they are called.
NOTE_LISTS = {"conflicts": "冲突", "strange": "存疑", "absent": "缺行", "blank": "未填", "same": "已登记"}


@dataclass(frozen=True)
class FileReading:
    """A file with its sheets, or the sentence that says why there are none."""

    path: Path
    forms: tuple[FilledForm, ...] = ()
    fault: str = ""


@dataclass(frozen=True)
class EntryRow:
    """A report that can be registered, and whether it is to be."""

    entry: Entry
    ticked: bool = True

    @property
    def key(self) -> Hashable:
        """The place it comes from."""
        return self.entry.file, self.entry.sheet, self.entry.row, self.entry.report.task_id

    def with_tick(self, ticked: bool) -> "EntryRow":
        """The same, to be registered or not."""
        return replace(self, ticked=ticked)


@dataclass(frozen=True)
class FormRow:
    """One sheet and what becomes of it; a file without sheets has a row of its own."""

    file: str
    form: FilledForm | None
    unit: str
    result: str
    fault: bool = False


def read(progress: Progress, paths: Sequence[Path], today: date) -> tuple[FileReading, ...]:
    """Every file read, however it ended."""
    from supervisor_app.exchange.feedback_reader import read_files

    found: list[FileReading] = []
    for path, forms in read_files(paths, today):
        progress(len(found), len(paths))
        found.append(FileReading(path, tuple(forms)) if isinstance(forms, list) else FileReading(path, (), str(forms)))
    return tuple(found)


def entry_rows(plan: CollectPlan, before: Iterable[EntryRow]) -> list[EntryRow]:
    """The entries, ticked as they were; a new one is ticked."""
    off = {row.key for row in before if not row.ticked}
    rows = [EntryRow(entry) for entry in plan.entries]
    return [row.with_tick(row.key not in off) for row in rows]


def form_rows(files: Sequence[FileReading], plan: CollectPlan) -> list[FormRow]:
    """Every sheet of every file with what was recognised in it; what could not be read comes first."""
    rows = [FormRow(file.path.name, None, "", file.fault, True) for file in files if file.fault]
    for file in files:
        for form in file.forms:
            counts = _counts(form, plan)
            unit = next((entry.unit for entry in plan.entries if _of(entry, form)), form.unit)
            rows.append(FormRow(file.path.name, form, unit, "，".join(f"{word} {n}" for word, n in counts if n)))
    return rows


def _counts(form: FilledForm, plan: CollectPlan) -> list[tuple[str, int]]:
    found = [("将登记", sum(_of(entry, form) for entry in plan.entries))]
    return found + [(word, sum(_of(n, form) for n in getattr(plan, name))) for name, word in NOTE_LISTS.items()]


def _of(what: Entry | Note, form: FilledForm) -> bool:
    return (what.file, what.sheet) == (form.file, form.sheet)


def place(what: Entry | Note) -> str:
    """File, sheet and row, as people look for them."""
    return f"{what.file}，工作表“{what.sheet}”" + (f"，第 {what.row} 行" if what.row else "")


def summary(files: Sequence[FileReading], plan: CollectPlan, ticked: int) -> str:
    """One line: what would be registered and what would not."""
    counts = [(sum(bool(file.fault) for file in files), "个文件读不了")]
    counts += [(len(getattr(plan, name)), f"处{word}") for name, word in NOTE_LISTS.items()]
    rest = "，".join(f"{count} {word}" for count, word in counts if count)
    return f"{len(files)} 个文件，将登记 {ticked} 条" + (f"；{rest}" if rest else "")
