"""Task lists as offices send them, written by the tests themselves."""

from collections.abc import Sequence
from pathlib import Path

import openpyxl

Row = Sequence[object]
HEADER = ("序号", "工作任务", "牵头单位", "配合单位", "完成时限", "完成率", "阶段节点", "备注")
GOOD: tuple[Row, ...] = (
    (1, "新材料园二期标准化厂房竣工验收", "市工信局", "市住建局、市自然资源局", "12月底前", 0.62, "", ""),
    (2, "淮河路东延工程路基贯通", "市交通运输局", "市自然资源局", "2026年12月20日", "45%", "10月底完成征收", ""),
    (3, "临河小区改造四标段水电管网收尾", "市住建局", "市城管局", "11月30日前", 71, "", "含3个小区"),
    (4, "新增公办幼儿园学位900个", "市教体局", "", "年内", "已完成", "", ""),
    (5, "清洁取暖改造回头看", "市生态环境局", "市财政局", "每月5日前", None, "", ""),
    (6, "四季度招商引资签约项目落地", "市商务局", "市发改委", "2026.12.25", "58%", "", ""),
    (7, "高标准农田新增3万亩上图入库", "市农业农村局", "", "2027年3月底", "20%", "", ""),
    (8, "政务服务事项“一网通办”改造", "市政务服务局", "市大数据局", "12月中旬", "66%", "", ""),
)
DOUBTFUL: tuple[Row, ...] = (
    (9, "化工园区雨污分流整改", "市生态环境局、市应急局（牵头）", "", "尽快", "过半", "", ""),
    (10, "规上工业企业培育入库25家", "", "市统计局", "12月15日", "五成左右", "", ""),
    (11, "冬季森林防火隐患排查", "市应急局", "市林业局", "条件成熟时", "30%", "", ""),
)
REJECTED: tuple[Row, ...] = (
    (12, "", "市水利局", "", "12月31日", "", "", "内容待定"),
    (13, None, "市文广旅局", "市城管局", "年内", "10%", "", ""),
)


def write_book(path: Path, **sheets: Sequence[Row]) -> Path:
    """A workbook of these sheets."""
    book = openpyxl.Workbook()
    assert book.active is not None
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def task_list(folder: Path, *rows: Row, title: str = "四季度重点工作推进会任务清单") -> Path:
    """A list handed out at a meeting, with its title and day above the header; all kinds of rows unless given."""
    listed = rows or (*GOOD, *DOUBTFUL, *REJECTED)
    head = ((title,), ("会议日期：2026年10月16日",), HEADER)
    notes = ("工作表填写说明",), ("时限请写具体日期",)
    return write_book(folder / "四季度推进会任务清单.xlsx", 任务清单=(*head, *listed), 说明=notes)
