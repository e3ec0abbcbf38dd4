"""Who the office is on its papers: the few questions of the first run."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from supervisor_app.domain.office import DEFAULT_NAME, OfficeSettings
from supervisor_app.domain.papers.notice import DocumentNumber, code_fault
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.field import Field, Note
from supervisor_app.ui.widgets.labels import label


class OfficeQuestions(QWidget):
    """Name, document code, contact and phone; what is left empty keeps what the settings had."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._inputs = {name: QLineEdit() for name in ("name", "document_code", "contact_person", "phone")}
        words = ("发文机关名称", "机关代字", "联系人", "电话")
        pairs = zip(words, self._inputs.items(), strict=True)
        self.fields = {name: Field(theme, word, entry) for word, (name, entry) in pairs}
        self._sample = Note(theme)
        hints = {
            "name": f"如 ××市人民政府督查室；留空先写“{DEFAULT_NAME}”",
            "document_code": OfficeSettings().document_code,
            "contact_person": "印在文书上，供单位联系",
            "phone": "如 0371-6301",
        }
        for name, entry in self._inputs.items():
            entry.setPlaceholderText(hints[name])
            entry.textChanged.connect(self._typed)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.size("space_gap"))
        grid.setVerticalSpacing(theme.px(12))
        grid.addWidget(self.fields["name"], 0, 0, 1, 2)
        grid.addWidget(self.fields["document_code"], 1, 0)
        grid.addWidget(self._sample, 1, 1)
        grid.addWidget(self.fields["contact_person"], 2, 0)
        grid.addWidget(self.fields["phone"], 2, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addLayout(grid)
        column.addWidget(label("不得录入涉密信息。以上都可以在“设置”里改。", "small"))
        self.setFocusProxy(self._inputs["name"])
        self.set_settings(OfficeSettings())

    def set_settings(self, base: OfficeSettings) -> None:
        """Write what is known already."""
        known = {name: getattr(base, name) for name in self._inputs}
        if not base.named:
            known["name"] = ""
        for name, entry in self._inputs.items():
            entry.setText(known[name])

    def settings(self, base: OfficeSettings) -> OfficeSettings:
        """`base` with the answers."""
        answers: dict[str, Any] = {name: entry.text().strip() for name, entry in self._inputs.items()}
        return replace(base, **{name: answer for name, answer in answers.items() if answer})

    def complete(self) -> bool:
        """Whether the answers can be used; what cannot is marked and takes the cursor."""
        if self._code_fits():
            return True
        self._inputs["document_code"].setFocus()
        return False

    def _code_fits(self) -> bool:
        code = self._inputs["document_code"].text().strip()
        return not code or not code_fault(code)

    def _typed(self) -> None:
        code, fits = self._inputs["document_code"].text().strip() or OfficeSettings().document_code, self._code_fits()
        self.fields["document_code"].complain(code_fault(code))
        self._sample.set_text(f"文号将是 {DocumentNumber(code, QDate.currentDate().year(), 1)}" if fits else "")
        self.changed.emit()
