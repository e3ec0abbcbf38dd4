"""今日督办 kept up: the whole list once, then only what a command changed."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from supervisor_app.domain.papers.notice import Notice
from supervisor_app.domain.today.todo import (
    TodoGround,
    TodoGroup,
    TodoItem,
    items_of_facts,
    items_of_line,
    items_of_notice,
    urgency,
)


class TodoList:
    """Everything to do on the ground's day; `groups` has every group, in the order of the page, the most urgent first.

    A task may stand in several groups. After `renew` the list equals one made anew; items of tasks and papers that were
    left alone are the same objects.
    """

    def __init__(self, ground: TodoGround) -> None:
        self.groups: dict[TodoGroup, list[TodoItem]] = {group: [] for group in TodoGroup}
        self._of_task: dict[int, tuple[TodoItem, ...]] = {}
        self._of_notice: dict[int, tuple[TodoItem, ...]] = {}
        self._facts: tuple[TodoItem, ...] = ()
        self._notices: Sequence[Notice] = ()
        self._papers: Mapping[int, Sequence[Notice]] = {}
        self._file(ground.notices)
        for task_id, line in ground.lines.items():
            found = tuple(items_of_line(line, ground, self._papers.get(task_id, ())))
            if found:
                self._of_task[task_id] = found
        for notice in ground.notices:
            found = tuple(items_of_notice(notice, ground))
            if found:
                self._of_notice[notice.id] = found
        self._facts = tuple(items_of_facts(ground))
        for item in chain(self._facts, *self._of_task.values(), *self._of_notice.values()):
            self.groups[item.group].append(item)
        for items in self.groups.values():
            items.sort(key=urgency)

    @property
    def items(self) -> list[TodoItem]:
        """All of them, group by group."""
        return list(chain.from_iterable(self.groups.values()))

    def renew(self, ground: TodoGround, task_ids: Iterable[int]) -> None:
        """Look again at these tasks and at papers that changed, on the same day and by the same settings."""
        changed = set(task_ids)
        papers = self._renewed_papers(ground, changed)
        for task_id in changed:
            line = ground.lines.get(task_id)
            fresh = items_of_line(line, ground, self._papers.get(task_id, ())) if line else ()
            self._put(self._of_task, task_id, tuple(fresh))
            papers |= {paper.id: paper for paper in self._papers.get(task_id, ())}
        for notice_id, notice in papers.items():
            self._put(self._of_notice, notice_id, tuple(items_of_notice(notice, ground)) if notice else ())
        facts = tuple(items_of_facts(ground))
        self._exchange(self._facts, facts)
        self._facts = facts

    def _renewed_papers(self, ground: TodoGround, changed: set[int]) -> dict[int, Notice | None]:
        """Papers that are not as before (None: gone); the tasks they name are `changed` too."""
        if ground.notices is self._notices:
            return {}
        before = {notice.id: notice for notice in self._notices}
        after = {notice.id: notice for notice in ground.notices}
        found = {key: after.get(key) for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
        for key in found:
            for notice in filter(None, (before.get(key), after.get(key))):
                changed.update(notice.task_ids)
        self._file(ground.notices)
        return found

    def _file(self, notices: Sequence[Notice]) -> None:
        papers: dict[int, list[Notice]] = defaultdict(list)
        for notice in notices:
            for task_id in notice.task_ids:
                papers[task_id].append(notice)
        self._notices, self._papers = notices, dict(papers)

    def _put(self, kept: dict[int, tuple[TodoItem, ...]], key: int, fresh: tuple[TodoItem, ...]) -> None:
        self._exchange(kept.pop(key, ()), fresh)
        if fresh:
            kept[key] = fresh

    def _exchange(self, old: tuple[TodoItem, ...], new: tuple[TodoItem, ...]) -> None:
        for item in old:
            items = self.groups[item.group]
            del items[bisect_left(items, urgency(item), key=urgency)]
        for item in new:
            insort(self.groups[item.group], item, key=urgency)


def todo_items(ground: TodoGround) -> list[TodoItem]:
    """Everything to do on the day, group by group."""
    return TodoList(ground).items
