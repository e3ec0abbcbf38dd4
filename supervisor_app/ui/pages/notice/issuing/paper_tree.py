"""The papers that can be issued, each with a check box and its matters below; the current one is in the editor."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeWidget, QTreeWidgetItem

from supervisor_app.domain.standing import TaskLine
from supervisor_app.ui.pages.notice.issuing.planned import Key, Planned
from supervisor_app.ui.pages.notice.issuing.tree_delegate import BOX, EDGE, PaperDelegate, Role
from supervisor_app.ui.task_columns import short_number
from supervisor_app.ui.theme import Theme

_OPEN_AT_MOST = 24  # rows; with more, the matters are shown when asked for (→)


class PaperTree(QTreeWidget):
    """Space or a click on the box checks a paper; Enter goes to its draft; → and ← show and hide its matters."""

    picked = Signal()  # another choice of papers
    shown = Signal(object)  # Key of the paper to be edited, or None
    entered = Signal()  # Enter

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._items: dict[Key, QTreeWidgetItem] = {}
        self._now: Key | None = None
        self.setHeaderHidden(True)
        self.setItemDelegate(PaperDelegate(theme, self))
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName("要印发的文书")
        self.itemChanged.connect(self._changed)
        self.currentItemChanged.connect(lambda *_: self._show())
        theme.changed.connect(self.viewport().update)

    def set_papers(self, papers: Sequence[Planned], checked: Callable[[Key], bool]) -> None:
        """Show these papers; the current one stays current by its key."""
        kept = self._now
        self.blockSignals(True)
        self.clear()
        self._items = {}
        for paper in papers:
            item = QTreeWidgetItem([paper.name])
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(0, Qt.CheckState.Checked if checked(paper.key) else Qt.CheckState.Unchecked)
            item.setData(0, Role.ASIDE, paper.aside)
            self.addTopLevelItem(item)
            self._items[paper.key] = item
            for line in paper.lines:
                item.addChild(_matter(line, self._theme.light_word(line.light)))
        if sum(1 + len(paper.lines) for paper in papers) <= _OPEN_AT_MOST:
            self.expandAll()
        first = papers[0].key if papers else None
        now = kept if kept in self._items else first
        if now is not None:
            self.setCurrentItem(self._items[now])
            if now == kept:
                self.scrollToItem(self._items[now])
        self.blockSignals(False)
        self._now = now
        self.shown.emit(now)

    def show_paper(self, key: Key) -> None:
        """Make a paper current."""
        if key in self._items:
            self.setCurrentItem(self._items[key])

    @property
    def current(self) -> Key | None:
        """The paper in the editor."""
        return self._now

    def checked(self) -> set[Key]:
        """The papers chosen."""
        return {key for key, item in self._items.items() if item.checkState(0) is Qt.CheckState.Checked}

    def check_all(self, chosen: bool) -> None:
        """All papers or none."""
        self.check(set(self._items) if chosen else set())

    def check(self, keys: set[Key]) -> None:
        """Exactly these papers."""
        self.blockSignals(True)
        for key, item in self._items.items():
            item.setCheckState(0, Qt.CheckState.Checked if key in keys else Qt.CheckState.Unchecked)
        self.blockSignals(False)
        self.viewport().update()
        self.picked.emit()

    def mark(self, key: Key, edited: bool, note: str, wrong: bool = True) -> None:
        """Whether the draft was changed, and what keeps the paper or became of it, in its row."""
        item = self._items.get(key)
        if item is None:
            return
        self.blockSignals(True)
        item.setData(0, Role.EDITED, edited)
        item.setData(0, Role.NOTE, note)
        item.setData(0, Role.WRONG, wrong)
        name = item.text(0)
        item.setToolTip(0, f"{name}：{note}" if note else name)
        said = (name, item.data(0, Role.ASIDE), "已改" if edited else "", note)
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, "，".join(filter(None, said)))
        self.blockSignals(False)
        self.viewport().update()

    def reveal(self, key: Key) -> None:
        """Bring a paper into sight."""
        if key in self._items:
            self.scrollToItem(self._items[key])

    def _changed(self, item: QTreeWidgetItem, column: int) -> None:
        if column == 0 and item.parent() is None:
            self.picked.emit()

    def _show(self) -> None:
        item = self.currentItem()
        paper = None if item is None else item.parent() or item
        key = next((key for key, own in self._items.items() if own is paper), None)
        self.viewport().update()
        if key != self._now and key is not None:
            self._now = key
            self.shown.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Qt: Space checks the paper, also from one of its matters; Enter edits it."""
        item = self.currentItem()
        if event.key() == Qt.Key.Key_Space and item is not None:
            _toggle(item.parent() or item)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        """Qt: a click on the box checks, elsewhere it only shows the paper."""
        if isinstance(event, QMouseEvent) and event.button() is Qt.MouseButton.LeftButton:
            item = self.itemAt(event.position().toPoint())
            on_box = event.position().x() < self._theme.px(EDGE + BOX + 6)
            if item is not None and item.parent() is None and on_box:
                if event.type() == QEvent.Type.MouseButtonRelease:
                    _toggle(item)
                return True
        return super().viewportEvent(event)


def _matter(line: TaskLine, light: str) -> QTreeWidgetItem:
    item = QTreeWidgetItem([f"{short_number(line.task.number)}　{line.task.title}"])
    item.setData(0, Role.LINE, line)
    item.setToolTip(0, f"{line.task.number} {line.task.title}（{light}）")
    return item


def _toggle(item: QTreeWidgetItem) -> None:
    on = item.checkState(0) is Qt.CheckState.Checked
    item.setCheckState(0, Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)
