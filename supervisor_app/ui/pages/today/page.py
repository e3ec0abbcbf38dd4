"""今日督办: what to do today, group by group with the next step in each row, beside the board of units."""

from collections import Counter
from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QWidget

from supervisor_app.domain.changes import Changes
from supervisor_app.domain.lights import Light
from supervisor_app.domain.notice import NoticeKind
from supervisor_app.domain.planning import Plans
from supervisor_app.domain.todo import TodoGroup
from supervisor_app.domain.words import WEEKDAYS, year_span
from supervisor_app.ui.actions import ActionSpec
from supervisor_app.ui.page import LedgerPage, Shell
from supervisor_app.ui.pages.today.board import BoardCard
from supervisor_app.ui.pages.today.delegate import TodoDelegate
from supervisor_app.ui.pages.today.rows import URGENT, TodoRow, group_word, todo_groups
from supervisor_app.ui.widgets.buttons import ActionButton
from supervisor_app.ui.widgets.card import Card
from supervisor_app.ui.widgets.empty import EmptyState
from supervisor_app.ui.widgets.field import Note
from supervisor_app.ui.widgets.grouped_list import GroupedList
from supervisor_app.ui.widgets.grouped_model import Group, GroupedModel, Head
from supervisor_app.ui.widgets.labels import line
from supervisor_app.ui.widgets.tile import Tile

_FULL, _BOTH = 1060, 900  # page width at 100 % for the whole board, and for any board beside the list
_NARROW_BOARD = 404  # the board without its progress bars
_INKS = {TodoGroup.OVERDUE: "light_red_ink"}


