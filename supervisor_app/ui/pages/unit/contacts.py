"""Whom to reach in a unit: the list, and the form for one person in its place."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from supervisor_app.domain.contact import Contact
from supervisor_app.ui.columns import Column, muted
from supervisor_app.ui.memory import Memory
from supervisor_app.ui.page import Shell
from supervisor_app.ui.status import NO_SECRETS
from supervisor_app.ui.table import Table
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.widgets.buttons import button
from supervisor_app.ui.widgets.empty import EmptyState
from supervisor_app.ui.widgets.field import Field

if TYPE_CHECKING:
    from supervisor_app.ui.session import Session

_NOTHING = "–"
COLUMNS: tuple[Column[Contact], ...] = (
    Column(key="name", title="姓名", width=72, text=lambda one: one.name, strong=lambda _: True),
    Column(key="post", title="职务", text=lambda one: one.post or _NOTHING, ink=muted, least=64),
    Column(
        key="phone",
        title="电话",
        width=108,
        align="right",
        text=lambda one: one.phone or _NOTHING,
        tooltip=lambda one: one.remark,
    ),
)


class ContactForm(QWidget):
    """`submitted` carries the contact as typed; Enter in a field submits, Esc gives it up."""

    submitted = Signal(object)
    removed = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._before = Contact(0, 0, "")
        self.fields = {name: QLineEdit() for name in ("name", "post", "phone", "remark")}
        self.fields["remark"].setPlaceholderText(NO_SECRETS)
        words = {"name": "姓名", "post": "职务", "phone": "电话", "remark": "备注"}
        self._name = Field(theme, words["name"], self.fields["name"], needed=True)
        column = QVBoxLayout(self)
        gap = theme.px(12)
        column.setContentsMargins(theme.size("space_gap"), gap, theme.size("space_gap"), gap)
        column.setSpacing(theme.px(6))
        grid = QGridLayout()
        grid.setSpacing(theme.px(10))
        others = [Field(theme, words[name], self.fields[name]) for name in ("post", "phone", "remark")]
        for at, one in enumerate((self._name, *others)):
            grid.addWidget(one, at // 2, at % 2, Qt.AlignmentFlag.AlignTop)
        column.addLayout(grid)
        self.save = button(theme, "保存", small=True)
        self.cancel, self.remove = button(theme, "取消", small=True), button(theme, "删去", rank="link", small=True)
        row = QHBoxLayout()
        row.setSpacing(theme.size("space_unit"))
        row.addWidget(self.save)
        row.addWidget(self.cancel)
        row.addStretch(1)
        row.addWidget(self.remove)
        column.addSpacing(theme.px(4))
        column.addLayout(row)
        column.addStretch(1)
        self.save.clicked.connect(self.submit)
        self.cancel.clicked.connect(self.left)
        self.remove.clicked.connect(lambda: self.removed.emit(self._before))
        for field in self.fields.values():
            field.returnPressed.connect(self.submit)

    def edit(self, contact: Contact) -> None:
        """Begin with a contact; id 0 is a new one."""
        self._before = contact
        for name, field in self.fields.items():
            field.setText(getattr(contact, name))
        self.remove.setVisible(contact.id != 0)
        self._name.complain("")
        self.fields["name"].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def contact(self) -> Contact:
        """As typed."""
        name, post, phone, remark = (field.text().strip() for field in self.fields.values())
        return replace(self._before, name=name, post=post, phone=phone, remark=remark)

    def changed(self) -> bool:
        """Whether there is anything to save."""
        return self.contact() != self._before

    def submit(self) -> None:
        """Hand the contact over, unless it has no name."""
        told = self.contact()
        self._name.complain("" if told.name else "请写姓名")
        if told.name:
            self.submitted.emit(told)
        else:
            self.fields["name"].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Qt: Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class UnitContacts(QStackedWidget):
    """`saved` and `removed` carry a Contact."""

    saved = Signal(object)
    removed = Signal(object)

    def __init__(self, theme: Theme, memory: Memory) -> None:
        super().__init__()
        self._unit_id = 0
        self.table: Table[Contact] = Table(theme, COLUMNS, lambda one: one.id, memory, "unit/contacts")
        self.table.setAccessibleName("联系人")
        empty = EmptyState(
            theme, "还没有联系人", "记下报送人和分管领导的电话，催报时用", "landmark", "新增联系人", self.add
        )
        self.table.set_empty(empty)
        self.more = button(theme, "新增联系人", "plus", small=True)
        self.form = ContactForm(theme)
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.setContentsMargins(theme.size("space_gap"), 0, theme.px(12), theme.px(12))
        row.addWidget(self.more)
        row.addStretch(1)
        column.addLayout(row)
        self.addWidget(listed)
        self.addWidget(self.form)
        self.more.clicked.connect(self.add)
        self.table.opened.connect(self._edit)
        self.table.details.connect(self._edit)
        self.form.submitted.connect(self._submit)
        self.form.removed.connect(self._remove)
        self.form.left.connect(self.close_form)

    def show_contacts(self, unit_id: int, contacts: Sequence[Contact]) -> None:
        """Show a unit's contacts; a form open for another unit is closed."""
        if unit_id != self._unit_id:
            self.setCurrentIndex(0)
        self._unit_id = unit_id
        self.table.set_rows(contacts)
        self.more.setVisible(bool(contacts))

    def writing(self) -> bool:
        """Whether the form holds something that is not saved."""
        return self.currentWidget() is self.form and self.form.changed()

    def add(self) -> None:
        """A new person."""
        self._edit(Contact(0, self._unit_id, ""))

    def close_form(self) -> None:
        """Back to the list."""
        self.setCurrentIndex(0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _edit(self, contact: Contact) -> None:
        self.setCurrentWidget(self.form)
        self.form.edit(contact)

    def _submit(self, contact: Contact) -> None:
        if self.form.changed():
            self.saved.emit(contact)
        self.close_form()

    def _remove(self, contact: Contact) -> None:
        self.removed.emit(contact)
        self.close_form()


def keep_contacts(view: UnitContacts, session: "Session", shell: Shell) -> None:
    """Write what the list is told, and say so with the way back."""

    def give(command: Callable[[Contact], object], contact: Contact, word: str) -> None:
        command(contact)
        shell.say(f"{word}联系人“{contact.name}”", "撤销", session.undo_stack.undo)

    view.saved.connect(lambda told: give(session.contacts.save, told, "已记下"))
    view.removed.connect(lambda told: give(session.contacts.delete, told, "已删去"))
