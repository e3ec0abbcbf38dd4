"""Acts on a task in the ledger's pane: verification, closing, extension, look back, many at once."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from supervisor_app.domain.life.attachment import Owner
from supervisor_app.domain.life.parts import parts_by_units
from supervisor_app.domain.life.problem import Problem
from supervisor_app.domain.life.verification import Verification, Way
from supervisor_app.domain.model import ReportMark
from supervisor_app.domain.reports.indicators import Indicator, IndicatorStep, IndicatorValue, step_end
from supervisor_app.domain.standing import TaskLine
from supervisor_app.ui.pages.ledger.page import TaskLedgerPage
from supervisor_app.ui.pages.ledger.pane.pane import FILES, INDICATORS, PROBLEMS, STEPS
from supervisor_app.ui.session import Session
from supervisor_app.ui.theme import Theme
from tests.scenes import scene
from tests.scenes.ledger import ledger_window
from tests.ui.office import filled_session, scratch

_CLAIMED, _LATE, _DONE = "水源地隔离围网补设", "鹿鸣片区回迁楼三期竣工备案", "高标准农田验收资料归档"


def line_of(session: Session, title: str) -> TaskLine:
    """The line of a task by its title."""
    return next(line for line in session.facts.lines.values() if line.task.title == title)


def acted(
    theme: Theme, title: str, prepare: Callable[[Session], object], show: Callable[[TaskLedgerPage], object]
) -> QWidget:
    """A window on a task of the filled ledger, after commands and with something open."""
    session = filled_session(scratch())
    prepare(session)
    window, page = ledger_window(theme, session)
    window.resize(1440, 900)
    window.show()
    page.show_target(line_of(session, title).task.id)
    show(page)
    return window


@scene("act-verify")
def act_verify(theme: Theme) -> QWidget:
    """A claim being returned, with a field left empty."""

    def show(page: TaskLedgerPage) -> None:
        page.pane.act("verify")
        form = page.pane.acts.form
        form.inputs["passed"].set_value(False)
        form.inputs["person"].set_value("周敏")
        form.submit()

    return acted(theme, _CLAIMED, lambda session: None, show)


@scene("act-close-blocked")
def act_close(theme: Theme) -> QWidget:
    """Closing a task nobody verified says what is missing."""
    return acted(theme, _DONE, lambda session: None, lambda page: page.pane.act("close"))


@scene("act-extension")
def act_extension(theme: Theme) -> QWidget:
    """An extension asked after the due date waits for its decision."""

    def ask(session: Session) -> None:
        task = line_of(session, _LATE).task
        wanted = date(2026, 12, 20)
        session.life.ask_extension(task, date(2026, 11, 18), wanted, "规划核实尚未完成", "鹿鸣片区管委会", 80)

    return acted(theme, _LATE, ask, lambda page: None)


@scene("act-grant")
def act_grant(theme: Theme) -> QWidget:
    """The form that grants it."""

    def ask(session: Session) -> None:
        task = line_of(session, _LATE).task
        wanted = date(2026, 12, 20)
        session.life.ask_extension(task, date(2026, 11, 18), wanted, "规划核实尚未完成", "鹿鸣片区管委会", 80)

    return acted(theme, _LATE, ask, lambda page: page.pane.act("grant"))


@scene("act-done")
def act_done(theme: Theme) -> QWidget:
    """A verified task with a planned look back, its timeline."""

    def check(session: Session) -> None:
        task = line_of(session, _CLAIMED).task
        found = Verification(0, task.id, Way.INSPECTION, "周敏", date(2026, 11, 19), "现场看过，围网已补齐", True)
        session.life.verify(task, found)
        session.life.plan_look_back(line_of(session, _CLAIMED).task, date(2027, 2, 10))

    return acted(theme, _CLAIMED, check, lambda page: None)


@scene("act-many")
def act_many(theme: Theme) -> QWidget:
    """Progress of many tasks at once."""

    def show(page: TaskLedgerPage) -> None:
        page.table.selectAll()
        page.pane.act("many_reports", page.table.chosen_rows()[:6])

    return acted(theme, _LATE, lambda session: None, show)


@scene("act-divide")
def act_divide(theme: Theme) -> QWidget:
    """A task being divided by stages, with the preview."""

    def show(page: TaskLedgerPage) -> None:
        page.pane.act("divide")
        form = page.pane.acts.form
        form.inputs["way"].set_value("stages")
        form.inputs["stages"].set_value("管材到货 11-25 1\n管线敷设 12-15 3\n覆土回填 12-31 1")

    return acted(theme, "燃气老旧管网更新120公里", lambda session: None, show)


@scene("ledger-divided")
def ledger_divided(theme: Theme) -> QWidget:
    """A divided task with its subtasks."""

    def divide(session: Session) -> None:
        line = line_of(session, "燃气老旧管网更新120公里")
        session.life.decompose(line.task, parts_by_units(line.task, ("市城管局", "市住建局", "鹿鸣片区管委会")))

    def show(page: TaskLedgerPage) -> None:
        page.pane.tabs.setCurrentIndex(0)

    return acted(theme, "燃气老旧管网更新120公里", divide, show)


@scene("ledger-alike")
def ledger_alike(theme: Theme) -> QWidget:
    """A new task whose title the ledger has already."""

    def show(page: TaskLedgerPage) -> None:
        page.show_target(("new", None))
        form = page.pane.basic.form
        form.inputs["title"].set_value("城西内河清淤和疏浚")
        form.alike.look()
        form.inputs["limit"].setCurrentIndex(2)
        form.inputs["limit"].activated.emit(2)

    return acted(theme, _LATE, lambda session: None, show)


@scene("ledger-due-locked")
def ledger_due_locked(theme: Theme) -> QWidget:
    """The form of a task whose due date is set."""
    return acted(theme, _LATE, lambda session: None, lambda page: page.acts["edit"].trigger())


@scene("ledger-files")
def ledger_files(theme: Theme) -> QWidget:
    """Files of a task, one of them of a report."""

    def attach(session: Session) -> None:
        folder = scratch()
        for name, size in (("竣工验收意见.pdf", 340_000), ("整改回执.docx", 28_000), ("现场照片.zip", 5_600_000)):
            (folder / name).write_bytes(bytes(size))
        task = line_of(session, _LATE).task
        session.life.attach(task.id, [folder / "竣工验收意见.pdf", folder / "现场照片.zip"])
        report = session.facts.reports(task.id)[0]
        session.life.attach(task.id, [folder / "整改回执.docx"], Owner.REPORT, report.id)

    return acted(theme, _LATE, attach, lambda page: page.pane.tabs.setCurrentIndex(FILES))


@scene("ledger-no-files")
def ledger_no_files(theme: Theme) -> QWidget:
    """A task without files."""
    return acted(theme, _LATE, lambda session: None, lambda page: page.pane.tabs.setCurrentIndex(FILES))


def _with_problems(session: Session) -> None:
    late, other = line_of(session, _LATE).task, line_of(session, "新材料园东侧道路贯通").task
    units = {unit.name: unit.id for unit in session.facts.units.values()}
    for text, owner, person, due, tasks in (
        ("规划核实资料缺 3 项，市自然资源局未受理", "市自然资源局", "李强", date(2026, 11, 16), (late.id,)),
        ("外墙保温材料涨价，资金缺口 120 万元", "市财政局", "", date(2026, 12, 10), (late.id, other.id)),
        ("电梯检验排期靠后", "鹿鸣片区管委会", "王芳", None, (late.id,)),
    ):
        session.reporting.raise_problem(
            Problem(0, text, date(2026, 11, 10), late.lead[0], None, units[owner], person, due, task_ids=tasks)
        )
    done = session.facts.reporting.problems(late.id)[-1]
    session.reporting.close_problem(done, "11-15 取得检验合格证", date(2026, 11, 16))


@scene("ledger-problems")
def ledger_problems(theme: Theme) -> QWidget:
    """Open problems, one shared and one overdue, and a closed one."""
    return acted(theme, _LATE, _with_problems, lambda page: page.pane.tabs.setCurrentIndex(PROBLEMS))


@scene("act-problem")
def act_problem(theme: Theme) -> QWidget:
    """A problem being edited."""

    def show(page: TaskLedgerPage) -> None:
        page.pane.tabs.setCurrentIndex(PROBLEMS)
        page.pane.problems._edit(page.pane.problems.stories.stories()[1].key)

    return acted(theme, _LATE, _with_problems, show)


def _with_indicators(session: Session) -> None:
    task = line_of(session, "节能改造项目设备投资入统").task
    ends = [step_end(IndicatorStep.MONTH, date(2026, month, 1)) for month in range(7, 13)]
    figures = ((800.0, 760.0), (800.0, 690.0), (900.0, 910.0), (900.0, 640.0), (1000.0, None), (1200.0, None))
    values = tuple(IndicatorValue(day, plan, actual) for day, (plan, actual) in zip(ends, figures, strict=True))
    session.reporting.set_indicators(
        task,
        [
            Indicator(0, task.id, "设备投资额", "万元", values=values),
            Indicator(0, task.id, "单位能耗", "吨标准煤", smaller_is_better=True, base=100.0),
        ],
    )


@scene("ledger-indicators")
def ledger_indicators(theme: Theme) -> QWidget:
    """Plan, actual and what is owed, month by month."""

    def show(page: TaskLedgerPage) -> None:
        page.pane.tabs.setCurrentIndex(INDICATORS)
        grid = page.pane.indicators.grid
        grid.setCurrentIndex(grid.figures.index(4, 2))
        grid.setFocus()

    return acted(theme, "节能改造项目设备投资入统", _with_indicators, show)


@scene("ledger-no-indicators")
def ledger_no_indicators(theme: Theme) -> QWidget:
    """A task without indicators."""
    return acted(theme, _LATE, lambda session: None, lambda page: page.pane.tabs.setCurrentIndex(INDICATORS))


@scene("act-indicator")
def act_indicator(theme: Theme) -> QWidget:
    """A new indicator."""

    def show(page: TaskLedgerPage) -> None:
        page.pane.tabs.setCurrentIndex(INDICATORS)
        page.pane.indicators.edit()

    return acted(theme, "燃气老旧管网更新120公里", lambda session: None, show)


@scene("act-plan-back")
def act_plan_back(theme: Theme) -> QWidget:
    """Milestones planned backwards, with the preview."""

    def show(page: TaskLedgerPage) -> None:
        page.pane.tabs.setCurrentIndex(STEPS)
        page.pane.steps.back.click()

    return acted(theme, "城东污水处理厂提标改造", lambda session: None, show)


@scene("ledger-life")
def ledger_life(theme: Theme) -> QWidget:
    """Everything that happened on a task, newest first."""

    def live(session: Session) -> None:
        task = line_of(session, _LATE).task
        _with_problems(session)
        wanted = date(2026, 12, 20)
        asked = session.life.ask_extension(task, date(2026, 11, 16), wanted, "规划核实尚未完成", "鹿鸣片区管委会", 80)
        session.life.grant_extension(asked, "分管副市长", date(2026, 11, 17), date(2026, 12, 15))
        report = session.facts.reports(task.id)[0]
        session.reporting.mark(report, ReportMark.RETURNED, "周敏", date(2026, 11, 18), "佐证材料未盖章")

    return acted(theme, _LATE, live, lambda page: None)
