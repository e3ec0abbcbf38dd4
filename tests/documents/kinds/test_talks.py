"""约谈通知书, 约谈记录 and 问责建议: facts and earlier papers quoted, entries linked, nothing presumed."""

from dataclasses import replace
from datetime import date

import pytest

from supervisor_app.documents.drafting import faults
from supervisor_app.documents.kinds import accountability, circular, interview, interview_record
from supervisor_app.documents.kinds.matters import earlier_papers, quoted_papers
from supervisor_app.domain.model import Cycle
from supervisor_app.domain.papers.drafting import PaperDraft
from supervisor_app.domain.papers.notice import NoticeKind, NoticeState
from tests.documents.kinds.whole import (
    PAPERS,
    body,
    boxes,
    ground,
    huge,
    ledger,
    line,
    notice,
    paper,
    poor,
    table,
    task,
    words,
)

QUOTED = (
    "2026年10月27日发出提示函（云政督〔2026〕3号）、11月2日发出督办通知单（云政督〔2026〕9号）、"
    "11月12日发出预警通知（云政督〔2026〕14号）"
)


def test_interview() -> None:
    """Matter with its dates, the papers before, when, where and who."""
    told = body(
        interview.FORM, ground(ledger()[:1]), place="市政府2号楼305会议室", talk_at="上午9:30", talkers="周明远"
    )
    assert told[:4] == [
        "因有关督办事项推进滞后，按照《政府督查工作条例》第十二条规定，经周明远批准，决定对你单位主要负责人进行约谈。"
        "现将有关事项通知如下。",
        "一、约谈事由",
        "你单位牵头办理的“加快推进城东污水处理厂二期扩建工程”事项，2026年9月1日交办，应于2026年10月30日前办结。"
        "截至2026年11月20日，办理进度为40%，逾期15个工作日。",
        f"此前，我单位已就上述事项于{QUOTED}。",
    ]
    assert told[5] == (
        "时间：2026年11月25日上午9:30；地点：市政府2号楼305会议室；约谈人：周明远；被约谈人：你单位主要负责人。"
    )


def test_an_entry_changes_every_sentence() -> None:
    """Post and date of the talk stand in the text by their entries, also in a text the officer changed."""
    on = ground(ledger()[:1])
    told = "".join(body(interview.FORM, on, post="局长", talk_on=date(2026, 11, 30), reply_by=date(2026, 12, 9)))
    assert told.count("你单位局长") == 2
    assert "时间：2026年11月30日；地点另行通知；" in told
    assert "于2026年12月9日前将整改情况书面报" in told
    assert body(interview.FORM, on, body="请{post}于{talk_on}到会。", post="局长") == ["请局长于2026年11月25日到会。"]


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        ({"talk_on": date(2026, 11, 19)}, "talk_on"),
        ({"reply_by": date(2026, 11, 24)}, "reply_by"),
        ({"post": " "}, "post"),
        ({"talk_on": None}, "talk_on"),
    ],
)
def test_days_that_do_not_fit(changed: dict[str, date | str | None], key: str) -> None:
    """A talk before its paper, a report before the talk, nobody to talk with."""
    draft = PaperDraft(NoticeKind.INTERVIEW, ground(ledger()[:1]))
    assert faults(interview.FORM, draft) == {}
    assert set(faults(interview.FORM, replace(draft, changed=changed))) == {key}


def test_many_matters_go_into_a_list() -> None:
    """The text names the first and how many; every matter has its row."""
    on = ground(huge(5))
    printed = paper(interview.FORM, on)
    assert "等5项工作任务（见附件）推进滞后。" in body(interview.FORM, on)[2]
    assert [annex.title for annex in printed.annexes] == ["约谈事项清单"]
    assert all(f"2026-{number:04d}" in words(printed) for number in range(1, 6))
    assert paper(interview.FORM, ground(huge(3))).annexes == ()


