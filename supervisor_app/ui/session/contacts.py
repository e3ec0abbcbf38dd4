"""The session's commands on the contacts of units."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from supervisor_app.domain.contact import Contact
from supervisor_app.store import contacts


class Contacts(QObject):
    """What there is to see is `session.facts.contacts(unit_id)`."""

    def __init__(self, parent: QObject, do: Callable[..., Any]) -> None:
        super().__init__(parent)
        self._do = do

    def save(self, contact: Contact) -> int:
        """Add a contact (id 0) or write an edited one; gives its id."""
        found: int = self._do(contacts.save_contact, contact)
        return found

    def delete(self, contact: Contact) -> None:
        """Take a contact off a unit's list."""
        self._do(contacts.delete_contact, contact)
