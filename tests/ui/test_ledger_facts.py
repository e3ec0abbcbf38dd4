"""Files, problems, indicators, planned milestones and the form's help of a task in the ledger's pane."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from supervisor_app.domain.life.attachment import MEBIBYTE, Owner
from supervisor_app.domain.life.problem import ProblemState
from supervisor_app.domain.reports.indicators import Indicator, IndicatorValue
from supervisor_app.errors import UserError
from supervisor_app.ui.pages.ledger.acts.form import ActForm
from supervisor_app.ui.pages.ledger.indicators.tab import standing_words
from supervisor_app.ui.pages.ledger.pane.pane import FILES, INDICATORS, JOURNAL, PROBLEMS, PROGRESS, STEPS
from tests.ui.ledger import CTRL, LATE, STEPPED, Opened, click, focus, keys, opened, task_id, write
from tests.ui.office import TODAY

__all__ = ["opened"]  # a fixture


def form_of(opened: Opened) -> ActForm:
    """The open form."""
    form = opened[0].pane.acts.form
    assert form.act is not None
    return form


def drop(target: QWidget, *paths: Path) -> None:
    """Drag files over a widget and let them go."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, none, left = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    QApplication.sendEvent(target, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(target, QDropEvent(QPointF(5, 5), copy, data, left, none))


def some_file(folder: Path, name: str, size: int = 2000) -> Path:
    """A file of zeros."""
    path = folder / name
    path.write_bytes(bytes(size))
    return path


def test_files_are_dropped_opened_copied_and_removed(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two dropped at once are one command; Enter opens, Delete removes, undo brings back."""
    page, shell, session = opened
    late = task_id(session, LATE)
    page.show_target(late)
    page.pane.tabs.setCurrentIndex(FILES)
    tab = page.pane.files
    assert tab.zone.isVisible()
    drop(tab, some_file(tmp_path, "验收.pdf"), some_file(tmp_path, "照片.zip", 3000))
    names = [one.name for one in tab.table.rows_model.rows]
    assert sorted(names) == ["照片.zip", "验收.pdf"]
    shown: list[str] = []

    def show(url: QUrl) -> bool:
        shown.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", show)
    keys(tab.table, Qt.Key.Key_Return)
    assert Path(shown[0]).stat().st_size == 3000
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "留存.zip"), ""))
    click(tab.copy)
    assert (tmp_path / "留存.zip").stat().st_size == 3000
    assert shell.said[-1][0] == f"已另存为 {tmp_path / '留存.zip'}"
    keys(tab.table, Qt.Key.Key_Delete)
    assert [one.name for one in tab.table.rows_model.rows] == ["验收.pdf"]
    session.undo_stack.undo()
    assert len(session.facts.attachments(late)) == 2
    session.undo_stack.undo()
    assert tab.zone.isVisible()


def test_a_file_too_large_is_told(opened: Opened, tmp_path: Path) -> None:
    """One sentence with the limit; nothing is kept."""
    page, _, session = opened
    late = task_id(session, LATE)
    page.show_target(late)
    page.pane.tabs.setCurrentIndex(FILES)
    huge = tmp_path / "录像.mp4"
    with huge.open("wb") as file:
        file.truncate(51 * MEBIBYTE)
    with pytest.raises(UserError, match="超过每个附件 50 MB 的上限"):
        drop(page.pane.files, huge)
    assert session.facts.attachments(late) == []


def test_a_report_comes_with_its_files(opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The paper clip opens the entry and asks; the file belongs to the report, both undone together."""
    page, _, session = opened
    late = task_id(session, LATE)
    page.show_target(("report", late))
    entry = page.pane.progress.entry
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(some_file(tmp_path, "回执.pdf"))], ""))
    click(entry.clip)
    entry.text.setPlainText("余项已改完")
    click(entry.send)
    kept = session.facts.attachments(late)
    assert [(one.name, one.owner[0]) for one in kept] == [("回执.pdf", Owner.REPORT)]
    assert page.pane.progress.stories.stories()[0].foot == "附件：回执.pdf"
    assert entry.files.value() == ()
    session.undo_stack.undo()
    assert session.facts.attachments(late) == []


