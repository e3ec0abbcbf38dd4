"""What the ledger says when it lists nothing: a new ledger, or conditions nothing meets."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import button
from supervisor_app.ui.widgets.empty import EmptyState


class EmptyLedger(QStackedWidget):
    """`set_fresh` tells which of the two it is."""

    def __init__(
        self,
        theme: Theme,
        import_list: Callable[[], object],
        add: Callable[[], object],
        clear: Callable[[], object],
    ) -> None:
        super().__init__()
        hint = "导入会后印发的 Excel 清单，或逐项新增；亮灯和序时进度随即算出"
        self.import_button, self.add_button = (
            button(theme, "导入任务清单", "file-input", "primary"),
            button(theme, "新增事项", "plus"),
        )
        self.import_button.clicked.connect(import_list)
        self.add_button.clicked.connect(add)
        row = QHBoxLayout()
        row.setSpacing(theme.size("space_unit"))
        row.addStretch(1)
        row.addWidget(self.import_button)
        row.addWidget(self.add_button)
        row.addStretch(1)
        fresh, state = QWidget(), EmptyState(theme, "台账里还没有事项", hint, "table-2")
        state.setFixedHeight(theme.px(120))
        column = QVBoxLayout(fresh)
        column.addStretch(2)
        column.addWidget(state)
        column.addLayout(row)
        column.addStretch(3)
        self.no_hit = EmptyState(theme, "没有符合条件的事项", "放宽条件，或换几个字再找", "search", "清除筛选", clear)
        self.addWidget(fresh)
        self.addWidget(self.no_hit)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)

    def set_fresh(self, fresh: bool) -> None:
        """Whether the ledger itself has no task."""
        self.setCurrentIndex(0 if fresh else 1)
