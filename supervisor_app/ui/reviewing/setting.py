"""Setting a speech for reading: line height, headings, air between paragraphs; not a character is changed."""

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from supervisor_app.ui.reviewing.marks import LINE
from supervisor_app.ui.theme import Theme

_NUMBER = "[一二三四五六七八九十]{1,3}"
_HEADING = re.compile(rf"\s*(?:第?{_NUMBER}(?:、|部分|章)|[（(]{_NUMBER}[）)])")
_ENDS = "。！？；：!?;:”）)"
_LONGEST_HEADING, _LONGEST_TITLE = 40, 45
_EDGE, _AIR = 16, 6


def set_speech(document: QTextDocument, text: str, theme: Theme) -> None:
    """Fill the document with the text and give its paragraphs their looks."""
    document.setDocumentMargin(0)
    document.setDefaultFont(theme.font())
    document.setPlainText(text)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.select(QTextCursor.SelectionType.Document)
    plain = QTextBlockFormat()
    plain.setLineHeight(theme.px(LINE), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    cursor.mergeBlockFormat(plain)
    sheet = document.rootFrame().frameFormat()
    sheet.setTopMargin(theme.px(_EDGE))
    sheet.setBottomMargin(theme.px(_EDGE))
    document.rootFrame().setFrameFormat(sheet)
    above, title_seen = "", False
    block = document.begin()
    while block.isValid():
        words = block.text().strip()
        is_title = not title_seen and bool(words) and len(words) <= _LONGEST_TITLE and words[-1] not in _ENDS
        title_seen = title_seen or bool(words)
        _set_block(cursor, block, words, above, is_title, theme)
        above = words or above
        block = block.next()
    cursor.endEditBlock()


def _set_block(cursor: QTextCursor, block: QTextBlock, words: str, above: str, is_title: bool, theme: Theme) -> None:
    looks, letters = QTextBlockFormat(), QTextCharFormat()
    heading = bool(_HEADING.match(words)) and len(words) <= _LONGEST_HEADING
    if is_title:
        looks.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        letters.setFont(theme.font("title", "title"))
    elif heading:
        letters.setFontWeight(QFont.Weight.Medium)
    if words and (heading or above[-1:] in _ENDS or _HEADING.match(above)):
        looks.setTopMargin(theme.px(_AIR))
    if looks.propertyCount():
        cursor.setPosition(block.position())
        cursor.mergeBlockFormat(looks)
    if letters.propertyCount():
        cursor.setPosition(block.position())
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(letters)
