"""The places of the review: the speech in a card at the left, its drafts in one at the right."""

from collections.abc import Collection, Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from supervisor_app.ui.reviewing.about import AboutMeeting
from supervisor_app.ui.reviewing.draft_editor import DraftEditor
from supervisor_app.ui.reviewing.draft_list import DraftList
from supervisor_app.ui.reviewing.hint_bar import HintBar
from supervisor_app.ui.reviewing.legend import Legend
from supervisor_app.ui.reviewing.sorting import HEAP_WORDS, Band, Heap
from supervisor_app.ui.reviewing.speech_text import SpeechText
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import ActionButton, button
from supervisor_app.ui.widgets.card import Card
from supervisor_app.ui.widgets.empty import EmptyState
from supervisor_app.ui.widgets.labels import line

_HINTS = (("Enter", "accept"), ("E", "edit"), ("M", "merge"), ("S", "split"), ("Del", "drop"), ("N", "mark"))


class ReviewView(QWidget):
    """Widgets and their places; what they do is the pane's."""

    heap_chosen = Signal(object)  # Heap

    def __init__(self, theme: Theme, acts: Mapping[str, QAction], today: date) -> None:
        super().__init__()
        self._theme, self._acts = theme, acts
        self.about, self.legend, self.text = AboutMeeting(theme, today), Legend(theme), SpeechText(theme)
        self.editor = DraftEditor(theme, today)
        self.list = DraftList(theme, self.editor)
        self.empty = EmptyState(theme, "没有草稿", icon="list-checks")
        self.list.set_empty(self.empty)
        self.editor.resized.connect(self._fit_editor)
        self.heaps: dict[Heap, QPushButton] = {}
        self._speech = Card(theme, "讲话原文", flush=True)
        self._speech.head.addWidget(self.legend)
        for part in (self.about, line()):
            self._speech.body.addWidget(part)
        self._speech.body.addWidget(self.text, 1)
        self._drafts = Card(theme, flush=True)
        self._drafts.body.addLayout(self._heap_row())
        self._drafts.body.addWidget(line())
        self._drafts.body.addWidget(self.list, 1)
        self._drafts.body.addWidget(line())
        self.hints = HintBar(theme, [(keys, acts[name]) for keys, name in _HINTS])
        self._drafts.body.addWidget(self.hints)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.size("space_gap"))
        row.addWidget(self._speech, 1)
        row.addWidget(self._drafts)
        self._drafts.setFixedWidth(theme.size("drafts"))

    def set_facts(self, words: str) -> None:
        """Beside the head of the speech."""
        self._speech.set_title("讲话原文", words)

    def set_filter(self, heap: Heap, bands: Collection[Band], counts: Mapping[Heap, int]) -> None:
        """Which drafts are listed, how many there are of each kind, and what an empty list says."""
        self.legend.set_bands(bands)
        for other, made in self.heaps.items():
            made.setText(f"{HEAP_WORDS[other]} {counts[other] or '–'}")
            made.setChecked(other is heap)
        if counts[Heap.ALL]:
            self.empty.set_words(f"没有{HEAP_WORDS[heap]}的草稿", "换一栏，或在图例里显示其他把握的草稿")
        else:
            self.empty.set_words("没有读出任务草稿", "在左边选中写任务的文字，按 N 标为任务")

    def open_editor(self) -> None:
        """Give the current row the editor's height."""
        self.list.open_current(self.editor.height_at(self.list.editor_width()) + self._theme.px(2))

    def _fit_editor(self) -> None:
        """What is typed takes another height."""
        if self.editor.isVisibleTo(self.list) and self.editor.height_at(self.editor.width()) > self.editor.height():
            self.open_editor()

    def _heap_row(self) -> QHBoxLayout:
        theme = self._theme
        row = QHBoxLayout()
        edge = theme.px(8)
        row.setContentsMargins(edge, edge, edge, edge - theme.px(1))
        row.setSpacing(theme.px(2))
        group = QButtonGroup(self)
        for heap, word in HEAP_WORDS.items():
            made = button(theme, word)
            made.setProperty("kind", "index")
            made.setProperty("small", True)
            made.setCheckable(True)
            made.setChecked(heap is Heap.ALL)
            made.clicked.connect(lambda _, heap=heap: self.heap_chosen.emit(heap))
            group.addButton(made)
            self.heaps[heap] = made
            row.addWidget(made)
        row.addStretch(1)
        row.addWidget(ActionButton(theme, self._acts["accept_all"], "second", small=True))
        return row
