"""发文机关: who issues papers, and how their head will look."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QLineEdit

from supervisor_app.domain.notice import DocumentNumber, code_fault
from supervisor_app.domain.office import OfficeSettings
from supervisor_app.ui.letterhead import Letterhead
from supervisor_app.ui.pages.settings.section import OfficeSection, columns, hint
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.field import Field

_FIELDS = (
    # setting, word, needed, what stands in the empty input, longest
    ("name", "发文机关", True, "如 ××市人民政府督查室", 60),
    ("mark", "发文机关标志（红头）", False, "空着就用发文机关名称", 60),
    ("document_code", "机关代字", True, "如 ×政督", 20),
    ("approver", "签发人", False, "", 40),
    ("contact_person", "联系人", False, "", 40),
    ("phone", "电话", False, "", 40),
    ("officer", "经办人（记入日志）", False, "", 40),
)


class WhoSection(OfficeSection):
    """`next_number` gives the number the next paper gets under the settings saved."""

    id, word = "office", "发文机关"

    def __init__(self, theme: Theme, next_number: Callable[[], DocumentNumber]) -> None:
        super().__init__(theme)
        self._next_number = next_number
        self.inputs = {name: QLineEdit() for name, *_ in _FIELDS}
        self.fields = {name: Field(theme, word, self.inputs[name], needed) for name, word, needed, *_ in _FIELDS}
        for name, _, _, empty, longest in _FIELDS:
            self.inputs[name].setPlaceholderText(empty)
            self.inputs[name].setMaxLength(longest)
            self.inputs[name].textChanged.connect(self.told)
        self._sample, self._new_code = Letterhead(theme), hint("")
        self.body.addLayout(columns(theme, *self.fields.values()))
        self.body.addWidget(self._new_code)
        self.body.addWidget(self._sample)

    def _values(self) -> dict[str, Any]:
        return {name: field.text().strip() for name, field in self.inputs.items()}

    def show_office(self, office: OfficeSettings) -> None:
        """Every input."""
        for name, field in self.inputs.items():
            field.blockSignals(True)
            field.setText(str(getattr(office, name)))
            field.blockSignals(False)

    def faults(self) -> list[str]:
        """Name and code are needed, and the code is no number."""
        return [sentence for sentence in self._wrong().values() if sentence]

    def _wrong(self) -> dict[str, str]:
        values = self._values()
        missing = {name: "" if values[name] else f"请填{word}" for name, word, needed, *_ in _FIELDS if needed}
        return missing | {"document_code": code_fault(values["document_code"])}

    def show_faults(self) -> None:
        """Beside the inputs; and the head as it would look."""
        values, number = self._values(), self._next_number()
        for name, sentence in self._wrong().items():
            self.fields[name].complain(sentence)
        other = values["document_code"] != number.code
        serial = 1 if other else number.serial
        words = (("联系人", values["contact_person"]), ("电话", values["phone"]))
        contact = "；".join(f"{word}：{value}" for word, value in words if value)
        self._sample.set_words(
            values["mark"] or values["name"],
            f"{values['document_code']}〔{number.year}〕{serial}号",
            f"（{contact}）" if contact else "",
        )
        self._new_code.setText(f"换了代字另编文号；“{number.code}”已用的文号不变" if other else "")
        self._new_code.setVisible(other)

    def apply(self, office: OfficeSettings) -> OfficeSettings:
        """All as typed, without blanks at the ends."""
        return replace(office, **self._values())
