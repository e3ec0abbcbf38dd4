"""The ledger as a workbook that prints well and imports back to the same tasks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from supervisor_app.domain.dates import read_due
from supervisor_app.domain.lights import Light
from supervisor_app.domain.model import Cycle, Milestone, TaskState
from supervisor_app.domain.words import CYCLE_WORDS, LIGHT_WORDS, STATE_WORDS, cycle_phrase
from supervisor_app.exchange.book_out import new_workbook, write_date, write_text
from supervisor_app.exchange.milestones import milestone_words
from supervisor_app.exchange.text_height import row_height

_A4 = 9
_WIDTH = 210  # of all columns in characters: fitted to A4 across, ten points print as seven
_INDEX_WIDTH = 4.5
_ANY_DAY = date(2026, 1, 1)
_HEADER_ROW = 2
_DUE, _FIRST_DUE, _MOVED_DUE = "办理时限", "原时限", "现时限"
_FONT, _HEAD_FONT = "宋体", "黑体"
_LINE, _HEAD_FILL = "#9AA5B1", "#E4EDF8"
# Fill and ink of a light: soft, so that the word reads in print; the word tells the light where there is no colour.
_LIGHT_COLOURS = {
    Light.RED: ("#FBE6E4", "#B1241F"),
    Light.YELLOW: ("#FCF1D2", "#7A5300"),
    Light.GREEN: ("#E2F2E9", "#17694A"),
    Light.GREY: ("#ECEFF3", "#556172"),
    Light.DONE: ("#E5EBF2", "#46607D"),
}


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One task as the ledger shows it; `progress` and `expected` in points 0–100, units by name.

    `light_word` is the office's name of the light; empty for the usual one. `report` is the latest one's text, and
    `reported_on` its day where it is a lead unit's of a reporting period.
    """

    title: str
    number: str = ""
    source: str = ""
    source_date: date | None = None
    target: str = ""
    measures: str = ""
    sponsor: str = ""
    lead: tuple[str, ...] = ()
    cooperating: tuple[str, ...] = ()
    contact: str = ""
    assigned_on: date | None = None
    original_due: date | None = None
    due: date | None = None
    due_text: str = ""
    cycle: Cycle = Cycle.ONCE
    cycle_day: int | None = None
    approver: str = ""
    approved_on: date | None = None
    milestones: tuple[Milestone, ...] = ()
    report: str = ""
    reported_on: date | None = None
    progress: float | None = None
    expected: float | None = None
    problem: str = ""
    next_step: str = ""
    light: Light | None = None
    light_word: str = ""
    state: TaskState | None = None
    completed_on: date | None = None
    remark: str = ""


_Value = str | date | float | None


@dataclass(frozen=True)
class _Column:
    title: str
    width: float
    value: Callable[[LedgerRow], _Value]
    kind: str = "text"  # text, middle (short text), date, percent, light
    always: bool = False  # kept even when no row has a value
    least: float = 8.0  # width below which a text column is not pressed


def _says_no_date(row: LedgerRow) -> bool:
    """Whether the due date's words may stand in the date's place without being read as another date."""
    return row.due is None and read_due(row.due_text, _ANY_DAY).due is None


def _rhythm(row: LedgerRow) -> str:
    """How often the units report; said of a task reported once only where the due date's words say otherwise."""
    told = cycle_phrase(row.cycle, row.cycle_day)
    return told or (CYCLE_WORDS[Cycle.ONCE] if read_due(row.due_text, _ANY_DAY).cycle else "")


# Text columns share what the page leaves in proportion to their widths; the others keep theirs.
_COLUMNS = (
    _Column("督办编号", 12.5, lambda row: row.number, "middle"),
    _Column("事项来源", 14, lambda row: row.source),
    _Column("来源日期", 10, lambda row: row.source_date, "date"),
    _Column("审批人", 10, lambda row: row.approver),
    _Column("审批日期", 10, lambda row: row.approved_on, "date"),
    _Column("督办事项", 34, lambda row: row.title, always=True),
    _Column("目标要求", 22, lambda row: row.target),
    _Column("具体举措", 22, lambda row: row.measures),
    _Column("牵头领导", 10, lambda row: row.sponsor),
    _Column("牵头单位", 15, lambda row: "、".join(row.lead), always=True),
    _Column("配合单位", 18, lambda row: "、".join(row.cooperating), always=True),
    _Column("责任人及电话", 14, lambda row: row.contact, least=12),
    _Column("交办日期", 10, lambda row: row.assigned_on, "date", always=True),
    _Column(_FIRST_DUE, 10, lambda row: row.original_due, "date"),
    _Column(_MOVED_DUE, 10, lambda row: row.due or (row.due_text if _says_no_date(row) else None), "date", always=True),
    _Column("时限说明", 14, lambda row: "" if _says_no_date(row) else row.due_text),
    _Column("汇报频次", 7, _rhythm, "middle"),
    _Column("阶段节点", 20, lambda row: milestone_words(row.milestones)),
    _Column("最新进展", 32, lambda row: row.report, always=True),
    _Column("报告日期", 10, lambda row: row.reported_on, "date"),
    _Column("完成率", 6.5, lambda row: row.progress, "percent", always=True),
    _Column("序时进度", 6.5, lambda row: row.expected, "percent"),
    _Column("存在问题", 20, lambda row: row.problem),
    _Column("下步措施", 20, lambda row: row.next_step),
    _Column("亮灯", 5.5, lambda row: row.light_word or (LIGHT_WORDS[row.light] if row.light else ""), "light"),
    _Column("状态", 7, lambda row: STATE_WORDS[row.state] if row.state else "", "middle", always=True),
    _Column("办结日期", 10, lambda row: row.completed_on, "date"),
    _Column("备注", 14, lambda row: row.remark, always=True),
)


