"""The papers that can be issued, each with a check box and its matters below; the current one is in the editor."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeWidget, QTreeWidgetItem

from supervisor_app.domain.standing import TaskLine
from supervisor_app.ui.pages.notice.issuing.planned import Key, Planned
from supervisor_app.ui.pages.notice.issuing.tree_delegate import BOX, EDGE, INDENT, PaperDelegate, Role
from supervisor_app.ui.task_columns import short_number
from supervisor_app.ui.theme import Theme

_OPEN_AT_MOST = 24  # rows; with more, the matters are shown when asked for (→)


class PaperTree(QTreeWidget):
    """Space or a click on the box checks a paper or one of its matters; Enter goes to the draft, → shows the matters.

    A paper whose matters are not all checked is half checked: it is issued on those that are.
    """

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
            item.setData(0, Role.ASIDE, paper.size)
            self.addTopLevelItem(item)
            self._items[paper.key] = item
            for line in paper.lines:
                item.addChild(_matter(line, self._theme.light_word(line.light)))
            _check(item, checked(paper.key), paper.left_out)
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
        return {key for key, item in self._items.items() if item.checkState(0) is not Qt.CheckState.Unchecked}

    def left_out(self) -> dict[Key, frozenset[int]]:
        """Ids of the matters that papers leave out; one that is not chosen shows all it could be about."""
        chosen = self.checked()
        return {
            key: frozenset(_ids(item, Qt.CheckState.Unchecked) if key in chosen else ())
            for key, item in self._items.items()
        }

    def check_all(self, chosen: bool) -> None:
        """All papers or none."""
        self.check(set(self._items) if chosen else set())

    def check(self, keys: set[Key]) -> None:
        """Exactly these papers."""
        self.blockSignals(True)
        for key, item in self._items.items():
            _check(item, key in keys)
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

    def tell_size(self, key: Key, words: str) -> None:
        """How much a paper is about now."""
        self.blockSignals(True)
        self._items[key].setData(0, Role.ASIDE, words)
        self.blockSignals(False)

    def reveal(self, key: Key) -> None:
        """Bring a paper into sight."""
        if key in self._items:
            self.scrollToItem(self._items[key])

    def _toggle(self, item: QTreeWidgetItem) -> None:
        """A paper with all its matters, or one of several; without the last one the paper goes unchecked."""
        paper, was = item.parent() or item, item.checkState(0) is not Qt.CheckState.Unchecked
        self.blockSignals(True)
        if item not in _matters(paper):
            _check(paper, paper.checkState(0) is Qt.CheckState.Unchecked)
        else:
            item.setCheckState(0, Qt.CheckState.Unchecked if was else Qt.CheckState.Checked)
            _check(paper, bool(_ids(paper, Qt.CheckState.Checked)), _ids(paper, Qt.CheckState.Unchecked))
        self.blockSignals(False)
        self.viewport().update()
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
        """Qt: Space checks the paper or the matter; Enter edits the paper."""
        item = self.currentItem()
        if event.key() == Qt.Key.Key_Space and item is not None:
            self._toggle(item)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        """Qt: a click on a box checks, elsewhere it only shows the paper."""
        if isinstance(event, QMouseEvent) and event.button() is Qt.MouseButton.LeftButton:
            item = self.itemAt(event.position().toPoint())
            left = INDENT if item is not None and item.parent() is not None else 0
            on_box = self._theme.px(left) <= event.position().x() < self._theme.px(left + EDGE + BOX + 6)
            if item is not None and on_box and item.data(0, Qt.ItemDataRole.CheckStateRole) is not None:
                if event.type() == QEvent.Type.MouseButtonRelease:
                    self._toggle(item)
                return True
        return super().viewportEvent(event)


def _matter(line: TaskLine, light: str) -> QTreeWidgetItem:
    item = QTreeWidgetItem([f"{short_number(line.task.number)}　{line.task.title}"])
    item.setData(0, Role.LINE, line)
    item.setToolTip(0, f"{line.task.number} {line.task.title}（{light}）")
    return item


def _matters(paper: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    """The rows below a paper that have boxes of their own: of one matter alone the paper's box tells."""
    found = [item for place in range(paper.childCount()) if (item := paper.child(place)) is not None]
    return found if len(found) > 1 else []


def _check(paper: QTreeWidgetItem, on: bool, left_out: Collection[int] = ()) -> None:
    """Check a paper with its matters but these."""
    matters = _matters(paper)
    whole = Qt.CheckState.PartiallyChecked if left_out and matters else Qt.CheckState.Checked
    paper.setCheckState(0, whole if on else Qt.CheckState.Unchecked)
    for matter in matters:
        told = on and matter.data(0, Role.LINE).task.id not in left_out
        matter.setCheckState(0, Qt.CheckState.Checked if told else Qt.CheckState.Unchecked)


def _ids(paper: QTreeWidgetItem, state: Qt.CheckState) -> list[int]:
    """The matters of a paper in a state."""
    return [item.data(0, Role.LINE).task.id for item in _matters(paper) if item.checkState(0) is state]
