"""生成文书: which units get a paper with which matters, under which numbers, and the batch that makes them."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from supervisor_app.domain.notice import NoticeKind
from supervisor_app.domain.planning import NoticePlan, Plans
from supervisor_app.domain.words import NOTICE_KIND_WORDS, WEEKDAYS, year_span
from supervisor_app.ui.issuing import BatchResult, NoticeBatch, notice_folder
from supervisor_app.ui.page import Shell
from supervisor_app.ui.pages.notice.issuing.left_out import LeftOut, reasons
from supervisor_app.ui.pages.notice.issuing.plan_tree import PlanTree
from supervisor_app.ui.session import Session
from supervisor_app.ui.widgets.card import Card
from supervisor_app.ui.widgets.chip import Chip
from supervisor_app.ui.widgets.empty import EmptyState
from supervisor_app.ui.widgets.facts_grid import FactsGrid
from supervisor_app.ui.widgets.field import Note, mark_wrong
from supervisor_app.ui.widgets.labels import label
from supervisor_app.ui.widgets.number_edit import NumberEdit

KINDS = (NoticeKind.SUPERVISION, NoticeKind.ASSIGNMENT)
_WHO = {
    NoticeKind.SUPERVISION: "给牵头单位亮红灯的事项：逾期，或大幅落后序时进度。一个单位一份",
    NoticeKind.ASSIGNMENT: "给牵头单位已交办、还没有发过交办通知的事项。一个单位一份",
}


class IssuePane(QWidget):
    """`begin` shows what is due of a kind; `generate` makes the papers of the units checked."""

    changed = Signal()  # what the header says is another
    ended = Signal(object)  # BatchResult

    def __init__(self, shell: Shell, session: Session) -> None:
        super().__init__()
        self._shell, self.theme, self.session = shell, shell.theme, session
        self.batch = NoticeBatch(session, shell.jobs, self)
        self.batch.registered.connect(self._succeed)
        self.batch.gave_up.connect(self._fail)
        self.batch.advanced.connect(self.changed)
        self.batch.finished.connect(self._finish)
        self._plans = Plans((), ())
        self._unchecked: set[int] = set()
        self._notes: dict[int, str] = {}
        self.kinds = {kind: Chip(self.theme, NOTICE_KIND_WORDS[kind], checkable=True) for kind in KINDS}
        self.tree, self.all = PlanTree(self.theme), QCheckBox("全选")
        self.days, self._until = NumberEdit(self.theme, 1, 60), label("", "muted")
        self._facts, self._left_out = FactsGrid(self.theme, 1), LeftOut(self.theme)
        self._nothing = EmptyState(self.theme, "", icon="check")
        self._build()
        self.tree.picked.connect(self._picked)
        self.all.clicked.connect(self.tree.check_all)
        self.days.changed.connect(self._show_batch)

    @property
    def kind(self) -> NoticeKind:
        """The kind of paper chosen."""
        return next((kind for kind, chip in self.kinds.items() if chip.isChecked()), KINDS[0])

    @property
    def ready(self) -> bool:
        """Whether papers can be generated as things are filled in."""
        return bool(self.chosen()) and self.days.number() is not None and not self.batch.running

    def chosen(self) -> list[NoticePlan]:
        """Papers of the units checked, in the order shown."""
        checked = self.tree.checked()
        return [plan for plan in self._plans.plans if plan.unit.id in checked]

    def begin(self, kind: NoticeKind | None = None, unit_id: int | None = None) -> None:
        """Show what is due; with `unit_id` only that unit is checked."""
        self._notes, self._unchecked = {}, set()
        if kind is None:
            kind = next((item for item in KINDS if self.session.facts.plans(item).plans), KINDS[0])
        self.kinds[kind if kind in KINDS else KINDS[0]].setChecked(True)
        self.days.set_number(self.session.facts.office.reply_days)
        self.refresh()
        if unit_id is not None:
            self._choose_only(unit_id)
        self.tree.setFocus()

    def _choose_only(self, unit_id: int) -> None:
        self.tree.check({unit_id})
        unit = self.session.facts.units.get(unit_id)
        if unit is not None and not self.chosen():
            word = NOTICE_KIND_WORDS[self.kind]
            self._shell.say(f"{unit.name}现在没有要发的{word}；近日发过的在“未列入”里")

    def refresh(self) -> None:
        """Read again what is due; not while a batch is under way."""
        if self.batch.running:
            return
        facts = self.session.facts
        for kind, chip in self.kinds.items():
            chip.set_count(len(facts.plans(kind).plans))
        self._plans = facts.plans(self.kind)
        self.tree.set_plans(self._plans.plans, lambda unit: unit not in self._unchecked, self._notes)
        self._who.setText(_WHO[self.kind])
        found = reasons(self._plans, self.kind, facts.notices)
        self._left_out.set_reasons(found)
        self._left_card.set_title("未列入", f"{len(found)} 项")
        self._left_card.setVisible(bool(found))
        word, repeat = NOTICE_KIND_WORDS[self.kind], facts.office.repeat_days
        self._repeat.setText(
            f"同一事项 {repeat} 个工作日内不重复发{word}"
            if self.kind is not NoticeKind.ASSIGNMENT
            else "每个事项只发一次交办通知"
        )
        self._nothing.set_words(f"现在没有要发{word}的单位", _WHO[self.kind])
        self._stack.setCurrentIndex(0 if self._plans.plans else 1)
        self._picked()

    def generate(self) -> None:
        """Make the papers of the units checked."""
        plans, days = self.chosen(), self.days.number()
        if plans and days is not None and not self.batch.running:
            self._notes = {}
            self._set_busy(True)
            office = replace(self.session.facts.office, reply_days=int(days))
            self.batch.start(plans, office, notice_folder(self.session))

    def _succeed(self, plan: NoticePlan, number: str) -> None:
        self.tree.tell(plan.unit.id, f"已生成 {number}")

    def _fail(self, plan: NoticePlan, why: str) -> None:
        self._notes[plan.unit.id] = why
        self.tree.tell(plan.unit.id, why, wrong=True)

    def _finish(self, result: BatchResult) -> None:
        self._set_busy(False)
        self.refresh()
        self.ended.emit(result)

    def _set_busy(self, busy: bool) -> None:
        for part in (self.tree, self.all, self.days, *self.kinds.values()):
            part.setEnabled(not busy)
        self.changed.emit()

    def _picked(self) -> None:
        every, checked = {plan.unit.id for plan in self._plans.plans}, self.tree.checked()
        self._unchecked = every - checked
        self.all.setChecked(bool(every) and not self._unchecked)
        self._show_batch()

    def _show_batch(self) -> None:
        facts, plans = self.session.facts, self.chosen()
        matters = sum(len(plan.lines) for plan in plans)
        self._card.set_title("主送单位", f"{len(plans)} 个单位，{matters} 项事项")
        first, last = facts.next_number(), facts.next_number().serial + len(plans) - 1
        numbers = f"{first}" + (f" 至 {last}号" if len(plans) > 1 else "")
        office = facts.office
        contact = "，".join(filter(None, (office.contact_person, office.phone)))
        self._facts.set_facts(
            [
                ("文号", numbers),
                ("成文日期", f"{facts.today:%Y-%m-%d}"),
                ("发文机关", office.name),
                ("联系人", contact),
                ("存放在", str(notice_folder(self.session))),
            ]
        )
        self._show_reply_day()
        self.changed.emit()

    def _show_reply_day(self) -> None:
        facts, days, wrong = self.session.facts, self.days.number(), self.days.complaint()
        mark_wrong(self.days, bool(wrong))
        if days is None:
            self._until.setText("")
            self._reply_note.set_text(wrong, wrong=True)
            self._reply_note.show()
            return
        reply_by = facts.yardstick.calendar.add(facts.today, int(days))
        self._until.setText(f"即 {reply_by:%Y-%m-%d} 周{WEEKDAYS[reply_by.weekday()]}")
        years = facts.yardstick.calendar.unknown_years(facts.today, reply_by)
        self._reply_note.set_text(f"{year_span(years)} 年放假安排未公布，按周一至周五计" if years else "")
        self._reply_note.setVisible(bool(years))

    def _build(self) -> None:
        theme = self.theme
        group = QButtonGroup(self)
        top = QHBoxLayout()
        top.setSpacing(theme.size("space_unit"))
        for chip in self.kinds.values():
            group.addButton(chip)
            chip.clicked.connect(self._switch)
            top.addWidget(chip)
        self._who = label("", "muted")
        top.addSpacing(theme.size("space_unit"))
        top.addWidget(self._who)
        top.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(theme.size("space_gap"))
        row.addWidget(self._list_card(), 1)
        row.addLayout(self._side())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addLayout(top)
        column.addLayout(row, 1)

    def _list_card(self) -> Card:
        self._card = Card(self.theme, "主送单位", flush=True)
        self._card.head.addWidget(self.all)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.tree)
        self._stack.addWidget(self._nothing)
        self._card.body.addWidget(self._stack, 1)
        return self._card

    def _side(self) -> QVBoxLayout:
        theme = self.theme
        self.days.setAccessibleName("回复期限，工作日")
        self._reply_note = Note(theme)
        reply = QHBoxLayout()
        reply.setSpacing(theme.size("space_unit"))
        for part in (self.days, label("个工作日内，"), self._until):
            reply.addWidget(part)
        reply.addStretch(1)
        batch = Card(theme, "本批文书")
        batch.body.setSpacing(theme.px(12))
        batch.body.addWidget(self._facts)
        batch.body.addWidget(label("回复期限", "small"))
        batch.body.addLayout(reply)
        batch.body.addWidget(self._reply_note)
        self._repeat = label("", "small")
        self._left_card = Card(theme, "未列入")
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._left_out.setProperty("ground", "none")
        scroll.setWidget(self._left_out)
        self._left_card.body.setSpacing(theme.size("space_unit"))
        self._left_card.body.addWidget(self._repeat)
        self._left_card.body.addWidget(scroll, 1)
        side = QVBoxLayout()
        side.setSpacing(theme.size("space_gap"))
        side.addWidget(batch)
        side.addWidget(self._left_card, 1)
        side.addStretch()
        batch.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)
        for card in (batch, self._left_card):
            card.setFixedWidth(theme.px(360))
        return side

    def _switch(self) -> None:
        self._unchecked, self._notes = set(), {}
        self.refresh()
