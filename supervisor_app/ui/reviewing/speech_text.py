"""The speech, never altered, with its drafts marked under the words and numbered in the gutter."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit

from supervisor_app.ui.reviewing.gutter import Gutter
from supervisor_app.ui.reviewing.marks import Mark, line_rects, mark_box, paint_ground, paint_line
from supervisor_app.ui.reviewing.offsets import Offsets
from supervisor_app.ui.reviewing.setting import set_speech
from supervisor_app.ui.reviewing.sorting import Band
from supervisor_app.ui.theme import Theme

GUTTER, _RIGHT = 72, 40


class SpeechText(QTextEdit):
    """`picked` with the draft a click meets; the caret waits where the current draft begins."""

    picked = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._offsets = Offsets("")
        self._marks: list[Mark] = []
        self._places: list[tuple[int, int]] = []  # where words of a draft stand again
        self.current = 0
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("part", "speech")
        self.setAccessibleName("讲话原文")
        self.setTabChangesFocus(True)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportMargins(theme.px(GUTTER), 0, theme.px(_RIGHT), 0)
        self.gutter = Gutter(theme, self)
        self.gutter.picked.connect(self.picked)
        self.verticalScrollBar().valueChanged.connect(self.gutter.update)
        self.document().documentLayout().documentSizeChanged.connect(self.gutter.update)

    def show_speech(self, text: str) -> None:
        """Show a text from its beginning."""
        self._offsets = Offsets(text)
        self._marks = []
        set_speech(self.document(), text, self._theme)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Mark these drafts, given with offsets of the text, in order."""
        turn = self._offsets.to_qt
        self._marks = [
            Mark(
                mark.draft_id,
                turn(mark.start),
                turn(mark.end),
                mark.number,
                mark.band,
                mark.state,
                tuple((turn(start), turn(end)) for start, end in mark.places),
            )
            for mark in marks
        ]
        self._places = [place for mark in self._marks for place in mark.places]
        self.viewport().update()
        self.gutter.update()

    def set_current(self, draft_id: int, reveal: bool = True) -> None:
        """Ring a draft, bring it into sight and put the caret at its start."""
        self.current = draft_id
        mark = self._mark(draft_id)
        if mark is not None and reveal:
            cursor = self.textCursor()
            cursor.setPosition(mark.start)
            self.setTextCursor(cursor)
            self._reveal(mark)
        self.viewport().update()
        self.gutter.update()

    def chosen(self) -> tuple[int, int] | None:
        """The selected text as offsets; None when nothing is selected."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        turn = self._offsets.to_text
        return turn(cursor.selectionStart()), turn(cursor.selectionEnd())

    def select(self, start: int, end: int) -> None:
        """Select offsets."""
        cursor = self.textCursor()
        cursor.setPosition(self._offsets.to_qt(start))
        cursor.setPosition(self._offsets.to_qt(end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def caret(self) -> int:
        """The offset of the caret."""
        return self._offsets.to_text(self.textCursor().position())

    def visible_blocks(self) -> Iterator[tuple[QTextBlock, QPointF]]:
        """The paragraphs in sight and where their layouts begin."""
        layout = self.document().documentLayout()
        shift, bottom = -self.verticalScrollBar().value(), self.viewport().height()
        block = self.cursorForPosition(QPoint(0, 0)).block()
        while block.isValid():
            top = layout.blockBoundingRect(block).topLeft() + QPointF(0, shift)
            if top.y() > bottom:
                return
            yield block, block.layout().position() + QPointF(0, shift)
            block = block.next()

    def marks_in(self, block: QTextBlock) -> list[Mark]:
        """The drafts that have words in a paragraph."""
        start, end = block.position(), block.position() + block.length() - 1
        return [mark for mark in self._marks if mark.start < end and start < mark.end]

    def _mark(self, draft_id: int) -> Mark | None:
        return next((mark for mark in self._marks if mark.draft_id == draft_id), None)

    def _reveal(self, mark: Mark) -> None:
        block = self.document().findBlock(mark.start)
        bar, layout = self.verticalScrollBar(), self.document().documentLayout()
        layout.blockBoundingRect(block)  # has it laid out
        rects = line_rects(block, block.layout().position(), mark.start, mark.end)
        if not rects:
            return
        top, bottom, high = rects[0].top(), rects[-1].bottom(), self.viewport().height()
        if top < bar.value() or bottom > bar.value() + high:
            bar.setValue(int(top - high / 3))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Qt: the marks, then the words over them."""
        painter = QPainter(self.viewport())
        for block, top in self.visible_blocks():
            self._paint_block(painter, block, top)
        painter.end()
        super().paintEvent(event)

    def _paint_block(self, painter: QPainter, block: QTextBlock, top: QPointF) -> None:
        marks = sorted(self.marks_in(block), key=lambda mark: mark.draft_id == self.current)
        for mark in marks:
            rects = line_rects(block, top, mark.start, mark.end)
            begins = block.contains(mark.start)
            paint_ground(painter, rects, mark, self._theme, mark.draft_id == self.current, begins)
        for start, end in self._places:
            if block.contains(start):
                for rect in line_rects(block, top, start, end):
                    box = mark_box(rect, self._theme)
                    paint_line(painter, box.left(), box.right(), box.bottom(), Band.LOW, self._theme)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Qt: a click, not a selection, picks the draft under it."""
        super().mouseReleaseEvent(event)
        if event.button() is not Qt.MouseButton.LeftButton or self.textCursor().hasSelection():
            return
        position = self.cursorForPosition(event.position().toPoint()).position()
        found = [mark for mark in self._marks if mark.start <= position < mark.end]
        if found:
            self.picked.emit(min(found, key=lambda mark: mark.end - mark.start).draft_id)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Qt: the caret blinks also while reading only."""
        super().focusInEvent(event)
        self.ensureCursorVisible()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Qt: the gutter stays beside the text."""
        super().resizeEvent(event)
        inner = self.contentsRect()
        self.gutter.setGeometry(inner.x(), inner.y(), self._theme.px(GUTTER), inner.height())
        mark = self._mark(self.current)
        if mark is not None and event.oldSize() != event.size():
            self._reveal(mark)
