"""Acts on tasks in the ledger's pane: steps, checks, closing, extensions, look backs, reviews; one task or many."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from supervisor_app.domain.draft import DraftTask
from supervisor_app.domain.life.attachment import Owner
from supervisor_app.domain.life.extension import ExtensionState
from supervisor_app.domain.life.lifecycle import Move, StepKind
from supervisor_app.domain.life.verification import Decision, Way
from supervisor_app.domain.model import TaskState
from supervisor_app.ui.dialogs.unsaved import Answer
from supervisor_app.ui.pages.ledger.acts.form import ActForm
from supervisor_app.ui.pages.ledger.pane import pane as pane_module
from supervisor_app.ui.pages.ledger.pane.pane import BASIC, PROGRESS
from tests.ui.ledger import (
    CLAIMED,
    CTRL,
    LATE,
    UNDATED,
    Opened,
    choose,
    click,
    focus,
    keys,
    opened,
    task_id,
    words,
    write,
)
from tests.ui.office import TODAY

__all__ = ["opened"]  # a fixture
_DONE = "高标准农田验收资料归档"


def form_of(opened: Opened) -> ActForm:
    """The open form."""
    form = opened[0].pane.acts.form
    assert form.act is not None
    return form


def state_of(opened: Opened, title: str) -> TaskState:
    """The state of a task by its title."""
    return opened[2].facts.lines[task_id(opened[2], title)].task.state


def note_of(form: ActForm, key: str) -> str:
    """What is said beside a field."""
    return form.fields[key]._note.text()


def test_the_next_step_is_a_button_and_the_menu_has_what_the_state_allows(opened: Opened) -> None:
    """待核查 offers its check first; what cannot be done is not there."""
    page, _, session = opened
    page.show_target(task_id(session, CLAIMED))
    steps = page.pane.top.next_steps
    assert steps.next.text() == "核查"
    menu = steps.menu()
    assert words(menu) == [
        "撤回报结",
        "退回",
        "核查",
        "认定办结",
        "暂停",
        "取消",
        "并入",
        "登记延期申请",
        "更正时限",
        "更正状态",
        "上级事项和权重",
    ]
    choose(menu, "退回")
    assert form_of(opened).title.whole() == "退回 2026-017"
    page.show_target(task_id(session, _DONE))
    assert steps.next.text() == "核查"
    assert "交办" not in words(steps.menu())


def test_why_the_light_is_what_it_is(opened: Opened) -> None:
    """One sentence under the title."""
    page, _, session = opened
    page.show_target(task_id(session, LATE))
    assert page.pane.top.why.whole() == "逾期 9 个工作日，落后序时 20 个百分点"


def test_verify_by_keyboard(opened: Opened) -> None:
    """Tab through the form, Ctrl+S writes; the task is done and can be closed; undo takes the check back."""
    page, _, session = opened
    page.show_target(("verify", task_id(session, CLAIMED)))
    form = form_of(opened)
    assert focus() is form.inputs["passed"].yes
    keys(None, Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    assert focus() is form.inputs["person"]
    write("周敏")
    form.inputs["finding"].setFocus()
    write("现场看过，围网已补齐")
    page.acts["save"].trigger()
    assert not page.pane.acts.editing
    assert state_of(opened, CLAIMED) is TaskState.COMPLETED
    found = session.facts.verifications(task_id(session, CLAIMED))[0]
    assert (found.way, found.verifier, found.passed) == (Way.INSPECTION, "周敏", True)
    assert page.pane.top.next_steps.next.text() == "销号"
    assert focus() is page.table
    page.pane.tabs.setCurrentIndex(PROGRESS)
    assert page.pane.progress.stories.stories()[0].title == "核查通过 · 检查访谈暗访 · 周敏"
    session.undo_stack.undo()
    assert state_of(opened, CLAIMED) is TaskState.CLAIMED_DONE


def test_a_return_needs_its_reason_and_grants_points(opened: Opened) -> None:
    """Faults stand beside the fields, the cursor goes to the first; nothing is written before they are mended."""
    page, _, session = opened
    page.show_target(("verify", task_id(session, CLAIMED)))
    form = form_of(opened)
    click(form.inputs["passed"].no)
    form.inputs["points"].setText("九十")
    click(form.send)
    assert note_of(form, "person") == "请写明核查人"
    assert note_of(form, "points") == "“九十”不是数字，请改"
    assert note_of(form, "finding") == "请写核查看到的情况"
    assert note_of(form, "reason") == "请写退回的原因，单位据此整改"
    assert focus() is form.inputs["person"]
    write("周敏")
    assert note_of(form, "person") == ""
    form.inputs["points"].setText("90")
    form.inputs["finding"].set_value("北段缺 40 米")
    form.inputs["reason"].set_value("补齐北段再报")
    click(form.send)
    task = session.facts.lines[task_id(session, CLAIMED)].task
    assert (task.state, task.progress) == (TaskState.IN_PROGRESS, 90.0)


def test_closing_says_what_is_missing_and_leads_there(opened: Opened) -> None:
    """销号 without a verification; then with one."""
    page, _, session = opened
    done = task_id(session, _DONE)
    page.show_target(("close", done))
    form = form_of(opened)
    assert form.note.text() == f"{session.facts.lines[done].task.number} 还没有通过核查的结论，不能销号；请先登记核查"
    assert not form.send.isEnabled()
    keys(form.instead, Qt.Key.Key_Space)
    assert form_of(opened).title.whole().startswith("核查")
    form.inputs["person"].set_value("周敏")
    form.inputs["finding"].set_value("资料齐全")
    click(form.send)
    click(page.pane.top.next_steps.next)
    form_of(opened).inputs["person"].set_value("周敏")
    click(form.send)
    assert state_of(opened, _DONE) is TaskState.CLOSED
    assert page.pane.top.next_steps.next.text() == "安排回头看"


def test_what_the_ledger_refuses_is_told_in_the_form(opened: Opened) -> None:
    """A day before the last step: the form stays with the sentence."""
    page, _, session = opened
    page.show_target(("suspend", task_id(session, LATE)))
    form = form_of(opened)
    form.inputs["person"].set_value("周敏")
    form.inputs["reason"].set_value("等上级批复")
    form.inputs["day"].set_text("2026-11-20")
    click(form.send)
    assert note_of(form, "day") == "2026-11-20 在今天之后，请改成实际的日子"
    form.inputs["day"].set_text("2026-01-05")
    click(form.send)
    assert "早于上一步" in form.note.text()
    form.inputs["day"].set_date(TODAY)
    assert not form.note.isVisible()
    click(form.send)
    assert state_of(opened, LATE) is TaskState.SUSPENDED
    assert page.pane.top.next_steps.next.text() == "恢复"


def test_esc_closes_an_act_and_asks_about_what_was_written(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    """Untouched it closes at once."""
    page, _, session = opened
    asked: list[str] = []

    def stay(*values: object, **named: object) -> Answer:
        asked.append(str(values[1]))
        return Answer.STAY

    monkeypatch.setattr(pane_module, "ask_unsaved", stay)
    page.show_target(("cancel", task_id(session, LATE)))
    keys(None, Qt.Key.Key_Escape)
    assert (asked, page.pane.acts.editing, focus()) == ([], False, page.table)
    page.show_target(("cancel", task_id(session, LATE)))
    form_of(opened).inputs["reason"].set_value("不办了")
    keys(None, Qt.Key.Key_Escape)
    assert asked == ["“取消 2026-005”"]
    page.table.setFocus()
    keys(page.table, Qt.Key.Key_Down)
    assert page.pane.acts.editing
    click(form_of(opened).cancel)
    assert len(asked) == 3
    monkeypatch.setattr(pane_module, "ask_unsaved", lambda *values, **named: Answer.DROP)
    click(form_of(opened).cancel)
    assert not page.pane.acts.editing
    assert state_of(opened, LATE) is TaskState.IN_PROGRESS


def test_merge_into_a_task_found_by_typing(opened: Opened) -> None:
    """By number; its units go on as cooperating ones."""
    page, _, session = opened
    page.show_target(("merge", task_id(session, UNDATED)))
    form = form_of(opened)
    QTest.keyClicks(form.inputs["into"], "999")
    form.inputs["reason"].set_value("与另一项重复")
    form.inputs["person"].set_value("周敏")
    click(form.send)
    assert note_of(form, "into") == "没有“999”这一项，或不止一项；请从列表里选一项"
    form.inputs["into"].clear()
    QTest.keyClicks(form.inputs["into"], "013")
    click(form.send)
    assert state_of(opened, UNDATED) is TaskState.CANCELLED
    page.pane.tabs.setCurrentIndex(BASIC)
    told = [label.text() for label in page.pane.basic.facts.findChildren(type(page.pane.basic.parts._head))]
    assert "2026-013 节能改造项目设备投资入统" in told


def test_an_extension_is_asked_granted_and_counted(opened: Opened) -> None:
    """After the due date it is marked; pending it is told under the head; granted, the head shows the original."""
    page, _, session = opened
    late = task_id(session, LATE)
    page.show_target(("extend", late))
    form = form_of(opened)
    assert "已过" in form.hint.text()
    form.inputs["wanted"].set_text("2026-11-01")
    form.inputs["reason"].set_value("规划核实未完成")
    click(form.send)
    assert note_of(form, "wanted") == "要晚于现时限 2026-11-06，请改"
    form.inputs["wanted"].set_text("12-20")
    click(form.send)
    assert page.pane.waiting.isVisible()
    click(_button(opened, "grant"))
    form = form_of(opened)
    form.inputs["person"].set_value("分管副市长")
    form.inputs["due"].set_text("2026-12-15")
    click(form.send)
    task = session.facts.lines[late].task
    assert (task.due, task.original_due) == (date(2026, 12, 15), date(2026, 11, 6))
    assert (page.pane.top._original.whole(), page.pane.top._moved.text()) == ("原 11-06", "延期 1 次")
    assert not page.pane.waiting.isVisible()
    page.pane.tabs.setCurrentIndex(PROGRESS)
    titles = [story.title for story in page.pane.progress.stories.stories()]
    assert titles[1:3] == ["同意延期：11-06 改为 2026-12-15", "申请延期到 2026-12-20（到期后申请）"]
    session.undo_stack.undo()
    assert session.facts.lines[late].task.due == date(2026, 11, 6)


def test_an_extension_is_refused_with_a_reason(opened: Opened) -> None:
    """The due date stays; the history tells it."""
    page, _, session = opened
    late = task_id(session, LATE)
    task = session.facts.lines[late].task
    session.life.ask_extension(task, TODAY, date(2026, 12, 20), "未完成", "鹿鸣片区管委会")
    page.show_target(("extend", late))
    assert form_of(opened).title.whole().startswith("批准延期")
    page.show_target(("refuse", late))
    form = form_of(opened)
    form.inputs["person"].set_value("分管副市长")
    click(form.send)
    assert note_of(form, "reason") == "请写不批准的理由"
    form.inputs["reason"].set_value("年内必须完成")
    click(form.send)
    assert session.facts.extensions(late)[0].decision is ExtensionState.REFUSED
    assert session.facts.lines[late].task.due == date(2026, 11, 6)


def test_a_date_typed_wrongly_is_corrected_with_a_reason(opened: Opened) -> None:
    """No extension is counted."""
    page, _, session = opened
    late = task_id(session, LATE)
    page.show_target(("correct_due", late))
    form = form_of(opened)
    form.inputs["due"].set_text("2026-12-06")
    form.inputs["person"].set_value("周敏")
    form.inputs["reason"].set_value("清单写的是12月6日")
    click(form.send)
    assert session.facts.lines[late].task.due == date(2026, 12, 6)
    assert (page.pane.top._original.whole(), page.pane.top._moved.text()) == ("原 11-06", "")


def test_a_look_back_is_planned_and_finds_the_result_gone(opened: Opened) -> None:
    """Waiting under the head; 不实 takes the task up again."""
    page, _, session = opened
    done = task_id(session, _DONE)
    page.show_target(("plan_look_back", done))
    form = form_of(opened)
    form.inputs["day"].set_date(TODAY)
    click(form.send)
    click(_button(opened, "drop_look_back"))
    assert session.facts.look_backs(done) == []
    session.undo_stack.undo()
    click(_button(opened, "look_back"))
    form = form_of(opened)
    click(form.inputs["held"].no)
    form.inputs["person"].set_value("周敏")
    form.inputs["finding"].set_value("部分资料又缺")
    click(form.send)
    assert state_of(opened, _DONE) is TaskState.IN_PROGRESS


def test_a_review_is_asked_and_decided_by_somebody_else(opened: Opened) -> None:
    """Both clocks are told; who made the finding stands back."""
    page, _, session = opened
    claimed = task_id(session, CLAIMED)
    page.show_target(("verify", claimed))
    form = form_of(opened)
    form.inputs["person"].set_value("周敏")
    form.inputs["finding"].set_value("北段缺 40 米")
    click(form.inputs["passed"].no)
    form.inputs["reason"].set_value("补齐")
    click(form.send)
    page.show_target(("review", claimed))
    form = form_of(opened)
    assert "2026-12-19" in form.hint.text()
    form.inputs["reason"].set_value("北段不在范围内")
    click(form.send)
    click(_button(opened, "decide_review"))
    form = form_of(opened)
    assert "还有 30 日" in form.hint.text()
    form.inputs["person"].set_value("周敏")
    form.inputs["outcome"].set_value("查阅图纸")
    click(form.send)
    assert "应当由别人办理" in form.note.text()
    form.inputs["person"].set_value("赵强")
    click(form.send)
    assert session.facts.reviews(claimed)[0].decision is Decision.UPHELD


def test_many_tasks_take_a_step_in_one_command(opened: Opened) -> None:
    """Select two rows, 暂停 both; one undo brings both back."""
    page, _, session = opened
    page.table.choose(task_id(session, LATE))
    QTest.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    chosen = [line.task for line in page.table.chosen_rows()]
    assert len(chosen) == 2
    page._act("suspend")
    form = form_of(opened)
    assert page.pane.top.title.whole() == "已选 2 项"
    assert page.pane.top.why.whole() == "、".join(task.number for task in chosen)
    form.inputs["person"].set_value("周敏")
    form.inputs["reason"].set_value("等批复")
    click(form.send)
    after = [session.facts.lines[task.id].task.state for task in chosen]
    assert after == [TaskState.SUSPENDED] * 2
    session.undo_stack.undo()
    assert [session.facts.lines[task.id].task.state for task in chosen] == [task.state for task in chosen]


def test_many_reports_at_once(opened: Opened) -> None:
    """Ctrl+R with several rows; empty points leave each task's own."""
    page, _, session = opened
    page.table.choose(task_id(session, LATE))
    QTest.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    chosen = [line.task for line in page.table.chosen_rows()]
    QTest.keyClick(page, Qt.Key.Key_R, CTRL)
    form = form_of(opened)
    form.inputs["text"].set_value("本周调度，均按计划推进")
    click(form.send)
    for task in chosen:
        line = session.facts.lines[task.id]
        assert line.latest is not None
        assert (line.latest.text, line.task.progress) == ("本周调度，均按计划推进", task.progress)


