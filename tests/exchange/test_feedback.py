"""Feedback sheets: written, filled in and mangled as people do, read back, and compared with the ledger."""

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from supervisor_app.domain.model import Cycle, ProgressReport, Task, TaskState, Unit
from supervisor_app.domain.office import OfficeSettings
from supervisor_app.domain.reports.collecting import CollectPlan, plan_collection
from supervisor_app.domain.reports.feedback import (
    FormKey,
    FormPlan,
    RowKey,
    plan_forms,
    read_form_key,
    read_row_key,
)
from supervisor_app.domain.standing import TaskLine, Yardstick, task_line
from supervisor_app.errors import UserError
from supervisor_app.exchange.feedback_columns import KEY_SHEET
from supervisor_app.exchange.feedback_form import write_forms
from supervisor_app.exchange.feedback_reader import read_files, read_forms

TODAY = date(2026, 6, 3)
LEDGER = "1f3a9c02"
UNITS = {1: Unit(1, "市住建局", aliases=("市住房城乡建设局",)), 2: Unit(2, "市教育局"), 3: Unit(3, "市财政局")}
NAMES = {unit.id: unit.name for unit in UNITS.values()}
HEAD = 5  # 1-based row of the header
FIRST = HEAD + 1


def task(number: int, title: str, lead: int = 1, **more: Any) -> Task:
    told = Task(
        number,
        f"2026-{number:03d}",
        title,
        (lead,),
        state=TaskState.IN_PROGRESS,
        assigned_on=date(2026, 5, 6),
        original_due=date(2026, 12, 31),
        due=date(2026, 12, 31),
        cycle=Cycle.MONTHLY,
        cycle_day=5,
        progress=40.0,
    )
    return replace(told, **more)


TASKS = (
    task(1, "滨河路雨污分流改造"),
    task(2, "老旧电梯更新20台"),
    task(3, "城市书房建设", due_text="年底前"),
    task(4, "义务教育学位供给", lead=2),
    task(5, "积水点整治", cycle=Cycle.ONCE, cycle_day=None),
)
YARD = Yardstick(TODAY)
# Reported in May, so that June's period is the one that is asked.
LINES = tuple(task_line(one, NAMES, YARD, reported=[date(2026, 5, 20)]) for one in TASKS)
OLD = ProgressReport(9, 1, 1, date(2026, 5, 20), 40.0, "完成招标")


def plans(lines: tuple[TaskLine, ...] = LINES) -> list[FormPlan]:
    return plan_forms(lines, UNITS, YARD, LEDGER)


@pytest.fixture
def form(tmp_path: Path) -> Path:
    """The blank sheet of 市住建局: 2026-001, 002, 003, 005."""
    paths = list(write_forms(plans(), tmp_path / "发出", OfficeSettings()))
    return next(path for path in paths if path.name.startswith("市住建局"))


def column(sheet: Worksheet, title: str) -> int:
    return next(at for at, cell in enumerate(sheet[HEAD], start=1) if str(cell.value).startswith(title))


def put(sheet: Worksheet, row: int, **values: object) -> None:
    titles = {
        "progress": "本期进度",
        "status": "办理状态",
        "text": "本期进展",
        "evidence": "佐证",
        "problem": "存在问题",
    }
    for name, value in values.items():
        sheet.cell(row, column(sheet, titles[name])).value = value  # type: ignore[assignment]


def sign(sheet: Worksheet) -> None:
    rows = list(enumerate(sheet.iter_rows(values_only=True), start=1))
    for row, cells in rows:
        for column_at, value in enumerate(cells, start=1):
            if str(value).startswith("主要负责人签字"):
                sheet.cell(row, column_at + 1).value = "王建国"
            if str(value).startswith("填报日期"):
                sheet.cell(row, column_at + 1).value = date(2026, 6, 3)


def filled(form: Path, change: Callable[[Any], None] | None = None, name: str = "填好.xlsx") -> Path:
    """A copy with the first two rows filled in and signed, then changed."""
    book = openpyxl.load_workbook(form)
    sheet = book.worksheets[0]
    put(sheet, FIRST, progress=55, status="办理中", text="管网铺设过半", problem="资金缺口")
    put(sheet, FIRST + 1, progress=100, status="已完成", text="全部更新", evidence="验收单")
    sign(sheet)
    if change is not None:
        change(sheet)
    path = form.parent.parent / name
    book.save(path)
    return path


