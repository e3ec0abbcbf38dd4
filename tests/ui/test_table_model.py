"""The table model, role by role, and whole tables against a literal."""

from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from supervisor_app.domain.lights import Light
from supervisor_app.ui.columns import Column, Kind
from supervisor_app.ui.painters import Bar, Stack
from supervisor_app.ui.table_model import Role, TableModel
from supervisor_app.ui.task_columns import TASK_COLUMNS
from supervisor_app.ui.unit_columns import UNIT_COLUMNS, board_rows
from tests.scenes.facts import task_lines, unit_lines

_DISPLAY = Qt.ItemDataRole.DisplayRole


@dataclass(frozen=True)
class Paper:
    """A row of the tests."""

    id: int
    name: str
    left: int


COLUMNS: tuple[Column[Paper], ...] = (
    Column(key="name", title="名称", text=lambda row: row.name),
    Column(
        key="left",
        title="剩余",
        width=60,
        align="right",
        text=lambda row: f"剩 {row.left}",
        sort=lambda row: row.left,
        tooltip=lambda row: f"还有 {row.left} 个工作日",
        spoken=lambda row: f"{row.left} 天",
        ink=lambda row: "light_red_ink" if row.left < 0 else "text_muted",
        strong=lambda row: row.left < 0,
        value=lambda row: Light.RED if row.left < 0 else Light.GREEN,
    ),
)
PAPERS = [Paper(1, "督办单10号", 5), Paper(2, "督办单9号", -2), Paper(3, "报告", 30)]


@pytest.fixture
def model(qtbot: QtBot) -> TableModel[Paper]:
    """Three papers."""
    made = TableModel(COLUMNS, lambda row: row.id)
    made.set_rows(PAPERS)
    return made


