"""The editor of a linked text: entries stand in it as marked spans that follow the form."""

from collections.abc import Iterator, Mapping
from itertools import count

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QToolTip

from supervisor_app.ui.pages.notice.drafting.linked import Piece, Shown, kept, pieces, template
from supervisor_app.ui.theme import Theme

_KEY, _SPAN = QTextFormat.Property.UserProperty + 1, QTextFormat.Property.UserProperty + 2
_LINE_HEIGHT = 150  # per cent
Run = tuple[int, str, str, int]  # place, text, key, number of the span


class LinkedText(QTextEdit):
    """As high as its text. A span changed by hand is plain text from then on; `edited` tells every change by hand."""

    edited = Signal(str)  # the template as it stands
    picked = Signal(str)  # the key of the span a click or the caret went into

    def __init__(self, theme: Theme, name: str, lines: int = 1, indent: bool = False) -> None:
        super().__init__()
        self._theme, self._lines, self._indent = theme, lines, indent
        self._shown: Mapping[str, Shown] = {}
        self._numbers, self._busy, self._in, self._told = count(1), False, "", ""
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(theme.px(2))
        self.textChanged.connect(self._changed)
        self.cursorPositionChanged.connect(self._moved)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._grow())
        theme.changed.connect(self._dress)

    def set_template(self, text: str, shown: Mapping[str, Shown]) -> None:
        """Show a template with the entries as they stand; the caret stays where it is, what could be undone is gone."""
        if (text, shown) == (self.template(), self._shown):
            return
        self._busy, self._shown = True, dict(shown)
        place = self.textCursor().position()
        self.clear()
        cursor = self.textCursor()
        for at, paragraph in enumerate(text.split("\n")):
            if at:
                cursor.insertBlock()
            cursor.setBlockFormat(self._block_format())
            for piece in pieces(paragraph, shown):
                cursor.insertText(piece.text, self._format(piece.key, next(self._numbers)))
        cursor.setPosition(min(place, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self.document().clearUndoRedoStacks()
        self._busy, self._told = False, text
        self._grow()

    def template(self) -> str:
        """The text with its spans as keys, paragraphs divided by line ends."""
        return "\n".join(
            template(Piece(text, key) for _, text, key, _ in runs).replace("\u2028", "\n")
            for runs in self._paragraphs()
        )

    def spans(self) -> list[tuple[str, str]]:
        """(key, what is shown) of every span, in order."""
        return [(key, text) for runs in self._paragraphs() for _, text, key, _ in runs if key]

    def _paragraphs(self) -> Iterator[list[Run]]:
        block = self.document().begin()
        while block.isValid():
            yield list(_runs(block))
            block = block.next()

    def _changed(self) -> None:
        if self._busy:
            return
        self._busy = True
        cursor = QTextCursor(self.document())
        cursor.joinPreviousEditBlock()
        for runs in self._paragraphs():
            for place, text, key, _ in runs:
                if key and text != self._shown[key].text:
                    self._unlink(cursor, place, text, self._shown[key].text)
        cursor.endEditBlock()
        self._busy = False
        now = self.template()
        if now != self._told:  # an input method that composes has changed nothing yet
            self._told = now
            self.edited.emit(now)

    def _unlink(self, cursor: QTextCursor, place: int, text: str, shown: str) -> None:
        """Make plain what no longer shows the entry."""
        start, end = kept(text, shown) or (0, 0)
        for first, last in ((0, start), (end, len(text))):
            if first < last:
                cursor.setPosition(place + first)
                cursor.setPosition(place + last, QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(self._format("", 0))

    def _moved(self) -> None:
        """What is typed at the edge of a span is plain; the form is told which span the caret is in."""
        cursor = self.textCursor()
        if self._busy or cursor.hasSelection():
            return
        before, after = self._number_at(cursor.position() - 1), self._number_at(cursor.position())
        if self.currentCharFormat().hasProperty(_KEY) and before != after:
            self.setCurrentCharFormat(self._format("", 0))
        inside = self._key_at(cursor.position()) if before == after else ""
        if inside != self._in:
            self._in = inside
            self.picked.emit(inside)

    def _number_at(self, place: int) -> int:
        return int(self._char_format(place).property(_SPAN) or 0)

    def _key_at(self, place: int) -> str:
        return str(self._char_format(place).property(_KEY) or "")

    def _char_format(self, place: int) -> QTextCharFormat:
        if not 0 <= place < self.document().characterCount() - 1:
            return QTextCharFormat()
        cursor = QTextCursor(self.document())
        cursor.setPosition(place + 1)
        return cursor.charFormat() if not cursor.atBlockStart() else QTextCharFormat()

    def _format(self, key: str, number: int) -> QTextCharFormat:
        made, theme = QTextCharFormat(), self._theme
        made.setForeground(theme.color("text"))
        if key:
            made.setProperty(_KEY, key)
            made.setProperty(_SPAN, number)
            made.setBackground(theme.color("accent_soft"))
            made.setForeground(theme.color("accent" if self._shown[key].words else "text_muted"))
        return made

    def _block_format(self) -> QTextBlockFormat:
        made = QTextBlockFormat()
        made.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if self._indent:
            made.setTextIndent(2 * self.fontMetrics().horizontalAdvance("督"))
        return made

    def _dress(self) -> None:
        """Other colours, the same text."""
        text, shown = self.template(), self._shown
        self._shown = {}
        self.set_template(text, shown)

    def _grow(self) -> None:
        least = self._lines * self.fontMetrics().height() * _LINE_HEIGHT / 100 + 2 * self.document().documentMargin()
        edge = self.height() - self.viewport().height() if self.isVisible() else 2 * self.frameWidth()
        height = round(max(self.document().size().height(), least)) + edge
        if height != self.height() or height != self.maximumHeight():
            self.setFixedHeight(height)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Qt: no width of its own."""
        return QSize(self._theme.px(200), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Qt: another width, another height."""
        super().resizeEvent(event)
        self._grow()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Qt: no span is looked at."""
        super().focusOutEvent(event)
        if self._in and event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._in = ""
            self.picked.emit("")

    def event(self, event: QEvent) -> bool:
        """Qt: the tooltip of a span says what it is linked to."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            place = self.cursorForPosition(self.viewport().mapFromParent(event.pos())).position()
            key = self._key_at(place) or self._key_at(place - 1)
            QToolTip.showText(
                event.globalPos(), f"随“{self._shown[key].label}”变动；在这里改写就成为普通文字" if key else ""
            )
            return True
        return super().event(event)


def _runs(block: QTextBlock) -> Iterator[Run]:
    """The runs of a paragraph, fragments of one span put together."""
    waiting: Run | None = None
    walk = block.begin()
    while not walk.atEnd():
        fragment = walk.fragment()
        form = fragment.charFormat()
        key, number = str(form.property(_KEY) or ""), int(form.property(_SPAN) or 0)
        if waiting is not None and (key, number) == waiting[2:]:
            waiting = (waiting[0], waiting[1] + fragment.text(), key, number)
        else:
            if waiting is not None:
                yield waiting
            waiting = (fragment.position(), fragment.text(), key, number)
        walk += 1
    if waiting is not None:
        yield waiting
