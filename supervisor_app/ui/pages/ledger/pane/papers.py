"""Tabs 文书 and 日志: papers that name the task, and the rows of its journal."""

from supervisor_app.domain.papers.notice import Notice, NoticeState
from supervisor_app.domain.standing import TaskLine
from supervisor_app.domain.words import NOTICE_KIND_WORDS
from supervisor_app.ui.columns import Column, muted
from supervisor_app.ui.page import Shell
from supervisor_app.ui.pages.ledger.pane.tab import PaneTab
from supervisor_app.ui.pages.ledger.story.days import day_words
from supervisor_app.ui.pages.ledger.story.journal import journal_story
from supervisor_app.ui.pages.ledger.story.story import Story
from supervisor_app.ui.pages.ledger.story.view import StoryList
from supervisor_app.ui.session import Session
from supervisor_app.ui.table import Table
from supervisor_app.ui.widgets.empty import EmptyState


class PapersTab(PaneTab):
    """Enter or a double click leads to the paper in the register."""

    def __init__(self, shell: Shell, session: Session) -> None:
        super().__init__(shell, session)
        columns = self._columns()
        self.table: Table[Notice] = Table(self.theme, columns, lambda paper: paper.id, shell.memory, "task_papers")
        self.table.set_empty(
            EmptyState(self.theme, "没有文书提到这一项", "在“文书”页发出交办通知或督办通知单", "stamp")
        )
        self.table.opened.connect(lambda paper: shell.go("notice", ("notice", paper.id)))
        self.body.addWidget(self.table)

    def show_line(self, line: TaskLine) -> None:
        """Read the register."""
        self.line = line
        self.table.set_rows([paper for paper in self.session.facts.notices if line.task.id in paper.task_ids])

    def _columns(self) -> tuple[Column[Notice], ...]:
        today = self.session.facts.today

        def answer(paper: Notice) -> str:
            if paper.state is NoticeState.VOID:
                return "已作废"
            if paper.replied_on:
                return f"{day_words(paper.replied_on, today)} 回复"
            return f"{day_words(paper.signed_on, today)} 签收" if paper.signed_on else "未签收"

        return (
            Column(key="number", title="文号", text=lambda paper: str(paper.number)),
            Column(key="kind", title="种类", width=88, text=lambda paper: NOTICE_KIND_WORDS[paper.kind], ink=muted),
            Column(
                key="issued",
                title="成文",
                width=52,
                text=lambda paper: day_words(paper.issued_on, today),
                sort=lambda paper: paper.issued_on,
            ),
            Column(key="answer", title="签收与回复", width=96, text=answer, ink=muted),
        )


class JournalTab(PaneTab):
    """Nothing can be changed here; Ctrl+C copies a row."""

    def __init__(self, shell: Shell, session: Session) -> None:
        super().__init__(shell, session)
        self.stories = StoryList(self.theme)
        self.stories.set_empty(EmptyState(self.theme, "还没有改动", "改动、登记和撤销都会留在这里，不能删改"))
        self.body.addWidget(self.stories)

    def show_line(self, line: TaskLine) -> None:
        """Read the history."""
        self.line = line
        facts, task = self.session.facts, line.task
        names = {unit.id: unit.name for unit in facts.units.values()}
        rows = facts.journal(task.id)
        stories = [journal_story(row, lambda unit: names.get(unit, f"单位 {unit}")) for row in rows]
        if task.task_list_id is not None:
            row = f"，原表第 {task.source_row} 行" if task.source_row else ""
            stories.append(Story(0, "", f"随清单导入{row}", body=line.source, mark="file-input"))
        self.stories.set_stories(stories)