def test_papers_that_are_quoted() -> None:
    """Of these matters and this unit, issued and not void, chasing; the oldest first."""
    others = (
        notice(20, NoticeKind.SUPERVISION, date(2026, 11, 3), unit_id=2),
        notice(21, NoticeKind.SUPERVISION, date(2026, 11, 3), task_ids=(7,)),
        notice(22, NoticeKind.SUPERVISION, date(2026, 11, 3), state=NoticeState.VOID),
        notice(23, NoticeKind.ASSIGNMENT, date(2026, 9, 1)),
        notice(24, NoticeKind.WARNING, date(2026, 11, 21)),
    )
    on = ground(ledger()[:1], notices=(*others, *PAPERS))
    assert quoted_papers(earlier_papers(on, on.lines)) == QUOTED
    assert quoted_papers(()) == ""


def test_many_papers_are_counted() -> None:
    """By kind, and the last one quoted."""
    papers = [notice(at, NoticeKind.REMINDER, date(2026, 10, at)) for at in range(1, 5)]
    papers.append(notice(9, NoticeKind.WARNING, date(2026, 11, 2)))
    last = "2026年11月2日发出的预警通知，云政督〔2026〕9号"
    assert quoted_papers(papers) == f"先后发出提示函4次、预警通知1次（最近一次为{last}）"


def test_a_year_is_told_when_it_changes() -> None:
    """Dates after the first go without their year only within it."""
    papers = [notice(8, NoticeKind.REMINDER, date(2025, 12, 30)), notice(9, NoticeKind.WARNING, date(2026, 1, 8))]
    assert quoted_papers(papers).startswith("2025年12月30日发出提示函")
    assert "、2026年1月8日发出预警通知" in quoted_papers(papers)


def test_record_of_a_talk() -> None:
    """Facts are typed, the rest is left to the pen; the paper that called the talk is named."""
    called = notice(15, NoticeKind.INTERVIEW, date(2026, 11, 18))
    filled_in = boxes(paper(interview_record.FORM, ground(ledger()[:1], notices=(called, *PAPERS))))
    assert filled_in["约谈依据"] == "约谈通知书（云政督〔2026〕15号）"
    assert filled_in["主要问题"] == "应于2026年10月30日前办结，办理进度为40%，逾期15个工作日。"
    assert filled_in["记录人"] == "陈喆"
    assert [filled_in[label] for label in ("情况说明", "约谈要求", "表态发言", "约谈人签字", "被约谈人签字")] == [
        ""
    ] * 5
    assert filled_in["整改期限"].split() == ["年", "月", "日"]
    typed = boxes(
        paper(interview_record.FORM, ground(ledger()[:1]), statement="已复工。\n缺资金。", rectify_by=date(2026, 12, 1))
    )
    assert (typed["情况说明"], typed["整改期限"]) == ("已复工。\n缺资金。", "2026年12月1日")


def test_accountability_needs_approval_and_a_body_to_decide() -> None:
    """No default addressee, no issue without approver and date."""
    draft = PaperDraft(NoticeKind.ACCOUNTABILITY, ground(ledger()[:1]))
    assert set(faults(accountability.FORM, draft)) == {"addressee", "approved_on"}
    whole = draft.with_entry("addressee", "云河市监察委员会").with_entry("approved_on", date(2026, 11, 19))
    assert faults(accountability.FORM, whole) == {}
    assert set(faults(accountability.FORM, whole.with_entry("approver", ""))) == {"approver"}


def test_accountability_suggests_and_presumes_nothing() -> None:
    """Facts, papers, what the unit said, a suggestion whose outcome stays open."""
    told = body(accountability.FORM, ground(ledger()[:1]), approved_on=date(2026, 11, 19))
    assert told == [
        "根据《政府督查工作条例》第二十一条规定，现就市住房和城乡建设局有关督办事项的办理情况提出如下建议。",
        "一、基本事实",
        "“加快推进城东污水处理厂二期扩建工程”事项，2026年9月1日交办，应于2026年10月30日前办结。"
        "截至2026年11月20日，办理进度为40%，逾期15个工作日。",
        "二、督办情况",
        f"就上述事项，督查机构已于{QUOTED}。",
        "三、单位说明",
        "2026年11月5日就“加快推进城东污水处理厂二期扩建工程”事项报告：主体结构完成至二层，配套管网完成6.2公里。"
        "征地拆迁剩余3户未签约，影响管网过路段施工。",
        "四、有关建议",
        "建议有权机关按照管理权限对上述情况依规依纪依法研究处理，并充分听取有关单位和人员的陈述、申辩。"
        "是否存在应当追究责任的情形，以有权机关的调查结论为准。",
        "以上建议已经周明远于2026年11月19日批准。",
    ]
    assert not any(word in "".join(told) for word in ("失职", "渎职", "违纪", "不作为", "严肃"))


