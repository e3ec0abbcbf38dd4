"""任务交办通知: whole sentences, and what stands in the list."""

from datetime import date
from typing import Any

import pytest

from supervisor_app.documents.drafting import faults
from supervisor_app.documents.kinds.assignment import FORM
from supervisor_app.domain.model import Cycle, Unit, Urgency
from supervisor_app.domain.papers.drafting import BODY, PaperDraft
from supervisor_app.domain.papers.notice import NoticeKind
from supervisor_app.domain.papers.paper import ListTable
from tests.documents.kinds.ladder import FAR, HOMES, LONG, NEAR, RIVER, UNDATED, WORKS, matter, on, several
from tests.documents.kinds.whole import body, paper

EXTENSION = "无法按期办结的，请于到期前5个工作日书面申请延期，说明原因、目前进展和拟完成时间。"


def test_one_matter() -> None:
    """Mandate with the meeting's day, approver, limit, report; target and partners; how to ask for an extension."""
    assert body(FORM, on(matter(**FAR))) == [
        f"按照9月1日全市重点项目推进会部署要求，经周明远同意，现将“{WORKS}”事项交由你单位牵头办理，请于2026年12月31日前"
        "办结，并于2026年11月27日前将办理情况（含佐证材料，经主要负责人审签、加盖公章）报云河市人民政府督查室。",
        "目标要求：10月底前完成主体结构封顶，配套管网建成15.6公里。",
        "该项工作由市财政局、城东新区管委会配合，请你单位主动对接、抓好统筹。",
        EXTENSION,
    ]
    printed = paper(FORM, on(matter(**FAR)))
    assert printed.title == f"关于交办{WORKS}工作任务的通知"
    assert printed.annexes == ()
    assert printed.copy_to == "市财政局，城东新区管委会"
    assert printed.receipt is not None
    assert printed.receipt.text == "云政督〔2026〕12号通知收悉，所列工作任务已安排办理。"


def test_a_few_matters_are_all_named_and_listed() -> None:
    lines = [matter(1, **FAR), matter(2, title=RIVER, **FAR), matter(3, title=HOMES, **FAR)]
    printed, text = paper(FORM, on(*lines)), body(FORM, on(*lines))
    assert printed.title == f"关于交办{WORKS}等3项工作任务的通知"
    assert (
        f"现将“{WORKS}”“{RIVER}”“{HOMES}”3项工作任务（见附件）交由你单位牵头办理，请于2026年12月31日前全部办结，"
        in text[0]
    )
    assert text[1:] == [EXTENSION]
    assert [annex.title for annex in printed.annexes] == ["工作任务清单"]
    (table,) = printed.annexes[0].body
    assert isinstance(table, ListTable)
    assert table.rows[1] == (
        "2",
        f"{RIVER}\n（2026-0002）",
        "10月底前完成主体结构封顶，配套管网建成15.6公里。",
        "市财政局\n城东新区管委会",
        "2026年12月31日",
    )
    assert sum(column.width for column in table.columns) == 156


def test_many_matters_with_limits_of_their_own() -> None:
    """The first and how many; limits as listed."""
    lines = [*several(5, **FAR), matter(6, title="防汛", due=date(2026, 12, 1), original_due=date(2026, 12, 1))]
    assert (
        "现将“第1号泵站改造”等6项工作任务（见附件）交由你单位牵头办理，请按清单所列时限办结，并于"
        in body(FORM, on(*lines))[0]
    )
    late = [*lines, matter(7, title="修路")]
    assert "请按清单所列时限办结，已超过时限的请尽快办结，" in body(FORM, on(*late))[0]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (UNDATED | {"due_text": "长期坚持"}, "请按“长期坚持”的时限要求推进，"),
        (UNDATED, "请抓紧推进，"),
        (UNDATED | {"due_text": "每月5日前", "cycle": Cycle.MONTHLY, "cycle_day": 5}, "请持续抓好落实，"),
        ({}, "办理时限为2026年10月30日（已逾期15个工作日），请尽快办结，"),
        (NEAR, "请于2026年11月24日前办结，"),
        ({"due": date(2026, 11, 27), "original_due": None}, "请于2026年11月27日前办结，并将办理情况（含"),
        (FAR | {"basis": "市长在调度会上的讲话"}, "按照市长在调度会上的讲话要求，"),
        (FAR | {"lead": (1, 2, 3)}, "交由你单位会同市财政局、市水利局牵头办理，"),
        (FAR | {"basis": "《全市重点工作要点》"}, "按照《全市重点工作要点》要求，"),
        (FAR | {"basis": "市长10月8日批示。"}, "按照市长10月8日批示，经"),
    ],
)
def test_other_limits_leads_and_mandates(changes: dict[str, Any], expected: str) -> None:
    assert expected in body(FORM, on(matter(**changes)))[0]


