"""Version 6: contacts of units."""

TABLES = """
CREATE TABLE unit_contact (
  id INTEGER PRIMARY KEY, unit_id INTEGER NOT NULL REFERENCES unit(id), name TEXT NOT NULL,
  post TEXT NOT NULL DEFAULT '', phone TEXT NOT NULL DEFAULT '', remark TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX unit_contact_by_unit ON unit_contact(unit_id);
"""
