"""台账: chips, table, pane, form, reports, milestones, by mouse and by keyboard."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from supervisor_app.domain.lights import Light
from supervisor_app.domain.model import SupervisionKind, Urgency
from supervisor_app.ui.dialogs.unsaved import Answer, UnsavedDialog
from supervisor_app.ui.jobs import Jobs
from supervisor_app.ui.pages.ledger.pane import pane as pane_module
from supervisor_app.ui.pages.ledger.pane.pane import BASIC, JOURNAL, PAPERS, PROGRESS, STEPS
from supervisor_app.ui.pages.ledger.table.filters import LedgerFilter, Pick, Reason, Trait
from supervisor_app.ui.session import Session
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.field import Note
from tests.ui.ledger import CTRL, LATE, STEPPED, UNDATED, Opened, focus, keys, open_page, opened, task_id, write
from tests.ui.office import TODAY

__all__ = ["opened"]  # a fixture


def answer(monkeypatch: pytest.MonkeyPatch, given: Answer) -> list[str]:
    """Answer the question about unsaved text; gives what was asked."""
    asked: list[str] = []

    def ask(theme: Theme, what: str, parent: QWidget, saving: str = "保存") -> Answer:
        asked.append(what)
        return given

    monkeypatch.setattr(pane_module, "ask_unsaved", ask)
    return asked


def test_the_most_urgent_task_comes_first_and_is_shown(opened: Opened) -> None:
    """Red and most overdue on top, the pane beside it."""
    page, _, session = opened
    rows = page.table.rows_model.rows
    assert rows[0].light is Light.RED
    assert rows[0].days_left == min(line.days_left or 0 for line in session.facts.lines.values() if line.overdue)
    assert page.pane.isVisible()
    assert page.pane.top.title.text() == rows[0].task.title
    assert page.facts() == "共 38 项"


def test_chips_filter_and_counts_follow(opened: Opened) -> None:
    """A click on 红 and 逾期; 全部 takes both back."""
    page, _, _ = opened
    QTest.mouseClick(page.bar.lights[Light.RED], Qt.MouseButton.LeftButton)
    reds = page.table.rows_model.rows
    assert {line.light for line in reds} == {Light.RED}
    assert page.bar.lights[Light.RED].accessibleName() == f"红，{len(reds)} 项"
    QTest.mouseClick(page.bar.reasons[Reason.OVERDUE], Qt.MouseButton.LeftButton)
    assert all(line.overdue for line in page.table.rows_model.rows)
    assert 0 < len(page.table.rows_model.rows) < len(reds)
    assert page.facts() == f"列出 {len(page.table.rows_model.rows)} 项，共 38 项"
    QTest.mouseClick(page.bar.all, Qt.MouseButton.LeftButton)
    assert len(page.table.rows_model.rows) == 38
    assert page.bar.all.isChecked()


def test_words_and_picks_by_keyboard(opened: Opened, qtbot: QtBot) -> None:
    """Ctrl+F by pinyin initials; “＋ 筛选” by typing and Enter; Delete takes the pick away."""
    page, _, _ = opened
    page.focus_filter()
    with qtbot.waitSignal(page.bar.changed):
        QTest.keyClicks(page.bar.words, "wscl")
        keys(page.bar.words, Qt.Key.Key_Return)
    assert [line.task.title for line in page.table.rows_model.rows] == [STEPPED]
    assert page.table.hasFocus()
    page.bar.set_filter(LedgerFilter())
    page.bar.add.setFocus()
    keys(page.bar.add, Qt.Key.Key_Return)
    menu = page.bar.menu
    assert menu is not None
    QTest.keyClicks(menu.words, "qqq")
    assert menu.list.count() == 0
    menu.words.clear()
    QTest.keyClicks(menu.words, "szjj")
    keys(menu.words, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return)
    pick = page.bar.filter.picks[0]
    assert (pick.trait, pick.word) == (Trait.LEAD, "市住建局")
    assert {"市住建局" in line.lead for line in page.table.rows_model.rows} == {True}
    keys(page.bar.picks[pick], Qt.Key.Key_Delete)
    assert page.bar.filter == LedgerFilter()


def test_no_hit_says_what_to_do(opened: Opened) -> None:
    """Its button clears the filter."""
    page, _, _ = opened
    page.show_target(("filter", {"text": "查无此事"}))
    assert page.empty.currentWidget() is page.empty.no_hit
    assert page.empty.isVisible()
    button = page.empty.no_hit.findChildren(QWidget, options=Qt.FindChildOption.FindChildrenRecursively)[-1]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(page.table.rows_model.rows) == 38


def test_targets_of_other_pages(opened: Opened) -> None:
    """A task behind a filter, a meeting's tasks, a report, a new task."""
    page, _, session = opened
    late = task_id(session, LATE)
    page.show_target(("filter", {"source": "三季度重点工作推进会", "light": Light.GREY}))
    assert page.bar.filter.picks == (Pick(Trait.SOURCE, "三季度重点工作推进会", "三季度重点工作推进会"),)
    page.show_target(late)
    assert page.table.chosen_row() is session.facts.lines[late]
    page.show_target(("report", late))
    assert focus() is page.pane.progress.entry.points
    page.show_target(("new", None))
    assert page.pane.writing_new


