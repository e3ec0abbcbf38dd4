"""今日督办 worked off: decisions and entries in the page, one and many, by mouse and by keyboard."""

import json
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from supervisor_app.cli import main
from supervisor_app.domain.changes import Changes
from supervisor_app.domain.draft import DraftList, DraftTask
from supervisor_app.domain.life.extension import ExtensionState
from supervisor_app.domain.life.verification import Decision, Verification, Way
from supervisor_app.domain.model import ProgressReport, TaskState
from supervisor_app.domain.today.todo import TodoGroup
from supervisor_app.ui.jobs import Jobs
from supervisor_app.ui.memory import Forgetful
from supervisor_app.ui.pages.today.forms.decisions import ExtensionForm, LookBackForm, ReviewForm
from supervisor_app.ui.pages.today.forms.papers import ReplyForm, SignForm
from supervisor_app.ui.pages.today.page import TodayPage
from supervisor_app.ui.pages.today.rows import TodoRow
from supervisor_app.ui.session import Session
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.grouped_model import Head
from tests.ui.day import issue, make_full, task
from tests.ui.office import TODAY
from tests.ui.shell import NotingShell
from tests.ui.test_today import open_page

_LEFT = Qt.MouseButton.LeftButton
_SHIFT, _CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
Opened = tuple[TodayPage, NotingShell]
G = TodoGroup


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme, session: Session, jobs: Jobs) -> Opened:
    """The page on a day when every group has entries; it follows the session as in the window."""
    make_full(session)
    shell = NotingShell(theme, session, jobs)
    page = open_page(qtbot, shell)
    session.changed.connect(page.refresh)
    return page, shell


def keys(page: TodayPage, *typed: Qt.Key | str, to: QWidget | None = None) -> None:
    """Keys, and words as an input method sends them, into what has the keyboard."""
    for key in typed:
        target = to or page.focusWidget()
        assert target is not None
        if isinstance(key, str):
            words = QInputMethodEvent()
            words.setCommitString(key)
            QApplication.sendEvent(target, words)
        else:
            QTest.keyClick(target, key)


def rows(page: TodayPage, group: TodoGroup) -> list[TodoRow]:
    """The rows of a group shown."""
    entries = page.list.rows_model.entries
    return [entry for entry in entries if isinstance(entry, TodoRow) and entry.item.group is group]


def place(page: TodayPage, entry: Head | TodoRow) -> QPoint:
    """Where an entry is in the list."""
    index = page.list.rows_model.index(page.list.rows_model.entries.index(entry))
    page.list.scrollTo(index)
    return page.list.visualRect(index).center()


def press(page: TodayPage, word: str) -> None:
    """Click the button in sight that says so."""
    QApplication.sendPostedEvents()
    [found] = [b for b in page.findChildren(QPushButton) if b.isVisible() and b.text().strip() == word]
    QTest.mouseClick(found, _LEFT)


def counts(session: Session) -> dict[TodoGroup, int]:
    """How much there is to do."""
    return {group: len(items) for group, items in session.facts.todo_list.groups.items()}


def test_every_group_is_there_and_none_overflows(opened: Opened) -> None:
    """Tiles as fit, the rest in 更多; wide, all eleven; the numbers are those of the list."""
    page, _ = opened
    bar = page.tiles
    for width, shown in ((1208, 6), (1848, 11)):
        page.resize(width, 700)
        QApplication.sendPostedEvents()
        own = [tile for tile in bar.tiles.values() if tile.isVisible()]
        assert len(own) == shown
        assert bar.more.isVisible() == (shown < 11)
        assert all(tile.geometry().right() < bar.width() for tile in (*own, bar.more) if tile.isVisible())
    page.resize(1208, 700)
    QApplication.sendPostedEvents()
    assert bar.more.accessibleName() == "更多 ▾ 29 项"
    entries = {entry.text().split("  ")[0]: entry for entry in bar.menu().actions()}
    assert list(entries) == ["建议升级", "待回复文书", "长期未更新", "回头看到期", "复核时限"]
    entries["复核时限"].trigger()
    chosen = page.list.entry()
    assert isinstance(chosen, TodoRow)
    assert chosen.item.group is G.REVIEW
    assert bar.more.isChecked()
    keys(page, Qt.Key.Key_9)
    chosen = page.list.entry()
    assert isinstance(chosen, TodoRow)
    assert chosen.item.group is G.STALE


