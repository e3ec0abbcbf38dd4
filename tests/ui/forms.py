"""Feedback sheets of the office's ledger, filled in as units do, for tests and pictures."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from supervisor_app.exchange.feedback_form import write_forms
from supervisor_app.ui.session import Session

HEAD = 5  # 1-based row of the header
_TITLES = {"progress": "本期进度", "status": "办理状态", "text": "本期进展", "problem": "存在问题", "evidence": "佐证"}


def handed_out(session: Session, folder: Path) -> dict[str, Path]:
    """Unit → its blank sheet; the first one where it got several."""
    plans = session.facts.reporting.forms()
    found: dict[str, Path] = {}
    for plan, path in zip(plans, write_forms(plans, folder, session.facts.office), strict=True):
        found.setdefault(plan.unit.name, path)
    return found


def fill(
    path: Path,
    name: str,
    rows: Mapping[int, Mapping[str, object]],
    change: Callable[[Worksheet], None] | None = None,
) -> Path:
    """A copy beside it named `name`; `rows`: line of the table from 1 → what is typed there."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    for line, values in rows.items():
        for field, value in values.items():
            sheet.cell(HEAD + line, _column(sheet, _TITLES[field])).value = value  # type: ignore[assignment]
    _sign(sheet)
    if change is not None:
        change(sheet)
    filled = path.with_name(name)
    book.save(filled)
    return filled


def mangled(session: Session, folder: Path) -> list[Path]:
    """Six files as they come back: good, renamed, filled in twice, strange values, rows added, and no sheet at all."""
    blank = handed_out(session, folder)
    told: dict[str, Any] = {"progress": 75, "status": "办理中", "text": "曝气池改造完成，二沉池设备安装过半"}
    twice = blank["市交通运输局"]
    other = folder / "联系人名单.xlsx"
    book = openpyxl.Workbook()
    book.worksheets[0].append(["姓名", "电话"])
    book.save(other)
    return [
        fill(blank["市住建局"], "市住建局填好.xlsx", {1: told}),
        fill(blank["市商务局"], "新建表格(1).xlsx", {1: {"progress": 100, "status": "已完成", "text": "已全部落地"}}),
        fill(twice, "交通局一.xlsx", {1: {"progress": 78, "text": "防护网安装"}}),
        fill(twice, "交通局二.xlsx", {1: {"progress": 82, "text": "防护网安装"}}),
        fill(blank["鹿鸣片区管委会"], "片区.xlsx", {1: {"progress": "过半", "text": "初验问题已改完"}}, _add_row),
        other,
    ]


def _add_row(sheet: Worksheet) -> None:
    sheet.insert_rows(HEAD + 2)
    sheet.cell(HEAD + 2, _column(sheet, "督办事项")).value = "新增的棚改事项"
    sheet.cell(HEAD + 2, _column(sheet, "本期进度")).value = 30
    sheet.cell(HEAD + 2, _column(sheet, "本期进展")).value = "已启动"


def _column(sheet: Worksheet, title: str) -> int:
    return next(at for at, cell in enumerate(sheet[HEAD], start=1) if str(cell.value).startswith(title))


def _sign(sheet: Worksheet) -> None:
    for at, cells in enumerate(list(sheet.iter_rows(values_only=True)), start=1):
        for column, value in enumerate(cells, start=1):
            if str(value).startswith("主要负责人签字"):
                sheet.cell(at, column + 1).value = "王建国"
            if str(value).startswith("填报日期"):
                sheet.cell(at, column + 1).value = date(2026, 11, 19)
