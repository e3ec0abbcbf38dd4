"""发文机关: who issues papers, and who answers for them."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QLineEdit

from supervisor_app.domain.office import OfficeSettings
from supervisor_app.ui.pages.settings.section import OfficeSection, columns
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.field import Field

_FIELDS = (
    # setting, word, needed, what stands in the empty input, longest
    ("name", "发文机关", True, "如 ××市人民政府督查室", 60),
    ("approver", "签发人", False, "", 40),
    ("contact_person", "联系人", False, "", 40),
    ("phone", "电话", False, "", 40),
    ("officer", "经办人（记入日志）", False, "", 40),
)


class WhoSection(OfficeSection):
    """Its name is what the heads of papers show where no mark is given."""

    id, word = "office", "发文机关"

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.inputs = {name: QLineEdit() for name, *_ in _FIELDS}
        self.fields = {name: Field(theme, word, self.inputs[name], needed) for name, word, needed, *_ in _FIELDS}
        for name, _, _, empty, longest in _FIELDS:
            self.inputs[name].setPlaceholderText(empty)
            self.inputs[name].setMaxLength(longest)
            self.inputs[name].textChanged.connect(self.told)
        self.body.addLayout(columns(theme, *self.fields.values()))

    def _values(self) -> dict[str, Any]:
        return {name: field.text().strip() for name, field in self.inputs.items()}

    def show_office(self, office: OfficeSettings) -> None:
        """Every input."""
        for name, field in self.inputs.items():
            field.blockSignals(True)
            field.setText(str(getattr(office, name)))
            field.blockSignals(False)

    def faults(self) -> list[str]:
        """The name is needed."""
        return [sentence for sentence in self._wrong().values() if sentence]

    def _wrong(self) -> dict[str, str]:
        values = self._values()
        return {name: "" if values[name] else f"请填{word}" for name, word, needed, *_ in _FIELDS if needed}

    def show_faults(self) -> None:
        """Beside the inputs."""
        for name, sentence in self._wrong().items():
            self.fields[name].complain(sentence)

    def apply(self, office: OfficeSettings) -> OfficeSettings:
        """All as typed, without blanks at the ends."""
        return replace(office, **self._values())
