"""The grid of 电话登记: a line a task with the figures and words to type, Enter goes on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from supervisor_app.domain.reports.periods import Period
from supervisor_app.domain.standing import TaskLine, effective_progress
from supervisor_app.ui.status import NO_SECRETS
from supervisor_app.ui.task_columns import short_number
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.field import Note, mark_wrong
from supervisor_app.ui.widgets.labels import ElidedLabel, label
from supervisor_app.ui.widgets.number_edit import NumberEdit

_HEADS = ("编号", "督办事项", "报送截止", "原进度", "本期进度", "进展情况", "存在问题")
_STRETCH = (0, 5, 0, 0, 0, 8, 5)


@dataclass(frozen=True)
class Asked:
    """A task with the period its report is asked for; None where it has none."""

    line: TaskLine
    period: Period | None


class EntryRow:
    """The inputs of one task."""

    def __init__(self, theme: Theme, asked: Asked) -> None:
        self.asked = asked
        self.before = effective_progress(asked.line.task)
        self.points = NumberEdit(theme, 0, 100, whole=False)
        self.points.setPlaceholderText(f"{self.before:g}")
        self.text, self.problem, self.note = QLineEdit(), QLineEdit(), Note(theme)
        title = asked.line.task.title
        for field, word in ((self.points, "本期进度"), (self.text, "进展情况"), (self.problem, "存在问题")):
            field.setAccessibleName(f"{title}，{word}")
        self.note.hide()
        self.points.textChanged.connect(self._hint)

    @property
    def filled(self) -> bool:
        """Whether anything was typed."""
        return any(field.text().strip() for field in (self.points, self.text, self.problem))

    def progress(self) -> float | None:
        """Points typed; those of before where only words were; None where they are no figure from 0 to 100."""
        return self.points.number() if self.points.text().strip() else self.before

    def complain(self) -> bool:
        """Say what is wrong with the line; whether anything is."""
        wrong = self.filled and self.progress() is None
        mark_wrong(self.points, wrong)
        if wrong:
            self._say("进度请填 0 到 100 的数", wrong=True)
        else:
            self._hint()
        return wrong

    def _hint(self) -> None:
        mark_wrong(self.points, False)
        points = self.points.number()
        if points is not None and points < self.before:
            self._say(f"比原来的 {self.before:g} 低")
        else:
            self._say("填 100 即为报结，转入待核查" if points == 100 > self.before else "")

    def _say(self, sentence: str, wrong: bool = False) -> None:
        self.note.set_text(sentence, wrong)
        self.note.setVisible(bool(sentence))


class EntryGrid(QWidget):
    """`changed` when something is typed; Enter goes from points to words to the next task's points."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("ground", "none")
        self.rows: list[EntryRow] = []
        self._grid = QGridLayout(self)
        gap = theme.size("space_gap")
        self._grid.setContentsMargins(gap, theme.px(8), gap, gap)
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(8))

    def show_tasks(self, asked: Sequence[Asked], today: date) -> None:
        """A line a task; what was typed before is gone."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        for at, word in enumerate(_HEADS):
            self._grid.addWidget(label(word, "small"), 0, at)
            self._grid.setColumnStretch(at, _STRETCH[at])
        self.rows = [EntryRow(self._theme, one) for one in asked]
        for place, row in enumerate(self.rows):
            self._add(2 * place + 1, row, today)
        self._grid.setRowStretch(2 * len(self.rows) + 1, 1)
        fields = [field for row in self.rows for field in (row.points, row.text)]
        for field, after in pairwise(fields):
            field.returnPressed.connect(lambda after=after: after.setFocus(Qt.FocusReason.TabFocusReason))

    def filled(self) -> list[EntryRow]:
        """Lines with something typed."""
        return [row for row in self.rows if row.filled]

    def _add(self, at: int, row: EntryRow, today: date) -> None:
        line = row.asked.line
        title = ElidedLabel(line.task.title)
        number = label(short_number(line.task.number), "muted")
        number.setToolTip(line.task.number)
        row.text.setPlaceholderText(NO_SECRETS if at == 1 else "")
        parts: tuple[QWidget, ...] = (
            number,
            title,
            self._due(row.asked.period, today),
            label(f"{row.before:g}", "muted"),
            row.points,
            row.text,
            row.problem,
        )
        for column, part in enumerate(parts):
            self._grid.addWidget(part, at, column)
        self._grid.addWidget(row.note, at + 1, 4, 1, 3)
        for field in (row.points, row.text, row.problem):
            field.textChanged.connect(lambda _: self.changed.emit())

    def _due(self, period: Period | None, today: date) -> QWidget:
        if period is None:
            return label("–", "muted")
        late = period.closes < today
        made = label(f"{period.closes:%m-%d}" + ("　已过" if late else ""), "strong" if late else "")
        made.setToolTip(f"{period.opens} 至 {period.closes}")
        return made
