"""What every tab of the detail pane is."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from supervisor_app.domain.standing import TaskLine
from supervisor_app.ui.page import Shell
from supervisor_app.ui.session import Session


class PaneTab(QWidget):
    """Shows one side of a task; told of the task only while it is to be seen."""

    def __init__(self, shell: Shell, session: Session) -> None:
        super().__init__()
        self.shell, self.session, self.theme = shell, session, shell.theme
        self.line: TaskLine | None = None
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)

    def show_line(self, line: TaskLine) -> None:
        """Read and show this task; called again when the ledger changed."""
        raise NotImplementedError

    def unsaved(self) -> str:
        """What would be lost now, as in “节点的修改”; empty when nothing."""
        return ""

    def drop(self) -> None:
        """Give up what is unsaved."""

    def save(self) -> bool:
        """Write what is unsaved; False when it cannot be and says why."""
        return True

    def edit(self) -> None:
        """Begin editing, where the tab is edited."""