def test_sorting_by_a_column_and_back(opened: Opened) -> None:
    """The order button names the column; 最急在前 is one of its orders."""
    page, _, _ = opened
    first = page.table.rows_model.rows[0].task.id
    orders = {action.text(): action for action in page.order.menu_of_orders().actions()}
    orders["按编号"].trigger()
    numbers = [line.task.number for line in page.table.rows_model.rows]
    assert numbers == sorted(numbers)
    assert page.order.text().strip() == "按编号"
    orders["最急在前"].trigger()
    assert page.table.rows_model.rows[0].task.id == first


def test_keys_walk_open_and_close(opened: Opened) -> None:
    """↓ moves and the pane follows; Esc closes, Enter opens, Space toggles."""
    page, _, _ = opened
    keys(page.table, Qt.Key.Key_Down)
    row = page.table.chosen_row()
    assert row is page.table.rows_model.rows[1]
    assert page.pane.top.title.text() == row.task.title
    keys(page.table, Qt.Key.Key_Escape)
    assert page.pane.isHidden()
    keys(page.table, Qt.Key.Key_Return)
    assert page.pane.isVisible()
    keys(page.table, Qt.Key.Key_Space)
    assert page.pane.isHidden()


def test_a_narrow_window_lays_the_pane_over_the_table(qtbot: QtBot, theme: Theme, session: Session, jobs: Jobs) -> None:
    """Closed at first; opened it covers, the table keeps its width."""
    page, _, _ = open_page(qtbot, theme, session, jobs, 1100)
    assert page.pane.isHidden()
    width = page.table.width()
    keys(page.table, Qt.Key.Key_Return)
    assert page.pane.isVisible()
    assert page.table.width() == width
    assert page.pane.geometry().right() == page.split.rect().right()


def test_edit_save_and_undo(opened: Opened) -> None:
    """F2, type, Ctrl+S; undo brings all back."""
    page, _, session = opened
    late = task_id(session, LATE)
    page.show_target(late)
    before = session.facts.lines[late].task
    page.acts["edit"].trigger()
    form = page.pane.basic.form
    assert form.inputs["original_due"].isReadOnly()
    assert focus() is form.inputs["title"]
    QTest.keyClick(form.inputs["title"], Qt.Key.Key_End)
    write("（二次）")
    page.acts["save"].trigger()
    after = session.facts.lines[late].task
    assert after.title == f"{LATE}（二次）"
    assert not page.pane.editing
    assert page.pane.top.title.text() == after.title
    session.undo_stack.undo()
    assert session.facts.lines[late].task == before
    assert page.pane.top.title.text() == LATE


