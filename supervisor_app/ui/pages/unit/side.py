"""Beside a unit's tasks: the papers it received, the reports it owes, whom to reach."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget

from supervisor_app.domain.model import Unit
from supervisor_app.ui.memory import Memory
from supervisor_app.ui.pages.reporting.rows import unit_owed
from supervisor_app.ui.pages.unit.contacts import UnitContacts
from supervisor_app.ui.pages.unit.due import UnitDue
from supervisor_app.ui.pages.unit.tables import UnitNotices
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.card import Card
from supervisor_app.ui.widgets.chip import Chip

if TYPE_CHECKING:
    from supervisor_app.ui.session import Session

_WORDS = ("文书", "应报", "联系人")


class UnitSide(Card):
    """Three parts under chips."""

    def __init__(self, theme: Theme, memory: Memory) -> None:
        super().__init__(theme, _WORDS[0], flush=True)
        self.title.hide()
        self.facts.hide()
        self.notices, self.due = UnitNotices(theme, memory), UnitDue(theme, memory)
        self.contacts = UnitContacts(theme, memory)
        self.chips = [Chip(theme, word, checkable=True) for word in _WORDS]
        self._stack = QStackedWidget()
        together = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(theme.px(4))
        for at, (chip, part) in enumerate(zip(self.chips, (self.notices, self.due, self.contacts), strict=True)):
            together.addButton(chip)
            row.addWidget(chip)
            self._stack.addWidget(part)
            chip.clicked.connect(lambda _=False, at=at: self._stack.setCurrentIndex(at))
        row.addStretch(1)
        self.head.setContentsMargins(theme.px(8), 0, theme.px(8), 0)
        self.head.insertLayout(0, row, 1)
        self.body.addWidget(self._stack, 1)
        self.chips[0].setChecked(True)

    def show_unit(self, session: "Session", unit: Unit) -> None:
        """Everything of one unit."""
        facts = session.facts
        notices = [notice for notice in facts.notices if notice.unit_id == unit.id]
        contacts = facts.contacts(unit.id)
        self.notices.set_notices(notices, facts.today)
        self.contacts.show_contacts(unit.id, contacts)
        owed = unit_owed(session, unit.id)
        self.due.show_items(owed, leads=any(not line.done for line in facts.led_by(unit.id)))
        for chip, count in zip(self.chips, (len(notices), len(owed), len(contacts)), strict=True):
            chip.set_count(count)