def test_problems_are_raised_shared_closed_and_opened_again(opened: Opened) -> None:
    """From the empty state to 已销号 and back; F2 edits."""
    page, _, session = opened
    late = task_id(session, LATE)
    page.show_target(late)
    page.pane.tabs.setCurrentIndex(PROBLEMS)
    tab = page.pane.problems
    click(tab.new)
    form = form_of(opened)
    click(form.send)
    assert form.fields["text"]._note.text() == "请写存在什么问题"
    write("规划核实资料缺 3 项")
    form.inputs["due"].set_text("2026-12-01")
    QTest.keyClicks(form.inputs["tasks"].pick, "013")
    click(form.send)
    problem = session.facts.reporting.problems(late)[0]
    assert problem.task_ids == (late, task_id(session, "节能改造项目设备投资入统"))
    story = tab.stories.stories()[0]
    assert (story.when, story.right, story.foot) == ("12-01 前", "未解决", "11-19 督查室提出，与 2026-013 共有")
    tab.stories.setCurrentIndex(tab.stories.model().index(0, 0))
    tab.stories.setFocus()
    page.acts["edit"].trigger()
    assert form_of(opened).inputs["text"].text() == "规划核实资料缺 3 项"
    form.inputs["owner"].set_value("李强")
    page.acts["save"].trigger()
    tab.choose(problem.id)
    keys(tab.stories, Qt.Key.Key_Return)
    form_of(opened).inputs["evidence"].set_value("取得核实意见")
    click(form.send)
    assert session.facts.reporting.problems(late)[0].state is ProblemState.CLOSED
    assert tab.sum.whole() == "未解决 0 个，已销号 1 个，1 个待列入"
    tab.choose(problem.id)
    keys(tab.stories, Qt.Key.Key_Return)
    form_of(opened).inputs["reason"].set_value("又缺一项")
    click(form.send)
    assert session.facts.reporting.problems(late)[0].state is ProblemState.OPEN
    for _ in range(4):
        session.undo_stack.undo()
    assert session.facts.reporting.problems(late) == []


def test_a_problem_a_report_told_of_is_put_on_the_list(opened: Opened) -> None:
    """By Enter, its words, day and unit filled in; told once, and only while it is not on the list."""
    page, _, session = opened
    late = task_id(session, LATE)
    page.show_target(late)
    page.pane.tabs.setCurrentIndex(PROBLEMS)
    tab = page.pane.problems
    [story] = tab.stories.stories()
    assert (story.title, story.right, story.body) == ("鹿鸣片区管委会 报告里提出", "待列入", "门窗到货晚了十天")
    assert tab.sum.whole() == "1 个待列入"
    tab.stories.setCurrentIndex(tab.stories.model().index(0, 0))
    keys(tab.stories, Qt.Key.Key_Return)
    form = form_of(opened)
    assert form.inputs["text"].text() == "门窗到货晚了十天"
    click(form.send)
    [problem] = session.facts.reporting.problems(late)
    report = session.facts.reports(late)[0]
    assert (problem.report_id, problem.raised_by, problem.raised_on) == (report.id, report.unit_id, report.reported_on)
    assert [story.right for story in tab.stories.stories()] == ["未解决"]
    session.undo_stack.undo()
    assert [story.right for story in tab.stories.stories()] == ["待列入"]


def test_a_problem_is_shown_from_elsewhere(opened: Opened) -> None:
    """By its own id, wherever its task is."""
    page, _, session = opened
    late = task_id(session, LATE)
    page.show_target(late)
    page.pane.tabs.setCurrentIndex(PROBLEMS)
    click(page.pane.problems.new)
    form_of(opened).inputs["text"].set_value("资金缺口")
    click(form_of(opened).send)
    problem = session.facts.reporting.problems(late)[0]
    page.show_target(task_id(session, STEPPED))
    page.pane.tabs.setCurrentIndex(PROGRESS)
    page.show_target(("problem", problem.id))
    assert page.pane.line is session.facts.lines[late]
    assert focus() is page.pane.problems.stories
    assert page.pane.problems.stories.currentIndex().row() == 0


def test_an_indicator_is_planned_and_filled_in_by_keyboard(opened: Opened) -> None:
    """An even plan; figures typed down a column with Enter, what is owed carried on; the light follows; undo."""
    page, _, session = opened
    late = task_id(session, "燃气老旧管网更新120公里")
    page.show_target(late)
    page.pane.tabs.setCurrentIndex(INDICATORS)
    page.acts["edit"].trigger()
    form = form_of(opened)
    click(form.send)
    assert form.fields["name"]._note.text() == "请写指标名称，如 固定资产投资"
    write("日处理能力")
    form.inputs["measure"].set_value("万吨")
    form.inputs["target"].set_value(8.0)
    form.inputs["first"].set_text("2026-09-10")
    form.inputs["last"].set_text("2026-12-10")
    click(form.send)
    tab = page.pane.indicators
    assert [value.plan for value in tab.known[0].values] == [2.0] * 4
    grid = tab.grid
    grid.setFocus()
    grid.setCurrentIndex(grid.figures.index(0, 2))
    for figure in ("1.5", "2.5"):
        for letter in figure:
            QTest.keyClicks(focus(), letter)  # the first opens the cell
        keys(focus(), Qt.Key.Key_Return)
    assert [value.actual for value in tab.known[0].values] == [1.5, 2.5, None, None]
    row = [grid.figures.index(1, column).data() for column in range(6)]
    assert row == ["10月", "2", "2.5", "0.5", "2.5", "–"]
    assert tab.told.text() == "日处理能力：应达 50%，到10月已达 50%，没有欠账"
    assert session.facts.lines[late].attained == 50.0
    grid.setCurrentIndex(grid.figures.index(2, 2))
    QTest.keyClicks(grid, "1")
    keys(focus(), Qt.Key.Key_Return)
    owed = grid.figures.index(2, 5)
    assert (owed.data(), owed.data(Qt.ItemDataRole.ForegroundRole)) == ("1", page.theme.color("text_muted"))  # 11-19
    assert tab.told.text() == "日处理能力：应达 50%，到10月已达 50%，没有欠账"
    session.undo_stack.undo()
    grid.setCurrentIndex(grid.figures.index(2, 1))
    QTest.keyClicks(grid, "x")
    keys(focus(), Qt.Key.Key_Return)
    assert tab.note.text() == "11月的计划“x”不是数字，请改"
    session.undo_stack.undo()
    assert [value.actual for value in tab.known[0].values] == [1.5, None, None, None]
    click(tab.gone)
    assert tab.known == ()


