"""The lists of projects (计划开工, 在建, 已竣工投产) as a workbook, a sheet each."""

from collections.abc import Sequence
from pathlib import Path

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from supervisor_app.domain.life.project import PROJECT_LIST_WORDS, STAGE_WORDS, Project, ProjectList, Stage
from supervisor_app.exchange.book_out import new_workbook, write_date, write_text

_A4 = 9
_LINE, _HEAD_FILL = "#9AA5B1", "#E4EDF8"
_WIDTHS = (6, 36, 18, 14, *(12,) * (2 * len(Stage)), 18, 24)

Row = tuple[Project, str, str]  # project, its unit, how it stands


def write_projects(rows: Sequence[Row], path: Path) -> None:
    """Write the lists that hold anything, in the order given; `UserError` when the file cannot be written."""
    with new_workbook(path) as workbook:
        base = {"font_name": "宋体", "font_size": 10, "valign": "vcenter", "border": 1, "border_color": _LINE}
        title = workbook.add_format({"font_name": "黑体", "font_size": 16, "align": "center", "valign": "vcenter"})
        head = workbook.add_format(
            {**base, "font_name": "黑体", "align": "center", "bg_color": _HEAD_FILL, "text_wrap": True}
        )
        plain = workbook.add_format({**base, "text_wrap": True})
        day = workbook.add_format({**base, "align": "center", "num_format": "yyyy-mm-dd"})
        for listed in ProjectList:
            own = [row for row in rows if row[0].listed is listed]
            if own or listed is ProjectList.PLANNED:
                sheet = workbook.add_worksheet(PROJECT_LIST_WORDS[listed])
                _write_head(sheet, f"{PROJECT_LIST_WORDS[listed]}项目清单", title, head)
                for at, row in enumerate(own):
                    _write_row(sheet, at, row, plain, day)


def _write_head(sheet: Worksheet, words: str, title: Format, head: Format) -> None:
    stages = [f"{word}{STAGE_WORDS[stage]}" for stage in Stage for word in ("计划", "实际")]
    labels = ("序号", "项目", "责任单位", "总投资（万元）", *stages, "情况", "备注")
    sheet.merge_range(0, 0, 0, len(labels) - 1, "", title)
    write_text(sheet, 0, 0, words, title)
    sheet.set_row(0, 30)
    sheet.set_row(1, 30)
    for at, (label, width) in enumerate(zip(labels, _WIDTHS, strict=True)):
        write_text(sheet, 1, at, label, head)
        sheet.set_column(at, at, width)
    sheet.freeze_panes(2, 2)
    sheet.repeat_rows(1)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)


def _write_row(sheet: Worksheet, at: int, row: Row, plain: Format, day: Format) -> None:
    project, unit, standing = row
    line = at + 2
    sheet.write_number(line, 0, at + 1, plain)
    write_text(sheet, line, 1, project.name, plain)
    write_text(sheet, line, 2, unit, plain)
    if project.investment is None:
        sheet.write_blank(line, 3, None, plain)
    else:
        sheet.write_number(line, 3, project.investment, plain)
    column = 4
    for stage in Stage:
        one = project.stage(stage)
        for told in (one.planned_on, one.actual_on):
            if told is None:
                sheet.write_blank(line, column, None, day)
            else:
                write_date(sheet, line, column, told, day)
            column += 1
    write_text(sheet, line, column, standing, plain)
    write_text(sheet, line, column + 1, project.remark, plain)
