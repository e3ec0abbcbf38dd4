"""What the sections of the page share: a card, and for those of the office inputs that are saved together."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from supervisor_app.domain.office import OfficeSettings
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.card import Card
from supervisor_app.ui.widgets.labels import label


class Section(Card):
    """A titled card of the page; `id` is what `show_target` and the index know it by."""

    id = ""
    word = ""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, self.word)
        self.theme = theme
        self.body.setSpacing(theme.px(12))

    def refresh(self) -> None:
        """Read again what the section shows."""


class OfficeSection(Section):
    """Inputs over some of the office's settings; they count as unsaved while `apply` gives other settings."""

    edited = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._base = OfficeSettings()

    def load(self, office: OfficeSettings) -> None:
        """Show these settings; what was typed is gone."""
        self._base = office
        self.show_office(office)
        self.told()

    def take(self, office: OfficeSettings) -> None:
        """The ledger has other settings: show them unless something is typed here."""
        if self.unsaved():
            self._base = office
        else:
            self.load(office)

    def unsaved(self) -> bool:
        """Whether something typed is not in the ledger, right or wrong."""
        return bool(self.faults()) or self.apply(self._base) != self._base

    def told(self) -> None:
        """Tell beside the inputs what is wrong, and the page that something was typed."""
        self.show_faults()
        self.edited.emit()

    def show_office(self, office: OfficeSettings) -> None:
        """Put the settings into the inputs."""
        raise NotImplementedError

    def show_faults(self) -> None:
        """Mark the inputs that are wrong."""

    def faults(self) -> list[str]:
        """Sentences on inputs that cannot be saved."""
        return []

    def apply(self, office: OfficeSettings) -> OfficeSettings:
        """The settings with what is typed here; only inputs without fault are read."""
        raise NotImplementedError


def columns(theme: Theme, *fields: QWidget, across: int = 2) -> QGridLayout:
    """Fields side by side in equal columns."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.size("space_gap"))
    grid.setVerticalSpacing(theme.px(12))
    for at, field in enumerate(fields):
        grid.addWidget(field, at // across, at % across, Qt.AlignmentFlag.AlignTop)
    for column in range(across):
        grid.setColumnStretch(column, 1)
    return grid


def phrase(theme: Theme, *parts: QWidget | str) -> QHBoxLayout:
    """A sentence with inputs in it."""
    row = QHBoxLayout()
    row.setSpacing(theme.size("space_unit"))
    for part in parts:
        row.addWidget(label(part) if isinstance(part, str) else part)
    row.addStretch(1)
    return row


def hint(text: str) -> QLabel:
    """A quiet line of explanation that may wrap."""
    made = label(text, "small")
    made.setWordWrap(True)
    return made
