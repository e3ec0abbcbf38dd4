"""Reviewing a speech in the window by clicks and keys: taking it in, deciding, mending, the list, and back again."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from supervisor_app.domain.draft import DraftList, DraftTask
from supervisor_app.domain.model import Cycle
from supervisor_app.domain.review import DraftState, ReviewDraft
from supervisor_app.ui.page import PageSpec
from supervisor_app.ui.pages.ledger import LEDGER
from supervisor_app.ui.pages.ledger.page import TaskLedgerPage
from supervisor_app.ui.pages.meeting import MEETING
from supervisor_app.ui.pages.meeting.page import MeetingPage
from supervisor_app.ui.pages.start import START
from supervisor_app.ui.reviewing import making, sorting
from supervisor_app.ui.reviewing.pane import ReviewPane
from supervisor_app.ui.reviewing.sorting import Band, Heap
from supervisor_app.ui.session import Session
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.window import Window
from tests.ui.office import TODAY, open_window
from tests.ui.speech import SPEECH

_LEFT = Qt.MouseButton.LeftButton
_CTRL = Qt.KeyboardModifier.ControlModifier
_PAGES: tuple[PageSpec, ...] = (LEDGER, MEETING)
OPEN, ACCEPTED, DROPPED = DraftState.OPEN, DraftState.ACCEPTED, DraftState.DROPPED


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, session: Session) -> Iterator[Window]:
    """On the page of meetings of the filled ledger."""
    made = open_window(theme, session, _PAGES, START)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.go("meeting")
    made.show()
    made.activateWindow()
    QTest.qWaitForWindowActive(made)
    yield made
    made.jobs.close()


@pytest.fixture
def page(window: Window) -> MeetingPage:
    found = window.page()
    assert isinstance(found, MeetingPage)
    return found


def read(page: MeetingPage, qtbot: QtBot, folder: Path, text: str = SPEECH) -> None:
    """Have a file read to its end."""
    path = folder / "讲话.txt"
    path.write_text(text, encoding="utf-8")
    page.show_target(("speech", path))
    qtbot.waitUntil(lambda: page.panes.taking is None or not page.panes.taking.busy)


@pytest.fixture
def pane(page: MeetingPage, qtbot: QtBot, tmp_path: Path) -> ReviewPane:
    """The speech under review, nothing decided."""
    read(page, qtbot, tmp_path)
    return reviewing(page)


def reviewing(page: MeetingPage) -> ReviewPane:
    assert page.panes.reviewing is not None
    return page.panes.reviewing


def key(pane: ReviewPane, *keys: Qt.Key) -> None:
    """Keys as typed, wherever the keyboard is."""
    for typed in keys:
        focused = pane.window().focusWidget()
        assert focused is not None
        QTest.keyClick(focused, typed)


def write(field: QLineEdit, text: str) -> None:
    """Chinese as an input method brings it: where the caret is, all at once."""
    field.setFocus()
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(field, event)


def states(pane: ReviewPane) -> list[DraftState]:
    return [draft.state for draft in pane.desk.drafts]


def current(pane: ReviewPane) -> ReviewDraft:
    row = pane.view.list.row()
    assert row is not None
    assert row.draft.id == pane.desk.current == pane.view.text.current
    return row.draft


def number(pane: ReviewPane) -> int:
    return sorting.numbers(pane.desk.drafts)[current(pane).id]


def test_what_was_read_is_in_the_ledger_at_once(pane: ReviewPane, session: Session, window: Window) -> None:
    meeting = session.facts.meetings[0]
    assert (meeting.title, meeting.held_on) == ("在全市冬季攻坚任务调度会上的讲话", date(2026, 11, 18))
    assert meeting.speaker.endswith("陈立新")
    assert meeting.text == SPEECH
    assert pane.view.text.toPlainText() == SPEECH
    assert set(states(pane)) == {OPEN}
    assert window.status._hinted[0] == ("↑ ↓", "上一条、下一条")
    assert number(pane) == 1
    assert pane.view.list.hasFocus()


def test_reviewed_by_keyboard_alone(pane: ReviewPane, window: Window, session: Session) -> None:
    """Accept, drop, edit, merge, split, undo, and the list, without the mouse."""
    key(pane, Qt.Key.Key_Return)
    assert (states(pane)[0], number(pane)) == (ACCEPTED, 2)
    key(pane, Qt.Key.Key_Delete)
    assert (states(pane)[1], number(pane)) == (DROPPED, 3)
    key(pane, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_E)
    assert pane.view.editor.title.hasFocus()
    pane.view.editor.title.clear()
    write(pane.view.editor.title, "拿出新材料园道路贯通办法")
    key(pane, Qt.Key.Key_Tab)
    assert pane.view.editor.lead.hasFocus()
    pane.view.editor.lead.clear()
    write(pane.view.editor.lead, "市交通运输局")
    pane.view.editor.due.setFocus()
    write(pane.view.editor.due.field, "12月16日")
    key(pane, Qt.Key.Key_Return)
    assert pane.view.list.hasFocus()
    mended = current(pane)
    assert (mended.title, mended.lead, mended.due) == (
        "拿出新材料园道路贯通办法",
        ("市交通运输局",),
        date(2026, 12, 16),
    )
    key(pane, Qt.Key.Key_Return)
    count, first = len(pane.desk.drafts), current(pane)
    key(pane, Qt.Key.Key_M)
    assert len(pane.desk.drafts) == count - 1
    assert current(pane).start == first.start
    assert current(pane).end > first.end
    QTest.keyClick(window, Qt.Key.Key_Z, _CTRL)
    assert len(pane.desk.drafts) == count
    assert current(pane).start == first.start  # what was undone is looked at
    key(pane, Qt.Key.Key_Return)
    QTest.keyClick(pane.view.list, Qt.Key.Key_Return, _CTRL)
    lines = [line for line in session.facts.lines.values() if line.task.meeting_id == pane.desk.meeting.id]
    assert "拿出新材料园道路贯通办法" in [line.task.title for line in lines]
    assert {line.task.assigned_on for line in lines} == {date(2026, 11, 18)}
    assert isinstance(window.page(), TaskLedgerPage)
    assert len(lines) == 3


def test_split_at_the_caret(pane: ReviewPane) -> None:
    """S first proposes a place, arrows move the caret, S cuts there."""
    whole, count = current(pane), len(pane.desk.drafts)
    key(pane, Qt.Key.Key_S)
    assert pane.view.text.hasFocus()
    proposed = pane.view.text.caret()
    assert whole.start < proposed < whole.end
    assert SPEECH[proposed - 1] in "，；。"
    wanted = SPEECH.index("年底前开工率")
    for _ in range(abs(wanted - proposed)):
        key(pane, Qt.Key.Key_Right if wanted > proposed else Qt.Key.Key_Left)
    key(pane, Qt.Key.Key_S)
    assert len(pane.desk.drafts) == count + 1
    assert pane.desk.drafts[1].text == "年底前开工率提高到97%以上。"
    assert pane.desk.drafts[1].lead == ("市发改委",)
    assert current(pane).end == wanted
    pane.desk.session.undo_stack.undo()
    assert len(pane.desk.drafts) == count


def test_what_the_reader_left_out_is_marked_by_hand(pane: ReviewPane, qtbot: QtBot) -> None:
    count, words = len(pane.desk.drafts), "今年不抢工期，明年拿什么说话"
    key(pane, Qt.Key.Key_N)
    assert len(pane.desk.drafts) == count
    assert pane.view.text.hasFocus()
    key(pane, Qt.Key.Key_Escape)
    assert pane.view.list.hasFocus()
    key(pane, Qt.Key.Key_Left)
    assert pane.view.text.hasFocus()
    start = SPEECH.index(words)
    pane.view.text.select(start, start)
    for _ in words:
        QTest.keyClick(pane.view.text, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    key(pane, Qt.Key.Key_N)
    assert current(pane).text == words
    assert making.hooks_of(current(pane))[0]["kind"] == making.BY_HAND
    assert len(pane.desk.drafts) == count + 1


def _spot(pane: ReviewPane, words: str) -> QPoint:
    cursor = pane.view.text.textCursor()
    cursor.setPosition(SPEECH.index(words) + 2)
    return pane.view.text.cursorRect(cursor).center()


def test_a_click_in_the_text_shows_the_draft_and_back(pane: ReviewPane) -> None:
    """In the sentence, on the number beside it, on the row."""
    text = pane.view.text
    QTest.mouseClick(text.viewport(), _LEFT, pos=_spot(pane, "市住建局负责"))
    assert current(pane).text.startswith("市住建局负责")
    box, mark = text.gutter.boxes()[0]
    QTest.mouseClick(text.gutter, _LEFT, pos=box.center().toPoint())
    assert current(pane).id == mark.draft_id
    last = pane.desk.drafts[2]
    QTest.mouseClick(pane.view.list.viewport(), _LEFT, pos=pane.view.list.spot(last.id, "title"))
    assert current(pane) == last
    assert text.caret() == last.start


def test_boxes_and_buttons_do_what_the_keys_do(pane: ReviewPane) -> None:
    view = pane.view
    third = pane.desk.drafts[2].id
    QTest.mouseClick(view.list.viewport(), _LEFT, pos=view.list.spot(third, "box"))
    assert states(pane)[2] is ACCEPTED
    QTest.keyClick(view.list, Qt.Key.Key_Space)
    assert states(pane)[2] is OPEN
    QTest.mouseClick(view.hints.buttons["drop"], _LEFT)
    assert states(pane)[2] is DROPPED
    QTest.mouseClick(view.list.viewport(), _LEFT, pos=view.list.spot(third, "side"))
    assert states(pane)[2] is OPEN
    assert current(pane).id == third
    QTest.mouseClick(view.hints.buttons["accept"], _LEFT)
    assert states(pane)[2] is ACCEPTED


def test_a_dropped_draft_is_taken_back_with_the_same_key(pane: ReviewPane) -> None:
    key(pane, Qt.Key.Key_D, Qt.Key.Key_Up)
    assert states(pane)[0] is DROPPED
    assert not pane.view.editor.isVisible()
    assert pane.acts["drop"].text() == "恢复"
    assert not pane.acts["merge"].isEnabled()
    key(pane, Qt.Key.Key_Delete)
    assert states(pane)[0] is OPEN
    assert pane.view.editor.isVisible()


def test_what_is_typed_is_kept_when_another_row_is_chosen_and_given_up_with_esc(pane: ReviewPane) -> None:
    first = current(pane)
    key(pane, Qt.Key.Key_F2)
    pane.view.editor.title.clear()
    write(pane.view.editor.title, "逐个说清")
    second = pane.desk.drafts[1].id
    QTest.mouseClick(pane.view.list.viewport(), _LEFT, pos=pane.view.list.spot(second, "title"))
    assert current(pane).id == second
    assert pane.desk.drafts[0].title == "逐个说清"
    pane.view.list.choose(first.id)
    key(pane, Qt.Key.Key_E)
    write(pane.view.editor.title, "不要")
    key(pane, Qt.Key.Key_Escape)
    assert pane.view.list.hasFocus()
    assert pane.view.editor.title.text() == "逐个说清"
    assert pane.desk.drafts[0].title == "逐个说清"


def test_units_are_offered_and_unknown_ones_are_new(pane: ReviewPane) -> None:
    lead = pane.view.editor.lead
    lead.setFocus()
    lead.clear()
    QTest.keyClicks(lead, "zjj")
    assert lead._offer.stringList()[:1] == ["市住建局"]
    QTest.keyClick(lead, Qt.Key.Key_Return)
    assert lead.value() == ("市住建局",)
    write(lead, "、市临空办")
    assert lead.unknown() == ["市临空办"]
    lead._popup.hide()
    QTest.keyClick(lead, Qt.Key.Key_Return)
    assert current(pane).lead == ("市住建局", "市临空办")
    row = pane.view.list.row()
    assert row is not None
    assert row.tags[0].text == "市住建局、市临空办（新单位）"


def test_the_cycle_is_chosen(pane: ReviewPane) -> None:
    cycle = pane.view.editor.cycle
    cycle.setCurrentIndex(cycle.findData(Cycle.MONTHLY.value))
    key(pane, Qt.Key.Key_Down)
    assert pane.desk.drafts[0].cycle is Cycle.MONTHLY


def test_heaps_and_bands_are_filtered(pane: ReviewPane) -> None:
    key(pane, Qt.Key.Key_Return)
    QTest.mouseClick(pane.view.heaps[Heap.ACCEPTED], _LEFT)
    assert [row.draft.state for row in pane.view.list.rows_model.rows] == [ACCEPTED]
    QTest.mouseClick(pane.view.heaps[Heap.DROPPED], _LEFT)
    assert pane.view.empty.isVisible()
    QTest.mouseClick(pane.view.heaps[Heap.ALL], _LEFT)
    for band in (Band.MIDDLE, Band.LOW):
        QTest.mouseClick(pane.view.legend.switches[band], _LEFT)
    shown = pane.view.list.rows_model.rows
    assert {row.band for row in shown if not row.accepted} == {Band.HIGH}
    assert len(pane.view.text._marks) == len(shown)
    low = next(draft for draft in pane.desk.drafts if sorting.band_of(draft) is not Band.HIGH)
    pane.show_draft(low.id)
    assert current(pane) == low
    assert pane.view.legend.bands() == sorting.ALL_BANDS


def test_all_that_is_sure_is_accepted_in_one_step(pane: ReviewPane, session: Session) -> None:
    sure = sorting.sure(pane.desk.drafts)
    assert pane.acts["accept_all"].text().endswith(f"{len(sure)} 项")
    pane.acts["accept_all"].trigger()
    assert states(pane).count(ACCEPTED) == len(sure)
    assert not pane.acts["accept_all"].isEnabled()
    session.undo_stack.undo()
    assert states(pane).count(ACCEPTED) == 0


def test_title_day_and_speaker_are_mended(pane: ReviewPane, session: Session) -> None:
    """On another day the drafts' days are counted anew, in the same step."""
    about, before = pane.view.about, pane.desk.drafts[0].due
    about.title.setText("四季度调度会")
    about.day.setText("2027-01-08")
    about.day.setFocus()
    key(pane, Qt.Key.Key_Return)
    meeting = session.facts.meetings[0]
    assert (meeting.title, meeting.held_on, meeting.text) == ("四季度调度会", date(2027, 1, 8), SPEECH)
    assert before == date(2026, 12, 31)
    assert pane.desk.drafts[0].due == date(2027, 12, 31)
    session.undo_stack.undo()
    assert pane.desk.drafts[0].due == before
    about.day.setText("某日")
    about.commit()
    assert about.day.property("wrong")
    about.title.clear()
    about.commit()
    assert about._note.text() == "请写会议名称"
    about.day.setFocus()
    key(pane, Qt.Key.Key_Escape)
    assert about.day.text() == "2026-11-18"


