"""Version 7: indexes for what is still open, and for references that an undo has to look for."""

TABLES = """
CREATE INDEX look_back_planned ON look_back(planned_on) WHERE done_on IS NULL;
CREATE INDEX review_request_undecided ON review_request(asked_on) WHERE decided_on IS NULL;
CREATE INDEX attachment_by_step ON attachment(step_id) WHERE step_id IS NOT NULL;
CREATE INDEX attachment_by_verification ON attachment(verification_id) WHERE verification_id IS NOT NULL;
CREATE INDEX attachment_by_problem ON attachment(problem_id) WHERE problem_id IS NOT NULL;
CREATE INDEX attachment_by_extension ON attachment(extension_id) WHERE extension_id IS NOT NULL;
CREATE INDEX attachment_by_look_back ON attachment(look_back_id) WHERE look_back_id IS NOT NULL;
CREATE INDEX attachment_by_review ON attachment(review_id) WHERE review_id IS NOT NULL;
CREATE INDEX problem_by_owner ON problem(owner_unit);
CREATE INDEX problem_by_raiser ON problem(raised_by) WHERE raised_by IS NOT NULL;
CREATE INDEX problem_by_report ON problem(report_id) WHERE report_id IS NOT NULL;
CREATE INDEX project_by_unit ON project(unit_id);
CREATE INDEX project_by_task ON project(task_id) WHERE task_id IS NOT NULL;
"""
