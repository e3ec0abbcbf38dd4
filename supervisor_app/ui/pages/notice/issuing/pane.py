"""生成文书: which papers go out, what they say, how they will look, and the batch that makes them."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from supervisor_app.domain.papers.notice import Notice, NoticeKind
from supervisor_app.domain.papers.planning import Scope
from supervisor_app.domain.words import NOTICE_KIND_WORDS
from supervisor_app.ui.issuing import BatchResult, NoticeBatch, Order
from supervisor_app.ui.page import Shell
from supervisor_app.ui.pages.notice.issuing.choice import ChoiceCard
from supervisor_app.ui.pages.notice.issuing.desk import Desk
from supervisor_app.ui.pages.notice.issuing.kinds_bar import KindsBar
from supervisor_app.ui.pages.notice.issuing.left_out import reasons
from supervisor_app.ui.pages.notice.issuing.merging import merge_issued
from supervisor_app.ui.pages.notice.issuing.offer import Offer
from supervisor_app.ui.pages.notice.issuing.planned import Key, Planned
from supervisor_app.ui.session import Session

_SPLIT = "notice/issue_split"


class IssuePane(QWidget):
    """`begin` shows what is due of a kind; `generate` makes the papers checked."""

    changed = Signal()  # what the header says is another
    ended = Signal(object)  # BatchResult

    def __init__(self, shell: Shell, session: Session) -> None:
        super().__init__()
        self._shell, self.theme, self.session = shell, shell.theme, session
        self.batch, self.offer = NoticeBatch(session, shell.jobs, self), Offer(session)
        self._checks: dict[Key, bool] = {}
        self._notes: dict[Key, str] = {}
        self.kinds, self.choice, self._split = KindsBar(self.theme), ChoiceCard(self.theme), QSplitter()
        self.tree, self._sized = self.choice.tree, False
        self._split.addWidget(self.choice)
        self.desk = Desk(shell, session, self._split, lambda key: self.offer.number_of(key, self.chosen()))
        self._connect()

    @property
    def why_not(self) -> str:
        """Why the papers checked cannot be issued as they are, in a sentence; empty when they can."""
        drafts, wrong = self.offer.drafts, {}
        if self.desk.key in self.tree.checked() and self.desk.unread():
            wrong[self.desk.key] = self.desk.unread()
        for paper in self.chosen():
            for sentence in list(drafts.faults(paper.key).values())[:1]:
                wrong.setdefault(paper.key, sentence)
        if not wrong:
            return ""
        (key, sentence), *more = wrong.items()
        name = drafts[key].name if key is not None else ""
        return f"{name}：{sentence}" + (f"；另有 {len(more)} 份没有填好" if more else "")

    def chosen(self) -> list[Planned]:
        """Papers checked, in the order shown."""
        checked = self.tree.checked()
        return [paper for paper in self.offer.drafts.papers if paper.key in checked]

    def begin(
        self, kind: NoticeKind | None = None, unit_id: int | None = None, task_ids: Iterable[int] | None = None
    ) -> None:
        """Show what is due; with `unit_id` only that unit is checked, with `task_ids` a person chose the matters."""
        self.offer.begin(kind, frozenset(task_ids or ()))
        self._begin()
        if unit_id is not None:
            self._choose_only(unit_id)

    def begin_again(self, notice: Notice) -> None:
        """Show a void paper as the draft of a new one."""
        self.offer.begin_again(notice)
        self._begin()

    def _begin(self) -> None:
        self._checks, self._notes = {}, {}
        self.offer.drafts.all_matters()
        self.kinds.show_kind(self.offer.kind)
        self.refresh()
        self.tree.setFocus()

    def _choose_only(self, unit_id: int) -> None:
        unit, offer = self.session.facts.units.get(unit_id), self.offer
        keys = [paper.key for paper in offer.drafts.papers if paper.draft.ground.unit == unit]
        if unit is None or offer.scope not in (Scope.UNIT, Scope.TASK):
            return
        self.tree.check(set(keys))
        if keys:
            self.tree.show_paper(keys[0])
        else:
            word, widen = NOTICE_KIND_WORDS[offer.kind], (lambda: self._widen(unit_id))
            sentence = f"{unit.name}现在没有要发的{word}"
            self._shell.say(
                f"{sentence}；近日发过的在“未列入”里", *(("从在办事项里选", widen) if not offer.open else ())
            )

    def _widen(self, unit_id: int | None = None) -> None:
        """Every matter under way, nothing checked but the unit asked for; or back to what is due."""
        self.offer.widen(unit_id is not None or not self.offer.open)
        self._begin()
        if unit_id is not None:
            self._choose_only(unit_id)

    def refresh(self) -> None:
        """Read again what is due; not while a batch is under way."""
        if self.batch.running:
            return
        offer, choice = self.offer, self.choice
        offer.read()
        self.kinds.setEnabled(offer.replaced is None)
        self.kinds.set_counts(offer.counts())
        self.tree.set_papers(offer.drafts.papers, lambda key: self._checks.get(key, offer.checked_at_first(key)))
        choice.nothing.set_words(*offer.nothing())
        choice.show_left_out(reasons(offer.plans, offer.kind, self.session.facts.notices), offer.rule())
        choice.who.set_whole(offer.who())
        choice.more.setVisible(offer.may_widen)
        choice.more.setText("只列待发的" if offer.open else "从在办事项里选")
        self._picked()

    def generate(self) -> None:
        """Make the papers checked."""
        papers = self.chosen()
        if papers and not self.batch.running and not self.why_not:
            self._notes = {}
            self._set_busy(True)
            self.desk.live.stop()
            orders = [Order(paper.draft, paper.name, paper.key, paper.replaces) for paper in papers]
            self.batch.start(orders, self.session.register.folder)

    def _tell(self, order: Order, note: str, made: bool) -> None:
        """What became of a paper, in its row."""
        if made:
            self.tree.mark(order.key, False, note, wrong=False)
            self.offer.drafts.forget([order.key])
        else:
            self._notes[order.key] = note
            self._mark(order.key)
        self.tree.reveal(order.key)

    def _finish(self, result: BatchResult) -> None:
        self._set_busy(False)
        if result.issued and self.offer.replaced is not None:
            self.offer.begin(self.offer.kind)
        self.refresh()
        self.ended.emit(result)
        if self.choice.merge.isChecked() and len(result.issued) > 1:
            merge_issued(self._shell, self.session, result.issued)

    def _set_busy(self, busy: bool) -> None:
        focused = QApplication.focusWidget()
        held = focused is not None and (focused is self or self.isAncestorOf(focused))
        for part in (self.choice, self.desk.editor, self.kinds):
            part.setEnabled(not busy)
        if held:  # inputs that cannot be used have no keys: Esc is to reach the page
            (self if busy else self.tree).setFocus()
        self.changed.emit()

    def _picked(self) -> None:
        drafts = self.offer.drafts
        for key in drafts.leave_out(self.tree.left_out()):
            self._notes.pop(key, None)
            self.tree.tell_size(key, drafts[key].size)
            if key == self.desk.key:
                self._put(key)
        checked, papers = self.tree.checked(), drafts.papers
        self._checks = {paper.key: paper.key in checked for paper in papers}
        self.choice.all.setChecked(bool(papers) and len(checked) == len(papers))
        for paper in papers:
            self._mark(paper.key)
        self._show_batch()

    def _mark(self, key: Key) -> None:
        drafts, note = self.offer.drafts, self._notes.get(key, "")
        if not note and key in self.tree.checked():
            note = next(iter(drafts.faults(key).values()), "")
        self.tree.mark(key, bool(drafts[key].changed), note)

    def _show_batch(self) -> None:
        papers = self.chosen()
        self.choice.show_batch(papers, self.offer.number(0), self.session.register.folder)
        self.changed.emit()

    def _put(self, key: Key | None) -> None:
        drafts = self.offer.drafts
        self.desk.put(drafts, key, self.offer.received(drafts[key]) if key is not None else "")
        self.changed.emit()

    def _edited(self, key: Key | None) -> None:
        """The paper on the desk was changed, or, without a key, all of them."""
        if key is None:
            self.refresh()
            return
        self._notes.pop(key, None)
        self._mark(key)
        self._show_batch()

    def _connect(self) -> None:
        tree, choice, batch = self.tree, self.choice, self.batch
        self.kinds.chosen.connect(lambda kind: self.begin(kind))
        tree.picked.connect(self._picked)
        tree.shown.connect(self._put)
        tree.entered.connect(self.desk.editor.begin)
        choice.more.clicked.connect(lambda: self._widen())
        self.desk.edited.connect(self._edited)
        batch.registered.connect(lambda order, number: self._tell(order, number, made=True))
        batch.gave_up.connect(lambda order, why: self._tell(order, why, made=False))
        batch.advanced.connect(self.changed)
        batch.finished.connect(self._finish)
        self._split.splitterMoved.connect(lambda *_: self._shell.memory.setValue(_SPLIT, self._split.sizes()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.theme.px(12))
        column.addWidget(self.kinds)
        column.addWidget(self._split, 1)
        self._split.setHandleWidth(self.theme.size("space_gap"))
        self._split.setChildrenCollapsible(False)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Qt: the parts take their widths once the pane has its own."""
        super().showEvent(event)
        if not self._sized:
            self._sized = True
            kept = self._shell.memory.value(_SPLIT)
            left = min(max(self.width() * 24 // 100, self.theme.px(260)), self.theme.px(360))
            rest = self.width() - left
            self._split.setSizes([int(size) for size in kept] if kept else [left, rest // 2, rest - rest // 2])
