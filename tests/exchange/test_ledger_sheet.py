"""The exported ledger: how it prints, and that it imports back to the same tasks."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from supervisor_app.domain.lights import Light
from supervisor_app.domain.model import DONE_STATES, Cycle, Milestone, SupervisionKind, TaskState, Urgency
from supervisor_app.domain.words import STATE_WORDS
from supervisor_app.errors import UserError
from supervisor_app.exchange.cells import one_line, text_of
from supervisor_app.exchange.drafts import to_draft
from supervisor_app.exchange.ledger_sheet import LedgerRow, write_ledger
from supervisor_app.exchange.states import read_state
from supervisor_app.exchange.task_sheet import TaskRow, read_sheet

HELD = date(2026, 4, 15)
FULL = LedgerRow(
    title="修通滨河路",
    number="督〔2026〕3号",
    source="二季度调度会",
    source_date=date(2026, 4, 15),
    target="通车",
    measures="倒排工期",
    sponsor="李副县长",
    lead=("县住建局",),
    cooperating=("县财政局", "各镇（街道）"),
    contact="王明 13800000000",
    assigned_on=date(2026, 4, 15),
    original_due=date(2026, 6, 30),
    due=date(2026, 7, 31),
    cycle=Cycle.MONTHLY,
    cycle_day=5,
    approver="王县长",
    approved_on=date(2026, 4, 10),
    milestones=(
        Milestone(0, 0, "完成征收（一期）", date(2026, 5, 15), 1.5, date(2026, 5, 20)),
        Milestone(0, 0, "路面铺油", date(2026, 7, 15)),
    ),
    report="路基完成",
    reported_on=date(2026, 6, 5),
    progress=72.5,
    expected=80.0,
    problem="征收慢",
    next_step="加快征收",
    light=Light.YELLOW,
    state=TaskState.IN_PROGRESS,
    remark="省重点",
    supervision=SupervisionKind.SPECIAL,
    urgency=Urgency.EXTRA_URGENT,
    parent="督〔2026〕1号",
    weight=0.5,
    extensions=1,
)


def back(task: TaskRow) -> LedgerRow:
    """A task that was read, as the row it came from; lights and expected progress are not imported."""
    said = task.texts.get
    return LedgerRow(
        title=task.title,
        number=said("number", ""),
        source=said("source", ""),
        source_date=task.source_date,
        target=said("target", ""),
        measures=said("measures", ""),
        sponsor=said("sponsor", ""),
        lead=tuple(task.lead),
        cooperating=tuple(task.cooperating),
        contact=said("contact", ""),
        assigned_on=task.assigned_on,
        original_due=task.original_due,
        due=task.due,
        due_text=task.due_text,
        cycle=task.cycle or Cycle.ONCE,
        cycle_day=task.cycle_day,
        approver=said("approver", ""),
        approved_on=task.approved_on,
        milestones=task.steps(),
        report=said("report", ""),
        reported_on=task.reported_on,
        progress=task.progress,
        problem=said("problem", ""),
        next_step=said("next_step", ""),
        state=task.state,
        completed_on=task.completed_on,
        remark=said("remark", ""),
        supervision=task.supervision,
        urgency=task.urgency or Urgency.ORDINARY,
        parent=task.parent,
        weight=task.weight or 1.0,
        merged_into=task.merged_into,
        extensions=int(said("extensions", "0")),
    )


def plain(row: LedgerRow) -> LedgerRow:
    """The row without what is computed."""
    return replace(row, light=None, light_word="", expected=None)


def test_every_column_comes_back(tmp_path: Path) -> None:
    """A full row, one with nothing but its title, and a done one."""
    rows = [
        FULL,
        LedgerRow("建粮库"),
        LedgerRow("绿化", lead=("县林业局",), light=Light.DONE, state=TaskState.CLOSED, completed_on=date(2026, 5, 1)),
        LedgerRow("月报", due_text="每月5日前", cycle=Cycle.MONTHLY, cycle_day=5, lead=("县统计局",)),
        LedgerRow("分两步", due_text="6月底立项，年底开工", due=date(2026, 12, 31), original_due=date(2026, 12, 31)),
    ]
    write_ledger(rows, tmp_path / "out.xlsx", "河东县督办台账", "截至2026年6月12日")
    reading = read_sheet(tmp_path / "out.xlsx", HELD)
    assert [back(task) for task in reading.tasks] == [plain(row) for row in rows]
    assert reading.rejected == []
    assert {remark.reason for remark in reading.warnings} == {"没有写牵头单位，导入后请补上"}


_TEXT = st.text(max_size=20).map(text_of)
_TITLE = st.one_of(
    st.sampled_from(
        [
            "=1+1",
            "@x",
            "+86",
            "-1",
            "007",
            '"引号"',
            "'撇号",
            "{=A1}",
            "https://a.cn",
            "第一行\n第二行",
            "1E5",
            "合计",
            "注：甲",
            "一、城建",
            "工作任务",
            "#N/A",
        ]
    ),
    st.text(min_size=1, max_size=30),
)
_DAYS = st.dates(date(2024, 1, 1), date(2035, 12, 31))
_STEPS = st.builds(
    Milestone,
    id=st.just(0),
    task_id=st.just(0),
    title=_TITLE.map(lambda text: " ".join(text_of(text).split())),
    due=_DAYS,
    weight=st.sampled_from([1.0, 2.0, 0.5, 100 / 3]),
    done_on=st.none() | _DAYS,
)
_UNITS = st.lists(
    st.sampled_from(
        ["县教育局", "县住建局", "各县（市、区）政府", "县政府办公室（督查室）", "市发展和改革委员会", "河东镇"]
    ),
    max_size=3,
    unique=True,
)


@st.composite
def ledger_rows(draw: st.DrawFn) -> LedgerRow:
    """Rows as the ledger can hold them: a due date has an original one, only real cycles have a day."""
    units = draw(_UNITS)
    due = draw(st.none() | _DAYS)
    cycle = draw(st.sampled_from(Cycle))
    state = draw(st.sampled_from([None, *TaskState]))
    last = {Cycle.MONTHLY: 28, Cycle.QUARTERLY: 28, Cycle.WEEKLY: 7}.get(cycle)
    progress = draw(st.none() | st.integers(0, 10_000).map(lambda hundredths: hundredths / 100))
    return LedgerRow(
        title=draw(_TITLE.map(lambda text: one_line(text_of(text))).filter(_is_a_title)),
        number=draw(st.sampled_from(["", "督〔2026〕3号", "007", "=A1", "HD-2026-001"])),
        source=draw(_TEXT),
        source_date=draw(st.none() | _DAYS),
        target=draw(_TEXT),
        measures=draw(_TEXT),
        sponsor=draw(_TEXT),
        lead=tuple(units[:1]),
        cooperating=tuple(units[1:]),
        contact=draw(_TEXT),
        assigned_on=draw(st.none() | _DAYS),
        original_due=due and draw(_DAYS),
        due=due,
        due_text=draw(st.sampled_from(["", "长期坚持", "每月5日前", "6月底前", "看情况", "6月底立项，年底开工"])),
        cycle=cycle,
        cycle_day=last and draw(st.none() | st.integers(1, last)),
        approver=draw(_TEXT),
        approved_on=draw(st.none() | _DAYS),
        milestones=tuple(draw(st.lists(_STEPS, max_size=2))),
        report=draw(_TEXT),
        reported_on=draw(st.none() | _DAYS),
        progress=progress,
        expected=draw(st.none() | st.floats(0, 100)),
        problem=draw(_TEXT),
        next_step=draw(_TEXT),
        light=Light.DONE if state in DONE_STATES else draw(st.sampled_from([None, Light.RED, Light.GREY])),
        state=state,
        completed_on=draw(st.none() | _DAYS),
        remark=draw(_TEXT),
        supervision=draw(st.none() | st.sampled_from(SupervisionKind)),
        urgency=draw(st.sampled_from(Urgency)),
        parent=draw(st.sampled_from(["", "2026-001", "督〔2026〕3号"])),
        weight=draw(st.sampled_from([1.0, 2.0, 0.25])),
        merged_into=draw(st.sampled_from(["", "2026-002"])),
        extensions=draw(st.integers(0, 3)),
    )


def _is_a_title(text: str) -> bool:
    return text not in {"", "/", "\\", "-", "--", "---", "—", "——", "－", "无", "／", "暂无", "*"}


@given(st.lists(ledger_rows(), min_size=1, max_size=4))
@example([FULL])
def test_what_is_exported_imports_back(tmp_path: Path, rows: list[LedgerRow]) -> None:
    """Every field of every row, whatever its text looks like to a spreadsheet."""
    path = tmp_path / "out.xlsx"
    write_ledger(rows, path, "河东县督办台账", "截至2026年6月12日")
    reading = read_sheet(path, HELD)
    assert [back(task) for task in reading.tasks] == [plain(row) for row in rows]
    assert [task.extra for task in reading.tasks] == [{} for _ in rows]


def test_milestones_written_otherwise_stay_words(tmp_path: Path) -> None:
    """Such as a list's own 阶段节点: kept in the remark, not guessed at."""
    text = "2026-06-30 主体封顶（权重 2）\n8月底前装修"
    row = ["2026-06-30 主体封顶（权重 2）", "2026-02-30 立项（权重 1）", text]
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for cells in [["工作任务", "牵头单位", "阶段节点"], *(["建粮库", "县粮储局", words] for words in row)]:
        sheet.append(cells)
    book.save(tmp_path / "list.xlsx")
    drafts = [to_draft(task) for task in read_sheet(tmp_path / "list.xlsx", HELD).tasks]
    assert [(len(draft.milestones), draft.remark) for draft in drafts] == [
        (1, ""),
        (0, f"阶段节点：{row[1]}"),
        (0, f"阶段节点：{text}"),
    ]


