"""The right side of 单位: the card of a unit, or the form or the pane for merging in its place, over its tables."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from supervisor_app.domain.model import TaskState, Unit
from supervisor_app.domain.standing import TaskLine, UnitLine
from supervisor_app.domain.trend import Course, monthly_trend
from supervisor_app.ui.memory import Memory
from supervisor_app.ui.pages.unit.card import UnitCard, UnitFacts
from supervisor_app.ui.pages.unit.form import UnitForm
from supervisor_app.ui.pages.unit.merge import MergePane
from supervisor_app.ui.pages.unit.side import UnitSide
from supervisor_app.ui.pages.unit.tables import UnitTasks, urgency
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.unit_picker import unit_label

if TYPE_CHECKING:
    from supervisor_app.ui.session import Session

_ROOM_FOR_TREND = 720
_SIDE = (272, 0.34, 400)  # least, share of all there is, and widest, of the card beside the tasks


class UnitView(QWidget):
    """`acts` are the page's actions: edit, merge, save, join, cancel."""

    def __init__(self, theme: Theme, memory: Memory, acts: dict[str, QAction]) -> None:
        super().__init__()
        self._theme = theme
        self.card = UnitCard(theme, acts["edit"], acts["merge"], acts["print"])
        self.form = UnitForm(theme, acts["save"], acts["cancel"])
        self.pane = MergePane(theme, acts["join"], acts["cancel"])
        self.tasks = UnitTasks(theme, memory)
        self.side = UnitSide(theme, memory)
        self.notices, self.due, self.contacts = self.side.notices, self.side.due, self.side.contacts
        self._below = QWidget()
        gap = theme.size("space_gap")
        row = QHBoxLayout(self._below)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(gap)
        row.addWidget(self.tasks, 1)
        row.addWidget(self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap)
        for part in (self.card, self.form, self.pane):
            part.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
            column.addWidget(part)
        column.addWidget(self._below, 1)
        column.addStretch(0)

    @property
    def part(self) -> QWidget:
        """What is over the tables: the card, the form or the pane."""
        return next(part for part in (self.card, self.form, self.pane) if part.isVisibleTo(self))

    @property
    def adding(self) -> bool:
        """Whether the form is open for a new unit."""
        return self.part is self.form and self.form.unit().id == 0

    def show_part(self, part: QWidget) -> None:
        """Put the card, the form or the pane over the tables; a new unit has no tables."""
        for widget in (self.card, self.form, self.pane):
            widget.setVisible(widget is part)
        self._below.setVisible(not self.adding)

    def show_unit(self, session: "Session", unit: Unit) -> None:
        """Everything about one unit."""
        facts = session.facts
        lines, line = unit_lines_of(session, unit), unit_line_of(session, unit)
        parent = facts.units.get(unit.parent_id) if unit.parent_id is not None else None
        self.card.show_unit(
            UnitFacts(
                unit,
                line,
                helping=sum(unit.id in line.task.cooperating for line in lines),
                parent=unit_label(parent) if parent is not None else "",
                names=facts.office.light_names,
                trend=monthly_trend(_courses(session, unit), facts.yardstick),
            )
        )
        self.tasks.set_lines(unit.id, lines)
        self.side.show_unit(session, unit)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Qt: the papers take their share."""
        super().resizeEvent(event)
        least, share, most = _SIDE
        room = self.width() / self._theme.scale
        self.card.set_narrow(room < _ROOM_FOR_TREND)
        self.side.setFixedWidth(self._theme.px(min(max(least, room * share), most)))


def unit_lines_of(session: "Session", unit: Unit) -> list[TaskLine]:
    """The tasks a unit leads or cooperates in, the most urgent first."""
    return sorted(session.facts.lines_of(unit.id), key=urgency)


def unit_line_of(session: "Session", unit: Unit) -> UnitLine:
    """The unit's counts."""
    return next((line for line in session.facts.unit_lines if line.unit.id == unit.id), UnitLine(unit))


def _courses(session: "Session", unit: Unit) -> list[Course]:
    """The reported tasks the unit leads; none when they are fewer than half, which would be no picture of it."""
    found = session.facts.courses(unit.id)
    alive = sum(line.task.state is not TaskState.CANCELLED for line in session.facts.led_by(unit.id))
    return found if 2 * len(found) >= alive else []