def collected(
    *paths: Path, reports: tuple[ProgressReport, ...] = (OLD,), lines: tuple[TaskLine, ...] = LINES
) -> CollectPlan:
    forms = [one for path in paths for one in read_forms(path, TODAY)]

    def of(task_id: int) -> list[ProgressReport]:
        return [report for report in reports if report.task_id == task_id]

    return plan_collection(forms, lines, UNITS, YARD, LEDGER, of)


def gist(plan: CollectPlan) -> list[tuple[str, float, str]]:
    return [(entry.line.task.number, entry.report.progress, entry.report.text) for entry in plan.entries]


FILLED = [("2026-001", 55.0, "管网铺设过半"), ("2026-002", 100.0, "全部更新")]


def test_keys_read_back_and_no_altered_one() -> None:
    key = FormKey(LEDGER, 12, date(2026, 6, 5), date(2026, 6, 1))
    row = RowKey(key, "2026-001")
    assert read_form_key(str(key)) == key
    assert read_row_key(f" {row} ") == row
    assert read_row_key(str(row).replace(".12.", ".13.")) is None
    assert read_form_key(str(replace(key, period=None))) == replace(key, period=None)


@given(st.text(max_size=60))
def test_no_other_text_is_a_key(text: str) -> None:
    assert read_form_key(text) is None
    assert read_row_key(text) is None


def test_a_unit_gets_one_sheet_a_period_and_tasks_reported_once_come_along() -> None:
    weekly = task_line(task(6, "每周巡查", cycle=Cycle.WEEKLY, cycle_day=None), NAMES, YARD, reported=[TODAY])
    done = task_line(task(7, "办完的事", state=TaskState.COMPLETED), NAMES, YARD)
    missed = task_line(task(8, "漏报的事", lead=2, assigned_on=date(2026, 4, 1)), NAMES, YARD)
    found = plans((*LINES, weekly, done, missed))
    assert [(one.unit.name, one.key.period, [line.task.number for line in one.lines]) for one in found] == [
        ("市住建局", date(2026, 6, 5), ["2026-001", "2026-002", "2026-003", "2026-005"]),
        ("市住建局", date(2026, 6, 7), ["2026-006"]),
        ("市教育局", date(2026, 5, 5), ["2026-008"]),
        ("市教育局", date(2026, 6, 5), ["2026-004"]),
    ]


def test_a_blank_sheet_tells_nothing_and_loses_nothing(form: Path) -> None:
    plan = collected(form)
    assert plan.entries == ()
    assert [note.number for note in plan.blank] == ["2026-001", "2026-002", "2026-003", "2026-005"]
    assert (plan.conflicts, plan.strange, plan.absent) == ((), (), ())


def test_a_filled_sheet_is_compared_with_the_ledger(form: Path) -> None:
    plan = collected(filled(form))
    assert gist(plan) == FILLED
    first, second = plan.entries
    assert [(change.label, change.old, change.new) for change in first.changes] == [
        ("进度", "40%", "55%"),
        ("进展情况", "完成招标", "管网铺设过半"),
        ("存在问题", "", "资金缺口"),
    ]
    report = first.report
    assert (report.unit_id, report.period, report.signed_by, report.channel) == (
        1,
        date(2026, 6, 5),
        "王建国",
        "反馈表",
    )
    assert (report.reported_on, report.received_on) == (date(2026, 6, 3), TODAY)
    assert first.doubts == ()
    assert second.report.evidence == "验收单"
    assert len(plan.blank) == 2
    assert (plan.conflicts, plan.strange, plan.absent) == ((), (), ())


def _sort_backwards(sheet: Any) -> None:
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=FIRST, max_row=FIRST + 3)]
    for at, row in enumerate(reversed(rows)):
        for place, value in enumerate(row, start=1):
            sheet.cell(FIRST + at, place).value = value


def _lose_keys(sheet: Any) -> None:
    sheet.delete_cols(13)
    del sheet.parent[KEY_SHEET]


def _lose_numbers_too(sheet: Any) -> None:
    _lose_keys(sheet)
    for row in range(FIRST, FIRST + 4):
        sheet.cell(row, 2).value = None


def _rows_above(sheet: Any) -> None:
    _lose_keys(sheet)
    for area in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(area))
    sheet.insert_rows(1, 2)
    sheet.cell(1, 1).value = "附件2"


def _other_columns(sheet: Any) -> None:
    for area in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(area))
    sheet.delete_cols(5)
    sheet.insert_cols(1)
    sheet.cell(HEAD, 1).value = "备注"


