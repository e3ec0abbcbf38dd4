"""The next step of a row of 今日督办: the word on its button, and where it is done."""

from collections.abc import Mapping
from dataclasses import dataclass

from supervisor_app.domain.model import TaskState
from supervisor_app.domain.papers.notice import NoticeKind
from supervisor_app.domain.today.todo import TodoGroup, TodoItem
from supervisor_app.domain.words import NOTICE_KIND_WORDS

HERE = "today"  # the page's own forms
FORM_WORDS = {
    TodoGroup.UNACKNOWLEDGED: "登记签收",
    TodoGroup.AWAITING_REPLY: "登记回复",
    TodoGroup.EXTENSION: "批复延期",
    TodoGroup.LOOK_BACK: "登记回头看",
    TodoGroup.REVIEW: "登记复核",
}
# Papers of weight are drawn up, the others sent.
_DRAWN_UP = frozenset(
    {NoticeKind.SUPERVISION_LETTER, NoticeKind.INTERVIEW, NoticeKind.CIRCULAR, NoticeKind.ACCOUNTABILITY}
)


@dataclass(frozen=True, slots=True)
class Step:
    """What to do about a row: the word on its button, and where the window goes (`HERE`: a form of the page)."""

    word: str
    page: str
    target: tuple[object, ...]


def paper_word(kind: NoticeKind) -> str:
    """`发督办通知单`, `拟约谈通知书`."""
    return ("拟" if kind in _DRAWN_UP else "发") + NOTICE_KIND_WORDS[kind]


def step_of(item: TodoItem) -> Step:
    """A paper where the ladder suggests one, a form where something waits for a decision or an entry, else a report."""
    task = item.line.task
    if item.group in FORM_WORDS:
        return Step(FORM_WORDS[item.group], HERE, (item.group,))
    if item.group is TodoGroup.TO_VERIFY:
        claimed = task.state is TaskState.CLAIMED_DONE  # else its subtasks are done, and it is still to be claimed
        return Step("核查", "ledger", ("verify", task.id)) if claimed else Step("报结", "ledger", ("claim", task.id))
    if item.suggested_notice is not None and task.lead:
        kind = item.suggested_notice
        return Step(paper_word(kind), "notice", ("issue", kind.value, task.lead[0]))
    return Step("登记进展", "ledger", ("report", task.id))


_ALL_WORDS: Mapping[TodoGroup, str] = {
    TodoGroup.OVERDUE: "按单位合并发文",
    TodoGroup.DUE_SOON: "按单位合并发文",
    TodoGroup.REPORT_MISSING: "按单位合并发文",
    TodoGroup.ESCALATE: "按单位合并发文",
    TodoGroup.STALE: "按单位发催办单",
    TodoGroup.UNACKNOWLEDGED: "批量登记签收",
    TodoGroup.AWAITING_REPLY: "批量登记回复",
    TodoGroup.EXTENSION: "批量批准延期",
}


def all_word(group: TodoGroup, count: int) -> str:
    """What can be done with all rows of a group at once; empty where they are dealt with one by one."""
    return _ALL_WORDS.get(group, "") if count > 1 else ""
