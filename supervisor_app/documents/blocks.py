"""The tables of papers: forms of labelled boxes and lists; their measures are custom."""

from supervisor_app.documents.fonts import FontClass
from supervisor_app.documents.sheet import MM, Sheet, Style
from supervisor_app.documents.tables import Cell, Table
from supervisor_app.documents.text import one_line
from supervisor_app.domain.papers.paper import Form, FormRow, ListTable

_LABEL, _VALUE = Style(FontClass.HEITI, 12), Style(FontClass.FANGSONG, 12)
_CAPTION = Style(FontClass.HEITI, 14)
_HEAD, _ITEM = Style(FontClass.HEITI, 10.5), Style(FontClass.FANGSONG, 10.5)
_FORM_COLUMNS = (29, 49, 29, 49)  # shares of the width
_LOWEST = 0.7  # of the height a box should have
_ROUNDING = 0.01


def draw_form(sheet: Sheet, form: Form, keep: float) -> None:
    """Label and value boxes over the whole width, with `keep` free below the last row.

    A form begins a new page where only its first rows would fit, and its last row does not go to one alone. One a
    little too high for the page has lower boxes for the pen, so that a signature stands with what is signed.
    """
    if sheet.room < min(sheet.frame.height / 2, sum(row.least for row in form.rows) * MM + keep):
        sheet.new_page()
    share = sheet.frame.width / sum(_FORM_COLUMNS)
    table = Table(sheet, [column * share for column in _FORM_COLUMNS])
    rows = [_form_cells(row) for row in form.rows]
    heights = _heights([row.least * MM for row in form.rows], [table.height(row) for row in rows], sheet.room - keep)
    below = {len(rows): keep, len(rows) - 1: keep + heights[-1]}
    for number, (row, least) in enumerate(zip(rows, heights, strict=True), 1):
        table.row(row, least=least, keep=below.get(number, 0.0))


def _heights(wanted: list[float], needed: list[float], room: float) -> list[float]:
    """The rows' least heights: as wanted, or so much lower that all fit into `room`, if that will do."""
    heights = list(map(max, wanted, needed))
    spare = [height - max(need, height * _LOWEST) for height, need in zip(heights, needed, strict=True)]
    over = sum(heights) - room
    if not 0 < over < sum(spare):
        return wanted
    return [height - part * over / sum(spare) - _ROUNDING for height, part in zip(heights, spare, strict=True)]


def draw_list(sheet: Sheet, table: ListTable, keep: float) -> None:
    """A table over the whole width, its columns in proportion, with `keep` free below the last row."""
    share = sheet.frame.width / sum(column.width for column in table.columns)
    drawn = Table(
        sheet,
        [column.width * share for column in table.columns],
        [Cell(one_line(column.heading), _HEAD, centred=True) for column in table.columns],
        Cell(one_line(table.caption), _CAPTION) if table.caption else None,
    )
    rows = [*((row, _ITEM) for row in table.rows), *([(table.total, _HEAD)] if table.total else [])]
    for number, (row, style) in enumerate(rows, 1):
        cells = [
            Cell(text, style, centred=column.align == "center", right=column.align == "right")
            for text, column in zip(row, table.columns, strict=True)
        ]
        drawn.row(cells, keep=keep if number == len(rows) else 0.0)


def _form_cells(row: FormRow) -> list[Cell]:
    span = 1 if len(row.fields) == 2 else 3
    return [
        cell
        for field in row.fields
        for cell in (
            Cell(field.label, _LABEL, centred=True),
            Cell(field.value, _VALUE, span, centred=span == 1),
        )
    ]
