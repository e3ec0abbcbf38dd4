"""How 今日督办 looks: counts over the list, yesterday below it, the board or a form at its right."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from supervisor_app.domain.lights import Light
from supervisor_app.domain.words import year_span
from supervisor_app.ui.page import Shell
from supervisor_app.ui.pages.today.batch import BatchBar
from supervisor_app.ui.pages.today.delegate import TodoDelegate
from supervisor_app.ui.pages.today.rows import TodoRow
from supervisor_app.ui.pages.today.side import SidePane
from supervisor_app.ui.pages.today.tiles import TileBar
from supervisor_app.ui.widgets.buttons import ActionButton, button
from supervisor_app.ui.widgets.card import Card
from supervisor_app.ui.widgets.empty import EmptyState
from supervisor_app.ui.widgets.field import Note
from supervisor_app.ui.widgets.grouped_model import Group, GroupedModel
from supervisor_app.ui.widgets.labels import label, line
from supervisor_app.ui.widgets.several_list import SeveralList

if TYPE_CHECKING:
    from supervisor_app.ui.session import Session


class TodayFace(QStackedWidget):
    """The widgets of the page; `acts` are its actions."""

    def __init__(self, shell: Shell, session: "Session", acts: dict[str, QAction]) -> None:
        super().__init__()
        self.theme, self._shell, self._session, self._acts = shell.theme, shell, session, acts
        self.delegate = TodoDelegate(self.theme)
        model: GroupedModel[TodoRow] = GroupedModel(lambda row: row.key, lambda row: row.spoken)
        model.closed = set(str(shell.memory.value("today/closed", "") or "").split())
        self.list: SeveralList[TodoRow] = SeveralList(self.theme, model, self.delegate, "今天要办的事项")
        self.tiles, self.batch, self.warning = TileBar(self.theme), BatchBar(self.theme), Note(self.theme)
        self.side = SidePane(self.theme, session, shell.memory)
        self.card = Card(self.theme, flush=True)
        self.yesterday, self.quiet = button(self.theme, "", rank="link", small=True), label("", "small")
        self.nothing = EmptyState(self.theme, "今天没有要办的", icon="list-checks")
        self._both = True
        self._build()
        self._connect()

    def show_groups(self, groups: list[Group[TodoRow]]) -> None:
        """Counts and list."""
        self.delegate.measure(groups)
        self.tiles.set_groups(groups)
        if not any(group.rows for group in groups):
            self.nothing.set_words("今天没有要办的", self._next_due())
        self.list.set_groups(groups)

    def show_facts(self) -> None:
        """What is beside the list and below it."""
        facts = self._session.facts
        self.side.board.set_lines(facts.unit_lines, facts.office.light_names, facts.lines.values())
        news = facts.day_before
        self.yesterday.setText(news.words)
        self.quiet.setText(news.words)
        self.yesterday.setVisible(bool(news.entries))
        self.quiet.setVisible(not news.entries)
        years = facts.yardstick.calendar.unknown_years(facts.today, facts.last_due)
        if years:
            said = f"{year_span(years)} 年的放假安排还不知道，工作日暂按周一至周五计；公布后请在“设置”里补上"
            self.warning.set_text(said, wrong=True)
        self.warning.setVisible(bool(years))
        self.setCurrentIndex(0 if facts.lines else 1)

    def open_news(self) -> None:
        """The commands of the last working day."""
        self.show_side()
        self.side.open_news(self._session.facts.day_before)

    def show_side(self) -> None:
        """Give the right side its place, or the list's where there is room for one only."""
        if not self._both:
            self.side.show()
            self.card.hide()

    def turn_over(self) -> None:
        """Where only one has room: the board instead of the list, or the other way round."""
        if self._both:
            return
        to_board = self.card.isVisibleTo(self)
        self.side.close_pane()
        self.side.setVisible(to_board)
        self.card.setVisible(not to_board)
        self._acts["board"].setText("今天要办的" if to_board else "各单位进度")
        (self.side.board.table if to_board else self.list).setFocus(Qt.FocusReason.OtherFocusReason)

    def lay_out(self, both: bool, wide: int) -> None:
        """List and board side by side, the board `wide` pixels; or one of them."""
        if both == self._acts["board"].isVisible():
            self._acts["board"].setVisible(not both)
            self._acts["board"].setText("各单位进度")
            self.card.setVisible(both or self.side.on_board)
            self.side.setVisible(both or not self.side.on_board)
        self._both = both
        self.side.setMinimumWidth(wide if both else 0)
        self.side.setMaximumWidth(wide if both else self.width())

    def _build(self) -> None:
        theme, edge = self.theme, self.theme.size("space_gap")
        top = QHBoxLayout()
        top.setSpacing(0)
        top.addWidget(self.tiles, 1)
        top.addWidget(ActionButton(theme, self._acts["board"], "link", small=True))
        self.side.board.head.addWidget(ActionButton(theme, self._acts["board"], "link", small=True))
        self.list.set_empty(self.nothing)
        self.warning.setContentsMargins(edge, theme.px(8), edge, theme.px(8))
        self.yesterday.setToolTip(self._acts["news"].toolTip())
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.px(8), theme.px(4), theme.px(8), theme.px(4))
        self.quiet.setFixedHeight(theme.size("control_small"))
        self.quiet.setIndent(theme.px(8))
        foot.addWidget(self.yesterday)
        foot.addWidget(self.quiet)
        foot.addStretch(1)
        body = self.card.body
        body.addLayout(top)
        body.addWidget(line())
        body.addWidget(self.list, 1)
        body.addWidget(self.batch)
        body.addWidget(line())
        body.addLayout(foot)
        body.addWidget(self.warning)
        both = QWidget()
        columns = QHBoxLayout(both)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(edge)
        columns.addWidget(self.card, 1)
        columns.addWidget(self.side)
        self.addWidget(both)
        self.addWidget(self._empty_ledger())

    def _empty_ledger(self) -> Card:
        card = Card(self.theme)
        hint = "导入会上下发的任务清单，或到“台账”里逐项新增；这里会列出每天要办的事"
        empty = EmptyState(self.theme, "台账里还没有事项", hint, "inbox", "导入任务清单", self._import)
        card.body.addWidget(empty)
        return card

    def _import(self) -> None:
        self._shell.go("meeting", ("import", None))

    def _connect(self) -> None:
        shell = self._shell
        self.list.folded.connect(lambda: shell.memory.setValue("today/closed", " ".join(self.list.rows_model.closed)))
        self.list.picked.connect(self.batch.show_rows)
        self.side.board.opened.connect(lambda unit_id: shell.go("unit", unit_id))
        self.side.news.opened.connect(lambda task_id: shell.go("ledger", ("task", task_id)))
        self.side.closed.connect(self._side_closed)
        self.yesterday.clicked.connect(self._acts["news"].trigger)

    def _side_closed(self) -> None:
        if not self._both:
            self.side.hide()
            self.card.show()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _next_due(self) -> str:
        today = self._session.facts.today
        coming = [
            (item.task.due, item.task.title)
            for item in self._session.facts.lines.values()
            if item.task.due is not None and item.task.due >= today and item.light not in (Light.DONE, Light.GREY)
        ]
        day, title = min(coming, default=(None, ""))
        return f"最近一项 {day:%m-%d} 到期：{title}" if day else "在办事项都没有临近的时限"
