"""The text of a draft: spans follow their entries, what is typed by hand is plain."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from supervisor_app.ui.pages.notice.drafting.linked import Piece, Shown, kept, pieces, template
from supervisor_app.ui.pages.notice.drafting.linked_text import LinkedText
from supervisor_app.ui.theme import Theme

SHOWN = {"due": Shown("期限", "2026年12月1日"), "phone": Shown("联系电话"), "unit": Shown("主送", "市住建局")}
TEXT = "{unit}：\n请于{due}前报我室，联系电话{phone}。"


def type_in(field: LinkedText, words: str) -> None:
    """As an input method does: first shown as being composed, then given."""
    QApplication.sendEvent(field, QInputMethodEvent(words, []))
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(field, event)


@pytest.fixture
def text(qtbot: QtBot, theme: Theme) -> LinkedText:
    """An editor with three spans."""
    made = LinkedText(theme, "正文", 3, indent=True)
    qtbot.addWidget(made)
    made.resize(400, 200)
    made.show()
    made.set_template(TEXT, SHOWN)
    return made


def caret(text: LinkedText, after: str) -> None:
    """Put the caret behind these words."""
    cursor = text.textCursor()
    cursor.setPosition(text.toPlainText().index(after) + len(after))
    text.setTextCursor(cursor)


@given(st.text(alphabet="甲乙{}due0_ ", max_size=30))
def test_a_template_is_shown_and_read_back(words: str) -> None:
    """Whatever braces it has."""
    found = pieces(words, SHOWN)
    assert template(found) == words
    assert [piece.key for piece in found if piece.key] == ["due"] * words.count("{due}")


def test_what_still_shows_the_entry_stays_linked() -> None:
    assert pieces("见{due}{x}", SHOWN) == [Piece("见"), Piece("2026年12月1日", "due"), Piece("{x}")]
    assert [kept("12日前", "12日"), kept("于12日", "12日"), kept("1X2日", "12日")] == [(0, 3), (1, 4), None]


def test_spans_show_the_entries_and_an_empty_one_its_name(text: LinkedText, theme: Theme) -> None:
    assert text.toPlainText() == "市住建局：\n请于2026年12月1日前报我室，联系电话〔联系电话〕。"
    assert text.spans() == [("unit", "市住建局"), ("due", "2026年12月1日"), ("phone", "〔联系电话〕")]
    assert text.template() == TEXT
    cursor = QTextCursor(text.document())
    cursor.setPosition(2)
    assert cursor.charFormat().background().color() == theme.color("accent_soft")
    cursor.setPosition(5)
    assert cursor.charFormat().background().style() is Qt.BrushStyle.NoBrush


def test_another_value_changes_every_span(text: LinkedText) -> None:
    text.set_template(TEXT + "{due}", SHOWN | {"due": Shown("期限", "2026年12月8日")})
    assert text.toPlainText().count("2026年12月8日") == 2
    assert text.template() == TEXT + "{due}"


def test_typing_at_the_edges_of_a_span_leaves_it_linked(text: LinkedText, qtbot: QtBot) -> None:
    caret(text, "2026年12月1日")
    with qtbot.waitSignal(text.edited) as told:
        type_in(text, "（周二）")
    assert told.args == [TEXT.replace("{due}", "{due}（周二）")]
    caret(text, "请于")
    type_in(text, "当日即")
    QTest.keyClicks(text, "9")
    assert text.template() == TEXT.replace("请于{due}", "请于当日即9{due}（周二）")


def test_typing_inside_a_span_makes_it_plain_and_undo_links_it_again(text: LinkedText) -> None:
    caret(text, "2026年")
    type_in(text, "的")
    assert text.template() == TEXT.replace("{due}", "2026年的12月1日")
    assert [key for key, _ in text.spans()] == ["unit", "phone"]
    QTest.keyClick(text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert text.template() == TEXT


def test_paragraphs_are_made_joined_and_pasted_plain(text: LinkedText) -> None:
    caret(text, "我室，")
    QTest.keyClick(text, Qt.Key.Key_Return)
    assert text.template() == TEXT.replace("我室，", "我室，\n")
    QTest.keyClick(text, Qt.Key.Key_Backspace)
    assert text.template() == TEXT
    QApplication.clipboard().setText("一\n二")
    text.paste()
    assert text.template() == TEXT.replace("我室，", "我室，一\n二")


def test_the_span_the_caret_is_in_is_told(text: LinkedText, qtbot: QtBot) -> None:
    told: list[str] = []
    text.picked.connect(told.append)
    caret(text, "2026年")
    caret(text, "请于")
    assert told == ["due", ""]


def test_it_is_as_high_as_its_text(text: LinkedText) -> None:
    before = text.height()
    text.set_template("\n".join([TEXT] * 6), SHOWN)
    assert text.height() > 2 * before
    assert text.verticalScrollBar().maximum() == 0
