"""Task lists as offices really keep them: each sheet here is a habit met in the field, written by the test itself."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from supervisor_app.domain.model import Cycle, TaskState
from supervisor_app.exchange.task_sheet import SheetReading, TaskRow, read_sheet

HELD = date(2026, 4, 15)
HEAD = ["序号", "工作任务", "牵头单位", "完成时限"]
Read = Callable[..., SheetReading]


def brief(task: TaskRow) -> tuple[object, ...]:
    """Row, title, units and due date."""
    return task.row, task.title, task.lead, task.cooperating, task.due


def told(reading: SheetReading) -> list[tuple[int, str, str]]:
    """Row, column and value of every doubt."""
    return [(remark.row, remark.column, remark.value) for remark in reading.warnings]


def test_a_title_block_of_three_rows_and_a_header_of_three(read: Read) -> None:
    """Annex number, title, form line; groups of columns, columns, and halves of columns."""
    reading = read(
        [
            ["附件2"],
            ["河东县2026年重点工作任务清单"],
            ["填报单位：县政府办", None, None, None, None, "填报日期：2026年6月12日"],
            ["序号", "任务信息", None, "责任分工", None, None, "办理情况", None],
            [None, "工作任务", "目标要求", "责任单位", None, "完成时限", "进度", "存在问题"],
            [None, None, None, "牵头", "配合", None, None, None],
            [1, "修通滨河路", "通车", "县住建局", "县财政局、县水利局", "6月底前", "40%", "征收慢"],
        ],
        ["A2:H2", "A4:A6", "B4:C4", "D4:F4", "G4:H4", "B5:B6", "C5:C6", "D5:E5", "F5:F6", "G5:G6", "H5:H6"],
    )
    assert [brief(task) for task in reading.tasks] == [
        (7, "修通滨河路", ["县住建局"], ["县财政局", "县水利局"], date(2026, 6, 30))
    ]
    task = reading.tasks[0]
    assert (task.progress, task.texts["target"], task.texts["problem"]) == (40, "通车", "征收慢")
    assert reading.warnings == reading.rejected == []


def test_an_upper_header_row_without_merged_cells(read: Read) -> None:
    """Blanks beside an upper name belong to it."""
    reading = read(
        [
            ["序号", "督办事项", "责任单位", None, "办理时限", None],
            [None, None, "牵头单位", "配合单位", "原时限", "调整后"],
            [1, "建粮库", "县发改局", "县财政局", "5月底", "7月底"],
        ]
    )
    assert [brief(task) for task in reading.tasks] == [(3, "建粮库", ["县发改局"], ["县财政局"], date(2026, 7, 31))]
    assert reading.tasks[0].original_due == date(2026, 5, 31)


def test_brackets_tell_two_columns_of_one_name_apart(read: Read) -> None:
    """责任单位（配合） helps; 完成时限（调整后） is the present one."""
    reading = read(
        [
            ["工作任务", "责任单位（牵头）", "责任单位（配合）", "完成时限（原）", "完成时限（调整后）", "领办县领导"],
            ["甲", "县住建局", "县财政局", "6月底", "9月底", "李明"],
        ]
    )
    assert [brief(task)[2:] for task in reading.tasks] == [(["县住建局"], ["县财政局"], date(2026, 9, 30))]
    assert (reading.tasks[0].original_due, reading.tasks[0].texts["sponsor"]) == (date(2026, 6, 30), "李明")


def test_names_of_a_lower_row_that_mean_nothing_alone(read: Read) -> None:
    """名称, 责任人 and 电话 under 牵头单位; months under 进展情况, of which the last is the latest."""
    reading = read(
        [
            ["事项", None, "牵头单位", None, None, "进展情况", None],
            ["名称", "类别", "名称", "责任人", "电话", "5月", "6月"],
            ["建粮库", "项目", "县发改局", "张三", "13800000000", "完成立项", "已开工"],
        ],
        ["A1:B1", "C1:E1", "F1:G1"],
    )
    task = reading.tasks[0]
    assert brief(task)[1:3] == ("建粮库", ["县发改局"])
    assert (task.group, task.texts["contact"], task.texts["report"]) == ("项目", "张三", "已开工")
    assert task.extra == {"牵头单位/电话": "13800000000", "进展情况/5月": "完成立项"}


def test_a_table_that_starts_at_c9_with_blank_columns_inside(read: Read) -> None:
    """Rows and columns are counted from the sheet's corner."""
    reading = read([["序号", None, "工作任务", None, "牵头单位"], [1, None, "甲", None, "县教育局"]], corner="C9")
    assert [brief(task)[:3] for task in reading.tasks] == [(10, "甲", ["县教育局"])]


