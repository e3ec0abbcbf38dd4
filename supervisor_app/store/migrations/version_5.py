"""Version 5: reports of a period, signed for and marked; indicators, problems, projects."""

TABLES = """
ALTER TABLE report ADD COLUMN period TEXT;
ALTER TABLE report ADD COLUMN received_on TEXT;
ALTER TABLE report ADD COLUMN signed_by TEXT NOT NULL DEFAULT '';
ALTER TABLE report ADD COLUMN evidence TEXT NOT NULL DEFAULT '';
ALTER TABLE report ADD COLUMN form TEXT NOT NULL DEFAULT '';
ALTER TABLE report ADD COLUMN mark TEXT CHECK (mark IN ('returned', 'untrue'));
ALTER TABLE report ADD COLUMN marked_by TEXT NOT NULL DEFAULT '';
ALTER TABLE report ADD COLUMN marked_on TEXT;
ALTER TABLE report ADD COLUMN mark_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE report ADD COLUMN progress_before REAL;
CREATE INDEX report_by_unit ON report(unit_id, task_id, reported_on, progress, mark);
CREATE INDEX report_by_mark ON report(task_id) WHERE mark IS NOT NULL;
CREATE TABLE indicator (
  id INTEGER PRIMARY KEY, task_id INTEGER NOT NULL REFERENCES task(id), name TEXT NOT NULL,
  measure TEXT NOT NULL DEFAULT '', step TEXT NOT NULL CHECK (step IN ('month', 'quarter')),
  cumulative INTEGER NOT NULL DEFAULT 0, smaller_is_better INTEGER NOT NULL DEFAULT 0, base REAL NOT NULL DEFAULT 0,
  weight REAL NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX indicator_by_task ON indicator(task_id);
CREATE TABLE indicator_value (
  id INTEGER PRIMARY KEY, indicator_id INTEGER NOT NULL REFERENCES indicator(id), closing TEXT NOT NULL,
  plan REAL NOT NULL, actual REAL, UNIQUE (indicator_id, closing)
) STRICT;
CREATE TABLE problem (
  id INTEGER PRIMARY KEY, text TEXT NOT NULL, raised_on TEXT NOT NULL, raised_by INTEGER REFERENCES unit(id),
  report_id INTEGER REFERENCES report(id), owner_unit INTEGER REFERENCES unit(id), owner TEXT NOT NULL DEFAULT '',
  due TEXT, measures TEXT NOT NULL DEFAULT '', state TEXT NOT NULL CHECK (state IN ('open', 'closed')), closed_on TEXT,
  evidence TEXT NOT NULL DEFAULT '', reopened_on TEXT, reopen_reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE problem_task (
  id INTEGER PRIMARY KEY, problem_id INTEGER NOT NULL REFERENCES problem(id),
  task_id INTEGER NOT NULL REFERENCES task(id), UNIQUE (problem_id, task_id)
) STRICT;
CREATE INDEX problem_task_by_task ON problem_task(task_id);
CREATE TABLE project (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, unit_id INTEGER REFERENCES unit(id), investment REAL,
  task_id INTEGER REFERENCES task(id), remark TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE project_stage (
  id INTEGER PRIMARY KEY, project_id INTEGER NOT NULL REFERENCES project(id), stage TEXT NOT NULL,
  planned_on TEXT, actual_on TEXT, UNIQUE (project_id, stage)
) STRICT;
"""