def test_a_figure_of_the_period_under_way_is_told_and_owes_nothing_yet() -> None:
    values = tuple(IndicatorValue(date(2026, month, 30), 50.0, 2.0 if month == 11 else None) for month in (11, 12))
    one = Indicator(1, 1, "完成投资", "亿元", values=values)
    assert standing_words(one, date(2026, 11, 16)) == "完成投资：到今天应达 0%，11月还没有结束，实际 2 亿元"
    assert standing_words(one, date(2026, 12, 1)) == "完成投资：应达 50%，到11月已达 2%，欠账 48 亿元"


def test_milestones_are_planned_backwards(opened: Opened) -> None:
    """Told before they are kept; what was done stays done."""
    page, _, session = opened
    stepped = task_id(session, STEPPED)
    page.show_target(stepped)
    page.pane.tabs.setCurrentIndex(STEPS)
    click(page.pane.steps.back)
    form = form_of(opened)
    assert form.inputs["steps"].text() == "土建完成 2\n设备安装 1\n通水调试 1"
    form.inputs["way"].set_value("days")
    form.inputs["steps"].set_value("土建完成 40\n设备安装 15\n通水调试 5")
    assert form.preview.text().splitlines()[2].startswith("2026-12-25　通水调试")
    click(form.send)
    steps = session.facts.milestones(stepped)
    assert [(step.title, step.done_on) for step in steps] == [
        ("土建完成", date(2026, 10, 14)),
        ("设备安装", None),
        ("通水调试", None),
    ]
    assert steps[2].due == date(2026, 12, 25)
    assert steps[1].due == date(2026, 12, 18)
    session.undo_stack.undo()
    assert session.facts.milestones(stepped)[1].due == date(2026, 11, 15)


def test_a_new_task_gets_its_limit_and_like_ones_are_told(opened: Opened) -> None:
    """A template sets the due date from the day of assignment; a title like another is told and not refused."""
    page, shell, session = opened
    page.acts["add"].trigger()
    form = page.pane.basic.form
    write("城西内河清淤和疏浚")
    form.alike.look()
    assert form.alike.isVisible()
    assert form.alike.note.text().startswith("与 2026-020“城西内河清淤疏浚”相似（市水利局，办理中）")
    limit = form.inputs["limit"]
    limit.setFocus()
    keys(limit, Qt.Key.Key_Down, Qt.Key.Key_Down)
    limit.activated.emit(limit.currentIndex())
    assert form.inputs["due"].day() == date(2026, 12, 9)
    form.inputs["assigned_on"].set_text("2026-11-09")
    assert form.inputs["due"].day() == date(2026, 11, 29)
    page.acts["save"].trigger()
    line = page.table.chosen_row()
    assert line is not None
    assert (line.task.title, line.task.due) == ("城西内河清淤和疏浚", date(2026, 11, 29))
    assert not shell.gone
    assert len(session.facts.lines) == 39


def test_the_journal_tells_every_table(opened: Opened, tmp_path: Path) -> None:
    """Steps, extensions, files, problems and indicators in words, none of them as a column's name."""
    page, _, session = opened
    late = task_id(session, LATE)
    task = session.facts.lines[late].task
    session.life.attach(late, [some_file(tmp_path, "回执.pdf")])
    session.life.ask_extension(task, TODAY, date(2026, 12, 20), "未完成", "鹿鸣片区管委会")
    extension = session.facts.extensions(late)[0]
    session.life.grant_extension(extension.id, "分管副市长", TODAY)
    page.show_target(late)
    page.pane.tabs.setCurrentIndex(JOURNAL)
    bodies = [story.body for story in page.pane.journal.stories.stories()[:3]]
    assert bodies[0].splitlines()[:3] == [
        "批复：待批 → 已批准",
        "批准人：（空） → 分管副市长",
        "批复日期：（空） → 2026-11-19",
    ]
    assert bodies[1].startswith("申请日期 2026-11-19，申请人 鹿鸣片区管委会，原因 未完成")
    assert bodies[2].startswith("附件 回执.pdf")


def test_the_menu_key_and_saving_reach_the_open_act(opened: Opened) -> None:
    """Ctrl+S does what is open, wherever the keyboard is."""
    page, _, session = opened
    page.show_target(("suspend", task_id(session, LATE)))
    form = form_of(opened)
    form.inputs["person"].set_value("周敏")
    form.inputs["reason"].set_value("等批复")
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_S, CTRL)
    assert not page.pane.acts.editing
