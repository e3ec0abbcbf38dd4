"""What a unit has to report now: open periods and the ones before that are not in."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from supervisor_app.ui.columns import Column
from supervisor_app.ui.memory import Memory
from supervisor_app.ui.pages.reporting.rows import ITEM_COLUMNS, DueItem
from supervisor_app.ui.table import Table
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import button
from supervisor_app.ui.widgets.empty import EmptyState

_KEPT = {column.key: column for column in ITEM_COLUMNS}
COLUMNS: tuple[Column[DueItem], ...] = (
    Column(key="title", title="督办事项", text=lambda item: item.line.task.title, least=96),
    _KEPT["closes"],
    Column(
        key="state",
        title="情况",
        width=60,
        align="right",
        text=_KEPT["state"].text,
        tooltip=_KEPT["state"].tooltip,
        sort=_KEPT["state"].sort,
        ink=_KEPT["state"].ink,
        strong=_KEPT["state"].strong,
    ),
)


class UnitDue(QWidget):
    """`opened` carries the task's line; `send_asked` and `enter_asked` lead to 报送."""

    opened = Signal(object)
    send_asked = Signal()
    enter_asked = Signal()

    def __init__(self, theme: Theme, memory: Memory) -> None:
        super().__init__()
        self.table: Table[DueItem] = Table(
            theme, COLUMNS, lambda item: (item.line.task.id, item.standing.period.key), memory, "unit/due"
        )
        self.table.setAccessibleName("应报")
        self.table.set_empty(EmptyState(theme, "现在没有要报的", "按期汇报的事项到期前会列在这里", "file-spreadsheet"))
        self.send, self.enter = button(theme, "发反馈表…", small=True), button(theme, "电话登记", small=True)
        self.send.clicked.connect(self.send_asked)
        self.enter.clicked.connect(self.enter_asked)
        for signal in (self.table.opened, self.table.details):
            signal.connect(lambda item: self.opened.emit(item.line))
        row = QHBoxLayout()
        row.setContentsMargins(theme.size("space_gap"), 0, theme.px(12), theme.px(12))
        row.setSpacing(theme.size("space_unit"))
        row.addWidget(self.send)
        row.addWidget(self.enter)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table, 1)
        column.addLayout(row)

    def show_items(self, items: Sequence[DueItem], leads: bool) -> None:
        """Show these; `leads`: whether the unit leads any open task, so that there is something to enter."""
        self.table.set_rows(sorted(items, key=lambda item: item.standing.period.closes))
        self.send.setEnabled(leads)
        self.enter.setEnabled(leads)
