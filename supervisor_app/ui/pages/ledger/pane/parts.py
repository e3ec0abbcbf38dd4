"""Subtasks of a task in the tab 基本: light, title, progress and weight, each a way to it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from supervisor_app.domain.model import DONE_STATES, Task
from supervisor_app.domain.standing import TaskLine, effective_progress
from supervisor_app.ui.painters import light_pixmap
from supervisor_app.ui.session import Session
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import button
from supervisor_app.ui.widgets.labels import label, line


class PartsList(QWidget):
    """Hidden where there are none."""

    asked = Signal(int)  # id of a subtask

    def __init__(self, theme: Theme, session: Session) -> None:
        super().__init__()
        self._theme, self._session = theme, session
        self._head, self._rows = label("", "strong"), QWidget()
        self._grid = QGridLayout(self._rows)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.size("space_unit"))
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.size("space_unit"), 0, 0)
        column.setSpacing(theme.size("space_half"))
        column.addWidget(line())
        column.addSpacing(theme.size("space_half"))
        column.addWidget(self._head)
        column.addWidget(self._rows)

    def show_line(self, task_line: TaskLine) -> None:
        """List the task's subtasks."""
        parts = self._session.facts.parts(task_line.task.id)
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()  # before it is a window of its own, which would take the keyboard along
                widget.setParent(None)
                widget.deleteLater()
        self._head.setText(parts_words(parts))
        for row, part in enumerate(parts):
            self._add(row, self._session.facts.lines[part.id])
        self.setVisible(bool(parts))

    def _add(self, row: int, part: TaskLine) -> None:
        theme, mark = self._theme, QLabel()
        mark.setPixmap(light_pixmap(part.light, theme, 16, self.devicePixelRatioF()))
        mark.setToolTip(part.light_word)
        mark.setAccessibleName(part.light_word)
        serial = part.task.number.rpartition(".")[2]
        parent = self._session.facts.lines[part.task.parent_id or 0].task.title
        title = part.task.title.removeprefix(parent).strip("：（）") or part.task.title
        way = button(theme, f"{serial}　{title}", rank="link")
        way.setToolTip(f"{part.task.number} {part.task.title}")
        way.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        way.setProperty("kind", "index")
        way.setProperty("small", True)
        way.clicked.connect(lambda: self.asked.emit(part.task.id))
        self._grid.addWidget(mark, row, 0)
        self._grid.addWidget(way, row, 1)
        figures = f"进度 {effective_progress(part.task):.0f}　权重 {part.task.weight:g}"
        self._grid.addWidget(label(figures, "small"), row, 2, Qt.AlignmentFlag.AlignRight)


def parts_words(parts: Sequence[Task]) -> str:
    """`子任务 3 个，已办结 1 个`."""
    done = sum(part.state in DONE_STATES for part in parts)
    return f"子任务 {len(parts)} 个，已办结 {done} 个"
