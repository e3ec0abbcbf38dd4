"""今日督办: what to do today, group by group with the next step in each row, beside the board of units."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent

from supervisor_app.domain.changes import Changes
from supervisor_app.domain.papers.notice import NoticeKind
from supervisor_app.domain.today.todo import TodoGroup
from supervisor_app.domain.words import WEEKDAYS
from supervisor_app.ui.actions import ActionSpec
from supervisor_app.ui.page import LedgerPage, Shell
from supervisor_app.ui.pages.today.acting import Acting
from supervisor_app.ui.pages.today.face import TodayFace
from supervisor_app.ui.pages.today.rows import URGENT, TodoRow, TodoRows
from supervisor_app.ui.widgets.grouped_model import Group, Head

_FULL, _BOTH = 1060, 900  # page width at 100 % for the whole board, and for any board beside the list
_NARROW_BOARD = 404  # the board without its progress bars
_KEYS = range(1, 10)


class TodayPage(LedgerPage):
    """Keys 1–9 jump to the groups shown; where there is no room for the board or a form, it takes the list's place."""

    ACTIONS = (
        ActionSpec("issue", "生成督办通知单", "file-text", ("Ctrl+G",)),
        ActionSpec("board", "各单位进度", "landmark", ("Ctrl+B",), "在事项和各单位进度之间切换"),
        ActionSpec("news", "昨日记录", keys=("Ctrl+D",), tip="看上个工作日以来登记过什么"),
        ActionSpec("leave", "关闭右侧，或取消多选", keys=("Esc",)),
        *(ActionSpec(f"group-{at}", f"第 {at} 组", keys=(str(at),), tip=f"跳到第 {at} 组") for at in _KEYS),
    )
    WATCHES = Changes.ALL
    HINTS = (("↑ ↓", "选择"), ("Shift ↓", "多选"), ("Enter", "办理"), ("空格", "查看"), ("1–9", "跳到一组"))

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.primary = self.acts["issue"]
        self.acts["board"].setVisible(False)
        self.face = TodayFace(shell, self.session, self.acts)
        self.body.addWidget(self.face)
        self.list, self.tiles, self.side = self.face.list, self.face.tiles, self.face.side
        self._rows = TodoRows(self.session)
        self.acting = Acting(shell, self.session, self.face)
        self._connect()
        self.setFocusProxy(self.list)

    def title(self) -> str:
        """What the page is called."""
        return "今日督办"

    def facts(self) -> str:
        """The day."""
        day = self.session.facts.today
        return f"{day.year}年{day.month}月{day.day}日 星期{WEEKDAYS[day.weekday()]}"

    def refresh(self, changes: Changes) -> None:
        """List, counts, board, what there is to issue, yesterday, and what is not known about working days."""
        groups = self._rows.groups()
        self.face.show_groups(groups)
        if self.list.entry() is None and any(group.rows for group in groups):
            self._choose_first(groups)
        if self.side.stale({row.key for group in groups for row in group.rows}):
            self.side.close_pane()
        self.face.show_facts()
        self._offer()
        self._count()

    def focus_filter(self) -> None:
        """The list is short by nature: Ctrl+F brings the keyboard to it."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_group(self, group: TodoGroup) -> None:
        """Bring a group to the top and choose its first row."""
        if not self.face.card.isVisibleTo(self):
            self.face.turn_over()
        if self.list.show_group(group):
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_target(self, target: object) -> None:
        """A group, by its name."""
        self.show_group(TodoGroup(str(target)))

    def _connect(self) -> None:
        shell, acts = self.shell, self.acts
        acts["issue"].triggered.connect(lambda: shell.go("notice", ("issue", NoticeKind.SUPERVISION.value, None)))
        acts["board"].triggered.connect(self.face.turn_over)
        acts["news"].triggered.connect(self.face.open_news)
        acts["leave"].triggered.connect(self.acting.leave)
        for at in _KEYS:
            acts[f"group-{at}"].triggered.connect(lambda _=False, at=at: self._jump(at))
        self.list.details.connect(lambda row: shell.go("ledger", ("task", row.item.line.task.id)))
        self.list.chosen.connect(self._mark_tile)
        self.tiles.asked.connect(self.show_group)
        self._recount = QTimer(self)
        self._recount.setSingleShot(True)
        self._recount.timeout.connect(self._count)
        self.session.changed.connect(lambda _: None if self.isVisible() else self._recount.start())

    def _jump(self, at: int) -> None:
        if at <= len(self.tiles.shown):
            self.show_group(self.tiles.shown[at - 1])

    def _choose_first(self, groups: list[Group[TodoRow]]) -> None:
        first = next(group for group in groups if group.rows)
        closed = first.key in self.list.rows_model.closed
        self.list.choose(("head", first.key) if closed else first.rows[0].key)

    def _mark_tile(self, entry: Head | TodoRow | None) -> None:
        if entry is not None:
            self.tiles.mark(TodoGroup(entry.key if isinstance(entry, Head) else entry.item.group))

    def _offer(self) -> None:
        due, action = self.session.facts.due_papers, self.acts["issue"]
        action.setText(f"生成督办通知单 {due.count} 份" if due.count else "生成督办通知单")
        action.setEnabled(due.count > 0)
        why = "红灯事项近日都发过督办通知单，不重复发文" if due.repeated else "没有亮红灯的事项，不需要发督办通知单"
        action.setToolTip("每个单位一份，写明它的全部红灯事项（Ctrl+G）" if due.count else why)

    def _count(self) -> None:
        groups = self.session.facts.todo_list.groups
        self.shell.set_badge("today", sum(len(groups[group]) for group in URGENT))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Qt: the board whole, without bars, or on demand."""
        super().resizeEvent(event)
        room = (self.width() - 2 * self.theme.size("space_page")) / self.theme.scale
        whole = max(self.theme.size("board"), self.theme.px(room * 0.36))
        self.face.lay_out(room >= _BOTH, whole if room >= _FULL else self.theme.px(_NARROW_BOARD))
