"""A ledger of an office, filled and empty, and the window over it, for tests and pictures of pages.

On `TODAY` it has 38 tasks led by 18 units from three meetings, every light, reports, milestones and papers.
"""

import atexit
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from supervisor_app.domain.draft import DraftList, DraftTask
from supervisor_app.domain.model import Cycle, Milestone, ProgressReport, TaskState
from supervisor_app.domain.papers.notice import Notice, NoticeKind
from supervisor_app.store.ledger import Ledger
from supervisor_app.ui.errors import ErrorDesk
from supervisor_app.ui.jobs import Jobs
from supervisor_app.ui.memory import Forgetful
from supervisor_app.ui.page import PageSpec
from supervisor_app.ui.session import Session
from supervisor_app.ui.theme import Theme
from supervisor_app.ui.window import Window

TODAY = date(2026, 11, 19)
NOW = datetime(2026, 11, 19, 10, 42, tzinfo=UTC)
_YEAR_END = date(2026, 12, 31)
_W, _M, _O = Cycle.WEEKLY, Cycle.MONTHLY, Cycle.ONCE

# title, lead, cooperating, due, cycle, progress
Row = tuple[str, str, str, date | None, Cycle, float]
_AUTUMN: tuple[Row, ...] = (
    ("鹿鸣片区回迁楼三期竣工备案", "鹿鸣片区管委会", "市住建局 市自然资源局", date(2026, 11, 6), _W, 80),
    ("旧厂区改造项目征收扫尾", "市住建局", "鹿鸣片区管委会", date(2026, 11, 9), _O, 86),
    ("新材料园东侧道路贯通", "市交通运输局", "市自然资源局", date(2026, 11, 11), _O, 64),
    ("专精特新企业培育申报", "市工信局", "市统计局", date(2026, 11, 12), _O, 60),
    ("鹿鸣片区低效用地处置方案报审", "鹿鸣片区管委会", "市自然资源局", date(2026, 11, 18), _O, 90),
    ("地下管廊示范段开工", "市住建局", "", _YEAR_END, _O, 30),
    ("文昌路南延工程通车", "市住建局", "市城管局", date(2026, 11, 20), _O, 88),
    ("鹿鸣片区标准化厂房招租", "鹿鸣片区管委会", "市商务局", date(2026, 12, 10), _O, 58),
    ("节能改造项目设备投资入统", "市工信局", "市统计局", _YEAR_END, _O, 48),
    ("山区公路防护工程", "市交通运输局", "", date(2026, 12, 15), _W, 74),
    ("城东污水处理厂提标改造", "市住建局", "市生态环境局", date(2026, 12, 25), _W, 70),
    ("电子信息签约项目落地", "市商务局", "市发改委", _YEAR_END, _W, 64),
    ("水源地隔离围网补设", "市生态环境局", "市水利局", date(2026, 11, 25), _O, 100),
    ("省级物流枢纽申报", "市发改委", "市商务局", date(2026, 12, 4), _O, 84),
    ("老城区公共停车位新增900个", "市城管局", "市住建局", date(2026, 12, 20), _O, 71),
    ("城西内河清淤疏浚", "市水利局", "", date(2026, 12, 25), _O, 73),
    ("技师学院实训楼主体封顶", "市教体局", "市住建局", _YEAR_END, _O, 66),
    ("景区导览标识更新", "市文广旅局", "市城管局", _YEAR_END, _O, 74),
    ("旧车站地块挂牌出让", "市自然资源局", "市财政局", date(2027, 1, 15), _O, 20),
    ("秋季学期学位新增1500个", "市教体局", "", date(2026, 9, 30), _O, 100),
    ("老旧小区改造五标段外墙保温收尾", "市住建局", "市城管局", date(2026, 10, 30), _O, 72),
    ("燃气老旧管网更新120公里", "市城管局", "市住建局", _YEAR_END, _O, 68),
    ("公租房轮候对象配租到位", "市住建局", "市民政局", date(2026, 12, 10), _O, 61),
    ("物业专项整治回头看", "市住建局", "", date(2026, 12, 18), _O, 76),
    ("高标准农田验收资料归档", "市农业农村局", "市自然资源局", date(2026, 10, 31), _O, 100),
    ("农机购置补贴拨付到户", "市财政局", "市生态环境局", date(2026, 11, 25), _O, 82),
)
_WINTER: tuple[Row, ...] = (
    ("未开工的9个项目逐个会商", "市发改委", "市工信局 市住建局", date(2026, 12, 5), _O, 10),
    ("形成新材料园东侧道路贯通方案", "市交通运输局", "市自然资源局", date(2026, 12, 16), _O, 5),
    ("剩余4处积水点全部整治", "市城管局", "", date(2026, 12, 10), _W, 20),
    ("校园食堂透明厨房全覆盖", "市教体局", "市市场监管局", _YEAR_END, _O, 5),
    ("涉氯企业整改问题复查", "市生态环境局", "市应急局", date(2026, 12, 20), _O, 0),
    ("年前欠薪问题动态清零", "市人社局", "市住建局 市公安局", date(2027, 2, 5), _M, 0),
    ("冬季燃气管线隐患排查整治", "市城管局", "市应急局", date(2026, 11, 23), _O, 55),
    ("规上企业用电保障协调", "市工信局", "", None, _M, 0),
)
_STANDING: tuple[Row, ...] = (
    ("修订市级储备粮管理办法", "市发改委", "市财政局", date(2026, 9, 20), _O, 100),
    ("政务服务大厅窗口整合", "市政务服务局", "", date(2026, 10, 15), _O, 100),
    ("全市公共机构节能改造", "市机关事务局", "市财政局", _YEAR_END, _O, 70),
    ("社区养老服务站点建设", "市民政局", "市住建局", date(2026, 12, 1), _O, 40),
)