def write_ledger(rows: Sequence[LedgerRow], path: Path, title: str, subtitle: str = "") -> None:
    """Write the ledger to `path` (.xlsx), replacing it only when all is written; `UserError` when it cannot be.

    Columns without any value are left out, the main ones excepted.
    """
    columns = _sized(_shown(rows))
    with new_workbook(path) as workbook:
        sheet = workbook.add_worksheet("督办台账")
        styles = _Styles(workbook)
        _write_head(sheet, columns, title, subtitle, styles)
        for at, row in enumerate(rows):
            _write_row(sheet, _HEADER_ROW + 1 + at, at + 1, row, columns, styles)
        _lay_out(sheet, columns, len(rows), title)


def _shown(rows: Sequence[LedgerRow]) -> list[_Column]:
    """The columns with something in them; where no due date was ever moved, one says it all."""
    shown = [column for column in _COLUMNS if column.always or any(column.value(row) not in (None, "") for row in rows)]
    if any(row.original_due != row.due for row in rows):
        return shown
    return [
        replace(column, title=_DUE) if column.title == _MOVED_DUE else column
        for column in shown
        if column.title != _FIRST_DUE
    ]


def _sized(columns: list[_Column]) -> list[_Column]:
    """The columns with the widths they get: texts share what the page leaves."""
    fixed = _INDEX_WIDTH + sum(column.width for column in columns if column.kind != "text")
    wanted = sum(column.width for column in columns if column.kind == "text")
    stretch = min(1.5, (_WIDTH - fixed) / wanted)
    return [
        replace(column, width=max(column.least, column.width * stretch)) if column.kind == "text" else column
        for column in columns
    ]


class _Styles:
    """The cell formats of one workbook."""

    def __init__(self, workbook: Workbook) -> None:
        base = {"font_name": _FONT, "font_size": 10, "valign": "vcenter", "border": 1, "border_color": _LINE}
        middle = {**base, "align": "center", "text_wrap": True}
        self.title = workbook.add_format(
            {"font_name": _HEAD_FONT, "font_size": 18, "align": "center", "valign": "vcenter"}
        )
        self.subtitle = workbook.add_format(
            {"font_name": _FONT, "font_size": 10, "align": "right", "valign": "vcenter"}
        )
        self.head = workbook.add_format({**middle, "font_name": _HEAD_FONT, "bg_color": _HEAD_FILL})
        self.kinds = {
            "text": workbook.add_format({**base, "text_wrap": True, "num_format": "@"}),
            "long": workbook.add_format({**base, "text_wrap": True}),
            "middle": workbook.add_format({**middle, "num_format": "@"}),
            "date": workbook.add_format({**middle, "num_format": "yyyy-mm-dd"}),
            "percent": workbook.add_format({**base, "num_format": "0%", "align": "right", "indent": 1}),
            "fine": workbook.add_format({**base, "num_format": "0.0#%", "align": "right", "indent": 1}),
            "light": workbook.add_format(middle),
        }
        self.lights = {
            light: workbook.add_format({**middle, "bold": True, "bg_color": fill, "font_color": ink})
            for light, (fill, ink) in _LIGHT_COLOURS.items()
        }


def _write_head(sheet: Worksheet, columns: list[_Column], title: str, subtitle: str, styles: _Styles) -> None:
    for row, (text, style, height) in enumerate(((title, styles.title, 34), (subtitle, styles.subtitle, 18))):
        sheet.set_row(row, height)
        sheet.merge_range(row, 0, row, len(columns), "", style)
        write_text(sheet, row, 0, text, style)
    sheet.set_row(_HEADER_ROW, 30)
    for at, name in enumerate(["序号", *(column.title for column in columns)]):
        write_text(sheet, _HEADER_ROW, at, name, styles.head)


def _write_row(sheet: Worksheet, at: int, index: int, row: LedgerRow, columns: list[_Column], styles: _Styles) -> None:
    sheet.set_row(
        at, row_height([(str(column.value(row) or ""), column.width) for column in columns if _wraps(column)])
    )
    sheet.write_number(at, 0, index, styles.kinds["middle"])
    for place, column in enumerate(columns, start=1):
        value = column.value(row)
        style = _style(column, row, value, styles)
        if isinstance(value, date):
            write_date(sheet, at, place, value, style)
        elif isinstance(value, int | float):
            sheet.write_number(at, place, round(value / 100, 6), style)
        else:
            write_text(sheet, at, place, value or "", style)


def _wraps(column: _Column) -> bool:
    return column.kind in {"text", "middle"}


def _style(column: _Column, row: LedgerRow, value: _Value, styles: _Styles) -> Format:
    if column.kind == "light" and row.light is not None:
        return styles.lights[row.light]
    if column.kind == "percent" and isinstance(value, float) and not value.is_integer():
        return styles.kinds["fine"]
    # Old spreadsheets show a long text of the format “text” as ####.
    return styles.kinds["long" if column.kind == "text" and len(str(value or "")) > 255 else column.kind]


def _lay_out(sheet: Worksheet, columns: list[_Column], count: int, title: str) -> None:
    sheet.set_column(0, 0, _INDEX_WIDTH)
    for place, column in enumerate(columns, start=1):
        sheet.set_column(place, place, column.width)
    sheet.freeze_panes(_HEADER_ROW + 1, 2)
    sheet.autofilter(_HEADER_ROW, 0, _HEADER_ROW + max(count, 1), len(columns))
    sheet.repeat_rows(_HEADER_ROW)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.center_horizontally()
    sheet.set_footer("&L" + title.replace("&", "&&")[:100] + "&C第 &P 页 共 &N 页")
    sheet.hide_gridlines(2)
