"""The quiet line under a draft: which fonts are bundled substitutes, and the way to where others are chosen."""

from collections.abc import Mapping

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from supervisor_app.ui.page import Shell
from supervisor_app.ui.widgets.buttons import button
from supervisor_app.ui.widgets.labels import ElidedLabel, line


def substitute_words(substitutes: Mapping[str, str]) -> str:
    """`仿宋以 Fandol 仿宋代替，另有 2 类字体代用`; empty when the machine's own fonts serve all classes."""
    if not substitutes:
        return ""
    font_class, title = next(iter(substitutes.items()))
    more = len(substitutes) - 1
    return f"{font_class}以 {title}代替" + (f"，另有 {more} 类字体代用" if more else "")


class FontsLine(QWidget):
    """Hidden while nothing is substituted; `look` after a picture was made, when its fonts are at hand."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        theme = shell.theme
        self.words, self.choose = ElidedLabel("", "small"), button(theme, "选用字体…", rank="link", small=True)
        self.choose.clicked.connect(lambda: shell.go("settings", "fonts"))
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line())
        column.addLayout(row)
        row.setContentsMargins(theme.size("space_gap"), 0, theme.size("space_unit"), 0)
        row.addWidget(self.words, 1)
        row.addWidget(self.choose)
        self.setFixedHeight(theme.px(33))
        self.hide()

    def look(self) -> None:
        """Say what is substituted now."""
        from supervisor_app.documents.fonts import font_set

        substitutes = {str(name): title for name, title in font_set().substitutes.items()}
        self.words.set_whole(substitute_words(substitutes))
        every = "\n".join(f"{name}：{title}" for name, title in substitutes.items())
        self.words.setToolTip(f"{every}\n国标只规定字体类别；装有或选用了这一类的字体就不用代替")
        self.setVisible(bool(substitutes))