def test_column_names_with_breaks_stars_and_brackets(read: Read) -> None:
    """The heading is told on one line; 6 under a heading that counts months is June."""
    reading = read(
        [
            ["序号", "*工作任务\n（必填）", "牵 头 单 位", "完成时限\n（月底）", "完成率\n(%)", "备  注"],
            [1, "甲", "县教育局", 6, 1, None],
            [2, "乙", "县教育局", "择机", 45, "见附件"],
        ]
    )
    assert [(task.due, task.progress) for task in reading.tasks] == [(date(2026, 6, 30), 1), (None, 45)]
    assert told(reading) == [(3, "完成时限（月底）", "择机")]
    assert reading.tasks[1].due_text == "择机"


def test_cells_merged_down_and_across(read: Read) -> None:
    """One lead for three tasks; a lead that fills both unit columns; a phrase over two columns belongs to the first."""
    reading = read(
        [
            ["工作任务", "牵头单位", "配合单位", "完成时限", "完成率", "进展情况"],
            ["甲", "县教育局", "县财政局", "6月底", 0.5, None],
            ["乙", None, None, "7月底", 0.6, None],
            ["丙", "各乡镇", None, "长期坚持", None, None],
        ],
        ["B2:B3", "C2:C3", "B4:C4", "D4:E4"],
    )
    assert [brief(task)[1:] for task in reading.tasks] == [
        ("甲", ["县教育局"], ["县财政局"], date(2026, 6, 30)),
        ("乙", ["县教育局"], ["县财政局"], date(2026, 7, 31)),
        ("丙", ["各乡镇"], [], None),
    ]
    assert reading.tasks[2].due_text == "长期坚持"
    assert reading.warnings == []


def test_a_lead_merged_across_a_group_row(read: Read) -> None:
    """The heading between is still a heading, and a blank row inside the merged cells is nothing."""
    reading = read(
        [
            HEAD,
            ["一、城建", None, None, None],
            [1, "甲", "县住建局", "年底"],
            ["二、交通", None, None, None],
            [2, "乙", None, "年底"],
            [None, None, None, None],
        ],
        ["C3:C6"],
    )
    assert [(*brief(task)[:3], task.group) for task in reading.tasks] == [
        (3, "甲", ["县住建局"], "一、城建"),
        (5, "乙", ["县住建局"], "二、交通"),
    ]
    assert reading.rejected == []


def test_groups_totals_and_notes_in_the_middle_and_at_the_end(read: Read) -> None:
    """Headings without merged cells, by numeral; sub-totals; notes; signatures; numbers written in advance."""
    reading = read(
        [
            HEAD,
            ["一", "项目建设", None, None],
            [1, "甲", "县住建局", "年底"],
            ["小计", "1项", None, None],
            ["注：以上为县级项目。", None, None, None],
            ["第1页 共2页", None, None, None],
            ["（二）民生", None, None, "1项"],
            [2, "乙", "县教育局", "年底"],
            ["（3）", None, None, None],
            ["城建类合计", 2, None, None],
            ["总 计", "2项", None, None],
            ["说明：1.按月报送。", None, None, None],
            ["2.逾期标红。", None, None, None],
            ["填报人：张三", None, "审核人：李四", None],
        ]
    )
    assert [(task.title, task.group) for task in reading.tasks] == [("甲", "一、项目建设"), ("乙", "（二）民生")]
    assert reading.warnings == reading.rejected == []
    assert [remark.row for remark in reading.passed_over] == [2, 4, 5, 6, 7, 10, 11, 12, 13, 14]