def _list(title: str, held_on: date, rows: tuple[Row, ...]) -> DraftList:
    drafts = (
        DraftTask(
            name,
            at,
            lead=(lead,),
            cooperating=tuple(helping.split()),
            due=due,
            due_text="" if due else "长期坚持",
            cycle=cycle,
            cycle_day=5 if cycle is Cycle.MONTHLY else None,
            progress=progress or None,
            target="年底前完成全部建设内容并通过验收" if at % 3 == 0 else "",
            sponsor="分管副市长" if at % 4 == 0 else "",
        )
        for at, (name, lead, helping, due, cycle, progress) in enumerate(rows, start=4)
    )
    return DraftList(title, held_on, f"{title}任务清单.xlsx", tuple(drafts))


LISTS = (
    _list("市政府第12次常务会议", date(2026, 8, 20), _STANDING),
    _list("三季度重点工作推进会", date(2026, 9, 4), _AUTUMN),
    _list("四季度重点工作调度会", date(2026, 11, 12), _WINTER),
)
_DONE = {
    "秋季学期学位新增1500个": date(2026, 9, 28),
    "高标准农田验收资料归档": date(2026, 11, 4),
    "修订市级储备粮管理办法": date(2026, 9, 18),
    "政务服务大厅窗口整合": date(2026, 10, 12),
}


def empty_session(folder: Path) -> Session:
    """A new ledger in `folder`, seen on TODAY, its clock standing at NOW."""
    return open_session(folder / "2026年重点事项督办台账.db", create=True)


def open_session(path: Path, create: bool = False) -> Session:
    """A ledger seen on TODAY, its clock standing at NOW."""
    ledger = Ledger.open(path, create)
    ledger.clock = lambda: NOW
    return Session(ledger, TODAY)


def filled_session(folder: Path) -> Session:
    """The office's ledger in `folder`; close it with `session.ledger.close()`."""
    session = empty_session(folder)
    session.save_office(replace(session.facts.office, name="信城市人民政府督查室", contact_person="周敏", phone="6301"))
    for listed in LISTS:
        session.import_list(listed)
    tasks = {line.task.title: line.task for line in session.facts.lines.values()}
    for title, day in _DONE.items():
        task = tasks[title]
        session.edit_task(task, replace(task, state=TaskState.COMPLETED, completed_on=day))
    task = tasks["旧车站地块挂牌出让"]
    session.edit_task(task, replace(task, state=TaskState.SUSPENDED))
    _report(session)
    _issue(session)
    session.ledger.undoable.clear()
    return session


def _report(session: Session) -> None:
    """Two tasks with a history of reports, one of them with milestones."""
    tasks = {line.task.title: line.task for line in session.facts.lines.values()}
    overdue, weekly = tasks["鹿鸣片区回迁楼三期竣工备案"], tasks["城东污水处理厂提标改造"]
    steps = ((9, 24, 15, "主体结构验收"), (10, 9, 34, "外立面完成"), (11, 5, 76, "电梯安装完成九成"))
    for month, day, points, text in (*steps, (11, 12, 80, "初验提出的问题已改7项，余3项等复查")):
        session.register_report(
            ProgressReport(
                0, overdue.id, overdue.lead[0], date(2026, month, day), points, text, "门窗到货晚了十天", "", "电话"
            )
        )
    session.register_report(ProgressReport(0, weekly.id, weekly.lead[0], date(2026, 11, 13), 70, "设备安装过半"))
    session.set_milestones(
        weekly,
        (
            Milestone(0, weekly.id, "土建完成", date(2026, 10, 15), 2, date(2026, 10, 14)),
            Milestone(0, weekly.id, "设备安装", date(2026, 11, 15), 1),
            Milestone(0, weekly.id, "通水调试", date(2026, 12, 25), 1),
        ),
    )


def _issue(session: Session) -> None:
    """Papers in the register: one answered, one signed for, one not yet."""
    units = {unit.name: unit.id for unit in session.facts.units.values()}
    for name, issued, signed, replied in (
        ("鹿鸣片区管委会", date(2026, 11, 9), date(2026, 11, 10), date(2026, 11, 16)),
        ("市交通运输局", date(2026, 11, 12), date(2026, 11, 13), None),
        ("市工信局", date(2026, 11, 17), None, None),
    ):
        unit = units[name]
        late = tuple(line.task.id for line in session.facts.lines.values() if unit in line.task.lead and line.overdue)
        notice = Notice(
            0,
            NoticeKind.SUPERVISION,
            session.facts.next_number(),
            unit,
            f"督办通知单（{name}）",
            issued,
            date(2026, 11, 24),
            late,
        )
        session.issue_notice(notice, lambda: None)
        if signed:
            kept = next(paper for paper in session.facts.notices if paper.number == notice.number)
            session.register_receipt(kept, "办公室", signed, replied)


def scratch() -> Path:
    """A folder for a scene's ledger, gone when the program ends."""
    folder = tempfile.TemporaryDirectory(prefix="ledger-")
    atexit.register(folder.cleanup)
    return Path(folder.name)


def open_window(theme: Theme, session: Session | None, pages: Sequence[PageSpec], start: PageSpec) -> Window:
    """A window over a session as the program builds it, with a memory of its own."""
    desk, jobs = ErrorDesk(), Jobs()
    window = Window(theme, Forgetful(), jobs, desk, pages, start)
    desk.setParent(window)
    window.destroyed.connect(jobs.close)
    window.show_session(session)
    return window