def test_it_prints_on_a4_across(tmp_path: Path) -> None:
    """Landscape, one page wide, header frozen and repeated, filter, page numbers, real dates and percents, text."""
    path = tmp_path / "out.xlsx"
    write_ledger(
        [FULL, replace(FULL, title="=1+1", light=Light.RED, light_word="红灯")], path, "督办台账", "截至6月12日"
    )
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    setup = sheet.page_setup
    assert (setup.orientation, setup.paperSize, setup.fitToWidth or 1, setup.fitToHeight) == ("landscape", 9, 1, 0)
    assert (sheet.print_title_rows, sheet.freeze_panes) == ("$3:$3", "C4")
    assert (sheet["A1"].value, sheet["A2"].value) == ("督办台账", "截至6月12日")
    heads = {cell.value: at for at, cell in enumerate(sheet[3], start=1)}
    assert sheet.auto_filter.ref == f"A3:{sheet.cell(5, len(heads)).coordinate}"
    assert "第 &P 页 共 &N 页" in str(sheet.oddFooter)
    first, second = ({head: sheet.cell(row, column) for head, column in heads.items()} for row in (4, 5))
    assert (first["现时限"].value, first["完成率"].value) == (datetime.fromisoformat("2026-07-31"), 0.725)
    assert first["完成率"].number_format == "0.0#%"
    assert (second["督办事项"].value, second["督办事项"].data_type) == ("=1+1", "s")
    assert [cell["亮灯"].value for cell in (first, second)] == ["黄", "红灯"]
    assert first["亮灯"].fill.fgColor.rgb != second["亮灯"].fill.fgColor.rgb
    assert "办结日期" not in heads  # a column without any value is left out
    assert list(heads)[:2] == ["序号", "督办编号"]


