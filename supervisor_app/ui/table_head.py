"""The head of a table: muted titles, sort mark, a menu that shows and hides columns, and a memory of all this."""

import json
from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from supervisor_app.ui.columns import Column
from supervisor_app.ui.icons import icon_pixmap
from supervisor_app.ui.memory import Memory
from supervisor_app.ui.row_look import RowLook

_MARK = 14  # room of the sort mark
_LEGIBLE = 180  # what the column without width has before spare columns give way


class _HeadEnd(QWidget):
    """What is left of the head's line beside the last column."""

    def __init__(self, look: RowLook, table: QWidget) -> None:
        super().__init__(table)
        self._look = look

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter, theme = QPainter(self), self._look.theme
        painter.fillRect(self.rect(), theme.color("surface_alt"))
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), theme.color("border"))


class TableHead(QHeaderView):
    """Paints the titles of declared columns; keeps width, order and visibility in `memory` under `name`."""

    def __init__(self, look: RowLook, columns: tuple[Column[Any], ...], memory: Memory, name: str, parent: QWidget):
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look, self._columns, self._memory = look, columns, memory
        self._name = f"tables/{name}"
        self._places = {column.key: at for at, column in enumerate(columns)}
        self._hidden: set[str] = set()
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setSortIndicatorShown(True)
        self.setSortIndicatorClearable(True)
        self.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(16)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sectionMoved.connect(self._note_ends)
        self._table, self._end = parent, _HeadEnd(look, parent)

    def restore(self) -> None:
        """Lay the columns out as declared, then as the user left them; call once the model is set."""
        kept = self._kept()
        order = [key for key in kept if key in self._places]
        order += [column.key for column in self._columns if column.key not in order]
        for place, key in enumerate(order):
            self.moveSection(self.visualIndex(self._places[key]), place)
        for section, column in enumerate(self._columns):
            own = kept.get(column.key, {})
            if column.width:
                self.setSectionResizeMode(section, QHeaderView.ResizeMode.Interactive)
                self.resizeSection(section, self._look.theme.px(own.get("width", column.width)))
            else:
                self.setSectionResizeMode(section, QHeaderView.ResizeMode.Stretch)
        self._hidden = {c.key for c in self._columns if kept.get(c.key, {}).get("hidden", c.hidden)}
        self.fit(self.width())

    def fit(self, width: int) -> None:
        """Show what the user wants shown; in a narrow table spare columns give way, never all of them for nothing."""
        shown = [column for column in self._columns if column.key not in self._hidden]
        theme = self._look.theme
        needed = sum(theme.px(column.width or column.least) for column in shown)
        dropped = set()
        for column in sorted((column for column in shown if column.spare), key=lambda column: column.spare):
            if needed > width:
                dropped.add(column.key)
                needed -= theme.px(column.width)
        for section, column in enumerate(self._columns):
            self.setSectionHidden(section, column.key in self._hidden or column.key in dropped)
        self._note_ends()

    def remember(self) -> None:
        """Keep order, widths (at 100 %) and visibility."""
        scale = self._look.theme.scale
        state = {}
        for place in range(self.count()):
            section = self.logicalIndex(place)
            column = self._columns[section]
            own: dict[str, Any] = {"hidden": column.key in self._hidden}
            if column.width and not self.isSectionHidden(section):
                own["width"] = round(self.sectionSize(section) / scale)
            state[column.key] = own
        self._memory.setValue(self._name, json.dumps(state))

    def reset_columns(self) -> None:
        """Back to the columns as declared."""
        self._memory.setValue(self._name, "{}")
        self.restore()

    def show_column(self, key: str, shown: bool) -> None:
        """Show or hide a column; the last one shown stays."""
        if not shown and len(self._hidden) + 1 >= len(self._columns):
            return
        self._hidden = self._hidden - {key} if shown else self._hidden | {key}
        self.fit(self.width())
        self.remember()

    def menu(self) -> QMenu:
        """The menu of columns, to be shown by a context click or a button."""
        menu = QMenu(self)
        for column in self._columns:
            if not column.title:
                continue
            entry = menu.addAction(column.title)
            entry.setCheckable(True)
            entry.setChecked(column.key not in self._hidden)
            entry.toggled.connect(lambda shown, key=column.key: self.show_column(key, shown))
        menu.addSeparator()
        menu.addAction("恢复默认列").triggered.connect(self.reset_columns)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Qt: the head's ground goes on above the scroll bar."""
        super().resizeEvent(event)
        left = self.geometry().right() + 1
        self._end.setGeometry(left, self.y(), max(self._table.width() - left, 0), self.height())
        self._end.raise_()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Qt: the menu of columns."""
        self.menu().popup(event.globalPos())

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802
        """Qt: one title."""
        theme, column = self._look.theme, self._columns[section]
        painter.fillRect(rect, theme.color("surface_alt"))
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), theme.color("border"))
        room = self._look.content(rect, section)
        sorted_here = self.sortIndicatorSection() == section
        painter.setFont(theme.font("small", "strong" if sorted_here else "text"))
        painter.setPen(theme.color("text" if sorted_here else "text_muted"))
        side = theme.px(_MARK)
        title = painter.fontMetrics().elidedText(column.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _ALIGN[column.align] | Qt.AlignmentFlag.AlignVCenter, title)
        if sorted_here:
            width = painter.fontMetrics().horizontalAdvance(title)
            x = room.right() - width - side if column.align == "right" else room.x() + width + theme.px(2)
            up = self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
            mark = icon_pixmap(theme, "chevron-up" if up else "chevron-down", "accent", 12)
            painter.drawPixmap(QPoint(x, rect.center().y() - theme.px(12) // 2), mark)

    def _note_ends(self) -> None:
        """Tell the rows which columns are outermost."""
        order = map(self.logicalIndex, range(self.count()))
        shown = [section for section in order if not self.isSectionHidden(section)]
        self._look.first, self._look.last = (shown[0], shown[-1]) if shown else (0, 0)

    def _kept(self) -> dict[str, dict[str, Any]]:
        try:
            kept = json.loads(self._memory.value(self._name, "{}"))
        except (TypeError, ValueError):
            return {}
        return {key: own for key, own in kept.items() if isinstance(own, dict)} if isinstance(kept, dict) else {}


_ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "right": Qt.AlignmentFlag.AlignRight,
    "center": Qt.AlignmentFlag.AlignHCenter,
}
