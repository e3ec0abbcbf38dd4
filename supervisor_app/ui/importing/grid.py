"""The sheet as it lies in the file: header marked, cells not understood outlined, columns named by what they are."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QCursor, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from supervisor_app.ui.importing.reading import column_letters, field_titles
from supervisor_app.ui.painters import outline
from supervisor_app.ui.theme import Theme

if TYPE_CHECKING:
    from supervisor_app.exchange.grid import Cell, Sheet
    from supervisor_app.exchange.header import Header

Index = QModelIndex | QPersistentModelIndex
Spot = tuple[int, int]  # row and column from 0
_NO_INDEX = QModelIndex()
_SHOWN = 200  # characters of a cell that can be seen at most
_MEASURED = 40  # rows that decide the width of a column
_NARROW, _WIDE = 72, 240
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class SheetModel(QAbstractTableModel):
    """Cells as text; what is told about a cell is its tooltip."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[list[Cell]] = []
        self.header: Header | None = None
        self.remarks: Mapping[Spot, str] = {}
        self.fields: dict[int, str] = {}
        self.width = 0
        self._text_of: Callable[[Cell], str] = str

    def set_sheet(self, sheet: "Sheet") -> None:
        """Show another sheet."""
        from supervisor_app.exchange.cells import text_of

        self.beginResetModel()
        self._text_of = text_of
        self.rows, self.header, self.remarks, self.fields = sheet.rows, None, {}, {}
        self.width = max((len(row) for row in sheet.rows), default=0)
        self.endResetModel()

    def name_columns(self, header: "Header", fields: dict[int, str]) -> None:
        """Mark the header's rows and say what the columns are read as."""
        self.header, self.fields = header, fields
        self.mark({})

    def mark(self, remarks: Mapping[Spot, str]) -> None:
        """Say what is wrong with which cell."""
        self.remarks = remarks
        if self.rows and self.width:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, self.width - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.width - 1)

    def text(self, row: int, column: int, limit: int = _SHOWN) -> str:
        """A cell in one line, cut to what can be seen."""
        cells = self.rows[row]
        return " ".join(self._text_of(cells[column])[:limit].split()) if column < len(cells) else ""

    def rowCount(self, parent: Index = _NO_INDEX) -> int:  # noqa: N802
        """Qt: number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:  # noqa: N802
        """Qt: number of columns."""
        return 0 if parent.isValid() else self.width

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: text, and as tooltip the remark or the whole text."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            remark = self.remarks.get((index.row(), index.column()), "")
            return remark or self.text(index.row(), index.column(), 2000)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            remark = self.remarks.get((index.row(), index.column()), "")
            return self.text(index.row(), index.column()) + (f"，{remark}" if remark else "")
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Qt: letters and numbers as in a sheet; the field is the column's tooltip."""
        if role == Qt.ItemDataRole.DisplayRole:
            return column_letters(section) if orientation is Qt.Orientation.Horizontal else str(section + 1)
        if role == Qt.ItemDataRole.ToolTipRole and orientation is Qt.Orientation.Horizontal:
            return f"{column_letters(section)} 列：{self.fields.get(section) or '不导入'}（单击可改）"
        return None


