"""A folder typed or chosen."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import button
from supervisor_app.ui.widgets.field import Field


class FolderEdit(QWidget):
    """Empty means `usual`, which stands in the empty input."""

    changed = Signal()

    def __init__(self, theme: Theme, word: str, usual: Path) -> None:
        super().__init__()
        self._word, self._usual = word, usual
        self.input = QLineEdit()
        self.input.setPlaceholderText(str(usual))
        self.input.textChanged.connect(lambda _: self.changed.emit())
        self._field = Field(theme, word, self.input)
        choose = button(theme, "选择…")
        choose.clicked.connect(self._choose)
        beside = QVBoxLayout()
        beside.addSpacing(theme.px(21))
        beside.addWidget(choose)
        beside.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.size("space_unit"))
        row.addWidget(self._field, 1)
        row.addLayout(beside)

    def text(self) -> str:
        """The folder; empty for the usual one."""
        return self.input.text().strip()

    def set_text(self, folder: str) -> None:
        """Show a folder."""
        self.input.blockSignals(True)
        self.input.setText(folder)
        self.input.blockSignals(False)

    def fault(self) -> str:
        """What is wrong with the folder; empty when nothing is."""
        folder = Path(self.text())
        if not self.text():
            return ""
        if not folder.is_absolute():
            return "请写完整路径，或用“选择…”"
        return "" if folder.is_dir() or folder.parent.is_dir() else f"{folder.parent} 不存在，请先建好或另选"

    def tell(self) -> None:
        """Say beside the input what is wrong."""
        self._field.complain(self.fault())

    def _choose(self) -> None:
        start = self.text() or str(self._usual.parent)
        chosen = QFileDialog.getExistingDirectory(self, self._word, start)
        if chosen:
            self.input.setText(chosen)
