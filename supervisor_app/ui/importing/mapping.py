"""Which column is read as what: one choice a field, the fields that matter most first."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from supervisor_app.ui.importing.choice import Choice
from supervisor_app.ui.importing.reading import column_letters, field_titles, unread_columns
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.field import Note, mark_wrong
from supervisor_app.ui.widgets.labels import label

if TYPE_CHECKING:
    from supervisor_app.exchange.header import Header

_NOT_READ = "– 不导入"
_LABEL = 24  # characters of a column's name in a choice


class MappingList(QScrollArea):
    """`changed` with the field and its column (None: not read)."""

    changed = Signal(str, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        titles = field_titles()
        self.choices = {name: Choice(f"{title}读自", 6) for name, title in titles.items()}
        self._missing = Note(theme)
        self._missing.hide()
        inner = QWidget()
        inner.setProperty("ground", "none")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, theme.px(8), theme.px(8))
        column.setSpacing(theme.px(12))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(6))
        grid.setColumnStretch(1, 1)
        for line, (name, choice) in enumerate(self.choices.items()):
            word = label(titles[name], "strong" if name == "title" else "")
            word.setBuddy(choice)
            choice.activated.connect(lambda _, name=name: self._chosen(name))
            grid.addWidget(word, 2 * line, 0)
            grid.addWidget(choice, 2 * line, 1)
        grid.addWidget(self._missing, 1, 0, 1, 2)
        column.addLayout(grid)
        self._unread = label("", "small")
        self._unread.setWordWrap(True)
        column.addWidget(self._unread)
        column.addStretch(1)
        self.setWidget(inner)

    def show_header(self, header: "Header") -> None:
        """Offer the columns of a header and show how they are read."""
        names = [_name(at, text) for at, text in enumerate(header.labels)]
        for field, choice in self.choices.items():
            choice.clear()
            choice.addItem(_NOT_READ, None)
            for at, name in enumerate(names):
                choice.addItem(name, at)
            choice.setCurrentIndex(header.columns.get(field, -1) + 1)
            choice.setToolTip(choice.currentText())
        missing = "title" not in header.columns
        mark_wrong(self.choices["title"], missing)
        self._missing.set_text("没有选督办事项在哪一列；请选一列，否则无法导入" if missing else "", wrong=missing)
        self._missing.setVisible(missing)
        unread = unread_columns(header)
        self._unread.setText("不导入的列：" + "、".join(unread) if unread else "")

    def complaint(self) -> str:
        """What is wrong with the choices; empty when nothing is."""
        return self._missing.text()

    def advice(self) -> str:
        """What to do when nothing can be read: name the column, or first the row of the header."""
        if any(choice.currentIndex() for choice in self.choices.values()):
            return "请在左边选督办事项在哪一列"
        return "没有认出表头；请在上面选表头在哪一行，再在左边选督办事项在哪一列"

    def _chosen(self, field: str) -> None:
        self.changed.emit(field, self.choices[field].currentData())


def _name(column: int, text: str) -> str:
    words = " ".join(text.split())
    words = words if len(words) <= _LABEL else words[:_LABEL] + "…"
    return f"{column_letters(column)}　{words}" if words else f"{column_letters(column)}　（没有列名）"