def test_the_header_and_title_said_again_at_page_breaks(read: Read) -> None:
    """Neither is a task, and the title is no group."""
    title = ["河东县任务清单", None, None, None]
    reading = read(
        [title, HEAD, [1, "甲", "县住建局", "年底"], title, HEAD, [2, "乙", "县教育局", "年底"]], ["A1:D1", "A4:D4"]
    )
    assert [(task.row, task.title, task.group) for task in reading.tasks] == [(3, "甲", ""), (6, "乙", "")]


def test_two_tables_below_each_other(read: Read) -> None:
    """The second has other columns in another order; a third that is no task list is told and not read."""
    reading = read(
        [
            HEAD,
            [1, "甲", "县住建局", "年底"],
            [None] * 4,
            ["项目名称", "办理时限", "责任单位", "备注"],
            ["乙", "6月底", "县教育局", "省重点"],
            [None] * 4,
            ["单位", "承办总数", "已办结", "完成率"],
            ["县住建局", 1, 0, 0.3],
        ]
    )
    assert [brief(task) for task in reading.tasks] == [
        (2, "甲", ["县住建局"], [], date(2026, 12, 31)),
        (5, "乙", ["县教育局"], [], date(2026, 6, 30)),
    ]
    assert told(reading) == [(7, "", "单位、承办总数、已办结、完成率")]


def test_two_tables_side_by_side(read: Read) -> None:
    """Each row of the sheet may hold two tasks."""
    reading = read(
        [
            [*HEAD, None, *HEAD],
            [1, "甲", "县住建局", "年底", None, 3, "丙", "县水利局", "6月底"],
            [2, "乙", "县教育局", "看情况", None, None, None, None, None],
        ]
    )
    assert [brief(task) for task in reading.tasks] == [
        (2, "甲", ["县住建局"], [], date(2026, 12, 31)),
        (2, "丙", ["县水利局"], [], date(2026, 6, 30)),
        (3, "乙", ["县教育局"], [], None),
    ]
    assert told(reading) == [(3, "完成时限", "看情况")]
    assert reading.rejected == []


def test_rows_under_a_merged_task(read: Read) -> None:
    """A row that names its own unit or day is a task of its own; one that only adds measures continues the task."""
    reading = read(
        [
            ["序号", "工作任务", "具体举措", "牵头单位", "配合单位", "完成时限"],
            [1, "甲", "（1）立项", "县住建局", "县财政局", "6月底"],
            [None, None, "（2）开工", None, "县水利局", None],
            [2, "乙", "一期", "县教育局", None, "6月底"],
            [None, None, "二期", "县体育局", None, "年底"],
        ],
        ["A2:A3", "B2:B3", "D2:D3", "F2:F3", "A4:A5", "B4:B5"],
    )
    assert [brief(task) for task in reading.tasks] == [
        (2, "甲", ["县住建局"], ["县财政局", "县水利局"], date(2026, 6, 30)),
        (4, "乙", ["县教育局"], [], date(2026, 6, 30)),
        (5, "乙", ["县体育局"], [], date(2026, 12, 31)),
    ]
    assert [task.texts["measures"] for task in reading.tasks] == ["（1）立项\n（2）开工", "一期", "二期"]


def test_a_group_column_merged_with_the_task(read: Read) -> None:
    """Where there is no group the task's cell reaches over the group's column."""
    reading = read(
        [
            ["类别", "工作任务", "牵头单位"],
            ["城建", "甲", "县住建局"],
            [None, "乙", "县住建局"],
            ["丙", None, "县教育局"],
        ],
        ["A2:A3", "A4:B4"],
    )
    assert [(task.title, task.group) for task in reading.tasks] == [("甲", "城建"), ("乙", "城建"), ("丙", "")]


