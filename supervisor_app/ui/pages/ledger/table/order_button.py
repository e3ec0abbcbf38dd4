"""The button that tells and changes the order of the ledger."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QToolButton

from supervisor_app.domain.standing import TaskLine
from supervisor_app.ui.icons import set_icon
from supervisor_app.ui.table import Table
from supervisor_app.ui.theme import Theme

_DEFAULT = "最急在前"
_OFFERED = ("number", "title", "lead", "due", "days", "progress", "state")


class OrderButton(QToolButton):
    """`最急在前`, or the column the user sorted by; the menu offers both."""

    def __init__(self, theme: Theme, table: Table[TaskLine]) -> None:
        super().__init__()
        self._table = table
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_icon(self, theme, "arrow-down-wide-narrow")
        table.head.sortIndicatorChanged.connect(self._name)
        self.clicked.connect(self._open)
        self._name()

    def set_compact(self, compact: bool) -> None:
        """Only the icon, where there is little room."""
        style = Qt.ToolButtonStyle
        self.setToolButtonStyle(style.ToolButtonIconOnly if compact else style.ToolButtonTextBesideIcon)

    def menu_of_orders(self) -> QMenu:
        """All orders."""
        menu, head = QMenu(self), self._table.head
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        section, ascending = head.sortIndicatorSection(), Qt.SortOrder.AscendingOrder
        first = menu.addAction(_DEFAULT)
        first.setCheckable(True)
        first.setChecked(section < 0)
        first.triggered.connect(lambda: head.setSortIndicator(-1, ascending))
        menu.addSeparator()
        for at, column in enumerate(self._table.rows_model.columns):
            if column.key in _OFFERED:
                entry = menu.addAction(f"按{column.title}")
                entry.setCheckable(True)
                entry.setChecked(section == at)
                entry.triggered.connect(lambda _, at=at: head.setSortIndicator(at, ascending))
        return menu

    def _open(self) -> None:
        self.menu_of_orders().popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _name(self) -> None:
        section = self._table.head.sortIndicatorSection()
        word = _DEFAULT if section < 0 else f"按{self._table.rows_model.columns[section].title}"
        self.setText(f" {word}")
        self.setToolTip(f"排列：{word}；点列头也可以排列，点第三次回到{_DEFAULT}")
        self.setAccessibleName(f"排列：{word}")
