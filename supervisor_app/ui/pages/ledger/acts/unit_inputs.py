"""Inputs of acts that choose among the ledger's units and tasks."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from supervisor_app.domain.model import Unit
from supervisor_app.domain.standing import TaskLine
from supervisor_app.ui.pages.ledger.acts.inputs import TaskPick
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.chip import Chip
from supervisor_app.ui.widgets.flow import FlowLayout
from supervisor_app.ui.widgets.unit_picker import UnitPicker


class OneUnit(UnitPicker):
    """One unit by name, or none."""

    def __init__(self, theme: Theme, units: Sequence[Unit], hint: str = "") -> None:
        super().__init__(theme, units)
        if hint:
            self.field.setPlaceholderText(hint)

    def value(self) -> int | None:
        """The unit's id."""
        return next(iter(self.ids()), None)

    def set_value(self, value: int | None) -> None:
        """Show a unit."""
        self.set_ids(() if value is None else (value,))

    def unread(self) -> str:
        """What was typed and is no unit; the picker itself says so."""
        return self.unknown()


class TaskPicks(QWidget):
    """Several tasks as chips under the field that finds them."""

    changed = Signal()

    def __init__(self, theme: Theme, lines: Sequence[TaskLine]) -> None:
        super().__init__()
        self._theme, self._lines = theme, {line.task.id: line for line in lines}
        self._ids: tuple[int, ...] = ()
        self.pick, self._chips = TaskPick(lines), QWidget()
        self.setFocusProxy(self.pick)
        self._flow = FlowLayout(self._chips, theme.size("space_half"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size("space_half"))
        column.addWidget(self.pick)
        column.addWidget(self._chips)
        self.pick.changed.connect(self._take)
        self.set_value(())

    def value(self) -> tuple[int, ...]:
        """Ids in the order chosen."""
        return self._ids

    def set_value(self, value: Iterable[int]) -> None:
        """Show these."""
        self._ids = tuple(dict.fromkeys(value))
        self._flow.clear()
        for task_id in self._ids:
            line = self._lines[task_id]
            chip = Chip(self._theme, line.task.number, removable=True)
            chip.setToolTip(line.task.title)
            chip.removed.connect(lambda gone=task_id: self.set_value(kept for kept in self._ids if kept != gone))
            self._flow.addWidget(chip)
        self._chips.setVisible(bool(self._ids))
        self.changed.emit()

    def unread(self) -> str:
        """What was typed and is no task."""
        return self.pick.unread()

    def complaint(self) -> str:
        """A sentence on it."""
        return self.pick.complaint()

    def settle(self) -> None:
        """Take what is typed where it is one task."""
        self.pick.settle()

    def _take(self) -> None:
        task_id = self.pick.value()
        if task_id is not None:
            self.pick.clear()
            self.set_value((*self._ids, task_id))
