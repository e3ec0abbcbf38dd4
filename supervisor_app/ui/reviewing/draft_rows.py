"""The drafts as rows of a list."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from supervisor_app.domain.review import DraftState, ReviewDraft
from supervisor_app.domain.standing import TaskLine
from supervisor_app.ui.reviewing.saying import Names, Tag, reasons, resemblance_told, spoken, tags
from supervisor_app.ui.reviewing.sorting import Band, band_of
from supervisor_app.ui.table_model import Role

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A draft with its number, its chips, the task it resembles and the task it became."""

    draft: ReviewDraft
    number: int
    tags: tuple[Tag, ...]
    alike: TaskLine | None = None
    task: TaskLine | None = None

    @property
    def band(self) -> Band:
        """How sure the reader is."""
        return band_of(self.draft)

    @property
    def dropped(self) -> bool:
        """Whether the officer left it out."""
        return self.draft.state is DraftState.DROPPED

    @property
    def accepted(self) -> bool:
        """Whether it is to become a task, or is one."""
        return self.draft.state is DraftState.ACCEPTED


def draft_row(
    draft: ReviewDraft, number: int, names: Names, alike: TaskLine | None, task: TaskLine | None, year: int
) -> DraftRow:
    """The row of a draft."""
    return DraftRow(draft, number, tuple(tags(draft, names, alike, year)), alike, task)


class DraftModel(QAbstractListModel):
    """Rows in the order of the speech."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[DraftRow] = []

    def set_rows(self, rows: Sequence[DraftRow]) -> None:
        """Show these rows; the same drafts changed keep the view as it is."""
        fresh = list(rows)
        if fresh and [row.draft.id for row in fresh] == [row.draft.id for row in self.rows]:
            self.rows = fresh
            self.dataChanged.emit(self.index(0), self.index(len(fresh) - 1))
            return
        self.beginResetModel()
        self.rows = fresh
        self.endResetModel()

    def place(self, draft_id: int) -> int:
        """The line of a draft; -1 when it is not shown."""
        return next((at for at, row in enumerate(self.rows) if row.draft.id == draft_id), -1)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:  # noqa: N802
        """Qt: how many."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: the row, and its words for screen readers."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Role.ROW:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(row.draft, row.number, row.tags)
        if role == Qt.ItemDataRole.ToolTipRole:
            told = resemblance_told(row.alike) if row.alike and row.task is None else ""
            return "\n".join(filter(None, (row.draft.title, told, reasons(row.draft))))
        return None