def test_a_report_is_returned_and_stands_again(opened: Opened) -> None:
    """退回 in the timeline with its reason; the report is struck, the progress goes back; 撤回退回 brings it again."""
    page, _, session = opened
    late = task_id(session, LATE)
    page.show_target(late)
    page.pane.tabs.setCurrentIndex(PROGRESS)
    stories = page.pane.progress.stories
    place = next(at for at, story in enumerate(stories.stories()) if str(story.key).startswith("('report'"))
    stories._do(stories.stories()[place], "退回")
    form = form_of(opened)
    form.inputs["person"].set_value("周敏")
    form.inputs["reason"].set_value("佐证材料未盖章")
    click(form.send)
    assert session.facts.lines[late].task.progress == 76.0
    story = stories.stories()[place]
    assert story.gone
    assert "退回：佐证材料未盖章（周敏）" in story.foot
    stories.setCurrentIndex(stories.model().index(place, 0))
    keys(stories, Qt.Key.Key_Return)
    assert session.facts.lines[late].task.progress == 80.0


def test_divide_by_stages(opened: Opened) -> None:
    """What is written is told before it is done; the subtasks stand under 基本 and lead to themselves."""
    page, shell, session = opened
    title = "燃气老旧管网更新120公里"
    parent = task_id(session, title)
    page.show_target(("divide", parent))
    form = form_of(opened)
    form.inputs["way"].set_value("stages")
    form.inputs["stages"].set_value("管材到货 某日 1")
    assert form.preview.text() == "第 1 行请写成“名称 时限 权重”，如 主体封顶 10-31 2"
    form.inputs["stages"].set_value("管材到货 11-25 1\n管线敷设 12-31 3")
    assert form.preview.text().startswith("将建 2 个子任务")
    click(form.send)
    parts = session.facts.parts(parent)
    assert [(part.title, part.weight) for part in parts] == [(f"{title}：管材到货", 1.0), (f"{title}：管线敷设", 3.0)]
    page.pane.tabs.setCurrentIndex(BASIC)
    assert page.pane.basic.parts._head.text() == "子任务 2 个，已办结 0 个"
    click(page.pane.basic.parts.findChildren(QPushButton)[0])
    assert shell.gone[-1] == ("ledger", ("task", parts[0].id))
    for part in parts:
        task = session.facts.lines[part.id].task
        session.life.step(task, Move(StepKind.COMPLETE, TODAY, "周敏", "现场看过"))
    page.show_target(parent)
    assert page.pane.top.next_steps.next.text() == "报结"
    page.show_target(("place", parts[0].id))
    form = form_of(opened)
    form.inputs["weight"].set_value(2.0)
    click(form.send)
    assert session.facts.lines[parts[0].id].task.weight == 2.0