class TodayPage(LedgerPage):
    """Keys 1–5 jump to the groups; where there is no room for the board, it takes the list's place on demand."""

    ACTIONS = (
        ActionSpec("issue", "生成督办通知单", "file-text", ("Ctrl+G",)),
        ActionSpec("board", "各单位进度", "landmark", ("Ctrl+B",), "在事项和各单位进度之间切换"),
        *(
            ActionSpec(group, group_word(group, 3), keys=(str(at),), tip=f"跳到“{group_word(group, 3)}”")
            for at, group in enumerate(TodoGroup, start=1)
        ),
    )
    WATCHES = Changes.ALL
    HINTS = (("↑ ↓", "选择"), ("Enter", "办理"), ("空格", "查看"), ("1–5", "跳到一组"))

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.primary = self.acts["issue"]
        self.acts["issue"].triggered.connect(lambda: shell.go("notice", ("issue", NoticeKind.SUPERVISION.value, None)))
        self.acts["board"].triggered.connect(self._turn_over)
        self._delegate = TodoDelegate(self.theme)
        model: GroupedModel[TodoRow] = GroupedModel(lambda row: row.key, lambda row: row.spoken)
        self.list: GroupedList[TodoRow] = GroupedList(self.theme, model, self._delegate, "今天要办的事项")
        self.board = BoardCard(self.theme, shell.memory)
        self.tiles = {group: Tile(self.theme, "", _INKS.get(group, "text")) for group in TodoGroup}
        self.warning = Note(self.theme)
        self._nothing = EmptyState(self.theme, "今天没有要办的", icon="list-checks")
        self._stack = QStackedWidget()
        self._columns = QHBoxLayout()
        self._build()
        self._connect()
        self.acts["board"].setVisible(False)
        model.closed = set(str(shell.memory.value("today/closed", "") or "").split())

    def title(self) -> str:
        """What the page is called."""
        return "今日督办"

    def facts(self) -> str:
        """The day."""
        day = self.session.facts.today
        return f"{day.year}年{day.month}月{day.day}日 星期{WEEKDAYS[day.weekday()]}"

    def refresh(self, changes: Changes) -> None:
        """List, counts, board, what there is to issue, and what is not known about working days."""
        facts = self.session.facts
        plans = facts.plans(NoticeKind.SUPERVISION)
        near = facts.yardstick.rule.near_days
        groups = todo_groups(facts.todo, facts.units, facts.notices, plans, near)
        self._delegate.measure([row for group in groups for row in group.rows])
        for key, group in zip(TodoGroup, groups, strict=True):
            self.tiles[key].setText(group.word)
            self.tiles[key].set_figure(len(group.rows))
            self.tiles[key].setEnabled(bool(group.rows))
        self._nothing.set_words("今天没有要办的", self._next_due())
        self.list.set_groups(groups)
        if self.list.entry() is None and facts.todo:
            self._choose_first(groups)
        self.board.set_lines(facts.unit_lines, facts.office.light_names)
        self._offer(plans)
        self._warn_of_years()
        self._count()
        self._stack.setCurrentIndex(0 if facts.lines else 1)

    def focus_filter(self) -> None:
        """The list is short by nature: Ctrl+F brings the keyboard to it."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_group(self, group: TodoGroup) -> None:
        """Bring a group to the top and choose its first row."""
        if not self.card.isVisibleTo(self):
            self._turn_over()
        if self.list.show_group(group):
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _build(self) -> None:
        self.card = Card(self.theme, flush=True)
        tiles = QHBoxLayout()
        tiles.setSpacing(0)
        together = QButtonGroup(self)
        for tile in self.tiles.values():
            tiles.addWidget(tile)
            together.addButton(tile)
        tiles.addWidget(ActionButton(self.theme, self.acts["board"], "link", small=True))
        self.board.head.addWidget(ActionButton(self.theme, self.acts["board"], "link", small=True))
        self.list.set_empty(self._nothing)
        edge = self.theme.size("space_gap")
        self.warning.setContentsMargins(edge, self.theme.px(8), edge, self.theme.px(8))
        self.card.body.addLayout(tiles)
        self.card.body.addWidget(line())
        self.card.body.addWidget(self.list, 1)
        self.card.body.addWidget(self.warning)
        both = QWidget()
        both.setLayout(self._columns)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(edge)
        self._columns.addWidget(self.card, 1)
        self._columns.addWidget(self.board)
        self._stack.addWidget(both)
        self._stack.addWidget(self._empty_ledger())
        self.body.addWidget(self._stack)
        self.setFocusProxy(self.list)

    def _empty_ledger(self) -> Card:
        card = Card(self.theme)
        hint = "导入会上下发的任务清单，或到“台账”里逐项新增；这里会列出每天要办的事"
        empty = EmptyState(self.theme, "台账里还没有事项", hint, "inbox", "导入任务清单", self._import)
        card.body.addWidget(empty)
        return card

    def _import(self) -> None:
        self.shell.go("meeting", ("import", None))

    def _connect(self) -> None:
        shell = self.shell
        self.list.acted.connect(lambda row: shell.go(row.step.page, row.step.target))
        self.list.details.connect(lambda row: shell.go("ledger", ("task", row.item.line.task.id)))
        self.list.chosen.connect(self._mark_tile)
        self.list.folded.connect(lambda: shell.memory.setValue("today/closed", " ".join(self.list.rows_model.closed)))
        self.board.opened.connect(lambda unit_id: shell.go("unit", unit_id))
        for group in TodoGroup:
            self.acts[group].triggered.connect(lambda _=False, group=group: self.show_group(group))
            self.tiles[group].clicked.connect(lambda _=False, group=group: self.show_group(group))
        self._recount = QTimer(self)
        self._recount.setSingleShot(True)
        self._recount.timeout.connect(self._count)
        self.session.changed.connect(lambda _: None if self.isVisible() else self._recount.start())

    def _choose_first(self, groups: list[Group[TodoRow]]) -> None:
        first = next(group for group in groups if group.rows)
        closed = first.key in self.list.rows_model.closed
        self.list.choose(("head", first.key) if closed else first.rows[0].key)

    def _mark_tile(self, entry: Head | TodoRow | None) -> None:
        if entry is not None:
            self.tiles[TodoGroup(entry.key if isinstance(entry, Head) else entry.item.group)].setChecked(True)

    def _offer(self, plans: Plans) -> None:
        count, action = len(plans.plans), self.acts["issue"]
        action.setText(f"生成督办通知单 {count} 份" if count else "生成督办通知单")
        action.setEnabled(count > 0)
        why = "红灯事项近日都发过督办通知单，不重复发文" if plans.repeated else "没有亮红灯的事项，不需要发督办通知单"
        action.setToolTip("每个单位一份，写明它的全部红灯事项（Ctrl+G）" if count else why)

    def _warn_of_years(self) -> None:
        facts = self.session.facts
        years = facts.yardstick.calendar.unknown_years(facts.today, self._last_due(facts.today))
        if years:
            said = f"{year_span(years)} 年的放假安排还不知道，工作日暂按周一至周五计；公布后请在“设置”里补上"
            self.warning.set_text(said, wrong=True)
        self.warning.setVisible(bool(years))

    def _last_due(self, today: date) -> date:
        lines = self.session.facts.lines.values()
        dues = (line.task.due for line in lines if line.light not in (Light.DONE, Light.GREY))
        return max((due for due in dues if due is not None and due > today), default=today)

    def _next_due(self) -> str:
        today = self.session.facts.today
        coming = [
            (item.task.due, item.task.title)
            for item in self.session.facts.lines.values()
            if item.task.due is not None and item.task.due >= today and item.light not in (Light.DONE, Light.GREY)
        ]
        day, title = min(coming, default=(None, ""))
        return f"最近一项 {day:%m-%d} 到期：{title}" if day else "在办事项都没有临近的时限"

    def _count(self) -> None:
        counts = Counter(item.group for item in self.session.facts.todo)
        self.shell.set_badge("today", sum(counts[group] for group in URGENT))

    def _turn_over(self) -> None:
        """Where only one has room: the board instead of the list, or the other way round."""
        to_board = self.card.isVisibleTo(self)
        self.board.setVisible(to_board)
        self.card.setVisible(not to_board)
        self.acts["board"].setText("今天要办的" if to_board else "各单位进度")
        (self.board.table if to_board else self.list).setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Qt: the board whole, without bars, or on demand."""
        super().resizeEvent(event)
        room = (self.width() - 2 * self.theme.size("space_page")) / self.theme.scale
        both = room >= _BOTH
        if both == self.acts["board"].isVisible():
            self.acts["board"].setVisible(not both)
            self.acts["board"].setText("各单位进度")
            self.card.show()
            self.board.setVisible(both)
        whole = max(self.theme.size("board"), self.theme.px(room * 0.36))
        wide = whole if room >= _FULL else self.theme.px(_NARROW_BOARD)
        self.board.setMinimumWidth(wide if both else 0)
        self.board.setMaximumWidth(wide if both else self.width())
