"""What can be done with the task: its next step as a button, all others in the menu 办理."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from supervisor_app.domain.standing import TaskLine
from supervisor_app.ui.icons import set_icon
from supervisor_app.ui.pages.ledger.acts.book import ACT_WORDS, next_act, offered_acts
from supervisor_app.ui.session import Session
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import button


class NextSteps(QWidget):
    """`asked` carries the name of an act."""

    asked = Signal(str)

    def __init__(self, theme: Theme, session: Session) -> None:
        super().__init__()
        self._session = session
        self._line: TaskLine | None = None
        self._name = ""
        self.next = button(theme, "登记进展", small=True)
        self.all = button(theme, "办理", small=True)
        self.all.setToolTip("这一项现在可以办的事（Ctrl+D）")
        set_icon(self.all, theme, "chevron-down")
        self.all.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.next.clicked.connect(lambda: self.asked.emit(self._name))
        self.all.clicked.connect(self._open)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(2), 0, theme.px(2))
        row.setSpacing(theme.size("space_unit"))
        row.addWidget(self.next)
        row.addWidget(self.all)
        row.addStretch(1)

    def show_line(self, line: TaskLine) -> None:
        """Offer what this task allows."""
        self._line, self._name = line, next_act(self._session, line)
        self.next.setText(ACT_WORDS[self._name])
        self.next.setToolTip(f"下一步：{ACT_WORDS[self._name]}")

    def menu(self) -> QMenu:
        """Everything the task allows, in the order of its life."""
        assert self._line is not None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill_acts(menu, offered_acts(self._session, self._line), self.asked.emit)
        return menu

    def _open(self) -> None:
        self.menu().popup(self.all.mapToGlobal(self.all.rect().bottomLeft()))


def fill_acts(menu: QMenu, groups: Sequence[Sequence[str]], run: Callable[[str], object]) -> None:
    """Entries by the names of acts, groups apart."""
    for group in groups:
        if group and menu.actions():
            menu.addSeparator()
        for name in group:
            menu.addAction(ACT_WORDS[name]).triggered.connect(lambda _, name=name: run(name))
