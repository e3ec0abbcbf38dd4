"""Feedback sheets (反馈表) as workbooks: one a unit and period, only the cells to fill in open.

What a sheet is for stands three times: in words above the table, as a key beside every row, and in a sheet nobody
sees, so that it is found again after it was renamed, sorted, copied or saved by another program.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from supervisor_app.domain.office import OfficeSettings
from supervisor_app.domain.reports.feedback import FeedbackStatus, FormPlan, RowKey
from supervisor_app.domain.standing import TaskLine
from supervisor_app.errors import UserError, cause
from supervisor_app.exchange.book_out import new_workbook, write_date, write_text
from supervisor_app.exchange.feedback_columns import COLUMNS, KEY_SHEET, KEY_TITLE, SIGNING, FormColumn
from supervisor_app.exchange.text_height import row_height

_A4 = 9
_HEAD_ROW = 4
_FONT, _HEAD_FONT = "宋体", "黑体"
_LINE, _HEAD_FILL, _OPEN_FILL = "#9AA5B1", "#E4EDF8", "#FFFBEA"
_LEAST_HEIGHT = 54.0  # points: room to write by hand where the sheet is printed
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_ALLOWED = {"format_rows": True, "format_columns": True, "sort": True, "autofilter": True}
_HINT = "只填浅黄色的格；本期进度填 0 至 100 的数字，办理状态从下拉框里选。请由主要负责人审签后报送。不得填写涉密信息。"


def write_forms(plans: Iterable[FormPlan], folder: Path, office: OfficeSettings) -> Iterator[Path]:
    """Write the sheets one by one into `folder` (made where missing) and give each file's path as it is there.

    Stop asking for more to cancel: what was given is whole. No file is replaced; a second one of a name gets a number.
    `UserError` when the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"文件夹“{folder}”建不成（{cause(error)}）；请另选一处保存反馈表") from error
    for plan in plans:
        path = _free(folder, file_name(plan))
        write_form(plan, path, office)
        yield path


def file_name(plan: FormPlan) -> str:
    """`市住建局_反馈表_20260605.xlsx`, without what a file's name cannot have."""
    day = plan.period.closes if plan.period else plan.key.written_on
    return f"{_UNSAFE.sub('_', plan.unit.name)[:60]}_反馈表_{day:%Y%m%d}.xlsx"


def write_form(plan: FormPlan, path: Path, office: OfficeSettings) -> None:
    """Write one sheet, replacing the file at `path`; `UserError` when it cannot be written."""
    with new_workbook(path) as workbook:
        sheet = workbook.add_worksheet("反馈表")
        styles = _Styles(workbook)
        _write_head(sheet, plan, office, styles)
        for at, line in enumerate(plan.lines):
            _write_row(sheet, _HEAD_ROW + 1 + at, at, line, plan, styles)
        end = _HEAD_ROW + len(plan.lines)
        _check_entries(sheet, end)
        _write_signing(sheet, end + 2, styles)
        _lay_out(sheet, end)
        _write_keys(workbook, plan)


def _free(folder: Path, name: str) -> Path:
    path, number = folder / name, 2
    while path.exists():
        path = folder / f"{Path(name).stem}（{number}）.xlsx"
        number += 1
    return path


class _Styles:
    """The cell formats of one sheet."""

    def __init__(self, workbook: Workbook) -> None:
        base = {"font_name": _FONT, "font_size": 10, "valign": "vcenter", "border": 1, "border_color": _LINE}
        wrapped = {**base, "text_wrap": True}
        plain = {"font_name": _FONT, "font_size": 10, "valign": "vcenter"}
        opened = {"locked": False, "bg_color": _OPEN_FILL}
        self.title = workbook.add_format(
            {"font_name": _HEAD_FONT, "font_size": 18, "align": "center", "valign": "vcenter"}
        )
        self.plain = workbook.add_format(plain)
        self.right = workbook.add_format({**plain, "align": "right"})
        self.hint = workbook.add_format({**plain, "font_size": 9, "font_color": "#556172", "text_wrap": True})
        self.head = workbook.add_format({**wrapped, "align": "center", "font_name": _HEAD_FONT, "bg_color": _HEAD_FILL})
        self.open_head = workbook.add_format(
            {**wrapped, "align": "center", "font_name": _HEAD_FONT, "bg_color": "#FCF1D2"}
        )
        self.kinds: dict[str, Format] = {
            "text": workbook.add_format({**wrapped, "num_format": "@"}),
            "middle": workbook.add_format({**wrapped, "align": "center"}),
            "date": workbook.add_format({**wrapped, "align": "center", "num_format": "yyyy-mm-dd"}),
            "percent": workbook.add_format({**base, "align": "center", "num_format": 'General"%"'}),
        }
        self.opened: dict[str, Format] = {
            # Not the format “text”: old spreadsheets show more than 255 characters of it as ####.
            "text": workbook.add_format({**wrapped, **opened}),
            "middle": workbook.add_format({**wrapped, **opened, "align": "center"}),
            "percent": workbook.add_format({**base, **opened, "align": "center"}),
        }
        self.sign, self.sign_day = _sign_styles(workbook, plain)


def _sign_styles(workbook: Workbook, plain: dict[str, object]) -> tuple[Format, Format]:
    """An open cell over a line, for a name and for a date."""
    line = {**plain, "locked": False, "bottom": 1, "bottom_color": _LINE, "bg_color": _OPEN_FILL}
    return workbook.add_format(line), workbook.add_format({**line, "num_format": "yyyy-mm-dd", "align": "left"})


