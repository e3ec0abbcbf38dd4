"""督办函: to bodies not in rank, asked and not told."""

from supervisor_app.documents.kinds.supervision_letter import FORM
from supervisor_app.domain.model import Unit
from supervisor_app.domain.papers.paper import PaperFormat
from tests.documents.kinds.ladder import FAR, HOMES, RIVER, WORKS, matter, on, several
from tests.documents.kinds.whole import body, paper

BASIS = "按照9月1日全市重点项目推进会部署要求，经周明远同意，"
ASKED = "为确保各项工作部署落到实处，商请贵单位予以重视支持，进一步加大工作力度，"
REPORT = "并请于2026年11月27日前将办理情况（含佐证材料，经主要负责人审签、加盖公章）函告云河市人民政府督查室"


def test_one_late_matter() -> None:
    assert body(FORM, on(matter())) == [
        f"{BASIS}“{WORKS}”事项由贵单位牵头办理，应于2026年10月30日前办结。截至2026年11月20日，该事项办理进度为40%，"
        "已逾期15个工作日。",
        f"{ASKED}尽快办结，{REPORT}，一并说明未按期办结的原因和拟完成时间。",
        "特此函达。",
    ]
    printed = paper(FORM, on(matter()))
    assert printed.title == f"关于{WORKS}工作任务办理情况的督办函"
    assert printed.format is PaperFormat.LETTER


def test_a_few_and_many() -> None:
    few = [matter(1), matter(2, title=RIVER, **FAR), matter(3, title=HOMES, progress=None, told=False, **FAR)]
    opening, first, second, third, request, _ = body(FORM, on(*few))
    assert opening == f"{BASIS}以下3项工作任务由贵单位牵头办理，截至2026年11月20日办理情况如下："
    assert first == f"1.“{WORKS}”，应于2026年10月30日前办结，办理进度为40%，已逾期15个工作日。"
    assert second == f"2.“{RIVER}”，应于2026年12月31日前办结，办理进度为40%，落后序时进度25个百分点。"
    assert third == f"3.“{HOMES}”，应于2026年12月31日前办结，尚未报送进展。"
    assert f"{ASKED}逾期事项尽快办结，其余事项按期办结，" in request
    many = [*several(6), *few[1:]]
    told = body(FORM, on(*many))[0]
    assert told.endswith("截至2026年11月20日，其中6项已超过办理时限、1项落后序时进度、1项尚未报送进展。")
    assert [annex.title for annex in paper(FORM, on(*many)).annexes] == ["督办事项清单"]


def test_a_county_is_spoken_to_as_one() -> None:
    text = "".join(body(FORM, on(matter(), unit=Unit(1, "云安县人民政府"))))
    assert "由贵县牵头办理" in text
    assert "商请贵县予以" in text
