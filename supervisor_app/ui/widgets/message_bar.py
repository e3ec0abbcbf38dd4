"""One sentence about what happened, with what can be done about it; never a dialog, never red."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QWidget

from supervisor_app.ui.icons import icon_pixmap
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import button, tool_button
from supervisor_app.ui.widgets.labels import ElidedLabel

_STAY = 8000  # ms; a sentence about something that went wrong stays until closed


class MessageBar(QFrame):
    """Hidden until `say`; a new sentence replaces the old one."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._name = theme, "info"
        self._run: Callable[[], object] | None = None
        self.setProperty("part", "message")
        self._picture, self._text = QLabel(), ElidedLabel()
        self.action = button(theme, "", rank="link")
        self.action.clicked.connect(self._do)
        close = tool_button(theme, "x", "关闭")
        close.clicked.connect(self.hide)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_STAY)
        self._timer.timeout.connect(self._leave)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.px(12), theme.px(4), theme.px(6), theme.px(4))
        layout.addWidget(self._picture)
        layout.addWidget(self._text, 1)
        layout.addWidget(self.action)
        layout.addWidget(close)
        theme.changed.connect(self._draw)
        self.hide()

    def say(self, sentence: str, action: str = "", run: Callable[[], object] | None = None) -> None:
        """Tell what happened; `run` is done by the button named `action` (撤销, 打开文件夹)."""
        self._show("info", sentence, action, run)
        self._timer.start()

    def warn(self, sentence: str, action: str = "", run: Callable[[], object] | None = None) -> None:
        """Tell what went wrong and what to do; stays until closed."""
        self._timer.stop()
        self._show("circle-alert", sentence, action, run)

    def text(self) -> str:
        """The sentence shown; empty when hidden."""
        return "" if self.isHidden() else self._text.whole()

    def _show(self, icon: str, sentence: str, action: str, run: Callable[[], object] | None) -> None:
        self._name, self._run = icon, run
        self._text.set_whole(sentence)
        self.action.setText(action)
        self.action.setVisible(bool(action))
        self._draw()
        self.show()

    def _do(self) -> None:
        run = self._run
        self.hide()
        if run is not None:
            run()

    def _leave(self) -> None:
        focused = QApplication.focusWidget()
        if self.underMouse() or (focused is not None and self.isAncestorOf(focused)):
            self._timer.start()  # being read or about to be used
        else:
            self.hide()

    def _draw(self) -> None:
        self._picture.setPixmap(icon_pixmap(self._theme, self._name, "text"))
