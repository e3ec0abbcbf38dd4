"""Version 3: the register of papers holds every kind: papers to many, replies, re-issues, approval, fingerprints.

The table is made anew, since a column cannot lose its NOT NULL (https://sqlite.org/lang_altertable.html, section 7).
"""

TABLES = """
CREATE TABLE notice_3 (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, code TEXT NOT NULL, year INTEGER NOT NULL, serial INTEGER NOT NULL,
  unit_id INTEGER REFERENCES unit(id), addressee TEXT NOT NULL DEFAULT '', title TEXT NOT NULL,
  issued_on TEXT NOT NULL, reply_by TEXT, state TEXT NOT NULL, approver TEXT NOT NULL DEFAULT '', approved_on TEXT,
  sent_on TEXT, signed_by TEXT NOT NULL DEFAULT '', signed_on TEXT, replied_on TEXT, reply TEXT NOT NULL DEFAULT '',
  void_reason TEXT NOT NULL DEFAULT '', replaces_id INTEGER REFERENCES notice(id), path TEXT NOT NULL DEFAULT '',
  sha256 TEXT NOT NULL DEFAULT '', content TEXT NOT NULL DEFAULT '', UNIQUE (code, year, serial)
) STRICT;
INSERT INTO notice_3 (
  id, kind, code, year, serial, unit_id, title, issued_on, reply_by, state, signed_by, signed_on, replied_on,
  void_reason, path, content)
SELECT id, kind, code, year, serial, unit_id, title, issued_on, reply_by, state, signed_by, signed_on, replied_on,
  void_reason, path, content FROM notice;
DROP TABLE notice;
ALTER TABLE notice_3 RENAME TO notice;
CREATE INDEX notice_by_unit ON notice(unit_id);
CREATE UNIQUE INDEX notice_by_replaced ON notice(replaces_id);
CREATE TRIGGER issued_numbers_never_change BEFORE UPDATE OF code, year, serial ON notice
  BEGIN SELECT RAISE(ABORT, 'a document number never changes'); END;
CREATE TRIGGER issued_notices_stay BEFORE DELETE ON notice
  BEGIN SELECT RAISE(ABORT, 'an issued notice stays in the register'); END;
CREATE TRIGGER replaced_notices_stay_void BEFORE UPDATE OF state ON notice
  WHEN NEW.state <> 'void' AND EXISTS (SELECT 1 FROM notice WHERE replaces_id = OLD.id)
  BEGIN SELECT RAISE(ABORT, 'a replaced notice stays void'); END;
"""