def test_a_due_date_is_set_once_and_then_locked(opened: Opened) -> None:
    """A phrase is understood; from then on the field leads to an extension or a correction."""
    page, _, session = opened
    undated = task_id(session, UNDATED)
    page.show_target(undated)
    page.acts["edit"].trigger()
    form = page.pane.basic.form
    form.inputs["due"].field.setFocus()
    QTest.keyClick(form.inputs["due"].field, Qt.Key.Key_A, CTRL)
    write("12月底")
    page.acts["save"].trigger()
    task = session.facts.lines[undated].task
    year_end = date(2026, 12, 31)
    assert (task.due, task.due_text, task.original_due) == (year_end, "12月底", year_end)
    page.acts["edit"].trigger()
    due = form.inputs["due"]
    assert due.field.isReadOnly()
    QTest.mouseClick(due.links[1], Qt.MouseButton.LeftButton)
    assert not page.pane.basic.editing
    act = page.pane.acts.form.act
    assert act is not None
    assert act.title == f"更正时限 {task.number}"


def test_every_field_is_saved(opened: Opened) -> None:
    """Each input of the form reaches the ledger, and the form shows it again."""
    page, _, session = opened
    late = task_id(session, LATE)
    page.show_target(late)
    page.acts["edit"].trigger()
    inputs = page.pane.basic.form.inputs
    units = tuple(session.facts.units)
    words = (
        "number",
        "target",
        "measures",
        "problem",
        "next_step",
        "sponsor",
        "contact",
        "basis",
        "approver",
        "remark",
    )
    for key in words:
        inputs[key].set_value(f"新{key}")
    inputs["supervision"].set_value(SupervisionKind.SPECIAL)
    inputs["urgency"].set_value(Urgency.URGENT)
    inputs["lead"].set_value(units[:1])
    inputs["cooperating"].set_value(units[1:3])
    for key in ("assigned_on", "approved_on"):
        inputs[key].set_value(date(2026, 11, 2))
    page.pane.basic.form.fields["approved_on"].setFocus()
    page.acts["save"].trigger()
    task = session.facts.lines[late].task
    assert {key: getattr(task, key) for key in words} == {key: f"新{key}" for key in words}
    assert (task.lead, task.cooperating) == (units[:1], units[1:3])
    assert (task.supervision, task.urgency) == (SupervisionKind.SPECIAL, Urgency.URGENT)
    assert (task.assigned_on, task.approved_on) == (date(2026, 11, 2),) * 2


def test_wrong_fields_are_told_and_nothing_is_written(opened: Opened) -> None:
    """The cursor goes to the first of them; mending takes the sentence away."""
    page, _, session = opened
    late = task_id(session, LATE)
    page.show_target(late)
    before = session.facts.lines[late].task
    page.acts["edit"].trigger()
    form = page.pane.basic.form
    form.inputs["title"].set_value("")
    form.inputs["assigned_on"].set_text("哪天")
    QTest.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    assert page.pane.editing
    title = form.inputs["title"]
    assert focus() is title
    assert title.property("wrong") is True
    assert session.facts.lines[late].task == before
    write("改好的名称")
    assert not title.property("wrong")
    assert form.inputs["assigned_on"].field.property("wrong") is True


def test_a_unit_typed_and_not_yet_taken_is_settled_by_saving(opened: Opened) -> None:
    """Ctrl+S with the cursor still in the field: the only match is taken, no match is told once, by the field."""
    page, _, session = opened
    page.show_target(task_id(session, LATE))
    page.acts["edit"].trigger()
    form = page.pane.basic.form
    helping = form.inputs["cooperating"]
    helping.picker.field.setText("没有的局")
    page.acts["save"].trigger()
    told = [note.text() for note in form.findChildren(Note) if "没有" in note.text()]
    assert told == ["没有叫“没有的局”的单位"]
    assert helping.new.text() == " 新增单位“没有的局”"
    helping.picker.field.setText("城管")
    page.acts["save"].trigger()
    assert not page.pane.editing
    assert "市城管局" in session.facts.lines[task_id(session, LATE)].cooperating


