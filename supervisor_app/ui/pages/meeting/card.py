"""One meeting: its facts, how its tasks stand, and the tasks."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from supervisor_app.domain.lights import Light
from supervisor_app.domain.standing import TaskLine
from supervisor_app.ui.memory import Memory
from supervisor_app.ui.pages.meeting.columns import MEETING_TASK_COLUMNS, MeetingRow, held_words, lights_words
from supervisor_app.ui.painters import paint_light
from supervisor_app.ui.table import Table
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import ActionButton
from supervisor_app.ui.widgets.card import Card
from supervisor_app.ui.widgets.empty import EmptyState
from supervisor_app.ui.widgets.labels import ElidedLabel, line

_CELL = 52
_COUNTED = 560  # width of the card from which there is room for the counts beside the title


class LightCounts(QWidget):
    """How many tasks have which light, as figures over words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._counts: dict[Light, int] = {}
        self._names: Mapping[Light, str] = {}
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_row(self, row: MeetingRow) -> None:
        """Take the counts of a meeting."""
        self._counts, self._names = row.counts, row.names
        self.setAccessibleName(lights_words(row))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Qt: five figures."""
        return QSize(self._theme.px(_CELL) * len(Light), self._theme.px(48))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Qt: mark and figure, the word below."""
        theme, painter = self._theme, QPainter(self)
        side, width = theme.px(16), theme.px(_CELL)
        for at, (light, count) in enumerate(self._counts.items()):
            cell = QRect(at * width, 0, width, theme.px(28))
            ink = f"light_{light}_ink" if count else "text_muted"
            painter.setFont(theme.font("title", "strong" if count else "text"))
            painter.setPen(theme.color(ink))
            words = str(count) if count else "–"
            text = painter.fontMetrics().horizontalAdvance(words)
            right = cell.right() - text
            painter.drawText(cell, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
            paint_light(painter, QRect(right - theme.px(6) - side, cell.y(), side, cell.height()), light, theme)
            painter.setFont(theme.font("small"))
            painter.setPen(theme.color("text_muted"))
            below = QRect(cell.x(), theme.px(28), width, theme.px(18))
            painter.drawText(below, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._names[light])


class MeetingCard(Card):
    """`opened` with a task."""

    opened = Signal(object)  # TaskLine

    def __init__(self, theme: Theme, memory: Memory, actions: Iterable[QAction]) -> None:
        super().__init__(theme, flush=True)
        self._title, self._facts = ElidedLabel("", "heading"), ElidedLabel("", "small")
        self.counts = LightCounts(theme)
        self.table: Table[TaskLine] = Table(
            theme, MEETING_TASK_COLUMNS, lambda line: line.task.id, memory, "meeting/tasks"
        )
        self.table.setAccessibleName("会议的事项")
        self._empty = EmptyState(theme, "这次会议没有事项")
        self.table.set_empty(self._empty)
        self.table.opened.connect(self.opened)
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        words.addWidget(self._title)
        words.addWidget(self._facts)
        below = QHBoxLayout()
        below.setContentsMargins(theme.px(8), 0, theme.px(16), theme.px(8))
        below.setSpacing(theme.px(4))
        for action in actions:
            below.addWidget(ActionButton(theme, action, "row"))
        below.addStretch(1)
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(4))
        head.setSpacing(theme.size("space_gap"))
        head.addLayout(words, 1)
        head.addWidget(self.counts)
        self.body.addLayout(head)
        self.body.addLayout(below)
        self.body.addWidget(line())
        self.body.addWidget(self.table, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Qt: the title comes before the counts, which the list shows too."""
        super().resizeEvent(event)
        self.counts.setVisible(self.width() >= self._theme.px(_COUNTED))

    def show_row(self, row: MeetingRow) -> None:
        """Show a meeting."""
        units = {unit for task in row.lines for unit in task.lead}
        overdue = sum(task.overdue for task in row.lines)
        done = sum(task.done for task in row.lines)
        speaker = [row.meeting.speaker] if row.meeting.speaker else []
        counted = (f"{len(row.lines)} 项", f"{len(units)} 个牵头单位", f"已办结 {done}")
        facts = [held_words(row.meeting), *speaker, *counted]
        self._title.set_whole(row.meeting.title)
        self._facts.set_whole("　".join([*facts, *([f"逾期 {overdue}"] if overdue else [])]))
        hint = "审阅讲话稿，采纳草稿后生成清单，事项就列在这里" if row.meeting.text else "它的事项已撤销或移到别处"
        self._empty.set_words("这次会议没有事项", hint)
        self.counts.show_row(row)
        self.table.set_rows(row.lines)