def _write_head(sheet: Worksheet, plan: FormPlan, office: OfficeSettings, styles: _Styles) -> None:
    last = len(COLUMNS) - 1
    sheet.set_row(0, 36)
    sheet.merge_range(0, 0, 0, last, "", styles.title)
    write_text(sheet, 0, 0, f"{plan.unit.name}督办事项进展反馈表", styles.title)
    middle = last // 2
    period, by = "报告期：不分期", ""
    if plan.period:
        period = f"报告期：{plan.period.opens} 至 {plan.period.key}"
        by = f"　请于 {plan.period.closes} 前报送"
    for left, right, text, style in (
        (0, middle, f"填报单位：{plan.unit.name}", styles.plain),
        (middle + 1, last, period + by, styles.right),
    ):
        sheet.merge_range(1, left, 1, right, "", style)
        write_text(sheet, 1, left, text, style)
    contact = "　".join(filter(None, (office.contact_person, office.phone)))
    said = f"报送：{office.name}{'　联系人：' + contact if contact else ''}"
    sheet.merge_range(2, 0, 2, last, "", styles.plain)
    write_text(sheet, 2, 0, said, styles.plain)
    sheet.merge_range(3, 0, 3, last, "", styles.hint)
    write_text(sheet, 3, 0, _HINT, styles.hint)
    for row, height in ((1, 20), (2, 18), (3, 18), (_HEAD_ROW, 34)):
        sheet.set_row(row, height)
    for at, column in enumerate(COLUMNS):
        write_text(sheet, _HEAD_ROW, at, column.title, styles.open_head if column.opened else styles.head)
    write_text(sheet, _HEAD_ROW, len(COLUMNS), KEY_TITLE)


def _write_row(sheet: Worksheet, at: int, index: int, line: TaskLine, plan: FormPlan, styles: _Styles) -> None:
    task = line.task
    values: dict[str, object] = {
        "index": float(index + 1),
        "number": task.number,
        "title": task.title,
        "target": task.target,
        "due": task.due or task.due_text,
        "before": task.progress,
    }
    texts = [(str(values.get(column.field) or ""), column.width) for column in COLUMNS if column.kind == "text"]
    sheet.set_row(at, max(_LEAST_HEIGHT, row_height(texts)))
    for place, column in enumerate(COLUMNS):
        _write_cell(sheet, at, place, values.get(column.field), column, styles)
    write_text(sheet, at, len(COLUMNS), str(RowKey(plan.key, task.number)))


def _write_cell(sheet: Worksheet, at: int, place: int, value: object, column: FormColumn, styles: _Styles) -> None:
    style = (styles.opened if column.opened else styles.kinds)[column.kind]
    if isinstance(value, float | int):
        sheet.write_number(at, place, value, style)
    elif value is None or isinstance(value, str):
        write_text(sheet, at, place, value or "", style)
    else:
        write_date(sheet, at, place, value, style)  # type: ignore[arg-type]


def _check_entries(sheet: Worksheet, end: int) -> None:
    at = {column.field: place for place, column in enumerate(COLUMNS)}
    if end <= _HEAD_ROW:
        return
    sheet.data_validation(
        _HEAD_ROW + 1,
        at["progress"],
        end,
        at["progress"],
        {
            "validate": "decimal",
            "criteria": "between",
            "minimum": 0,
            "maximum": 100,
            "input_title": "本期进度",
            "input_message": "填 0 至 100 的数字，如 60",
            "error_title": "进度不对",
            "error_message": "请填 0 至 100 的数字，如 60，不要带百分号",
        },
    )
    sheet.data_validation(
        _HEAD_ROW + 1,
        at["status"],
        end,
        at["status"],
        {
            "validate": "list",
            "source": [status.value for status in FeedbackStatus],
            "error_title": "办理状态",
            "error_message": "请从下拉框里选一项",
        },
    )


def _write_signing(sheet: Worksheet, at: int, styles: _Styles) -> None:
    """签字确认: labels, each with an open cell beside it."""
    sheet.set_row(at, 26)
    for signing in SIGNING:
        write_text(sheet, at, signing.label_at, signing.label, styles.right)
        style = styles.sign_day if signing.dated else styles.sign
        if signing.until > signing.label_at + 1:
            sheet.merge_range(at, signing.label_at + 1, at, signing.until, "", style)
        else:
            sheet.write_blank(at, signing.label_at + 1, None, style)


def _lay_out(sheet: Worksheet, end: int) -> None:
    for place, column in enumerate(COLUMNS):
        sheet.set_column(place, place, column.width)
    sheet.set_column(len(COLUMNS), len(COLUMNS), None, None, {"hidden": True})
    sheet.freeze_panes(_HEAD_ROW + 1, 3)
    sheet.repeat_rows(_HEAD_ROW)
    sheet.print_area(0, 0, end + 2, len(COLUMNS) - 1)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.center_horizontally()
    sheet.set_footer("&C第 &P 页 共 &N 页")
    sheet.hide_gridlines(2)
    sheet.protect("", _ALLOWED)


def _write_keys(workbook: Workbook, plan: FormPlan) -> None:
    """The sheet nobody sees: the form's key, its unit, and the numbers it was written for."""
    hidden = workbook.add_worksheet(KEY_SHEET)
    hidden.very_hidden()
    hidden.protect()
    write_text(hidden, 0, 0, str(plan.key))
    write_text(hidden, 1, 0, plan.unit.name)
    for at, line in enumerate(plan.lines):
        write_text(hidden, 2 + at, 0, line.task.number)