def _button(opened: Opened, name: str) -> QPushButton:
    found = opened[0].pane.waiting.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def test_the_menu_by_keyboard(opened: Opened) -> None:
    """Ctrl+D, arrows, Enter; Ctrl+Enter in the form does it."""
    page, _, session = opened
    page.show_target(task_id(session, LATE))
    QTest.keyClick(page, Qt.Key.Key_D, CTRL)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    choose(menu, "暂停")
    menu.close()
    form = form_of(opened)
    form.inputs["person"].set_value("周敏")
    form.inputs["reason"].setFocus()
    write("等上级批复")
    QTest.keyClick(focus(), Qt.Key.Key_Return, CTRL)
    assert state_of(opened, LATE) is TaskState.SUSPENDED


def test_several_rows_offer_what_all_of_them_allow(opened: Opened) -> None:
    """A done and an open task have no step in common, and the menu says so."""
    page, _, session = opened
    page.table.choose(task_id(session, LATE))
    done = page.table.rows_model.position(task_id(session, _DONE))
    both = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    page.table.selectionModel().select(page.table.rows_model.index(done, 1), both)
    QTest.keyClick(page, Qt.Key.Key_D, CTRL)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert words(menu) == ["选中的 2 项没有可以一起办的"]
    menu.close()
    assert words(page._menu()) == ["登记进展 2 项", "发文", "复制 2 行"]


