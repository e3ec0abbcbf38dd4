"""Units that would get a paper, each with a check box and its matters below; what became of each is told in its row."""

from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
)

from supervisor_app.domain.planning import NoticePlan
from supervisor_app.domain.standing import TaskLine
from supervisor_app.ui.icons import icon_pixmap
from supervisor_app.ui.painters import outline, paint_light
from supervisor_app.ui.task_columns import days_ink, days_words, short_date, short_number
from supervisor_app.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_EDGE, _BOX, _INDENT = 16, 16, 28
_WIDTHS = (0, 76, 76, 96)  # the first takes what is left
_TITLES = ("单位和事项", "亮灯", "时限", "工作日")
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class _Role(IntEnum):
    LINE = Qt.ItemDataRole.UserRole  # TaskLine of a matter; None in a unit's row
    NOTE = Qt.ItemDataRole.UserRole + 1  # what became of a unit's paper
    WRONG = Qt.ItemDataRole.UserRole + 2  # whether the note tells a failure


class PlanTree(QTreeWidget):
    """Space or a click in its row checks and unchecks a unit."""

    picked = Signal()  # another choice of units

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._items: dict[int, QTreeWidgetItem] = {}
        self.setHeaderLabels(_TITLES)
        self.setItemDelegate(_PlanDelegate(theme, self))
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName("要发文的单位")
        self.itemChanged.connect(self._changed)
        theme.changed.connect(self._take_sizes)
        self._take_sizes()

    def set_plans(self, plans: Sequence[NoticePlan], checked: Callable[[int], bool], notes: Mapping[int, str]) -> None:
        """Show these papers; `notes` tells failures of an earlier attempt by unit."""
        self.blockSignals(True)
        self.clear()
        self._items = {}
        for plan in plans:
            item = QTreeWidgetItem([plan.unit.name, f"{len(plan.lines)} 项"])
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            state = Qt.CheckState.Checked if checked(plan.unit.id) else Qt.CheckState.Unchecked
            item.setCheckState(0, state)
            self.addTopLevelItem(item)
            self._items[plan.unit.id] = item
            for line in plan.lines:
                item.addChild(_matter(line, self._theme.light_word(line.light)))
            self._note(item, notes.get(plan.unit.id, ""), wrong=True)
        self.expandAll()
        if plans:
            self.setCurrentItem(self._items[plans[0].unit.id])
        self.blockSignals(False)

    def checked(self) -> set[int]:
        """Ids of the units chosen."""
        return {unit for unit, item in self._items.items() if item.checkState(0) is Qt.CheckState.Checked}

    def check_all(self, chosen: bool) -> None:
        """All units or none."""
        self.check(set(self._items) if chosen else set())

    def check(self, units: set[int]) -> None:
        """Exactly these units."""
        self.blockSignals(True)
        for unit, item in self._items.items():
            item.setCheckState(0, Qt.CheckState.Checked if unit in units else Qt.CheckState.Unchecked)
        self.blockSignals(False)
        self.viewport().update()
        self.picked.emit()

    def tell(self, unit: int, note: str, wrong: bool = False) -> None:
        """What became of a unit's paper, in its row."""
        if unit in self._items:
            self._note(self._items[unit], note, wrong)
            self.scrollToItem(self._items[unit])

    def _note(self, item: QTreeWidgetItem, note: str, wrong: bool) -> None:
        item.setData(0, _Role.NOTE, note)
        item.setData(0, _Role.WRONG, wrong)
        item.setToolTip(0, note)
        self.viewport().update()

    def _changed(self, item: QTreeWidgetItem, column: int) -> None:
        if column == 0 and item.parent() is None:
            self.picked.emit()

    def _take_sizes(self) -> None:
        head = self.header()
        head.setStretchLastSection(False)
        head.setSectionsMovable(False)
        head.setMinimumSectionSize(16)
        head.setFixedHeight(self._theme.size("table_head"))
        head.hide()  # the columns speak for themselves
        for column, width in enumerate(_WIDTHS):
            if width:
                head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
                head.resizeSection(column, self._theme.px(width))
            else:
                head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Qt: Space checks the unit, also from one of its matters."""
        item = self.currentItem()
        if event.key() == Qt.Key.Key_Space and item is not None:
            _toggle(item.parent() or item)
        else:
            super().keyPressEvent(event)


def _matter(line: TaskLine, light: str) -> QTreeWidgetItem:
    words = [f"{short_number(line.task.number)}　{line.task.title}", light]
    item = QTreeWidgetItem([*words, short_date(line), days_words(line)])
    item.setData(0, _Role.LINE, line)
    item.setToolTip(0, f"{line.task.number} {line.task.title}")
    return item


def _toggle(item: QTreeWidgetItem) -> None:
    on = item.checkState(0) is Qt.CheckState.Checked
    item.setCheckState(0, Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)


class _PlanDelegate(QStyledItemDelegate):
    """Paints both kinds of rows in the window's look."""

    def __init__(self, theme: Theme, view: PlanTree) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Qt: rows as high as everywhere."""
        return QSize(0, self._theme.size("row_dense"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: one cell."""
        painter.save()
        self._ground(painter, option, index)
        first = index.sibling(index.row(), 0)
        line = first.data(_Role.LINE)
        (self._paint_unit if line is None else self._paint_matter)(painter, option, index)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._theme
        unit = index.parent().isValid() is False
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.fillRect(option.rect, theme.color("hover" if over else "surface_alt" if unit else "surface"))
        if self._view.hasFocus() and self._is_current(index):
            width = theme.size("focus_ring")
            left = 0 if index.column() == 0 else -2 * width
            right = 0 if index.column() == len(_WIDTHS) - 1 else 2 * width
            painter.setClipRect(option.rect)
            outline(painter, option.rect.adjusted(left, 0, right, 0), theme.color("accent"), width)

    def _is_current(self, index: Index) -> bool:
        now = self._view.currentIndex()
        return now.row() == index.row() and now.parent() == index.parent()

    def _paint_unit(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect = self._theme, option.rect
        if index.column() == 1:
            painter.setFont(theme.font("small"))
            painter.setPen(theme.color("text_muted"))
            painter.drawText(rect, _LEFT, index.data())
        if index.column() != 0:
            return
        chosen = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value
        left = rect.x() + theme.px(_EDGE)
        self._box(painter, QRect(left, rect.y(), theme.px(_BOX), rect.height()), chosen)
        painter.setFont(theme.font("body", "strong"))
        painter.setPen(theme.color("text" if chosen else "text_muted"))
        words = rect.adjusted(theme.px(_EDGE + _INDENT), 0, -theme.px(8), 0)
        painter.drawText(words, _LEFT, index.data())
        note = index.data(_Role.NOTE)
        if note:
            room = words.adjusted(painter.fontMetrics().horizontalAdvance(index.data()) + theme.px(16), 0, 0, 0)
            self._paint_note(painter, room, note, bool(index.data(_Role.WRONG)))

    def _paint_note(self, painter: QPainter, rect: QRect, note: str, wrong: bool) -> None:
        theme, side = self._theme, self._theme.px(14)
        icon = icon_pixmap(theme, "circle-alert" if wrong else "check", "text" if wrong else "accent", 14)
        painter.drawPixmap(QPointF(rect.x(), rect.y() + (rect.height() - side) / 2), icon)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text" if wrong else "accent"))
        room = rect.adjusted(side + theme.px(4), 0, 0, 0)
        painter.drawText(room, _LEFT, painter.fontMetrics().elidedText(note, Qt.TextElideMode.ElideRight, room.width()))

    def _paint_matter(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, column = self._theme, index.column()
        line: TaskLine = index.sibling(index.row(), 0).data(_Role.LINE)
        rect = option.rect.adjusted(theme.px(_EDGE + _INDENT) if column == 0 else 0, 0, -theme.px(8), 0)
        ink = {0: "text", 2: "text_muted", 3: days_ink(line)}.get(column, f"light_{line.light}_ink")
        if column == 1:
            side = theme.size("light")
            paint_light(painter, QRect(rect.x(), rect.y(), side, rect.height()), line.light, theme)
            rect = rect.adjusted(side + theme.px(6), 0, 0, 0)
        if column == 3:
            rect = rect.adjusted(0, 0, -theme.px(_EDGE - 8), 0)
        painter.setFont(theme.font("body", "strong" if column == 3 and ink != "text_muted" else "text"))
        painter.setPen(theme.color(ink))
        text = painter.fontMetrics().elidedText(index.data(), Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, _RIGHT if column == 3 else _LEFT, text)

    def _box(self, painter: QPainter, rect: QRect, chosen: bool) -> None:
        theme, side = self._theme, rect.width()
        box = QRectF(rect.x(), rect.y() + (rect.height() - side) // 2, side, side)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent" if chosen else "border_control"), theme.px(1)))
        painter.setBrush(theme.color("accent" if chosen else "surface"))
        radius = theme.size("radius_chip")
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        if chosen:
            inner = theme.px(12)
            at = box.topLeft() + QPointF((side - inner) / 2, (side - inner) / 2)
            painter.drawPixmap(at, icon_pixmap(theme, "check", "accent_text", 12))

    def editorEvent(  # noqa: N802
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Qt: a click in a unit's row checks it."""
        pressed = isinstance(event, QMouseEvent) and event.button() is Qt.MouseButton.LeftButton
        if pressed and event.type() == QEvent.Type.MouseButtonRelease and not index.parent().isValid():
            item = self._view.topLevelItem(index.row())
            if item is not None:
                _toggle(item)
            return True
        return False
