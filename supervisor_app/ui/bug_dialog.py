"""The dialog for our own bugs: what it means for the ledger, and the details to copy."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import button
from supervisor_app.ui.widgets.labels import label


class BugDialog(QDialog):
    """Not modal: the ledger can still be used and closed in order."""

    def __init__(self, theme: Theme, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("程序出错")
        self.resize(theme.px(640), theme.px(400))
        self._details = QPlainTextEdit(details)
        self._details.setReadOnly(True)
        sentence = label("程序有一处出错，刚才的操作可能没有完成；已保存的台账不受影响。请复制详情反馈给维护人员。")
        sentence.setWordWrap(True)
        copy, close = button(theme, "复制详情", "copy"), button(theme, "关闭")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(copy)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        gap = theme.size("space_gap")
        layout.setContentsMargins(gap, gap, gap, gap)
        layout.setSpacing(gap)
        layout.addWidget(label("程序出错", "heading"))
        layout.addWidget(sentence)
        layout.addWidget(self._details, 1)
        layout.addLayout(buttons)

    def details(self) -> str:
        """What is copied."""
        return self._details.toPlainText()
