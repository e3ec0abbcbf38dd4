"""督办通知单: sentences, the form of one matter, the list of several."""

from datetime import date

from supervisor_app.documents.kinds.supervision import FORM
from supervisor_app.domain.model import SupervisionKind, Urgency
from supervisor_app.domain.papers.paper import Form, ListTable
from tests.documents.kinds.ladder import FAR, HOMES, RIVER, UNDATED, WORKS, matter, on, several
from tests.documents.kinds.whole import body, boxes, paper, table

BASIS = "按照9月1日全市重点项目推进会部署要求，经周明远同意，"
REPORT = "并于2026年11月27日前将办理情况（含佐证材料，经主要负责人审签、加盖公章）报云河市人民政府督查室"
DEMAND = f"请你单位高度重视，查明原因、明确责任、倒排工期，尽快办结，{REPORT}，同时书面说明逾期原因和拟完成时间。"


def test_one_late_matter() -> None:
    """How late, where it stands, what is asked; its limit is past, so no extension."""
    put_off = matter(original_due=date(2026, 9, 30), due=date(2026, 11, 13))
    assert body(FORM, on(put_off)) == [
        f"{BASIS}“{WORKS}”事项由你单位牵头办理，应于2026年11月13日前办结（原定2026年9月30日，经批准延期）。"
        "截至2026年11月20日，该事项办理进度为40%，已逾期5个工作日，仍未办结。",
        DEMAND,
    ]


def test_one_slow_matter() -> None:
    """Behind 序时进度 but not late; without a report; without a limit."""
    first, second, third = body(FORM, on(matter(progress=20.0, **FAR)))
    assert first.endswith("该事项办理进度为20%，落后序时进度45个百分点。")
    assert second == f"请你单位对照时限要求，找准滞后原因，加快推进，{REPORT}。"
    assert third.startswith("无法按期办结的，请于到期前5个工作日")
    assert body(FORM, on(matter(progress=None, told=False, **FAR)))[0].endswith("该事项尚未报送进展。")
    assert "牵头办理，时限要求为“长期坚持”。截至" in body(FORM, on(matter(due_text="长期坚持", **UNDATED)))[0]


def test_several_matters_are_counted_and_the_late_ones_named() -> None:
    lines = [matter(1), matter(2, title=RIVER, due=date(2026, 11, 13)), matter(3, title=HOMES, progress=10.0, **FAR)]
    first, second, _ = body(FORM, on(*lines))
    assert first == (
        f"{BASIS}“{WORKS}”等3项工作任务（见清单）由你单位牵头办理。截至2026年11月20日，其中2项已逾期（“{WORKS}”逾期15个工作日，"
        f"“{RIVER}”逾期5个工作日）、1项落后序时进度。"
    )
    assert "逾期事项尽快办结，其余事项按期办结，并于" in second
    assert table(paper(FORM, on(*lines))).rows[2] == (
        "3",
        f"{HOMES}\n（2026-0003）",
        "市财政局\n城东新区管委会",
        "2026年12月31日",
        "进度10%\n序时进度65.1%\n落后55个百分点",
    )


def test_matters_of_one_kind_are_told_together() -> None:
    """No name twice, no 其中 of the whole."""
    assert body(FORM, on(*several(3)))[0].endswith("截至2026年11月20日，3项均已逾期15个工作日。")
    apart = [matter(at, title=f"第{at}号", due=date(2026, 11, at)) for at in range(2, 9)]
    assert body(FORM, on(*apart))[0].endswith("7项均已逾期（最长的已逾期14个工作日）。")
    silent = [matter(1, progress=None, told=False, **FAR), matter(2, progress=90.0, **FAR)]
    assert body(FORM, on(*silent))[0].endswith("其中1项尚未报送进展、1项正在办理。")
    assert body(FORM, on(*several(2, progress=90.0, **FAR)))[0].endswith("均未办结。")


def test_every_field_of_the_form() -> None:
    one = matter(
        sponsor="王堃",
        supervision=SupervisionKind.SPECIAL,
        urgency=Urgency.URGENT,
        problem="资金未到位",
        measures="倒排工期。",
        due=date(2026, 11, 13),
    )
    printed = paper(FORM, on(one), opinion="请按期办结。\n周明远")
    assert printed.title == "督办通知单"
    assert printed.note == ""
    assert boxes(printed) == {
        "督办编号": "2026-0001",
        "督办分类": "专项督查",
        "督办事项": WORKS,
        "主要内容": "10月底前完成主体结构封顶，配套管网建成15.6公里。\n倒排工期。",
        "督办依据": "9月1日全市重点项目推进会",
        "紧急程度": "加急",
        "完成期限（汇报频次）": "2026年11月13日\n（原10月30日）",
        "分管领导": "王堃",
        "牵头单位": "市住房和城乡建设局",
        "协办单位": "市财政局、城东新区管委会",
        "督办人": "李文镕",
        "联系电话": "0571-88886666",
        "工作推进情况": "主体结构完成至二层，配套管网完成6.2公里。存在问题：资金未到位。"
        "办理进度为40%（序时进度100%），已逾期5个工作日。",
        "批示与意见": "请按期办结。\n周明远",
    }
    assert printed.receipt is not None
    assert printed.receipt.title == "督办通知单回执"
    assert printed.receipt.text == "《督办通知单》（云政督〔2026〕12号）收悉，所列事项已安排办理。"


def test_several_have_a_list_and_a_note_instead_of_the_form() -> None:
    printed = paper(FORM, on(*several(2)))
    assert printed.note == "联系人：李文镕，联系电话：0571-88886666"
    assert not any(isinstance(block, Form) for block in printed.body)
    assert isinstance(printed.body[-1], ListTable)
    assert printed.receipt is not None
    assert printed.receipt.text.endswith("收悉，所列2项工作任务均已安排办理。")
