"""Commands on the contacts of units."""

from dataclasses import replace

from sqlite_utils import Database

from supervisor_app.domain.contact import Contact
from supervisor_app.errors import UserError
from supervisor_app.store.ledger import Ledger
from supervisor_app.store.rows import from_row, to_row


def contacts(db: Database, unit_id: int) -> list[Contact]:
    """The contacts of a unit in the order they were added."""
    rows = db.query("SELECT * FROM unit_contact WHERE unit_id = ? ORDER BY id", [unit_id])
    return [from_row(Contact, row) for row in rows]


def save_contact(ledger: Ledger, contact: Contact) -> int:
    """Add a contact (id 0) or write an edited one; gives its id."""
    told = replace(
        contact,
        name=contact.name.strip(),
        post=contact.post.strip(),
        phone=contact.phone.strip(),
        remark=contact.remark.strip(),
    )
    if not told.name:
        raise UserError("联系人姓名是空的；请写姓名")
    with ledger.command(f"{'修改' if told.id else '新增'}联系人“{told.name}”") as work:
        contact_id = told.id or work.insert("unit_contact", to_row(told))
        if told.id:
            work.update("unit_contact", told.id, to_row(told))
    return contact_id


def delete_contact(ledger: Ledger, contact: Contact) -> None:
    """Take a contact off a unit's list."""
    with ledger.command(f"删去联系人“{contact.name}”") as work:
        work.delete("unit_contact", contact.id)