def test_extensions_are_asked_for_in_time() -> None:
    """Where the days for asking have begun, before the limit; never where there is no limit ahead."""
    assert body(FORM, on(matter(**NEAR)))[-1].startswith("无法按期办结的，请于到期前书面申请延期")
    assert not any("延期" in text for text in body(FORM, on(matter(**UNDATED))))
    assert not any("延期" in text for text in body(FORM, on(matter())))


@pytest.mark.parametrize(
    ("cycle", "day", "expected"),
    [
        (Cycle.MONTHLY, 5, "办理期间，请于每月5日前报送进展情况。"),
        (Cycle.WEEKLY, 5, "办理期间，请于每周五前报送进展情况。"),
        (Cycle.TEN_DAY, None, "办理期间，请每旬报送一次进展情况。"),
    ],
)
def test_reports_in_a_rhythm(cycle: Cycle, day: int | None, expected: str) -> None:
    one = matter(1, cycle=cycle, cycle_day=day, **FAR)
    assert expected in body(FORM, on(one))
    assert "清单列明报送频次的，办理期间请按频次报送进展情况。" in body(FORM, on(one, matter(2, **FAR)))


def test_a_matter_too_long_for_the_text_stands_in_the_list() -> None:
    """Title and target whole in the annex."""
    printed = paper(FORM, on(matter(title=LONG, target="目标" * 1500, **FAR)))
    (table,) = printed.annexes[0].body
    assert isinstance(table, ListTable)
    assert LONG in table.rows[0][1]
    assert table.rows[0][2] == "目标" * 1500 + "。"
    text = body(FORM, on(matter(title=LONG, **FAR)))
    assert "……”事项（见附件）交由" in text[0]
    assert printed.title == "关于交办相关工作任务的通知"


def test_other_leads_and_put_off_limits_in_the_list() -> None:
    lines = [matter(1, lead=(1, 3), due=date(2026, 12, 31), cycle=Cycle.MONTHLY), matter(2, **FAR)]
    (table,) = paper(FORM, on(*lines)).annexes[0].body
    assert isinstance(table, ListTable)
    assert table.rows[0][1].endswith("（2026-0001）\n（会同市水利局牵头）")
    assert table.rows[0][4] == "2026年12月31日\n（原10月30日）\n（每月报送）"


def test_many_units_and_sources() -> None:
    """To 各…, and on words of several meetings: each named, or none."""
    everybody = Unit(9, "各县（市、区）人民政府")
    text = body(FORM, on(matter(**FAR), unit=everybody))
    assert "交由各单位会同" in text[0] or "交由各单位牵头办理" in text[0]
    two = [matter(1, basis="市长批示", **FAR), matter(2, **FAR)]
    assert body(FORM, on(*two))[0].startswith("按照市长批示、9月1日全市重点项目推进会部署要求，")
    four = [matter(at, basis=f"第{at}次会议", **FAR) for at in range(1, 5)]
    assert body(FORM, on(*four))[0].startswith("按照有关工作部署要求，")


def test_entries_change_the_text() -> None:
    """A date of the form, an empty one, and a text of the officer's own that names an empty date."""
    ground = on(matter(**FAR))
    assert "并于2026年12月8日前将" in body(FORM, ground, reply_by=date(2026, 12, 8))[0]
    assert "并及时将办理情况" in body(FORM, ground, reply_by=None)[0]
    assert body(FORM, ground, basis="", approver="")[0].startswith("按照有关工作部署要求，现将")
    own = PaperDraft(NoticeKind.ASSIGNMENT, ground, {BODY: "请于{reply_by}前报送。", "reply_by": None})
    assert faults(FORM, own) == {"reply_by": "正文写到回复期限，请填写"}
    unapproved = PaperDraft(FORM.kind, on(matter()), {BODY: "经{approver}同意，请抓紧推进。", "approver": " "})
    assert faults(FORM, unapproved) == {"approver": "正文写到批准人，请填写"}
    assert body(FORM, ground, **{BODY: "请于{reply_by}前报送。"}) == ["请于2026年11月27日前报送。"]


def test_days_are_counted_to_the_day_of_issue() -> None:
    """A paper dated later tells of more days."""
    assert "已逾期16个工作日" in body(FORM, on(matter()), issued_on=date(2026, 11, 23))[0]


def test_the_most_urgent_matter_gives_the_urgency() -> None:
    lines = [matter(1, urgency=Urgency.URGENT, **FAR), matter(2, urgency=Urgency.EXTRA_URGENT, **FAR)]
    assert paper(FORM, on(*lines)).urgency == "特急"
    assert paper(FORM, on(matter(**FAR))).urgency == ""


def test_a_paper_about_nothing_is_a_bug() -> None:
    with pytest.raises(ValueError, match="at least one"):
        paper(FORM, on())