def test_accountability_without_papers_or_words_of_the_unit() -> None:
    """It says that there are none."""
    told = body(accountability.FORM, ground([poor()], notices=()))
    assert "台账中没有就上述事项发出督办文书的记录。" in told
    assert "台账中尚无该单位的书面说明，建议研究处理前听取其意见。" in told
    assert "“防汛”事项，截至2026年11月20日，尚未报送进展。" in told


def test_only_free_days_past_the_limit() -> None:
    """Due on a Friday, told on the Saturday: late without a count of working days."""
    friday = line(task(1, due=date(2026, 11, 20)), today=date(2026, 11, 21))
    assert "，办理进度为40%，已过办理时限。" in "".join(body(interview.FORM, ground([friday])))


def test_a_government_and_a_company_are_spoken_to_as_such() -> None:
    told = "".join(body(interview.FORM, ground(ledger()[:1]), addressee="清水县人民政府"))
    assert "对你县主要负责人进行约谈" in told
    assert "被约谈人：你县主要负责人" in told
    assert "你单位" not in told
    assert "听取你公司关于" in "".join(body(interview.FORM, ground(), addressee="云河水务集团有限公司"))


def test_a_matter_too_long_for_a_sentence_is_named_by_its_first_clause_and_annexed() -> None:
    """Also where it stands among few; of a circular, whose annex counts units, only named."""
    long = line(task(title="加快推进城东污水处理厂二期扩建工程，" + "同步完成验收移交，" * 300))
    short = line(task(2, title="清水河综合治理"))
    for form in (interview.FORM, accountability.FORM):
        for lines in ([long], [long, short]):
            on = ground(lines)
            told = "".join(body(form, on))
            assert "“加快推进城东污水处理厂二期扩建工程”事项（见附件），2026年9月1日交办" in told
            assert max(map(len, body(form, on))) < 300
            [annex] = paper(form, on, approved_on=date(2026, 11, 20)).annexes
            assert long.task.title in words(paper(form, on)).replace("\n", "")
            assert len(table(annex).rows) == len(lines)
        assert not paper(form, ground([short])).annexes
    assert max(map(len, body(circular.FORM, ground((), [long], unit=None)))) < 300


def test_progress_is_that_of_the_indicators_as_in_every_other_paper() -> None:
    """And half a point behind counts as it does there."""
    measured = replace(line(task(due=date(2026, 12, 31), progress=None)), attained=62.0, gap=12.5)
    assert "办理进度为62%，落后序时进度13个百分点。" in "".join(body(interview.FORM, ground([measured])))


def test_a_limit_that_only_names_the_cycle_is_no_limit() -> None:
    monthly = task(due=None, original_due=None, due_text="每月5日前", cycle=Cycle.MONTHLY, cycle_day=5)
    assert "时限要求" not in "".join(body(interview.FORM, ground([line(monthly)])))


def test_a_text_of_the_officer_s_may_name_an_entry_that_the_form_itself_names_empty() -> None:
    draft = PaperDraft(
        NoticeKind.INTERVIEW, ground(ledger()[:1]), {"body": "时间：{talk_on}{talk_at}；地点：{place}。"}
    )
    assert faults(interview.FORM, draft) == {"place": "正文写到约谈地点，请填写"}


def test_papers_are_said_to_be_on_those_matters_they_were_on() -> None:
    """The register's papers are on the first matter alone."""
    told = body(interview.FORM, ground(ledger()[:2]))
    place = next(words[0] for words in told if words[1:3] == ".“" and task(1).title in words)
    assert f"此前，我单位已就上述第{place}项于{QUOTED}。" in told
    assert f"就上述第{place}项，督查机构已于{QUOTED}。" in body(accountability.FORM, ground(ledger()[:2]))
    assert any(words.startswith("此前，我单位已就其中1项于") for words in body(interview.FORM, ground(ledger())))