def test_the_list_needs_the_day_of_the_meeting(page: MeetingPage, qtbot: QtBot, tmp_path: Path) -> None:
    read(page, qtbot, tmp_path, SPEECH.replace("2026年11月18日\n", ""))
    pane = reviewing(page)
    key(pane, Qt.Key.Key_Return)
    QTest.keyClick(pane.view.list, Qt.Key.Key_Return, _CTRL)
    assert pane.view.about.day.hasFocus()
    assert pane.view.about.day.property("wrong")
    QTest.keyClicks(pane.view.about.day, "2026-11-18")
    key(pane, Qt.Key.Key_Return)
    assert pane.desk.meeting.held_on == date(2026, 11, 18)
    assert pane.desk.drafts[0].due == date(2026, 12, 31)


def test_a_task_leads_back_to_its_sentence(pane: ReviewPane, window: Window, session: Session) -> None:
    """From the ledger's pane, a day later; the draft is a task now and cannot be changed here."""
    key(pane, Qt.Key.Key_Down, Qt.Key.Key_Return)
    wanted = pane.desk.drafts[1]
    QTest.keyClick(pane.view.list, Qt.Key.Key_Return, _CTRL)
    kept = session.facts.drafts(pane.desk.meeting.id)[1]
    assert kept.task_id is not None
    ledger = window.page()
    assert isinstance(ledger, TaskLedgerPage)
    ledger.show_target(("task", kept.task_id))
    ledger.pane.tabs.setCurrentIndex(0)
    assert ledger.pane.basic.source.isVisible()
    QTest.mouseClick(ledger.pane.basic.source, _LEFT)
    page = window.page()
    assert isinstance(page, MeetingPage)
    again = reviewing(page)
    assert current(again) == kept
    assert kept.text == wanted.text
    assert again.view.editor.title.isReadOnly()
    assert not again.acts["drop"].isEnabled()
    assert not again.acts["merge"].isEnabled()
    QTest.mouseClick(again.view.editor.alike, _LEFT)
    assert window.page() is ledger


