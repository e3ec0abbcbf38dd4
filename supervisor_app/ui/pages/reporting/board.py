"""应报情况: units with what they owe, and beside them the tasks of one."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from supervisor_app.ui.memory import Memory
from supervisor_app.ui.pages.reporting.rows import ITEM_COLUMNS, UNIT_COLUMNS, DueItem, DueUnit, Which, counts
from supervisor_app.ui.table import Table
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import ActionButton
from supervisor_app.ui.widgets.card import Card
from supervisor_app.ui.widgets.chip import Chip
from supervisor_app.ui.widgets.empty import EmptyState
from supervisor_app.ui.widgets.labels import ElidedLabel
from supervisor_app.ui.widgets.unit_picker import unit_label

_UNITS = (336, 480)  # least and widest, of the units' card


class DueBoard(QWidget):
    """`opened` carries a task's line; the actions stand in the head of the unit's card."""

    opened = Signal(object)
    entering = Signal()  # Enter on a unit

    def __init__(self, theme: Theme, memory: Memory, *actions: QAction) -> None:
        super().__init__()
        self._theme = theme
        self._rows: Mapping[Which, Sequence[DueUnit]] = dict.fromkeys(Which, ())
        self.chips = {which: Chip(theme, which.value, checkable=True) for which in Which}
        self.owed = Chip(theme, "只看没报的", checkable=True)
        self.words = ElidedLabel("", "small")
        self.units: Table[DueUnit] = Table(theme, UNIT_COLUMNS, lambda row: row.unit.id, memory, "reporting/units")
        self.items: Table[DueItem] = Table(
            theme, ITEM_COLUMNS, lambda item: item.line.task.id, memory, "reporting/items"
        )
        self._card = Card(theme, "事项", flush=True)
        self._nobody = EmptyState(theme, "没有要报的事项", _HINT)
        self._build(actions)
        self.chips[Which.OPEN].setChecked(True)

    def show_rows(self, rows: Mapping[Which, Sequence[DueUnit]]) -> None:
        """Show these; the chosen unit stays chosen."""
        self._rows = rows
        self._refill()

    def facts(self) -> str:
        """What is still to come, of the open period and of the one before."""
        owed = {which: sum(row.owed for row in rows) for which, rows in self._rows.items()}
        if not any(self._rows.values()):
            return "没有要定期汇报的事项"
        return f"正在报的还有 {owed[Which.OPEN]} 项没来，上一期还差 {owed[Which.CLOSED]} 项"

    def which(self) -> Which:
        """The period looked at."""
        return next(which for which, chip in self.chips.items() if chip.isChecked())

    def look_at(self, which: Which) -> None:
        """Turn to a period."""
        self.chips[which].setChecked(True)
        self._refill()

    def _refill(self) -> None:
        for which, chip in self.chips.items():
            chip.set_count(sum(row.owed for row in self._rows[which]))
            chip.setToolTip(f"{counts(self._rows[which])}；数字是还没报的")
        listed = self._rows[self.which()]
        self.words.set_whole(counts(listed) if listed else "")
        only = self.owed.isChecked()
        self.units.set_rows([row for row in listed if row.owed or not only])
        none = ("都报了", "这一期没有欠报的单位") if only and listed else ("没有要报的事项", _HINT)
        self._nobody.set_words(*none)
        if self.units.chosen_row() is None and self.units.rows_model.rows:
            self.units.choose(self.units.rows_model.rows[0].unit.id)
        self._show_unit(self.units.chosen_row())

    def _show_unit(self, row: DueUnit | None) -> None:
        only = self.owed.isChecked()
        items = [item for item in row.items if item.owed or not only] if row else []
        self.items.set_rows(sorted(items, key=lambda item: (not item.owed, item.standing.period.closes)))
        self._card.set_title(unit_label(row.unit) if row else "事项", counts([row]) if row else "")

    def _build(self, actions: Sequence[QAction]) -> None:
        theme = self._theme
        together = QButtonGroup(self)
        chips = QHBoxLayout()
        chips.setSpacing(theme.size("space_unit"))
        for chip in self.chips.values():
            together.addButton(chip)
            chip.clicked.connect(self._refill)
            chips.addWidget(chip)
        self.owed.toggled.connect(self._refill)
        chips.addWidget(self.owed)
        chips.addSpacing(theme.px(8))
        chips.addWidget(self.words, 1)
        left = Card(theme, flush=True)
        left.body.addWidget(self.units)
        left.setMinimumWidth(theme.px(_UNITS[0]))
        left.setMaximumWidth(theme.px(_UNITS[1]))
        self.units.set_empty(self._nobody)
        self.units.setAccessibleName("单位")
        self.items.setAccessibleName("事项")
        self.items.set_empty(EmptyState(theme, "没有事项", "在左边选一个单位"))
        for action in actions:
            self._card.head.addWidget(ActionButton(theme, action, "second", small=True))
        self._card.body.addWidget(self.items)
        self.units.chosen.connect(self._show_unit)
        self.units.opened.connect(lambda _: self.entering.emit())
        self.items.opened.connect(lambda item: self.opened.emit(item.line))
        self.items.details.connect(lambda item: self.opened.emit(item.line))
        row = QHBoxLayout()
        row.setSpacing(theme.size("space_gap"))
        row.addWidget(left, 4)
        row.addWidget(self._card, 5)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addLayout(chips)
        column.addLayout(row, 1)


_HINT = "汇报频次是每周、每旬、每月、每季的事项会按期列在这里"
