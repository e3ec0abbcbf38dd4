"""The part of a snapshot that tells the life of tasks: what happened to them, what is asked, what was found."""

from datetime import date

from supervisor_app.domain.draft import DraftTask
from supervisor_app.domain.life.attachment import Attachment
from supervisor_app.domain.life.extension import Extension
from supervisor_app.domain.life.lifecycle import Step
from supervisor_app.domain.life.verification import LookBack, ReviewRequest, Verification
from supervisor_app.domain.model import Task
from supervisor_app.store import life_queries, queries
from supervisor_app.store.importing import find_duplicates
from supervisor_app.store.ledger import Ledger
from supervisor_app.store.steps import is_verified


class LifeReadings:
    """Read at each call; of one task, or where a task may be left out, of all."""

    ledger: Ledger
    today: date

    def steps(self, task_id: int) -> list[Step]:
        """A task's steps in the order they were taken; a task of an older file may have none."""
        return life_queries.steps(self.ledger.db, task_id)

    def extensions(self, task_id: int | None = None) -> list[Extension]:
        """Extensions asked for, granted and refused, oldest first."""
        return life_queries.extensions(self.ledger.db, task_id)

    def verifications(self, task_id: int | None = None) -> list[Verification]:
        """Checks of claims, oldest first."""
        return life_queries.verifications(self.ledger.db, task_id)

    def look_backs(self, task_id: int | None = None) -> list[LookBack]:
        """Look backs planned and done, the earliest planned first."""
        return life_queries.look_backs(self.ledger.db, task_id)

    def reviews(self, task_id: int | None = None) -> list[ReviewRequest]:
        """Units' requests for review, oldest first."""
        return life_queries.reviews(self.ledger.db, task_id)

    def attachments(self, task_id: int | None = None) -> list[Attachment]:
        """The entries of files kept in the ledger, in the order they were added."""
        return life_queries.attachments(self.ledger.db, task_id)

    def parts(self, task_id: int) -> list[Task]:
        """A task's subtasks, by number."""
        return queries.tasks(self.ledger.db, "parent_id = ?", task_id)

    def verified(self, task_id: int) -> bool:
        """Whether the task passed a verification since it was last reopened, and so may be closed."""
        return is_verified(self.steps(task_id))

    def same_task(self, draft: DraftTask) -> str | None:
        """The number of the task with the draft's title, lead units and due date; None when there is none."""
        found = find_duplicates(self.ledger, (draft,))
        return found[0].number if found else None
