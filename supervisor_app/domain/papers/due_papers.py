"""How many papers of a kind are due, kept up task by task: planning anew asks every matter of the ledger."""

from collections import Counter
from collections.abc import Iterable

from supervisor_app.domain.papers.planning import Plans


class DueCount:
    """`count`: papers that are due, one a unit; `repeated`: matters that had one lately."""

    def __init__(self, plans: Plans) -> None:
        self._units: Counter[int] = Counter()
        self._of_task: dict[int, list[int]] = {}
        self._repeated: set[int] = set()
        self._add(plans)

    @property
    def count(self) -> int:
        """Papers to write."""
        return len(self._units)

    @property
    def repeated(self) -> int:
        """Matters left out because a paper of the kind named them lately."""
        return len(self._repeated)

    def renew(self, task_ids: Iterable[int], plans: Plans) -> None:
        """Take what is planned now for these tasks in place of what was."""
        for task_id in task_ids:
            self._repeated.discard(task_id)
            self._units -= Counter(self._of_task.pop(task_id, ()))
        self._add(plans)

    def _add(self, plans: Plans) -> None:
        for plan in plans.plans:
            self._units[plan.unit.id] += len(plan.lines)
            for line in plan.lines:
                self._of_task.setdefault(line.task.id, []).append(plan.unit.id)
        self._repeated |= {line.task.id for line in plans.repeated}
