"""催办单: which report is missing since when, which paper has no answer."""

from datetime import date
from typing import Any

from supervisor_app.documents.kinds.urging import FORM
from supervisor_app.domain.model import Cycle
from supervisor_app.domain.papers.notice import NoticeKind, NoticeState
from supervisor_app.domain.papers.paper import PaperFormat
from tests.documents.kinds.ladder import FAR, RIVER, WORKS, matter, on
from tests.documents.kinds.whole import body, boxes, notice, paper, table

MONTHLY: dict[str, Any] = {"cycle": Cycle.MONTHLY, "cycle_day": 5} | FAR
REPORT = "并于2026年11月27日前将办理情况（含佐证材料，经主要负责人审签、加盖公章）报云河市人民政府督查室"
ASKED = notice(9, NoticeKind.SUPERVISION, date(2026, 11, 2), reply_by=date(2026, 11, 9))


def test_a_report_that_did_not_come() -> None:
    """The period, its closing day, and working days since."""
    one = matter(missing=True, told=False, **MONTHLY)
    assert body(FORM, on(one, notices=())) == [
        f"按照报送要求，你单位应于2026年11月5日前报送“{WORKS}”事项10月6日至11月5日的进展情况。截至2026年11月20日仍未收到，"
        "已逾期11个工作日。",
        f"请你单位抓紧办理，{REPORT}，同时说明未按时报送的原因。",
    ]
    printed = paper(FORM, on(one, notices=()))
    assert printed.title == "催办单"
    assert printed.format is PaperFormat.FORM
    assert boxes(printed) == {
        "催办事项": WORKS,
        "督办编号": "2026-0001",
        "催办次数": "第1次",
        "交办日期": "2026年9月1日",
        "办理时限": "2026年12月31日",
        "报送频次": "每月5日前",
        "未报时段": "10月6日至\n11月5日",
        "最近报送": "尚未报送",
        "办理进度": "40%",
    }


def test_papers_without_an_answer() -> None:
    """Those whose day of reply passed; not answered, void, other units' or matters', nor those with days left."""
    assert body(FORM, on(matter(**FAR), notices=(ASKED,))) == [
        "云河市人民政府督查室11月2日发出的督办通知单（云政督〔2026〕9号，要求11月9日前回复），截至2026年11月20日"
        "未收到你单位回复。",
        f"请你单位抓紧办理，{REPORT}，同时说明未按时回复的原因。",
    ]
    two = (ASKED, notice(3, NoticeKind.REMINDER, date(2026, 10, 27), reply_by=date(2026, 11, 3)))
    assert (
        "10月27日发出的提示函（云政督〔2026〕3号，要求11月3日前回复）、11月2日发出的督办通知单（云政督〔2026〕9号，"
        "要求11月9日前回复），截至2026年11月20日均未收到"
    ) in body(FORM, on(matter(**FAR), notices=two))[0]
    past = date(2026, 11, 9)
    silent = (
        notice(9, NoticeKind.SUPERVISION, date(2026, 11, 2), reply_by=past, replied_on=past),
        notice(10, NoticeKind.SUPERVISION, date(2026, 11, 2), reply_by=past, state=NoticeState.VOID),
        notice(11, NoticeKind.SUPERVISION, date(2026, 11, 2), reply_by=past, unit_id=2),
        notice(12, NoticeKind.SUPERVISION, date(2026, 11, 2), reply_by=past, task_ids=(7,)),
        notice(13, NoticeKind.SUPERVISION, date(2026, 11, 2), reply_by=date(2026, 11, 20)),
        notice(14, NoticeKind.MINUTES, date(2026, 11, 2), reply_by=past),
    )
    assert "回复" not in "".join(body(FORM, on(matter(**FAR), notices=silent)))


def test_both_and_neither() -> None:
    both = body(FORM, on(matter(missing=True, **MONTHLY), notices=(ASKED,)))
    assert len(both) == 3
    assert both[2].endswith("同时说明未按时报送的原因。")
    neither = body(FORM, on(matter(**FAR), notices=()))
    told = "最近一次报送进展情况的时间为2026年11月5日，截至2026年11月20日未报送新的进展。"
    assert neither[0] == f"你单位牵头办理的“{WORKS}”事项，{told}"
    assert neither[1] == f"请你单位抓紧办理，{REPORT}。"


def test_several_matters_in_a_list() -> None:
    lines = [matter(1, missing=True, **MONTHLY), matter(2, title=RIVER, told=False, **FAR)]
    printed = paper(FORM, on(*lines, notices=()))
    text = body(FORM, on(*lines, notices=()))
    assert text[0] == "截至2026年11月20日，你单位牵头办理的2项工作任务中，有1项未按规定时间报送进展情况（见清单）。"
    assert table(printed).rows == (
        ("1", f"{WORKS}\n（2026-0001）", "每月5日前", "10月6日至\n11月5日", "2026年11月5日"),
        ("2", f"{RIVER}\n（2026-0002）", "—", "—", "尚未报送"),
    )
    quiet = [matter(1, **FAR), matter(2, title=RIVER, told=False, **FAR)]
    assert (
        "，有1项尚未报送进展情况，其余最近一次报送进展情况的时间为2026年11月5日，"
        in body(FORM, on(*quiet, notices=()))[0]
    )


def test_the_times_a_unit_was_urged_are_counted() -> None:
    before = (
        notice(4, NoticeKind.URGING, date(2026, 11, 9)),
        notice(5, NoticeKind.URGING, date(2026, 11, 2), unit_id=2),
    )
    assert boxes(paper(FORM, on(matter(**FAR), notices=before)))["催办次数"] == "第2次"
