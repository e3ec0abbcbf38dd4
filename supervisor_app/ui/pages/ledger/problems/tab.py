"""Tab 问题: the problems that hold a task up, open ones first, each closed one by one."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from supervisor_app.domain.life.problem import PROBLEM_WORDS, Problem, ProblemState, unlisted
from supervisor_app.domain.model import ProgressReport, Unit
from supervisor_app.domain.standing import TaskLine
from supervisor_app.ui.page import Shell
from supervisor_app.ui.pages.ledger.pane.tab import PaneTab
from supervisor_app.ui.pages.ledger.problems.acts import close_problem_act, problem_act, reopen_problem_act
from supervisor_app.ui.pages.ledger.story.days import day_words
from supervisor_app.ui.pages.ledger.story.story import Story
from supervisor_app.ui.pages.ledger.story.timeline import standing_reports
from supervisor_app.ui.pages.ledger.story.view import StoryList
from supervisor_app.ui.session import Session
from supervisor_app.ui.widgets.buttons import button
from supervisor_app.ui.widgets.empty import EmptyState
from supervisor_app.ui.widgets.labels import ElidedLabel, label, line


class ProblemsTab(PaneTab):
    """Enter closes the chosen one, F2 or a double click edits it."""

    act_made = Signal(object)  # Act

    def __init__(self, shell: Shell, session: Session) -> None:
        super().__init__(shell, session)
        theme = self.theme
        self._problems: dict[int, Problem] = {}
        self._told: dict[object, ProgressReport] = {}  # by the key of its story
        self.stories = StoryList(theme)
        hint = "单位报告里写了问题的，在这里列入清单；督查室发现的也可以提出，逐个销号"
        empty = EmptyState(theme, "没有问题", hint, "message-circle-warning", "提出问题", self.add)
        self.stories.set_empty(empty)
        self.new, self.sum = button(theme, "提出问题", "plus"), ElidedLabel("", "small")
        self.new.clicked.connect(self.add)
        self.stories.acted.connect(self._act)
        self.stories.asked.connect(lambda key, _: self._edit(key))
        self.stories.opened.connect(self._edit)
        gap, unit = theme.size("space_gap"), theme.size("space_unit")
        foot = QHBoxLayout()
        foot.setContentsMargins(gap, unit, gap, unit)
        foot.setSpacing(unit)
        foot.addWidget(label("F2", "key"))
        foot.addWidget(label("修改", "small"))
        foot.addWidget(self.sum, 1)
        foot.addWidget(self.new)
        self.body.addWidget(self.stories, 1)
        self.body.addWidget(line())
        self.body.addLayout(foot)

    def show_line(self, line: TaskLine) -> None:
        """Read the problems."""
        self.line = line
        facts = self.session.facts
        found = facts.reporting.problems(line.task.id)
        self._problems = {one.id: one for one in found}
        told = unlisted(standing_reports(facts.reports(line.task.id)), found)
        self._told = {("report", report.id): report for report in told}
        numbers = {key: one.task.number for key, one in facts.lines.items()}
        waiting = [_told_story(report, facts.units, facts.today) for report in told]
        listed = [problem_story(one, line.task.id, facts.units, numbers, facts.today) for one in found]
        still = sum(one.state is ProblemState.OPEN for one in found)
        self.stories.set_stories([*listed[:still], *waiting, *listed[still:]])
        counts = [f"未解决 {still} 个，已销号 {len(found) - still} 个"] if found else []
        self.sum.set_whole("，".join([*counts, *([f"{len(told)} 个待列入"] if told else [])]))

    def choose(self, problem_id: int) -> None:
        """Put the keyboard on a problem."""
        keys = [story.key for story in self.stories.stories()]
        if problem_id in keys:
            self.stories.setCurrentIndex(self.stories.model().index(keys.index(problem_id), 0))
            self.stories.setFocus()

    def add(self) -> None:
        """Raise one."""
        if self.line is not None:
            self.act_made.emit(problem_act(self.session, self.line))

    def edit(self) -> None:
        """Edit the chosen one."""
        story = self.stories.story_at(self.stories.currentIndex())
        if story is not None:
            self._edit(story.key)
        elif not self._problems:
            self.add()

    def _edit(self, key: object) -> None:
        if key in self._told:
            self._act(key)
        elif self.line is not None and isinstance(key, int):
            self.act_made.emit(problem_act(self.session, self.line, self._problems[key]))

    def _act(self, key: object) -> None:
        if self.line is not None and key in self._told:
            self.act_made.emit(problem_act(self.session, self.line, report=self._told[key]))
        elif isinstance(key, int):
            self._close_or_open(self._problems[key])

    def _close_or_open(self, problem: Problem) -> None:
        make = close_problem_act if problem.state is ProblemState.OPEN else reopen_problem_act
        self.act_made.emit(make(self.session, problem))


def _told_story(report: ProgressReport, units: Mapping[int, Unit], today: date) -> Story:
    """What a report told of and is not on the list yet."""
    title, mark = f"{units[report.unit_id].name} 报告里提出", "message-circle-warning"
    key = ("report", report.id)
    return Story(
        key, day_words(report.reported_on, today), title, "待列入", report.problem, "", mark, action="列入清单"
    )


def problem_story(
    one: Problem, task_id: int, units: Mapping[int, Unit], numbers: Mapping[int, str], today: date
) -> Story:
    """A problem as a line of the list; `numbers` are those of all tasks, to name the ones that share it."""
    still = one.state is ProblemState.OPEN
    unit = units[one.owner_unit].name if one.owner_unit else ""
    owner = " ".join(part for part in (unit, one.owner) if part) or "未定解决单位"
    due = f"{day_words(one.due, today)} 前" if one.due else ""
    word = "逾期未解决" if one.overdue(today) else PROBLEM_WORDS[one.state]
    by = units[one.raised_by].name if one.raised_by else "督查室"
    shared = [numbers[other] for other in one.task_ids if other != task_id and other in numbers]
    told = [
        f"{day_words(one.raised_on, today)} {by}提出" + (f"，与 {'、'.join(shared)} 共有" if shared else ""),
        f"措施：{one.measures}" if one.measures else "",
        f"重新打开：{one.reopen_reason}" if one.reopen_reason and still else "",
        f"{day_words(one.closed_on, today)} 销号，佐证：{one.evidence}" if one.closed_on else "",
    ]
    return Story(
        one.id,
        due,
        owner,
        word,
        one.text,
        "\n".join(part for part in told if part),
        "message-circle-warning" if still else "check",
        action="销号" if still else "重新打开",
        others=("修改",),
    )
