"""督办阶梯 in the settings: rungs changed, added, moved and dropped by mouse and by keyboard, faults beside them."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from supervisor_app.domain.papers.escalation import DEFAULT_LADDER, Condition, Rung
from supervisor_app.domain.papers.notice import NoticeKind
from supervisor_app.domain.today.todo import TodoGroup
from supervisor_app.ui.pages.settings.ladder import LadderSection
from supervisor_app.ui.session import Session
from supervisor_app.ui.theme import Theme
from tests.ui.test_settings import Opened, show

_LEFT = Qt.MouseButton.LeftButton
Shown = tuple[Opened, LadderSection]


@pytest.fixture
def shown(qtbot: QtBot, theme: Theme, session: Session) -> Shown:
    """The page scrolled to the section."""
    opened = show(qtbot, theme, session)
    opened.page.show_target("ladder")
    return opened, opened.part(LadderSection)


def choose(section: LadderSection, at: int, kind: NoticeKind) -> None:
    """A rung's paper, by the keyboard."""
    box = section.rows[at].kind
    box.setFocus()
    place = box.findData(kind)
    key = Qt.Key.Key_Down if place > box.currentIndex() else Qt.Key.Key_Up
    for _ in range(abs(place - box.currentIndex())):
        QTest.keyClick(box, key)


def test_the_default_is_shown_and_nothing_counts_as_typed(shown: Shown) -> None:
    opened, section = shown
    assert tuple(row.rung() for row in section.rows) == DEFAULT_LADDER
    assert not section.unsaved()
    assert section.rows[0].number.text() == "3"
    assert not section.rows[1].number.isVisible()
    assert section.rows[4].after.accessibleName() == "先发过 督办通知单、督办函"
    assert not section.rows[0].up.isEnabled()
    assert not section.rows[-1].down.isEnabled()
    opened.window.jobs.close()


def test_a_changed_ladder_is_saved_and_suggests_otherwise(shown: Shown, session: Session) -> None:
    """Another paper, another number, another order; one undo."""
    opened, section = shown
    choose(section, 0, NoticeKind.URGING)
    section.rows[0].number.setFocus()
    QTest.keyClick(section.rows[0].number, Qt.Key.Key_Up)
    QTest.mouseClick(section.rows[0].down, _LEFT)
    section.stale.setText("100")
    opened.save()
    office = session.facts.office
    assert office.ladder[:2] == (DEFAULT_LADDER[1], Rung(NoticeKind.URGING, Condition.DUE_SOON, 4))
    assert office.stale_days == 100
    assert not session.facts.todo_list.groups[TodoGroup.STALE]
    session.undo_stack.undo()
    assert session.facts.office.ladder == DEFAULT_LADDER
    assert [row.rung() for row in section.rows] == list(DEFAULT_LADDER)
    opened.window.jobs.close()


def test_faults_are_told_beside_the_rung_and_nothing_is_written(shown: Shown, session: Session) -> None:
    """A number that is none, no paper before, the paper itself before, a rung twice."""
    opened, section = shown
    section.rows[5].number.setText("很多")
    assert section.rows[5].note.text() == "请填 1 到 99 之间的整数"
    assert section.rows[5].number.property("wrong")
    section.rows[5].number.setText("5")
    assert not section.rows[5].note.isVisible()
    [entry] = [entry for entry in section.rows[5].menu().actions() if entry.isChecked()]
    entry.trigger()
    assert section.rows[5].note.text() == "请选先发过哪种文书，从它发出起算"
    section.rows[5].set_after(NoticeKind.INTERVIEW, on=True)
    assert section.rows[5].note.text() == "建议的文书不能又是先发的文书，请改其中一个"
    opened.save()
    assert session.facts.office.ladder == DEFAULT_LADDER
    assert opened.window.messages.text().startswith("没有保存：督办阶梯：建议的文书")
    QTest.mouseClick(section.again, _LEFT)
    assert not section.unsaved()
    QTest.mouseClick(section.add, _LEFT)
    assert section.rows[-1].note.text() == "与第 3 级相同，请改或删去"
    QTest.mouseClick(section.rows[-1].gone, _LEFT)
    assert not section.unsaved()
    section.stale.setText("0")
    assert section.stale_note.text() == "请填 1 到 366 之间的整数"
    opened.press("还原")
    assert section.stale.text() == "30"
    opened.window.jobs.close()


def test_without_rungs_nothing_is_suggested(shown: Shown, session: Session) -> None:
    opened, section = shown
    while section.rows:
        QTest.mouseClick(section.rows[0].gone, _LEFT)
    assert section.none.isVisible()
    opened.save()
    assert session.facts.office.ladder == ()
    assert not any(item.suggested_notice for item in session.facts.todo)
    session.save_office(replace(session.facts.office, ladder=DEFAULT_LADDER[:1]))
    assert len(section.rows) == 1
    opened.window.jobs.close()