def whole(model: TableModel[Paper], role: int = _DISPLAY) -> list[list[object]]:
    """Every cell in a role."""
    return [
        [model.data(model.index(row, column), role) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


@pytest.mark.parametrize(
    ("role", "cells"),
    [
        (_DISPLAY, ["督办单9号", "剩 -2"]),
        (Qt.ItemDataRole.ToolTipRole, [None, "还有 -2 个工作日"]),
        (Qt.ItemDataRole.AccessibleTextRole, ["名称：督办单9号", "剩余：-2 天"]),
        (
            Qt.ItemDataRole.TextAlignmentRole,
            [
                Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            ],
        ),
        (Role.ROW, [PAPERS[1], PAPERS[1]]),
        (Role.VALUE, [None, Light.RED]),
        (Role.INK, ["text", "light_red_ink"]),
        (Role.STRONG, [False, True]),
        (Qt.ItemDataRole.DecorationRole, [None, None]),
    ],
)
def test_every_role(model: TableModel[Paper], role: int, cells: list[object]) -> None:
    assert whole(model, role)[1] == cells


def test_qt_finds_no_fault_with_the_model(model: TableModel[Paper]) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.sort(1)
    model.set_rows(PAPERS[:1])
    model.set_rows([])
    assert tester.model() is model


def test_heads(model: TableModel[Paper]) -> None:
    across = Qt.Orientation.Horizontal
    assert [model.headerData(column, across) for column in range(2)] == ["名称", "剩余"]
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_names_sort_by_pinyin_and_natural_numbers(model: TableModel[Paper]) -> None:
    model.sort(0)
    assert [row.name for row in model.rows] == ["报告", "督办单9号", "督办单10号"]
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert [row.name for row in model.rows] == ["督办单10号", "督办单9号", "报告"]
    model.sort(-1)
    assert model.rows == PAPERS


def test_sorting_keeps_hold_of_rows(model: TableModel[Paper], qtbot: QtBot) -> None:
    held = QPersistentModelIndex(model.index(0, 1))
    model.sort(1)
    assert held.row() == 1
    assert held.data(Role.ROW) == PAPERS[0]


def test_new_rows_keep_the_order_asked_for(model: TableModel[Paper]) -> None:
    model.sort(1)
    model.set_rows([*PAPERS, Paper(4, "函", 1)])
    assert [row.left for row in model.rows] == [-2, 1, 5, 30]


def test_changed_rows_are_told_without_a_reset(model: TableModel[Paper], qtbot: QtBot) -> None:
    newer = [replace(row, left=row.left - 1) for row in PAPERS]
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged) as told:
        model.set_rows(newer)
    assert [(index.row(), index.column()) for index in told.args[:2]] == [(0, 0), (2, 1)]
    assert whole(model)[0] == ["督办单10号", "剩 4"]


def test_rows_are_found_by_key(model: TableModel[Paper]) -> None:
    assert [model.position(key) for key in (3, 9)] == [2, -1]


def test_the_ledger_as_a_whole(qtbot: QtBot) -> None:
    shown = [column for column in TASK_COLUMNS if not column.hidden]
    table = [[column.text(line) for column in shown] for line in task_lines()]
    assert [column.title for column in shown] == [
        "亮灯",
        "编号",
        "督办事项",
        "牵头单位",
        "时限",
        "工作日",
        "进度与序时",
        "状态",
    ]
    assert table == [
        ["红", "091", "鹿鸣片区回迁楼三期竣工备案", "鹿鸣片区管委会", "11-06", "逾期 9", "80", "办理中"],
        ["红", "103", "旧厂区改造项目征收扫尾", "市住建局", "11-09", "逾期 8", "86", "办理中"],
        ["红", "102", "新材料园东侧道路贯通", "市交通运输局", "11-11", "逾期 6", "64", "办理中"],
        ["红", "096", "专精特新企业培育申报", "市工信局", "11-12", "逾期 5", "60", "办理中"],
        ["红", "100", "地下管廊示范段开工", "市住建局", "12-31", "剩 30", "30", "办理中"],
        ["黄", "109", "文昌路南延工程通车", "市住建局", "11-20", "剩 1", "88", "办理中"],
        ["黄", "097", "鹿鸣片区标准化厂房招租", "鹿鸣片区管委会", "12-10", "剩 15", "58", "办理中"],
        ["黄", "092", "节能改造项目设备投资入统", "市工信局", "12-31", "剩 30", "48", "办理中"],
        ["黄", "106", "山区公路防护工程", "市交通运输局", "12-15", "剩 18", "70", "应报未报"],
        ["绿", "089", "水源地隔离围网补设", "市生态环境局", "11-25", "剩 4", "100", "待核查"],
        ["绿", "095", "老城区公共停车位新增900个", "市城管局", "12-20", "剩 21", "69", "办理中"],
        ["绿", "088", "城西内河清淤疏浚", "市水利局", "12-25", "剩 26", "71", "办理中"],
        ["灰", "104", "旧车站地块挂牌出让", "市自然资源局", "27-01-15", "–", "20", "暂停"],
        ["办结", "090", "秋季学期学位新增1500个", "市城管局", "09-30", "按期", "100", "已办结"],
    ]


def test_every_column_of_the_ledger_can_be_read_aloud_and_sorted(qtbot: QtBot) -> None:
    model = TableModel(TASK_COLUMNS, lambda line: line.task.id)
    model.set_rows(task_lines())
    for at, column in enumerate(TASK_COLUMNS):
        model.sort(at)
        for row in range(model.rowCount()):
            spoken = model.data(model.index(row, at), Qt.ItemDataRole.AccessibleTextRole)
            assert spoken == "" or spoken.startswith(column.title)
    light = next(at for at, column in enumerate(TASK_COLUMNS) if column.key == "light")
    model.sort(light)
    assert [line.light for line in model.rows] == sorted((line.light for line in task_lines()), key=list(Light).index)


def test_marks_of_the_ledger(qtbot: QtBot) -> None:
    column = next(column for column in TASK_COLUMNS if column.kind is Kind.PROGRESS)
    assert column.value is not None
    assert column.tooltip is not None
    by_number = {line.task.number: line for line in task_lines()}
    assert column.value(by_number["2026-103"]) == Bar(86, 100, Light.RED)
    assert column.value(by_number["2026-104"]) == Bar(20, None, Light.GREY)
    assert column.value(by_number["2026-090"]) == Bar(100, None, Light.DONE)
    assert column.tooltip(by_number["2026-103"]) == "进度 86，序时 100，落后 14 点"
    assert column.tooltip(by_number["2026-088"]) == "进度 71，序时 66，超前 5 点"


def test_the_board_as_a_whole() -> None:
    rows = board_rows(unit_lines())
    table = [[column.text(row) for column in UNIT_COLUMNS] for row in rows]
    assert table[0] == ["红", "市住建局", "19", "3", "3", "红 3、黄 3、绿 7、灰 1、办结 5", "47", "−17"]
    assert table[-1] == ["绿", "市水利局", "10", "–", "–", "绿 6、灰 1、办结 3", "69", "+1"]
    stack = next(column for column in UNIT_COLUMNS if column.kind is Kind.STACK).value
    assert stack is not None
    counts = {Light.RED: 0, Light.YELLOW: 0, Light.GREEN: 6, Light.GREY: 1, Light.DONE: 3}
    assert stack(rows[-1]) == Stack(counts, 19)
    assert [[column.ink(row) for column in UNIT_COLUMNS if column.key == "gap"] for row in (rows[0], rows[-1])] == [
        ["light_yellow_ink"],
        ["text_muted"],
    ]
