"""项目清单: 计划开工 and 在建, what started late, stage after stage."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

from supervisor_app.domain.changes import Changes
from supervisor_app.domain.life.project import PROJECT_LIST_WORDS, STAGE_WORDS, Project, ProjectList, late_stages
from supervisor_app.ui import files
from supervisor_app.ui.actions import ActionSpec
from supervisor_app.ui.jobs import Progress
from supervisor_app.ui.page import Shell
from supervisor_app.ui.pages.project.acts import next_stage, project_act, stage_act
from supervisor_app.ui.pages.project.rows import PROJECT_COLUMNS, ProjectRow, project_facts
from supervisor_app.ui.records.page import COMMON_ACTIONS, RecordPage
from supervisor_app.ui.records.pane import Step, Told
from supervisor_app.ui.widgets.buttons import tool_button
from supervisor_app.ui.widgets.unit_picker import unit_label

_LATE = "开工滞后"
_FOLDER = "project/folder"


class ProjectPage(RecordPage[ProjectRow]):
    """Late ones first. `show_target` takes a project's id."""

    NAME, MAIN = "project", "stage"
    PARTS = {  # noqa: RUF012 - declared as a class variable by the base
        PROJECT_LIST_WORDS[ProjectList.PLANNED]: "没有等着开工的项目",
        PROJECT_LIST_WORDS[ProjectList.BUILDING]: "没有在建的项目",
        PROJECT_LIST_WORDS[ProjectList.FINISHED]: "没有竣工投产的项目",
        _LATE: "没有开工滞后的项目",
    }
    ACTIONS = (
        ActionSpec("stage", "登记阶段", "check", ("Ctrl+R",), "登记选中的项目签约、开工、竣工或投产"),
        ActionSpec("add", "新增项目", "plus", ("Ctrl+N",), "登记项目的计划和实际日期，开工滞后的会单独列出"),
        ActionSpec("export", "导出 Excel", "file-spreadsheet", ("Ctrl+E",), "把两张清单导出为 Excel"),
        *COMMON_ACTIONS,
    )
    WATCHES = Changes.PROJECTS | Changes.TASKS | Changes.UNITS | Changes.SETTINGS
    HINTS = (("↑ ↓", "选择"), ("Ctrl+R", "登记阶段"), ("F2", "修改"), ("Ctrl+N", "新增项目"))

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, PROJECT_COLUMNS, lambda row: row.project.id)
        self.tools = tool_button(self.theme, "file-spreadsheet", self.acts["export"].toolTip())
        self.tools.clicked.connect(self.acts["export"].trigger)
        self.bar.addWidget(self.tools)
        self.acts["add"].triggered.connect(lambda: self.open_act(project_act(self.session)))
        self.acts["edit"].triggered.connect(self._edit)
        self.acts["stage"].triggered.connect(self._stage)
        self.acts["export"].triggered.connect(self._export)

    def title(self) -> str:
        """In the header."""
        return "项目清单"

    def facts(self) -> str:
        """How many in each list."""
        if not self._rows:
            return "还没有项目"
        lists = [row.project.listed for row in self._rows]
        words = [f"{PROJECT_LIST_WORDS[one]} {lists.count(one)} 个" for one in ProjectList if one in lists]
        late = sum(row.late_start is not None for row in self._rows)
        return "，".join(words) + (f"；开工滞后 {late} 个" if late else "")

    def rows(self) -> list[ProjectRow]:
        """Every project, those with a stage overdue first, the longest first."""
        facts = self.session.facts
        projects = facts.reporting.projects()
        late = late_stages(projects, facts.today, facts.yardstick.calendar)

        def row(one: Project) -> ProjectRow:
            own = tuple(stage for stage in late if stage.project.id == one.id)
            unit = unit_label(facts.units[one.unit_id]) if one.unit_id else ""
            line = facts.lines.get(one.task_id) if one.task_id else None
            return ProjectRow(one, unit, line, own, facts.today)

        return sorted(map(row, projects), key=_urgency)

    def belongs(self, row: ProjectRow, part: str) -> bool:
        """By its list, or by its late start."""
        return row.late_start is not None if part == _LATE else PROJECT_LIST_WORDS[row.project.listed] == part

    def text_of(self, row: ProjectRow) -> str:
        """Its own words and its task's."""
        task = f"{row.line.task.number} {row.line.task.title}" if row.line else ""
        return "\n".join((row.project.name, row.unit, row.project.remark, task))

    def unit_of(self, row: ProjectRow) -> str:
        """Who answers for it."""
        return row.unit

    def told(self, row: ProjectRow) -> Told:
        """One project and what can be done."""
        stage = next_stage(row.project)
        steps = [Step(f"登记{STAGE_WORDS[stage]}", self._stage)] if stage else []
        steps += [Step("修改", self._edit), Step("删去", self._delete, quiet=True)]
        links = [(row.line.task.id, f"{row.line.task.number}　{row.line.task.title}")] if row.line else []
        state = f"{PROJECT_LIST_WORDS[row.project.listed]}　{row.standing}"
        return Told(row.project.name, state, project_facts(row), links, steps)

    def _show_chosen(self) -> None:
        super()._show_chosen()
        row = self.table.chosen_row()
        self.acts["stage"].setEnabled(row is not None and next_stage(row.project) is not None)
        self.acts["export"].setEnabled(bool(self._rows))

    def _edit(self) -> None:
        row = self.table.chosen_row()
        if row is not None:
            self.open_act(project_act(self.session, row.project))

    def _stage(self) -> None:
        row = self.table.chosen_row()
        if row is not None:
            self.open_act(stage_act(self.session, row.project))

    def _delete(self) -> None:
        row = self.table.chosen_row()
        if row is not None:
            self.session.reporting.delete_project(row.project)
            self.tell_undo()

    def _export(self) -> None:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = Path(str(self.shell.memory.value(_FOLDER, "") or documents))
        facts = self.session.facts
        path = files.ask_save_sheet(self, folder / f"项目清单-{facts.today:%Y%m%d}.xlsx")
        if path is None:
            return
        self.shell.memory.setValue(_FOLDER, str(path.parent))
        told = [(row.project, row.unit, row.standing) for row in self._rows]
        job = self.shell.jobs.start("正在导出项目清单", _write, told, path)
        where = QUrl.fromLocalFile(str(path.parent))
        sentence = f"已导出 {len(told)} 个项目到 {path.name}。"
        job.done.connect(lambda _: self.shell.say(sentence, "打开文件夹", lambda: QDesktopServices.openUrl(where)))


def _urgency(row: ProjectRow) -> tuple[bool, int, str]:
    waiting = [one.days for one in row.late if one.actual_on is None]
    return not waiting, -max(waiting, default=0), row.project.name


def _write(progress: Progress, told: list[tuple[Project, str, str]], path: Path) -> None:
    from supervisor_app.exchange.project_sheet import write_projects

    progress(0, len(told))
    write_projects(told, path)