def test_other_tasks_have_no_sentence_to_lead_to(window: Window, session: Session) -> None:
    window.go("ledger", ("task", next(iter(session.facts.lines))))
    ledger = window.page()
    assert isinstance(ledger, TaskLedgerPage)
    ledger.pane.tabs.setCurrentIndex(0)
    assert not ledger.pane.basic.source.isVisible()


def test_a_draft_like_a_task_says_so(pane: ReviewPane, window: Window, session: Session) -> None:
    title = pane.desk.drafts[3].title
    session.import_list(DraftList("旧会", TODAY, "", (DraftTask(title, lead=("市住建局",)),)))
    row = pane.view.list.rows_model.rows[3]
    assert row.alike is not None
    assert row.tags[0].text.endswith("号疑似重复")
    pane.view.list.choose(row.draft.id)
    assert pane.view.editor.alike.isVisible()
    assert "市住建局" in pane.view.editor.alike.toolTip()
    QTest.mouseClick(pane.view.editor.alike, _LEFT)
    assert isinstance(window.page(), TaskLedgerPage)


def test_left_half_way_and_gone_on_with(pane: ReviewPane, page: MeetingPage, qtbot: QtBot, tmp_path: Path) -> None:
    """Esc keeps what is typed; the list of meetings says how many wait; the same file goes on where it was."""
    key(pane, Qt.Key.Key_Return)
    pane.view.editor.title.setText("逐月调度回迁楼三期")
    waiting = states(pane).count(OPEN)
    key(pane, Qt.Key.Key_Escape)
    assert page.panes.pane is None
    row = page.table.chosen_row()
    assert row is not None
    assert row.waiting == waiting
    QTest.keyClick(page.table, Qt.Key.Key_E, _CTRL)
    again = reviewing(page)
    assert again.desk.drafts[1].title == "逐月调度回迁楼三期"
    assert number(again) == 2
    meetings = len(page.session.facts.meetings)
    read(page, qtbot, tmp_path)
    assert len(page.session.facts.meetings) == meetings
    assert states(reviewing(page))[0] is ACCEPTED


