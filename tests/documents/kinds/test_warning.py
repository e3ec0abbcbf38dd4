"""预警通知: how late, and which papers went before."""

from dataclasses import replace
from datetime import date

from supervisor_app.documents.kinds.warning import FORM
from supervisor_app.domain.papers.notice import NoticeKind, NoticeState
from tests.documents.kinds.ladder import FAR, HOMES, LONG, RIVER, UNDATED, WORKS, matter, on, several
from tests.documents.kinds.whole import PAPERS, body, notice, paper

QUOTED = (
    "曾于10月27日发提示函（云政督〔2026〕3号）、11月2日发督办通知单（云政督〔2026〕9号）、"
    "11月12日发预警通知（云政督〔2026〕14号）"
)


def test_one_late_matter() -> None:
    put_off = matter(original_due=date(2026, 9, 30), due=date(2026, 11, 13))
    assert body(FORM, on(put_off)) == [
        f"你单位牵头办理的“{WORKS}”事项，原定2026年9月30日办结，经批准延期至2026年11月13日，至2026年11月20日"
        f"已逾期5个工作日，{QUOTED}，仍未办结，目前办理进度为40%。",
        "经周明远同意，现对该事项予以预警。请你单位主要负责同志亲自研究调度，查明原因，明确责任人和完成时限，采取有力措施"
        "尽快办结，并于2026年11月27日前将办理情况（含佐证材料，经主要负责人审签、加盖公章）报云河市人民政府督查室，"
        "同时书面说明滞后原因和拟完成时间。",
        "届时仍未办结或者没有实质性进展的，将按规定程序提请约谈、通报。",
    ]
    assert paper(FORM, on(put_off)).title == f"关于{WORKS}工作任务逾期未办结的预警通知"


def test_only_papers_on_the_matter_that_stand_are_quoted() -> None:
    """Not the assignment, a void one, another unit's, another matter's, a later one; a year that differs is told."""
    others = (
        notice(20, NoticeKind.SUPERVISION, date(2026, 11, 3), state=NoticeState.VOID),
        notice(21, NoticeKind.SUPERVISION, date(2026, 11, 3), unit_id=2),
        notice(22, NoticeKind.SUPERVISION, date(2026, 11, 3), task_ids=(7,)),
        notice(23, NoticeKind.SUPERVISION, date(2026, 12, 3)),
        notice(24, NoticeKind.ASSIGNMENT, date(2026, 9, 2)),
        notice(25, NoticeKind.URGING, date(2025, 12, 3)),
    )
    text = body(FORM, on(matter(), notices=others))[0]
    assert "工作日，曾于2025年12月3日发催办单（云政督〔2026〕25号），仍未办结，" in text
    alone = body(FORM, on(matter(), notices=()))[0]
    assert alone.endswith("已逾期15个工作日，仍未办结，目前办理进度为40%。")
    assert "曾于" not in body(FORM, on(matter(), notices=PAPERS), issued_on=date(2026, 10, 26))[0]


def test_a_long_story_is_shortened() -> None:
    many = tuple(notice(at, NoticeKind.SUPERVISION, date(2026, 10, at)) for at in range(1, 10))
    text = body(FORM, on(matter(), notices=many[::-1]))[0]
    assert "先后发文9次，最近6次为10月4日发督办通知单（云政督〔2026〕4号）、" in text
    assert "10月3日" not in text


def test_a_few_and_many() -> None:
    few = [matter(1), matter(2, title=RIVER, progress=10.0, **FAR)]
    assert body(FORM, on(*few))[:4] == [
        "你单位牵头办理的以下2项工作任务推进滞后：",
        f"1.“{WORKS}”，原定2026年10月30日办结，至2026年11月20日已逾期15个工作日，目前办理进度为40%。",
        f"2.“{RIVER}”，原定2026年12月31日办结，至2026年11月20日落后序时进度55个百分点，目前办理进度为10%。",
        f"对上述第1项，{QUOTED}，仍未办结。",
    ]
    assert paper(FORM, on(*few)).title == f"关于{WORKS}等2项工作任务办理滞后的预警通知"
    many = [*several(6), few[1]]
    assert "推进滞后，其中6项已逾期、1项落后序时进度。对其中1项，" in body(FORM, on(*many))[0]
    both = notice(9, NoticeKind.SUPERVISION, date(2026, 11, 2), task_ids=(1, 2))
    assert (
        body(FORM, on(*few, notices=(both,)))[3]
        == "对上述事项，曾于11月2日发督办通知单（云政督〔2026〕9号），仍未办结。"
    )
    slow = replace(both, task_ids=(2,))
    assert body(FORM, on(*few, notices=(slow,)))[3].startswith("对上述第2项，曾于11月2日发督办通知单")
    assert body(FORM, on(*few, notices=(slow,)))[3].endswith("仍未取得明显进展。")
    assert [annex.title for annex in paper(FORM, on(*many)).annexes] == ["预警事项清单"]


def test_slow_and_undated_matters() -> None:
    slow = body(FORM, on(matter(progress=10.0, **FAR)))
    assert "仍未取得明显进展，目前办理进度为10%。" in slow[0]
    assert "采取有力措施尽快赶上序时进度，" in slow[1]
    undated = body(FORM, on(matter(due_text="长期坚持", title=HOMES, **UNDATED)))
    assert f"“{HOMES}”事项，时限要求为“长期坚持”，曾于" in undated[0]
    assert "采取有力措施加快推进，" in undated[1]
    assert "事项（见附件），原定" in body(FORM, on(matter(title=LONG)))[0]
