"""Version 1: meetings, lists, units, tasks, milestones, reports, notices, settings and the history."""

TABLES = """
CREATE TABLE meeting (
  id INTEGER PRIMARY KEY, title TEXT NOT NULL, held_on TEXT, speaker TEXT NOT NULL DEFAULT '',
  text TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE task_list (
  id INTEGER PRIMARY KEY, title TEXT NOT NULL, meeting_id INTEGER REFERENCES meeting(id),
  source TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE unit (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, short_name TEXT NOT NULL DEFAULT '', kind TEXT NOT NULL,
  parent_id INTEGER REFERENCES unit(id)
) STRICT;
CREATE TABLE unit_alias (
  id INTEGER PRIMARY KEY, alias TEXT NOT NULL UNIQUE, unit_id INTEGER NOT NULL REFERENCES unit(id)
) STRICT;
CREATE TABLE task (
  id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, title TEXT NOT NULL, state TEXT NOT NULL, assigned_on TEXT,
  original_due TEXT, due TEXT, due_text TEXT NOT NULL DEFAULT '', cycle TEXT NOT NULL, cycle_day INTEGER,
  target TEXT NOT NULL DEFAULT '', measures TEXT NOT NULL DEFAULT '', sponsor TEXT NOT NULL DEFAULT '',
  contact TEXT NOT NULL DEFAULT '', basis TEXT NOT NULL DEFAULT '',
  approver TEXT NOT NULL DEFAULT '', approved_on TEXT, progress REAL, problem TEXT NOT NULL DEFAULT '',
  next_step TEXT NOT NULL DEFAULT '', remark TEXT NOT NULL DEFAULT '', completed_on TEXT,
  meeting_id INTEGER REFERENCES meeting(id), task_list_id INTEGER REFERENCES task_list(id), source_row INTEGER
) STRICT;
CREATE TABLE task_unit (
  id INTEGER PRIMARY KEY, task_id INTEGER NOT NULL REFERENCES task(id), unit_id INTEGER NOT NULL REFERENCES unit(id),
  role TEXT NOT NULL CHECK (role IN ('lead', 'cooperating')), position INTEGER NOT NULL, UNIQUE (task_id, unit_id)
) STRICT;
CREATE INDEX task_unit_by_unit ON task_unit(unit_id, role);
CREATE TABLE milestone (
  id INTEGER PRIMARY KEY, task_id INTEGER NOT NULL REFERENCES task(id), title TEXT NOT NULL, due TEXT NOT NULL,
  weight REAL NOT NULL DEFAULT 1, done_on TEXT
) STRICT;
CREATE INDEX milestone_by_task ON milestone(task_id);
CREATE TABLE report (
  id INTEGER PRIMARY KEY, task_id INTEGER NOT NULL REFERENCES task(id), unit_id INTEGER NOT NULL REFERENCES unit(id),
  reported_on TEXT NOT NULL, progress REAL NOT NULL, text TEXT NOT NULL DEFAULT '', problem TEXT NOT NULL DEFAULT '',
  next_step TEXT NOT NULL DEFAULT '', channel TEXT NOT NULL DEFAULT '', corrects_id INTEGER REFERENCES report(id)
) STRICT;
CREATE INDEX report_by_task ON report(task_id, reported_on);
CREATE INDEX report_by_correction ON report(corrects_id);
CREATE TABLE notice (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, code TEXT NOT NULL, year INTEGER NOT NULL, serial INTEGER NOT NULL,
  unit_id INTEGER NOT NULL REFERENCES unit(id), title TEXT NOT NULL, issued_on TEXT NOT NULL, reply_by TEXT,
  state TEXT NOT NULL, signed_by TEXT NOT NULL DEFAULT '', signed_on TEXT, replied_on TEXT,
  void_reason TEXT NOT NULL DEFAULT '', path TEXT NOT NULL DEFAULT '', content TEXT NOT NULL DEFAULT '',
  UNIQUE (code, year, serial)
) STRICT;
CREATE TABLE notice_task (
  id INTEGER PRIMARY KEY, notice_id INTEGER NOT NULL REFERENCES notice(id),
  task_id INTEGER NOT NULL REFERENCES task(id), UNIQUE (notice_id, task_id)
) STRICT;
CREATE INDEX notice_task_by_task ON notice_task(task_id);
CREATE TABLE setting (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, value TEXT NOT NULL
) STRICT;
CREATE TABLE history (
  id INTEGER PRIMARY KEY, at TEXT NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL, task_id INTEGER,
  changes TEXT NOT NULL, previous_hash TEXT NOT NULL, hash TEXT NOT NULL UNIQUE
) STRICT;
CREATE INDEX history_by_task ON history(task_id);
CREATE TRIGGER history_is_append_only_update BEFORE UPDATE ON history
  BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER history_is_append_only_delete BEFORE DELETE ON history
  BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER issued_numbers_never_change BEFORE UPDATE OF code, year, serial ON notice
  BEGIN SELECT RAISE(ABORT, 'a document number never changes'); END;
CREATE TRIGGER issued_notices_stay BEFORE DELETE ON notice
  BEGIN SELECT RAISE(ABORT, 'an issued notice stays in the register'); END;
CREATE TRIGGER original_due_never_changes BEFORE UPDATE OF original_due ON task
  WHEN OLD.original_due IS NOT NULL AND NEW.original_due IS NOT OLD.original_due
  BEGIN SELECT RAISE(ABORT, 'an original due date never changes'); END;
"""
