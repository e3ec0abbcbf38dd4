"""Contacts of units: written, taken off, undone, moved where units are merged."""

from dataclasses import replace
from pathlib import Path

import pytest

from supervisor_app.domain.changes import Changes
from supervisor_app.domain.contact import Contact
from supervisor_app.domain.model import Unit
from supervisor_app.errors import UserError
from supervisor_app.store.contacts import contacts, delete_contact, save_contact
from supervisor_app.store.ledger import Ledger
from supervisor_app.store.undo import undo, undo_name
from supervisor_app.store.units import add_unit, merge_units


def test_contacts_of_a_unit(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path / "台账.db", create=True)
    first, second = Unit(add_unit(ledger, Unit(0, "市住建局")), "市住建局"), Unit(0, "市建设局")
    second = replace(second, id=add_unit(ledger, second))
    told = Contact(0, second.id, " 李敏 ", "办公室主任", "6302", "每周报送")
    contact = replace(told, id=save_contact(ledger, told), name="李敏")
    assert ledger.last.changes == Changes.CONTACTS
    assert contacts(ledger.db, second.id) == [contact]
    save_contact(ledger, replace(contact, phone="6399"))
    assert undo_name(ledger) == "修改联系人“李敏”"
    undo(ledger)
    merge_units(ledger, second, first)
    moved = replace(contact, unit_id=first.id)
    assert contacts(ledger.db, first.id) == [moved]
    delete_contact(ledger, moved)
    assert contacts(ledger.db, first.id) == []
    undo(ledger)
    assert contacts(ledger.db, first.id) == [moved]
    with pytest.raises(UserError, match="请写姓名"):
        save_contact(ledger, Contact(0, first.id, " "))
    ledger.close()