def test_a_ledger_without_extensions_has_one_due_date(tmp_path: Path) -> None:
    """原时限 and 现时限 only where they differ."""
    rows = [replace(FULL, original_due=FULL.due), LedgerRow("建粮库", due_text="长期坚持")]
    write_ledger(rows, tmp_path / "out.xlsx", "督办台账")
    reading = read_sheet(tmp_path / "out.xlsx", HELD)
    assert [label for label in reading.header.labels if "时限" in label] == ["办理时限"]
    assert [(task.due, task.original_due, task.due_text) for task in reading.tasks] == [
        (FULL.due, FULL.due, ""),
        (None, None, "长期坚持"),
    ]


def test_an_empty_ledger_is_a_page_with_a_header(tmp_path: Path) -> None:
    """Nothing to export is no failure."""
    write_ledger([], tmp_path / "out.xlsx", "督办台账")
    assert (tmp_path / "out.xlsx").stat().st_size


def test_text_longer_than_a_cell_is_cut_and_says_so(tmp_path: Path) -> None:
    """The spreadsheet would refuse the file."""
    write_ledger([replace(FULL, report="进" * 40_000)], tmp_path / "out.xlsx", "督办台账")
    report = read_sheet(tmp_path / "out.xlsx", HELD).tasks[0].texts["report"]
    assert len(report) <= 32_767
    assert report.endswith("后略 7273 字）")


def test_every_state_word_is_understood() -> None:
    """The words the window and the papers use import as themselves."""
    assert {state: read_state(word) for state, word in STATE_WORDS.items()} == {
        state: (state, True) for state in STATE_WORDS
    }


def test_a_missing_folder_is_one_sentence(tmp_path: Path) -> None:
    """The folder is named."""
    with pytest.raises(UserError, match="不存在；请"):
        write_ledger([FULL], tmp_path / "none" / "out.xlsx", "督办台账")


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk is said, the old ledger stays, no part is left behind."""

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "out.xlsx"
    path.write_bytes(b"old")
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(UserError, match="磁盘空间"):
        write_ledger([FULL], path, "督办台账")
    assert [(item.name, item.read_bytes()) for item in tmp_path.iterdir()] == [("out.xlsx", b"old")]