def _alias(sheet: Any) -> None:
    _lose_keys(sheet)
    sheet["A2"].value = "填报单位：市住房城乡建设局"


@pytest.mark.parametrize(
    "mangle",
    [_sort_backwards, _lose_keys, _lose_numbers_too, _rows_above, _other_columns, _alias],
    ids=lambda mangle: mangle.__name__,
)
def test_mangled_sheets_are_still_read(form: Path, mangle: Callable[[Any], None]) -> None:
    plan = collected(filled(form, mangle, "新建 工作表(2).xlsx"))
    assert sorted(gist(plan)) == FILLED
    assert {entry.report.period for entry in plan.entries} == {date(2026, 6, 5)}
    assert (plan.conflicts, plan.strange) == ((), ())


def test_a_sheet_copied_into_another_workbook_beside_others(form: Path, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for name, source in (("住建", filled(form)), ("教育", next(form.parent.glob("市教育局*")))):
        target = book.create_sheet(name)
        for at, row in enumerate(openpyxl.load_workbook(source).worksheets[0].iter_rows(values_only=True), start=1):
            for place, value in enumerate(row, start=1):
                target.cell(at, place).value = value
    put(book["教育"], FIRST, progress=45, text="新增学位 800 个")
    path = tmp_path / "汇总.xlsx"
    book.save(path)
    plan = collected(path)
    assert gist(plan) == [*FILLED, ("2026-004", 45.0, "新增学位 800 个")]
    assert [(note.sheet, note.text) for note in plan.strange] == [("教育", "没有填主要负责人签字")]
    assert [entry.unit for entry in plan.entries] == ["市住建局", "市住建局", "市教育局"]


def test_forms_under_one_another_in_one_sheet(form: Path, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    target = book.active
    assert target is not None
    start = 0
    for source in (filled(form), next(form.parent.glob("市教育局*"))):
        sheet = openpyxl.load_workbook(source).worksheets[0]
        for at, row in enumerate(sheet.iter_rows(max_col=12, values_only=True), start=start + 1):  # without the keys
            for place, value in enumerate(row, start=1):
                target.cell(at, place).value = value
        start += sheet.max_row + 1
    path = tmp_path / "粘贴.xlsx"
    book.save(path)
    forms = read_forms(path, TODAY)
    assert [(one.unit, one.signed_by, len(one.rows)) for one in forms] == [
        ("市住建局", "王建国", 4),
        ("市教育局", "", 1),
    ]
    assert gist(collected(path)) == FILLED


def test_rows_added_and_deleted_are_told(form: Path) -> None:
    def change(sheet: Any) -> None:
        sheet.delete_rows(FIRST + 2)  # 2026-003
        sheet.insert_rows(FIRST + 2)
        sheet.cell(FIRST + 2, 3).value = "自己加的一件事"
        put(sheet, FIRST + 2, progress=10, text="刚开始")

    plan = collected(filled(form, change))
    assert gist(plan) == FILLED
    assert [(note.row, note.text) for note in plan.strange] == [
        (FIRST + 2, "“自己加的一件事”在台账里没有，是新增的行；如是新事项请先立项")
    ]
    assert [note.number for note in plan.absent] == ["2026-003"]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"progress": 120, "text": "x"}, "2026-001 进度“120”不在 0 至 100 之间；请核实"),
        ({"progress": -5, "text": "x"}, "2026-001 进度“-5”不在 0 至 100 之间；请核实"),
        ({"progress": "快好了", "text": "x"}, "2026-001 进度“快好了”不是数字；请填 0 至 100"),
        ({"progress": None, "text": "在做"}, "2026-001 没有填进度；请补填"),
        ({"progress": 80, "status": "已完成"}, "2026-001 状态是“已完成”，进度却填 80；请核实"),
        ({"progress": "#REF!", "text": "x"}, "2026-001 进度“#REF!”不是数字；请填 0 至 100"),
    ],
)
def test_strange_values_are_named_by_row_and_not_registered(form: Path, values: dict[str, object], said: str) -> None:
    plan = collected(filled(form, lambda sheet: put(sheet, FIRST, **{"status": None, "problem": None, **values})))
    assert [(note.row, note.text) for note in plan.strange] == [(FIRST, said)]
    assert gist(plan) == FILLED[1:]