def test_from_registration_to_the_claim_with_its_file(opened: Opened, tmp_path: Path) -> None:
    """交办, 签收, 报结: each the next step, prefilled; the claim brings its evidence."""
    page, _, session = opened
    session.save_office(replace(session.facts.office, officer="周敏"))
    fresh = session.add_task(DraftTask("新建滨河步道", lead=("市城管局",), state=TaskState.REGISTERED))
    page.show_target(fresh)
    steps = page.pane.top.next_steps
    click(steps.next)
    form = form_of(opened)
    assert form.inputs["person"].value() == "周敏"
    click(form.send)
    assert session.facts.lines[fresh].task.assigned_on == TODAY
    assert steps.next.text() == "签收"
    click(steps.next)
    assert form_of(opened).inputs["person"].value() == "市城管局"
    click(form.send)
    assert steps.next.text() == "登记进展"
    page.show_target(("claim", fresh))
    (tmp_path / "竣工照片.zip").write_bytes(b"photo")
    form_of(opened).inputs["files"].set_value((tmp_path / "竣工照片.zip",))
    click(form.send)
    assert session.facts.lines[fresh].task.state is TaskState.CLAIMED_DONE
    kept = session.facts.attachments(fresh)
    assert [(one.name, one.owner[0]) for one in kept] == [("竣工照片.zip", Owner.STEP)]
    page.pane.tabs.setCurrentIndex(PROGRESS)
    story = page.pane.progress.stories.stories()[0]
    assert (story.title, story.foot) == ("报结 · 市城管局", "附件：竣工照片.zip")
