"""Columns of the review of feedback sheets: entries to register, remarks by place, files."""

from supervisor_app.domain.reports.collecting import Note
from supervisor_app.domain.reports.feedback import FilledForm
from supervisor_app.ui.columns import Column, Kind, muted
from supervisor_app.ui.feedback.reading import EntryRow, FormRow
from supervisor_app.ui.task_columns import short_number

_NOTHING = "–"


def points(row: EntryRow) -> str:
    """`40 → 55`; a figure alone where nothing changed."""
    change = next((change for change in row.entry.changes if change.label == "进度"), None)
    now = f"{row.entry.report.progress:g}"
    return now if change is None else f"{change.old.rstrip('%') or _NOTHING} → {now}"


ENTRY_COLUMNS: tuple[Column[EntryRow], ...] = (
    Column(
        key="tick",
        title="",
        width=40,
        kind=Kind.CHECK,
        text=lambda row: "登记" if row.ticked else "不登记",
        value=lambda row: row.ticked,
        sort=lambda row: not row.ticked,
        tooltip=lambda row: "单击或按空格：" + ("不登记这一条" if row.ticked else "登记这一条"),
    ),
    Column(key="unit", title="单位", width=112, text=lambda row: row.entry.unit),
    Column(
        key="number",
        title="编号",
        width=56,
        text=lambda row: short_number(row.entry.line.task.number),
        tooltip=lambda row: row.entry.line.task.number,
        sort=lambda row: row.entry.line.task.number,
        ink=muted,
    ),
    Column(key="title", title="督办事项", text=lambda row: row.entry.line.task.title),
    Column(
        key="progress",
        title="进度",
        width=104,
        gap=16,
        align="right",
        text=points,
        sort=lambda row: row.entry.report.progress,
        strong=lambda row: any(change.label == "进度" for change in row.entry.changes),
    ),
    Column(
        key="text",
        title="进展情况",
        width=200,
        text=lambda row: " ".join(row.entry.report.text.split()) or _NOTHING,
        ink=muted,
        spare=1,
    ),
    Column(
        key="doubts",
        title="请留意",
        width=72,
        align="right",
        text=lambda row: f"{len(row.entry.doubts)} 处" if row.entry.doubts else _NOTHING,
        sort=lambda row: -len(row.entry.doubts),
        tooltip=lambda row: "\n".join(row.entry.doubts),
        ink=lambda row: "text" if row.entry.doubts else "text_muted",
        strong=lambda row: bool(row.entry.doubts),
    ),
)
NOTE_COLUMNS: tuple[Column[Note], ...] = (
    Column(key="file", title="文件", width=200, text=lambda note: note.file),
    Column(key="sheet", title="工作表", width=72, text=lambda note: note.sheet, ink=muted, spare=1),
    Column(
        key="row",
        title="行",
        width=48,
        gap=16,
        align="right",
        text=lambda note: str(note.row) if note.row else "整张",
        sort=lambda note: note.row or 0,
        ink=muted,
    ),
    Column(key="text", title="说明", text=lambda note: note.text),
)


def _of_form(row: FormRow, name: str) -> str:
    form: FilledForm | None = row.form
    value = getattr(form, name) if form is not None else None
    return _NOTHING if not value else str(value)


FORM_COLUMNS: tuple[Column[FormRow], ...] = (
    Column(key="file", title="文件", width=220, text=lambda row: row.file),
    Column(key="unit", title="单位", width=120, text=lambda row: row.unit or _NOTHING),
    Column(key="period", title="截至", width=92, text=lambda row: _of_form(row, "period"), ink=muted),
    Column(key="signed", title="签字", width=72, text=lambda row: _of_form(row, "signed_by"), ink=muted, spare=1),
    Column(key="filled", title="填报日期", width=92, text=lambda row: _of_form(row, "filled_on"), ink=muted, spare=2),
    Column(key="result", title="辨认结果", text=lambda row: row.result, strong=lambda row: row.fault),
)
