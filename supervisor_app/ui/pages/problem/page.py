"""问题清单: raised, shared by tasks, closed one by one with evidence, opened again."""

from supervisor_app.domain.changes import Changes
from supervisor_app.domain.life.problem import Problem
from supervisor_app.ui.actions import ActionSpec
from supervisor_app.ui.page import Shell
from supervisor_app.ui.pages.ledger.acts.asking import Act, Ask, ask_day, ask_line, ask_text
from supervisor_app.ui.pages.ledger.acts.unit_inputs import OneUnit, TaskPicks
from supervisor_app.ui.pages.ledger.problems.acts import (
    close_problem_act,
    reopen_problem_act,
    write_problem_act,
)
from supervisor_app.ui.pages.problem.rows import PROBLEM_COLUMNS, ProblemRow, problem_facts
from supervisor_app.ui.records.page import COMMON_ACTIONS, RecordPage
from supervisor_app.ui.records.pane import Step, Told
from supervisor_app.ui.session import Session
from supervisor_app.ui.widgets.unit_picker import unit_label

_OFFICE = "督查室"


class ProblemPage(RecordPage[ProblemRow]):
    """Open ones first, the earliest due first. `show_target` takes a problem's id."""

    NAME, MAIN = "problem", "close"
    PARTS = {  # noqa: RUF012 - declared as a class variable by the base
        "未解决": "没有未解决的问题",
        "逾期": "没有逾期的问题",
        "已销号": "还没有销号的问题",
        "全部": "还没有问题",
    }
    ACTIONS = (
        ActionSpec("close", "销号", "check", ("Ctrl+R",), "写明佐证，销号选中的问题"),
        ActionSpec("add", "提出问题", "plus", ("Ctrl+N",), "单位报告里和督查发现的问题都记在这里，逐个销号"),
        *COMMON_ACTIONS,
    )
    WATCHES = Changes.PROBLEMS | Changes.TASKS | Changes.UNITS | Changes.SETTINGS
    HINTS = (("↑ ↓", "选择"), ("Ctrl+R", "销号"), ("F2", "修改"), ("Ctrl+N", "提出问题"))

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, PROBLEM_COLUMNS, lambda row: row.problem.id)
        self.acts["add"].triggered.connect(lambda: self.open_act(problem_act(self.session)))
        self.acts["edit"].triggered.connect(self._edit)
        self.acts["close"].triggered.connect(self._move)

    def title(self) -> str:
        """In the header."""
        return "问题清单"

    def facts(self) -> str:
        """How many stand, and how many are late."""
        still = [row for row in self._rows if row.open]
        if not self._rows:
            return "还没有问题"
        late = sum(row.overdue for row in still)
        return f"未解决 {len(still)} 个" + (f"，逾期 {late} 个" if late else "")

    def rows(self) -> list[ProblemRow]:
        """Every problem by urgency."""
        facts = self.session.facts
        calendar, today, units = facts.yardstick.calendar, facts.today, facts.units

        def row(one: Problem) -> ProblemRow:
            days = None
            if one.due is not None and one.closed_on is None:
                late = one.due < today
                days = -calendar.between(one.due, today) if late else calendar.between(today, one.due)
                days = min(days, -1) if late else days
            unit = unit_label(units[one.owner_unit]) if one.owner_unit else ""
            by = unit_label(units[one.raised_by]) if one.raised_by else _OFFICE
            lines = tuple(facts.lines[task_id] for task_id in one.task_ids if task_id in facts.lines)
            return ProblemRow(one, unit, by, lines, days)

        return [row(one) for one in facts.reporting.problems()]

    def belongs(self, row: ProblemRow, part: str) -> bool:
        """By what the chip says."""
        return {"未解决": row.open, "逾期": row.overdue, "已销号": not row.open, "全部": True}[part]

    def text_of(self, row: ProblemRow) -> str:
        """Its own words, those of its units and tasks."""
        tasks = (f"{line.task.number} {line.task.title}" for line in row.lines)
        return "\n".join((row.problem.text, row.unit, row.problem.owner, row.raised_by, *tasks))

    def unit_of(self, row: ProblemRow) -> str:
        """Who is to solve it."""
        return row.unit

    def told(self, row: ProblemRow) -> Told:
        """One problem, its tasks, what can be done."""
        links = [(line.task.id, f"{line.task.number}　{line.task.title}") for line in row.lines]
        steps = (Step("销号" if row.open else "重新打开", self._move), Step("修改", self._edit))
        return Told(row.problem.text, row.standing, problem_facts(row), links, steps)

    def _show_chosen(self) -> None:
        super()._show_chosen()
        row = self.table.chosen_row()
        self.acts["close"].setEnabled(row is not None)
        self.acts["close"].setText("销号" if row is None or row.open else "重新打开")

    def _edit(self) -> None:
        row = self.table.chosen_row()
        if row is not None:
            self.open_act(problem_act(self.session, row.problem))

    def _move(self) -> None:
        row = self.table.chosen_row()
        if row is not None:
            make = close_problem_act if row.open else reopen_problem_act
            self.open_act(make(self.session, row.problem))


def problem_act(session: Session, problem: Problem | None = None) -> Act:
    """Raise a problem on tasks to be chosen, or edit one."""
    before = problem or Problem(0, "", session.facts.today)
    return write_problem_act(session, before, _asks(session, before))


def _asks(session: Session, before: Problem) -> tuple[Ask, ...]:
    facts, today = session.facts, session.facts.today
    units = sorted(facts.units.values(), key=lambda unit: unit.name)
    lines = list(facts.lines.values())
    return (
        ask_text("text", "存在的问题", "请写存在什么问题", before.text),
        Ask(
            key="tasks",
            word="涉及的事项（可以几项共有）",
            make=lambda theme: TaskPicks(theme, lines),
            start=before.task_ids,
            missing="请至少选一个事项",
        ),
        Ask(
            key="owner_unit",
            word="解决单位",
            make=lambda theme: OneUnit(theme, units),
            start=before.owner_unit,
            half=True,
        ),
        ask_line("owner", "责任人", start=before.owner, half=True),
        ask_day("due", "解决时限", before.due, today, ahead=True),
        ask_day("raised_on", "提出日期", before.raised_on, today, "请写提出的日期"),
        ask_text("measures", "解决措施", start=before.measures, lines=2),
        Ask(
            key="raised_by",
            word="提出单位",
            make=lambda theme: OneUnit(theme, units, f"空着即{_OFFICE}提出"),
            start=before.raised_by,
        ),
    )
