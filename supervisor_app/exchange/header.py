"""Where a sheet's header stands and which column holds what."""

import re
import unicodedata
from dataclasses import dataclass

from supervisor_app.exchange.cells import text_of
from supervisor_app.exchange.grid import Sheet

# Field → names of its column, as ledgers and task lists head them.
ALIASES: dict[str, tuple[str, ...]] = {
    "index": ("序号", "编号", "项次"),
    "number": ("督办编号", "事项编号", "任务编号", "立项编号"),
    "source": ("事项来源", "任务来源", "会议名称", "来源"),
    "source_date": ("来源日期", "会议日期", "会议时间"),
    "title": (
        "督办事项",
        "工作任务",
        "事项名称",
        "议定事项",
        "重点任务",
        "重点工作",
        "任务名称",
        "工作事项",
        "主要任务",
        "任务内容",
        "工作内容",
        "事项",
        "任务",
        "督办内容",
        "项目名称",
    ),
    "measures": ("具体举措", "工作举措", "具体措施", "工作措施", "推进措施", "主要举措"),
    "target": ("目标要求", "工作目标", "主要目标", "完成标准", "年度目标", "目标任务", "工作要求"),
    "sponsor": ("牵头领导", "责任领导", "分管领导", "包保领导", "市级领导", "县级领导"),
    "lead": ("牵头单位", "主办单位", "承办单位", "责任单位", "牵头部门", "责任部门", "主办", "承办", "牵头", "单位"),
    "cooperating": ("配合单位", "协办单位", "协同单位", "配合部门", "参与单位", "协办", "配合"),
    "contact": ("责任人及电话", "责任人", "联系人", "联系人及电话", "联系电话", "经办人"),
    "assigned_on": ("交办日期", "交办时间", "立项日期", "立项时间"),
    "due": (
        "办理时限",
        "完成时限",
        "完成时间",
        "办结时限",
        "计划完成",
        "计划完成时间",
        "原时限",
        "时限",
        "时间节点",
        "时限要求",
        "截止时间",
        "截止日期",
        "完成期限",
        "办理期限",
        "要求完成时间",
    ),
    "due_adjusted": ("调整后", "调整后时限", "现时限", "延期后", "延期至", "调整时限", "延期时限"),
    "milestones": ("阶段节点", "节点安排", "阶段目标", "序时进度"),
    "report": ("最新进展", "进展情况", "办理情况", "目前进展", "工作进展", "推进情况", "落实情况", "完成情况"),
    "progress": ("完成率", "完成比例", "进度", "完成进度", "完成百分比", "形象进度"),
    "problem": ("存在问题", "存在困难", "问题", "困难问题", "存在的问题"),
    "next_step": ("下步措施", "下一步措施", "下一步工作", "下步打算", "下一步打算", "下一步计划"),
    "light": ("亮灯", "亮灯情况", "红黄绿灯"),
    "state": ("状态", "办理结果", "办理状态", "办结情况"),
    "extensions": ("延期次数",),
    "completed_on": ("办结日期", "办结时间", "实际完成时间"),
    "cycle": ("汇报频次", "报送频次", "报送周期", "调度频次"),
    "remark": ("备注", "说明"),
}
_BY_NAME = {name: field for field, names in ALIASES.items() for name in names}
_LONGEST_FIRST = sorted((name for name in _BY_NAME if len(name) > 2), key=len, reverse=True)
_SEARCHED_ROWS = 40


@dataclass(frozen=True)
class Header:
    """`first` and `last` row of the header (0-based), the label of each column, and field → column."""

    first: int
    last: int
    labels: list[str]
    columns: dict[str, int]


def find_header(sheet: Sheet) -> Header | None:
    """The header that names most fields among a sheet's first rows; None when none names a task column."""
    found = [
        header
        for row in range(min(_SEARCHED_ROWS, len(sheet.rows)))
        for span in (1, 2)
        if (header := _header_at(sheet, row, span)) and "title" in header.columns and len(header.columns) >= 2
    ]
    # Most fields, then the fewer rows, then the upper place.
    return max(found, key=lambda header: (len(header.columns), header.first - header.last, -header.first), default=None)


def _header_at(sheet: Sheet, first: int, span: int) -> Header | None:
    last = first + span - 1
    if last >= len(sheet.rows) or (span == 2 and not _is_second_row(sheet, first)):
        return None
    width = max(len(sheet.rows[row]) for row in (first, last))
    upper, lower = (_labels(sheet, row, width) for row in (first, last))
    return Header(first, last, [low or up for up, low in zip(upper, lower, strict=True)], _map(upper, lower))


def _is_second_row(sheet: Sheet, first: int) -> bool:
    """The next row completes the header: no numbers in it, and merged with, or under, the row above."""
    cells = sheet.rows[first + 1]
    if any(not isinstance(cell, str) and cell is not None for cell in cells):
        return False
    named = sum(field_of(text_of(cell))[0] is not None for cell in cells)
    merged = any(top <= first < bottom and bottom == first + 1 for top, _, bottom, _ in sheet.merged)
    return named >= 2 if merged else named >= 1 and named == sum(bool(text_of(cell)) for cell in cells)


def _labels(sheet: Sheet, row: int, width: int) -> list[str]:
    cells = [text_of(cell) for cell in sheet.rows[row]]
    return cells + [""] * (width - len(cells))


def _map(upper: list[str], lower: list[str]) -> dict[str, int]:
    """Field → column; a column whose name is one of a field's own wins over one that only contains it."""
    best: dict[str, tuple[int, int]] = {}
    for column, (up, low) in enumerate(zip(upper, lower, strict=True)):
        field, quality = field_of(low) if low else (None, 0)
        if field is None and up:
            field, quality = field_of(up)
        if field == "lead" and "lead" in best and low.startswith("责任"):
            field = "cooperating"
        if field and (field not in best or quality > best[field][0]):
            best[field] = (quality, column)
    return {field: column for field, (_, column) in best.items()}


def field_of(label: str) -> tuple[str | None, int]:
    """(field, quality) of a column name: 2 for one of its own names, 1 if it contains such a name, 0 for none."""
    bare = re.sub(r"[\s*:]", "", unicodedata.normalize("NFKC", label))
    bare = re.sub(r"\(.*?\)", "", bare)
    if bare in _BY_NAME:
        return _BY_NAME[bare], 2
    if len(bare) <= 12:
        for name in _LONGEST_FIRST:
            if name in bare:
                return _BY_NAME[name], 1
    return None, 0