def test_leaving_a_changed_form_asks(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    """An unchanged form closes at once; a changed one stays, is saved, or is dropped as the user says."""
    page, _, session = opened
    page.show_target(task_id(session, LATE))
    asked = answer(monkeypatch, Answer.STAY)
    keys(page.table, Qt.Key.Key_F2)
    page.acts["edit"].trigger()
    keys(None, Qt.Key.Key_Escape)
    assert (asked, page.pane.editing, focus()) == ([], False, page.table)
    page.acts["edit"].trigger()
    write("改")
    shown = page.pane.line
    page.table.setFocus()
    keys(page.table, Qt.Key.Key_Down)
    assert asked == ["2026-005 的修改"]
    assert page.pane.line is shown
    assert page.table.chosen_row() is shown
    assert not page.leave()
    answer(monkeypatch, Answer.DROP)
    keys(page.table, Qt.Key.Key_Down)
    assert not page.pane.editing
    assert page.pane.line is not shown
    assert page.leave()


def test_the_question_can_be_answered(qtbot: QtBot, theme: Theme) -> None:
    """Esc stays; each button answers for itself; without saving there are two."""
    dialog = UnsavedDialog(theme, "003 的修改")
    qtbot.addWidget(dialog)
    dialog.show()
    keys(dialog, Qt.Key.Key_Escape)
    given = [dialog.answer]
    QTest.mouseClick(dialog.buttons[Answer.DROP], Qt.MouseButton.LeftButton)
    given.append(dialog.answer)
    assert given == [Answer.STAY, Answer.DROP]
    assert Answer.SAVE not in UnsavedDialog(theme, "进展", saving="").buttons


def test_add_a_task_with_a_new_unit(opened: Opened) -> None:
    """Ctrl+N, title, a unit the ledger does not know, added on the spot; the new task is shown."""
    page, _, _ = opened
    page.show_target(("filter", {"light": Light.DONE}))
    page.acts["add"].trigger()
    form = page.pane.basic.form
    assert page.pane.tabs.isHidden()
    write("新建滨河步道")
    picker = form.inputs["lead"]
    picker.picker.field.setText("市园林局")
    picker.picker.field.editingFinished.emit()
    page.acts["save"].trigger()
    assert page.pane.writing_new
    QTest.mouseClick(picker.new, Qt.MouseButton.LeftButton)
    page.acts["save"].trigger()
    line = page.table.chosen_row()
    assert line is not None
    assert (line.task.title, line.lead, line.task.assigned_on) == ("新建滨河步道", ("市园林局",), TODAY)
    assert line.task.number == "2026-039"
    assert page.bar.filter == LedgerFilter()
    assert page.pane.top.title.text() == "新建滨河步道"


def test_register_a_report_by_keyboard(opened: Opened) -> None:
    """Ctrl+R, points, Tab, text, Ctrl+Enter; the line, the chart and the timeline follow; undo."""
    page, _, session = opened
    late = task_id(session, LATE)
    page.show_target(late)
    page.acts["register"].trigger()
    entry = page.pane.progress.entry
    QTest.keyClicks(entry.points, "85")
    keys(entry.points, Qt.Key.Key_Tab)
    assert focus() is entry.text
    write("复验通过")
    QTest.keyClick(entry.text, Qt.Key.Key_Return, CTRL)
    line = session.facts.lines[late]
    assert (line.task.progress, line.latest and line.latest.text) == (85.0, "复验通过")
    story = page.pane.progress.stories.stories()[0]
    assert (story.when, story.right, story.body) == ("11-19", "80 → 85", "复验通过")
    drawn = page.pane.progress.chart.drawn()
    assert drawn is not None
    assert drawn.reports[-1] == (TODAY, 85.0)
    assert not entry.text.text()
    assert focus() is page.table  # on to the next one
    assert page.table.chosen_rows() == [line]
    session.undo_stack.undo()
    assert session.facts.lines[late].task.progress == 80.0


def test_points_over_100_are_told_and_fewer_than_before_are_hinted_at(opened: Opened) -> None:
    """130 is neither 13 nor 100."""
    page, _, session = opened
    late = task_id(session, LATE)
    page.show_target(("report", late))
    entry = page.pane.progress.entry
    QTest.keyClicks(entry.points, "130")
    entry.text.setPlainText("复验通过")
    QTest.mouseClick(entry.send, Qt.MouseButton.LeftButton)
    assert entry._note.text() == "进度 130 超过 100，请改成 0 到 100 的数"
    assert focus() is entry.points
    assert session.facts.lines[late].task.progress == 80.0
    entry.points.selectAll()
    QTest.keyClicks(entry.points, "60")
    assert entry._note.text() == "比现在的 80 低"
    QTest.mouseClick(entry.send, Qt.MouseButton.LeftButton)
    assert session.facts.lines[late].task.progress == 60.0


def test_the_entry_by_tab_and_esc(opened: Opened) -> None:
    """Everything in the order of a call; Esc folds it and goes back to the list."""
    page, _, session = opened
    page.show_target(("report", task_id(session, LATE)))
    entry = page.pane.progress.entry
    expected = (entry.text, entry.unit, entry.channel, entry.day.field, entry.day.pick, entry.problem, entry.next_step)
    for stop in (*expected, entry.clip, entry.more, entry.send):
        keys(None, Qt.Key.Key_Tab)
        assert focus() is stop
    entry.text.setPlainText("留着")
    keys(None, Qt.Key.Key_Escape)
    assert not entry.more.isChecked()
    assert focus() is page.table
    assert entry.text.text() == "留着"


def test_correct_a_report(opened: Opened) -> None:
    """更正 opens it pre-filled; the old one stays, struck."""
    page, _, session = opened
    page.show_target(task_id(session, LATE))
    page.pane.tabs.setCurrentIndex(PROGRESS)
    stories = page.pane.progress.stories
    assert (stories.stories()[0].title, stories.stories()[0].action) == ("应报本期进展", "催办")
    index = stories.model().index(1, 0)
    stories.setCurrentIndex(index)
    QTest.mouseClick(stories.viewport(), Qt.MouseButton.LeftButton, pos=stories.action_rect(index).center())
    entry = page.pane.progress.entry
    assert (entry.points.value(), entry.text.text()) == (80.0, "初验提出的问题已改7项，余3项等复查")
    entry.points.setValue(78)
    QTest.mouseClick(entry.send, Qt.MouseButton.LeftButton)
    new, old = page.pane.progress.stories.stories()[1:3]
    assert (new.right, new.gone, old.right, old.gone, old.action) == ("76 → 78", False, "76 → 80", True, "")


def test_a_report_that_says_nothing_is_refused(opened: Opened) -> None:
    """Nothing new, or a day to come: a sentence in the entry, nothing written."""
    page, _, session = opened
    late = task_id(session, LATE)
    page.show_target(late)
    page.acts["register"].trigger()
    entry = page.pane.progress.entry
    count = len(session.facts.reports(late))
    QTest.mouseClick(entry.send, Qt.MouseButton.LeftButton)
    assert entry.text.property("wrong") is True
    entry.text.setPlainText("有进展")
    entry.day.set_text("2026-12-01")
    QTest.mouseClick(entry.send, Qt.MouseButton.LeftButton)
    assert entry.day.field.property("wrong") is True
    assert len(session.facts.reports(late)) == count


def test_what_is_written_waits_while_another_task_is_looked_at(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    """The entry comes back with its task; leaving the page asks."""
    page, _, session = opened
    page.show_target(("report", task_id(session, LATE)))
    page.pane.progress.entry.text.setPlainText("写了一半")
    page.show_target(task_id(session, STEPPED))
    assert page.pane.progress.entry.text.text() == ""
    asked = answer(monkeypatch, Answer.STAY)
    assert not page.leave()
    assert asked == ["2026-005 还没登记的进展"]
    page.show_target(task_id(session, LATE))
    assert page.pane.progress.entry.text.text() == "写了一半"
    answer(monkeypatch, Answer.DROP)
    assert page.leave()
    assert page.pane.progress.entry.text.text() == ""


def test_points_alone_wait_too_and_follow_what_was_undone(opened: Opened) -> None:
    """Points typed and not yet registered come back with their task; untouched ones show what is true now."""
    page, _, session = opened
    late = task_id(session, LATE)
    page.show_target(("report", late))
    entry = page.pane.progress.entry
    QTest.keyClicks(entry.points, "85")
    page.show_target(task_id(session, STEPPED))
    assert page.pane.progress.unsaved() == "2026-005 还没登记的进展"
    page.show_target(late)
    assert entry.points.value() == 85.0
    QTest.mouseClick(entry.send, Qt.MouseButton.LeftButton)
    assert page.pane.progress.unsaved() == ""
    session.undo_stack.undo()
    assert entry.points.value() == 80.0


def test_milestones_are_edited_and_ordered(opened: Opened, qtbot: QtBot) -> None:
    """Add one by day, save; 完成 on a row is today; undo."""
    page, _, session = opened
    stepped = task_id(session, STEPPED)
    page.show_target(stepped)
    page.pane.tabs.setCurrentIndex(STEPS)
    keys(page.pane.steps.table, Qt.Key.Key_F2)
    page.acts["edit"].trigger()
    rows = page.pane.steps.rows
    QTest.mouseClick(rows.add, Qt.MouseButton.LeftButton)
    write("联动试车")
    QTest.mouseClick(rows.save_button, Qt.MouseButton.LeftButton)
    assert rows.rows[-1].note.text() == "请写节点时限，如 10-31"
    rows.rows[-1].due.set_text("11-30")
    assert rows.sum.text().startswith("权重合计 5")
    last = rows.rows[-1]
    qtbot.waitUntil(last.weight.isVisible)
    last.title.setFocus()
    for stop in (*last.stops()[1:], rows.add, rows.order, rows.cancel_button, rows.save_button):
        keys(None, Qt.Key.Key_Tab)
        assert focus() is stop
    rows.arrange()
    assert [row.title.text() for row in rows.rows] == ["土建完成", "设备安装", "联动试车", "通水调试"]
    page.acts["save"].trigger()
    assert [step.title for step in session.facts.milestones(stepped)] == [
        "土建完成",
        "设备安装",
        "联动试车",
        "通水调试",
    ]
    table = page.pane.steps.table
    table.choose(session.facts.milestones(stepped)[1].id)
    keys(table, Qt.Key.Key_Return)
    assert session.facts.milestones(stepped)[1].done_on == TODAY
    session.undo_stack.undo()
    assert session.facts.milestones(stepped)[1].done_on is None


def test_papers_and_journal_of_a_task(opened: Opened) -> None:
    """The paper leads to the register; the journal tells who did what."""
    page, shell, session = opened
    page.show_target(task_id(session, LATE))
    page.pane.tabs.setCurrentIndex(PAPERS)
    table = page.pane.papers.table
    assert len(table.rows_model.rows) == 1
    keys(table, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert shell.gone[-1] == ("notice", ("notice", table.rows_model.rows[0].id))
    page.pane.tabs.setCurrentIndex(JOURNAL)
    texts = [story.text() for story in page.pane.journal.stories.stories()]
    assert "单位 鹿鸣片区管委会，报告日期 2026-11-12，进度 80" in texts[0]
    assert "随清单导入" in texts[-1]


def test_menu_of_a_row_and_copying(opened: Opened) -> None:
    """One row can be filtered by; several can be copied."""
    page, _, session = opened
    page.show_target(task_id(session, LATE))
    menu = page._menu(QPoint(5, 5))
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts == [
        "登记进展",
        "修改",
        "办理",
        "只看“牵头：鹿鸣片区管委会”",
        "只看“来源：三季度重点工作推进会”",
        "发文",
        "复制这一行",
    ]
    next(action for action in menu.actions() if action.text().startswith("只看“牵头")).trigger()
    assert {line.lead for line in page.table.rows_model.rows} == {("鹿鸣片区管委会",)}
    menu.close()
    page.table.selectAll()
    several = page._menu()
    count = len(page.table.rows_model.rows)
    texts = [action.text() for action in several.actions() if action.text()]
    assert texts == [f"登记进展 {count} 项", f"办理 {count} 项", "发文", f"复制 {count} 行"]
    several.actions()[-1].trigger()
    assert QGuiApplication.clipboard().text().count("\n") == len(page.table.rows_model.rows)


def test_papers_by_the_menu(opened: Opened) -> None:
    """Of every kind that goes to units or stands on a matter, on the rows chosen."""
    page, shell, session = opened
    page.show_target(task_id(session, LATE))
    papers = page._menu().findChildren(QMenu)[1]
    words = [action.text() for action in papers.actions()]
    assert "督查通报" not in words
    papers.actions()[words.index("延期审批单")].trigger()
    assert shell.gone[-1] == ("notice", ("issue", "extension", None, (task_id(session, LATE),)))


def test_export_what_is_listed(opened: Opened, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A proposed name, a workbook, and the way to its folder."""
    page, shell, _ = opened
    asked: list[str] = []

    def choose(parent: QWidget, title: str, proposed: str, kinds: str) -> tuple[str, str]:
        asked.append(Path(proposed).name)
        return str(tmp_path / "导出"), kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    page.show_target(("filter", {"light": Light.RED}))
    count = len(page.table.rows_model.rows)
    with qtbot.waitSignal(shell.jobs.idle):
        QTest.keyClick(page, Qt.Key.Key_E, CTRL)
    assert asked == ["2026年重点事项督办台账-20261119.xlsx"]
    book = openpyxl.load_workbook(tmp_path / "导出.xlsx")
    sheet = book["督办台账"]
    assert sheet["A2"].value == f"截至2026年11月19日　共 {count} 项"
    assert sheet.max_row == 3 + count
    assert book.sheetnames == ["督办台账", "进展", "来源", "单位"]  # what is known of these tasks, and their units only
    reports, units = (int(str(book[name].cell(book[name].max_row, 1).value)) for name in ("进展", "单位"))
    assert shell.said[-1][0] == f"已导出 {count} 项到 导出.xlsx，另有进展 {reports} 条、单位 {units} 个。"
    assert units < len(page.session.facts.units)


def test_an_empty_ledger_says_how_to_begin(qtbot: QtBot, theme: Theme, new_session: Session, jobs: Jobs) -> None:
    """Import or add; no pane, no disabled button in the head."""
    page, shell, _ = open_page(qtbot, theme, new_session, jobs)
    assert page.pane.isHidden()
    assert page.primary is None
    QTest.mouseClick(page.empty.import_button, Qt.MouseButton.LeftButton)
    assert shell.gone == [("meeting", ("import", None))]
    QTest.mouseClick(page.empty.add_button, Qt.MouseButton.LeftButton)
    assert page.pane.isVisible()
    keys(None, Qt.Key.Key_Escape)
    assert page.pane.isHidden()
    page.acts["add"].trigger()
    write("第一件事")
    page.acts["save"].trigger()
    assert [line.task.title for line in page.table.rows_model.rows] == ["第一件事"]
    assert page.pane.top.title.text() == "第一件事"


def test_lights_are_called_as_the_office_calls_them(opened: Opened) -> None:
    """Renamed in the settings: chip, table and pane follow."""
    page, _, session = opened
    office = session.facts.office
    session.save_office(replace(office, light_names={**office.light_names, Light.RED: "严重滞后"}))
    assert page.bar.lights[Light.RED].text() == "严重滞后"
    assert page.table.rows_model.index(0, 0).data() == "严重滞后"
    assert page.pane.top._word.text() == "严重滞后"


def test_basic_tab_shows_what_is_known(opened: Opened) -> None:
    """The facts of the task, the source with its row."""
    page, _, session = opened
    page.show_target(task_id(session, LATE))
    page.pane.tabs.setCurrentIndex(BASIC)
    names = {child.accessibleName() for child in page.pane.basic.facts.findChildren(QLabel)}
    assert {"原时限：2026-11-06", "来源：三季度重点工作推进会　原表第 4 行", "存在问题：门窗到货晚了十天"} <= names
