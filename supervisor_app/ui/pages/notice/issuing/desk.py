"""The current draft on the desk: its editor, and beside it the paper as it will be printed."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSplitter

from supervisor_app.domain.papers.drafting import EntryValue, PaperDraft
from supervisor_app.domain.papers.notice import DocumentNumber
from supervisor_app.ui.page import Shell
from supervisor_app.ui.pages.notice.drafting.editor import DraftEditor
from supervisor_app.ui.pages.notice.drafting.live import LivePreview
from supervisor_app.ui.pages.notice.issuing.drafts import Drafts
from supervisor_app.ui.pages.notice.issuing.planned import Changed, Key, form_of
from supervisor_app.ui.pages.notice.paper.fonts_line import FontsLine
from supervisor_app.ui.pages.notice.paper.pane import PaperPane
from supervisor_app.ui.session import Session

_NOTHING = "选择一份文书，在这里预览"


class Desk(QObject):
    """Puts `editor` and `paper` into a splitter; `edited` with the key of the paper changed, None for all of them."""

    edited = Signal(object)  # Key or None

    def __init__(
        self, shell: Shell, session: Session, splitter: QSplitter, number: Callable[[Key], DocumentNumber]
    ) -> None:
        super().__init__(splitter)
        self._shell, self._number = shell, number
        self._drafts = Drafts()
        self.key: Key | None = None
        self._same = False  # whether the picture that comes is of the paper in sight
        self.editor = DraftEditor(shell.theme, session.facts.today)
        self.paper = PaperPane(shell.theme, _NOTHING)
        self.live, fonts = LivePreview(shell.jobs, self.paper), FontsLine(shell)
        self.paper.body.addWidget(fonts)
        self.live.ready.connect(fonts.look)
        splitter.addWidget(self.editor)
        splitter.addWidget(self.paper)
        self.editor.changed.connect(self._edit)
        self.editor.spread.connect(self._spread)
        self.live.ready.connect(self._show_picture)
        self.live.failed.connect(lambda why: self.paper.say("这份文书还不能打印", why))

    def put(self, drafts: Drafts, key: Key | None, facts: str, name: str = "") -> None:
        """Another paper, or the same one read again; None clears the desk."""
        self._drop_unread()
        self._drafts, self._same, self.key = drafts, key == self.key, key
        self.editor.setVisible(key is not None)
        if key is None:
            self.live.stop()
            self.paper.say(_NOTHING)
            return
        if not self.paper.tools.isVisible():
            self.paper.say("正在排版…")
        draft = drafts[key].draft
        self.editor.show_draft(drafts[key].name, facts, form_of(draft.kind), draft, len(drafts.papers) > 1)
        self.paper.set_title(name or "预览")
        self.ask_picture(at_once=True)

    def unread(self) -> str:
        """What keeps the paper, a day that is not understood, in a sentence."""
        return next(iter(self.editor.unread().values()), "") if self.key is not None else ""

    def ask_picture(self, at_once: bool = False) -> None:
        """Have the paper set as it stands."""
        if self.key is not None and self.key in self._drafts:
            draft = self._drafts[self.key].draft
            self.live.show(form_of(draft.kind), draft, self._number(self.key), at_once)

    def _drop_unread(self) -> None:
        """A day that was not understood leaves the ledger's."""
        unread, key = self.editor.unread(), self.key
        if unread and key is not None and key in self._drafts:
            changed = self._drafts[key].changed
            self._drafts.change(key, {name: value for name, value in changed.items() if name not in unread})

    def _edit(self, draft: PaperDraft) -> None:
        if self.key is not None:
            self._drafts.change(self.key, draft.changed)
            self._same = True
            self.ask_picture()
            self.edited.emit(self.key)

    def _spread(self, entry: str, value: EntryValue) -> None:
        before = self._drafts.spread(entry, value)
        word = self.editor.label_of(entry)
        self._shell.say(f"{word}已用于 {len(before)} 份", "撤销", lambda: self._put_back(before))
        self.edited.emit(None)

    def _put_back(self, before: dict[Key, Changed]) -> None:
        self._drafts.put_back(before)
        self.edited.emit(None)

    def _show_picture(self, path: Path) -> None:
        self.paper.show_file(path, self._same)
        self._same = True
