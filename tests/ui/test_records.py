"""问题 and 项目: listed, added, edited, moved on, by mouse and by keyboard; what is wrong, what is unsaved, undo."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from supervisor_app.domain.changes import Changes
from supervisor_app.domain.life.project import ProjectList, Stage
from supervisor_app.ui.jobs import Jobs
from supervisor_app.ui.page import Page
from supervisor_app.ui.pages.problem.page import ProblemPage
from supervisor_app.ui.pages.project.page import ProjectPage
from supervisor_app.ui.pages.project.rows import project_facts
from supervisor_app.ui.records.page import RecordPage
from supervisor_app.ui.session import Session
from supervisor_app.ui.theme import Theme
from tests.ui.records import add_projects, raise_problems
from tests.ui.shell import NotingShell

_CTRL, _LEFT = Qt.KeyboardModifier.ControlModifier, Qt.MouseButton.LeftButton


@pytest.fixture
def shell(theme: Theme, session: Session, jobs: Jobs) -> NotingShell:
    raise_problems(session)
    add_projects(session)
    return NotingShell(theme, session, jobs)


def show(page: Page, qtbot: QtBot) -> None:
    qtbot.addWidget(page)
    page.resize(1208, 620)
    page.refresh(Changes.ALL)
    page.session.changed.connect(page.refresh)  # type: ignore[attr-defined]
    page.show()
    page.activateWindow()
    QTest.qWaitForWindowActive(page)
    page.setFocus()


@pytest.fixture
def problems(shell: NotingShell, qtbot: QtBot) -> ProblemPage:
    page = ProblemPage(shell)
    show(page, qtbot)
    return page


@pytest.fixture
def projects(shell: NotingShell, qtbot: QtBot) -> ProjectPage:
    page = ProjectPage(shell)
    show(page, qtbot)
    return page


def column(page: "RecordPage[Any]", key: str) -> list[str]:
    found = next(one for one in page.table.rows_model.columns if one.key == key)
    return [found.text(row) for row in page.table.rows_model.rows]


def test_problems_by_urgency_and_part(problems: ProblemPage, shell: NotingShell) -> None:
    """The overdue one first; chips and words; a task of it leads to the ledger."""
    assert problems.facts() == "未解决 3 个，逾期 1 个"
    assert column(problems, "standing") == ["逾期 4", "剩 6", "未定时限"]
    assert column(problems, "tasks")[2] == "007、032"
    QTest.mouseClick(problems.chips["已销号"], _LEFT)
    assert column(problems, "standing") == ["已销号"]
    assert "两家会签" in dict(problems.told(problems.table.rows_model.rows[0]).facts)["佐证"]
    QTest.mouseClick(problems.chips["全部"], _LEFT)
    problems.focus_filter()
    QApplication.clipboard().setText("自然资源局")
    QTest.keyClick(problems.words, Qt.Key.Key_V, _CTRL)
    QTest.keyClick(problems.words, Qt.Key.Key_Return)
    assert column(problems, "unit") == ["市自然资源局"]
    problems.table.choose(problems.table.rows_model.rows[0].problem.id)
    QTest.mouseClick(problems.pane.links[1], _LEFT)
    assert shell.gone[0][0] == "ledger"
    problems.words.clear()
    problems.words.searched.emit("")
    problems.unit.setFocus()
    QTest.keyClick(problems.unit, Qt.Key.Key_End)
    assert problems.unit.currentText() == "市自然资源局"
    assert column(problems, "tasks") == ["007、032"]
    problems.words.setText("没有这个")
    problems.words.entered.emit()
    problems.words.searched.emit("没有这个")
    assert problems._empty.isVisible()


def test_a_problem_is_closed_with_evidence_and_opened_again(problems: ProblemPage, shell: NotingShell) -> None:
    """Without evidence it is told; Esc with words typed asks; Ctrl+S closes; undo; reopening from its part."""
    form, session = problems.pane.form, problems.session
    QTest.keyClick(problems.table, Qt.Key.Key_R, _CTRL)
    QTest.keyClick(form, Qt.Key.Key_S, _CTRL)
    assert form.fields["evidence"]._note.text() == "请写凭什么认定已经解决"
    QTest.keyClicks(form.inputs["evidence"], "ok")
    QTest.keyClick(form.inputs["evidence"], Qt.Key.Key_Escape)
    assert problems.pane.editing
    assert shell.said[-1][0] == "填写的内容还没有保存"
    assert not problems.leave()
    QTest.keyClick(form.inputs["evidence"], Qt.Key.Key_S, _CTRL)
    assert not problems.pane.editing
    assert len(column(problems, "text")) == 2
    sentence, undo = shell.said[-1]
    assert sentence.startswith("已销号问题“门窗到货晚")
    assert undo is not None
    undo()
    assert len(column(problems, "text")) == 3
    problems.look_at("已销号")
    assert problems.acts["close"].text() == "重新打开"
    QTest.mouseClick(problems.pane.steps["重新打开"], _LEFT)
    form.inputs["reason"].set_value("数据又对不上了")
    QTest.mouseClick(form.send, _LEFT)
    assert len(session.facts.reporting.problems()) == 4
    assert problems.facts() == "未解决 4 个，逾期 2 个"


def test_a_problem_is_raised_on_several_tasks_and_edited(problems: ProblemPage) -> None:
    """Found by number; without a task it is told; F2 changes who is to solve it."""
    session, form = problems.session, problems.pane.form
    QTest.keyClick(problems.table, Qt.Key.Key_N, _CTRL)
    form.inputs["text"].set_value("许可证办不下来")
    assert not form.submit()
    assert form.fields["tasks"]._note.text() == "请至少选一个事项"
    pick = form.inputs["tasks"].pick
    for number in ("2026-010", "2026-011"):
        QTest.keyClicks(pick, number)
        QTest.keyClick(pick, Qt.Key.Key_Return)
    QTest.keyClick(form.inputs["owner"], Qt.Key.Key_S, _CTRL)
    raised = next(one for one in session.facts.reporting.problems() if "许可证" in one.text)
    assert len(raised.task_ids) == 2
    problems.show_target(raised.id)
    QTest.keyClick(problems.table, Qt.Key.Key_F2)
    form.inputs["owner"].set_value("钱进")
    QTest.keyClick(form.inputs["owner"], Qt.Key.Key_S, _CTRL)
    assert next(one for one in session.facts.reporting.problems() if one.id == raised.id).owner == "钱进"


def test_projects_in_their_lists_late_ones_marked(projects: ProjectPage, shell: NotingShell) -> None:
    """Planned ones first; a part for late starts; the supervised task leads to the ledger."""
    assert projects.facts() == "计划开工 2 个，在建 1 个，已竣工投产 1 个；开工滞后 2 个"
    assert column(projects, "name") == ["地下管廊示范段", "智能终端产业园二期"]
    assert column(projects, "started") == ["应 10-30", "计划 27-03-01"]
    assert column(projects, "standing") == ["应开工未开 14", "按计划"]
    QTest.mouseClick(projects.chips["开工滞后"], _LEFT)
    assert column(projects, "standing") == ["应开工未开 14", "开工迟 13"]
    assert dict(project_facts(projects.table.rows_model.rows[0]))["滞后"] == "应开工未开 14 个工作日，签约迟 2 个工作日"
    QTest.mouseClick(projects.pane.links[0], _LEFT)
    assert shell.gone[0][0] == "ledger"


def test_a_project_moves_on_by_its_stages(projects: ProjectPage, shell: NotingShell) -> None:
    """Ctrl+R, a day to come is told, then it stands in the other list; taken off and brought back."""
    form, session = projects.pane.form, projects.session
    QTest.keyClick(projects.table, Qt.Key.Key_R, _CTRL)
    assert form.inputs["stage"].value() is Stage.STARTED
    form.inputs["day"].set_value(date(2026, 12, 1))
    assert not form.submit()
    assert "今天之后" in form.fields["day"]._note.text()
    form.inputs["day"].set_value(date(2026, 11, 18))
    QTest.keyClick(form.inputs["stage"], Qt.Key.Key_S, _CTRL)
    assert column(projects, "name") == ["智能终端产业园二期"]
    projects.look_at("在建")
    assert projects.belongs(projects.table.rows_model.rows[0], "在建")
    QTest.mouseClick(projects.pane.steps["删去"], _LEFT)
    assert len(session.facts.reporting.projects()) == 3
    undo = shell.said[-1][1]
    assert undo is not None
    undo()
    assert len(session.facts.reporting.projects()) == 4


def test_a_project_is_added_and_edited(projects: ProjectPage) -> None:
    """A name is needed; stages out of order are told in the form and nothing is written."""
    form, session = projects.pane.form, projects.session
    QTest.keyClick(projects.table, Qt.Key.Key_N, _CTRL)
    assert not form.submit()
    form.inputs["name"].set_value("新能源电池项目")
    form.inputs["actual_signed"].set_value(date(2026, 10, 1))
    form.inputs["actual_started"].set_value(date(2026, 9, 1))
    assert not form.submit()
    assert "早于签约日期" in form.note.text()
    form.inputs["actual_started"].set_value(date(2026, 11, 1))
    QTest.keyClick(form.inputs["name"], Qt.Key.Key_S, _CTRL)
    made = next(one for one in session.facts.reporting.projects() if one.name == "新能源电池项目")
    assert made.listed is ProjectList.BUILDING
    projects.show_target(made.id)
    QTest.keyClick(projects.table, Qt.Key.Key_Return)
    form.inputs["investment"].set_value(5000.0)
    QTest.mouseClick(form.send, _LEFT)
    assert next(one for one in session.facts.reporting.projects() if one.id == made.id).investment == 5000


def test_the_lists_of_projects_go_to_excel(
    projects: ProjectPage, shell: NotingShell, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sheet a list."""
    path = tmp_path / "项目.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    QTest.mouseClick(projects.tools, _LEFT)
    qtbot.waitUntil(lambda: bool(shell.said))
    assert shell.said[-1][0] == "已导出 4 个项目到 项目.xlsx。"
    book = CalamineWorkbook.from_path(path)
    assert book.sheet_names == ["计划开工", "在建", "已竣工投产"]
    rows = book.get_sheet_by_name("计划开工").to_python()
    assert rows[2][1:8] == [
        "地下管廊示范段",
        "市住建局",
        18600,
        date(2026, 6, 1),
        date(2026, 6, 3),
        date(2026, 10, 30),
        "",
    ]


@pytest.mark.parametrize("make", [ProblemPage, ProjectPage])
def test_empty_lists_say_how_to_begin(
    make: "type[RecordPage[Any]]", theme: Theme, new_session: Session, jobs: Jobs, qtbot: QtBot
) -> None:
    """No primary action but the one in the middle; it opens the form."""
    page = make(NotingShell(theme, new_session, jobs))  # type: ignore[call-arg]
    show(page, qtbot)
    assert page.primary is None
    assert page._empty.isVisible()
    assert not page.pane.isVisible()
    page.acts["add"].trigger()
    assert page.pane.isVisible()
    QTest.keyClick(page.pane.form, Qt.Key.Key_Escape)
    assert not page.pane.isVisible()
