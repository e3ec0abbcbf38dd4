"""Problems and projects in the office's ledger, for tests and pictures."""

from datetime import date

from supervisor_app.domain.life.problem import Problem
from supervisor_app.domain.life.project import Project, ProjectStage, Stage
from supervisor_app.ui.session import Session
from tests.ui.office import TODAY


def raise_problems(session: Session) -> None:
    """One overdue, one near, one without a day shared by two tasks, one closed."""
    tasks = {line.task.title: line.task.id for line in session.facts.lines.values()}
    units = {unit.name: unit.id for unit in session.facts.units.values()}
    told = (
        ("门窗到货晚，外立面收尾受影响", "鹿鸣片区回迁楼三期竣工备案", "市住建局", "王建国", date(2026, 11, 13)),
        ("两户征收补偿标准没有谈拢", "旧厂区改造项目征收扫尾", "鹿鸣片区管委会", "赵毅", date(2026, 11, 27)),
        ("东侧道路占用基本农田，用地报批卡住", "新材料园东侧道路贯通", "市自然资源局", "", None),
        ("监测数据两家口径不一致", "水源地隔离围网补设", "市生态环境局", "孙杰", date(2026, 11, 10)),
    )
    for text, title, unit, owner, due in told:
        more = (tasks["形成新材料园东侧道路贯通方案"],) if due is None else ()
        session.reporting.raise_problem(
            Problem(
                0,
                text,
                date(2026, 11, 5),
                units[unit] if owner else None,
                owner_unit=units[unit],
                owner=owner,
                due=due,
                measures="每周会商一次" if owner else "",
                task_ids=(tasks[title], *more),
            )
        )
    last = next(one for one in session.facts.reporting.problems() if "口径" in one.text)
    session.reporting.close_problem(last, "两家会签了统一口径的说明", date(2026, 11, 16))


def add_projects(session: Session) -> None:
    """Late and not started, planned, under way and late, finished."""
    units = {unit.name: unit.id for unit in session.facts.units.values()}
    tasks = {line.task.title: line.task.id for line in session.facts.lines.values()}
    day = date

    def stages(*told: tuple[Stage, date | None, date | None]) -> tuple[ProjectStage, ...]:
        return tuple(ProjectStage(*one) for one in told)

    signed, started, completed, working = Stage
    for name, unit, money, task, own in (
        (
            "地下管廊示范段",
            "市住建局",
            18600.0,
            "地下管廊示范段开工",
            stages((signed, day(2026, 6, 1), day(2026, 6, 3)), (started, day(2026, 10, 30), None)),
        ),
        ("智能终端产业园二期", "市工信局", 42000.0, "", stages((started, day(2027, 3, 1), None))),
        (
            "城东污水处理厂提标改造",
            "市住建局",
            9800.5,
            "城东污水处理厂提标改造",
            stages((started, day(2026, 3, 1), day(2026, 3, 18)), (completed, day(2026, 12, 25), None)),
        ),
        (
            "冷链物流中心",
            "市商务局",
            12000.0,
            "",
            stages(
                (signed, day(2025, 3, 1), day(2025, 3, 1)),
                (started, day(2025, 6, 1), day(2025, 5, 20)),
                (completed, day(2026, 9, 30), day(2026, 9, 28)),
                (working, TODAY, day(2026, 11, 16)),
            ),
        ),
    ):
        session.reporting.save_project(Project(0, name, units[unit], money, tasks.get(task), stages=own))
