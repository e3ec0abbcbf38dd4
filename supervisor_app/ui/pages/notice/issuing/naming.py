"""Asked once before the first paper: in whose name papers go out."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from supervisor_app.domain.office import DEFAULT_NAME
from supervisor_app.domain.papers.notice import code_fault
from supervisor_app.ui.letterhead import Letterhead
from supervisor_app.ui.session import Session
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.card import Card
from supervisor_app.ui.widgets.field import Field
from supervisor_app.ui.widgets.labels import label

_FIELDS = (
    # setting, word, needed, example, longest
    ("name", "发文机关", True, "如 ××市人民政府督查室", 60),
    ("document_code", "机关代字", True, "如 ×政督", 20),
    ("contact_person", "联系人", False, "", 40),
    ("phone", "电话", False, "", 40),
)


class Naming(QWidget):
    """Writes the office's settings in one command; `saved` then."""

    saved = Signal()

    def __init__(self, theme: Theme, session: Session) -> None:
        super().__init__()
        self._session = session
        self.inputs = {name: QLineEdit() for name, *_ in _FIELDS}
        self.fields = {name: Field(theme, word, self.inputs[name], needed) for name, word, needed, *_ in _FIELDS}
        self._sample = Letterhead(theme)
        for name, _, _, example, longest in _FIELDS:
            self.inputs[name].setPlaceholderText(example)
            self.inputs[name].setMaxLength(longest)
            self.inputs[name].textChanged.connect(self._show_sample)
        self._build(theme)

    def _build(self, theme: Theme) -> None:
        card = Card(theme)
        card.setFixedWidth(theme.px(600))
        card.body.setSpacing(theme.size("space_gap"))
        card.body.addWidget(label("文书以谁的名义发出？", "heading"))
        told = label("只问一次，印在每份文书上；以后在“设置 → 发文机关”里改。", "muted")
        told.setWordWrap(True)
        card.body.addWidget(told)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.size("space_gap"))
        grid.setVerticalSpacing(theme.px(12))
        for at, field in enumerate(self.fields.values()):
            grid.addWidget(field, at // 2, at % 2, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(grid)
        card.body.addWidget(self._sample)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(1)
        column.addLayout(row)
        column.addStretch(2)

    def begin(self) -> None:
        """Show what is known; the name is asked for."""
        office = self._session.facts.office
        for name, field in self.inputs.items():
            field.setText(str(getattr(office, name)) if name != "name" or office.named else "")
        self._show_sample()
        self.inputs["name"].setFocus()

    def save(self) -> bool:
        """Check and write; False when something is missing."""
        values = {name: field.text().strip() for name, field in self.inputs.items()}
        wrong = {
            "name": _name_fault(values["name"]),
            "document_code": code_fault(values["document_code"]),
        }
        for name, sentence in wrong.items():
            self.fields[name].complain(sentence)
        faulty = [name for name, sentence in wrong.items() if sentence]
        if faulty:
            self.inputs[faulty[0]].setFocus()
            return False
        changes: dict[str, Any] = dict(values)
        self._session.save_office(replace(self._session.facts.office, **changes))
        self.saved.emit()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Qt: Enter saves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save()
        else:
            super().keyPressEvent(event)

    def _show_sample(self) -> None:
        values = {name: field.text().strip() for name, field in self.inputs.items()}
        number = self._session.facts.next_number()
        words = (("联系人", values["contact_person"]), ("电话", values["phone"]))
        contact = "；".join(f"{word}：{value}" for word, value in words if value)
        self._sample.set_words(
            values["name"] or "发文机关",
            f"{values['document_code']}〔{number.year}〕{number.serial}号",
            f"（{contact}）" if contact else "",
        )


def _name_fault(name: str) -> str:
    if not name:
        return "请填发文机关"
    return f"请写全称，不要只写“{DEFAULT_NAME}”" if name == DEFAULT_NAME else ""
