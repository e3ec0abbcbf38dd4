"""The list of shortcuts (F1), made from the declared actions."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from supervisor_app.ui.actions import WINDOW_ACTIONS, shortcut_lines, shown_keys
from supervisor_app.ui.page import PageSpec
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import button
from supervisor_app.ui.widgets.labels import label

_EVERYWHERE = (("↑ ↓", "上一行、下一行"), ("Enter", "办理或打开"), ("空格", "查看详情"), ("Ctrl+C", "复制所选行"))


def shortcut_groups(pages: Sequence[PageSpec]) -> list[tuple[str, list[tuple[str, str]]]]:
    """(heading, lines) of everything that has keys."""
    entries = [spec for spec in pages if not spec.under]
    places = [(shown_keys(f"Ctrl+{place}"), spec.word) for place, spec in enumerate(entries, start=1)]
    groups = [("整个窗口", shortcut_lines(WINDOW_ACTIONS)), ("页面", places), ("列表", list(_EVERYWHERE))]
    groups += [(spec.word, shortcut_lines(spec.actions)) for spec in pages]
    return [(heading, lines) for heading, lines in groups if lines]


class ShortcutsDialog(QDialog):
    """Two columns of groups."""

    def __init__(self, theme: Theme, pages: Sequence[PageSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("快捷键")
        groups = shortcut_groups(pages)
        gap = theme.size("space_gap")
        columns = QHBoxLayout()
        columns.setSpacing(2 * gap)
        for part in (groups[0::2], groups[1::2]):
            columns.addLayout(_column(theme, part))
        inner = QWidget()
        inner.setProperty("ground", "none")
        inner.setLayout(columns)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inner)
        close = button(theme, "关闭")
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(gap, gap, gap, gap)
        layout.setSpacing(gap)
        layout.addWidget(label("快捷键", "heading"))
        layout.addWidget(area, 1)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        bar = area.verticalScrollBar().sizeHint().width()
        area.setMinimumWidth(inner.sizeHint().width() + bar + gap)  # every line whole
        self.resize(self.sizeHint().width(), theme.px(560))


def _column(theme: Theme, groups: Iterable[tuple[str, list[tuple[str, str]]]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setVerticalSpacing(theme.px(6))
    row = 0
    for heading, lines in groups:
        grid.addWidget(label(heading, "strong"), row, 0, 1, 2)
        grid.setRowMinimumHeight(row, theme.px(32))
        for keys, words in lines:
            row += 1
            grid.addWidget(label(keys, "key"), row, 0)
            grid.addWidget(label(words), row, 1)
        row += 1
    grid.setColumnStretch(1, 1)
    grid.setRowStretch(row, 1)
    return grid
