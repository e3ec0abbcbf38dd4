"""The left half of the page: filter chips, the register of papers, and the chosen paper's track."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from supervisor_app.ui.page import Shell
from supervisor_app.ui.pages.notice.register.columns import NOTICE_COLUMNS
from supervisor_app.ui.pages.notice.register.due_entry import DueEntry
from supervisor_app.ui.pages.notice.register.entries import Entry, ReceiptEntry, ReplyEntry, SentEntry, VoidEntry
from supervisor_app.ui.pages.notice.register.filter_bar import FilterBar
from supervisor_app.ui.pages.notice.register.filters import matching
from supervisor_app.ui.pages.notice.register.rows import NoticeRow, notice_rows
from supervisor_app.ui.pages.notice.register.track import TrackLine, head_words, steps
from supervisor_app.ui.session import Session
from supervisor_app.ui.table import Table
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import ActionButton, tool_button
from supervisor_app.ui.widgets.card import Card
from supervisor_app.ui.widgets.empty import EmptyState
from supervisor_app.ui.widgets.labels import ElidedLabel, label, line

_STEPS = {"send": ("送达", "sent_on"), "sign": ("签收", "signed_on"), "reply": ("回复", "replied_on")}
_MORE = ("due", "void")


class Register(QWidget):
    """`chosen` when another paper is current."""

    chosen = Signal(object)  # NoticeRow or None

    def __init__(self, shell: Shell, session: Session, acts: dict[str, QAction]) -> None:
        super().__init__()
        self.theme, self.session, self._acts = shell.theme, session, acts
        self.rows: list[NoticeRow] = []
        self.filters = FilterBar(self.theme, [acts["export"], acts["list"]])
        self.search = self.filters.search
        self.table = Table(self.theme, NOTICE_COLUMNS, lambda row: row.notice.id, shell.memory, "notice/register")
        self.table.set_empty(self._empty_state())
        self.foot = Foot(self.theme, session, acts)
        self._build()
        self.filters.changed.connect(self._filter)
        self.search.left.connect(self.table.setFocus)
        self.search.entered.connect(self.table.setFocus)
        self.table.chosen.connect(self._show)
        self.foot.closed.connect(self.table.setFocus)

    @property
    def entries(self) -> "dict[str, Entry]":
        """The lines where steps are registered."""
        return self.foot.entries

    @property
    def entry_open(self) -> bool:
        """Whether a step is being registered."""
        return self.foot.entry_open

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
        self.filters.set_rows(self.rows, facts.today)
        self.filters.setVisible(bool(self.rows))
        self._filter()

    def shown(self) -> list[NoticeRow]:
        """The papers as filtered and sorted."""
        return list(self.table.rows_model.rows)

    def choose(self, notice_id: int) -> None:
        """Make a paper current, taking filters away that hide it."""
        if not self.table.choose(notice_id):
            self.filters.show_all()
            self.table.choose(notice_id)
        if self.isVisible():  # the pane that issues keeps the keys while it is in front
            self.table.setFocus()

    def open_entry(self, name: str) -> None:
        """Show the line where a step of the chosen paper is registered."""
        self.foot.open_entry(name)

    def _filter(self) -> None:
        found = matching(self.rows, self.filters.wanted, self.session.facts.today)
        self._empties.setCurrentIndex(1 if self.rows and not found else 0)
        self.table.set_rows(found)
        if found and self.table.chosen_row() is None:
            self.table.choose(found[0].notice.id)
        self._show(self.table.chosen_row())

    def _show(self, row: NoticeRow | None) -> None:
        self.foot.show_row(row)
        self.chosen.emit(row)

    def _build(self) -> None:
        theme = self.theme
        card = Card(theme, flush=True)
        self._empties = QStackedWidget()
        show_all = self.filters.show_all
        nothing = EmptyState(theme, "没有符合条件的文书", "换个词，或取消筛选", "search", "显示全部", show_all)
        self._empties.addWidget(self.table)
        self._empties.addWidget(nothing)
        card.body.addWidget(self._empties, 1)
        card.body.addWidget(self.foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size("space_unit"))
        column.addWidget(self.filters)
        column.addWidget(card, 1)


class Foot(QWidget):
    """The chosen paper: number, what it is, its steps, and the line where the next one is registered."""

    closed = Signal()  # the line was left

    def __init__(self, theme: Theme, session: Session, acts: dict[str, QAction]) -> None:
        super().__init__()
        self.theme, self._acts = theme, acts
        self._row: NoticeRow | None = None
        self._number, self._about, self._track = label("", "strong"), ElidedLabel("", "muted"), TrackLine(theme)
        self.entries: dict[str, Entry] = {
            "send": SentEntry(theme, session),
            "sign": ReceiptEntry(theme, session),
            "reply": ReplyEntry(theme, session),
            "due": DueEntry(theme, session),
            "void": VoidEntry(theme, session),
        }
        self.more = tool_button(theme, "ellipsis", "其他办理")
        self._build()
        self.more.clicked.connect(self._offer_more)
        for name, entry in self.entries.items():
            acts[name].triggered.connect(lambda _=False, name=name: self._open_here(name))
            entry.closed.connect(self.close_entry)

    @property
    def entry_open(self) -> bool:
        """Whether a step is being registered."""
        return self._stack.currentWidget() is not self._track

    def show_row(self, row: NoticeRow | None) -> None:
        """Show a paper; an entry begun for another one is left."""
        self._row = row
        self._show_track()
        self.setVisible(row is not None)
        for name in (*_STEPS, *_MORE):
            self._acts[name].setVisible(row is not None and not row.void)
        self._acts["again"].setVisible(row is not None and row.void)
        self.more.setVisible(row is not None and not row.void)
        if row is None:
            return
        self._number.setText(str(row.notice.number))
        self._about.set_whole(head_words(row))
        self._track.set_steps(steps(row))
        for name, (word, field) in _STEPS.items():
            done = getattr(row.notice, field) is not None
            self._acts[name].setText(("更正" if done else "登记") + word)

    def open_entry(self, name: str) -> None:
        """Show the line where a step is registered."""
        if self._row is not None and not self._row.void:
            self._stack.setCurrentWidget(self.entries[name])
            self._stack.setFixedHeight(self.theme.px(84))
            self.entries[name].begin(self._row)

    def _open_here(self, name: str) -> None:
        if self.isVisible():  # the keys are known to the other faces of the page, too
            self.open_entry(name)

    def close_entry(self) -> None:
        """Back to the track."""
        self._show_track()
        self.closed.emit()

    def _show_track(self) -> None:
        self._stack.setCurrentWidget(self._track)
        self._stack.setFixedHeight(self.theme.px(40))

    def _offer_more(self) -> None:
        menu = QMenu(self)
        menu.addActions([self._acts[name] for name in _MORE])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _build(self) -> None:
        theme = self.theme
        head = QHBoxLayout()
        head.setSpacing(theme.size("space_unit"))
        head.addWidget(self._number)
        head.addWidget(self._about, 1)
        for name in (*_STEPS, "again"):
            head.addWidget(ActionButton(theme, self._acts[name], small=True))
        head.addWidget(self.more)
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
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(line())
        outer.addLayout(inner)
