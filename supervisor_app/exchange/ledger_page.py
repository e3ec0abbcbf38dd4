"""How a sheet of the exported ledger looks and prints: A4 across, head frozen and repeated, texts never formulas."""

from collections.abc import Sequence
from datetime import date

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from supervisor_app.domain.lights import Light
from supervisor_app.errors import UserError
from supervisor_app.exchange.book_out import write_date, write_text

HEADER_ROW = 2
_A4 = 9
_MOST_ROWS = 1_048_576  # of a sheet of .xlsx
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


class Styles:
    """The cell formats of one workbook, by kind of column."""

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
            "number": workbook.add_format(middle),
            "figure": workbook.add_format({**base, "align": "right", "indent": 1}),
            "date": workbook.add_format({**middle, "num_format": "yyyy-mm-dd"}),
            "percent": workbook.add_format({**base, "num_format": "0%", "align": "right", "indent": 1}),
            "fine": workbook.add_format({**base, "num_format": "0.0#%", "align": "right", "indent": 1}),
            "light": workbook.add_format(middle),
        }
        self.lights = {
            light: workbook.add_format({**middle, "bold": True, "bg_color": fill, "font_color": ink})
            for light, (fill, ink) in _LIGHT_COLOURS.items()
        }

    def of(self, kind: str, value: str | date | float | None) -> Format:
        """The format of a value in a column of a kind."""
        if kind == "percent" and isinstance(value, float) and not value.is_integer():
            return self.kinds["fine"]
        # Old spreadsheets show a long text of the format “text” as ####.
        return self.kinds["long" if kind == "text" and isinstance(value, str) and len(value) > 255 else kind]


def write_cell(
    sheet: Worksheet, row: int, column: int, value: str | date | float | None, kind: str, style: Format
) -> None:
    """A value in its own type; points as percent."""
    if isinstance(value, date):
        write_date(sheet, row, column, value, style)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, round(value / 100, 6) if kind == "percent" else value, style)
    else:
        write_text(sheet, row, column, value or "", style)


def write_head(sheet: Worksheet, labels: Sequence[str], title: str, subtitle: str, styles: Styles) -> None:
    """Title, subtitle and column names."""
    for row, (text, style, height) in enumerate(((title, styles.title, 34), (subtitle, styles.subtitle, 18))):
        sheet.set_row(row, height)
        sheet.merge_range(row, 0, row, len(labels) - 1, "", style)
        write_text(sheet, row, 0, text, style)
    sheet.set_row(HEADER_ROW, 30)
    for at, name in enumerate(labels):
        write_text(sheet, HEADER_ROW, at, name, styles.head)


def lay_out(sheet: Worksheet, widths: Sequence[float], count: int, title: str, frozen: int) -> None:
    """Column widths, `frozen` columns beside the head, filter and page of a sheet with `count` rows below its head."""
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)
    sheet.freeze_panes(HEADER_ROW + 1, frozen)
    sheet.autofilter(HEADER_ROW, 0, HEADER_ROW + max(count, 1), len(widths) - 1)
    sheet.repeat_rows(HEADER_ROW)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.center_horizontally()
    sheet.set_footer("&L" + title.replace("&", "&&")[:100] + "&C第 &P 页 共 &N 页")
    sheet.hide_gridlines(2)


def refuse_too_many(name: str, count: int) -> None:
    """`UserError` when a sheet cannot hold so many rows."""
    most = _MOST_ROWS - HEADER_ROW - 1
    if count > most:
        raise UserError(f"“{name}”有 {count:,} 行，超过 Excel 一张工作表能放的 {most:,} 行；请先筛选台账，分几次导出")
