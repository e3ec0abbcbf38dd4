"""The editor of a draft: its entries, title and text, and what still keeps it from being issued."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from supervisor_app.domain.papers.drafting import BODY, TITLE, EntryValue, PaperDraft
from supervisor_app.ui.pages.notice.drafting.entry_form import EntryForm
from supervisor_app.ui.pages.notice.drafting.linked import Shown
from supervisor_app.ui.pages.notice.drafting.linked_text import LinkedText
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import button
from supervisor_app.ui.widgets.card import Card
from supervisor_app.ui.widgets.field import Note, mark_wrong
from supervisor_app.ui.widgets.labels import label

if TYPE_CHECKING:
    from supervisor_app.documents.drafting import KindForm

# Entries of the paper's foot, seldom changed: they stand below the text, as on the paper.
_FOOT = frozenset({"signature", "sealed", "contact_person", "phone", "officer_phone", "copy_to", "printed_by", "mark"})
_TOLD = "文中浅蓝的字随表中要素变动；表格、附件和签收回执由台账生成"


class _Text(QWidget):
    """One text of a draft under its word, with the way back."""

    def __init__(self, theme: Theme, word: str, lines: int, indent: bool) -> None:
        super().__init__()
        self.edit, self.note = LinkedText(theme, word, lines, indent), Note(theme)
        self.back = button(theme, "恢复原文", rank="link")
        self.back.setProperty("tiny", True)
        self.back.setToolTip(f"放弃对{word}的改动，按台账重写")
        name = label(word, "small")
        name.setBuddy(self.edit)
        head = QHBoxLayout()
        head.addWidget(name)
        head.addStretch(1)
        head.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size("space_half"))
        column.addLayout(head)
        column.addWidget(self.edit)
        column.addWidget(self.note)
        self.back.hide()
        self.note.hide()

    def show_text(self, template: str, shown: dict[str, Shown], changed: bool, fault: str) -> None:
        """The template, whether it was changed, and what is wrong with it."""
        self.edit.set_template(template, shown)
        self.back.setVisible(changed)
        self.note.set_text(fault, wrong=bool(fault))
        self.note.setVisible(bool(fault))
        mark_wrong(self.edit, bool(fault))


class DraftEditor(Card):
    """`show_draft` shows a draft; `changed` with the draft as the officer changed it."""

    changed = Signal(object)  # PaperDraft
    spread = Signal(str, object)  # entry's key, its value: for every paper of the batch
    left = Signal()  # Esc

    def __init__(self, theme: Theme, today: date) -> None:
        super().__init__(theme, " ", flush=True)
        self._draft: PaperDraft | None = None
        self._form: KindForm | None = None
        self._shared = False
        self.entries, self.foot = EntryForm(theme, today), EntryForm(theme, today)
        self.texts = {TITLE: _Text(theme, "标题", 1, False), BODY: _Text(theme, "正文", 6, True)}
        self._told = label(_TOLD, "small")
        self._told.setWordWrap(True)
        self._scroll = QScrollArea()
        self._build()
        for form in (self.entries, self.foot):
            form.changed.connect(self._set)
            form.restored.connect(self._restore)
            form.spread.connect(self._spread)
        for key, text in self.texts.items():
            text.edit.edited.connect(lambda template, key=key: self._set(key, template))
            text.edit.picked.connect(self.entries.mark)
            text.edit.picked.connect(self.foot.mark)
            text.back.clicked.connect(lambda _=False, key=key: self._restore(key))

    @property
    def draft(self) -> PaperDraft | None:
        """The draft shown, as it stands."""
        return self._draft

    def show_draft(self, name: str, facts: str, form: "KindForm", draft: PaperDraft, shared: bool) -> None:
        """Show a draft to `name`; `shared`: there are others it may give an entry to."""
        self.set_title(name, facts)
        self._form, self._draft, self._shared = form, draft, shared
        self._forget_unread()
        self._show()
        stops = [stop for part in (self.entries, *self.texts.values(), self.foot) for stop in _stops(part)]
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)

    def unread(self) -> dict[str, str]:
        """Key → sentence, of dates that are not understood."""
        return self.entries.unread() | self.foot.unread()

    def label_of(self, key: str) -> str:
        """What an entry is called."""
        return self.entries.label_of(key) or self.foot.label_of(key)

    def _forget_unread(self) -> None:
        for form in (self.entries, self.foot):
            form.forget_unread()

    def begin(self) -> None:
        """The cursor in the first entry."""
        first = self.entries.first()
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _show(self) -> None:
        from supervisor_app.documents.drafting import entries, faults, templates, values

        assert self._form is not None
        assert self._draft is not None
        form, draft = self._form, self._draft
        found, wrong = entries(form, draft), faults(form, draft)
        given, (title, body) = values(form, draft), templates(form, draft)
        shown = {entry.key: Shown(entry.label, given.text(entry.key)) for entry in found}
        for own, form_part in ((False, self.entries), (True, self.foot)):
            part = [entry for entry in found if (entry.key in _FOOT) is own]
            form_part.show_entries(part, draft.changed.keys(), self._shared, wrong)
        for key, template in ((TITLE, title), (BODY, body)):
            self.texts[key].show_text(template, shown, key in draft.changed, wrong.get(key, ""))
        self.texts[BODY].setVisible(bool(body) or BODY in draft.changed)

    def _set(self, key: str, value: EntryValue) -> None:
        if self._draft is not None:
            self._draft = self._draft.with_entry(key, value)
            self._show()
            self.changed.emit(self._draft)

    def _restore(self, key: str) -> None:
        if self._draft is not None:
            self._draft = self._draft.without_entry(key)
            self._forget_unread()
            self._show()
            self.changed.emit(self._draft)

    def _spread(self, key: str) -> None:
        if self._draft is not None and key in self._draft.changed:
            self.spread.emit(key, self._draft.changed[key])

    def _build(self) -> None:
        theme, inner = self._theme, QWidget()
        inner.setProperty("ground", "surface")
        gap = theme.size("space_gap")
        column = QVBoxLayout(inner)
        column.setContentsMargins(gap, theme.px(12), gap, gap)
        column.setSpacing(theme.px(12))
        column.addWidget(self.entries)
        for text in self.texts.values():
            column.addWidget(text)
        column.addWidget(self._told)
        column.addWidget(self.foot)
        column.addStretch(1)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inner)
        self.body.addWidget(self._scroll, 1)
        inner.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Qt: the form is no wider than its card."""
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            watched.setMaximumWidth(max(self._scroll.viewport().width(), 1))
        return False


def _stops(part: QWidget) -> Iterator[QWidget]:
    """What Tab comes to within a part; inputs made anew stand at the end of the window's chain."""
    stop = part.nextInFocusChain()
    while stop is not None and stop is not part:
        if part.isAncestorOf(stop) and stop.focusPolicy() & Qt.FocusPolicy.TabFocus and stop.focusProxy() is None:
            yield stop
        stop = stop.nextInFocusChain()