class _CellDelegate(QStyledItemDelegate):
    """A cell with the hairlines of a sheet."""

    def __init__(self, theme: Theme, view: "SheetGrid") -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: ground, lines, text, and the edge of a cell that was not understood."""
        theme, model, rect = self._theme, self._view.sheet, QRect(option.rect)
        row, header = index.row(), model.header
        in_header = header is not None and header.first <= row <= header.last
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, theme.color("selection" if chosen else "accent_soft" if in_header else "surface"))
        line = theme.color("border")
        painter.fillRect(QRect(rect.right(), rect.y(), 1, rect.height()), line)
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), line)
        above = header is not None and row < header.first
        painter.setFont(theme.font("body", "strong" if in_header else "text"))
        painter.setPen(theme.color("text_muted" if above or self._unread(index.column()) else "text"))
        room = rect.adjusted(theme.px(8), 0, -theme.px(8), 0)
        text = painter.fontMetrics().elidedText(index.data(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT, text)
        if (row, index.column()) in model.remarks:
            outline(painter, rect.adjusted(0, 0, -1, -1), theme.color("text"), theme.px(2))

    def _unread(self, column: int) -> bool:
        return bool(self._view.sheet.fields) and column not in self._view.sheet.fields


class _ColumnHead(QHeaderView):
    """Letter above, the field it is read as below; a click asks to change it."""

    def __init__(self, theme: Theme, view: "SheetGrid") -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._theme, self._view = theme, view
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(theme.px(40))

    def sizeHint(self) -> QSize:  # noqa: N802
        """Qt: two lines of small text."""
        return QSize(0, self._theme.px(40))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802
        """Qt: one column."""
        theme, field = self._theme, self._view.sheet.fields.get(section, "")
        painter.fillRect(rect, theme.color("surface_alt"))
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), theme.color("border"))
        painter.fillRect(QRect(rect.right(), rect.y(), 1, rect.height()), theme.color("border"))
        room = rect.adjusted(theme.px(8), theme.px(3), -theme.px(8), -theme.px(3))
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text_muted"))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, column_letters(section))
        painter.setFont(theme.font("small", "strong" if field else "text"))
        painter.setPen(theme.color("accent" if field else "text_muted"))
        words = painter.fontMetrics().elidedText(field or "不导入", Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, words)


class SheetGrid(QTableView):
    """Read only; a click on the head of a column offers what it may be read as."""

    mapped = Signal(str, int)  # field, column

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.sheet = SheetModel(self)
        self.setModel(self.sheet)
        self.setItemDelegate(_CellDelegate(theme, self))
        self.setHorizontalHeader(_ColumnHead(theme, self))
        self.horizontalHeader().sectionClicked.connect(self._offer_fields)
        self.setAccessibleName("原表")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        theme.changed.connect(self._take_sizes)
        self._take_sizes()

    def show_sheet(self, sheet: "Sheet") -> None:
        """Show another sheet from its top."""
        self.sheet.set_sheet(sheet)
        self.scrollToTop()

    def name_columns(self, header: "Header") -> None:
        """Mark the header and name the columns by the fields read from them."""
        titles = field_titles()
        fields = {at: titles[field] for field, at in header.columns.items() if field in titles}
        self.sheet.name_columns(header, fields)

    def mark(self, remarks: Mapping[Spot, str]) -> None:
        """Outline cells; what is said about them is their tooltip."""
        self.sheet.mark(remarks)

    def show_cell(self, row: int, column: int | None = None) -> None:
        """Choose a row and bring it, and the column, into view."""
        if 0 <= row < self.sheet.rowCount():
            index = self.sheet.index(row, column or 0)
            self.setCurrentIndex(index)
            self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def _offer_fields(self, column: int) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for field, title in field_titles().items():
            entry = menu.addAction(title)
            entry.setCheckable(True)
            entry.setChecked(self.sheet.fields.get(column) == title)
            entry.setData(field)
        menu.triggered.connect(lambda entry: self.mapped.emit(entry.data(), column))
        menu.popup(QCursor.pos())

    def _take_sizes(self) -> None:
        rows = self.verticalHeader()
        rows.setMinimumSectionSize(self._theme.px(20))
        rows.setDefaultSectionSize(self._theme.px(28))
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setProperty("look", "rows")
        rows.setHighlightSections(False)
        rows.setFixedWidth(self._theme.px(44))
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.fit_columns()

    def fit_columns(self) -> None:
        """Widths by what the rows from the header on hold."""
        metrics, px = QFontMetrics(self._theme.font("body", "strong")), self._theme.px
        header = self.sheet.header
        first = header.first if header is not None else 0
        rows = range(first, min(first + _MEASURED, self.sheet.rowCount()))
        for column in range(self.sheet.columnCount()):
            widest = max((metrics.horizontalAdvance(self.sheet.text(row, column, 40)) for row in rows), default=0)
            self.setColumnWidth(column, min(max(widest + px(20), px(_NARROW)), px(_WIDE)))