def test_units_and_leaders_in_one_cell(read: Read) -> None:
    """Each to its place, and what was decided is told."""
    reading = read(
        [
            ["工作任务", "责任领导及责任单位", "配合单位", "完成时限"],
            ["甲", "李明副县长\n县住建局", "各县区", "年底"],
            ["乙", "王建国 县教育局（牵头）、县体育局", "县财政局等", "年底"],
        ]
    )
    assert [brief(task)[2:4] for task in reading.tasks] == [
        (["县住建局"], ["各县区"]),
        (["县教育局"], ["县体育局", "县财政局"]),
    ]
    assert [task.texts["sponsor"] for task in reading.tasks] == ["李明副县长", "王建国"]
    assert [(row, column) for row, column, _ in told(reading)] == [
        (2, "责任领导及责任单位"),
        (3, "责任领导及责任单位"),
        (3, "配合单位"),
    ]


def test_due_dates_of_every_shape(read: Read) -> None:
    """Real, serial, text, with a time; several in one cell; cycles; what cannot be known."""
    cells: list[tuple[object, date | None]] = [
        (date(2026, 6, 30), date(2026, 6, 30)),
        (datetime.fromisoformat("2026-06-30 17:00"), date(2026, 6, 30)),
        (46203, date(2026, 6, 30)),
        ("46203", date(2026, 6, 30)),
        ("2026-06-30 00:00:00", date(2026, 6, 30)),
        ("2026年6月底前完成", date(2026, 6, 30)),
        ("6.30前", date(2026, 6, 30)),
        ("2026.06", date(2026, 6, 30)),
        ("六月三十日前", date(2026, 6, 30)),
        ("三季度末", date(2026, 9, 30)),
        ("年底前取得阶段性成效", date(2026, 12, 31)),
        ("2026年6月底前完成立项，12月底前开工", date(2026, 12, 31)),
        ("3个工作日内", date(2026, 4, 20)),
        ("会后10日内", date(2026, 4, 25)),
        ("5月—8月", date(2026, 8, 31)),
        ("2026-2028年", date(2028, 12, 31)),
        ("长期坚持", None),
        ("每季度末月25日前", None),
        ("立即", None),
        (2026.1, None),
        ("2062年6月底", date(2062, 6, 30)),
        ("/", None),
    ]
    reading = read([HEAD, *([at, f"任务{at}", "甲局", cell] for at, (cell, _) in enumerate(cells))])
    assert [task.due for task in reading.tasks] == [due for _, due in cells]
    by_text = {task.due_text: task for task in reading.tasks if task.due_text}
    assert [(step.due, step.text) for step in by_text["2026年6月底前完成立项，12月底前开工"].milestones] == [
        (date(2026, 6, 30), "完成立项")
    ]
    assert (by_text["每季度末月25日前"].cycle, by_text["每季度末月25日前"].cycle_day) == (Cycle.QUARTERLY, 25)
    assert [value for _, _, value in told(reading)] == [
        "2026年6月底前完成立项，12月底前开工",
        "立即",
        "2026.1",
        "2062年6月底",
    ]


def test_days_of_assignment_and_completion_are_near_the_meeting(read: Read) -> None:
    """Without a year they are no first day after the meeting but the nearest."""
    reading = read(
        [
            ["工作任务", "牵头单位", "交办日期", "完成时间", "要求完成时间"],
            ["甲", "县教育局", "3月20日", "4月1日", "3月31日"],
        ]
    )
    task = reading.tasks[0]
    assert (task.assigned_on, task.completed_on, task.due) == (
        date(2026, 3, 20),
        date(2026, 4, 1),
        date(2027, 3, 31),
    )


def test_progress_of_every_shape(read: Read) -> None:
    """What is vague stays as text and is told."""
    cells = [
        0.6,
        "60",
        60,
        "60％",
        "百分之六十",
        "完成80%",
        "８０％",
        "已完成",
        "未启动",
        "过半",
        "60-70%",
        True,
        -3,
        None,
    ]
    reading = read(
        [["工作任务", "牵头单位", "完成率"], *([f"任务{at}", "甲局", cell] for at, cell in enumerate(cells))]
    )
    assert [task.progress for task in reading.tasks] == [
        60, 60, 60, 60, 60, 80, 80, 100, 0, None, None, None, None, None,
    ]  # fmt: skip
    assert told(reading) == [
        (11, "完成率", "过半"),
        (12, "完成率", "60-70%"),
        (13, "完成率", "TRUE"),
        (14, "完成率", "-3"),
    ]
    assert reading.tasks[9].leftovers() == ["完成率：过半"]


