"""A list of happenings on a line of time: reports and papers of a task, or the rows of its journal."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QListView, QMenu, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from supervisor_app.ui.pages.ledger.story.painter import StoryPainter
from supervisor_app.ui.pages.ledger.story.story import Story
from supervisor_app.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_STORY = Qt.ItemDataRole.UserRole


class _Stories(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.stories: list[Story] = []

    def set_stories(self, stories: Sequence[Story]) -> None:
        self.beginResetModel()
        self.stories = list(stories)
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.stories)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        story = self.stories[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return story.text()
        return story if role == _STORY else None


class _StoryDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: "StoryList") -> None:
        super().__init__(parent)
        self._view, self.painter = parent, StoryPainter(theme)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        width = self._view.viewport().width()
        return QSize(width, self.painter.height(index.data(_STORY), width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = self._view
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        chosen = view.hasFocus() and view.currentIndex().row() == index.row()
        last = index.row() == view.count() - 1
        painter.save()
        self.painter.paint(painter, QRect(option.rect), index.data(_STORY), hovered, chosen, last)
        painter.restore()


class StoryList(QListView):
    """Arrows walk, Enter or a click on the word does the story's action, Ctrl+C copies it."""

    acted = Signal(object)  # key of the story
    asked = Signal(object, str)  # key and the word of one of the others
    opened = Signal(object)  # key, double click

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._model = _Stories(self)
        self.setModel(self._model)
        self._delegate = _StoryDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(_STORY).key))
        self._empty: QWidget | None = None
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def set_stories(self, stories: Sequence[Story]) -> None:
        """Show these; the current one stays so by its key."""
        current = self.story_at(self.currentIndex())
        self._model.set_stories(stories)
        keys = [story.key for story in stories] if current is not None else []
        if current is not None and current.key in keys:
            self.setCurrentIndex(self._model.index(keys.index(current.key), 0))
        if self._empty is not None:
            self._empty.setVisible(not stories)

    def stories(self) -> list[Story]:
        """What is shown."""
        return self._model.stories

    def count(self) -> int:
        """How many."""
        return len(self._model.stories)

    def set_empty(self, widget: QWidget) -> None:
        """What is shown while there is nothing."""
        widget.setParent(self.viewport())
        widget.setVisible(not self.count())
        self._empty = widget

    def story_at(self, index: Index) -> Story | None:
        """The story of a line."""
        return self._model.stories[index.row()] if index.isValid() else None

    def copy(self) -> None:
        """Put the current story on the clipboard."""
        story = self.story_at(self.currentIndex())
        if story is not None:
            QGuiApplication.clipboard().setText(story.text())

    def action_rect(self, index: QModelIndex) -> QRect:
        """Where the word of the story's action is, in the viewport."""
        return self._delegate.painter.action_rect(self.visualRect(index), self._model.stories[index.row()])

    def _word_at(self, spot: QPoint) -> str:
        """The word of what can be done under a spot of the viewport; empty beside them."""
        index = self.indexAt(spot)
        story = self.story_at(index)
        if story is None or not story.action:
            return ""
        words = self._delegate.painter.words(self.visualRect(index), story)
        return next((word for word, room in words if room.contains(spot)), "")

    def _do(self, story: Story, word: str) -> None:
        if word == story.action:
            self.acted.emit(story.key)
        else:
            self.asked.emit(story.key, word)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Qt: Enter and copying."""
        story = self.story_at(self.currentIndex())
        if story is not None and event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif story is not None and story.action and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.acted.emit(story.key)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Qt: the story's action and copying."""
        index = self.indexAt(event.pos()) if event.reason() is QContextMenuEvent.Reason.Mouse else self.currentIndex()
        story = self.story_at(index)
        if story is None:
            return
        self.setCurrentIndex(index)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for word in (story.action, *story.others) if story.action else ():
            menu.addAction(word).triggered.connect(lambda _, word=word: self._do(story, word))
        menu.addAction("复制").triggered.connect(self.copy)
        menu.popup(self.viewport().mapToGlobal(self.visualRect(index).center()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Qt: a click on the action."""
        super().mouseReleaseEvent(event)
        spot = event.position().toPoint()
        word, story = self._word_at(spot), self.story_at(self.indexAt(spot))
        if story is not None and word:
            self._do(story, word)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Qt: the hand over an action."""
        super().mouseMoveEvent(event)
        over = bool(self._word_at(event.position().toPoint()))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Qt: heights follow the width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        if self._empty is not None:
            self._empty.setGeometry(self.viewport().rect())

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        """Qt: a title that did not fit is its own tooltip."""
        if event.type() == QEvent.Type.ToolTip:
            story = self.story_at(self.indexAt(self.viewport().mapFromGlobal(self.cursor().pos())))
            wide = QFontMetrics(self._theme.font()).horizontalAdvance(story.title) if story else 0
            self.setToolTip(story.title if story and wide > self.viewport().width() - self._theme.px(120) else "")
        return super().viewportEvent(event)
