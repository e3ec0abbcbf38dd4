"""What a sheet is called."""

import pytest

from supervisor_app.exchange.grid import Cell, Sheet
from supervisor_app.exchange.header import find_header
from supervisor_app.exchange.titles import sheet_title

HEAD: list[Cell] = ["序号", "工作任务", "事项来源", "牵头单位", "完成时限"]


def task(source: str) -> list[Cell]:
    return [1.0, "修路", source, "市住建局", "6月底前"]


@pytest.mark.parametrize(
    ("above", "sources", "title"),
    [
        ([["2026年重点工作督办台账"]], ["", ""], "2026年重点工作督办台账"),
        ([["附件1"], ["2026年4月15日"], ["填报单位：督查室"], ["重点工作清单"]], [""], "重点工作清单"),
        (
            [["台账名称"]],
            ["第三次调度会（2026年4月15日）", "第三次调度会（2026年4月15日）", "市长批示"],
            "第三次调度会",
        ),
        ([["重点工作清单"]], ["甲会", "乙会"], "重点工作清单"),
        ([], [""], ""),
    ],
)
def test_sheet_title(above: list[list[Cell]], sources: list[str], title: str) -> None:
    sheet = Sheet("表", True, [*above, HEAD, *map(task, sources)], [])
    header = find_header(sheet)
    assert header is not None
    assert sheet_title(sheet, header) == title
