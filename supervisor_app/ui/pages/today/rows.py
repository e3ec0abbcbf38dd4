"""What a row of 今日督办 says and which step comes next, from the domain's list of things to do."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from supervisor_app.domain.model import Unit
from supervisor_app.domain.notice import Notice, NoticeKind
from supervisor_app.domain.planning import Plans
from supervisor_app.domain.todo import TODO_WORDS, TodoGroup, TodoItem
from supervisor_app.domain.words import LIGHT_WORDS
from supervisor_app.ui.task_columns import short_number
from supervisor_app.ui.widgets.grouped_model import Group
from supervisor_app.ui.widgets.unit_picker import unit_label

URGENT = (TodoGroup.OVERDUE, TodoGroup.DUE_SOON, TodoGroup.REPORT_MISSING)  # counted in the rail
_HINTS = {
    TodoGroup.REPORT_MISSING: "本期报送已截止",
    TodoGroup.UNACKNOWLEDGED: "文书已发出，还没有签收",
    TodoGroup.TO_VERIFY: "单位已报办结，核查后办结",
}
_IN_DAYS = (TodoGroup.OVERDUE, TodoGroup.DUE_SOON)


@dataclass(frozen=True, slots=True)
class Step:
    """What to do about a row: the word on its button, and where the window goes."""

    word: str
    page: str
    target: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class TodoRow:
    """One row; `paper` is the unsigned paper's number, `papers` how many matters it names."""

    item: TodoItem
    unit: str
    step: Step
    paper: str = ""
    matters: int = 1

    @property
    def key(self) -> tuple[object, ...]:
        """What tells the row from others, also after a refresh."""
        return self.item.group, self.item.line.task.id, self.item.notice_id

    @property
    def title(self) -> str:
        """The matter, and that a paper names more than this one."""
        more = f" 等 {self.matters} 项" if self.matters > 1 else ""
        return self.item.line.task.title + more

    @property
    def number(self) -> str:
        """The task's number without the year."""
        return short_number(self.item.line.task.number)

    @property
    def ink(self) -> str:
        """Red ink past due, yellow ink on the last two days, else muted."""
        days = self.item.line.days_left
        if self.item.group is TodoGroup.OVERDUE:
            return "light_red_ink"
        urgent = self.item.group is TodoGroup.DUE_SOON and days is not None and days <= 1
        return "light_yellow_ink" if urgent else "text_muted"

    @property
    def spoken(self) -> str:
        """The whole row for a screen reader."""
        item = self.item
        light = LIGHT_WORDS[item.line.light]
        return f"{light}，{item.line.task.number} {self.title}，{self.unit}，{item.reason}，按回车{self.step.word}"


def todo_groups(
    items: Iterable[TodoItem], units: Mapping[int, Unit], notices: Sequence[Notice], plans: Plans, near_days: int
) -> list[Group[TodoRow]]:
    """The page's groups in their order, empty ones included; working days are named once."""
    papers = {notice.id: notice for notice in notices}
    planned = {(plan.unit.id, line.task.id) for plan in plans.plans for line in plan.lines}
    rows: dict[TodoGroup, list[TodoRow]] = {group: [] for group in TodoGroup}
    for item in items:
        rows[item.group].append(_row(item, units, papers, planned))
    said = next((group for group in _IN_DAYS if rows[group]), None)
    return [
        Group(
            group, group_word(group, near_days), tuple(found), "按工作日计" if group is said else _HINTS.get(group, "")
        )
        for group, found in rows.items()
    ]


def group_word(group: TodoGroup, near_days: int) -> str:
    """What a group is called; the days of 到期 are a setting."""
    return f"{near_days}日内到期" if group is TodoGroup.DUE_SOON else TODO_WORDS[group]


def _row(
    item: TodoItem, units: Mapping[int, Unit], papers: Mapping[int, Notice], planned: set[tuple[int, int]]
) -> TodoRow:
    paper = papers.get(item.notice_id) if item.notice_id is not None else None
    if paper is not None:
        step = Step("登记签收", "notice", ("receipt", paper.id))
        to = paper.addressee if paper.unit_id is None else unit_label(units[paper.unit_id])
        return TodoRow(item, to, step, str(paper.number), len(paper.task_ids))
    unit = "、".join(unit_label(units[unit_id]) for unit_id in item.line.task.lead)
    return TodoRow(item, unit, _step(item, planned))


def _step(item: TodoItem, planned: set[tuple[int, int]]) -> Step:
    task = item.line.task
    if item.group is TodoGroup.TO_VERIFY:
        return Step("核查", "ledger", ("task", task.id))
    if item.group is TodoGroup.OVERDUE:
        unit_id = next((unit_id for unit_id in task.lead if (unit_id, task.id) in planned), None)
        if unit_id is not None:
            return Step("发督办通知单", "notice", ("issue", NoticeKind.SUPERVISION.value, unit_id))
    return Step("登记进展", "ledger", ("report", task.id))
