"""The status bar: what is saved and backed up at the left, what the keys do at the right, and the standing warning."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from supervisor_app.ui.icons import icon_pixmap
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.labels import ElidedLabel, label

# 《政府督查工作条例》 has the work kept secret; a program on an office desk is no place for state secrets.
NO_SECRETS = "不得录入涉密信息"


class StatusBar(QWidget):
    """28 px high."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("part", "status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tick = QLabel()
        self._facts = ElidedLabel("", "small")
        self._hints = QHBoxLayout()
        self._hinted: tuple[tuple[str, str], ...] = ()
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._tick)
        self._row.addWidget(self._facts, 1)
        self._row.addLayout(self._hints)
        self._row.addWidget(label(NO_SECRETS, "small"))
        theme.changed.connect(self._take_sizes)
        self._take_sizes()
        self.set_facts([], saved=False)

    def set_facts(self, facts: Sequence[str], saved: bool = True) -> None:
        """Saved at, last backup, counts; `saved` puts a tick before them."""
        self._facts.set_whole("　　".join(facts))
        self._tick.setVisible(saved and bool(facts))

    def set_hints(self, hints: Sequence[tuple[str, str]]) -> None:
        """(keys separated by a blank, what they do) of the page shown."""
        if tuple(hints) == self._hinted:
            return
        self._hinted = tuple(hints)
        while (item := self._hints.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for keys, word in hints:
            for key in keys.split():
                self._hints.addWidget(label(key, "key"))
            self._hints.addWidget(label(word, "small"))
            self._hints.addSpacing(self._theme.px(12))

    def _take_sizes(self) -> None:
        theme = self._theme
        self.setFixedHeight(theme.size("status"))
        self._row.setContentsMargins(theme.size("space_page"), 0, theme.size("space_page"), 0)
        self._row.setSpacing(theme.px(6))
        self._hints.setSpacing(theme.px(6))
        self._tick.setPixmap(icon_pixmap(theme, "check", "text_muted", 14))
