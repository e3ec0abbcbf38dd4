"""The head of the detail pane: light, number and state; the title; units and dates."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from supervisor_app.domain.explaining import explain
from supervisor_app.domain.life.extension import granted_count
from supervisor_app.domain.lights import Light
from supervisor_app.domain.standing import TaskLine
from supervisor_app.ui.pages.ledger.pane.next_steps import NextSteps
from supervisor_app.ui.pages.ledger.story.days import day_words
from supervisor_app.ui.painters import light_pixmap
from supervisor_app.ui.session import Session
from supervisor_app.ui.task_columns import state_words
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import tool_button
from supervisor_app.ui.widgets.labels import ClampedLabel, ElidedLabel, label

_TITLE_LINES = 3  # what a title takes at most of the room for what is known


class PaneHead(QWidget):
    """Facts of one task at a glance."""

    closed = Signal()
    menu_asked = Signal()

    def __init__(self, theme: Theme, session: Session) -> None:
        super().__init__()
        self._theme, self._session = theme, session
        self._line: TaskLine | None = None
        self._mark, self._word, self._number, self._state = QLabel(), label("", "strong"), label(), label()
        self._moved = label()
        for part in (self._number, self._state, self._moved):
            part.setProperty("look", "muted")
        self.title = ClampedLabel(_TITLE_LINES, "heading")
        self.title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.more, self.close_button = (
            tool_button(theme, "ellipsis", "更多"),
            tool_button(theme, "panel-right-close", ""),
        )
        self.close_button.setToolTip("收起详情（Esc）")
        self.close_button.setAccessibleName("收起详情")
        self.more.clicked.connect(self.menu_asked)
        self.close_button.clicked.connect(self.closed)
        self._lead, self._helping = ElidedLabel(), ElidedLabel()
        self._due, self._original = label(), ElidedLabel("", "muted")
        self.why, self.next_steps = ElidedLabel("", "small"), NextSteps(theme, session)
        self._days_word, self._days = label("", "muted"), ElidedLabel()
        self._facts = QWidget()
        self._build()
        theme.changed.connect(self._draw)

    def show_line(self, line: TaskLine) -> None:
        """Show a task."""
        self._line = line
        task, today = line.task, self._session.facts.today
        self._word.setText(self._session.facts.office.light_names[line.light])
        self.why.set_whole(explain(line).partition("：")[2])
        _set_look(self._word, f"ink_{line.light.value}")
        self._number.setText(task.number)
        self._state.setText(state_words(line))
        self.title.set_whole(task.title)
        self._lead.set_whole("、".join(line.lead) or "未定")
        self._helping.set_whole("、".join(line.cooperating) or "–")
        self._due.setText(day_words(task.due, today) if task.due else task.due_text or "未定")
        count = granted_count(self._session.facts.extensions(task.id))
        self._moved.setText(f"延期 {count} 次" if count else "")
        moved = task.original_due is not None and task.original_due != task.due
        self._original.set_whole(f"原 {day_words(task.original_due, today)}" if moved and task.original_due else "")
        self._show_days(line)
        self.next_steps.show_line(line)
        self._draw()

    def set_compact(self, compact: bool, low: bool, waiting: bool) -> None:
        """Leave room to a form below (`compact`); a `low` pane also keeps back what it has no room for."""
        told = self._line is not None
        self.next_steps.setVisible(told and not compact)
        self.why.setVisible(told and not (compact or low) and bool(self.why.whole()))
        self._facts.setVisible(told and not (low and (compact or waiting)))

    def show_new(self) -> None:
        """Head of the form for a new task."""
        self._line = None
        self._mark.clear()
        for part in (self._word, self._number, self._state, self._moved):
            part.setText("")
        self.title.set_whole("新增事项")
        self._facts.hide()
        self.next_steps.hide()
        self.why.hide()

    def show_many(self, lines: Sequence[TaskLine]) -> None:
        """Head over an act on several tasks."""
        self.show_new()
        self.title.set_whole(f"已选 {len(lines)} 项")
        self.why.set_whole("、".join(line.task.number for line in lines))
        self.why.show()

    def _show_days(self, line: TaskLine) -> None:
        word, text, look = days_left_words(line)
        self._days_word.setText(word)
        self._days.set_whole(text)
        _set_look(self._days, look)

    def _draw(self) -> None:
        if self._line is not None:
            ratio = self.devicePixelRatioF()
            self._mark.setPixmap(light_pixmap(self._line.light, self._theme, 16, ratio))

    def _build(self) -> None:
        theme = self._theme
        gap, unit = theme.size("space_gap"), theme.size("space_unit")
        first = QHBoxLayout()
        first.setSpacing(theme.px(6))
        for part in (self._mark, self._word, self._number, self._state, self._moved):
            first.addWidget(part)
            first.addSpacing(0 if part is self._mark else theme.px(6))
        first.addStretch(1)
        first.addWidget(self.more)
        first.addWidget(self.close_button)
        grid = QGridLayout(self._facts)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(2))
        due = QHBoxLayout()
        due.setSpacing(theme.px(10))
        due.addWidget(self._due)
        due.addWidget(self._original, 1)
        for row, (word, value) in enumerate((("牵头", self._lead), ("配合", self._helping))):
            grid.addWidget(label(word, "muted"), row, 0)
            grid.addWidget(value, row, 1)
        grid.addWidget(label("时限", "muted"), 0, 2)
        grid.addLayout(due, 0, 3)
        grid.addWidget(self._days_word, 1, 2)
        grid.addWidget(self._days, 1, 3)
        grid.setColumnStretch(1, 11)
        grid.setColumnStretch(3, 10)
        column = QVBoxLayout(self)
        column.setContentsMargins(gap, theme.px(12), unit, unit)
        column.setSpacing(theme.px(6))
        column.addLayout(first)
        column.addWidget(self.title)
        column.addWidget(self.why)
        column.addWidget(self._facts)
        column.addWidget(self.next_steps)


def days_left_words(line: TaskLine) -> tuple[str, str, str]:
    """(word, value, look) of the working days to or past the due date."""
    days = line.days_left
    if line.done:
        finished = line.task.completed_on
        how = {True: "按期", False: "超期", None: ""}[line.on_time]
        return "办结", f"{finished:%Y-%m-%d} {how}" if finished else how or "–", ""
    if line.overdue:
        return "逾期", f"{-(days or 0)} 个工作日" if days else "刚逾期", "late"
    if days is None or days < 0 or line.light is Light.GREY:  # claimed done: the days to its due date count no more
        return "剩余", "–", ""
    return ("剩余", f"{days} 个工作日", "") if days else ("剩余", "今日到期", "ink_yellow")


def _set_look(widget: QLabel, look: str) -> None:
    widget.setProperty("look", look)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