def test_counts_agree_with_the_command_line(
    opened: Opened, session: Session, capsys: pytest.CaptureFixture[str]
) -> None:
    """Heads, tiles, badge and `todo` tell the same, item by item."""
    page, shell = opened
    assert main(["todo", str(session.path), "--today", TODAY.isoformat(), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    shown = [entry for entry in page.list.rows_model.entries if isinstance(entry, TodoRow)]
    assert [(item["group"], item["number"], item["reason"]) for item in told] == [
        (row.item.group.value, row.item.line.task.number, row.item.reason) for row in shown
    ]
    by_group = Counter(item["group"] for item in told)
    heads = {entry.key: entry.count for entry in page.list.rows_model.entries if isinstance(entry, Head)}
    assert heads == by_group
    assert len(heads) == len(TodoGroup)
    assert shell.badges["today"] == by_group["overdue"] + by_group["due_soon"] + by_group["report_missing"]


def test_an_extension_is_granted_or_refused_by_keyboard(opened: Opened, session: Session) -> None:
    """Enter opens the form, Enter grants; what is missing is said beside its field; undone by one undo."""
    page, shell = opened
    keys(page, Qt.Key.Key_6, Qt.Key.Key_Return)
    form = page.side.form
    assert isinstance(form, ExtensionForm)
    keys(page, Qt.Key.Key_Return)
    assert form.approver.property("wrong")
    keys(page, "张副市长", Qt.Key.Key_Return)
    assert task(session, "节能改造项目设备投资入统").due == date(2027, 1, 31)
    assert shell.said[-1][0].endswith("延期至 2027-01-31")
    assert page.side.on_board
    assert page.list.hasFocus()
    keys(page, Qt.Key.Key_Return)
    assert form.approver.text() == "张副市长"
    press(page, "不批准")
    assert form.reason.property("wrong")
    assert page.focusWidget() is form.reason
    keys(page, "地块征收不是延期的理由", to=form.reason)
    press(page, "不批准")
    assert counts(session)[G.EXTENSION] == 0
    assert task(session, "老城区公共停车位新增900个").due == date(2026, 12, 20)
    undo = shell.said[-1][1]
    assert undo is not None
    undo()
    assert counts(session)[G.EXTENSION] == 1


def test_many_at_once_are_one_command(opened: Opened, session: Session) -> None:
    """By the head's word and the mouse: all extensions granted, all papers signed for; each one undo."""
    page, _ = opened
    heads = {entry.key: entry for entry in page.list.rows_model.entries if isinstance(entry, Head)}
    for group, word in ((G.EXTENSION, "批准延期"), (G.UNACKNOWLEDGED, "登记签收")):
        centre = place(page, heads[group])
        line = page.list.visualRect(page.list.indexAt(centre))
        spot = page.face.delegate.head_action(line, heads[group]).center()
        QTest.mouseClick(page.list.viewport(), _LEFT, pos=spot)
        form = page.side.form
        assert isinstance(form, ExtensionForm | SignForm)
        assert len(form.rows) == 2
        assert len(page.list.several()) == 2, "the click closed the group as well"
        keys(page, "张副市长" if isinstance(form, ExtensionForm) else "机要交换")
        press(page, word)
        assert counts(session)[group] == 0
        session.undo_stack.undo()
        assert counts(session)[group] == 2


def test_rows_of_one_group_are_chosen_together(opened: Opened, session: Session) -> None:
    """Shift with arrows, Ctrl+A; never across groups; papers merged by unit go to 文书 with their matters."""
    page, shell = opened
    keys(page, Qt.Key.Key_3)
    QTest.keyClick(page.list, Qt.Key.Key_Down, _SHIFT)
    assert page.face.batch.isVisible()
    assert page.face.batch.words.whole() == "已选 2 项"
    for _ in range(4):
        QTest.keyClick(page.list, Qt.Key.Key_Down, _SHIFT)
    assert {row.item.group for row in page.list.several()} <= {G.REPORT_MISSING, G.UNACKNOWLEDGED}
    assert len({row.item.group for row in page.list.several()}) <= 1
    keys(page, Qt.Key.Key_3)
    QTest.keyClick(page.list, Qt.Key.Key_A, _CTRL)
    missing = rows(page, G.REPORT_MISSING)
    assert page.list.several() == missing
    press(page, "发催办单 3 份")
    ids = tuple(row.item.line.task.id for row in missing)
    assert shell.gone[-1] == ("notice", ("issue", "urging", None, ids))
    keys(page, Qt.Key.Key_Escape)
    assert page.list.several() == []
    assert not page.face.batch.isVisible()
    verify = rows(page, G.TO_VERIFY)[0]
    page.list.choose(missing[0].key)
    index = page.list.rows_model.index(page.list.rows_model.entries.index(verify))
    page.list.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)
    assert page.list.several() == []


def test_replies_look_backs_and_reviews_are_entered_here(opened: Opened, session: Session) -> None:
    """Each form with what it needs; a day that cannot be is told."""
    page, _ = opened
    keys(page, Qt.Key.Key_8, Qt.Key.Key_Return)
    reply = page.side.form
    assert isinstance(reply, ReplyForm)
    reply.day.set_text("11-01")
    keys(page, Qt.Key.Key_Return, to=reply.day.field)
    assert reply.day.property("wrong") or reply.day.field.property("wrong")
    reply.day.set_date(TODAY)
    press(page, "登记回复")
    assert counts(session)[G.AWAITING_REPLY] == 1
    page.show_group(G.LOOK_BACK)
    keys(page, Qt.Key.Key_Return)
    seen = page.side.form
    assert isinstance(seen, LookBackForm)
    keys(page, "刘洋", to=seen.person)
    press(page, "不实，重新办理")
    assert seen.finding.property("wrong")
    keys(page, "两处资料缺页", to=seen.finding)
    press(page, "不实，重新办理")
    assert counts(session)[G.LOOK_BACK] == 0
    assert task(session, "高标准农田验收资料归档").state is TaskState.IN_PROGRESS
    page.show_group(G.REVIEW)
    keys(page, Qt.Key.Key_Return)
    review = page.side.form
    assert isinstance(review, ReviewForm)
    review.decision.setCurrentIndex(1)
    keys(page, "赵处长", to=review.person)
    keys(page, "按实际投用核定 1500 个", to=review.outcome)
    press(page, "登记复核决定")
    assert counts(session)[G.REVIEW] == 0
    assert session.facts.reviews()[0].decision is Decision.AMENDED


def test_a_form_whose_row_went_elsewhere_closes(opened: Opened, session: Session) -> None:
    """Decided by another way while it is open."""
    page, _ = opened
    keys(page, Qt.Key.Key_6, Qt.Key.Key_Return)
    first = rows(page, G.EXTENSION)[0].item.fact_id
    assert first is not None
    session.life.grant_extension(first, "张副市长", TODAY)
    assert page.side.on_board
    assert {found.decision for found in session.facts.extensions()} == {
        ExtensionState.GRANTED,
        ExtensionState.PENDING,
    }


def test_a_paper_the_unit_s_matters_do_not_call_for_takes_the_ladder_s(opened: Opened) -> None:
    """约谈 by three red months: the issue pane is told which matters."""
    page, shell = opened
    found = {row.step.word: row for row in rows(page, G.ESCALATE)}
    assert found.keys() == {"拟约谈通知书", "发督办通知单"}  # the latter: red, and not overdue
    row = found["拟约谈通知书"]
    page.list.choose(row.key)
    keys(page, Qt.Key.Key_Return)
    unit = row.item.line.task.lead[0]
    assert shell.gone == [("notice", ("issue", "interview", unit, (row.item.line.task.id,)))]


def test_yesterday_leads_to_what_was_done(opened: Opened, session: Session) -> None:
    """A line below the list; a click lists the commands, Enter leads to the task, Esc closes."""
    page, shell = opened
    session.turn_to(date(2026, 11, 20))
    assert page.face.yesterday.text().startswith("昨日：新增事项 38 项，登记进展 5 条，发文 6 份")
    QTest.mouseClick(page.face.yesterday, _LEFT)
    assert not page.side.on_board
    assert page.side.news.table.hasFocus()
    entries = page.side.news.table.rows_model.rows
    assert entries[0].action == "申请复核 2026-024"
    page.side.news.table.choose(id(entries[0]))
    keys(page, Qt.Key.Key_Return)
    assert shell.gone == [("ledger", ("task", entries[0].task_id))]
    keys(page, Qt.Key.Key_Escape)
    assert page.side.on_board


def test_without_room_a_form_takes_the_list_s_place(qtbot: QtBot, theme: Theme, session: Session, jobs: Jobs) -> None:
    """And gives it back."""
    make_full(session)
    page = open_page(qtbot, NotingShell(theme, session, jobs, Forgetful()), width=700)
    session.changed.connect(page.refresh)
    keys(page, Qt.Key.Key_4, Qt.Key.Key_Return)
    assert isinstance(page.side.form, SignForm)
    assert not page.face.card.isVisible()
    keys(page, "办公室", Qt.Key.Key_Return)
    assert page.face.card.isVisible()
    assert not page.side.isVisible()
    assert page.list.hasFocus()
    assert counts(session)[G.UNACKNOWLEDGED] == 1


_SMALL = DraftList(
    "调度会",
    date(2026, 10, 8),
    "清单.xlsx",
    (
        DraftTask("城东污水厂提标改造", 4, lead=("市住建局",), due=date(2026, 11, 30), progress=96),
        DraftTask("校舍安全鉴定", 5, lead=("市教体局",), due=date(2026, 12, 31), progress=70),
        DraftTask("农机补贴发放", 6, lead=("市财政局",), due=date(2026, 11, 16), progress=95),
        DraftTask("河道清淤", 7, lead=("市水利局",), due=date(2026, 11, 10), progress=100),
    ),
)


def test_a_morning_from_full_to_empty_by_keyboard(qtbot: QtBot, theme: Theme, new_session: Session, jobs: Jobs) -> None:
    """Five things wait; each is done from its row, and then nothing is left."""
    session = new_session
    session.import_list(_SMALL)
    session.save_office(replace(session.facts.office, stale_days=60))
    session.life.ask_extension(
        task(session, "校舍安全鉴定"), date(2026, 11, 17), date(2027, 2, 1), "寒假集中检测", "王敏"
    )
    issue(session, "市住建局", date(2026, 11, 16), TODAY, signed=False)
    shell = NotingShell(theme, session, jobs)
    page = open_page(qtbot, shell)
    session.changed.connect(page.refresh)
    assert {group.value: count for group, count in counts(session).items() if count} == {
        "overdue": 1,
        "unacknowledged": 1,
        "to_verify": 1,
        "extension": 1,
        "awaiting_reply": 1,
    }
    keys(page, Qt.Key.Key_Return)
    late = task(session, "农机补贴发放")
    assert shell.gone.pop() == ("notice", ("issue", "supervision", late.lead[0]))
    session.register_report(ProgressReport(0, late.id, late.lead[0], TODAY, 100, "已全部发放"))
    keys(page, Qt.Key.Key_1, Qt.Key.Key_Return, "办公室 陈", Qt.Key.Key_Return)
    for _ in range(2):
        keys(page, Qt.Key.Key_1, Qt.Key.Key_Return)
        where, target = shell.gone.pop()
        assert where == "ledger"
        assert isinstance(target, tuple)
        claimed = session.facts.lines[target[1]].task
        found = Verification(0, claimed.id, Way.INSPECTION, "刘洋", TODAY, "现场看过，属实", True)
        session.life.verify(claimed, found)
    keys(page, Qt.Key.Key_1, Qt.Key.Key_Return, "张副市长", Qt.Key.Key_Return)
    keys(page, Qt.Key.Key_1, Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert sum(counts(session).values()) == 0
    assert page.list.rows_model.entries == []
    assert page.face.nothing.isVisible()
    assert shell.badges["today"] == 0
    page.refresh(Changes.ALL)


def test_a_ledger_that_is_only_read_counts_the_same(session: Session, tmp_path: Path) -> None:
    """A fresh reading of the file equals what the session kept up."""
    make_full(session)
    late = task(session, "旧厂区改造项目征收扫尾")
    before = counts(session)
    session.register_report(ProgressReport(0, late.id, late.lead[0], TODAY, 100, "完成"))
    kept = [(item.group, item.line.task.id, item.reason) for item in session.facts.todo]
    session.facts.turn_to(TODAY)
    assert [(item.group, item.line.task.id, item.reason) for item in session.facts.todo] == kept
    assert counts(session)[G.OVERDUE] == before[G.OVERDUE] - 1
