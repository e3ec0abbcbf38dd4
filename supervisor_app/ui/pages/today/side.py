"""The right side of 今日督办: the board of units, over it a form, or what was done yesterday."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget

from supervisor_app.domain.today.day_news import DayEntry, DayNews
from supervisor_app.domain.today.todo import TodoGroup
from supervisor_app.ui.columns import Column
from supervisor_app.ui.memory import Memory
from supervisor_app.ui.pages.today.board import BoardCard
from supervisor_app.ui.pages.today.rows import TodoRow
from supervisor_app.ui.pages.today.steps import FORM_WORDS
from supervisor_app.ui.session import Session
from supervisor_app.ui.table import Table
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import tool_button
from supervisor_app.ui.widgets.card import Card
from supervisor_app.ui.widgets.empty import EmptyState

if TYPE_CHECKING:
    from supervisor_app.ui.pages.today.forms.form import StepForm


class SidePane(QStackedWidget):
    """`closed`: the form or the journal gave way to the board; `done` carries the sentence on what was registered."""

    closed = Signal()
    done = Signal(str)

    def __init__(self, theme: Theme, session: Session, memory: Memory) -> None:
        super().__init__()
        self._theme, self._session = theme, session
        self.board, self.news = BoardCard(theme, memory), NewsCard(theme, memory)
        self.card = Card(theme, " ")
        self.form: StepForm | None = None
        close = tool_button(theme, "x", "关闭（Esc）")
        close.clicked.connect(self.close_pane)
        self.card.head.addWidget(close)
        self.news.closed.connect(self.close_pane)
        for part in (self.board, self.card, self.news):
            self.addWidget(part)

    @property
    def on_board(self) -> bool:
        """Whether the board is shown."""
        return self.currentWidget() is self.board

    def open_form(self, group: TodoGroup, rows: Sequence[TodoRow]) -> None:
        """The form of a group over these rows; one opened before for the group keeps its names."""
        from supervisor_app.ui.pages.today.forms.choice import FORMS  # the page is the first shown: forms come later

        made = FORMS[group]
        if self.form is None or not isinstance(self.form, made):
            self._change_form(made(self._theme, self._session))
        assert self.form is not None
        several = f"{len(rows)} 项" if len(rows) > 1 else ""
        self.card.set_title(FORM_WORDS[group], several)
        self.setCurrentWidget(self.card)
        self.form.begin(rows)

    def _change_form(self, form: "StepForm") -> None:
        if self.form is not None:
            self.card.body.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
        self.form = form
        form.done.connect(self._done)
        form.closed.connect(self.close_pane)
        self.card.body.addWidget(form, 1)

    def open_news(self, news: DayNews) -> None:
        """What was done since the last working day."""
        self.news.show_news(news)
        self.setCurrentWidget(self.news)
        self.news.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_pane(self) -> None:
        """Back to the board."""
        if not self.on_board:
            self.setCurrentWidget(self.board)
            self.closed.emit()

    def stale(self, keys: set[object]) -> bool:
        """Whether the open form is about a row that is no longer there."""
        form = self.form
        return self.currentWidget() is self.card and form is not None and any(row.key not in keys for row in form.rows)

    def _done(self, sentence: str) -> None:
        self.close_pane()
        self.done.emit(sentence)


_COLUMNS: tuple[Column[DayEntry], ...] = (
    Column(key="at", title="时间", width=116, text=lambda entry: f"{datetime.fromisoformat(entry.at):%m-%d %H:%M}"),
    Column(key="action", title="操作", width=0, text=lambda entry: entry.action, tooltip=lambda entry: entry.action),
    Column(key="actor", title="经办", width=80, text=lambda entry: entry.actor, ink=lambda entry: "text_muted"),
)


class NewsCard(Card):
    """What was done since the last working day, newest first; `opened` carries a task's id."""

    opened = Signal(int)
    closed = Signal()

    def __init__(self, theme: Theme, memory: Memory) -> None:
        super().__init__(theme, "昨日记录", flush=True)
        self.table: Table[DayEntry] = Table(theme, _COLUMNS, id, memory, "today/news")
        self.table.setAccessibleName("昨日记录")
        self.table.set_empty(EmptyState(theme, "没有变动", "这一天台账里没有登记过什么", "inbox"))
        self.table.opened.connect(self._open)
        self.body.addWidget(self.table)
        close = tool_button(theme, "x", "关闭")
        close.clicked.connect(self.closed)
        self.head.addWidget(close)

    def show_news(self, news: DayNews) -> None:
        """Its commands."""
        when, _, counts = news.words.partition("：")
        self.set_title(f"{when}的记录", counts)
        self.table.set_rows(list(news.entries))

    def _open(self, entry: DayEntry) -> None:
        if entry.task_id is not None:
            self.opened.emit(entry.task_id)
