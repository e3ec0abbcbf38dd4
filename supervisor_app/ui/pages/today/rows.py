"""What the rows of 今日督办 say, from the domain's list of things to do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from supervisor_app.domain.model import Unit
from supervisor_app.domain.papers.notice import Notice
from supervisor_app.domain.today.todo import TODO_WORDS, TodoGroup, TodoItem
from supervisor_app.domain.words import LIGHT_WORDS, NOTICE_KIND_WORDS
from supervisor_app.ui.pages.today.steps import Step, all_word, step_of
from supervisor_app.ui.task_columns import short_number
from supervisor_app.ui.widgets.grouped_model import Group
from supervisor_app.ui.widgets.unit_picker import unit_label

if TYPE_CHECKING:
    from supervisor_app.ui.session import Session

URGENT = (TodoGroup.OVERDUE, TodoGroup.DUE_SOON, TodoGroup.REPORT_MISSING)  # counted in the rail
LISTED = 500  # rows of a group shown at once, the most urgent
_HINTS = {
    TodoGroup.REPORT_MISSING: "本期报送已截止",
    TodoGroup.UNACKNOWLEDGED: "文书已发出，还没有签收",
    TodoGroup.TO_VERIFY: "单位已报办结，核查后办结",
    TodoGroup.EXTENSION: "单位已申请，等待批复",
    TodoGroup.ESCALATE: "按督办阶梯建议，发不发由人定",
    TodoGroup.AWAITING_REPLY: "回复期限已到或将到",
    TodoGroup.LOOK_BACK: "办结后安排的回头看",
    TodoGroup.REVIEW: "收到申请起 30 日内作出决定",
}
_IN_DAYS = (TodoGroup.OVERDUE, TodoGroup.DUE_SOON)


@dataclass(frozen=True, slots=True)
class TodoRow:
    """One row; `paper` is the number of the paper that waits, `matters` how many matters it names."""

    item: TodoItem
    unit: str
    step: Step
    paper: str = ""
    matters: int = 1

    @property
    def key(self) -> tuple[object, ...]:
        """What tells the row from others, also after a refresh."""
        return self.item.group, self.item.line.task.id, self.item.notice_id, self.item.fact_id

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
        """Red ink past due, yellow ink on the last two days, dark where a limit is over, else muted."""
        left, group = self.item.left, self.item.group
        if group is TodoGroup.OVERDUE:
            return "light_red_ink"
        if group is TodoGroup.DUE_SOON and left is not None and left <= 1:
            return "light_yellow_ink"
        late = group in (TodoGroup.AWAITING_REPLY, TodoGroup.REVIEW) and left is not None and left < 0
        return "text" if late else "text_muted"

    @property
    def spoken(self) -> str:
        """The whole row for a screen reader."""
        item = self.item
        light = LIGHT_WORDS[item.line.light]
        return f"{light}，{item.line.task.number} {self.title}，{self.unit}，{item.reason}，按回车{self.step.word}"


class TodoRows:
    """Makes rows of items, those of items that are as before only once."""

    def __init__(self, session: "Session") -> None:
        self._session = session
        self._made: dict[int, TodoRow] = {}
        self._ground: tuple[object, ...] = ()

    def groups(self) -> list[Group[TodoRow]]:
        """The page's groups in their order, empty ones included; working days are named once."""
        facts = self._session.facts
        units, notices = facts.units, facts.notices
        kept = self._made if self._ground == (id(units), id(notices)) else {}
        self._ground, self._made = (id(units), id(notices)), {}
        papers = _papers(notices)
        near, found = facts.yardstick.rule.near_days, facts.todo_list.groups
        in_days = next((group for group in _IN_DAYS if found[group]), None)
        made = []
        for group, items in found.items():
            rows = tuple(self._row(item, units, papers, kept) for item in items[:LISTED])
            hint = "按工作日计" if group is in_days else _hint(group, facts.office.stale_days)
            if len(items) > LISTED:
                hint = f"先列最急的 {LISTED} 项"
            word = all_word(group, len(rows))
            made.append(Group(group.value, group_word(group, near), rows, hint, word, len(items)))
        return made

    def _row(
        self, item: TodoItem, units: Mapping[int, Unit], papers: Mapping[int, Notice], kept: Mapping[int, TodoRow]
    ) -> TodoRow:
        row = kept.get(id(item))
        if row is None or row.item is not item:
            row = _row(item, units, papers)
        self._made[id(item)] = row
        return row


def _papers(notices: Sequence[Notice]) -> dict[int, Notice]:
    return {notice.id: notice for notice in notices}


def _row(item: TodoItem, units: Mapping[int, Unit], papers: Mapping[int, Notice]) -> TodoRow:
    paper = papers.get(item.notice_id) if item.notice_id is not None else None
    if paper is not None:
        to = paper.addressee if paper.unit_id is None else unit_label(units[paper.unit_id])
        named = f"{NOTICE_KIND_WORDS[paper.kind]} {paper.number}"
        return TodoRow(item, to, step_of(item), named, len(paper.task_ids))
    unit = "、".join(unit_label(units[unit_id]) for unit_id in item.line.task.lead)
    return TodoRow(item, item.unit if item.group is TodoGroup.REVIEW else unit, step_of(item))


def _hint(group: TodoGroup, stale_days: int) -> str:
    return f"{stale_days} 天以上没有进展" if group is TodoGroup.STALE else _HINTS.get(group, "")


def group_word(group: TodoGroup, near_days: int) -> str:
    """What a group is called; the days of 到期 are a setting."""
    return f"{near_days}日内到期" if group is TodoGroup.DUE_SOON else TODO_WORDS[group]
