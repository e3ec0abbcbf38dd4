"""Version 4: the life of a task: steps, subtasks, extensions, verifications, look backs, reviews, evidence files."""

TABLES = """
ALTER TABLE task ADD COLUMN supervision TEXT;
ALTER TABLE task ADD COLUMN urgency TEXT NOT NULL DEFAULT 'ordinary';
ALTER TABLE task ADD COLUMN parent_id INTEGER REFERENCES task(id);
ALTER TABLE task ADD COLUMN weight REAL NOT NULL DEFAULT 1;
ALTER TABLE task ADD COLUMN merged_into_id INTEGER REFERENCES task(id);
CREATE INDEX task_by_parent ON task(parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX task_by_merger ON task(merged_into_id) WHERE merged_into_id IS NOT NULL;
CREATE TABLE step (
  id INTEGER PRIMARY KEY, task_id INTEGER NOT NULL REFERENCES task(id), kind TEXT NOT NULL, day TEXT NOT NULL,
  state_after TEXT NOT NULL, state_before TEXT, person TEXT NOT NULL DEFAULT '', reason TEXT NOT NULL DEFAULT '',
  detail TEXT NOT NULL DEFAULT '', progress_before REAL, report_id INTEGER REFERENCES report(id),
  after_report_id INTEGER REFERENCES report(id)
) STRICT;
CREATE INDEX step_by_task ON step(task_id);
CREATE INDEX step_by_report ON step(report_id) WHERE report_id IS NOT NULL;
CREATE INDEX step_after_report ON step(after_report_id) WHERE after_report_id IS NOT NULL;
CREATE TABLE extension (
  id INTEGER PRIMARY KEY, task_id INTEGER NOT NULL REFERENCES task(id), asked_on TEXT NOT NULL,
  asked_by TEXT NOT NULL, reason TEXT NOT NULL, due_before TEXT NOT NULL, wanted_due TEXT NOT NULL, progress REAL,
  decision TEXT NOT NULL, approver TEXT NOT NULL DEFAULT '', decided_on TEXT, new_due TEXT,
  decision_reason TEXT NOT NULL DEFAULT '',
  CHECK ((decision = 'pending') = (decided_on IS NULL)), CHECK ((decision = 'granted') = (new_due IS NOT NULL))
) STRICT;
CREATE INDEX extension_by_task ON extension(task_id);
CREATE UNIQUE INDEX extension_pending ON extension(task_id) WHERE decision = 'pending';
CREATE TABLE verification (
  id INTEGER PRIMARY KEY, task_id INTEGER NOT NULL REFERENCES task(id), way TEXT NOT NULL, verifier TEXT NOT NULL,
  verified_on TEXT NOT NULL, finding TEXT NOT NULL, passed INTEGER NOT NULL CHECK (passed IN (0, 1)),
  reason TEXT NOT NULL DEFAULT '', step_id INTEGER REFERENCES step(id)
) STRICT;
CREATE INDEX verification_by_task ON verification(task_id);
CREATE INDEX verification_by_step ON verification(step_id);
CREATE TABLE look_back (
  id INTEGER PRIMARY KEY, task_id INTEGER NOT NULL REFERENCES task(id), planned_on TEXT NOT NULL, done_on TEXT,
  person TEXT NOT NULL DEFAULT '', finding TEXT NOT NULL DEFAULT '', held INTEGER CHECK (held IN (0, 1)),
  CHECK ((done_on IS NULL) = (held IS NULL))
) STRICT;
CREATE INDEX look_back_by_task ON look_back(task_id);
CREATE TABLE review_request (
  id INTEGER PRIMARY KEY, task_id INTEGER NOT NULL REFERENCES task(id), unit_id INTEGER NOT NULL REFERENCES unit(id),
  received_on TEXT NOT NULL, asked_on TEXT NOT NULL, reason TEXT NOT NULL,
  verification_id INTEGER REFERENCES verification(id), decision TEXT NOT NULL, decided_by TEXT NOT NULL DEFAULT '',
  decided_on TEXT, outcome TEXT NOT NULL DEFAULT '', CHECK ((decision = 'pending') = (decided_on IS NULL))
) STRICT;
CREATE INDEX review_request_by_task ON review_request(task_id);
CREATE INDEX review_request_by_unit ON review_request(unit_id);
CREATE INDEX review_request_by_verification ON review_request(verification_id);
CREATE TABLE evidence (
  id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, content BLOB NOT NULL
) STRICT;
CREATE TABLE attachment (
  id INTEGER PRIMARY KEY, task_id INTEGER NOT NULL REFERENCES task(id), name TEXT NOT NULL, size INTEGER NOT NULL,
  added_on TEXT NOT NULL, sha256 TEXT NOT NULL REFERENCES evidence(sha256), step_id INTEGER REFERENCES step(id),
  verification_id INTEGER REFERENCES verification(id), report_id INTEGER REFERENCES report(id),
  problem_id INTEGER REFERENCES problem(id), extension_id INTEGER REFERENCES extension(id),
  look_back_id INTEGER REFERENCES look_back(id), review_id INTEGER REFERENCES review_request(id)
) STRICT;
CREATE INDEX attachment_by_task ON attachment(task_id);
CREATE INDEX attachment_by_content ON attachment(sha256);
CREATE INDEX attachment_by_report ON attachment(report_id) WHERE report_id IS NOT NULL;
"""
