"""A day on which every group of 今日督办 has entries, on the ledger of tests.ui.office."""

from dataclasses import replace
from datetime import date

from supervisor_app.domain.life.verification import ReviewRequest, Verification, Way
from supervisor_app.domain.model import Task
from supervisor_app.domain.papers.notice import Notice, NoticeKind
from supervisor_app.ui.session import Session
from tests.ui.office import TODAY


def task(session: Session, title: str) -> Task:
    """The task of a title."""
    return next(line.task for line in session.facts.lines.values() if line.task.title == title)


def issue(session: Session, unit: str, issued: date, reply_by: date, signed: bool = True) -> Notice:
    """A 督办通知单 on the unit's first red or yellow matter."""
    unit_id = next(found.id for found in session.facts.units.values() if found.name == unit)
    own = [line.task.id for line in session.facts.lines.values() if unit_id in line.task.lead and not line.done]
    number = session.facts.next_number(NoticeKind.SUPERVISION, issued)
    paper = Notice(
        0, NoticeKind.SUPERVISION, number, unit_id, f"督办通知单（{unit}）", issued, reply_by, tuple(own[:2])
    )
    notice_id = session.issue_notice(paper, lambda: None)
    kept = next(found for found in session.facts.notices if found.id == notice_id)
    if signed:
        session.register_receipt(kept, "办公室", issued, None)
    return kept


def make_full(session: Session) -> None:
    """Two extensions asked, replies late and due, two papers unsigned, a look back due and a review running."""
    for title, wanted, why in (
        ("老城区公共停车位新增900个", date(2027, 1, 20), "两处地块征收尚未完成，须等规划调整批复"),
        ("节能改造项目设备投资入统", date(2027, 1, 31), "进口设备到港推迟，安装调试顺延一个月"),
    ):
        session.life.ask_extension(task(session, title), date(2026, 11, 17), wanted, why, "办公室 王敏")
    issue(session, "市商务局", date(2026, 11, 6), date(2026, 11, 13))
    issue(session, "市文广旅局", date(2026, 11, 16), TODAY)
    issue(session, "市水利局", date(2026, 11, 18), date(2026, 11, 27), signed=False)
    done = task(session, "秋季学期学位新增1500个")
    checked = Verification(0, 0, Way.INSPECTION, "刘洋", date(2026, 11, 4), "三所学校实际新增 1320 个", True)
    verification = session.life.verify(done, checked)
    session.life.plan_look_back(task(session, "高标准农田验收资料归档"), date(2026, 11, 16))
    request = ReviewRequest(0, done.id, done.lead[0], date(2026, 11, 5), date(2026, 11, 10), "另有一所学校已投用")
    session.life.ask_review(replace(request, verification_id=verification))
    session.ledger.undoable.clear()
