"""The counts over the list of 今日督办: a tile a group with entries, as many as fit, the rest in one of its own."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QMenu, QSizePolicy, QWidget

from supervisor_app.domain.today.todo import TodoGroup
from supervisor_app.ui.pages.today.rows import TodoRow
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.grouped_model import Group
from supervisor_app.ui.widgets.tile import Tile

_LEAST = 84  # px of a tile
_INKS = {TodoGroup.OVERDUE: "light_red_ink"}


class TileBar(QWidget):
    """`asked` carries the group; `shown` are the groups with entries in order, which keys 1 to 9 jump to."""

    asked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.tiles = {group: Tile(theme, "", _INKS.get(group, "text"), self) for group in TodoGroup}
        self.more = Tile(theme, "更多 ▾", "text", self)
        self.shown: list[TodoGroup] = []
        self._words: dict[TodoGroup, str] = {}
        self._counts = dict.fromkeys(TodoGroup, 0)
        self._current: TodoGroup | None = None
        together = QButtonGroup(self)
        for group, tile in self.tiles.items():
            together.addButton(tile)
            tile.clicked.connect(lambda _=False, group=group: self.asked.emit(group))
        together.addButton(self.more)
        self.more.clicked.connect(self._open_menu)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_groups(self, groups: Sequence[Group[TodoRow]]) -> None:
        """Words and counts; a day without anything to do shows the first groups with zeros."""
        for found in groups:
            group, count = TodoGroup(found.key), len(found.rows) if found.count is None else found.count
            self._words[group], self._counts[group] = found.word, count
            tile = self.tiles[group]
            tile.setText(found.word)
            tile.set_figure(count)
            tile.setEnabled(bool(count))
        self.shown = [group for group, count in self._counts.items() if count]
        for at, group in enumerate(self.shown[:9], start=1):
            self.tiles[group].setToolTip(f"跳到“{self._words[group]}”（{at}）")
        self._place()

    def mark(self, group: TodoGroup) -> None:
        """Say where the list is."""
        self._current = group
        self._mark()

    def hidden_groups(self) -> list[TodoGroup]:
        """Groups with entries that have no tile of their own for want of room."""
        room = self._room()
        return self.shown[room - 1 :] if len(self.shown) > room else []

    def menu(self) -> QMenu:
        """The rest of the groups."""
        menu = QMenu(self)
        for group in self.hidden_groups():
            at = self.shown.index(group) + 1
            key = f"\t{at}" if at <= 9 else ""
            chosen = menu.addAction(f"{self._words[group]}  {self._counts[group]}{key}")
            chosen.triggered.connect(lambda _=False, group=group: self.asked.emit(group))
        return menu

    def _open_menu(self) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))
        self._mark()

    def _room(self) -> int:
        return max(self.width() // self._theme.px(_LEAST), 2)

    def _place(self) -> None:
        """Equal widths from the left; without anything to do, the first groups."""
        rest = self.hidden_groups()
        own = [group for group in self.shown if group not in rest] or list(TodoGroup)[: self._room()]
        count = len(own) + bool(rest)
        wide = min(self.width() // max(count, 1), self._theme.px(2 * _LEAST))
        for tile in (*self.tiles.values(), self.more):
            tile.hide()
        for at, tile in enumerate([*(self.tiles[group] for group in own), *([self.more] if rest else [])]):
            tile.setGeometry(at * wide, 0, wide, self.height())
            tile.show()
        self.more.set_figure(sum(self._counts[group] for group in rest))
        self.more.setToolTip("、".join(f"{self._words[group]} {self._counts[group]} 项" for group in rest))
        self._mark()

    def _mark(self) -> None:
        if self._current is not None:
            hidden = self._current in self.hidden_groups()
            (self.more if hidden else self.tiles[self._current]).setChecked(True)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Qt: one row."""
        return QSize(self._theme.px(6 * _LEAST), self._theme.px(64))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Qt: two tiles."""
        return QSize(self._theme.px(2 * _LEAST), self._theme.px(64))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Qt: as many as fit."""
        super().resizeEvent(event)
        self._place()
