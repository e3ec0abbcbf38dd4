"""Before a new ledger is made: where it will lie, and who the office is."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from supervisor_app.domain.office import OfficeSettings
from supervisor_app.ui.office_questions import OfficeQuestions
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import button
from supervisor_app.ui.widgets.card import Card
from supervisor_app.ui.widgets.labels import ElidedLabel, label


class NewLedgerPane(QWidget):
    """Asks, then says `made` with the path; Esc or 返回 says `left`."""

    made = Signal(object)  # Path
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._path, self._answered = Path(), False
        self._where = ElidedLabel("", "small")
        self.questions = OfficeQuestions(theme)
        self.make = button(theme, "建立台账", "check", "primary")
        self.later = button(theme, "以后再填")
        back = button(theme, "返回", "chevron-left", "link")
        self.make.clicked.connect(self._make)
        self.later.clicked.connect(self._skip)
        back.clicked.connect(self.left)
        self._theme, self._card = theme, Card(theme)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.size("space_unit"))
        for part in (back, self.later, self.make):
            buttons.addWidget(part)
        buttons.insertStretch(1, 1)
        body = self._card.body
        body.addWidget(label("文书上怎样写你们单位", "heading"))
        body.addWidget(self._where)
        body.addSpacing(theme.size("space_gap"))
        body.addWidget(self.questions)
        body.addSpacing(theme.size("space_gap"))
        body.addLayout(buttons)
        room = QVBoxLayout(self)
        room.addSpacing(theme.px(24))
        room.addWidget(self._card, 0, Qt.AlignmentFlag.AlignHCenter)
        room.addStretch(1)
        theme.changed.connect(self._take_sizes)
        self._take_sizes()

    def ask(self, path: Path) -> None:
        """Begin for a ledger that is to lie there."""
        self._path, self._answered = path, False
        self.questions.set_settings(OfficeSettings())
        self._where.set_whole(f"新台账：{path}")

    def begin(self) -> None:
        """Put the cursor into the first answer."""
        self.questions.setFocus(Qt.FocusReason.OtherFocusReason)

    def office(self, base: OfficeSettings) -> OfficeSettings:
        """`base` with the answers, or as it is when they were put off."""
        return self.questions.settings(base) if self._answered else base

    def _take_sizes(self) -> None:
        self._card.setFixedWidth(self._theme.px(560))

    def _make(self) -> None:
        if self.questions.complete():
            self._answered = True
            self.made.emit(self._path)

    def _skip(self) -> None:
        self._answered = False
        self.made.emit(self._path)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Qt: Enter makes, Esc leaves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._make()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
