"""The sentences of papers, whole."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from supervisor_app.documents import wording
from supervisor_app.domain.notice import NoticeKind
from tests.documents.samples import ISSUER, notice, task

OPEN: dict[str, Any] = {"due": date(2026, 12, 31), "original_due": date(2026, 12, 31), "overdue_days": 0}


def test_assigning_one_task() -> None:
    """交办: mandate, matter, limit, report, extension."""
    paper = notice(task(**OPEN), kind=NoticeKind.ASSIGNMENT, approver="张市长")
    assert wording.body(paper) == [
        "按照2026年9月1日全市重点项目推进会部署要求，经张市长同意，现将“加快推进城东污水处理厂二期扩建工程（第1批）”事项"
        "交由你单位牵头办理，请于2026年12月31日前办结，并于2026年11月27日前将办理情况（含佐证材料，经主要负责人审签、"
        "加盖公章）报云河市人民政府督查室。",
        "无法按期办结的，请于到期前3个工作日书面申请延期，说明原因、目前进展和拟完成时间。",
    ]


def test_assigning_several_tasks() -> None:
    """等N项事项, one common limit or the list's; no basis gives a general mandate; no reply date is no blank."""
    tasks = [task(n, **OPEN) for n in (1, 2, 3)]
    paper = notice(*tasks, kind=NoticeKind.ASSIGNMENT, basis="", reply_by=None)
    first = wording.body(paper)[0]
    assert first.startswith(
        "按照有关工作部署要求，现将“加快推进城东污水处理厂二期扩建工程（第1批）”等3项事项（见清单）交由"
    )
    assert "请于2026年12月31日前全部办结，并及时将办理情况" in first
    tasks[1] = replace(tasks[1], due=date(2026, 12, 1))
    assert "请按清单所列时限办结" in wording.body(notice(*tasks, kind=NoticeKind.ASSIGNMENT))[0]


def test_assigning_without_a_date() -> None:
    """A limit in words is quoted; without any limit there is no talk of an extension."""
    undated: dict[str, Any] = {"due": None, "original_due": None, "overdue_days": 0}
    paper = notice(task(**undated, due_text="长期坚持"), kind=NoticeKind.ASSIGNMENT)
    assert "请按“长期坚持”的时限要求推进，" in wording.body(paper)[0]
    assert len(wording.body(paper)) == 1
    assert "请抓紧办理，" in wording.body(notice(task(**undated), kind=NoticeKind.ASSIGNMENT))[0]


def test_chasing_one_late_task() -> None:
    """How long it is late, where it stands, what is asked; its limit is past, so no extension."""
    assert wording.body(notice(task(original_due=date(2026, 9, 30)))) == [
        "按照2026年9月1日全市重点项目推进会部署要求，“加快推进城东污水处理厂二期扩建工程（第1批）”事项由你单位牵头办理，"
        "应于2026年10月30日前办结（原定2026年9月30日，经批准延期）。截至2026年11月20日，该事项完成进度为40%，"
        "已逾期15个工作日，仍未办结。",
        "请你单位高度重视，查明原因、明确责任、倒排工期，尽快办结，并于2026年11月27日前将办理情况（含佐证材料，"
        "经主要负责人审签、加盖公章）报云河市人民政府督查室，同时书面说明逾期原因和拟完成时间。",
    ]


def test_chasing_one_slow_task() -> None:
    """Behind 序时进度 but not late."""
    first, second, third = wording.body(notice(task(**OPEN, progress=20.0, expected=55.0)))
    assert first.endswith("该事项完成进度为20%，落后序时进度35个百分点。")
    assert second.startswith("请你单位对照时限要求，找准滞后原因，加快推进，并于2026年11月27日前")
    assert third.startswith("无法按期办结的")
    assert "该事项尚未报送进展。" in wording.body(notice(task(**OPEN, progress=None)))[0]


def test_chasing_several_names_the_late_ones() -> None:
    """Up to five late tasks by name, the longest first; more by their number and the longest delay."""
    few = notice(task(1, overdue_days=3), task(2, overdue_days=12), task(3, **OPEN, expected=70.0))
    stand = wording.body(few)[0]
    assert "等3项事项（见清单）由你单位牵头办理。" in stand
    assert stand.endswith(
        "其中2项已逾期（“加快推进城东污水处理厂二期扩建工程（第2批）”逾期12个工作日，"
        "“加快推进城东污水处理厂二期扩建工程（第1批）”逾期3个工作日）、1项落后序时进度。"
    )
    assert "逾期事项尽快办结，其余事项按期办结" in wording.body(few)[1]
    many = notice(*(task(n, overdue_days=n) for n in range(1, 7)))
    assert wording.body(many)[0].endswith("其中6项已逾期（最长的已逾期6个工作日）。")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("推进“放管服”改革。", "“推进‘放管服’改革”"),
        ("一是完成\n征地；", "“一是完成征地”"),
    ],
)
def test_titles_in_quotation_marks(title: str, expected: str) -> None:
    """Inner marks become single, a full stop at the end goes."""
    assert wording.quoted(title) == expected


def test_limits_in_fields_and_columns() -> None:
    """An extended limit shows its original one; the year is left out where it is the same."""
    moved = task(due=date(2026, 12, 1), original_due=date(2026, 9, 30))
    assert wording.due_words(moved) == "2026年12月1日（原定2026年9月30日，经批准延期）"
    assert wording.due_lines(moved) == ["2026年12月1日", "（原9月30日）"]
    assert wording.due_lines(replace(moved, due=date(2027, 1, 5))) == ["2027年1月5日", "（原2026年9月30日）"]
    assert wording.due_words(task(due=None, due_text="")) == "未定时限"


def test_receipt_and_note() -> None:
    """What the unit signs, and whom it may ask."""
    several = notice(task(1), task(2))
    assert wording.receipt(notice()) == "《督办通知单》（云政督〔2026〕12号）收悉，所列事项已安排办理。"
    assert wording.receipt(replace(several, document_number="")) == "《督办通知单》收悉，2项事项均已安排办理。"
    assert wording.note(several) == "（联系人：李文镕，联系电话：0571-88886666）"
    assert wording.note(notice(task(1), task(2), issuer=replace(ISSUER, phone=""))) == "（联系人：李文镕）"
    assert wording.note(notice()) == ""


def test_papers_of_other_kinds_or_without_tasks_are_a_bug() -> None:
    """The facts of a notice are checked when they are put together."""
    with pytest.raises(ValueError, match="at least one"):
        replace(notice(), tasks=())
    with pytest.raises(ValueError, match="circular"):
        notice(kind=NoticeKind.CIRCULAR)