@pytest.mark.parametrize(
    ("values", "progress", "doubts"),
    [
        ({"progress": 30}, 30, ("进度由 40% 降为 30%",)),
        ({"progress": 0.6}, 60, ("进度“0.6”按 60% 理解",)),
        ({"progress": "６０％"}, 60, ()),
        ({"progress": "约60%"}, 60, ()),
        ({"progress": 100, "status": "已完成"}, 100, ("报完成却没有写佐证材料",)),
        ({"progress": 100}, 100, ("报完成却没有写佐证材料", "进度 100%，状态却是“办理中”")),
        ({"progress": 60, "status": "顺利"}, 60, ("办理状态“顺利”不在可选项里",)),
    ],
)
def test_doubtful_values_are_told(
    form: Path, values: dict[str, object], progress: float, doubts: tuple[str, ...]
) -> None:
    plan = collected(filled(form, lambda sheet: put(sheet, FIRST, **values)))
    assert (plan.entries[0].report.progress, plan.entries[0].doubts) == (progress, doubts)


def test_a_bare_1_is_asked_about_unless_the_column_tells(form: Path) -> None:
    def only(sheet: Any) -> None:
        put(sheet, FIRST, progress=1)
        put(sheet, FIRST + 1, progress=1, status=None)

    assert "分不清是 1% 还是 100%" in collected(filled(form, only)).strange[0].text

    def shares(sheet: Any) -> None:
        put(sheet, FIRST, progress=0.55)
        put(sheet, FIRST + 1, progress=1)

    assert [entry.report.progress for entry in collected(filled(form, shares)).entries] == [55, 100]


def test_a_form_filled_in_twice(form: Path) -> None:
    first, again = filled(form), filled(form, name="再报.xlsx")
    plan = collected(first, again)
    assert gist(plan) == FILLED
    assert next((note.file, note.text) for note in plan.same) == (
        "再报.xlsx",
        "2026-001 与“填好.xlsx”第 6 行相同，只登记一次",
    )
    other = filled(form, lambda sheet: put(sheet, FIRST, progress=70), "改报.xlsx")
    plan = collected(first, other)
    assert gist(plan) == FILLED[1:]
    assert [(note.file, note.row, note.text) for note in plan.conflicts] == [
        ("填好.xlsx", 6, "2026-001 与“改报.xlsx”第 6 行填得不一样，请核实后只留一份"),
        ("改报.xlsx", 6, "2026-001 与“填好.xlsx”第 6 行填得不一样，请核实后只留一份"),
    ]


def test_what_is_registered_already_is_told_and_a_difference_is_a_correction(form: Path) -> None:
    path = filled(form)
    told = replace(collected(path).entries[0].report, id=30)
    plan = collected(path, reports=(OLD, told))
    assert gist(plan) == FILLED[1:]
    assert [note.text for note in plan.same] == ["2026-001 这一期已登记过同样的内容"]
    by_phone = replace(told, progress=50.0, text="电话报的", form="", channel="电话")
    entry = collected(path, reports=(OLD, by_phone)).entries[0]
    assert entry.report.corrects_id == 30
    assert entry.doubts == ("这一期已有 2026-06-03 的报告（50%），登记后作为更正，原报告保留",)
    assert entry.changes[0].old == "50%"


def test_a_sheet_of_another_period_is_registered_for_that_one_and_told(form: Path) -> None:
    later = Yardstick(date(2026, 6, 20))
    lines = tuple(task_line(one, NAMES, later, reported=[date(2026, 6, 3)]) for one in TASKS)
    forms = read_forms(filled(form), later.today)
    plan = plan_collection(forms, lines, UNITS, later, LEDGER, lambda task_id: [])
    assert plan.entries[0].report.period == date(2026, 6, 5)
    assert plan.entries[0].doubts == ("这是截至 2026-06-05 一期的表，现在该报截至 2026-07-05 的一期；按表上的一期登记",)


def test_a_sheet_of_another_ledger_is_refused_whole(tmp_path: Path) -> None:
    other = plan_forms(LINES, UNITS, YARD, "deadbeef")
    paths = list(write_forms(other, tmp_path / "发出", OfficeSettings()))
    plan = collected(filled(paths[0]))
    assert plan.entries == ()
    assert [note.text for note in plan.conflicts] == ["不是从本台账发出的反馈表，整张没有登记；请核对是否选错了台账"]