def test_undoing_the_reading_leaves_the_review(pane: ReviewPane, page: MeetingPage) -> None:
    page.session.undo_stack.undo()
    assert page.panes.pane is None
    assert all(meeting.text == "" for meeting in page.session.facts.meetings)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (" \n\n", "没有文字"),
        ("Dear all, please finish the bridge by May.", "没有中文"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(
    page: MeetingPage, qtbot: QtBot, tmp_path: Path, text: str, told: str
) -> None:
    read(page, qtbot, tmp_path, text)
    assert page.panes.taking is not None
    assert told in page.panes.taking.note.text()
    assert page.panes.taking.drop.isVisible()
    assert len(page.session.facts.meetings) == 3


def test_an_unreadable_file_is_told_in_a_sentence(page: MeetingPage, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "讲话.docx"
    path.write_bytes(b"%PDF-1.7 no document")
    page.panes.take(path)
    qtbot.waitUntil(lambda: page.panes.taking is not None and not page.panes.taking.busy)
    assert page.panes.taking is not None
    assert "PDF" in page.panes.taking.note.text()
    QTest.keyClick(page.panes.taking.paste, Qt.Key.Key_Escape)
    assert page.panes.pane is None


def test_a_speech_without_a_task_can_be_marked_by_hand(page: MeetingPage, qtbot: QtBot, tmp_path: Path) -> None:
    read(page, qtbot, tmp_path, "同志们：\n今天天气很好，大家辛苦了。\n谢谢大家！")
    pane = reviewing(page)
    assert pane.view.empty.isVisible()
    assert not pane.acts["accept"].isEnabled()
    pane.view.text.select(5, 11)
    pane.view.text.setFocus()
    key(pane, Qt.Key.Key_N)
    assert current(pane).text == "今天天气很好"
    assert not pane.view.empty.isVisible()


def test_a_pasted_speech_is_read(page: MeetingPage, qtbot: QtBot) -> None:
    """Ctrl+V on the list of meetings; or into the field, then Ctrl+Enter."""
    QGuiApplication.clipboard().setText(SPEECH.replace("\n", "\r\n"))
    QTest.keyClick(page.table, Qt.Key.Key_V, _CTRL)
    qtbot.waitUntil(lambda: page.panes.reviewing is not None)
    assert reviewing(page).desk.meeting.text == SPEECH
    page.session.undo_stack.undo()
    QTest.keyClick(page.table, Qt.Key.Key_R, _CTRL)
    taking = page.panes.taking
    assert taking is not None
    assert taking.paste.hasFocus()
    assert not taking.acts["read"].isEnabled()
    QTest.keyClick(taking.paste, Qt.Key.Key_V, _CTRL)
    QTest.keyClick(taking.paste, Qt.Key.Key_Return, _CTRL)
    qtbot.waitUntil(lambda: page.panes.reviewing is not None)
    assert len(reviewing(page).desk.drafts) > 6


def test_of_several_speeches_one_is_chosen(page: MeetingPage, qtbot: QtBot, tmp_path: Path) -> None:
    """Each is a meeting of its own, with its own piece of the text."""
    other = SPEECH.replace("冬季攻坚任务", "安全生产工作").replace("11月18日", "10月9日")
    read(page, qtbot, tmp_path, f"{SPEECH}\n{other}")
    taking = page.panes.taking
    assert taking is not None
    rows = taking.list.table.rows_model.rows
    assert [row.day for row in rows] == ["2026-11-18", "2026-10-09"]
    QTest.keyClick(taking.list.table, Qt.Key.Key_Down)
    QTest.keyClick(taking.list.table, Qt.Key.Key_Return)
    pane = reviewing(page)
    assert pane.desk.meeting.title == "在全市安全生产工作调度会上的讲话"
    text = pane.desk.meeting.text
    assert text.startswith("在全市安全生产")
    assert all(text[draft.start : draft.end] == draft.text for draft in pane.desk.drafts)


def test_a_file_is_chosen(page: MeetingPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cancelled dialog changes nothing."""
    page.acts["speech"].trigger()
    taking = page.panes.taking
    assert taking is not None
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    QTest.mouseClick(taking.drop.button, _LEFT)
    assert not taking.busy
    path = tmp_path / "讲话.txt"
    path.write_text(SPEECH, encoding="gb18030")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    QTest.mouseClick(taking.drop.button, _LEFT)
    qtbot.waitUntil(lambda: page.panes.reviewing is not None)
    assert reviewing(page).desk.meeting.text == SPEECH


def test_rare_characters_do_not_shift_the_marks(page: MeetingPage, qtbot: QtBot, tmp_path: Path) -> None:
    read(page, qtbot, tmp_path, SPEECH.replace("陈立新", "陈立\U00020bb7"))
    pane = reviewing(page)
    draft, text = current(pane), pane.view.text
    assert text.caret() == draft.start
    cursor = text.textCursor()
    mark = text._marks[0]
    cursor.setPosition(mark.start)
    cursor.setPosition(mark.end, cursor.MoveMode.KeepAnchor)
    assert cursor.selectedText() == draft.text


def test_screen_readers_hear_a_row(pane: ReviewPane) -> None:
    key(pane, Qt.Key.Key_Return)
    index = pane.view.list.rows_model.index(0)
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("第 1 条，已采纳，把握高，")
    assert "牵头市发改委" in said
    assert "责任单位“市发改委”" in index.data(Qt.ItemDataRole.ToolTipRole)


def test_a_decision_moves_no_message_into_the_page(pane: ReviewPane, window: Window) -> None:
    window.messages.hide()
    key(pane, Qt.Key.Key_Return)
    assert window.messages.text() == ""
    assert window.acts["undo"].text().startswith("撤销：采纳草稿")


def test_the_same_words_again_are_marked_in_both_places(pane: ReviewPane, session: Session) -> None:
    draft = pane.desk.drafts[0]
    place: making.HookFacts = {"kind": making.ELSEWHERE, "start": 0, "end": 9, "text": ""}
    hooks = making._kept([*making.hooks_of(draft), place])
    session.review.save(replace(draft, hooks=hooks))
    assert pane.view.text._places == [(0, 9)]
    assert pane.view.editor._why.toolTip().endswith("同一句还见于 1 处")
