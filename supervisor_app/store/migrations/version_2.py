"""Version 2: drafts of speeches under review."""

TABLES = """
CREATE TABLE draft (
  id INTEGER PRIMARY KEY, meeting_id INTEGER NOT NULL REFERENCES meeting(id), start INTEGER NOT NULL,
  "end" INTEGER NOT NULL, text TEXT NOT NULL, title TEXT NOT NULL, lead TEXT NOT NULL, cooperating TEXT NOT NULL,
  due TEXT, due_text TEXT NOT NULL, cycle TEXT NOT NULL, cycle_day INTEGER, target TEXT NOT NULL, score REAL NOT NULL,
  state TEXT NOT NULL, task_id INTEGER REFERENCES task(id), hooks TEXT NOT NULL, carried TEXT NOT NULL
) STRICT;
CREATE INDEX draft_by_meeting ON draft(meeting_id);
CREATE INDEX draft_by_task ON draft(task_id);
"""
