"""Time limits offered at registration (办理时限): one choice sets the due date from the day of assignment."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal

from supervisor_app.domain.life.time_limits import TimeLimit
from supervisor_app.domain.workdays import WorkCalendar
from supervisor_app.ui.pages.ledger.inputs import Choice


class Limits(Choice):
    """`picked` carries the due date; the choice shows which template gave it until another date is typed."""

    picked = Signal(object)  # date

    def __init__(self, limits: Sequence[TimeLimit], calendar: WorkCalendar) -> None:
        super().__init__()
        self._limits, self._calendar = list(limits), calendar
        self._assigned: date | None = None
        self.addItem("自行填写")
        for limit in limits:
            self.addItem(f"{limit.name} {limit.days} {'个工作日' if limit.working else '日'}")
        self.activated.connect(self._pick)

    def count_from(self, day: date | None) -> None:
        """The day of assignment; a limit chosen before follows it."""
        if day != self._assigned:
            self._assigned = day
            self._pick(self.currentIndex())

    def due(self) -> date | None:
        """The due date of the limit chosen; None where none is."""
        at = self.currentIndex()
        if at <= 0 or self._assigned is None:
            return None
        return self._limits[at - 1].due(self._assigned, self._calendar)

    def _pick(self, at: int) -> None:
        due = self.due()
        if at > 0 and due is not None:
            self.picked.emit(due)
