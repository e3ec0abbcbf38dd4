"""The figures of an indicator, period by period; plan and actual are typed into the cells."""

from datetime import date
from math import isfinite
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QTableView,
    QWidget,
)

from supervisor_app.domain.reports.indicators import Debt, Indicator, IndicatorStep, debts
from supervisor_app.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_TITLES = ("期", "计划", "实际", "前欠", "应完成", "欠账")
PLAN, ACTUAL = 1, 2
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def period_words(step: IndicatorStep, closing: date, today: date) -> str:
    """`10月` or `三季度`; with the year where that is not this year's."""
    word = f"{closing.month}月" if step is IndicatorStep.MONTH else f"{'一二三四'[closing.month // 3 - 1]}季度"
    return word if closing.year == today.year else f"{closing:%y}年{word}"


def figure_words(figure: float | None) -> str:
    """`12.5`; a dash for what is not known or nought."""
    if figure is None:
        return "–"
    return f"{figure:.10g}".replace("-", "−")


class FiguresModel(QAbstractTableModel):
    """One row a period; `written` tells what was typed: column, closing day, figure or None."""

    written = Signal(int, object, object)
    refused = Signal(str)  # a sentence on what is no figure

    def __init__(self, theme: Theme, today: date, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self.today = theme, today
        self.indicator: Indicator | None = None
        self.rows: list[Debt] = []

    def set_indicator(self, indicator: Indicator | None) -> None:
        """Show the figures of another indicator, or the same with others."""
        self.beginResetModel()
        self.indicator = indicator
        self.rows = [] if indicator is None else debts(indicator)
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:  # noqa: N802
        """Qt: periods."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:  # noqa: N802
        """Qt: columns."""
        return 0 if parent.isValid() else len(_TITLES)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Qt: titles."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if section == 0 else _RIGHT
        return _TITLES[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: figures; what is owed stands out."""
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.EditRole:
            figure = row.plan if column == PLAN else row.actual
            return "" if figure is None else f"{figure:.10g}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if column == 0 else _RIGHT
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._theme.color(self._ink(row, column))
        if role == Qt.ItemDataRole.FontRole:
            return self._font(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._text(row, 0)} {_TITLES[column]} {self._text(row, column)}"
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        """Qt: what was typed; an empty cell takes an actual back."""
        if role != Qt.ItemDataRole.EditRole or value == self.data(index, role):
            return False
        text = str(value).strip().replace(",", "").replace("，", "")
        row, column = self.rows[index.row()], index.column()
        figure = _figure(text)
        if figure is None and (text or column == PLAN):
            self.refused.emit(f"{self._text(row, 0)}的{_TITLES[column]}“{text}”不是数字，请改")
            return False
        self.written.emit(column, row.closing, figure)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt: plan and actual can be typed into."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() in (PLAN, ACTUAL) else flags

    def _text(self, row: Debt, column: int) -> str:
        assert self.indicator is not None
        if column == 0:
            return period_words(self.indicator.step, row.closing, self.today)
        figure = (row.plan, row.actual, row.carried, row.wanted, row.debt)[column - 1]
        if column > ACTUAL and (figure is None or abs(figure) < 1e-9 or self._waiting(row)):
            return "–"
        return figure_words(figure)

    def _waiting(self, row: Debt) -> bool:
        """A period to come: what is owed then is not known."""
        return row.actual is None and row.closing >= self.today

    def _owed(self, row: Debt, column: int) -> bool:
        """Owed, now that the period is over."""
        over = row.closing < self.today
        return over and column == len(_TITLES) - 1 and row.debt is not None and row.debt > 1e-9

    def _ink(self, row: Debt, column: int) -> str:
        if self._owed(row, column):
            return "light_red_ink"
        return "text" if column in (0, PLAN, ACTUAL) else "text_muted"

    def _font(self, row: Debt, column: int) -> QFont:
        return self._theme.font("body", "strong" if self._owed(row, column) else "text")


def _figure(text: str) -> float | None:
    try:
        found = float(text)
    except ValueError:
        return None
    return found if isfinite(found) else None


class _CellEditor(QStyledItemDelegate):
    """A bare input as high as its cell; Enter writes and goes on to the next period."""

    def createEditor(self, parent: QWidget, option: Any, index: Index) -> QWidget:  # noqa: N802
        editor = QLineEdit(parent)
        editor.setAlignment(_RIGHT)
        editor.setProperty("bare", True)
        editor.setAutoFillBackground(True)
        return editor

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in enter:
            self.commitData.emit(watched)
            self.closeEditor.emit(watched, QStyledItemDelegate.EndEditHint.NoHint)
            view = self.parent()
            if isinstance(view, FiguresGrid):
                view.go_down()
            return True
        return super().eventFilter(watched, event)


class FiguresGrid(QTableView):
    """Typing, F2 or a double click edits the cell, Enter goes down."""

    def __init__(self, theme: Theme, today: date) -> None:
        super().__init__()
        self._theme = theme
        self.figures = FiguresModel(theme, today, self)
        self.setModel(self.figures)
        self.setItemDelegate(_CellEditor(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setProperty("look", "figures")
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        self.setProperty("part", "figures")
        theme.changed.connect(self._take_sizes)
        self._take_sizes()

    def go_down(self) -> None:
        """The same column of the next period; the keyboard goes on there."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        index = self.currentIndex()
        if index.row() + 1 < self.figures.rowCount():
            self.setCurrentIndex(self.figures.index(index.row() + 1, index.column()))

    def _take_sizes(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.size("row_dense"))
        self.horizontalHeader().setFixedHeight(self._theme.size("table_head"))