def test_one_in_a_column_that_counts_both_ways_is_told(read: Read) -> None:
    """All of it or one percent: nobody knows."""
    reading = read(
        [["工作任务", "牵头单位", "进度"], ["甲", "县教育局", 0.3], ["乙", "县教育局", 45], ["丙", "县教育局", 1]]
    )
    assert [task.progress for task in reading.tasks] == [30, 45, 100]
    assert told(reading) == [(4, "进度", "1")]


def test_progress_in_words_is_a_report_and_a_report_in_percent_is_progress(read: Read) -> None:
    """The column's content decides what an ambiguous heading means."""
    words = read([["工作任务", "牵头单位", "进度"], ["甲", "县教育局", "正在办理施工许可手续"]])
    assert (words.tasks[0].progress, words.tasks[0].texts["report"]) == (None, "正在办理施工许可手续")
    figures = read([["工作任务", "牵头单位", "完成情况"], ["甲", "县教育局", "40%"]])
    assert (figures.tasks[0].progress, figures.tasks[0].texts) == (40, {})


def test_states_say_whether_a_task_is_done(read: Read) -> None:
    """是否完成 is answered with yes, no or a tick."""
    words = ["是", "否", "√", "×", "已销号", "暂缓", "终止", "待核查", "未启动", "研究中"]
    reading = read(
        [["工作任务", "牵头单位", "是否完成"], *([f"任务{at}", "甲局", word] for at, word in enumerate(words))]
    )
    assert [task.state for task in reading.tasks] == [
        TaskState.COMPLETED,
        TaskState.IN_PROGRESS,
        TaskState.COMPLETED,
        TaskState.IN_PROGRESS,
        TaskState.CLOSED,
        TaskState.SUSPENDED,
        TaskState.CANCELLED,
        TaskState.CLAIMED_DONE,
        TaskState.ASSIGNED,
        None,
    ]
    assert told(reading) == [(11, "是否完成", "研究中")]


def test_formulas_errors_and_booleans(read: Read) -> None:
    """A formula nobody has calculated and an error have no value: kept as text, told, and no task of themselves."""
    reading = read(
        [
            ["工作任务", "牵头单位", "完成时限", "最新进展"],
            ["甲", "=B9", "=TODAY()", "#REF!"],
            ["=A2&1", "县教育局", "年底", None],
            [True, "县教育局", "年底", None],
        ]
    )
    assert [task.title for task in reading.tasks] == ["甲", "TRUE"]
    assert told(reading) == [(2, "最新进展", "#REF!"), (2, "牵头单位", "=B9"), (2, "完成时限", "=TODAY()")]
    assert (reading.tasks[0].lead, reading.tasks[0].due, reading.tasks[0].due_text) == ([], None, "=TODAY()")
    assert [(remark.row, remark.value) for remark in reading.rejected] == [(3, "=A2&1")]


def test_long_text_control_characters_and_apostrophes(read: Read) -> None:
    """Text is kept whole but for what cannot be seen; an apostrophe is part of it."""
    long = "进" * 32_767
    reading = read(
        [
            [*HEAD, "进展情况"],
            [1, "打通\n断头路\u200b", "县住建局", "'2026-06-30", long],
            [2, "'007", "县教育局", "年底"],
        ]
    )
    assert [task.title for task in reading.tasks] == ["打通断头路", "'007"]
    assert reading.tasks[0].due == date(2026, 6, 30)
    assert reading.tasks[0].texts["report"] == long


def test_a_task_as_long_as_a_speech_is_kept_and_told(read: Read) -> None:
    """A whole paragraph in the task's cell is likely a slip."""
    reading = read([HEAD, [1, "抓" * 600, "县住建局", "年底"]])
    assert len(reading.tasks[0].title) == 600
    assert [row for row, _, _ in told(reading)] == [2]


