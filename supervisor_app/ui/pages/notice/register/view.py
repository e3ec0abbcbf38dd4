"""The left half of the page: filter chips, the register of papers, and the chosen paper's track."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from supervisor_app.domain.notice import NoticeKind
from supervisor_app.domain.words import NOTICE_KIND_WORDS
from supervisor_app.ui.page import Shell
from supervisor_app.ui.pages.notice.register.entries import Entry, ReceiptEntry, ReplyEntry, VoidEntry
from supervisor_app.ui.pages.notice.register.rows import (
    NOTICE_COLUMNS,
    NoticeRow,
    Standing,
    matching,
    notice_rows,
)
from supervisor_app.ui.pages.notice.register.track import TrackLine, head_words, steps
from supervisor_app.ui.session import Session
from supervisor_app.ui.table import Table
from supervisor_app.ui.widgets.buttons import ActionButton
from supervisor_app.ui.widgets.card import Card
from supervisor_app.ui.widgets.chip import Chip
from supervisor_app.ui.widgets.empty import EmptyState
from supervisor_app.ui.widgets.flow import FlowLayout
from supervisor_app.ui.widgets.labels import ElidedLabel, label, line
from supervisor_app.ui.widgets.search_box import SearchBox

_STANDINGS = (Standing.UNSIGNED, Standing.UNANSWERED, Standing.VOID)


class Register(QWidget):
    """`chosen` when another paper is current; `registered` after a step was written."""

    chosen = Signal(object)  # NoticeRow or None
    registered = Signal()

    def __init__(self, shell: Shell, session: Session, acts: dict[str, QAction]) -> None:
        super().__init__()
        self.theme, self.session, self._acts = shell.theme, session, acts
        self.rows: list[NoticeRow] = []
        self.kind: NoticeKind | None = None
        self.everything = Chip(self.theme, "全部", checkable=True)
        self.standings = {standing: Chip(self.theme, standing.value, checkable=True) for standing in _STANDINGS}
        self.kind_chip = Chip(self.theme, "文种：全部", icon="chevron-down")
        self.search = SearchBox(self.theme, "查找", "Ctrl+F")
        self.table = Table(self.theme, NOTICE_COLUMNS, lambda row: row.notice.id, shell.memory, "notice/register")
        self.table.set_empty(self._empty_state())
        self._number, self._about, self._track = label("", "strong"), ElidedLabel("", "muted"), TrackLine(self.theme)
        self.entries: dict[str, Entry] = {
            "sign": ReceiptEntry(self.theme, session),
            "reply": ReplyEntry(self.theme, session),
            "void": VoidEntry(self.theme, session),
        }
        self._build()
        self._connect()

    def _empty_state(self) -> EmptyState:
        return EmptyState(
            self.theme,
            "还没有文书",
            "按亮灯和交办情况成批生成，一个单位一份，文号自动编",
            "stamp",
            "生成文书",
            self._acts["issue"].trigger,
        )

    def refresh(self) -> None:
        """Read the register again."""
        facts = self.session.facts
        self.rows = notice_rows(facts.notices, facts.units, facts.lines, facts.yardstick)
        self.everything.set_count(len(self.rows))
        for standing, chip in self.standings.items():
            chip.set_count(len(matching(self.rows, standing=standing)))
        self._filter()

    def standing(self) -> Standing | None:
        """The state filtered by."""
        return next((standing for standing, chip in self.standings.items() if chip.isChecked()), None)

    def choose(self, notice_id: int) -> None:
        """Make a paper current, taking filters away that hide it."""
        if not self.table.choose(notice_id):
            self.show_all()
            self.table.choose(notice_id)
        self.table.setFocus()

    def show_all(self) -> None:
        """No filter."""
        self.search.clear()
        self._set_standing(None)
        self._set_kind(None)

    def open_entry(self, name: str) -> None:
        """Show the line where a step of the chosen paper is registered."""
        row = self.table.chosen_row()
        if row is not None and not row.void:
            self._stack.setCurrentWidget(self.entries[name])
            self._stack.setFixedHeight(self.theme.px(84))
            self.entries[name].begin(row)

    def close_entry(self) -> None:
        """Back to the track."""
        self._stack.setCurrentWidget(self._track)
        self._stack.setFixedHeight(self.theme.px(40))
        self.table.setFocus()

    @property
    def entry_open(self) -> bool:
        """Whether a step is being registered."""
        return self._stack.currentWidget() is not self._track

    def _filter(self) -> None:
        found = matching(self.rows, self.search.text(), self.standing(), self.kind)
        self.everything.setChecked(self.standing() is None and self.kind is None)
        self._empties.setCurrentIndex(1 if self.rows and not found else 0)
        self.table.set_rows(found)
        if found and self.table.chosen_row() is None:
            self.table.choose(found[0].notice.id)
        self._show(self.table.chosen_row())

    def _show(self, row: NoticeRow | None) -> None:
        if self.entry_open:
            self._stack.setCurrentWidget(self._track)
            self._stack.setFixedHeight(self.theme.px(40))
        self._foot.setVisible(row is not None)
        if row is not None:
            self._number.setText(str(row.notice.number))
            self._about.set_whole(head_words(row))
            self._track.set_steps(steps(row))
            signed, replied = row.notice.signed_on is not None, row.notice.replied_on is not None
            self._acts["sign"].setText("更正签收" if signed else "登记签收")
            self._acts["reply"].setText("更正回复" if replied else "登记回复")
        for name in ("sign", "reply", "void"):
            self._acts[name].setVisible(row is not None and not row.void)
        self.chosen.emit(row)

    def _set_standing(self, standing: Standing | None) -> None:
        for own, chip in self.standings.items():
            chip.setChecked(own is standing)
        self._filter()

    def _set_kind(self, kind: NoticeKind | None) -> None:
        self.kind = kind
        self.kind_chip.setText(f"文种：{NOTICE_KIND_WORDS[kind] if kind else '全部'}")
        self.kind_chip.updateGeometry()
        self._filter()

    def _offer_kinds(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        present = [kind for kind in NoticeKind if any(row.notice.kind is kind for row in self.rows)]
        for kind in (None, *present):
            count = len(matching(self.rows, kind=kind))
            entry = menu.addAction(f"{NOTICE_KIND_WORDS[kind] if kind else '全部'}　{count}")
            entry.setCheckable(True)
            entry.setChecked(kind is self.kind)
            entry.triggered.connect(lambda _=False, kind=kind: self._set_kind(kind))
        menu.popup(self.kind_chip.mapToGlobal(self.kind_chip.rect().bottomLeft()))

    def _connect(self) -> None:
        self.everything.clicked.connect(self.show_all)
        for standing, chip in self.standings.items():
            chip.clicked.connect(lambda on, standing=standing: self._set_standing(standing if on else None))
        self.kind_chip.clicked.connect(self._offer_kinds)
        self.search.searched.connect(lambda _: self._filter())
        self.search.left.connect(self.table.setFocus)
        self.search.entered.connect(self.table.setFocus)
        self.table.chosen.connect(self._show)
        for name, entry in self.entries.items():
            self._acts[name].triggered.connect(lambda _=False, name=name: self.open_entry(name))
            entry.closed.connect(self.close_entry)
            entry.registered.connect(self.registered)

    def _build(self) -> None:
        theme = self.theme
        chips, bar = QWidget(), QHBoxLayout()
        flow = FlowLayout(chips, theme.size("space_unit"))
        for chip in (self.everything, *self.standings.values(), self.kind_chip):
            flow.addWidget(chip)
        self.search.setFixedWidth(theme.px(168))
        bar.setSpacing(theme.size("space_unit"))
        beside = QVBoxLayout()  # chips are lower than the search box
        beside.setContentsMargins(0, theme.px(2), 0, theme.px(2))
        beside.addWidget(chips)
        bar.addLayout(beside, 1)
        bar.addWidget(self.search, 0, Qt.AlignmentFlag.AlignTop)
        card = Card(theme, flush=True)
        self._empties = QStackedWidget()
        nothing = EmptyState(theme, "没有符合条件的文书", "换个词，或取消筛选", "search", "显示全部", self.show_all)
        self._empties.addWidget(self.table)
        self._empties.addWidget(nothing)
        card.body.addWidget(self._empties, 1)
        card.body.addWidget(self._build_foot())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size("space_unit"))
        column.addLayout(bar)
        column.addWidget(card, 1)

    def _build_foot(self) -> QWidget:
        theme, self._foot = self.theme, QWidget()
        head = QHBoxLayout()
        head.setSpacing(theme.size("space_unit"))
        head.addWidget(self._number)
        head.addWidget(self._about, 1)
        for name in ("sign", "reply", "void"):
            head.addWidget(ActionButton(theme, self._acts[name], small=True))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._track)
        for entry in self.entries.values():
            self._stack.addWidget(entry)
        self._stack.setFixedHeight(theme.px(40))
        inner = QVBoxLayout()
        inner.setContentsMargins(theme.size("space_gap"), theme.px(10), theme.size("space_gap"), theme.px(8))
        inner.setSpacing(theme.px(6))
        inner.addLayout(head)
        inner.addWidget(self._stack)
        outer = QVBoxLayout(self._foot)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(line())
        outer.addLayout(inner)
        return self._foot
