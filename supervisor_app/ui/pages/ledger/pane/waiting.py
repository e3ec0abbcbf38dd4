"""What waits on the task, told under its head until it is done: an extension, a look back, a review."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from supervisor_app.domain.life.verification import decide_until
from supervisor_app.domain.standing import TaskLine
from supervisor_app.ui.icons import icon_pixmap
from supervisor_app.ui.pages.ledger.acts.checking import planned_look_back, waiting_review
from supervisor_app.ui.pages.ledger.acts.extending import asked_words, pending_extension
from supervisor_app.ui.session import Session
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import button
from supervisor_app.ui.widgets.labels import label, line


@dataclass(frozen=True, slots=True)
class Wait:
    """One thing that waits: `acts` are (name, word) of what can be done about it."""

    icon: str
    title: str
    text: str
    acts: tuple[tuple[str, str], ...]


def waits(session: Session, task_line: TaskLine) -> Iterator[Wait]:
    """What waits on a task."""
    task, today = task_line.task, session.facts.today
    extension = pending_extension(session, task.id)
    if extension is not None:
        yield Wait("calendar-plus", "延期待批", asked_words(extension), (("grant", "批准"), ("refuse", "不批准")))
    request = waiting_review(session, task.id)
    if request is not None:
        until = decide_until(request.asked_on)
        left = (until - today).days
        clock = f"还有 {left} 日" if left >= 0 else f"已超期 {-left} 日"
        late = "，单位超过 30 日才申请" if not request.in_time else ""
        name = session.facts.units[request.unit_id].name
        text = f"{name} {request.asked_on:%m-%d} 申请{late}，{until:%m-%d} 前决定，{clock}：{request.reason}"
        yield Wait("scale", "待复核", text, (("decide_review", "登记决定"),))
    look_back = planned_look_back(session, task.id)
    if look_back is not None:
        due = look_back.due(task.state, today)
        text = f"原定 {look_back.planned_on} 回头看" + ("，已到期" if due else "")
        yield Wait("eye", "待回头看", text, (("look_back", "登记"), ("drop_look_back", "取消安排")))


class Waiting(QWidget):
    """To be hidden while `waits` is 0."""

    asked = Signal(str)  # name of an act

    def __init__(self, theme: Theme, session: Session) -> None:
        super().__init__()
        self._theme, self._session = theme, session
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.waits = 0
        self.hide()

    def show_line(self, task_line: TaskLine) -> None:
        """Tell what waits on this task."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()  # before it is a window of its own, which would take the keyboard along
                widget.setParent(None)
                widget.deleteLater()
        found = list(waits(self._session, task_line))
        for wait in found:
            self._column.addWidget(line())
            self._column.addWidget(self._row(wait))
        self.waits = len(found)

    def _row(self, wait: Wait) -> QWidget:
        theme = self._theme
        gap, unit = theme.size("space_gap"), theme.size("space_unit")
        box, mark = QWidget(), QLabel()
        mark.setPixmap(icon_pixmap(theme, wait.icon, "text_muted", 16))
        text = label(wait.text, "small")
        text.setWordWrap(True)
        first = QHBoxLayout()
        first.setSpacing(theme.px(6))
        first.addWidget(mark)
        first.addWidget(label(wait.title, "strong"))
        first.addStretch(1)
        for name, word in wait.acts:
            made = button(theme, word, rank="link")
            made.setObjectName(name)
            made.clicked.connect(lambda _, name=name: self.asked.emit(name))
            first.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(box)
        column.setContentsMargins(gap, theme.px(4), unit, theme.px(6))
        column.setSpacing(0)
        column.addLayout(first)
        column.addWidget(text)
        return box