def test_the_same_task_twice_is_told(read: Read) -> None:
    """Same title, unit and day; the same title with another unit is another task."""
    reading = read([HEAD, [1, "甲", "县住建局", "年底"], [2, "甲", "县教育局", "年底"], [3, "甲", "县住建局", "年底"]])
    assert len(reading.tasks) == 3
    assert told(reading) == [(4, "工作任务", "甲")]


def test_columns_that_are_no_field_are_kept(read: Read) -> None:
    """With their headings, ready for the remark; numbering that is a real number is the task's number."""
    reading = read(
        [["编号", "工作任务", "牵头单位", "总投资（万元）", None], ["HD-2026-001", "甲", "县住建局", 1200, "加急"]]
    )
    task = reading.tasks[0]
    assert (task.texts["number"], task.extra) == ("HD-2026-001", {"总投资（万元）": "1200", "第 5 列": "加急"})
    assert task.leftovers() == ["总投资（万元）：1200", "第 5 列：加急"]


def test_specific_tasks_under_a_general_one(read: Read) -> None:
    """重点任务 merged down over several 具体任务 is their group."""
    reading = read(
        [
            ["重点任务", "具体任务", "牵头单位"],
            ["扩大投资", "开工粮库", "县发改局"],
            [None, "修通滨河路", "县住建局"],
        ],
        ["A2:A3"],
    )
    assert [(task.title, task.group) for task in reading.tasks] == [
        ("开工粮库", "扩大投资"),
        ("修通滨河路", "扩大投资"),
    ]


def test_a_list_whose_only_task_column_is_called_a_goal(read: Read) -> None:
    """目标任务 stands for the task where there is no other."""
    reading = read([["序号", "目标任务", "责任单位", "完成时限"], [1, "新增企业100家", "县工信局", "年底"]])
    assert [brief(task)[1:3] for task in reading.tasks] == [("新增企业100家", ["县工信局"])]


@pytest.mark.parametrize("names", [("填表说明", "Sheet1"), ("示例", "2026"), ("Sheet2", "Sheet1")])
def test_instructions_and_samples_before_the_list(names: tuple[str, str], tmp_path: Path) -> None:
    """The sheet with the fuller header is read; another that looks like a list is told."""
    book = openpyxl.Workbook()
    guide = book.active
    assert guide is not None
    guide.title = names[0]
    sample = ["（示例）修路", "县住建局", "年底"]
    for row in (["请各单位认真填写工作任务、牵头单位。"], HEAD[1:], sample):
        guide.append(row)
    sheet = book.create_sheet(names[1])
    for filled in (HEAD, [1, "甲", "县教育局", "年底"]):
        sheet.append(filled)
    book.save(tmp_path / "book.xlsx")
    reading = read_sheet(tmp_path / "book.xlsx", HELD)
    assert (reading.sheet, [task.title for task in reading.tasks]) == (names[1], ["甲"])
    others = [remark.value for remark in reading.warnings]
    assert [*reading.other_sheets] == others == (["Sheet2"] if names[0] == "Sheet2" else [])


def test_a_blank_form_before_the_list(tmp_path: Path) -> None:
    """A fuller header without a row beneath it is a form, not the list."""
    book = openpyxl.Workbook()
    form = book.active
    assert form is not None
    form.append([*HEAD, "配合单位", "备注"])
    filled = book.create_sheet("2026")
    for row in (HEAD, [1, "甲", "县教育局", "年底"]):
        filled.append(row)
    book.save(tmp_path / "book.xlsx")
    assert read_sheet(tmp_path / "book.xlsx", HELD).sheet == "2026"


def test_hidden_rows_and_the_date_system_of_1904(tmp_path: Path) -> None:
    """A hidden row is read and told; a bare serial number counts from the workbook's own day 0."""
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    assert sheet is not None
    rows: list[list[object]] = [[*HEAD], [1, "甲", "县教育局", 44741], [2, "乙", "县教育局", date(2026, 6, 30)]]
    for row in rows:
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    book.save(tmp_path / "mac.xlsx")
    reading = read_sheet(tmp_path / "mac.xlsx", HELD)
    assert [task.due for task in reading.tasks] == [date(2026, 6, 30), date(2026, 6, 30)]
    assert told(reading) == [(3, "", "第 3 行")]
