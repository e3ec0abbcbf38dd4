"""生成文书: choosing papers, editing their drafts, issuing, by mouse and by keyboard."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from supervisor_app.documents import issuing as paper_writing
from supervisor_app.documents.preview import page_count
from supervisor_app.domain.lights import Clause
from supervisor_app.domain.model import ProgressReport
from supervisor_app.domain.office import DEFAULT_NAME
from supervisor_app.domain.papers.drafting import BODY, TITLE, PaperDraft
from supervisor_app.domain.papers.notice import NoticeKind
from supervisor_app.errors import UserError
from supervisor_app.ui.dialogs.unsaved import Answer, UnsavedDialog
from supervisor_app.ui.jobs import Job
from supervisor_app.ui.pages.notice.drafting.entry_form import EntryField
from supervisor_app.ui.pages.notice.drafting.inputs import TextInput
from supervisor_app.ui.pages.notice.drafting.linked_text import LinkedText
from supervisor_app.ui.pages.notice.issuing.left_out import reasons
from supervisor_app.ui.pages.notice.page import NoticePage
from supervisor_app.ui.session import Session
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.date_edit import DateEdit
from tests.ui.notices import Opened, issue, press, show, type_in

_PLAIN, _LEFT = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme, session: Session) -> Iterator[Opened]:
    """The filled register, one paper with its PDF."""
    issue(session)
    window, page = show(qtbot, theme, session)
    yield window, page
    window.hide()  # so that nothing asks for a picture any more
    window.jobs.close()


def check_box(page: NoticePage, unit: str) -> QPoint:
    """Where a paper's check box is in the tree."""
    rect = row_of(page, unit)
    return rect.center() - QPoint(rect.width() // 2 - 20, 0)


def row_of(page: NoticePage, unit: str) -> QRect:
    """Where a paper's row is in the tree."""
    return page.pane.tree.visualItemRect(page.pane.tree.findItems(unit, Qt.MatchFlag.MatchExactly)[0])


def names(page: NoticePage) -> list[str]:
    """The papers checked."""
    return [paper.name for paper in page.pane.chosen()]


def field(page: NoticePage, key: str) -> EntryField:
    """The field of an entry of the draft shown."""
    editor = page.pane.desk.editor
    return (editor.entries.fields | editor.foot.fields)[key]


def text(page: NoticePage, key: str = BODY) -> LinkedText:
    """A text of the draft shown."""
    return page.pane.desk.editor.texts[key].edit


def begin(page: NoticePage, kind: str = "supervision", unit_id: int | None = None) -> None:
    """The pane with papers of a kind."""
    page.show_target(("issue", kind, unit_id))
    QApplication.sendPostedEvents()  # fields just made show themselves


def focused(window: QWidget) -> QWidget:
    """Where a key goes."""
    return QApplication.focusWidget() or window


def only_current(page: NoticePage) -> None:
    """Check the paper shown alone."""
    assert page.pane.desk.key is not None
    page.pane.tree.check({page.pane.desk.key})


def test_papers_are_issued_for_the_units_checked(opened: Opened, session: Session, qtbot: QtBot) -> None:
    window, page = opened
    press(window, "生成文书")
    assert page.pane.offer.kind is NoticeKind.SUPERVISION
    units = names(page)
    QTest.mouseClick(page.pane.tree.viewport(), _LEFT, _PLAIN, check_box(page, units[0]))
    assert names(page) == units[1:]
    page.pane.tree.setFocus()
    QTest.keyClick(page.pane.tree, Qt.Key.Key_Space)
    assert names(page) == units
    QTest.keyClick(page.pane.tree, Qt.Key.Key_Space)
    before = session.facts.next_number().serial
    with qtbot.waitSignal(page.pane.ended):
        press(window, f"生成 {len(units) - 1} 份")
    made = session.facts.next_number().serial - before
    assert made == len(units) - 1
    assert window.messages.text() == f"已生成 {made} 份"
    assert page.title() == "文书"
    row = page.register.table.chosen_row()
    assert row is not None
    assert row.notice.number.serial == before
    assert page.preview.view.isVisible()


def test_every_kind_is_offered_by_group_with_what_is_due(opened: Opened, session: Session) -> None:
    _, page = opened
    begin(page)
    due = {kind: len(session.facts.plans(kind).plans) for kind in NoticeKind}
    shown = {kind for kind, chip in page.pane.kinds.chips.items() if chip.isVisible()}
    assert shown == {kind for kind, count in due.items() if count}
    QTest.keyClick(page.pane.tree, Qt.Key.Key_F4)
    menu = page.pane.kinds.findChild(QMenu)
    assert menu is not None
    offered = [entry for entry in menu.actions() if entry.isEnabled()]
    assert [entry.text() for entry in menu.actions() if not entry.isEnabled()] == ["发给单位的", "表单", "上报与通报"]
    assert len(offered) == len(NoticeKind)
    assert f"交办通知　{due[NoticeKind.ASSIGNMENT]}" in [entry.text() for entry in offered]
    next(entry for entry in offered if entry.text() == "督查专报").trigger()
    menu.close()
    assert page.pane.offer.kind is NoticeKind.BRIEFING
    assert names(page) == ["督查专报"]


@pytest.mark.parametrize("kind", list(NoticeKind))
def test_every_kind_has_an_editor_and_a_picture(
    opened: Opened, session: Session, qtbot: QtBot, kind: NoticeKind
) -> None:
    """The first paper of each, due or picked, as it would be printed."""
    _, page = opened
    begin(page, kind.value)
    if not page.pane.offer.drafts.papers:
        page.pane._widen()
    desk = page.pane.desk
    assert desk.key is not None
    if not desk.paper.view.isVisible():
        qtbot.waitUntil(desk.paper.view.isVisible)
    assert desk.editor.entries.fields
    assert text(page, TITLE).toPlainText()


def test_a_changed_entry_changes_its_spans_and_the_issued_paper(opened: Opened, session: Session, qtbot: QtBot) -> None:
    _, page = opened
    begin(page)
    assert ("reply_by", "2026年11月26日") in text(page).spans()
    day = field(page, "reply_by").input
    assert isinstance(day, DateEdit)
    day.field.setFocus()
    day.field.selectAll()
    QTest.keyClicks(day.field, "12-1")
    assert ("reply_by", "2026年12月1日") in text(page).spans()
    assert field(page, "reply_by").back.isVisible()
    only_current(page)
    with qtbot.waitSignal(page.pane.ended):
        QTest.keyClick(day.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    notice = session.facts.notices[0]
    assert notice.reply_by == date(2026, 12, 1)
    assert "2026年12月1日" in notice.content
    assert "2026年11月26日" not in notice.content


def test_words_typed_into_the_text_are_printed_and_kept_for_their_unit_alone(
    opened: Opened, session: Session, qtbot: QtBot
) -> None:
    _, page = opened
    begin(page)
    units = names(page)
    body = text(page)
    body.moveCursor(QTextCursor.MoveOperation.End)
    type_in(body, "此件请主要负责人阅。")
    QTest.mouseClick(page.pane.tree.viewport(), _LEFT, _PLAIN, row_of(page, units[1]).center())
    assert "主要负责人阅" not in body.toPlainText()
    QTest.keyClick(page.pane.tree, Qt.Key.Key_Home)
    assert body.toPlainText().endswith("此件请主要负责人阅。")
    with qtbot.waitSignal(page.pane.ended):
        page.acts["generate"].trigger()
    issued = session.facts.notices[: len(units)]
    said = {session.facts.units[one.unit_id or 0].name: "主要负责人阅" in one.content for one in issued}
    assert said == {unit: unit == units[0] for unit in units}


def test_what_was_changed_is_taken_back_text_by_text(opened: Opened, session: Session) -> None:
    _, page = opened
    begin(page)
    before = text(page).toPlainText()
    body = page.pane.desk.editor.texts[BODY]
    type_in(body.edit, "另：")
    assert body.back.isVisible()
    QTest.mouseClick(body.back, _LEFT)
    assert body.edit.toPlainText() == before
    assert not body.back.isVisible()
    signature = field(page, "signature")
    type_in(signature.input, "县")
    QTest.mouseClick(signature.back, _LEFT)
    assert signature.source.value() == session.facts.office.name


def test_an_entry_is_given_to_every_paper_and_taken_back(opened: Opened, session: Session) -> None:
    window, page = opened
    begin(page)
    papers = page.pane.chosen()
    copy_to = field(page, "copy_to")
    type_in(copy_to.input, "市委办公室")
    QTest.mouseClick(copy_to.everywhere, _LEFT)
    assert [paper.changed.get("copy_to") for paper in page.pane.chosen()] == ["市委办公室"] * len(papers)
    assert window.messages.text() == f"抄送已用于 {len(papers)} 份"
    press(window, "撤销")
    assert [paper.changed.get("copy_to") for paper in page.pane.chosen()] == ["市委办公室"] + [None] * (len(papers) - 1)


def test_what_keeps_a_paper_is_said_and_issuing_waits(opened: Opened, session: Session, qtbot: QtBot) -> None:
    _, page = opened
    begin(page, "circular")
    assert not page.acts["generate"].isEnabled()
    assert page.facts() == "督查通报：请填批准人"
    assert page.acts["generate"].toolTip() == page.facts()
    assert field(page, "approved_on").note.text() == "请填批准日期"
    type_in(field(page, "approver").input, "李市长")
    assert page.facts() == "督查通报：请填批准日期"
    day = field(page, "approved_on").input
    assert isinstance(day, DateEdit)
    day.field.setText("后天吧")
    assert not page.acts["generate"].isEnabled()
    day.field.setText("2026-12-30")
    assert page.facts() == "督查通报：批准日期晚于成文日期"
    day.field.setText("2026-11-19")
    assert page.acts["generate"].isEnabled()
    with qtbot.waitSignal(page.pane.ended):
        page.acts["generate"].trigger()
    notice = session.facts.notices[0]
    assert (str(notice.number), notice.approver, notice.unit_id) == ("2026年第1期", "李市长", None)
    row = page.register.table.chosen_row()
    assert row is not None
    assert row.unit == notice.addressee


def test_a_day_not_understood_is_dropped_with_its_paper(opened: Opened) -> None:
    _, page = opened
    begin(page)
    day = field(page, "reply_by").input
    assert isinstance(day, DateEdit)
    day.field.setText("过几天")
    assert "看不懂回复期限“过几天”" in page.facts()
    QTest.keyClick(page.pane.tree, Qt.Key.Key_End)
    QTest.keyClick(page.pane.tree, Qt.Key.Key_Home)
    assert day.text() == "2026-11-26"
    assert page.acts["generate"].isEnabled()


def test_the_picture_follows_the_typing(opened: Opened, qtbot: QtBot) -> None:
    _, page = opened
    begin(page)
    desk = page.pane.desk
    with qtbot.waitSignal(desk.live.ready):
        pass
    first = desk.paper.view.grab().toImage()
    desk.paper.turn(1)
    with qtbot.waitSignal(desk.live.ready):
        type_in(text(page, TITLE), "关于道路贯通的")
    assert desk.paper.page == 1
    desk.paper.turn(-1)
    assert desk.paper.view.grab().toImage() != first


def test_a_picture_that_is_late_is_not_shown(opened: Opened, qtbot: QtBot) -> None:
    """Only the newest wish is set."""
    _, page = opened
    begin(page)
    shown: list[Path] = []
    live = page.pane.desk.live
    live.ready.connect(shown.append)
    live._start()
    page.pane.desk.ask_picture(at_once=True)
    qtbot.waitUntil(lambda: not page.shell.jobs.busy and live._job is None and bool(shown))
    assert [path.name for path in shown] == ["2.pdf"]
    assert [path.name for path in shown[0].parent.iterdir()] == ["2.pdf"]


def test_enter_goes_into_the_draft_and_esc_comes_back(opened: Opened) -> None:
    _, page = opened
    begin(page)
    QTest.keyClick(page.pane.tree, Qt.Key.Key_Return)
    addressee = field(page, "addressee").input
    assert addressee.hasFocus()
    QTest.keyClick(addressee, Qt.Key.Key_Escape)
    assert page.pane.tree.hasFocus()
    QTest.keyClick(page.pane.tree, Qt.Key.Key_Escape)
    assert page.title() == "文书"


def test_what_is_left_out_is_told_with_its_paper(opened: Opened, session: Session) -> None:
    window, page = opened
    begin(page)
    repeated = session.facts.plans(NoticeKind.SUPERVISION).repeated
    found = reasons(session.facts.plans(NoticeKind.SUPERVISION), NoticeKind.SUPERVISION, session.facts.notices)
    assert [line for line, _ in found] == list(repeated)
    assert any("已发 政督〔2026〕" in reason for _, reason in found)
    press(window, f"未列入 {len(found)} 项")
    assert page.pane.choice.left_out_shown
    press(window, "回到名单")
    assert page.pane.tree.isVisible()


def test_a_target_unit_alone_is_checked(opened: Opened, session: Session) -> None:
    _, page = opened
    plan = session.facts.plans(NoticeKind.ASSIGNMENT).plans[2]
    begin(page, "assignment", plan.unit.id)
    assert names(page) == [plan.unit.name]
    assert page.pane.desk.key == page.pane.chosen()[0].key
    QTest.keyClick(page.pane.tree, Qt.Key.Key_Escape)
    assert page.title() == "文书"


def test_a_unit_without_a_paper_due_is_told_and_can_have_one(opened: Opened, session: Session) -> None:
    window, page = opened
    unit = next(unit for unit in session.facts.units.values() if unit.name == "市水利局")
    begin(page, "supervision", unit.id)
    assert window.messages.text() == "市水利局现在没有要发的督办通知单；近日发过的在“未列入”里"
    assert not page.acts["generate"].isEnabled()
    press(window.messages, "从在办事项里选")
    assert names(page) == ["市水利局"]
    assert page.acts["generate"].isEnabled()


def test_matters_are_picked_one_by_one(opened: Opened, session: Session, qtbot: QtBot) -> None:
    """Of a unit with several, a paper is about those checked; without any it is not issued."""
    window, page = opened
    begin(page, "warning")
    press(window, "从在办事项里选")
    tree, drafts = page.pane.tree, page.pane.offer.drafts
    key = next(paper.key for paper in drafts.papers if len(paper.lines) > 2)
    tree.show_paper(key)
    matters, whole = [line.task.id for line in drafts[key].lines], drafts[key].size
    tree.setFocus()
    for pressed in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space):
        QTest.keyClick(tree, pressed)
    assert [paper.key for paper in page.pane.chosen()] == [key]
    assert [line.task.id for line in drafts[key].draft.ground.lines] == matters[1:2]
    assert drafts[key].size == f"1/{len(matters)} 项"
    assert drafts[key].lines[1].task.title in text(page).toPlainText()
    QTest.keyClick(tree, Qt.Key.Key_Space)
    assert page.pane.chosen() == []
    assert drafts[key].size == whole
    QTest.keyClick(tree, Qt.Key.Key_Up)
    QTest.keyClick(tree, Qt.Key.Key_Up)
    QTest.keyClick(tree, Qt.Key.Key_Space)
    first = tree.visualRect(tree.indexBelow(tree.currentIndex()))
    QTest.mouseClick(tree.viewport(), _LEFT, _PLAIN, QPoint(50, first.center().y()))
    with qtbot.waitSignal(page.pane.ended):
        page.acts["generate"].trigger()
    assert set(session.facts.notices[0].task_ids) == set(matters[1:])


def test_nobody_is_pressed_for_what_is_claimed_done(opened: Opened, session: Session) -> None:
    """It waits for the office, also where a person picks the matters; a talk or a longer limit may be about it."""
    window, page = opened
    line = next(line for line in session.facts.lines.values() if line.clause is Clause.ON_SCHEDULE)
    report = ProgressReport(0, line.task.id, line.task.lead[0], session.facts.today, 100.0, text="全部完成")
    session.register_report(report)
    for kind, there in (("warning", False), ("supervision", False), ("interview", True)):
        begin(page, kind)
        press(window, "从在办事项里选")
        picked = {found.task.id for paper in page.pane.offer.drafts.papers for found in paper.lines}
        assert (line.task.id in picked) is there


def test_a_text_of_the_form_is_as_high_as_it_needs(opened: Opened) -> None:
    _, page = opened
    begin(page, "extension")
    reason = field(page, "reason").input
    assert isinstance(reason, TextInput)
    low = reason.height()
    type_in(reason, "材料没有备齐")
    assert reason.height() == low
    for words in ("一条\n二条\n三条\n四条", "一条很长的说明" * 15):
        reason.set_value("")
        assert reason.height() == low
        reason.set_value(words)
        assert reason.height() > low
    assert reason.verticalScrollBar().maximum() == 0


def test_a_day_without_a_year_is_the_nearest_one_and_a_limit_the_next(opened: Opened) -> None:
    """Today is 2026-11-19."""
    _, page = opened
    begin(page, "circular")
    for key, first in (("approved_on", "2026-11-18"), ("reply_by", "2027-11-18")):
        day = field(page, key).input
        assert isinstance(day, DateEdit)
        read = []
        for words in ("11-18", "11-20", "1-5", "2027-11-18", "月底"):
            day.field.setText(words)
            read.append(str(day.day()))
        assert read == [first, "2026-11-20", "2027-01-05", "2027-11-18", "2026-11-30"]


def test_a_day_that_does_not_fit_is_edged(opened: Opened) -> None:
    _, page = opened
    begin(page, "assignment")
    reply = field(page, "reply_by")
    assert isinstance(reply.input, DateEdit)
    reply.input.field.setText("2026-10-1")
    assert reply.note.text() == "回复期限早于成文日期"
    assert reply.input.field.property("wrong") is True
    reply.back.click()
    assert not reply.input.field.property("wrong")


def test_a_matter_chosen_elsewhere_is_the_only_one(opened: Opened, session: Session) -> None:
    _, page = opened
    line = next(line for line in session.facts.lines.values() if line.task.title == "技师学院实训楼主体封顶")
    page.show_target(("issue", "extension", None, (line.task.id,)))
    assert [paper.name for paper in page.pane.offer.drafts.papers] == [line.task.title]
    assert text(page, TITLE).toPlainText()


def test_one_file_for_printing_beside_the_papers(opened: Opened, session: Session, qtbot: QtBot) -> None:
    window, page = opened
    begin(page)
    QTest.mouseClick(page.pane.choice.merge, _LEFT, pos=QPoint(8, 8))
    count = len(page.pane.chosen())
    with qtbot.waitSignal(page.pane.ended):
        page.acts["generate"].trigger()
    qtbot.waitUntil(lambda: "合成" in window.messages.text())
    merged = session.register.folder / "合并打印_督办通知单_20261119.pdf"
    pages = [page_count(Path(notice.path)) for notice in session.facts.notices[:count]]
    assert page_count(merged) >= sum(pages)
    assert window.messages.text() == f"已生成 {count} 份，并合成 {merged.name}，共 {page_count(merged)} 页"


def test_a_void_paper_is_issued_again_with_what_was_changed(opened: Opened, session: Session, qtbot: QtBot) -> None:
    window, page = opened
    begin(page)
    type_in(field(page, "basis").input, "经批准，")
    only_current(page)
    with qtbot.waitSignal(page.pane.ended):
        page.acts["generate"].trigger()
    old = session.facts.notices[0]
    session.void_notice(old, "依据写错")
    page.register.choose(old.id)
    press(window, "重新印发")
    assert page.pane.offer.kind is NoticeKind.SUPERVISION
    assert str(field(page, "basis").source.value()).startswith("经批准，")
    assert "已作废（依据写错）" in page.pane.choice.who.whole()
    with qtbot.waitSignal(page.pane.ended):
        press(window, "生成 1 份")
    new = session.facts.notices[0]
    assert (new.replaces_id, new.unit_id, new.task_ids) == (old.id, old.unit_id, old.task_ids)


def test_a_failing_paper_is_told_and_can_be_tried_again(
    opened: Opened, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, page = opened
    begin(page)
    wanted, real = page.pane.chosen(), paper_writing.prepare

    def prepare(draft: PaperDraft, *values: object) -> object:
        if draft.ground.unit == wanted[1].draft.ground.unit:
            raise UserError("磁盘已满，请腾出空间")
        return real(draft, *values)  # type: ignore[arg-type]

    monkeypatch.setattr(paper_writing, "prepare", prepare)
    with qtbot.waitSignal(page.pane.ended):
        page.acts["generate"].trigger()
    done = len(wanted) - 1
    assert window.messages.text() == f"已生成 {done} 份，1 份没有生成。{wanted[1].name}：磁盘已满，请腾出空间"
    assert page.title() == "生成文书"
    assert page.pane.tree.hasFocus()
    assert names(page) == [wanted[1].name]
    monkeypatch.setattr(paper_writing, "prepare", real)
    with qtbot.waitSignal(page.pane.ended):
        page.acts["generate"].trigger()
    assert window.messages.text() == "已生成 1 份"
    assert page.title() == "文书"


def test_tab_goes_down_the_draft_as_it_is_read(opened: Opened) -> None:
    """Also after another kind, whose inputs are made anew: entries, title, text, foot."""
    window, page = opened
    begin(page)
    begin(page, "assignment")
    walked = list[str]()
    field(page, "urgency").input.setFocus()
    for _ in range(4):
        walked.append(focused(window).accessibleName())
        QTest.keyClick(focused(window), Qt.Key.Key_Tab)
    assert walked == ["紧急程度", "标题", "正文", "联系人"]


def test_esc_cancels_a_batch_begun_by_key(opened: Opened, session: Session, qtbot: QtBot) -> None:
    window, page = opened
    begin(page, "assignment")
    page.pane.batch.advanced.connect(lambda *_: QTest.keyClick(focused(window), Qt.Key.Key_Escape))
    with qtbot.waitSignal(page.pane.ended):
        QTest.keyClick(page.pane.tree, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.messages.text() == "已取消，没有生成文书，没有占用文号"
    assert page.pane.tree.hasFocus()


def test_a_batch_is_cancelled_from_the_window(opened: Opened, session: Session, qtbot: QtBot) -> None:
    window, page = opened
    begin(page, "assignment")
    wanted, before = len(page.pane.chosen()), session.facts.next_number().serial
    begun: list[Job] = []

    def stop(job: Job) -> None:
        if job.title:
            begun.append(job)
        if len(begun) == 3:
            QTest.mouseClick(window.work.cancel, _LEFT)

    window.jobs.started.connect(stop)
    with qtbot.waitSignal(page.pane.ended):
        page.acts["generate"].trigger()
        assert page.acts["back"].text() == "取消"
    made = session.facts.next_number().serial - before
    assert made == 2
    assert window.messages.text() == f"已生成 2 份，取消了 {wanted - 2} 份"


def test_a_batch_cancelled_at_once_says_that_nothing_was_made(opened: Opened, session: Session, qtbot: QtBot) -> None:
    window, page = opened
    begin(page, "assignment")
    before = session.facts.next_number()
    window.jobs.started.connect(lambda _: window.work.cancel.click())
    with qtbot.waitSignal(page.pane.ended):
        page.acts["generate"].trigger()
    assert window.messages.text() == "已取消，没有生成文书，没有占用文号"
    assert page.pane.isVisible()  # what was checked can be made after all
    assert session.facts.next_number() == before


def test_the_office_is_asked_who_it_is_once(qtbot: QtBot, theme: Theme, session: Session) -> None:
    session.save_office(replace(session.facts.office, name=DEFAULT_NAME))
    window, page = show(qtbot, theme, session)
    press(window, "生成文书")
    assert page.naming.isVisible()
    QTest.keyClick(page.naming.inputs["name"], Qt.Key.Key_Return)
    assert page.naming.fields["name"]._note.text() == "请填发文机关"
    page.naming.inputs["name"].insert("云溪县人民政府督查室")
    press(window, "保存并继续")
    assert session.facts.office.name == "云溪县人民政府督查室"
    assert page.pane.isVisible()
    QTest.keyClick(page.pane.tree, Qt.Key.Key_Escape)
    press(window, "生成文书")
    assert page.pane.isVisible()
    window.hide()
    window.jobs.close()


def test_changed_drafts_are_not_lost_by_closing(opened: Opened, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    """Other pages may be looked at meanwhile."""
    window, page = opened
    begin(page)
    type_in(text(page), "另：")
    asked: list[UnsavedDialog] = []

    def answer(dialog: UnsavedDialog) -> int:
        asked.append(dialog)
        QTest.mouseClick(dialog.buttons[Answer.STAY if len(asked) == 1 else Answer.DROP], _LEFT)
        return 1

    monkeypatch.setattr(UnsavedDialog, "exec", answer)
    assert page.leave()
    assert not window.close()
    assert window.isVisible()
    assert window.close()
    assert len(asked) == 2
