"""A list of groups in which several rows of one group can be chosen, for what is done with many at once."""

from typing import Generic, TypeVar

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView

from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.grouped_delegate import GroupedDelegate
from supervisor_app.ui.widgets.grouped_list import GroupedList
from supervisor_app.ui.widgets.grouped_model import GroupedModel, Head

R = TypeVar("R")
_FLAG = QItemSelectionModel.SelectionFlag


class SeveralList(GroupedList[R], Generic[R]):
    """Shift and Ctrl with a click or an arrow, Ctrl+A for the group."""

    picked = Signal(list)  # the rows chosen where there are several, else none

    def __init__(self, theme: Theme, model: GroupedModel[R], delegate: GroupedDelegate, name: str) -> None:
        super().__init__(theme, model, delegate, name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def several(self) -> list[R]:
        """The chosen rows where there are at least two, in their order."""
        entries = (self.rows_model.entries[line] for line in sorted(self._lines()))
        rows = [entry for entry in entries if not isinstance(entry, Head)]
        return rows if len(rows) > 1 else []

    def choose_all(self) -> None:
        """Choose every row of the group in which the choice is."""
        span = self.rows_model.rows_beside(self.currentIndex().row())
        if len(span):
            if self.currentIndex().row() not in span:
                self.setCurrentIndex(self.rows_model.index(span[0]))
            whole = QItemSelection(self.rows_model.index(span[0]), self.rows_model.index(span[-1]))
            self.selectionModel().select(whole, _FLAG.ClearAndSelect)

    def choose_one(self) -> None:
        """Leave only the current row chosen."""
        self.selectionModel().select(self.currentIndex(), _FLAG.ClearAndSelect)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:  # noqa: N802
        """Qt: what is chosen outside the current row's group is let go again."""
        super().selectionChanged(selected, deselected)
        lines = self._lines()
        span = self.rows_model.rows_beside(self.currentIndex().row())
        astray = [line for line in lines if line not in span] if len(lines) > 1 else []
        gone = QItemSelection()
        for line in astray:
            gone.select(self.rows_model.index(line), self.rows_model.index(line))
        if astray:
            self.selectionModel().select(gone, _FLAG.Deselect)
        else:
            self.picked.emit(self.several())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Qt: Ctrl+A."""
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.choose_all()
        else:
            super().keyPressEvent(event)

    def _lines(self) -> list[int]:
        return [index.row() for index in self.selectionModel().selectedIndexes()]