def test_another_unit_s_name_or_matter_is_a_conflict(form: Path) -> None:
    def unit(sheet: Any) -> None:
        sheet["A2"].value = "填报单位：市教育局"

    assert "表头写的是市教育局，这张表却是发给市住建局的" in collected(filled(form, unit)).conflicts[0].text

    def number(sheet: Any) -> None:
        sheet.cell(FIRST, 2).value = "2026-002"

    assert "可能串了行" in collected(filled(form, number)).conflicts[0].text

    def matter(sheet: Any) -> None:
        sheet.cell(FIRST, 3).value = "义务教育学位供给"

    assert "表里却写“义务教育学位供给”" in collected(filled(form, matter)).conflicts[0].text

    def nobody(sheet: Any) -> None:
        _lose_keys(sheet)
        sheet["A2"].value = "填报单位："

    assert collected(filled(form, nobody)).conflicts[0].text.startswith("看不出是哪个单位填的，整张没有登记")


def test_a_task_done_meanwhile_takes_no_report(form: Path) -> None:
    lines = tuple(
        task_line(replace(one, state=TaskState.COMPLETED) if one.id == 1 else one, NAMES, YARD) for one in TASKS
    )
    plan = collected(filled(form), lines=lines)
    assert gist(plan) == FILLED[1:]
    assert plan.conflicts[0].text == "2026-001 已办结、暂停或未交办，不再登记进展"


def test_a_sheet_that_takes_a_claim_back_says_so(form: Path) -> None:
    """Filled in before the unit claimed the task done, as likely as not."""
    claimed = {1: {"state": TaskState.CLAIMED_DONE, "progress": 100.0}, 2: {"state": TaskState.CLAIMED_DONE}}
    lines = tuple(task_line(replace(one, **claimed.get(one.id, {})), NAMES, YARD) for one in TASKS)  # type: ignore[arg-type]
    plan = collected(filled(form), lines=lines)
    assert [entry.doubts for entry in plan.entries] == [("单位已报结待核查，登记后报结随之撤回",), ()]


def test_only_what_is_to_be_filled_in_is_open(form: Path) -> None:
    book = openpyxl.load_workbook(form)
    sheet = book.worksheets[0]
    assert sheet.protection.sheet
    opened = {
        str(head.value) for head, cell in zip(sheet[HEAD], sheet[FIRST], strict=True) if not cell.protection.locked
    }
    assert opened == {
        "本期进度%",
        "办理状态",
        "本期进展情况",
        "存在问题及需协调事项",
        "下步措施",
        "佐证材料（名称）",
    }
    assert book[KEY_SHEET].sheet_state == "veryHidden"
    kinds = {(check.type, str(check.sqref)) for check in sheet.data_validations.dataValidation}
    assert kinds == {("decimal", "G6:G9"), ("list", "H6:H9")}
    assert sheet.column_dimensions["M"].hidden


def test_no_file_is_replaced_and_a_stopped_batch_leaves_whole_ones(tmp_path: Path) -> None:
    writing = write_forms(plans(), tmp_path, OfficeSettings())
    first = next(writing)
    del writing
    assert [path.name for path in tmp_path.iterdir()] == [first.name]
    assert len(list(write_forms(plans(), tmp_path, OfficeSettings()))) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "市住建局_反馈表_20260605.xlsx",
        "市住建局_反馈表_20260605（2）.xlsx",
        "市教育局_反馈表_20260605.xlsx",
    ]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("")
    with pytest.raises(UserError, match="建不成"):
        list(write_forms(plans(), tmp_path / "x" / "y", OfficeSettings()))


def test_bad_files_are_one_sentence_each(tmp_path: Path, form: Path) -> None:
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04 not")
    (tmp_path / "照片.xlsx").write_bytes(b"\xff\xd8\xff\xe0")
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["序号", "姓名"])
    book.save(tmp_path / "别的.xlsx")
    paths = [tmp_path / name for name in ("坏.xlsx", "照片.xlsx", "别的.xlsx", "没有.xlsx")]
    found = [one for _, one in read_files([*paths, form], TODAY)]
    said = [str(one) for one in found[:4]]
    assert all(isinstance(one, UserError) for one in found[:4])
    assert "别的.xlsx 里没有反馈表" in said[2]
    assert all(sentence.count("；") <= 1 and "\n" not in sentence for sentence in said)
    assert isinstance(found[4], list)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_a_sheet_saved_by_another_program(form: Path, tmp_path: Path, kind: str) -> None:
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    target = tmp_path / "另存"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(target), str(filled(form))]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    plan = collected(target / f"填好.{kind}")
    assert gist(plan) == FILLED
    assert (plan.conflicts, plan.strange, plan.absent) == ((), (), ())
    assert {entry.report.form for entry in plan.entries} != {""}
